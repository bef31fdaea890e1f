"""What a field is told of a line's neighbourhood: `Near`, data that the machine makes."""

from collections.abc import Callable, Collection

from cablekit.lines.kind import Kind
from cablekit.lines.line import Claim
from cablekit.lines.page import Page


class Near:
    """The neighbourhood of one line. The machine keeps one for each block that it walks, and moves it on.

    Attributes:
        page: the PAGE line of the transmission; None where it is lost.
        above: the claim of the nearest line above that has one; of a line with two labels, the last.
        above_at: index of that line.
        seen: the kinds that the block has so far, the one of the last line last, each with the text of its first line.
        index: of the line in the document.
        blank: whether a blank line is between this line and the one above.
        blanks: whether this rendering keeps blank lines, as far as the block shows.
        indented: whether the line begins with a blank in the source.
        before: whether the first label of the block is below.
        between: whether labels are above and below.
        certain: whether the block below begins with a line that says so by itself.
        later: whether this is the second or a later section, which repeats what is above the text.
        claim: what a field that is not sure says of the line.
        others: passing lines and captions of the other sections.
    """

    __slots__ = (
        "_alone_below",
        "_text_below",
        "above",
        "above_at",
        "before",
        "between",
        "blank",
        "blanks",
        "certain",
        "claim",
        "indented",
        "index",
        "later",
        "others",
        "page",
        "seen",
    )

    def __init__(self, page: Page | None = None, *, later: bool = False, others: Collection[str] = ()) -> None:
        self.page, self.later, self.others = page, later, others
        self.above: Claim | None = None
        self.claim: Claim | None = None
        self.seen: dict[Kind, str] = {}
        self.blank = self.blanks = self.indented = self.before = self.between = self.certain = False
        self.index = self.above_at = 0
        self._alone_below: Callable[[int], bool] = _no
        self._text_below: Callable[[int], bool] = _no

    def look_below(self, alone: Callable[[int], bool], text: Callable[[int], bool]) -> None:
        """How to look below the line: seldom asked, so found only then."""
        self._alone_below, self._text_below = alone, text

    @property
    def alone_below(self) -> bool:
        """Whether a blank line, a label, a numbered paragraph or nothing is below."""
        return self._alone_below(self.index)

    @property
    def text_below(self) -> bool:
        """Whether more than a signature is below."""
        return self._text_below(self.index)


def _no(index: int) -> bool:
    return False
