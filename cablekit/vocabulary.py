"""Words of telegrams and how they may be spelled, as pieces of pattern. Each list of words exists once, here.

A piece is the text of a regular expression, to be put into a pattern: it matches one of its words and captures nothing.
"""

import re
from functools import lru_cache

#: how telegrams shorten the months
SHORT_MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"

#: words that label a line of the opening, as they are spelled whole
SUBJECT_LABELS = ("SUBJECT", "SUBJ")
TAGS_LABELS = ("TAGS",)
REFERENCE_LABELS = ("REF", "REFS", "REFTEL", "REFERENCE")
_LABELS = (*SUBJECT_LABELS, *TAGS_LABELS, *REFERENCE_LABELS)

#: before a label inside a line, whose line end was lost: "E.O. 11652: GDS TAGS: PFOR, UK", "TAGS:PFOR,GW;SUBJECT: ROAD"
LABEL_WITHIN = re.compile(
    r"(?<!\s)\s+(?=(?:TAGS|SUBJ(?:ECT)?|REF(?:S|TELS?|ERENCES?)?|E\.?O\.?\s?\d{5})\s?:)"
    r"|(?<=[;,])(?=(?:TAGS|SUBJ(?:ECT)?|REF(?:S|TELS?|ERENCES?)?)\s?:)"
)

#: of a label this short a letter may not be lost, and of a shorter one none may differ
_SHORT, _SHORTEST = 4, 3


@lru_cache(maxsize=4096)
def damaged_label(word: str) -> str | None:
    """The label that a word is one letter away from: `SUBJT`, `TGAS`, `SU¿JECT`. Cached: few words precede a colon."""
    return next((label for label in _LABELS if one_letter_off(word, label)), None)


def one_letter_off(word: str, label: str) -> bool:
    """Whether a letter was put in, lost, changed, or two neighbours changed places."""
    if abs(len(word) - len(label)) == 1:
        if len(word) < len(label) <= _SHORT:
            return False
        longer, shorter = (word, label) if len(word) > len(label) else (label, word)
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    differ = [at for at, (one, other) in enumerate(zip(word, label, strict=False)) if one != other]
    if len(word) != len(label) or not differ:
        return False
    swapped = len(differ) == 2 and word[differ[0]] + word[differ[1]] == label[differ[1]] + label[differ[0]]
    return (swapped and differ[1] == differ[0] + 1) or (len(differ) == 1 and len(label) > _SHORTEST)
