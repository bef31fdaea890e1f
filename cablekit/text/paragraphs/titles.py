"""Headings at the end of a block, which belong to the next: short rows after an ended sentence."""

import re

from cablekit.text.paragraphs.row_words import is_cut
from cablekit.values import ends_sentence

#: words for a text with headings of its own: "TEXT OF SECTION ... FOLLOWS IN FULL:" (1973STATE071679)
ANNOUNCES_TEXT = re.compile(r"\b(?:TEXT|REPORT|STATEMENT|SPEECH)\b")
#: a heading of at most 45 characters: "WEST AFRICA", "H - CUSTOM J. ROE"; not `END SUMMARY`, `ROADS ARE BAD. UNQUOTE`
TITLE = re.compile(
    r"(?!END\s(?:OF\s)?(?:SUMMARY|COMMENT|QUOTE|TEXT)|UN(?:QUOTE|QTE)$|.{1,40}(?:[A-Z]{4}\.\s|\sUN(?:QUOTE|QTE)$))"
    r"[A-Z][A-Z'.&/ \-]{2,43}[A-Z]"
)
#: the most characters from an announcement to what it announces
ANNOUNCES_WITHIN = 160
#: the most characters of `TITLE`
_TITLE = 45
#: the most headings at the end of a block
_HEADINGS = 2


def titles_above(text: str, at: int, end: int) -> list[int]:
    """Return the rows at the end of a block that are headings of the next: short, after an ended sentence."""
    titles: list[int] = []
    while len(titles) < _HEADINGS and text[end - 1].isupper():
        row = max(at, text.rfind("\n", at, end) + 1)
        if row < at or end - row > _TITLE or not TITLE.fullmatch(text, row, end):
            return []
        if row == at:  # nothing but titles
            if text[at - 1] != "\n":  # the text of a label
                return []
            ended = text[at - 2] == "." or (text[at - 2] == ":" and announces_text(text, at - ANNOUNCES_WITHIN, at))
            return titles if ended else []
        titles.insert(0, row)
        end = row - 1
        above = last_row(text, at, end)
        if is_cut(above):
            return []
        if ends_sentence(above):
            return titles if above[-1] == "." or announces_text(text, at, end) else []
    return []


def announces_text(text: str, start: int, end: int) -> bool:
    """Whether a text with headings of its own is announced between two places."""
    return ANNOUNCES_TEXT.search(text, max(0, start), end) is not None


def last_row(text: str, start: int, end: int) -> str:
    """Return the last row between two places."""
    return text[max(start, text.rfind("\n", start, end) + 1) : end]
