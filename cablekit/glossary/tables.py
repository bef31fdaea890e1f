"""Reading the tables under `data/`: CSV with a header row, each row with its source.

Most tables share seven columns and become Entry: code, variants (separated by semicolons), kind, scope, title, text,
source. Some of them have more columns after these, which only the look-ups of that table read (places of a caption,
years of an order, country of an agency). An empty cell means that nothing is known. The tables of TAGS, posts, limits,
station names and names of countries have columns of their own.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import punctuation, whitespace

import msgspec

_DATA = Path(__file__).parent / "data"
_DROPPED = str.maketrans("", "", punctuation + whitespace)


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A row of a table of codes.

    Attributes:
        code: the code as cables or attributes write it.
        variants: other spellings.
        kind: what sort of code it is within its table.
        scope: what the code belongs to: of an exemption the executive order, of a value the attribute,
            of an attribute its field in the record, of an agency its place; None where there is no such thing.
        title: its name in words; None when no source tells it.
        text: what there is to say about it, in sentences; None when the title says all.
        source: where the facts come from.
    """

    code: str
    variants: tuple[str, ...]
    kind: str | None
    scope: str | None
    title: str | None
    text: str | None
    source: str


def fold(term: str) -> str:
    """`term` in capitals without blanks and punctuation: `S/S` and `SS`, `LA PAZ` and `LAPAZ` fall together."""
    return term.upper().translate(_DROPPED)


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list."""
    return tuple(cell.split(";")) if cell else ()


def year(cell: str) -> int | None:
    """The year in a cell; None in an empty one."""
    return int(cell) if cell else None


def rows(table: str) -> Iterator[list[str]]:
    """The rows of `data/<table>.csv`, without the header."""
    with (_DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


def rows_with_entries(table: str) -> Iterator[tuple[Entry, list[str]]]:
    """Each row of a table with seven shared columns as Entry, with the cells of the columns after these."""
    for code, variants, kind, scope, title, text, source, *more in rows(table):
        yield Entry(code, split(variants), kind or None, scope or None, title or None, text or None, source), more


@cache
def entries(table: str) -> tuple[Entry, ...]:
    """All entries of one of the tables with seven columns, in file order."""
    return tuple(entry for entry, _ in rows_with_entries(table))


@cache
def by_term(table: str) -> dict[str, Entry]:
    """Folded code or variant -> entry, for a table whose codes stand alone. A code beats another entry's variant."""
    found = {fold(entry.code): entry for entry in entries(table)}
    for entry in entries(table):
        for variant in entry.variants:
            found.setdefault(fold(variant), entry)
    return found


@cache
def by_scope(table: str) -> dict[tuple[str, str], Entry]:
    """(Folded scope, folded code or variant) -> entry, for a table whose codes mean something within a scope only."""
    return {
        (fold(entry.scope or ""), fold(term)): entry
        for entry in entries(table)
        for term in (*entry.variants, entry.code)
    }
