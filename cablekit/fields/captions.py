"""Captions, passing lines, notices of correction and other notices (format guide 6).

Strategy. The tokenizer has named the lines. Captions are parted into their words; padding is taken off. The other
lines are kept whole, one element each, a line that goes on joined to the one above.
"""

from collections.abc import Iterable, Sequence

from cablekit import grammar as g
from cablekit.tokenizer import Token
from cablekit.values import fold


def captions(lines: Iterable[str]) -> list[str]:
    """The captions of the lines in order, without padding and repeats: `STADIS////`, `EXDIS`, `ROGER CHANNEL`."""
    found: dict[str, None] = {}
    for line in lines:
        for match in g.CAPTION_WORD.finditer(line):
            word = fold(match[0])
            found.setdefault("EFTO" if word.replace(" ", "") == "EFTO" else word)
    return list(found)


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
