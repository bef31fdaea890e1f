"""Rows that announce a text or a list in a text without blank rows, and end there for no want of room.

Strategy. `AS FOLLOWS:` ends a row that left room, or is longer than all others. A row that says no more than that a
text begins is apart from the end of the sentence above it and from the text.
"""

import re
from collections.abc import Iterator, Sequence

from cablekit.text.paragraphs.bare.rows import left_room
from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.row_words import is_sentence

#: the end of a row that announces a text or a list: "IS AS FOLLOWS:", "SHOULD READ AS FOLLOWS:"
FOLLOWS = re.compile(r"\bFOLLOWS?:$")
#: a row that announces a text, and no more: "TEXT OF LETTER:", "UNOFFICIAL TRANSLATION FOLLOWS:"
TEXT_OF = re.compile(
    r"(?:BEGIN )?(?:(?:FULL|UNOFFICIAL|INFORMAL|ENGLISH|COMPLETE|DRAFT) ){0,2}"
    r"(?:TEXT|TRANSLATION)(?: OF [A-Z ]{3,40}?)?(?: FOLLOWS)?:$"
)
#: a row that begins a text, and no more: "BEGIN NOTES", "START PAPER", "BEGIN Q'S AND A'S"; not `BEGIN SUMMARY`
BEGIN_ALONE = re.compile(
    r"(?:BEGIN|START) (?!(?:SUMMARY|COMMENT|TEXT|QUOTE|QTE)\b|[A-Z]+ING\b)[A-Z'/]{3,15}(?: [A-Z'/]{2,15}){0,3}[.:;]?$"
)
#: the beginning of such a row: "BEGIN NOTES", "START PAPER"
BEGINS = re.compile(r"\n(?:BEGIN|START) ")


def places(runs: Runs, starts: Sequence[int]) -> Iterator[int]:
    """Yield the places of such rows, if they say no more, and of those below them."""
    yield from _below_announced(runs, starts)
    yield from _alone(runs, starts)


def _below_announced(runs: Runs, starts: Sequence[int]) -> Iterator[int]:
    """Yield the places of rows below those that announce them, and that end there for no want of room: they left some,
    or took more than any other row."""
    rows = runs.rows
    above = {index for index in runs.colons if FOLLOWS.search(rows[index]) and index + 1 < len(rows)}
    if above:
        width = max(len(row) for index, row in enumerate(rows) if index not in above)
        for index in above:
            length = len(rows[index])
            if length > width or left_room(length, rows[index + 1], width):
                yield starts[index + 1]


def _alone(runs: Runs, starts: Sequence[int]) -> Iterator[int]:
    """Yield the places of rows that announce a text and say no more, below the end of a sentence: `TEXT OF LETTER:`,
    `BEGIN Q'S AND A'S`; and those of the rows below them."""
    rows = runs.rows
    for index in runs.colons:
        if index and TEXT_OF.match(rows[index]) and is_sentence(rows[index - 1]):
            yield from starts[index : index + 2]
    for begin in BEGINS.finditer(runs.text, 1):
        index = runs.row_at(begin.end())
        if index and BEGIN_ALONE.match(rows[index]) and is_sentence(rows[index - 1]):
            yield from starts[index : index + 2]
