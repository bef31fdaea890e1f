"""White space and the ends of sentences."""

import re
from collections.abc import Iterator

_SENTENCE_ENDS = frozenset(".?!:;")


def fold(text: str) -> str:
    """The text with each run of white space folded to one blank, and none at its ends."""
    row = text.replace("\n", " ")
    if not row.isprintable():  # tabs and other white space
        return " ".join(text.split())
    while "  " in row:
        row = row.replace("  ", " ")
    return row.strip(" ")


def from_word(pattern: re.Pattern[str], word: str, text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with a word: a plain search finds the word faster than the pattern does."""
    at = text.find(word)
    while at >= 0:
        match = pattern.match(text, at)
        if match:
            yield match
        at = text.find(word, match.end() if match else at + 1)


def capitals(text: str) -> str:
    """The text in capitals, each character at its place; the same object where it has no small letters."""
    upper = text.upper()  # of ASCII much faster than to ask whether all are capitals
    return upper if len(upper) == len(text) and upper != text else text


def ends_sentence(text: str) -> bool:
    """Whether a line ends a sentence, or a clause that a list or quotation follows."""
    return text.rstrip("\"')")[-1:] in _SENTENCE_ENDS


def is_open(text: str) -> bool:
    """Whether a parenthesis is open at the end of a line."""
    return text.count("(") > text.count(")")
