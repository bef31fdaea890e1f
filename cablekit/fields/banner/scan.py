"""Banners that OCR damaged, read with the help of station and number of their PAGE line (format guide 11.3).

Strategy. A line is split into words without its dirt. One of station and number must equal that of the PAGE line and
the other must be similar; then what is before them must be similar to exactly one classification. The line as it should
read is put together from these; what follows the number is kept only if it is a series number.
"""

import re
from collections.abc import Callable
from difflib import SequenceMatcher

from cablekit import glossary
from cablekit.glossary.garbling import CAPITALS
from cablekit.lines import Page
from cablekit.vocabulary import CLASSIFICATIONS, SERIES_WORD

_WITHIN = 80
#: the share of a classification left at least, and by how much it must be nearer than another; the share of a station
_LEFT, _NEARER, _STATION = 0.6, 0.15, 0.5
_SYMBOL = 6
_PREFIX = 4
#: "UNCLAS.STATE", "3074 )D7__"; a hyphen, a comma or a full stop before a blank may be typed so
DIRT = re.compile(r"[^\w\s/,\-.]|_|\.(?=\S)")
#: what separates words: "UNCLAS.STATE"
NO_WORD = re.compile(r"[^\w\s/]|_")
#: "TOSEC 190106", "T0SEC 190015"
_SERIES = re.compile(rf"\s(?P<word>{SERIES_WORD}|T[O0]SEC|SECT[O0])(?P<number>\s\d{{3,7}})\b")


def is_dirty(text: str) -> bool:
    """Whether a line has signs that are not part of a banner."""
    return DIRT.search(text) is not None


def mended(page: Page, text: str, notice_in: Callable[[str], re.Match[str] | None]) -> str | None:
    """Return the banner as it should read, without dirt; None if the PAGE line does not prove it.

    Args:
        page: the PAGE line of the transmission.
        text: the line.
        notice_in: finds the section notice of a line.
    """
    if len(text) > _WITHIN or "COPY" in text:
        return None
    clean = " ".join(NO_WORD.sub(" ", text).split())
    section = notice_in(clean)
    rest = clean if section is None else f"{clean[: section.start()]} {clean[section.end() :]}"
    words = rest.split()
    sizes = dict.fromkeys((1, len(page.station.split())))
    for at, size in ((at, size) for at in range(2, len(words)) if words[at].isdecimal() for size in sizes if size < at):
        if station := _station(page, " ".join(words[at - size : at]), words[at]):
            before = words[: at - size]
            letters = "".join(before)
            word = None if any(map(glossary.caption, before)) else _classification(letters)
            if word is None:
                return None
            number = words[at] if int(words[at]) == int(page.serial) else page.serial
            parts = [word, _notice(section, letters), station, number, _series(words[at + 1 :])]
            return " ".join(filter(None, parts))
    return None


def _notice(section: re.Match[str] | None, letters: str) -> str:
    """Return the section notice, completed if its first word is among the damaged letters before it."""
    if section is None:
        return ""
    return section[0] if letters in CLASSIFICATIONS or not section[0][0].isdigit() else f"SECTION {section[0]}"


def _series(words: list[str]) -> str:
    """Return the series number at the beginning of the words, else an empty text."""
    match = _SERIES.match(f" {' '.join(words)}")
    return match["word"].replace("0", "O") + match["number"] if match else ""


def _station(page: Page, station: str, number: str) -> str | None:
    """Return the station if its name or its number is that of the PAGE line and the other is similar."""
    symbol = page.station[:_SYMBOL]
    same_number = number.lstrip("0") == page.serial.lstrip("0")
    same_station = station.startswith(symbol)
    if same_station and (same_number or _near(number, page.serial)):
        return station
    if same_number and SequenceMatcher(None, station[:_SYMBOL], symbol, autojunk=False).ratio() >= _STATION:
        known = glossary.post_by_symbol(page.station)
        return known.name if known is not None else page.station
    return None


def _near(number: str, serial: str) -> bool:
    """Whether a number differs from the serial in one digit, or is the beginning of it."""
    if len(number) == len(serial):
        return sum(a != b for a, b in zip(number, serial, strict=True)) <= 1
    return len(number) >= _PREFIX and serial.lstrip("0").startswith(number)


def _classification(letters: str) -> str | None:
    """Return the classification nearest to some letters."""
    written = letters.upper().translate(CAPITALS)
    best = dict.fromkeys(CLASSIFICATIONS.values(), 0.0)
    for form, word in CLASSIFICATIONS.items():
        best[word] = max(best[word], SequenceMatcher(None, written, form, autojunk=False).ratio())
    (word, first), (_, second) = sorted(best.items(), key=lambda one: -one[1])[:2]
    if first < _LEFT or first - second < _NEARER:
        return None
    return "UNCLAS" if word == "UNCLASSIFIED" and not written.startswith("UNCLASSI") else word
