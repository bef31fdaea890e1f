"""The labels of paragraphs and their depth.

Strategy. Each list that is open is known by the label that goes on with it. Labels are read as typed; what they say
is worked out once for each spelling.
"""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from cablekit.vocabulary import MARK, PARAGRAPH_MARKS

# forms of labels, and what must stand behind one; paragraphs are cut by them too
LABEL_FORMS = r"""\((?:\d{1,2}|[A-Z]|[IVX]{2,4})\)|(?:\d{1,2}(?:[ ]AND[ ]\d{1,2})?|[A-Z]|[IVX]{2,4})[.)]
    |\d{1,2}\.?[A-Z][.)]|\d{1,2}\([A-Z]\)|\d{1,2}[ ]?-(?=[ ]\D)"""
BEHIND_LABEL = rf"(?:[ \t]*-)?(?=\s|$|\({MARK}\))[ \t]*"
#: the label of a paragraph: "1. ", "2.  ", "A. ", "(A) ", "1) ", "II. ", "5. - " (1974LAPAZ00601), "1 AND 2. ",
#: "9 - TIN", "1.A. ", "3(B) ", "1.(C) "
LABEL = re.compile(rf"(?:{LABEL_FORMS}){BEHIND_LABEL}", re.VERBOSE)

#: the labels at the head of a block, with their depth
Labels = list[tuple[str, int]]

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
#: first label of a list -> how the row begins that the second stands in
_SECONDS = {"1.": "\n2. ", "A.": "\nB. ", "(1)": "\n(2)", "(A)": "\n(B)"}
#: lists inside lists, at most: no cable at hand has more than four
_DEEPEST = 8


class _Style(NamedTuple):
    """What a label says: its text without marks, how it begins (`1.` of `1 AND 2.`), its sort and its marks."""

    text: str
    head: str
    sort: str
    marks: str


@lru_cache(maxsize=4096)
def _style(label: str) -> _Style:
    text = label if "(" in label[1:] else label.strip("(). -")
    marks = label.replace(text, "")
    if text[0].isdecimal():
        sort = "digit" if text[-1].isdecimal() else "double"
    else:
        sort = "letter" if len(text) == 1 else "roman"
    return _Style(text, f"{text.split()[0]}{marks}" if " AND " in text else label, sort, marks)


class Outline:
    """The lists that are open, the outermost first: sort and marks of each, and the label that goes on with it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.styles: list[tuple[str, str]] = []
        self.next: list[str] = []

    def label(self, typed: str | None, bare: str | None) -> str | None:
        """The label that a row begins with, as typed with its mark; None when it is none.

        A mark such as (C) is a label only where it is the next one, else a paragraph classification, in 2(C) too. A
        label that lost its mark or its blank (`6 APPARISAL`, 1974LAPAZ02148) is one only where it is the next one, or
        the first where a second follows.
        """
        if typed:
            if typed[-1] == ")" and typed[-3:-2] == "(" and typed[-2] in PARAGRAPH_MARKS and typed not in self.next:
                return f"{typed[:-3]}." if len(typed) > 3 else None
            return typed
        if bare and bare[0] == "(":
            return bare if bare in self.next or bare in self._firsts else None
        label = f"{bare.rstrip('.')}." if bare else None
        return label if label in self.next or (bare == "1." and not self.next and "\n2." in self.text) else None

    def expects(self, label: str) -> bool:
        """Whether a label is the next of its list, or a first one whose next stands further on.

        First ones in brackets stand in the middle of sentences too: (1) A REDUCTION ... AND (2) A DECREASE.
        """
        return label in self.next or (label in self._firsts and label[0] != "(")

    @cached_property
    def _firsts(self) -> list[str]:
        """First labels of lists whose second begins a row."""
        return [first for first, row in _SECONDS.items() if row in self.text]

    def labels(self, match: re.Match[str], label: str | None, *, announced: bool) -> tuple[Labels, int]:
        """The labels at the head of a block with their depth, and where they end.

        They are the last of their lists from now on. `announced`: the row above ends with a colon.
        """
        if label is None:
            return [], match.end("indent")
        labels = [self._take(label, announced)]
        if inner := match["inner"]:
            if _style(inner)[2:] == _style(label)[2:] or not self.expects(inner):
                return labels, match.start("inner")
            labels.append(self._take(inner, announced))
        elif label != match["label"] and match["label"]:  # a number and a classification
            return labels, match.start("label") + len(label) - 1
        return labels, match.end()

    def _take(self, label: str, announced: bool) -> tuple[str, int]:
        """Text and depth of a label, which is the last of its list from now on, and closes the lists below it.

        It goes on with the deepest list whose next it is. A first one behind a colon begins a list; any other is of
        the list in its style, even if a number is wrong, or goes on with one that has other marks.
        """
        text, head, sort, marks = _style(label)
        if sort == "double" and head not in self.next:  # 3(A) stands under 3
            number = f"{text.rstrip('()ABCDEFGHIJKLMNOPQRSTUVWXYZ.')}."
            if _successor(number, "digit") not in self.next:
                self._take(number, False)
        if self.next and head == self.next[-1]:
            self.next[-1] = _successor(label, self.styles[-1][0])
            return text, len(self.next)
        if head in self.next:
            depth = _last(self.next, head)
            sort = self.styles[depth][0]
        else:
            if text == "I" or (text in ("V", "X") and ("roman", marks) in self.styles):
                sort = "roman"
            depth = len(self.next)
            begins = announced and depth < _DEEPEST and _style(head).text in ("1", "A", "I")
            if (sort, marks) in self.styles and not begins:
                depth = _last(self.styles, (sort, marks))
            elif alike := [one for one in self.next if one and _style(one).text == text]:
                depth = _last(self.next, alike[-1])
        self.styles[depth:], self.next[depth:] = [(sort, marks)], [_successor(label, sort)]
        return text, depth + 1


def _last(these: Sequence[object], one: object) -> int:
    """Index of the last of these that is the one."""
    return len(these) - 1 - these[::-1].index(one)


@lru_cache(maxsize=4096)
def _successor(label: str, sort: str) -> str:
    """The label after this one: 2. after 1., 3. after 1 AND 2., (B) after (A), 3(B) after 3(A), II. after I.

    Nothing after XII, and after what is no roman number.
    """
    text = _style(label).text
    last = text.rpartition(" ")[2]
    if sort == "digit":
        following = str(int(last) + 1)
    elif sort == "roman":
        following = dict(pairwise(_ROMAN)).get(text, "")
    else:
        stem = last.rstrip(")")
        following = stem[:-1] + chr(ord(stem[-1]) + 1) + last[len(stem) :]
    return label.replace(text, following, 1) if following else ""
