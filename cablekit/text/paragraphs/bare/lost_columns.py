"""Tables whose columns a rendering lost, in a text without blank rows.

Strategy. Several rows that end in figures are a table, with the short rows above them as its head. Columns may also be
below each other, so that each row is one cell, or a few: then many short rows follow each other, many of them nothing
but figures; no list and no prose is like that. Dashes between them are lines under the head, and the turn of a page may
leave a classification there.
"""

import re
from collections.abc import Iterator, Sequence

from cablekit.text.paragraphs.bare.items import Run
from cablekit.text.paragraphs.bare.recurring import DAY_ALONE
from cablekit.text.paragraphs.bare.rows import Rows
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.row_words import SHORT, goes_on
from cablekit.text.paragraphs.tables import (
    FIGURE_ENDS,
    ends_in_figure,
    has_columns,
    has_figures,
    has_three_figures,
)
from cablekit.values import ends_sentence

#: a row of nothing but figures: "2/.11", "33 (4) 41 (-2)", "$1,204,000"
FIGURES = re.compile(r"(?:[-+(]{0,2}\$?[.\d][\d.,/:%]*[)%]{0,2}(?: |$))+$")
#: years as the heads of columns: "1974 1975 1976", "FY-74 FY-75"
YEARS = re.compile(r"(?:(?:[FC]Y[ \-]?(?:19)?\d\d|19\d\d)(?: +|$)){2,}$")
#: dashes, which are lines under cells: "----- ---- TOTAL"
DASHES = re.compile(r"-{3,}")

#: a row of a table with one figure is shorter than this share of the longest row
_SHARE_OF_TABLE = 0.6
#: the beginning of rows in the head of a table whose first column is empty
_DOTS = "...."
#: the mark of a gap at the end of the text
_GAP = "[GAP]"
#: the fewest rows of a table, the most rows without figures between two, and the most above the first that are its head
_ROWS, _BETWEEN, _HEAD = 3, 2, 2
#: the most rows between that are pieces of a word, and the characters of a longer row: "TREAS-", "URY BONDS"
_PIECES, _PIECE = 5, 12
#: the length from which a row is full
_FULL = 50
#: the fewest rows of nothing but figures in a table of cells, and of how many rows one is
_FIGURES, _SHARE = 4, 4


def of_rows(rows: Sequence[str], longest: int) -> Iterator[Run]:
    """Yield the first and last rows of each table, whose rows end in two figures at least; in one, if they are short
    and follow each other."""
    figures = [
        index
        for index, row in enumerate(rows)
        if row[-1:] in FIGURE_ENDS
        and (has_figures(row) or (row[-1].isdecimal() and _may_be_of_table(rows, index, longest)))
    ]
    first = 0
    for index, at in enumerate(figures):
        if index + 1 < len(figures) and _goes_on(rows[at + 1 : figures[index + 1]]):
            continue
        if index + 1 - first >= _ROWS:
            yield _head_of_table(rows, figures[first]), at + _breaks_off(rows, at + 1)
        first = index + 1


def _goes_on(between: Sequence[str]) -> bool:
    """Whether a table goes on below rows without figures: a few without labels, or more that are pieces of a word."""
    few = len(between) <= _BETWEEN or (len(between) < _PIECES and all(len(row) < _PIECE for row in between))
    return few and not any(map(LABEL.match, between))


def _breaks_off(rows: Sequence[str], index: int) -> bool:
    """Whether a row below a table is its last, and breaks off with the text."""
    end = len(rows) - (rows[-1] == _GAP)
    return index + 1 == end and " " not in rows[index] and not ends_sentence(rows[index])


def _may_be_of_table(rows: Sequence[str], index: int, longest: int) -> bool:
    """Whether a row and one next to it are short and end in a figure: `CEMENT BAG 2.10`."""
    return _ends_in_figure(rows[index], longest) and (
        (index > 0 and _ends_in_figure(rows[index - 1], longest))
        or (index + 1 < len(rows) and _ends_in_figure(rows[index + 1], longest))
    )


def _ends_in_figure(row: str, longest: int) -> bool:
    return (
        row[-1:].isdecimal()
        and len(row) < _SHARE_OF_TABLE * longest
        and not DAY_ALONE.match(row)
        and ends_in_figure(row)
    )


def _head_of_table(rows: Sequence[str], first: int) -> int:
    """Return the first row of the head of a table above its first row with figures."""
    heads = 0
    while first and heads < _HEAD:
        above = rows[first - 1]
        if has_columns(above):
            first -= 1
            continue
        titled = LABEL.match(above) is not None
        if titled and not heads and len(above) < _FULL and not ends_sentence(above) and has_three_figures(rows[first]):
            return first - (not _is_title(above, rows[first]))
        if above.strip("- ") and not above.startswith(_DOTS):
            alone = first > 1 and " " not in above and len(rows[first - 2]) < _FULL  # "IMMIGR." of a column
            ended = ends_sentence(above) and not alone
            if len(above) >= _FULL or ended or titled or above[-1] in ",-" or above.count(")") > above.count("("):
                break
            heads += 1
        first -= 1
    return first


def _is_title(above: str, row: str) -> bool:
    """Whether a row with a label is the title of a table, not the heads of its columns: it has a dash or a bracket, or
    the heads are below it: `2. DEBTS (MILLIONS)` / `1974 1975 1976`."""
    return " - " in above or "(" in above[1:] or YEARS.match(row) is not None


def of_cells(text: Rows) -> Iterator[Run]:
    """Yield the first and last rows of such tables."""
    figures = [index for index in text.figured if FIGURES.match(text.rows[index])]
    if len(figures) < _FIGURES:
        return
    last = -1
    for index in figures:
        if index <= last:
            continue
        first = last = index
        while first and _is_cell(text, first - 1):
            first -= 1
        while last + 1 < len(text.rows) and _is_cell(text, last + 1):
            last += 1
        if first and (goes_on(text.rows[first - 1]) or not text.has_room(first - 1)):
            first += 1  # the rest of the row above
        count = sum(first <= each <= last for each in figures)
        if count >= _FIGURES and count * _SHARE >= last + 1 - first:
            yield first, last


def _is_cell(text: Rows, index: int) -> bool:
    """Whether a row may be a cell, or a few: short, without a label, and not the end of a sentence."""
    row = text.rows[index]
    if len(row) >= SHORT:
        row = DASHES.sub("", row)
    return 0 < len(row) < SHORT and not LABEL.match(row) and not (text.ends(index) and row.count("(") <= row.count(")"))
