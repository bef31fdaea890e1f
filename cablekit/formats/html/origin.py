"""The place of each field and each paragraph in the source: its lines, and how to find them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cablekit.model import LineRange

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.lines import Document


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of the source; in a PDF all on one page.

    Attributes:
        first, last: their numbers in the source, from 1.
        place: their numbers in words: `12-14`; in a PDF counted on the page.
        page: page of the PDF, from 1; None for other files.
        text: the lines, unchanged.
    """

    first: int
    last: int
    place: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The source of a record, by field and by paragraph; empty for a record read back.

    Attributes:
        fields: path of a field -> its passages, in file order.
        paragraphs: the passages of each paragraph of the record.
        lines: number of a line that a diagnostic names -> that line.
    """

    fields: dict[str, list[Passage]] = field(default_factory=dict)
    paragraphs: list[list[Passage]] = field(default_factory=list)
    lines: dict[int, Passage] = field(default_factory=dict)

    def of(self, path: str) -> list[Passage]:
        """The passages of a field."""
        return self.fields.get(path, [])

    def of_paragraph(self, index: int) -> list[Passage]:
        """The passages of a paragraph."""
        return self.paragraphs[index] if index < len(self.paragraphs) else []


def origin_of(parsed: "Parsed") -> Origin:
    """The source of a parsed cable."""
    cut = _Cut(parsed.document, parsed.tokenized.lines.source())
    fields = {path: list(cut.passages(ranges)) for path, ranges in parsed.spans.items()}
    paragraphs = [list(cut.passages(ranges)) for ranges in parsed.passages]
    numbers = {number.line for number in parsed.cable.diagnostics if number.line is not None}
    return Origin(fields, paragraphs, {number: next(cut.passages([(number, number)])) for number in numbers})


class _Cut:
    """Cuts passages out of a document; `rows` are the lines of its source."""

    def __init__(self, document: "Document", rows: Sequence[str]) -> None:
        self._first = document.first_line
        self._starts = document.page_starts
        self._first_page = document.first_page
        self._rows = rows

    def passages(self, ranges: Iterable[LineRange]) -> Iterator[Passage]:
        """The passages of ranges of lines; in a PDF one for each page."""
        for first, last in ranges:
            while first <= last:
                at = bisect_right(self._starts, first - self._first + 1)
                end = min(last, self._starts[at] + self._first - 2) if at < len(self._starts) else last
                yield self._passage(first, end, at)
                first = end + 1

    def _passage(self, first: int, last: int, at: int) -> Passage:
        """The passage of some lines on page number `at`; 0 if there are no pages."""
        before = self._first + self._starts[at - 1] - 2 if at else 0
        place = str(first - before) if first == last else f"{first - before}-{last - before}"
        text = "".join(self._rows[first - self._first : last - self._first + 1]).rstrip("\r\n")
        return Passage(first, last, place, self._first_page + at - 1 if at else None, text)
