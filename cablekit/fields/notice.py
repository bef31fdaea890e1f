"""Notices: NOTE BY OC/T, POSS DUPE on a line of its own (format guide 3, 6)."""

import re
from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.values import fold

#: "NOTE BY OC/T: PASSED ABOVE ADDRESSEE." (1979LAPAZ07793)
NOTE_BY = re.compile(r"^(?:\(?NOTE\s+BY\b|NOTE\s*:\s*(?:PASSED|NOT\s+PASSED)\b)")
NOTICE = re.compile(r"^\W*POSS(?:IBLE)?\s+DUPE?\w*\W*$")


def is_note(text: str) -> bool:
    """Whether a note by the communications office begins here."""
    return text[0] in "(N" and NOTE_BY.match(text) is not None


def is_duplicate_mark(text: str) -> bool:
    """Whether POSS DUPE is alone on the line, as between classification and PAGE line (pdftotext) or below a banner."""
    return "POSS" in text and NOTICE.match(text) is not None


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim NOTE BY, or POSS DUPE alone."""
    return Claim(Kind.NOTICE, text) if is_note(text) or is_duplicate_mark(text) else None


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether the note above is unfinished."""
    above = lines[-1].text
    return not near.blank and is_note(above) and above[-1] not in ".)"


def read(lines: Sequence[Line]) -> list[str]:
    """Return the notices, each on one line."""
    notices: list[str] = []
    for line in lines:
        text = fold(line.text)
        if notices and not is_note(text) and not is_duplicate_mark(text):
            notices[-1] = f"{notices[-1]} {text}"
        else:
            notices.append(text)
    return notices


FIELD = Field(read=read, heads=("NOTE", "POSS", "(", "*", "-", "/"), opens=opens, continues=continues)
