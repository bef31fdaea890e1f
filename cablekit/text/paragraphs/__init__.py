"""Paragraphs: the text cut as its author labelled it (format guide 7).

Strategy. A blank row or a label opens a paragraph; a label inside a block counts only where the sentence above has
come to its end. One pattern finds the rows at which anything can begin; between them nothing is looked at
(`blocks`), except places known beforehand (`cuts`). Depth comes from the lists that are open and from what encloses a
label; labels are kept as typed, never renumbered (`outline`). Tables and lists keep their lines; prose is joined, and a
hyphen at a line's end is dropped or kept only on evidence from the cable itself (`whole`, `text.hyphens`). Summaries,
quotations and headings are told last, by what is around them (`context`).
"""

from collections.abc import Sequence
from typing import NamedTuple

from cablekit.model import Paragraph
from cablekit.text.paragraphs.blocks import Blocks
from cablekit.text.paragraphs.context import Context
from cablekit.text.paragraphs.cuts import Cuts, Rows
from cablekit.text.paragraphs.labels import closed_up
from cablekit.text.paragraphs.outline import Outline
from cablekit.text.paragraphs.quotations import Quotations
from cablekit.text.paragraphs.whole import Whole

__all__ = ["Cut", "Quotations", "read"]


class Cut(NamedTuple):
    """A text cut into paragraphs.

    Attributes:
        paragraphs: in order.
        starts: for each the index of its first row, blank ones counted.
        damaged: labels and names of parts that were read though damaged: row, and how it is read.
    """

    paragraphs: list[Paragraph]
    starts: list[int]
    damaged: list[tuple[int, str]]


def read(quotations: Quotations, together: Sequence[Rows] = ()) -> Cut:
    """Cut the clean text that quotations were found in. `together`: rows, first and last, of repeated telegrams, one
    paragraph each."""
    found: list[Paragraph] = []
    starts: list[int] = []
    if not quotations.text.strip("\n"):
        return Cut(found, starts, [])
    whole = Whole(quotations)
    text = closed_up(whole.text)
    outline = Outline(text)
    context = Context(whole)
    cuts = Cuts(whole.text, whole.quotations, whole.ends, together)
    for row, block, labels in Blocks(text, cuts, outline, tables=whole.tables):
        for label, level in labels[:-1]:
            found.append(Paragraph(label, level))
            starts.append(row)
        kept = cuts.keeps(block[0])
        paragraph = whole.repeated(block) if kept else whole.paragraph(block, labels)
        context.place(paragraph, block, titled=not kept)
        found.append(paragraph)
        starts.append(row)
    damaged = [(whole.text.count("\n", 2, place), name) for place, name in sorted(outline.damaged + whole.damaged)]
    return Cut(found, starts, damaged)
