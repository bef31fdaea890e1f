"""A Document: the text of one cable, and where each of its lines is in the source."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import pairwise

from msgspec import Struct, structs

from cablekit.diagnostics import Diagnostic
from cablekit.model import Form


def text_rows(text: str) -> list[str]:
    """Return the lines of a text without their ends: LF, CRLF and CR only. str.splitlines splits at more."""
    if "\r" in text and text.count("\r") != text.count("\r\n"):
        return [row.rstrip("\r\n") for row in StringIO(text, newline="")]
    rows = text.split("\n")
    if not rows[-1]:
        rows.pop()
    return [row.removesuffix("\r") for row in rows] if "\r" in text else rows


#: forms whose lines are those of the displayed page, not those of the file
_SHOWN = frozenset(["html", "tei"])


def broken(rows: list[str], breaks: Mapping[int, tuple[int, ...]]) -> list[str]:
    """Return the lines of a source, cut where it lost line ends."""
    return [piece for at, row in enumerate(rows) for piece in pieces(row, breaks.get(at, ()))] if breaks else rows


#: the numbers of the lines of most documents, made once: a slice of them is copied as a whole
_NUMBERS = array("I", range(1, 4097))


def consecutive(first: int, count: int) -> Sequence[int]:
    """Return so many numbers from the first on. An item of a range costs three times as much, a list more memory."""
    end = first + count - 1
    return _NUMBERS[first - 1 : end] if end <= len(_NUMBERS) else array("I", range(first, end + 1))


def pieces(row: str, columns: Sequence[int]) -> Iterator[str]:
    """Yield the pieces of a source line, cut at the columns where a line begins whose line end was lost."""
    for start, end in pairwise((0, *columns, len(row))):
        yield row[start:end]


class Document(Struct, eq=False):
    """The decoded text of one cable. Never changed.

    `frames.documents` builds it and finds the frame. Built by hand, it has the frame "bare".

    Attributes:
        text: the text as it is in the source, character for character (as `sources` built it from a PDF, a web page or
            a TEI file). Lines end at LF, CRLF or CR only.
        form: form of the source. Markdown is left as written; only values are unescaped.
        path: path of the file, as passed in; None for a str or bytes.
        member: path inside an archive.
        encoding: encoding that the bytes were decoded with; None for a str.
        first_line: first line of the text, as a line of the source, from 1.
        page_starts: for a PDF, the first line of each page, as a line of the document, from 1; 0 or less for a page
            that began before the document, in a PDF that holds several.
        first_page: number of the PDF page that the first item of `page_starts` is for.
        frame: who printed it: "nara" with a line `Message Text` or `Message Attributes`, "bare" without a frame.
        text_line: index, from 0, of the line `Message Text`, which the message follows; None when the message begins at
            the start of the text.
        attributes_line: index of the line `Message Attributes` that ends the message; None when there is none.
        diagnostics: problems met while the source was read.
        file_sha256, file_size: SHA-256 checksum of the file and its size in bytes; None for a str.
        text_layers: for a PDF, how many text layers its pages have.
        beside: indexes, from 0, of the lines next to the text of a scanned page: stamps, specks.
        breaks: index of a source line, from 0 -> the columns where a line begins whose line end the print lost, in
            order, none of them 0 or the end.
        cut: the lines without their ends, if the frame has already cut the text; the last, as it is not compared.
    """

    text: str
    form: Form = "text"
    path: str | None = None
    member: str | None = None
    encoding: str | None = None
    first_line: int = 1
    page_starts: tuple[int, ...] = ()
    first_page: int = 1
    frame: str = "bare"
    text_line: int | None = None
    attributes_line: int | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    file_sha256: str | None = None
    file_size: int | None = None
    text_layers: int | None = None
    beside: tuple[int, ...] = ()
    breaks: Mapping[int, tuple[int, ...]] = {}
    cut: list[str] | None = None

    def __eq__(self, other: object) -> bool:
        """Whether both are the same, regardless of whether the frame has cut them."""
        return isinstance(other, Document) and structs.astuple(self)[:-1] == structs.astuple(other)[:-1]

    @property
    def rows(self) -> list[str]:
        """The lines without their ends: those of the source, cut where it lost a line end."""
        return broken(text_rows(self.text), self.breaks) if self.cut is None else self.cut

    @property
    def numbers(self) -> Sequence[int]:
        """The number of each line in the source, from 1."""
        if not self.breaks:
            return consecutive(self.first_line, len(self.rows))
        count = len(self.rows) - sum(map(len, self.breaks.values()))
        return [self.first_line + at for at in range(count) for _ in range(len(self.breaks.get(at, ())) + 1)]

    def place(self, line: int) -> str:
        """Return where a reader finds a line of the document, from 1, in the source: `12`, in a PDF `page 2, line 7`,
        in a web page `line 12 of its text`."""
        page = bisect_right(self.page_starts, line)
        if not page:
            line += self.first_line - 1
            return f"line {line} of its text" if self.form in _SHOWN else str(line)
        return f"page {self.first_page + page - 1}, line {line - self.page_starts[page - 1] + 1}"
