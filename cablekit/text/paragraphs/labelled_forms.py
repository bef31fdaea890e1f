"""Titles between the labelled rows of a typed form, in a text without blank rows.

Strategy. An entry of such a form has a label, words, and figures in two or more columns, which may be on a row of their
own. A short row of words between two entries is the title of those below: an entry ends with its figures.
"""

import re
from collections.abc import Iterator, Sequence

from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.rows import SHORT
from cablekit.text.paragraphs.runs import Runs

#: the end of a row with two or more figures, or dashes for them: "TRIPS MADE 612 640 655", "BOATS LOST --- --- ---"
COLUMNS_OF_FIGURES = re.compile(r"(?:^|\s)[-$]?(?:\d[\d,./]*|-{1,3})(?: +[-$]?(?:\d[\d,./]*|-{1,3})){1,7}$")
#: the ends of rows with figures
_FIGURE_ENDS = frozenset("0123456789-")
#: the fewest entries of a form, and the most titles below each other
_ENTRIES, _TITLES = 4, 2


def titles(runs: Runs) -> Iterator[int]:
    """Yield the rows that are titles between the entries of a form with labels."""
    rows = runs.rows
    ends = [_end_of_entry(rows, index) for index in runs.figured] if len(runs.figured) >= _ENTRIES else ()
    if sum(end is not None for end in ends) < _ENTRIES:
        return
    for end in ends:
        if end is None:
            continue
        below = end + 1
        while below < len(rows) and below - end <= _TITLES and _may_be_title(rows[below]):
            below += 1
        if below < len(rows) and LABEL.match(rows[below]):
            yield from range(end + 1, below)


def _end_of_entry(rows: Sequence[str], index: int) -> int | None:
    """Return the last row of an entry that begins at a row: it has a label and figures, or the row below has them."""
    row, below = rows[index], "".join(rows[index + 1 : index + 2])
    with_figures = row[-1] in _FIGURE_ENDS
    if not (with_figures or (below and below[-1] in _FIGURE_ENDS)) or not LABEL.match(row):
        return None
    if with_figures and COLUMNS_OF_FIGURES.search(row):
        return index
    return index + 1 if row[-1].isalpha() and not LABEL.match(below) and COLUMNS_OF_FIGURES.search(below) else None


def _may_be_title(row: str) -> bool:
    """Whether a short row has words, and neither a label nor figures."""
    return row[:1].isalpha() and len(row) < SHORT and not LABEL.match(row) and COLUMNS_OF_FIGURES.search(row) is None
