"""A database that `convert --to sqlite` made, opened for queries or for additions.

Strategy: before the first query, the file is checked: it must be a database of cablekit, of this version. Queries never
write.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cablekit.diagnostics import CablekitError
from cablekit.model import SCHEMA_VERSION

_MAGIC = b"SQLite format 3\0"


class DatabaseError(CablekitError):
    """A file that is not a database of cables, or is of another version of the schema."""


def is_database(path: Path) -> bool:
    """Whether a file begins like an SQLite database. Nothing is read from a pipe, which could not be read again."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


@contextmanager
def opened(path: Path, *, writing: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a connection whose rows are read by name; it is closed at the end.

    Args:
        path: the database.
        writing: open it for writing too.

    Raises:
        DatabaseError: the file does not exist, is not a database of cables, or is of another version of the schema.
    """
    if not path.exists():
        raise DatabaseError(f"{path}: no such file")
    if not is_database(path):
        raise DatabaseError(f"{path} is not a database; cablekit convert SRC -o {path.stem}.sqlite makes one")
    mode = "rw" if writing else "ro"
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        _check(connection, path)
        yield connection
    finally:
        connection.close()


def _check(connection: sqlite3.Connection, path: Path) -> None:
    try:
        about = dict(connection.execute("SELECT key, value FROM run").fetchall())
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{path} is not a database of cables: {error}") from error
    version = about.get("schema_version")
    if version != str(SCHEMA_VERSION):
        raise DatabaseError(
            f"{path} has schema version {version}, this cablekit reads version {SCHEMA_VERSION}; convert it again"
        )
