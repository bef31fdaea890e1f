"""What the end of a row says: whether its sentence has ended, goes on below a blank row, or its author ended it."""

import re
from collections.abc import Sequence

from cablekit.text.paragraphs.parts import NAMED_PART
from cablekit.text.paragraphs.row_words import INSIDE, SHORT, is_cut
from cablekit.text.paragraphs.tables import GARBLED, HALF_WORD, has_columns
from cablekit.values import ends_sentence

#: an entry of a timetable: "0930 LEAVE HOTEL", "MONDAY, MAY 5", "10:15 A.M."
TIMED = re.compile(r"\s*(?:\d{1,2}[:.]?\d{2}\b|(?:[A-Z]{3,9}[.,]? ){1,2}\d{1,2}\b)")

#: the sign for a lost letter
_DAMAGED = "¿"
#: a row that has lost letters, and is not a heading, is longer than this
_SHORT_ROW = 20
#: a row longer than this is not a heading, regardless of the row above it
_LINE = 66
#: so many rows below a blank one that are all shorter than this are a list
_LIST, _ENTRY = 3, 32
#: a verb, which no heading of one row has: "THE BOARD AND THE MINISTER ARE STILL"
VERB = re.compile(r"\b(?:IS|ARE|WAS|WERE|HAS|HAVE|HAD|WILL|WOULD|SHOULD)\b")
#: marks at the end of a row that open a text: `IS AS BELOW: BEGIN`, `TEXT. QUOTE`
_OPENS = (": BEGIN", ": QUOTE", ". QUOTE", ": QTE", ". QTE")
#: rows that end a block and are not part of a list
_LAST_ROWS = frozenset(["[GAP]", "UNQUOTE", "UNQTE", "END QUOTE", "END TEXT"])


def ended(above: str) -> bool:
    """Whether the sentence of a row has ended there."""
    return ends_sentence(above) or above.endswith((")", *_OPENS)) or len(above) < SHORT or has_columns(above)


def goes_on(text: str, start: int, place: int, above: str, *, one_row: bool) -> bool:
    """Whether a sentence continues after a blank row: the row above is full, ends in mid-word, or lost letters."""
    if NAMED_PART.match(text, place) or has_columns(above) or ends_sentence(above):
        return False
    if HALF_WORD.search(above, len(above) - 2) or is_cut(above):
        return text[place : place + 1].isalnum()
    damaged = (_DAMAGED in above and len(above) > _SHORT_ROW) or (not one_row and GARBLED.search(above))
    if damaged and text[place : place + 1].isalnum():
        return True
    inside = INSIDE.match(text, place) or text.startswith("THAT ", place)
    if inside and above[-1] not in ')"]-' and (not one_row or len(above) >= SHORT):
        return True
    least = _LINE if one_row and not VERB.search(above) else SHORT
    if len(above) < least or above.endswith((")", '"', "]", "-")) or _are_short(text, place):
        return False
    return not text.startswith("-", place) and not (
        TIMED.match(text, place) and (TIMED.match(above) or TIMED.match(text, start))
    )


def _are_short(text: str, place: int) -> bool:
    """Whether several short rows are below a blank one, which no sentence has: a list."""
    rows = text[place : place + SHORT * _LIST].split("\n\n", 1)[0].split("\n")[:_LIST]
    return len(rows) == _LIST and all(len(row) < _ENTRY for row in rows)


def is_list(rows: Sequence[str], least: int = 2) -> bool:
    """Whether rows were ended by their author: an address, an itinerary.

    Prose ends its sentence, also before a gap and the end of a quotation.
    """
    if rows[-1] in _LAST_ROWS:
        rows = rows[:-1]
    if len(rows) < least or ends_sentence(rows[-1]):
        return False
    if all(map(TIMED.match, rows)):
        return True
    return all((len(row) < SHORT and row[-1:] != "-") or row[-1:] == ":" for row in rows[:-1])
