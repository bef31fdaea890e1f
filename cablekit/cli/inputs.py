"""FILE...|- : reading the inputs of a command one after another, and the exit status that comes of it.

Strategy: an input that can't be read costs one line on stderr and the status, never the inputs behind it.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablekit.cli.streams import FAILED, OK, RECORDS_WITH_ERRORS, say, say_finding

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.diagnostics import Diagnostic

STDIN = "-"
SHOWN = ("error", "warning")
"""Severities that go to stderr; notes are in the record only."""


class Inputs:
    """The inputs of one run.

    Iterating gives every cable of every input, in order. `status` then is the exit status.

    Args:
        names: paths, or `-` for standard input.
    """

    def __init__(self, names: Sequence[str]) -> None:
        if names.count(STDIN) > 1:
            raise click.UsageError("- stands for standard input and can be given once only")
        self.names = names
        self._errors = False
        self._failed = False

    @property
    def status(self) -> int:
        """OK, RECORDS_WITH_ERRORS, or FAILED when an input could not be read."""
        if self._failed:
            return FAILED
        return RECORDS_WITH_ERRORS if self._errors else OK

    def __iter__(self) -> "Iterator[Parsed]":
        for name in self.names:
            for parsed in self._read(name):
                self._errors |= any(finding.severity == "error" for finding in parsed.cable.diagnostics)
                yield parsed

    def _read(self, name: str) -> "Iterator[Parsed]":
        from cablekit.api import parse_all

        try:
            if name == STDIN:
                yield from parse_all(_stdin())
            elif not name:  # Path("") would be the working folder
                self._fail("''", "an empty name is no file")
            elif Path(name).is_dir():
                self._fail(name, "is a folder; use cablekit convert for folders")
            else:
                yield from parse_all(Path(name))
        except OSError as error:
            self._fail("standard input" if name == STDIN else name, error.strerror or str(error))

    def _fail(self, name: str, why: str) -> None:
        self._failed = True
        say(f"cablekit: {name}: {why}")


def _stdin() -> bytes:
    if sys.stdin is None:
        raise OSError("it is closed")
    return sys.stdin.buffer.read()


def report(parsed: "Parsed", quiet: bool = False) -> None:
    """Write the diagnostics of a cable to stderr, one a line: `file:line: severity CK301 name: message`.

    Args:
        parsed: the cable.
        quiet: leave out what is below error.
    """
    for finding in parsed.cable.diagnostics:
        if finding.severity == "error" or (not quiet and finding.severity in SHOWN):
            say_finding(place(parsed, finding), finding.severity, f"{finding.code} {finding.name}: {finding.message}")


def place(parsed: "Parsed", finding: "Diagnostic") -> str:
    """Where a finding is, as `file:12`; `file!member:12` inside an archive, `file:page 2, line 7` in a PDF."""
    document = parsed.document
    name = document.path or "<stdin>"
    if document.member:
        name = f"{name}!{document.member}"
    if finding.line is None:
        return name
    if not document.page_starts:
        return f"{name}:{finding.line}"
    return f"{name}:{document.place(finding.line - document.first_line + 1)}"
