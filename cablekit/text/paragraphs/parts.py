"""Where named parts end: END SUMMARY, END COMMENT."""

import re
from typing import NamedTuple

#: before the name of a part, the words that end it: END and END OF
END_BEFORE = re.compile(r"\bEND\s(?:OF\s)?$")
#: after it, if it ends its row: a stop, a bracket
PART_ROW_END = re.compile(r"S?[.)]{0,2}[ \t]*\n+(?=\S)")

_NAMES = ("SUMMARY", "COMMENT")
_WITHIN = len("END OF ") + 1


class PartEnd(NamedTuple):
    """The end of a named part: its place, the name, and the place of the row below if it ends its row, else 0."""

    place: int
    name: str
    row_end: int


def ends_of_parts(text: str) -> list[PartEnd]:
    """Find the ends of the summaries and comments of a text, in order."""
    ends: list[PartEnd] = []
    for name in _NAMES:
        at = text.find(name)
        while at >= 0:
            if before := END_BEFORE.search(text, max(0, at - _WITHIN), at):
                stop = PART_ROW_END.match(text, at + len(name))
                ends.append(PartEnd(before.start(), name, stop.end() if stop else 0))
            at = text.find(name, at + 1)
    return sorted(ends)
