"""Datasette's metadata for a database: meanings of tables and columns, labels, facets, and ready-made questions.

Strategy: the meanings of columns are those that the tables are made with; a column of a view has the meaning of the
column of that name in the tables. A question leaves out the condition of an empty parameter.
"""

import sqlite3
from contextlib import closing
from typing import Any

from cablekit.corpus.sqlite_schema import described
from cablekit.corpus.sqlite_schema import tables as created
from cablekit.corpus.sqlite_views import VIEWS

NAME = "cables"
"""The name of the database in addresses, regardless of the name of its file."""

SHOWN = ("document_number", "date", "sender", "recipients", "title", "classification", "text_status")
"""Columns of `cables` that a page shows unless others are requested; all together are 31,000 pixels wide."""

_FACETS = {
    "cables": ("sender", "classification", "text_status"),
    "browse": ("sender", "classification", "text_status"),
    "addressees": ("role", "post"),
    "tags": ("code",),
    "attribute_tags": ("code",),
    "refs": ("kind", "year_basis"),
    "text_refs": ("kind",),
    "offices": ("role", "office"),
    "clearances": ("role", "office"),
    "paragraphs": ("kind",),
    "diagnostics": ("code", "severity"),
    "posts": ("type", "country"),
    "agencies": ("kind",),
    "tag_titles": ("kind",),
}
_LABELS = {"cables": "document_number", "posts": "name", "agencies": "name", "tag_titles": "title"}
_TABLES = {
    "cables": "One row for each cable. A page shows a few columns; the gear next to a column's name shows others.",
    "addressees": "Sender, action, info and exempt addressees, one row for each.",
    "tags": "The TAGS line of the text. NARA's index of TAGS is in attribute_tags: count one of the two.",
    "attribute_tags": "The TAGS of NARA's index. Those of the text are in tags: count one of the two.",
    "refs": "Documents cited in the reference lines.",
    "text_refs": "Documents cited in the running text.",
    "offices": "Offices of the distribution, with their numbers of copies.",
    "clearances": "Officers who drafted, approved and cleared the cable.",
    "paragraphs": "The text, one row for each paragraph.",
    "diagnostics": "Damage and contradictions in a cable; cablekit explain CODE describes a code.",
    "posts": "Posts of the glossary, with their places.",
    "agencies": "Agencies, commands and collective addresses of the glossary.",
    "tag_titles": "Meanings of the codes in TAGS, by year.",
    "office_names": "Meanings of office symbols.",
}
#: columns that only views have
_OF_VIEWS = {
    "tag_codes": "codes of the TAGS line",
    "witness": "text: the TAGS line; attribute: NARA's index",
    "source": "sender, or the citing document",
    "target": "addressee, or the cited document",
    "addressee": "post, agency or person addressed",
    "month": "year and month",
    "cables": "number of cables",
    "lost": "cables whose text is lost",
    "partly_lost": "cables whose text is lost in part",
    "lost_percent": "percentage of cables whose text is lost",
    "cited_cables": "number of cables here with the document number",
    "cited_by": "record id of the citing cable",
    "cited_by_document_number": "document number of the citing cable",
    "place": "list: its reference lines; text: its running text",
    "citing_cables": "number of cables that cite it",
    "first_cited": "date of the first cable that cites it",
    "last_cited": "date of the last cable that cites it",
    "station": "name of the station, or its symbol if no post is known for it",
    "year": "year of the numbers",
    "first_missing": "first serial number of the gap",
    "last_missing": "last serial number of the gap",
    "missing": "count of missing numbers",
    "times": "number of times that the record occurs",
    "first_cable_id": "the first of them",
}
#: tables of no use to readers
_HIDDEN = ("run", "searched", "sqlite_stat1", "sqlite_stat4")

QUERIES: dict[str, dict[str, str]] = {
    "who_wrote_to_whom": {
        "title": "Who wrote to whom",
        "description": "Posts by the number of cables between them. Leave a field empty to leave it out; posts "
        "are written as in the tables (LA PAZ), dates as 1974-06-01, 1974-06 or 1974.",
        "sql": """\
select source as sender, target as addressee, count(distinct cable_id) as cables,
  min(date) as first, max(date) as last
from edges_traffic
where (:sender = '' or source = upper(trim(:sender)))
  and (:addressee = '' or target = upper(trim(:addressee)))
  and (:since = '' or date >= :since)
  and (:until = '' or substr(date, 1, length(:until)) <= :until)
group by sender, addressee
order by cables desc, sender, addressee
limit 1000""",
    },
    "who_cites": {
        "title": "Who cites a document",
        "description": "The cables whose reference lines or text cite a document number, such as 1974LAPAZ03507.",
        "sql": """\
select date, cited_by_document_number, title, place, raw, cable_id
from cited_by
where document_number = upper(trim(:document_number))
order by date""",
    },
    "lost_in_a_month": {
        "title": "Lost in a month",
        "description": "The cables of a month, such as 1975-04, whose text is lost entirely or in part, with the film "
        "that should hold each. cablekit recover writes the requests.",
        "sql": """\
select document_number, date, sender, recipients, title, text_status,
  (select group_concat(value, ', ') from json_each(attributes_film_number)) as film, cable_id
from cables
where date between trim(:month) || '-01' and trim(:month) || '-31' and text_status <> 'present'
order by date, document_number""",
    },
    "about_a_tag": {
        "title": "About a subject, country or person",
        "description": "The cables whose TAGS line has a code (PBOR, BL) or the name of a person.",
        "sql": """\
select document_number, date, sender, title, classification, text_status, cable_id
from browse
where cable_id in (
  select cable_id from tags where code = upper(trim(:tag)) or person like '%' || nullif(trim(:tag), '') || '%'
)
order by date""",
    },
    "cited_and_missing": {
        "title": "Cited most, but not here",
        "description": "Telegrams that several cables cite and this database does not have.",
        "sql": """\
select document_number, citing_cables, first_cited, last_cited
from cited_unresolved
order by citing_cables desc, document_number
limit 500""",
    },
}
"""Name -> title, description and SQL of the ready-made questions."""


def metadata() -> dict[str, Any]:
    """Return Datasette's metadata for the database NAME."""
    meanings = {table: {column.name: column.meaning for column in columns} for table, columns in described()}
    tables = {table: _table(table, columns) for table, columns in meanings.items()}
    known = {name: meaning for columns in reversed(meanings.values()) for name, meaning in columns.items()}
    explained = known | _OF_VIEWS
    for view, names in _view_columns().items():
        columns = {name: explained[name] for name in names}
        tables[view] = {"description": _comment(VIEWS[view]), "columns": columns} | _facets(view)
    tables["browse"] |= {"title": "All cables", "sort": "date"}
    for table in ("cables", "browse"):
        tables[table] |= {"fts_table": "cables_fts", "fts_pk": "cable_id"}
    tables |= {name: {"hidden": True} for name in _HIDDEN}
    queries = {name: {**query, "hide_sql": True} for name, query in QUERIES.items()}
    return {"title": "Declassified cables", "databases": {NAME: {"tables": tables, "queries": queries}}}


def _table(name: str, columns: dict[str, str]) -> dict[str, Any]:
    """Return the metadata of a table: description, columns, facets, label."""
    about: dict[str, Any] = {"columns": columns} | _facets(name)
    if name in _TABLES:
        about["description"] = _TABLES[name]
    if name in _LABELS:
        about["label_column"] = _LABELS[name]
    return about


def _facets(name: str) -> dict[str, Any]:
    return {"facets": list(_FACETS[name])} if name in _FACETS else {}


def _comment(sql: str) -> str:
    """Return the comment at the head of a view."""
    return " ".join(line.removeprefix("--").strip() for line in sql.splitlines() if line.startswith("--"))


def _view_columns() -> dict[str, list[str]]:
    """Return view -> its columns, as SQLite names them."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in created():
            connection.execute(statement)
        for view, sql in VIEWS.items():
            connection.execute(f"CREATE VIEW {view} AS {sql}")
        cursors = {view: connection.execute(f"SELECT * FROM {view}") for view in VIEWS}
        return {view: [column[0] for column in cursor.description] for view, cursor in cursors.items()}
