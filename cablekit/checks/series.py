"""What only shows across many cables: serial numbers and film out of the order of dates.

Strategy. A post numbers its telegrams as it sends them, and they were filmed as they came. In the order of their
numbers, the cables of one post and year are nearly in the order of their dates. The longest sequence in which they are
exactly so is taken as correct, and a cable more than a week away from its neighbours in that sequence is reported. So
1974LAPAZ02047 is reported, not the cables around it.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cablekit import glossary
from cablekit.diagnostics import FILM_OUT_OF_ORDER, SERIAL_OUT_OF_ORDER, Code, Diagnostic, Witness
from cablekit.grammar import DOCUMENT_NUMBERED, FILMED
from cablekit.model import Cable

SLACK = 7
"""Days that a cable may be away from its neighbours: cables wait for a code clerk, and for a roll of film."""
FEWEST = 6
"""Cables of one post and year, or of one year's film, that are needed for a finding."""
_RIGHT = 0.8
"""Share of them that must be in order; otherwise the numbers were not assigned in the order of dates."""


class Origin(NamedTuple):
    """The cable that a finding is about, kept instead of the cable itself.

    Attributes:
        path: its file.
        member: its place inside an archive.
        document_number: its number.
        line: the line of its date-time group, from 1 in the source.
        place: that line in words: `12`, `page 2, line 7`.
        text: text of that line.
    """

    path: str | None
    member: str | None
    document_number: str | None
    line: int | None
    place: str | None = None
    text: str | None = None


class _Entry(NamedTuple):
    """Number in its series, day (ordinal), index of the origin."""

    number: int
    day: int
    origin: int


class Series:
    """Cables read together. Call `add` for each, then `findings`. It keeps about 700 bytes for each cable."""

    def __init__(self) -> None:
        self._origins: list[Origin] = []
        self._serials: dict[tuple[str, str | None], list[_Entry]] = {}
        self._films: dict[str, list[_Entry]] = {}

    def add(self, cable: Cable, origin: Origin) -> None:
        """Record a cable. One without a date-time group is left out: its other date was derived from that."""
        sent = cable.routing.sent_at
        if sent is None or cable.document_number is None:
            return
        day, index = sent.date().toordinal(), len(self._origins)
        self._origins.append(origin)
        if match := DOCUMENT_NUMBERED.match(cable.document_number):
            name = match["year"] + match["symbol"]
            self._serials.setdefault((name, _sender(name, cable)), []).append(_Entry(int(match["serial"]), day, index))
        for film in cable.attributes.film_number:
            if (match := FILMED.match(film)) and match["reel"] == "D":
                number = int(match["roll"]) * 10000 + int(match["frame"])
                self._films.setdefault(match["reel"] + match["year"], []).append(_Entry(number, day, index))

    def findings(self) -> Iterator[tuple[Origin, Diagnostic]]:
        """The findings, each with the cable it is about: by post and year, then by year of film."""
        for (name, _), entries in self._serials.items():
            yield from self._report(SERIAL_OUT_OF_ORDER, "document_number", name, entries)
        for name, entries in self._films.items():
            yield from self._report(FILM_OUT_OF_ORDER, "attributes.film_number", name, entries)

    def _report(
        self, code: Code, field: str, name: str, entries: Sequence[_Entry]
    ) -> Iterator[tuple[Origin, Diagnostic]]:
        by_film = code is FILM_OUT_OF_ORDER
        show = _film if by_film else _serial
        for entry, before, after in _outliers(entries):
            late = after is not None and entry.day > after.day + SLACK
            if by_film and not late:  # filmed later than its neighbours: retransmitted, or found later
                continue
            origin = self._origins[entry.origin]
            near = [neighbour for neighbour in (before, after) if neighbour is not None]
            values = [Witness(field, show(name, entry.number)), Witness("routing.sent_at", _date(entry), origin.line)]
            values += [Witness(f"cable {show(name, neighbour.number)}", _date(neighbour)) for neighbour in near]
            around = " and ".join(f"{show(name, neighbour.number)} of {_date(neighbour)}" for neighbour in near)
            message = f"{show(name, entry.number)} was sent on {_date(entry)}, its neighbours are {around}"
            yield origin, code.at(origin.line, field, message, values)


def _sender(name: str, cable: Cable) -> str | None:
    """The post, if two share the symbol of the document number (PORTO): each counts its own telegrams."""
    if len(glossary.posts_by_symbol(name[4:])) < 2:
        return None
    return cable.routing.from_.post if cable.routing.from_ else None


def _serial(name: str, number: int) -> str:
    return f"{name}{number:06d}" if name.endswith("STATE") else f"{name}{number:05d}"


def _film(name: str, number: int) -> str:
    return f"{name}{number // 10000:04d}-{number % 10000:04d}"


def _date(entry: _Entry) -> str:
    return dt.date.fromordinal(entry.day).isoformat()


def _outliers(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, _Entry | None, _Entry | None]]:
    """Entries more than `SLACK` days away, each with its neighbours among those in order."""
    if len(entries) < FEWEST:
        return
    ordered = sorted(entries)
    right = _longest_run([entry.day for entry in ordered])
    if len(right) < _RIGHT * len(ordered):
        return
    for at, entry in enumerate(ordered):
        place = bisect_right(right, at)
        if place and right[place - 1] == at:
            continue
        before = ordered[right[place - 1]] if place else None
        after = ordered[right[place]] if place < len(right) else None
        if (before and entry.day < before.day - SLACK) or (after and entry.day > after.day + SLACK):
            yield entry, before, after


def _longest_run(days: Sequence[int]) -> list[int]:
    """Indexes of a longest run that never falls, in n log n steps: keep the last day of the best run of each length."""
    ends: list[int] = []
    indexes: list[int] = []
    previous: list[int] = []
    for index, day in enumerate(days):
        length = bisect_right(ends, day)
        previous.append(indexes[length - 1] if length else -1)
        ends[length : length + 1] = [day]
        indexes[length : length + 1] = [index]
    run = []
    index = indexes[-1] if indexes else -1
    while index >= 0:
        run.append(index)
        index = previous[index]
    return run[::-1]
