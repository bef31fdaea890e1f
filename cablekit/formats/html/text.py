"""The text of a cable in its paragraphs: labels, tables and lists that keep their columns, what is lost or excised.

Strategy: a paragraph is cut at what it has inside: citations that lead somewhere, and the marks of lost and excised
text. Citations are in the order of the text, so each is looked for from where the one before it was found.
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
"""A piece of a text: where it begins and ends, and what makes it markup."""

#: "[GAP]", "[EXCISED]", "[EXCISED B3]"
_HOLE = re.compile(r"\[(?:GAP|EXCISED(?:\s(?P<code>[^\[\]\n]{0,40}))?)\]")
_KEEPS_LINES = ("table", "list")
_DEEPEST = 4
#: characters behind the last citation within which the next is looked for
_WITHIN = 40_000


def text(view: View) -> Iterator[Html]:
    """The paragraphs, each with what is beside it."""
    cable = view.cable
    cited = citations(cable)
    evidence: defaultdict[int, list[str]] = defaultdict(list)
    for gap in cable.body.gaps:
        evidence[_place(gap, cable.body.paragraphs)].append(gap.evidence)
    repeated = {one.first_paragraph: one for one in cable.body.quoted}
    for index, one in enumerate(cable.body.paragraphs):
        inside = [(start, end, _leading(view, said)) for start, end, said in cited.get(index, ())]
        made = paragraph(one, inside, view)
        if index in repeated:
            yield _announcement(view, repeated[index])
        if not made:
            continue
        beside = view.margin.of_paragraph(view.origin.of_paragraph(index), evidence[index])
        yield element("div", "\n", element("div", made), beside, "\n", class_="passage")


def _place(gap: Gap, paragraphs: Sequence[Paragraph]) -> int:
    """Index of the paragraph that shows a gap: the next one, or the one before where the gap is inside it."""
    if gap.after_paragraph is None:
        return 0
    after = gap.after_paragraph + 1
    return after if after < len(paragraphs) and "[GAP]" in paragraphs[after].text else gap.after_paragraph


def citations(cable: Cable) -> dict[int, list[tuple[int, int, TextReference]]]:
    """Index of a paragraph -> the citations in it: where each begins and ends in its text, and the citation."""
    texts = [_folded(one) for one in cable.body.paragraphs]
    whole = "\n".join(texts)
    starts = [0]
    for one in texts:
        starts.append(starts[-1] + len(one) + 1)
    found: defaultdict[int, list[tuple[int, int, TextReference]]] = defaultdict(list)
    at = index = 0
    for said in cable.body.text_references:
        raw = " ".join(said.raw.split())
        place = whole.find(raw, at, at + _WITHIN) if raw else -1
        if place < 0:
            continue
        at = place + len(raw)
        while starts[index + 1] <= place:
            index += 1
        if at < starts[index + 1]:
            found[index].append((place - starts[index], at - starts[index], said))
    return found


def _folded(one: Paragraph) -> str:
    """The text of a paragraph as it is shown: prose on one line."""
    return one.text if one.kind in _KEEPS_LINES else " ".join(one.text.split())


def _leading(view: View, said: TextReference) -> Callable[[str], Html]:
    return lambda shown: view.document(shown, said.document_number)


def _announcement(view: View, one: Quoted) -> Html:
    """What a telegram repeated in the text is."""
    number = one.document_number
    said = [view.document(number, number) if number else None, one.subject and line(one.subject)]
    named = joined(filter(None, said), ": ")
    return element("p", "Repeats ", named or "a telegram", class_="repeats")


def paragraph(one: Paragraph, inside: Sequence[Inside] = (), view: View | None = None) -> Html:
    """A paragraph under its label. Its heading is in its text; so is a note that classifies the whole text.

    Args:
        one: the paragraph.
        inside: pieces of its text that are more than text, in order.
        view: the page it is put into; None for the paragraph alone, without terms.
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
    whole = joined(filter(None, (line(opening), shown)), " ")
    if not whole:
        return NOTHING
    if one.kind == "heading":
        return element("h2", whole)
    made = element("p", whole, class_=place)
    return element("blockquote", made) if one.kind == "quoted" else made


def blocks(text: str) -> Iterator[Html]:
    """A text cut at blank lines, for a body whose paragraphs are not told apart."""
    for block in re.split(r"\n\s*\n", text):
        if block.strip():
            yield element("p", _pieces(" ".join(block.split()), (), None))


def _pieces(text: str, inside: Sequence[Inside], view: View | None) -> Html:
    """A text with its pieces as markup."""
    holes = [(found.start(), found.end(), _hole(found, view)) for found in _HOLE.finditer(text)]
    made: list[str] = []
    at = 0
    for start, end, markup in sorted([*inside, *holes], key=lambda one: one[0]):
        if start >= at:
            made += (Html(escape(text[at:start])), markup(text[start:end]))
            at = end
    return joined([*made, Html(escape(text[at:]))])


def _hole(found: re.Match[str], view: View | None) -> Callable[[str], Html]:
    code = found["code"]
    if view is None or not code:
        return lambda shown: element("mark", shown)
    terms = view.terms
    return lambda shown: element("mark", "[EXCISED ", terms.exemption(code, "FOIA", code.split(",")[0].strip()), "]")
