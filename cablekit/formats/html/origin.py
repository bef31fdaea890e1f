"""Where each field and each paragraph is in the source: the lines as they are, and how a reader finds them."""

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
    """Lines of the source, of a PDF all on one page.

    Attributes:
        first, last: their numbers in the source, from 1.
        place: how a reader finds them: `12-14`; `7-9` of the page in a PDF.
        page: page of the PDF, from 1; None for other files.
        text: the lines as they are.
    """

    first: int
    last: int
    place: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The source of a record, by field and by paragraph. Without one, as of a record read back, all is empty.

    Attributes:
        fields: path of a field -> its passages, in file order.
        paragraphs: for each paragraph of the record its passages.
        lines: number of a line that a diagnostic speaks of -> that line.
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
    numbers = {one.line for one in parsed.cable.diagnostics if one.line is not None}
    return Origin(fields, paragraphs, {one: next(cut.passages([(one, one)])) for one in numbers})


class _Cut:
    """Cuts passages out of a document; `rows` are the lines of its source."""

    def __init__(self, document: "Document", rows: Sequence[str]) -> None:
        self._first = document.first_line
        self._starts = document.page_starts
        self._first_page = document.first_page
        self._rows = rows

    def passages(self, ranges: Iterable[LineRange]) -> Iterator[Passage]:
        """The passages of ranges of lines; of a PDF one for each page."""
        for first, last in ranges:
            while first <= last:
                at = bisect_right(self._starts, first - self._first + 1)
                end = min(last, self._starts[at] + self._first - 2) if at < len(self._starts) else last
                yield self._passage(first, end, at)
                first = end + 1

    def _passage(self, first: int, last: int, at: int) -> Passage:
        """The passage of lines on the page that `_starts` begins at; 0 where there are no pages."""
        before = self._first + self._starts[at - 1] - 2 if at else 0
        place = str(first - before) if first == last else f"{first - before}-{last - before}"
        text = "".join(self._rows[first - self._first : last - self._first + 1]).rstrip("\r\n")
        return Passage(first, last, place, self._first_page + at - 1 if at else None, text)
