"""What a citation of a telegram is read by: the citing cable."""

import datetime as dt

from cablekit import glossary
from cablekit import grammar as g
from cablekit.model import YearBasis
from cablekit.values.mrn import document_number

#: telegrams that a station may have sent: how many a day, and how many more in the first busy days of a year
_REACHED = {"STATE": (1000, 3000), "post": (130, 200)}


class Facts:
    """What is known of the telegram that a field is read of.

    Attributes:
        sent_at: moment of sending, in UTC.
        sent: the day of it.
        station, number: its own.
        addressee: the one action addressee, where there is but one.
    """

    __slots__ = ("addressee", "number", "sent", "sent_at", "station")

    def __init__(
        self,
        sent_at: dt.datetime | None = None,
        station: str | None = None,
        number: int | None = None,
        addressee: str | None = None,
    ) -> None:
        self.sent_at, self.station, self.number, self.addressee = sent_at, station, number, addressee
        self.sent = sent_at.date() if sent_at else None

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
