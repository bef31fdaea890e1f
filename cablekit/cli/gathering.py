"""SRC...: the cables of files, folders, archives and standard input, one after another.

Strategy: what can't be read is a record too, with a diagnostic that says why, so a run never stops for it; the status
remembers that an input, as against a part of an archive, was not read.
"""

import errno
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from cablekit.cli.inputs import STDIN

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.diagnostics import Diagnostic


def unread(parsed: "Parsed") -> "Diagnostic | None":
    """Why nothing was read from a document: it can't be opened, or holds no cable; None when a cable was read."""
    return next((one for one in parsed.cable.diagnostics if one.code < "CK1" and one.severity == "error"), None)


class Gathered:
    """The cables of all sources.

    Attributes:
        cables: how many there were so far.
        others: how many documents without one: damaged files, names that stand for nothing, other texts.
        failed: whether an input could not be read.

    Args:
        names: files, folders and archives; `-` is standard input.
    """

    def __init__(self, names: Sequence[str]) -> None:
        if names.count(STDIN) > 1:
            raise click.UsageError("- stands for standard input and can be given once only")
        if "" in names:
            raise click.UsageError("an empty name is no file")
        if STDIN in names and sys.stdin is None:
            raise OSError(errno.EBADF, "it is closed", "standard input")
        self.names = names
        self.cables = 0
        self.others = 0
        self.failed = False

    def __iter__(self) -> "Iterator[Parsed]":
        from cablekit.api import parse_document
        from cablekit.diagnostics import UNREADABLE
        from cablekit.sources import documents_of, walk

        for found in walk(self.names):
            for document in documents_of(found):
                if document.member is None and any(one.code == UNREADABLE.code for one in document.diagnostics):
                    self.failed = True
                parsed = parse_document(document)
                if unread(parsed) is None:
                    self.cables += 1
                else:
                    self.others += 1
                yield parsed

    def __str__(self) -> str:
        """What was read, in words: `1 cable`, `107 cables and 2 files without one`."""
        cables = f"{self.cables:,} cable{'' if self.cables == 1 else 's'}"
        return (
            f"{cables} and {self.others:,} file{'' if self.others == 1 else 's'} without one" if self.others else cables
        )
