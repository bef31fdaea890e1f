"""What the tokenizer returns: a document cut up."""

import msgspec

from cablekit.fields.attributes import Entry
from cablekit.lines import Lines, Transmission


class Tokenized(msgspec.Struct):
    """A document cut up.

    Attributes:
        lines: every line.
        transmissions: in file order.
        attributes: the entries of the attributes part.
        front: indexes of the lines of the message part that are in no transmission and that nobody named.
        has_text_head: whether there is a line `Message Text`.
        has_attributes: whether there is an attributes part.
        blank_unit: blank lines that count as one: 2 where a rendering doubled them (pdftotext -layout).
    """

    lines: Lines
    transmissions: list[Transmission] = []
    attributes: list[Entry] = []
    front: list[int] = []
    has_text_head: bool = False
    has_attributes: bool = False
    blank_unit: int = 1
