"""The text of a cable on a screen, in paragraphs, and the signature."""

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
    """The paragraphs, each followed by a blank line."""
    body = cable.body
    if not body.text and not body.paragraphs:
        yield Text(f"[{lost_text(cable)}]", style=_LOST)
        yield ""
        return
    repeated = {part.first_paragraph: part for part in body.quoted}
    for index, part in enumerate(body.paragraphs):
        if index in repeated:
            telegram = repeated[index].document_number or repeated[index].subject or "a telegram"
            yield words(f"(repeats {telegram})", "dim")
            yield ""
        yield from _paragraph(part)
    if not body.paragraphs:
        yield Text(visible(body.text or "", layout=True))
        yield ""
    if body.signature:
        yield words(body.signature)
        yield ""


def _paragraph(part: Paragraph) -> "Iterator[RenderableType]":
    """A paragraph with its label; a quoted one is indented."""
    label = part.label and (part.label if part.label[0] == "(" else f"{part.label}.")
    mark = f"({part.classification})" if part.classification and not g.ENTIRE_TEXT.match(part.text) else None
    opening = words(" ".join(filter(None, (label, mark))), "bold")
    margin = _INDENT * (min(max(part.level, 1), _DEEPEST) - 1) + (2 if part.kind == "quoted" else 0)
    if part.kind in _KEEPS_LINES:
        if opening:
            yield Padding(opening, (0, 0, 0, margin))
        for row in part.text.split("\n"):
            yield Padding(_holes(Text(visible(row, layout=True), no_wrap=True, overflow="ignore")), (0, 0, 0, margin))
        yield ""
        return
    words_ = words(part.text, "bold" if part.kind == "heading" else "")
    line = Text(" ").join(filter(None, (opening, words_)))
    if line:
        yield Padding(_holes(line), (0, 0, 0, margin))
        yield ""


def _holes(shown: Text) -> Text:
    """Highlight what is lost or excised."""
    shown.highlight_regex(_HOLE, _LOST)
    return shown
