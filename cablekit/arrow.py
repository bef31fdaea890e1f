"""Arrow: cables as record batches, for DuckDB, polars, pandas, Spark and any other engine that reads Arrow.

Strategy: `inputs` lists what there is to read, in small values that can be pickled and sent to other processes;
`batches` reads some of them. An engine splits the inputs as it likes. Needs `cablekit[parquet]`.
"""

import os
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa  # type: ignore[import-untyped]

from cablekit.api import read_item
from cablekit.corpus.arrow_schema import batch_of, columns_of
from cablekit.model import Cable
from cablekit.sources import Failure, Item, walk

__all__ = ["Input", "batches", "inputs", "schema"]

Input = Item | Failure
"""One file to read, or why it can't be read."""

ROWS = 1000
"""Records of a batch."""


def schema(columns: Sequence[str] | None = None) -> pa.Schema:
    """The Arrow schema of a record.

    Args:
        columns: names of top-level columns to keep, in this order; None keeps all.

    Raises:
        ValueError: a name is not a column.
    """
    return columns_of(columns)


def inputs(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Input]:
    """What there is to read in files, folders and archives, in the order of `cablekit convert`.

    A plain file is its path alone; a member of an archive holds its bytes.
    """
    return walk(map(os.fsdecode, paths))


def batches(
    found: Iterable[Input], columns: Sequence[str] | None = None, *, rows: int = ROWS
) -> Iterator[pa.RecordBatch]:
    """The cables of some inputs, in order, as Arrow record batches of at most `rows` records.

    Args:
        found: what `inputs` gave, or some of it.
        columns: names of top-level columns to keep; None keeps all.
        rows: records of a batch, at least 1.

    Raises:
        ValueError: a name is not a column, or `rows` is less than 1.
    """
    if rows < 1:
        raise ValueError("a batch has at least one row")
    return _batches(found, columns_of(columns), rows)


def _batches(found: Iterable[Input], wanted: pa.Schema, rows: int) -> Iterator[pa.RecordBatch]:
    held: list[Cable] = []
    for one in found:
        for parsed in read_item(one):
            held.append(parsed.cable)
            if len(held) == rows:
                yield batch_of(held, wanted)
                held = []
    if held:
        yield batch_of(held, wanted)
