"""What a walk over inputs finds: an Item to read, or a Failure."""

import os
import stat
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from io import BufferedIOBase
from pickle import PickleBuffer
from typing import Any, BinaryIO, SupportsIndex, cast

from cablekit.diagnostics import ARCHIVE_REFUSED, ENCRYPTED, MISSING_EXTRA, UNREADABLE, Diagnostic
from cablekit.sources.bounds import LockedError, RefusedError
from cablekit.sources.flow import Flow

_LARGE = 1 << 20
_PACKAGES = {
    "pypdfium2": ("pypdfium2", "a PDF"),
    "py7zr": ("cablekit[archive]", "a 7z archive"),
    "backports": ("cablekit[zstd]", "Zstandard"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One file to read. Picklable: a plain file is only a path, so that a worker process can read it.

    Attributes:
        path: the file as given or found; "-" is standard input.
        member: path inside an archive, inner archives included.
        data: the bytes of what has no path of its own: a member of an archive, standard input. None for a plain file.
        flow: in place of `data`, a text that is long or whose end is not known yet; valid until the next Item is
            requested. An Item with a flow can't be pickled.
        found: whether it was found in a folder; if not, an argument named it.
        other: whether it was found and is not a cable, by its name or its first bytes.
    """

    path: str
    member: str | None = None
    data: bytes | None = None
    flow: Flow | None = field(default=None, compare=False)
    found: bool = field(default=False, compare=False)
    other: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        if self.flow is not None:
            self.flow.path, self.flow.member = self.path, self.member

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        """Let bytes that are many be pickled apart (PEP 574), so that no copy of them is made."""
        is_large = self.data is not None and len(self.data) >= _LARGE and protocol.__index__() >= 5
        data = PickleBuffer(self.data) if self.data is not None and is_large else self.data
        return Item, (self.path, self.member, data, self.flow, self.found, self.other)

    def open(self) -> BinaryIO:
        """Open the file of an Item that is only a path.

        Raises:
            OSError: it is gone, unreadable, or no longer a regular file.
        """
        return open_regular(self.path)

    def checksum(self) -> str | None:
        """Return the SHA-256 of the bytes of the file; None for a Flow, which can be read only once.

        Raises:
            OSError: the file is gone, unreadable, or no longer a regular file.
        """
        if self.flow is not None:
            return None
        if self.data is not None:
            return sha256(self.data).hexdigest()
        with self.open() as stream:
            return file_digest(cast(BufferedIOBase, stream), "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read, and why.

    Attributes:
        path: the file as given or found; "-" is standard input.
        member: path inside an archive.
        diagnostic: the diagnostic for its record.
        why: for an argument that could not be opened or read at all, the system's error message.
    """

    path: str
    member: str | None
    diagnostic: Diagnostic
    why: str | None = None


def open_regular(path: str) -> BinaryIO:
    """Open a regular file without ever waiting: a FIFO or device that took its place is refused.

    Raises:
        OSError: it can't be opened, or is not a regular file.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise OSError(f"it is {kind_of_file(mode)}, not a file")
    return os.fdopen(descriptor, "rb")


def kind_of_file(mode: int) -> str:
    """Return the kind of file that a mode of `stat` describes, with its article."""
    kinds = {
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a FIFO",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
        stat.S_IFSOCK: "a socket",
        stat.S_IFLNK: "a link",
    }
    return kinds.get(stat.S_IFMT(mode), "something unknown")


def failure(path: str, member: str | None, error: Exception) -> Failure:
    """Return the Failure for an error in reading."""
    return Failure(path, member, diagnose(error, member or path or None))


def diagnose(error: Exception, name: str | None = None) -> Diagnostic:
    """Return the diagnostic for an error in reading. `name` is the input; None if it has no name."""
    what = "the input" if name is None else shown(name)
    if isinstance(error, RefusedError):
        return ARCHIVE_REFUSED.at(None, None, f"{what} was not opened: {error}")
    if isinstance(error, LockedError):
        return ENCRYPTED.at(None, None, f"{what} is encrypted and requires a password")
    if isinstance(error, ModuleNotFoundError) and (error.name or "").split(".")[0] in _PACKAGES:
        package, form = _PACKAGES[(error.name or "").split(".")[0]]
        return MISSING_EXTRA.at(None, None, f"{what} is {form}; to read it: pip install '{package}'")
    if isinstance(error, OSError) and error.strerror:
        return UNREADABLE.at(None, None, f"{what} can't be read: {error.strerror}")
    return UNREADABLE.at(None, None, f"{what} can't be read: {str(error) or type(error).__name__}")


def shown(name: str) -> str:
    """Return a file name that any encoding can print: bytes that are not UTF-8, and line ends, become escapes."""
    if name.isprintable():
        return name
    printable = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in printable)
