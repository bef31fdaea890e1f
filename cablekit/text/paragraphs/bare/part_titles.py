"""Titles of parts, behind labels or below the end of a sentence: `PART I - US INTERESTS`, `2. CHAPTER IV: BRIDGES`."""

import re
from collections.abc import Iterator, Sequence

from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.row_words import SHORT
from cablekit.text.paragraphs.tables import has_columns, has_figures
from cablekit.values import ends_sentence

# the number of a part
_NUMBER = r"(?:[IVX]{1,4}|\d{1,2}|ONE|TWO|THREE|FOUR|FIVE|[A-Z])"
#: the title of a part, behind a label: "PART I - US INTERESTS", "SECTION 2: TRADE"
PART_TITLE = re.compile(
    rf"(?:PART|SECTION|CHAPTER|ANNEX)\s(?:-\s)?{_NUMBER}(?:\s?[-:.]{{1,2}}\s?|,\s)"
    r"[A-Z][A-Z .,/&'\-]{2,50}[A-Z](?: \([^()\n]+\))?$"
)
#: the same without words of its own: "PART I (REVISED)", "ANNEX A", "ARTICLE II"
PART_ALONE = re.compile(rf"(?:PART|SECTION|CHAPTER|ANNEX|ARTICLE)\s{_NUMBER}(?:\s\([A-Z ]{{3,30}}\))?[:.]?$")
#: the title of what is below a form, a row of its own, as `NARRATIVE` or `REMARKS:`
REMARKS = re.compile(r"\n(?:NARRATIVE|REMARKS|NOTES|FOOTNOTES):?\n(?=[A-Z\d(*])")
#: the beginning of the title of a part: "PART I", "2. CHAPTER IV"
PART_BEGINS = re.compile(r"\n(?:\d{1,2}[.)] |\(?[A-Z][.)] )?(?:PART|SECTION|CHAPTER|ANNEX|ARTICLE)\s(?=[IVX\dA-Z]|-\s)")
#: the words for parts
PART_WORDS = ("PART ", "SECTION ", "CHAPTER ", "ANNEX ", "ARTICLE ")


def places(runs: Runs, lengths: Sequence[int], full: float) -> Iterator[int]:
    """Yield the rows that are titles of parts, behind labels or below the end of a sentence: `2. CHAPTER IV. STATE OF
    BUILDINGS`."""
    rows, text = runs.rows, runs.text
    found = PART_BEGINS.finditer(text, 1) if any(map(text.__contains__, PART_WORDS)) else ()
    for match in found:
        index = runs.row_at(match.start() + 1)
        if index + 1 == len(rows):
            continue
        if PART_ALONE.match(rows[index]) and index and runs.ends(index - 1):
            yield index
            continue
        form = _is_of_form(rows[index + 1])
        if not form and (lengths[index + 1] < SHORT or LABEL.match(rows[index + 1])):
            continue
        label, above = LABEL.match(rows[index]), rows[index - 1] if index else "."
        whole = lengths[index] < full or rows[index][-1] == ")" or runs.has_room(index)
        apart = label is not None or ends_sentence(above) or above[-1:] == ")" or _is_of_form(above)
        if whole and apart and PART_TITLE.match(rows[index], label.end() if label else 0):
            yield index
    for remarks in REMARKS.finditer(text, 2):
        index = runs.row_at(remarks.start() + 1)
        if runs.ends(index - 1) or _is_of_form(rows[index - 1]):
            yield index


def _is_of_form(row: str) -> bool:
    """Whether a row is one of a form: it has columns, or ends in figures."""
    return has_columns(row) or has_figures(row)
