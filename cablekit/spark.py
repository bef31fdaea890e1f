"""Spark: cables as a data source, `spark.read.format("cablekit")`, for collections that lie on a cluster.

Strategy: the driver lists what there is to read in shares (files, archives, slices of zips) and deals them out in
partitions, in the order of `cablekit convert`; a manifest spares it the walk. A task reads its shares by way of
`cablekit.arrow`, in a process of its own beside Spark's, so that an input which ends its process costs one record, and
hands Spark Arrow batches whose schema is that of Parquet. Needs `cablekit[spark]`.
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
from cablekit.corpus.inputs import once
from cablekit.sources import Failure, Item, Share, names_from

__all__ = ["records", "register", "schema"]

FILES = 500
"""Files of a partition at most, unless `filesPerPartition` says otherwise: one or two seconds of work."""
_BYTES = 1 << 24  # of a partition at most, so that large files do not make one that lasts
_PACKED_FILE = 2048  # bytes of a cable in an archive, to guess how many it holds
_UNPACKED = 5  # times its size that an archive unpacks to

Found = Share | Failure


def register(spark: SparkSession) -> None:
    """Make the format `cablekit` known to a session.

    `spark.read.format("cablekit")` then takes `load(path)`, or several paths, and these options:

    - `filesFrom`: a file with further paths, one a line, or each before a NUL.
    - `manifest`: a file made by `cablekit manifest`. The driver then looks at nothing else.
    - `filesPerPartition`: files of a partition at most, 500 unless given; of a zip in steps of 50.
    - `with`: what to add to the record, separated by commas: `raw`, `spans`, `errors` (a column `_errors`).

    `.schema(...)` keeps the columns and the parts of columns that it names. Paths are those by which every machine of
    the cluster opens the files. They may be patterns (`/data/*.zip`).
    """
    spark.dataSource.register(_Cables)


def schema(columns: Sequence[str] | None = None, extras: Iterable[str] = ()) -> StructType:
    """The schema of the records, for `.schema(...)`.

    Args:
        columns: names of columns to keep; a dotted path such as `routing.to.name` keeps a part of one. None keeps all.
        extras: what to add: `raw`, `spans`, `errors`.

    Raises:
        ValueError: a name is not a column, or an extra is unknown.
    """
    return StructType([_field(field) for field in arrow.schema(columns, tuple(extras))])


def _field(field: pa.Field) -> StructField:
    about = (field.metadata or {}).get(b"description", b"").decode()
    return StructField(field.name, from_arrow_type(field.type), True, {"comment": about} if about else None)


def records(files: DataFrame, columns: Sequence[str] | None = None, extras: Iterable[str] = ()) -> DataFrame:
    """The cables of files whose bytes Spark has read, from HDFS or an object store.

    Args:
        files: with columns `path` and `content`, as `spark.read.format("binaryFile").load(...)` makes.
        columns, extras: see `schema`.

    Raises:
        ValueError: a name is not a column, or an extra is unknown.
    """
    made = schema(columns, extras)
    names = _columns(made)

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows = (row for batch in batches for row in batch.to_pylist())
        return _batches((Item(row["path"], None, row["content"]) for row in rows), names)

    return files.select("path", "content").mapInArrow(read, made)


# --- what is asked for ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Asked:
    """The options of a read.

    Attributes:
        paths: files, folders and archives, from the root.
        names: a list file.
        manifest: a manifest.
        files: files of a partition at most.
        extras: keys of EXTRAS.
    """

    paths: tuple[str, ...] = ()
    names: str | None = None
    manifest: str | None = None
    files: int = FILES
    extras: tuple[str, ...] = ()

    def found(self) -> Iterator[Found]:
        """What there is to read. Says on stderr what is left out."""
        skipped: list[str] = []
        twice: list[str] = []
        yield from arrow.shares(once(self.paths, twice.append), skipped=skipped.append)
        if self.names is not None:
            yield from arrow.shares(_listed(self.names), skipped=skipped.append)
        if self.manifest is not None:
            yield from manifest.read(self.manifest)
        for source in twice:
            _say(f"{source} was given twice, and read once")
        _say_left_out(skipped)


_OPTIONS = {
    option.lower(): option for option in ("path", "paths", "filesFrom", "manifest", "filesPerPartition", "with")
}


def _asked(options: Mapping[str, str]) -> _Asked:
    """The options as Spark hands them over, with names in lower case.

    Raises:
        ValueError: an option is unknown, or its value makes no sense.
        FileNotFoundError: a path, a list or a manifest is not there.
    """
    given = {name.lower(): value for name, value in options.items()}
    if unknown := sorted(given.keys() - _OPTIONS):
        raise ValueError(f"no option {unknown[0]!r}; there are {', '.join(_OPTIONS.values())}")
    paths = [*([given["path"]] if "path" in given else []), *json.loads(given.get("paths", "[]"))]
    if not paths and "filesfrom" not in given and "manifest" not in given:
        raise ValueError("nothing to read: load(path), or an option filesFrom or manifest")
    extras = tuple(word for word in map(str.strip, given.get("with", "").split(",")) if word)
    if unknown := [word for word in extras if word not in EXTRAS]:
        raise ValueError(f"with {unknown[0]}: there are {', '.join(EXTRAS)}")
    return _Asked(
        tuple(match for path in paths for match in _matches(path)),
        _there(given["filesfrom"]) if "filesfrom" in given else None,
        _there(given["manifest"]) if "manifest" in given else None,
        _count(given.get("filesperpartition", str(FILES))),
        extras,
    )


def _count(written: str) -> int:
    if not written.strip().isdecimal() or int(written) < 1:
        raise ValueError(f"filesPerPartition is a number from 1, not {written!r}")
    return int(written)


def _matches(path: str) -> list[str]:
    """A path, or what a pattern stands for."""
    plain = _plain(path)
    if has_magic(plain) and not Path(plain).exists() and (found := sorted(glob(plain))):  # noqa: PTH207  # pathlib's leaves out the root
        return found
    return [_there(path)]


def _there(path: str) -> str:
    plain = _plain(path)
    if not Path(plain).exists():
        raise FileNotFoundError(f"{path}: no such file or folder")
    return plain


def _plain(path: str) -> str:
    """A path from the root, for tasks have other working folders than the driver. `file:` goes."""
    url = urlsplit(path)
    if url.scheme == "file":
        return unquote(url.path)
    if "://" in path and not Path(path).exists():
        way = "have Spark's binaryFile read them, and give that to cablekit.spark.records"
        raise ValueError(f"{path}: cablekit opens files by path; for files on {url.scheme}: {way}")
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
        """What `format` calls it."""
        return "cablekit"

    def schema(self) -> StructType:
        """The schema of a read that names none."""
        return schema(None, _asked(self.options).extras)

    def reader(self, schema: StructType) -> "_Reader":
        """What reads the columns of a schema."""
        return _Reader(_asked(self.options), _columns(schema))


class _Partition(InputPartition):
    """Shares for one task, packed: names of files repeat themselves, and the driver holds them all."""

    def __init__(self, shares: Sequence[Found]) -> None:
        super().__init__(zlib.compress(pickle.dumps(shares), 1))

    def shares(self) -> Sequence[Found]:
        """The shares, in order."""
        held: Sequence[Found] = pickle.loads(zlib.decompress(self.value))
        return held


class _Reader(DataSourceReader):
    """Lists on the driver, reads in the tasks.

    Args:
        asked: the options.
        columns: dotted paths of what is wanted.
    """

    def __init__(self, asked: _Asked, columns: Sequence[str]) -> None:
        self._asked = asked
        self._columns = columns

    def partitions(self) -> Sequence[InputPartition]:
        """What there is to read, in order; one partition with nothing where there is nothing."""
        return [_Partition(held) for held in _dealt(self._asked.found(), self._asked.files)] or [_Partition(())]

    def read(self, partition: InputPartition) -> Iterator[pa.RecordBatch]:
        """The records of a partition."""
        assert isinstance(partition, _Partition)
        return _batches(partition.shares(), self._columns)


def _batches(found: Iterable[Found | Item], columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
    skipped: list[str] = []
    for batch in arrow.batches(found, columns, isolated=True, skipped=skipped.append):
        yield batch.replace_schema_metadata(None)
    _say_left_out(skipped)


def _dealt(found: Iterable[Found], files: int) -> Iterator[list[Found]]:
    """Shares in runs of so many files at most, and of not much more than `_BYTES`."""
    held: list[Found] = []
    count = size = 0
    for one in found:
        more, weight = _weight(one)
        if held and (count + more > files or size + weight > _BYTES):
            yield held
            held, count, size = [], 0, 0
        if held and (joined := _joined(held[-1], one)) is not None:
            held[-1] = joined
        else:
            held.append(one)
        count, size = count + more, size + weight
    if held:
        yield held


def _weight(one: Found) -> tuple[int, int]:
    """Files and bytes to read; of an archive that only reading tells, a guess."""
    if isinstance(one, Failure):
        return 1, 0
    if one.files is None:
        return 1 + one.size // _PACKED_FILE, one.size * _UNPACKED
    return one.files, one.size


def _joined(one: Found, other: Found) -> Share | None:
    """Two slices of a zip that follow each other, as one: its directory is then opened once."""
    if not (isinstance(one, Share) and isinstance(other, Share) and one.part and other.part):
        return None
    if one.path != other.path or one.part.end != other.part.begin:
        return None
    return Share(one.path, one.size + other.size, one.part.files + other.part.files, one.part.joined(other.part))


# --- schemas ----------------------------------------------------------------------------------------


def _columns(wanted: StructType) -> list[str]:
    """The dotted paths of a schema's leaves, in its order.

    Raises:
        ValueError: it has a column or a part that the record has not, or one of another type.
    """
    columns = list(_leaves(wanted, ""))
    made = arrow.schema(columns)
    for field, ours in zip(wanted.fields, made, strict=True):
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


# --- words ------------------------------------------------------------------------------------------


def _say_left_out(skipped: Sequence[str]) -> None:
    why = "left out: no cables by their names or first bytes"
    if len(skipped) == 1:
        _say(f"{skipped[0]} {why}")
    elif skipped:
        _say(f"{len(skipped):,} files below {os.path.commonpath(skipped)} {why}")


def _say(line: str) -> None:
    """Write a line to standard error, which Spark keeps in the logs of the driver or of the executor."""
    print(f"cablekit: {line}", file=sys.stderr)
