"""Titles with their classification behind them, or with the word for a line under them: `BRIDGES (LOU)`."""

import re
from collections.abc import Iterator, Sequence

from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL, SENTENCE_END
from cablekit.text.paragraphs.title_words import NO_HEADING, VERB
from cablekit.values import ends_sentence
from cablekit.vocabulary import MARK

#: a title with its classification, or the word for a line under it: "BRIDGES (LOU)", "ROADS (C)", "BOATS (UNDERLINED)"
MARKED_TITLE = re.compile(
    rf"[A-Z,)] ?\((?:{MARK}|UNCLAS(?:SIFIED)?|CONF(?:IDENTIAL)?|SECRET|LIMITED OFFICIAL USE|UNDERLINED|UNDERSCORED)\)$"
)
#: the most characters of a mark behind a title
_LONGEST_MARK = 24
#: the characters of the shortest mark that is a word, with its bracket
_WORD = len("LOU)")


def around_marked(runs: Runs, starts: Sequence[int]) -> Iterator[int]:
    """Yield the rows without a label that are titles with their classification, and the rows below them; below one with
    a label only that row."""
    rows = runs.rows
    for index in rows_with_marks(runs):
        row = rows[index]
        label = LABEL.match(row)
        if label and row[-_WORD:-1].isalpha() and not LABEL.match(rows[index + 1]):
            title = row[label.end() :]
            if not (NO_HEADING.search(title) or VERB.search(title) or SENTENCE_END.search(title)):
                yield starts[index + 1]
        if row[0].isalpha() and not (label or NO_HEADING.search(row)):
            above = rows[index - 1] if index else "."
            apart = ends_sentence(above) or (index == 1 and runs.is_short(0))
            if apart and (runs.is_short(index) if LABEL.match(rows[index + 1]) else runs.has_room(index)):
                yield from starts[index : index + 2]


def rows_with_marks(runs: Runs) -> Iterator[int]:
    """Yield the rows, but the last, that end with a classification or the word for a line under them."""
    text = runs.text
    place = text.find(")\n", 2)
    while place > 0:
        mark = text.rfind("(", max(0, place - _LONGEST_MARK), place)
        if mark > 0 and MARKED_TITLE.search(text, mark - 2, place + 1):
            yield runs.row_at(place)
        place = text.find(")\n", place + 2)
