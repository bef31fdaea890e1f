"""The members of a tar, damaged ones too.

Strategy. A tar is read once, from front to back. A header whose checksum is wrong does not end it: the next good header
is looked for, block by block. No count of members is kept in a tar, so what is missing can't be named; but that
something is missing always shows, in blocks that are neither header nor member, in blank blocks before a further
member, or in the lack of blank blocks at the end; only last members that were blanked whole look like the end. What
`tarfile` takes for the end is therefore read on.
"""

import tarfile
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO, Self, cast

from cablekit.sources.bounds import Bounds, DamagedError, GapError, RefusedError, forward, refusal

BLOCK = 512
_MARK, _USTAR = slice(257, 262), b"ustar"  # in all but the oldest
_READ = 1 << 16


class _Seen:
    """What stands between the members.

    Attributes:
        bad: blocks that are neither a header nor part of a member.
        blank: blank blocks since the last header.
        between: blank blocks that a further header follows.
        cut: whether the last block is not whole.
    """

    def __init__(self) -> None:
        self.bad = self.blank = self.between = 0
        self.cut = False

    def header(self) -> type[tarfile.TarInfo]:
        """A class of headers that tells what was read for one."""
        seen = self

        class Header(tarfile.TarInfo):
            @classmethod
            def frombuf(cls, buf: Any, encoding: str, errors: str) -> Self:
                try:
                    header = super().frombuf(buf, encoding, errors)
                except tarfile.HeaderError:
                    seen.no_header(bytes(buf))
                    raise
                seen.between, seen.blank = seen.between + seen.blank, 0
                return header

        return Header

    def no_header(self, block: bytes) -> None:
        """Count a block that was read as a header and is none."""
        if len(block) < BLOCK:
            self.cut = bool(block)
        elif block.strip(b"\0"):
            self.bad += 1
        else:
            self.blank += 1

    def why(self) -> str | None:
        """What shows that members may be missing; None where nothing does."""
        if self.bad:
            return f"{self.bad:,} of its blocks are neither a header nor part of a member"
        if self.between:
            return f"{self.between:,} blank blocks stand between its members"
        return "it ends without the blank blocks that end a tar" if self.cut or not self.blank else None


def is_tar(block: bytes) -> bool:
    """Whether a tar begins with a block: a header with its mark, or one of the oldest, which have none, undamaged."""
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
    """Name and content of each file, or why it has none.

    A stream that raises GapError is read on behind it, from the next header. That it did is for others to tell.

    Raises:
        DamagedError: at the end, once all that can be read has been given: members may be missing.
    """
    source = _Source(stream)
    seen = _Seen()
    while True:
        source.is_torn = False
        with suppress(GapError):
            yield from _members(source, seen, bounds)
        if not source.is_torn:
            break
        seen = _Seen()
        if not source.to_header():
            return
    if (damage := seen.why()) is not None:
        raise DamagedError(f"the tar is damaged, and members may be missing: {damage}")


def _members(source: "_Source", seen: _Seen, bounds: Bounds) -> Iterator[tuple[str, BinaryIO | Exception]]:
    """The files up to where bytes are lost, or to the end."""
    with tarfile.open(fileobj=cast(Any, source), mode="r|", ignore_zeros=True, tarinfo=seen.header()) as tar:
        while not source.is_torn and (member := _next(tar, seen)) is not None:
            tar.members = []  # type: ignore[attr-defined]  # tarfile keeps what it has seen; a corpus is 2.1 million
            if member.isdir():
                continue
            if not member.isreg():
                yield member.name, RefusedError("it is a link or a device")
            elif (why := refusal(member.name, member.size, bounds)) is not None:
                yield member.name, why
            else:
                # what tarfile gives says that it can be wound back, which a stream can't
                yield member.name, forward(cast(BinaryIO, tar.extractfile(member)))


class _Source:
    """What tarfile reads from.

    Attributes:
        is_torn: whether bytes were lost since this was set to False.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = b""
        self.is_torn = False

    def read(self, size: int) -> bytes:
        """So many bytes; fewer at the end.

        Raises:
            GapError: bytes are lost here.
        """
        if self._held:
            data, self._held = self._held[:size], self._held[size:]
            return data
        if self.is_torn:
            raise GapError("bytes are lost before")
        try:
            return self._stream.read(size)
        except GapError:
            self.is_torn = True
            raise

    def to_header(self) -> bool:
        """Go on to the next header of a member, at whatever byte; False where there is none."""
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


def _next(tar: tarfile.TarFile, seen: _Seen) -> tarfile.TarInfo | None:
    """The next member; past a header that belongs to no member, which tarfile gives up at."""
    stream: Any = tar.fileobj
    while True:
        before = stream.tell()
        try:
            return tar.next()
        except tarfile.ReadError:
            if stream.tell() == before:
                raise
            seen.bad += 1
            tar.offset = stream.tell()
