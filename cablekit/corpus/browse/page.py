"""One cable from the tables, as a page shows it.

Strategy: a few look-ups by the number of the cable, each by an index. The paragraphs are laid out as in the HTML
format, so that a cable looks the same in both.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cablekit.formats.head import lost_text
from cablekit.formats.html import blocks, paragraph
from cablekit.model import Cable, Paragraph

_ADDRESSEES = "SELECT role, raw, post FROM addressees WHERE cable_id = ? ORDER BY n"
_TAGS = "SELECT raw, code, title FROM tags WHERE cable_id = ? ORDER BY n"
_REFERENCES = """\
SELECT label, raw, r.document_number AS document_number, cited_cable_id, c.title AS title
FROM refs AS r LEFT JOIN cables AS c ON c.cable_id = cited_cable_id WHERE r.cable_id = ? ORDER BY n"""
_TEXT_REFERENCES = """\
SELECT DISTINCT r.document_number AS document_number, cited_cable_id, c.title AS title
FROM text_refs AS r JOIN cables AS c ON c.cable_id = cited_cable_id
WHERE r.cable_id = ?1 AND cited_cable_id NOT IN
  (SELECT cited_cable_id FROM refs WHERE cable_id = ?1 AND cited_cable_id IS NOT NULL)"""
_CITED_BY = """\
SELECT DISTINCT cited_by_document_number AS document_number, cable_id, date, title
FROM cited_by WHERE document_number = ? AND cable_id <> ? ORDER BY date LIMIT 200"""
_PARAGRAPHS = "SELECT label, level, kind, classification, heading, text FROM paragraphs WHERE cable_id = ? ORDER BY n"


@dataclass(frozen=True, slots=True)
class Page:
    """The contents of a page.

    Attributes:
        row: the row of `cables`.
        captions: NODIS and the like.
        to, info: addressees as written, each with its post or None.
        tags: the TAGS line, each with its meaning.
        references, text_references: documents cited in its reference lines, and others cited in its text.
        cited_by: cables that cite it.
        blocks: its text as HTML.
        values: every value of the row, by column, except empty ones and the text.
    """

    row: dict[str, Any]
    captions: list[str]
    to: list[dict[str, Any]]
    info: list[dict[str, Any]]
    tags: list[dict[str, Any]]
    references: list[dict[str, Any]]
    text_references: list[dict[str, Any]]
    cited_by: list[dict[str, Any]]
    blocks: list[str]
    values: dict[str, Any] = field(default_factory=dict)


def page(connection: sqlite3.Connection, cable_id: int) -> Page | None:
    """Return the cable with a number in the database; None if there is none."""
    rows = _rows(connection, "SELECT * FROM cables WHERE cable_id = ?", (cable_id,))
    if not rows:
        return None
    row = rows[0]
    addressees = _rows(connection, _ADDRESSEES, (cable_id,))
    return Page(
        row=row,
        captions=_list(row["body_captions"]),
        to=[addressee for addressee in addressees if addressee["role"] == "to"],
        info=[addressee for addressee in addressees if addressee["role"] == "info"],
        tags=_rows(connection, _TAGS, (cable_id,)),
        references=_rows(connection, _REFERENCES, (cable_id,)),
        text_references=_rows(connection, _TEXT_REFERENCES, (cable_id,)),
        cited_by=_rows(connection, _CITED_BY, (row["document_number"], cable_id)),
        blocks=_blocks(connection, row),
        values={name: value for name, value in row.items() if value not in (None, "", "[]") and name != "body_text"},
    )


def _blocks(connection: sqlite3.Connection, row: dict[str, Any]) -> list[str]:
    paragraphs = [Paragraph(**values) for values in _rows(connection, _PARAGRAPHS, (row["cable_id"],))]
    html: list[str] = [*filter(None, map(paragraph, paragraphs))] or [*blocks(row["body_text"] or "")]
    return html or [
        f"<p><mark>[{lost_text(Cable(record_id=row['record_id'], text_status=row['text_status']))}]</mark></p>"
    ]


def _rows(connection: sqlite3.Connection, sql: str, values: Sequence[object]) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _list(cell: str | None) -> list[str]:
    import msgspec

    return msgspec.json.decode(cell, type=list[str]) if cell else []
