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

On a terminal a pager shows it (PAGER, LESS and NO_COLOR are respected); in a pipe it is plain text. With --in the
database says what the documents are that the cable cites, and who cites it; a * is at those that it does not have.
Exit status: 0 clean, 1 a number was not found or some cables had errors, 2 usage or I/O.
"""


@click.command(epilog=EPILOG, short_help="one cable for reading: head, text, what it cites, who cites it")
@click.argument("names", metavar="FILE|NUMBER...", nargs=-1, required=True)
@click.option("--in", "database", metavar="DB", help="Look for numbers and citations in this database.")
def command(names: tuple[str, ...], database: str | None) -> int:
    """Show the cables of each FILE (as cablekit parse reads them), or of a document number NUMBER, for reading."""
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
        status: exit status of what was shown so far.
    """

    def __init__(self, connection: "sqlite3.Connection | None", database: str) -> None:
        self._connection = connection
        self._database = database
        self.status = 0

    def screens(self, names: tuple[str, ...], width: int, colour: bool) -> Iterator[str]:
        """The cables of all names as text, a rule between them."""
        from cablekit.formats.terminal import shown

        rule = ""
        for cable in (one for name in names for one in self._cables(name)):
            made = shown(cable, width=width, colour=colour, short=on_terminal(), known=self._known(cable))
            yield rule + made
            rule = "=" * min(width, 72) + "\n"

    def _cables(self, name: str) -> "Iterator[Parsed | Cable]":
        path, member = _place(name)
        if self._connection is None or path is not None:
            yield from self._read(path or name, member)
        else:
            yield from self._find(name, self._connection)

    def _read(self, name: str, member: str | None) -> "Iterator[Parsed]":
        """The cables of a file; of a member, its own."""
        inputs = Inputs([name], folders=True)
        found = False
        for parsed in inputs:
            if member is not None and parsed.document.member != member:
                continue
            found = True
            if (why := parsed.unread) is not None:
                say_finding(
                    named(parsed.document.path, parsed.document.member), why.severity, f"{why.code} {why.message}"
                )
                continue
            yield parsed
        self.status = max(self.status, inputs.status)
        if member is not None and not found and not inputs.failed:
            self._miss(f"{name} has no member {member}")

    def _find(self, name: str, connection: "sqlite3.Connection") -> "Iterator[Cable]":
        """The cables of a document number."""
        from cablekit.corpus.citing import citing
        from cablekit.corpus.stored import numbered

        number = name.strip().upper()
        cables = numbered(connection, number)
        yield from cables
        if not cables:
            cited = next(citing(connection, number), None) is not None
            more = f"; who cites it: cablekit refs {number} {self._database}" if cited else ""
            self._miss(f"{self._database} has no cable {number}, and there is no such file{more}")

    def _miss(self, why: str) -> None:
        say(f"cablekit show: {why}")
        self.status = max(self.status, RECORDS_WITH_ERRORS)

    def _known(self, one: "Parsed | Cable") -> "Collection | None":
        """What the database knows of a cable."""
        if self._connection is None:
            return None
        from cablekit.corpus.citing import cited, citing
        from cablekit.formats.terminal import Collection
        from cablekit.model import Cable

        cable = one if isinstance(one, Cable) else one.cable
        return Collection(cited(self._connection, cable), list(citing(self._connection, cable.document_number)))


def _place(name: str) -> tuple[str | None, str | None]:
    """The file that a name stands for, and the member of it; None where there is no such file."""
    if name == STDIN or os.path.lexists(name):
        return name, None
    path, mark, member = name.partition("!")
    while mark:
        if os.path.isfile(path):  # noqa: PTH113  # Path raises for a name that is too long
            return path, member
        more, mark, member = member.partition("!")
        path = f"{path}!{more}"
    return None, None


def _check(names: tuple[str, ...]) -> None:
    """Tell of numbers and databases where they can't be used."""
    from cablekit.corpus.database import is_database
    from cablekit.grammar import DOCUMENT_NUMBERED

    for name in names:
        path, _ = _place(name)
        if path is None and DOCUMENT_NUMBERED.match(name.strip().upper()):
            raise click.UsageError(f"{name} is no file; to look for a number, name a database: --in cables.sqlite")
        if path is not None and path != STDIN and is_database(Path(path)):
            raise click.UsageError(f"{path} is a database; name a cable of it: cablekit show NUMBER --in {path}")
