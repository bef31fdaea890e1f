"""The margin of a page: what was found damaged, and the source on demand, each beside what it speaks of.

Strategy: a diagnostic is shown once. It stands beside the field it names, else beside the field or the paragraph that
holds its line, else in a list under the head, with its line.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cablekit.diagnostics import Diagnostic
from cablekit.formats.html.elements import Html, element, escape, joined, line
from cablekit.formats.html.links import Links
from cablekit.formats.html.origin import Origin, Passage
from cablekit.model import Cable

#: "transmissions[1].": the part that a field is of
_PART = re.compile(r"^transmissions\[\d+\]\.")
#: fields that say no more than a block, or nothing
_WIDE = (None, "header", "routing", "body", "frame")


class Margin:
    """What is beside the fields and paragraphs of one page."""

    def __init__(self, cable: Cable, origin: Origin, links: Links) -> None:
        self._links = links
        self._lines = origin.lines
        self._all = cable.diagnostics
        self._left = dict(enumerate(self._all))
        self._at: defaultdict[int, list[int]] = defaultdict(list)
        self._of_gaps: defaultdict[str, list[int]] = defaultdict(list)
        self._of_fields: defaultdict[str, list[int]] = defaultdict(list)
        evidence = {gap.evidence for gap in cable.body.gaps}
        for index, one in self._left.items():
            if one.field:
                self._of_fields[_PART.sub("", one.field)].append(index)
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
        named = (those for field, those in self._of_fields.items() if field in paths or field.startswith(below))
        found = sorted(index for those in named for index in those)
        found += [index for index in self._of_lines(passages) if self._all[index].field in _WIDE]
        return self._beside(found, passages)

    def of_paragraph(self, passages: Sequence[Passage], evidence: Sequence[str]) -> Html | None:
        """What is beside a paragraph: diagnostics of its lines and of the gaps in it, and its lines."""
        found = list(self._of_lines(passages))
        found += [index for said in evidence for index in self._of_gaps.get(said, ())]
        return self._beside(found, passages)

    def _of_lines(self, passages: Sequence[Passage]) -> Iterator[int]:
        """The diagnostics of the lines of some passages."""
        for one in passages if self._at else ():
            for number in range(one.first, one.last + 1):
                yield from self._at.get(number, ())

    def rest(self) -> Html | None:
        """The diagnostics that stand nowhere yet, each with its line."""
        made = []
        for index in list(self._left):
            number = self._left[index].line
            lines = [self._lines[number]] if number in self._lines else []
            made += [*self._notes([index]), *self.source(lines)]
        return element("div", *made, class_="notes") if made else None

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
        yield element("details", element("summary", f"Source: {_summary(passages)}"), *inside, class_="source")

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
