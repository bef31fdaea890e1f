"""Facts about a document as a whole: its number, its date, whether its text is present."""

from typing import Literal

from cablekit import diagnostics as d
from cablekit import glossary, values
from cablekit.diagnostics import Notes
from cablekit.fields import dtg
from cablekit.lines import Kind
from cablekit.mapper.transmission import Mapped
from cablekit.mapper.witnesses import Witnesses
from cablekit.model import Attributes, CableDate, Routing, Source, TextStatus
from cablekit.text.clean import PartText
from cablekit.tokenizer import Tokenized

#: words of Locator on why there is no text (format guide 9); the first that occurs in it counts
_LOST: tuple[tuple[str, TextStatus], ...] = (
    ("GARBLED", "garbled"),
    ("NOT CONVERTED", "not_converted"),
    ("UNRETRIEVABLE", "unretrievable"),
)
#: error codes of the conversion that mean the text is lost (format guide 9)
_LOST_ERRORS = frozenset(["CORE2", "CORE5", "R111"])
#: kinds of lines of forms that have no PAGE line
_UNPAGED = frozenset([Kind.SERIAL, Kind.DATED, Kind.NETWORK, Kind.PRECEDENCE])


def day_of(routing: Routing, first: Mapped | None, typed: Attributes) -> CableDate | None:
    """Return the date: from the date-time group, else from the printed heading, else from the attributes."""
    if routing.sent_at:
        return CableDate(routing.sent_at.date(), "dtg")
    if first is not None and first.heading_date:
        return CableDate(first.heading_date, "heading")
    stated = typed.draft_date or typed.sent_date
    return CableDate(stated, "attribute") if stated else None


def document_number(
    typed: Attributes, printed: str | None, first: Mapped | None, date: CableDate | None, known: Witnesses
) -> tuple[str | None, Literal["attribute", "print", "text"] | None]:
    """Return NARA's document number and its basis: the attribute, else the print, else the text.

    From the text it is made of station, number and year. The year is that of the date, else that of a date-time group
    that is not a possible moment.
    """
    if typed.document_number:
        return typed.document_number, "attribute"
    if printed is not None:
        return printed, "print"
    if first is None:
        return None, None
    year = date.value.year if date else known.accepted_year(dtg.year(first.lines.of(Kind.DTG)))
    station = _station(first)
    return (values.document_number(year, *station), "text") if year and station else (None, None)


def _station(first: Mapped) -> tuple[str, int] | None:
    """Return station and serial: from the PAGE line, else from the banner if its station is a post."""
    page, mrn = first.lines.page, first.record.mrn
    if page is not None:
        return page.station, int(page.serial)
    post = glossary.post(mrn.station) if mrn and mrn.station else None
    return (post.symbol, mrn.number) if mrn and mrn.number is not None and post else None


def text_status(typed: Attributes, tokenized: Tokenized, joined: PartText) -> TextStatus:
    """Return whether the text is present: by itself, else by Locator, Errors and the notice in its place (FG 9)."""
    if tokenized.transmissions or tokenized.lines.has(Kind.UNREAD):
        return "partial" if joined.holes else "present"
    locator = (typed.locator or "").upper()
    for word, status in _LOST:
        if word in locator:
            return status
    if "MICROFI" in locator and "LINE" not in locator:
        return "microfilm_only"
    kinds = tokenized.lines.kinds
    lost = any(kinds[index] is Kind.LOST for index in tokenized.front) or typed.errors in _LOST_ERRORS
    return "unretrievable" if lost else "absent"


def note_frame(tokenized: Tokenized, source: Source, routing: Routing, status: TextStatus, notes: Notes) -> None:
    """Note what the document as a whole lacks; only one diagnostic if it is not a cable, or its form is not read."""
    lines = tokenized.lines
    if not tokenized.transmissions and lines.has(Kind.UNREAD):
        notes.found.clear()
        message = f"the text has the form {source.frame!r}, which cablekit does not read"
        notes.add(d.FORM_UNREAD, lines.first_of(Kind.UNREAD), None, message)
        return
    is_cable = tokenized.has_attributes or any(transmission.pages for transmission in tokenized.transmissions)
    if not (is_cable or routing.dtg or routing.from_):
        notes.found.clear()
        notes.add(d.NOT_A_CABLE, None, None, "nothing in the text looks like a released telegram")
        return
    for index in tokenized.front:
        if lines.kinds[index] is Kind.UNKNOWN:
            message = f"no rule knows this line: {lines.texts[index][:60]!r}"
            notes.add(d.UNKNOWN_LINE, lines.numbers[index], "frame", message)
    if not tokenized.has_attributes:
        notes.add(d.ATTRIBUTES_MISSING, None, "attributes", "the document has no attributes part")
    if status == "absent":
        notes.add(d.TEXT_MISSING, None, "body.text", "no message text, and no attribute or notice says it is lost")
    for part in tokenized.transmissions:
        if not any(page.number == 1 for page in part.pages) and not part.by_kind.keys() & _UNPAGED:
            notes.add(d.NO_TRANSMISSION, part.first_line, "transmissions", "message text without a PAGE 01 line")
