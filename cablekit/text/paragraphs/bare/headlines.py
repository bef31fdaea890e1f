"""Titles at the head of a text inside the telegram: below `BEGIN TEXT:` or a row like it, and the mark of a whole text
alone on its row."""

import re
from collections.abc import Iterator, Sequence

from cablekit.grammar import ENTIRE_TEXT
from cablekit.text.paragraphs.bare.below_colons import OPENS_TEXT
from cablekit.text.paragraphs.bare.rows import ROOM
from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.row_words import SHORT, is_cut

#: a row that is the mark of a whole text: "(C - ENTIRE TEXT)", "1. CONFIDENTIAL - ENTIRE TEXT."
ENTIRE_ROW = re.compile(rf"(?:\d{{1,2}}[.)]\s{{1,2}})?{ENTIRE_TEXT.pattern}[.)]{{0,2}}$")

#: the most characters of the words that open a text
_OPENING = 40
#: how many rows below one that opens a text show its width, and from which share of it a row is full
_MEASURED, _SHARE_OF_FULL = 10, 0.8
#: the most rows of a headline
_ROWS = 2


def places(runs: Runs, starts: Sequence[int]) -> Iterator[int]:
    """Yield the places of the titles at the head of texts, and of the rows below them and below marks."""
    place = runs.text.find("ENTIRE TEXT", 2)
    if place > 0 and ENTIRE_ROW.match(runs.rows[runs.row_at(place)]):
        yield from starts[runs.row_at(place) + 1 : runs.row_at(place) + 2]
    for index in runs.colons:
        yield from _below_opening(runs, starts, index)
    place = runs.text.find("BEGIN ", 2)
    while place > 0:
        index = runs.row_at(place)
        if runs.rows[index][-1] != ":":
            yield from _below_opening(runs, starts, index)
        place = runs.text.find("BEGIN ", place + 1)


def _below_opening(runs: Runs, starts: Sequence[int], index: int) -> list[int]:
    """Return the rows below one that opens a text which are its titles, and the row below those.

    One or two rows that end no sentence and left much room, with a long one below: a headline may have a verb.
    """
    rows = runs.rows
    row = rows[index]
    if not OPENS_TEXT.search(row, max(0, len(row) - _OPENING)):
        return []
    width = max(map(len, rows[index + 1 : index + 1 + _MEASURED]), default=0)
    below = index + 1
    while below + 1 < len(rows) and below <= index + _ROWS and _may_be_headline(rows[below], rows[below + 1], width):
        below += 1
    if not index + 1 < below < len(rows) - 1 or len(rows[below]) < SHORT:
        return []
    if _may_be_headline(rows[below], rows[below + 1], width):
        return []
    return list(starts[index + 1 : below + 1])


def _may_be_headline(row: str, below: str, width: int) -> bool:
    return (
        len(row) < _SHARE_OF_FULL * width
        and row[:1].isalpha()
        and (row[-1].isalnum() or row.endswith("..."))
        and len(row) + len(below.split(" ", 1)[0]) + ROOM < width
        and not LABEL.match(row)
        and not is_cut(row)
    )
