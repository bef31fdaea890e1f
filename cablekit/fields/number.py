"""The number line above ACTION, of unknown meaning, kept as written (format guide 4)."""

import re
from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page

#: "43/67", "63" (1974LAPAZ00015), "72-62" (1974LAPAZ03446), "51 40", "46 S", "70-S", "45 40 S", "17L"; of outgoing
#: telegrams up to five digits: "66011"
NUMBER_LINE = re.compile(r"^(?:\d{2}(?:(?:\s?[-/]\s?|\s)(?:\d{2}|[A-Z])){0,2}[A-Z]?|\d{4,5})$")
#: what scans read in the distribution: "10-19" is IO-19 there
IO_COPIES = re.compile(r"^10-\d\d$")


#: number of digits of the shortest number below the distribution: "66640"
_BELOW = 4


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim a line of such numbers alone."""
    return Claim(Kind.NUMBER, text, sure=False) if NUMBER_LINE.match(text) and not IO_COPIES.match(text) else None


def fits(text: str, near: Near) -> Claim | None:
    """Claim, in the header outside the distribution, a number that could be part of a distribution."""
    return Claim(Kind.NUMBER, text, sure=False) if IO_COPIES.match(text) else None


def may_be_below(text: str) -> bool:
    """Whether a number may be below the distribution, and is not a piece of a row that a scan split."""
    return text.isdecimal() and len(text) >= _BELOW


def read(lines: Sequence[Line]) -> str | None:
    """Return the numbers as written, in order."""
    return (" ".join([line.rest for line in lines]) or None) if lines else None


FIELD = Field(read=read, heads=re.compile(r"\d\d"), opens=opens, fits=fits)
