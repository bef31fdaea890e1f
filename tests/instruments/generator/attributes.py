"""The attributes of a generated telegram, in the dialect of its years (format guide 8)."""

import datetime as dt
import textwrap
from typing import NamedTuple

from .message import Line, Message


class Row(NamedTuple):
    """One attribute: key, value as written, its field in the record, the value there."""

    key: str
    value: str
    field: str
    expected: object


def rows(message: Message) -> list[Row]:
    """The attributes with what should be read of each."""
    none, day = "n/a", message.sent.date()
    sent = Row("Sent Date" if message.dialect == "1977" else "Draft Date", _date(message, day), "", day.isoformat())
    captions = ", ".join(message.captions)
    serial = f"{message.serial:05}"[:5]
    film = f"D{day:%y}0367-{serial[1:]}"
    found = [
        Row("Automatic Decaptioning", "X", "automatic_decaptioning", "X"),
        Row("Capture Date", _date(message, dt.date(1994, 1, 1)), "capture_date", "1994-01-01"),
        Row("Channel Indicators", none, "channel_indicators", None),
        Row("Current Classification", "UNCLASSIFIED", "current_classification", "UNCLASSIFIED"),
        Row("Concepts", ", ".join(message.keywords) or none, "concepts", list(message.keywords)),
        Row("Copy", "SINGLE", "copy", "SINGLE"),
        sent._replace(field="sent_date" if message.dialect == "1977" else "draft_date"),
        Row("Decaption Date", _date(message, dt.date(1960, 1, 1)), "decaption_date", None),
        Row("Disposition Action", "RELEASED", "disposition_action", "RELEASED"),
        Row("Disposition Comment", "25 YEAR REVIEW", "disposition_comment", "25 YEAR REVIEW"),
        Row("Disposition Date", "28 MAY 2004", "disposition_date", "2004-05-28"),
        Row("Document Number", message.document_number, "document_number", message.document_number),
        Row("Document Source", "ADS" if message.ads else "CORE", "document_source", "ADS" if message.ads else "CORE"),
        Row("Executive Order", "GS", "executive_order", "GS"),
        Row("Errors", "N/A", "errors", None),
        Row("Film Number", film, "film_number", [film]),
        Row("From", message.station.name, "from", message.station.name),
        Row("ISecure", "1", "isecure", "1"),
        Row("Legacy Key", f"link/newtext/t{serial}/aaaa.tel", "legacy_key", f"link/newtext/t{serial}/aaaa.tel"),
        Row("Line Count", "90", "line_count", 90),
        Row("Locator", "TEXT ON-LINE, ON MICROFILM", "locator", "TEXT ON-LINE, ON MICROFILM"),
        Row("Original Classification", message.classification, "original_classification", message.classification),
        Row("Page Count", "2", "page_count", 2),
        Row("Previous Classification", message.classification, "previous_classification", message.classification),
        Row(
            "Previous Handling Restrictions",
            captions or none,
            "previous_handling_restrictions",
            list(message.captions),
        ),
        Row("Review Date", _date(message, dt.date(2002, 9, 4)), "review_date", "2002-09-04"),
        Row("Secure", "OPEN", "secure", "OPEN"),
        Row("Status", "NATIVE", "status", "NATIVE"),
        Row("Subject", message.subject, "subject", message.subject),
        Row("TAGS", ", ".join(message.tags), "tags", list(message.tags)),
        Row("To", message.to[0].name, "to", message.to[0].name),
        Row("Type", "TE", "type", "TE"),
    ]
    return [*found, *_late(message)] if message.dialect in ("1977", "1978") else [*found, *_early()]


def _early() -> list[Row]:
    history = [
        {"action": "RELEASED", "date": "2002-09-04", "by": "cunninfx", "raw": "RELEASED <04 SEP 2002 by cunninfx>"},
        {"action": "APPROVED", "date": "2002-11-19", "by": "smithjx", "raw": "APPROVED <19-Nov-2002 by smithjx>"},
    ]
    return [
        Row("Review Authority", "smithjx", "review_authority", "smithjx"),
        Row("Review History", "; ".join(event["raw"] for event in history), "review_history", history),
        Row("Review Referrals", "n/a", "review_referrals", None),
    ]


def _late(message: Message) -> list[Row]:
    message_id = f"00000000-0000-0000-0000-{message.serial:012x}"
    key = f"odbc://SAS/SAS.dbo.SAS_Docs/{message_id}"
    return [
        Row("Format", "TEL", "format", "TEL"),
        Row("Message ID", message_id, "message_id", message_id),
        Row("Retention", "0", "retention", "0"),
        Row("vdkgvwkey" if message.dialect == "1977" else "vdkvgwkey", key, "vdkvgwkey", key),
    ]


def _date(message: Message, day: dt.date) -> str:
    """A date as the years of the message write it."""
    if message.dialect == "1977":
        return f"{day:%d-%b-%Y} 12:00:00 am"
    return f"{day:%d %b %Y}".lower() if message.dialect == "1978" else f"{day:%d %b %Y}".upper()


def attribute_lines(message: Message) -> list[Line]:
    """The lines, wrapped at 100 characters, each with its field."""
    lines = []
    for row in rows(message):
        wrapped = textwrap.wrap(f"{row.key}: {row.value}", 100, break_long_words=False, break_on_hyphens=False)
        lines += [Line(part, f"attributes.{row.field}") for part in wrapped]
    return lines


def markdown_attribute(line: Line) -> Line:
    """An attribute line in Markdown: bold key, escapes, two trailing blanks."""
    key, colon, value = line.text.partition(":")
    text = line.text.replace("_", "\\_")
    if colon and not key.isupper():
        text = f"**{key}:**{value}".replace("_", "\\_")
    elif line.group == "attributes.tags" and colon:
        text = f"**{key}:**{value}"
    return Line(text + "  ", line.group)
