"""DRAFTED BY and APPROVED BY in outgoing telegrams (format guide 4).

Strategy. The label begins the line. The drafter's day and telephone number may be on the line below, and so is the
officer if nothing follows the label. What may follow a name is taken off its end: notes in parentheses, day and
telephone number, the typist's initials. It stays in `raw`. So do further officers, with a diagnostic: the record
names one. A line of another shape is kept raw with a diagnostic, unless it names an officer without an office.
"""

import re
from collections.abc import Sequence

from cablekit.diagnostics import DRAFTERS, DRAFTING_UNREADABLE, Notes
from cablekit.fields.field import Field, Fits
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.model import Officer
from cablekit.values import fold
from cablekit.values.officers import MOST, first_of_officers, name_and_typist, typist_between
from cablekit.values.person import SECRETARY_FIRST, is_readable, office_and_name, without_notes
from cablekit.vocabulary import one_letter_off

#: "DRAFTED BY ARA/AND/B - PBTAYLOR:LEE", damaged "DRAFTEDY BY", "DRAFTEDBY"
#: "DRFTED BY EUR:X", "TEXT DRAFTED BY EUR:X", "DRAFTED: EUR:X", "$RAFTED BY EUR:X"
#: in scans "ORAFTEO BY: EUR:X" (O and D alike); before it, in later prints, "SOURCE: X.110047 ..DRAFTED BY: EUR:X"
DRAFTED = re.compile(
    r"^(?:SOURCE:.{0,40}?\W)?(?:[A-Z]+\s)?[DO0$%&*#]R\w?FT\w{0,4}\s*BY\b\s*:?\s*|^DRAFTEDBY\w?\s*:?\s*|^DRAFTED\s?:\s*"
)
#: "APPROVED BY ARA - VPVAKY"
#: "APPRVD BY EUR:Y", "APPROVED: EUR:Y", "APIROVED BY: THE SECRETARY"
APPROVED = re.compile(r"^A[A-Z]?P[A-Z0]{2,7}\s*BY\b\s*:?\s*|^APPROVEDBY\w?\s*:?\s*|^APPROVED\s?:\s*")
#: a label with nothing after it: "DRAFTED BY:", "APPROVED BY"
DRAFTING_BARE = re.compile(r"^(?:[DO0]RAFT|A[A-Z]?PROV)\w{0,4}\s*BY\s*:?$")
#: below the drafter: "3/5/74 EXT 21234", "X21234", "EXT. 22345", "3/ 19/ 73 X230 0", "8/ /73, X21522"
DRAFTER_GOES_ON = re.compile(r"^(?:\d{1,2}[/-]\s?\d{0,2}\s?[/-]\s?\d{1,2}\b|(?:X|EXT|TEL)\.?\s?:?\s?\d)")
#: after the drafter's name, the day and a telephone number: "JB X21031", "LB 3/5/74 EXT 21234", "MC EXT: 22345",
#: "X-22345", "-- 12/08/97 202 647-9552"; with blanks in the number "X230 0", "3/ 19/ 73" (1973STATE050058)
DRAFTER_TAIL = re.compile(
    r"""\s?(?:[:,;]|-{1,2})?\s?\(?\b(?:(?:X|EXT\b\.?|TEL\b\.?)\s?[:\-]?\s?\d(?:\s?\d){3,4}|\d{1,2}[/-]\s?\d{0,2}\s?[/-]\s?\d{1,2}|\d{5}
        |(?:\d{3}[\s\-])?\d{3}-\d{4})\)?$""",
    re.VERBOSE,
)
#: what may be a label that lost or changed a letter: "DRAFIED BY EUR:X", "DRAFTED BV EUR:X", "APPROVED 8Y EUR:X",
#: "DRAFTED OY EUR:X" (1975STATE253823)
DAMAGED = re.compile(
    r"^(?P<word>[A-Z0-9¿]{6,9})(?:\s?[B8][YV]|(?<=[A-Z]{3}ED)\s(?:[A-Z0-9¿]Y|B[A-Z0-9¿]))(?![A-Za-z0-9])"
    r"\s*[:;]?\s*(?P<rest>\S.*)$"
)


def opens_drafted(text: str, page: Page | None) -> Claim | None:
    """Claim the label DRAFTED BY, whole or damaged."""
    match = DRAFTED.match(text)
    return Claim(Kind.DRAFTED, text[match.end() :].lstrip(" -:=")) if match else None


def opens_approved(text: str, page: Page | None) -> Claim | None:
    """Claim the label APPROVED BY, whole or damaged."""
    match = APPROVED.match(text)
    return Claim(Kind.APPROVED, text[match.end() :].lstrip(" -:=")) if match else None


def _fits(kind: Kind, label: str) -> Fits:
    """Return the function that claims a header line with a damaged label, if no line of the kind is above."""

    def fits(text: str, near: Near) -> Claim | None:
        match = DAMAGED.match(text) if kind not in near.seen else None
        if match is None or not (match["word"] == label or one_letter_off(match["word"], label)):
            return None
        rest = match["rest"].lstrip(" -:=")
        return Claim(kind, rest, sure=False, note=f"{label} BY {rest}")

    return fits


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether a line names the officer of a bare label above it, or has the drafter's day and telephone number."""
    above = lines[-1]
    if above.claim.sure and DRAFTING_BARE.match(above.text):
        return True
    return above.kind is Kind.DRAFTED and DRAFTER_GOES_ON.match(text) is not None


def read(lines: Sequence[Line], field: str, notes: Notes) -> Officer | None:
    """Return the drafter or approver, depending on `field` (`header.drafted_by`); None without such a line."""
    if not lines:
        return None
    rows = [fold(line.rest) for line in lines]
    raw = " ".join(rows).strip()
    bare, _ = without_notes(_first(lines, rows))
    for _ in range(MOST):
        if bare.rstrip(")")[-1:].isdigit():
            bare = DRAFTER_TAIL.sub("", bare)
    if secretary := SECRETARY_FIRST.match(bare):
        office, name, typist, others = None, secretary[1], None, bare[secretary.end() :]
    else:
        office, name = office_and_name(bare)
        name, typist = name_and_typist(name)
        name, others = first_of_officers(name, office)
    if others:
        typist = typist_between(others) or typist
        notes.add(DRAFTERS, lines[0].number, field, f"another officer may follow the first: {others!r}")
    if not (is_readable(office, name) and name):
        notes.add(DRAFTING_UNREADABLE, lines[0].number, field, f"can't separate office and name in {raw!r}")
    return Officer(office=office, name=name or None, typist=typist, raw=raw)


def _first(lines: Sequence[Line], rows: Sequence[str]) -> str:
    """Return the text of the first label; a repeated label begins another officer."""
    further = next((number for number, line in enumerate(lines) if number and line.claim.sure), len(rows))
    return " ".join(rows[:further]).strip()


DRAFTED_FIELD = Field(
    read=read,
    heads=("D", "OR", "0R", "$R", "%R", "&R", "*R", "#R", "SOU", "TEX"),
    opens=opens_drafted,
    continues=continues,
    fits=_fits(Kind.DRAFTED, "DRAFTED"),
)
APPROVED_FIELD = Field(
    read=read,
    heads=re.compile("A[A-Z]?P"),
    opens=opens_approved,
    continues=continues,
    fits=_fits(Kind.APPROVED, "APPROVED"),
)
