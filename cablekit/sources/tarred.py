"""The members of a tar, including damaged ones.

Strategy. A tar is read once, from front to back. A header whose checksum is wrong does not end it: the next good header
is searched for, block by block. A tar has no count of its members, so missing members can't be named. But a loss always
shows: in blocks that are neither header nor member, in blank blocks before another member, or in missing blank blocks
at the end. Only last members that were blanked completely look like the end. Reading therefore continues beyond what
`tarfile` takes for the end.
"""

import tarfile
from collections.abc import Iterator
from typing import Any, BinaryIO, Self, cast

from cablekit.sources.bounds import Bounds, DamagedError, GapError, RefusedError, forward, refusal
from cablekit.sources.pulled import Pulled

BLOCK = 512
_MARK, _USTAR = slice(257, 262), b"ustar"  # in all but the oldest
_READ = 1 << 16
_PIECE = 1 << 13  # bytes of a member read at once


class _Seen:
    """Counts of the blocks between the members.

    Attributes:
        bad: blocks that are neither a header nor part of a member.
        blank: blank blocks since the last header.
        between: blank blocks followed by another header.
        cut: whether the last block is incomplete.
    """

    def __init__(self) -> None:
        self.bad = self.blank = self.between = 0
        self.cut = False

    def header(self) -> type[tarfile.TarInfo]:
        """Return a class of headers that counts the blocks read as headers."""
        blocks = self

        class Header(tarfile.TarInfo):
            @classmethod
            def frombuf(cls, buf: Any, encoding: str, errors: str) -> Self:
                try:
                    header = super().frombuf(buf, encoding, errors)
                except tarfile.HeaderError:
                    blocks.no_header(bytes(buf))
                    raise
                blocks.between, blocks.blank = blocks.between + blocks.blank, 0
                return header

        return Header

    def no_header(self, block: bytes) -> None:
        """Count a block that was read as a header but is not one."""
        if len(block) < BLOCK:
            self.cut = bool(block)
        elif block.strip(b"\0"):
            self.bad += 1
        else:
            self.blank += 1

    def why(self) -> str | None:
        """Return the evidence that members may be missing; None if there is none."""
        if self.bad:
            return f"{self.bad:,} of its blocks are neither a header nor part of a member"
        if self.between:
            return f"it has {self.between:,} blank blocks between its members"
        return "it ends without the blank blocks that end a tar" if self.cut or not self.blank else None


def is_tar(block: bytes) -> bool:
    """Whether a block is the first of a tar: a header with the mark, or an undamaged one of the oldest, without it."""
    if len(block) < BLOCK or b"\0" not in block:
        return False
    return _is_header(block) or block[_MARK] == _USTAR


def _is_header(block: bytes) -> bool:
    try:
        tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def entries(stream: BinaryIO, bounds: Bounds) -> Iterator[tuple[str, BinaryIO | Exception]]:
    """Yield the name and content of each file, or why it has no content.

    After a GapError of the stream, reading continues from the next header; the caller reports the gap.

    Raises:
        DamagedError: at the end, after everything readable: members may be missing.
        Exception: raised by the stream, after everything before it.
    """
    source = _Source(stream)
    blocks = _Seen()
    while True:
        source.gap = None
        try:
            yield from _members(source, blocks, bounds)
        except tarfile.ReadError:
            if source.gap is None:
                raise
        if source.gap is None:
            break
        if not isinstance(source.gap, GapError):
            raise source.gap
        blocks = _Seen()
        if not source.to_header():
            return
    if (damage := blocks.why()) is not None:
        raise DamagedError(f"the tar is damaged, and members may be missing: {damage}")


def _members(source: "_Source", blocks: _Seen, bounds: Bounds) -> Iterator[tuple[str, BinaryIO | Exception]]:
    """Yield the files up to the place where bytes are lost, or to the end."""
    with tarfile.open(fileobj=cast(Any, source), mode="r|", ignore_zeros=True, tarinfo=blocks.header()) as tar:
        while source.gap is None and (member := _next(tar, blocks)) is not None:
            tar.members = []  # type: ignore[attr-defined]  # tarfile keeps what it has read; a corpus is 2.1 million
            if member.isdir():
                continue
            if not member.isreg():
                yield member.name, RefusedError("it is a link or a device")
            elif (why := refusal(member.name, member.size, bounds)) is not None:
                yield member.name, why
            elif member.issparse():
                # the file of tarfile claims to be seekable, which a stream is not
                yield member.name, forward(cast(BinaryIO, tar.extractfile(member)))
            else:
                yield member.name, cast(BinaryIO, Pulled(_content(tar, member, source)))


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo, source: "_Source") -> Iterator[bytes]:
    """Yield the bytes of a member; if the stream breaks off, those before that.

    Raises:
        Exception: raised by the stream, for example GapError; tarfile.ReadError at its end.
    """
    stream: Any = tar.fileobj
    stream.seek(member.offset_data)
    left = member.size
    while left:
        block = stream.read(min(left, _PIECE))
        if not block:
            raise source.gap or tarfile.ReadError("unexpected end of data")
        left -= len(block)
        yield block


class _Source:
    """The stream that tarfile reads from. It ends where bytes are lost, because tarfile drops what it has read before
    an exception.

    Attributes:
        gap: why it ended, if that is not the end of the stream; None continues it.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = b""
        self.gap: Exception | None = None

    def read(self, size: int) -> bytes:
        """Return `size` bytes; fewer at the end."""
        if self._held:
            data, self._held = self._held[:size], self._held[size:]
            return data
        if self.gap is not None:
            return b""
        try:
            return self._stream.read(size)
        except Exception as error:  # of the stream around the tar: any library may have made it
            self.gap = error
            return b""

    def to_header(self) -> bool:
        """Move to the next header of a member, at any byte; return False if there is none."""
        data = b""
        while True:
            at = data.find(_USTAR)
            while at >= 0:
                begin = at - _MARK.start
                if begin >= 0 and len(data) >= begin + BLOCK and _is_header(data[begin : begin + BLOCK]):
                    self._held = data[begin:]
                    return True
                if begin >= 0 and len(data) < begin + BLOCK:
                    break
                at = data.find(_USTAR, at + 1)
            data = data[-2 * BLOCK :]
            try:
                block = self._stream.read(_READ)
            except GapError:
                data = b""
                continue
            if not block:
                return False
            data += block


def _next(tar: tarfile.TarFile, blocks: _Seen) -> tarfile.TarInfo | None:
    """Return the next member; skip a header that belongs to no member, at which tarfile gives up."""
    stream: Any = tar.fileobj
    while True:
        before = stream.tell()
        try:
            return tar.next()
        except tarfile.ReadError:
            if stream.tell() == before:
                raise
            blocks.bad += 1
            tar.offset = stream.tell()
