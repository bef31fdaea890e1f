"""Short rows that end a sentence: their author had room for more, so a paragraph begins below them."""

import re
from collections.abc import Iterator, Sequence

from cablekit.text.paragraphs.bare.below_lists import ITEM
from cablekit.text.paragraphs.bare.resolutions import GOES_ON
from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.row_words import COUNTED, INITIALS, INSIDE, goes_on, is_sentence
from cablekit.text.paragraphs.tables import GARBLED
from cablekit.vocabulary import MONTH_NAME, WEEKDAY

#: a row that ends a sentence and is shorter than this; of 12 rows of La Paz with 40 to 44 characters that end a
#: sentence above no label, 2 end a paragraph
_SHORT = 40
#: and shorter than this share of the longest row, or than this one if it ends in a colon
_SHARE, _SHARE_OF_COLON = 0.8, 0.85
#: how many rows above one show whether it is in a narrow column, of which share of the longest row, and of
#: which share of that column a row is not short
_AROUND, _NARROW, _SHARE_OF_CELL = 5, 0.7, 0.4
#: the fewest blanks in a remark that is apart from the rows above
_REMARK = 3
#: the characters more for which the row above it left room
_ROOM_OF_REMARK = 10
#: rows that end what is above them: the mark of a gap, the ends of named parts
_CLOSES = ("[GAP]", "END SUMMARY", "END OF SUMMARY", "END COMMENT", "END OF COMMENT")
#: the date above the entries of a day: "NOVEMBER 5:", "MONDAY, MAY 5:"
DAY_ROW = re.compile(rf"(?:{WEEKDAY}[,.]? )?{MONTH_NAME}[.]? \d{{1,2}}(?:, \d{{4}})?:$")


def places(
    rows: Sequence[str], starts: Sequence[int], lengths: Sequence[int], longest: int, inside: set[int]
) -> Iterator[int]:
    """Yield the places of rows below short ones that end a sentence, except inside a table."""
    limit, limit_of_colon = min(_SHORT, _SHARE * longest), min(_SHORT, _SHARE_OF_COLON * longest)
    for index in [index for index, length in enumerate(lengths) if 0 < length < limit_of_colon]:
        row = rows[index]
        if index + 1 == len(rows):
            break
        below = rows[index + 1]
        if (
            (len(row) < limit or row[-1] == ":")
            and (is_sentence(row) or _ends_in_initials(rows, index))
            and row[-1] != ";"
            and (_says(row) or (index > 0 and COUNTED.search(rows[index - 1])))
            and not GARBLED.search(row)
            and index not in inside
            and not (ITEM.match(below) and (ITEM.match(row) or ITEM.match(rows[index - 1])))
            and not below.startswith(_CLOSES)
            and not (INSIDE.match(below) and below[:3] != "OF ")  # OF THESE, ALL ...
            and not (_is_in_narrow_column(lengths, index, longest) and rows[index - 1][-1:].isalpha())
        ):
            yield starts[index + 1]
            if row[-1] == ":" and DAY_ROW.match(row) and not GOES_ON.search(rows[index - 1]):
                yield starts[index]


def _ends_in_initials(rows: Sequence[str], index: int) -> bool:
    """Whether a row is the rest of a sentence that ends with the initials of a country: `STATE OF` / `OHIO, U.S.A.`"""
    return index > 0 and INITIALS.search(rows[index]) is not None and goes_on(rows[index - 1])


def _is_in_narrow_column(lengths: Sequence[int], index: int, longest: int) -> bool:
    """Whether a row and those above it are much shorter than others, and it is not shorter than they: cells of a table
    whose columns a rendering joined."""
    around = max(lengths[max(0, index - _AROUND) : index + 2])
    return around < _NARROW * longest and lengths[index] > _SHARE_OF_CELL * around


def _says(row: str) -> bool:
    """Whether a row has more than its label."""
    label = LABEL.match(row)
    return label is None or label.end() < len(row)


def below_remarks(runs: Runs, starts: Sequence[int]) -> Iterator[int]:
    """Yield the places below rows in brackets that left room for the next word."""
    rows, text = runs.rows, runs.text
    place = text.find("\n(", 2)
    while place > 0:
        index = runs.row_at(place + 1)
        row = rows[index]
        alone = row.rstrip(".")[-1:] == ")" and row.count("(") == 1
        if alone and is_sentence(rows[index - 1]) and runs.has_room(index):
            yield from starts[index + 1 : index + 2]
            if row.count(" ") >= _REMARK and runs.has_room(index - 1, _ROOM_OF_REMARK):
                yield starts[index]
        place = text.find("\n(", place + 1)
