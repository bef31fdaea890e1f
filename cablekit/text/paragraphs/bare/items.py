"""Lists of items with dashes, or of numbers of things, in a text without blank rows.

Strategy. Two or more items with dashes below each other are a list, up to a label, a title, the beginning of a part, or
a row that ends a paragraph. Items that are sentences of several rows, as talking points are, are no list: each is a
paragraph. Three short rows with numbers are a list, too.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cablekit.text.paragraphs.bare.resolutions import CLAUSE_ENDS, RESOLVES
from cablekit.text.paragraphs.bare.rows import ROOM, Rows
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.row_words import SHORT, goes_on, is_cut

#: an item with a dash: "- A ROAD", "--THE RIVER", "--0930 - LAND"; neither a label nor a word that goes on in a
#: sentence may follow it
DASHED = re.compile(
    r"\n-{1,3}(?! ?(?:AND|OR|WHO|WHOM|WHOSE|WHICH)\b)"
    r"(?: (?!\(?(?:\d{1,2}|[A-Z])[.)](?!\d))\S|[^\s\d\-(]|(?=[012]\d[0-5]\d ?-))"
)
#: the verb of a sentence: "THE ROAD IS CLOSED"
FINITE = re.compile(
    r"\b(?:IS|ARE|WAS|WERE|HAS|HAVE|HAD|WILL|WOULD|SHOULD|MUST|CAN|CANNOT|TAKES?|GIVES?|SAYS?|SHOWS?)\b"
)
#: a row that begins with a number of things, or a year: "25 TWINS AT DOLLARS 57", "2 JEEPS", "1971 VISITORS 18"
COUNTED = re.compile(r"\n(?:19\d\d|\d{1,3}) [A-Z]{2}")
#: a row of a form, with its key before a colon or dashes: "DPOB - JUNE 19, 1931", "ADDRESS: 5 MAIN STREET"; also behind
#: the label of the person
KEYED = re.compile(
    r"(?:(?:[A-Z]|\d{1,2})[.)] |\([A-Z\d]\) )?[A-Z][A-Z/'.]{1,20}+(?: [A-Z/'.]{1,20}+){0,3}(?::| ?-{1,2}) (?=\S)"
)
#: the same without a label, and with a colon
_COLON_KEY = re.compile(r"[A-Z/'.]{1,20}+(?: [A-Z/'.]{1,20}+){0,3}: ")
#: clauses of a resolution are paragraphs if they have more rows than this, on the average
_CLAUSE = 1.5
#: words that begin prose below a list: "WE WOULD APPRECIATE"
OPENS_PROSE = re.compile(r"(?:WE|I|IT|HE|SHE|THEY|THIS|THESE|IF|PLEASE|IN ADDITION|EMBASSY|DEPARTMENT|MISSION|POST)\b")
#: the subject of a short sentence below a list: "THEY ARRIVE MAY 5."
FIRST_PERSON = re.compile(r"(?:WE|I|HE|SHE|THEY)\b")
#: the room that the last item of such a list leaves
_ROOM_OF_LAST = 10
#: the most rows of the last of several items with dashes if they are clauses, and of any other
_ITEM, _WRAPPED = 5, 12
#: items with sentences are paragraphs if they have more rows than this, on the average
_SENTENCE, _VERBAL = 2.4, 2.2
#: the beginnings of rows that are in no list of items with dashes
_BEGINNINGS = (
    *("COMMENT:", "SUMMARY:", "ACTION REQUESTED", "BEGIN ", "END "),
    *("QUOTE", "UNQUOTE", "QTE", "UNQTE", "[GAP]"),
)
#: the fewest items with dashes, and the fewest rows with numbers
_ITEMS, _COUNTED = 2, 3
#: a title with a dash and a colon has fewer words
_TITLE_WORDS = 8
#: the fewest entries of a form, the most rows of each on the average, and the most rows between two keys
_KEYS, _ENTRY, _APART = 4, 2, 3
#: dashes that stand for the blanks below the first row of an entry
_BLANKS = "-- -- "
#: first and last rows, counted from 0
Run = tuple[int, int]


def dashed(text: Rows, apart: list[int]) -> Iterator[Run]:
    """Yield the lists of items with dashes, each of which may have several rows, and sentences.

    The rows of items that are paragraphs are added to `apart`.
    """
    if "-" not in text.firsts:
        return
    #: the lists below each other: only the ends of paragraphs part them
    groups: list[list[int]] = [[]]
    for item in DASHED.finditer(text.text, 1):
        index = text.row_at(item.start() + 1)
        if "   " in text.rows[index]:  # a row of a table
            continue
        if is_dashed_title(text, index):
            yield from _lists(text, groups, apart)
            groups = [[]]
            continue
        above = groups[-1][-1] if groups[-1] else index
        if index - above > _WRAPPED or _parted(text, above, index):
            yield from _lists(text, groups, apart)
            groups = [[]]
        elif any(_ends_paragraph(text, row) for row in range(above, index - 1)):
            groups.append([])
        groups[-1].append(index)
    yield from _lists(text, groups, apart)


def is_dashed_title(text: Rows, index: int) -> bool:
    """Whether a row with a dash and a colon is the title of what is below, without a dash: `--MEMBERS BY OFFICE:`."""
    row, below = text.rows[index], "".join(text.rows[index + 1 : index + 2])
    return row[:1] == "-" and row[-1:] == ":" and row.count(" ") < _TITLE_WORDS and below[:1].isalpha()


def _lists(text: Rows, groups: Sequence[Sequence[int]], apart: list[int]) -> Iterator[Run]:
    """Yield the lists of several groups of items; none if each item is a paragraph."""
    items = [item for group in groups for item in group]
    if len(groups) > 1 and _are_paragraphs(text, items, items[-1]):
        apart += items
        return
    for group in groups:
        yield from _items(text, group, apart)


def _parted(text: Rows, above: int, below: int) -> bool:
    """Whether a label, a title, or the beginning of a part is between two items."""
    rows = text.rows
    return text.is_title(above) or any(
        LABEL.match(rows[index].lstrip("- "))
        or rows[index].startswith(_BEGINNINGS)
        or (rows[index][:1] == '"' and text.ends(index - 1))
        or text.is_title(index)
        for index in range(above + 1, below)
    )


def _ends_paragraph(text: Rows, index: int) -> bool:
    """Whether a row ends a sentence, and left much room for the next word."""
    return len(text.rows[index]) < text.full and text.ends(index) and text.has_room(index, ROOM)


def _items(text: Rows, group: Sequence[int], apart: list[int]) -> Iterator[Run]:
    """Yield the list of items with dashes: from the first to the end of the last, if that shows; none if each is a
    paragraph."""
    if len(group) < _ITEMS:
        return
    long = group[-1] - group[0] > _CLAUSE * (len(group) - 1)
    if group[0] and long and RESOLVES.match(text.rows[group[0] - 1]) and text.rows[group[1] - 1][-1:] in CLAUSE_ENDS:
        apart += group  # the clauses of a resolution
        return
    rows, last = text.rows, group[-1]
    clauses = all(rows[index - 1].endswith((";", ",", "AND")) for index in group[1:])
    limit = min(len(rows), last + (_ITEM if clauses else _WRAPPED))
    while last < limit and not (text.ends(last) and (clauses or text.has_room(last))):
        if last + 1 == len(rows) or (last > group[-1] and rows[last][-1:] == ":"):
            break
        below = rows[last + 1]
        if _is_below(text, group, last):
            break
        titled = text.is_title(last + 1) and not goes_on(rows[last])
        if below[:1] == "-" or LABEL.match(below) or titled or below.startswith((*_BEGINNINGS, '"')):
            break
        last += 1
    if _are_paragraphs(text, group, last + 1):
        apart += group
    elif last < limit:
        yield group[0] - _is_first(text, group[0] - 1), last


def _is_first(text: Rows, index: int) -> bool:
    """Whether a short row between an announcement and the first dash is the first of a list whose dashes are blanks."""
    rows = text.rows
    if index < 1 or rows[index - 1][-1:] != ":" or not rows[index + 1].startswith(_BLANKS):
        return False
    return text.is_short(index) and not text.ends(index) and not LABEL.match(rows[index])


def _is_below(text: Rows, group: Sequence[int], last: int) -> bool:
    """Whether prose begins below a list: its items are no sentences, and the last left much room above a full row that
    begins a sentence."""
    below = text.rows[last + 1]
    whole = len(below) >= text.full or (text.ends(last + 1) and FIRST_PERSON.match(below))
    if last < group[-1] or not whole or is_cut(text.rows[last]) or not OPENS_PROSE.match(below):
        return False
    return text.left_much(last, _ROOM_OF_LAST) and not any(text.ends(index - 1) for index in group[1:])


def _are_paragraphs(text: Rows, items: Sequence[int], end: int) -> bool:
    """Whether most items are sentences, or clauses with a verb, of several rows; `end`: the row below the last, or the
    last if its end is unknown."""
    others = len(items) - 1
    verbs = sum(FINITE.search("\n".join(text.rows[first:below])) is not None for first, below in pairwise(items))
    verbal = 2 * verbs >= others
    ends = text.ends_clause if verbal else text.ends
    sentences = sum(ends(index - 1) for index in items[1:])
    counted = len(items) if end > items[-1] else others
    return 2 * sentences > others and end - items[0] > (_VERBAL if verbal else _SENTENCE) * counted


def counted(text: Rows) -> Iterator[Run]:
    """Yield the lists of short rows each of which begins with a number of things; one row is prose."""
    first = last = -1
    for match in COUNTED.finditer(text.text, 1):
        index = text.row_at(match.start() + 1)
        if len(text.rows[index]) >= SHORT or text.ends(index) or not text.has_room(index):
            continue
        if index != last + 1 or first < 0:
            if last + 1 - first >= _COUNTED and first >= 0:
                yield first, last
            first = index
        last = index
    if first >= 0 and last + 1 - first >= _COUNTED:
        yield first, last


def keyed(text: Rows) -> Iterator[Run]:
    """Yield the forms: several rows with keys below each other, up to a label; an entry may have several rows, and some
    may have sentences."""
    group: list[int] = []
    keys = [index for index, row in enumerate(text.rows) if (":" in row or "-" in row) and KEYED.match(row)]
    for index in keys if len(keys) >= _KEYS else ():
        labelled = LABEL.match(text.rows[index]) is not None
        if group and (labelled or index - group[-1] > _APART or _is_apart(text, group[-1], index)):
            yield from _form(text, group)
            group = []
        if labelled and ":" not in text.rows[index] and any(map(_COLON_KEY.match, text.rows[index + 1 : index + 2])):
            continue  # the title of the form below: "3. HELEN ROE - ROADS"
        group.append(index)
    yield from _form(text, group)


def _is_apart(text: Rows, above: int, below: int) -> bool:
    """Whether the rows between two keys are no rest of an entry: one has a label, or the entry ended on a short row."""
    if below > above + 1 and text.is_short(above):
        return True
    return any(map(LABEL.match, text.rows[above + 1 : below]))


def _form(text: Rows, group: Sequence[int]) -> Iterator[Run]:
    """Yield the rows of a form, if it has many keys and few sentences."""
    if len(group) < _KEYS:
        return
    rows, first, last = text.rows, group[0], group[-1]
    while last + 1 < len(rows) and last - group[-1] < _ENTRY and not (text.ends(last) or text.has_room(last)):
        if LABEL.match(rows[last + 1]):
            break
        last += 1
    sentences = sum(text.ends(index - 1) for index in (*group[1:], last + 1))
    if last + 1 - first <= _ENTRY * len(group) and 2 * sentences <= len(group):
        yield first, last
