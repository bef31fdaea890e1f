"""The margin of a page: what was found damaged, and the source on demand, each beside what it speaks of.

Strategy: a diagnostic is shown once. It stands beside the field it names, else beside the paragraph that holds its
line, else in a list under the head.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cablekit.diagnostics import Diagnostic
from cablekit.formats.html.elements import Html, element, escape, joined, line
from cablekit.formats.html.links import Links
from cablekit.formats.html.origin import Passage
from cablekit.model import Cable


class Margin:
    """What is beside the fields and paragraphs of one page."""

    def __init__(self, cable: Cable, links: Links) -> None:
        self._links = links
        self._left = dict(enumerate(cable.diagnostics))
        self._at: defaultdict[int, list[int]] = defaultdict(list)
        self._of_gaps: defaultdict[str, list[int]] = defaultdict(list)
        evidence = {gap.evidence for gap in cable.body.gaps}
        for index, one in self._left.items():
            if one.line is not None and not (one.field or "").startswith("attributes"):
                self._at[one.line].append(index)
            elif one.message in evidence:
                self._of_gaps[one.message].append(index)

    @property
    def count(self) -> int:
        """How many diagnostics stand nowhere yet."""
        return len(self._left)

    def of_field(self, paths: Sequence[str], passages: Sequence[Passage]) -> Html | None:
        """What is beside a field: diagnostics that name it or a part of it, and its lines."""
        below = tuple(f"{path}{mark}" for path in paths for mark in ".[")
        found = [
            index
            for index, one in self._left.items()
            if one.field and (one.field in paths or one.field.startswith(below))
        ]
        return self._beside(found, passages)

    def of_paragraph(self, passages: Sequence[Passage], evidence: Sequence[str]) -> Html | None:
        """What is beside a paragraph: diagnostics of its lines and of the gaps in it, and its lines."""
        found = [
            index for one in passages for number in range(one.first, one.last + 1) for index in self._at.get(number, ())
        ]
        found += [index for said in evidence for index in self._of_gaps.get(said, ())]
        return self._beside(found, passages)

    def rest(self) -> Html | None:
        """The diagnostics that stand nowhere yet."""
        notes = list(self._notes(list(self._left)))
        return element("div", *notes, class_="notes") if notes else None

    def _beside(self, found: Sequence[int], passages: Sequence[Passage]) -> Html | None:
        made = [*self._notes(found), *self.source(passages)]
        return element("div", *made, class_="beside") if made else None

    def _notes(self, found: Sequence[int]) -> Iterator[Html]:
        for index in found:
            if (one := self._left.pop(index, None)) is not None:
                yield _note(one)

    def source(self, passages: Sequence[Passage]) -> Iterator[Html]:
        """The lines as they are, on demand."""
        if not passages:
            return
        inside = []
        for one in passages:
            if len(passages) > 1 or one.page is not None:
                inside.append(element("p", *self._place(one)))
            inside.append(element("pre", escape_lines(one.text)))
        yield element("details", element("summary", _summary(passages)), *inside, class_="source")

    def _place(self, one: Passage) -> Iterator[str]:
        """`page 2, line 7`, the page a link where the file is known."""
        if one.page is not None:
            address = self._links.source(one.page)
            page = f"page {one.page}"
            yield element("a", page, href=address) if address else page
            yield ", "
        yield _lines(one.place)


def _note(one: Diagnostic) -> Html:
    severity = element("strong", one.severity)
    return element(
        "p", severity, " ", line(one.message), " ", element("small", one.code), class_=f"note {one.severity}"
    )


def _summary(passages: Sequence[Passage]) -> str:
    pages = list(dict.fromkeys(one.page for one in passages if one.page is not None))
    if pages:
        return f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"
    return _lines(", ".join(one.place for one in passages))


def _lines(place: str) -> str:
    return f"line {place}" if place.isdigit() else f"lines {place}"


def escape_lines(text: str) -> Html:
    """Lines of the source as they are; line ends as the page has them."""
    return joined([Html(escape(text.replace("\r\n", "\n").replace("\r", "\n")))])
