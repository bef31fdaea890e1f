"""What a field learns about a line's neighbourhood: `Near`, data that the tokenizer fills in."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from cablekit.lines.kind import Kind
from cablekit.lines.line import Claim
from cablekit.lines.page import Page


class Below(NamedTuple):
    """The lines below one line, up to the first that is certain.

    Attributes:
        rows: each line with its claim, in order, up to the first that is certain.
        closed: whether a blank line, a label, a numbered paragraph or the end follows them.
        text: whether a numbered paragraph or a summary follows them.
        blank: whether a blank line follows them.
    """

    rows: tuple[tuple[str, Claim | None], ...] = ()
    closed: bool = False
    text: bool = False
    blank: bool = False


class Witness(NamedTuple):
    """What the attributes of the document say about the opening. They may be cut, run together or belong to another
    telegram: they decide between two readings of the text, but never overrule it and never supply a value."""

    subject: str | None = None
    tags: str | None = None
    from_: str | None = None


class Near:
    """The neighbourhood of one line. The tokenizer keeps one for each block that it walks, and moves it from line to
    line.

    Attributes:
        page: the PAGE line of the transmission; None where it is lost.
        above: the claim of the nearest line above that has one; for a line with two labels, the claim of the last.
        above_at: index of that line.
        rows: the lines that the field above has so far; the first is what follows its label.
        seen: kinds that the block has so far, the most recent last, each with the text of its first line.
        index: of the line in the document.
        blank: whether a blank line is between this line and the one above; not those around the turn of a page.
        blanks: whether this rendering keeps blank lines, judging by the block so far, and no page turns above the line.
        indented: whether the line begins with a blank in the source.
        before: whether the first label of the block is below.
        between: whether there are labels both above and below.
        certain: whether the next block begins with a line that is sure by itself.
        later: whether this is the second or a later section; such a section repeats the lines above the text.
        claim: the claim of a field that is not sure about the line.
        others: passing lines and captions of the other sections.
        decided: the attribute that decided about this line; the field sets it.
    """

    __slots__ = (
        "_below",
        "_label_below",
        "_text_below",
        "_witness",
        "above",
        "above_at",
        "before",
        "between",
        "blank",
        "blanks",
        "certain",
        "claim",
        "decided",
        "indented",
        "index",
        "later",
        "others",
        "page",
        "rows",
        "seen",
    )

    def __init__(
        self,
        page: Page | None = None,
        *,
        later: bool = False,
        others: Collection[str] = (),
        witness: Callable[[], Witness] = Witness,
    ) -> None:
        self.page, self.later, self.others, self._witness = page, later, others, witness
        self.above: Claim | None = None
        self.claim: Claim | None = None
        self.decided: str | None = None
        self.seen: dict[Kind, str] = {}
        self.rows: list[str] = []
        self.blank = self.blanks = self.indented = self.before = self.between = self.certain = False
        self.index = self.above_at = 0
        self._below: Callable[[int], Below] = _nothing
        self._label_below: Callable[[int], Kind | None] = _no_label
        self._text_below: Callable[[int], bool] = _no

    def look_below(
        self,
        below: Callable[[int], Below],
        label: Callable[[int], Kind | None],
        text: Callable[[int], bool],
    ) -> None:
        """Set the functions that look below the line. They are called only on demand, as few fields look below."""
        self._below, self._label_below, self._text_below = below, label, text

    @property
    def below(self) -> Below:
        """The lines below, up to the first that is certain; a bounded number of them."""
        return self._below(self.index)

    @property
    def alone_below(self) -> bool:
        """Whether a blank line, a label, a numbered paragraph or nothing is below."""
        below = self.below
        return below.closed and not below.rows

    @property
    def label_below(self) -> Kind | None:
        """The next label below; None if the text comes first."""
        return self._label_below(self.index)

    @property
    def witness(self) -> Witness:
        """What the attributes say about the opening; looked up on demand."""
        return self._witness()

    @property
    def text_below(self) -> bool:
        """Whether more than a signature is below."""
        return self._text_below(self.index)


def _no(index: int) -> bool:
    return False


def _no_label(index: int) -> Kind | None:
    return None


def _nothing(index: int) -> Below:
    return Below()
