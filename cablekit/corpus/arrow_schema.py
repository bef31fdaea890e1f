"""The Arrow schema of a record, made from the model, for Parquet, Spark, DuckDB and pandas.

Strategy: the types of the record are walked once. Lists stay lists, nested parts stay structs, moments become
timestamps in microseconds, UTC. The description of each field is kept in its metadata.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
import pyarrow as pa  # type: ignore[import-untyped]
from msgspec import inspect

from cablekit import __version__
from cablekit.diagnostics import Diagnostic
from cablekit.model import SCHEMA_VERSION, Cable, Record

if TYPE_CHECKING:
    from cablekit.api import Parsed

_PLAIN: dict[type[inspect.Type], pa.DataType] = {
    inspect.StrType: pa.string(),
    inspect.LiteralType: pa.string(),
    inspect.IntType: pa.int64(),
    inspect.BoolType: pa.bool_(),
    inspect.DateType: pa.date32(),
    inspect.DateTimeType: pa.timestamp("us", "UTC"),
}


EXTRAS = {"raw": "raw", "spans": "spans", "errors": "_errors"}
"""What can be added to a record: name of the option -> name of the column."""

Row: TypeAlias = "dict[str, Any]"


@cache
def schema() -> pa.Schema:
    """The Arrow schema of a record, made from the model; descriptions of fields are in their metadata."""
    return pa.schema(_whole()[: len(inspect.type_info(Cable).fields)], metadata=_about())  # type: ignore[attr-defined]


@cache
def _whole() -> tuple[pa.Field, ...]:
    """The fields of a record, with all that can be added."""
    info = inspect.type_info(Record)
    assert isinstance(info, inspect.StructType)
    fields = [_field(field) for field in info.fields]
    diagnostics = next(field for field in fields if field.name == "diagnostics")
    about = {"description": "the diagnostics of severity error"}
    return (*fields, pa.field(EXTRAS["errors"], diagnostics.type, metadata=about))


def _about() -> dict[str, str]:
    return {"cablekit": __version__, "schema_version": str(SCHEMA_VERSION)}


def columns_of(columns: Sequence[str] | None, extras: Collection[str] = ()) -> pa.Schema:
    """Return the schema with these columns only, in the order given.

    Args:
        columns: names of columns; a dotted path (`body.subject`, `routing.to.name`) keeps one part of a column. The
            name of an added column adds it. None for the whole record.
        extras: keys of EXTRAS, whose columns are added at the end.

    Raises:
        ValueError: a name is not a column, `columns` is empty, or an extra is unknown.
    """
    if columns is not None and not columns:
        raise ValueError("no columns are named")
    if unknown := [word for word in extras if word not in EXTRAS]:
        raise ValueError(f"{unknown[0]!r} can't be added to a record; these can: {', '.join(EXTRAS)}")
    names = [*(schema().names if columns is None else columns), *(EXTRAS[word] for word in EXTRAS if word in extras)]
    return pa.schema(_kept(_whole(), [tuple(name.split(".")) for name in dict.fromkeys(names)], ""), metadata=_about())


def _kept(fields: Iterable[pa.Field], paths: Sequence[tuple[str, ...]], prefix: str) -> list[pa.Field]:
    """Return the fields that the paths name, in the order of the paths, each with the parts named."""
    known = {field.name: field for field in fields}
    kept = []
    for name in dict.fromkeys(path[0] for path in paths):
        if name not in known:
            raise ValueError(f"no column {prefix + name!r}; there are {', '.join(prefix + column for column in known)}")
        rests = [path[1:] for path in paths if path[0] == name]
        field = known[name]
        kept.append(field if () in rests else field.with_type(_part(field.type, rests, f"{prefix}{name}.")))
    return kept


def _part(kind: pa.DataType, paths: Sequence[tuple[str, ...]], prefix: str) -> pa.DataType:
    if pa.types.is_list(kind):
        return pa.list_(_part(kind.value_type, paths, prefix))
    if not pa.types.is_struct(kind):
        raise ValueError(f"no column {prefix + paths[0][0]!r}; {prefix.rstrip('.')} has no parts")
    return pa.struct(_kept(kind.fields, paths, prefix))


def row_reader(names: Sequence[str]) -> Callable[["Parsed"], Row]:
    """Return a function from a parsed cable to its row, with these columns in full; `batch_of` drops unwanted parts."""
    plain = partial(msgspec.to_builtins, builtin_types=(dt.date, dt.datetime))
    readers = [(name, _READERS.get(name) or attrgetter("cable." + name)) for name in names]
    return lambda parsed: {name: plain(read(parsed)) for name, read in readers}


def _errors(parsed: "Parsed") -> list[Diagnostic]:
    return [diagnostic for diagnostic in parsed.cable.diagnostics if diagnostic.severity == "error"]


_READERS: dict[str, Callable[["Parsed"], Any]] = {
    "raw": attrgetter("raw"),
    "spans": attrgetter("spans"),
    EXTRAS["errors"]: _errors,
}


def batch_of(rows: Sequence[Row], wanted: pa.Schema) -> pa.RecordBatch:
    """Return rows of `row_reader` as one Arrow batch of a schema that `columns_of` made."""
    batch = pa.RecordBatch.from_struct_array(pa.array(rows, type=pa.struct(list(wanted))))
    return batch.replace_schema_metadata(wanted.metadata)


def _field(field: inspect.Field) -> pa.Field:
    kind, meaning = field.type, ""
    while isinstance(kind, inspect.UnionType):
        kind = kind.types[0]
    if isinstance(kind, inspect.Metadata):
        meaning = str((kind.extra_json_schema or {}).get("description", ""))
    return pa.field(field.encode_name, _type(field.type), metadata={"description": meaning} if meaning else None)


def _type(kind: inspect.Type) -> pa.DataType:
    if isinstance(kind, inspect.Metadata):
        return _type(kind.type)
    if isinstance(kind, inspect.UnionType):
        return _type(next(member for member in kind.types if not isinstance(member, inspect.NoneType)))
    if isinstance(kind, inspect.StructType):
        return pa.struct([_field(field) for field in kind.fields])
    if isinstance(kind, inspect.ListType):
        return pa.list_(_type(kind.item_type))
    if isinstance(kind, inspect.TupleType):  # two line numbers
        return pa.list_(_type(kind.item_types[0]))
    if isinstance(kind, inspect.DictType):
        return pa.map_(_type(kind.key_type), _type(kind.value_type))
    return _PLAIN[type(kind)]
