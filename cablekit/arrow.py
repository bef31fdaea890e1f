"""Arrow: cables as record batches, for DuckDB, polars, pandas, Spark and any other engine that reads Arrow.

Strategy: `inputs` lists what there is to read, as small values that can be pickled and sent to other processes;
`shares` does the same without reading archives. An engine divides these values among its tasks, and `batches` reads
them. Needs `cablekit[parquet]`.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import pyarrow as pa  # type: ignore[import-untyped]

from cablekit import sources
from cablekit.corpus.arrow_schema import Row, batch_of, columns_of, row_reader
from cablekit.corpus.isolated import encoded
from cablekit.sources import Failure, Item, Share

__all__ = ["Input", "Share", "batches", "inputs", "schema", "shares"]

Input = Item | Failure
"""One file to read, or why it can't be read."""

Path = str | os.PathLike[str]
Skip = Callable[[str], None]

ROWS = 1000
"""Default number of records in a batch."""


def schema(columns: Sequence[str] | None = None, extras: Collection[str] = ()) -> pa.Schema:
    """Return the Arrow schema of a record.

    Args:
        columns: names of columns to keep, in this order; a dotted path such as `routing.to.name` keeps one part of a
            column. None keeps all.
        extras: what to add: `raw`, the attributes verbatim; `spans`, the lines of each field; `errors`, a column
            `_errors` with only the diagnostics of severity error.

    Raises:
        ValueError: a name is not a column, or an extra is unknown.
    """
    return columns_of(columns, extras)


def inputs(paths: Iterable[Path], *, skipped: Skip | None = None) -> Iterator[Input]:
    """Yield what there is to read in files, folders and archives, in the order of `cablekit convert`.

    For a plain file this is its path only; for a member of an archive it includes the bytes.

    Args:
        paths: files, folders and archives.
        skipped: called with each file below a folder, or member of an archive, that is skipped because it is not a
            cable, as in `convert`.
    """
    return sources.walk(map(os.fsdecode, paths), skipped=skipped or _ignore)


def shares(paths: Iterable[Path], *, skipped: Skip | None = None) -> Iterator[Share | Failure]:
    """Yield what there is to read, without reading archives: a share is a file, an archive or a part of one.

    Args:
        paths: files, folders and archives.
        skipped: called with each file below a folder that is skipped because it is not a cable.
    """
    return sources.shares(map(os.fsdecode, paths), skipped=skipped or _ignore)


def batches(
    found: Iterable[Input | Share],
    columns: Sequence[str] | None = None,
    *,
    extras: Collection[str] = (),
    rows: int = ROWS,
    isolated: bool = False,
    skipped: Skip | None = None,
) -> Iterator[pa.RecordBatch]:
    """Yield the cables of inputs, in order, as Arrow record batches of at most `rows` records.

    Args:
        found: values of `inputs` or `shares`.
        columns, extras: see `schema`.
        rows: maximum number of records in a batch, at least 1.
        isolated: read in a separate process, which is kept for the next call. An input that kills the process then
            costs only its own record, whose diagnostic (CK013) says so.
        skipped: called with each member of a share that is skipped because it is not a cable.

    Raises:
        CorpusError: `isolated` is set and the process can't be started.
        ValueError: a name is not a column, an extra is unknown, or `rows` is less than 1.
    """
    if rows < 1:
        raise ValueError("a batch has at least one row")
    wanted = columns_of(columns, extras)
    files = _files(found, skipped or _ignore)
    return _joined(encoded(files, "parquet", columns or (), extras), rows) if isolated else _here(files, wanted, rows)


def _ignore(name: str) -> None:
    return


def _files(found: Iterable[Input | Share], skipped: Skip) -> Iterator[Input]:
    for share in found:
        if isinstance(share, Share):
            yield from sources.files_of(share, skipped=skipped)
        else:
            yield share


def _here(files: Iterable[Input], wanted: pa.Schema, rows: int) -> Iterator[pa.RecordBatch]:
    from cablekit.api import read_item  # imports the parser, which listing and isolated reading do not need here

    read = row_reader(wanted.names)
    held: list[Row] = []
    for file in files:
        for parsed in read_item(file):
            held.append(read(parsed))
            if len(held) == rows:
                yield batch_of(held, wanted)
                held = []
    if held:
        yield batch_of(held, wanted)


def _joined(pieces: Iterable[bytes], rows: int) -> Iterator[pa.RecordBatch]:
    """Yield batches of at most `rows` records from small batches in IPC streams."""
    held: list[pa.Table] = []
    for piece in filter(None, pieces):
        held.append(pa.ipc.open_stream(piece).read_all())
        if sum(table.num_rows for table in held) >= rows:
            table = pa.concat_tables(held).combine_chunks()
            complete = table.num_rows - table.num_rows % rows
            yield from table.slice(0, complete).to_batches(rows)
            held = [table.slice(complete)]
    if sum(table.num_rows for table in held):
        yield from pa.concat_tables(held).combine_chunks().to_batches()
