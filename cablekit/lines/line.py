"""A line of a document and what a field read in it."""

from typing import Any

import msgspec

from cablekit.lines.kind import Block, Kind

LONGEST = 1000
"""Characters: a longer line is always text. A teletype's line has 69 columns, and matching a hostile line can cost more
than its length."""


class Claim(msgspec.Struct, frozen=True, gc=False):
    """What a field says about a line. The line keeps it, so that no label is matched twice.

    Attributes:
        kind: what the line is.
        rest: what follows the label; the whole line if it has no label.
        sure: whether the line alone is enough to claim it; if not, the claim counts only in its block, or between two
            claims that are sure.
        seen: what the field found, kept for its `read`.
        then: the claim of a second label on the line.
        note: why a damaged line was taken: the line as it should read.
    """

    kind: Kind
    rest: str = ""
    sure: bool = True
    seen: Any = None
    then: "Claim | None" = None
    note: str | None = None


class Line(msgspec.Struct, gc=False):
    """A line with its claim.

    Attributes:
        number: of the line in the source, from 1.
        raw: the line as it is, without its line end.
        text: the line without its outer blanks, Markdown unescaped.
        claim: what a field read in it. index: of the line in the document, from 0. In a print that lost line ends,
            several lines share a number but never an index: compare indexes to learn which line is above another.
    """

    number: int
    raw: str
    text: str
    claim: Claim
    index: int

    @property
    def kind(self) -> Kind:
        return self.claim.kind

    @property
    def rest(self) -> str:
        return self.claim.rest


class Token(msgspec.Struct, gc=False):
    """A line as `cablekit tokens` shows it. Created on demand.

    Attributes:
        line: of the source, from 1.
        raw: the line as it is, with its line end.
        text: the line without its outer blanks, Markdown unescaped.
        kind: what the line is.
        block: the block it is in.
        part: index of its transmission; None outside a transmission.
        field: path of the field that it became; None for furniture.
        column: column of the source line, from 1, where it begins; above 1 where the print lost a line end.
    """

    line: int
    raw: str
    text: str
    kind: Kind
    block: Block = "frame"
    part: int | None = None
    field: str | None = None
    column: int = 1
