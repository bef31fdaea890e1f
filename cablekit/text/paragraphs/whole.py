"""The whole text, and what its paragraphs say: classification, heading, kind, prose on one line."""

import re

from cablekit import grammar as g
from cablekit.model import Paragraph, ParagraphKind
from cablekit.text.hyphens import Hyphens
from cablekit.text.paragraphs.blocks import (
    COLUMN,
    HEADING,
    LIST_ROW,
    PARAGRAPH_MARK,
    SHORT,
    Block,
    has_columns,
    is_table,
)
from cablekit.text.paragraphs.labels import Labels
from cablekit.values import classification, ends_sentence, fold

#: rows that say before a colon what they tell: "SPONSOR: URUGUAY", "US POSITION: YES" (1979LAPAZ03561)
KEYED_ROW = re.compile(r"(?:^|\n)[ \t]*[A-Z][A-Z/'\-]{0,20}(?: [A-Z][A-Z/'\-]{0,20}){0,2}:(?=\s)")

_KINDS: dict[str, ParagraphKind] = {"SUMMARY": "summary", "COMMENT": "comment", "ACTION": "action_requested"}
#: white space other than blanks and line ends
_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f"


class Whole:
    """The whole text, two line ends before it, and what it holds: paragraphs need not be asked for what it does not."""

    def __init__(self, text: str) -> None:
        self.text = text = f"\n\n{text}"
        self.tables = COLUMN.search(text) is not None
        #: whether blanks and line ends are all there is of white space
        self.plain = text.isascii() and not any(space in text for space in _SPACES)
        self.entire = "ENTIRE TEXT" in text
        self.hyphens = Hyphens(text)
        self.quotes = "QUOTE" in text or "QTE" in text or "BEGIN TEXT" in text

    def paragraph(self, block: Block, labels: Labels) -> Paragraph:
        """The paragraph of a block: behind its labels classification, heading, kind, text."""
        text, (start, at, end) = self.text, block
        name, level = labels[-1] if labels else (None, 0)
        word = heading = None
        if text.startswith("(", at) and (mark := PARAGRAPH_MARK.match(text, at, end)):
            word, at = classification(mark["mark"]), mark.end()
        elif self.entire and (entire := g.ENTIRE_TEXT.match(text, at, end)):
            word = classification(entire["word"]) or entire["word"]
        if named := HEADING.match(text, at, end):
            heading = fold(named["name"])
        kind = self._kind(start, at, end, name, heading)
        said = text[at:end]
        if kind == "table" or (kind == "list" and name is None):
            said = " " * (at - start) + said
        elif kind != "list":
            said = self._joined(self.hyphens.join(said) if "-\n" in said else said)
        return Paragraph(name, level, kind, word, heading, said)

    def _kind(self, start: int, at: int, end: int, label: str | None, heading: str | None) -> ParagraphKind:
        """What a block is; `at` is the place behind its labels."""
        if heading:
            for word, kind in _KINDS.items():
                if word in heading:
                    return kind
        text = self.text
        if text.find("\n", start, end) < 0:
            if self.tables and has_columns(text[start:end]):
                return "table"
            return "heading" if label is None and _is_heading(text[at:end]) else "prose"
        if self.tables and COLUMN.search(text, start, end) and is_table(text[start:end].split("\n")):
            return "table"
        if text[start] in " \t-" and LIST_ROW.match(text, start):
            return "list" if all(map(LIST_ROW.match, text[start:end].split("\n"))) else "prose"
        if text[end - 1] not in ".?!" and _is_list(text[start:end]):
            return "list"
        return "list" if text.count(":", start, end) > 1 and _is_keyed(text[start:end]) else "prose"

    def _joined(self, rows: str) -> str:
        """Rows on one line, white space folded."""
        if not self.plain:
            return fold(rows)
        rows = rows.replace("\n", " ")
        while "  " in rows:
            rows = rows.replace("  ", " ")
        return rows.strip(" ")


def _is_list(block: str) -> bool:
    """Whether rows were ended by their author: an address, an itinerary. Prose ends its sentence."""
    *rows, last = block.split("\n")
    if len(rows) < 2 or ends_sentence(last):
        return False
    return all((len(row) < SHORT and row[-1:] != "-") or row[-1:] == ":" for row in rows)


def _is_keyed(block: str) -> bool:
    """Whether half of the rows or more, and two at least, say before a colon what they tell, as bio data do.

    A row between them goes on with the one above.
    """
    keyed = len(KEYED_ROW.findall(block))
    return keyed > 1 and 2 * keyed > block.count("\n")


def _is_heading(text: str) -> bool:
    return len(text) <= 60 and not ends_sentence(text.rstrip(":")) and text != "[GAP]" and text[:1] != "-"
