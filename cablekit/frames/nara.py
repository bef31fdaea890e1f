"""NARA's frame: stamps, Message Text, Message Attributes (format guide 2)."""

import re
from functools import lru_cache
from typing import NamedTuple

from cablekit import grammar as g
from cablekit.lines import Kind, Lines

#: "*** Current Handling Restrictions ***   n/a", "***  Current Classification ***   UNCLASSIFIED" (1974LAPAZ02047)
FOOTER = re.compile(r"^\*{3}\s*Current\s+(?:Handling\s+Restrictions|Classification)\s*\*{3}")

#: a stamp has 72 to 110 characters, tabs between its parts or not
_LONGEST_STAMP = 250


class Message(NamedTuple):
    """Where the message part begins and ends, as indexes of lines: the frame's own lines are outside of it."""

    start: int
    end: int


def name(lines: Lines) -> Message:
    """Name the frame's own lines and those of the attributes; return where the message is."""
    texts, kinds = lines.texts, lines.kinds
    try:
        end = texts.index(g.MESSAGE_ATTRIBUTES)
    except ValueError:
        end = len(texts)
    start = texts.index(g.MESSAGE_TEXT) + 1 if g.MESSAGE_TEXT in texts else 0
    if start > end:
        start = 0
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
    return Message(start, end)


@lru_cache(maxsize=64)
def _stamp(text: str) -> bool:
    return g.STAMP.match(text) is not None


def _is_stamp(text: str) -> bool:
    """Whether a line is a stamp and nothing else. Cached where it may be: a document repeats one stamp."""
    return len(text) < _LONGEST_STAMP and _stamp(text)
