"""Named parts: the names that open them, also damaged, and where they end: SUMMARY, COMMENT; END SUMMARY."""

import re
from functools import lru_cache
from typing import NamedTuple

from cablekit.vocabulary import one_letter_off

#: named parts that open a paragraph
NAMED_PART = re.compile(
    r"""(?=[ABCDEIMPRS])(?:BEGIN\s{1,3}|)
        (?P<name>(?:SUMMARY|(?:(?:EMBASSY|CONSULATE|MISSION|POST|DEPARTMENT|AMBASSADOR'S)\s|)COMMENTS?|
        ACTION(?:\s{1,3}REQUEST(?:ED)?)?|RECOMMENDED\sACTION|INTRODUCTION|BACKGROUND|RECOMMENDATIONS?|CONCLUSIONS?|DISCUSSION)
        (?:\sAND\s(?:COMMENTS?|INTRODUCTION|CONCLUSIONS?|RECOMMENDATIONS?|ACTION\sREQUEST(?:ED)?))?)
        (?:\s{0,3}:|\s{0,3}\.(?=\s|$)|\s{0,3}-(?=[\s-])|[ ]{0,3}(?=\n|$))\s*""",
    re.VERBOSE,
)
#: a possible name of a part, damaged: "COMMENT AND CTION REQUESTED: PRESIDENT" (1974LAPAZ05772),
#: "SUMARY: A ROAD"; the repeats are possessive, because no letter of a word can be what follows it
NAME_OF_PART = re.compile(r"(?P<name>(?:BEGIN |)[A-Z]{5,12}+(?: [A-Z]{3,10}+){0,3})\s?[:.](?=\s)")
#: before the name of a part, the words that end it: END and END OF
END_BEFORE = re.compile(r"\bEND\s(?:OF\s)?$")
#: after it, if it ends its row: a stop, a bracket
PART_ROW_END = re.compile(r"S?[.)]{0,2}[ \t]*\n+(?=\S)")

_NAMES = ("SUMMARY", "COMMENT")
_WITHIN = len("END OF ") + 1
#: the most characters of a label before the name of a part, and of a part inside a paragraph
_LABEL, _INLINE = 6, 1000

#: names of parts that are also recognised when damaged
_PARTS = (
    *("SUMMARY", "BEGIN SUMMARY", "COMMENT", "EMBASSY COMMENT", "ACTION REQUESTED"),
    *("SUMMARY AND COMMENT", "SUMMARY AND ACTION REQUESTED", "COMMENT AND ACTION REQUESTED"),
)
#: the most characters of such a name, with one that is too many and the mark behind it
LONGEST_NAME = max(map(len, _PARTS)) + len("A :")


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


@lru_cache(maxsize=1024)
def damaged_part(name: str) -> str | None:
    """Return the part whose name this is, if one of its words has lost or changed a letter."""
    words = name.split()
    for part in _PARTS:
        right = part.split()
        if len(right) == len(words):
            differ = [(word, other) for word, other in zip(words, right, strict=True) if word != other]
            if len(differ) == 1 and len(differ[0][1]) > len("AND") and one_letter_off(*differ[0]):
                return part
    return None
