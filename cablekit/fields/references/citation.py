"""One element of a list of references: what it cites, or that it belongs to the citation before it (format guide 10).

Strategy. An element is told by its shape: airgram, telegram, date-time group, letter, memorandum. A number alone takes
the station of the one before it; a range gives an element for each of its numbers. What has no known shape stays as it
is, kind other. What is no citation goes to the one before it: a date, a note, AND PREVIOUS.
"""

import re

import msgspec

from cablekit import glossary
from cablekit import grammar as g
from cablekit.fields.references.cutting import LONGEST, PART_NUMBER
from cablekit.model import Reference
from cablekit.values import Facts, fold

#: "77 STATE 310500", "STATE 310500", "1977STATE310500", "USUN NEW YORK 1234", "LA PAZ 161"; not FBIS LONDON 051230Z
TELEGRAM = re.compile(
    r"""^'?(?:(?P<year>(?:19)?[67]\d)\s?)?(?P<station>[A-Z][A-Z.'\-]*(?:\s[A-Z][A-Z.'\-]*){0,3}?)\s?[#]?
        (?P<number>\d{1,6})(?!\d|\s?Z\b)(?P<rest>.*)$""",
    re.VERBOSE,
)
#: one telegram under two numbers, its own and one of the travelling Secretary's series: "TOSEC 30123/STATE 98765"
TELEGRAM_AND_SERIES = re.compile(r"^(?P<series>(?:TOSEC|SECTO|TOHAK|HAKTO)\s?\d+)\s?[/(]?\s?(?=[A-Z]{2}[A-Z. ]*\d)")
#: what a telegram is called behind its station: "PARIS TELEGRAM", "STATE NO."
STATION_NOUN = re.compile(
    r"(?:(?:^|\s)(?:AIRGRAM|CIRCULAR|TEL|TELEGRAM|CABLE|MSG|MESSAGE|NO\.?|NR\.?|NUMBER)\s?|['.\-]){1,4}$"
)
#: and before it: "MY BONN", "SEE STATE"
STATION_LEAD = re.compile(r"^(?:SEE|CF\.?|ALSO|MY|OUR|YOUR|EMBASSY|TEL|TELEGRAM|CABLE|REFS?|REFTELS?)\s(?=[A-Z])")
#: words before a number that are no station: "PARA", "FY", "FAM"
NO_STATION = re.compile(
    r"""(?:^|\s)(?:PARAS?|PARAGRAPHS?|PAGES?|SECTIONS?|PART|ITEMS?|ANNEX|FY|FAM|PL|P\.L\.|NO\.?|RES(?:OLUTION)?|TITLE|LOAN|CASP|CASE
        |EXT\.?|ROOM|H\.?R\.?|ART(?:ICLE)?|PROJECT|GRANT|CHAPTER|DOC(?:UMENT)?)$""",
    re.VERBOSE,
)
#: behind a number, the last of its range: " - 1778", "-47", "THRU 3460"
RANGE = re.compile(r"^\s?(?:-|THRU|THROUGH|TO)\s?(?P<end>\d{1,6})(?![\d/])")
#: behind a number, others beside it: "/3457"
BESIDE = re.compile(r"^(?:\s?/\s?\d{3,6})+(?!\d)")
#: the second half of a number that a blank parts, as in NICOSIA 1 234
SPLIT_NUMBER = re.compile(r"^\s(?P<more>\d{1,5})(?![\d/\-]|\s?Z\b)")
#: "A-50", "A-3164", "LA PAZ A-29", "STATE A-434", "DEPT'S A-6343", "CERP A-12 OF MAY 31, 1974", "CA-1234"
AIRGRAM = re.compile(
    r"^(?P<station>(?:[A-Z][A-Z.'\-]*\s){0,3})(?P<series>C?A)\s?-\s?(?P<number>\d{1,5})\b(?P<rest>.*)$"
)
#: an airgram behind another of its post: "A-13" of BONN A-12, A-13
AIRGRAM_ALONE = re.compile(r"^A\s?-\s?\d")
#: a date-time group as it can be: a day, an hour and a minute
_DTG = r"(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d"
#: "USCINCRED 311345Z MAY 73", "SEC/DEFENSE MESSAGE 121835Z APR 74", "FTD WPAFB OH/FAM 261330Z NOV. 76",
#: "FBIS LONDON 051230Z", "USCINCEUR ECJ4 151234Z APR 76"
BY_DTG = re.compile(
    rf"^(?P<station>[A-Z].*?)\s*(?:DTG\s*)?(?P<dtg>{_DTG}(?:\s?Z?\s*[A-Z]{{3,9}}\.?\s*\d{{2}}|\s?Z))\b(?P<rest>.*)$"
)
#: between station and date-time group: "SEC/DEFENSE MESSAGE 121835Z APR 74" (1974LAPAZ02646); the number of its own
#: that a command gives, as in JCS 1234/051234Z JUN 74
BY_DTG_WORD = re.compile(r"\s*\b(?:MESSAGE|MSG|TELEGRAM|TEL|CABLE|DTG|DTD|OF)\b\s*$|\s\d{1,6}\s?/\s?$")
#: a date-time group inside a citation: "STATE 252478 DTD 211400Z OCT 77" (1979LAPAZ06049)
CITED_DTG = re.compile(rf"\b{_DTG}\s?Z?\s*[A-Z]{{3,9}}\.?\s*(?P<year>\d{{2}})\b")
#: "OF JUNE 5, 1974", "MAY 31, 1974", "DATED 21 DECEMBER 76", "OF 3 JUN 75", "OF 12/12/74", "(1977)", "(77)", "'74"
CITED_YEAR = re.compile(
    rf"""(?:\b19|{g.MONTH}\s?(?:\d{{1,2}},?\s)?'?(?:19)?|\d/\d{{1,2}}/(?:19)?|\('?(?:19)?(?=\d\d\))|(?<!\w)'(?:19)?)(?P<year>[67]\d)\b""",
    re.VERBOSE,
)
#: notes behind a citation: "STATE 1 (NOTAL)"
NOTE = re.compile(r"\((?P<note>[^()]*)\)?")
#: such a note without its parentheses: "TEL AVIV 1234 NOTAL"
NOTE_BARE = re.compile(r"\s?-?\s\b(?P<note>(?:(?:ALL|BOTH)\s)?NOTAL|NODIS|EXDIS|LIMDIS|STADIS)\b\.?$")
#: a date that belongs to the citation before it: "A-6343, JULY 25, 1973" (1976STATE300075), "DTG 051512Z MAY 75"
CITED_DATE = re.compile(
    rf"""^(?:OF|DATED|DTD\.?|DTG)?\s*(?:(?:{g.MONTH}\s\d{{1,2}}|\d{{1,2}}\s{g.MONTH})(?:,?\s'?(?:19)?[67]\d)?|\d{{1,2}}/\d{{1,2}}(?:/\d\d)?|'[67]\d
        |{_DTG}\s?Z(?:\s*[A-Z]{{3,9}}\.?\s*\d{{2}})?)$""",
    re.VERBOSE,
)
#: what stands behind a citation as if it were another: "PREVIOUS", "ET AL"
CITED_MORE = re.compile(
    r"^(?:(?:ALL\s)?PREVIOUS(?:\s[A-Z]+)?|ET\s(?:AL|SEQ)\.?|OTHERS?|EARLIER(?:\s[A-Z]+)?|SUBSEQUENT(?:\s[A-Z]+)?)$"
)
#: before a citation, which part of it is meant: "PARA 3 STATE 1234", "PARAS 2-4 OF STATE 1234"
PARA_OF = re.compile(rf"^(?:PARAS?|PARAGRAPHS?|SECTIONS?|PART|ITEMS?)\.?\s{PART_NUMBER}\s(?:OF\s)?(?=[A-Z])")
#: any word that says what kind of paper is cited: "LETTER", "MEMCON", "TELECON"
KIND_OF_PAPER = re.compile(
    r"\b(?:L(?:E?TR|ETTER)|MEMO|MEMCON|TELECON|FONECON|TELCON|CONVERSATION|REPORT|NOTE|AIRGRAM|NOTAL)"
)
LETTER = re.compile(r"\bL(?:E?TR|ETTER)S?\b")
MEMO = re.compile(r"\bMEMO(?:RANDUM|RANDA|S)?\b|\bMEMCONS?\b")
OTHER_REFERENCE = re.compile(
    r"\b(?:TELECON|FONECON|TELCON|CONVERSATION|MESSAGE|REPORT|WIRELESS|DESPATCH|NOTE|INSTRUCTION|CERP|FAM|OTEL|TELEGRAM|SEPTEL)S?\b"
)
#: how the list goes on after a number: "STATE 115778 AND 115785", "LA PAZ 6172, 6107"; "3458-60"
NUMBER_ONLY = re.compile(r"^\d{1,6}(?:\s?(?:-|THRU|THROUGH|TO)\s?\d{1,6})?$")
#: the first digits of such a number or range: "3458-60"
LEADING_NUMBER = re.compile(r"^\d+")
#: numbers one by one: "/3457/3458"
NUMBER = re.compile(r"\d+")
#: the year before the station: "73 STATE 93410"
YEAR_FIRST = re.compile(r"^'?(?:19)?[67]\d\s?[A-Z]")

#: a range that names more telegrams than this is left as it is
_LONGEST_RANGE = 50


def _notes_off(written: str) -> tuple[str, str | None]:
    """An element without its notes, and the notes: `STATE 1 (NOTAL)`, `TEL AVIV 1234 NOTAL`."""
    notes = [fold(note) for note in NOTE.findall(written)]
    plain = fold(NOTE.sub(" ", written)).strip(" ,.")
    if bare := NOTE_BARE.search(plain):
        notes.append(bare["note"])
        plain = plain[: bare.start()]
    return plain, "; ".join(filter(None, notes)) or None


def belongs(before: Reference, label: str | None, written: str, facts: Facts) -> bool:
    """Whether an element is no citation but part of the one before it; then it is added to it."""
    plain, note = _notes_off(written)
    if CITED_DATE.match(plain):
        _dated(before, written, facts)
        return True
    alone = plain == "NOTAL" or (not plain and note)
    more = CITED_MORE.match(plain)
    if alone or more:
        before.note = _noted(before.note, note or (plain if alone else None))
    if more:
        return True
    named = before.kind in ("letter", "memo") and label == before.label and KIND_OF_PAPER.search(plain) is None
    return named and not alone and NUMBER.search(plain) is None


def _noted(notes: str | None, note: str | None) -> str | None:
    """Notes and one more; a citation has no more than fit an element."""
    if notes and note and len(notes) <= LONGEST:
        return f"{notes}; {note}"
    return notes or note


def _dated(reference: Reference, written: str, facts: Facts) -> None:
    """A date behind a citation belongs to it."""
    dtg, stated = CITED_DTG.search(written), CITED_YEAR.search(written)
    if dtg:
        reference.year, reference.year_basis = 1900 + int(dtg["year"]), "dtg"
    elif stated and reference.year_basis != "dtg":
        reference.year, reference.year_basis = 1900 + int(stated["year"]), "stated"
    if reference.document_number and reference.station and reference.number:
        number = int(reference.number)
        reference.document_number = facts.document_number(reference.station, number, reference.year)


def documents(label: str | None, written: str, before: Reference | None, facts: Facts) -> list[Reference]:
    """The documents that an element cites: one, or each of a range; none when it is a note alone."""
    plain, note = _notes_off(written)
    if not plain or plain == "NOTAL":
        return []
    reference = Reference(fold(written), label, note=note)
    plain = PARA_OF.sub("", plain)
    if NUMBER_ONLY.match(plain) and before is not None and before.kind == "telegram" and before.station:
        plain = _completed(plain, before)
    elif before is not None and before.kind == "airgram" and before.station and AIRGRAM_ALONE.match(plain):
        plain = f"{before.station} {plain}"
    further = _fill(reference, plain, written, facts)
    return [reference, *further]


def _completed(plain: str, before: Reference) -> str:
    """A number alone with station, and the year that stands before it, of the citation above.

    Of a number of two digits behind a longer one the first digits are left out: `USUN 3456, 57`.
    """
    number = LEADING_NUMBER.match(plain)
    above = before.number or ""
    if number and len(number[0]) == 2 and len(above) >= 4 and number[0] > above[-2:]:
        plain = above[:-2] + plain
    year = f"{before.year} " if before.year_basis == "stated" and YEAR_FIRST.match(before.raw) else ""
    return f"{year}{before.station} {plain}"


def _fill(reference: Reference, plain: str, written: str, facts: Facts) -> list[Reference]:
    """Tell what an element is, and fill in what it says; give the further telegrams of a range."""
    series = TELEGRAM_AND_SERIES.match(plain)
    telegram = TELEGRAM.match(plain[series.end() :] if series else plain)
    station = _station(telegram["station"]) if telegram else ""
    by_dtg = None if series else _by_dtg(plain, telegram)
    known = bool(station) and by_dtg is None and _is_known(station)
    if telegram is None or by_dtg:
        _date(reference, written)
    if airgram := AIRGRAM.match(plain):
        _airgram(reference, airgram, facts)
    elif telegram and (known or _is_telegram(telegram, plain, by_dtg)):
        return _telegram(reference, telegram, station, written, facts)
    elif LETTER.search(plain):
        reference.kind = "letter"
    elif MEMO.search(plain):
        reference.kind = "memo"
    elif by_dtg:
        reference.kind, reference.number = "dtg", fold(by_dtg["dtg"])
        reference.station = fold(BY_DTG_WORD.sub("", by_dtg["station"])) or None
    if telegram:
        _date(reference, written)
    return []


def _by_dtg(plain: str, telegram: re.Match[str] | None) -> re.Match[str] | None:
    """The date-time group an element cites by; none where the number of a known post stands before it, or is it."""
    match = BY_DTG.match(plain)
    if match is None or telegram is None:
        return match
    station = telegram["station"]
    if telegram.start("number") < match.start("dtg"):
        return match if g.NO_POST.match(station) or not _is_known(station) else None
    return match if "Z" in match["dtg"][6:8] or station != "STATE" else None


def _station(name: str) -> str:
    """The station of a citation without what stands beside it: `PARIS TELEGRAM`, `SEE STATE`, `MY BONN`."""
    if g.WHOSE.fullmatch(name):
        return name
    shorter = STATION_NOUN.sub("", name)
    while shorter and not glossary.post(shorter) and (lead := STATION_LEAD.match(shorter)):
        shorter = shorter[lead.end() :]
    return shorter or name


def _is_known(station: str) -> bool:
    named = station.removesuffix("'S")
    return bool(
        g.WHOSE.fullmatch(station) or g.NO_POST.match(station) or g.SERIES.match(station) or glossary.post(named)
    )


def _is_telegram(match: re.Match[str], plain: str, by_dtg: re.Match[str] | None) -> bool:
    """Whether an unknown station and a number are a telegram all the same."""
    if by_dtg or LETTER.search(plain) or MEMO.search(plain) or OTHER_REFERENCE.search(plain):
        return False
    return len(match["number"]) > 2 and NO_STATION.search(match["station"]) is None


def _date(reference: Reference, written: str) -> None:
    """The year that an element says: of its date-time group, else of a date."""
    if dtg := CITED_DTG.search(written):
        reference.year, reference.year_basis = 1900 + int(dtg["year"]), "dtg"
    elif stated := CITED_YEAR.search(written):
        reference.year, reference.year_basis = 1900 + int(stated["year"]), "stated"


def _airgram(reference: Reference, match: re.Match[str], facts: Facts) -> None:
    reference.kind, reference.number = "airgram", f"{match['series']}-{match['number']}"
    reference.station = fold(STATION_NOUN.sub("", match["station"])) or None
    _date(reference, match["rest"] + (f" ({reference.note})" if reference.note else ""))
    if reference.year is None and facts.sent is not None:
        reference.year, reference.year_basis = facts.sent.year, "same_year"


def _telegram(reference: Reference, match: re.Match[str], station: str, written: str, facts: Facts) -> list[Reference]:
    """Fill in a telegram; give the further ones of its range, under the same words."""
    number = _number(match, station)
    reference.kind, reference.station, reference.number = "telegram", station, number
    _date(reference, written[written.find(match["number"]) + len(match["number"]) :])
    if match["year"] and reference.year_basis != "dtg":
        reference.year, reference.year_basis = 1900 + int(match["year"][-2:]), "stated"
    elif reference.year is None:
        reference.year, reference.year_basis = facts.year(facts.resolve(station) or station, int(number))
    cited = [reference]
    cited += [msgspec.structs.replace(reference, number=further) for further in _range(number, match["rest"])]
    for one in cited:
        one.document_number = facts.document_number(station, int(one.number or 0), one.year)
    return cited[1:]


def _number(match: re.Match[str], station: str) -> str:
    """The serial number, its halves joined where a blank parts them and a number of that length can be."""
    number = match["number"]
    more = SPLIT_NUMBER.match(match["rest"])
    longest = 6 if station == "STATE" else 5
    if more and len(number) != len(more["more"]) and len(number + more["more"]) <= longest:
        return f"{number}{more['more']}"
    return str(number)


def _range(number: str, rest: str) -> list[str]:
    """The numbers behind the first of a range: `1776 - 1778`, `12345-47`, `3456/3457`."""
    other = SPLIT_NUMBER.match(rest)
    if other and len(other["more"]) == len(number):
        return [other["more"]]
    if beside := BESIDE.match(rest):
        return NUMBER.findall(beside[0])
    match = RANGE.match(rest)
    if match is None:
        return []
    last = match["end"] if len(match["end"]) >= len(number) else number[: -len(match["end"])] + match["end"]
    between = range(int(number) + 1, int(last) + 1)
    return [str(one).zfill(len(number)) for one in between] if 0 < len(between) <= _LONGEST_RANGE else []
