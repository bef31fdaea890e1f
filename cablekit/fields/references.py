"""Reference lines: each cited document its own element (format guide 6, 10).

Strategy. The lines are folded into one text and cut at bullets, semicolons, colons, commas and AND; parentheses
stay with their element. An element is told by its shape: airgram, telegram, date-time group, letter, memorandum.
A number alone takes the station of the element before it. What has no known shape stays as it is, kind other.
The year: of a date-time group in the citation, else stated, else the citing cable's own, or the year before when
the cited telegram would else be later than the citing one could have seen.
"""

import re
from collections.abc import Sequence

from cablekit import grammar as g
from cablekit.model import Reference
from cablekit.tokenizer import Token
from cablekit.values import CitingContext, fold

#: what a finished citation ends with
_ENDS = frozenset("0123456789)")


def read(tokens: Sequence[Token], context: CitingContext) -> list[Reference]:
    """The references of the lines of their kind, in order."""
    found: list[Reference] = []
    for text in _lists(tokens):
        for label, element in _elements(text):
            before = found[-1] if found else None
            reference = _reference(label, element, before, context)
            if reference is not None:
                found.append(reference)
    return found


def _lists(tokens: Sequence[Token]) -> list[str]:
    """The text of each REF line with what goes on below it."""
    lists: list[str] = []
    for token in tokens:
        label = g.REFERENCE.match(token.text)
        indented = token.raw[:1] in " \t" and lists and not _open(lists[-1]) and lists[-1][-1:] in _ENDS
        if label and (label["mark"] or not lists):
            lists.append(label["rest"])
        elif lists:
            lists[-1] += (" ; " if indented else " ") + token.text
        else:
            lists.append(token.text)
    return [fold(text) for text in lists]


def _open(text: str) -> bool:
    return text.count("(") > text.count(")")


def _elements(text: str) -> list[tuple[str | None, str]]:
    """Cut a list at its labels, then each stretch at its marks."""
    elements: list[tuple[str | None, str]] = []
    labels = list(g.REFERENCE_LABEL.finditer(text))
    starts = [(None, 0, labels[0].start() if labels else len(text))]
    bounds = [*(match.start() for match in labels[1:]), len(text)]
    stretches = starts + [
        (match["round"] or match["mark"], match.end(), end) for match, end in zip(labels, bounds, strict=False)
    ]
    for label, start, end in stretches:
        for element in _cut(text[start:end]):
            elements.append((label, element))
    return elements


def _cut(text: str) -> list[str]:
    """Cut at semicolons, colons, commas and AND outside of parentheses."""
    pieces, start, depth = [], 0, 0
    for match in g.REFERENCE_MARK.finditer(text):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and not _within(text, match):
            pieces.append(text[start : match.start()])
            start = match.end()
    pieces.append(text[start:])
    return [piece for piece in (fold(piece).strip(" ,;:.") for piece in pieces) if piece]


def _within(text: str, match: re.Match[str]) -> bool:
    """Whether a mark stands inside an element: the comma of a date, the colon of a heading."""
    if match[0] != ",":
        return False
    return g.YEAR_BEHIND.match(text, match.end()) is not None


def _reference(label: str | None, element: str, before: Reference | None, context: CitingContext) -> Reference | None:
    notes = [fold(note) for note in g.NOTE.findall(element) if fold(note)]
    plain = fold(g.NOTE.sub(" ", element)).strip(" ,.")
    note = "; ".join(notes) or None
    if plain == "NOTAL" or (not plain and notes):
        if before is not None:
            before.note = "; ".join(filter(None, (before.note, note or plain)))
        return None
    if before is not None and (date := g.CITED_DATE.match(plain)):
        _dated(before, element, date["year"])
        return None
    reference = Reference(element, label, note=note)
    if g.NUMBER_ONLY.match(plain) and before is not None and before.kind == "telegram" and before.station:
        plain = f"{before.station} {plain}"
    _fill(reference, plain, element, context)
    return reference


def _dated(reference: Reference, element: str, year: str | None) -> None:
    """A date behind a citation belongs to it."""
    reference.raw = f"{reference.raw}, {element}"
    if year and reference.year_basis != "dtg":
        reference.year, reference.year_basis = int(year), "stated"


def _fill(reference: Reference, plain: str, element: str, context: CitingContext) -> None:
    """Tell what an element is, and fill in what it says."""
    dtg = g.CITED_DTG.search(element)
    telegram = None if g.BY_DTG.match(plain) else g.TELEGRAM.match(plain)
    stated = g.CITED_YEAR.search(telegram["rest"] if telegram else element)
    if dtg:
        reference.year, reference.year_basis = 1900 + int(dtg["year"]), "dtg"
    elif stated:
        reference.year, reference.year_basis = int(stated["year"]), "stated"
    if airgram := g.AIRGRAM.match(plain):
        reference.kind, reference.number = "airgram", f"A-{airgram['number']}"
        reference.station = fold(airgram["station"]) or None
        if reference.year is None and context.sent is not None:
            reference.year, reference.year_basis = context.sent.year, "same_year"
    elif g.LETTER.search(plain):
        reference.kind = "letter"
    elif g.MEMO.search(plain):
        reference.kind = "memo"
    elif g.OTHER_REFERENCE.search(plain) and not dtg:
        reference.kind = "other"
    elif telegram:
        _telegram(reference, telegram, context)
    elif by_dtg := g.BY_DTG.match(plain):
        reference.kind, reference.number = "dtg", fold(by_dtg["dtg"])
        reference.station = fold(g.BY_DTG_WORD.sub("", by_dtg["station"])) or None


def _telegram(reference: Reference, match: re.Match[str], context: CitingContext) -> None:
    station, number = match["station"], int(match["number"])
    reference.kind, reference.station, reference.number = "telegram", station, match["number"]
    if match["year"]:
        reference.year, reference.year_basis = 1900 + int(match["year"][-2:]), "stated"
    elif reference.year is None:
        reference.year, reference.year_basis = context.year(context.resolve(station) or station, number)
    reference.document_number = context.document_number(station, number, reference.year)
