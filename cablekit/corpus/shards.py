"""Files that grow shard by shard and can be cut back to the end of a shard; and functions that sync files to disk.

Strategy: a shard is appended as one gzip member or Zstandard frame, so that a file cut at the end of a shard is valid.
The bytes of a shard depend on its content alone: it holds no time and no name.
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
    """Add the name of a file to errors of writing; the system names it only in errors of opening."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or os.fspath(path)
        raise


class AppendFile:
    """A file that data is appended to.

    Args:
        path: the file.
        size: bytes of the existing file to keep, as returned by an earlier `flush`; None makes it new.

    Raises:
        OSError: it can't be opened, or is shorter than `size`.
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
        """Append data."""
        view = memoryview(data)
        with naming(self.path):
            while view:
                view = view[self._file.write(view) :]

    def flush(self) -> int:
        """Write everything to disk; return the size of the file then."""
        with naming(self.path):
            os.fsync(self._file.fileno())
        return self._file.tell()

    def close(self) -> None:
        """Close the file. What was not flushed may be missing on disk."""
        self._file.close()


def sync_file(path: Path) -> None:
    """Write a file to disk (fsync).

    Raises:
        OSError: the system can't.
    """
    with naming(path), path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Write the names in a folder to disk, if the system can."""
    if sys.platform == "win32":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems can't
            os.fsync(number)
    finally:
        os.close(number)


def sync_tree(folder: Path, files: Iterable[Path] | None = None) -> None:
    """Write files below a folder to disk, with their names.

    Linux does so for a whole file system at once, in the time that a few dozen files take one by one.

    Args:
        folder: the folder.
        files: the files that were written; None for all.

    Raises:
        OSError: the system can't.
    """
    if sys.platform == "linux" and _sync_file_system(folder):
        return
    written = [path for path in folder.rglob("*") if path.is_file()] if files is None else files
    folders = {folder}
    for path in written:
        sync_file(path)
        folders.update(above for above in path.parents if folder in above.parents)
    for path in folders:
        sync_folder(path)


def _sync_file_system(folder: Path) -> bool:
    """Sync the file system of a folder by the C library's syncfs; return False if the library lacks it."""
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
    """Return a function from data to a shard: compressed (`name` is gzip or zstd), or as it is (None).

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
