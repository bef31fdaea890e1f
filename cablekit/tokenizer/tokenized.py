"""What the tokenizer returns: the named lines of a document and its blocks."""

import msgspec

from cablekit.fields.attributes import Entries
from cablekit.lines import Lines, Transmission


class Tokenized(msgspec.Struct):
    """The named lines of a document and its transmissions.

    Attributes:
        lines: all lines.
        transmissions: in file order.
        attributes: the entries of the attributes part.
        front: indexes of the lines of the message part that are in no transmission: notices of a lost text, and unknown
            lines.
        has_text_head: whether there is a line `Message Text`.
        has_attributes: whether there is an attributes part.
        blank_unit: how many blank lines count as one: 2 if the rendering doubled them (pdftotext -layout), else 1.
    """

    lines: Lines
    transmissions: list[Transmission] = []
    attributes: Entries = Entries()
    front: list[int] = []
    has_text_head: bool = False
    has_attributes: bool = False
    blank_unit: int = 1
