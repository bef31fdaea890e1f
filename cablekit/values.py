"""Readers of small values that several fields share: white space, dates and times, classification, MRN.

Strategy. A strict grammar first. Where it fails, dateutil may read a date, but only when day, month and year are
all in the text; an ambiguous numeric date is None. Nothing is completed here except by `moment`, whose rule its
docstring names.
"""

import datetime as dt
import re
import warnings
from functools import lru_cache

from cablekit import glossary
from cablekit import grammar as g
from cablekit.model import Mrn, YearBasis

UTC = dt.UTC

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("JAN", "JANUARY"),
            ("FEB", "FEBRUARY"),
            ("MAR", "MARCH"),
            ("APR", "APRIL"),
            ("MAY",),
            ("JUN", "JUNE"),
            ("JUL", "JULY"),
            ("AUG", "AUGUST"),
            ("SEP", "SEPT", "SEPTEMBER"),
            ("OCT", "OCTOBER"),
            ("NOV", "NOVEMBER"),
            ("DEC", "DECEMBER"),
        ),
        start=1,
    )
    for name in names
}

PARAGRAPH_MARKS = {
    "U": "UNCLASSIFIED",
    "L": "LIMITED OFFICIAL USE",
    "LOU": "LIMITED OFFICIAL USE",
    "C": "CONFIDENTIAL",
    "S": "SECRET",
    "TS": "TOP SECRET",
}

_SENTENCE_ENDS = frozenset(".?!:;")

#: how long after sending a time of receipt or relay is looked for (1979LAPAZ03447 took three days)
WINDOW = dt.timedelta(days=28)


def fold(text: str) -> str:
    """The text with each run of white space folded to one blank, and none at its ends."""
    row = text.replace("\n", " ")
    if not row.isprintable():  # tabs and other white space
        return " ".join(text.split())
    while "  " in row:
        row = row.replace("  ", " ")
    return row.strip(" ")


def ends_sentence(text: str) -> bool:
    """Whether a line ends a sentence, or a clause that a list or quotation follows."""
    return text.rstrip("\"')")[-1:] in _SENTENCE_ENDS


def classification(text: str) -> str | None:
    """The canonical word of a classification, spaced or plain, or of a mark such as C; None when unknown."""
    compact = text.replace(" ", "").upper()
    return g.CLASSIFICATIONS.get(compact) or PARAGRAPH_MARKS.get(compact)


def sent_at(match: re.Match[str]) -> dt.datetime | None:
    """The moment of a date-time group matched by `grammar.DTG`; None when there is no such moment.

    Years are 19xx (format guide 5).
    """
    numbers = (match[name].replace(" ", "") for name in ("year", "day", "hour", "minute"))
    year, day, hour, minute = map(int, numbers)
    month = MONTHS.get(match["month"].replace(" ", ""))
    if month is None:
        return None
    return _moment(1900 + year, month, day, hour, minute)


def moment(raw: str, sent: dt.datetime | None) -> dt.datetime | None:
    """The first moment at or after `sent` that shows day, hour and minute `ddhhmmZ`, within `WINDOW`.

    None when there is none: a time that is no time, or one that fits no day after the sending. A telegram is
    received to the minute, so one received in the minute of its sending counts as after it.
    """
    if sent is None:
        return None
    day, hour, minute = int(raw[:2]), int(raw[2:4]), int(raw[4:6])
    for month in (sent.month, sent.month % 12 + 1):
        year = sent.year + (month < sent.month)
        found = _moment(year, month, day, hour, minute)
        if found is not None and sent <= found <= sent + WINDOW:
            return found
    return None


def _moment(year: int, month: int, day: int, hour: int, minute: int) -> dt.datetime | None:
    try:
        return dt.datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def word_date(text: str) -> dt.date | None:
    """A date with its month in letters, day first: `01 JAN 1994`, `30-Dec-1977 12:00:00 am`, `06-SEP-07`.

    A year of two digits is of 1950-2049. Day first numeric dates of NARA (`31/12/2019`) are read when they can't
    be month first. What the strict grammar can't read goes to dateutil, when day, month and year are all there.
    """
    match = g.WORD_DATE.match(text)
    if match:
        month = MONTHS.get(match["month"].upper())
        return _date(match["year"], month, match["day"]) if month else None
    numeric = g.NUMERIC_DATE.fullmatch(text)
    if numeric:
        return _date(numeric["year"], int(numeric["b"]), numeric["a"]) if int(numeric["a"]) > 12 else None
    return _by_dateutil(text)


def numeric_date(match: re.Match[str]) -> dt.date | None:
    """The date of `grammar.NUMERIC_DATE`, month first as American usage has it; None when it is no date.

    Month first is the rule of the E.O. line (format guide 6), so 2/8/85 is 8 February. A first number over 12 can
    only be the day.
    """
    first, second = int(match["a"]), int(match["b"])
    month, day = (first, second) if first <= 12 else (second, first)
    return _date(match["year"], month, str(day))


def date_in_words(match: re.Match[str]) -> dt.date | None:
    """The date of `grammar.DATE_IN_WORDS`: `DECEMBER 31, 1982`, `31 DEC 82`; None when it is no date."""
    month = MONTHS.get((match["month"] or match["month_behind"])[:3])
    return _date(match["year"], month, match["day"] or match["day_first"])


def _date(year: str, month: int | None, day: str) -> dt.date | None:
    number = int(year)
    if number < 100:
        number += 1900 if number >= 50 else 2000
    try:
        return dt.date(number, month or 0, int(day))
    except ValueError:
        return None


def _by_dateutil(text: str) -> dt.date | None:
    if not (len(text) <= 40 and re.search(r"[A-Za-z]{3}", text) and re.search(r"\b(?:19|20)\d\d\b", text)):
        return None
    from dateutil import parser

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of time zones it does not know: a date has none
            readings = {
                parser.parse(text, default=dt.datetime(2000, month, day)).date() for month, day in ((1, 1), (2, 2))
            }
    except (ValueError, OverflowError):
        return None
    return readings.pop() if len(readings) == 1 else None


def mrn(text: str) -> Mrn | None:
    """The message reference number that a banner ends with, as sent: `LA PAZ 3507/1`, `STATE 286983 TOSEC 110023`."""
    text = fold(text)
    match = g.MRN.match(text)
    if match is None:
        return Mrn(text, None, int(text)) if text.isdecimal() and len(text) <= 6 else None
    series = match["series"]
    if match["station"] in ("TOSEC", "SECTO"):
        return Mrn(text, None, None, f"{match['station']} {match['number']}")
    raw = text[: match.start("tail")]
    return Mrn(raw, match["station"], int(match["number"]), series)


def document_number(year: int, station: str, number: int) -> str:
    """NARA's document number: year, first six letters of the station with blanks then removed, serial (FG 8).

    The serial has six digits for STATE, five otherwise.
    """
    symbol = "".join(letter for letter in station[:6] if letter.isalnum())
    return f"{year}{symbol}{number:06d}" if symbol == "STATE" else f"{year}{symbol}{number:05d}"


#: telegrams that a station may have sent: how many a day, and how many more in the first busy days of a year
_REACHED = {"STATE": (1000, 3000), "post": (130, 200)}


class CitingContext:
    """What a citation is read by: when, where and to whom the citing cable was sent, and its number."""

    def __init__(
        self, sent: dt.date | None, station: str | None, number: int | None, addressee: str | None = None
    ) -> None:
        self.sent, self.station, self.number, self.addressee = sent, station, number, addressee

    def resolve(self, station: str) -> str | None:
        """The station that a word of a citation stands for: MY the citing one, YOUR its one action addressee, EMBTEL
        the post of the two, DEPTEL the Department; a name stands for itself, BELGRADE'S for BELGRADE."""
        whose = g.WHOSE.fullmatch(station)
        if whose is None:
            return station.removesuffix("'S")
        if whose["department"]:
            return "STATE"
        own = whose["own"] or (whose["post"] and self.station != "STATE")
        return self.station if own else self.addressee

    def year(self, station: str, number: int) -> tuple[int | None, YearBasis | None]:
        """Year of a citation that states none, and its basis.

        The citing cable's own year; the year before, when the post cites a number of its own that it had not reached,
        or a number that no post could have reached since New Year (format guide 10). STATE sent up to 940 telegrams a
        day (1979STATE286983 on the 306th), the busiest post, Paris, fewer than 120. A number in a series of the
        travelling Secretary counts trips, not days, so it is of the same year.
        """
        if self.sent is None:
            return None, None
        year, symbol = self.sent.year, glossary.symbol(station)
        if self.number is not None and self.station is not None and symbol == glossary.symbol(self.station):
            late = number > self.number
        else:
            a_day, start = _REACHED["STATE" if symbol == "STATE" else "post"]
            late = number > a_day * self.sent.timetuple().tm_yday + start and not g.SERIES.match(station)
        return (year - 1, "previous_year") if late else (year, "same_year")

    def document_number(self, station: str, number: int, year: int | None) -> str | None:
        """NARA's document number of a cited telegram; None where the number is in no series of the Department's, as of
        a command or agency, and for a TOSEC number, which the Department's own replaces."""
        named = self.resolve(station)
        if named is None or year is None or g.NO_POST.match(named):
            return None
        return document_number(year, glossary.symbol(named), number)
