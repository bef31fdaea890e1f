"""SQLite: a database of the corpus that sqlite3, Datasette and every language can open.

Strategy: encoders make rows; the writer inserts them, and commits them in one transaction with the checkpoint, so that
SQLite's rollback journal keeps rows and checkpoint consistent. A connection lasts from one commit to the next: the free
bytes of a page may depend on what SQLite had in memory, and an interrupted run must write the same bytes as an
uninterrupted one.
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

_CACHE_KIB = 16 << 10  # SQLite's sorter, which makes the indexes, takes the same again; a larger cache is not faster
_PAGE = 8192
_CHECKPOINT, _STEP = "resume", "step"


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
        """Add the rows of a cable."""
        place = self._place
        cable = parsed.cable
        self._rows["cables"].append([place, *self._row(cable)])
        text = "\n".join([paragraph.text for paragraph in cable.body.paragraphs])
        self._rows[_FTS].append([place, title(cable), text or None])
        for name, rows in self._long:
            self._rows[name] += [[place, *row] for row in rows(cable)]
        self._place += 1

    def take(self) -> bytes:
        """Return the rows of the cables added since the last call."""
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
        """Return the last checkpoint; None if there is none."""
        if not self.result.exists():
            return None
        connection = self._connect()
        try:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'run'").fetchone():
                return None
            row = connection.execute("SELECT value FROM run WHERE key = ?", (_CHECKPOINT,)).fetchone()
            return bytes(row[0]) if row else None
        finally:
            connection.close()

    def begin(self, state: dict[str, int] | None) -> None:
        """Make the tables, or continue after the last commit."""
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
        """Return the state; `save` writes rows and checkpoint to disk together."""
        return {"cables": self._cables}

    def save(self, checkpoint: bytes) -> None:
        """Commit the rows with the checkpoint."""
        self._commit(_CHECKPOINT, checkpoint)

    def finish(self) -> None:
        """Make indexes and views, with a commit after each step."""
        steps = schema.finishing()
        for step in range(self._steps_done(), len(steps)):
            for statement in steps[step]:
                self._begun().execute(statement)
            self._commit(_STEP, b"%d" % (step + 1))

    def clean(self) -> None:
        """Remove the checkpoint and the step: the run is over."""
        if self.result.exists():
            connection = self._begun()
            connection.execute("DELETE FROM run WHERE key IN (?, ?)", (_CHECKPOINT, _STEP))
            connection.commit()
        self.close()

    def close(self) -> None:
        """Close the database; what is not committed is rolled back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def is_failure(self, error: Exception) -> bool:
        """Whether SQLite could not write, because the disk is full or the folder was removed."""
        return isinstance(error, sqlite3.OperationalError)

    def _steps_done(self) -> int:
        row = self._begun().execute("SELECT value FROM run WHERE key = ?", (_STEP,)).fetchone()
        return int(row[0]) if row else 0

    def _commit(self, key: str, value: bytes) -> None:
        connection = self._begun()
        connection.execute("INSERT OR REPLACE INTO run VALUES (?, ?)", (key, value))
        connection.commit()
        self.close()

    def _begun(self) -> sqlite3.Connection:
        """Return the connection, in a transaction."""
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
    """Insert the rows of an encoder; `first` is the number of their first cable."""
    for name, rows in marshal.loads(data).items():
        if rows:
            connection.executemany(_inserts()[name].format(first=first), rows)


@cache
def _inserts() -> dict[str, str]:
    """Return table -> the statement that inserts its rows."""
    statements = {"cables": _insert("cables", 1 + len(cable_columns())), _FTS: _INSERT_FTS}
    return statements | {table.name: _insert(table.name, len(table.columns()), led=table.cites) for table in TABLES}


def _insert(name: str, width: int, *, led: bool = False) -> str:
    """Return an INSERT of rows whose first cell is the place of their cable; `{first}` is the number of place 0.

    Args:
        name: the table.
        width: number of cells.
        led: whether there is one more column, which is filled in at the end, when all cables are inserted.
    """
    return f"INSERT INTO {name} VALUES (? + {{first}}{', ?' * (width - 1)}{', NULL' if led else ''})"


_FTS = "cables_fts"
_INSERT_FTS = (
    f"INSERT INTO cables_fts (rowid, {', '.join(schema.SEARCHED)}) VALUES (? + {{first}}{', ?' * len(schema.SEARCHED)})"
)

encoder = SqliteEncoder
writer = SqliteWriter
