"""Parquet: the whole record, typed and nested, in part files of so many records.

Strategy: the Arrow types are made from the model. Encoders make Arrow batches; the writer gathers them into row groups
and closes a part at every commit, so that parts are never gone back into.
"""

from __future__ import annotations

import datetime as dt
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar

import msgspec
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
from msgspec import inspect

from cablekit import __version__
from cablekit.corpus.job import Job
from cablekit.corpus.writers import JournalWriter
from cablekit.model import SCHEMA_VERSION, Cable

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.corpus.inputs import Found

PART = 5000
"""Records of a part, some 20 MB. Inputs that hold many cables each can make a part up to a piece longer."""
ROW_GROUP = 2500

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


class ParquetEncoder:
    """Cables -> an Arrow batch."""

    def __init__(self, job: Job) -> None:
        self._records: list[Any] = []
        self._struct = pa.struct(list(schema()))

    def add(self, parsed: Parsed, found: Found, number: int) -> None:
        """Take a cable."""
        self._records.append(msgspec.to_builtins(parsed.cable, builtin_types=(dt.date, dt.datetime)))

    def take(self) -> bytes:
        """The batch of the cables taken; nothing where there are none."""
        records, self._records = self._records, []
        if not records:
            return b""
        batch = pa.RecordBatch.from_struct_array(pa.array(records, type=self._struct))
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, batch.schema) as stream:
            stream.write_batch(batch)
        return bytes(sink.getvalue())


class ParquetWriter(JournalWriter):
    """Batches -> part files in a folder."""

    every: ClassVar[int] = PART
    suffixes: tuple[str, ...] = (".parquet",)

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self.result = self.shown = job.partial / job.out.name
        self._waiting: list[pa.Table] = []
        self._rows = 0  # of the open part, those waiting included
        self._parts = 0
        self._open: pq.ParquetWriter | None = None
        self._file: BinaryIO | None = None

    def begin(self, state: dict[str, int] | None) -> None:
        """Start, or drop the parts behind a commit."""
        self._parts = state["parts"] if state else 0
        self._waiting, self._rows = [], 0
        self.result.mkdir(exist_ok=True)
        kept = {self._path(number) for number in range(self._parts)}
        for path in self.result.iterdir():
            if path not in kept:
                path.unlink()

    def write(self, data: bytes, cables: int) -> None:
        """Gather a batch; write row groups and close parts when they are full."""
        if not data:
            return
        self._waiting.append(pa.ipc.open_stream(data).read_all())
        self._rows += cables
        if sum(table.num_rows for table in self._waiting) >= ROW_GROUP:
            self._write_group()
        if self._rows >= PART:
            self._close_part()

    def flush(self) -> dict[str, int]:
        """Close the open part."""
        self._close_part()
        return {"parts": self._parts}

    def finish(self) -> None:
        """Without any records, one part that has the columns and no rows."""
        if not self._parts:
            with self._path(0).open("wb") as file:
                pq.write_table(schema().empty_table(), file, compression="zstd")

    def _write_group(self) -> None:
        if self._open is None:
            # A file of our own: pyarrow takes some names for addresses, and refuses those that are no UTF-8.
            self._file = self._path(self._parts).open("wb")
            self._open = pq.ParquetWriter(self._file, schema(), compression="zstd")
        table = pa.concat_tables(self._waiting).cast(schema()).combine_chunks()
        self._waiting = []
        self._open.write_table(table, row_group_size=table.num_rows)

    def _close_part(self) -> None:
        if self._waiting:
            self._write_group()
        if self._open is not None:
            self._open.close()
            self._open = None
            self._end_file()
            self._parts += 1
        self._rows = 0

    def _end_file(self) -> None:
        assert self._file is not None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def _path(self, number: int) -> Path:
        return self.result / f"part-{number:05}.parquet"

    def _close(self) -> None:
        if self._open is not None and self._file is not None:
            # An open part is dropped by `begin`; on a full disk even its last bytes can't be written.
            with suppress(OSError):
                self._open.close()
            with suppress(OSError):
                self._file.close()
            self._open = None


encoder = ParquetEncoder
writer = ParquetWriter
