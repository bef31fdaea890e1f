"""The notice of a corrected copy (format guide 6)."""

import re
from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.values import fold, is_open

#: "C O R R E C T E D   C O P Y (MRN 729 VICE 716)", "CORRECTED COPY FOR TEXT"
CORRECTED = re.compile(r"^\W*C\s*O\s*R\s*R\s*E\s*C\s*T\s*E\s*D\s+C\s*O\s*P\s*Y\b")
#: words of the rest of its reason on a further row, which no instruction has: "WAS OMITTED ON ORIGINAL TRANSMISSION",
#: "USUN AS INFO ADDEE"
REASON = re.compile(
    r"\b(?:WAS|WERE|IS|ARE|HAS|HAVE|BEEN|VICE|ADDED|ADDING|OMITT?ED|DELETED|CHANGED|CORRECTED|GARBLED|INSERTED"
    r"|ORIGINATOR|AS\s(?:AN\s)?(?:INFO|ACTION)\sADD(?:R(?:ESS)?)?EES?)\b"
)
#: the last word of a row whose sentence is unfinished: "CORRECTED COPY FOR"
UNFINISHED = re.compile(r"\b(?:FOR|TO|OF|IN|ON|THE|AND|ADD|WHICH)$")


#: a row of this length may continue below
_FULL = 58


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim the notice, its letters spaced or not."""
    return Claim(Kind.CORRECTED, text) if CORRECTED.match(text) else None


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether the parenthesis above is still open, or above the labels the reason continues."""
    if near.blank or is_open(lines[-1].text):
        return not near.blank
    if not near.before or (near.claim is not None and near.claim.sure):
        return False
    above = lines[-1].text
    fills = len(above) >= _FULL and above[-1] != ")"
    return fills or UNFINISHED.search(above) is not None or REASON.search(text) is not None


def read(lines: Sequence[Line]) -> str | None:
    """Return the notice, joined into one line."""
    return (fold(" ".join([line.rest for line in lines])) or None) if lines else None


#: the beginnings of the notice: "COR", "C O", "(CO"
_HEADS = re.compile(r"[(*/\-]|C(?:\s*O|\s*$)")

FIELD = Field(read=read, heads=_HEADS, opens=opens, continues=continues)
