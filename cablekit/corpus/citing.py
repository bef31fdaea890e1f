"""The documents that a cable cites, and those that cite it, from a database."""

import datetime as dt
import sqlite3
from collections.abc import Iterator

from cablekit.formats.other import Other
from cablekit.model import Cable

_TITLED = "SELECT title, date FROM cables WHERE document_number = ? ORDER BY cable_id LIMIT 1"
_CITED_BY = """\
SELECT cited_by_document_number AS number, min(date) AS date, title
FROM cited_by WHERE document_number = ? AND cited_by_document_number IS NOT ? GROUP BY number ORDER BY date, number"""


def cited(connection: sqlite3.Connection, cable: Cable) -> dict[str, Other]:
    """Return document number -> document, for those cited in the cable's reference lines, then in its text."""
    body = cable.body
    numbers = [reference.document_number for reference in body.references]
    numbers += [reference.document_number for reference in body.text_references]
    return {number: _other(connection, number) for number in dict.fromkeys(filter(None, numbers))}


def citing(connection: sqlite3.Connection, number: str | None) -> Iterator[Other]:
    """Yield the cables that cite a document number, by date; none for a cable without a number."""
    if number is None:
        return
    for row in connection.execute(_CITED_BY, (number, number)):
        yield Other(row["number"] or "(no number)", row["title"], _day(row["date"]))


def _other(connection: sqlite3.Connection, number: str) -> Other:
    row = connection.execute(_TITLED, (number,)).fetchone()
    return Other(number, row["title"], _day(row["date"])) if row else Other(number, here=False)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
