"""Arrow: cables as record batches, for DuckDB, polars, pandas, Spark and any other engine that reads Arrow.

Strategy: `inputs` lists what there is to read, in small values that can be pickled and sent to other processes, and
`shares` does so without reading archives; `batches` reads some of them. An engine splits them as it likes. Needs
`cablekit[parquet]`.
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
"""Records of a batch."""


def schema(columns: Sequence[str] | None = None, extras: Collection[str] = ()) -> pa.Schema:
    """The Arrow schema of a record.

    Args:
        columns: names of columns to keep, in this order; a dotted path such as `routing.to.name` keeps a part of one.
            None keeps all.
        extras: what to add: `raw`, the attributes verbatim; `spans`, the lines of each field; `errors`, the
            diagnostics of severity error once more, as the column `_errors`.

    Raises:
        ValueError: a name is not a column, or an extra is unknown.
    """
    return columns_of(columns, extras)


def inputs(paths: Iterable[Path], *, skipped: Skip | None = None) -> Iterator[Input]:
    """What there is to read in files, folders and archives, in the order of `cablekit convert`.

    A plain file is its path alone; a member of an archive holds its bytes.

    Args:
        paths: files, folders and archives.
        skipped: told of each file below a folder or in an archive that is something else than a cable. As in
            `convert`, these are left out.
    """
    return sources.walk(map(os.fsdecode, paths), skipped=skipped or _untold)


def shares(paths: Iterable[Path], *, skipped: Skip | None = None) -> Iterator[Share | Failure]:
    """What there is to read, as `inputs`, but archives are not read: a share is a file, an archive or a part of one.

    Args:
        paths: files, folders and archives.
        skipped: told of each file below a folder that is something else than a cable, and is left out.
    """
    return sources.shares(map(os.fsdecode, paths), skipped=skipped or _untold)


def batches(
    found: Iterable[Input | Share],
    columns: Sequence[str] | None = None,
    *,
    extras: Collection[str] = (),
    rows: int = ROWS,
    isolated: bool = False,
    skipped: Skip | None = None,
) -> Iterator[pa.RecordBatch]:
    """The cables of some inputs, in order, as Arrow record batches of at most `rows` records.

    Args:
        found: what `inputs` or `shares` returned, or some of it.
        columns, extras: see `schema`.
        rows: records of a batch, at least 1.
        isolated: read in a process of its own, which stays for the next call: an input that ends its process then
            costs one record, whose diagnostic (CK013) says so.
        skipped: told of each member of a share that is something else than a cable, and is left out.

    Raises:
        CorpusError: `isolated`, and the process can't be started.
        ValueError: a name is not a column, an extra is unknown, or `rows` is less than 1.
    """
    if rows < 1:
        raise ValueError("a batch has at least one row")
    wanted = columns_of(columns, extras)
    files = _files(found, skipped or _untold)
    return _joined(encoded(files, "parquet", columns or (), extras), rows) if isolated else _here(files, wanted, rows)


def _untold(name: str) -> None:
    return


def _files(found: Iterable[Input | Share], skipped: Skip) -> Iterator[Input]:
    for one in found:
        if isinstance(one, Share):
            yield from sources.files_of(one, skipped=skipped)
        else:
            yield one


def _here(files: Iterable[Input], wanted: pa.Schema, rows: int) -> Iterator[pa.RecordBatch]:
    from cablekit.api import read_item  # the parser: who lists, or has another process read, does without it

    read = row_reader(wanted.names)
    held: list[Row] = []
    for one in files:
        for parsed in read_item(one):
            held.append(read(parsed))
            if len(held) == rows:
                yield batch_of(held, wanted)
                held = []
    if held:
        yield batch_of(held, wanted)


def _joined(pieces: Iterable[bytes], rows: int) -> Iterator[pa.RecordBatch]:
    """Small batches as IPC streams -> batches of at most `rows` records."""
    held: list[pa.Table] = []
    for piece in filter(None, pieces):
        held.append(pa.ipc.open_stream(piece).read_all())
        if sum(table.num_rows for table in held) >= rows:
            table = pa.concat_tables(held).combine_chunks()
            whole = table.num_rows - table.num_rows % rows
            yield from table.slice(0, whole).to_batches(rows)
            held = [table.slice(whole)]
    if sum(table.num_rows for table in held):
        yield from pa.concat_tables(held).combine_chunks().to_batches()
