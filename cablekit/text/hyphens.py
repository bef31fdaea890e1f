"""Hyphens at line ends: which are removed and which are kept.

Strategy. A hyphen is removed only on evidence. It is kept if the cable writes the word, or its singular, with a hyphen
elsewhere. It is removed if the joined word is English or occurs elsewhere in the cable; otherwise it is kept. The cable
is searched a bounded number of times.
"""

import re
from collections.abc import Sequence
from functools import cached_property

from cablekit import glossary

#: a hyphen at a line's end, and the half of the word below it: "TRANS-" / "FERRING" (1974LAPAZ03507);
#: a blank row may be between them
LINE_HYPHEN = re.compile(r"-\n{1,2}[ \t]*(?P<word>[A-Za-z0-9']+)")
#: the half above it, where it is an abbreviation: "U.S."
SHORT = re.compile(r"[A-Z]\.\Z")
#: the ending of a word after its singular: "PROGRAM'S", "CO-SPONSORS"
PLURAL = re.compile(r"(?:'[Ss]|[Ss]'|(?<=[SXZHsxzh])[Ee][Ss]|[Ss])$")

#: half a word at a line's end is searched for in this many characters
_WORD_WITHIN = 30
#: the most places of the text that are looked at, ten times the number that the longest cable needs; later hyphens are
#: kept
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
        end, right = match.start(), match["word"]
        above = match.string[max(0, end - _WORD_WITHIN) : end]
        word = above[len(above.rstrip(_LETTERS)) :]  # TRANS, DAY-TO
        _, compound, half = word.rpartition("-")
        if not half:
            return f"-{right}" if not word and SHORT.search(above) else match[0]  # U.S.-SOVIET
        words = glossary.words()
        if compound and half.upper() in words and right.upper() in words:  # DAY-TO-DAY
            return f"-{right}"
        if self._hyphenated(half, _forms(right)):
            return f"-{right}"
        joined = _forms(half + right)
        return right if not words.isdisjoint(map(str.upper, joined)) or self._occurs(joined) else f"-{right}"

    @cached_property
    def _hyphens(self) -> dict[str, list[int]]:
        """The places of the hyphens in the text, by the characters around them; no more than are looked at."""
        text = self.text
        hyphens: dict[str, list[int]] = {}
        at = text.find("-")
        while at >= 0:
            places = hyphens.setdefault(text[at - 1 : at + 2], [])
            if len(places) < _LOOKS:
                places.append(at)
            at = text.find("-", at + 1)
        return hyphens

    def _hyphenated(self, half: str, rights: Sequence[str]) -> bool:
        """Whether half a word occurs in the text with a hyphen and one form of its other half."""
        for place in self._hyphens.get(f"{half[-1]}-{rights[0][0]}", ()):
            if not self._looks():
                return False
            if self._is_at(place - len(half), [f"{half}-{right}" for right in rights]):
                return True
        return False

    def _occurs(self, forms: Sequence[str]) -> bool:
        """Whether a word occurs in the text in one of its forms, the last of which begins all."""
        shortest = forms[-1]
        end = 0
        while self._looks():
            at = self.text.find(shortest, end)
            if at < 0:
                return False
            if self._is_at(at, forms):
                return True
            end = at + len(shortest)
        return False

    def _looks(self) -> bool:
        """Count a place that is looked at; return whether there are not too many."""
        self.looks += 1
        return self.looks <= _LOOKS

    def _is_at(self, at: int, forms: Sequence[str]) -> bool:
        """Whether a place of the text has one of several forms of a word by itself."""
        text = self.text
        if text[at - 1 : at] in _INNER:
            return False
        return any(
            text.startswith(form, at) and text[at + len(form) : at + len(form) + 1] not in _INNER for form in forms
        )


def _forms(word: str) -> list[str]:
    """Return a word and its singular."""
    singular = PLURAL.sub("", word) if word[-1] in "Ss'" else word
    return [word] if singular == word or len(singular) < _SHORTEST else [word, singular]
