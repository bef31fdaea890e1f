"""The text of a cable in its paragraphs: labels, tables and lists that keep their columns, what is lost or excised."""

import re
from collections.abc import Iterator

from cablekit import grammar as g
from cablekit.formats.html.elements import NOTHING, Html, element, escape, joined, line
from cablekit.model import Paragraph

#: "[GAP]", "[EXCISED]", "[EXCISED B3]"
_HOLE = re.compile(r"\[(?:GAP|EXCISED[^\[\]\n]{0,40})\]")
_KEEPS_LINES = ("table", "list")
_DEEPEST = 4


def paragraph(one: Paragraph) -> Html:
    """A paragraph under its label. Its heading is in its text; so is a note that classifies the whole text."""
    label = one.label and (one.label if one.label[0] == "(" else f"{one.label}.")
    noted = g.ENTIRE_TEXT.match(one.text)
    mark = f"({one.classification})" if one.classification and not noted else None
    opening = " ".join(filter(None, (label, mark)))
    place = f"level-{min(one.level, _DEEPEST)}" if one.level > 1 else None
    if one.kind in _KEEPS_LINES:
        lead = element("p", line(opening), class_=place) if opening else None
        table = element("pre", _holes(escape(one.text)), class_=place) if one.text else None
        return joined(filter(None, (lead, table)), "\n")
    text = _holes(line(" ".join(filter(None, (opening, one.text)))))
    if not text:
        return NOTHING
    if one.kind == "heading":
        return element("h2", text)
    made = element("p", text, class_=place)
    return element("blockquote", made) if one.kind == "quoted" else made


def blocks(text: str) -> Iterator[Html]:
    """A text cut at blank lines, for a body whose paragraphs are not told apart."""
    for block in re.split(r"\n\s*\n", text):
        if block.strip():
            yield element("p", _holes(line(block)))


def _holes(escaped: str) -> Html:
    return Html(_HOLE.sub(r"<mark>\g<0></mark>", escaped))
