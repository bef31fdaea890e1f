"""SQLite: a database of the corpus that sqlite3, Datasette and every language open as it is.

Strategy: encoders make rows; the writer inserts them, and commits them in one transaction with the word that says how
far the run is, so that the file itself knows, and SQLite's rollback journal sees to it that rows and word agree. A
connection lives from one commit to the next: what a page's free bytes hold may depend on what SQLite had in memory, so
an interrupted run and a whole one must not differ in that either.
"""

import marshal
import os
import sqlite3
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from cablekit import __version__
from cablekit.corpus import sqlite_schema as schema
from cablekit.corpus.columns import cable_columns, cable_reader, json_list
from cablekit.corpus.job import Job
from cablekit.corpus.tables import TABLES
from cablekit.formats.title import title
from cablekit.model import SCHEMA_VERSION

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.corpus.inputs import Found

_CACHE_KIB = 16 << 10  # SQLite's sorter, which makes the indexes, takes as much again; more brings no speed
_PAGE = 8192
_WORD, _STEP = "resume", "step"


class SqliteEncoder:
    """Cables -> rows of every table, each with the place of its cable among those since the last `take`."""

    def __init__(self, job: Job) -> None:
        self._row = cable_reader(json_list)
        self._long: list[tuple[str, Callable[[Any], Iterable[list[Any]]]]] = [
            (table.name, table.reader(json_list)) for table in TABLES
        ]
        self._place = 0
        self._rows: dict[str, list[list[Any]]] = self._empty()

    def _empty(self) -> dict[str, list[list[Any]]]:
        return {"cables": [], **{name: [] for name, _ in self._long}, _FTS: []}

    def add(self, parsed: "Parsed", found: "Found", number: int) -> None:
        """Take a cable."""
        place = self._place
        cable = parsed.cable
        self._rows["cables"].append([place, *self._row(cable)])
        self._rows[_FTS].append([place, title(cable), "\n".join([one.text for one in cable.body.paragraphs]) or None])
        for name, rows in self._long:
            self._rows[name] += [[place, *row] for row in rows(cable)]
        self._place += 1

    def take(self) -> bytes:
        """The rows of the cables taken."""
        rows, self._rows, self._place = self._rows, self._empty(), 0
        return marshal.dumps(rows)


class SqliteWriter:
    """Rows -> a database."""

    every: ClassVar[int] = 1000
    steady: ClassVar[bool] = False

    def __init__(self, job: Job) -> None:
        self.suffixes: tuple[str, ...] = ()
        self.result = job.partial / job.out.name
        self.shown: Path | None = self.result
        self._connection: sqlite3.Connection | None = None
        self._cables = 0

    def load(self) -> bytes | None:
        """The last commit's word."""
        if not self.result.exists():
            return None
        connection = self._connect()
        try:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'run'").fetchone():
                return None
            row = connection.execute("SELECT value FROM run WHERE key = ?", (_WORD,)).fetchone()
            return bytes(row[0]) if row else None
        finally:
            connection.close()

    def begin(self, state: dict[str, int] | None) -> None:
        """Make the tables, or go on behind the last commit."""
        self._cables = state["cables"] if state else 0
        if state is not None:
            return
        for path in (self.result, self.result.with_name(self.result.name + "-journal")):
            path.unlink(missing_ok=True)
        connection = self._begun()
        for statement in schema.tables():
            connection.execute(statement)
        for statement, rows in schema.glossary_rows():
            connection.executemany(statement, rows)
        connection.execute("CREATE TABLE run (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")
        about = {"cablekit": __version__, "schema_version": str(SCHEMA_VERSION)}
        connection.executemany("INSERT INTO run VALUES (?, ?)", about.items())

    def write(self, data: bytes, cables: int) -> None:
        """Insert rows."""
        if not cables:
            return
        insert_rows(self._begun(), data, self._cables + 1)
        self._cables += cables

    def flush(self) -> dict[str, int]:
        """Nothing to see to: rows and word go to the disk together."""
        return {"cables": self._cables}

    def save(self, word: bytes) -> None:
        """Commit."""
        self._commit(_WORD, word)

    def finish(self) -> None:
        """Indexes and views, each a commit."""
        steps = schema.finishing()
        for step in range(self._steps_done(), len(steps)):
            for statement in steps[step]:
                self._begun().execute(statement)
            self._commit(_STEP, b"%d" % (step + 1))

    def clean(self) -> None:
        """Remove the word and the step: the run is over."""
        if self.result.exists():
            connection = self._begun()
            connection.execute("DELETE FROM run WHERE key IN (?, ?)", (_WORD, _STEP))
            connection.commit()
        self.close()

    def close(self) -> None:
        """Let go of the database; what is not committed is rolled back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def is_failure(self, error: Exception) -> bool:
        """Whether SQLite could not write: a full disk, a folder that went away."""
        return isinstance(error, sqlite3.OperationalError)

    def _steps_done(self) -> int:
        row = self._begun().execute("SELECT value FROM run WHERE key = ?", (_STEP,)).fetchone()
        return int(row[0]) if row else 0

    def _commit(self, key: str, word: bytes) -> None:
        connection = self._begun()
        connection.execute("INSERT OR REPLACE INTO run VALUES (?, ?)", (key, word))
        connection.commit()
        self.close()

    def _begun(self) -> sqlite3.Connection:
        """The connection, in a transaction."""
        if self._connection is None:
            self._connection = self._connect()
            self._connection.execute("BEGIN IMMEDIATE")
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(os.fspath(self.result), isolation_level=None)
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        return connection


def insert_rows(connection: sqlite3.Connection, data: bytes, first: int) -> None:
    """Insert what an encoder made; `first` is the number of the first cable of it."""
    for name, rows in marshal.loads(data).items():
        if rows:
            connection.executemany(_inserts()[name].format(first=first), rows)


@cache
def _inserts() -> dict[str, str]:
    """Table -> the statement that inserts its rows."""
    made = {"cables": _insert("cables", 1 + len(cable_columns())), _FTS: _INSERT_FTS}
    return made | {one.name: _insert(one.name, len(one.columns()), led=one.cites) for one in TABLES}


def _insert(name: str, width: int, *, led: bool = False) -> str:
    """INSERT of rows whose first cell is the place of their cable; `{first}` is the number of place 0.

    `led`: the last column is filled in at the end, when every cable is there.
    """
    return f"INSERT INTO {name} VALUES (? + {{first}}{', ?' * (width - 1)}{', NULL' if led else ''})"


_FTS = "cables_fts"
_INSERT_FTS = (
    f"INSERT INTO cables_fts (rowid, {', '.join(schema.SEARCHED)}) VALUES (? + {{first}}{', ?' * len(schema.SEARCHED)})"
)

encoder = SqliteEncoder
writer = SqliteWriter
