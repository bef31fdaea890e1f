"""Titles between the labelled rows of a typed form, in a text without blank rows.

Strategy. An entry of such a form has a label, words, and figures in two or more columns, which may be on a row of their
own. A short row of words between two entries is the title of those below: an entry ends with its figures.
"""

import re
from collections.abc import Iterator

from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.rows import SHORT
from cablekit.text.paragraphs.runs import Runs

#: the end of a row with two or more figures, or dashes for them: "TRIPS MADE 612 640 655", "BOATS LOST --- --- ---"
COLUMNS_OF_FIGURES = re.compile(r"(?:^|\s)[-$]?(?:\d[\d,./]*|-{1,3})(?: +[-$]?(?:\d[\d,./]*|-{1,3})){1,7}$")
#: the fewest entries of a form, and the most titles below each other
_ENTRIES, _TITLES = 4, 2


def titles(runs: Runs) -> Iterator[int]:
    """Yield the rows that are titles between the entries of a form with labels."""
    rows = runs.rows
    entries = [index for index, row in enumerate(rows) if _is_entry(runs, index, row)]
    if len(entries) < _ENTRIES:
        return
    for entry in entries:
        last = entry
        while last + 1 < len(rows) and not COLUMNS_OF_FIGURES.search(rows[last]):
            last += 1
        below = last + 1
        while below < len(rows) and below - last <= _TITLES and _may_be_title(rows[below]):
            below += 1
        if below < len(rows) and LABEL.match(rows[below]):
            yield from range(last + 1, below)


def _is_entry(runs: Runs, index: int, row: str) -> bool:
    """Whether a row has a label, and figures at its end or at that of the row below it."""
    label = LABEL.match(row)
    if label is None or label.end() == len(row):
        return False
    if COLUMNS_OF_FIGURES.search(row, label.end()):
        return True
    below = "".join(runs.rows[index + 1 : index + 2])
    return row[-1].isalnum() and not LABEL.match(below) and COLUMNS_OF_FIGURES.search(below) is not None


def _may_be_title(row: str) -> bool:
    """Whether a short row has words, and neither a label nor figures."""
    return row[:1].isalpha() and len(row) < SHORT and not LABEL.match(row) and COLUMNS_OF_FIGURES.search(row) is None
