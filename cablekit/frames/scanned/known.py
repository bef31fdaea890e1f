"""What is sound in a scanned telegram, and proves what is not: `Known`."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cablekit import glossary
from cablekit.fields import page, printed
from cablekit.fields.registry import opens
from cablekit.grammar import DOCUMENT_NUMBERED, ENTIRE_TEXT
from cablekit.lines import LONGEST, Claim, Kind, Lines
from cablekit.values import classification as word_of
from cablekit.values import year_of
from cablekit.vocabulary import CLASSIFICATIONS, compact

#: a date-time group is among so many lines of a head
_WITHIN = 60
#: a classification is no longer, spaced or not
_WIDEST = 60


class Known(NamedTuple):
    """What sound lines say.

    Attributes:
        station, serial: of the PAGE lines, as most have them; empty where there are none.
        incoming: whether PAGE lines have a time and the Department is to act: a copy of its own files.
        year: of the number that the print states, else of a sound date-time group.
        order: number of the only order in force in that year.
        classification: what page heads and feet, or a paragraph marked ENTIRE TEXT, agree on.
        department: whether an addressee is the Department.
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


def known_of(lines: Lines, heads: Sequence[range]) -> Known:
    """What the sound lines of a document say."""
    parts = [claim.seen for index, text in enumerate(lines.texts) if (claim := _page(lines, index, text)) is not None]
    numbers = Counter((one.station, one.serial) for one in parts if one.station).most_common(1)
    station, serial = numbers[0][0] if numbers else ("", "")
    times = [one.time for one in parts if one.time]
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
    )


def _page(lines: Lines, index: int, text: str) -> Claim | None:
    claim = lines.claims.get(index)
    if claim is None and text.startswith("PAGE"):
        claim = page.opens(text, None)
    return claim if claim is not None and claim.kind is Kind.PAGE else None


def _days(times: Sequence[str]) -> frozenset[int]:
    """The day of receipt, as most PAGE lines have it, and the day before."""
    days = Counter(int(time[:2]) for time in times).most_common(1)
    return frozenset([days[0][0], days[0][0] - 1]) if days else frozenset()


def _year(lines: Lines, heads: Sequence[range]) -> int | None:
    stated = DOCUMENT_NUMBERED.match(printed.read(lines) or "")
    if stated is not None:
        return year_of(stated["year"])
    for head in heads:
        for text in map(lines.texts.__getitem__, head[:_WITHIN]):
            claim = opens(text, None) if 0 < len(text) <= LONGEST else None
            if claim is not None and claim.kind is Kind.DTG and claim.seen.written is not None:
                return year_of(claim.seen.written["year"].replace(" ", ""))
    return None


def _order(year: int | None) -> str | None:
    """The order that was in force all through a year, where there was but one."""
    if year is None:
        return None
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    numbers = {one.number for day in (first, last) for one in glossary.orders_in_force(day)}
    return numbers.pop() if len(numbers) == 1 else None


def _classification(lines: Lines) -> str | None:
    """The word on which sound lines of page heads and feet, or marks of the whole text, agree."""
    words: set[str] = set()
    for index, text in enumerate(lines.texts):
        if lines.kinds[index] is Kind.TEXT and (mark := ENTIRE_TEXT.search(text[:60])):
            words |= {word for word in [word_of(mark["word"])] if word}
    if not words:
        alone = (text for text, kind in zip(lines.texts, lines.kinds, strict=True) if kind is Kind.TEXT)
        words = {word for text in alone if len(text) <= _WIDEST and (word := CLASSIFICATIONS.get(compact(text)))}
    return words.pop() if len(words) == 1 else None
