"""Files that grow shard by shard, and can be cut back to where a shard ended; and what sees files to the disk.

Strategy: a shard is appended whole and is a gzip member or a Zstandard frame of its own, so that a file cut at the end
of a shard is a good file. Its bytes depend on its content alone: no time, no name.
"""

import ctypes
import gzip
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
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
        if size is None:
            sync_folder(path.parent)
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


def sync_file(path: Path) -> None:
    """Bring a file to the disk.

    Raises:
        OSError: it can't be done.
    """
    with naming(path), path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    if sys.platform == "win32":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems know no such thing
            os.fsync(number)
    finally:
        os.close(number)


def sync_tree(folder: Path, files: Iterable[Path] | None = None) -> None:
    """Bring files below a folder to the disk, with their names.

    Linux does so for a whole file system at once, in the time that a few dozen files take one by one.

    Args:
        folder: where they are.
        files: which were written; None for all.

    Raises:
        OSError: it can't be done.
    """
    if sys.platform == "linux" and _sync_file_system(folder):
        return
    written = [one for one in folder.rglob("*") if one.is_file()] if files is None else files
    folders = {folder}
    for one in written:
        sync_file(one)
        folders.update(above for above in one.parents if folder in above.parents)
    for one in folders:
        sync_folder(one)


def _sync_file_system(folder: Path) -> bool:
    """Whether the C library could bring the file system of a folder to the disk."""
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "syncfs"):
        return False
    number = os.open(folder, os.O_RDONLY)
    try:
        if library.syncfs(number):
            error = ctypes.get_errno()
            raise OSError(error, os.strerror(error), os.fspath(folder))
    finally:
        os.close(number)
    return True


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
