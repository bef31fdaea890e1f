"""The lines of a document, stored column by column, and its transmissions."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from io import StringIO

import msgspec

from cablekit.lines.document import consecutive, pieces
from cablekit.lines.kind import Block, Kind
from cablekit.lines.line import Claim, Line
from cablekit.lines.page import Page


class Lines(msgspec.Struct):
    """All lines of a document. Most are text and need no object of their own.

    A line is a line of the telegram. Where the print lost line ends, one line of the source is several lines here:
    `breaks` says where each begins, and they share a number.

    Attributes:
        text: the text of the document.
        first: first line of the document, as a line of the source, from 1.
        rows: the lines as written, without their line ends.
        texts: the lines without their outer blanks, Markdown unescaped.
        kinds: what each line is.
        claims: index of a line -> what a field read in it.
        marks: index of a line -> marks of a release that were on the same line, taken out of `rows` and `texts`.
        margin: number of columns by which the print, not the telegram, indents its lines.
        bracketed: whether brackets were put around codes in the margin.
        breaks: index of a source line, from 0 -> columns where a line begins whose line end was lost.
        numbers: index of a line -> its number in the source, from 1. By default the lines are numbered consecutively.
        stamps: indexes of the lines that hold only a stamp of the release, in order.
    """

    text: str
    first: int
    rows: list[str]
    texts: list[str]
    kinds: list[Kind]
    claims: dict[int, Claim] = {}
    marks: dict[int, list[str]] = {}
    margin: int = 0
    bracketed: bool = False
    breaks: Mapping[int, tuple[int, ...]] = {}
    numbers: Sequence[int] = ()
    stamps: Sequence[int] = ()

    def __post_init__(self) -> None:
        if not self.numbers:
            self.numbers = consecutive(self.first, len(self.rows))

    def __len__(self) -> int:
        return len(self.rows)

    def raws(self) -> list[str]:
        """Return the lines with their ends; joined, they are the text of the document."""
        rows = self.source()
        if not self.breaks:
            return rows
        return [piece for at, row in enumerate(rows) for piece in pieces(row, self.breaks.get(at, ()))]

    def source(self) -> list[str]:
        """Return the lines of the source with their ends; fewer than `raws` returns if line ends were lost."""
        return list(StringIO(self.text, newline=""))

    def at(self, number: int) -> range:
        """Return the indexes of the lines on a line of the source: one, or several where line ends were lost."""
        return range(bisect_left(self.numbers, number), bisect_right(self.numbers, number))

    def name(self, index: int, claim: Claim) -> None:
        """Name a line: store its claim and its kind."""
        self.kinds[index] = claim.kind
        self.claims[index] = claim

    def has(self, kind: Kind) -> bool:
        """Whether a field or a frame has claimed a line of this kind."""
        for claim in self.claims.values():  # noqa: SIM110 (a generator costs more than the loop)
            if claim.kind is kind:
                return True
        return False

    def take_out(self, index: int, start: int, end: int) -> None:
        """Take a mark out of a line, between two positions in its text: what is left belongs to the telegram.

        If nothing is left, the whole line is a mark.
        """
        text = self.texts[index]
        left = " ".join((text[:start].rstrip(), text[end:].lstrip())).strip()
        if not left:
            self.name(index, Claim(Kind.RELEASE, text))
            return
        self.marks.setdefault(index, []).append(text[start:end])
        self.texts[index] = self.rows[index] = left

    def first_of(self, kind: Kind) -> int | None:
        """Return the source line number of the first line of a kind; None if there is none."""
        return self.numbers[self.kinds.index(kind)] if kind in self.kinds else None

    def line(self, index: int) -> Line:
        """Return a line with its claim."""
        text = self.texts[index]
        claim = self.claims.get(index) or Claim(self.kinds[index], text)
        return Line(self.numbers[index], self.rows[index], text, claim, index)


class Transmission(msgspec.Struct):
    """One PAGE 01 and what follows it, divided into blocks.

    Attributes:
        lines: the lines of the document.
        index: position among the transmissions of the document, from 0.
        start, end: indexes of its first line, and of the first line after it.
        page: its first PAGE line, PAGE 01; None if it has none.
        pages: all of them.
        routing_start, body_start, text_start: indexes of the first lines of routing, body and text.
        part, part_of: number of the section and of all sections; None if unknown.
        final: whether it is the last section.
        signature: the name of the signer.
        signed_at: index of the last line of text, if the signer's name is glued to the end of it.
        same_message: whether it belongs to the same message as the first transmission.
        duplicate_of: index of the transmission that is read instead of this one.
        decided: lines that an attribute decided about: index of the line, its kind, the key of the attribute.
        by_kind: its lines by kind, without those of its text.
        damaged: those whose claim has a note.
    """

    lines: Lines
    index: int
    start: int
    end: int
    page: Page | None = None
    pages: list[Page] = []
    routing_start: int = 0
    body_start: int = 0
    text_start: int = 0
    part: int | None = None
    part_of: int | None = None
    final: bool = True
    signature: str | None = None
    signed_at: int | None = None
    same_message: bool = True
    duplicate_of: int | None = None
    decided: list[tuple[int, Kind, str]] = []
    by_kind: dict[Kind, list[Line]] = {}
    damaged: list[Line] = []

    def of(self, kind: Kind) -> list[Line]:
        """Return its lines of one kind, in order. A line with two labels counts for both."""
        return self.by_kind.get(kind, [])

    @property
    def first_line(self) -> int:
        """Its first line, as a line of the source, from 1."""
        return self.lines.numbers[self.start]

    def block(self, index: int) -> Block:
        """Return the block that one of its lines is in, by the line's index."""
        return "header" if index < self.routing_start else "routing" if index < self.body_start else "body"

    @property
    def stamps(self) -> int:
        """How many of its lines hold only a stamp."""
        stamps = self.lines.stamps
        return bisect_left(stamps, self.end) - bisect_left(stamps, self.start)

    def gather(self, claimed: Sequence[int]) -> None:
        """Gather its lines by kind, after every line is named; `claimed`: indexes of the document's named lines, in
        order."""
        lines = self.lines
        by_kind: dict[Kind, list[Line]] = {}
        claims, rows, texts, numbers = lines.claims, lines.rows, lines.texts, lines.numbers
        for index in claimed[bisect_left(claimed, self.start) : bisect_left(claimed, self.end)]:
            claim: Claim | None = claims[index]
            while claim is not None:
                kind, line = claim.kind, Line(numbers[index], rows[index], texts[index], claim, index)
                if kind in by_kind:
                    by_kind[kind].append(line)
                else:
                    by_kind[kind] = [line]
                if claim.note is not None:
                    self.damaged.append(line)
                claim = claim.then
        self.by_kind = by_kind
