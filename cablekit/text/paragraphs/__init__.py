"""Paragraphs: the text cut as its author labelled it (format guide 7).

Strategy. A blank row or a label opens a paragraph; a label inside a block counts only where the sentence above has
come to its end. One pattern finds the rows at which anything can begin; between them nothing is looked at
(`blocks`). Depth comes from the lists that are open: a label goes on with the deepest one whose next it is; labels
are kept as typed, never renumbered (`labels`). Tables and lists keep their lines; prose is joined, and a hyphen at a
line's end is dropped or kept only on evidence from the cable itself (`whole`, `text.hyphens`).
"""

import re

from cablekit.model import Paragraph
from cablekit.text.paragraphs.blocks import blocks
from cablekit.text.paragraphs.whole import Whole

#: where a quotation begins or ends: "BEGIN TEXT", "QTE EL MINISTERIO" (1979LAPAZ10015), "END QUOTE", "UNQUOTE"
QUOTE_MARK = re.compile(
    r"\b(?:END\s(?:OF\s)?(?:TEXT|QUOTE)|UNQ(?:UO)?TE)\b|(?P<begin>\b(?:BEGIN\s(?:TEXT|QUOTE)|(?:QUOTE|QTE)(?!\s*(?:END|UNQUOTE)))\b)"
)


__all__ = ["read"]


def read(text: str) -> tuple[list[Paragraph], list[int]]:
    """Cut clean text into paragraphs; give for each the index of its first row, blank ones counted."""
    found: list[Paragraph] = []
    starts: list[int] = []
    if not text:
        return found, starts
    whole = Whole(text)
    quoted = False
    for row, block, labels in blocks(whole.text, tables=whole.tables):
        for label, level in labels[:-1]:
            found.append(Paragraph(label, level))
            starts.append(row)
        paragraph = whole.paragraph(block, labels)
        if whole.quotes:
            quoted = _quote(paragraph, quoted)
        found.append(paragraph)
        starts.append(row)
    return found, starts


def _quote(paragraph: Paragraph, quoted: bool) -> bool:
    """Name a paragraph of a quotation, and say whether one is open behind it: BEGIN TEXT ... END TEXT."""
    text = paragraph.text
    marks = list(QUOTE_MARK.finditer(text)) if "QUOTE" in text or "QTE" in text or "TEXT" in text else []
    begins = bool(marks) and marks[0].start() == 0 and bool(marks[0]["begin"]) and len(text) > marks[0].end() + 1
    if (quoted or begins) and paragraph.kind == "prose":
        paragraph.kind = "quoted"
    return bool(marks[-1]["begin"]) if marks else quoted
