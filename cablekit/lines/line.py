"""A line of a document and what a field saw in it."""

from typing import Any

import msgspec

from cablekit.lines.kind import Block, Kind

LONGEST = 1000
"""Characters: a longer line is text whatever it looks like. A teletype's line has 69 columns, and looking long at a
hostile line costs more than its length."""


class Claim(msgspec.Struct, frozen=True, gc=False):
    """What a field says of a line. It travels with the line, so that nobody matches a label twice.

    Attributes:
        kind: what the line is.
        rest: what follows the label; the whole line where there is none.
        sure: whether the line says so by itself; if not, only in its block, or between two claims that are sure.
        seen: the field's own finding, for its `read`.
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
        claim: what a field saw in it.
        index: of the line in the document, from 0. Lines of a print that lost its line ends share a number, never an
            index: what is above or below what is asked of the index.
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
    """A line as `cablekit tokens` shows it. Made when asked for.

    Attributes:
        line: of the source, from 1.
        raw: the line as it is, with its line end.
        text: the line without its outer blanks, Markdown unescaped.
        kind: what the line is.
        block: the block it is in.
        part: index of its transmission; None outside of transmissions.
        field: path of the field that it became; None for furniture.
        column: of the line of the source, from 1, that it begins at: above 1 where the print lost a line end.
    """

    line: int
    raw: str
    text: str
    kind: Kind
    block: Block = "frame"
    part: int | None = None
    field: str | None = None
    column: int = 1
