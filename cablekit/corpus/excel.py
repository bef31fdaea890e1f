"""Excel: a workbook with a dozen columns for each cable, and sheets of addressees, TAGS, references and diagnostics.

Strategy: encoders make rows; the writer keeps them in a file of its own, commit by commit, and makes the workbook from
it at the end, row by row, in little memory. A cell is cut at 32,767 characters, the most that Excel holds; rows beyond
a sheet's million continue in another sheet. XlsxWriter writes the format.
"""

from __future__ import annotations

import datetime as dt
import marshal
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import xlsxwriter  # type: ignore[import-untyped]

from cablekit import __version__
from cablekit.corpus.columns import station
from cablekit.corpus.job import Job
from cablekit.corpus.shards import AppendFile
from cablekit.corpus.writers import JournalWriter
from cablekit.formats.title import title

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.corpus.inputs import Found
    from cablekit.model import Cable

ROWS = 1_048_576
"""Rows of a sheet, header included."""
CHARACTERS = 32_767
"""Characters of a cell."""

Sheet = tuple[tuple[str, int], ...]
"""Headers of columns with their widths in characters."""

_DAY = "date"
SHEETS: dict[str, Sheet] = {
    "cables": (
        *(("document number", 18), (_DAY, 11), ("from", 18), ("to", 24), ("info", 24), ("title", 60)),
        *(("classification", 16), ("captions", 14), ("TAGS", 20), ("cites", 30), ("text", 12), ("file", 30)),
    ),
    "addressees": (
        *(("document number", 18), (_DAY, 11), ("role", 8), ("post", 20), ("country", 18), ("name", 28)),
        *(("precedence", 16), ("number", 8)),
    ),
    "TAGS": (("document number", 18), (_DAY, 11), ("code", 8), ("kind", 10), ("title", 40), ("person", 24)),
    "references": (
        *(("document number", 18), (_DAY, 11), ("place", 8), ("label", 6), ("kind", 10), ("cited", 20)),
        ("as written", 40),
    ),
    "diagnostics": (
        *(("document number", 18), (_DAY, 11), ("code", 8), ("name", 22), ("severity", 9), ("message", 70)),
        *(("line", 7), ("field", 26)),
    ),
}
"""Name of a sheet -> its columns."""

_LENGTH = 8  # bytes of the number before each piece of the file of rows: its length


def _rows(cable: Cable) -> Iterator[tuple[str, list[Any]]]:
    """Yield the rows of a cable, each with the name of its sheet."""
    routing, body = cable.routing, cable.body
    number = cable.document_number or cable.source.path
    day = cable.date.value.isoformat() if cable.date else None
    text = body.classification or cable.header.classification or cable.attributes.original_classification
    yield (
        "cables",
        [
            number,
            day,
            station(routing.from_) if routing.from_ else cable.attributes.from_,
            "; ".join(map(station, routing.to)) or cable.attributes.to,
            "; ".join(map(station, routing.info)),
            title(cable),
            text,
            ", ".join(body.captions),
            ", ".join(tag.code or tag.person or tag.raw for tag in body.tags) or ", ".join(cable.attributes.tags),
            ", ".join(reference.document_number or reference.raw for reference in body.references),
            cable.text_status.replace("_", " "),
            cable.source.member or cable.source.path,
        ],
    )
    for role, addressees in (("to", routing.to), ("info", routing.info), ("exempt", routing.exempt)):
        for addressee in addressees:
            cells = (addressee.post, addressee.country, addressee.name, addressee.precedence, addressee.number)
            yield "addressees", [number, day, role, *cells]
    for tag in body.tags:
        yield "TAGS", [number, day, tag.code, tag.kind, tag.title, tag.person]
    for cited in body.references:
        yield "references", [number, day, "list", cited.label, cited.kind, cited.document_number, cited.raw]
    for within in body.text_references:
        yield "references", [number, day, "text", within.label, within.kind, within.document_number, within.raw]
    for note in cable.diagnostics:
        yield (
            "diagnostics",
            [number, day, note.code, note.name, note.severity, note.message, note.line, note.field],
        )


class ExcelEncoder:
    """Cables -> rows of every sheet."""

    def __init__(self, job: Job) -> None:
        self._rows: list[tuple[str, list[Any]]] = []

    def add(self, parsed: Parsed, found: Found, number: int) -> None:
        """Add the rows of a cable."""
        self._rows += _rows(parsed.cable)

    def take(self) -> bytes:
        """Return the rows of the cables added since the last call."""
        rows, self._rows = self._rows, []
        return marshal.dumps(rows) if rows else b""


class ExcelWriter(JournalWriter):
    """Rows -> a workbook."""

    every: ClassVar[int] = 1000
    suffixes: tuple[str, ...] = ()

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self.result = job.partial / job.out.name
        self.shown = None  # the file of rows is for this program only
        self._kept = job.partial / "rows"
        self._file: AppendFile | None = None

    def begin(self, state: dict[str, int] | None) -> None:
        """Start the file of rows, or cut it back to a commit."""
        self._file = AppendFile(self._kept, state["size"] if state else None)

    def write(self, data: bytes, cables: int) -> None:
        """Keep the rows of an encoder."""
        assert self._file is not None
        if data:
            self._file.write(len(data).to_bytes(_LENGTH, "big") + data)

    def flush(self) -> dict[str, int]:
        """Write the rows to disk; return their size."""
        assert self._file is not None
        return {"size": self._file.flush()}

    def finish(self) -> None:
        """Make the workbook. Safe to repeat."""
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(str(self.result), options)
        # A constant date, so that the same cables make the same bytes.
        book.set_properties({"created": dt.datetime(2000, 1, 1), "comments": f"cablekit {__version__}"})
        sheets = {name: _Sheet(book, name, columns) for name, columns in SHEETS.items()}
        for name, row in self._pieces():
            sheets[name].add(row)
        for sheet in sheets.values():
            sheet.end()
        book.close()

    def _pieces(self) -> Iterator[tuple[str, list[Any]]]:
        with self._kept.open("rb") as file:
            while head := file.read(_LENGTH):
                yield from marshal.loads(file.read(int.from_bytes(head, "big")))

    def clean(self) -> None:
        """Remove the file of rows: the workbook holds them."""
        self._kept.unlink(missing_ok=True)

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()


class _Sheet:
    """A sheet that is written row by row; when it is full, another follows."""

    def __init__(self, book: Any, name: str, columns: Sheet) -> None:
        self._book, self._name, self._columns = book, name, columns
        self._bold = book.add_format({"bold": True, "bottom": 1})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        name = self._name if self._number == 1 else f"{self._name} {self._number}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 1)
        for at, (head, width) in enumerate(self._columns):
            self._sheet.set_column(at, at, width)
            self._sheet.write_string(0, at, head, self._bold)
        self._next = 1

    def add(self, row: Sequence[Any]) -> None:
        """Write a row."""
        if self._next == ROWS:
            self.end()
            self._begin()
        for at, (cell, (head, _)) in enumerate(zip(row, self._columns, strict=True)):
            if cell is None or cell == "":
                continue
            if head == _DAY:
                self._sheet.write_datetime(self._next, at, dt.datetime.fromisoformat(cell), self._day)
            elif isinstance(cell, int):
                self._sheet.write_number(self._next, at, cell)
            else:
                self._sheet.write_string(self._next, at, str(cell)[:CHARACTERS])
        self._next += 1

    def end(self) -> None:
        """Add filters to the header."""
        self._sheet.autofilter(0, 0, self._next - 1, len(self._columns) - 1)


encoder = ExcelEncoder
writer = ExcelWriter
