"""What a document is as a whole: its number, its date by the attributes, whether its text is there."""

from typing import Literal

from cablekit import diagnostics as d
from cablekit import values
from cablekit.diagnostics import Notes
from cablekit.lines import Kind
from cablekit.mapper.transmission import Mapped
from cablekit.model import Attributes, CableDate, Routing, TextStatus
from cablekit.text.clean import PartText
from cablekit.tokenizer import Tokenized

#: Locator says why there is no text (format guide 9); the first that occurs in it counts
_LOST: tuple[tuple[str, TextStatus], ...] = (
    ("GARBLED", "garbled"),
    ("NOT CONVERTED", "not_converted"),
    ("UNRETRIEVABLE", "unretrievable"),
)
#: error codes of the conversion that say the text is lost (format guide 9)
_LOST_ERRORS = frozenset(["CORE2", "CORE5", "R111"])


def attributes_date(typed: Attributes) -> CableDate | None:
    """The date that the attributes state."""
    stated = typed.draft_date or typed.sent_date
    return CableDate(stated, "attribute") if stated else None


def document_number(
    typed: Attributes, printed: str | None, first: Mapped | None, date: CableDate | None
) -> tuple[str | None, Literal["attribute", "print", "text"] | None]:
    """NARA's document number and what it rests on: the attribute, else the print, else station, number and year of the
    text.

    The year is that of the date, else the one of a date-time group that is no possible moment.
    """
    if typed.document_number:
        return typed.document_number, "attribute"
    if printed is not None:
        return printed, "print"
    page = first.lines.page if first else None
    year = date.value.year if date else first.year if first else None
    if page is None or year is None:
        return None, None
    return values.document_number(year, page.station, int(page.serial)), "text"


def text_status(typed: Attributes, tokenized: Tokenized, whole: PartText) -> TextStatus:
    """Whether the text is there: the text itself, else Locator, Errors and the notice in its place (FG 9)."""
    if tokenized.transmissions:
        return "partial" if whole.holes else "present"
    locator = (typed.locator or "").upper()
    for word, status in _LOST:
        if word in locator:
            return status
    if "MICROFI" in locator and "LINE" not in locator:
        return "microfilm_only"
    kinds = tokenized.lines.kinds
    lost = any(kinds[index] is Kind.LOST for index in tokenized.front) or typed.errors in _LOST_ERRORS
    return "unretrievable" if lost else "absent"


def note_frame(tokenized: Tokenized, routing: Routing, status: TextStatus, notes: Notes) -> None:
    """Note what the document as a whole lacks. What is not a cable at all is said alone."""
    lines = tokenized.lines
    is_cable = tokenized.has_attributes or any(one.pages for one in tokenized.transmissions)
    if not (is_cable or routing.dtg or routing.from_):
        notes.found.clear()
        notes.add(d.NOT_A_CABLE, None, None, "nothing in the text looks like a released telegram")
        return
    for index in tokenized.front:
        if lines.kinds[index] is Kind.UNKNOWN:
            message = f"no rule knows this line: {lines.texts[index][:60]!r}"
            notes.add(d.UNKNOWN_LINE, lines.first + index, "frame", message)
    if not tokenized.has_attributes:
        notes.add(d.ATTRIBUTES_MISSING, None, "attributes", "the document has no attributes part")
    if status == "absent":
        notes.add(d.TEXT_MISSING, None, "body.text", "no message text, and nothing says that it is known to be lost")
    for one in tokenized.transmissions:
        if not any(page.number == 1 for page in one.pages):
            notes.add(d.NO_TRANSMISSION, one.first_line, "transmissions", "message text without a PAGE 01 line")
