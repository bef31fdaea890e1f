"""DESIRED DISTRIBUTION in outgoing telegrams (1976STATE300075)."""

import re
from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.values import fold

#: "DESIRED DISTRIBUTION" (1976STATE300075)
DESIRED = re.compile(r"^DESIRED\s+DISTRIBUTION\b\s*:?\s*")
#: the short label, which only its place below the drafting lines makes one: "DIST: NSC/E, S/S", "DISTR: S/S"
SHORT_LABEL = re.compile(r"^(?:DIST|DISTR|DISTRIBUTION)\s?[:;]\s*")
#: below the first row, a clearance: "S/S: MR. ROE"; not 7L ACTION AFR-17 INFO IDC PPC, a row of the distribution
AN_OFFICER = re.compile(r"^[A-Z][A-Z0-9/]{0,11}(?:-[A-Z]{1,2})?(?:\s?[:=]|\s-)\s?[A-Z.]{3}")

_BORDERS = frozenset([Kind.DRAFTED, Kind.APPROVED, Kind.RELAY])


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim a line with the label."""
    match = DESIRED.match(text)
    return Claim(Kind.DESIRED, text[match.end() :]) if match else None


def fits(text: str, near: Near) -> Claim | None:
    """The short label, below DRAFTED BY or APPROVED BY and above the dash line."""
    match = SHORT_LABEL.match(text)
    last = next((kind for kind in reversed(near.seen) if kind in _BORDERS), Kind.RELAY)
    return Claim(Kind.DESIRED, text[match.end() :]) if match and last is not Kind.RELAY else None


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether the field continues: until another label, an officer or the dash line; after the short label, while a row
    is open."""
    above = lines[-1]
    if not above.rest or above.rest.endswith(",") or DESIRED.match(above.text):
        return True
    return DESIRED.match(near.seen.get(Kind.DESIRED, "")) is not None and AN_OFFICER.match(text) is None


def read(lines: Sequence[Line]) -> str | None:
    """Return what follows the label, on its line or below it."""
    return (fold(" ".join([line.rest for line in lines])) or None) if lines else None


FIELD = Field(read=read, heads=("DES",), opens=opens, continues=continues, fits=fits)
