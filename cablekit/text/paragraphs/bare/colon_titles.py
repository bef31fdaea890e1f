"""Titles with a colon in a text without blank rows: `ENTIRE PARTY:`, `(B) OTHER LUGGAGE:`.

Strategy. They count if there are two, with labels or without. One alone is a title above the first item of a list, if
it is not the second row of a paragraph; a longer one if it is below the end of a sentence and has no verb.
"""

import re
from collections.abc import Iterator, Sequence

from cablekit.text.paragraphs.bare.items import is_dashed_title
from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.title_words import NO_HEADING, NO_TITLE
from cablekit.values import ends_sentence

#: a verb of a row that announces a list: "POST SUGGESTS THREE STEPS:"
SUGGESTS = re.compile(
    r"\b(?:SUGGESTS?|RECOMMENDS?|REQUESTS?|PROPOSES?|BELIEVES?|THINKS?|HOPES?|WISHE?S?|WANTS?|NEEDS?|ASKS?|NOTES?|SEES?"
    r"|[A-Z]{2,}ED|TOLD|MADE|GAVE|PLEASE|MAY|DO|DOES|BE|THESE|THOSE|SUCH)\b"
)

#: the fewest titles
_AGAIN = 2
#: the text of the first label of a list
_FIRSTS = ("A", "1")


def places(runs: Runs, starts: Sequence[int]) -> Iterator[int]:
    """Yield the places of titles with a colon, and of the rows below them, if there are two; with labels or without."""
    titles = runs.titles()
    if len(titles) >= _AGAIN:
        for index in titles:
            yield from starts[index : index + 2]
    elif titles and _is_above_item(runs, titles[0]):
        yield starts[titles[0]]
    for index in runs.colons:
        if _is_above_list(runs, index):
            yield starts[index]
    dashed = [index for index in runs.colons if is_dashed_title(runs, index)]
    if len(dashed) >= _AGAIN:
        for index in dashed:
            yield from starts[index : index + 2]
    labelled = runs.labelled_titles()
    if len(labelled) >= _AGAIN:
        for index in labelled:
            yield from starts[index + 1 : index + 2]


def _is_above_item(runs: Runs, index: int) -> bool:
    """Whether a title with a colon is above the first item of a list, and is not the second row of a paragraph: `3. WE
    OFFERED TWO` / `ROUTES:`"""
    below = "".join(runs.rows[index + 1 : index + 2])
    second = LABEL.match(runs.rows[index - 1]) is not None and not runs.ends(index - 1)
    label = LABEL.match(below)
    first = label is not None and (label[0].strip("() .-\t") in _FIRSTS or runs.ends(index - 1))
    return not second and (below[:1] == "-" or first)


def _is_above_list(runs: Runs, index: int) -> bool:
    """Whether a row with a colon is a title between the end of a sentence and the first label of a list, however long:
    no word of it is a verb."""
    rows = runs.rows
    if not index or index + 1 == len(rows) or not ends_sentence(rows[index - 1]):
        return False
    label, row = LABEL.match(rows[index + 1]), rows[index]
    if label is None or label[0].strip("() .-\t") not in _FIRSTS or LABEL.match(row):
        return False
    return row[:1].isalpha() and not (NO_TITLE.search(row) or NO_HEADING.search(row) or SUGGESTS.search(row))
