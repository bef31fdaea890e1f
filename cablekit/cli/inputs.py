"""FILE... and SRC...: the reader of all inputs of a command, and the resulting exit status.

Strategy: each name, file or folder, goes through `walk`, and the inputs found are parsed one after another. An input
that can't be read never stops the ones after it. Commands for single cables report it in a line on stderr; commands for
many cables make a record of it, with a diagnostic that says why.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from cablekit.cli.streams import FAILED, OK, RECORDS_WITH_ERRORS, say, say_finding

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.corpus.summary import Tally
    from cablekit.diagnostics import Diagnostic
    from cablekit.sources import Bounds, Failure, Item

STDIN = "-"
SHOWN = ("error", "warning")
"""Severities that go to stderr; notes are only in the record."""


class Inputs:
    """The inputs of one run. Iterating gives every cable of every input, in order.

    Args:
        names: paths, or `-` for standard input.
        folders: walk folders; otherwise a folder is an error.
        records: make a record of an input that can't be read, open no FIFO, and give standard input the path `-`;
            otherwise report such an input on stderr.
        document: highest number of characters of one document; None for the default of `Bounds`.

    Attributes:
        cables: number of cables so far.
        others: number of documents without a cable: damaged files, names that don't exist, other texts.
        skipped: names of files in folders and archives that are not cables.
        failed: whether an input (not just a part of an archive) could not be read.
    """

    def __init__(
        self, names: Sequence[str], *, folders: bool = False, records: bool = False, document: int | None = None
    ) -> None:
        if names.count(STDIN) > 1:
            raise click.UsageError("- stands for standard input and can be given only once")
        self.names = names
        self.cables = 0
        self.others = 0
        self.failed = False
        self.skipped: list[str] = []
        self._folders = folders
        self._document = document
        self._records = records
        self._errors = False

    @property
    def status(self) -> int:
        """OK, RECORDS_WITH_ERRORS, or FAILED if an input could not be read."""
        if self.failed:
            return FAILED
        return RECORDS_WITH_ERRORS if self._errors else OK

    def __str__(self) -> str:
        """The numbers of cables and of other documents, in words."""
        return counted(self.cables, self.others)

    def __iter__(self) -> "Iterator[Parsed]":
        from cablekit.api import read_item
        from cablekit.sources import BOUNDS

        bounds = BOUNDS if self._document is None else replace(BOUNDS, document=self._document)
        for name in self.names:
            for item in self._found(name, bounds):
                for parsed in read_item(item, bounds):
                    self._count(parsed)
                    yield parsed

    def _found(self, name: str, bounds: "Bounds") -> "Iterator[Item | Failure]":
        """The inputs that a name means; none if an error was reported on stderr."""
        from cablekit.sources import Failure, walk

        if (why := self._refusal(name)) is not None:
            self._fail(name, why)
            return
        # A single cable may come from a FIFO that the user made; among many inputs none may block the rest.
        for item in walk([name], bounds=bounds, waits=not self._records, skipped=self.skipped.append):
            if isinstance(item, Failure) and item.why is not None and not self._records:
                self._fail(name, item.why)
            else:
                yield replace(item, path="") if name == STDIN and not self._records else item

    def _refusal(self, name: str) -> str | None:
        """Why a name is refused; None if it is not."""
        if not name:  # Path("") would be the working folder
            return "an empty name is not a file"
        if name != STDIN and not self._folders and os.path.isdir(name):  # noqa: PTH112  # Path raises for a name that is too long
            return "is a folder; use cablekit convert for folders"
        return None

    def _count(self, parsed: "Parsed") -> None:
        if parsed.unread is None:
            self.cables += 1
        else:
            self.others += 1
        self._errors = self._errors or any(finding.severity == "error" for finding in parsed.cable.diagnostics)
        self.failed = self.failed or (self._records and parsed.is_unreadable_input)

    def _fail(self, name: str, why: str) -> None:
        self.failed = True
        say(f"cablekit: {'standard input' if name == STDIN else name or repr(name)}: {why}")


def max_document(command: "Callable[..., int]") -> "Callable[..., int]":
    """Add the option that limits the size of one document, as `document`; None for the default of `Bounds`."""
    return click.option(
        "--max-document",
        "document",
        metavar="N",
        type=click.IntRange(1 << 12),
        help="Highest number of characters of one document; the rest is skipped with an error (CK212), and the next "
        "document is read. Default: 4,194,304.",
    )(command)


def cores() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def status_of_run(tally: "Tally") -> int:
    """OK, RECORDS_WITH_ERRORS, or FAILED if an input of a run over many could not be read."""
    if tally.unreadable:
        return FAILED
    return RECORDS_WITH_ERRORS if tally.failed else OK


# --- words ----------------------------------------------------------------------------------------


def many(count: int, thing: str) -> str:
    """A number of things: `1 cable`, `2,107 cables`."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def counted(cables: int, others: int) -> str:
    """The numbers of what was read: `1 cable`, `107 cables and 2 files without one`."""
    return f"{many(cables, 'cable')} and {many(others, 'file')} without one" if others else many(cables, "cable")


def named(path: str | None, member: str | None) -> str:
    """The name of an input: `file`, `archive!member`, `<stdin>`."""
    name = "<stdin>" if path in (None, STDIN) else str(path)
    return f"{name}!{member}" if member else name


def report(parsed: "Parsed", quiet: bool = False) -> None:
    """Write the diagnostics of a cable to stderr, one a line: `file:line: severity CK301 name: message`.

    Args:
        parsed: the cable.
        quiet: report only errors.
    """
    for finding in parsed.cable.diagnostics:
        if finding.severity == "error" or (not quiet and finding.severity in SHOWN):
            say_finding(place(parsed, finding), finding.severity, f"{finding.code} {finding.name}: {finding.message}")


def place(parsed: "Parsed", finding: "Diagnostic") -> str:
    """The place of a finding: `file:12`, `file!member:12` in an archive, `file:page 2, line 7` in a PDF."""
    document = parsed.document
    name = named(document.path, document.member)
    if finding.line is None:
        return name
    return f"{name}:{document.place(finding.line - document.first_line + 1)}"
