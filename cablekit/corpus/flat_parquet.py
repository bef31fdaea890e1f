"""Flat Parquet: the tables of the database as Parquet files, for engines that handle nested columns badly.

Strategy: the tables, columns and rows are those of the database (`tables`, `columns`), with types: dates, timestamps,
lists of strings. Encoders make rows; the writer numbers the cables, as the database does, and writes a part of every
table at each commit.
"""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from cablekit.corpus.columns import Column, Kind, cable_columns, cable_reader
from cablekit.corpus.job import Job
from cablekit.corpus.tables import CABLE_ID, TABLES
from cablekit.corpus.writers import JournalWriter

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.corpus.inputs import Found

_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "real": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us", "UTC"),
    "list": pa.list_(pa.string()),
    "object": pa.string(),
}
# Kinds that rows hold as text; Arrow parses it.
_WRITTEN = frozenset(["date", "datetime"])


def _as_list(values: list[str]) -> Any:
    return values


def columns() -> dict[str, tuple[Column, ...]]:
    """Return table -> columns, as in the database."""
    return {"cables": (CABLE_ID, *cable_columns())} | {table.name: table.columns() for table in TABLES}


class FlatEncoder:
    """Cables -> rows of every table, each with the place of its cable among those since the last `take`."""

    def __init__(self, job: Job) -> None:
        self._row = cable_reader(_as_list)
        self._long = [(table.name, table.reader(_as_list)) for table in TABLES]
        self._rows: dict[str, list[list[Any]]] = {name: [] for name in columns()}
        self._place = 0

    def add(self, parsed: Parsed, found: Found, number: int) -> None:
        """Add the rows of a cable."""
        self._rows["cables"].append([self._place, *self._row(parsed.cable)])
        for name, rows in self._long:
            self._rows[name] += [[self._place, *row] for row in rows(parsed.cable)]
        self._place += 1

    def take(self) -> bytes:
        """Return the rows of the cables added since the last call."""
        rows, self._rows, self._place = self._rows, {name: [] for name in columns()}, 0
        return pickle.dumps(rows, pickle.HIGHEST_PROTOCOL)


class FlatWriter(JournalWriter):
    """Rows -> a folder of part files for each table."""

    every: ClassVar[int] = 5000
    steady: ClassVar[bool] = False
    suffixes: tuple[str, ...] = (".parquet",)

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self.result = self.shown = job.partial / job.out.name
        self._cables = self._parts = 0
        self._waiting: dict[str, list[list[Any]]] = {}

    def begin(self, state: dict[str, int] | None) -> None:
        """Start, or remove the parts after a commit."""
        self._cables, self._parts = (state["cables"], state["parts"]) if state else (0, 0)
        self._waiting = {name: [] for name in columns()}
        self.result.mkdir(exist_ok=True)
        for name in columns():
            (self.result / name).mkdir(exist_ok=True)
            for path in (self.result / name).iterdir():
                if path not in {self._path(name, number) for number in range(self._parts)}:
                    path.unlink()

    def write(self, data: bytes, cables: int) -> None:
        """Number the rows and keep them until the commit."""
        first = self._cables + 1
        for name, rows in pickle.loads(data).items():
            for row in rows:
                row[0] += first
            self._waiting[name] += rows
        self._cables += cables

    def flush(self) -> dict[str, int]:
        """Write a part of every table; return the numbers of cables and parts."""
        if any(self._waiting.values()):
            for name, described in columns().items():
                self._write_part(name, described)
            self._parts += 1
        return {"cables": self._cables, "parts": self._parts}

    def _write_part(self, name: str, described: tuple[Column, ...]) -> None:
        rows, self._waiting[name] = self._waiting[name], []
        cells = list(zip(*rows, strict=True)) if rows else [()] * len(described)
        arrays = [_array(column, list(values)) for column, values in zip(described, cells, strict=True)]
        fields = [
            pa.field(column.name, _TYPES[column.kind], metadata={"description": column.meaning}) for column in described
        ]
        with self._path(name, self._parts).open("wb") as file:
            pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())

    def finish(self) -> None:
        """If there are no records, write one part of every table with the columns and no rows."""
        if not self._parts:
            for name, described in columns().items():
                self._write_part(name, described)

    def _path(self, name: str, number: int) -> Path:
        return self.result / name / f"part-{number:05}.parquet"

    def _close(self) -> None:
        self._waiting = {}


def _array(column: Column, cells: list[Any]) -> pa.Array:
    """Return the cells of a column as an array of its type. An empty list is null, as in the database."""
    if column.kind in _WRITTEN:
        return pa.array(cells, pa.string()).cast(_TYPES[column.kind])
    if column.kind == "boolean":
        cells = [None if cell is None else bool(cell) for cell in cells]
    return pa.array(cells, _TYPES[column.kind])


encoder = FlatEncoder
writer = FlatWriter
