"""Forms of rows that come again in a text without blank rows, and so begin paragraphs.

Strategy. A numbered part (PART I - ROADS) and an enumeration by words (FIRST, ... SECOND, ...) begin a paragraph below
the end of a sentence if their form comes again; so does the day above times. Once is chance. Rows that begin with times
are one block, which ends with the last of them if a full row is below, for whose first word it left room.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cablekit.text.paragraphs.bare.rows import left_room
from cablekit.text.paragraphs.labels import LABEL
from cablekit.values import ends_sentence
from cablekit.vocabulary import MONTH_NAME, WEEKDAY

#: a numbered part of a text: "PART II - BRIDGES", "ARTICLE I", "ANNEX A: ROADS", "SECTION 1. THE ROAD", "TABLE II.",
#: "OPTION ONE"
PART_ROW = re.compile(
    r"(?P<word>PART|PARAGRAPH|PARA|ARTICLE|SECTION|CHAPTER|ANNEX|APPENDIX|TABLE|SCHEDULE|TITLE|PHASE|ITEM|TOPIC|OPTION|PROPOSAL"
    r"|QUESTION)[ ]"
    r"(?:NO\.[ ])?(?P<number>[IVX]{1,4}|\d{1,2}|[A-H]|ONE|TWO|THREE|FOUR|FIVE|SIX)(?:[.:)]|[ ]?-[ ]|$)"
)
#: behind the name of a part and its colon, a sentence that begins in the same row: "ITEM 2: ROADS: THE BOARD AGREED",
#: "ITEM 5: BRIDGES. THERE WAS AGREEMENT"
SENTENCE_BEGUN = re.compile(r"[A-Z]{2}[:.] [A-Z]")
#: a numbered thing and a stop: "SECOND CAPTION. STRIKE", "THIRD PARAGRAPH: READ"
ORDINAL_THING = re.compile(
    r"(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH|LAST)[ ](?P<word>[A-Z]{3,15})[.:][ ]"
)
#: an enumeration by words: "FIRST, THAT THE ROAD", "SECONDLY, THE RIVER"
ORDINAL_ROW = re.compile(r"(?P<first>FIRST(?:LY)?)?(?:(?:SECOND|THIRD|FOURTH|FIFTH|LAST)(?:LY)?|FINALLY)?,[ ]")
#: a day alone on a row: "MONDAY, MAY 5", "FRIDAY 18 AUGUST", "SATURDAY, OCTOBER 12, 1974:", "MAY 5"
DAY_ALONE = re.compile(
    rf"(?:{WEEKDAY}[,.]?[ ])?(?:(?:THE[ ])?{MONTH_NAME}[.]?[ ]\d{{1,2}}(?:,[ ]\d{{4}})?|\d{{1,2}}[ ]{MONTH_NAME})[:.]?$"
)
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
#: a spoken mark of a paragraph
_SPOKEN = ("PARA. ", "PARAGRAPH. ")
#: the beginnings of all these rows
_HEADS = re.compile(
    r"\n(?:\d|A(?:RTICLE|NNEX|PPENDIX)|CHAPTER|FI(?:RST|FTH|NALLY)|FOURTH|ITEM|LAST|OPTION|P(?:AR[AT]|HASE|ROPOSAL)"
    r"|QUESTION|S(?:CHEDULE|ECTION|ECOND|IXTH|EVENTH)|T(?:ABLE|ITLE|OPIC|HIRD|ENTH)|EIGHTH|NINTH)"
)


def places(text: str, rows: Sequence[str], starts: Sequence[int], longest: int, full: float) -> Iterator[int]:
    """Yield the places where such rows begin paragraphs, and where those below do."""
    times: list[int] = []
    parts: dict[str, list[int]] = {}
    ordinals: list[int] = []
    first = False
    for head in _HEADS.finditer(text, 1):
        index = bisect_left(starts, head.start() + 1)
        row = rows[index]
        if row[0].isdecimal():
            if TIME_ROW.match(row):
                times.append(index)
        else:
            above = rows[index - 1] if index else "."
            if (part := PART_ROW.match(row)) and (len(above) < _SHORT or ends_sentence(above)):
                parts.setdefault(part["word"], []).append(index)
            elif row.startswith(_SPOKEN) and ends_sentence(above):
                parts.setdefault("PARA", []).append(index)
            elif (thing := ORDINAL_THING.match(row)) and ends_sentence(above):
                parts.setdefault(thing["word"], []).append(index)
            elif (ordinal := ORDINAL_ROW.match(row)) and (ends_sentence(above) or len(above) < _SHORT):
                first = first or ordinal["first"] is not None
                ordinals.append(starts[index])
    if times:
        yield from _of_times(rows, starts, longest, full, times)
    if first and len(ordinals) >= _AGAIN:
        yield from ordinals
    for word, found in parts.items():
        if len(found) >= _AGAIN:
            yield from (starts[index] for index in found) if word == "PARA" else _of_parts(rows, starts, full, found)


def is_apart(above: int, below: str, longest: int, full: float) -> bool:
    """Whether a full row is apart from the row above, by the length of that: it left room for the first word."""
    return len(below) >= full and left_room(above, below, longest)


def _of_times(
    rows: Sequence[str], starts: Sequence[int], longest: int, full: float, times: Sequence[int]
) -> Iterator[int]:
    """Yield the places of the days above times, and of a full row below several rows with times, the last of which left
    room for its first word."""
    run = 0
    for index, after in zip(times, (*times[1:], len(rows)), strict=True):
        run += 1
        if index and DAY_ALONE.match(rows[index - 1]):
            yield starts[index - 1]
        if after == index + 1 or (after == index + 2 and after < len(rows) and DAY_ALONE.match(rows[index + 1])):
            continue
        below = rows[index + 1]
        if run >= _TIMES and is_apart(len(rows[index]), below, longest, full):
            yield starts[index + 1]
        run = 0


def _of_parts(rows: Sequence[str], starts: Sequence[int], full: float, found: Sequence[int]) -> Iterator[int]:
    """Yield the places of the rows that name parts, and of full rows below them."""
    for index in found:
        yield starts[index]
        row = rows[index]
        below = rows[index + 1] if index + 1 < len(rows) else ""
        part = PART_ROW.match(row)
        if part and part.end() == len(row) and ends_sentence(below) and not LABEL.match(below):
            yield starts[index + 1]  # "OPTION ONE" above a short sentence
        begun = ": " in row and SENTENCE_BEGUN.search(row, row.find(": ") + 1) is not None
        if not begun and len(row) < full <= len(below):
            yield starts[index + 1]
