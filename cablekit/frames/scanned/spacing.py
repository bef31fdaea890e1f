"""Blank lines that a scan, or who typed it out, put below every line: they say nothing (1996STATE053577).

Strategy. If nearly every line has a blank line below it, and most of them end in mid-sentence, the print is spaced
twice, and one blank line of each run is furniture.
"""

from itertools import pairwise

from cablekit.lines import Claim, Kind, Lines

#: number of lines that are looked at; share of them with a blank line below; share of those that end in mid-sentence
_FEWEST, _SPACED, _RUNNING = 16, 0.92, 0.4
#: number of characters of the longest line of a print
_WIDEST = 90
_SENTENCE_ENDS = frozenset(".:;?!)\"'")


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
