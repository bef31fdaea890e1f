"""Paragraphs: the text cut as its author labelled it (format guide 7).

Strategy. A blank row or a label opens a paragraph; a label inside a block counts only if the sentence above has ended.
One pattern finds the rows at which a paragraph can begin; rows between them are skipped (`blocks`), except places known
beforehand (`cuts`). Depth comes from the open lists and from what encloses a label; labels are kept as typed, never
renumbered (`outline`), and may be words (`words`). Tables and lists keep their lines; prose is joined, and a hyphen at
a line's end is removed only on evidence (`whole`, `text.hyphens`). Summaries, quotations and headings are recognised
last, by their surroundings (`context`).
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import msgspec

from cablekit.model import Paragraph
from cablekit.text.paragraphs.blocks import Blocks
from cablekit.text.paragraphs.context import LETTERS, Context
from cablekit.text.paragraphs.cuts import Cuts, Rows
from cablekit.text.paragraphs.labels import closed_up, without_spacers
from cablekit.text.paragraphs.outline import Outline
from cablekit.text.paragraphs.quotations import Quotations
from cablekit.text.paragraphs.speakers import label_speakers
from cablekit.text.paragraphs.whole import Whole, unmark
from cablekit.text.paragraphs.words import FIRSTS, WordLabels, as_numbers, is_parted, parted

__all__ = ["Cut", "Quotations", "read"]

#: the kinds of paragraphs that may be known as titles by their place
_UNTITLED = ("prose", "quoted")


class Cut(msgspec.Struct, frozen=True):
    """A text cut into paragraphs.

    Attributes:
        paragraphs: in order.
        text: the text, with two line ends before it.
        places: where in it each paragraph begins.
        damaged: damaged labels and names of parts that were read: their row, and the reading.
    """

    paragraphs: list[Paragraph]
    text: str
    places: list[int]
    damaged: list[tuple[int, str]]

    def starts(self) -> list[int]:
        """Return the index of the first row of each paragraph, counting blank rows."""
        between = (self.text.count("\n", *places) for places in pairwise([2, *self.places]))
        return list(accumulate(between))


def read(quotations: Quotations, together: Sequence[Rows] = (), *, spaced: bool = True) -> Cut:
    """Cut the clean text of `quotations` into paragraphs.

    Args:
        quotations: the quotations of the text, with the text.
        together: first and last rows of repeated telegrams, each of which is one paragraph.
        spaced: whether the rendering keeps blank rows; if the text has none, it is known not to show any.
    """
    if not quotations.text.strip("\n"):
        return Cut([], quotations.text, [], [])
    bare = not spaced or quotations.text.find("\n\n", 2) < 0
    whole = Whole(quotations)
    spaced_out = without_spacers(quotations.text, bare=bare, dashes=whole.dashes)
    plain = WordLabels(spaced_out, {})
    cut = _read(whole, together, parted(spaced_out) if bare else plain, bare=bare)
    unlabelled = [paragraph.text for paragraph in cut.paragraphs if paragraph.label is None]
    if not bare and any(map(is_parted, unlabelled)) and (labels := parted(spaced_out)).typed:
        whole.damaged = []
        return _read(whole, together, labels, bare=bare)
    return cut


def _read(whole: Whole, together: Sequence[Rows], labels: WordLabels, *, bare: bool) -> Cut:
    """Cut a text; `labels`: the text with its labels of several parts as they are read, and as typed."""
    text = closed_up(labels.text, bare=bare, dashes=whole.dashes)
    cuts = Cuts(labels.text, whole, together, bare=bare)
    whole.kinds = cuts.kinds
    cut = _cut(whole, cuts, labels if text is labels.text else WordLabels(text, labels.typed))
    for paragraph in cut.paragraphs:
        if paragraph.label is not None and paragraph.label[0].isdigit():
            return cut
    words = as_numbers(text) if any(paragraph.text.startswith(FIRSTS) for paragraph in cut.paragraphs) else None
    whole.damaged = []
    return _cut(whole, cuts, WordLabels(words.text, labels.typed | words.typed), bare=True) if words else cut


def _cut(whole: Whole, cuts: Cuts, words: WordLabels, *, bare: bool = False) -> Cut:
    """Cut a text; `cuts`: the places known beforehand; `words`: the text with its labels as they are read, and as typed
    those that are words or have several parts; `bare`: a first label without a stop counts."""
    cut_out: list[Paragraph] = []
    places: list[int] = []
    text = words.text
    outline = Outline(text, bare=bare)
    context = Context(whole)
    blocks = Blocks(text, cuts, outline, whole.tables)
    for block, labels in blocks:
        if labels and block[0] in words.typed:
            labels[0] = (words.typed[block[0]], labels[0][1])
        for label, level in labels[:-1]:
            cut_out.append(Paragraph(label, level))
            context.label(level)
            places.append(block[0])
        kept = block[0] in cuts.heads
        paragraph = whole.repeated(block) if kept else whole.paragraph(block, labels)
        context.place(paragraph, block, titled=not kept)
        titled = block[0] in cuts.titles and paragraph.kind in _UNTITLED and not paragraph.text.startswith(LETTERS)
        if titled or block[2] in blocks.underlined:
            paragraph.kind = "heading"
        cut_out.append(paragraph)
        places.append(block[0])
    asks = False
    for paragraph in cut_out:
        asks = asks or paragraph.text[:1] == "Q"
        if paragraph.kind == "heading" and paragraph.text.endswith((")", "):")) and paragraph.classification is None:
            unmark(paragraph)
    if asks:
        label_speakers(cut_out)
    damaged = sorted(outline.damaged + whole.damaged) if outline.damaged or whole.damaged else ()
    return Cut(cut_out, whole.text, places, [(whole.text.count("\n", 2, place), name) for place, name in damaged])
