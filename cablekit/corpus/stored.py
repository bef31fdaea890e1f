"""Cables from a database: the record, as far as the tables hold it.

Strategy: the types of the record are walked as in `columns`, so that the field of each column is known; parts that are
rows of a long table are looked up by the number of the cable. Parts that the tables only count (transmissions, quoted
telegrams) and details that a cell leaves out (the code of an excision, the place of a gap) are missing.
"""

import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec.inspect import DictType, ListType, StructType, Type, type_info

from cablekit.corpus.columns import plain, renamed
from cablekit.model import Cable

_CABLE = "SELECT * FROM cables WHERE cable_id = ?"
#: field of the record -> long table, and the role of its rows there
_PARTS: dict[tuple[str, ...], tuple[str, str | None]] = {
    ("routing", "to"): ("addressees", "to"),
    ("routing", "info"): ("addressees", "info"),
    ("routing", "exempt"): ("addressees", "exempt"),
    ("body", "tags"): ("tags", None),
    ("body", "references"): ("refs", None),
    ("body", "text_references"): ("text_refs", None),
    ("body", "paragraphs"): ("paragraphs", None),
    ("header", "distribution", "action"): ("offices", "action"),
    ("header", "distribution", "origin"): ("offices", "origin"),
    ("header", "distribution", "info"): ("offices", "info"),
    ("header", "cleared_by"): ("clearances", "cleared"),
    ("diagnostics",): ("diagnostics", None),
}
_TABLES = tuple(dict.fromkeys(table for table, _ in _PARTS.values()))
#: columns of a row that are not fields of its part
_KEYS = frozenset(["cable_id", "record_id", "n", "role", "cited_cable_id"])
#: the field that a cell keeps of an element that has no row in a long table
_WORDS = ("raw", "evidence")
_NO_CELL = frozenset(["transmissions", "quoted"])


def stored(connection: sqlite3.Connection, cable_id: int) -> Cable | None:
    """Return the cable with a number in the database; None if there is none.

    Args:
        connection: connection of `database.opened`.
        cable_id: its number.
    """
    row = connection.execute(_CABLE, (cable_id,)).fetchone()
    return None if row is None else _cable(row, connection)


def numbered(connection: sqlite3.Connection, document_number: str) -> list[Cable]:
    """Return the cables with a document number; there may be several."""
    rows = connection.execute(
        "SELECT * FROM cables WHERE document_number = ? ORDER BY cable_id", (document_number,)
    ).fetchall()
    return [_cable(row, connection) for row in rows]


def _cable(row: sqlite3.Row, connection: sqlite3.Connection) -> Cable:
    record: dict[str, Any] = {name: row[name] for name in ("record_id", "document_number") if row[name] is not None}
    if row["date"] is not None:
        record["date"] = {"value": row["date"], "basis": row["date_basis"]}
    for place in _places():
        cell = row[place.column]
        if cell is not None:
            _part(record, place.path[:-1])[place.path[-1]] = place.read(cell)
    rows = {table: _rows(connection, table, row["cable_id"]) for table in _TABLES}
    for path, (table, role) in _PARTS.items():
        parts = [part for given, part in rows[table] if given == role]
        if parts:
            _part(record, path[:-1])[path[-1]] = parts
    return msgspec.convert(record, Cable, strict=False)


def _part(fields: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    for name in path:
        fields = fields.setdefault(name, {})
    return fields


def _rows(connection: sqlite3.Connection, table: str, cable_id: int) -> list[tuple[str | None, dict[str, Any]]]:
    """Return the rows of a cable in a long table, each as its role and its part of the record."""
    cursor = connection.execute(f"SELECT * FROM {table} WHERE cable_id = ? ORDER BY n", (cable_id,))
    names = [column[0] for column in cursor.description]
    kept = [(at, name) for at, name in enumerate(names) if name not in _KEYS]
    role = names.index("role") if "role" in names else None
    parts = []
    for row in cursor:
        part = {name: row[at] for at, name in kept if row[at] is not None}
        if table == "diagnostics":
            part["values"] = [_witness(cell) for cell in msgspec.json.decode(part.pop("witnesses", "[]"))]
        parts.append((None if role is None else row[role], part))
    return parts


def _witness(text: str) -> dict[str, Any]:
    """Return the witness in a cell such as `attributes.tags=PBOR`."""
    where, _, value = text.partition("=")
    return {"where": where, "value": value or None}


class _Place(NamedTuple):
    """A column, the path of its field in a record, and the function from a cell to the value of the field."""

    column: str
    path: tuple[str, ...]
    read: Callable[[Any], Any]


@cache
def _places() -> tuple[_Place, ...]:
    info = type_info(Cable)
    assert isinstance(info, StructType)
    return tuple(place for place in _walk(info, "", ()) if place.path not in _PARTS)


def _walk(info: StructType, prefix: str, path: tuple[str, ...]) -> Iterator[_Place]:
    for field in info.fields:
        kind = plain(field.type)
        name = field.encode_name
        if not path and (name in ("record_id", "document_number", "date") or name in _NO_CELL):
            continue
        column = prefix + renamed(name)
        if isinstance(kind, StructType):
            yield from _walk(kind, f"{column}_", (*path, name))
        elif name not in _NO_CELL:
            yield _Place(column, (*path, name), _reader(kind))


def _reader(kind: Type) -> Callable[[Any], Any]:
    if isinstance(kind, DictType):
        return msgspec.json.decode
    if not isinstance(kind, ListType):
        return lambda cell: cell
    element = plain(kind.item_type)
    if not isinstance(element, StructType):
        return msgspec.json.decode
    names = {field.encode_name for field in element.fields}
    word = next((name for name in _WORDS if name in names), None)
    if word is None:
        return lambda cell: []  # only counted; its rows are in a long table
    return lambda cell: [{word: value} for value in msgspec.json.decode(cell)]
