"""What the tokenizer gives: tokens, PAGE lines, transmissions."""

from typing import Literal

import msgspec

Block = Literal["frame", "header", "routing", "body", "attributes"]


#: a line longer than this is text whatever it looks like: a teletype's has 69 columns, and looking long at a hostile
#: line costs more than its length
LONGEST = 1000


class Token(msgspec.Struct, gc=False):
    """One line of a document.

    Attributes:
        line: line in the source, from 1.
        raw: the line as it stands, with its line end.
        text: the line without its outer blanks, Markdown unescaped.
        kind: what the line is, such as `page`, `distribution`, `to`; `text` until a rule names it, and for good when
            it is a line of the message; `unknown` when it is none and no rule knows it.
        block: the block it stands in; filled in by `Tokenized.tokens`.
        part: index of its transmission, None outside of transmissions; filled in by `Tokenized.tokens`.
        field: path of the field it became; filled in by `cablekit.spans.label`.
    """

    line: int
    raw: str
    text: str
    kind: str = "text"
    block: Block = "frame"
    part: int | None = None
    field: str | None = None


class Page(msgspec.Struct):
    """A PAGE line (format guide 3), in one token or broken into two."""

    tokens: list[Token]
    number: int
    station: str
    serial: str
    part: int | None = None
    of: int | None = None
    time: str | None = None
    series: str | None = None
    dupe: bool = False

    def of_same_message(self, other: "Page") -> bool:
        """Whether both pages name the same station and number; in scans one of them may be damaged."""
        return self.serial == other.serial or (self.station == other.station and not other.serial)


class Transmission(msgspec.Struct):
    """One PAGE 01 and what follows it, cut into blocks.

    Attributes:
        index: place among the document's transmissions, from 0.
        pages: its PAGE lines, PAGE 01 first; empty where it has none.
        tokens: all its lines.
        kinds: its lines by kind.
        made: lines that no token of the document is, made of one whose label is damaged or that holds two.
        body: the lines of its text in order, furniture and blanks among them.
        routing_start, body_start: index of the token that begins routing and body, opening lines included.
    """

    index: int
    tokens: list[Token]
    pages: list[Page] = []
    kinds: dict[str, list[Token]] = {}
    made: list[Token] = []
    body: list[Token] = []
    routing_start: int = 0
    body_start: int = 0

    def of(self, kind: str) -> list[Token]:
        """Its lines of one kind, in order."""
        return self.kinds.get(kind, [])

    def block(self, token: Token) -> Block:
        """The block in which one of its lines stands."""
        index = token.line - self.tokens[0].line
        return "header" if index < self.routing_start else "routing" if index < self.body_start else "body"


class Tokenized(msgspec.Struct):
    """A document cut up.

    Attributes:
        lines: every line; their `raw`, joined, is the text of the document. Parsing needs no more of them than
            their kind, so `block` and `part` are filled in only when `tokens` asks for them.
        transmissions: in file order.
        attributes: lines of the attributes part, its head left out.
        front: lines of the message part that stand in no transmission, blanks left out.
        has_text_head: whether a line `Message Text` stands there.
        has_attributes: whether there is an attributes part.
        blank_unit: blank lines that stand for one: 2 where a rendering doubled them (pdftotext -layout).
    """

    lines: list[Token]
    transmissions: list[Transmission] = []
    attributes: list[Token] = []
    front: list[Token] = []
    has_text_head: bool = False
    has_attributes: bool = False
    blank_unit: int = 1

    @property
    def tokens(self) -> list[Token]:
        """Every line, with its block and its transmission."""
        for token in self.attributes:
            token.block = "attributes"
        for one in self.transmissions:
            for token in one.tokens:
                token.block, token.part = one.block(token), one.index
        return self.lines
