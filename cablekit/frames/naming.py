"""The lines that NARA's frame put there, named: stamps, Message Text, Message Attributes, footers (format guide 2).

Strategy. Where the message begins and ends, the document knows from its splitting. A stamp and a footer say by
themselves what they are; every other line below Message Attributes is one of the attributes.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from cablekit import grammar as g
from cablekit.lines import Document, Kind, Lines
from cablekit.sources.decoding import line_count

#: "*** Current Handling Restrictions ***   n/a", "***  Current Classification ***   UNCLASSIFIED" (1974LAPAZ02047)
FOOTER = re.compile(r"^\*{3}\s*Current\s+(?:Handling\s+Restrictions|Classification)\s*\*{3}")

#: what every footer has, in Markdown behind a backslash
_FOOTER = "*"
#: a stamp has 72 to 110 characters, tabs between its parts or not
_LONGEST_STAMP = 250


def name(document: Document, lines: Lines) -> tuple[int, int]:
    """Name the frame's own lines and those of the attributes; return the indexes at which the message begins and ends.

    The frame's lines are outside of it.
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
    if "*" in document.text and _FOOTER in document.text:  # a single character is found much faster
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
    """Indexes of the lines that hold the words of a stamp."""
    index = seen = 0
    at = text.find(g.STAMP_MARK)
    plain = "\r" not in text
    while at >= 0:
        index += text.count("\n", seen, at) if plain else line_count(text[seen:at])
        seen = at
        yield index
        at = text.find(g.STAMP_MARK, at + 1)


@lru_cache(maxsize=256)
def _is_stamp(text: str) -> bool:
    """Whether a line is a stamp and nothing else. Cached: each page repeats it."""
    return len(text) < _LONGEST_STAMP and g.STAMP.match(text) is not None
