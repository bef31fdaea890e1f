"""Stretches: a long text, cut into its documents while it is read, a few at a time.

Strategy: the process that reads the text cuts it, which is cheap, and hands on stretches, which can be pickled; who
gets one makes Documents of it. A stretch ends with what is there: nobody waits for a document that has not come yet.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cablekit.diagnostics import Diagnostic
from cablekit.frames import nara
from cablekit.frames.cutting import Cut, Cutter
from cablekit.frames.frame import Frame
from cablekit.frames.piece import Piece
from cablekit.sources import Flow, GapError

_CHARACTERS = 1 << 20


class Part(NamedTuple):
    """A document of a stretch: where it was cut, what its bytes were read as, and what that met."""

    piece: Piece
    encoding: str | None
    met: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some documents of a long text, in a row.

    Attributes:
        path, member: of the text; "-" is standard input.
        before: documents of the text before these.
        parts: the documents.
        file_sha256, file_size: of all its bytes; None where that is not known yet.
    """

    path: str
    member: str | None
    before: int
    parts: tuple[Part, ...]
    file_sha256: str | None = None
    file_size: int | None = None

    @property
    def size(self) -> int:
        """Characters of its documents."""
        return sum(len(part.piece.text) for part in self.parts)

    @property
    def mark(self) -> str:
        """What changes when its text changes."""
        checksum = 0
        for part in self.parts:
            checksum = zlib.crc32(part.piece.text.encode("utf-8", "surrogatepass"), checksum)
        return format(checksum, "x")


def stretches(flow: Flow, frames: Sequence[Frame], bound: int, most: int = 1) -> Iterator[Stretch | None]:
    """A text as it is read.

    Args:
        flow: the text.
        frames: the registry.
        bound: characters of one document.
        most: documents of one stretch.

    Yields:
        Stretches; None where there is nothing to read at the moment. At least one stretch. Checksum and size are those
        of a text that holds one document, or whose file is read twice.
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
    """The documents as they are read; None wherever there is nothing at the moment."""
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
    """A document in its own encoding."""
    read = flow.decoded(cut.piece.text)
    piece = cut.piece
    if read.text != piece.text:
        again = nara.whole(read.text) if piece.frame == nara.NAME else None
        again = again or Piece(read.text, 1, piece.frame, None, None, (0, len(read.text)))
        piece = again._replace(first_line=piece.first_line)
    return Part(piece, read.encoding, (*read.diagnostics, *cut.met))
