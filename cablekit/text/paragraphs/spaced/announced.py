"""Lists below a row that ends in a colon without a blank row between, and what follows them.

Strategy. Between two blank rows a text has none: the rows there are read as in a text without blank rows (`bare.runs`).
"""

from collections.abc import Iterator
from itertools import accumulate, count
from operator import add

from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.beginnings import BLANK
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.places import Span
from cablekit.text.paragraphs.tables import Tables

#: the fewest rows below the colon
_ROWS = 2
#: the longest row of a text that was not joined
_WIDEST = 80


def find(text: str, tables: Tables | None) -> Iterator[Span]:
    """Yield the lists below colons inside the pieces between blank rows."""
    width = 0
    end = 0
    colon = text.find(":\n")
    while colon >= 0:
        if colon >= end and text[colon + 2 : colon + 3] not in ("", "\n"):
            start = text.rfind("\n\n", 0, colon) + 2
            blank = BLANK.search(text, colon + 2)
            end = blank.start() if blank else len(text)
            width = width or max((len(row) for row in text.split("\n") if len(row) <= _WIDEST), default=_WIDEST)
            yield from _lists(text[start:end], start, width, tables)
        colon = text.find(":\n", colon + 1)


def _lists(piece: str, start: int, width: int, tables: Tables | None) -> Iterator[Span]:
    """Yield the lists of a piece that begins at a place."""
    rows = piece.split("\n")
    starts = list(map(add, accumulate(map(len, rows), initial=start), count()))
    typed = [row.strip(" \t") for row in rows]
    grid = {index for index, place in enumerate(starts[:-1]) if tables and place in tables.columns}
    text = "\n\n" + "\n".join(typed)
    runs = Runs(text, typed, list(map(add, accumulate(map(len, typed), initial=2), count())), width, grid)
    for first, last in runs.below_colons():
        if first in grid or last - first + 1 < _ROWS:
            continue
        if not any(map(LABEL.match, typed[first : last + 1])):
            yield starts[first], starts[last + 1] - 1
