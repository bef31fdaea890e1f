"""Compare what two people wrote: by letters alone, and by how similar two phrases are."""

import re
from string import punctuation, whitespace

_DROPPED = str.maketrans("", "", punctuation + whitespace + "¿")  # ¿ replaces a lost character
_WORD = re.compile(r"[A-Z0-9]{3,}")
_LONGEST = 200
"""Characters of a phrase that are compared: the comparison is quadratic, and longer phrases have differed by then."""


def letters(text: str) -> str:
    """The letters and digits of a text: `ON HIS` and `ONHIS` are the same, `U.S.- B` and `U.S.-B` too."""
    return text.translate(_DROPPED)


def unlike(phrase: str, other: str) -> bool:
    """Whether two phrases have almost nothing in common: few words, and few letters in the same order."""
    a, b = set(_WORD.findall(phrase)), set(_WORD.findall(other))
    if not a or not b or len(a & b) > min(len(a), len(b)) / 3:
        return False
    from difflib import SequenceMatcher  # imported here because cables seldom need it, which keeps start-up fast

    return SequenceMatcher(None, letters(phrase)[:_LONGEST], letters(other)[:_LONGEST], autojunk=False).ratio() < 0.5
