"""Prints with a telegram number on each sheet: they are split where the number changes.

Strategy. A number that OCR damaged is not another telegram: a sheet begins a new telegram only if a PAGE 01 of a first
section with the new number is near its head, or if station and number have little in common with those of the sheet
before.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from cablekit.fields import printed
from cablekit.frames.piece import Piece
from cablekit.glossary.garbling import CAPITALS
from cablekit.sources.decoding import line_count

#: the first page of a telegram is at most this far below the head of its sheet
_HEAD = 900
#: damaged numbers of one telegram are at least this similar, those of two telegrams less
_ALIKE = 0.5
#: "PAGE 01        STATE  307648", "PAGE 01        REYKJA  02114  02 OF 04  121511Z"
PAGE_ONE = re.compile(
    r"PAGE\s{0,3}[0O][1Il]\s[^\r\n]{0,30}?\b(?P<number>\d{4,6})\b(?:\s{1,9}(?P<section>\d{1,2})\s?OF)?"
)

_DIGITS = str.maketrans("OoQDIliLZSGBz", "0000111125682")


class Sheet(NamedTuple):
    """Head of a sheet: where its line begins, and the number as far as it is readable."""

    start: int
    year: int | None
    station: str
    number: int | None
    raw: str


def digits(text: str) -> str:
    """Return a number with digits for similar letters, which OCR may have confused."""
    return text.translate(_DIGITS)


def letters(text: str) -> str:
    """Return a name with letters for similar digits, which OCR may have confused."""
    return text.translate(CAPITALS).upper()


def split(text: str, title: str, sheets: Sequence[Sheet]) -> Iterator[Piece]:
    """Yield the documents of a print. Text above the first head belongs to the first document."""
    start, line = 0, 1
    for cut in [*_cuts(text, sheets), len(text)]:
        piece = text[start:cut]
        yield Piece(piece, line, title, None, None, (0, len(piece)))
        line += line_count(piece)
        start = cut


def _cuts(text: str, sheets: Sequence[Sheet]) -> Iterator[int]:
    """Yield where the second and each later document begins."""
    known = sheets[0] if sheets else None
    for sheet in sheets[1:]:
        if known is not None and _is_other(text, known, sheet):
            yield sheet.start
            known = sheet
        elif known is None or known.number is None:
            known = sheet


def _is_other(text: str, known: Sheet, sheet: Sheet) -> bool:
    """Whether a sheet belongs to another telegram than the sheet above it, whose number is known."""
    if known.number is None or sheet.number is None or known.number == sheet.number:
        return False
    page = PAGE_ONE.search(text, sheet.start, sheet.start + _HEAD)
    if page is not None and int(page["number"]) == sheet.number:
        return page["section"] in (None, "01", "1")
    alike = SequenceMatcher(None, f"{known.station}{known.number:06}", f"{sheet.station}{sheet.number:06}").ratio()
    return alike < _ALIKE and printed.is_station(sheet.station)
