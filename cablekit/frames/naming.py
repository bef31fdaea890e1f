"""Name the lines of NARA's frame: stamps, Message Text, Message Attributes, footers (format guide 2).

Strategy. The document knows from its splitting where the message begins and ends. Stamps and footers are recognised by
themselves; every other line below Message Attributes belongs to the attributes.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from cablekit import grammar as g
from cablekit.lines import Document, Kind, Lines
from cablekit.sources.decoding import line_count

#: "*** Current Handling Restrictions ***   n/a", "***  Current Classification ***   UNCLASSIFIED" (1974LAPAZ02047)
FOOTER = re.compile(r"^\*{3}\s*Current\s+(?:Handling\s+Restrictions|Classification)\s*\*{3}")

#: every footer contains this, in Markdown after a backslash
_FOOTER = "*"
#: a stamp has 72 to 110 characters, with or without tabs between its parts
_LONGEST_STAMP = 250


def name(document: Document, lines: Lines) -> tuple[int, int]:
    """Name the frame's own lines and those of the attributes; return the indexes at which the message begins and ends.

    The frame's lines are outside the message.
    """
    texts, kinds = lines.texts, lines.kinds
    start = 0 if document.text_line is None else document.text_line + 1
    end = len(texts) if document.attributes_line is None else document.attributes_line
    blank, of_message, attribute = Kind.BLANK, Kind.TEXT, Kind.ATTRIBUTE
    kinds[:] = [of_message if text else blank for text in texts[:end]]
    kinds += [attribute if text else blank for text in texts[end:]]
    for index in _marked(document.text):
        if _is_stamp(texts[index]):
            kinds[index] = Kind.STAMP
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


def _marked(text: str) -> Iterator[int]:
    """Yield the indexes of the lines that contain the words of a stamp."""
    index = counted = 0
    at = text.find(g.STAMP_MARK)
    plain = "\r" not in text
    while at >= 0:
        index += text.count("\n", counted, at) if plain else line_count(text[counted:at])
        counted = at
        yield index
        at = text.find(g.STAMP_MARK, at + 1)


@lru_cache(maxsize=256)
def _is_stamp(text: str) -> bool:
    """Whether a line holds only a stamp. Cached: each page repeats it."""
    return len(text) < _LONGEST_STAMP and g.STAMP.match(text) is not None
