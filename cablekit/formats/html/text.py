"""The text of a cable in paragraphs: labels, tables and lists that keep their columns, lost and excised text.

Strategy: a paragraph is split at the links of its citations and at the marks of lost and excised text. Citations are in
the order of the text, so the search for each starts where the one before it ends.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from cablekit import grammar as g
from cablekit.formats.html.elements import NOTHING, Html, element, escape, joined, line
from cablekit.formats.html.view import View
from cablekit.model import Cable, Gap, Paragraph, Quoted, TextReference

Inside: TypeAlias = "tuple[int, int, Callable[[str], Html]]"
"""A piece of a text: where it begins and ends, and the function that turns it into markup."""

#: "[GAP]", "[EXCISED]", "[EXCISED B3]"
_HOLE = re.compile(r"\[(?:GAP|EXCISED(?:\s(?P<code>[^\[\]\n]{0,40}))?)\]")
_KEEPS_LINES = ("table", "list")
_DEEPEST = 4
#: characters after the last citation in which the next is looked for
_WITHIN = 40_000


def text(view: View) -> Iterator[Html]:
    """The paragraphs, each with its margin."""
    cable = view.cable
    cited = citations(cable)
    evidence: defaultdict[int, list[str]] = defaultdict(list)
    for gap in cable.body.gaps:
        evidence[_place(gap, cable.body.paragraphs)].append(gap.evidence)
    repeated = {part.first_paragraph: part for part in cable.body.quoted}
    for index, part in enumerate(cable.body.paragraphs):
        inside = [(start, end, _leading(view, citation)) for start, end, citation in cited.get(index, ())]
        content = paragraph(part, inside, view)
        if index in repeated:
            yield _announcement(view, repeated[index])
        if not content:
            continue
        beside = view.margin.of_paragraph(view.origin.of_paragraph(index), evidence[index])
        yield element("div", "\n", element("div", content), beside, "\n", class_="passage")


def _place(gap: Gap, paragraphs: Sequence[Paragraph]) -> int:
    """Index of the paragraph that shows a gap: the next one, or the one before if the gap is inside it."""
    if gap.after_paragraph is None:
        return 0
    after = gap.after_paragraph + 1
    return after if after < len(paragraphs) and "[GAP]" in paragraphs[after].text else gap.after_paragraph


def citations(cable: Cable) -> dict[int, list[tuple[int, int, TextReference]]]:
    """Index of a paragraph -> its citations: where each begins and ends in its text, and the citation."""
    texts = [_folded(part) for part in cable.body.paragraphs]
    joined_text = "\n".join(texts)
    starts = [0]
    for shown_text in texts:
        starts.append(starts[-1] + len(shown_text) + 1)
    by_paragraph: defaultdict[int, list[tuple[int, int, TextReference]]] = defaultdict(list)
    at = index = 0
    for citation in cable.body.text_references:
        raw = " ".join(citation.raw.split())
        place = joined_text.find(raw, at, at + _WITHIN) if raw else -1
        if place < 0:
            continue
        at = place + len(raw)
        while starts[index + 1] <= place:
            index += 1
        if at < starts[index + 1]:
            by_paragraph[index].append((place - starts[index], at - starts[index], citation))
    return by_paragraph


def _folded(part: Paragraph) -> str:
    """The text of a paragraph as shown: prose on one line."""
    return part.text if part.kind in _KEEPS_LINES else " ".join(part.text.split())


def _leading(view: View, citation: TextReference) -> Callable[[str], Html]:
    return lambda shown: view.document(shown, citation.document_number)


def _announcement(view: View, quoted: Quoted) -> Html:
    """A line that introduces a telegram repeated in the text."""
    number = quoted.document_number
    names = [view.document(number, number) if number else None, quoted.subject and line(quoted.subject)]
    name = joined(filter(None, names), ": ")
    return element("p", "Repeats ", name or "a telegram", class_="repeats")


def paragraph(one: Paragraph, inside: Sequence[Inside] = (), view: View | None = None) -> Html:
    """A paragraph with its label. Its heading is part of its text; so is a note that classifies the whole text.

    Args:
        one: the paragraph.
        inside: pieces of its text that become markup, in order.
        view: the page; None for the paragraph alone, without terms.
    """
    label = one.label and (one.label if one.label[0] == "(" else f"{one.label}.")
    noted = g.ENTIRE_TEXT.match(one.text)
    mark = f"({one.classification})" if one.classification and not noted else None
    opening = " ".join(filter(None, (label, mark)))
    place = f"level-{min(one.level, _DEEPEST)}" if one.level > 1 else None
    shown = _pieces(_folded(one), inside, view)
    if one.kind in _KEEPS_LINES:
        lead = element("p", line(opening), class_=place) if opening else None
        table = element("pre", shown, class_=place, tabindex="0") if one.text else None
        return joined(filter(None, (lead, table)), "\n")
    words = joined(filter(None, (line(opening), shown)), " ")
    if not words:
        return NOTHING
    if one.kind == "heading":
        return element("h2", words)
    content = element("p", words, class_=place)
    return element("blockquote", content) if one.kind == "quoted" else content


def blocks(text: str) -> Iterator[Html]:
    """A text split at blank lines, for a body without recognised paragraphs."""
    for block in re.split(r"\n\s*\n", text):
        if block.strip():
            yield element("p", _pieces(" ".join(block.split()), (), None))


def _pieces(text: str, inside: Sequence[Inside], view: View | None) -> Html:
    """A text with its pieces turned into markup."""
    holes = [(hole.start(), hole.end(), _hole(hole, view)) for hole in _HOLE.finditer(text)]
    pieces: list[str] = []
    at = 0
    for start, end, markup in sorted([*inside, *holes], key=lambda piece: piece[0]):
        if start >= at:
            pieces += (Html(escape(text[at:start])), markup(text[start:end]))
            at = end
    return joined([*pieces, Html(escape(text[at:]))])


def _hole(hole: re.Match[str], view: View | None) -> Callable[[str], Html]:
    code = hole["code"]
    if view is None or not code:
        return lambda shown: element("mark", shown)
    terms = view.terms
    return lambda shown: element("mark", "[EXCISED ", terms.exemption(code, "FOIA", code.split(",")[0].strip()), "]")
