"""What the rows further down show about a label: whether the next one follows, or the same one comes again.

Strategy. Rows are searched for by their beginnings, within a limited number of characters: a label belongs to a list if
others of it are near.
"""

import re

from cablekit.text.paragraphs.labels import before, style, successor

#: characters in which a later row is searched for
_FAR = 8000


class RowsBelow:
    """The text, searched for rows that begin with labels."""

    def __init__(self, text: str) -> None:
        self.text = text

    def follows(self, label: str, match: re.Match[str], within: int = _FAR) -> bool:
        """Whether a later row begins with a label."""
        return self.text.find(f"\n{label} ", match.end(), match.end() + within) > 0

    def comes_again(self, label: str, place: int) -> bool:
        """Whether a later row begins with the same label, and none between with the label after or before it."""
        again = self.text.find(f"\n{label} ", place, place + _FAR)
        others = (successor(label, style(label).sort), before(label))
        return again > 0 and not any(other and self.text.find(f"\n{other} ", place, again) > 0 for other in others)

    def goes_on(self, label: str, place: int) -> bool:
        """Whether a later row begins with the label after this one, and none between with this one."""
        after = self.text.find(f"\n{successor(label, style(label).sort)} ", place, place + _FAR)
        return after > 0 and self.text.find(f"\n{label} ", place, after) < 0

    def is_between(self, label: str, match: re.Match[str]) -> bool:
        """Whether the label before one is above it on any place of a row, and the label after it begins a row below:
        `(A) AND (B) NOTHING.` / `(C) ROADS.` / `(D) BOATS.`"""
        earlier, start = before(label), match.start()
        if earlier is None or not self.follows(successor(label, "letter"), match):
            return False
        return self.text.rfind(f" {earlier} ", max(0, start - _FAR), start) >= 0

    def is_number(self, number: str, match: re.Match[str]) -> bool:
        """Whether the next number begins a row, and this one does not before it."""
        start = match.end()
        after = self.text.find(f"\n{int(number) + 1}. ", start, start + _FAR)
        return after > 0 and self.text.find(f"\n{number}. ", start, after) < 0

    def is_letter(self, label: str, start: int) -> bool:
        """Whether the next letter begins a row, before the second number does: `I.` above `J.`"""
        after = self.text.find(f"\n{successor(label, 'letter')} ", start, start + _FAR)
        return after > 0 and self.text.find("\n2. ", start, after) < 0

    def lacks_first(self, number: str, match: re.Match[str]) -> bool:
        """Whether the second label of a list follows, but no first one: this is a damaged first label."""
        start, end = match.end(), match.end() + _FAR
        second = next((at for stop in ".,;" if (at := self.text.find(f"\n2{stop} ", start, end)) > 0), 0)
        return second > 0 and self.text.find(f"\n{number}. ", start, second) < 0

    def is_over(self, labels: tuple[str, ...], match: re.Match[str]) -> bool:
        """Whether the row below begins with one of some labels."""
        below = self.text.find("\n", match.end()) + 1
        return below > 0 and self.text.startswith(labels, below)

    def has_second(self) -> bool:
        """Whether a row begins with a second label, with its stop or another sign for it."""
        return any(f"\n2{stop}" in self.text for stop in ".,;:")
