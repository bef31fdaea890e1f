"""The facts for reading a citation of a telegram: the citing cable, the years it may mean, the names of posts.

Strategy. A year stated in a citation is accepted if it is possible: not after the citing cable's own year, and not long
before it. The rule for a citation without a year compares its number with the highest that the station can have reached
on the day of sending. A document number is made only for a station that the glossary knows as a post.
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

# a year as it may be written; `Facts.stated_year` decides whether it is one
_YEAR = r"(?:\d{4}|\d\d)(?!\d)"
# a possible date-time group: a day, an hour and a minute
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

#: a day after a citation, without a year: "OF DECEMBER 3", "(3 DEC)", ", DEC. 3"; not DEC. 3 VISIT
CITED_DAY = re.compile(
    rf"""^[\s,(]{{0,4}}(?:(?:OF|DATED|DTD\.?)\s)?
        (?:(?P<month>{g.MONTH})\s?(?P<day>\d{{1,2}})|(?P<first>\d{{1,2}})\s?(?P<second>{g.MONTH}))(?=\s?[),;.]|$)""",
    X,
)

#: one citation in a row of nothing but citations: "STATE 162751", "73 STATE 163 (NOTAL)", "QUITO A-87"
CITATION_ALONE = re.compile(
    r"^(?:'?(?:\d{4}|\d\d)\s)?(?P<station>[A-Z][A-Z.'/\-]*(?:\s[A-Z.'/\-]+){0,3})\s(?:A-)?\d{1,6}(?:\s?\([A-Z ]+\))?$"
)
#: the separator of two of them: "; ", "STATE 1 AND BONN 2"
CITATION_MARK = re.compile(r"\s?[,;:]\s?|\sAND\s")
#: the first row of a list whose label was lost: "A. JCS MSG 221205 AUG 74", "(A) STATE 162751 (NOTAL)",
#: "A. QUITO A-87", "A. QUITO A-87 B. STATE 3"
FIRST_LISTED = re.compile(
    rf"""^(?:\(\s?A\)|A[.)])\s?(?:'?(?:\d{{4}}|\d\d)\s)?(?P<station>[A-Z][A-Z.'/\-]*(?:\s[A-Z][A-Z.'/\-]*){{0,3}})\s
        (?:(?P<dtg>{DTG_DIGITS}\s?Z?\s*[A-Z]{{3,9}}\.?\s*{_YEAR})|(?:A-)?\d{{1,6}})(?=\s*(?:[,;:.(]|B[.)]|$))""",
    X,
)

#: the most years before the citing cable's own for a stated year, and for two digits without a station after them
_STATED_WITHIN, _ALONE_WITHIN = 30, 8
#: the most first letters of a station: DES of DAR ES SALAAM
_LETTERS = 3
#: the last day of a month: JUNE 74 is a year, JUNE 24 a day
_LAST_DAY = 31
#: ratio of a station's busiest weeks to its mean, and the days that a number may be ahead of the telegrams sent
_BUSIER, _AHEAD = 1.15, 3
_LONGEST_YEAR = 366
#: how far a cited number may be ahead of the telegram's own, even at a small post
_FEW = 10


class Facts:
    """Facts about the telegram whose field is read.

    Attributes:
        sent_at: moment of sending, in UTC.
        sent: day of sending.
        station, number: its own.
        addressee: the action addressee, if there is only one.
        stated: year that a date-time group states which is no moment.
    """

    __slots__ = ("addressee", "number", "sent", "sent_at", "stated", "station")

    def __init__(
        self,
        sent_at: dt.datetime | None = None,
        station: str | None = None,
        number: int | None = None,
        addressee: str | None = None,
    ) -> None:
        self.sent_at, self.station, self.number, self.addressee = sent_at, station, number, addressee
        self.sent = sent_at.date() if sent_at else None
        self.stated: int | None = None

    def resolve(self, station: str) -> str | None:
        """Return the station that a word of a citation means.

        MY is the citing station, YOUR its only action addressee, EMBTEL the one of the two that is a post, DEPTEL the
        Department, first letters one of the two. A name is itself; BELGRADE'S is BELGRADE.
        """
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
        """Return the citing station or its only addressee if a name is the first letters of its words, or four or more
        of its beginning and neither a word nor a post.

        SD is SANTO DOMINGO, B.A. is BUENOS AIRES, TANA'S is TANANARIVE.
        """
        initial = name[:1]
        for own in (self.station, self.addressee):
            if not own or initial != own[0]:
                continue
            letters = name.removesuffix("'S").replace(".", "")
            if len(letters) > _LETTERS:
                begun = own.startswith(letters) and letters != own
                if begun and letters not in glossary.words() and glossary.post(letters) is None:
                    return own
            elif len(letters) > 1 and letters == _first_letters(own):
                return own
        return None

    def stated_year(self, digits: str, *, alone: bool = False) -> int | None:
        """Return the year that two or four digits of a citation state; None if they can't be a year.

        Two digits are a year of 1950-2049. A cable cites nothing later than itself (one year more is allowed for errors
        of a typist at New Year), and nothing more than 30 years older; for digits `alone`, without a station after
        them, 8 years, as they may be the end of a number (`USUN 3456, 57`).
        """
        year = year_of(digits) if len(digits) == 2 else int(digits)
        if self.sent is None:
            return year if len(digits) == 2 or abs(year - 2000) < 100 else None
        age = self.sent.year - year
        return year if -1 <= age <= (_ALONE_WITHIN if alone else _STATED_WITHIN) else None

    def year_said(self, text: str) -> tuple[int | None, YearBasis | None]:
        """Return the year in a citation and its basis: stated, alone or in a date, else from its date-time group."""
        if not text:
            return None, None
        for match in CITED_YEAR.finditer(CITED_DTG.sub(" ", text)):
            short = match["month_before"]
            digits = match["year"] or match["full"] or (short if int(short) > _LAST_DAY else "")
            if digits and (year := self.stated_year(digits)):
                return year, "stated"
        dtg = CITED_DTG.search(text)
        year = self.stated_year(dtg["year"]) if dtg else None
        return (year, "dtg") if year else (None, None)

    def year(self, station: str, number: int, rest: str = "") -> tuple[int | None, YearBasis | None]:
        """Return the year of a citation that states none, and its basis.

        This is the citing cable's own year; or the year before, if the station can't have reached the number by the day
        of sending (format guide 10), or if a date at the beginning of `rest`, the text after the number, is later than
        that day. A number in a series of the travelling Secretary counts trips, not days, so it is of the same year.
        """
        if self.sent is None:
            return (self.stated, "same_year") if self.stated is not None else (None, None)
        year = self.sent.year
        late = self.is_ahead(rest) or (number > self._reached(station, self.sent) and not g.SERIES.match(station))
        return (year - 1, "previous_year") if late else (year, "same_year")

    def year_of_day(self, day: int) -> tuple[int | None, YearBasis | None]:
        """Return the year of a day without a month, and its basis: that of the last such day up to the day of sending,
        which is the year before only in January."""
        if self.sent is None:
            return None, None
        late = self.sent.month == 1 and day > self.sent.day + 1
        return (self.sent.year - 1, "previous_year") if late else (self.sent.year, "same_year")

    def is_ahead(self, rest: str) -> bool:
        """Whether a day of a month is later in the year than the day after sending."""
        match = CITED_DAY.match(rest) if rest else None
        if match is None or self.sent is None:
            return False
        month, day = MONTHS[(match["month"] or match["second"]).rstrip(".")], int(match["day"] or match["first"])
        after = self.sent + dt.timedelta(days=_AHEAD)
        return day <= _LAST_DAY and after.year == self.sent.year and (month, day) > (after.month, after.day)

    def reaches(self, station: str, number: int) -> bool:
        """Whether a station can have reached a number in the citing cable's own year; True if the year is not known."""
        resolved = self.resolve(station) or station
        return self.sent is None or number <= glossary.per_day(resolved, self.sent.year) * _BUSIER * _LONGEST_YEAR

    def _reached(self, station: str, day: dt.date) -> float:
        """Return the highest number that a station can have reached on a day.

        For its own series the citing cable shows it: a number slightly above its own is a telegram of the same day,
        numbered earlier and sent later, or numbered later and cited in advance. Slightly means the number of telegrams
        that the station sends in two days, by its own number and the day of the year: at least 10, at most the
        glossary's daily mean.
        For any other station it is the daily mean of station and year (glossary, `limits.csv`) times the days since New
        Year. Each mean in the table is from one telegram, some of them early (1978: the 32nd day), and known means of
        complete years are up to 10 % higher; so 15 % more, and three days, count as reached.
        """
        since = day.timetuple().tm_yday
        a_day = glossary.per_day(station, day.year)
        if self.number is None or self.station is None or glossary.symbol(station) != glossary.symbol(self.station):
            return a_day * _BUSIER * (since + _AHEAD)
        return self.number + min(a_day, max(_FEW, 2 * self.number // since))

    def document_number(self, station: str, number: int, year: int | None) -> str | None:
        """Return NARA's document number of a cited telegram.

        None if the name is not that of a post, but of a command or agency, and for a TOSEC number, which the
        Department's own number replaces. Before 1973 it is the number by the same rule, like the telegram's own.
        """
        resolved = self.resolve(station)
        if resolved is None or year is None or g.NO_POST.match(resolved) or glossary.post(resolved) is None:
            return None
        return document_number(year, glossary.station_symbol(resolved, year), number)


def _first_letters(station: str) -> str:
    return "".join([word[0] for word in station.split()])


def place_of(label: str | None) -> int | None:
    """Return the place in a list that a label stands for: 3 for C and for 3; None for any other word."""
    if label is None or not label.isascii():
        return None
    if label.isdecimal():
        return int(label)
    return ord(label) - ord("A") + 1 if len(label) == 1 and label.isalpha() else None


@lru_cache(maxsize=4096)
def names_station(name: str) -> bool:
    """Whether a name before a number is a station: a post, a word for one, or a series of the travelling Secretary."""
    if g.WHOSE.fullmatch(name) or g.SERIES.match(name):
        return True
    return g.NO_POST.match(name) is None and glossary.post(name.removesuffix("'S")) is not None


def cites_alone(text: str) -> bool:
    """Whether a row has only citations of known posts: a row of references whose label was lost."""
    if not (text[-1:].isdecimal() or text.endswith(")")):
        return False
    matches = [CITATION_ALONE.match(citation) for citation in CITATION_MARK.split(text)]
    return all(match is not None and names_station(match["station"]) for match in matches)


def begins_list(text: str) -> bool:
    """Whether a row is the first, labelled A, of a list of references: it cites a post or a date-time group."""
    match = FIRST_LISTED.match(text)
    return match is not None and (match["dtg"] is not None or names_station(match["station"]))
