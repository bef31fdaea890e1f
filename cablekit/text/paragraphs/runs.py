"""Lists and timetables in a text without blank rows: their first and last rows, between which no paragraph begins.

Strategy. Authors end the rows of a list where they like, and leave room for the next word; prose fills its rows. Rows
that begin with times, dates or words of travel are a timetable if there are several, and most of them end no sentence.
Items with dashes are a list (`items`). So are short rows below one that ends in a colon. A day alone on a row begins
another list; a short title with a colon is apart from the lists around it.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, pairwise

from cablekit.text.paragraphs.items import Run, counted, dashed
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.recurring import DAY_ALONE
from cablekit.text.paragraphs.rows import GOES_ON, NO_TITLE, ROOM, SHORT, Rows
from cablekit.text.paragraphs.tables import HALF_WORD
from cablekit.vocabulary import MONTH_NAME, WEEKDAY

_TIME = r"""(?:[012]\d[0-5]\d|24\d\d)(?:[ ]?-[ ]?[012]\d[0-5]\d)?(?:[ ]?(?:HRS|HOURS)\b|[ZL]\b)?[ ,.:\-]
        |\d{1,2}(?:[:.][0-5]\d)?(?:[ ]?-[ ]?\d{1,2}(?:[:.][0-5]\d)?)?[ ]?[AP]\.?M\b
        |\d{1,2}[:.][0-5]\d[ ](?!(?:PCT|PERCENT|MILLION|BILLION|AND|OR)\b)[A-Z\-]
        |12[ ](?:NOON|MIDNIGHT)\b
        |\d{1,2}/\d{1,2}[ ][A-Z\d]
        |\d{1,2}[ ](?:SUN|MON|TUES?|WED|THURS?|FRI|SAT)\b"""
_DAY = rf"""(?:{WEEKDAY}[,.]?[ ])?{MONTH_NAME}[.]?[ ]{{1,2}}\d{{1,2}}
            (?:[ ]?[:,\-]|[ ]{{1,2}}(?:\d{{4}}\b|ARR|DEP|NOON|LV|AR[ ])|(?=\n|$))
        |{WEEKDAY}(?:,[ ]|(?=\n|$)|[ ]\d{{1,2}}[ ]{MONTH_NAME})|{MONTH_NAME}(?=\n|$)
        |(?:DEP|ARR?|LV|ETD|ETA|DEPART|ARRIVE|LEAVE)[ ][^\n]*\d
        |(?:NOON|MIDNIGHT)[ ]"""
#: an entry of a timetable: "0900 ARRIVE", "8:30 A.M. DEPART", "10-11:30 AM TOUR", "12 NOON LUNCH", "4/9 LV LIMA",
#: "MAY 9 - 2010 DEPART", "7 SUN. DEPART", "DEP LIMA 9/20 0800", "MONDAY", "SUNDAY 20 AUGUST"
ENTRY_ROW = re.compile(rf"\n(?:(?=\d)(?:{_TIME})|(?=[ADEFJLMNOSTW])(?:{_DAY}))", re.VERBOSE)
#: an entry that begins with a date and a dash: "NOVEMBER 8 - MORNING FREE", "NOVEMBER 10-11 - TOUR", "MAY 5: REST"
DATED_ENTRY = re.compile(
    rf"(?:{WEEKDAY}[,.]? )?{MONTH_NAME}[.]? {{1,2}}\d{{1,2}}(?: ?- ?\d{{1,2}})?(?: ?-{{1,2}}|:) ?[A-Z]"
)
#: the same after a label: "2. LV LIMA 10 JUN 0800"
LABELLED_ENTRY = re.compile(rf"(?:{LABEL.pattern})(?:{_TIME}|{_DAY})", re.VERBOSE)
#: the fewest entries of a timetable, below a colon and elsewhere; the most rows between two
_FEWEST, _FEWEST_BELOW_COLON, _BETWEEN = 3, 2, 5
#: the fewest entries of an itinerary that may have sentences
_DATES = 4
#: the fewest rows of another list
_ROWS = 2
#: titles before the names of persons
_PERSONS = (
    *("MR. ", "MRS. ", "MISS ", "MS. ", "DR. ", "JUDGE ", "SENATOR ", "SEN. ", "AMBASSADOR ", "PROFESSOR ", "PROF. "),
    *("GENERAL ", "GEN. ", "COLONEL ", "COL. ", "CONGRESSMAN ", "REP. ", "MINISTER ", "DIRECTOR "),
)
#: a name and a dash before a number: "COAST - 4,989 VOTES", "ROADS/BRIDGES -- 12 PERCENT", "STONE/- 150 TONS"
NAMED_ENTRY = re.compile(r"[A-Z][A-Z/.']{1,15}(?: [A-Z/.']{1,15}){0,2} ?-{1,2} ?\$?\d")
#: the most characters of such a name
_NAME = 50
#: rows that begin so are in no list of short rows
_NO_NAMES = ('"', "-", "[GAP]", "QUOTE", "UNQUOTE", "QTE", "BEGIN", "END ", "DEAR", "Q", "(")
#: the end of a row that opens a quoted text: "BEGIN TEXT:", "QUOTE:"
OPENS_TEXT = re.compile(r"\b(?:(?:TEXT|QUOTE|QTE):|BEGIN (?:TEXT|QUOTE|QTE)(?:[.]?|(?: OF)?(?: [A-Z\d]{1,15}){1,6}:))$")


class Runs(Rows):
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
        super().__init__(text, rows, starts, width)
        self.tables = tables
        #: the rows that end in a colon
        self.colons = list(self._colons())
        #: the lists in order; none is inside another
        others = chain(self._below_colons(), counted(self))
        self.all = self._without_overlap([*self._timetables(), *dashed(self)], others)

    @staticmethod
    def _without_overlap(runs: Iterable[Run], others: Iterable[Run]) -> list[Run]:
        """Return lists in order: `others` only where none of `runs` is; of two that overlap, the first."""
        found: list[Run] = []
        for _, first, last in sorted([*((0, *run) for run in runs), *((1, *run) for run in others)]):
            index = bisect_right(found, (last, last))
            if index == 0 or found[index - 1][1] < first:
                found.insert(index, (first, last))
        return found

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
            and (index - 1 in ends or self.ends(index - 1) or self.is_short(index - 1))
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
                last + 1 < len(rows) and not (self.ends(last) or LABEL.match(rows[last + 1])) and last - group[-1] < 1
            ):
                last += 1
            yield first, last
            return
        ends = [after - 1 for after in group[1:]]
        sentences, roomy = sum(map(self.ends, ends)), sum(map(self.has_room, ends))
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
        if below >= len(rows) or self.ends(index) or LABEL.match(rows[below]) or self.is_title(below):
            return False
        if GOES_ON.search(rows[index]) or rows[index][-1:] in ",-" or not self.has_room(index):
            return True
        ends = self.ends(below)
        if ends and begun:
            return below + 1 == len(rows) or LABEL.match(rows[below + 1]) is not None
        return not ends and self.is_short(below)

    def _below_colons(self) -> Iterator[Run]:
        """Yield the lists of short rows below rows that end in a colon, as names and addresses are."""
        rows = self.rows
        for index in self.colons:
            if index in self.tables or OPENS_TEXT.search(rows[index]):
                continue
            first = last = index + 1
            if (
                first < len(rows)
                and first not in self.tables
                and _begins_entry(rows[first])
                and (entries := self._entries(first))
            ):
                yield first, entries
                continue
            while last < len(rows) and self._may_be_name(last):
                last += 1
            short = sum(len(rows[at]) < SHORT or self.has_room(at, ROOM) for at in range(first, last))
            count = last - first
            if count and last < len(rows) and self.ends(last) and not self.has_room(last - 1):
                continue  # prose, the sentence of which ends there
            announced = count >= _ROWS + (last == len(rows) or LABEL.match(rows[last]) is not None)
            if announced and 3 * short >= 2 * count and len(rows[last - 1]) < SHORT:
                yield first, last - 1

    def _entries(self, first: int) -> int:
        """Return the last row of a list of persons or other entries, each of which begins with a title or with a name
        and a dash, and may have more rows, up to a label or the end of the text; else 0."""
        rows, last, count = self.rows, first, 0
        while last < len(rows):
            row = rows[last]
            if LABEL.match(row):
                break
            if _begins_entry(row):
                count += 1
            ends = last + 1 == len(rows) or LABEL.match(rows[last + 1]) is not None
            if not row or row[-1] == ":" or (self.ends(last) and not ends):
                return 0
            last += 1
        return last - 1 if count >= _FEWEST and 2 * count >= last - first else 0

    def _may_be_name(self, index: int) -> bool:
        """Whether a row can be one of a list: it ends no sentence, and does not begin prose."""
        row = self.rows[index]
        if row.strip(" \t") != row or row[-1:] in ("", ":") or self.ends(index) or row.startswith(_NO_NAMES):
            return False
        if HALF_WORD.search(row, len(row) - 2):
            return False
        if (label := LABEL.match(row)) and not self._is_initial(label[0].strip()):
            return False
        if len(row) < self.full or index + 1 >= len(self.rows):
            return True
        return len(self.rows[index + 1]) < self.full and not self.ends(index + 1)

    def _is_initial(self, label: str) -> bool:
        """Whether a label is the initial of a name: no row begins with the letter before or after it."""
        if len(label) != len("A.") or not label[0].isalpha() or label[1] != ".":
            return False
        return not any(f"\n{chr(ord(label[0]) + step)}. " in self.text for step in (-1, 1))


def _begins_entry(row: str) -> bool:
    """Whether a row begins an entry of a list: with the title of a person, or with a name and a dash."""
    return row.startswith(_PERSONS) or ("-" in row[:_NAME] and NAMED_ENTRY.match(row) is not None)


def _announces(row: str) -> bool:
    """Whether a row ends in a colon, outside brackets."""
    return row[-1:] == ":" and row.count("(") <= row.count(")")
