"""The lines that NARA's frame put there, named: stamps, Message Text, Message Attributes, footers (format guide 2).

Strategy. Where the message begins and ends, the document knows from its splitting. A stamp and a footer say by
themselves what they are; every other line below Message Attributes is one of the attributes.
"""

import re
from functools import lru_cache

from cablekit import grammar as g
from cablekit.lines import Document, Kind, Lines

#: "*** Current Handling Restrictions ***   n/a", "***  Current Classification ***   UNCLASSIFIED" (1974LAPAZ02047)
FOOTER = re.compile(r"^\*{3}\s*Current\s+(?:Handling\s+Restrictions|Classification)\s*\*{3}")

#: a stamp has 72 to 110 characters, tabs between its parts or not
_LONGEST_STAMP = 250


def name(document: Document, lines: Lines) -> tuple[int, int]:
    """Name the frame's own lines and those of the attributes; return the indexes at which the message begins and ends.

    The frame's lines are outside of it.
    """
    texts, kinds = lines.texts, lines.kinds
    start = 0 if document.text_line is None else document.text_line + 1
    end = len(texts) if document.attributes_line is None else document.attributes_line
    kinds[end:] = [Kind.ATTRIBUTE if kind is Kind.TEXT else kind for kind in kinds[end:]]
    for index in [index for index, text in enumerate(texts) if g.STAMP_MARK in text]:
        if _is_stamp(texts[index]):
            kinds[index] = Kind.STAMP
    for index in [index for index, text in enumerate(texts[:end]) if text.startswith("***")]:
        if FOOTER.match(texts[index]):
            kinds[index] = Kind.FOOTER
    if start:
        kinds[start - 1] = Kind.FRAME
    if end < len(texts):
        kinds[end] = Kind.FRAME
    return start, end


@lru_cache(maxsize=64)
def _stamp(text: str) -> bool:
    return g.STAMP.match(text) is not None


def _is_stamp(text: str) -> bool:
    """Whether a line is a stamp and nothing else. Cached where it may be: a document repeats one stamp."""
    return len(text) < _LONGEST_STAMP and _stamp(text)
