"""What begins below a list in a text without blank rows: prose below its last item, and the next list.

Strategy. Items that are no sentences have no full stop: one at the end of the last item ends the list too, and so it
does below items that end in semicolons. A list that begins again from A on is announced by a sentence of its own.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL, SENTENCE_END, style, successor
from cablekit.text.paragraphs.row_words import goes_on, is_sentence

#: an item with a letter: "(C) ROADS", "( C) ROADS", "C. ROADS"
LETTERED_ITEM = re.compile(r"(?P<open>\( ?)?(?P<letter>[A-H])(?P<close>[.)]) (?=\S)")
#: the first of them: "(A) ROADS"
FIRST_ITEM = re.compile(r"(?P<open>\( ?)?A(?P<close>[.)]) (?=\S)")
#: an item of a list: "- A ROAD", "--THE RIVER"
ITEM = re.compile(r"-{1,2}(?: \S|[^\s\d-])")

#: the subject of a sentence below a list: "WE WOULD LIKE", "THEY ARE"
SUBJECT_BELOW = re.compile(r"(?:WE|I|IT|HE|SHE|THEY|THIS|THESE) [A-Z]")
#: the length from which a row is full
_FULL = 50
#: the most rows of a sentence that announces a list, and of the item above and it
_ANNOUNCEMENT, _ITEM = 4, 20
#: the fewest items of a list with labels, and the most rows of its last
_ITEMS, _ITEM_ROWS = 3, 4
#: the fewest items if the one above the last ends in a semicolon, and its ends
_CLAUSES, _CLAUSE_ENDS = 2, (";", "; AND", "; OR")


def places(runs: Runs, starts: Sequence[int]) -> Iterator[int]:
    """Yield the places of rows below the last items of lists, and of sentences that announce another list."""
    text = runs.text
    if "-" in runs.firsts and (";\n" in text or "; AND\n" in text):
        yield from _below_clauses(runs.rows, starts)
    yield from _below_last_items(runs)
    if runs.colons and ("(" in runs.firsts or "A" in runs.firsts):
        yield from _begun_again(runs, starts)


def _below_clauses(rows: Sequence[str], starts: Sequence[int]) -> Iterator[int]:
    """Yield the row below a list whose items end in semicolons, and the last on a short row in a full stop."""
    listed = False
    for index, (row, below) in enumerate(pairwise(rows)):
        if LABEL.match(row):
            listed = False
        elif ITEM.match(row) and row.endswith((";", "; AND")):
            listed = True
        elif listed and row.endswith(".") and len(row) < _FULL and not ITEM.match(below):
            yield starts[index + 1]
            listed = False


def _below_last_items(runs: Runs) -> Iterator[int]:
    """Yield the places of rows below the last item of a list with labels, if it ends in a full stop on a row of its
    own, and the items above it, which are no sentences, do not."""
    rows = runs.rows
    labels = runs.labelled if len(runs.labelled) >= _CLAUSES else ()
    begun = 0
    for at, (index, typed) in enumerate(labels):
        if at and not _is_next(labels[at - 1][1], typed):
            begun = at
        fewest = _CLAUSES if index and rows[index - 1].endswith(_CLAUSE_ENDS) else _ITEMS
        if at - begun + 1 < fewest or (at + 1 < len(labels) and _is_next(typed, labels[at + 1][1])):
            continue
        if any(runs.ends(below - 1) for below, _ in labels[begun + 1 : at + 1]):
            continue
        if fewest < _ITEMS and any(map(SENTENCE_END.search, rows[labels[begun][0] : index])):
            continue
        last = index
        while last + 1 < len(rows) and last - index < _ITEM_ROWS and not runs.ends(last):
            if runs.is_short(last) and not goes_on(rows[last]):
                break
            last += 1
        if last + 1 == len(rows) or LABEL.match(rows[last + 1]):
            continue
        if runs.ends(last) or (runs.is_short(last) and SUBJECT_BELOW.match(rows[last + 1]) and not goes_on(rows[last])):
            yield runs.starts[last + 1]


def _is_next(label: str, after: str) -> bool:
    """Whether a label is the next after another: (J) or (II) after (I)."""
    return after in (successor(label, style(label).sort), successor(label, "roman"))


def _begun_again(runs: Runs, starts: Sequence[int]) -> Iterator[int]:
    """Yield the places of sentences that announce another list from A on, below the last item of one in its style."""
    rows = runs.rows
    for index in runs.colons:
        again = FIRST_ITEM.match(rows[index + 1]) if index + 1 < len(rows) else None
        if again is None:
            continue
        first = index
        while first and not is_sentence(rows[first - 1]) and index - first < _ANNOUNCEMENT:
            first -= 1
        item = first
        while item and index - item < _ITEM and not LABEL.match(rows[item]) and not LETTERED_ITEM.match(rows[item]):
            item -= 1
        letter = LETTERED_ITEM.match(rows[item])
        if letter and item < first and letter["open"] == again["open"] and letter["close"] == again["close"]:
            after = f"\n{letter['open']}{chr(ord(letter['letter']) + 1)}{letter['close']}"
            whole = is_sentence(rows[first - 1]) and not LABEL.match(rows[first].lstrip('"'))
            if whole and letter["letter"] > "A" and runs.text.find(after, starts[index]) < 0:
                yield starts[first]
