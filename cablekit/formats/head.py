"""The head above the text of a cable: what it is, when it was sent, from whom to whom, what it cites.

Strategy: each row is a label and its lines. The text and Markdown formats share the rows and only lay them out. A row
without a value is left out.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from cablekit.model import Addressee, Cable, Reference, TextStatus

Row: TypeAlias = tuple[str, list[str]]

_LOST: dict[TextStatus, str] = {
    "present": "no text",
    "partial": "no text",
    "garbled": "no text: it is garbled",
    "not_converted": "no text: it was not converted",
    "unretrievable": "no text: it can't be retrieved",
    "microfilm_only": "no text: it is on microfilm only",
    "absent": "no text",
}


def title(cable: Cable) -> str:
    """The name of a cable: its document number, otherwise its number as sent, otherwise its record id."""
    return cable.document_number or (cable.mrn.raw if cable.mrn else cable.record_id)


def lost_text(cable: Cable) -> str:
    """The words shown in place of a missing text."""
    return _LOST[cable.text_status]


def head(cable: Cable) -> list[Row]:
    """The rows of the head, in reading order: a label, and one or more lines of values as written."""
    routing, body = cable.routing, cable.body
    rows: Iterable[tuple[str, Iterable[str | None]]] = (
        ("Document", [title(cable)]),
        ("Date", [sent(cable)]),
        ("From", _stations([routing.from_] if routing.from_ else [])),
        ("To", _stations(routing.to)),
        ("Info", _stations(routing.info)),
        ("Subject", [body.subject or cable.attributes.subject]),
        ("Classification", [_classification(cable)]),
        ("References", [_reference(cited) for cited in body.references]),
    )
    return [(label, kept) for label, lines in rows if (kept := [line for line in lines if line])]


def sent(cable: Cable) -> str | None:
    """The time of sending, `1977-12-30 21:28 UTC`; otherwise the day; otherwise the date-time group as written."""
    if sent := cable.routing.sent_at:
        return f"{sent:%Y-%m-%d %H:%M} UTC"
    if cable.date:
        return cable.date.value.isoformat()
    return cable.routing.dtg


def _stations(stations: Iterable[Addressee]) -> Iterator[str]:
    return (station.raw for station in stations)


def _classification(cable: Cable) -> str | None:
    """The classification as sent, and the captions that restrict it further."""
    word = cable.body.classification or cable.header.classification
    return " ".join([word, *cable.body.captions]) if word else ", ".join(cable.body.captions)


def _reference(cited: Reference) -> str:
    return f"{cited.label}. {cited.raw}" if cited.label else cited.raw
