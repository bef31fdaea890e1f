"""The rows of a text without blank rows: which of them their author ended, and which can be titles.

Strategy. Authors leave room for the next word where they end a row of a list, a title or a paragraph; prose fills its
rows.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from cablekit.text.paragraphs.row_words import CONTINUES, SHORT, goes_on, is_abbreviated, is_cut
from cablekit.text.paragraphs.tables import has_figures
from cablekit.text.paragraphs.title_words import NO_TITLE

#: a row is full from this share of the usual length of rows, of which shorter ones do not count
_SHARE, _USUAL = 0.85, 40
#: a row of a list left room for the next word and so many characters
ROOM = 5
#: the characters more for which a title left room
_ROOM_OF_TITLE = 10
#: the fewest rows of a ragged text that left so much room in the middle of a sentence, and of how many of those that
#: certainly go on one did
_RAGGED, _SHARE_OF_RAGGED = 2, 5
#: the most characters of a title with a colon
_TITLE = 45
_STOPS = frozenset(".?!")
_FIGURED = frozenset("-+($.0123456789")


class Rows:
    """The rows of a text without blank rows.

    Args:
        text: the text, with two line ends before it.
        rows: its rows, and where each begins.
        width: the length of its longest row that no rendering joined.
    """

    def __init__(self, text: str, rows: Sequence[str], starts: Sequence[int], width: int) -> None:
        self.text, self.rows, self.starts, self.width = text, rows, starts, width
        usual = sorted(filter(_USUAL.__le__, map(len, rows)))
        #: the first characters of rows
        self.firsts = {row[:1] for row in rows}
        #: the number of rows, but the last, that end in parentheses
        self.closed = text.count(")\n")
        #: the rows that begin with a digit, or a sign before one
        self.figured = [index for index, row in enumerate(rows) if row[:1] in _FIGURED]
        self.full = _SHARE * usual[len(usual) // 2] if usual else max(width, SHORT)

    def row_at(self, place: int) -> int:
        """Return the row around a place."""
        return bisect_right(self.starts, place) - 1

    def is_short(self, index: int) -> bool:
        """Whether a row was ended by its author, and not in the middle of a sentence."""
        row = self.rows[index]
        return 0 < len(row) < SHORT and row[-1] not in ",-" and self.has_room(index) and not goes_on(row)

    def has_room(self, index: int, more: int = 1) -> bool:
        """Whether a row was ended by its author: it left room for the first word of the next, and more characters."""
        if index + 1 >= len(self.rows):
            return True
        return left_room(len(self.rows[index]) + more - 1, self.rows[index + 1], self.width)

    @cached_property
    def ragged(self) -> int:
        """The most room that a row left in the middle of a sentence, if several left much: their author did not fill
        rows, and a title leaves more. Else 0."""
        cut = [index for index, row in enumerate(self.rows[:-1]) if is_cut(row)]
        rooms = [self.width - len(self.rows[at]) - 1 - len(self.rows[at + 1].split(" ", 1)[0]) for at in cut]
        roomy = sum(room >= _ROOM_OF_TITLE for room in rooms)
        return max(rooms) if roomy >= _RAGGED and roomy * _SHARE_OF_RAGGED >= len(cut) else 0

    def left_much(self, index: int, room: int) -> bool:
        """Whether a row left so much room that it may be a title: more than the rows of a ragged text."""
        return self.has_room(index, room) and (not self.ragged or self.has_room(index, self.ragged + 1))

    def is_title(self, index: int) -> bool:
        """Whether a row is a short title with a colon: `ENTIRE PARTY:`, `MAY 5:`."""
        row = self.rows[index]
        return row[-1:] == ":" and len(row) < _TITLE and row[:1].isalpha() and not NO_TITLE.search(row)

    def is_roomy_title(self, index: int, start: int) -> bool:
        """Whether a row, from a place on, can be a title: words that end no sentence, with much room behind them."""
        row = self.rows[index]
        if row[-1:] not in ("?", ")", '"') and not row[-1:].isalnum():
            return False
        if "," in row or not row[start : start + 1].isalpha() or has_figures(row) or row.count("(") != row.count(")"):
            return False
        return not is_cut(row) and self.left_much(index, _ROOM_OF_TITLE)

    def goes_on_below(self, index: int) -> bool:
        """Whether the row below begins with a word that goes on in a sentence: `OF`, `WITH`, `COULD`."""
        return index + 1 < len(self.rows) and CONTINUES.match(self.rows[index + 1]) is not None

    def ends(self, index: int) -> bool:
        """Whether a row ends a sentence."""
        row = self.rows[index]
        return row.rstrip("\"')")[-1:] in _STOPS and not is_abbreviated(row)

    def ends_clause(self, index: int) -> bool:
        """Whether a row ends a sentence, or a clause with a semicolon."""
        return self.rows[index][-1:] == ";" or self.ends(index)

    def is_initial(self, label: str) -> bool:
        """Whether a label is the initial of a name: no row begins with the letter before or after it."""
        if len(label) != len("A.") or not label[0].isalpha() or label[1] != ".":
            return False
        return not any(f"\n{chr(ord(label[0]) + step)}. " in self.text for step in (-1, 1))


def left_room(length: int, below: str, width: int) -> bool:
    """Whether a row of a length has left room for the first word of the row below it: its end was meant."""
    return length + 1 + len(below.split(" ", 1)[0]) < width


def announces(row: str) -> bool:
    """Whether a row ends in a colon, outside brackets."""
    return row[-1:] == ":" and row.count("(") <= row.count(")")
