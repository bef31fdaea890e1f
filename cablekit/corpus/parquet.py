"""Parquet: the whole record, typed and nested, in part files of a fixed number of records.

Strategy: the Arrow types are made from the model. Encoders make Arrow batches; the writer collects them into row groups
and closes a part at every commit, so that a part on disk is never changed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, ClassVar

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from cablekit.corpus.arrow_schema import Row, batch_of, columns_of, row_reader, schema
from cablekit.corpus.job import Job
from cablekit.corpus.writers import JournalWriter

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.corpus.inputs import Found

PART = 5000
"""Records of a part, about 20 MB. Inputs that hold many cables each can make a part longer, by one piece at most."""
ROW_GROUP = 2500


class ParquetEncoder:
    """Cables -> an Arrow batch with the columns that a job names, or all."""

    def __init__(self, job: Job) -> None:
        self._schema = columns_of(job.fields or None, job.extras)
        self._row = row_reader(self._schema.names)
        self._rows: list[Row] = []

    def add(self, parsed: Parsed, found: Found, number: int) -> None:
        """Add the row of a cable."""
        self._rows.append(self._row(parsed))

    def take(self) -> bytes:
        """Return the batch of the cables added since the last call, as an IPC stream; empty if there are none."""
        rows, self._rows = self._rows, []
        if not rows:
            return b""
        batch = batch_of(rows, self._schema)
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, batch.schema) as stream:
            stream.write_batch(batch)
        return bytes(sink.getvalue())


class ParquetWriter(JournalWriter):
    """Batches -> part files in a folder."""

    every: ClassVar[int] = PART
    steady: ClassVar[bool] = False
    suffixes: tuple[str, ...] = (".parquet",)

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self.result = self.shown = job.partial / job.out.name
        self._waiting: list[pa.Table] = []
        self._rows = 0  # rows of the open part, those waiting included
        self._parts = 0
        self._open: pq.ParquetWriter | None = None
        self._file: BinaryIO | None = None

    def begin(self, state: dict[str, int] | None) -> None:
        """Start, or remove the parts after a commit."""
        self._parts = state["parts"] if state else 0
        self._waiting, self._rows = [], 0
        self.result.mkdir(exist_ok=True)
        kept = {self._path(number) for number in range(self._parts)}
        for path in self.result.iterdir():
            if path not in kept:
                path.unlink()

    def write(self, data: bytes, cables: int) -> None:
        """Add a batch; write row groups and close parts when they are full."""
        if not data:
            return
        self._waiting.append(pa.ipc.open_stream(data).read_all())
        self._rows += cables
        if sum(table.num_rows for table in self._waiting) >= ROW_GROUP:
            self._write_group()
        if self._rows >= PART:
            self._close_part()

    def flush(self) -> dict[str, int]:
        """Close the open part; return the number of parts."""
        self._close_part()
        return {"parts": self._parts}

    def finish(self) -> None:
        """If there are no records, write one part with the columns and no rows."""
        if not self._parts:
            with self._path(0).open("wb") as file:
                pq.write_table(schema().empty_table(), file, compression="zstd")

    def _write_group(self) -> None:
        if self._open is None:
            # Opened here: pyarrow takes some names for addresses, and refuses names that are not UTF-8.
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
            # `begin` removes an open part; on a full disk even its last bytes can't be written.
            with suppress(OSError):
                self._open.close()
            with suppress(OSError):
                self._file.close()
            self._open = None


encoder = ParquetEncoder
writer = ParquetWriter
