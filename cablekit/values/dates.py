"""Dates and times.

Strategy. A strict grammar comes first. If it fails, dateutil may read a date, but only if day, month and year are all
in the text; an ambiguous numeric date is None. Missing parts are completed only by `moment`, whose docstring has the
rule, and a year of two digits by `year_of`.
"""

import datetime as dt
import re
import warnings
from functools import lru_cache

from cablekit import grammar as g
from cablekit.glossary import Order
from cablekit.vocabulary import FULL_YEAR, MONTHS

#: "01 JAN 1994", "30-Dec-1977 12:00:00 am", "06-SEP-07"
WORD_DATE = re.compile(
    r"^(?P<day>\d{1,2})[ \-](?P<month>[A-Za-z]{3})[a-z]*[ \-](?P<year>\d{4}|\d{2})(?:\s+12:00:00\s+am)?$"
)

#: a year of four digits: "Tuesday, 5 March 1974 (late)"
YEAR_IN_FULL = re.compile(rf"\b{FULL_YEAR}\b")

UTC = dt.UTC

#: how long after its end an order may still be named
_STILL_NAMED = dt.timedelta(days=366)
#: how long after sending a time of receipt or relay may be (1979LAPAZ03447 took three days)
WINDOW = dt.timedelta(days=28)


def sent_at(match: re.Match[str]) -> dt.datetime | None:
    """Return the moment of a date-time group matched by `fields.dtg.DTG`; None if there is no such moment.

    The year is that of `year_of`.
    """
    month = MONTHS.get(match["month"].replace(" ", ""))
    if month is None:
        return None
    digits = (match["day"] + match["hour"] + match["minute"]).replace(" ", "")
    return _moment(year_of(match["year"].replace(" ", "")), month, int(digits))


def moment(raw: str, sent: dt.datetime | None) -> dt.datetime | None:
    """Return the first moment at or after `sent` with day, hour and minute `ddhhmmZ`, within `WINDOW`.

    None if there is none: an impossible time, or one that fits no day after the sending. Times of receipt are in
    minutes, so a telegram received in the minute of its sending counts as received after it.
    """
    if sent is None:
        return None
    digits = int(raw[:6])
    for month in (sent.month, sent.month % 12 + 1):
        year = sent.year + (month < sent.month)
        candidate = _moment(year, month, digits)
        if candidate is not None and sent <= candidate <= sent + WINDOW:
            return candidate
    return None


def _moment(year: int, month: int, digits: int) -> dt.datetime | None:
    """Return the moment of a year and month with the digits `ddhhmm`; None if there is no such moment."""
    try:
        return dt.datetime(year, month, digits // 10_000, digits // 100 % 100, digits % 100, 0, 0, UTC)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def word_date(text: str) -> dt.date | None:
    """Read a date with its month in letters, day first: `01 JAN 1994`, `30-Dec-1977 12:00:00 am`, `06-SEP-07`.

    A year of two digits is of 1950-2049. Numeric dates of NARA with the day first (`31/12/2019`) are read if they can't
    be month first. A date that the strict grammar can't read goes to dateutil, if it has day, month and year.
    """
    match = WORD_DATE.match(text)
    if match:
        month = MONTHS.get(match["month"].upper())
        return _date(match["year"], month, match["day"]) if month else None
    numeric = g.NUMERIC_DATE.fullmatch(text)
    if numeric:
        return _date(numeric["year"], int(numeric["b"]), numeric["a"]) if int(numeric["a"]) > 12 else None
    return _by_dateutil(text)


def numeric_date(match: re.Match[str]) -> dt.date | None:
    """Return the date of `grammar.NUMERIC_DATE`, month first as in American usage; None if it is not a date.

    Month first is the rule of the E.O. line (format guide 6), so 2/8/85 is 8 February. A first number over 12 can
    only be the day.
    """
    first, second = int(match["a"]), int(match["b"])
    month, day = (first, second) if first <= 12 else (second, first)
    return _date(match["year"], month, str(day))


def date_in_words(match: re.Match[str]) -> dt.date | None:
    """Return the date of `grammar.DATE_IN_WORDS`: `DECEMBER 31, 1982`, `31 DEC 82`; None if it is not a date."""
    month = MONTHS.get((match["month"] or match["month_behind"])[:3])
    return _date(match["year"], month, match["day"] or match["day_first"])


def year_of(digits: str) -> int:
    """Return the year of two or four digits: two are a year of 1950-2049, four are the year itself.

    This is the only rule for years (design, section 1): witnesses accept or reject a year, they never choose another.
    """
    number = int(digits)
    return number if number >= 100 else number + (1900 if number >= 50 else 2000)


def may_name(order: Order, day: dt.date) -> bool:
    """Whether a telegram of a day may name an order: it was in force, or had ended less than a year before.

    Posts continued to name an order for months after its end.
    """
    return order.in_force(day) or order.in_force(day - _STILL_NAMED)


def _date(year: str, month: int | None, day: str) -> dt.date | None:
    try:
        return dt.date(year_of(year), month or 0, int(day))
    except ValueError:
        return None


def _by_dateutil(text: str) -> dt.date | None:
    if not (len(text) <= 40 and re.search(r"[A-Za-z]{3}", text) and YEAR_IN_FULL.search(text)):
        return None
    from dateutil import parser

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about unknown time zones, which a date does not need
            readings = {
                parser.parse(text, default=dt.datetime(2000, month, day)).date() for month, day in ((1, 1), (2, 2))
            }
    except (ValueError, OverflowError):
        return None
    return readings.pop() if len(readings) == 1 else None
