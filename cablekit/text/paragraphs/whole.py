"""The whole text, and what its paragraphs say: classification, heading, kind, prose on one line."""

import re
from functools import cached_property

from cablekit import glossary
from cablekit import grammar as g
from cablekit.model import Paragraph, ParagraphKind
from cablekit.text.paragraphs.blocks import SHORT, Block, has_columns, is_table
from cablekit.text.paragraphs.labels import Labels
from cablekit.values import classification, ends_sentence, fold

_KINDS: dict[str, ParagraphKind] = {"SUMMARY": "summary", "COMMENT": "comment", "ACTION": "action_requested"}
#: half a word at a line's end is looked for in so many characters
_WORD_WITHIN = 30
#: so many times the whole text is searched for a word, ten times as often as the longest cable needs; the hyphens
#: behind that stay
_LOOKS = 1000
#: characters that go on with a word
_INNER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'-")
#: white space other than blanks and line ends
_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f"


class Whole:
    """The whole text, two line ends before it, and what it holds: paragraphs need not be asked for what it does not."""

    def __init__(self, text: str) -> None:
        self.text = text = f"\n\n{text}"
        self.tables = g.COLUMN.search(text) is not None
        #: whether blanks and line ends are all there is of white space
        self.plain = text.isascii() and not any(space in text for space in _SPACES)
        self.entire = "ENTIRE TEXT" in text
        self.looks = 0
        self.quotes = "QUOTE" in text or "QTE" in text or "BEGIN TEXT" in text

    def paragraph(self, block: Block, labels: Labels) -> Paragraph:
        """The paragraph of a block: behind its labels classification, heading, kind, text."""
        text, (start, at, end) = self.text, block
        name, level = labels[-1] if labels else (None, 0)
        word = heading = None
        if text.startswith("(", at) and (mark := g.PARAGRAPH_MARK.match(text, at, end)):
            word, at = classification(mark["mark"]), mark.end()
        elif self.entire and (entire := g.ENTIRE_TEXT.match(text, at, end)):
            word = classification(entire["word"]) or entire["word"]
        if named := g.HEADING.match(text, at, end):
            heading = fold(named["name"])
        kind = self._kind(start, at, end, name, heading)
        said = text[at:end]
        if kind == "table" or (kind == "list" and name is None):
            said = " " * (at - start) + said
        elif kind != "list":
            said = self._joined(g.LINE_HYPHEN.sub(self._glued, said) if "-\n" in said else said)
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
        if self.tables and g.COLUMN.search(text, start, end) and is_table(text[start:end].split("\n")):
            return "table"
        if text[start] in " \t-" and g.LIST_ROW.match(text, start):
            return "list" if all(map(g.LIST_ROW.match, text[start:end].split("\n"))) else "prose"
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

    def _glued(self, match: re.Match[str]) -> str:
        """What joins two halves of a word.

        The hyphen when the cable writes it so elsewhere; nothing when the whole is an English word or stands elsewhere
        in the cable; else the hyphen, for nothing says that it goes.
        """
        left = g.WORD_END.search(match.string, max(0, match.start() - _WORD_WITHIN), match.start())
        if left is None:
            return match[0]
        right = match["word"]
        joined = left[0] + right
        if self._occurs(f"{left[0]}-{right}", self.hyphens):
            return f"-{right}"
        return right if joined in glossary.words() or self._occurs(joined, self.text) else f"-{right}"

    @cached_property
    def hyphens(self) -> str:
        """What stands about the hyphens of the text; the rest of it left out, so that it is searched faster."""
        most = 2 * _WORD_WITHIN
        return "-".join(
            piece if len(piece) <= most else f"{piece[:_WORD_WITHIN]} {piece[-_WORD_WITHIN:]}"
            for piece in self.text.split("-")
        )

    def _occurs(self, word: str, text: str) -> bool:
        """Whether a word stands in the text by itself."""
        end = 0
        while self.looks < _LOOKS:
            self.looks += 1
            at = text.find(word, end)
            if at < 0:
                break
            end = at + len(word)
            if text[at - 1 : at] not in _INNER and text[end : end + 1] not in _INNER:
                return True
        return False


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
    keyed = len(g.KEYED_ROW.findall(block))
    return keyed > 1 and 2 * keyed > block.count("\n")


def _is_heading(text: str) -> bool:
    return len(text) <= 60 and not ends_sentence(text.rstrip(":")) and text != "[GAP]" and text[:1] != "-"
