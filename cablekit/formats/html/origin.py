"""Where each field and each paragraph is in the source: the lines as they are, and how a reader finds them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cablekit.model import LineRange

if TYPE_CHECKING:
    from cablekit.api import Parsed


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of the source.

    Attributes:
        first, last: their numbers in the source, from 1.
        place: how a reader finds them: `lines 12-14`; `page 2, lines 7-9` of a PDF.
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
    """

    fields: dict[str, list[Passage]] = field(default_factory=dict)
    paragraphs: list[list[Passage]] = field(default_factory=list)

    def of(self, path: str) -> list[Passage]:
        """The passages of a field, and of those below it."""
        below = path + "."
        found = [one for name, those in self.fields.items() if name == path or name.startswith(below) for one in those]
        return sorted(found, key=lambda one: one.first)

    def of_paragraph(self, index: int) -> list[Passage]:
        """The passages of a paragraph."""
        return self.paragraphs[index] if index < len(self.paragraphs) else []


def origin_of(parsed: "Parsed") -> Origin:
    """The source of a parsed cable."""
    fields = {path: _passages(parsed, ranges) for path, ranges in parsed.spans.items()}
    return Origin(fields, [])


def _passages(parsed: "Parsed", ranges: Iterable[LineRange]) -> list[Passage]:
    return [_passage(parsed, first, last) for first, last in ranges]


def _passage(parsed: "Parsed", first: int, last: int) -> Passage:
    document = parsed.document
    rows = parsed.tokenized.lines.rows
    text = "\n".join(rows[first - document.first_line : last - document.first_line + 1])
    return Passage(first, last, f"lines {first}-{last}" if last > first else f"line {first}", None, text)
