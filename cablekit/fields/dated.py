"""The day of a telegram, if a form or a printed document states it in words (format guide 11.1).

Strategy. A frame names the line: `NO: 2, July 2, 10 a.m.`, `Washington, November 16, 1970, 2115Z.` For a day without a
year the year comes from the day of receipt: it is the last such day that is not after the receipt. Without either year
the date is None.
"""

import datetime as dt
import re
from collections.abc import Sequence

from cablekit import grammar as g
from cablekit.fields.field import Field
from cablekit.lines import Line
from cablekit.values import MONTHS

#: put into capitals: "JULY 2, 10 A.M.", "NOVEMBER 16, 1970, 2115Z", "REC'D: JULY 2, 1959"
DAY_IN_WORDS = re.compile(rf"\b(?P<month>{g.MONTH})\s?(?P<day>\d{{1,2}})\b(?:,?\s(?P<year>(?:19|20)\d\d)\b)?")


def read(lines: Sequence[Line], received: Sequence[Line]) -> dt.date | None:
    """Return the day; None if the year is unknown. `received` are the lines with the day of receipt."""
    written = _first(lines) if lines else None
    if written is None:
        return None
    if written["year"]:
        return _day(written, int(written["year"]))
    came = _first(received)
    arrival = _day(came, int(came["year"])) if came and came["year"] else None
    if arrival is None:
        return None
    days = [_day(written, year) for year in (arrival.year, arrival.year - 1)]
    return next((day for day in days if day is not None and day <= arrival), None)


def place(lines: Sequence[Line]) -> str | None:
    """Return the place that a printed document has before the day: `Manila, January 8, 1950`."""
    return next((line.claim.seen for line in lines if line.claim.seen is not None), None)


def _first(lines: Sequence[Line]) -> re.Match[str] | None:
    return next((match for line in lines if (match := DAY_IN_WORDS.search(line.rest.upper()))), None)


def _day(match: re.Match[str], year: int) -> dt.date | None:
    try:
        return dt.date(year, MONTHS[match["month"].rstrip(".")[:3].upper()], int(match["day"]))
    except ValueError:
        return None


FIELD = Field(read=read)
