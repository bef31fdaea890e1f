"""Telegrams and airgrams cited by station and number in the running text: `(SEE LA PAZ 5021)`, `OUR A-268`.

Strategy. Every number of three to six digits, and every A- with a number, is a candidate; the words before it decide. A
name of one to three words counts only if the glossary knows it as a post: prose has many words before numbers. MY,
EMBASSY TELEGRAM, DEPTEL mean stations; an airgram may have none. A number that may be a year, an hour or a count needs
a word that shows a citation. A banner, an addressee and a row of a table are not citations.
"""

import re
from collections.abc import Callable, Iterator
from string import ascii_lowercase

import msgspec

from cablekit import glossary
from cablekit import grammar as g
from cablekit.fields import banner
from cablekit.model import TextReference, YearBasis
from cablekit.model.message import ReferenceKind
from cablekit.text import cited_words as w
from cablekit.text.cited_stations import (
    NAME_WITHIN,
    OPENING,
    CitedStation,
    cited_station,
    nameless,
    year_before,
    year_digits,
)
from cablekit.text.cited_words import goes_on, is_count, is_thing
from cablekit.values import DTG_DIGITS, Facts, year_of

# not followed by what never follows the number of a citation; a slash only before a station: STATE 47381/BONN 5021
_NO_NUMBER = r"(?![\dA-Z]|/(?![A-Z]{4})|-(?!-)|[.,]\d)"
#: the number of a citation in the running text, rows on one line: "SEE LA PAZ 5021 OF AUGUST 16, 1973", "(STATE 47381)"
#: (1974LAPAZ02004); "78 STATE 123456"
TEXT_NUMBER = re.compile(rf" (?P<number>[0-9]{{3,6}}){_NO_NUMBER}")
#: a number of two digits, which few telegrams have, and those in the first weeks of a year: "NIAMEY 64, JANUARY 7"
#: (1976STATE004639)
TEXT_SHORT_NUMBER = re.compile(rf" (?P<number>[1-9][0-9]){_NO_NUMBER}")
#: after such a number, its day: ", JANUARY 7"
SHORT_DATED = re.compile(rf", {g.MONTH} \d{{1,2}}\b")
#: the same with its year before it: "STATE 73-1234", "STATE 73/47381"
TEXT_YEAR_NUMBER = re.compile(rf" (?P<year>[0-9]{{2}})[-/](?P<number>[0-9]{{4,6}}){_NO_NUMBER}")
#: the number of an airgram: "LA PAZ A-23", "A- 50"
TEXT_AIRGRAM = re.compile(rf"- ?(?P<number>[0-9]{{1,5}}){_NO_NUMBER}")
#: a further number after it: "STATE 47381 AND 47382"; of three digits only after one of three: "LIMA 280 AND 315"
TEXT_NUMBER_MORE = re.compile(rf"(?:,|,? AND) (?P<number>[0-9]{{3,6}}){_NO_NUMBER}")
#: a further airgram after another: "BONN A-12 AND A-13"
TEXT_AIRGRAM_MORE = re.compile(rf"(?:,|,? AND) (?P<series>C?A) ?- ?(?P<number>[0-9]{{1,5}}){_NO_NUMBER}")
#: after a citation, its date: "LA PAZ 5021 OF AUGUST 16, 1973" (1974LAPAZ00015), "STATE 5, DTG 211400Z OCT 77",
#: "STATE 123593 DTD 5/27/77"
TEXT_DATE = re.compile(
    rf""",?\s(?:OF|DATED|DTD\.?|DTG)\s(?:{g.MONTH}\s\d{{1,2}}(?:\s?,?\s\d{{4}})?|\d{{1,2}}\s{g.MONTH}(?:,?\s\d\d(?:\d\d)?)?
        |{DTG_DIGITS}\s?Z(?:\s[A-Z]{{3,9}}\.?\s\d\d(?:\d\d)?)?|\d{{1,2}}/\d{{1,2}}/\d\d(?:\d\d)?)(?!\d)""",
    re.VERBOSE,
)
#: or a note in parentheses: "STATE 085417 (15 APRIL 1975)", "STATE 5 (NOTAL)", "STATE 5 (DTG 211400Z OCT 77)"
TEXT_NOTE = re.compile(
    rf"""\s?\(\s?(?P<note>(?:NOTAL|NODIS|EXDIS|LIMDIS|STADIS)(?:,?\s(?:NOTAL|NODIS|EXDIS|LIMDIS|STADIS))?|\d{{4}}
        |(?:DTG\s)?{DTG_DIGITS}\s?Z\s[A-Z]{{3,9}}\.?\s\d\d(?:\d\d)?
        |(?:{g.MONTH}\s\d{{1,2}}|\d{{1,2}}\s{g.MONTH})(?:,?\s(?:\d{{4}}|\d\d))?)\)""",
    re.VERBOSE,
)
#: a row that names an addressee: "TO SECSTATE WASHDC 1234"
ADDRESSEE_ROW = re.compile(r"(?:TO|INFO|FM|ACTION)\b")
#: before a banner in the text: "QUOTE: C O N F I D E N T I A L USNATO 0607"
QUOTE_BEFORE = re.compile(r"^.*\b(?:QUOTE|QTE)\W+")

#: characters and what they become in the shape of a text
_SHAPES = bytes.maketrans(b"123456789/\n" + ascii_lowercase.encode(), b"000000000- " + b"a" * len(ascii_lowercase))
#: the beginnings of numbers in the shape of a text
_DIGITS = ((TEXT_NUMBER, b" 000"), (TEXT_YEAR_NUMBER, b" 00-0000"))
_SHORT_DIGITS = (TEXT_SHORT_NUMBER, b" 00")
#: years around the cable's own of which two digits in parentheses may be one
_AROUND = 10
#: the last month in which numbers of two digits are looked for
_EARLY = 2
#: digits of a number that follows another only if that has as many
_SHORT = 3
#: digits of most of the Department's numbers, and of few counts without a comma
_LONG = 6
#: characters of a row before a number
_ROW_WITHIN = 120
#: hours in prose are in steps of this many minutes, except of a journey
_MINUTES, _TOWARDS = 5, ("TO", "FROM", "AT", "FOR")
#: years before and after the citing cable's own for which four digits may be a year
_YEARS_BACK, _YEARS_ON = -30, 10


class Candidate(msgspec.Struct):
    """A citation with the place in the text where its number is."""

    start: int
    reference: TextReference


def shape_of(text: str) -> bytes:
    """Return the shape of a text, in which plain searches find what would need patterns.

    Each digit is a zero, each small letter of ASCII an a, a stroke a hyphen, and a line end a blank. Other characters
    of ASCII stay. There is a byte for each character, so places stay too.
    """
    return text.encode("ascii", "replace").translate(_SHAPES)


def telegrams(text: str, line: str, shape: bytes, facts: Facts) -> Iterator[Candidate]:
    """Find citations by station and number, also of airgrams called so.

    `line`: the text on one line; `shape`: see `shape_of`.
    """
    for match in _numbers(line, shape, facts):
        start = match.start()
        cited = cited_station(line[max(0, start - NAME_WITHIN) : start], facts)
        if cited is None or not _is_cited(text, line, match, cited, facts):
            continue
        if match.re is TEXT_SHORT_NUMBER and not _is_short_cited(line, match.end(), cited, facts):
            continue
        kind: ReferenceKind = "airgram" if cited.noun in w.AIRGRAMS else "telegram"
        yield from _all(line, match, cited, kind, "A" if kind == "airgram" else "", facts)


def _numbers(line: str, shape: bytes, facts: Facts) -> Iterator[re.Match[str]]:
    """Find the numbers after a word that may be of a telegram: those alone, then those with a year before them."""
    early = facts.sent is not None and facts.sent.month <= _EARLY
    for pattern, digits in (*_DIGITS, _SHORT_DIGITS) if early else _DIGITS:
        at = shape.find(digits)
        while at >= 0:
            if (
                (line[at - 1].isalpha() or line[at - 1] == ".")
                and (match := pattern.match(line, at))
                and (pattern is not TEXT_YEAR_NUMBER or facts.stated_year(match["year"], alone=True))
            ):
                yield match
            at = shape.find(digits, at + 1)


def airgrams(line: str, facts: Facts, listed: Callable[[int, str], TextReference | None]) -> Iterator[Candidate]:
    """Find citations of airgrams by A- and a number in a text on one line, in order. `listed` returns the airgram with
    a number in the reference lines that apply at a place: `III OF A-2055` (1973STATE072058)."""
    done = -1
    for match in _dashed(line):
        before = line[max(0, match.start() - 2 - NAME_WITHIN) : match.start()].removesuffix(" ")
        series = "CA" if before.endswith("CA") else "A"
        if not before.endswith(series):
            continue
        if match.start("number") <= done:
            continue  # a further number: BONN A-12 AND A-13
        before = before.removesuffix(series)
        cited = _station_of_airgram(before, match["number"], facts)
        if cited is not None and not _is_airgram(line, match, cited):
            cited = None
        if cited is None and before.endswith(" ") and TEXT_DATE.match(line, match.end()):
            cited = CitedStation("", "", before.split(" ")[-2:-1], opened=False, noun="")  # OF CA-10315 DTD 10/16/72
        alone = (cited is None or not cited.name) and not before[-1:].isalnum()
        if alone and not is_thing(line, match.end()):
            element = listed(match.start(), f"{series}-{match['number']}")
            if element is not None:
                yield Candidate(match.start("number"), element)
                continue
        for candidate in _all(line, match, cited, "airgram", series, facts) if cited else ():
            done = candidate.start
            yield candidate


def _station_of_airgram(before: str, number: str, facts: Facts) -> CitedStation | None:
    """Return the station before A-, or an empty one where a word cites the airgram."""
    return cited_station(before[:-1], facts) or nameless(before[:-1], number) if before.endswith(" ") else None


def _dashed(line: str) -> Iterator[re.Match[str]]:
    """Find the numbers after A- or A -; a single character is found much faster than two."""
    at = line.find("-")
    while at >= 0:
        above = line[at - 1]
        if (above == "A" or (above == " " and line[at - 2] == "A")) and (match := TEXT_AIRGRAM.match(line, at)):
            yield match
        at = line.find("-", at + 1)


def _all(
    line: str, match: re.Match[str], cited: CitedStation, kind: ReferenceKind, series: str, facts: Facts
) -> Iterator[Candidate]:
    """Yield a citation and the further numbers after it."""
    dashed = match.re is TEXT_AIRGRAM
    further = TEXT_AIRGRAM_MORE if dashed else TEXT_NUMBER_MORE
    number = match["number"]
    start, end = match.start("number"), match.end()
    raw = f"{cited.raw} {series}-{number}" if dashed else f"{cited.raw}{line[match.start() : end]}"
    raw = raw.lstrip()
    has_year_first = match.re is TEXT_YEAR_NUMBER
    stated = facts.stated_year(match["year"]) if has_year_first else year_before(cited, facts)
    if stated and not has_year_first:
        raw = f"{year_digits(cited)} {raw}" if cited.above[-1][0].isalpha() else f"{cited.above[-1]} {raw}"
    follower = further.match(line, end)
    while True:
        note = TEXT_NOTE.match(line, end)
        dated = note or TEXT_DATE.match(line, end) or (TEXT_DATE.match(line, follower.end()) if follower else None)
        year, basis = (stated, "stated") if stated else facts.year_said(dated[0]) if dated else (None, None)
        reference = TextReference(
            raw=raw + (f" ({note['note']})" if note else ""),
            line=0,
            kind=kind,
            station=(cited.name if g.WHOSE.fullmatch(cited.name) else cited.name.removesuffix("'S")) or None,
            number=f"{series}-{number}" if kind == "airgram" else number,
            note=note["note"] if note else None,
        )
        _date(reference, int(number), year, basis, facts, dated[0] if dated else "")
        yield Candidate(start, reference)
        if (
            follower is None
            or (not dashed and len(follower["number"]) == _SHORT < len(number))
            or _may_be_year(follower["number"], facts)
            or is_count(line, follower.end(), follower["number"])
        ):
            return
        number, start, end = follower["number"], follower.start("number"), follower.end()
        series = follower["series"] if dashed else series
        raw = f"{series}-{number}" if dashed else number
        follower = further.match(line, end)


def _date(
    reference: TextReference, number: int, year: int | None, basis: YearBasis | None, facts: Facts, rest: str
) -> None:
    """Fill in the year, stated or by the rule, and the document number of a telegram."""
    station = reference.station or ""
    if reference.kind == "airgram":
        if year is None and facts.sent is not None:
            year, basis = facts.sent.year, "same_year"
    else:
        if year is None:
            year, basis = facts.year(facts.resolve(station) or station, number, rest)
        reference.document_number = facts.document_number(station, number, year)
    reference.year, reference.year_basis = year, basis


# --- whether a number cites -----------------------------------------------------------------------


def _is_cited(text: str, line: str, match: re.Match[str], cited: CitedStation, facts: Facts) -> bool:
    """Whether a name and a number cite, and are not a year, hour, count, banner, addressee or row of a table."""
    start, end, number = match.start("number"), match.end(), match["number"]
    row_start = text.rfind("\n", max(0, start - _ROW_WITHIN), start) + 1
    row = text[row_start or max(0, start - _ROW_WITHIN) : end]
    above = cited.above[-1] if cited.above else ""
    if above in w.TRAVELS or "PAGE" in cited.above or _is_second(line, start, cited):
        return False
    if line[end : end + 1] == "/" and g.SERIES.match(cited.name):
        return False  # in TOSEC 110023/STATE 47381 the Department's own number counts
    if ADDRESSEE_ROW.match(row) or _is_banner(row):
        return False
    if is_thing(line, end):
        return False
    if _is_cued(line, end, cited) or (len(above) <= len("'74") and year_before(cited, facts)):
        return True
    if cited.name in w.NAMES_ALONE or (cited.name in w.BARE and len(number) < 4) or _is_own(cited, number, facts):
        return False
    no_count = cited.name in w.DEPARTMENTS and len(number) == _LONG and not number.endswith("00")
    if (cited.name in w.BARE or (len(number) < 4 and cited.name != "STATE")) and not (no_count or goes_on(line, end)):
        return False
    alone = row.lstrip(OPENING) == f"{cited.raw} {number}" and text[end : end + 1] in ("\n", "")
    if alone and row_start:
        return False
    if _may_be_year(number, facts) or _may_be_hour(number, above):
        return False
    return no_count or not is_count(line, end, number)


def _is_short_cited(line: str, end: int, cited: CitedStation, facts: Facts) -> bool:
    """Whether a number of two digits cites: the name is a post's, and a word, a note or a day shows it."""
    own = facts.sent.year if facts.sent else 0
    if g.WHOSE.fullmatch(cited.name) or (cited.opened and abs(year_of(line[end - 2 : end]) - own) <= _AROUND):
        return False  # MY 64; (MOSCOW 80)
    return _is_cued(line, end, cited) or SHORT_DATED.match(line, end) is not None


def _is_own(cited: CitedStation, number: str, facts: Facts) -> bool:
    """Whether a number is the cable's own: the rest of a PAGE line that could not be read."""
    return int(number) == facts.number and glossary.symbol(cited.name) == glossary.symbol(facts.station or "")


def _is_second(line: str, start: int, cited: CitedStation) -> bool:
    """Whether a number of a series is the second number of a telegram: STATE 47381/TOSEC 110023."""
    at = start - len(cited.name) - 2
    return g.SERIES.match(cited.name) is not None and line[at : at + 1] == "/" and line[at - 1].isdigit()


def _is_cued(line: str, end: int, cited: CitedStation) -> bool:
    """Whether a word or mark next to a citation shows that it is one."""
    above = cited.above
    if cited.opened or cited.noun or cited.name.endswith(("TEL", "TELS", "TELEGRAM", "TELEGRAMS")):
        return True
    if above and above[-1].rstrip(":") in w.CITES:
        return True
    if len(above) == 2 and above[-1] in ("IN", "BY") and above[0] in w.TOLD:
        return True
    return TEXT_NOTE.match(line, end) is not None or TEXT_DATE.match(line, end) is not None


def _is_banner(row: str) -> bool:
    """Whether a row up to its number is the banner of a telegram repeated in the text."""
    row = QUOTE_BEFORE.sub("", row)
    claim = banner.opens(row, None) if row else None
    return claim is not None and claim.sure


def _may_be_year(number: str, facts: Facts) -> bool:
    """Whether four digits may be a year near the citing cable's own."""
    if len(number) != 4:
        return False
    near = facts.sent.year if facts.sent else 1975
    return _YEARS_BACK <= int(number) - near <= _YEARS_ON


def _may_be_hour(number: str, above: str) -> bool:
    """Whether a number with a leading zero may be an hour at a place: 0930, but not 0665 or 085417."""
    if number[0] != "0" or len(number) > 4:
        return above == "AT" and len(number) == 4 and int(number) < 2400 and number[2] < "6"
    if len(number) == 3:
        return True
    exact = int(number) % _MINUTES != 0 and above not in _TOWARDS  # LIMA 0633 is a number, 0630 may be an hour
    return number[2] < "6" and above not in w.WITH and above not in w.TOLD and not exact


def _is_airgram(line: str, match: re.Match[str], cited: CitedStation) -> bool:
    """Whether a station and A- with a number cite an airgram: after a place an A-4 may be an aircraft."""
    if cited.noun or g.WHOSE.fullmatch(cited.name) or _is_cued(line, match.end(), cited):
        return True
    return len(match["number"]) > 1 and not is_count(line, match.end(), match["number"])
