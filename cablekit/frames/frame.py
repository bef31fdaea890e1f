"""What a frame is asked: `Frame`.

A frame knows who printed a text: which marks show it, where each of its documents begins, and which lines are the
printer's own. It reads no value and removes no line. A new frame is a file in this room, which ends in
`FRAME = Frame(...)`, and a row of `FRAMES` in `frames/__init__.py`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cablekit.frames.piece import Piece
from cablekit.lines import Document, Lines


def as_one(name: str) -> Callable[[str], tuple[Piece]]:
    """A `split` of prints that hold one document each: all of the text is its message."""
    return lambda text: (Piece(text, 1, name, None, None, (0, len(text))),)


def loses_nothing(rows: Sequence[str]) -> Mapping[int, tuple[int, ...]]:
    """The `breaks` of prints that keep their line ends."""
    return {}


def names_nothing(document: Document, lines: Lines) -> None:
    """A `name` of prints that have no lines of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The questions.

    Attributes:
        title: name of the frame, `source.frame` of the record.
        recognises: text -> whether the print is this one. The frames are asked in the order of the registry, each of a
            text that none before knows, so this must be cheap: `in` before a pattern, the head of the text before all.
        split: text -> its documents. The pieces, joined, are the text; there is at least one.
        name: (document, lines) -> None. Says what the frame's own lines are, with `lines.name(index, claim)`: furniture
            is Kind.FRAME, a mark of release Kind.RELEASE, a keyed line the kind of the field that reads it, with what
            follows the key as `rest` and what the field's `opens` would have found as `seen`. Blank lines are named
            when it is asked; every other line is Kind.TEXT. It names no line twice and removes none.
        breaks: the lines of a piece -> index of a line -> the columns at which lines begin whose line end the print
            lost. They are lines of their own for everybody after the frame; their number is that of the line of the
            source.
        scanned: whether its prints are known from scans, whose damaged lines `frames.scanned` names.
    """

    title: str
    recognises: Callable[[str], bool]
    split: Callable[[str], Iterable[Piece]]
    name: Callable[[Document, Lines], None] = names_nothing
    breaks: Callable[[Sequence[str]], Mapping[int, tuple[int, ...]]] = loses_nothing
    scanned: bool = False
