"""Lists below a row that ends in a colon without a blank row between, and what follows them.

Strategy. Between two blank rows a text has none: the rows there are read as in a text without blank rows (`bare.runs`).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, count
from operator import add

from cablekit.text.paragraphs.bare.below_colons import BelowColons
from cablekit.text.paragraphs.bare.items import Run, keyed
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.places import Span
from cablekit.text.paragraphs.spaced.indented import depth
from cablekit.text.paragraphs.tables import Tables
from cablekit.values import ends_sentence

#: two rows below a colon, without labels, the first of which begins with a word, and one of which at least is short:
#: `TWO JEEPS` / `THREE TENTS`
BELOW = re.compile(r"[ \t]*(?!(?:\d{1,2}|[A-Z])[.)]\s)[A-Z\d](?:[^\n]{1,44}\n[^\n]|[^\n]{45,64}\n[^\n]{1,45}(?:\n|$))")
#: the fewest rows below the colon
_ROWS = 2
#: by how much the entries of a list are indented, and the most characters of most of them: all but one of so many
_INDENT, _ENTRY, _SHARE = 3, 60, 3
#: the longest row of a text that was not joined
_WIDEST = 80


def find(text: str, colons: Sequence[int], tables: Tables | None) -> Iterator[Span]:
    """Yield the lists below colons inside the pieces between blank rows; `colons`: those at the ends of rows."""
    width = end = 0
    for colon in colons:
        if colon >= end and BELOW.match(text, colon + 2):
            start = text.rfind("\n\n", 0, colon) + 2
            blank = text.find("\n\n", colon)
            end = blank if blank >= 0 else len(text)
            width = width or _width(text)
            yield from _lists(text[start:end], start, width, tables)


def _width(text: str) -> int:
    """Return the length of the longest row that was not joined."""
    return max(filter(_WIDEST.__ge__, map(len, text.split("\n"))), default=_WIDEST)


def _lists(piece: str, start: int, width: int, tables: Tables | None) -> Iterator[Span]:
    """Yield the lists of a piece that begins at a place."""
    rows = piece.split("\n")
    starts = list(map(add, accumulate(map(len, rows), initial=start), count()))
    typed = [row.strip(" \t") for row in rows]
    grid = {index for index, place in enumerate(starts[:-1]) if tables and place in tables.columns}
    text = "\n\n" + "\n".join(typed)
    runs = BelowColons(text, typed, list(map(add, accumulate(map(len, typed), initial=2), count())), width, grid)
    keys = (run for run in keyed(runs) if typed[run[0] - 1][-1:] == ":")
    for first, last in [*_indented(rows, runs.colons), *runs.below_colons(), *keys]:
        if first in grid or last - first + 1 < _ROWS:
            continue
        if not any(map(LABEL.match, typed[first : last + 1])):
            yield starts[first], starts[last + 1] - 1


def _indented(rows: Sequence[str], colons: Sequence[int]) -> Iterator[Run]:
    """Yield the short rows below a colon that are indented further than the row with it."""
    for colon in colons:
        last = colon
        while last + 1 < len(rows) and depth(rows[last + 1]) >= depth(rows[colon]) + _INDENT:
            last += 1
        entries = rows[colon + 1 : last + 1]
        wide = sum(len(row) > _ENTRY for row in entries)
        if wide * _SHARE <= len(entries) and not any(map(ends_sentence, entries[:-1])):
            yield colon + 1, last
