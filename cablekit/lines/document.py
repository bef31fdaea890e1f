"""A Document: the text of one cable, and where each of its lines stands in the source."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import pairwise

from cablekit.diagnostics import Diagnostic
from cablekit.model import Form


def text_rows(text: str) -> list[str]:
    """The lines of a text without their ends: LF, CRLF and CR only, which str.splitlines does not keep to."""
    if "\r" in text and text.count("\r") != text.count("\r\n"):
        return [row.rstrip("\r\n") for row in StringIO(text, newline="")]
    rows = text.split("\n")
    if not rows[-1]:
        rows.pop()
    return [row.removesuffix("\r") for row in rows] if "\r" in text else rows


#: forms whose lines are those that a reader sees, not those of the file
_SHOWN = frozenset(["html", "tei"])


def broken(rows: list[str], breaks: Mapping[int, tuple[int, ...]]) -> list[str]:
    """The lines of a source, cut where it lost line ends."""
    return [piece for at, row in enumerate(rows) for piece in pieces(row, breaks.get(at, ()))] if breaks else rows


def pieces(row: str, columns: Sequence[int]) -> Iterator[str]:
    """A line of the source, cut at the columns at which lines begin whose line end was lost."""
    for start, end in pairwise((0, *columns, len(row))):
        yield row[start:end]


@dataclass(slots=True)  # not frozen: that takes eight times as long to make
class Document:
    """Decoded text of one cable. Never changed.

    Built by `frames.documents`, which finds the frame; one built without it has the frame "bare".

    Attributes:
        text: the text as it stands in the source, character for character (of a PDF, a web page, a TEI file: as
            `sources` built it). Lines end at LF, CRLF or CR only.
        form: what was read. Markdown is left as written; it is unescaped in values only.
        path: the file as given; None for a str or bytes.
        member: path inside an archive.
        encoding: what the bytes were read as; None for a str.
        first_line: line of the source, from 1, that the text begins with.
        page_starts: of a PDF, the line of the document, from 1, that each page begins with; 0 or less for a page that
            began before the document, in a PDF of several.
        first_page: page of the PDF that `page_starts` begins with.
        frame: who printed it: "nara" with a line `Message Text` or `Message Attributes`, "bare" without a frame.
        text_line: index among the lines of the text, from 0, of the line `Message Text` that the message follows; None
            when the message begins with the text.
        attributes_line: index of the line `Message Attributes` that ends the message; None when there is none.
        diagnostics: what reading it met.
        file_sha256, file_size: checksum and number of the bytes of the file; None for a str.
        text_layers: of a PDF, how many text layers its pages have.
        beside: indexes of the lines, from 0, that are beside the text of a scanned page: stamps, specks.
        breaks: index of a line of the source, from 0 -> the columns at which lines begin whose line end the print
            lost, in order, none of them 0 or the end.
        cut: the lines without their ends, where the frame has cut the text already.
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
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    file_sha256: str | None = None
    file_size: int | None = None
    text_layers: int | None = None
    beside: tuple[int, ...] = ()
    breaks: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    cut: list[str] | None = field(default=None, compare=False, repr=False)

    @property
    def rows(self) -> list[str]:
        """The lines without their ends: those of the source, cut where it lost a line end."""
        return broken(text_rows(self.text), self.breaks) if self.cut is None else self.cut

    @property
    def numbers(self) -> Sequence[int]:
        """The number of each line in the source, from 1."""
        if not self.breaks:
            return range(self.first_line, self.first_line + len(self.rows))
        count = len(self.rows) - sum(map(len, self.breaks.values()))
        return [self.first_line + at for at in range(count) for _ in range(len(self.breaks.get(at, ())) + 1)]

    def place(self, line: int) -> str:
        """A line of the document, from 1, as a reader finds it in the source: `12`, `page 2, line 7` in a PDF, `line 12
        of its text` of a web page."""
        page = bisect_right(self.page_starts, line)
        if not page:
            line += self.first_line - 1
            return f"line {line} of its text" if self.form in _SHOWN else str(line)
        return f"page {self.first_page + page - 1}, line {line - self.page_starts[page - 1] + 1}"
