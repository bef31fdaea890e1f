"""The tokenizer: name the lines of a Document, find its blocks.

Strategy. No line is dropped: the lines, joined, are the text. Every line is text until something names it. First the
frame names the lines that it printed; then furniture is found; then each transmission's header, routing and opening are
walked, in the order of the sections; last come the tails. So the lines of the message itself, which are most of the
lines, are never touched. The fields say what a line can be; nothing here knows a layout.
"""

import re

from cablekit import frames
from cablekit.fields import attributes, body_text
from cablekit.lines import Claim, Document, Kind, Lines
from cablekit.sources.markdown import plain
from cablekit.tokenizer import scans
from cablekit.tokenizer.furniture import accept_pages, blank_unit, mark_alone, mark_classifications
from cablekit.tokenizer.sections import transmissions
from cablekit.tokenizer.tokenized import Tokenized

__all__ = ["Tokenized", "tokenize"]

_SURROGATES = re.compile("[\ud800-\udfff]")


def tokenize(document: Document) -> Tokenized:
    """Divide a document into named lines and blocks. Never raises; takes time linear in the length of the text."""
    lines = _lines(document)
    start, end = frames.name(document, lines)
    out = Tokenized(lines, has_text_head=start > 0, has_attributes=end < len(lines))
    front = max(0, start - 1)
    if Kind.TEXT in lines.kinds[:front]:
        mark_alone(lines, 0, front)
    alone = mark_alone(lines, start, end)
    scan = not out.has_attributes
    damaged = scan or alone.doubtful or scans.is_broken(alone.pages)
    candidates = scans.mend(lines, start, end, alone.pages, scan=scan) if damaged else alone.pages
    pages = accept_pages(lines, candidates)
    mark_classifications(lines, start, end, pages, alone.ends, scan=scan)
    out.blank_unit = blank_unit(lines, start, end, pages)
    out.attributes = attributes.cut(lines, end + 1, document.beside)
    out.transmissions = transmissions(lines, start, end, pages, lambda: attributes.witness(out.attributes))
    first = out.transmissions[0].start if out.transmissions else end
    out.front = [*_front(lines, 0, start), *_front(lines, start, first)]
    return out


def _lines(document: Document) -> Lines:
    """Return the lines as written, and without their outer blanks and Markdown. They have no kinds yet: the frame names
    them first."""
    text = document.text
    rows = document.rows
    texts = [plain(row).strip() for row in rows] if document.form == "markdown" else list(map(str.strip, rows))
    if "\0" in text:
        texts = [line.replace("\0", "").strip() for line in texts]
    if not text.isascii():
        texts = [_SURROGATES.sub("\ufffd", line) for line in texts]
    return Lines(text, document.first_line, rows, texts, [], breaks=document.breaks, numbers=document.numbers)


def _front(lines: Lines, start: int, end: int) -> list[int]:
    """Return the indexes of the unnamed lines outside the transmissions: notices of a lost text, and unknown lines."""
    front = []
    for index in range(start, end):
        if lines.kinds[index] is Kind.TEXT:
            lost = index >= start and body_text.is_lost(lines.texts[index])
            lines.name(index, Claim(Kind.LOST if lost else Kind.UNKNOWN, lines.texts[index]))
        if lines.kinds[index] is Kind.LOST or lines.kinds[index] is Kind.UNKNOWN:
            front.append(index)
    return front
