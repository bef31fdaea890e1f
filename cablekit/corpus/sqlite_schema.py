"""The database: its tables, made from the model, its indexes, its full-text index and its views, as SQL.

Strategy: tables are filled first; indexes and views are made at the end, since an index built in one go is quicker and
smaller. The full-text index holds no text of its own, it points at `cables`.
"""

from collections.abc import Iterator, Sequence

from cablekit.corpus.columns import Column, Kind, cable_columns
from cablekit.corpus.tables import CABLE_ID, TABLES

_TYPES: dict[Kind, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "boolean": "INTEGER",
    "date": "TEXT",
    "datetime": "TEXT",
    "list": "TEXT",
    "object": "TEXT",
}

SEARCHED = ("subject", "body_text")
"""Columns of `cables` in the full-text index."""

_INDEXED = (
    *("record_id", "document_number", "date, text_status", "from", "classification", "text_status"),
    *("mrn_station, mrn_number", "source_sha256"),
)
_INDEXED_LONG = {
    "addressees": ("post", "name"),
    "tags": ("code", "person"),
    "references": ("document_number",),
    "offices": ("office",),
    "clearances": ("office",),
    "paragraphs": ("kind",),
    "diagnostics": ("code", "severity"),
}


def quoted(name: str) -> str:
    """A name of a table or column as SQL takes it, `references` and `from` too."""
    return f'"{name}"'


def described() -> Iterator[tuple[str, Sequence[Column]]]:
    """The tables with their columns."""
    yield "cables", (CABLE_ID, *cable_columns())
    for table in TABLES:
        yield table.name, table.columns()


def tables() -> Iterator[str]:
    """CREATE TABLE for every table, the full-text index last."""
    yield _table("cables", (CABLE_ID, *cable_columns()), ["PRIMARY KEY (cable_id)"])
    for table in TABLES:
        key = "FOREIGN KEY (cable_id) REFERENCES cables (cable_id)"
        yield _table(table.name, table.columns(), [key])
    # Datasette takes an index for the table's own when the name stands in double quotes.
    content = 'content="cables", content_rowid="cable_id"'
    yield f"CREATE VIRTUAL TABLE cables_fts USING fts5 ({', '.join(SEARCHED)}, {content})"


def _table(name: str, columns: Sequence[Column], constraints: Sequence[str]) -> str:
    # Descriptions stand in the statement: `.schema` and Datasette show them to whoever asks what a column is.
    lines = [f"  {quoted(one.name)} {_TYPES[one.kind]}, -- {one.meaning}".rstrip(" -") for one in columns]
    lines += [f"  {one}{',' if one is not constraints[-1] else ''}" for one in constraints]
    return f"CREATE TABLE {quoted(name)} (\n" + "\n".join(lines) + "\n)"


def finishing() -> list[list[str]]:
    """What is done once the tables are full: steps of a few statements each, to be committed one by one."""
    views = [f"CREATE VIEW {name} AS\n{body}" for name, body in VIEWS.items()]
    return [*_indexes(), views, ["ANALYZE"]]


def _indexes() -> Iterator[list[str]]:
    yield [_index("cables", columns) for columns in _INDEXED]
    for table in TABLES:
        yield [_index(table.name, columns) for columns in ("cable_id", "record_id", *_INDEXED_LONG[table.name])]


def _index(table: str, columns: str) -> str:
    names = [name.strip() for name in columns.split(",")]
    named = quoted("_".join([table, *names]))
    return f"CREATE INDEX {named} ON {quoted(table)} ({', '.join(map(quoted, names))})"


VIEWS: dict[str, str] = {
    "traffic": """\
-- Who wrote to whom, month by month. A cable with three addressees counts for each of them; one without text counts
-- for none, since NARA's To runs addressees together.
SELECT
  substr(c.date, 1, 7) AS month,
  c."from" AS sender,
  coalesce(a.post, a.name, a.raw) AS addressee,
  a.role AS role,
  count(DISTINCT c.cable_id) AS cables
FROM cables AS c JOIN addressees AS a USING (cable_id)
WHERE a.role <> 'from'
GROUP BY month, sender, addressee, a.role""",
    "cited_by": """\
-- Each citation of a telegram with the cable that cites. Document numbers are not unique: cited_cables says how many
-- cables here bear the number.
SELECT
  r.document_number AS document_number,
  (SELECT count(*) FROM cables AS d WHERE d.document_number = r.document_number) AS cited_cables,
  c.record_id AS cited_by,
  c.document_number AS cited_by_document_number,
  c.date AS date,
  c.subject AS subject,
  r.place AS place,
  r.raw AS raw,
  c.cable_id AS cable_id
FROM "references" AS r JOIN cables AS c USING (cable_id)
WHERE r.document_number IS NOT NULL""",
    "cited_unresolved": """\
-- Telegrams that are cited and not here: destroyed, Top Secret, not yet released, or not in this corpus.
SELECT
  r.document_number AS document_number,
  count(DISTINCT r.cable_id) AS citing_cables,
  min(c.date) AS first_cited,
  max(c.date) AS last_cited
FROM "references" AS r JOIN cables AS c USING (cable_id)
WHERE r.document_number IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM cables AS d WHERE d.document_number = r.document_number)
GROUP BY r.document_number""",
    "lost_by_month": """\
-- How many records of a month have lost their text, wholly or in part. Month is null where no date is known.
SELECT
  substr(date, 1, 7) AS month,
  count(*) AS cables,
  sum(text_status NOT IN ('present', 'partial')) AS lost,
  sum(text_status = 'partial') AS partial,
  round(100.0 * sum(text_status NOT IN ('present', 'partial')) / count(*), 1) AS lost_percent
FROM cables
GROUP BY month""",
    "serial_gaps": """\
-- Serial numbers of a station's year that no record here bears, as ranges between numbers that occur. Station, year and
-- number are those of the document number, which records without text have too.
SELECT
  station,
  year,
  before + 1 AS first_missing,
  number - 1 AS last_missing,
  number - before - 1 AS missing
FROM (
  SELECT station, year, number, lag(number) OVER (PARTITION BY station, year ORDER BY number) AS before
  FROM (
    SELECT
      substr(document_number, 1, 4) AS year,
      rtrim(substr(document_number, 5), '0123456789') AS station,
      CAST(ltrim(substr(document_number, 5), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') AS INTEGER) AS number
    FROM cables
    WHERE document_number GLOB '[0-9][0-9][0-9][0-9][A-Z]*[0-9]'
  )
)
WHERE number > before + 1""",
    "repeated": """\
-- Records that are here more than once, such as a cable as text and as PDF.
SELECT record_id, count(*) AS times, min(cable_id) AS first_cable_id
FROM cables
GROUP BY record_id
HAVING count(*) > 1""",
}
"""Views: name -> query."""
