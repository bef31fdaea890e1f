"""What only many cables show: serial numbers and film against dates.

Strategy. A post numbers its telegrams as it sends them, and film takes them as they come. The cables of one post and
year, in the order of their numbers, are nearly in the order of their dates: the longest run of them that is wholly so
is taken for right, and what stands more than a week off its neighbours in that run is reported. So it is 1974LAPAZ02047
that stands out, not the cables around it.
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
"""Days that a cable may be off its neighbours. Cables wait for a code clerk, and film for a roll."""
FEWEST = 6
"""Cables of one post and year, or of one year's film, below which nothing is said."""
_RIGHT = 0.8
"""Part of them that must be in order; else the numbers were not given in the order of dates at all."""


class Origin(NamedTuple):
    """Which cable a finding is about, kept in place of the cable itself.

    Attributes:
        path: its file.
        member: its place inside an archive.
        document_number: its number.
        line: the line of its date-time group, from 1 in the source.
        place: that line as a reader finds it: `12`, `page 2, line 7`.
        text: that line.
    """

    path: str | None
    member: str | None
    document_number: str | None
    line: int | None
    place: str | None = None
    text: str | None = None


class _Entry(NamedTuple):
    """Number in its series, day, index of the origin."""

    number: int
    day: int
    origin: int


class Series:
    """Cables read together. Feed it with `add`, then ask for `findings`. It keeps some 700 bytes a cable."""

    def __init__(self) -> None:
        self._origins: list[Origin] = []
        self._serials: dict[tuple[str, str | None], list[_Entry]] = {}
        self._films: dict[str, list[_Entry]] = {}

    def add(self, cable: Cable, origin: Origin) -> None:
        """Take note of a cable. One without a date-time group tells nothing: its other date was made from that."""
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
        """What stands out, with the cable it is about: by post and year, then by year of film."""
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
            near = [one for one in (before, after) if one is not None]
            values = [Witness(field, show(name, entry.number)), Witness("routing.sent_at", _date(entry), origin.line)]
            values += [Witness(f"cable {show(name, one.number)}", _date(one)) for one in near]
            around = " and ".join(f"{show(name, one.number)} of {_date(one)}" for one in near)
            message = f"{show(name, entry.number)} was sent on {_date(entry)}, its neighbours are {around}"
            yield origin, code.at(origin.line, field, message, values)


def _sender(name: str, cable: Cable) -> str | None:
    """The post, where two have the symbol of the document number (PORTO): each counts its own telegrams."""
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
    """Entries more than `SLACK` days off, each with its neighbours among those in order."""
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
    """Indexes of a longest run that never falls, in n log n: the last day and index of the best run of each length."""
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
