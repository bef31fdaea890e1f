"""The position of a walk on disk, in bytes: what the time left of a run is estimated from.

Strategy: a plain file counts with its size, a long text with each stretch of it, an archive with the offset reached in
it. The position is asked for when an input is taken, so it is that of this input, even if others were read ahead.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


class Position:
    """Counts bytes of files and archives, as they are on disk.

    Attributes:
        reached: the position after the last input taken.
    """

    def __init__(self) -> None:
        self.reached = 0
        self._begin = 0  # position at which the file or archive begins
        self._tell: Callable[[], int] | None = None  # offset in the archive

    @contextmanager
    def file(self, size: int) -> Iterator[None]:
        """Read a file or an archive of this size; at its end the position is exact."""
        self._begin = self.reached
        yield
        self.reached = self._begin + size

    @contextmanager
    def archive(self, tell: Callable[[], int], size: int) -> Iterator[None]:
        """Read an archive of this size; `tell` returns the offset in it."""
        self._tell = tell
        try:
            with self.file(size):
                yield
        finally:
            self._tell = None

    def take(self, size: int) -> None:
        """Take an input of `size` bytes: a file, a member of an archive, or a stretch of a long text."""
        if self._tell is None:
            self.reached += size
        else:  # never back, as in a zip whose directory is not in the order of its members
            self.reached = max(self.reached, self._begin + self._tell())

    def leave_out(self, name: str) -> None:
        """Pass over a file; a member of an archive counts with the archive."""
        if self._tell is None:
            with suppress(OSError):  # removed since the folder was listed
                self.reached += os.stat(name).st_size  # noqa: PTH116  # names may not be text, and there are millions
