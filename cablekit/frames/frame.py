"""The interface of a frame: `Frame`.

A frame knows one way in which texts are printed: which marks show it, where each document begins, and which lines are
the printer's own. It reads no value and removes no line. A new frame is a module in this package, which ends in
`FRAME = Frame(...)`, and a row of `FRAMES` in `frames/__init__.py`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cablekit.frames.piece import Piece
from cablekit.lines import Document, Lines


def as_one(name: str) -> Callable[[str], tuple[Piece]]:
    """Return a `split` for prints that hold one document each: all of the text is its message."""
    return lambda text: (Piece(text, 1, name, None, None, (0, len(text))),)


def loses_nothing(rows: Sequence[str]) -> Mapping[int, tuple[int, ...]]:
    """The `breaks` for prints that keep their line ends."""
    return {}


def begins_nowhere(text: str) -> Iterable[int]:
    """The `starts` for prints whose head can't be found inside a text."""
    return ()


def names_nothing(document: Document, lines: Lines) -> None:
    """The `name` for prints that have no lines of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The functions that recognise and split one kind of print.

    Attributes:
        title: name of the frame, `source.frame` of the record.
        recognises: text -> whether this frame printed it. The frames are tried in the order of the registry until one
            recognises the text, so this must be cheap: try `in` before a pattern, and the head of the text before the
            whole.
        split: text -> its documents. The pieces, joined, are the text; there is at least one.
        name: (document, lines) -> None. Names the frame's own lines with `lines.name(index, claim)`: furniture is
            Kind.FRAME, a mark of release Kind.RELEASE; a keyed line gets the kind of the field that reads it, with what
            follows the key as `rest` and what the field's `opens` would have found as `seen`. Blank lines already have
            their kind; every other line is Kind.TEXT. It names no line twice and removes none.
        breaks: the lines of a piece -> index of a line -> the columns where a line begins whose line end the print
            lost. All later code treats these as separate lines, with the number of the source line.
        starts: text -> the indexes at which its prints begin, each at the beginning of a line, for texts that hold
            prints of several frames. It must be as cheap as `recognises`.
        mixes: whether prints of other frames may follow its own in one text.
        unlike: whether its heads are unlike any line of a telegram, so that nothing above them need have ended.
        printed: whether its documents are printed ones, in which no other frame begins before they end.
        scanned: whether its prints are known from scans; `frames.scanned` then names damaged lines.
    """

    title: str
    recognises: Callable[[str], bool]
    split: Callable[[str], Iterable[Piece]]
    name: Callable[[Document, Lines], None] = names_nothing
    breaks: Callable[[Sequence[str]], Mapping[int, tuple[int, ...]]] = loses_nothing
    starts: Callable[[str], Iterable[int]] = begins_nowhere
    mixes: bool = True
    unlike: bool = False
    printed: bool = False
    scanned: bool = False
