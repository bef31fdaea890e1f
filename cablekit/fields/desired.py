"""DESIRED DISTRIBUTION in outgoing telegrams (1976STATE300075)."""

import re
from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.values import fold

#: "DESIRED DISTRIBUTION" (1976STATE300075)
DESIRED = re.compile(r"^DESIRED\s+DISTRIBUTION\b\s*:?\s*")


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim a line with the label."""
    match = DESIRED.match(text)
    return Claim(Kind.DESIRED, text[match.end() :]) if match else None


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Always true: the field continues until another label or the dash line."""
    return True


def read(lines: Sequence[Line]) -> str | None:
    """Return what follows the label, on its line or below it."""
    return fold(" ".join([line.rest for line in lines])) or None


FIELD = Field(read=read, heads=("DES",), opens=opens, continues=continues)
