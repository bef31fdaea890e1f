"""A TEI file of *Foreign Relations of the United States*: each of its documents as it is printed.

Strategy. Only what is inside `<div type="document">` is text; a form feed comes before each document except the first.
A note is not part of the paragraph that calls it: the notes of a document follow it, each with its number. The number
of a page is on a line of its own, where the page begins.
"""

from xml.parsers import expat

from cablekit.diagnostics import CablekitError
from cablekit.sources.markup.rows import Rows

_BLOCKS = frozenset(["p", "head", "opener", "closer", "list", "table", "quote", "lg", "postscript", "floatingText"])
_LINES = frozenset(["dateline", "signed", "item", "row", "l", "lb", "salute", "byline", "label"])
_CELL = "cell"
_UNSEEN = frozenset(["figure", "graphic", "teiHeader"])


class UnreadError(CablekitError):
    """A file that is not read, or not to its end; `text` is the part that was read."""

    def __init__(self, message: str, text: str = "") -> None:
        super().__init__(message)
        self.text = text


class _Volume:
    """Writes the documents of a file into `rows`."""

    def __init__(self) -> None:
        self.rows = Rows()
        self._notes: list[tuple[str, Rows]] = []
        self._open: list[Rows] = []
        self._inside = self._unseen = 0
        self._documents: list[bool] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "div":
            self._documents.append(attributes.get("type") == "document")
            self._inside += self._documents[-1]
            if self._documents[-1] and self._inside == 1:
                self._begin()
        if not self._inside or tag in _UNSEEN:
            self._unseen += tag in _UNSEEN
        elif tag == "note":
            note = Rows()
            self._notes.append((attributes.get("n", ""), note))
            self._open.append(note)
        elif tag == "pb":
            self._page(attributes.get("n", ""))
        elif tag in _BLOCKS:
            self._out.block()
        elif tag in _LINES:
            self._out.end()
        elif tag == _CELL:
            self._out.apart()

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag in _UNSEEN:
            self._unseen -= 1
        elif tag == "note" and self._open:
            self._open.pop()
        elif self._inside and tag in _BLOCKS:
            self._out.block()
        elif self._inside and tag in _LINES:
            self._out.end()
        if tag == "div" and self._documents.pop():
            self._inside -= 1
            if not self._inside:
                self._finish()

    def data(self, text: str) -> None:
        if self._inside and not self._unseen:
            self._out.write(text)

    @property
    def _out(self) -> Rows:
        return self._open[-1] if self._open else self.rows

    def _begin(self) -> None:
        self.rows.page()

    def _page(self, number: str) -> None:
        if number and not self._open:
            self.rows.row(f"[Page {number}]")

    def _finish(self) -> None:
        """Write the notes of a document below it."""
        for number, note in self._notes:
            note_lines = [row for row in note.text().split("\n") if row]
            self.rows.block()
            self.rows.write(f"{number}. {' '.join(note_lines)}" if number else " ".join(note_lines))
        self.rows.block()
        self._notes.clear()


def text_of(markup: str) -> str:
    """Return the text of a TEI file. Linear in its length.

    Raises:
        UnreadError: the file declares entities, or is not well-formed XML; the error has the text that was read.
    """
    volume = _Volume()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = volume.start
    parser.EndElementHandler = volume.end
    parser.CharacterDataHandler = volume.data
    parser.EntityDeclHandler = _refuse
    parser.buffer_text = True
    try:
        parser.Parse(markup.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        message = f"the XML is not well formed: {expat.ErrorString(error.code)}, line {error.lineno}"
        raise UnreadError(message, volume.rows.text()) from None
    return volume.rows.text()


def _refuse(*declared: object) -> None:
    raise UnreadError("the XML declares entities, which cablekit does not expand")
