"""Bounds that keep a hostile file from filling memory, and the streams that enforce them."""

import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, cast

from cablekit.diagnostics import CablekitError

_BLOCK = 1 << 20
_IN_MEMORY = 1 << 24  # bytes of a spool
HEAD = 1024  # bytes that show what a stream is; the mark of a tar is at 257


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits on what may come out of one file. The whole corpus, 2.1 million cables in 12 GB, stays within them.

    Attributes:
        file: bytes of a file or stream that is read as a whole.
        member: bytes of one member of an archive.
        ratio: how many times its own size a file may unpack to; cables shrink to a fifth, in solid archives to a
            twentieth.
        free: bytes that may be unpacked before `ratio` applies.
        document: characters of one document; the rest of it is skipped, and the next document is read.
        depth: nested layers; `a.tar.gz` has two.
        entries: members of an archive whose list is read first (zip, 7z).
    """

    file: int = 1 << 30
    member: int = 1 << 28
    ratio: int = 250
    free: int = 1 << 26
    document: int = 1 << 22
    depth: int = 8
    entries: int = 1_000_000


BOUNDS = Bounds()


class RefusedError(CablekitError):
    """A member exceeds a bound or may do harm; the other members may still be read."""


class OverrunError(RefusedError):
    """The file as a whole unpacks to too many bytes; the rest of it is not read."""


class DamagedError(CablekitError):
    """An archive is damaged, and members may be missing."""


class GapError(DamagedError):
    """Bytes of a stream are lost at this place. What follows can still be read from the same stream."""


class LockedError(CablekitError):
    """A password is required."""


def refusal(name: str, size: int, bounds: Bounds) -> RefusedError | None:
    """Return why a member is not opened: its name leads out of the archive, or its declared size is too large.

    None if it may be opened.
    """
    if name.startswith(("/", "\\")) or name[1:2] == ":" or ".." in name.replace("\\", "/").split("/"):
        return RefusedError("its name leads out of the archive")
    if size > bounds.member:
        return RefusedError(f"it holds more than {bounds.member:,} bytes")
    return None


class Budget:
    """The number of bytes that one file has unpacked to so far.

    Args:
        packed: returns the size of the file in bytes; for a stream, the bytes read so far.
    """

    def __init__(self, packed: Callable[[], int], bounds: Bounds) -> None:
        self._packed = packed
        self._bounds = bounds
        self._spent = 0

    def spend(self, count: int) -> None:
        """Count unpacked bytes.

        Raises:
            OverrunError: there are too many for the size of the file.
        """
        self._spent += count
        if self._spent > self._bounds.free and self._spent > self._bounds.ratio * max(1, self._packed()):
            raise OverrunError(f"it unpacks to more than {self._bounds.ratio} times its size")


class Watched(io.RawIOBase):
    """A stream whose bytes are reported as they are read, after a head that was read before."""

    def __init__(self, stream: BinaryIO, report: Callable[[int], None], head: bytes = b"") -> None:
        super().__init__()
        self._stream = stream
        self._report = report
        self._head = head

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)]
        if data:
            self._head = self._head[len(data) :]
        else:
            data = read_some(self._stream, len(buffer))
            self._report(len(data))
        buffer[: len(data)] = data
        return len(data)


def watched(stream: BinaryIO, report: Callable[[int], None], head: bytes = b"") -> BinaryIO:
    """Return `stream` as a buffered stream that calls `report` with the number of bytes of each read."""
    return io.BufferedReader(Watched(stream, report, head), 1 << 16)


def forward(stream: BinaryIO, head: bytes = b"") -> BinaryIO:
    """Return `stream` as a buffered stream, read from front to back only, after a head that was read before."""
    return watched(stream, lambda _: None, head)


def read_some(stream: BinaryIO, most: int) -> bytes:
    """Return the bytes available from a stream, at most `most`; wait for the first byte only. b"" at its end."""
    read = getattr(stream, "read1", stream.read)  # a stream without read1 is not buffered, or does not wait
    return cast(bytes, read(most))


def read_all(stream: BinaryIO, limit: int) -> bytes:
    """Read the rest of a stream.

    Raises:
        RefusedError: it holds more than `limit` bytes.
    """
    data = io.BytesIO()  # returns its bytes without a copy
    while block := stream.read(_BLOCK):  # a buffered stream allocates at once all bytes that it is asked for
        if data.tell() + len(block) > limit:
            raise RefusedError(f"it holds more than {limit:,} bytes")
        data.write(block)
    return data.getvalue()


def spooled(stream: BinaryIO, limit: int) -> tuple[BinaryIO, Exception | None]:
    """Return the rest of a stream as a file that can be read in any order; a temporary file if it is long.

    Bytes that are lost in the stream are left out. The second value is the error at which the stream broke off.

    Raises:
        RefusedError: it holds more than `limit` bytes.
    """
    spool = cast(BinaryIO, tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115  # its reader closes it
    try:
        error = _fill(spool, stream, limit)
    except BaseException:
        spool.close()
        raise
    spool.seek(0)
    return spool, error


def _fill(spool: BinaryIO, stream: BinaryIO, limit: int) -> Exception | None:
    size = 0
    while True:
        try:
            block = read_some(stream, _BLOCK)
        except GapError:
            continue
        except RefusedError:
            raise
        except Exception as error:  # libraries raise many on hostile bytes
            return error
        if not block:
            return None
        size += len(block)
        if size > limit:
            raise RefusedError(f"it holds more than {limit:,} bytes")
        spool.write(block)
