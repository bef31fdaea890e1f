"""Blank lines that a scan, or who typed it out, put below every line: they say nothing (1996STATE053577). Braces.

Strategy. If nearly every line has a blank line below it, and most of them end in mid-sentence, the print is spaced
twice, and one blank line of each run is furniture.
"""

import re
from itertools import pairwise

from cablekit.lines import Claim, Kind, Lines

#: number of lines that are looked at; share of them with a blank line below; share of those that end in mid-sentence
_FEWEST, _SPACED, _RUNNING = 16, 0.92, 0.4
#: number of characters of the longest line of a print
_WIDEST = 90
_SENTENCE_ENDS = frozenset(".:;?!)\"'")
#: the label of paragraph 1 with a letter for its number: "i. (C) SUMMARY", "l. CONFIDENTIAL"
FIRST_LABEL = re.compile(r"^[iIl|]\s?[.,]\s{1,3}[A-Z(]")
_ONES = tuple("iIl|")
#: the labels that may come next; below 1. or II. it is the first of Roman numbers, and below J. a letter
_NEXT = ("1.", "2.", "II.", "II ", "J.")
#: the label of paragraph 1 itself
_FIRST = ("1. ", "(1) ")
#: number of lines in which the label of paragraph 2 is looked for; of lines above paragraph 1
_PARAGRAPH, _OPENING = 40, 160
_BRACES = str.maketrans("{}", "()")


def unbrace(lines: Lines, start: int, end: int) -> None:
    """Put parentheses in place of braces without their other half: "(U} CLASSIFIED", "{C) SUMMARY"."""
    for index in range(start, end):
        text = lines.texts[index]
        if ("{" in text or "}" in text) and text.count("{") != text.count("}") and lines.kinds[index] is Kind.TEXT:
            lines.rows[index] = lines.rows[index].translate(_BRACES)
            lines.texts[index] = text.translate(_BRACES)


def relabel(lines: Lines, start: int, end: int) -> None:
    """Put 1 for the letter or stroke in the label of paragraph 1: "i. CONFIDENTIAL - ENTIRE TEXT.", above a "2."."""
    for index in range(start, min(end, start + _OPENING)):
        text = lines.texts[index]
        if text.startswith(_FIRST) and lines.kinds[index] is Kind.TEXT:
            return
        if text[:1] in _ONES and lines.kinds[index] is Kind.TEXT and FIRST_LABEL.match(text):
            below = (lines.texts[at] for at in range(index + 1, min(end, index + _PARAGRAPH)))
            label = next((other[:2] for other in below if other.startswith(_NEXT)), None)
            if label == "2.":
                lines.rows[index] = lines.rows[index].replace(text[0], "1", 1)
                lines.texts[index] = f"1{text[1:]}"
            return


def undouble(lines: Lines, start: int, end: int) -> None:
    """Name the first blank line below each line, if the lines between two indexes are spaced twice."""
    said = [index for index in range(start, end) if lines.kinds[index] is not Kind.BLANK]
    if len(said) < _FEWEST or any(len(lines.texts[index]) > _WIDEST for index in said):
        return
    spaced = [index for index, below in pairwise(said) if below - index > 1]
    if len(spaced) < _SPACED * (len(said) - 1):
        return
    running = sum(lines.texts[index][-1] not in _SENTENCE_ENDS for index in spaced)
    if running < _RUNNING * len(spaced):
        return
    for index in spaced:
        lines.name(index + 1, Claim(Kind.FRAME, ""))
