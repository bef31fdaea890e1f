"""Forms of rows that come again in a text without blank rows, and so begin paragraphs.

Strategy. A numbered part (PART I - ROADS) and an enumeration by words (FIRST, ... SECOND, ...) begin a paragraph below
the end of a sentence if their form comes again; so does the day above times. Once is chance. Rows that begin with times
are one block, which ends with the last of them if it left room for the first word below.
"""

import re
from collections.abc import Iterator, Sequence

from cablekit.values import ends_sentence
from cablekit.vocabulary import MONTH_NAME, WEEKDAY

#: a numbered part of a text: "PART II - BRIDGES", "ARTICLE I", "ANNEX A: ROADS", "SECTION 1. THE ROAD", "TABLE II."
PART_ROW = re.compile(
    r"(?P<word>PART|ARTICLE|SECTION|CHAPTER|ANNEX|APPENDIX|TABLE|TITLE|PHASE|ITEM|TOPIC|OPTION|PROPOSAL|QUESTION)[ ]"
    r"(?:NO\.[ ])?(?P<number>[IVX]{1,4}|\d{1,2}|[A-H])(?:[.:)]|[ ]?-[ ]|$)"
)
#: an enumeration by words: "FIRST, THAT THE ROAD", "SECONDLY, THE RIVER"
ORDINAL_ROW = re.compile(r"(?P<first>FIRST(?:LY)?)?(?:(?:SECOND|THIRD|FOURTH|FIFTH|LAST)(?:LY)?|FINALLY)?,[ ]")
#: a day alone on a row: "MONDAY, MAY 5", "SATURDAY, OCTOBER 12, 1974:", "MAY 5"
DAY_ALONE = re.compile(rf"(?:{WEEKDAY}[,.]?[ ])?(?:THE[ ])?{MONTH_NAME}[.]?[ ]\d{{1,2}}(?:,[ ]\d{{4}})?[:.]?$")
#: a row that begins with a time: "0900 - ARRIVE", "1015-1145 CALL", "10:15 A.M. ARRIVAL"
TIME_ROW = re.compile(
    r"[012]\d[0-5]\d(?:[ ]?-[ ]?[012]\d[0-5]\d)?(?:[ ]?HRS|Z)?[ ,.:\-]|\d{1,2}[:.][0-5]\d[ ](?:[AP]\.?M|[A-Z-])"
)

#: the fewest rows of a form
_AGAIN = 2
#: the fewest rows with times
_TIMES = 3
#: a row shorter than this, above a numbered part, was ended by its author
_SHORT = 40
#: the first letters of the rows that are searched for
_HEADS = frozenset("0123456789PASCTIOQFLJMDNWE")


def places(rows: Sequence[str], starts: Sequence[int], longest: int, full: float) -> Iterator[int]:
    """Yield the places where such rows begin paragraphs, and where those below do."""
    parts: dict[str, list[int]] = {}
    ordinals: list[int] = []
    first = False
    run: list[int] = []
    for index, row in enumerate(rows):
        if row[:1] not in _HEADS:
            continue
        ended = index == 0 or ends_sentence(rows[index - 1])
        if TIME_ROW.match(row):
            if run and run[-1] < index - 1 and not (run[-1] == index - 2 and DAY_ALONE.match(rows[index - 1])):
                yield from _of_times(rows, starts, longest, run)
                run = []
            run.append(index)
        elif (ended or len(rows[index - 1]) < _SHORT) and (part := PART_ROW.match(row)):
            parts.setdefault(part["word"], []).append(index)
        elif ended and (ordinal := ORDINAL_ROW.match(row)):
            first = first or ordinal["first"] is not None
            ordinals.append(starts[index])
        elif index + 1 < len(rows) and TIME_ROW.match(rows[index + 1]) and DAY_ALONE.match(row):
            yield starts[index]
    yield from _of_times(rows, starts, longest, run)
    if first and len(ordinals) >= _AGAIN:
        yield from ordinals
    for found in parts.values():
        if len(found) >= _AGAIN:
            yield from _of_parts(rows, starts, full, found)


def _of_times(rows: Sequence[str], starts: Sequence[int], longest: int, run: Sequence[int]) -> Iterator[int]:
    """Yield the place below the last of several rows with times, if that left room for the word below."""
    if len(run) < _TIMES or run[-1] + 1 >= len(rows):
        return
    last, below = rows[run[-1]], rows[run[-1] + 1]
    if len(last) + 1 + len(below.split(" ", 1)[0]) < longest and not DAY_ALONE.match(below):
        yield starts[run[-1] + 1]


def _of_parts(rows: Sequence[str], starts: Sequence[int], full: float, found: Sequence[int]) -> Iterator[int]:
    """Yield the places of the rows that name parts, and of full rows below them."""
    for index in found:
        yield starts[index]
        if index + 1 < len(rows) and len(rows[index]) < full <= len(rows[index + 1]):
            yield starts[index + 1]
