"""Lists and timetables in a text without blank rows: their first and last rows, between which no paragraph begins.

Strategy. Authors end the rows of a list where they like, and leave room for the next word; prose fills its rows. Rows
that begin with times, dates or words of travel are a timetable if there are several, and most of them end no sentence.
Items with dashes are a list. So are short rows below one that ends in a colon. A day alone on a row begins another
list; a short title with a colon is apart from the lists around it.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.recurring import DAY_ALONE
from cablekit.text.paragraphs.tables import HALF_WORD
from cablekit.values import ends_sentence
from cablekit.vocabulary import MONTH_NAME, WEEKDAY

_TIME = r"""(?:[012]\d[0-5]\d|24\d\d)(?:[ ]?-[ ]?[012]\d[0-5]\d)?(?:[ ]?(?:HRS|HOURS)\b|[ZL]\b)?[ ,.:\-]
        |\d{1,2}(?:[:.][0-5]\d)?(?:[ ]?-[ ]?\d{1,2}(?:[:.][0-5]\d)?)?[ ]?[AP]\.?M\b
        |\d{1,2}[:.][0-5]\d[ ](?!(?:PCT|PERCENT|MILLION|BILLION|AND|OR)\b)[A-Z\-]
        |12[ ](?:NOON|MIDNIGHT)\b
        |\d{1,2}/\d{1,2}[ ][A-Z\d]
        |\d{1,2}[ ](?:SUN|MON|TUES?|WED|THURS?|FRI|SAT)\b"""
_DAY = rf"""(?:{WEEKDAY}[,.]?[ ])?{MONTH_NAME}[.]?[ ]{{1,2}}\d{{1,2}}
            (?:[ ]?[:,\-]|[ ]{{1,2}}(?:\d{{4}}\b|ARR|DEP|NOON|LV|AR[ ])|(?=\n|$))
        |{WEEKDAY}(?:,[ ]|(?=\n|$))|{MONTH_NAME}(?=\n|$)
        |(?:DEP|ARR?|LV|ETD|ETA|DEPART|ARRIVE|LEAVE)[ ][^\n]*\d
        |(?:NOON|MIDNIGHT)[ ]"""
#: an entry of a timetable: "0900 ARRIVE", "8:30 A.M. DEPART", "10-11:30 AM TOUR", "12 NOON LUNCH", "4/9 LV LIMA",
#: "MAY 9 - 2010 DEPART", "7 SUN. DEPART", "DEP LIMA 9/20 0800", "MONDAY"
ENTRY_ROW = re.compile(rf"\n(?:(?=\d)(?:{_TIME})|(?=[ADEFJLMNOSTW])(?:{_DAY}))", re.VERBOSE)
#: an entry that begins with a date and a dash: "NOVEMBER 8 - MORNING FREE", "NOVEMBER 10-11 - TOUR", "MAY 5: REST"
DATED_ENTRY = re.compile(
    rf"(?:{WEEKDAY}[,.]? )?{MONTH_NAME}[.]? {{1,2}}\d{{1,2}}(?: ?- ?\d{{1,2}})?(?: ?-{{1,2}}|:) ?[A-Z]"
)
#: the same after a label: "2. LV LIMA 10 JUN 0800"
LABELLED_ENTRY = re.compile(rf"(?:{LABEL.pattern})(?:{_TIME}|{_DAY})", re.VERBOSE)
#: an item with a dash: "- A ROAD", "--THE RIVER"; a label may not follow the dash
DASHED = re.compile(r"\n-{1,3}(?: (?!\(?(?:\d{1,2}|[A-Z])[.)])\S|[^\s\d\-(])")
#: initials and abbreviations with stops at the end of a row, which end no sentence: "ROE, U.S.N.", "50 MINS.", "JR."
ABBREVIATED = re.compile(
    r"(?:\b[A-Z]\.[A-Z]\.(?:[A-Z]\.)?|\b(?:MINS?|HRS?|APPROX|TEL|EXT|NO|JR|SR|INC|LTD|CO|DEPT)\.)\)?$"
)
#: the last word of a row that the next continues: "RECEPTION AT THE"
GOES_ON = re.compile(r"\b(?:THE|AN?|OF|AND|OR|TO|FOR|IN|BY|WITH|FROM|AS|AT|ON|OVER)$")
#: the last word of a row that is no title: "THE LAKES THAT"
UNFINISHED = re.compile(
    r"\b(?:THE|AN?|OF|AND|OR|TO|FOR|IN|BY|WITH|FROM|AS|AT|ON|OVER|THAT|WHICH|WHO|IS|ARE|WAS|WERE|HAS|HAVE|HAD|WILL|WOULD"
    r"|SHOULD|CAN|BE|BUT|IF|WHEN|WHILE|ITS|HIS|THEIR|THIS|THESE|NOT|HE|WE|THEY|IT)$"
)
#: words that no title with a colon has, and those that begin none: "THE ROUTES ARE", "AND COSTS"
NO_TITLE = re.compile(
    r"\b(?:IS|ARE|WAS|WERE|HAS|HAVE|HAD|WILL|WOULD|SHOULD|CAN|SAID|FOLLOWS?|FOLLOWING|THAT|AS)\b"
    r"|^(?:OF|AND|OR|TO|IN|BY|WITH|AT|ON|BUT|WHICH|THEIR|ITS|HIS)\b"
)

#: the fewest entries of a timetable, below a colon and elsewhere; the most rows between two
_FEWEST, _FEWEST_BELOW_COLON, _BETWEEN = 3, 2, 5
#: the fewest entries of an itinerary that may have sentences
_DATES = 4
#: the fewest rows of another list
_ROWS = 2
#: the most rows of the last of several items with dashes if they are clauses, and of any other
_ITEM, _WRAPPED = 2, 12
#: a row is full from this share of the usual length of rows, of which shorter ones do not count
_SHARE, _USUAL = 0.85, 40
#: a row shorter than this is a row of a list, and one that left room for the next word and so many characters
_SHORT, _ROOM = 45, 5
#: the characters more for which a title left room
_ROOM_OF_TITLE = 10
#: the most characters of a title with a colon
_TITLE = 45
_STOPS = frozenset(".?!")
#: titles before the names of persons
_PERSONS = (
    *("MR. ", "MRS. ", "MISS ", "MS. ", "DR. ", "JUDGE ", "SENATOR ", "SEN. ", "AMBASSADOR ", "PROFESSOR ", "PROF. "),
    *("GENERAL ", "GEN. ", "COLONEL ", "COL. ", "CONGRESSMAN ", "REP. ", "MINISTER ", "DIRECTOR "),
)
#: the beginnings of rows that are in no list of items with dashes
_BEGINNINGS = (
    "COMMENT:",
    "SUMMARY:",
    "ACTION REQUESTED",
    "BEGIN ",
    "END ",
    "QUOTE",
    "UNQUOTE",
    "QTE",
    "UNQTE",
    "[GAP]",
    '"',
)
#: rows that begin so are in no list of short rows
_NO_NAMES = ('"', "-", "[GAP]", "QUOTE", "UNQUOTE", "QTE", "BEGIN", "END ", "DEAR", "Q", "(")
#: the end of a row that opens a quoted text: "BEGIN TEXT:", "QUOTE:"
OPENS_TEXT = re.compile(r"\b(?:(?:TEXT|QUOTE|QTE):|BEGIN (?:TEXT|QUOTE|QTE)(?:[.]?|(?: OF)?(?: [A-Z\d]{1,15}){1,6}:))$")
#: first and last rows, counted from 0
Run = tuple[int, int]


class Runs:
    """The lists of a text without blank rows.

    Args:
        text: the text, with two line ends before it.
        rows: its rows, and where each begins.
        width: the length of its longest row that no rendering joined.
        tables: the rows of its tables.
    """

    def __init__(
        self, text: str, rows: Sequence[str], starts: Sequence[int], width: int, tables: Container[int]
    ) -> None:
        self.text, self.rows, self.starts, self.width, self.tables = text, rows, starts, width, tables
        usual = sorted(filter(_USUAL.__le__, map(len, rows)))
        self.full = _SHARE * usual[len(usual) // 2] if usual else max(width, _SHORT)
        #: the rows that end in a colon
        self.colons = list(self._colons())
        #: the lists in order; none is inside another
        self.all = self._without_overlap([*self._timetables(), *self._dashed()], self._below_colons())

    @staticmethod
    def _without_overlap(runs: Iterable[Run], others: Iterable[Run]) -> list[Run]:
        """Return lists in order: `others` only where none of `runs` is; of two that overlap, the first."""
        found: list[Run] = []
        for _, first, last in sorted([*((0, *run) for run in runs), *((1, *run) for run in others)]):
            index = bisect_right(found, (last, last))
            if index == 0 or found[index - 1][1] < first:
                found.insert(index, (first, last))
        return found

    def row_at(self, place: int) -> int:
        """Return the row around a place."""
        return bisect_right(self.starts, place) - 1

    def _colons(self) -> Iterator[int]:
        place = self.text.find(":\n")
        while place > 0:
            yield self.row_at(place)
            place = self.text.find(":\n", place + 1)
        if self.text.endswith(":"):
            yield len(self.rows) - 1

    def titles(self) -> list[int]:
        """Return the rows that are titles with a colon: below the end of a sentence, a list, or a short row."""
        ends = {last for _, last in self.all}
        return [
            index
            for index in self.colons
            if index
            and self.is_title(index)
            and (index - 1 in ends or self._ends(index - 1) or self.is_short(index - 1))
        ]

    def labelled_titles(self) -> list[int]:
        """Return the rows that are nothing but a label and a title with a colon: `(B) OTHER LUGGAGE:`."""
        titles = []
        for index in self.colons:
            row = self.rows[index]
            label = LABEL.match(row)
            if label and label.end() < len(row) and ": " not in row and not NO_TITLE.search(row, label.end()):
                titles.append(index)
        return titles

    def is_short(self, index: int) -> bool:
        """Whether a row was ended by its author, and not in the middle of a sentence."""
        row = self.rows[index]
        return 0 < len(row) < _SHORT and row[-1] not in ",-" and self.has_room(index) and not GOES_ON.search(row)

    def has_room(self, index: int, more: int = 1) -> bool:
        """Whether a row was ended by its author: it left room for the first word of the next, and more characters."""
        if index + 1 >= len(self.rows):
            return True
        return len(self.rows[index]) + 1 + len(self.rows[index + 1].split(" ", 1)[0]) + more <= self.width

    def is_title(self, index: int) -> bool:
        """Whether a row is a short title with a colon: `ENTIRE PARTY:`, `MAY 5:`."""
        row = self.rows[index]
        return row[-1:] == ":" and len(row) < _TITLE and row[:1].isalpha() and not NO_TITLE.search(row)

    def is_roomy_title(self, index: int, start: int) -> bool:
        """Whether a row, from a place on, can be a title: words that end no sentence, with much room behind them."""
        row = self.rows[index]
        if row[-1:] not in ("?", ")", '"') and not row[-1:].isalnum():
            return False
        if "," in row or not row[start : start + 1].isalpha():
            return False
        return self.has_room(index, _ROOM_OF_TITLE) and not UNFINISHED.search(row)

    def _ends(self, index: int) -> bool:
        """Whether a row ends a sentence."""
        row = self.rows[index]
        return row.rstrip("\"')")[-1:] in _STOPS and not ABBREVIATED.search(row, max(0, len(row) - 12))

    def _timetables(self) -> Iterator[Run]:
        group: list[int] = []
        for entry in ENTRY_ROW.finditer(self.text, 1):
            index = self.row_at(entry.start() + 1)
            if _announces(self.rows[index]) or (index and GOES_ON.search(self.rows[index - 1])):
                continue
            if group and (index - group[-1] > _BETWEEN + 1 or self._parted(group[-1], index)):
                yield from self._timetable(group)
                group = []
            group.append(index)
        yield from self._timetable(group)

    def _parted(self, above: int, below: int) -> bool:
        """Whether a label or a row that ends in a colon is between two rows."""
        return any(LABEL.match(self.rows[index]) or _announces(self.rows[index]) for index in range(above + 1, below))

    def _timetable(self, group: Sequence[int]) -> Iterator[Run]:
        """Yield the lists of a timetable, one for each day; none if its entries are sentences, or prose."""
        rows = self.rows
        if not group:
            return
        first = group[0]
        above = rows[first - 1] if first else ""
        below_colon = above.endswith(":")
        if not below_colon and LABELLED_ENTRY.match(above):
            group = [first - 1, *group]
            first -= 1
        if len(group) < (_FEWEST_BELOW_COLON if below_colon else _FEWEST):
            return
        if below_colon and len(group) >= _DATES and self._is_itinerary(group):
            last = group[-1]
            while (
                last + 1 < len(rows) and not (self._ends(last) or LABEL.match(rows[last + 1])) and last - group[-1] < 1
            ):
                last += 1
            yield first, last
            return
        ends = [after - 1 for after in group[1:]]
        sentences, roomy = sum(map(self._ends, ends)), sum(map(self.has_room, ends))
        if 2 * sentences >= len(group) or 2 * roomy < len(ends):
            return
        last = group[-1]
        while last - group[-1] < _BETWEEN and self._continues(last, begun=last > group[-1]):
            last += 1
        starts = [index for index in group if DAY_ALONE.match(rows[index])]
        starts = starts if starts[:1] == [first] else [first, *starts]
        for start, after in zip(starts, [*starts[1:], last + 1], strict=True):
            yield start, after - 1

    def _is_itinerary(self, group: Sequence[int]) -> bool:
        """Whether entries all begin with a date and a dash, and at least half have one row; the others may have
        sentences: `NOVEMBER 8 - MORNING FREE.`"""
        if not all(map(DATED_ENTRY.match, map(self.rows.__getitem__, group))):
            return False
        return 2 * sum(after == index + 1 for index, after in pairwise(group)) >= len(group) - 1

    def _continues(self, index: int, *, begun: bool) -> bool:
        """Whether the last entry continues below a row; `begun`: whether it does so already."""
        rows, below = self.rows, index + 1
        if below >= len(rows) or self._ends(index) or LABEL.match(rows[below]) or self.is_title(below):
            return False
        if GOES_ON.search(rows[index]) or rows[index][-1:] in ",-" or not self.has_room(index):
            return True
        ends = self._ends(below)
        if ends and begun:
            return below + 1 == len(rows) or LABEL.match(rows[below + 1]) is not None
        return not ends and self.is_short(below)

    def _dashed(self) -> Iterator[Run]:
        """Yield the lists of items with dashes, each of which may have several rows, and sentences."""
        if "\n-" not in self.text:
            return
        group: list[int] = []
        for item in DASHED.finditer(self.text, 1):
            index = self.row_at(item.start() + 1)
            if group and (index - group[-1] > _WRAPPED or self._parted_items(group[-1], index)):
                yield from self._items(group)
                group = []
            group.append(index)
        yield from self._items(group)

    def _parted_items(self, above: int, below: int) -> bool:
        """Whether a label, a title, the beginning of a part, or the end of a paragraph is between two items."""
        rows = self.rows
        if self.is_title(above) or (above + 1 < below and self._ends_paragraph(above)):
            return True
        return any(
            LABEL.match(rows[index])
            or rows[index].startswith(_BEGINNINGS)
            or self.is_title(index)
            or (index + 1 < below and self._ends_paragraph(index))
            for index in range(above + 1, below)
        )

    def _ends_paragraph(self, index: int) -> bool:
        """Whether a row ends a sentence, and left much room for the next word."""
        return len(self.rows[index]) < self.full and self._ends(index) and self.has_room(index, _ROOM)

    def _items(self, group: Sequence[int]) -> Iterator[Run]:
        """Yield the list of items with dashes: from the first to the end of the last, if that shows."""
        if len(group) < _ROWS:
            return
        rows, last = self.rows, group[-1]
        clauses = all(rows[index - 1].endswith((";", ",", "AND")) for index in group[1:])
        limit = min(len(rows), last + (_ITEM if clauses else _WRAPPED))
        while last < limit and not (self._ends(last) and (clauses or self.has_room(last))):
            if last + 1 == len(rows):
                break
            below = rows[last + 1]
            if below[:1] == "-" or LABEL.match(below) or self.is_title(last + 1) or below.startswith(_BEGINNINGS):
                break
            last += 1
        if last < limit:
            yield group[0], last

    def _below_colons(self) -> Iterator[Run]:
        """Yield the lists of short rows below rows that end in a colon, as names and addresses are."""
        rows = self.rows
        for index in self.colons:
            if index in self.tables or OPENS_TEXT.search(rows[index]):
                continue
            first = last = index + 1
            if first < len(rows) and rows[first].startswith(_PERSONS) and (persons := self._persons(first)):
                yield first, persons
                continue
            while last < len(rows) and self._may_be_name(last):
                last += 1
            short = sum(len(rows[at]) < _SHORT or self.has_room(at, _ROOM) for at in range(first, last))
            count = last - first
            if count and last < len(rows) and self._ends(last) and not self.has_room(last - 1):
                continue  # prose, the sentence of which ends there
            announced = count >= _ROWS + (last == len(rows) or LABEL.match(rows[last]) is not None)
            if announced and 3 * short >= 2 * count and len(rows[last - 1]) < _SHORT:
                yield first, last - 1

    def _persons(self, first: int) -> int:
        """Return the last row of a list of persons, each of which begins with a title and may have more rows, up to a
        label or the end of the text; else 0."""
        rows, last, count = self.rows, first, 0
        while last < len(rows):
            row = rows[last]
            if LABEL.match(row):
                break
            if row.startswith(_PERSONS):
                count += 1
            ends = last + 1 == len(rows) or LABEL.match(rows[last + 1]) is not None
            if not row or row[-1] == ":" or (self._ends(last) and not ends):
                return 0
            last += 1
        return last - 1 if count >= _FEWEST and 2 * count >= last - first else 0

    def _may_be_name(self, index: int) -> bool:
        """Whether a row can be one of a list: it ends no sentence, and does not begin prose."""
        row = self.rows[index]
        if row.strip(" \t") != row or row[-1:] in ("", ":") or self._ends(index) or row.startswith(_NO_NAMES):
            return False
        if HALF_WORD.search(row, len(row) - 2):
            return False
        if (label := LABEL.match(row)) and not self._is_initial(label[0].strip()):
            return False
        if len(row) < self.full or index + 1 >= len(self.rows):
            return True
        return len(self.rows[index + 1]) < self.full and not self._ends(index + 1)

    def _is_initial(self, label: str) -> bool:
        """Whether a label is the initial of a name: no row begins with the letter before or after it."""
        if len(label) != len("A.") or not label[0].isalpha() or label[1] != ".":
            return False
        return not any(f"\n{chr(ord(label[0]) + step)}. " in self.text for step in (-1, 1))


def _announces(row: str) -> bool:
    """Whether a row ends in a colon, outside brackets."""
    return row[-1:] == ":" and row.count("(") <= row.count(")")


def is_sentence(row: str) -> bool:
    """Whether a row ends a sentence, and not in an abbreviation."""
    return ends_sentence(row) and not ABBREVIATED.search(row, max(0, len(row) - 12))
