"""Name the lines of NARA's frame: stamps, Message Text, Message Attributes, footers (format guide 2).

Strategy. The document knows from its splitting where the message begins and ends. Stamps and footers are recognised by
themselves; every other line below Message Attributes belongs to the attributes.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from cablekit import grammar as g
from cablekit.lines import Document, Kind, Lines

#: "*** Current Handling Restrictions ***   n/a", "***  Current Classification ***   UNCLASSIFIED" (1974LAPAZ02047)
FOOTER = re.compile(r"^\*{3}\s*Current\s+(?:Handling\s+Restrictions|Classification)\s*\*{3}")

#: every footer contains this, in Markdown after a backslash
_FOOTER = "*"
#: a stamp has 72 to 110 characters, with or without tabs between its parts
_LONGEST_STAMP = 250
#: the fewest characters of the beginning of a stamp at which a text breaks off
_SHORTEST = 4
#: so many different stamps are looked for as a whole; a document has one
_DIFFERENT = 8


def name(document: Document, lines: Lines) -> tuple[int, int]:
    """Name the frame's own lines and those of the attributes; return the indexes at which the message begins and ends.

    The frame's lines are outside the message.
    """
    texts, kinds = lines.texts, lines.kinds
    start = 0 if document.text_line is None else document.text_line + 1
    end = len(texts) if document.attributes_line is None else document.attributes_line
    kinds += [Kind.TEXT] * end
    kinds += [Kind.ATTRIBUTE] * (len(texts) - end)
    _name_blanks(kinds, texts)
    lines.stamps = _name_stamps(kinds, texts, document.text.count(g.STAMP_MARK))
    if lines.stamps:
        _name_broken_stamp(kinds, texts, lines.stamps)
    if "*" in document.text and _FOOTER in document.text:  # searching for a single character is much faster
        for index in [index for index, text in enumerate(texts[:end]) if _FOOTER in text and FOOTER.match(text)]:
            kinds[index] = Kind.FOOTER
    for index in document.beside:
        if texts[index]:
            kinds[index] = Kind.FRAME
    if start:
        kinds[start - 1] = Kind.FRAME
    if end < len(texts):
        kinds[end] = Kind.FRAME
    return start, end


def _name_blanks(kinds: list[Kind], texts: Sequence[str]) -> None:
    """Name every blank line. A list finds a text faster than a loop does."""
    index, blank = -1, Kind.BLANK
    try:
        while True:
            index = texts.index("", index + 1)
            kinds[index] = blank
    except ValueError:  # there are no more
        pass


def _name_all(kinds: list[Kind], texts: Sequence[str], text: str, kind: Kind, last: int) -> list[int]:
    """Name every line with this text, the last of which is `last`; return their indexes. A list finds a text faster
    than a loop does."""
    index, named = -1, []
    while index < last:
        index = texts.index(text, index + 1)
        kinds[index] = kind
        named.append(index)
    return named


def _name_stamps(kinds: list[Kind], texts: Sequence[str], marks: int) -> list[int]:
    """Name the lines that hold only a stamp, and return their indexes, in order; `marks` lines have its words.

    Each page repeats it, and the attribute Markings, which is not a line of its own, is near the end: so the search
    begins there.
    """
    mark, stamp, index, different = g.STAMP_MARK, Kind.STAMP, len(texts), 0
    stamps: list[int] = []
    while marks > 0 and index > 0:
        index -= 1
        text = texts[index]
        if mark not in text or kinds[index] is stamp:
            continue
        if not _is_stamp(text):
            marks -= text.count(mark)
            continue
        if different < _DIFFERENT:
            different += 1
            named = _name_all(kinds, texts, text, stamp, index)
        else:
            kinds[index] = stamp
            named = [index]
        stamps += named
        marks -= len(named)
    return sorted(stamps)


def _name_broken_stamp(kinds: list[Kind], texts: Sequence[str], stamps: Sequence[int]) -> None:
    """Name the last line if the text breaks off inside a stamp: it is the beginning of another one."""
    last = len(texts) - 1
    while last > stamps[-1] and kinds[last] is Kind.BLANK:
        last -= 1
    text = texts[last]
    if kinds[last] is not Kind.TEXT or len(text) < _SHORTEST or text.isupper():
        return
    if any(texts[index].startswith(text) for index in stamps[:_DIFFERENT]):
        kinds[last] = Kind.STAMP


@lru_cache(maxsize=256)
def _is_stamp(text: str) -> bool:
    """Whether a line holds only a stamp. Cached: each page repeats it."""
    return len(text) < _LONGEST_STAMP and g.STAMP.match(text) is not None
