"""Files that grow shard by shard, and can be cut back to where a shard ended.

Strategy: a shard is appended whole and is a gzip member or a Zstandard frame of its own, so that a file cut at the end
of a shard is a good file. Its bytes depend on its content alone: no time, no name.
"""

import gzip
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_GZIP_LEVEL = 6
_ZSTD_LEVEL = 6


@contextmanager
def naming(path: str | os.PathLike[str]) -> Iterator[None]:
    """Name a file in the errors that writing to it raises: the system names it only in those of opening it."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or os.fspath(path)
        raise


class AppendFile:
    """A file that is written at its end.

    Args:
        path: the file.
        size: bytes to keep of what is there, as an earlier `flush` gave it; None makes it new.

    Raises:
        OSError: it can't be opened, or holds less than `size`.
    """

    def __init__(self, path: Path, size: int | None) -> None:
        self.path = path
        self._file = path.open("wb" if size is None else "r+b", buffering=0)
        if size is not None:
            if self._file.seek(0, os.SEEK_END) < size:
                self._file.close()
                raise OSError(f"{path} is shorter than when the run stopped")
            self._file.truncate(size)
            self._file.seek(size)

    def write(self, data: bytes) -> None:
        """Append."""
        view = memoryview(data)
        with naming(self.path):
            while view:
                view = view[self._file.write(view) :]

    def flush(self) -> int:
        """Bring everything to the disk; the size then, to come back to."""
        with naming(self.path):
            os.fsync(self._file.fileno())
        return self._file.tell()

    def close(self) -> None:
        """Close. What was not flushed may or may not be on the disk."""
        self._file.close()


def compressor(name: str | None) -> Callable[[bytes], bytes]:
    """What makes a shard of bytes: compressed as `name` says (gzip, zstd), or as they are.

    Raises:
        ImportError: the library for zstd is not installed.
    """
    if name == "gzip":
        return lambda data: gzip.compress(data, _GZIP_LEVEL, mtime=0)
    if name == "zstd":
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
        return lambda data: zstd.compress(data, _ZSTD_LEVEL)
    return bytes
