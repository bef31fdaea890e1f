"""The margin of a page: diagnostics, and the source on demand, each next to what it concerns.

Strategy: a diagnostic is shown once: next to the field it names, otherwise next to the field or paragraph that contains
its line, otherwise in a list under the head, with its line.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cablekit.diagnostics import Diagnostic
from cablekit.formats.html.elements import Html, element, escape, joined, line
from cablekit.formats.html.links import Links
from cablekit.formats.html.origin import Origin, Passage
from cablekit.model import Cable

#: "transmissions[1].": the transmission of a field
_PART = re.compile(r"^transmissions\[\d+\]\.")
#: fields that name only a block, or nothing
_WIDE = (None, "header", "routing", "body", "frame")


class Margin:
    """The margin of the fields and paragraphs of one page."""

    def __init__(self, cable: Cable, origin: Origin, links: Links) -> None:
        self._links = links
        self._lines = origin.lines
        self._all = cable.diagnostics
        self._left = dict(enumerate(self._all))
        self._at: defaultdict[int, list[int]] = defaultdict(list)
        self._of_gaps: defaultdict[str, list[int]] = defaultdict(list)
        self._of_fields: defaultdict[str, list[int]] = defaultdict(list)
        evidence = {gap.evidence for gap in cable.body.gaps}
        for index, diagnostic in self._left.items():
            if diagnostic.field:
                self._of_fields[_PART.sub("", diagnostic.field)].append(index)
            if diagnostic.line is not None and not (diagnostic.field or "").startswith("attributes"):
                self._at[diagnostic.line].append(index)
            elif diagnostic.message in evidence:
                self._of_gaps[diagnostic.message].append(index)

    @property
    def count(self) -> int:
        """Number of diagnostics that are not shown yet."""
        return len(self._left)

    def of_field(self, paths: Sequence[str], passages: Sequence[Passage]) -> Html | None:
        """The margin of a field: diagnostics that name it or a part of it, and its lines."""
        below = tuple(f"{path}{mark}" for path in paths for mark in ".[")
        matching = (those for field, those in self._of_fields.items() if field in paths or field.startswith(below))
        indexes = sorted(index for those in matching for index in those)
        indexes += [index for index in self._of_lines(passages) if self._all[index].field in _WIDE]
        return self._beside(indexes, passages)

    def of_paragraph(self, passages: Sequence[Passage], evidence: Sequence[str]) -> Html | None:
        """The margin of a paragraph: diagnostics of its lines and of the gaps in it, and its lines."""
        indexes = list(self._of_lines(passages))
        indexes += [index for words in evidence for index in self._of_gaps.get(words, ())]
        return self._beside(indexes, passages)

    def _of_lines(self, passages: Sequence[Passage]) -> Iterator[int]:
        """The diagnostics of the lines of some passages."""
        for passage in passages if self._at else ():
            for number in range(passage.first, passage.last + 1):
                yield from self._at.get(number, ())

    def rest(self) -> Html | None:
        """The diagnostics that are not shown yet, each with its line."""
        notes = []
        for index in list(self._left):
            number = self._left[index].line
            lines = [self._lines[number]] if number in self._lines else []
            notes += [*self._notes([index]), *self.source(lines)]
        return element("div", *notes, class_="notes") if notes else None

    def _beside(self, indexes: Sequence[int], passages: Sequence[Passage]) -> Html | None:
        content = [*self._notes(indexes), *self.source(passages)]
        return element("div", *content, class_="beside") if content else None

    def _notes(self, indexes: Sequence[int]) -> Iterator[Html]:
        for index in indexes:
            if (diagnostic := self._left.pop(index, None)) is not None:
                yield _note(diagnostic)

    def source(self, passages: Sequence[Passage]) -> Iterator[Html]:
        """The lines of the source, on demand."""
        if not passages:
            return
        inside = []
        for passage in passages:
            if len(passages) > 1 or passage.page is not None:
                inside.append(element("p", *self._place(passage)))
            inside.append(element("pre", escape_lines(passage.text)))
        yield element("details", element("summary", f"Source: {_summary(passages)}"), *inside, class_="source")

    def _place(self, passage: Passage) -> Iterator[str]:
        """The place of a passage, `page 2, line 7`; the page is a link if the file is known."""
        if passage.page is not None:
            address = self._links.source(passage.page)
            page = f"page {passage.page}"
            yield element("a", page, href=address) if address else page
            yield ", "
        yield _lines(passage.place)


def _note(diagnostic: Diagnostic) -> Html:
    severity = element("strong", diagnostic.severity)
    return element(
        "p",
        severity,
        " ",
        line(diagnostic.message),
        " ",
        element("small", diagnostic.code),
        class_=f"note {diagnostic.severity}",
    )


def _summary(passages: Sequence[Passage]) -> str:
    pages = list(dict.fromkeys(passage.page for passage in passages if passage.page is not None))
    if pages:
        return f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"
    return _lines(", ".join(passage.place for passage in passages))


def _lines(place: str) -> str:
    return f"line {place}" if place.isdigit() else f"lines {place}"


def escape_lines(text: str) -> Html:
    """Lines of the source unchanged, except that line ends become line feeds."""
    return joined([Html(escape(text.replace("\r\n", "\n").replace("\r", "\n")))])
