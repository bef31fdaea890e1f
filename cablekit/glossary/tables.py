"""Read the tables under `data/`: CSV with a header row, each row with its source.

Most tables share seven columns and become Entry: code, variants (separated by semicolons), kind, scope, title, text,
source. Some have more columns after these, which only the look-ups of that table read (places of a caption, years of an
order, country of an agency). An empty cell means that nothing is known. The tables of TAGS, posts, limits, station
names, names of countries and words of commands have columns of their own.
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
        kind: the kind of code within its table.
        scope: what the code belongs to: the executive order of an exemption, the attribute of a value, the field in the
            record of an attribute, the place of an agency; None if there is none.
        title: its name in words; None if no source has it.
        text: its meaning, in sentences; None if the title is enough.
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
    """Return `term` in capitals without blanks and punctuation: `S/S` equals `SS`, `LA PAZ` equals `LAPAZ`."""
    return term.upper().translate(_DROPPED)


def split(cell: str) -> tuple[str, ...]:
    """Split a cell that contains a list."""
    return tuple(cell.split(";")) if cell else ()


def year(cell: str) -> int | None:
    """Return the year in a cell; None if it is empty."""
    return int(cell) if cell else None


def rows(table: str) -> Iterator[list[str]]:
    """Yield the rows of `data/<table>.csv`, without the header."""
    with (_DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


def rows_with_entries(table: str) -> Iterator[tuple[Entry, list[str]]]:
    """Yield each row of a table with the seven shared columns as an Entry, with the cells of any further columns."""
    for code, variants, kind, scope, title, text, source, *others in rows(table):
        yield Entry(code, split(variants), kind or None, scope or None, title or None, text or None, source), others


@cache
def entries(table: str) -> tuple[Entry, ...]:
    """Return all entries of a table with the seven shared columns, in file order."""
    return tuple(entry for entry, _ in rows_with_entries(table))


@cache
def by_term(table: str) -> dict[str, Entry]:
    """Folded code or variant -> entry, for a table without scopes. A code beats another entry's variant."""
    terms = {fold(entry.code): entry for entry in entries(table)}
    for entry in entries(table):
        for variant in entry.variants:
            terms.setdefault(fold(variant), entry)
    return terms


@cache
def by_scope(table: str) -> dict[tuple[str, str], Entry]:
    """(Folded scope, folded code or variant) -> entry, for a table whose codes have a meaning only within a scope."""
    return {
        (fold(entry.scope or ""), fold(term)): entry
        for entry in entries(table)
        for term in (*entry.variants, entry.code)
    }
