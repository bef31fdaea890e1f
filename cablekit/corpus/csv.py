"""CSV: one row a cable, and with `--tables` the long tables, for spreadsheets, OpenRefine and Gephi.

Strategy: encoders make rows as text, each with the place of its cable, and the writer puts `cable_id` in front: only he
knows how many cables came before. Rows end at LF; a cell holds what the telegram holds, line ends included. A cell that
a spreadsheet would run as a formula gets an apostrophe in front, the spreadsheets' own mark for text.
"""

import csv
import io
import marshal
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from cablekit.corpus.columns import Cell, Column, cable_columns, cable_reader, piped_list
from cablekit.corpus.job import Job
from cablekit.corpus.shards import AppendFile, compressor
from cablekit.corpus.tables import CABLE_ID, tables
from cablekit.corpus.writers import JournalWriter

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.corpus.inputs import Found

LONG = ("addressees", "tags", "attribute_tags", "refs", "text_refs", "clearances")
"""The long tables that `--tables` adds."""

CABLES = "cables"
_COUNT = "*"  # in a state, beside the sizes of the tables: how many cables there are
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
# Full-width forms of = + - @: East Asian versions of Excel take them for the plain ones.
_ACTIVE_WIDE = ("\uff1d", "\uff0b", "\uff0d", "\uff20")


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection). Numbers are no strings and stay."""
    if isinstance(cell, str) and cell.startswith(_ACTIVE + _ACTIVE_WIDE):
        return "'" + cell
    return cell


class _Rows:
    """Rows of one table as text, and the place of each one's cable among those since the last `take`."""

    def __init__(self) -> None:
        self._places: list[int] = []
        self._texts: list[bytes] = []

    def add(self, place: int, row: Iterable[Cell]) -> None:
        self._places.append(place)
        self._texts.append(line(map(safe, row)))

    def take(self) -> tuple[list[int], list[bytes]]:
        made = (self._places, self._texts)
        self._places, self._texts = [], []
        return made


def line(cells: Iterable[Cell]) -> bytes:
    """One line of CSV in UTF-8."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode()


class CsvEncoder:
    """Cables -> rows of each table."""

    def __init__(self, job: Job) -> None:
        self._row = cable_reader(piped_list)
        self._long: list[tuple[str, Callable[[Any], Iterable[Sequence[Cell]]]]] = []
        if job.tables:
            self._long = [(table.name, table.reader(piped_list)) for table in tables(LONG)]
        self._rows = {name: _Rows() for name in (CABLES, *(name for name, _ in self._long))}
        self._place = 0

    def add(self, parsed: "Parsed", found: "Found", number: int) -> None:
        """Take a cable."""
        self._rows[CABLES].add(self._place, self._row(parsed.cable))
        for name, rows in self._long:
            for row in rows(parsed.cable):
                self._rows[name].add(self._place, row)
        self._place += 1

    def take(self) -> bytes:
        """The rows of the cables taken."""
        self._place = 0
        return marshal.dumps({name: rows.take() for name, rows in self._rows.items()})


class CsvWriter(JournalWriter):
    """Rows -> one file, or a folder with a file a table."""

    every: ClassVar[int] = 1000

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self._compress = compressor(job.compression)
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
        """Start the files with their headers, or cut them back to a commit."""
        self._cables = state[_COUNT] if state else 0
        if state is None:
            self._folder.mkdir(exist_ok=True)
        headers: dict[str, Sequence[Column]] = {CABLES: (CABLE_ID, *cable_columns())}
        headers |= {table.name: table.columns() for table in tables(LONG)}
        for name, path in self._paths.items():
            self._files[name] = AppendFile(path, state[name] if state else None)
            if state is None:
                self._files[name].write(self._compress(line(column.name for column in headers[name])))

    def write(self, data: bytes, cables: int) -> None:
        """Number the rows and append them."""
        for name, (places, texts) in marshal.loads(data).items():
            if texts:
                first = self._cables + 1
                rows = (b"%d,%s" % (first + place, text) for place, text in zip(places, texts, strict=True))
                self._files[name].write(self._compress(b"".join(rows)))
        self._cables += cables

    def flush(self) -> dict[str, int]:
        """See the files to the disk."""
        return {_COUNT: self._cables} | {name: file.flush() for name, file in self._files.items()}

    def _close(self) -> None:
        for file in self._files.values():
            file.close()


encoder = CsvEncoder
writer = CsvWriter
