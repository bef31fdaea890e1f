"""Compressed files, read beyond damage if their format allows it.

Strategy. gzip, xz and zstd are a series of members, most often one. After damage the next member is searched for by the
bytes that every member begins with, from the beginning of the damaged one, because some of its data may belong to other
members. bzip2 is a series of blocks of 900 kB that begin with a mark of 48 bits, at any bit. Each can be read alone
once it is found, so bzip2 is always read block by block. A loss shows in a checksum, in bytes outside any member, or in
a missing end.
"""

import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple, Protocol

from cablekit.sources import bzip2
from cablekit.sources.bounds import GapError, read_some
from cablekit.sources.pulled import Pulled

_BLOCK = 1 << 16
_STEP = 1 << 7  # packed bytes that an engine gets at once; what comes of as many may be lost before damage
_MOST = 1 << 13  # bytes unpacked at once
_KEPT = 1 << 20  # bytes of a member that are searched again after damage


class _Engine(Protocol):
    """A decompressor of one member, with the interface of those of `lzma` and `bz2`."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Inflate:
    """zlib's decompressor with the same interface."""

    def __init__(self) -> None:
        self._engine = zlib.decompressobj(31)  # with the header and the checksum of gzip

    @property
    def eof(self) -> bool:
        return self._engine.eof

    @property
    def needs_input(self) -> bool:
        return not self._engine.unconsumed_tail and not self.eof

    @property
    def unused_data(self) -> bytes:
        return self._engine.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._engine.decompress(self._engine.unconsumed_tail + data, max_length)


class _Format(NamedTuple):
    """A format whose files are a series of members.

    Attributes:
        name: for messages.
        magic: the bytes that each member begins with.
        engine: makes the decompressor of one member.
        enough: the number of bytes that show whether a member begins.
        begins: whether a member begins with these bytes.
        errors: the exceptions that the decompressor raises for damage.
    """

    name: str
    magic: bytes
    engine: Callable[[], _Engine]
    enough: int
    begins: Callable[[bytes], bool]
    errors: tuple[type[Exception], ...]


def _begins_gzip(head: bytes) -> bool:
    """Whether a gzip member begins: no reserved flag is set, and the system and the speed flag have known values."""
    return head[3] & 0xE0 == 0 and head[8] in (0, 2, 4) and (head[9] <= 13 or head[9] == 255)


def _gzip() -> _Format:
    return _Format("gzip", b"\x1f\x8b\x08", _Inflate, 10, _begins_gzip, (zlib.error, EOFError))


def _xz() -> _Format:
    def engine() -> _Engine:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ)

    return _Format("xz", b"\xfd7zXZ\0", engine, 6, lambda _: True, (lzma.LZMAError, EOFError))


def _zstd() -> _Format:
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdDecompressor, ZstdError
    else:
        from backports.zstd import ZstdDecompressor, ZstdError
    return _Format("zstd", b"\x28\xb5\x2f\xfd", ZstdDecompressor, 4, lambda _: True, (ZstdError, EOFError))


_FORMATS: dict[str, Callable[[], _Format]] = {"gzip": _gzip, "xz": _xz, "zstd": _zstd}
_SKIPPABLE = b"\x2a\x4d\x18"  # of zstd: after a byte from 0x50 to 0x5F


def members(kind: str, stream: BinaryIO, report: Callable[[int], None]) -> Pulled:
    """Open the stream inside a compressed one; it is read beyond damage.

    Args:
        kind: gzip, bzip2, xz or zstd.
        stream: the compressed stream.
        report: called with the number of bytes that come out.

    Raises:
        ImportError: a library for `kind` is not installed.
    """
    if kind == "bzip2":
        return Pulled(bzip2.blocks(stream), report)
    return Pulled(_Members(_FORMATS[kind](), stream).blocks(), report)


class _Members:
    def __init__(self, format: _Format, stream: BinaryIO) -> None:
        self._format = format
        self._stream = stream
        self._data = b""  # read, and not yet passed to an engine
        self._member = b""  # the last bytes that the current engine was passed

    def blocks(self) -> Iterator[bytes | GapError]:
        """Yield the contents of the members, and the places where bytes are lost."""
        while True:
            try:
                yield from self._whole()
                return
            except GapError as gap:  # of the stream: what is held comes before it
                self._data = b""
                yield gap

    def _whole(self) -> Iterator[bytes | GapError]:
        """Yield the contents of the members up to a gap of the stream, which is raised."""
        while self._more(self._format.enough) or self._data:
            if self._is_padding():
                continue
            if not self._begins(self._data):
                yield GapError(f"bytes outside any member of the {self._format.name} file")
                self._find(1)
                continue
            try:
                yield from self._one()
            except self._format.errors as error:
                yield GapError(str(error))
                self._again()

    def _one(self) -> Iterator[bytes]:
        """Yield the contents of the next member."""
        engine = self._format.engine()
        self._member = b""
        while not engine.eof:
            if not self._more(1):
                raise EOFError(f"the {self._format.name} file breaks off")
            packed, self._data = self._data, b""
            self._member = (self._member + packed)[-_KEPT:]
            yield from self._unpacked(engine, packed)

    def _unpacked(self, engine: _Engine, packed: bytes) -> Iterator[bytes]:
        """Yield what comes out of some bytes; keep those that do not belong to the member."""
        out, at = b"", 0
        try:
            while not engine.eof and (at < len(packed) or not engine.needs_input):
                step = packed[at : at + _STEP] if engine.needs_input else b""
                at += len(step)
                out += engine.decompress(step, _MOST)
                if len(out) >= _MOST:
                    yield out
                    out = b""
        except self._format.errors:
            yield out
            raise
        yield out
        self._data = engine.unused_data + packed[at:]

    def _again(self) -> None:
        """Search for the next member in the bytes that were taken for this one."""
        self._data = self._member + self._data
        self._find(1)

    def _find(self, at: int) -> None:
        """Move to the beginning of the next member, or to the end."""
        format = self._format
        while True:
            at = self._data.find(format.magic, at)
            if at < 0:
                self._data = self._data[1:][-len(format.magic) + 1 :]
                at = 0
                if not self._more(len(self._data) + 1):
                    self._data = b""
                    return
                continue
            self._data, at = self._data[at:], 0
            if not self._more(format.enough) or self._begins(self._data):
                return
            at = 1

    def _begins(self, data: bytes) -> bool:
        format = self._format
        if format.name == "zstd" and data[1:4] == _SKIPPABLE and 0x50 <= data[0] <= 0x5F:
            return True
        return data.startswith(format.magic) and len(data) >= format.enough and format.begins(data)

    def _is_padding(self) -> bool:
        """Skip NULs between members, which tapes and xz have; return whether there were any."""
        bare = self._data.lstrip(b"\0")
        is_padding = len(bare) < len(self._data)
        self._data = bare
        return is_padding

    def _more(self, size: int) -> bool:
        """Read until `size` bytes are available; return False if the file ends before that."""
        while len(self._data) < size:
            block = read_some(self._stream, _BLOCK)
            if not block:
                return False
            self._data += block
        return True
