"""The pages of the indexes: a page of values for each index, and the cables of each value, in pages of bounded length.

Strategy: the counts of an index tell how many pages each value has; the places are then read once, in order, and
written a page at a time.
"""

from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from markupsafe import Markup

from cablekit.site.catalogue import Catalogue, Value
from cablekit.site.kinds import DATES, KINDS, TEXTS, UNDATED, Kind
from cablekit.site.names import value_name
from cablekit.site.output import Output
from cablekit.site.pages import Pages, Place

ROWS = 200
"""Cables on a page of a list."""
VALUES = 500
"""Values on a page of an index."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
TEXT_WORDS = {
    "PRESENT": "The text is there",
    "PARTIAL": "The text has gaps",
    "GARBLED": "The text is garbled",
    "NOT CONVERTED": "The text was not converted",
    "UNRETRIEVABLE": "The text can't be retrieved",
    "MICROFILM ONLY": "The text is on microfilm only",
    "ABSENT": "No text",
}
"""Value of the index of texts -> words."""


def write_indexes(catalogue: Catalogue, pages: Pages, output: Output) -> None:
    """Write the pages of every index."""
    for kind in KINDS:
        details = catalogue.details(kind)
        for path, text in _front(kind, details, catalogue, pages):
            output.write(path, text)
        for path, text in _lists(kind, details, catalogue, pages):
            output.write(path, text)


def address(number: int) -> str:
    """The file of a page of a list, from 1."""
    return "index.html" if number == 1 else f"{number}.html"


def count_of_pages(things: int, size: int) -> int:
    """How many pages so many things take; one for none."""
    return max(1, -(-things // size))


def words(kind: Kind, value: str) -> str:
    """A value for reading: `May 1974` for 1974-05."""
    if kind is DATES:
        return "Without a date" if value == UNDATED else month_words(value)
    return TEXT_WORDS.get(value, value) if kind is TEXTS else value


def month_words(month: str) -> str:
    """`May 1974` for 1974-05; what is not a month as it is."""
    year, _, number = month.partition("-")
    return f"{_MONTHS[int(number) - 1]} {year}" if number.isdigit() and 1 <= int(number) <= 12 else month


def _front(kind: Kind, details: dict[str, str], catalogue: Catalogue, pages: Pages) -> Iterator[tuple[str, str]]:
    """The pages that list the values of an index."""
    total = catalogue.count(kind)
    of = count_of_pages(total, VALUES)
    values = catalogue.values(kind)
    for number in range(1, of + 1):
        place = Place(f"{kind.name}/{address(number)}", _section(kind))
        rows = [_row(kind, one, details) for one in islice(values, VALUES)]
        shown: dict[str, Any] = {"about": kind.about, "noun": kind.noun, "detail": kind.detail}
        shown |= {"roles": list(kind.roles.values()), "title": kind.title, "rows": rows}
        paging: dict[str, Any] = {"number": number, "of": of, "address": address, "total": total}
        yield place.path, pages.make("values", place, shown | paging)


def _section(kind: Kind) -> str:
    """The entry of the navigation that an index belongs to."""
    return kind.name if kind.short else "lost"


def _row(kind: Kind, one: Value, details: dict[str, str]) -> dict[str, Any]:
    return {
        "address": f"{value_name(one.value)}/index.html",
        "words": words(kind, one.value),
        "detail": details.get(one.value) or kind.meaning(one.value),
        "counts": [one.roles.get(role, 0) for role in kind.roles],
        "first": one.first[:10],
        "last": one.last[:10],
    }


def _lists(kind: Kind, details: dict[str, str], catalogue: Catalogue, pages: Pages) -> Iterator[tuple[str, str]]:
    """The pages of the cables of each value."""
    found = groupby(catalogue.listed(kind), key=itemgetter(0))
    for (before, one, after), (_, rows) in zip(_around(catalogue.values(kind)), found, strict=True):
        about: dict[str, Any] = {
            "noun": kind.noun,
            "heading": words(kind, one.value),
            "detail": details.get(one.value) or kind.meaning(one.value),
            "up": f"{kind.name}/index.html",
            "up_words": kind.title,
            "before": before and _link(kind, before),
            "after": after and _link(kind, after),
        }
        yield from _pages_of(kind, one, rows, about, pages)


def _around(values: Iterator[Value]) -> Iterator[tuple[Value | None, Value, Value | None]]:
    """Each value with the one before and the one after it."""
    before: Value | None = None
    one = next(values, None)
    while one is not None:
        after = next(values, None)
        yield before, one, after
        before, one = one, after


def _link(kind: Kind, one: Value) -> dict[str, str]:
    return {"name": value_name(one.value), "words": words(kind, one.value)}


def _pages_of(
    kind: Kind, one: Value, rows: Iterator[tuple[str, int, str]], about: dict[str, Any], pages: Pages
) -> Iterator[tuple[str, str]]:
    of = count_of_pages(one.cables, ROWS)
    parts = list(_parts(kind, one))
    shown: dict[int, int] = {}
    folder = f"{kind.name}/{value_name(one.value)}"
    for number in range(1, of + 1):
        tables = [
            _table(kind, one, role, [Markup(cells) for _, _, cells in group], shown)
            for role, group in groupby(islice(rows, ROWS), key=itemgetter(1))
        ]
        title = about["heading"] if number == 1 else f"{about['heading']}, page {number}"
        place = Place(f"{folder}/{address(number)}", _section(kind))
        paging: dict[str, Any] = {"number": number, "of": of, "address": address, "parts": parts, "tables": tables}
        yield place.path, pages.make("list", place, {"title": f"{title}: {kind.title.lower()}"} | about | paging)


def _parts(kind: Kind, one: Value) -> Iterator[tuple[str, int, str]]:
    """The roles of a value: words, cables, and where the list of them begins."""
    before = 0
    for role, cables in one.roles.items():
        yield kind.roles[role], cables, f"{address(before // ROWS + 1)}#role-{role}"
        before += cables


def _table(kind: Kind, one: Value, role: int, cells: list[Markup], shown: dict[int, int]) -> dict[str, Any]:
    first = shown.get(role, 0) + 1
    last = shown[role] = first + len(cells) - 1
    total = one.roles[role]
    counted = f"{total:,} {'cable' if total == 1 else 'cables'}"
    if len(cells) < total:
        counted = f"{first:,} to {last:,} of {counted}"
    named = kind.roles[role]
    return {"id": f"role-{role}", "caption": f"{named}: {counted}" if named else counted, "rows": cells}
