"""The lines that a reader of marked-up text sees, built piece by piece: `Rows`."""

import re

_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Rows:
    """Lines while they are built.

    Attributes:
        rows: the finished lines.
        beside: the numbers, from 1, of those outside the text of the page.
        outside: how many elements outside the text are open.
    """

    __slots__ = ("_before", "_line", "_wanted", "beside", "outside", "rows")

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.beside: list[int] = []
        self.outside = 0
        self._line: list[str] = []
        self._wanted = False
        self._before = ""

    def write(self, text: str) -> None:
        """Add running text; its line ends become blanks."""
        piece = _BLANKS.sub(" ", text)
        if piece == " " and not self._line:
            return
        if piece:
            self._line.append(piece)

    def keep(self, text: str) -> None:
        """Add preformatted text: its lines and blanks stay."""
        first, *others = _LINE_END.split(text.replace("\u00a0", " "))
        self._line.append(first)
        for row in others:
            self._put(self._taken())
            self._line.append(row)

    def apart(self) -> None:
        """Separate the next cell of a row from the one before it."""
        if self._line:
            self._line.append("  ")

    def end(self) -> None:
        """End the line, unless it is blank."""
        line = self._taken()
        if line.strip():
            self._put(line)

    def block(self) -> None:
        """End the line and the block: a blank line comes before what follows."""
        self.end()
        self._wanted = bool(self.rows)

    def page(self) -> None:
        """Begin a page: a form feed comes before the next line that is not blank."""
        self.end()
        self._before = "\f" if self.rows else ""

    def row(self, text: str) -> None:
        """Add a line of its own."""
        self.end()
        self._put(text)

    def text(self) -> str:
        """Return all lines, each with its end."""
        self.end()
        return "".join(f"{row}\n" for row in self.rows)

    def _taken(self) -> str:
        line = "".join(self._line).rstrip()
        self._line.clear()
        return line

    def _put(self, line: str) -> None:
        if self._wanted and line.strip():
            self.rows.append("")
            self._wanted = False
        self.rows.append(self._before + line)
        if self.outside:
            self.beside.append(len(self.rows))
        self._before = ""
