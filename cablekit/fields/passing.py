"""Passing lines: for whom the telegram is, and who is to get it too (format guide 6).

Strategy. A passing line has no label of its own: words such as FOR and PASS begin it, but prose has them too. So it is
told by its place: above the labels of the opening whatever it says, between them by its words, below them by its words
where it stands apart from the text. Later sections repeat it.
"""

import re
from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Lines, Near, Page
from cablekit.values import fold
from cablekit.vocabulary import DISTRIBUTION

#: "FOR AMBASSADOR FROM GELB", "FOR: WFC", "PASS AGRICULTURE", "DEPARTMENT PASS DOD", "ALSO FOR AID", "ATTN ..."
#: "JOINT STATE/DEFENSE MESSAGE", "AIDAC", "EXDIS - MILITARY ADDRESSEES HANDLE AS SPECAT EXCLUSIVE" stand there too
PASSING = re.compile(
    rf"""^(?:ALSO\s+FOR|FOR|FROM|PASS|ATTN|ATTENTION|EYES\s+ONLY|AIDAC|USIAC|JOINT\s.*\bMESSAGE$|MILITARY\s+ADDRESSEES|
            (?:{"|".join(DISTRIBUTION)})(?=\s))\b|
        ^(?:[A-Z][A-Z/.]*\s){{1,4}}(?:ALSO\s+)?(?:FOR|PASS)\b""",
    re.VERBOSE,
)

#: a passing line below the labels is no longer, and no longer with a stop at its end
_WIDEST, _WIDEST_SENTENCE = 68, 40
#: a line that fills its row goes on below
_FULL = 50


_STARTS = ("ATT", "EYES", "AIDAC", "USIAC", "JOINT", "MILIT", "FROM", *DISTRIBUTION)


def opens(text: str, page: Page | None) -> Claim | None:
    """A line that its words make a passing line, if its place does: never sure."""
    if "FOR" in text or "PASS" in text or text.startswith(_STARTS):
        return Claim(Kind.PASSING, text, sure=False) if PASSING.match(text) else None
    return None


def fits(text: str, near: Near) -> Claim | None:
    """A line that another section has as a passing line too, or that is above, between or right below the labels."""
    if near.before or (near.others and _squeezed(text) in near.others):
        return Claim(Kind.PASSING, text)
    if (near.claim is not None and near.claim.sure) or opens(text, near.page) is None:
        return None
    if near.between:
        return Claim(Kind.PASSING, text)
    if near.later and not text.startswith(("FOR:", "ALSO FOR")):
        return None
    short = len(text) <= _WIDEST and not (text.endswith(".") and len(text) > _WIDEST_SENTENCE)
    return Claim(Kind.PASSING, text) if short and _stands_apart(text, near) and near.text_below else None


def _stands_apart(text: str, near: Near) -> bool:
    """Whether a blank line or a label is above and below: the text does not begin with this line."""
    if text.startswith("FOR:"):
        return True
    return (near.blank or near.above is not None) and near.alone_below


def repeated_by_sections(lines: Lines, start: int, end: int) -> set[str]:
    """The passing lines and captions between two indexes, squeezed: later sections repeat them, spaced otherwise."""
    kinds = lines.kinds
    return {
        _squeezed(lines.texts[index])
        for index in range(start, end)
        if kinds[index] is Kind.PASSING or kinds[index] is Kind.CAPTION
    }


def _squeezed(text: str) -> str:
    return text.replace(" ", "")


def read(lines: Sequence[Line]) -> list[str]:
    """The passing lines. A line goes on below when it ends with an open mark or the next begins without FOR."""
    passing: list[str] = []
    last = None
    for line in lines:
        text = fold(line.text)
        if passing and last is not None and line.number == last + 1 and _goes_on(passing[-1], text):
            passing[-1] = f"{passing[-1]} {text}"
        else:
            passing.append(text)
        last = line.number
    return passing


def _goes_on(above: str, text: str) -> bool:
    return above[-1] in ",-/" or (len(above) > _FULL and not PASSING.match(text) and above[-1] not in ".;")


FIELD = Field(read=read, opens=opens, fits=fits)
