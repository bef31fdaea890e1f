"""Flat columns of a record, made from the model: one row for each cable, for CSV and SQLite.

Strategy: the types of the record are walked once. Every plain field becomes a column named by its path
(`routing.sent_at` -> `routing_sent_at`). A list of plain values becomes one cell, and so does a list of parts, each
part as it was written; parts that have a long table of their own (`tables.py`) are only counted. The first columns
answer the usual questions for every record, lost texts included: they hold the value of the text, else that of NARA's
attributes, and a column `..._basis` says which. A field added to the model becomes a column without any change here.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec.inspect import (
    BoolType,
    DateTimeType,
    DateType,
    DictType,
    Field,
    IntType,
    ListType,
    Metadata,
    NoneType,
    StructType,
    Type,
    UnionType,
    type_info,
)

from cablekit.formats.title import title
from cablekit.model import Addressee, Cable

Kind = Literal["text", "integer", "real", "boolean", "date", "datetime", "list", "object"]
Cell: TypeAlias = "str | int | float | None"
Row: TypeAlias = "list[Cell]"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: as in the header.
        kind: type of its cells. A list is one cell of several strings, an object one cell of JSON.
        meaning: description in one line.
    """

    name: str
    kind: Kind
    meaning: str


Reader: TypeAlias = "Callable[[Any], Row]"
"""Function from a struct to its cells."""

Join: TypeAlias = "Callable[[list[str]], str | None]"
"""Function from the strings of a list to one cell."""


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def json_list(values: list[str]) -> str | None:
    """Return a list cell for databases: a JSON array, which SQLite and Datasette can split; None if empty."""
    return _json(values) if values else None


def piped_list(values: list[str]) -> str | None:
    """Return a list cell for spreadsheets: values separated by ` | `, which no telegram uses; None if empty."""
    return " | ".join(values) if values else None


# --- the first columns, filled for every record -------------------------------------------------------

_CHOSEN = (
    Column("record_id", "text", "Legacy Key, else Message ID, else sha256 of the text"),
    Column("document_number", "text", "NARA's document number; not unique"),
    Column("date", "date", "the record's date, UTC"),
    Column("date_basis", "text", "dtg: date-time group; attribute: Draft or Sent Date"),
    Column("title", "text", "subject, else a quoted telegram's, else the TAGS"),
    Column("sender", "text", "sending post"),
    Column("sender_basis", "text", "text: the FM line; attribute: NARA's From"),
    Column("recipients", "text", "action addressees, separated by `; `"),
    Column("recipients_basis", "text", "text: the TO lines; attribute: NARA's To, action and info run together"),
    Column("subject", "text", "subject"),
    Column("subject_basis", "text", "text: the SUBJECT line; attribute: NARA's copy"),
    Column("classification", "text", "classification as sent"),
    Column("classification_basis", "text", "text: banner, else head of page 1; attribute: Original Classification"),
)
# Fields that the columns above already hold.
_TAKEN = frozenset({"record_id", "document_number", "date"})


def _chosen(cable: Cable) -> Row:
    date, routing, attributes = cable.date, cable.routing, cable.attributes
    to = "; ".join(map(station, routing.to))
    return [
        cable.record_id,
        cable.document_number,
        date.value.isoformat() if date else None,
        date.basis if date else None,
        title(cable),
        *_first(station(routing.from_) if routing.from_ else None, attributes.from_),
        *_first(to, attributes.to),
        *_first(cable.body.subject, attributes.subject),
        *_first(cable.body.classification or cable.header.classification, attributes.original_classification),
    ]


def _first(text: str | None, attribute: str | None) -> tuple[str | None, str | None]:
    """Return the text's value with its basis, else the attribute's."""
    if text:
        return text, "text"
    return (attribute, "attribute") if attribute else (None, None)


def station(addressee: Addressee) -> str:
    """Return the shortest certain name of an addressee: its post, else its name, else the words as written."""
    return addressee.post or addressee.name or addressee.raw


# --- columns of any struct --------------------------------------------------------------------------


@cache
def cable_columns() -> tuple[Column, ...]:
    """Return the columns of a cable's row, in order."""
    columns, _ = _struct(Cable, json_list)
    return _CHOSEN + tuple(columns)


def cable_reader(join: Join) -> Callable[[Cable], Row]:
    """Return a function from a cable to its row, with the cells in the order of `cable_columns`."""
    _, read = _struct(Cable, join)
    return lambda cable: _chosen(cable) + read(cable)


def struct_columns(struct: type, join: Join = json_list) -> tuple[list[Column], Reader]:
    """Return the columns of a part of the record, and a function that makes its cells."""
    return _struct(struct, join)


def _struct(struct: type, join: Join) -> tuple[list[Column], Reader]:
    info = type_info(struct)
    assert isinstance(info, StructType)
    return _columns(info, "", join)


def _columns(info: StructType, prefix: str, join: Join) -> tuple[list[Column], Reader]:
    """Return columns and reader of a struct: first its plain fields, fetched in one call, then its parts."""
    leaves: list[Column] = []
    attributes: list[str] = []
    converters: list[tuple[int, Callable[[Any], Cell]]] = []
    parts: list[tuple[str, Reader]] = []
    below: list[Column] = []
    for field in info.fields:
        if not prefix and field.encode_name in _TAKEN and info.cls is Cable:
            continue
        kind = plain(field.type)
        name = prefix + renamed(field.encode_name)
        if isinstance(kind, StructType):
            columns, read = _columns(kind, name + "_", join)
            below += columns
            parts.append((field.name, read))
            continue
        convert = _converter(kind, join)
        if convert is not None:
            converters.append((len(leaves), convert))
        leaves.append(Column(name, _kind(kind), _meaning(field, kind)))
        attributes.append(field.name)
    return leaves + below, _reader(attributes, converters, parts, len(leaves) + len(below))


def _reader(
    attributes: Sequence[str],
    converters: Sequence[tuple[int, Callable[[Any], Cell]]],
    parts: Sequence[tuple[str, Reader]],
    width: int,
) -> Reader:
    fetch = _fetcher(attributes)
    nothing: Row = [None] * width

    def read(struct: Any) -> Row:
        if struct is None:
            return nothing
        cells = fetch(struct)
        for at, convert in converters:
            if cells[at] is not None:
                cells[at] = convert(cells[at])
        for attribute, part in parts:
            cells += part(getattr(struct, attribute))
        return cells

    return read


def _fetcher(attributes: Sequence[str]) -> Callable[[Any], list[Any]]:
    if len(attributes) > 1:
        fetch = attrgetter(*attributes)
        return lambda struct: list(fetch(struct))
    return lambda struct: [getattr(struct, attribute) for attribute in attributes]


# Fields whose names are reserved words of SQL; renamed, so that no column needs quotes.
_RENAMED = {"values": "witnesses"}


def renamed(name: str) -> str:
    """Return the column name of a field."""
    return _RENAMED.get(name, name)


def plain(kind: Type) -> Type:
    """Return a type without its description and its null."""
    if isinstance(kind, Metadata):
        return plain(kind.type)
    if isinstance(kind, UnionType):
        return plain(next(member for member in kind.types if not isinstance(member, NoneType)))
    return kind


def _meaning(field: Field, plain: Type) -> str:
    kind = field.type
    while isinstance(kind, UnionType):
        kind = kind.types[0]
    schema = kind.extra_json_schema if isinstance(kind, Metadata) else None
    description = str((schema or {}).get("description", ""))
    is_counted = isinstance(plain, ListType) and _words(plain) is None
    return f"how many: {description}" if is_counted else description


def _kind(kind: Type) -> Kind:
    if isinstance(kind, ListType):
        return "integer" if _words(kind) is None else "list"
    if isinstance(kind, DictType):
        return "object"
    if isinstance(kind, BoolType):
        return "boolean"
    if isinstance(kind, IntType):
        return "integer"
    if isinstance(kind, DateType):
        return "date"
    return "datetime" if isinstance(kind, DateTimeType) else "text"


def _converter(kind: Type, join: Join) -> Callable[[Any], Cell] | None:
    """Return a function from a value to a cell; None if values are cells already."""
    if isinstance(kind, DictType):
        return lambda value: _json(value) if value else None
    if isinstance(kind, ListType):
        return _list_converter(kind, join)
    if isinstance(kind, BoolType):
        return int
    if isinstance(kind, DateTimeType):
        return moment
    return dt.date.isoformat if isinstance(kind, DateType) else None


def _list_converter(kind: ListType, join: Join) -> Callable[[Any], Cell]:
    words = _words(kind)
    if words is None:
        return len
    if not words:
        return join
    if len(words) == 1:
        fetch = attrgetter(words[0])
        return lambda parts: join([word for part in parts if (word := fetch(part))])
    between = _WORDS[words]
    fetch = attrgetter(*words)
    return lambda parts: join([between.join([str(word) for word in fetch(part) if word is not None]) for part in parts])


# Fields that represent a part in one cell, and their separator: the words as written, an office with its copies, a
# diagnostic's code, a witness with its value.
_WORDS = {("raw",): "", ("office", "copies"): "-", ("evidence",): "", ("code",): "", ("where", "value"): "="}


def _words(kind: ListType) -> tuple[str, ...] | None:
    """Return the fields that represent an element of a list; () for strings, None if elements are only counted."""
    element = plain(kind.item_type)
    if not isinstance(element, StructType):
        return ()
    names = {field.name for field in element.fields}
    return next((words for words in _WORDS if names.issuperset(words)), None)


def moment(value: dt.datetime) -> str:
    """Return a moment as in JSON: `1977-12-30T21:28:00Z`."""
    return value.isoformat().replace("+00:00", "Z")
