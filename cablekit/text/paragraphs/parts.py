"""Where named parts end: END SUMMARY, END COMMENT."""

import re
from typing import NamedTuple

#: before the name of a part, that it ends there: END and END OF
END_BEFORE = re.compile(r"\bEND\s(?:OF\s)?$")
#: behind it, where it ends its row: a stop, a bracket
PART_ROW_END = re.compile(r"S?[.)]{0,2}[ \t]*\n(?=\S)")

_NAMES = ("SUMMARY", "COMMENT")
_WITHIN = len("END OF ") + 1


class PartEnd(NamedTuple):
    """The end of a named part: where it is, of which part, and the row below where it ends its own; else 0."""

    place: int
    name: str
    row_end: int


def ends_of_parts(text: str) -> list[PartEnd]:
    """The ends of the summaries and comments of a text, in order."""
    found: list[PartEnd] = []
    for name in _NAMES:
        at = text.find(name)
        while at >= 0:
            if before := END_BEFORE.search(text, max(0, at - _WITHIN), at):
                behind = PART_ROW_END.match(text, at + len(name))
                found.append(PartEnd(before.start(), name, behind.end() if behind else 0))
            at = text.find(name, at + 1)
    return sorted(found)
