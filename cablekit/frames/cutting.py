"""Split a long text into its documents while it is read.

Strategy. The buffer begins with a document. A mark of NARA's frame that begins another document ends it, as soon as
enough text after the mark has been read. Without such a mark, the frames are tried when WINDOW characters are in the
buffer, and again each time the buffer has doubled; all documents except the last, which may continue, are yielded. A
document that reaches the bound is yielded up to there, and the rest of it is skipped. Only positions in the text count:
the size of the blocks in which it arrives makes no difference.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

import msgspec

from cablekit.diagnostics import DOCUMENT_CUT, Diagnostic
from cablekit.frames import mixed, nara
from cablekit.frames.frame import Frame
from cablekit.frames.piece import Piece
from cablekit.sources.decoding import line_count

WINDOW = 1 << 20
"""Number of characters in the buffer when the frames are first tried, if no mark of NARA's frame is among them."""
_SLICE = 1 << 16
#: what a frame says about the last characters in the buffer may change when more are read
_MARGIN = 1 << 12
#: number of characters above a mark of NARA's frame that may belong to its document, after a skipped document
_ABOVE = 1 << 12
_BLANKS = "\0 \t\r\n\f\v\x1a\ufeff\u00a0"
#: the mark of a skipped document, of which nothing is kept
_PASSED = nara.Mark(0, 0, 0, True)


class Cut(msgspec.Struct, frozen=True, gc=False):
    """A document that was cut out, and the problems met on the way."""

    piece: Piece
    met: tuple[Diagnostic, ...] = ()


class Cutter:
    """Splits a text, which arrives in blocks, into its documents.

    Args:
        frames: the registry.
        bound: maximum number of characters of one document.
        window: see WINDOW.
    """

    def __init__(self, frames: Sequence[Frame], bound: int, window: int = WINDOW) -> None:
        self._frames = frames
        self._bound = bound
        self._first_window = min(window, bound)
        self._text = ""
        self._line = 1
        self._met: tuple[Diagnostic, ...] = ()
        self._passing = False  # whether the buffer continues a document that was cut at the bound
        self._torn = False  # whether it begins after a loss, perhaps with the end of a document
        self._any = False
        self._restart()

    def add(self, block: str) -> Iterator[Cut]:
        """Add characters; yield the documents that end with them."""
        at = 0
        while at < len(block):
            size = min(_SLICE, max(1, self._stop() - len(self._text)))
            self._text += block[at : at + size]
            at += size
            yield from self._marked(final=False)
            while len(self._text) >= self._stop():
                yield from self._stopped()
                yield from self._marked(final=False)

    def end(self) -> Iterator[Cut]:
        """Yield the remaining documents at the end of the text. A text has at least one document."""
        yield from self._marked(final=True)
        if not self._any or self._text.strip(_BLANKS):
            yield from self._given(self._pieces(self._text))
        self._drop(len(self._text))
        self._passing = False
        self._restart()

    def gap(self, why: str) -> Iterator[Cut]:
        """Yield the remaining documents before a place where characters are lost."""
        last: Cut | None = None
        if self._text:
            for cut in self.end():
                if last is not None:
                    yield last
                last = cut
        if last is not None:
            diagnostic = DOCUMENT_CUT.at(
                self._line, None, f"the source is damaged here, and what follows is lost: {why}"
            )
            yield msgspec.structs.replace(last, met=(*last.met, diagnostic))
        message = f"the source is damaged above this line, and what was there is lost: {why}"
        self._met = (DOCUMENT_CUT.at(self._line, None, message),)
        self._torn = True

    def _restart(self) -> None:
        """Begin with the next document."""
        self._window = self._first_window
        self._own: nara.DocumentMarks | None = None
        self._low = 0  # the end of the last mark
        self._at = 0  # where to look for the next

    def _stop(self) -> int:
        """Number of characters in the buffer at which a decision is due."""
        if self._passing:
            return self._first_window
        return self._window if self._own is None else self._bound

    # --- by NARA's marks --------------------------------------------------------------------------

    def _marked(self, *, final: bool) -> Iterator[Cut]:
        """The documents that marks end."""
        while (end := self._next_end(final=final)) is not None:
            if self._passing:
                self._drop(end)
                self._passing = False
            else:
                bare = Piece(self._text[:end], self._line, nara.NAME, None, None, (0, end))
                yield self._taken(nara.piece(self._text, 0, end, self._line, self._own) if self._own else bare)
            self._restart()

    def _next_end(self, *, final: bool) -> int | None:
        """Return where the first document in the buffer ends; None if that is not known yet."""
        for mark in nara.marks(self._text, self._low, self._at):
            # for a second text without attributes between, what is below it decides; else the complete line is enough
            reach = nara.REACH if mark.text and self._own is not None and self._own.attributes is None else 2
            if not final and mark.end + reach >= len(self._text):
                return None
            if self._own is None:
                if mark.text and (self._passing or self._torn):
                    low = max(0, mark.start - _ABOVE)
                    end = nara.end_before(self._text, low, _passed(low), mark)
                    if end and (self._passing or self._text[:end].strip(_BLANKS)):
                        return end
                if not self._passing:
                    self._own = nara.DocumentMarks(mark)
            elif (end := nara.end_before(self._text, 0, self._own, mark)) is not None:
                return end
            self._low = self._at = mark.end
        self._at = max(self._low, len(self._text) - 2 * nara.REACH)
        return None

    # --- by any frame -----------------------------------------------------------------------------

    def _stopped(self) -> Iterator[Cut]:
        """Split the buffer by the frames; nothing of a document past the bound is kept."""
        size = self._stop()
        pieces = self._pieces(self._text[:size]) if self._own is None else []
        ends = accumulate(len(piece.text) for piece in pieces[:-1])
        sure = sum(end <= size - _MARGIN for end in ends)
        if sure:
            yield from self._given(pieces[:sure])
            self._restart()
        elif self._passing:
            self._drop(max(size // 2, size - _MARGIN))
            self._restart()
        elif size < self._bound:
            self._window = min(2 * self._window, self._bound)
        else:
            yield self._too_long(size)

    def _given(self, pieces: Sequence[Piece]) -> Iterator[Cut]:
        for piece in pieces:
            if self._passing:
                self._drop(len(piece.text))
                self._passing = False
            else:
                yield self._taken(piece)

    def _pieces(self, text: str) -> list[Piece]:
        line = self._line
        return [
            msgspec.structs.replace(piece, first_line=line + piece.first_line - 1)
            for piece in mixed.pieces(self._frames, text)
        ]

    def _too_long(self, size: int) -> Cut:
        """Return the first document in the buffer, up to its last complete line within the bound."""
        low = size // 2
        end = max(self._text.rfind("\n", low, size), self._text.rfind("\r", low, size - 1)) + 1 or size
        text = self._text[:end]
        piece = nara.whole(text) or msgspec.structs.replace(self._pieces(text)[0], text=text, span=(0, end))
        cut = self._taken(msgspec.structs.replace(piece, first_line=self._line))
        self._passing = True
        self._restart()
        message = f"the document is longer than {self._bound:,} characters; the rest of it is skipped"
        return msgspec.structs.replace(cut, met=(*cut.met, DOCUMENT_CUT.at(self._line, None, message)))

    # --- the buffer --------------------------------------------------------------------------

    def _taken(self, piece: Piece) -> Cut:
        """Take a document from the beginning of the buffer."""
        met, self._met = self._met, ()
        self._any, self._torn = True, False
        self._drop(len(piece.text))
        return Cut(piece, met)

    def _drop(self, size: int) -> None:
        dropped, self._text = self._text[:size], self._text[size:]
        self._line += line_count(dropped) - (dropped.endswith("\r") and self._text.startswith("\n"))


def _passed(at: int) -> nara.DocumentMarks:
    """Return the marks of a skipped document, up to a place."""
    marks = nara.DocumentMarks(msgspec.structs.replace(_PASSED, start=at, words=at, end=at))
    marks.add(msgspec.structs.replace(_PASSED, start=at, words=at, end=at, text=False))
    return marks
