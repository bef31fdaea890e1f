"""One element of a list of references: what it cites, or whether it belongs to the citation before it (format guide
10).

Strategy. An element is recognised by its shape: airgram, telegram, date-time group, letter, memorandum. A number alone
takes the station of the citation before it; a range becomes one element for each of its numbers. An element of unknown
shape stays as it is, with the kind other. An element that is not a citation is added to the one before it: a date, a
note, AND PREVIOUS.
"""

import re
from functools import lru_cache

import msgspec

from cablekit import glossary
from cablekit import grammar as g
from cablekit.fields.references.cutting import LONGEST, PART_NUMBER
from cablekit.fields.references.notes import NOTE_LAST, noted, notes_off
from cablekit.fields.references.numbers import LONGEST_RANGE, NUMBER, number_of, numbers_after
from cablekit.model import Reference
from cablekit.values import DTG_DIGITS, Facts, fold, names_station
from cablekit.vocabulary import SERIES_WORD

#: "77 STATE 310500", "STATE 310500", "1977STATE310500", "USUN NEW YORK 1234", "06 KAMPALA 03922", "2005 STATE 123"; not
#: FBIS LONDON 051230Z
TELEGRAM = re.compile(
    r"""^'?(?:(?P<year>\d{4}|\d\d)\s?)?(?P<station>[A-Z][A-Z.'\-]*(?:\s[A-Z][A-Z.'\-]*){0,3}?)\s?[#\-]?
        (?P<number>\d{1,6})(?!\d|\s?Z\b|[^\w\s,;:/.()\-'"&+]\d)(?P<rest>.*)$""",
    re.VERBOSE,
)
#: one telegram under two numbers, its own and one of the travelling Secretary's series: "TOSEC 30123/STATE 98765"
TELEGRAM_AND_SERIES = re.compile(rf"^(?P<series>{SERIES_WORD}\s?\d+)\s?[/(]?\s?(?=[A-Z]{{2}}[A-Z. ]*\d)")
#: words for a telegram after its station: "PARIS TELEGRAM", "STATE NO."
STATION_NOUN = re.compile(
    r"(?:(?:^|\s)(?:AIRGRAM|CIRCULAR|TEL|TELEGRAM|CABLE|MSG|MESSAGE|NO\.?|NR\.?|NUMBER)\s?|['.\-]){1,4}$"
)
#: and before it: "MY BONN", "SEE STATE"
STATION_LEAD = re.compile(r"^(?:SEE|CF\.?|ALSO|MY|OUR|YOUR|EMBASSY|TEL|TELEGRAM|CABLE|REFS?|REFTELS?)\s(?=[A-Z])")
#: after a station, its year and the number: "73-1234", "73/1234", "1973-1234", "73 1234"; more digits follow than a
#: range has
YEAR_BEHIND = re.compile(
    r"^(?:(?P<year>\d\d)(?P<mark>\s?[-/]\s?|\s)|(?P<full>(?:19|20)\d\d)\s?[-/]\s?)(?P<number>\d{3,6})(?![\d/\-]|\s?Z\b)"
)
#: after a number, further ones, which are not years: " - 1778", "/1976"
NUMBERS_BEHIND = re.compile(r"^(?:\s?(?:-|/|THRU|THROUGH|TO)\s?\d{1,6}(?!\d|\s?Z\b)){1,9}")
#: "A-50", "A-3164", "A- 50", "LA PAZ A-29", "LA PAZ A87", "LA PAZ A 87", "CA-1234", "DEPT'S A-6343",
#: "CERP A-12 OF MAY 31, 1974", "73 SEOUL A-192"
AIRGRAM = re.compile(
    r"""^(?:'?(?P<year>\d{4}|\d\d)\s)?(?P<station>(?:[A-Z][A-Z.'\-]*\s){0,3}(?=C?A[\s\-\d]))(?P<series>C?A)(?:\s?-\s?|(?=\d)|(?<=[A-Z]{2}\sA)\s)
        (?P<number>\d{1,5})\b(?P<rest>.*)$""",
    re.VERBOSE,
)
#: the same by its name: "LA PAZ AIRGRAM 87", "AIRGRAM NO. 12", "DEPT OF STATE AIRGRAM A-2210"
AIRGRAM_NAMED = re.compile(
    r"^(?:'?(?P<year>\d{4}|\d\d)\s)?(?P<station>(?:[A-Z][A-Z.'\-]*\s){0,3}?)AIRGRAM\s(?:NO\.?\s?)?(?:A\s?-\s?)?(?P<number>\d{1,5})\b(?P<rest>.*)$"
)
#: the day of a letter or memorandum, without a year: "ROE LETTER OF JULY 11", "MEMO DATED 4 MAY"
PAPER_DAY = re.compile(rf"\b(?:OF|DATED|DTD\.?)\s(?P<day>{g.MONTH}\s?\d{{1,2}}|\d{{1,2}}\s?{g.MONTH})(?!\w|,?\s?'?\d)")
#: an airgram after another of its post: "A-13" in BONN A-12, A-13
AIRGRAM_ALONE = re.compile(r"^A\s?-\s?\d")
#: "USCINCRED 311345Z MAY 73", "SEC/DEFENSE MESSAGE 121835Z APR 74", "FTD WPAFB OH/FAM 261330Z NOV. 76",
#: "FBIS LONDON 051230Z", "USCINCEUR ECJ4 151234Z APR 76", "COMUSMILGP MSG DTG 151355Z AUGUST 1974",
#: "89 MAW ANDREWS AFB P 092340Z NOV 73", "CHJUSMAG MANILA 190936Z JUNE"
BY_DTG = re.compile(
    rf"^(?P<station>(?:(?P<year>\d\d(?:\d\d)?)\s|\d{{1,3}}(?:ST|ND|RD|TH)?\s)?[A-Z].*?)\s*(?:DTG\s*)?(?P<dtg>{DTG_DIGITS}(?:\s?Z?\s*[A-Z]{{3,9}}\.?\s*(?:\d{{4}}|\d\d)|\s?Z(?:\s{g.MONTH})?))\b(?P<rest>.*)$"
)
#: the digits of the group, which are looked for first: "121835Z"
DTG_WITHIN = re.compile(DTG_DIGITS)
#: between station and date-time group: "SEC/DEFENSE MESSAGE 121835Z APR 74" (1974LAPAZ02646); letters of precedence;
#: the command's own number, as in JCS 1234/051234Z JUN 74
BY_DTG_WORD = re.compile(
    r"(?:\s[ZOPR]){1,2}\s?$|(?:\s\b(?:MESSAGE|MSG|TELEGRAM|TEL|CABLE|DTG|DTD|OF)\b)?(?:\s\d{1,6}\s?/|\s?\b(?:MESSAGE|MSG|TELEGRAM|TEL|CABLE|DTG|DTD|OF))\s?$"
)
#: a date that belongs to the citation before it: "A-6343, JULY 25, 1973" (1976STATE300075), "DTG 051512Z MAY 75",
#: "MAY 11 , 1973"
CITED_DATE = re.compile(
    rf"""^(?:OF|DATED|DTD\.?|DTG)?\s*(?:(?:{g.MONTH}\s\d{{1,2}}|\d{{1,2}}\s{g.MONTH})(?:\s?,?\s'?(?:\d{{4}}|\d\d))?
        |\d{{1,2}}/\d{{1,2}}(?:/\d\d)?|'\d\d
        |{DTG_DIGITS}\s?Z(?:\s*[A-Z]{{3,9}}\.?\s*(?:\d{{4}}|\d\d))?)$""",
    re.VERBOSE,
)
#: what follows a citation as if it were another: "PREVIOUS", "ET AL", "ANNEX", "ADDENDUM", "CORR. 1"
CITED_MORE = re.compile(
    r"""^(?:(?:ITS\s)?(?:ANNEX(?:ES)?|ATTACHMENTS?|ENCLOSURES?|ADDEND(?:UM|A)|CORRIGEND(?:UM|A)
            |(?:ADD|CORR|REV)\.?\s?\d{1,2})
        |(?:ALL\s)?PREVIOUS(?:\s[A-Z]+)?|ET\s(?:AL|SEQ)\.?|OTHERS?|EARLIER(?:\s[A-Z]+)?|SUBSEQUENT(?:\s[A-Z]+)?)$""",
    re.VERBOSE,
)
#: before a citation, the part of it that is meant: "PARA 3 STATE 1234", "PARAS 2-4 OF STATE 1234"
PARA_OF = re.compile(rf"^(?:PARAS?|PARAGRAPHS?|SECTIONS?|PART|ITEMS?)\.?\s{PART_NUMBER}\s(?:OF\s)?(?=[A-Z])")
#: any word that says what kind of paper is cited: "LETTER", "MEMCON", "TELECON"
KIND_OF_PAPER = re.compile(
    r"\b(?:L(?:E?TR|ETTER)|MEMO|MEMCON|TELECON|FONECON|TELCON|CONVERSATION|REPORT|NOTE|AIRGRAM|NOTAL)"
)
LETTER = re.compile(r"\bL(?:E?TR|ETTER)S?\b")
MEMO = re.compile(r"\bMEMO(?:RANDUM|RANDA|S)?\b|\bMEMCONS?\b")
#: a conversation: "ROE-SMITH TELECON", "TELCON OF APRIL 8"
SPOKEN = re.compile(r"\b(?:TELE?CON|FONECON|MEMCON|CONVERSATION|CALL)S?\b")
#: its day or hour, after a comma: "4-9", "0930 HOURS LOCAL TIME"
SPOKEN_AT = re.compile(r"^(?:\d{1,2}[-/]\d{1,2}|\d{4}\s?(?:HOURS?|HRS?|LOCAL|[ECMP][SD]T)\b[A-Z. ]{0,30})$")
#: how the list continues after a number: "STATE 115778 AND 115785", "LA PAZ 6172, 6107"; "3458-60"
NUMBER_ONLY = re.compile(r"^\d{1,6}(?:\s?(?:-|THRU|THROUGH|TO)\s?\d{1,6})?$")
#: the first digits of such a number or range: "3458-60"
LEADING_NUMBER = re.compile(r"^\d+")
#: a comma between a station and its number: "PRETORIA, 4260" (1978STATE190076)
STATION_COMMA = re.compile(r"^[A-Z][A-Z. ]+,\s?\d{1,6}$")
#: the year before the station: "73 STATE 93410"
YEAR_FIRST = re.compile(r"^'?(?:\d{4}|\d\d)\s?[A-Z]")

#: kinds whose words may have parentheses that are not a note
_PAPERS = ("other", "letter", "memo")


def belongs(before: Reference, label: str | None, written: str, facts: Facts) -> bool:
    """Whether an element is part of the citation before it; if so, add it there."""
    plain, note = notes_off(written)
    if CITED_DATE.match(plain):
        before.note = noted(before.note, note)
        _dated(before, written, facts)
        return True
    if before.kind == "other" and SPOKEN_AT.match(plain) and SPOKEN.search(before.raw) and len(before.raw) <= LONGEST:
        before.raw = f"{before.raw}, {fold(written)}"
        return True
    alone = plain == "NOTAL" or (not plain and note)
    continuation = CITED_MORE.match(plain)
    if alone or continuation:
        before.note = noted(before.note, note or (plain if alone else None))
    if continuation:
        return True
    same_paper = before.kind in ("letter", "memo") and label == before.label and KIND_OF_PAPER.search(plain) is None
    return same_paper and not alone and NUMBER.search(plain) is None


def _dated(reference: Reference, written: str, facts: Facts) -> None:
    """Add a date to the citation before it; a year that the citation states stays."""
    if reference.year_basis != "stated":
        _date(reference, written, facts)
        _set_back(reference, written, facts)
    if reference.document_number and reference.station and reference.number:
        number = int(reference.number)
        meant = None if names_station(reference.station) else glossary.nearest_post(reference.station)
        station = meant.name if meant else reference.station
        reference.document_number = facts.document_number(station, number, reference.year)


def documents(label: str | None, written: str, before: Reference | None, facts: Facts) -> list[Reference]:
    """Return the documents that an element cites: one, or each of a range; none if it is only a note."""
    plain, note = notes_off(written)
    if not plain or plain == "NOTAL":
        return []
    reference = Reference(fold(written), label, note=note)
    if plain[0] in "PSI":
        plain = PARA_OF.sub("", plain)
    if "," in plain and STATION_COMMA.match(plain):
        plain = plain.replace(",", "", 1)
    if NUMBER_ONLY.match(plain) and before is not None and before.kind == "telegram" and before.station:
        plain = _completed(plain, before)
    elif before is not None and before.kind == "airgram":
        plain = _airgram_completed(plain, before)
    further = _fill(reference, plain, written, facts)
    if note and reference.kind in _PAPERS and "(" in written and not NOTE_LAST.search(written):
        reference.note = None
    return [reference, *further]


def _completed(plain: str, before: Reference) -> str:
    """Return a number with the station of the citation before it, and with the year before the station.

    A number of two digits after a longer one lacks its first digits: `USUN 3456, 57`.
    """
    number = LEADING_NUMBER.match(plain)
    above = before.number or ""
    if number and len(number[0]) == 2 and len(above) >= 4 and number[0] > above[-2:]:
        plain = above[:-2] + plain
    first = before.raw.isdecimal() or YEAR_FIRST.match(before.raw)
    year = f"{before.year} " if before.year_basis == "stated" and first else ""
    return f"{year}{before.station} {plain}"


def _airgram_completed(plain: str, before: Reference) -> str:
    """Return an airgram with station and series of the one before it: A-50, 51; BONN A-12, A-13."""
    series = (before.number or "").partition("-")[0]
    if plain.isdecimal() and len(plain) > 1:
        plain = f"{series}-{plain}"
    return f"{before.station} {plain}" if before.station and AIRGRAM_ALONE.match(plain) else plain


def _fill(reference: Reference, plain: str, written: str, facts: Facts) -> list[Reference]:
    """Determine the kind of an element and fill in its values; return the further telegrams of a range."""
    series = TELEGRAM_AND_SERIES.match(plain)
    telegram = TELEGRAM.match(plain[series.end() :] if series else plain)
    if telegram and telegram["year"] is None and (first := _year_first(telegram, facts)):
        plain, series = first, None
        telegram = TELEGRAM.match(plain)
    station = _station(telegram["station"]) if telegram else ""
    by_dtg = None if series else _by_dtg(plain, telegram)
    airgram = AIRGRAM.match(plain) or (AIRGRAM_NAMED.match(plain) if "AIRGRAM" in plain else None)
    if airgram and _is_year(airgram["year"], facts):
        _airgram(reference, airgram, facts)
        return []
    is_station = names_station(station) or facts.shortened(station) is not None
    if telegram and by_dtg is None and _is_year(telegram["year"], facts):
        if is_station:
            return _telegram(reference, telegram, station, written, facts)
        if meant := glossary.nearest_post(station):
            return _telegram(reference, telegram, station, written, facts, meant.name)
    _date(reference, written, facts)
    words = plain[: by_dtg.start("dtg")] if by_dtg else plain
    if LETTER.search(words):
        reference.kind = "letter"
        _paper(reference, words, facts)
    elif MEMO.search(words):
        reference.kind = "memo"
        _paper(reference, words, facts)
    elif by_dtg:
        reference.kind, reference.number = "dtg", fold(by_dtg["dtg"])
        station = by_dtg["station"]
        if by_dtg["year"] and (year := facts.stated_year(by_dtg["year"])):
            station = station[by_dtg.end("year") :]  # 75 CINCPAC 012324Z, and not 89 MAW ANDREWS AFB
            reference.year, reference.year_basis = year, "stated"
        reference.station = fold(BY_DTG_WORD.sub("", station)) or None
        if reference.year is None:
            reference.year, reference.year_basis = facts.year_of_day(int(reference.number[:2]))
    return []


def _year_first(telegram: re.Match[str], facts: Facts) -> str | None:
    """Return a telegram with its year, which is between station and number, put before the station; None for any other.

    Digits before a hyphen or slash are a year if they can be one and do not begin a range. Before a blank they also
    must not be the first half of a number: STATE 67 788 is STATE 67788.
    """
    station = telegram["station"]
    match = YEAR_BEHIND.match(telegram[0][telegram.start("number") - telegram.start() :])
    if match is None or not names_station(_station(station)):
        return None
    digits, number = match["year"] or match["full"], match["number"]
    ahead = int(number) - int(digits)
    is_range = 0 < ahead <= LONGEST_RANGE or (len(number) == len(digits) and ahead > 0)
    halves = match["mark"] == " " and facts.reaches(_station(station), int(digits + number))
    if is_range or halves or facts.stated_year(digits, alone=True) is None:
        return None
    rest = telegram[0][telegram.start("number") - telegram.start() + match.end() :]
    return f"{digits} {station} {number}{rest}"


def _is_year(digits: str | None, facts: Facts) -> bool:
    """Whether the digits before the station can be a year; True without digits."""
    return digits is None or facts.stated_year(digits) is not None


def _by_dtg(plain: str, telegram: re.Match[str] | None) -> re.Match[str] | None:
    """Return the date-time group that an element cites by; None if a known post has a number before it, or if the group
    is that number."""
    match = BY_DTG.match(plain) if DTG_WITHIN.search(plain) else None
    if match is None or telegram is None:
        return match
    station = telegram["station"]
    if telegram.start("number") < match.start("dtg"):
        return None if names_station(station) else match
    return match if "Z" in match["dtg"][6:8] or station != "STATE" else None


@lru_cache(maxsize=1024)
def _station(name: str) -> str:
    """Return the station of a citation without the words next to it: `PARIS TELEGRAM`, `SEE STATE`, `MY BONN`. Cached:
    few stations are cited."""
    if g.WHOSE.fullmatch(name):
        return name
    shorter = STATION_NOUN.sub("", name)
    while shorter and not glossary.post(shorter) and (lead := STATION_LEAD.match(shorter)):
        shorter = shorter[lead.end() :]
    return (shorter or name).removesuffix("'S")


def _date(reference: Reference, text: str, facts: Facts) -> None:
    """Set the year that a text states, if it states one."""
    year, basis = facts.year_said(text)
    if year is not None:
        reference.year, reference.year_basis = year, basis


def _airgram(reference: Reference, match: re.Match[str], facts: Facts) -> None:
    series = match["series"] if "series" in match.re.groupindex else "A"
    reference.kind, reference.number = "airgram", f"{series}-{match['number']}"
    station = fold(STATION_NOUN.sub("", match["station"].rstrip()))
    if station and g.WHOSE.fullmatch(station):
        reference.station = facts.resolve(station)
    else:
        reference.station = _station(station) or None if station else None
    if match["year"]:
        reference.year, reference.year_basis = facts.stated_year(match["year"]), "stated"
    else:
        _date(reference, match["rest"] + (f" ({reference.note})" if reference.note else ""), facts)
    _own_year(reference, match["rest"], facts)


def _paper(reference: Reference, words: str, facts: Facts) -> None:
    """Set the year of a letter or memorandum of a day without one: the citing cable's own, or the year before."""
    if day := PAPER_DAY.search(words):
        _own_year(reference, day["day"], facts)


def _own_year(reference: Reference, date_text: str, facts: Facts) -> None:
    """Set the year of a paper that states none: the citing cable's own, or for a later day the year before."""
    if reference.year is None and facts.sent is not None:
        reference.year, reference.year_basis = facts.sent.year, "same_year"
        _set_back(reference, date_text, facts)


def _set_back(reference: Reference, date_text: str, facts: Facts) -> None:
    """Set the year before, if a day without a year would be later than the citing cable."""
    if reference.year is not None and reference.year_basis == "same_year" and facts.is_ahead(date_text):
        reference.year, reference.year_basis = reference.year - 1, "previous_year"


def _telegram(
    reference: Reference, match: re.Match[str], station: str, written: str, facts: Facts, meant: str | None = None
) -> list[Reference]:
    """Fill in a telegram; return it with the further ones of its range, which have the same words. `meant` is the post
    that a damaged name means.

    The year is the one before the station, else that of a date after the number, else that of a date-time group, else
    the usual rule decides.
    """
    number = number_of(match, station)
    reference.kind, reference.station, reference.number = "telegram", station, number
    behind = match["rest"]
    further = numbers_after(number, behind) if behind else []
    rest = ""
    if match["year"]:
        reference.year, reference.year_basis = facts.stated_year(match["year"]), "stated"
    else:
        rest = written[written.find(match["number"]) + len(match["number"]) :]
        _date(reference, NUMBERS_BEHIND.sub("", rest), facts)
    if reference.year is None:
        resolved = meant or facts.resolve(station) or station
        reference.year, reference.year_basis = facts.year(resolved, int(number), rest)
    cited = [reference, *(msgspec.structs.replace(reference, number=item) for item in further)]
    for item in cited:
        item.document_number = facts.document_number(meant or station, int(item.number or 0), item.year)
    return cited[1:]
