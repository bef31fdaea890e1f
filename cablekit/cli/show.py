"""`cablekit show`: one cable for reading."""

import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablekit.cli.inputs import STDIN, Inputs, named
from cablekit.cli.paging import on_terminal, page
from cablekit.cli.streams import RECORDS_WITH_ERRORS, say, say_finding

if TYPE_CHECKING:
    import sqlite3

    from cablekit.api import Parsed
    from cablekit.formats.terminal import Collection
    from cablekit.model import Cable

EPILOG = """\b
Examples:
  cablekit show samples/1977STATE310500.md
  cablekit show samples/synthetic-1979-sectioned.txt samples/synthetic-1975-lost-text.txt
  cablekit show telegrams.zip!1974/LAPAZ.txt
  cablekit show 1974LAPAZ03507 --in cables.sqlite
  cablekit show samples/1977STATE310500.md --in cables.sqlite

On a terminal the text is shown in a pager (PAGER, LESS and NO_COLOR are respected); in a pipe it is plain text. With
--in, date and title of cited documents, and the documents that cite the cable, are taken from the database; a * marks
documents that it does not have.
Exit status: 0 clean, 1 a number was not found or some cables had errors, 2 usage or I/O error.
"""


@click.command(epilog=EPILOG, short_help="one cable for reading: head, text, what it cites, what cites it")
@click.argument("names", metavar="FILE|NUMBER...", nargs=-1, required=True)
@click.option("--in", "database", metavar="DB", help="Look for numbers and citations in this database.")
def command(names: tuple[str, ...], database: str | None) -> int:
    """Show the cables in each FILE (any input of cablekit parse), or those with document number NUMBER, for reading."""
    from cablekit.corpus.database import opened

    if database is None:
        _check(names)
    with nullcontext() if database is None else opened(Path(database)) as connection:
        run = _Run(connection, database or "")
        page(lambda width, colour: run.screens(names, width, colour))
    return run.status


class _Run:
    """One run of the command.

    Args:
        connection: to the database; None without one.
        database: its name.

    Attributes:
        status: the exit status so far.
    """

    def __init__(self, connection: "sqlite3.Connection | None", database: str) -> None:
        self._connection = connection
        self._database = database
        self.status = 0

    def screens(self, names: tuple[str, ...], width: int, colour: bool) -> Iterator[str]:
        """The cables of all names as text, with a rule between them."""
        from cablekit.formats.terminal import shown

        rule = ""
        for cable in (cable for name in names for cable in self._cables(name)):
            text = shown(cable, width=width, colour=colour, short=on_terminal(), known=self._known(cable))
            yield rule + text
            rule = "=" * min(width, 72) + "\n"

    def _cables(self, name: str) -> "Iterator[Parsed | Cable]":
        path, member = _place(name)
        if self._connection is None or path is not None:
            yield from self._read(path or name, member)
        else:
            yield from self._find(name, self._connection)

    def _read(self, name: str, member: str | None) -> "Iterator[Parsed]":
        """The cables of a file, or of one member of an archive."""
        inputs = Inputs([name], folders=True)
        has_member = False
        for parsed in inputs:
            if member is not None and parsed.document.member != member:
                continue
            has_member = True
            if (why := parsed.unread) is not None:
                say_finding(
                    named(parsed.document.path, parsed.document.member), why.severity, f"{why.code} {why.message}"
                )
                continue
            yield parsed
        self.status = max(self.status, inputs.status)
        if member is not None and not has_member and not inputs.failed:
            self._miss(f"{name} has no member {member}")

    def _find(self, name: str, connection: "sqlite3.Connection") -> "Iterator[Cable]":
        """The cables with a document number."""
        from cablekit.corpus.citing import citing
        from cablekit.corpus.stored import numbered

        number = name.strip().upper()
        cables = numbered(connection, number)
        yield from cables
        if not cables:
            cited = next(citing(connection, number), None) is not None
            hint = f"; to see what cites it: cablekit refs {number} {self._database}" if cited else ""
            self._miss(f"{self._database} has no cable {number}, and there is no such file{hint}")

    def _miss(self, why: str) -> None:
        say(f"cablekit show: {why}")
        self.status = max(self.status, RECORDS_WITH_ERRORS)

    def _known(self, shown: "Parsed | Cable") -> "Collection | None":
        """The citations of a cable in the database; None without a database."""
        if self._connection is None:
            return None
        from cablekit.corpus.citing import cited, citing
        from cablekit.formats.terminal import Collection
        from cablekit.model import Cable

        cable = shown if isinstance(shown, Cable) else shown.cable
        return Collection(cited(self._connection, cable), list(citing(self._connection, cable.document_number)))


def _place(name: str) -> tuple[str | None, str | None]:
    """The file that a name means, and the member in it; None if there is no such file."""
    if name == STDIN or os.path.lexists(name):
        return name, None
    path, mark, member = name.partition("!")
    while mark:
        if os.path.isfile(path):  # noqa: PTH113  # Path raises for a name that is too long
            return path, member
        rest, mark, member = member.partition("!")
        path = f"{path}!{rest}"
    return None, None


def _check(names: tuple[str, ...]) -> None:
    """Refuse numbers and databases where they can't be used, with a hint."""
    from cablekit.corpus.database import is_database
    from cablekit.grammar import DOCUMENT_NUMBERED

    for name in names:
        path, _ = _place(name)
        if path is None and DOCUMENT_NUMBERED.match(name.strip().upper()):
            raise click.UsageError(f"{name} is not a file; to look for a number, name a database: --in cables.sqlite")
        if path is not None and path != STDIN and is_database(Path(path)):
            raise click.UsageError(f"{path} is a database; name a cable of it: cablekit show NUMBER --in {path}")
