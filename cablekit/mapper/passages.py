"""The places of a record's paragraphs in its source.

Strategy: a Cable holds no lines, so the text is read again, by the same steps: parts, clean rows, paragraphs. Only
views that show a cable next to its source need this.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cablekit.diagnostics import Notes
from cablekit.fields import attributes, printed, release
from cablekit.lines import Kind, Lines
from cablekit.mapper.parts import parts_of, texts_of
from cablekit.mapper.transmission import map_transmission
from cablekit.mapper.witnesses import witnesses
from cablekit.model import LineRange
from cablekit.text import clean, paragraphs, quoted
from cablekit.text.clean import Row
from cablekit.text.paragraphs import Quotations
from cablekit.tokenizer import Tokenized


def passages(tokenized: Tokenized, *, markdown: bool) -> list[list[LineRange]]:
    """Return for each paragraph of the record its ranges of lines in the source, from 1, both ends included.

    If labels share a row, it belongs to the last one; the others have no lines.

    Args:
        tokenized: the tokenized document.
        markdown: whether it is Markdown.
    """
    notes = Notes()
    lines = tokenized.lines
    typed = attributes.read(tokenized.attributes, lines.first, notes)
    known = witnesses(typed, printed.read(lines), release.read(lines, typed), tokenized.transmissions)
    writing = clean.writing(lines.text, markdown=markdown, blank_unit=tokenized.blank_unit)
    mapped = [map_transmission(sent, known, writing, notes) for sent in tokenized.transmissions]
    parts = parts_of(mapped)
    if not parts:
        return []
    joined = clean.join(texts_of(parts, notes))
    rows, quotations = joined.rows, Quotations(joined.text)
    repeated = quoted.find(quotations, rows, parts[0].facts)
    together = [pair for telegram in repeated for pair in telegram.together]
    starts = paragraphs.read(quotations, together, spaced=joined.spaced).starts()
    taken = {line for line, _ in rows}
    return [
        list(_ranges(_with_overflow(rows[start:end], lines, taken))) for start, end in pairwise([*starts, len(rows)])
    ]


def _with_overflow(rows: Sequence[Row], lines: Lines, taken: set[int]) -> Iterator[int]:
    """Yield the lines of rows, with the lines of text below that were joined to them."""
    for number in [number for number, text in rows if text]:
        yield number
        below = number + 1
        while below not in taken and (at := lines.at(below)) and lines.kinds[at[0]] is Kind.TEXT:
            yield below
            below += 1


def _ranges(numbers: Iterable[int]) -> Iterator[LineRange]:
    """Yield consecutive numbers as ranges."""
    first = last = 0
    for number in numbers:
        if first and number in (last, last + 1):
            last = number
            continue
        if first:
            yield first, last
        first = last = number
    if first:
        yield first, last
