"""Reference lines: each cited document its own element (format guide 6, 10).

Strategy. The lines are folded into one text and cut at bullets, semicolons, colons, commas and AND, and where one
citation follows another without a mark; parentheses stay with their element. What is no citation goes to the one
before it: a date, a note, PARA 2, AND PREVIOUS. An element is told by its shape: airgram, telegram, date-time group,
letter, memorandum. A number alone takes the station of the one before it; a range gives an element for each of
its numbers. What has no known shape stays as it is, kind other; so does a number at the end that can be the year of
a station lost.
The year: of a date-time group in the citation, else stated, else the citing cable's own, or the year before when
the cited telegram would else be later than the citing one could have seen.
"""

import re
from collections.abc import Sequence

import msgspec

from cablekit import glossary
from cablekit import grammar as g
from cablekit.fields.references.cutting import LONGEST, MARKS, elements
from cablekit.model import Reference
from cablekit.tokenizer import Token
from cablekit.values import CitingContext, fold

__all__ = ["read"]

#: what a finished citation ends with
_ENDS = frozenset("0123456789)")
#: a range that names more telegrams than this is left as it is
_LONGEST_RANGE = 50


def read(tokens: Sequence[Token], context: CitingContext) -> list[Reference]:
    """The references of the lines of their kind, in order."""
    found: list[Reference] = []
    for text in _lists(tokens):
        start = None
        in_part = False
        for element in elements(text):
            written = text[element.start : element.end].strip(MARKS)
            if not written or g.LABEL_AGAIN.match(written):
                continue
            before = found[-1] if found else None
            in_part = bool(g.CITED_PART.match(written) or (in_part and g.SHORT_NUMBER.match(written)))
            if before is not None and (in_part or _belongs(before, element.label, written, context)):
                if start is not None and element.end - start <= LONGEST:
                    before.raw = text[start : element.end].strip(MARKS)
                continue
            cut_off = element.end == len(text) and g.YEAR_NUMBER.match(written) is not None
            cited = _references(element.label, written, None if cut_off else before, context)
            start = element.start if cited else start
            found += cited
    return found


def _lists(tokens: Sequence[Token]) -> list[str]:
    """The text of each REF line with what goes on below it."""
    lists: list[list[str]] = []
    above, depth = "", 0
    for token in tokens:
        said = token.text
        label = g.REFERENCE.match(said)
        if (label and label["mark"]) or not lists:
            said, depth = label["rest"] if label else said, 0
            lists.append([])
        elif depth <= 0 and _is_finished(above, token):
            lists[-1].append(";")
        lists[-1].append(said)
        above, depth = said, depth + said.count("(") - said.count(")")
    return [fold(" ".join(rows)) for rows in lists]


def _is_finished(above: str, below: Token) -> bool:
    """Whether an indented line begins another citation; a year at the end of the line above belongs to it."""
    return below.raw[:1] in " \t" and above[-1:] in _ENDS and g.YEAR_LAST.search(above) is None


# --- one element ----------------------------------------------------------------------------------


def _notes_off(written: str) -> tuple[str, str | None]:
    """An element without its notes, and the notes: `STATE 1 (NOTAL)`, `TEL AVIV 1234 NOTAL`."""
    notes = [fold(note) for note in g.NOTE.findall(written)]
    plain = fold(g.NOTE.sub(" ", written)).strip(" ,.")
    if bare := g.NOTE_BARE.search(plain):
        notes.append(bare["note"])
        plain = plain[: bare.start()]
    return plain, "; ".join(filter(None, notes)) or None


def _belongs(before: Reference, label: str | None, written: str, context: CitingContext) -> bool:
    """Whether an element is no citation but part of the one before it; then it is added to it."""
    plain, note = _notes_off(written)
    if g.CITED_DATE.match(plain):
        _dated(before, written, context)
        return True
    alone = plain == "NOTAL" or (not plain and note)
    more = g.CITED_MORE.match(plain)
    if alone or more:
        before.note = _noted(before.note, note or (plain if alone else None))
    if more:
        return True
    named = before.kind in ("letter", "memo") and label == before.label and g.KIND_OF_PAPER.search(plain) is None
    return named and not alone and g.NUMBER.search(plain) is None


def _noted(notes: str | None, note: str | None) -> str | None:
    """Notes and one more; a citation has no more than fit an element."""
    if notes and note and len(notes) <= LONGEST:
        return f"{notes}; {note}"
    return notes or note


def _dated(reference: Reference, written: str, context: CitingContext) -> None:
    """A date behind a citation belongs to it."""
    dtg, stated = g.CITED_DTG.search(written), g.CITED_YEAR.search(written)
    if dtg:
        reference.year, reference.year_basis = 1900 + int(dtg["year"]), "dtg"
    elif stated and reference.year_basis != "dtg":
        reference.year, reference.year_basis = 1900 + int(stated["year"]), "stated"
    if reference.document_number and reference.station and reference.number:
        number = int(reference.number)
        reference.document_number = context.document_number(reference.station, number, reference.year)


def _references(label: str | None, written: str, before: Reference | None, context: CitingContext) -> list[Reference]:
    """The documents that an element cites: one, or each of a range; none when it is a note alone."""
    plain, note = _notes_off(written)
    if not plain or plain == "NOTAL":
        return []
    reference = Reference(fold(written), label, note=note)
    plain = g.PARA_OF.sub("", plain)
    if g.NUMBER_ONLY.match(plain) and before is not None and before.kind == "telegram" and before.station:
        plain = _completed(plain, before)
    elif before is not None and before.kind == "airgram" and before.station and g.AIRGRAM_ALONE.match(plain):
        plain = f"{before.station} {plain}"
    further = _fill(reference, plain, written, context)
    return [reference, *further]


def _completed(plain: str, before: Reference) -> str:
    """A number alone with station, and the year that stands before it, of the citation above.

    Of a number of two digits behind a longer one the first digits are left out: `USUN 3456, 57`.
    """
    number = g.LEADING_NUMBER.match(plain)
    above = before.number or ""
    if number and len(number[0]) == 2 and len(above) >= 4 and number[0] > above[-2:]:
        plain = above[:-2] + plain
    year = f"{before.year} " if before.year_basis == "stated" and g.YEAR_FIRST.match(before.raw) else ""
    return f"{year}{before.station} {plain}"


def _fill(reference: Reference, plain: str, written: str, context: CitingContext) -> list[Reference]:
    """Tell what an element is, and fill in what it says; give the further telegrams of a range."""
    series = g.TELEGRAM_AND_SERIES.match(plain)
    telegram = g.TELEGRAM.match(plain[series.end() :] if series else plain)
    station = _station(telegram["station"]) if telegram else ""
    by_dtg = None if series else _by_dtg(plain, telegram)
    known = bool(station) and by_dtg is None and _is_known(station)
    if telegram is None or by_dtg:
        _date(reference, written)
    if airgram := g.AIRGRAM.match(plain):
        _airgram(reference, airgram, context)
    elif telegram and (known or _is_telegram(telegram, plain, by_dtg)):
        return _telegram(reference, telegram, station, written, context)
    elif g.LETTER.search(plain):
        reference.kind = "letter"
    elif g.MEMO.search(plain):
        reference.kind = "memo"
    elif by_dtg:
        reference.kind, reference.number = "dtg", fold(by_dtg["dtg"])
        reference.station = fold(g.BY_DTG_WORD.sub("", by_dtg["station"])) or None
    if telegram:
        _date(reference, written)
    return []


def _by_dtg(plain: str, telegram: re.Match[str] | None) -> re.Match[str] | None:
    """The date-time group an element cites by; none where the number of a known post stands before it, or is it."""
    match = g.BY_DTG.match(plain)
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
    shorter = g.STATION_NOUN.sub("", name)
    while shorter and not glossary.post(shorter) and (lead := g.STATION_LEAD.match(shorter)):
        shorter = shorter[lead.end() :]
    return shorter or name


def _is_known(station: str) -> bool:
    named = station.removesuffix("'S")
    return bool(
        g.WHOSE.fullmatch(station) or g.NO_POST.match(station) or g.SERIES.match(station) or glossary.post(named)
    )


def _is_telegram(match: re.Match[str], plain: str, by_dtg: re.Match[str] | None) -> bool:
    """Whether an unknown station and a number are a telegram all the same."""
    if by_dtg or g.LETTER.search(plain) or g.MEMO.search(plain) or g.OTHER_REFERENCE.search(plain):
        return False
    return len(match["number"]) > 2 and g.NO_STATION.search(match["station"]) is None


def _date(reference: Reference, written: str) -> None:
    """The year that an element says: of its date-time group, else of a date."""
    if dtg := g.CITED_DTG.search(written):
        reference.year, reference.year_basis = 1900 + int(dtg["year"]), "dtg"
    elif stated := g.CITED_YEAR.search(written):
        reference.year, reference.year_basis = 1900 + int(stated["year"]), "stated"


def _airgram(reference: Reference, match: re.Match[str], context: CitingContext) -> None:
    reference.kind, reference.number = "airgram", f"{match['series']}-{match['number']}"
    reference.station = fold(g.STATION_NOUN.sub("", match["station"])) or None
    _date(reference, match["rest"] + (f" ({reference.note})" if reference.note else ""))
    if reference.year is None and context.sent is not None:
        reference.year, reference.year_basis = context.sent.year, "same_year"


def _telegram(
    reference: Reference, match: re.Match[str], station: str, written: str, context: CitingContext
) -> list[Reference]:
    """Fill in a telegram; give the further ones of its range, under the same words."""
    number = _number(match, station)
    reference.kind, reference.station, reference.number = "telegram", station, number
    _date(reference, written[written.find(match["number"]) + len(match["number"]) :])
    if match["year"] and reference.year_basis != "dtg":
        reference.year, reference.year_basis = 1900 + int(match["year"][-2:]), "stated"
    elif reference.year is None:
        reference.year, reference.year_basis = context.year(context.resolve(station) or station, int(number))
    cited = [reference]
    cited += [msgspec.structs.replace(reference, number=further) for further in _range(number, match["rest"])]
    for one in cited:
        one.document_number = context.document_number(station, int(one.number or 0), one.year)
    return cited[1:]


def _number(match: re.Match[str], station: str) -> str:
    """The serial number, its halves joined where a blank parts them and a number of that length can be."""
    number = match["number"]
    more = g.SPLIT_NUMBER.match(match["rest"])
    longest = 6 if station == "STATE" else 5
    if more and len(number) != len(more["more"]) and len(number + more["more"]) <= longest:
        return f"{number}{more['more']}"
    return str(number)


def _range(number: str, rest: str) -> list[str]:
    """The numbers behind the first of a range: `1776 - 1778`, `12345-47`, `3456/3457`."""
    other = g.SPLIT_NUMBER.match(rest)
    if other and len(other["more"]) == len(number):
        return [other["more"]]
    if beside := g.BESIDE.match(rest):
        return g.NUMBER.findall(beside[0])
    match = g.RANGE.match(rest)
    if match is None:
        return []
    last = match["end"] if len(match["end"]) >= len(number) else number[: -len(match["end"])] + match["end"]
    between = range(int(number) + 1, int(last) + 1)
    return [str(one).zfill(len(number)) for one in between] if 0 < len(between) <= _LONGEST_RANGE else []
