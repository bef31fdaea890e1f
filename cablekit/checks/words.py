"""Comparing what two hands wrote: the letters alone, and how far two phrases are alike."""

import re
from string import punctuation, whitespace

_DROPPED = str.maketrans("", "", punctuation + whitespace + "¿")  # ¿ stands for a lost character
_WORD = re.compile(r"[A-Z0-9]{3,}")
_LONGEST = 200
"""Characters of a phrase that are compared: the comparison is quadratic, and what is longer is told apart by then."""


def letters(text: str) -> str:
    """The letters and digits of a text, which are the same of `ON HIS` and `ONHIS`, `U.S.- B` and `U.S.-B`."""
    return text.translate(_DROPPED)


def unlike(one: str, other: str) -> bool:
    """Whether two phrases have next to nothing in common: few words, and few letters in the same order."""
    a, b = set(_WORD.findall(one)), set(_WORD.findall(other))
    if not a or not b or len(a & b) > min(len(a), len(b)) / 3:
        return False
    from difflib import SequenceMatcher  # here: cables seldom need it, and the start-up should not pay for it

    return SequenceMatcher(None, letters(one)[:_LONGEST], letters(other)[:_LONGEST], autojunk=False).ratio() < 0.5
