"""NARA's frame: stamps, Message Text, Message Attributes (format guide 2)."""

import re
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
    for index, text in enumerate(texts):
        if g.STAMP_MARK in text and len(text) < _LONGEST_STAMP and g.STAMP.match(text):
            kinds[index] = Kind.STAMP
        elif text[:3] == "***" and index < end and FOOTER.match(text):
            kinds[index] = Kind.FOOTER
    if start:
        kinds[start - 1] = Kind.FRAME
    if end < len(texts):
        kinds[end] = Kind.FRAME
    return Message(start, end)
