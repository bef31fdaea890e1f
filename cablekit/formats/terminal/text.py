"""The text of a cable on a screen, a paragraph after another, and the signature."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from cablekit import grammar as g
from cablekit.formats.head import lost_text
from cablekit.formats.terminal.parts import words
from cablekit.formats.visible import visible
from cablekit.model import Cable, Paragraph

if TYPE_CHECKING:
    from rich.console import RenderableType

_HOLE = re.compile(r"\[(?:GAP|EXCISED[^\[\]\n]{0,40})\]")
_LOST = "bold yellow"
_KEEPS_LINES = ("table", "list")
_INDENT, _DEEPEST = 3, 4


def text(cable: Cable) -> "Iterator[RenderableType]":
    """The paragraphs, each with a blank line behind it."""
    body = cable.body
    if not body.text and not body.paragraphs:
        yield Text(f"[{lost_text(cable)}]", style=_LOST)
        yield ""
        return
    repeated = {one.first_paragraph: one for one in body.quoted}
    for index, one in enumerate(body.paragraphs):
        if index in repeated:
            said = repeated[index].document_number or repeated[index].subject or "a telegram"
            yield words(f"(repeats {said})", "dim")
            yield ""
        yield from _paragraph(one)
    if not body.paragraphs:
        yield Text(visible(body.text or "", layout=True))
        yield ""
    if body.signature:
        yield words(body.signature)
        yield ""


def _paragraph(one: Paragraph) -> "Iterator[RenderableType]":
    """A paragraph under its label; one that is quoted behind a bar."""
    label = one.label and (one.label if one.label[0] == "(" else f"{one.label}.")
    mark = f"({one.classification})" if one.classification and not g.ENTIRE_TEXT.match(one.text) else None
    opening = words(" ".join(filter(None, (label, mark))), "bold")
    margin = _INDENT * (min(max(one.level, 1), _DEEPEST) - 1) + (2 if one.kind == "quoted" else 0)
    if one.kind in _KEEPS_LINES:
        if opening:
            yield Padding(opening, (0, 0, 0, margin))
        for row in one.text.split("\n"):
            yield Padding(_holes(Text(visible(row, layout=True), no_wrap=True, overflow="ignore")), (0, 0, 0, margin))
        yield ""
        return
    said = words(one.text, "bold" if one.kind == "heading" else "")
    whole = Text(" ").join(filter(None, (opening, said)))
    if whole:
        yield Padding(_holes(whole), (0, 0, 0, margin))
        yield ""


def _holes(shown: Text) -> Text:
    """What is lost or excised stands out."""
    shown.highlight_regex(_HOLE, _LOST)
    return shown
