"""Where named parts end: END SUMMARY, END COMMENT."""

import re
from typing import NamedTuple

#: before the name of a part, the words that end it: END and END OF
END_BEFORE = re.compile(r"\bEND\s(?:OF\s)?$")
#: after it, if it ends its row: a stop, a bracket
PART_ROW_END = re.compile(r"S?[.)]{0,2}[ \t]*\n+(?=\S)")

_NAMES = ("SUMMARY", "COMMENT")
_WITHIN = len("END OF ") + 1
#: the most characters of a label before the name of a part, and of a part inside a paragraph
_LABEL, _INLINE = 6, 1000


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
                stop = None if _is_inside(text, name, before.start()) else PART_ROW_END.match(text, at + len(name))
                ends.append(PartEnd(before.start(), name, stop.end() if stop else 0))
            at = text.find(name, at + 1)
    return sorted(ends)


def _is_inside(text: str, name: str, end: int) -> bool:
    """Whether a part begins in the middle of a row: `DUTCH AGREED. COMMENT: WE DOUBT IT. END COMMENT.`"""
    begin = text.rfind(f"{name}:", max(0, end - _INLINE), end)
    if begin < 0:
        return False
    before = text[text.rfind("\n", 0, begin) + 1 : begin].rstrip()
    return len(before) > _LABEL and before[-1] in ".?!"
