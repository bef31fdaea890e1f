"""Spark: cables as a data source, `spark.read.format("cablekit")`, for collections on a cluster.

Strategy: the driver lists what there is to read as shares (files, archives, slices of zips) and groups them into
partitions, in the order of `cablekit convert`; with a manifest it does not walk the folders. A task reads its shares
with `cablekit.arrow`, in a separate process next to Spark's, so that an input that kills the process costs one record,
and returns Arrow batches to Spark. Their schema is that of Parquet. Needs `cablekit[spark]`.
"""

import json
import os
import pickle
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyarrow as pa  # type: ignore[import-untyped]
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition
from pyspark.sql.pandas.types import from_arrow_type, to_arrow_schema
from pyspark.sql.types import ArrayType, DataType, StructField, StructType

from cablekit import arrow
from cablekit.corpus import manifest
from cablekit.corpus.arrow_schema import EXTRAS
from cablekit.corpus.selection import once
from cablekit.sources import Failure, Item, Share, names_from

__all__ = ["records", "register", "schema"]

FILES = 1000
"""Maximum number of files in a partition unless `filesPerPartition` says otherwise: two or three seconds of work."""
_BYTES = 1 << 24  # maximum bytes of a partition, so that large files do not make a slow one
_PACKED_FILE = 2048  # bytes of a compressed cable, to estimate the number of cables in an archive
_UNPACKED = 5  # estimated ratio of the unpacked size of an archive to its size

Found = Share | Failure


def register(spark: SparkSession) -> None:
    """Register the format `cablekit` with a session.

    `spark.read.format("cablekit")` then accepts `load(path)`, with one path or several, and these options:

    - `filesFrom`: a file with further paths, one a line, or separated by NUL.
    - `manifest`: a file made by `cablekit manifest`. The driver then does not look at the files.
    - `filesPerPartition`: maximum number of files in a partition, by default 1,000; for a zip in steps of 50.
    - `with`: what to add to the record, separated by commas: `raw`, `spans`, `errors` (a column `_errors`).

    `.schema(...)` keeps the columns and the parts of columns that it names. Paths must be valid on every machine of the
    cluster. They may be patterns (`/data/*.zip`).
    """
    spark.dataSource.register(_Cables)


def schema(columns: Sequence[str] | None = None, extras: Iterable[str] = ()) -> StructType:
    """Return the schema of the records, for `.schema(...)`.

    Args:
        columns: names of columns to keep; a dotted path such as `routing.to.name` keeps one part of a column. None
            keeps all.
        extras: what to add: `raw`, `spans`, `errors`.

    Raises:
        ValueError: a name is not a column, or an extra is unknown.
    """
    return StructType([_field(field) for field in arrow.schema(columns, tuple(extras))])


def _field(field: pa.Field) -> StructField:
    about = (field.metadata or {}).get(b"description", b"").decode()
    return StructField(field.name, from_arrow_type(field.type), True, {"comment": about} if about else None)


def records(files: DataFrame, columns: Sequence[str] | None = None, extras: Iterable[str] = ()) -> DataFrame:
    """Return the cables of files whose bytes Spark has read, for instance from HDFS or an object store.

    Args:
        files: a table with the columns `path` and `content`, as made by `spark.read.format("binaryFile").load(...)`.
        columns, extras: see `schema`.

    Raises:
        ValueError: a name is not a column, or an extra is unknown.
    """
    wanted = schema(columns, extras)
    names = _columns(wanted)

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows = (row for batch in batches for row in batch.to_pylist())
        return _batches((Item(row["path"], None, row["content"]) for row in rows), names)

    return files.select("path", "content").mapInArrow(read, wanted)


# --- options ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Asked:
    """The options of a read.

    Attributes:
        paths: absolute paths of files, folders and archives.
        names: path of a list file.
        manifest: path of a manifest.
        files: maximum number of files in a partition.
        extras: keys of EXTRAS.
    """

    paths: tuple[str, ...] = ()
    names: str | None = None
    manifest: str | None = None
    files: int = FILES
    extras: tuple[str, ...] = ()

    def found(self) -> Iterator[Found]:
        """Yield what there is to read; report on stderr what is skipped."""
        skipped: list[str] = []
        twice: list[str] = []
        yield from arrow.shares(once(self.paths, twice.append), skipped=skipped.append)
        if self.names is not None:
            yield from arrow.shares(_listed(self.names), skipped=skipped.append)
        if self.manifest is not None:
            yield from manifest.read(self.manifest)
        for source in twice:
            _say(f"{source} was given twice, and read once")
        _say_skipped(skipped)


_OPTIONS = {
    option.lower(): option for option in ("path", "paths", "filesFrom", "manifest", "filesPerPartition", "with")
}


def _asked(options: Mapping[str, str]) -> _Asked:
    """Return the options that Spark passes; Spark may change the case of their names.

    Raises:
        ValueError: an option is unknown, or its value is not valid.
        FileNotFoundError: a path, a list or a manifest does not exist.
    """
    given = {name.lower(): value for name, value in options.items()}
    if unknown := sorted(given.keys() - _OPTIONS):
        raise ValueError(f"no option {unknown[0]!r}; there are {', '.join(_OPTIONS.values())}")
    paths = [*([given["path"]] if "path" in given else []), *json.loads(given.get("paths", "[]"))]
    if not paths and "filesfrom" not in given and "manifest" not in given:
        raise ValueError("nothing to read: load(path), or an option filesFrom or manifest")
    extras = tuple(word for word in map(str.strip, given.get("with", "").split(",")) if word)
    if unknown := [word for word in extras if word not in EXTRAS]:
        raise ValueError(f"with has no value {unknown[0]!r}; there are {', '.join(EXTRAS)}")
    return _Asked(
        tuple(match for path in paths for match in _matches(path)),
        _there(given["filesfrom"]) if "filesfrom" in given else None,
        _there(given["manifest"]) if "manifest" in given else None,
        _count(given.get("filesperpartition", str(FILES))),
        extras,
    )


def _count(written: str) -> int:
    if not written.strip().isdecimal() or int(written) < 1:
        raise ValueError(f"filesPerPartition must be a number from 1, not {written!r}")
    return int(written)


def _matches(path: str) -> list[str]:
    """Return a path, or the paths that match a pattern."""
    plain = _plain(path)
    if has_magic(plain) and not Path(plain).exists() and (paths := sorted(glob(plain))):  # noqa: PTH207  # pathlib's leaves out the root
        return paths
    return [_there(path)]


def _there(path: str) -> str:
    plain = _plain(path)
    if not Path(plain).exists():
        raise FileNotFoundError(f"{path}: no such file or folder")
    return plain


def _plain(path: str) -> str:
    """Return an absolute path without `file:`; tasks have other working folders than the driver."""
    url = urlsplit(path)
    if url.scheme == "file":
        return unquote(url.path)
    if "://" in path and not Path(path).exists():
        way = "read them with Spark's binaryFile and pass that to cablekit.spark.records"
        raise ValueError(f"{path}: cablekit opens files by path; for files on {url.scheme}, {way}")
    return str(Path(path).absolute())


def _listed(names: str) -> Iterator[str]:
    with Path(names).open("rb") as stream:
        nul = any(b"\0" in block for block in iter(lambda: stream.read(1 << 16), b""))
        stream.seek(0)
        yield from map(_plain, manifest.paths_of(names_from(stream, nul=nul)))


# --- Spark's interface ------------------------------------------------------------------------------


class _Cables(DataSource):
    """The data source."""

    @classmethod
    def name(cls) -> str:
        """Return its name for `format`."""
        return "cablekit"

    def schema(self) -> StructType:
        """Return the schema of a read without `.schema(...)`."""
        return schema(None, _asked(self.options).extras)

    def reader(self, schema: StructType) -> "_Reader":
        """Return a reader of the columns of a schema."""
        return _Reader(_asked(self.options), _columns(schema))


class _Partition(InputPartition):
    """Shares for one task, compressed: names of files are repetitive, and the driver holds them all."""

    def __init__(self, shares: Sequence[Found]) -> None:
        super().__init__(zlib.compress(pickle.dumps(shares), 1))

    def shares(self) -> Sequence[Found]:
        """Return the shares, in order."""
        held: Sequence[Found] = pickle.loads(zlib.decompress(self.value))
        return held


class _Reader(DataSourceReader):
    """Lists on the driver, reads in the tasks.

    Args:
        asked: the options.
        columns: dotted paths of the columns to read.
    """

    def __init__(self, asked: _Asked, columns: Sequence[str]) -> None:
        self._asked = asked
        self._columns = columns

    def partitions(self) -> Sequence[InputPartition]:
        """Return what there is to read, in order; one empty partition if there is nothing."""
        return [_Partition(held) for held in _dealt(self._asked.found(), self._asked.files)] or [_Partition(())]

    def read(self, partition: InputPartition) -> Iterator[pa.RecordBatch]:
        """Return the records of a partition."""
        assert isinstance(partition, _Partition)
        return _batches(partition.shares(), self._columns)


def _batches(found: Iterable[Found | Item], columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
    skipped: list[str] = []
    for batch in arrow.batches(found, columns, isolated=True, skipped=skipped.append):
        yield batch.replace_schema_metadata(None)
    _say_skipped(skipped)


def _dealt(found: Iterable[Found], files: int) -> Iterator[list[Found]]:
    """Group shares in order, with at most `files` files in a group, and not much more than `_BYTES` bytes."""
    held: list[Found] = []
    count = size = 0
    for share in found:
        added, weight = _weight(share)
        if held and (count + added > files or size + weight > _BYTES):
            yield held
            held, count, size = [], 0, 0
        if held and (joined := _joined(held[-1], share)) is not None:
            held[-1] = joined
        else:
            held.append(share)
        count, size = count + added, size + weight
    if held:
        yield held


def _weight(share: Found) -> tuple[int, int]:
    """Return the numbers of files and bytes to read; estimates for an archive that must be read to know them."""
    if isinstance(share, Failure):
        return 1, 0
    if share.files is None:
        return 1 + share.size // _PACKED_FILE, share.size * _UNPACKED
    return share.files, share.size


def _joined(first: Found, second: Found) -> Share | None:
    """Return two consecutive slices of a zip as one, so that its directory is read once; None for anything else."""
    if not (isinstance(first, Share) and isinstance(second, Share) and first.part and second.part):
        return None
    if first.path != second.path or first.part.end != second.part.begin:
        return None
    return Share(
        first.path, first.size + second.size, first.part.files + second.part.files, first.part.joined(second.part)
    )


# --- schemas ----------------------------------------------------------------------------------------


def _columns(wanted: StructType) -> list[str]:
    """Return the dotted paths of a schema's leaves, in its order.

    Raises:
        ValueError: it has a column or a part that the record does not have, or one of another type.
    """
    columns = list(_leaves(wanted, ""))
    for field, ours in zip(wanted.fields, arrow.schema(columns), strict=True):
        theirs = to_arrow_schema(StructType([field]), timezone="UTC").field(0)
        if not theirs.equals(ours):
            kind = "not null" if not field.nullable else field.dataType.simpleString()
            raise ValueError(f"column {field.name!r} is {from_arrow_type(ours.type).simpleString()}, not {kind}")
    return columns


def _leaves(kind: DataType, path: str) -> Iterator[str]:
    if isinstance(kind, ArrayType) and isinstance(kind.elementType, StructType | ArrayType):
        yield from _leaves(kind.elementType, path)
    elif isinstance(kind, StructType):
        for field in kind.fields:
            yield from _leaves(field.dataType, f"{path}.{field.name}" if path else field.name)
    else:
        yield path


# --- messages ---------------------------------------------------------------------------------------


def _say_skipped(skipped: Sequence[str]) -> None:
    if len(skipped) == 1:
        _say(f"{skipped[0]} skipped: not a cable, by its name or first bytes")
    elif skipped:
        folder = os.path.commonpath(skipped)
        _say(f"{len(skipped):,} files below {folder} skipped: not cables, by their names or first bytes")


def _say(line: str) -> None:
    """Write a line to standard error, which Spark keeps in the logs of the driver or the executor."""
    print(f"cablekit: {line}", file=sys.stderr)
