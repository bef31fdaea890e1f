"""The blocks of a bzip2 file, each read by itself.

A block begins with 48 bits of its own, at any bit, and its checksum; an end has 48 others, and a checksum made of those
of the blocks. A block that is made into a file of one block is what the library reads. What a damaged block unpacks to
is scrambled from its first byte on, so nothing of it is given.
"""

import bz2
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from cablekit.sources.bounds import GapError, read_some

_READ = 1 << 16
_BEGIN, _END = 0x314159265359, 0x177245385090
_BITS = 48
_HEADER = b"BZh9"  # of the largest blocks, which the library takes smaller ones for too
_LONGEST = 1 << 21  # bytes of a block: 900 kB, and a little more where nothing can be packed
_MOST = 1 << 18  # bytes that are unpacked at once
_HELD = 1 << 23  # bytes of a block that are held until its checksum is seen; runs of one byte make it longer
_AFTER_END = 16  # bytes of an end, the padding behind it and the header of a next file
_TELLS = 6 + 4  # bytes of a mark and its checksum


class _Part(NamedTuple):
    """The bits from a mark up to the next, moved to the beginning of a byte."""

    value: int
    bits: int
    is_end: bool

    @property
    def checksum(self) -> int:
        return self.value >> max(0, self.bits - 8 * _TELLS) & 0xFFFFFFFF


def _patterns() -> list[tuple[bytes, int, int]]:
    """Of both marks, at each bit of a byte: the whole bytes inside, how many bits are before them, the mark."""
    found = []
    for mark in (_BEGIN, _END):
        for before in range(8):
            whole = (_BITS - before) // 8
            inside = mark >> (_BITS - before - 8 * whole) & ((1 << 8 * whole) - 1)
            found.append((inside.to_bytes(whole, "big"), before, mark))
    return found


_PATTERNS = _patterns()


def blocks(stream: BinaryIO) -> Iterator[bytes | GapError]:
    """What is in the blocks, and the places where some are lost."""
    combined = 0
    is_ended = True
    for part in _parts(stream):
        is_ended = part.is_end
        if not part.is_end:
            combined = ((combined << 1 | combined >> 31) & 0xFFFFFFFF) ^ part.checksum
            yield from _unpacked(part)
            continue
        if part.checksum != combined:
            yield GapError("blocks of the bzip2 file are missing")
        elif part.bits > 8 * _AFTER_END and part.value & ((1 << part.bits - 8 * _AFTER_END) - 1):
            yield GapError("bytes that belong to no block of the bzip2 file")
        combined = 0
    if not is_ended:
        yield GapError("the bzip2 file breaks off")


def _unpacked(part: _Part) -> Iterator[bytes | GapError]:
    """What is in a block."""
    bits = part.bits + _BITS + 32
    value = part.value << _BITS + 32 | _END << 32 | part.checksum
    packed = _HEADER + (value << -bits % 8).to_bytes((bits + 7) // 8, "big")
    engine = bz2.BZ2Decompressor()
    held = b""
    try:
        while not engine.eof:
            made = engine.decompress(packed, _MOST)
            packed = b""
            held += made
            if len(held) > _HELD:
                yield held
                held = b""
            if not made and engine.needs_input and not engine.eof:
                raise EOFError
    except (OSError, EOFError, ValueError):
        yield GapError("a block of the bzip2 file is damaged")
    else:
        yield held


def _parts(stream: BinaryIO) -> Iterator[_Part]:
    """The file cut at its marks; what is before the first is its header."""
    data, seen = b"", 0
    begin: int | None = None
    is_end = False
    while True:
        found = _next_mark(data, seen)
        if found is not None:
            bit, mark = found
            if begin is not None:
                yield _part(data, begin, bit, is_end)
            data, begin, is_end = data[bit // 8 :], bit % 8, mark == _END
            seen = 1
            continue
        seen = max(1 if begin is not None else 0, len(data) - _BITS // 8)
        if begin is None:
            data, seen = data[seen:], 0
        elif len(data) > _LONGEST:
            yield _part(data, begin, 8 * len(data), is_end)
            data, begin, seen = b"", None, 0
        block = read_some(stream, _READ)
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


def _next_mark(data: bytes, seen: int) -> tuple[int, int] | None:
    """The bit that the next mark begins at, in the byte `seen` or behind it, and the mark."""
    best: tuple[int, int] | None = None
    for inside, before, mark in _PATTERNS:
        limit = len(data) if best is None else best[0] // 8 + _BITS // 8 + 1
        at = data.find(inside, seen, limit)
        while at >= 0:
            bit = 8 * at - before
            if bit >= 8 * seen and bit + _BITS <= 8 * len(data) and _bits(data, bit) == mark:
                if best is None or bit < best[0]:
                    best = bit, mark
                break
            at = data.find(inside, at + 1, limit)
    return best


def _bits(data: bytes, bit: int) -> int:
    first, last = bit // 8, (bit + _BITS + 7) // 8
    return int.from_bytes(data[first:last], "big") >> 8 * last - bit - _BITS & ((1 << _BITS) - 1)
