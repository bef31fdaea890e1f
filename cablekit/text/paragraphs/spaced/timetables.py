"""Timetables in a text with blank rows: days on rows of their own, and entries that begin with times.

Strategy. An entry begins with a time, a part of the day or dashes for one. What is below it without a blank row, or
indented, belongs to it. The entries between two days, labels or other texts are one list, whether blank rows part them
or not; a day above them is a title. Entries of many rows, as a chronicle has them, are paragraphs.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cablekit.text.paragraphs.bare.timetables import DAY_ROW
from cablekit.text.paragraphs.beginnings import BLANK
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.places import Span
from cablekit.values import fold
from cablekit.vocabulary import MONTH_NAME, WEEKDAY

_HOUR = r"[012]\d[0-5]\d"
# a verb behind a year: "1950 WAS A BAD YEAR"
_VERB = r"(?:IS|ARE|WAS|WERE|HAS|HAVE|HAD|WILL|SAW|AND|OR|TO|OF)\b"
#: the beginning of an entry: "8:30 A.M.  DEPART", "2015      ARRIVE", "0930-1130 TOUR", "10 A.M.", "12 NOON",
#: "EVENING :", "--      FREE", "LV LIMA 0900"
BEGINS_ENTRY = re.compile(
    rf"""[ \t]*(?:\d{{1,2}}[:.][0-5]\d(?!\d|[ ]?(?:PCT|PERCENT|MILLION|BILLION|AND|OR|TO|%)\b|%)
        |{_HOUR}(?:[ ]?-[ ]?{_HOUR})?(?:[ ]?(?:HRS|HOURS)\b|[ZL]\b)?
            (?:[ ]?[:,\-]|[ ]{{2,}}(?=\D)|[ ](?=[A-Z])(?!{_VERB}))
        |\d{{1,2}}(?:[ ]?-[ ]?\d{{1,2}})?[ ]?[AP]\.?M\b
        |[AP]\.?M\.?[ ]?-|(?:12[ ])?(?:NOON|MIDNIGHT)\b
        |(?:MORNING|AFTERNOON|EVENING|NIGHT|BREAKFAST|LUNCH|DINNER)(?:[ ]?:|[ ]{{3,}}|[ ]-)
        |(?:DEP|ARR?|LV|ETD|ETA|DEPART|ARRIVE|LEAVE)[. ][^\n]*\d
        |--[ ]{{3,}}\S)""",
    re.VERBOSE,
)
#: an entry that begins with a date and has text on the same row: "AUGUST 23: 0830, BRIEFING", "MAY 9 - 2010 DEPART"
DATED = re.compile(
    rf"[ \t]*(?:{WEEKDAY}[,.]? )?(?:{MONTH_NAME}[.]? \d{{1,2}}|\d{{1,2}} {MONTH_NAME})"
    r"(?:-\d{1,2}(?= ))?(?:: {0,4}| ?-{1,2} ?| {2,})(?=\S)"
)
#: the place behind a day of the week: "TUESDAY, MAY 27 - ANKARA"
PLACE_OF_DAY = re.compile(rf"(?={WEEKDAY})(?P<day>[A-Z ,.]+\d{{1,2}}) -{{1,2}} [A-Z][A-Z ,.\-]+$")
#: rows by which a text shows that it may have a timetable
_SIGN = re.compile(
    rf"\n(?=[ \t\dAEJFMNOSD])[ \t]*+(?:(?=\d)(?:\d{{1,2}}[:.][0-5]\d\b|{_HOUR}[ \-:,]|\d{{1,2}} [AP]\.?M\b)"
    rf"|(?:MORN|AFTERNOON|EVEN)(?:ING)? ?[:\-]|(?:J[AU]|FE|MA|A[PU]|SE|OC|NO|DE)[A-Z]+[.]? \d{{1,2}}(?::| ?-))"
)
#: a time without words behind it: "07:30 A.M. -"
_TIME_ALONE = re.compile(r"\d{1,2}[:.]\d\d [AP]\.?M\.?(?: -)?$|\d{4} -$")
#: the words of an entry
_WORDS = re.compile(r"[A-Z]{2}")
#: a row that begins so is no entry
_APART = ("COMMENT", "SUMMARY", "NOTE", "END ", "UNQUOTE", "[GAP]")
#: the fewest entries: below a day or an announcement, and elsewhere
_ANNOUNCED, _FEWEST = 2, 3
#: the most rows of an entry, on the average: below a day, and elsewhere
_ROWS_OF_DAY, _ROWS = 4, 3
#: the most characters of a day on a row of its own
_DAY = 60
#: a row that is indented by so many characters belongs to the entry above it; one further in is a title
_HANGS = (4, 18)


class Timetables(NamedTuple):
    """The titles of days, by their places, and the entries below each."""

    titles: list[int]
    entries: list[Span]


class _Piece(NamedTuple):
    """Rows that belong together: a day, an entry with its rows, a hanging piece, or other text."""

    kind: str
    start: int
    end: int
    rows: int


def find(text: str) -> Timetables:
    """Find the timetables of a text that begins with two line ends."""
    signs = _SIGN.finditer(text, 1)
    if sum(1 for _ in signs) < _ANNOUNCED:
        return Timetables([], [])
    titles: list[int] = []
    entries: list[Span] = []
    pieces = list(_pieces(text))
    for day, group in _groups(pieces):
        timed = sum(piece.kind in ("entry", "dated") for piece in group)
        announced = day is not None or text[max(0, group[0].start - 3) : group[0].start].rstrip("\n").endswith(":")
        rows = sum(piece.rows for piece in group)
        if timed < (1 if day else _ANNOUNCED if announced else _FEWEST) or rows > timed * (
            _ROWS_OF_DAY if day else _ROWS
        ):
            continue
        if day is not None:
            titles.append(day.start)
        entries += _lists(group)
    if len(titles) == len(entries) == 1 and sum(piece.kind == "entry" for piece in pieces) < _ANNOUNCED:
        return Timetables([], [])
    return Timetables(titles, entries)


def _lists(group: Sequence[_Piece]) -> Iterator[Span]:
    """Yield the lists of a group: one, or one for each date if there are times below the dates."""
    dates = [index for index, piece in enumerate(group) if piece.kind == "dated"]
    if not any(piece.kind != "dated" for piece in group) or not dates:
        dates = [0]
    if dates[0]:
        dates.insert(0, 0)
    for first, after in pairwise([*dates, len(group)]):
        yield group[first].start, group[after - 1].end


def _groups(pieces: Sequence[_Piece]) -> Iterator[tuple[_Piece | None, list[_Piece]]]:
    """Yield the entries below each other, with the day above them."""
    day: _Piece | None = None
    group: list[_Piece] = []
    for piece in pieces:
        if piece.kind in ("entry", "dated") or (group and piece.kind == "hanging"):
            group.append(piece)
            continue
        if group:
            yield day, group
        day, group = piece if piece.kind == "day" else None, []
    if group:
        yield day, group


def _pieces(text: str) -> Iterator[_Piece]:
    """Cut a text at blank rows, and these pieces at days, labels and entries."""
    bounds = [2, *(blank.end() for blank in BLANK.finditer(text, 2)), len(text)]
    for first, after in pairwise(bounds):
        end = after
        while end > first and text[end - 1] == "\n":
            end -= 1
        if first >= end:
            continue
        place, kind, begun, rows = first, "", first, 0
        while place < end:
            row_end = text.find("\n", place, end)
            row_end = end if row_end < 0 else row_end
            row = text[place:row_end]
            found = _kind(row, first_of_piece=place == first)
            if found == "other" and kind in ("entry", "dated", "hanging"):
                found = ""  # the entry goes on
            if found == "hanging" and kind:
                found = ""
            if found or not kind or kind == "day":
                if kind:
                    yield _Piece(kind, begun, place - 1, rows)
                kind, begun, rows = found or "other", place, 0
            rows += 1
            place = row_end + 1
        yield _Piece(kind, begun, end, rows)


def _kind(row: str, *, first_of_piece: bool) -> str:
    """Return what a row begins: a day, an entry, an entry with a date, a label, a hanging piece, or other text."""
    stripped = fold(row)
    if len(stripped) <= _DAY:
        placed = PLACE_OF_DAY.match(stripped)
        if DAY_ROW.match(f"\n{placed['day'] if placed else stripped}"):
            return "day"
    if BEGINS_ENTRY.match(row) and (_WORDS.search(row) or _TIME_ALONE.match(stripped)):
        return "entry"
    if DATED.match(row):
        return "dated"
    if LABEL.match(stripped) or stripped.startswith(_APART):
        return "label"
    if first_of_piece and _HANGS[0] <= len(row) - len(row.lstrip()) <= _HANGS[1]:
        return "hanging"
    return "other"
