"""Titles of parts without a blank row between them and their text: `ARTICLE II` / `THE WORK MAY ...`."""

import re
from collections.abc import Iterator

from cablekit.text.paragraphs.bare.part_titles import PART_ALONE, PART_TITLE, PART_WORDS

#: a row below a blank one, and the beginning of the row right below it
_ABOVE_TEXT = re.compile(r"\n\n(?P<title>[PSCA][A-Z]{3,6} [^\n]{1,50})\n(?=[^\n])")


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the titles, and of the rows below them."""
    for row in _ABOVE_TEXT.finditer(text):
        title = row["title"]
        if title.startswith(PART_WORDS) and (PART_ALONE.match(title) or PART_TITLE.match(title)):
            yield row.start("title"), row.end()
