"""CSV: one row for each cable, and with `--tables` the long tables, for spreadsheets, OpenRefine and Gephi.

Strategy: encoders make rows as text, each with the place of its cable. The writer adds `cable_id` as the first cell:
only it knows how many cables came before. Rows end with LF; a cell keeps the line ends of the telegram. A cell that a
spreadsheet would run as a formula starts with an apostrophe, the spreadsheets' own mark for text. Each row of a long
table repeats number, date and sender of its cable, so that the table can be read alone.
"""

import csv
import gzip
import io
import marshal
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, ClassVar, cast

from cablekit.corpus.columns import Cell, Column, cable_columns, cable_reader, piped_list
from cablekit.corpus.job import Job, JobError
from cablekit.corpus.shards import AppendFile, compressor
from cablekit.corpus.tables import CABLE_ID, Table, tables
from cablekit.corpus.writers import JournalWriter

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.corpus.inputs import Found

LONG = ("addressees", "tags", "attribute_tags", "refs", "text_refs", "clearances")
"""The long tables that `--tables` adds."""

CABLES = "cables"
_COUNT = "*"  # key of the number of cables in a state, next to the sizes of the tables
_BOM = b"\xef\xbb\xbf"
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
# Full-width forms of = + - @: East Asian versions of Excel treat them as the plain ones.
_ACTIVE_WIDE = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
# Columns of the cable that each row of a long table repeats, after record_id.
_KEYS = ("document_number", "date", "sender")


def safe(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula (OWASP, CSV injection). Numbers stay as they are."""
    if isinstance(cell, str) and cell.startswith(_ACTIVE + _ACTIVE_WIDE):
        return "'" + cell
    return cell


def line(cells: Iterable[Cell], delimiter: str = ",") -> bytes:
    """Return one line of CSV in UTF-8."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return text.getvalue().encode()


def delimiter_of(job: Job) -> str:
    """Return a tab if the name of the output ends in .tsv, else a comma."""
    name = job.out.with_suffix("").name if job.compression else job.out.name
    return "\t" if name.lower().endswith(".tsv") else ","


def chosen(fields: Sequence[str]) -> tuple[int, ...]:
    """Return the places of the wanted columns among those of a cable, in the order given; all if none is named.

    Raises:
        JobError: a name is not a column.
    """
    names = [column.name for column in cable_columns()]
    wanted = [field.replace(".", "_") for field in fields]
    for field, name in zip(fields, wanted, strict=True):
        if name not in names:
            raise JobError(f"no column {field!r}; cablekit convert --list-columns shows them all")
    return tuple(map(names.index, wanted)) if wanted else tuple(range(len(names)))


def long_columns(table: Table) -> tuple[Column, ...]:
    """Return the columns of a long table, with those of its cable after record_id."""
    first, second, *rest = table.columns()
    # The prefix "cable_" is needed: references have a document_number of their own.
    keys = [replace(column, name=f"cable_{column.name}") for column in cable_columns() if column.name in _KEYS]
    return (first, second, *keys, *rest)


class _Rows:
    """Rows of one table as text, each with the place of its cable among those since the last `take`."""

    def __init__(self, delimiter: str) -> None:
        self._delimiter = delimiter
        self._places: list[int] = []
        self._texts: list[bytes] = []

    def add(self, place: int, row: Iterable[Cell]) -> None:
        self._places.append(place)
        self._texts.append(line(map(safe, row), self._delimiter))

    def take(self) -> tuple[list[int], list[bytes]]:
        rows = (self._places, self._texts)
        self._places, self._texts = [], []
        return rows


class CsvEncoder:
    """Cables -> rows of each table."""

    def __init__(self, job: Job) -> None:
        self._row = cable_reader(piped_list)
        self._chosen = chosen(job.fields)
        names = [column.name for column in cable_columns()]
        self._keys = [names.index(name) for name in _KEYS]
        self._long: list[tuple[str, Callable[[Any], Iterable[Sequence[Cell]]]]] = []
        if job.tables:
            self._long = [(table.name, table.reader(piped_list)) for table in tables(LONG)]
        delimiter = delimiter_of(job)
        self._rows = {name: _Rows(delimiter) for name in (CABLES, *(name for name, _ in self._long))}
        self._place = 0

    def add(self, parsed: "Parsed", found: "Found", number: int) -> None:
        """Add the rows of a cable."""
        row = self._row(parsed.cable)
        self._rows[CABLES].add(self._place, [row[at] for at in self._chosen])
        keys = [row[at] for at in self._keys]
        for name, rows in self._long:
            for record_id, *cells in rows(parsed.cable):
                self._rows[name].add(self._place, [record_id, *keys, *cells])
        self._place += 1

    def take(self) -> bytes:
        """Return the rows of the cables added since the last call."""
        self._place = 0
        return marshal.dumps({name: rows.take() for name, rows in self._rows.items()})


def header(job: Job, name: str = CABLES) -> bytes:
    """Return the first line of a table, with a byte order mark if the job asks for one."""
    if name == CABLES:
        columns = cable_columns()
        names = [CABLE_ID.name, *(columns[at].name for at in chosen(job.fields))]
    else:
        (table,) = tables([name])
        names = [column.name for column in long_columns(table)]
    return (_BOM if job.bom else b"") + line(names, delimiter_of(job))


def numbered(data: bytes, first: int, delimiter: str) -> Iterator[tuple[str, bytes]]:
    """Yield the rows of an encoder, table by table, each with its `cable_id`; `first` is that of the first cable."""
    between = delimiter.encode()
    for name, (places, texts) in marshal.loads(data).items():
        if texts:
            rows = (b"%d%s%s" % (first + at, between, text) for at, text in zip(places, texts, strict=True))
            yield name, b"".join(rows)


class Numbering:
    """Numbers the rows of the table of cables as they are made, for standard output."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._cables = 0

    def header(self) -> bytes:
        """Return the first line."""
        return header(self._job)

    def numbered(self, data: bytes, cables: int) -> bytes:
        """Return the numbered rows of the next cables.

        Args:
            data: rows that an encoder made.
            cables: number of cables in them.
        """
        rows = b"".join(text for _, text in numbered(data, self._cables + 1, delimiter_of(self._job)))
        self._cables += cables
        return rows


class CsvWriter(JournalWriter):
    """Rows -> one file, or a folder with one file for each table."""

    every: ClassVar[int] = 1000

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self._job = job
        self._compress = compressor(job.compression)
        self._delimiter = delimiter_of(job)
        self._folder = job.partial / job.out.name if job.tables else job.partial
        self.result = self.shown = job.partial / job.out.name
        self.suffixes: tuple[str, ...] = (".csv",) if job.tables else ()
        self._paths = self._named(job)
        self._files: dict[str, AppendFile] = {}
        self._cables = 0

    def _named(self, job: Job) -> dict[str, Path]:
        if not job.tables:
            return {CABLES: self.result}
        return {name: self.result / f"{name}.csv" for name in (CABLES, *LONG)}

    def begin(self, state: dict[str, int] | None) -> None:
        """Start the files with their headers, or cut the files back to a commit."""
        self._cables = state[_COUNT] if state else 0
        if state is None:
            self._folder.mkdir(exist_ok=True)
        for name, path in self._paths.items():
            self._files[name] = AppendFile(path, state[name] if state else None)
            if state is None:
                self._files[name].write(self._compress(header(self._job, name)))

    def write(self, data: bytes, cables: int) -> None:
        """Number the rows and append them."""
        for name, text in numbered(data, self._cables + 1, self._delimiter):
            self._files[name].write(self._compress(text))
        self._cables += cables

    def flush(self) -> dict[str, int]:
        """Write the files to disk; return their sizes."""
        return {_COUNT: self._cables} | {name: file.flush() for name, file in self._files.items()}

    def finish(self) -> None:
        """Remove columns without any value, if the job asks for it. Safe to repeat."""
        if self._job.drop_empty:
            for path in self._paths.values():
                self._drop_empty(path)

    def _drop_empty(self, path: Path) -> None:
        with self._opened(path) as file:
            rows = csv.reader(file, delimiter=self._delimiter)
            width = len(next(rows))
            filled = [False] * width
            for row in rows:
                filled = [some or bool(cell) for some, cell in zip(filled, row, strict=True)]
        if all(filled):
            return
        rewritten = path.with_name(path.name + ".made")
        with self._opened(path) as file, rewritten.open("wb") as target:
            for at, row in enumerate(csv.reader(file, delimiter=self._delimiter)):
                kept = [cell for cell, some in zip(row, filled, strict=True) if some]
                bom = _BOM if self._job.bom and not at else b""
                target.write(self._compress(bom + line(kept, self._delimiter)))
            target.flush()
            os.fsync(target.fileno())
        rewritten.replace(path)

    def _opened(self, path: Path) -> IO[str]:
        """Open a table as text, decompressed."""
        if self._job.compression == "gzip":
            return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
        if self._job.compression == "zstd":
            from cablekit.sources.containers import zstd_stream

            raw = cast("IO[bytes]", zstd_stream(path.open("rb")))
            return io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
        return path.open(encoding="utf-8-sig", newline="")

    def _close(self) -> None:
        for file in self._files.values():
            file.close()


encoder = CsvEncoder
writer = CsvWriter
