"""What a citation of a telegram is read by: the citing cable, the years it may mean, the names of posts.

Strategy. A year that a citation states is taken where it can be one: not after the citing cable's own, and not long
before it. The rule for a citation without a year compares its number with what the station can have reached on the day
of sending. A document number is made only for a station that the glossary knows as a post.
"""

import datetime as dt
import re
from functools import lru_cache

from cablekit import glossary
from cablekit import grammar as g
from cablekit.model import YearBasis
from cablekit.values.dates import year_of
from cablekit.values.mrn import document_number
from cablekit.vocabulary import MONTHS

X = re.VERBOSE

# a year as it may be written; whether it is one, `Facts.stated_year` says
_YEAR = r"(?:\d{4}|\d\d)(?!\d)"
# a date-time group as it can be: a day, an hour and a minute
DTG_DIGITS = r"(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d"
#: a date-time group inside a citation: "STATE 252478 DTD 211400Z OCT 77" (1979LAPAZ06049), "DTG 151355Z AUGUST 1974"
CITED_DTG = re.compile(rf"\b{DTG_DIGITS}\s?Z?\s*[A-Z]{{3,9}}\.?\s*(?P<year>{_YEAR})")
#: "OF JUNE 5, 1974", "MAY 31, 1974", "MAY 11 , 1973", "DATED 21 DECEMBER 76", "OF 3 JUN 75", "OF 12/12/74", "(1977)",
#: "(77)", "'74", "(15 APRIL 1973)", "JUNE 74", ", 1973"
CITED_YEAR = re.compile(
    rf"""(?:\b\d{{1,2}}\s?{g.MONTH},?\s?'?|{g.MONTH}\s?\d{{1,2}}\s?,?\s?'?|\d/\d{{1,2}}/|\(\s?'?(?=\d{{2,4}}\s?\))|(?<!\w)')
            (?P<year>{_YEAR})
        |{g.MONTH},?\s?(?P<month_before>\d\d)(?!\d)
        |(?:,\s?|\b(?:OF|IN|DATED|DTD)\s)(?P<full>\d{{4}})\b""",
    X,
)

#: a day behind a citation whose year is not said: "OF DECEMBER 3", "(3 DEC)", ", DEC. 3"; not DEC. 3 VISIT
CITED_DAY = re.compile(
    rf"""^[\s,(]{{0,4}}(?:(?:OF|DATED|DTD\.?)\s)?
        (?:(?P<month>{g.MONTH})\s?(?P<day>\d{{1,2}})|(?P<first>\d{{1,2}})\s?(?P<second>{g.MONTH}))(?=\s?[),;.]|$)""",
    X,
)

#: one citation of a row with citations and nothing else: "STATE 162751", "73 STATE 163 (NOTAL)", "QUITO A-87"
CITATION_ALONE = re.compile(
    r"^(?:'?(?:\d{4}|\d\d)\s)?(?P<station>[A-Z][A-Z.'/\-]*(?:\s[A-Z.'/\-]+){0,3})\s(?:A-)?\d{1,6}(?:\s?\([A-Z ]+\))?$"
)
#: what is between two of them: "; ", "STATE 1 AND BONN 2"
CITATION_MARK = re.compile(r"\s?[,;:]\s?|\sAND\s")
#: the first row of a list whose label was lost: "A. JCS MSG 221205 AUG 74", "(A) STATE 162751 (NOTAL)",
#: "A. QUITO A-87", "A. QUITO A-87 B. STATE 3"
FIRST_LISTED = re.compile(
    rf"""^(?:\(\s?A\)|A[.)])\s?(?:'?(?:\d{{4}}|\d\d)\s)?(?P<station>[A-Z][A-Z.'/\-]*(?:\s[A-Z][A-Z.'/\-]*){{0,3}})\s
        (?:(?P<dtg>{DTG_DIGITS}\s?Z?\s*[A-Z]{{3,9}}\.?\s*{_YEAR})|(?:A-)?\d{{1,6}})(?=\s*(?:[,;:.(]|B[.)]|$))""",
    X,
)

#: years before the citing cable's own that a citation states, and that two digits without a station after them can be
_STATED_WITHIN, _ALONE_WITHIN = 30, 8
#: first letters of a station are no more: DES of DAR ES SALAAM
_LETTERS = 3
#: more than a month has days: JUNE 74 is a year, JUNE 24 a day
_LAST_DAY = 31
#: a station's busiest weeks against its mean, and the days that a number may be ahead of the telegrams sent
_BUSIER, _AHEAD = 1.15, 3
_LONGEST_YEAR = 366
#: numbers that even a small post may be ahead of its own telegram
_FEW = 10


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
        the post of the two, DEPTEL the Department, first letters one of the two; a name stands for itself,
        BELGRADE'S for BELGRADE."""
        whose = g.WHOSE.fullmatch(station)
        if shortened := self.shortened(station):
            return shortened
        if whose is None:
            return station.removesuffix("'S")
        if whose["department"]:
            return "STATE"
        own = whose["own"] or (whose["post"] and self.station != "STATE")
        return self.station if own else self.addressee

    def shortened(self, name: str) -> str | None:
        """Who a name is short for, the citing station or its one addressee, by the first letters of its words: SD of
        SANTO DOMINGO, B.A. of BUENOS AIRES."""
        letters = name.replace(".", "")
        if not 1 < len(letters) <= _LETTERS:
            return None
        return next((one for one in (self.station, self.addressee) if one and letters == _first_letters(one)), None)

    def stated_year(self, digits: str, *, alone: bool = False) -> int | None:
        """The year that two or four digits of a citation state; None where they can't be a year.

        Two digits are of 1950-2049. A cable cites what is not later than itself (a year more is left to errors of a
        typist at New Year), and up to 30 years older; of digits `alone`, without a station after them, up to 8, as
        they may be the end of a number (`USUN 3456, 57`).
        """
        year = year_of(digits) if len(digits) == 2 else int(digits)
        if self.sent is None:
            return year if len(digits) == 2 or abs(year - 2000) < 100 else None
        age = self.sent.year - year
        return year if -1 <= age <= (_ALONE_WITHIN if alone else _STATED_WITHIN) else None

    def year_said(self, text: str) -> tuple[int | None, YearBasis | None]:
        """The year that a citation says, and its basis: stated, alone or in a date, else of its date-time group."""
        for match in CITED_YEAR.finditer(CITED_DTG.sub(" ", text)):
            short = match["month_before"]
            digits = match["year"] or match["full"] or (short if int(short) > _LAST_DAY else "")
            if digits and (year := self.stated_year(digits)):
                return year, "stated"
        dtg = CITED_DTG.search(text)
        year = self.stated_year(dtg["year"]) if dtg else None
        return (year, "dtg") if year else (None, None)

    def year(self, station: str, number: int, said: str = "") -> tuple[int | None, YearBasis | None]:
        """Year of a citation that states none, and its basis.

        The citing cable's own year; the year before, where the station can't have reached the number by the day of
        sending (format guide 10), or where a day `said` behind the number is later than it. A number in a series of
        the travelling Secretary counts trips, not days, so it is of the same year.
        """
        if self.sent is None:
            return None, None
        year = self.sent.year
        late = self.is_ahead(said) or (number > self._reached(station, self.sent) and not g.SERIES.match(station))
        return (year - 1, "previous_year") if late else (year, "same_year")

    def is_ahead(self, said: str) -> bool:
        """Whether a day of a month is later in the year than the day after sending."""
        match = CITED_DAY.match(said) if said else None
        if match is None or self.sent is None:
            return False
        month, day = MONTHS[(match["month"] or match["second"]).rstrip(".")], int(match["day"] or match["first"])
        after = self.sent + dt.timedelta(days=_AHEAD)
        return day <= _LAST_DAY and after.year == self.sent.year and (month, day) > (after.month, after.day)

    def reaches(self, station: str, number: int) -> bool:
        """Whether a station can have had a number in the citing cable's own year; yes where the year is not known."""
        named = self.resolve(station) or station
        return self.sent is None or number <= glossary.per_day(named, self.sent.year) * _BUSIER * _LONGEST_YEAR

    def _reached(self, station: str, day: dt.date) -> float:
        """The highest number that a station can have reached on a day.

        Of its own series the citing cable says it: a number slightly above its own is a telegram of the same day,
        numbered earlier and sent later, or later and cited ahead. Slightly is what the station sends in two days, by
        its own number and the day of the year: at least 10, at most the glossary's mean of a day.
        Of any other, the mean a day of station and year (glossary, `limits.csv`) times the days since New Year. The
        table's means are of one telegram each, early ones too (1978: the 32nd day), and means of whole years that are
        known lie up to 10 % above them; so 15 % more, and three days, count as reached.
        """
        since = day.timetuple().tm_yday
        a_day = glossary.per_day(station, day.year)
        if self.number is None or self.station is None or glossary.symbol(station) != glossary.symbol(self.station):
            return a_day * _BUSIER * (since + _AHEAD)
        return self.number + min(a_day, max(_FEW, 2 * self.number // since))

    def document_number(self, station: str, number: int, year: int | None) -> str | None:
        """NARA's document number of a cited telegram; None where the name is that of no post, as of a command or
        agency, and for a TOSEC number, which the Department's own replaces. Before 1973 it is the number that the
        same rule makes, as the telegram's own is."""
        named = self.resolve(station)
        if named is None or year is None or g.NO_POST.match(named) or glossary.post(named) is None:
            return None
        return document_number(year, glossary.station_symbol(named, year), number)


def _first_letters(station: str) -> str:
    return "".join([word[0] for word in station.split()])


@lru_cache(maxsize=4096)
def names_station(name: str) -> bool:
    """Whether a name before a number is that of a station: a post, a word that stands for one, or the series of the
    travelling Secretary."""
    if g.WHOSE.fullmatch(name) or g.SERIES.match(name):
        return True
    return g.NO_POST.match(name) is None and glossary.post(name.removesuffix("'S")) is not None


def cites_alone(text: str) -> bool:
    """Whether a row holds citations of known posts and nothing else: a row of references whose label was lost."""
    if not (text[-1:].isdecimal() or text.endswith(")")):
        return False
    cited = [CITATION_ALONE.match(one) for one in CITATION_MARK.split(text)]
    return all(one is not None and names_station(one["station"]) for one in cited)


def begins_list(text: str) -> bool:
    """Whether a row is the first, labelled A, of a list of references: it cites a post or a date-time group."""
    match = FIRST_LISTED.match(text)
    return match is not None and (match["dtg"] is not None or names_station(match["station"]))
