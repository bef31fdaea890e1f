"""The Arrow schema of a record, made from the model: what Parquet, Spark, DuckDB and pandas see of it.

Strategy: the types of the record are walked once. Lists stay lists, parts stay structs, moments are microseconds UTC;
the description of each field is in its metadata.
"""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
import pyarrow as pa  # type: ignore[import-untyped]
from msgspec import inspect

from cablekit import __version__
from cablekit.model import SCHEMA_VERSION, Cable

_PLAIN: dict[type[inspect.Type], pa.DataType] = {
    inspect.StrType: pa.string(),
    inspect.LiteralType: pa.string(),
    inspect.IntType: pa.int64(),
    inspect.BoolType: pa.bool_(),
    inspect.DateType: pa.date32(),
    inspect.DateTimeType: pa.timestamp("us", "UTC"),
}


@cache
def schema() -> pa.Schema:
    """The Arrow schema of a record, made from the model; descriptions of fields are in their metadata."""
    info = inspect.type_info(Cable)
    assert isinstance(info, inspect.StructType)
    about = {"cablekit": __version__, "schema_version": str(SCHEMA_VERSION)}
    return pa.schema([_field(field) for field in info.fields], metadata=about)


def columns_of(columns: Sequence[str] | None) -> pa.Schema:
    """The schema with these top-level columns only, in the order given; the whole for None.

    Raises:
        ValueError: a name is not a column.
    """
    whole = schema()
    if columns is None:
        return whole
    unknown = [name for name in columns if name not in whole.names]
    if unknown:
        raise ValueError(f"no column {unknown[0]!r}; there are {', '.join(whole.names)}")
    return pa.schema([whole.field(name) for name in columns], metadata=whole.metadata)


def batch_of(cables: Sequence[Cable], wanted: pa.Schema) -> pa.RecordBatch:
    """Records as one Arrow batch of a schema that `columns_of` gave."""
    rows = [_row(cable, wanted.names) for cable in cables]
    return pa.RecordBatch.from_struct_array(pa.array(rows, type=pa.struct(list(wanted)))).replace_schema_metadata(
        wanted.metadata
    )


def _row(cable: Cable, names: Sequence[str]) -> dict[str, Any]:
    plain = msgspec.to_builtins(cable, builtin_types=(dt.date, dt.datetime))
    assert isinstance(plain, dict)
    return {name: plain[name] for name in names}


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
        return _type(next(one for one in kind.types if not isinstance(one, inspect.NoneType)))
    if isinstance(kind, inspect.StructType):
        return pa.struct([_field(field) for field in kind.fields])
    if isinstance(kind, inspect.ListType):
        return pa.list_(_type(kind.item_type))
    if isinstance(kind, inspect.DictType):
        return pa.map_(_type(kind.key_type), _type(kind.value_type))
    return _PLAIN[type(kind)]
