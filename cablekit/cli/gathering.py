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


class Gathered:
    """The cables of all sources.

    Attributes:
        cables: how many there were so far.
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
        self.failed = False

    def __iter__(self) -> "Iterator[Parsed]":
        from cablekit.api import parse_document
        from cablekit.diagnostics import UNREADABLE
        from cablekit.sources import documents_of, walk

        for found in walk(self.names):
            for document in documents_of(found):
                if document.member is None and any(one.code == UNREADABLE.code for one in document.diagnostics):
                    self.failed = True
                self.cables += 1
                yield parse_document(document)
