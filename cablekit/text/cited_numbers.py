"""Telegrams and airgrams cited by station and number in the running text: `(SEE LA PAZ 5021)`, `OUR A-268`.

Strategy. Every number of three to six digits, and every A- with a number, is a candidate; what is before it decides. A
name of one to three words counts only when the glossary knows it as a post: prose is full of words before numbers. MY,
EMBASSY TELEGRAM, DEPTEL stand for stations; an airgram may have none. A number that may be a year, an hour or a count
needs a word that cites. A banner, an addressee and a row of a table are no citations.
"""

import re
from collections.abc import Iterator

import msgspec

from cablekit import glossary
from cablekit import grammar as g
from cablekit.fields import banner
from cablekit.model import TextReference, YearBasis
from cablekit.model.message import ReferenceKind
from cablekit.text import cited_words as w
from cablekit.text.cited_words import goes_on, is_count, is_thing
from cablekit.values import DTG_DIGITS, Facts, names_station

# what never follows the number of a citation; a slash only before another station: STATE 47381/BONN 5021
_NO_NUMBER = r"(?![\dA-Z]|/(?![A-Z]{4})|-(?!-)|[.,]\d)"
#: the number of a citation in the running text, rows on one line: "SEE LA PAZ 5021 OF AUGUST 16, 1973", "(STATE 47381)"
#: (1974LAPAZ02004); "78 STATE 123456"
TEXT_NUMBER = re.compile(rf" (?P<number>[0-9]{{3,6}}){_NO_NUMBER}")
#: the same with its year before it: "STATE 73-1234", "STATE 73/47381"
TEXT_YEAR_NUMBER = re.compile(rf" (?P<year>[0-9]{{2}})[-/](?P<number>[0-9]{{4,6}}){_NO_NUMBER}")
#: the number of an airgram: "LA PAZ A-23", "A- 50"
TEXT_AIRGRAM = re.compile(rf"- ?(?P<number>[0-9]{{1,5}}){_NO_NUMBER}")
#: a number that goes on with it: "STATE 47381 AND 47382"
TEXT_NUMBER_MORE = re.compile(rf"(?:,|,? AND) (?P<number>[0-9]{{4,6}}){_NO_NUMBER}")
#: an airgram that goes on with another: "BONN A-12 AND A-13"
TEXT_AIRGRAM_MORE = re.compile(rf"(?:,|,? AND) (?P<series>C?A) ?- ?(?P<number>[0-9]{{1,5}}){_NO_NUMBER}")
#: after a citation, its date: "LA PAZ 5021 OF AUGUST 16, 1973" (1974LAPAZ00015), "STATE 5, DTG 211400Z OCT 77"
TEXT_DATE = re.compile(
    rf""",?\s(?:OF|DATED|DTD\.?|DTG)\s(?:{g.MONTH}\s\d{{1,2}}(?:\s?,?\s\d{{4}})?|\d{{1,2}}\s{g.MONTH}(?:,?\s\d\d(?:\d\d)?)?
        |{DTG_DIGITS}\s?Z(?:\s[A-Z]{{3,9}}\.?\s\d\d(?:\d\d)?)?)(?!\d)""",
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

#: what may come right before a name
_OPENING = "(\"'[*"
#: what names hold beside letters: PORT-AU-PRINCE, ST. JOHNS
_MARKS = str.maketrans("", "", " '.-")
#: each digit becomes a zero, others stay
_ZEROS = bytes.maketrans(b"123456789", b"000000000")
#: characters of the longest name of a station with what is before it, and of a row before a number
_NAME_WITHIN, _ROW_WITHIN = 60, 120
#: years before and after the citing cable's own in which four digits may be a year
_YEARS_BACK, _YEARS_ON = -30, 10


class _Named(msgspec.Struct):
    """A station before a number.

    Attributes:
        name: the station as written, with TELEGRAM where that stands for one: LA PAZ, MY TELEGRAM.
        raw: with what is between it and the number.
        above: the two words before it, the nearest last.
        opened: whether a parenthesis opens right before it.
        noun: what the number is called: TELEGRAM, AIRGRAM; empty without.
    """

    name: str
    raw: str
    above: list[str]
    opened: bool
    noun: str


class Candidate(msgspec.Struct):
    """A citation with the place in the text where its number is."""

    start: int
    reference: TextReference


def telegrams(text: str, line: str, facts: Facts) -> Iterator[Candidate]:
    """Citations by station and number, in order; of airgrams that are called so too. `line`: the text on one line."""
    for match in _numbers(line, facts):
        start = match.start()
        if not (line[start - 1].isalpha() or line[start - 1] == "."):
            continue
        named = _named(line[max(0, start - _NAME_WITHIN) : start])
        if named is None or not _is_cited(text, line, match, named, facts):
            continue
        kind: ReferenceKind = "airgram" if named.noun in w.AIRGRAMS else "telegram"
        yield from _all(line, match, named, kind, "A" if kind == "airgram" else "", facts)


def _numbers(line: str, facts: Facts) -> Iterator[re.Match[str]]:
    """The numbers that may be of a telegram, a year before them or not. With each digit a zero, a plain search finds
    them, faster than a pattern that is tried at every blank."""
    zeros = line.encode("ascii", "replace").translate(_ZEROS)  # a byte for each character: places stay
    at = zeros.find(b" 00")
    while at >= 0:
        if zeros[at + 3 : at + 4] == b"0":
            if match := TEXT_NUMBER.match(line, at):
                yield match
        elif (match := TEXT_YEAR_NUMBER.match(line, at)) and facts.stated_year(match["year"], alone=True):
            yield match
        at = zeros.find(b" 00", at + 1)


def airgrams(line: str, facts: Facts) -> Iterator[Candidate]:
    """Citations of airgrams by A- and a number in a text on one line, in order."""
    for match in TEXT_AIRGRAM.finditer(line) if "A-" in line or "A -" in line else ():
        before = line[max(0, match.start() - 2 - _NAME_WITHIN) : match.start()].removesuffix(" ")
        series = "CA" if before.endswith("CA") else "A"
        if not before.endswith(series):
            continue
        before = before.removesuffix(series)
        named = (_named(before[:-1]) or _nameless(before[:-1])) if before.endswith(" ") else None
        if named is None or not _is_airgram(line, match, named):
            continue
        yield from _all(line, match, named, "airgram", series, facts)


def _all(
    line: str, match: re.Match[str], named: _Named, kind: ReferenceKind, series: str, facts: Facts
) -> Iterator[Candidate]:
    """A citation and the numbers that go on with it."""
    dashed = match.re is TEXT_AIRGRAM
    further = TEXT_AIRGRAM_MORE if dashed else TEXT_NUMBER_MORE
    number = match["number"]
    start, end = match.start("number"), match.end()
    raw = f"{named.raw} {series}-{number}" if dashed else f"{named.raw}{line[match.start() : end]}"
    raw = raw.lstrip()
    behind_station = match.re is TEXT_YEAR_NUMBER
    stated = facts.stated_year(match["year"]) if behind_station else _stated(named, facts)
    if stated and not behind_station:
        raw = f"{named.above[-1]} {raw}"
    more = further.match(line, end)
    while True:
        note = TEXT_NOTE.match(line, end)
        behind = note or TEXT_DATE.match(line, end) or (TEXT_DATE.match(line, more.end()) if more else None)
        year, basis = (stated, "stated") if stated else facts.year_said(behind[0]) if behind else (None, None)
        reference = TextReference(
            raw=raw + (f" ({note['note']})" if note else ""),
            line=0,
            kind=kind,
            station=(named.name if g.WHOSE.fullmatch(named.name) else named.name.removesuffix("'S")) or None,
            number=f"{series}-{number}" if kind == "airgram" else number,
            note=note["note"] if note else None,
        )
        _date(reference, int(number), year, basis, facts, behind[0] if behind else "")
        yield Candidate(start, reference)
        if more is None or _may_be_year(more["number"], facts) or is_count(line, more.end(), more["number"]):
            return
        number, start, end = more["number"], more.start("number"), more.end()
        series = more["series"] if dashed else series
        raw = f"{series}-{number}" if dashed else number
        more = further.match(line, end)


def _date(
    reference: TextReference, number: int, year: int | None, basis: YearBasis | None, facts: Facts, said: str
) -> None:
    """Fill in the year, said or by the rule, and the document number of a telegram."""
    station = reference.station or ""
    if reference.kind == "airgram":
        if year is None and facts.sent is not None:
            year, basis = facts.sent.year, "same_year"
    else:
        if year is None:
            year, basis = facts.year(facts.resolve(station) or station, number, said)
        reference.document_number = facts.document_number(station, number, year)
    reference.year, reference.year_basis = year, basis


def _stated(named: _Named, facts: Facts) -> int | None:
    """The year before a station: `73 STATE 47381`; two digits are one only near the citing cable's own."""
    digits = named.above[-1].lstrip("'") if named.above else ""
    is_year = len(digits) in (2, 4) and digits.isdecimal()
    return facts.stated_year(digits) if is_year and facts.sent is not None and not named.opened else None


# --- the name before a number ---------------------------------------------------------------------


def _named(before: str) -> _Named | None:
    """The station that words before a number end with: the longest end of them that is one, or stands for one.

    `SEE LA PAZ` -> LA PAZ, `AS REPORTED IN MY TELEGRAM` -> MY TELEGRAM, `SAIGON'S TELEGRAM NO.` -> SAIGON'S,
    `USUN' S` (1973) -> USUN'S.
    """
    if before[before.rfind(" ") + 1 :] in w.BEFORE_NUMBERS:
        return None
    words = before.replace("--", " ").replace("/", " ").split(" ")[-8:]
    end = len(words)
    while end > 1 and words[end - 1] in w.NOUNS and not _stands_for_station(words, end):
        end -= 1
    airgram = words[end - 1] in w.AIRGRAMS
    end -= airgram
    noun = words[-1].lstrip(_OPENING) if airgram or end < len(words) else ""
    for size in (3, 2, 1):
        written = " ".join(words[end - size : end]).lstrip(_OPENING) if size <= end else ""
        name = written.replace("' S", "'S")
        if not name[:1].isalpha() or not name.translate(_MARKS).isalpha():
            continue
        if names_station(name):
            above = [word.lstrip(_OPENING) for word in words[max(0, end - size - 2) : end - size]]
            opened = words[end - size][:1] in ("(", "[")
            raw = " ".join([written, *words[end:]])
            return _Named(name, raw, above, opened, "AIRGRAM" if airgram else noun)
    if not airgram:
        return None
    return _Named("", noun, [], opened=False, noun="AIRGRAM")


def _nameless(before: str) -> _Named | None:
    """No station, where a word that cites is before an airgram: `SEE A-124`, `AS REPORTED IN A-124`."""
    above = [word.lstrip(_OPENING) for word in before.split(" ")[-2:]]
    cites = above[-1].rstrip(":") in w.CITES or (above[-1] in ("IN", "BY", "UNDER") and above[0] in w.TOLD)
    return _Named("", "", above, opened=False, noun="") if cites else None


def _stands_for_station(words: list[str], end: int) -> bool:
    """Whether two words are one that stands for a station: EMBASSY TELEGRAM."""
    return g.WHOSE.fullmatch(" ".join(words[end - 2 : end]).lstrip(_OPENING)) is not None


# --- whether a number cites -----------------------------------------------------------------------


def _is_cited(text: str, line: str, match: re.Match[str], named: _Named, facts: Facts) -> bool:
    """Whether a name and a number cite: no year, hour or count at a place, no banner, addressee or row of a table."""
    start, end, number = match.start("number"), match.end(), match["number"]
    row_start = text.rfind("\n", max(0, start - _ROW_WITHIN), start) + 1
    row = text[row_start or max(0, start - _ROW_WITHIN) : end]
    above = named.above[-1] if named.above else ""
    if above in w.TRAVELS or "PAGE" in named.above or _is_second(line, start, named):
        return False
    if line[end : end + 1] == "/" and g.SERIES.match(named.name):
        return False  # of TOSEC 110023/STATE 47381 the Department's own counts
    if ADDRESSEE_ROW.match(row) or _is_banner(row):
        return False
    if is_thing(line, end):
        return False
    if _is_cued(line, end, named) or (len(above) <= len("'74") and _stated(named, facts)):
        return True
    if named.name in w.NAMES_ALONE or (named.name in w.BARE and len(number) < 4) or _is_own(named, number, facts):
        return False
    if (named.name in w.BARE or (len(number) < 4 and named.name != "STATE")) and not goes_on(line, end):
        return False
    alone = row.lstrip(_OPENING) == f"{named.raw} {number}" and text[end : end + 1] in ("\n", "")
    if alone and row_start:
        return False
    if _may_be_year(number, facts) or _may_be_hour(number, above):
        return False
    return not is_count(line, end, number)


def _is_own(named: _Named, number: str, facts: Facts) -> bool:
    """Whether a number is the cable's own: what is left of a PAGE line that nobody could read."""
    return int(number) == facts.number and glossary.symbol(named.name) == glossary.symbol(facts.station or "")


def _is_second(line: str, start: int, named: _Named) -> bool:
    """Whether a number of a series is the second of one telegram: STATE 47381/TOSEC 110023."""
    at = start - len(named.name) - 2
    return g.SERIES.match(named.name) is not None and line[at : at + 1] == "/" and line[at - 1].isdigit()


def _is_cued(line: str, end: int, named: _Named) -> bool:
    """Whether a word or mark beside a citation says that it is one."""
    above = named.above
    if named.opened or named.noun or named.name.endswith(("TEL", "TELS", "TELEGRAM", "TELEGRAMS")):
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
    """Whether four digits may be a year: one near the citing cable's own."""
    if len(number) != 4:
        return False
    near = facts.sent.year if facts.sent else 1975
    return _YEARS_BACK <= int(number) - near <= _YEARS_ON


def _may_be_hour(number: str, above: str) -> bool:
    """Whether a number with a zero before it may be an hour at a place: 0930, but not 0665 nor 085417."""
    if number[0] != "0" or len(number) > 4:
        return above == "AT" and len(number) == 4 and int(number) < 2400 and number[2] < "6"
    return len(number) == 3 or (number[2] < "6" and above not in w.WITH)


def _is_airgram(line: str, match: re.Match[str], named: _Named) -> bool:
    """Whether a station and A- with a number cite an airgram: at a place an A-4 may be an aircraft."""
    if named.noun or g.WHOSE.fullmatch(named.name) or _is_cued(line, match.end(), named):
        return True
    return len(match["number"]) > 1 and not is_count(line, match.end(), match["number"])
