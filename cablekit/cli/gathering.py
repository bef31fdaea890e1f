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


def many(count: int, thing: str) -> str:
    """A number of things: `1 cable`, `2,107 cables`."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def counted(cables: int, others: int) -> str:
    """What was read: `1 cable`, `107 cables and 2 files without one`."""
    return f"{many(cables, 'cable')} and {many(others, 'file')} without one" if others else many(cables, "cable")


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
        from cablekit.api import read_item
        from cablekit.sources import walk

        for found in walk(self.names):
            for parsed in read_item(found):
                self.failed = self.failed or parsed.is_unreadable_input
                if parsed.unread is None:
                    self.cables += 1
                else:
                    self.others += 1
                yield parsed

    def __str__(self) -> str:
        """What was read, in words."""
        return counted(self.cables, self.others)
