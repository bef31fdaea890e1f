"""Cables out of a database: the record, as far as the tables hold it.

Strategy: the types of the record are walked as `columns` walks them, so each column knows the field it came from; parts
that are rows of a long table are looked up by the number of the cable. What the tables only count (the transmissions,
the telegrams repeated in the text) and what a cell shortens (the code of an excision, the place of a gap) is not there.
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
#: field of the record -> long table, and the role its rows have there
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
#: the field that a cell keeps of an element that is no row
_WORDS = ("raw", "evidence")
_NO_CELL = frozenset(["transmissions", "quoted"])


def stored(connection: sqlite3.Connection, cable_id: int) -> Cable | None:
    """The cable of a number in the database; None when there is none.

    Args:
        connection: as `database.opened` gives it.
        cable_id: its number.
    """
    row = connection.execute(_CABLE, (cable_id,)).fetchone()
    return None if row is None else _cable(row, connection)


def numbered(connection: sqlite3.Connection, document_number: str) -> list[Cable]:
    """The cables that bear a document number: there may be several."""
    rows = connection.execute(
        "SELECT * FROM cables WHERE document_number = ? ORDER BY cable_id", (document_number,)
    ).fetchall()
    return [_cable(row, connection) for row in rows]


def _cable(row: sqlite3.Row, connection: sqlite3.Connection) -> Cable:
    made: dict[str, Any] = {name: row[name] for name in ("record_id", "document_number") if row[name] is not None}
    if row["date"] is not None:
        made["date"] = {"value": row["date"], "basis": row["date_basis"]}
    for place in _places():
        cell = row[place.column]
        if cell is not None:
            _part(made, place.path[:-1])[place.path[-1]] = place.read(cell)
    rows = {table: _rows(connection, table, row["cable_id"]) for table in _TABLES}
    for path, (table, role) in _PARTS.items():
        parts = [part for given, part in rows[table] if given == role]
        if parts:
            _part(made, path[:-1])[path[-1]] = parts
    return msgspec.convert(made, Cable, strict=False)


def _part(made: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    for name in path:
        made = made.setdefault(name, {})
    return made


def _rows(connection: sqlite3.Connection, table: str, cable_id: int) -> list[tuple[str | None, dict[str, Any]]]:
    """The rows of a cable in a long table: role, and the part."""
    cursor = connection.execute(f"SELECT * FROM {table} WHERE cable_id = ? ORDER BY n", (cable_id,))
    names = [one[0] for one in cursor.description]
    kept = [(at, name) for at, name in enumerate(names) if name not in _KEYS]
    role = names.index("role") if "role" in names else None
    made = []
    for row in cursor:
        part = {name: row[at] for at, name in kept if row[at] is not None}
        if table == "diagnostics":
            part["values"] = [_witness(one) for one in msgspec.json.decode(part.pop("witnesses", "[]"))]
        made.append((None if role is None else row[role], part))
    return made


def _witness(text: str) -> dict[str, Any]:
    """`attributes.tags=PBOR`, as the cell has it."""
    where, _, value = text.partition("=")
    return {"where": where, "value": value or None}


class _Place(NamedTuple):
    """A column, the path of its field in a record, and what makes the field's value of a cell."""

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
    word = next((one for one in _WORDS if one in names), None)
    if word is None:
        return lambda cell: []  # counted only; its rows are in a long table
    return lambda cell: [{word: one} for one in msgspec.json.decode(cell)]
