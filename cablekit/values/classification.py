"""Classification: the canonical word for the text of a line or a mark."""

from difflib import SequenceMatcher
from functools import lru_cache

from cablekit.vocabulary import CLASSIFICATIONS, PARAGRAPH_MARKS, compact

#: letters that a damaged word may have lost or gained, and its least likeness
_LETTERS, _LIKE = 2, 0.8
_SHORTEST, _LONGEST = 5, 28
#: signs printed for a lost letter: CONFID*NTIAL
_SIGNS = str.maketrans("", "", "*¿?#")


def classification(text: str) -> str | None:
    """Return the canonical word of a classification, spaced or plain, or of a mark such as C; None if unknown."""
    word = text if text in CLASSIFICATIONS else compact(text).upper()
    return CLASSIFICATIONS.get(word) or PARAGRAPH_MARKS.get(word)


def nearest(text: str) -> str | None:
    """Return the classification of a word, or the nearest to a damaged word (UNCLASSIFIFD); None if none is near."""
    like, word = likeness(text)
    return word if like >= _LIKE else None


def likeness(text: str) -> tuple[float, str]:
    """Return how much a word is like a classification, from 0 to 1, and which one; blanks are ignored."""
    word = compact(text).upper()
    if word in CLASSIFICATIONS:
        return 1.0, CLASSIFICATIONS[word]
    if not _SHORTEST <= len(word) <= _LONGEST:
        return 0.0, ""
    return _likeness(word) if word.isalpha() or word.translate(_SIGNS).isalpha() else (0.0, "")


@lru_cache(maxsize=4096)
def _likeness(word: str) -> tuple[float, str]:
    """Return the form that is most like a word. Cached: most words are names of signers, which recur."""
    forms = [form for form in CLASSIFICATIONS if abs(len(word) - len(form)) <= _LETTERS]
    return max(
        [(SequenceMatcher(None, word, form).ratio(), CLASSIFICATIONS[form]) for form in forms], default=(0.0, "")
    )
