"""Labels in the middle of a sentence: an enumeration in brackets, and labels of several lists one above the other."""

import re

from cablekit.text.paragraphs.labels import LABEL, before, style, successor
from cablekit.text.paragraphs.row_ends import ended
from cablekit.text.paragraphs.row_words import is_cut
from cablekit.text.paragraphs.tables import row_from
from cablekit.text.paragraphs.titles import last_row

#: sort of labels -> the first one
FIRST_OF = {"digit": "1", "letter": "A", "roman": "I", "double": "A", "twin": "AA"}
#: consecutive rows with labels of different styles
_STACKED = 3
#: characters within which the previous label of an enumeration is searched for
_ENUMERATED_WITHIN = 2000
_FULL_STOPS = frozenset(".?!")
#: a row that is no longer with a label behind it was ended before the label: no typist's rows are shorter
_ROOM = 58


def is_enumerated(text: str, at: int, label: str, above: str, end: int) -> bool:
    """Whether a label in brackets is one of an enumeration inside a sentence, not of one that begins sentences.

    Where the sentence above has not ended, the label before it is in the block. Where it has, the first label is
    behind a colon or a full stop (`SUCH AS: (1) IS IT OPEN?`), and the label before or after this one is in the
    same paragraph.
    """
    start, earlier = max(at, end - _ENUMERATED_WITHIN), before(label)
    first = label.replace(style(label).text, FIRST_OF[style(label).sort])
    announced = earlier is not None and any(text.find(f"{mark} {first} ", start, end) >= 0 for mark in ":.")
    if announced and earlier != first and any(text.find(f"{gap}{earlier}", start, end) > 0 for gap in " \n"):
        return True
    if above[-1:] in _FULL_STOPS:
        if not announced or earlier != first:
            return False
        below = text.find(f"{successor(label, style(label).sort)} ", end, end + _ENUMERATED_WITHIN)
        return below > 0 and text[below - 1] == " "
    place = text.find(f"{earlier} ", start, end) if earlier else -1
    while place > 0 and text[place - 1].isalnum():  # BOLIVIA) has no label
        place = text.find(f"{earlier} ", place + 1, end)
    if place < 0:
        return False
    heads = place == at or text[start:place].rstrip()[-1:] in _FULL_STOPS
    return not (heads and ended(above))


def heads_rows(text: str, match: re.Match[str], label: str, above: str) -> bool:
    """Whether the first label of an enumeration in brackets and the second each head a row, though they had room on the
    row above: `FOUR YEARS, WITH` / `(1) GROWTH;` / `(2) CARRYOVER.`"""
    kind = style(label)
    if label[0] != "(" or kind.text != FIRST_OF[kind.sort] or not _has_room(above, label):
        return False
    second, end = successor(label, kind.sort), match.end()
    below = text.find(f"{second} ", end, end + _ENUMERATED_WITHIN)
    row = text.rfind("\n", 0, below)
    if below < 0 or text[row + 1 : below].strip() or text.find("\n\n", end, below) >= 0:
        return False
    return _has_room(last_row(text, 0, row), second)


def _has_room(row: str, label: str) -> bool:
    """Whether a label would have fitted on the row above it."""
    return len(row) + 1 + len(label) <= _ROOM


def is_stacked(text: str, match: re.Match[str], label: str, above: str) -> bool:
    """Whether the row is one of three with labels, each of another style: III. above A. above 1."""
    end = match.start()
    up = end - len(above)
    rows = (last_row(text, 0, up - 1), above, row_from(text, text.find("\n", match.end()) + 1))
    over, next_over, under = (found[0].strip() if (found := LABEL.match(row)) else None for row in rows)
    if next_over is None or is_cut(above):
        return False
    return any(
        other is not None and len({style(each)[2:] for each in (label, next_over, other)}) == _STACKED
        for other in (over, under)
    )
