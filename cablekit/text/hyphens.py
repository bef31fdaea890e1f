"""Hyphens at line ends: which are removed and which are kept.

Strategy. A hyphen is removed only on evidence. It is kept if the cable writes the word, or its singular, with a hyphen
elsewhere. It is removed if the joined word is English or occurs elsewhere in the cable; otherwise it is kept. The cable
is searched a bounded number of times, and for the hyphenated form only around its hyphens.
"""

import re
from functools import cached_property

from cablekit import glossary

#: a hyphen at a line's end, and the half of the word below it: "TRANS-" / "FERRING" (1974LAPAZ03507);
#: a blank row may be between them
LINE_HYPHEN = re.compile(r"-\n{1,2}[ \t]*(?P<word>[A-Za-z0-9']+)")
#: the half above it: "TRANS" (1974LAPAZ03507), "DAY-TO", "U.S."
WORD_END = re.compile(r"(?P<compound>[A-Za-z0-9'\-]*-)?(?P<half>[A-Za-z0-9']+)$|(?P<short>(?:[A-Z]\.)+)$")
#: the ending of a word after its singular: "PROGRAM'S", "CO-SPONSORS"
PLURAL = re.compile(r"(?:'[Ss]|[Ss]'|(?<=[SXZHsxzh])[Ee][Ss]|[Ss])$")

#: half a word at a line's end is searched for in this many characters
_WORD_WITHIN = 30
#: the most searches of the text for a word, ten times the number that the longest cable needs; later hyphens are kept
_LOOKS = 1000
#: the least length of a singular
_SHORTEST = 3
#: characters that continue a word
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'-"
_INNER = frozenset(_LETTERS)


class Hyphens:
    """The hyphens at line ends of a cable, and its text, which is the evidence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.looks = 0

    def join(self, rows: str) -> str:
        """Rejoin each word that a hyphen splits at a line's end; other line ends stay."""
        return LINE_HYPHEN.sub(self._glued, rows)

    def _glued(self, match: re.Match[str]) -> str:
        """Return the hyphen and the second half of a word, or the second half alone."""
        left = _word_end(match.string, match.start())
        if left is None:
            return match[0]
        right = match["word"]
        if left["short"]:  # U.S.-SOVIET
            return f"-{right}"
        half, words = left["half"], glossary.words()
        if left["compound"] and half.upper() in words and right.upper() in words:  # DAY-TO-DAY
            return f"-{right}"
        if any(self._occurs(f"{half}-{form}", self._about_hyphens) for form in _forms(right)):
            return f"-{right}"
        joined = _forms(half + right)
        is_word = any(form.upper() in words for form in joined) or any(self._occurs(form, self.text) for form in joined)
        return right if is_word else f"-{right}"

    @cached_property
    def _about_hyphens(self) -> str:
        """The text around its hyphens, without the rest, so that it is searched faster."""
        most = 2 * _WORD_WITHIN
        pieces = self.text.split("-")
        return "-".join([p if len(p) <= most else f"{p[:_WORD_WITHIN]} {p[-_WORD_WITHIN:]}" for p in pieces])

    def _occurs(self, word: str, text: str) -> bool:
        """Whether a word occurs in the text by itself."""
        end = 0
        while self.looks < _LOOKS:
            self.looks += 1
            at = text.find(word, end)
            if at < 0:
                break
            end = at + len(word)
            if text[at - 1 : at] not in _INNER and text[end : end + 1] not in _INNER:
                return True
        return False


def _word_end(text: str, end: int) -> re.Match[str] | None:
    """Return the word that ends at a place: searched for where its letters begin, else (U.S.) two characters back."""
    before = text[max(0, end - _WORD_WITHIN) : end]
    letters = len(before) - len(before.rstrip(_LETTERS))
    return WORD_END.search(text, max(0, end - (letters or 2)), end)


def _forms(word: str) -> list[str]:
    """Return a word and its singular."""
    singular = PLURAL.sub("", word) if word[-1] in "Ss'" else word
    return [word] if singular == word or len(singular) < _SHORTEST else [word, singular]
