"""The witnesses of a telegram's year beside its date-time group (design, section 1: years).

Strategy. The document number and the date of the attributes confirm a year, or say nothing. The order named and the
release reject one: an order is named while it is in force, and no telegram is sent after its release. What a witness
confirms stands, whatever others say; a year that is rejected and not confirmed makes the moment null. No witness puts
another year in its place.
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
    """What else tells the year.

    Attributes:
        years: of document number and attributes.
        order: the order that the telegram names.
        released: the day of release.
    """

    years: frozenset[int] = frozenset()
    order: Order | None = None
    released: dt.date | None = None

    def against(self, day: dt.date) -> str | None:
        """Why a telegram can't be of that day; None where it can, or where a witness confirms the year."""
        if (day - _DAY).year in self.years or (day + _DAY).year in self.years:
            return None
        if self.order is not None and not may_name(self.order, day):
            return f"the order it names, {self.order.number}, was not in force"
        if self.released is not None and day > self.released:
            return f"it was released on {self.released}"
        return None

    def accepted_year(self, year: int | None) -> int | None:
        """A year of which a telegram can be on some day; None where a witness rejects it."""
        if year is None or all(map(self.against, (dt.date(year, 1, 1), dt.date(year, 12, 31)))):
            return None
        return year


def witnesses(typed: Attributes, printed: str | None, released: Release, found: Sequence[Transmission]) -> Witnesses:
    """The witnesses of a document; `printed` is the document number that a print has at its head."""
    number = DOCUMENT_NUMBERED.match(typed.document_number or printed or "")
    years = {day.year for day in (typed.draft_date, typed.sent_date) if day is not None}
    if number is not None:
        years.add(year_of(number["year"]))
    order = executive_order.number_of(order_lines(found))
    return Witnesses(frozenset(years), glossary.order(order) if order is not None else None, released.date)


def order_lines(found: Iterable[Transmission]) -> list[Line]:
    """The lines of the order in the first transmission that has some."""
    return next((lines for one in found if (lines := one.of(Kind.EXECUTIVE_ORDER))), [])


def accepted(
    at: dt.datetime | None, known: Witnesses, one: Transmission, raw: str | None, notes: Notes
) -> dt.datetime | None:
    """The moment of a date-time group; None with a warning where a witness rejects its year.

    The sections of a message repeat the group: one warning says it for all.
    """
    why = known.against(at.date()) if at is not None else None
    if at is None or why is None:
        return at
    if one.index == 0 or not one.same_message:
        line = one.of(Kind.DTG)[0].number
        notes.add(DATE_REJECTED, line, "routing.sent_at", f"{raw!r} is of {at.year} by its digits, but {why}")
    return None
