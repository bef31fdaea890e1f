"""The source of a site: a database of cables, with temporary tables of pages and index entries.

Strategy: the database is not changed. Table `page` has one row for each cable: the address of its page, and its row in
lists, made once; `near` has its neighbours by date and by post. Table `entry` has one row for each place of a cable in
an index, in the order of the index, so that lists are read one after the other. These tables are on disk: memory does
not grow with the collection.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from cablekit.site.kinds import KINDS, Kind
from cablekit.site.rows import list_row, page_path

_MAKE_PAGE = """\
CREATE TEMP TABLE page (
  cable_id INTEGER PRIMARY KEY, label TEXT, path TEXT, title TEXT, date TEXT, day TEXT, sender TEXT, row TEXT)"""
_FILL_PAGE = """\
INSERT INTO page SELECT cable_id, label, path, title, date, day, sender,
  list_row(path, label, date, sender, recipients, title, classification, text_status)
FROM (
  SELECT *, page_path(label, date, copy) AS path
  FROM (
    SELECT *, row_number() OVER (PARTITION BY label ORDER BY cable_id) AS copy
    FROM (
      SELECT cable_id, coalesce(document_number, mrn_raw, 'record ' || substr(record_id, 1, 12)) AS label, date,
        coalesce(routing_sent_at, date, '9999') AS day, sender, recipients, title, classification, text_status
      FROM cables
    )
  )
)"""
_MAKE_NEAR = """\
CREATE TEMP TABLE near AS
SELECT cable_id,
  lag(cable_id) OVER by_day AS day_before, lead(cable_id) OVER by_day AS day_after,
  lag(cable_id) OVER by_post AS post_before, lead(cable_id) OVER by_post AS post_after
FROM page WHERE date IS NOT NULL
WINDOW by_day AS (ORDER BY day, label, cable_id), by_post AS (PARTITION BY sender ORDER BY day, label, cable_id)"""
_MAKE_ENTRY = """\
CREATE TEMP TABLE entry (
  kind TEXT, value TEXT, role INTEGER, day TEXT, cable_id INTEGER,
  PRIMARY KEY (kind, value, role, day, cable_id)
) WITHOUT ROWID"""
_FILL_ENTRY = """\
INSERT OR IGNORE INTO entry SELECT ?, e.value, e.role, p.day, p.cable_id FROM ({}) AS e JOIN page AS p USING (cable_id)
WHERE trim(e.value) <> '' ORDER BY 2, 3, 4, 5"""
_MAKE_LOST = """\
CREATE TEMP TABLE lost (
  record_id TEXT PRIMARY KEY, recipient INTEGER, roll TEXT, film TEXT, label TEXT, cable_id INTEGER, found BLOB)"""
_COUNTED = """\
SELECT value, role, count(*), coalesce(min(nullif(day, '9999')), ''), coalesce(max(nullif(day, '9999')), '')
FROM entry WHERE kind = ?
GROUP BY value, role ORDER BY value, role"""
_LISTED = """\
SELECT e.value, e.role, p.row FROM entry AS e JOIN page AS p USING (cable_id)
WHERE e.kind = ? ORDER BY e.value, e.role, e.day, e.cable_id"""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an index: a post, a tag, a month.

    Attributes:
        value: the value.
        roles: role -> number of cables.
        first, last: dates of the earliest and the latest cable, or "".
    """

    value: str
    roles: dict[int, int]
    first: str
    last: str

    @property
    def cables(self) -> int:
        """Number of cables in all roles; a cable with several roles counts in each."""
        return sum(self.roles.values())


class Catalogue:
    """A database with its temporary tables.

    Args:
        connection: connection of `corpus.database.opened`.

    Attributes:
        connection: the same, for queries.
        cables: number of records.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        connection.create_function("page_path", 3, page_path, deterministic=True)
        connection.create_function("list_row", 8, list_row, deterministic=True)
        connection.execute("PRAGMA temp_store = FILE")
        for statement in (_MAKE_PAGE, _FILL_PAGE, _MAKE_NEAR, _MAKE_ENTRY, _MAKE_LOST):
            connection.execute(statement)
        connection.execute("CREATE UNIQUE INDEX temp.near_cable ON near (cable_id)")
        for kind in KINDS:
            connection.execute(_FILL_ENTRY.format(kind.sql), (kind.name,))
        self.cables: int = connection.execute("SELECT count(*) FROM page").fetchone()[0]

    def count(self, kind: Kind) -> int:
        """Return the number of values of an index."""
        rows = self.connection.execute("SELECT count(DISTINCT value) FROM entry WHERE kind = ?", (kind.name,))
        return int(rows.fetchone()[0])

    def values(self, kind: Kind) -> Iterator[Value]:
        """Yield the values of an index, in order."""
        for value, group in groupby(self.connection.execute(_COUNTED, (kind.name,)), key=itemgetter(0)):
            rows = list(group)
            days = [row[3] for row in rows if row[3]]
            yield Value(value, {row[1]: row[2] for row in rows}, min(days, default=""), max(row[4] for row in rows))

    def details(self, kind: Kind) -> dict[str, str]:
        """Return value -> text of the second column of an index."""
        if not kind.details:
            return {}
        return {str(value): str(detail) for value, detail in self.connection.execute(kind.details) if detail}

    def listed(self, kind: Kind) -> Iterator[tuple[str, int, str]]:
        """Yield every entry of an index, in order: value, role and the cells of the cable's row."""
        yield from self.connection.execute(_LISTED, (kind.name,))

    def has(self, kind: str, value: str) -> bool:
        """Whether the index with this name has a value."""
        rows = self.connection.execute("SELECT 1 FROM entry WHERE kind = ? AND value = ? LIMIT 1", (kind, value))
        return rows.fetchone() is not None
