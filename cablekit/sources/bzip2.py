"""The blocks of a bzip2 file, each read separately.

A block begins at any bit, with a mark of 48 bits and its checksum. The end of a file has another mark of 48 bits, and a
checksum computed from those of the blocks. Each block is wrapped as a file of one block, which the library can read. A
damaged block unpacks to scrambled bytes from its first byte on, so nothing of it is returned.
"""

import bz2
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from cablekit.sources.bounds import GapError, read_some

_READ = 1 << 16
_BEGIN, _END = 0x314159265359, 0x177245385090
_BITS = 48
_HEADER = b"BZh9"  # for the largest blocks; the library accepts smaller ones with it too
_LONGEST = 1 << 21  # bytes of a block: 900 kB, and a little more if nothing can be packed
_MOST = 1 << 18  # bytes unpacked at once
_HELD = 1 << 23  # bytes of a block held until its checksum is verified; runs of one byte make it longer
_TELLS = 6 + 4  # bytes of a mark and its checksum
_HEAD = re.compile(rb"BZh[1-9]\Z")
_NEXT = re.compile(rb"\0*(?:BZh[1-9])?")  # what may follow an end: padding, and the header of the next file


class _Part(NamedTuple):
    """The bits from one mark up to the next, shifted to the beginning of a byte."""

    value: int
    bits: int
    is_end: bool

    @property
    def checksum(self) -> int:
        return self.value >> max(0, self.bits - 8 * _TELLS) & 0xFFFFFFFF

    @property
    def rest(self) -> bytes:
        """The bytes after the checksum of an end, which is padded to a whole byte."""
        count = max(0, self.bits // 8 - _TELLS)
        return (self.value & ((1 << 8 * count) - 1)).to_bytes(count, "big")


def _patterns() -> list[tuple[bytes, int, int]]:
    """For both marks, at each bit of a byte: the complete bytes inside, the number of bits before them, the mark."""
    patterns = []
    for mark in (_BEGIN, _END):
        for before in range(8):
            count = (_BITS - before) // 8
            inside = mark >> (_BITS - before - 8 * count) & ((1 << 8 * count) - 1)
            patterns.append((inside.to_bytes(count, "big"), before, mark))
    return patterns


_PATTERNS = _patterns()


def blocks(stream: BinaryIO) -> Iterator[bytes | GapError]:
    """Yield the contents of the blocks, and the places where blocks are lost."""
    combined = 0
    is_ended = True
    for part in _parts(stream):
        if isinstance(part, GapError):
            yield part
            continue
        is_ended = part.is_end and not _HEAD.search(part.rest)
        if not part.is_end:
            combined = ((combined << 1 | combined >> 31) & 0xFFFFFFFF) ^ part.checksum
            yield from _unpacked(part)
            continue
        if part.checksum != combined:
            yield GapError("blocks of the bzip2 file are missing")
        elif not _NEXT.fullmatch(part.rest):
            yield GapError("bytes outside any block of the bzip2 file")
        combined = 0
    if not is_ended:
        yield GapError("the bzip2 file breaks off")


def _unpacked(part: _Part) -> Iterator[bytes | GapError]:
    """Yield the contents of a block."""
    bits = part.bits + _BITS + 32
    value = part.value << _BITS + 32 | _END << 32 | part.checksum
    packed = _HEADER + (value << -bits % 8).to_bytes((bits + 7) // 8, "big")
    engine = bz2.BZ2Decompressor()
    held = b""
    try:
        while not engine.eof:
            unpacked = engine.decompress(packed, _MOST)
            packed = b""
            held += unpacked
            if len(held) > _HELD:
                yield held
                held = b""
            if not unpacked and engine.needs_input and not engine.eof:
                raise EOFError
    except (OSError, EOFError, ValueError):
        yield GapError("a block of the bzip2 file is damaged")
    else:
        yield held


def _parts(stream: BinaryIO) -> Iterator[_Part | GapError]:
    """Cut the file at its marks and where the stream lost bytes; what comes before the first mark is its header."""
    data, searched = b"", 0
    begin: int | None = None
    is_end = False
    while True:
        next_mark = _next_mark(data, searched)
        if next_mark is not None:
            bit, mark = next_mark
            if begin is not None:
                yield _part(data, begin, bit, is_end)
            data, begin, is_end = data[bit // 8 :], bit % 8, mark == _END
            searched = 1
            continue
        searched = max(1 if begin is not None else 0, len(data) - _BITS // 8)
        if begin is None:
            data, searched = data[searched:], 0
        elif len(data) > _LONGEST:
            yield _part(data, begin, 8 * len(data), is_end)
            data, begin, searched = b"", None, 0
        try:
            block = read_some(stream, _READ)
        except GapError as gap:
            yield gap  # the block it falls into shows by its checksum
            data, begin, searched = b"", None, 0
            continue
        if not block:
            break
        data += block
    if begin is not None:
        yield _part(data, begin, 8 * len(data), is_end)


def _part(data: bytes, begin: int, end: int, is_end: bool) -> _Part:
    first, last = begin // 8, (end + 7) // 8
    value = int.from_bytes(data[first:last], "big") >> 8 * last - end
    bits = end - begin
    return _Part(value & ((1 << bits) - 1), bits, is_end)


def _next_mark(data: bytes, start: int) -> tuple[int, int] | None:
    """Return the bit at which the next mark begins, in the byte `start` or after it, and the mark."""
    best: tuple[int, int] | None = None
    for inside, before, mark in _PATTERNS:
        limit = len(data) if best is None else best[0] // 8 + _BITS // 8 + 1
        at = data.find(inside, start, limit)
        while at >= 0:
            bit = 8 * at - before
            if bit >= 8 * start and bit + _BITS <= 8 * len(data) and _bits(data, bit) == mark:
                if best is None or bit < best[0]:
                    best = bit, mark
                break
            at = data.find(inside, at + 1, limit)
    return best


def _bits(data: bytes, bit: int) -> int:
    first, last = bit // 8, (bit + _BITS + 7) // 8
    return int.from_bytes(data[first:last], "big") >> 8 * last - bit - _BITS & ((1 << _BITS) - 1)
