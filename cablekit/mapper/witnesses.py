"""The witnesses of a telegram's year besides its date-time group (design, section 1: years).

Strategy. The document number and the date of the attributes can confirm a year. The order named and the release can
reject one: an order is named while it is in force, and no telegram is sent after its release. A confirmed year is kept,
even if others reject it; a year that is rejected and not confirmed makes the moment null. No witness replaces the year
by another.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from cablekit import glossary
from cablekit.diagnostics import DATE_REJECTED, Notes
from cablekit.fields import executive_order
from cablekit.glossary import Order
from cablekit.grammar import DOCUMENT_NUMBERED
from cablekit.lines import Kind, Line, Transmission
from cablekit.model import Attributes, Release
from cablekit.values import may_name, year_of

#: a day that begins in one year may be of the next, by local time
_DAY = dt.timedelta(days=1)


class Witnesses(msgspec.Struct, frozen=True):
    """Other evidence of the year.

    Attributes:
        years: those of document number and attributes.
        order: the order that the telegram names.
        released: the day of release.
    """

    years: frozenset[int] = frozenset()
    order: Order | None = None
    released: dt.date | None = None

    def against(self, day: dt.date) -> str | None:
        """Return why a telegram can't be of that day; None if it can, or if a witness confirms the year."""
        if day.year in self.years or (day - _DAY).year in self.years or (day + _DAY).year in self.years:
            return None
        if self.order is not None and not may_name(self.order, day):
            return f"the order it names, {self.order.number}, was not in force"
        if self.released is not None and day > self.released:
            return f"it was released on {self.released}"
        return None

    def accepted_year(self, year: int | None) -> int | None:
        """Return the year if the telegram can be of some day in it; None if a witness rejects it."""
        if year is None or all(map(self.against, (dt.date(year, 1, 1), dt.date(year, 12, 31)))):
            return None
        return year


def witnesses(typed: Attributes, printed: str | None, released: Release, sent: Sequence[Transmission]) -> Witnesses:
    """Collect the witnesses of a document; `printed` is the document number at the head of a print."""
    number = DOCUMENT_NUMBERED.match(typed.document_number or printed or "")
    years = {day.year for day in (typed.draft_date, typed.sent_date) if day is not None}
    if number is not None:
        years.add(year_of(number["year"]))
    order = executive_order.number_of(order_lines(sent))
    return Witnesses(frozenset(years), glossary.order(order) if order is not None else None, released.date)


def order_lines(sent: Iterable[Transmission]) -> list[Line]:
    """Return the lines of the order in the first transmission that has any."""
    for part in sent:
        if lines := part.of(Kind.EXECUTIVE_ORDER):
            return lines
    return []


def accepted(
    at: dt.datetime | None, known: Witnesses, transmission: Transmission, raw: str | None, notes: Notes
) -> dt.datetime | None:
    """Return the moment of a date-time group; None, with a warning, if a witness rejects its year.

    The sections of a message repeat the group, so there is one warning for all.
    """
    why = known.against(at.date()) if at is not None else None
    if at is None or why is None:
        return at
    if transmission.index == 0 or not transmission.same_message:
        line = transmission.of(Kind.DTG)[0].number
        notes.add(DATE_REJECTED, line, "routing.sent_at", f"{raw!r} is of {at.year} by its digits, but {why}")
    return None
