"""Hyphens at line ends: which go and which stay.

Strategy. A hyphen goes or stays on evidence only. It stays when the cable writes the word, or its singular, so
elsewhere; it goes when the whole is an English word or is elsewhere in the cable; else it stays, for nothing says that
it goes. The cable
is searched a number of times that is bounded, and for the form with its hyphen only about its hyphens.
"""

import re
from functools import cached_property

from cablekit import glossary

#: a hyphen at a line's end, and the half of the word below it: "TRANS-" / "FERRING" (1974LAPAZ03507);
#: a blank row may be between them
LINE_HYPHEN = re.compile(r"-\n{1,2}[ \t]*(?P<word>[A-Za-z0-9']+)")
#: the half above it: "TRANS" (1974LAPAZ03507), "DAY-TO", "U.S."
WORD_END = re.compile(r"(?P<compound>[A-Za-z0-9'\-]*-)?(?P<half>[A-Za-z0-9']+)$|(?P<short>(?:[A-Z]\.)+)$")
#: what a word has beyond its singular: "PROGRAM'S", "CO-SPONSORS"
PLURAL = re.compile(r"(?:'[Ss]|[Ss]'|(?<=[SXZHsxzh])[Ee][Ss]|[Ss])$")

#: half a word at a line's end is looked for in so many characters
_WORD_WITHIN = 30
#: so many times the whole text is searched for a word, ten times as often as the longest cable needs; the hyphens
#: behind that stay
_LOOKS = 1000
#: a singular is so long at least
_SHORTEST = 3
#: characters that go on with a word
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'-"
_INNER = frozenset(_LETTERS)


class Hyphens:
    """The hyphens at line ends of a cable, and its text, which is the evidence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.looks = 0

    def join(self, rows: str) -> str:
        """The rows with each word whole that a hyphen parts at a line's end; other line ends stay."""
        return LINE_HYPHEN.sub(self._glued, rows)

    def _glued(self, match: re.Match[str]) -> str:
        """What joins two halves of a word: the hyphen and the second half, or that half alone."""
        left = _word_end(match.string, match.start())
        if left is None:
            return match[0]
        right = match["word"]
        if left["short"]:  # U.S.-SOVIET
            return f"-{right}"
        half, words = left["half"], glossary.words()
        if left["compound"] and half.upper() in words and right.upper() in words:  # DAY-TO-DAY
            return f"-{right}"
        if any(self._occurs(f"{half}-{one}", self._about_hyphens) for one in _forms(right)):
            return f"-{right}"
        whole = _forms(half + right)
        goes = any(one.upper() in words for one in whole) or any(self._occurs(one, self.text) for one in whole)
        return right if goes else f"-{right}"

    @cached_property
    def _about_hyphens(self) -> str:
        """What stands about the hyphens of the text; the rest of it left out, so that it is searched faster."""
        most = 2 * _WORD_WITHIN
        return "-".join(
            piece if len(piece) <= most else f"{piece[:_WORD_WITHIN]} {piece[-_WORD_WITHIN:]}"
            for piece in self.text.split("-")
        )

    def _occurs(self, word: str, text: str) -> bool:
        """Whether a word stands in the text by itself."""
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
    """The word that ends at a place: looked for where its letters begin, else (U.S.) two characters before its end."""
    before = text[max(0, end - _WORD_WITHIN) : end]
    letters = len(before) - len(before.rstrip(_LETTERS))
    return WORD_END.search(text, max(0, end - (letters or 2)), end)


def _forms(word: str) -> list[str]:
    """A word and its singular."""
    singular = PLURAL.sub("", word) if word[-1] in "Ss'" else word
    return [word] if singular == word or len(singular) < _SHORTEST else [word, singular]
