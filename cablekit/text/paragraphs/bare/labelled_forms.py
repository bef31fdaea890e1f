"""Typed forms whose rows have labels and figures, in a text without blank rows: what is between their entries.

Strategy. An entry of such a form has a label, words, and figures in two or more columns, which may be on a row of their
own. A short row of words between two entries is the title of those below: an entry ends with its figures.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.row_words import SHORT
from cablekit.text.paragraphs.tables import ends_in_figure

#: the end of a row with two or more figures, or dashes for them: "TRIPS MADE 612 640 655", "BOATS LOST --- --- ---",
#: "CARGO (- 21.5) (1,040.0)"
COLUMNS_OF_FIGURES = re.compile(
    r"(?:^|\s)\(?(?:[-$] ?)?(?:\d[\d,./]*|-{1,3})\)?(?: +\(?(?: ?[-$] ?)?(?:\d[\d,./]*|-{1,3})\)?){1,7}$"
)
#: a total below its addends: "TOTAL 118 125", "SUB-TOTAL OF CASES 5612", "TOTALS: 140"
TOTAL = re.compile(r"(?:GRAND |SUB-?)?TOTALS?\b.* \d[\d.,]*$")
#: totals and nothing else: "138,500        96,811"
SUMS = re.compile(r"\d[\d.,]*(?: +\d[\d.,]*)+$")
#: the ends of rows with figures
_FIGURE_ENDS = frozenset("0123456789-)")
#: the fewest entries of a form, and the most titles below each other
_ENTRIES, _TITLES = 4, 2


class Form(NamedTuple):
    """The rows of a form with labels: the titles between its entries, and the rows that belong to the entry above."""

    titles: Sequence[int] = ()
    rest: Sequence[int] = ()


def find(runs: Runs) -> Form:
    """Find the titles between the entries of a form with labels, and the rows with figures below each entry."""
    rows = runs.rows
    ends = [end for index, _ in runs.labelled if (end := _end_of_entry(rows, index)) is not None]
    if len(ends) < _ENTRIES:
        return Form()
    titles: list[int] = []
    rest: list[int] = []
    for end in ends:
        last = end + 1
        while (
            last < len(rows)
            and not LABEL.match(rows[last])
            and not TOTAL.match(rows[last])
            and not SUMS.match(rows[last])
            and COLUMNS_OF_FIGURES.search(rows[last])
        ):
            last += 1
        rest += range(end + 1, last)
        below = last
        while below < len(rows) and below - last < _TITLES and _may_be_title(rows[below]):
            below += 1
        if below < len(rows) and LABEL.match(rows[below]):
            titles += range(last, below)
    return Form(titles, rest)


def totals(rows: Sequence[str]) -> Iterator[int]:
    """Yield the rows with the total of the figures in rows with labels above it."""
    for index, (above, row) in enumerate(pairwise(rows), 1):
        total = (row[:1] in "TSG" and TOTAL.match(row)) or (row[:1].isdecimal() and SUMS.match(row))
        if total and LABEL.match(above) and _has_amount(above):
            yield index


def _has_amount(row: str) -> bool:
    return row[-1:].isdecimal() and ends_in_figure(row)


def is_entry(row: str) -> bool:
    """Whether a row is a whole entry: it has a label, and ends in figures."""
    return row[-1:] in _FIGURE_ENDS and LABEL.match(row) is not None and COLUMNS_OF_FIGURES.search(row) is not None


def _end_of_entry(rows: Sequence[str], index: int) -> int | None:
    """Return the last row of an entry that begins at a row with a label: it has figures, or the row below has them."""
    row = rows[index]
    if is_entry(row):
        return index
    below = "".join(rows[index + 1 : index + 2])
    has_figures = below[-1:] in _FIGURE_ENDS and row[-1].isalpha() and not LABEL.match(below)
    return index + 1 if below and has_figures and COLUMNS_OF_FIGURES.search(below) else None


def _may_be_title(row: str) -> bool:
    """Whether a short row has words, and neither a label nor figures."""
    begins = row[:1].isalpha() or row[-1:] == ":"
    return begins and len(row) < SHORT and not LABEL.match(row) and COLUMNS_OF_FIGURES.search(row) is None
