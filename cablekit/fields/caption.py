"""Captions: NODIS, EXDIS, ROGER CHANNEL and the like, on a line of their own (format guide 6).

Strategy. A line of nothing but captions opens one. To read, the line is cut into its words; padding is taken off, and
the blanks between spaced letters. Only captions that open a line count: FOR AMBASSADORS ONLY is none, and after EXDIS
may stand how others are to handle it.
"""

import re
from collections.abc import Iterable

from cablekit import grammar as g
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Page
from cablekit.values import fold

#: one caption of a line that opens with captions, its letters spaced or not: "STADIS//////", "E X D I S",
#: "ROGER CHANNEL", "EXDIS - DISTRIBUTE AS NODIS"
CAPTION_WORD = re.compile(
    r"""(?:E\s?F\s?T\s?O|N\s?O\s?D\s?I\s?S|E\s?X\s?D\s?I\s?S|L\s?I\s?M\s?D\s?I\s?S|S\s?T\s?A\s?D\s?I\s?S
        |N\s?O\s?F\s?O\s?R\s?N|CONDIS|CHEROKEE|EYES\s+ONLY|ONLY|NO\s+DISTRIBUTION|EXCLUSIVE\s+DISTRIBUTION
        |LIMITED\s+DISTRIBUTION|(?:[A-Z][A-Z./]+\s){0,2}CHANNEL)(?![A-Z]|(?<=DISTRIBUTION)\s+[A-Z])""",
    re.VERBOSE,
)
#: between one caption and the next: "EXDIS/STADIS", "NODIS - CHEROKEE"
CAPTION_GAP = re.compile(r"[\s/,;.\-]*")

#: captions of one word, which may be spaced
_ONE_WORD = frozenset(["EFTO", "NODIS", "EXDIS", "LIMDIS", "STADIS", "NOFORN"])

#: how captions begin, channels left out: NODIS, EXDIS, LIMDIS, STADIS, CONDIS, ONLY, and padding
_HEADS = frozenset("NELSCO/")


def opens(text: str, page: Page | None) -> Claim | None:
    """A line of captions and nothing else."""
    if text[0] not in _HEADS and "CHANNEL" not in text:
        return None
    return Claim(Kind.CAPTION, text) if g.CAPTION.match(text) else None


def read(texts: Iterable[str]) -> list[str]:
    """The captions that open the texts, in order, without padding and repeats: `STADIS////`, `ROGER CHANNEL`."""
    captions: dict[str, None] = {}
    for text in texts:
        at = _after_gap(text, 0)
        while match := CAPTION_WORD.match(text, at):
            word = fold(match[0])
            compact = word.replace(" ", "")
            captions.setdefault(compact if compact in _ONE_WORD else word)
            at = _after_gap(text, match.end())
    return list(captions)


def _after_gap(line: str, start: int) -> int:
    match = CAPTION_GAP.match(line, start)
    return match.end() if match else start


FIELD = Field(read=read, opens=opens)
