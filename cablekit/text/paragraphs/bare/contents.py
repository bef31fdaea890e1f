"""Tables of contents: their title, and the titles in the text that come again from them."""

import re
from collections.abc import Iterator, Sequence

from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL
from cablekit.values import ends_sentence

#: the title of a list of titles: "TABLE OF CONTENTS"
CONTENTS = re.compile(r"(?:TABLE OF )?CONTENTS[:.]?$")

#: the first characters of the labels of entries
_LABELS = frozenset("(0123456789IVX")
#: the fewest entries that begin with the same number
_AGAIN = 2


def places(runs: Runs, starts: Sequence[int]) -> Iterator[int]:
    """Yield the places of the titles of tables of contents, and of the rows below them and below their entries in the
    text."""
    place = runs.text.find("CONTENTS\n", 2)
    if place > 0 and CONTENTS.match(runs.rows[runs.row_at(place)]):
        yield from starts[runs.row_at(place) : runs.row_at(place) + 2]
    if "1" in runs.firsts and runs.text.count("\n1. ") >= _AGAIN:
        yield from _below_entries(runs.rows, starts)


def _below_entries(rows: Sequence[str], starts: Sequence[int]) -> Iterator[int]:
    """Yield the rows below titles with labels that come again from a table of contents: all rows of an entry do, and
    there the next entry is below it, but here its text."""
    entries: dict[str, int] = {}
    for index, row in enumerate(rows):
        if row[:1] not in _LABELS or not LABEL.match(row):
            continue
        entry = entries.setdefault(row, index)
        if entry == index or ends_sentence(row):
            continue
        below, under = index + 1, entry + 1
        while below < len(rows) and rows[below] == rows[under] and not LABEL.match(rows[under]):
            below, under = below + 1, under + 1
        if under < index and below < len(rows) and LABEL.match(rows[under]) and not LABEL.match(rows[below]):
            yield starts[below]
