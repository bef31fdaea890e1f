"""Tables and lists typed with double spacing: blank rows part their rows.

Strategy. Pieces between blank rows that are rows of columns are one table, unless the next one has a head of its own.
Items with dashes, and names or phrases below a colon, that are one row each are one list.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cablekit.text.paragraphs.bare.below_colons import NO_PHRASE, OPENS_TEXT, begins_entry
from cablekit.text.paragraphs.bare.items import FINITE
from cablekit.text.paragraphs.beginnings import BLANK
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.places import Span
from cablekit.text.paragraphs.row_words import SHORT
from cablekit.text.paragraphs.tables import COLUMN, Tables
from cablekit.text.paragraphs.titles import ANNOUNCES_TEXT
from cablekit.values import ends_sentence

#: a line of dots, dashes or other signs in a table: "........", "---- ----"
RULE = re.compile(r"[ \t]*[.\-=_*][.\-=_* \t]*$")
#: a gap between cells, or one that is as wide in their place
CELLS = re.compile(rf"{COLUMN.pattern}(?= *\S)|^ {{20,}}\S")
#: a figure in a cell: "1,210", "9.4", "$3"; not `A4` or `1 ST`
FIGURE = re.compile(r"(?<![A-Z'])\d[\d,.:/]*\b(?! *(?:ST|ND|RD|TH)\b)")
#: an item: "- A ROAD", "--THE RIVER", "-     -- THE LANDING"
DASHED_ROW = re.compile(r"[ \t]*-{1,3}(?:\s{1,6}\S|[^\s\d-])")
#: two items with dashes below each other, with a blank row between them
_DASHED = re.compile(r"\n\n+[ \t]*-{1,3}[^\n]+(?:\n(?![ \t]*-)[^\n]+)?(?=\n\n+[ \t]*-{1,3}[^\n\d-])")
#: the most rows of an item with a dash
_ROWS_OF_ITEM = 2
#: the most characters of a phrase or a name
_PHRASE = 60
#: of three items at most one has two rows, of more at most half
_SHARE = 3
#: the fewest phrases that are no names
_PHRASES = 3


class _Piece(NamedTuple):
    """What is between two blank rows."""

    start: int
    end: int
    rows: list[str]


def tables(text: str, columns: Tables) -> Iterator[Span]:
    """Yield the tables that blank rows part."""
    group: list[_Piece] = []
    figures = titled = False
    for start, end in _bounds(text, 2):
        title = text[end - 1] == ":" and _is_title(text[start:end])
        if title and figures and not titled:
            continue  # `CREW LISTS:` inside a table, which has no such title above it
        piece = _piece(text, start, end) if columns.count(start, end) else None
        grid = piece is not None and _is_grid(piece, columns)
        if piece is None or not grid or _is_labelled(piece.rows[0]) or (figures and _has_own_head(group, piece)):
            yield from _table(group)
            group, figures = [], False
        if piece is not None and grid:
            group.append(piece)
            figures = figures or any(map(FIGURE.search, piece.rows))
        else:
            titled = title or (text[end - 1] == ":" and _is_title(text[text.rfind(":\n", start, end) + 2 : end]))
    yield from _table(group)


def _table(group: Sequence[_Piece]) -> Iterator[Span]:
    if len(group) > 1:
        yield group[0].start, group[-1].end


def _is_grid(piece: _Piece, columns: Tables) -> bool:
    """Whether most rows of a piece have columns, and none but the first has a label."""
    if any(map(_is_labelled, piece.rows[1:])):
        return False
    count = columns.count(piece.start, piece.end)
    if count and count < len(piece.rows):  # a head may have a row of one gap, and a row no first cell
        count = sum(CELLS.search(row) is not None for row in piece.rows)
    return 2 * (count + sum(map(_is_rule, piece.rows))) > len(piece.rows)


def _has_own_head(group: Sequence[_Piece], piece: _Piece) -> bool:
    """Whether a piece below figures begins with a head, and not with that of the table again."""
    row = piece.rows[0]
    alone = len(piece.rows) == 1 and (len(group[-1].rows) == 1 or len(COLUMN.findall(row.strip())) == 1)
    if alone or FIGURE.search(row) or _is_rule(row):
        return False
    head = row.split()
    return head != group[0].rows[0].split()[-len(head) :]


def _is_title(row: str) -> bool:
    """Whether a piece that ends in a colon is one short row without a label."""
    return "\n" not in row and len(row) < SHORT and not _is_labelled(row)


def _is_labelled(row: str) -> bool:
    return LABEL.match(row.lstrip()) is not None


def _is_rule(row: str) -> bool:
    return RULE.match(row) is not None


def items(text: str, colons: Sequence[int]) -> Iterator[Span]:
    """Yield the lists of items with dashes, and of names and phrases below a colon, that blank rows part; `colons`: the
    colons at the ends of rows."""
    if _DASHED.search(text) is not None:
        yield from _of_dashes([_piece(text, *bounds) for bounds in _bounds(text, 2)])
    for colon in colons:
        if text.startswith("\n", colon + 2):
            yield from _of_phrases(text, colon)


def _of_dashes(pieces: Sequence[_Piece]) -> Iterator[Span]:
    group: list[_Piece] = []
    for piece in pieces:
        if _is_item(piece):
            group.append(piece)
            continue
        yield from _items(group)
        group = []
    yield from _items(group)


def _items(group: Sequence[_Piece]) -> Iterator[Span]:
    """Yield the list of several items, most of which have one row; none if they are sentences, each a paragraph."""
    wrapped = sum(_wraps(each) for each in group)
    sentences = sum(_is_sentence(each) for each in group)
    share = 2 if len(group) > _SHARE else _SHARE
    if len(group) > 1 and share * wrapped <= len(group) and 2 * sentences < len(group):
        yield group[0].start, group[-1].end


def _is_item(piece: _Piece) -> bool:
    """Whether a piece is one item with a dash, of one row or two, or several of one row; not with labels."""
    items = sum(DASHED_ROW.match(row) is not None for row in piece.rows)
    if not DASHED_ROW.match(piece.rows[0]) or LABEL.match(piece.rows[0].lstrip("- ")):
        return False
    return items == len(piece.rows) or (items == 1 and len(piece.rows) <= _ROWS_OF_ITEM)


def _wraps(piece: _Piece) -> bool:
    """Whether an item has two rows."""
    return len(piece.rows) > 1 and not DASHED_ROW.match(piece.rows[1])


def _is_sentence(piece: _Piece) -> bool:
    return piece.rows[-1][-1:] == "." and FINITE.search(" ".join(piece.rows)) is not None


def _of_phrases(text: str, colon: int) -> Iterator[Span]:
    """Yield the list of names and phrases below the colon at a place."""
    above = text[text.rfind("\n", 0, colon) + 1 : colon + 1]
    if OPENS_TEXT.search(above) or ANNOUNCES_TEXT.search(above):
        return
    group: list[_Piece] = []
    after = ""
    for bounds in _bounds(text, colon + 1):
        below = _piece(text, *bounds)
        if not _is_phrase(below):
            after = below.rows[0]
            break
        group.append(below)
    if len(group) > 1:
        persons = sum(begins_entry(each.rows[0].strip()) for each in group)
        apart = not after or LABEL.match(after.lstrip()) is not None or after[-1] == ":"
        if 2 * persons >= len(group) or (apart and len(group) >= _PHRASES):
            yield group[0].start, group[-1].end


def _is_phrase(piece: _Piece) -> bool:
    """Whether a piece is a name or a phrase, and no sentence, label, item with a dash or announcement."""
    row = piece.rows[0].strip()
    if len(piece.rows) > 1 and not (len(piece.rows) == 2 and begins_entry(row)):
        return False
    if row[0] in '-("[' or piece.rows[-1][-1:] == ":" or ends_sentence(piece.rows[-1]) or NO_PHRASE.search(row):
        return False
    return len(row) < _PHRASE and not LABEL.match(row)


def _bounds(text: str, start: int) -> Iterator[Span]:
    """Yield where each piece between blank rows begins and ends, from a place on."""
    for blank in BLANK.finditer(text, start):
        if blank.start() > start:
            yield start, blank.start()
        start = blank.end()
    end = len(text.rstrip("\n"))
    if end > start:
        yield start, end


def _piece(text: str, start: int, end: int) -> _Piece:
    return _Piece(start, end, text[start:end].split("\n"))
