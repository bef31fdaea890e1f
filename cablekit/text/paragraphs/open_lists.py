"""The lists that are open where a label is read: the label that continues each, and the depth that a label takes.

Strategy. A label continues the deepest list whose next label it is. A first label begins a list inside the deepest one
if a list of its style is open above that, if the paragraph before announces it, or inside a quotation that began since.
A quotation closes the lists that were opened in it.
"""

from collections.abc import Sequence

import msgspec

from cablekit.text.paragraphs.labels import Style, before, style, successor
from cablekit.text.paragraphs.rows_below import RowsBelow

#: the deepest nesting of lists: no cable in the test set has more than four
_DEEPEST = 8
#: the most steps between a mistyped label and the next of its list
_NEAR = 3
#: characters in which a later row is searched for
_FAR = 8000


class _List(msgspec.Struct, frozen=True, gc=False):
    """An open list: sort and marks of its labels, and the end of the quotation around it."""

    style: tuple[str, str]
    until: int


class OpenLists:
    """The lists that are open, the outermost first.

    Attributes:
        open: style of each, and where the quotation around it ends.
        next: the label that continues each.
        apart: whether a heading separates the following rows from the lists above.
        place: the end of the label that is read.
        begun_again: the labels that continue lists which began again.
    """

    def __init__(self, below: RowsBelow) -> None:
        self.below = below
        self.open: list[_List] = []
        self.next: list[str] = []
        self.apart = False
        self.place = 0
        self.begun_again: set[str] = set()
        #: the list that the last label closed right below its own, and the label that continues it
        self._closed: tuple[_List, str] | None = None
        #: the ends of quotations that have numbers of their own
        self._numbered: set[int] = set()
        self._nested: set[tuple[tuple[str, str], ...]] = set()

    def close(self, place: int) -> None:
        """Close the lists of the quotations that end before a place."""
        while self.open and self.open[-1].until <= place:
            self.open.pop()
            self.next.pop()

    def has_style(self, sort: str, marks: str) -> bool:
        """Whether a list of a style is open."""
        return any(each.style == (sort, marks) for each in self.open)

    def is_near(self, number: int) -> bool:
        """Whether a number may belong to an open list, or begin one."""
        numbers = [
            int(style(label).text)
            for label, open_ in zip(self.next, self.open, strict=True)
            if open_.style[0] == "digit"
        ]
        return number == 1 or not numbers or any(abs(number - other) <= _NEAR for other in numbers)

    def is_near_letter(self, label: Style) -> bool:
        """Whether a letter may belong to an open list: to one in its style, or as the next of one with other marks."""
        for each in filter(None, self.next):
            text, _, _, marks = style(each)
            if len(text) == 1 and text.isalpha():
                steps = abs(ord(text) - ord(label.text))
                if steps == 0 or (marks == label.marks and steps <= _NEAR):
                    return True
        return False

    def below_double(self, label: str) -> int | None:
        """Return the index of the list that a letter continues without its number: `B.` after `2.A.`"""
        for index, (expected, open_) in enumerate(zip(self.next, self.open, strict=True)):
            if open_.style[0] == "double" and expected.endswith(label) and expected[0].isdecimal():
                return index if expected.removesuffix(label).rstrip(".").isdecimal() else None
        return None

    def take(self, label: str, announced: bool, until: int) -> tuple[str, int]:
        """Return text and depth of a label, which becomes the last of its list and closes the lists below it.

        It continues the deepest list whose next label it is. A first label begins a list if something encloses it; any
        other belongs to the list in its style, even if a number is wrong, or continues one that has other marks.
        """
        text, head, sort, marks = style(label)
        if sort == "double" and head not in self.next:  # 3(A) is under 3
            number = f"{text.rstrip('()ABCDEFGHIJKLMNOPQRSTUVWXYZ.')}."
            if successor(number, "digit") not in self.next:
                self.take(number, False, until)
        nexts, lists = self.next, self.open
        if head not in nexts and sort == "letter" and (under := self.below_double(head)) is not None:
            lists[under], nexts[under] = _List((sort, marks), lists[under].until), head
        if text == "1" and lists and until < lists[0].until:
            self._numbered.add(until)
        own = until in self._numbered
        if head in nexts and not (own and until < lists[_last(nexts, head)].until):
            depth = _last(nexts, head)
            self._closed = (lists[depth + 1], nexts[depth + 1]) if depth + 1 < len(lists) else None
            nexts[depth:] = [successor(label, lists[depth].style[0])]
            del lists[depth + 1 :]
            return text, depth + 1
        if self._closed and head == self._closed[1] and text != "1" and until <= self._closed[0].until:
            lists.append(self._closed[0])  # numbers that run on below the next title
            nexts.append(successor(label, sort))
            self._closed = None
            return text, len(lists)
        styles = [each.style for each in lists]
        if (text in ("V", "X") and ("roman", marks) in styles) or (
            text == "I" and not self.below.is_letter(label, self.place)
        ):
            sort = "roman"
        depth = len(nexts)
        if (sort, marks) in styles:
            depth = self._depth(_last(styles, (sort, marks)), head, announced, until)
        elif alike := [each for each in nexts if each and style(each).text == text]:
            depth = _last(nexts, alike[-1])
        if depth < len(nexts):
            until = lists[depth].until
            if text == "1" and depth == len(nexts) - 1:
                self.begun_again.add(nexts[depth])
        lists[depth:], nexts[depth:] = [_List((sort, marks), until)], [successor(label, sort)]
        return text, depth + 1

    def _depth(self, alike: int, head: str, announced: bool, until: int) -> int:
        """Return the index of the list of a label that continues none: that of its style, or a new, deepest one."""
        deepest = len(self.open)
        if deepest >= _DEEPEST:
            return alike
        if style(head).text not in ("1", "A", "I", "AA"):
            apart = until in self._numbered or self._is_far(head, alike)
            return deepest if until < self.open[alike].until and apart else alike
        if announced or until < self.open[alike].until:
            return deepest
        if self.apart or alike == deepest - 1:
            return alike
        enclosing = tuple([each.style for each in self.open])
        if enclosing not in self._nested and not self._goes_on_below():
            return alike
        self._nested.add(enclosing)
        return deepest

    def _is_far(self, head: str, alike: int) -> bool:
        """Whether a number is not near the next of a list: in a quotation it is one of another list."""
        number, other = style(head).text, style(self.next[alike]).text if self.next[alike] else ""
        return number.isdecimal() and other.isdecimal() and abs(int(number) - int(other)) > 1

    def _goes_on_below(self) -> bool:
        """Whether the deepest list continues further down, before it begins again."""
        label = self.next[-1]
        at = self.below.text.find(f"\n{label} ", self.place, self.place + _FAR) if label else -1
        above = before(label) if at > 0 else None
        return at > 0 and not (above and self.below.text.find(f"\n{above} ", self.place, at) > 0)


def _last(items: Sequence[object], item: object) -> int:
    """Return the last index of an item; mostly it is the last one."""
    return len(items) - 1 if items[-1] == item else len(items) - 1 - items[::-1].index(item)
