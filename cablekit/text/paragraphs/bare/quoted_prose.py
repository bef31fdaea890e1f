"""Paragraphs of quoted prose in a text without blank rows: letters, speeches and notes have no numbers.

Strategy. Authors fill their rows, some more than others. In a quotation or below a salutation, a row that ends a
sentence and left clearly more room than the rows do in which a sentence goes on ends a paragraph. Elsewhere paragraphs
have numbers, and there such a row is chance.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from cablekit.text.paragraphs.bare.quoted_texts import SALUTATION, SALUTES_LAST
from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.quotations import Quotations
from cablekit.text.paragraphs.row_words import SHORT, is_sentence

#: the characters more for which the last row of a paragraph left room
_ROOM = 4
#: the fewest rows that show how an author fills them, and the share of them that may have left as much room
_ROWS, _SHARE = 6, 0.2
#: the ends of rows below which something else may begin
_ENDS = frozenset('.?!:;)"')
#: marks that end a salutation
_OPENING_ENDS = frozenset(",:;")
#: marks that end a sentence
_STOPS = frozenset(".?!")
#: words that go on with the sentence above them
_SAME = frozenset(["HE", "SHE", "HIS", "HER", "THEY", "THEIR", "THIS", "THESE", "BUT", "AND", "SUCH"])


def places(runs: Runs, starts: Sequence[int], quotations: Quotations) -> Iterator[int]:
    """Yield the places of rows below the last row of a paragraph in a quotation, or a letter."""
    quoted = {
        index
        for quotation in quotations.all
        for index in range(runs.row_at(quotation.start), runs.row_at(quotation.end - 1))
    }
    if not runs.labelled:
        quoted.update(range(len(runs.rows) - 1))
    last = [index for index in sorted(quoted.union(*_letters(runs))) if _may_be_last(runs, index)]
    if not last:
        return
    listed = runs.listed()
    inside = sorted(_room(runs, index) for index in range(len(runs.rows) - 1) if _goes_on(runs, index, listed))
    for index in last if len(inside) >= _ROWS else ():
        as_much = len(inside) - bisect_left(inside, _room(runs, index))
        if index not in listed and as_much <= _SHARE * len(inside):
            yield starts[index + 1]


def _letters(runs: Runs) -> Iterator[range]:
    """Yield the rows below each salutation, up to a label or the end."""
    labelled = [index for index, _ in runs.labelled]
    end = 0
    for index, row in enumerate(runs.rows[:-1]):
        if index >= end and row[-1:] in _OPENING_ENDS and (SALUTATION.match(row) or SALUTES_LAST.search(row)):
            after = bisect_right(labelled, index)
            end = labelled[after] if after < len(labelled) else len(runs.rows) - 1
            yield range(index + 1, end)


def _room(runs: Runs, index: int) -> int:
    """Return the characters that a row left behind the first word of the row below it, had that been on it."""
    return runs.width - len(runs.rows[index]) - 1 - len(runs.rows[index + 1].split(" ", 1)[0])


def _may_be_last(runs: Runs, index: int) -> bool:
    """Whether a row ends a sentence, left room, and is above a row that may begin a paragraph."""
    row, below = runs.rows[index], runs.rows[index + 1]
    return (
        row[-1:] in _STOPS
        and below[:1].isalpha()
        and _room(runs, index) >= _ROOM
        and is_sentence(row)
        and below.split(" ", 1)[0] not in _SAME
        and not LABEL.match(below)
    )


def _goes_on(runs: Runs, index: int, listed: set[int]) -> bool:
    """Whether a sentence goes on below a row of prose."""
    row, below = runs.rows[index], runs.rows[index + 1]
    return (
        len(row) >= SHORT
        and row[-1] not in _ENDS
        and below[:1].isalpha()
        and below[1:2] not in _STOPS
        and index not in listed
    )
