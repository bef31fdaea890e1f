"""Citations in the running text: `(SEE LA PAZ 5021)`, `MY TELEGRAM 2343`, `REFTEL B` (format guide 10).

Strategy. Three ways of citing, each told by its own shape. A name of one to three words before a number counts only
when the glossary knows it as a post: prose is full of words before numbers. A number that may be a year or an hour
needs a word that cites before the name. MY, YOUR and DEPTEL stand for stations. REFTEL stands for a telegram of the
reference lines: the one with its letter, or the only one there is.
"""

import re
from collections.abc import Iterator, Sequence

from cablekit import glossary
from cablekit import grammar as g
from cablekit.model import Reference, TextReference, YearBasis
from cablekit.values import Facts, fold

# what a number counts or tells where it cites nothing: "LIMA 400 MILES", "BOGOTA 0930 LOCAL"
_COUNTED = (
    r"MILES?|KM|KILOM\w*|METERS?|FEET|PERCENT|PCT|PER\sCENT|MILLION|BILLION|TONS?|MT|MEN|PEOPLE|HOURS|HRS|LOCAL|GMT|Z"
)
# what never stands behind the number of a citation
_NO_NUMBER = rf"(?![\d/]|-(?!-)|[.,]\d)(?! (?:{_COUNTED})\b)"
#: the number of a citation in the running text, rows on one line: "SEE LA PAZ 5021 OF AUGUST 16, 1973", "(STATE 47381)"
#: (1974LAPAZ02004); "78 STATE 123456"
TEXT_NUMBER = re.compile(rf" (?P<number>[0-9]{{3,6}}){_NO_NUMBER}")
#: a number that goes on with it: "STATE 47381 AND 47382"
TEXT_NUMBER_MORE = re.compile(rf"(?:,|,? AND) (?P<number>[0-9]{{4,6}}){_NO_NUMBER}")
#: the year of the date behind a citation: "LA PAZ 5021 OF AUGUST 16, 1973" (1974LAPAZ00015)
TEXT_YEAR = re.compile(r" (?:OF|DATED|DTD) (?:[A-Z]{3,9}\.? \d{1,2},?|\d{1,2} [A-Z]{3,9}\.?) (?P<year>19[67]\d)\b")
#: words before a station by which a number that looks like a year or an hour cites a telegram, and by which it does not
CITES = frozenset(["SEE", "REF", "PER", "TELEGRAM", "TEL", "MESSAGE", "CABLE"])
TRAVELS = frozenset(["ARRIVE", "ARRIVED", "ARR", "LEAVE", "LEAVES", "LV", "DEPART", "DEPARTED", "DEP", "ETA", "ETD"])
#: "REFTEL", "REFTELS", "REFTEL B", "REF A", "REFS B AND C" (1974LAPAZ00321), "REF (B)", "REFERENCE (A)" in the running
#: text; no letter or digit may stand before it, which the reader sees to: a pattern that begins with letters is found
#: fast
_LETTER = r"(?:\([A-H]\)|[A-H]\b)"
TEXT_REFTEL = re.compile(
    rf"REF(?:TELS?\b(?:\s(?P<tel>{_LETTER}))?|S?\s(?P<ref>{_LETTER})|ERENCES?\s(?P<full>\([A-H]\)|[B-H]\b|A(?=[.,;)])))"
    rf"(?P<more>(?:(?:,|,?\sAND|\s&)\s{_LETTER}(?!\s?[A-Z]\b))*)"
)
TEXT_LETTER = re.compile(r"(?<![A-Z])\(?(?P<letter>[A-H])\b\)?")

#: where a citation stands in the text, and what it is
_Found = tuple[int, TextReference]
_STATED: YearBasis = "stated"
#: what names hold beside letters: PORT-AU-PRINCE, ST. JOHNS
_MARKS = str.maketrans("", "", " '.-")
#: what may stand right before a name
_OPENING = "(\"'[*"
#: characters of the longest name of a station, and of a year before it
_NAME_WITHIN = 40


def read(
    text: str, rows: Sequence[tuple[int, str]], references: Sequence[Reference], facts: Facts
) -> list[TextReference]:
    """The citations in clean text, in order; `rows` (line, text) are the lines it was joined from."""
    found = [*_telegrams(text.replace("\n", " "), facts), *_reftels(text, references)]
    found.sort(key=lambda pair: pair[0])
    row = counted = 0
    for start, reference in found:
        row, counted = row + text.count("\n", counted, start), start
        reference.line = rows[row][0]
    return [reference for _, reference in found]


def _telegrams(text: str, facts: Facts) -> Iterator[_Found]:
    """Citations by station and number in a text on one line, with the place where the number stands."""
    for match in TEXT_NUMBER.finditer(text):
        if not text[match.start() - 1].isalpha():
            continue
        number = match["number"]
        stated, station = _station(text[max(0, match.start() - _NAME_WITHIN) : match.start()], number)
        if station is None:
            continue
        more = TEXT_NUMBER_MORE.match(text, match.end())
        behind = TEXT_YEAR.match(text, (more or match).end())
        year = 1900 + int(stated) if stated else int(behind["year"]) if behind else None
        raw = f"{stated} {station} {number}" if stated else f"{station} {number}"
        yield match.start("number"), _telegram(raw, station, number, year, facts)
        while more:
            yield more.start("number"), _telegram(more["number"], station, more["number"], year, facts)
            more = TEXT_NUMBER_MORE.match(text, more.end())


def _telegram(raw: str, station: str, number: str, stated: int | None, facts: Facts) -> TextReference:
    named = facts.resolve(station) or station
    year, basis = (stated, _STATED) if stated else facts.year(named, int(number))
    return TextReference(
        raw=raw,
        line=0,
        kind="telegram",
        station=station,
        number=number,
        year=year,
        year_basis=basis,
        document_number=facts.document_number(station, int(number), year),
    )


def _station(before: str, number: str) -> tuple[str | None, str | None]:
    """Year and station that words before a number end with: the longest end of them that is a post, or stands for one.

    `SEE LA PAZ` -> LA PAZ, `73 STATE` -> 73 and STATE, `AS REPORTED IN MY TELEGRAM` -> MY TELEGRAM.
    """
    words = before.replace("--", " ").replace("/", " ").split(" ")[-5:]
    for size in (3, 2, 1):
        name = " ".join(words[-size:]).lstrip(_OPENING)
        if len(words) < size or not name[:1].isalpha() or not name.translate(_MARKS).isalpha():
            continue
        if g.SERIES.match(name) or g.WHOSE.fullmatch(name) or glossary.post(name) is not None:
            above = words[-size - 1].lstrip(_OPENING) if len(words) > size else ""
            if not _cites(name, number, above, opened=words[-size][:1] == "("):
                return None, None
            return above if len(above) == 2 and above[0] == "7" and above.isdecimal() else None, name
    return None, None


def _cites(name: str, number: str, above: str, *, opened: bool) -> bool:
    """Whether a name and a number cite a telegram: not a year or an hour at a place, nor what somebody has."""
    if above in TRAVELS:
        return False
    if opened or above in CITES:
        return True
    if name in ("MY", "OUR", "YOUR"):
        return len(number) > 3 and not number.startswith("19")
    return number[0] != "0" and not (len(number) == 4 and "1965" < number < "1985")


def _reftels(text: str, references: Sequence[Reference]) -> Iterator[_Found]:
    for match in TEXT_REFTEL.finditer(text):
        if text[match.start() - 1 : match.start()].isalnum():
            continue
        first = match["tel"] or match["ref"] or match["full"]
        raw = fold(text[match.start() : match.start("more")])
        yield match.start(), _reftel(raw, first.strip("()") if first else None, references)
        for more in TEXT_LETTER.finditer(text, match.start("more"), match.end()):
            yield more.start(), _reftel(more[0], more["letter"], references)


def _reftel(raw: str, letter: str | None, references: Sequence[Reference]) -> TextReference:
    named = [one for one in references if letter is None or one.label == letter]
    if len(named) != 1:
        return TextReference(raw=raw, line=0, label=letter)
    one = named[0]
    return TextReference(
        raw=raw,
        line=0,
        label=one.label,
        kind=one.kind,
        station=one.station,
        number=one.number,
        year=one.year,
        year_basis=one.year_basis,
        document_number=one.document_number,
        note=one.note,
    )
