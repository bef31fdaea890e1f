"""The whole text, and what its paragraphs say: classification, heading, kind, prose on one line."""

import re
from functools import lru_cache

from cablekit import grammar as g
from cablekit.model import Paragraph, ParagraphKind
from cablekit.text.hyphens import Hyphens
from cablekit.text.paragraphs.blocks import HEADING, LIST_ROW, PARAGRAPH_MARK, Block, is_list
from cablekit.text.paragraphs.outline import Labels
from cablekit.text.paragraphs.parts import ends_of_parts
from cablekit.text.paragraphs.quotations import Quotations
from cablekit.text.paragraphs.tables import COLUMN, has_columns, is_table
from cablekit.values import classification, fold
from cablekit.vocabulary import one_letter_off

#: rows that say before a colon what they tell: "SPONSOR: URUGUAY", "US POSITION: YES" (1979LAPAZ03561)
KEYED_ROW = re.compile(r"(?:^|\n)[ \t]*[A-Z][A-Z/'\-]{0,20}(?: [A-Z][A-Z/'\-]{0,20}){0,2}:(?=\s)")
#: what may be the name of a part, damaged: "COMMENT AND CTION REQUESTED: PRESIDENT" (1974LAPAZ05772),
#: "SUMARY: A ROAD"; no letter of a word is given back, for none of them can be what follows it
NAME_OF_PART = re.compile(r"(?P<name>(?:BEGIN )?[A-Z]{5,12}+(?: [A-Z]{3,10}+){0,3})\s?[:.](?=\s)")
#: the rows of a list
LIST_ROWS = re.compile(r"(?<=\n)[ \t]*-{1,2}(?:\s\S|[^\s\d-])")
#: behind ENTIRE TEXT: "). SUMMARY" (1979STATE030137)
BEHIND_ENTIRE = re.compile(r"[\s.)\-:]*")

_KINDS: dict[str, ParagraphKind] = {"SUMMARY": "summary", "COMMENT": "comment", "ACTION": "action_requested"}
#: names of parts that are worth finding though damaged
_PARTS = (
    *("SUMMARY", "BEGIN SUMMARY", "COMMENT", "EMBASSY COMMENT", "ACTION REQUESTED"),
    *("SUMMARY AND COMMENT", "SUMMARY AND ACTION REQUESTED", "COMMENT AND ACTION REQUESTED"),
)
#: white space other than blanks and line ends
_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f"


class Whole:
    """The whole text, two line ends before it, and what it holds: paragraphs need not be asked for what it does not."""

    def __init__(self, quotations: Quotations) -> None:
        self.text = text = quotations.text
        self.tables = "   " in text and COLUMN.search(text) is not None
        #: whether blanks and line ends are all there is of white space
        self.plain = text.isascii() and not any(space in text for space in _SPACES)
        self.entire = "ENTIRE TEXT" in text
        self.hyphens = Hyphens(text)
        self.quotations = quotations
        self.ends = ends_of_parts(text)
        #: places of named parts that were read though damaged, with the name as it should be
        self.damaged: list[tuple[int, str]] = []

    def paragraph(self, block: Block, labels: Labels) -> Paragraph:
        """The paragraph of a block: behind its labels classification, heading, kind, text."""
        text, (start, at, end) = self.text, block
        name, level = labels[-1] if labels else (None, 0)
        word = heading = behind = None
        if text.startswith("(", at) and (mark := PARAGRAPH_MARK.match(text, at, end)):
            word, at = classification(mark["mark"]), mark.end()
        elif self.entire and (entire := g.ENTIRE_TEXT.match(text, at, end)):
            word = classification(entire["word"]) or entire["word"]
            behind = BEHIND_ENTIRE.match(text, entire.end(), end).end()  # type: ignore[union-attr]
        named = HEADING.match(text, at if not (word and behind) else behind, end)
        if named:
            heading = fold(named["name"])
        elif labels and (part := NAME_OF_PART.match(text, at, end)):
            heading = damaged_part(part["name"])
            if heading:
                self.damaged.append((at, heading))
        kind = self._kind(start, at, end, name, heading)
        said = text[at:end]
        if kind == "table" or (kind == "list" and name is None):
            said = " " * (at - start) + said
        elif kind != "list":
            said = self._joined(said)
        return Paragraph(name, level, kind, word, heading, said)

    def repeated(self, block: Block) -> Paragraph:
        """The opening of a telegram that is repeated in the text, or its signature."""
        return Paragraph(None, 0, "quoted", text=self._joined(self.text[block[0] : block[2]]))

    def _kind(self, start: int, at: int, end: int, label: str | None, heading: str | None) -> ParagraphKind:
        """What a block is; `at` is the place behind its labels. Headings are told later, by what follows them."""
        if heading:
            for word, kind in _KINDS.items():
                if word in heading:
                    return kind
        text = self.text
        if text.find("\n", start, end) < 0:
            return "table" if self.tables and has_columns(text[start:end]) else "prose"
        if self.tables and COLUMN.search(text, start, end) and is_table(text[start:end].split("\n")):
            return "table"
        if text[start] in " \t-" and LIST_ROW.match(text, start):
            return "list" if len(LIST_ROWS.findall(text, start, end)) > 1 else "prose"
        if text[end - 1] not in ".?!" and is_list(text[start:end].split("\n"), 2 if text[start - 2] == ":" else 3):
            return "list"
        colon = text.find(":", start, end)
        keyed = colon >= 0 and text.find(":", colon + 1, end) >= 0 and _is_keyed(text[start:end])
        return "list" if keyed else "prose"

    def _joined(self, rows: str) -> str:
        """Rows on one line, words whole, white space folded."""
        if "-\n" in rows:
            rows = self.hyphens.join(rows)
        if not self.plain:
            return fold(rows)
        rows = rows.replace("\n", " ")
        while "  " in rows:
            rows = rows.replace("  ", " ")
        return rows.strip(" ")


def _is_keyed(block: str) -> bool:
    """Whether half of the rows or more, and two at least, say before a colon what they tell, as bio data do.

    A row between them goes on with the one above.
    """
    keyed = len(KEYED_ROW.findall(block))
    return keyed > 1 and 2 * keyed > block.count("\n")


@lru_cache(maxsize=1024)
def damaged_part(name: str) -> str | None:
    """The part that a name is, one word of which has lost or changed a letter."""
    words = name.split()
    for part in _PARTS:
        whole = part.split()
        if len(whole) == len(words):
            differ = [(one, other) for one, other in zip(words, whole, strict=True) if one != other]
            if len(differ) == 1 and len(differ[0][1]) > len("AND") and one_letter_off(*differ[0]):
                return part
    return None
