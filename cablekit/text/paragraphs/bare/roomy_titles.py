"""Titles that left much room in a text without blank rows: their form need not come again.

Strategy. Authors fill their rows. A row of words without a verb, broken off long before its end, with a full row below,
is a title if nothing goes on in it: it is behind a label, or below the end of a sentence.
"""

import re
from collections.abc import Iterable, Iterator

from cablekit.text.paragraphs.bare.below_colons import KEY_FIRST
from cablekit.text.paragraphs.bare.rows import ROOM
from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.row_words import SHORT, is_cut
from cablekit.text.paragraphs.title_words import NO_HEADING, PARTS, VERB, ends_in_verb
from cablekit.values import ends_sentence

#: a title that left much room: it begins with a word, and has neither a key, a label at its end, the end of a sentence
#: nor an open bracket: "REMARKS OF MAY 14, 1976", "EB - HELEN ROE", "LIBRARY GROUP--"; not `NAME: ROE`, `MORE. (B)`,
#: `COSTS - $495,000. THIS YEAR` or `THE STAFF (6 CLERKS, 2`
WORDS = re.compile(
    r"(?!.*(?:: |[.?!] \(|(?:[A-Z]{5}|\d{3})[.?!] [A-Z]|\([^)]*$|\([A-Z\d]\)$))(?=.*[A-Z]{3})[A-Z].*[A-Z\d)\-]$"
)
#: the characters more for which a title left room that need not come again
_MUCH_ROOM = 18
#: the most rows of a title, and the most characters of one with dashes at its end
_TITLE_ROWS, DASHED = 3, 50
#: the most characters of a title above a short row, the room that it leaves, and the ends of that row
_FEW, _MOST, _ENDS = 28, 20, frozenset(".?:")
#: the ends of rows above a title, other than those of sentences: a bracket, the mark of a gap
_CLOSED = frozenset(")]")


def with_much_room(runs: Runs, above_full: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first row of each title that left so much room that it need not come again, and the full row below it.

    A title is one short row or several, behind a label or below the end of a sentence.

    Args:
        runs: the text.
        above_full: the rows that may be short, each above a full one.
    """
    rows = runs.rows
    yield from _above_short(runs)
    limit = min(SHORT, runs.width - _MUCH_ROOM)
    for last in above_full:
        row, below = rows[last], last + 1
        if not (len(row) < limit or (len(row) < DASHED and row[-2:] == "--")):
            continue
        if last in runs.tables or not _left_much_room(runs, last):
            continue
        title = row.removesuffix(":") if runs.is_title(last) and "TEXT" not in row else row
        if LABEL.match(rows[below]) or runs.goes_on_below(last) or not may_be_title(title):
            continue
        first = last
        while first and last - first < _TITLE_ROWS and not LABEL.match(rows[first]) and _is_title_too(runs, first - 1):
            first -= 1
        above = rows[first - 1] if first else ""
        if not above or LABEL.match(rows[first]) or ends_sentence(above) or above[-1] in _CLOSED:
            yield first, below


def _above_short(runs: Runs) -> Iterator[tuple[int, int]]:
    """Yield the titles behind labels that left most of their row, and the row below each, which ends a sentence or has
    a colon: `B. FAIR TRIAL` / `NO CHANGE SINCE LAST REPORT.`"""
    for index, label in runs.labelled:
        row, below = runs.rows[index], "".join(runs.rows[index + 1 : index + 2])
        if len(row) - len(label) > _FEW or not below or below[:1] in '-("' or LABEL.match(below):
            continue
        whole = below[-1] in _ENDS or KEY_FIRST.match(below)
        if whole and runs.has_room(index, _MOST) and may_be_title(row) and not runs.goes_on_below(index):
            yield index, index + 1


def _is_title_too(runs: Runs, index: int) -> bool:
    """Whether a row above a title may be its first."""
    return _left_much_room(runs, index) and may_be_title(runs.rows[index])


def _left_much_room(runs: Runs, index: int) -> bool:
    """Whether a row is short and left much room; with dashes at its end, less is enough."""
    if runs.rows[index].endswith("--"):
        return len(runs.rows[index]) < DASHED and runs.has_room(index, ROOM)
    return len(runs.rows[index]) < SHORT and runs.left_much(index, _MUCH_ROOM)


def may_be_title(row: str) -> bool:
    """Whether a row has words, but no verb, key or end of a sentence, and is not broken off."""
    label = LABEL.match(row)
    title = row[label.end() :] if label else row
    if not WORDS.match(title) or title in PARTS:
        return False
    return not (is_cut(title) or ends_in_verb(title) or NO_HEADING.search(title) or VERB.search(title))
