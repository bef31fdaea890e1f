"""A database that `convert --to sqlite` made, opened to be asked or added to.

Strategy: before anything is asked, the file says that it is ours and of which version. Asking never writes.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cablekit.diagnostics import CablekitError
from cablekit.model import SCHEMA_VERSION

_MAGIC = b"SQLite format 3\0"


class DatabaseError(CablekitError):
    """A file that is no database of cables, or one that this version can't ask."""


def is_database(path: Path) -> bool:
    """Whether a file begins as an SQLite database does. Nothing is read from a pipe, which could not be read again."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


@contextmanager
def opened(path: Path, *, writing: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection whose rows are read by name; closed at the end.

    Args:
        path: the database.
        writing: open it for writing too.

    Raises:
        DatabaseError: the file is not there, is no database of cables, or is of another version of the schema.
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
            f"{path} is of schema version {version}, this cablekit asks version {SCHEMA_VERSION}; convert it anew"
        )
