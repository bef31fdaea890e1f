"""Titles without a blank row between them and their text: `ARTICLE II` / `THE WORK MAY ...`, `BORDER TALKS (CONF)`."""

import re
from collections.abc import Iterator

from cablekit.text.paragraphs.bare.part_titles import PART_ALONE, PART_TITLE, PART_WORDS
from cablekit.text.paragraphs.whole import MARK_BEHIND

#: a short row below a blank one, and the beginning of the row right below it
_ABOVE_TEXT = re.compile(r"\n\n(?P<title>[A-Z][A-Z][^\n.]{1,50}[\dA-Z):])\n(?=[^\n])")
#: the most characters of a title with its classification
_MARKED = 45


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the titles, and of the rows below them."""
    for row in _ABOVE_TEXT.finditer(text):
        title = row["title"].rstrip(":")
        part = title.startswith(PART_WORDS) and (PART_ALONE.match(title) or PART_TITLE.match(title))
        if part or (title[-1] == ")" and len(title) <= _MARKED and MARK_BEHIND.search(title)):
            yield row.start("title"), row.end()
