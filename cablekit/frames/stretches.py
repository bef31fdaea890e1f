"""Stretches: the documents of a long text, split off while it is read, a few at a time.

Strategy: the process that reads the text splits it, which is cheap, and passes on stretches, which can be pickled; the
receiver makes Documents from them. A stretch ends with what is there: nothing waits for a document that has not arrived
yet.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from cablekit.diagnostics import Diagnostic
from cablekit.frames import nara
from cablekit.frames.cutting import Cut, Cutter
from cablekit.frames.frame import Frame
from cablekit.frames.piece import Piece
from cablekit.sources import Flow, GapError

_CHARACTERS = 1 << 20


class Part(NamedTuple):
    """A document of a stretch: its piece of the text, its encoding, and the problems met on the way."""

    piece: Piece
    encoding: str | None
    met: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some consecutive documents of a long text.

    Attributes:
        path, member: of the text; "-" is standard input.
        before: number of documents of the text before these.
        parts: the documents.
        file_sha256, file_size: of all its bytes; None if not known yet.
    """

    path: str
    member: str | None
    before: int
    parts: tuple[Part, ...]
    file_sha256: str | None = None
    file_size: int | None = None

    @property
    def size(self) -> int:
        """Number of characters of its documents."""
        return sum(len(part.piece.text) for part in self.parts)

    @property
    def mark(self) -> str:
        """A checksum of its text, in hexadecimal digits."""
        checksum = 0
        for part in self.parts:
            checksum = zlib.crc32(part.piece.text.encode("utf-8", "surrogatepass"), checksum)
        return format(checksum, "x")


def stretches(flow: Flow, frames: Sequence[Frame], bound: int, most: int = 1) -> Iterator[Stretch | None]:
    """Split a text while it is read.

    Args:
        flow: the text.
        frames: the registry.
        bound: maximum number of characters of one document.
        most: maximum number of documents of one stretch.

    Yields:
        Stretches, at least one; None while there is nothing to read. Checksum and size are known for a text with one
        document, or for a file that is read twice.
    """
    before, size = 0, 0
    parts: list[Part] = []
    for cut in _cuts(flow, Cutter(frames, bound)):
        if cut is not None:
            parts.append(_part(flow, cut))
            size += len(cut.piece.text)
        if parts and (cut is None or len(parts) >= most or size > _CHARACTERS):
            yield _stretch(flow, before, parts)
            before, size, parts = before + len(parts), 0, []
        if cut is None:
            yield None
    if parts:
        yield _stretch(flow, before, parts, alone=before + len(parts) == 1)


def _cuts(flow: Flow, cutter: Cutter) -> Iterator[Cut | None]:
    """Yield the documents as they are read; None while there is nothing to read."""
    for event in flow.events():
        if event is None:
            yield None
        elif isinstance(event, GapError):
            yield from cutter.gap(str(event))
        else:
            yield from cutter.add(event)
    yield from cutter.end()


def _stretch(flow: Flow, before: int, parts: list[Part], alone: bool = False) -> Stretch:
    checksum, size = flow.file if alone or flow.is_known else (None, None)
    return Stretch(flow.path, flow.member, before, tuple(parts), checksum, size)


def _part(flow: Flow, cut: Cut) -> Part:
    """Return a document in its own encoding."""
    read = flow.decoded(cut.piece.text)
    piece = cut.piece
    if read.text != piece.text:
        again = nara.whole(read.text) if piece.frame == nara.NAME else None
        again = again or Piece(read.text, 1, piece.frame, None, None, (0, len(read.text)))
        piece = msgspec.structs.replace(again, first_line=piece.first_line)
    return Part(piece, read.encoding, (*read.diagnostics, *cut.met))
