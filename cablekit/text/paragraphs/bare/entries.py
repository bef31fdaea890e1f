"""Entries that are paragraphs, each below the end of a sentence: those of a timetable, and items with three dashes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from cablekit.text.paragraphs.bare.recurring import DAY_ALONE
from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.row_words import is_sentence
from cablekit.values import is_open
from cablekit.vocabulary import MONTH_NAME, WEEKDAY

#: marks above an entry of a timetable
_ENTRY_ABOVE = frozenset(".?!:)")
#: the fewest entries of a timetable
_ENTRIES = 3
#: the fewest items, or entries below sentences
_AGAIN = 2
#: an entry of a timetable: "1130, VISIT", "0900-CALL", "1000 MEETING", "OCTOBER 12: 0800", "10:15 A.M. DEPART",
#: "(PM) PARTY"
ENTRY = re.compile(
    rf"""\n(?=[\d(ADFJMNOSTW])(?:[012]\d[0-5]\d(?:[ ]?-[ ]?[012]\d[0-5]\d)?(?:[ ]?HRS)?[,:.\-]?[ ]?-?[ ]?[A-Z]
        |\d{{1,2}}[:.][0-5]\d[ ](?:[AP][.]?M[.]?|[A-Z])
        |(?:{WEEKDAY}[,.]?[ ](?:THE[ ])?)?{MONTH_NAME}[.]?[ ]\d{{1,2}}[ ]?[:\-]
        |{WEEKDAY}[,.]?[ ]{MONTH_NAME}[.]?[ ]\d
        |\((?:(?:LATE|EARLY)[ ])?[AP]\.?M\.?(?:[ ](?:AND|-)[ ][AP]\.?M\.?)?\)[ ])""",
    re.VERBOSE,
)


def timed(text: str) -> list[int]:
    """Return the places of the entries of a timetable, each below the end of a sentence or below its day."""
    below_sentences: list[int] = []
    below_days: list[int] = []
    for entry in ENTRY.finditer(text, 2):
        end = entry.start()
        if text[end - 1] in _ENTRY_ABOVE:
            below_sentences.append(end + 1)
        elif DAY_ALONE.match(text, text.rfind("\n", 0, end) + 1, end):
            below_days.append(end + 1)
    entries = below_sentences + below_days
    return entries if len(entries) >= _ENTRIES and len(below_sentences) >= _AGAIN else []


def dashed(runs: Runs, starts: Sequence[int]) -> list[int]:
    """Return the places of items with three dashes below the ends of sentences, if there are two."""
    rows = runs.rows
    items = [
        starts[index + 1]
        for index, (above, row) in enumerate(pairwise(rows))
        if row.startswith("--- ") and row[4:5].isalpha() and is_sentence(above) and not is_open(above)
    ]
    return items if len(items) >= _AGAIN else []
