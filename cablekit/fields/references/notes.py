"""The notes of an element of a list of references: `STATE 1 (NOTAL)`, `TEL AVIV 1234 NOTAL`."""

import re

from cablekit.fields.references.cutting import LONGEST
from cablekit.values import fold

#: notes after a citation: "STATE 1 (NOTAL)"; not the year or the number in the symbol of a document, C(78)94, IME 75(9)
NOTE = re.compile(r"\((?!(?<=[A-Z]\()\d\d(?:\d\d)?\)\d|(?<=\d\()\d{1,3}\))(?P<note>[^()]*)\)?")
#: a note at the end: "LIMA 3 (NOTAL)"; not ERDA in ROE (ERDA)-DOE (VIENNA) TELCON OCTOBER 1 (1975VIENNA08668)
NOTE_LAST = re.compile(r"\)\W*$|NOTAL\W*$|\([^()]*$")
#: such a note without its parentheses: "TEL AVIV 1234 NOTAL"
NOTE_BARE = re.compile(r"\s?-?\s\b(?P<note>(?:(?:ALL|BOTH)\s)?NOTAL|NODIS|EXDIS|LIMDIS|STADIS)\b\.?$")
_BARE_NOTES = ("NOTAL", "NODIS", "EXDIS", "LIMDIS", "STADIS")


def notes_off(written: str) -> tuple[str, str | None]:
    """Return an element without its notes, and the notes: `STATE 1 (NOTAL)`, `TEL AVIV 1234 NOTAL`."""
    notes = [fold(note) for note in NOTE.findall(written) if any(map(str.isalnum, note))] if "(" in written else []
    plain = fold(NOTE.sub(" ", written) if "(" in written else written).strip(" ,.")
    if plain.endswith(_BARE_NOTES) and (bare := NOTE_BARE.search(plain)):
        before = 0 <= written.find(bare["note"]) < written.find("(")
        notes.insert(0 if before else len(notes), bare["note"])
        plain = plain[: bare.start()]
    return plain, "; ".join(filter(None, notes)) or None


def noted(notes: str | None, note: str | None) -> str | None:
    """Return notes with one more added, up to the length of an element."""
    if notes and note and len(notes) <= LONGEST:
        return f"{notes}; {note}"
    return notes or note
