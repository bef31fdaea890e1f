"""White space and the ends of sentences."""

import re
from collections.abc import Iterator

_SENTENCE_ENDS = frozenset(".?!:;")


def whole(text: str) -> str:
    """Return the text with U+FFFD in place of each lone surrogate, which no file of UTF-8 can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def fold(text: str) -> str:
    """Return the text with each run of white space as one blank, and none at its ends."""
    row = text
    if not row.isprintable():
        row = text.replace("\n", " ")
        if not row.isprintable():  # tabs and other white space
            return " ".join(text.split())
    while "  " in row:
        row = row.replace("  ", " ")
    return row.strip(" ")


def from_word(pattern: re.Pattern[str], word: str, text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins with a word: a plain search for the word is faster."""
    at = text.find(word)
    while at >= 0:
        match = pattern.match(text, at)
        if match:
            yield match
        at = text.find(word, match.end() if match else at + 1)


def adjoin(first: str, second: str, text: str) -> bool:
    """Whether two characters are next to each other in a text. One that is rare is found much faster than two."""
    at = text.find(first)
    while at >= 0:
        if text[at + 1 : at + 2] == second:
            return True
        at = text.find(first, at + 1)
    return False


def capitals(text: str) -> str:
    """Return the text in capitals, each character at its place; the same object if it has no small letters."""
    upper = text.upper()  # for ASCII much faster than a test for small letters
    return upper if len(upper) == len(text) and upper != text else text


def ends_sentence(text: str) -> bool:
    """Whether a line ends a sentence, or a clause that a list or quotation follows."""
    return text.rstrip("\"')")[-1:] in _SENTENCE_ENDS


def is_open(text: str) -> bool:
    """Whether a parenthesis is open at the end of a line."""
    return text.count("(") > text.count(")")
