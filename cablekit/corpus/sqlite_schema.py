"""The database: its tables, made from the model and the glossary, its indexes and its full-text index, as SQL.

Strategy: tables are filled first. Indexes and views are made at the end, because an index built at once is faster and
smaller, and so are the keys from citations to the cited cables. The full-text index holds no text of its own: it refers
to the view `searched`. No name needs quotes.
"""

from collections.abc import Iterator, Sequence

from cablekit.corpus.columns import Column, Kind, cable_columns
from cablekit.corpus.sqlite_glossary import glossary_tables
from cablekit.corpus.sqlite_views import VIEWS
from cablekit.corpus.tables import CABLE_ID, TABLES, Table

_TYPES: dict[Kind, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "real": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
    "datetime": "TEXT",
    "list": "TEXT",
    "object": "TEXT",
}

SEARCHED = ("title", "body")
"""Columns of the full-text index: the title, and the paragraphs, with prose on one line each, so that a word broken at
the end of a line is found. Words are stemmed (porter): election finds elections."""

CITED = Column(
    "cited_cable_id", "integer", "cable of this database with the document number; the first if there are several"
)

_INDEXED = (
    *("record_id", "document_number", "date, text_status", "sender", "classification", "text_status"),
    *("mrn_station, mrn_number", "source_sha256", "source_file_sha256"),
)
_INDEXED_LONG = {
    "addressees": ("post", "name"),
    "tags": ("code", "person"),
    "attribute_tags": ("code",),
    "refs": ("document_number", "cited_cable_id"),
    "text_refs": ("document_number", "cited_cable_id"),
    "offices": ("office",),
    "clearances": ("office",),
    "paragraphs": ("kind",),
    "diagnostics": ("code", "severity"),
}


def described() -> Iterator[tuple[str, Sequence[Column]]]:
    """Yield each table with its columns."""
    yield "cables", (CABLE_ID, *cable_columns())
    for table in TABLES:
        yield table.name, _columns(table)
    for name, columns, _ in glossary_tables():
        yield name, columns


def _columns(table: Table) -> tuple[Column, ...]:
    return (*table.columns(), CITED) if table.cites else table.columns()


def tables() -> Iterator[str]:
    """Yield CREATE TABLE for every table, the full-text index last."""
    yield _table("cables", (CABLE_ID, *cable_columns()), ["PRIMARY KEY (cable_id)"])
    for table in TABLES:
        keys = ["FOREIGN KEY (cable_id) REFERENCES cables (cable_id)"]
        if table.cites:
            keys.append("FOREIGN KEY (cited_cable_id) REFERENCES cables (cable_id)")
        yield _table(table.name, _columns(table), keys)
    for name, columns, _ in glossary_tables():
        yield _table(name, columns, [])
    yield f"CREATE VIEW searched AS\n{_SEARCHED_VIEW}"
    options = "content='searched', content_rowid='cable_id', tokenize='porter unicode61'"
    yield f"CREATE VIRTUAL TABLE cables_fts USING fts5 ({', '.join(SEARCHED)}, {options})"


_SEARCHED_VIEW = """\
-- The text of the full-text index, for its snippets: title, and the paragraphs in order.
SELECT cable_id, title, (
  SELECT group_concat(text, char(10)) FROM (SELECT text FROM paragraphs AS p WHERE p.cable_id = c.cable_id ORDER BY n)
) AS body
FROM cables AS c"""


def _table(name: str, columns: Sequence[Column], constraints: Sequence[str]) -> str:
    # Descriptions are part of the statement: `.schema` and Datasette show them.
    items = [(f"{column.name} {_TYPES[column.kind]}", column.meaning) for column in columns]
    items += [(constraint, "") for constraint in constraints]
    rows = []
    for at, (item, meaning) in enumerate(items):
        comma = "," if at + 1 < len(items) else ""
        rows.append(f"  {item}{comma} -- {meaning}" if meaning else f"  {item}{comma}")
    return f"CREATE TABLE {name} (\n" + "\n".join(rows) + "\n)"


def glossary_rows() -> Iterator[tuple[str, list[list[object]]]]:
    """Yield the INSERT statements of the glossary's tables, with their rows."""
    for name, columns, rows in glossary_tables():
        yield f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", [list(row) for row in rows]


def finishing() -> list[list[str]]:
    """Return the statements to run when the tables are full, in steps of a few, each to be committed."""
    views = [f"CREATE VIEW {name} AS\n{body}" for name, body in VIEWS.items()]
    return [*_indexes(), [lead(table.name) for table in TABLES if table.cites], views, ["ANALYZE"]]


def lead(table: str) -> str:
    """Return the statement that sets the cited cables of the citations in a table."""
    return (
        f"UPDATE {table} SET cited_cable_id = (SELECT min(c.cable_id) FROM cables AS c "
        f"WHERE c.document_number = {table}.document_number) WHERE document_number IS NOT NULL"
    )


def _indexes() -> Iterator[list[str]]:
    yield [_index("cables", columns) for columns in _INDEXED]
    for table in TABLES:
        yield [_index(table.name, columns) for columns in ("cable_id", "record_id", *_INDEXED_LONG[table.name])]


def _index(table: str, columns: str) -> str:
    names = [name.strip() for name in columns.split(",")]
    return f"CREATE INDEX {'_'.join([table, *names])} ON {table} ({', '.join(names)})"
