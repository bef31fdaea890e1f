"""The pages of the indexes: a list of values for each index, and a list of cables for each value.

Strategy: long lists are divided into pages. The number of pages of each value follows from the counts of the index; the
entries are then read once, in order, and written page by page.
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
    "PRESENT": "The text is present",
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
    """Return the file name of a page of a list; pages are numbered from 1."""
    return "index.html" if number == 1 else f"{number}.html"


def count_of_pages(things: int, size: int) -> int:
    """Return the number of pages for a number of things, at least one."""
    return max(1, -(-things // size))


def words(kind: Kind, value: str) -> str:
    """Return a value in words: `May 1974` for 1974-05."""
    if kind is DATES:
        return "Without a date" if value == UNDATED else month_words(value)
    return TEXT_WORDS.get(value, value) if kind is TEXTS else value


def month_words(month: str) -> str:
    """Return `May 1974` for 1974-05; anything else unchanged."""
    year, _, number = month.partition("-")
    return f"{_MONTHS[int(number) - 1]} {year}" if number.isdigit() and 1 <= int(number) <= 12 else month


def _front(kind: Kind, details: dict[str, str], catalogue: Catalogue, pages: Pages) -> Iterator[tuple[str, str]]:
    """Yield the pages that list the values of an index."""
    total = catalogue.count(kind)
    of = count_of_pages(total, VALUES)
    values = catalogue.values(kind)
    for number in range(1, of + 1):
        place = Place(f"{kind.name}/{address(number)}", _section(kind))
        rows = [_row(kind, value, details) for value in islice(values, VALUES)]
        shown: dict[str, Any] = {"about": kind.about, "noun": kind.noun, "detail": kind.detail}
        shown |= {"roles": list(kind.roles.values()), "title": kind.title, "rows": rows}
        paging: dict[str, Any] = {"number": number, "of": of, "address": address, "total": total}
        yield place.path, pages.make("values", place, shown | paging)


def _section(kind: Kind) -> str:
    """Return the entry of the navigation that an index belongs to."""
    return kind.name if kind.short else "lost"


def _row(kind: Kind, value: Value, details: dict[str, str]) -> dict[str, Any]:
    return {
        "address": f"{value_name(value.value)}/index.html",
        "words": words(kind, value.value),
        "detail": details.get(value.value) or kind.meaning(value.value),
        "counts": [value.roles.get(role, 0) for role in kind.roles],
        "first": value.first[:10],
        "last": value.last[:10],
    }


def _lists(kind: Kind, details: dict[str, str], catalogue: Catalogue, pages: Pages) -> Iterator[tuple[str, str]]:
    """Yield the pages that list the cables of each value."""
    groups = groupby(catalogue.listed(kind), key=itemgetter(0))
    for (before, value, after), (_, rows) in zip(_around(catalogue.values(kind)), groups, strict=True):
        about: dict[str, Any] = {
            "noun": kind.noun,
            "heading": words(kind, value.value),
            "detail": details.get(value.value) or kind.meaning(value.value),
            "up": f"{kind.name}/index.html",
            "up_words": kind.title,
            "before": before and _link(kind, before),
            "after": after and _link(kind, after),
        }
        yield from _pages_of(kind, value, rows, about, pages)


def _around(values: Iterator[Value]) -> Iterator[tuple[Value | None, Value, Value | None]]:
    """Yield each value with its predecessor and its successor."""
    before: Value | None = None
    value = next(values, None)
    while value is not None:
        after = next(values, None)
        yield before, value, after
        before, value = value, after


def _link(kind: Kind, value: Value) -> dict[str, str]:
    return {"name": value_name(value.value), "words": words(kind, value.value)}


def _pages_of(
    kind: Kind, value: Value, rows: Iterator[tuple[str, int, str]], about: dict[str, Any], pages: Pages
) -> Iterator[tuple[str, str]]:
    of = count_of_pages(value.cables, ROWS)
    parts = list(_parts(kind, value))
    shown: dict[int, int] = {}
    folder = f"{kind.name}/{value_name(value.value)}"
    for number in range(1, of + 1):
        tables = [
            _table(kind, value, role, [Markup(cells) for _, _, cells in group], shown)
            for role, group in groupby(islice(rows, ROWS), key=itemgetter(1))
        ]
        title = about["heading"] if number == 1 else f"{about['heading']}, page {number}"
        place = Place(f"{folder}/{address(number)}", _section(kind))
        paging: dict[str, Any] = {"number": number, "of": of, "address": address, "parts": parts, "tables": tables}
        yield place.path, pages.make("list", place, {"title": f"{title}: {kind.title.lower()}"} | about | paging)


def _parts(kind: Kind, value: Value) -> Iterator[tuple[str, int, str]]:
    """Yield the roles of a value: words, number of cables, and the address where their list begins."""
    before = 0
    for role, cables in value.roles.items():
        yield kind.roles[role], cables, f"{address(before // ROWS + 1)}#role-{role}"
        before += cables


def _table(kind: Kind, value: Value, role: int, cells: list[Markup], shown: dict[int, int]) -> dict[str, Any]:
    first = shown.get(role, 0) + 1
    last = shown[role] = first + len(cells) - 1
    total = value.roles[role]
    counted = f"{total:,} {'cable' if total == 1 else 'cables'}"
    if len(cells) < total:
        counted = f"{first:,} to {last:,} of {counted}"
    role_words = kind.roles[role]
    return {"id": f"role-{role}", "caption": f"{role_words}: {counted}" if role_words else counted, "rows": cells}
