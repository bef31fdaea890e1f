"""Captions, passing lines, notices of correction and other notices (format guide 6).

Strategy. The tokenizer has named the lines. Captions are parted into their words; padding is taken off, and the blanks
between spaced letters. Only captions that open a line count: FOR AMBASSADORS ONLY is none, and behind EXDIS may stand
how others are to handle it. The other lines are kept whole, one element each, a line that goes on joined to the one
above.
"""

from collections.abc import Iterable, Sequence

from cablekit import grammar as g
from cablekit.tokenizer import Token
from cablekit.values import fold

#: captions of one word, which may be spaced
_ONE_WORD = frozenset(["EFTO", "NODIS", "EXDIS", "LIMDIS", "STADIS", "NOFORN"])


def captions(lines: Iterable[str]) -> list[str]:
    """The captions that open the lines, in order, without padding and repeats: `STADIS////`, `ROGER CHANNEL`."""
    found: dict[str, None] = {}
    for line in lines:
        at = _behind_gap(line, 0)
        while match := g.CAPTION_WORD.match(line, at):
            word = fold(match[0])
            compact = word.replace(" ", "")
            found.setdefault(compact if compact in _ONE_WORD else word)
            at = _behind_gap(line, match.end())
    return list(found)


def _behind_gap(line: str, start: int) -> int:
    match = g.CAPTION_GAP.match(line, start)
    return match.end() if match else start


def passing(tokens: Sequence[Token]) -> list[str]:
    """The passing lines. A line goes on below when it ends with an open mark or the next begins without FOR."""
    found: list[str] = []
    last = None
    for token in tokens:
        text = fold(token.text)
        if found and last is not None and token.line == last + 1 and _goes_on(found[-1], text):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
        last = token.line
    return found


def _goes_on(above: str, text: str) -> bool:
    return above[-1] in ",-/" or (len(above) > 50 and not g.PASSING.match(text) and above[-1] not in ".;")


def notices(tokens: Sequence[Token]) -> list[str]:
    """The notices, NOTE BY and the like, each on one line."""
    found: list[str] = []
    for token in tokens:
        text = fold(token.text)
        if found and not g.NOTE_BY.match(text) and not g.NOTICE.match(text):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return found


def corrected(tokens: Sequence[Token]) -> str | None:
    """The notice of a corrected copy, on one line."""
    return fold(" ".join(token.text for token in tokens)) or None
