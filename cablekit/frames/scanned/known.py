"""What is undamaged in a scanned telegram, to prove the readings of damaged lines: `Known`."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cablekit import glossary
from cablekit.fields import page, printed
from cablekit.fields.addressees.entry import addressee
from cablekit.fields.page import Parts
from cablekit.fields.registry import opens
from cablekit.grammar import DOCUMENT_NUMBERED, ENTIRE_TEXT
from cablekit.lines import LONGEST, Claim, Kind, Lines
from cablekit.values import classification as word_of
from cablekit.values import year_of
from cablekit.vocabulary import CLASSIFICATIONS, SHORT_MONTH, compact

#: a name of letters alone: "AMEMBASSY LONDON", "USMISSION USUN NEW YORK", "COMICEDEFOR KEFLAVIK IC"
NAMED = re.compile(r"^[A-Z][A-Z .'\-]+$")
#: month and year of a damaged group: "R 29U6Ø6Z JAN 79"
YEAR_LAST = re.compile(rf"\b{SHORT_MONTH}\s(?P<year>\d\d)\b")
#: number of lines of a head in which a date-time group is looked for
_WITHIN = 60
#: number of characters of the longest classification, spaced or not
_WIDEST = 60
#: the last letters of classifications
_LAST = frozenset(form[-1] for form in CLASSIFICATIONS)


class Known(NamedTuple):
    """What undamaged lines say.

    Attributes:
        station, serial: station and number that most PAGE lines have; empty without PAGE lines.
        incoming: whether PAGE lines have a time and the Department is to act: the copy is from its own files.
        year: year of the number that the print states, else of an undamaged date-time group.
        order: number of the only order in force in that year.
        classification: the word on which page heads and feet, or a paragraph marked ENTIRE TEXT, agree.
        department: whether an addressee is the Department.
        sender: name of the post in an undamaged FM.
        days: days of the month on which the telegram may have been sent, by the time of the PAGE line.
    """

    station: str = ""
    serial: str = ""
    incoming: bool = False
    year: int | None = None
    order: str | None = None
    classification: str | None = None
    department: bool = False
    days: frozenset[int] = frozenset()
    sender: str = ""


@lru_cache(maxsize=256)
def by_itself(text: str) -> Claim | None:
    """Return what a field claims a line to be without its neighbours. Cached: the lines of a head are asked about
    several times."""
    return opens(text, None)


def known_of(lines: Lines, heads: Sequence[range]) -> Known:
    """Return what the undamaged lines of a document say."""
    parts = [claim.seen for index, text in enumerate(lines.texts) if (claim := _page(lines, index, text)) is not None]
    numbers = Counter((part.station, part.serial) for part in parts if part.station).most_common(1)
    station, serial = numbers[0][0] if numbers else printed.sent(lines)
    times = [part.time for part in parts if part.time]
    acted = any(text.startswith("ACTION") for text in lines.texts)
    year = _year(lines, heads)
    return Known(
        station,
        serial,
        bool(times) and acted and station != "STATE",
        year,
        _order(year),
        _classification(lines),
        any("SECSTATE" in text and not text.startswith("FM") for text in lines.texts),
        _days(times),
        _sender(lines, heads),
    )


def _sender(lines: Lines, heads: Sequence[range]) -> str:
    for text in map(lines.texts.__getitem__, heads[0][:_WITHIN] if heads else ()):
        if text.startswith("FM "):
            return addressee(text[3:]).post or ""
    return ""


def page_of(lines: Lines, head: range) -> Parts | None:
    """Return what the PAGE line says at the beginning of a head; None if there is none."""
    claim = lines.claims.get(head[0]) or page.opens(lines.texts[head[0]], None)
    parts: Parts | None = claim.seen if claim is not None and claim.kind is Kind.PAGE else None
    return parts


def _page(lines: Lines, index: int, text: str) -> Claim | None:
    claim = lines.claims.get(index)
    if claim is None and text.startswith("PAGE"):
        claim = page.opens(text, None)
    return claim if claim is not None and claim.kind is Kind.PAGE else None


def _days(times: Sequence[str]) -> frozenset[int]:
    """Return the day of receipt that most PAGE lines have, and the day before."""
    days = Counter(int(time[:2]) for time in times).most_common(1)
    return frozenset([days[0][0], days[0][0] - 1]) if days else frozenset()


def _year(lines: Lines, heads: Sequence[range]) -> int | None:
    stated = DOCUMENT_NUMBERED.match(printed.read(lines) or "")
    if stated is not None:
        return year_of(stated["year"])
    for head in heads:
        for text in map(lines.texts.__getitem__, head[:_WITHIN]):
            claim = by_itself(text) if 0 < len(text) <= LONGEST else None
            if claim is None or claim.kind is not Kind.DTG:
                continue
            if claim.seen.written is not None:
                return year_of(claim.seen.written["year"].replace(" ", ""))
            if (last := YEAR_LAST.search(text)) is not None:
                return year_of(last["year"])
    return None


def _order(year: int | None) -> str | None:
    """Return the number of the order in force during a whole year; None unless there was exactly one."""
    if year is None:
        return None
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    numbers = {order.number for day in (first, last) for order in glossary.orders_in_force(day)}
    return numbers.pop() if len(numbers) == 1 else None


def _classification(lines: Lines) -> str | None:
    """Return the word on which undamaged page heads and feet, or marks of the whole text, agree."""
    words: set[str] = set()
    for index, text in enumerate(lines.texts):
        if "ENTIRE TEXT" in text and lines.kinds[index] is Kind.TEXT and (mark := ENTIRE_TEXT.search(text[:60])):
            words |= {word for word in [word_of(mark["word"])] if word}
    if not words:
        alone = (text for text, kind in zip(lines.texts, lines.kinds, strict=True) if kind is Kind.TEXT)
        short = (text for text in alone if text[-1:] in _LAST and len(text) <= _WIDEST)
        words = {word for text in short if (word := CLASSIFICATIONS.get(compact(text)))}
    return words.pop() if len(words) == 1 else None
