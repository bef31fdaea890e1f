"""Tables: which rows have columns, and where a table begins and ends.

Strategy. A row with two gaps has columns; two such rows below each other are a table, one alone is not. The head of a
table may have narrower gaps, and two rows; a row of a table may continue on the next. Such rows count as rows with
columns because of their neighbours. A row that ends in half a word is prose regardless of its gaps: the blanks are
damage.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

#: a gap between columns: three blanks inside a row
COLUMN = re.compile(r"   (?<=[^\n ]   )")
#: a gap below a mark that ends a sentence or a topic, which some prints leave wide: "2.   ROADS:   THE ROAD"
STOPPED = re.compile(r"(?<=[.:,\"]) {2,3}(?=\S)")
#: two narrow gaps between short columns, as the head of a table has: "SHIP  BUILT  TONS"
NARROW = re.compile(r"[ ]*\S+(?: \S+){0,2} {2,}\S+(?: \S+){0,2} {2,}\S")
#: the head of a single column, far in: "              TONS", "               (METRIC TONS)"
HEAD = re.compile(r" {8,}\S+(?: \S+)?$")
#: dashes before an item, and its label: "-    (A)  TO OPEN", "--   3.   URGES"
ITEM = re.compile(r"-{1,3} +(?:\(?[A-Z\d]{1,2}[.)] *)?")
#: half a word at the end of a row: "UNDE-"
HALF_WORD = re.compile(r"[A-Z]-$")
#: the beginning of a paragraph or an item, not the continuation of a table's row: "1. A ROAD", "-- A ROAD"
LABELLED = re.compile(r"\s*(?:\(?[A-Z\d]{1,2}[.)]|-{1,2})\s")

#: a figure of a table: "-4,684", "(12.5)", "( 12.5 )", "$3.2", "45%", "3/27"; a dash in its place,
#: "PLUS 1.5", "MINUS2.8"
FIGURE = re.compile(r"[-+(]{0,2}\$?\d[\d,./:]*[)%]{0,2}|[()]|-+|N\.?A\.?|(?:PLUS|MINUS)(?:\d[\d,.]*)?")
#: an amount at the end of a row, not a day, a time or a number of a room: "ROADS $72,000", "ROADS 12,500",
#: "ROADS 45%", "ROADS -0-"
AMOUNT = re.compile(r"\S[ ](?:US)?(?:\$\d[\d.,]*|\d{1,3}(?:,\d{3})+|\d[\d.]*%|-0-)$")
#: the last characters of figures
FIGURE_ENDS = frozenset("0123456789-)%A.")
#: a sign that no author types beside a letter or a figure: "43*343,:3 59" in a garbled row
GARBLED = re.compile(r"[A-Z\d][*#@=<>_\\¿]|[*#@=<>_\\¿][A-Z\d]|[,.;]:\d|:[,;]")
#: the fewest rows of a table whose columns are lost
_ROWS = 3
#: of how many rows of a larger one at least one is nothing but figures
_SHARE = 4

#: the marks with their gaps that are most common
_STOPPED = (".  ", ":  ", ",  ", '"  ')
#: a row with more characters may be prose with wide gaps below its marks
_PROSE = 45
#: so is one that is indented below a table
_WRAPS = 60
#: the continuation of a row is shorter than this
_RAN_OVER = 30


class Tables:
    """The rows of a text that have columns, by their places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.columns = _columns(text)
        self.places = sorted(self.columns)
        self.inside = False

    def open(self, place: int, opens: bool, block: tuple[int, int]) -> bool:
        """Whether the row at a place opens a paragraph: it does so anyway, or a table begins or ends with it.

        The rows must be asked for in order. `block`: where the paragraph above begins and ends.
        """
        has = place in self.columns
        if not opens and has != self.inside:
            text = self.text
            at = text.find("\n", place) + 1
            below = at in self.columns
            one_row = text.find("\n", *block) < 0
            row = row_from(text, place)
            indented = row[:1].isspace()
            if has:  # the figures of the row above may be on a row of their own, with another label below
                figures = one_row and indented and any(map(str.isdigit, row))
                opens = below and not (figures and LABELLED.match(text, at))
            else:
                opens = not (one_row or below or (indented and len(row) < _WRAPS))
        if opens:
            self.inside = has
        return opens

    def count(self, start: int, end: int) -> int:
        """Return how many rows between two places have columns."""
        return bisect_left(self.places, end) - bisect_left(self.places, start)

    def is_table(self, start: int, end: int) -> bool:
        """Whether at least half of the rows between two places have columns."""
        count = self.count(start, end)
        if not count:
            return False
        rows = self.text.count("\n", start, end) + 1
        return count * 2 >= rows and (count >= 2 or rows <= 2)


def _columns(text: str) -> set[int]:
    """Return the places of the rows of a text that have columns, by themselves or because of their neighbours.

    Neighbours are asked from the last upwards, so that the head of a table may have two rows. The text has two line
    ends before it.
    """
    places: list[int] = []
    start, end = 2, len(text)
    at = text.find("   ", start)
    while at >= 0:
        row, below = _row(text, start, at), text.find("\n", at)
        row_end = below if below >= 0 else end
        if has_columns(text[row:row_end]):
            places.append(row)
        at = text.find("   ", row_end)
    columns = set(places)
    for place in reversed(places):
        below = place
        while below > start:
            row = _row(text, start, below - 1)
            above = _row_above(columns, text, start, row)
            if row in columns or not _goes_with(text[row : below - 1], above):
                break
            columns.add(row)
            below = row
    return columns


def _row_above(columns: set[int], text: str, start: int, row: int) -> str:
    """Return the row above, if it has columns."""
    above = _row(text, start, row - 1) if row > start else -1
    return text[above : row - 1] if above in columns else ""


def row_from(text: str, start: int) -> str:
    """Return the row from a place on."""
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def _row(text: str, start: int, place: int) -> int:
    """Return the beginning of the row around a place; `start`: that of the first row."""
    return text.rfind("\n", start, place) + 1 or start


def _goes_with(row: str, above: str) -> bool:
    """Whether a row above one with columns belongs to the table; `above`: the row above it, if it has columns too."""
    if not row:
        return False
    title = row[-1] == ":" and LABELLED.match(above) is not None  # in a form: "AMERICANS:" below "3. TOTAL"
    ran_over = above and len(row.strip()) < _RAN_OVER and not LABELLED.match(row) and row[-1] != "." and not title
    unit = row[0] == "(" and row[-1] == ")"  # "(PERCENT CHANGE)"
    first = row[0] == " " and row[-1] == ","  # "   TRIPS TO LIMA,"
    head = COLUMN.search(row) is not None or NARROW.match(row) is not None or HEAD.match(row) is not None
    return bool(ran_over) or unit or first or head


def has_columns(row: str) -> bool:
    """Whether a row has two gaps, the first of three blanks or more, or a wide one; in prose, not below its marks."""
    if "   " not in row:
        return False
    row = row.strip()
    if row[:1] == "-":  # an item, or its label behind a dash
        row = ITEM.sub("", row)
    at = row.find("   ")
    if at <= 0 or HALF_WORD.search(row, len(row) - 2) or not _has_gaps(row, at):
        return False
    if len(row) <= _PROSE or not any(map(row.__contains__, _STOPPED)):
        return True
    closed = STOPPED.sub(" ", row)
    return _has_gaps(closed, closed.find("   "))


def _has_gaps(row: str, at: int) -> bool:
    """Whether a row has a wide gap, or another gap behind the one at a place."""
    return at > 0 and ("     " in row or "  " in row[at:].lstrip())


def has_figures(row: str) -> bool:
    """Whether a row ends in two figures, as the rows of a table do whose columns a rendering lost."""
    if row[-1:] not in FIGURE_ENDS:
        return False
    words = row.rsplit(None, 2)
    return len(words) > 1 and FIGURE.fullmatch(words[-1]) is not None and FIGURE.fullmatch(words[-2]) is not None


def has_three_figures(row: str) -> bool:
    """Whether a row ends in three figures."""
    if not has_figures(row):
        return False
    words = row.rsplit(None, 3)[-3:]
    return len(words) > 2 and FIGURE.fullmatch(words[0]) is not None


def ends_in_figure(row: str) -> bool:
    """Whether a row of several words ends in a figure, and not in a month's day or the number of a telegram alone."""
    words = row.rsplit(None, 1)
    return len(words) > 1 and FIGURE.fullmatch(words[1]) is not None and any(map(str.isalpha, words[0]))


def is_amounts(rows: Sequence[str]) -> bool:
    """Whether every row, and three at least, ends in an amount, or most rows, or a quarter of many, are nothing but
    figures: their columns are lost."""
    if len(rows) < _ROWS:
        return False
    if all(map(AMOUNT.search, rows)):
        return True
    figures = sum(all(map(FIGURE.fullmatch, row.split())) for row in rows)
    return figures >= _ROWS and figures * (2 if figures == _ROWS else _SHARE) > len(rows)


def is_figures(rows: Sequence[str]) -> bool:
    """Whether at least half of the rows, and three at least, end in two figures."""
    count = sum(map(has_figures, rows))
    return count >= _ROWS and count * 2 >= len(rows)
