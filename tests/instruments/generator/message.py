"""What a generated telegram says, and how it is laid out: the truth that the parser has to find again."""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Literal

Dialect = Literal["1973", "1975", "1977", "1978"]
"""First year of a dialect of attributes and stamps (format guide 2, 8)."""


@dataclass(frozen=True)
class Station:
    """A post: as its own telegrams name it, and as it is addressed."""

    name: str
    address: str

    def number(self, year: int, serial: int) -> str:
        """NARA's document number: format guide 8."""
        symbol = self.name[:6].replace(" ", "")
        return f"{year}{symbol}{serial:0{6 if symbol == 'STATE' else 5}}"


@dataclass(frozen=True)
class Address:
    """An addressee with what stands behind it."""

    name: str
    precedence: str | None = None
    number: int | None = None

    def written(self) -> str:
        """As one line shows it."""
        return " ".join(str(part) for part in (self.name, self.precedence, self.number) if part is not None)


@dataclass(frozen=True)
class Order:
    """The E.O. line."""

    number: int
    exemption: str
    date: dt.date | None = None
    authority: str | None = None
    office_code: str | None = None

    def written(self) -> str:
        """What stands behind the number."""
        date = f"{self.date.month}/{self.date.day}/{self.date:%y}" if self.date else None
        name = f"({self.authority})" if self.authority else None
        return " ".join(part for part in (self.exemption, date, name, self.office_code) if part)


@dataclass(frozen=True)
class Cited:
    """One element of the reference lines."""

    station: str
    number: str
    year: int | None = None
    note: str | None = None

    def written(self) -> str:
        """As the list shows it."""
        year = f"{self.year % 100} " if self.year else ""
        return f"{year}{self.station} {self.number}" + (f" ({self.note})" if self.note else "")


@dataclass(frozen=True)
class Officer:
    """A line of the drafting block."""

    office: str
    name: str
    typist: str | None = None
    in_draft: bool = False


@dataclass(frozen=True)
class Relay:
    """The dash line: minutes behind the sending, or None where it names no time (to 1976)."""

    number: str
    minutes: int | None
    suffix: str | None


@dataclass(frozen=True)
class Said:
    """A paragraph: label and level, mark, heading, sentences."""

    label: str | None
    level: int
    mark: str | None
    heading: str | None
    sentences: tuple[str, ...]

    def opening(self) -> str:
        """What stands before the first sentence."""
        label = f"{self.label}. " if self.label else ""
        mark = f"({self.mark}) " if self.mark else ""
        return f"{label}{mark}{self.heading}: " if self.heading else label + mark


@dataclass(frozen=True)
class Message:
    """A telegram."""

    dialect: Dialect
    ads: bool
    station: Station
    serial: int
    sent: dt.datetime
    letters: str
    signals: tuple[str, ...]
    classification: str
    received: int | None
    number_line: str | None
    offices: tuple[tuple[str, int], ...]
    code: str
    drafted: Officer | None
    approved: Officer | None
    cleared: tuple[Officer, ...]
    relay: Relay
    to: tuple[Address, ...]
    info: tuple[Address, ...]
    captions: tuple[str, ...]
    passing: tuple[str, ...]
    order: Order | None
    tags: tuple[str, ...]
    subject: str
    subject_mark: str | None
    references: tuple[Cited, ...]
    paragraphs: tuple[Said, ...]
    signature: str | None
    keywords: tuple[str, ...]

    @property
    def outgoing(self) -> bool:
        """Whether Washington sent it."""
        return self.station.name == "STATE"

    @property
    def document_number(self) -> str:
        """NARA's document number."""
        return self.station.number(self.sent.year, self.serial)


@dataclass(frozen=True)
class Layout:
    """How a telegram is written out. Nothing here may change what is read, but for `pages` of the page count.

    Attributes:
        width: columns of the text.
        cuts: lines of the text before which a page ends, and where the message is cut into sections, as fractions.
        sections: fractions at which sections end; () for a message in one piece.
        shuffled: order of the sections in the file.
        stamps: fractions of the file at which a PDF page ends: stamp pair and form feed.
        spaced: classification of the banner in spaced letters.
        glued: signature behind the last sentence.
        indent: blanks before continuation lines of the cluster.
        blanks: blank lines around page furniture.
        rows: blank lines between the rows of the distribution.
        labels: how the labels of the cluster are written.
        bullets: style of the reference list.
        folded: PAGE lines with single blanks, broken in two.
        markdown: a Markdown rendering.
        newline: the line end.
    """

    width: int = 65
    cuts: tuple[float, ...] = ()
    sections: tuple[float, ...] = ()
    shuffled: tuple[int, ...] = (0,)
    stamps: tuple[float, ...] = ()
    spaced: bool = True
    glued: bool = False
    indent: int = 0
    blanks: int = 1
    rows: bool = False
    labels: tuple[str, str, str, str] = ("E.O. ", "TAGS:", "SUBJECT:", "REF:")
    bullets: Literal["none", "round", "plain"] = "none"
    folded: bool = False
    markdown: bool = False
    newline: str = "\n"


@dataclass(frozen=True)
class Line:
    """A line of the rendering and the field it belongs to."""

    text: str
    group: str


@dataclass(frozen=True)
class Rendered:
    """A telegram written out.

    Attributes:
        lines: its lines, each with the group of its field.
        text_lines: the text as it should be read, line by line.
        pages: PAGE lines over all sections.
    """

    lines: tuple[Line, ...]
    text_lines: tuple[str, ...]
    pages: int
    newline: str = field(default="\n")

    @property
    def text(self) -> str:
        """The whole file."""
        return "".join(line.text + self.newline for line in self.lines)

    def with_lines(self, lines: list[Line]) -> "Rendered":
        """The same with other lines."""
        return replace(self, lines=tuple(lines))
