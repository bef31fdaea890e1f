"""Timetables in a text without blank rows: rows that begin with times, dates or words of travel.

Strategy. Several entries below each other are one list, up to a label. Entries that begin with the time of day may have
sentences and several rows; others are a list only if most end no sentence and leave room for the next word. A day on a
row of its own above such an entry is a title, and all between two of them is the list of the first.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cablekit.text.paragraphs.bare.items import Run
from cablekit.text.paragraphs.bare.recurring import DAY_ALONE
from cablekit.text.paragraphs.bare.rows import Rows, announces
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.row_words import SHORT, goes_on, is_sentence
from cablekit.vocabulary import MONTH_NAME, WEEKDAY

_CLOCK = r"""(?:[012]\d[0-5]\d|24\d\d)(?:[ ]?-[ ]?[012]\d[0-5]\d)?(?:[ ]?(?:HRS|HOURS)\b|[ZL]\b)?[ ,.:\-]
        |\d{1,2}(?:[:.][0-5]\d)?(?:[ ]?-[ ]?\d{1,2}(?:[:.][0-5]\d)?)?[ ]?[AP]\.?M\b
        |\d{1,2}[:.][0-5]\d[ ](?!(?:PCT|PERCENT|MILLION|BILLION|AND|OR)\b)[A-Z\-]
        |12[ ](?:NOON|MIDNIGHT)\b"""
_SHORT_DAY = r"(?:SUN|MON|TUES?|WED|THU(?:RS?)?|FRI|SAT)"
_HOUR = r"[012]\d[0-5]\d"
_TIME = rf"""{_CLOCK}
        |\d{{1,2}}/\d{{1,2}}(?:/\d{{1,2}}(?:\d\d)?)?[ ](?:-{{1,2}}[ ]?)?[A-Z\d]
        |\d{{1,2}}[ ](?:SUN|MON|TUES?|WED|THURS?|FRI|SAT)\b"""
_TRAVEL = r"(?:DEP|ARR?|LV|ETD|ETA|DEPART|ARRIVE|LEAVE)[ ][^\n]*\d"
_DAY = rf"""(?:{WEEKDAY}[,.]?[ ])?{MONTH_NAME}[.]?[ ]{{1,2}}\d{{1,2}}
            (?:[ ]?[:,\-]|[ ]{{1,2}}(?:\d{{4}}\b|ARR|DEP|NOON|LV|AR[ ]|ET[AD]\b)|(?=\n|$))
        |{MONTH_NAME}[.]?[ ]\d{{1,2}}(?:[ ]?-[ ]?\d{{1,2}})?[ ](?=[A-Z])
        |{WEEKDAY}(?:,[ ]|(?=\n|$)|[ ]\d{{1,2}}[ ]{MONTH_NAME})|{MONTH_NAME}(?=\n|$)
        |{_SHORT_DAY}\.?,?[ ](?:{MONTH_NAME}[.]?[ ]\d{{1,2}}\b|\d{{1,2}}/\d{{1,2}})
        |{_TRAVEL}
        |(?:NOON|MIDNIGHT)[ ]"""
#: an entry of a timetable: "0900 ARRIVE", "8:30 A.M. DEPART", "10-11:30 AM TOUR", "12 NOON LUNCH", "4/9 LV LIMA",
#: "4/9/74 LV LIMA", "MAY 9 - 2010 DEPART", "7 SUN. DEPART", "DEP LIMA 9/20 0800", "MONDAY", "SUNDAY 20 AUGUST"
ENTRY_ROW = re.compile(rf"\n(?:(?=\d)(?:{_TIME})|(?=[ADEFJLMNOSTW])(?:{_DAY}))", re.VERBOSE)
#: an entry that begins with a date and a dash: "NOVEMBER 8 - MORNING FREE", "NOVEMBER 10-11 - TOUR", "MAY 5: REST",
#: "6/4 - REST", "6/9/10 - TOUR", "SUN 10/7 REST"
DATED_ENTRY = re.compile(
    rf"(?:(?:{WEEKDAY}[,.]? )?{MONTH_NAME}[.]? {{1,2}}\d{{1,2}}(?: ?- ?\d{{1,2}})?|\d{{1,2}}/\d{{1,2}}(?:/\d{{1,2}})?)"
    rf"(?: ?-{{1,2}}|:) ?[A-Z]|{_SHORT_DAY} \d{{1,2}}/\d{{1,2}} ?[A-Z]"
)
#: a verb of one that tells what happened: "MAY 2 - MINISTER SAID THAT"
TELLS = re.compile(r"\b(?:IS|ARE|WAS|WERE|HAS|HAVE|HAD|SAID|TOLD|MET|DID)\b")
#: an entry that begins with a date, and has text or a time on the same row: "JUNE 9: LANDING AT SOUTH PIER",
#: "DECEMBER 11-1925 HOURS-ARRIVE", "NOVEMBER 4: 0830, BRIEFING"
DATED_SENTENCE = re.compile(
    rf"\n(?=[ADFJMNOSTW])(?:{WEEKDAY}[,.]? )?{MONTH_NAME}[.]? \d{{1,2}}(?:: [A-Z]|(?:: ?| ?-{{1,2}} ?){_HOUR}\b)"
)
#: the same after a label: "2. LV LIMA 10 JUN 0800"
LABELLED_ENTRY = re.compile(rf"(?:{LABEL.pattern})(?:{_TIME}|{_DAY})", re.VERBOSE)
#: an entry that begins with the time of day: "0900 ARRIVE", "8:30 A.M. DEPART"
CLOCK_ROW = re.compile(_CLOCK, re.VERBOSE)
#: the first entry of a day, which may also begin with a dash: "- MORNING FREE", "12 NOON LUNCH", "(8:50 A.M., COFFEE)",
#: "LV LIMA 8:10 P.M.", "EVENING: OPEN"
FIRST_OF_DAY = re.compile(
    rf"-{{1,2}}[ ]?\S|\(?(?:{_CLOCK})|{_TRAVEL}|{_HOUR}$|"
    r"(?:MORNING|AFTERNOON|EVENING|NIGHT|BREAKFAST|LUNCH|DINNER)[ ]?(?:[:]|-{1,2})",
    re.VERBOSE,
)
# the day of the week, which may be cut
_WEEKDAY = rf"(?:{WEEKDAY}|(?:SUN|MON|TUES?|WEDS?|THU(?:RS?)?|FRI|SAT)(?=[., ]))"
#: a day on a row of its own: "TUESDAY, APRIL 27", "MAY 19 WEDNESDAY", "MONDAY, MAY 5 (FIRST DAY OF TALKS):",
#: "MONDAY 13", "TUESDAY 14 - THURSDAY 16", "TUESDAY, MAY 27 1 LIMA", "THURSDAY, FRIDAY, OCTOBER 14, 15",
#: "SATURDAY, MAY 3 -- ON THE TRAIN", "THU. OCT. 18: CONFIRMED."; also behind a label or a dash: "A. DEC. 11",
#: "- MONDAY, MAY 5". The name of a month may be damaged if the day of the week is there
DAY_ROW = re.compile(
    rf"""\n(?=[-(A-HJM-OSTW\d])(?:-[ ]|\(?[A-H\d]{{1,2}}[.)][ ])?(?=[ADFJMNOSTW\d])
        (?:(?:{_WEEKDAY}(?:[,.]?[ ]|,)(?:AND[ ])?){{0,3}}(?:THE[ ])?{MONTH_NAME}[.]?[ ]\d{{1,2}}
            (?:(?:,|[ ]AND|[ ]?-)[ ]?\d{{1,2}}\b)*(?:,?[ ]\d{{4}})?
        |[A-Z]{{3,10}}[ ]\d{{1,2}},?[ ]{_WEEKDAY}|\d{{1,2}}[ ]{MONTH_NAME}(?:,?[ ]\d{{4}})?
        |{_WEEKDAY}(?:[,.]?[ ]\d{{1,2}}(?:[ ]{MONTH_NAME}|[ ]-[ ]{_WEEKDAY}[ ]\d{{1,2}})?)?)
        (?:[ ]?\([^()\n]{{1,40}}\)|[ ]\d[ ][A-Z ]{{3,20}}|,[ ]{_WEEKDAY}|[ ]--[ ][A-Z ]{{3,30}}
            |:[ ][A-Z]{{3,12}})?(?:[:.]|[ ]--)?(?=\n|$)""",
    re.VERBOSE,
)
#: the end of a sentence inside a row, whose last sentence goes on below: "LAND AT LIMA. MET BY CONSUL"
SENTENCE_END = re.compile(r"[A-Z]{3}[.] [A-Z]")
#: an hour on a row of its own: "0915", "9:15 A.M."
HOUR_ALONE = re.compile(r"(?:[012]\d[0-5]\d|\d{1,2}[:.][0-5]\d(?: ?[AP]\.?M\.?)?)$")
#: the fewest entries of a timetable, below a colon and elsewhere; the most rows between two
_FEWEST, _FEWEST_BELOW_COLON, _BETWEEN = 3, 2, 5
#: the most rows of an entry, on the average: longer ones are paragraphs
_ROWS = 4
#: the same of the entries of several days
_DAY_ROWS = 5
#: the first labels of the entries of a day
_FIRSTS = ("A", "1")
#: dashes that indent a row
_INDENT = "---"
#: the most rows of an entry that begins with a date, and the average of entries that are no list
_SENTENCES, _AVERAGE = 12, 2
#: the fewest days that have lists
_DAYS = 2
#: the fewest entries of an itinerary that may have sentences
_DATES = 4
#: the most rows of such an entry, on the average
_DATED_ROWS = 2.5


class Timetables:
    """The timetables of a text without blank rows.

    Attributes:
        days: the rows that are the day of the entries below.
        all: first and last row of each list.
    """

    def __init__(self, text: Rows) -> None:
        self.text, self.rows = text, text.rows
        #: the number of rows without the mark of a gap at the end
        self.end = len(text.rows) - (text.rows[-1] == "[GAP]")
        days = self._alike(list(self._days()))
        self.days = self._with_others([index for index in days if self._heads_day(index)], days)
        self._heads = frozenset(self.days)
        #: the rows that are titles of a day: these, or several above prose
        self.titles = [index for index in days if index in self._heads or self._is_above_prose(index)]
        if len(self.titles) < _DAYS:
            self.titles = self.days
        self._heads = frozenset([*self.days, *self.titles])
        found = [*self._of_days(), *self._of_dates()]
        if not found:
            found += self._of_hours()
        self.all = [*found, *self._others({row for first, last in found for row in range(first, last + 1)})]

    def _days(self) -> Iterator[int]:
        for day in DAY_ROW.finditer(self.text.text, 1):
            index = self.text.row_at(day.start() + 1)
            if not self._is_inside(index):
                yield index

    def _alike(self, days: list[int]) -> list[int]:
        """Return the days without those that end in a full stop, if most do not: these end an entry."""
        stopped = [index for index in days if self.rows[index][-1] == "." and ":" not in self.rows[index]]
        return [index for index in days if index not in stopped] if 2 * len(stopped) < len(days) else days

    def _is_inside(self, index: int) -> bool:
        """Whether the row above goes on in a row."""
        return index > 0 and goes_on(self.rows[index - 1])

    def _heads_day(self, index: int) -> bool:
        """Whether an entry is below a day, or nothing, where the text breaks off, but no sentence ends."""
        if index + 1 == self.end:
            return self.rows[index][-1] != "."
        if self.rows[index].endswith(" --") and self.text.has_room(index):
            return True
        label = LABEL.match(self.rows[index + 1])
        if label is not None and label[0].strip("(). ") in _FIRSTS and not LABEL.match(self.rows[index]):
            return True
        return FIRST_OF_DAY.match(self.rows[index + 1]) is not None

    def _with_others(self, heads: list[int], days: Sequence[int]) -> list[int]:
        """Return the days with those below them whose entries begin without a time, if there are several."""
        if _DAYS <= len(heads) < len(days):
            others = [day for day in days if day > heads[0] and day + 1 < self.end and self.text.has_room(day + 1)]
            found = {*heads, *(day for day in others if self._end(heads[bisect_left(heads, day) - 1], day) == day)}
            return [day for day in days if day in found]
        return heads

    def _is_above_prose(self, index: int) -> bool:
        """Whether a day is alone on its row between the end of a sentence and a long row."""
        rows = self.rows
        if index and not (self.text.ends(index - 1) or announces(rows[index - 1])):
            return False
        return index + 1 < self.end and len(rows[index + 1]) >= SHORT and not LABEL.match(rows[index + 1])

    def _of_days(self) -> list[Run]:
        """Return what is below each day, up to the next or a label, if there are several days and short entries."""
        if len(self.days) < _DAYS:
            return []
        ends = [self._end(day, after) for day, after in pairwise([*self.days, self.end])]
        below = [row for day, end in zip(self.days, ends, strict=True) for row in self.rows[day + 1 : end]]
        if len(below) > _DAY_ROWS * sum(FIRST_OF_DAY.match(row) is not None for row in below):
            return []
        ends[-1] = self._prose_below(self.days[-1] + 1, ends[-1])
        return [(day + 1, end - 1) for day, end in zip(self.days, ends, strict=True) if day + 1 < end]

    def _prose_below(self, first: int, end: int) -> int:
        """Return the first row of prose below the entries of the last day, or the end: a full row with a verb, or that
        goes on in another, below the end of an entry."""
        for index in range(first + 1, end):
            row = self.rows[index]
            if FIRST_OF_DAY.match(row) or len(row) < self.text.full or not self.text.has_room(index - 1):
                continue
            if TELLS.search(row) and (self.text.ends(index - 1) or self.text.is_short(index - 1)):
                return index
        return end

    def _of_dates(self) -> Iterator[Run]:
        """Yield the entries that begin with a date and a colon, each up to the next or a label: they may have several
        sentences. `JUNE 9: LANDING AT SOUTH PIER.`"""
        dates = [self.text.row_at(date.start() + 1) for date in DATED_SENTENCE.finditer(self.text.text, 1)]
        if len(dates) < _FEWEST:
            return
        ends = [self._end(date, after) for date, after in pairwise([*dates, self.end])]
        rows = [end - date for date, end in zip(dates, ends, strict=True)]
        short = all(
            count <= _SENTENCES + _BETWEEN * sum(map(_begins_with_time, self.rows[date:end]))
            for count, date, end in zip(rows, dates, ends, strict=True)
        )
        sentences = sum(self.text.ends(end - 1) for end in ends)
        if short and sum(rows) > _AVERAGE * len(rows) and 2 * sentences >= len(rows):
            yield from ((date, end - 1) for date, end in zip(dates, ends, strict=True))

    def _of_hours(self) -> Iterator[Run]:
        """Yield the entries whose hours are on rows of their own, up to a label, a day or a title: `0915` / `LEAVE.`"""
        hours = [index for index in self.text.figured if HOUR_ALONE.match(self.rows[index])]
        if len(hours) < _FEWEST:
            return
        first = hours[0]
        for hour, after in pairwise([*hours, self.end]):
            end = self._end(hour, after)
            titled = hour < end - 1 and self._is_title_of_hours(end - 1)
            if end < after or titled or after == self.end or after in self._heads:
                yield first, end - 1 - titled
                first = after

    def _is_title_of_hours(self, index: int) -> bool:
        """Whether a row above an hour is a title: it ends no sentence, and the row above it does."""
        return self.text.is_short(index) and not self.text.ends(index) and self.text.ends(index - 1)

    def _end(self, first: int, end: int) -> int:
        """Return the first row with a label below a row, or the end."""
        return next((index for index in range(first + 1, end) if self._is_labelled(index)), end)

    def _is_labelled(self, index: int) -> bool:
        """Whether a row has a label, and not the initial of a name, or a mark in brackets, in the middle of a sentence:
        `(C) A SET OF NETS`."""
        label = LABEL.match(self.rows[index])
        if label is None or is_sentence(self.rows[index - 1]):
            return label is not None
        return label[0][0] != "(" and not self.text.is_initial(label[0].strip())

    def _others(self, taken: set[int]) -> Iterator[Run]:
        """Yield the lists of entries elsewhere: in groups, which a label, a day or an announcement parts."""
        group: list[int] = []
        for entry in ENTRY_ROW.finditer(self.text.text, 1):
            index = self.text.row_at(entry.start() + 1)
            if index in taken or index in self._heads or announces(self.rows[index]) or self._is_inside(index):
                continue
            if group and (index - group[-1] > _BETWEEN + 1 or self._parted(group[-1], index)):
                yield from self._timetable(group)
                group = []
            group.append(index)
        yield from self._timetable(group)

    def _parted(self, above: int, below: int) -> bool:
        """Whether a label, a day or a row that ends in a colon is between two rows."""
        rows = self.rows
        return any(
            LABEL.match(rows[index]) or announces(rows[index]) or index in self._heads
            for index in range(above + 1, below)
        )

    def _timetable(self, group: Sequence[int]) -> Iterator[Run]:
        """Yield the lists of a timetable, one for each day; none if its entries are paragraphs."""
        rows, text = self.rows, self.text
        if not group:
            return
        first = group[0]
        above = rows[first - 1] if first else ""
        of_day = first - 1 in self._heads
        announced = above.endswith(":") or of_day
        if not announced and LABELLED_ENTRY.match(above):
            group = [first - 1, *group]
            first -= 1
        if len(group) < (1 if of_day and len(self.days) >= _DAYS else _FEWEST_BELOW_COLON if announced else _FEWEST):
            return
        if announced and len(group) >= _DATES and self._is_itinerary(group):
            last = group[-1]
            while last + 1 < len(rows) and not (text.ends(last) or LABEL.match(rows[last + 1])):
                last += 1
            yield first, last
            return
        ends = [after - 1 for after in group[1:]]
        by_clock = all(map(CLOCK_ROW.match, map(rows.__getitem__, group))) and ends[-1:] < [first + _ROWS * len(ends)]
        sentences, roomy = sum(map(text.ends, ends)), sum(map(text.has_room, ends))
        if not by_clock and (2 * sentences >= len(group) or 2 * roomy < len(ends)):
            return
        last = group[-1]
        while last - group[-1] < _BETWEEN and self._continues(last, begun=last > group[-1]):
            last += 1
        starts = [index for index in group if DAY_ALONE.match(rows[index])]
        starts = starts if starts[:1] == [first] else [first, *starts]
        for start, after in zip(starts, [*starts[1:], last + 1], strict=True):
            yield start, after - 1

    def _is_itinerary(self, group: Sequence[int]) -> bool:
        """Whether entries all begin with a date and a dash, and have few rows; they may have sentences, but do not tell
        what happened: `NOVEMBER 8 - MORNING FREE.`"""
        entries = [self.rows[index] for index in group]
        if not all(map(DATED_ENTRY.match, entries)) or group[-1] - group[0] > _DATED_ROWS * (len(group) - 1):
            return False
        return 2 * sum(TELLS.search(entry) is not None for entry in entries) < len(group)

    def _continues(self, index: int, *, begun: bool) -> bool:
        """Whether the last entry continues below a row; `begun`: whether it does so already."""
        rows, text, below = self.rows, self.text, index + 1
        if below >= len(rows) or text.ends(index) or LABEL.match(rows[below]) or text.is_title(below):
            return False
        if below in self._heads:
            return False
        if rows[below].startswith(_INDENT) or SENTENCE_END.search(rows[index]):
            return True
        if goes_on(rows[index]) or rows[index][-1:] in ",-" or not text.has_room(index):
            return True
        ends = text.ends(below)
        if ends and begun:
            return below + 1 == len(rows) or LABEL.match(rows[below + 1]) is not None
        return not ends and text.is_short(below)


def _begins_with_time(row: str) -> bool:
    return CLOCK_ROW.match(row) is not None
