"""`cablekit update`: new files added to a database, without parsing what is there already.

Strategy: a file is there when the checksum of its bytes is (`source.file_sha256`). What is new goes through the workers
of `convert` and into the database in one transaction: an interruption leaves it as it was.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cablekit.corpus import sqlite_schema as schema
from cablekit.corpus.database import opened
from cablekit.corpus.inputs import CHUNK, Chunk, Found
from cablekit.corpus.job import Job
from cablekit.corpus.pool import Pool
from cablekit.corpus.sqlite import insert_rows
from cablekit.corpus.tables import TABLES
from cablekit.diagnostics import CablekitError
from cablekit.sources import Failure, walk


@dataclass(slots=True)
class Added:
    """What an update did.

    Attributes:
        cables: records added.
        known: files that were there already.
        failed: names of what can't be read; it was not added.
    """

    cables: int
    known: int
    failed: list[str]


def update(database: Path, sources: Sequence[str], jobs: int = 1) -> Added:
    """Add the cables of files that a database does not have.

    Args:
        database: made by `convert --to sqlite`.
        sources: paths of files, folders and archives.
        jobs: processes that parse.

    Raises:
        DatabaseError: the file is no database of cables, or of another version.
        CorpusError: worker processes can't be started.
    """
    with opened(database, writing=True) as connection:
        connection.row_factory = None
        added = Added(0, 0, [])
        connection.execute("BEGIN IMMEDIATE")
        first = connection.execute("SELECT coalesce(max(cable_id), 0) + 1 FROM cables").fetchone()[0]
        known = {row[0] for row in connection.execute("SELECT DISTINCT source_file_sha256 FROM cables")}
        job = Job(sources=list(sources), out=database, format="sqlite", workers=jobs)
        pool = Pool(job)
        try:
            for _, results in pool.run(_chunks(_new(sources, known, added))):
                for piece in results:
                    if piece.tally.cables:
                        insert_rows(connection, piece.data, first + added.cables)
                        added.cables += piece.tally.cables
        finally:
            pool.close()
        _lead(connection, first)
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
        return added


def _new(sources: Sequence[str], known: set[str | None], added: Added) -> Iterator[Found]:
    """The inputs whose bytes are not there yet; each once."""
    for found in walk(sources):
        if isinstance(found, Failure):
            added.failed.append(f"{found.path}: {found.diagnostic.message}")
            continue
        try:
            digest = hashlib.sha256(found.read()).hexdigest()
        except (OSError, CablekitError) as error:
            added.failed.append(f"{found.path}: {error}")
            continue
        if digest in known:
            added.known += 1
            continue
        known.add(digest)
        yield found


def _chunks(founds: Iterator[Found]) -> Iterator[Chunk]:
    chunk = Chunk(0)
    for found in founds:
        chunk.founds.append(found)
        if len(chunk.founds) == CHUNK:
            yield chunk
            chunk = Chunk(chunk.index + 1)
    if chunk.founds:
        yield chunk


def _lead(connection: sqlite3.Connection, first: int) -> None:
    """Lead citations to cables: those of new cables, and old ones that cite a new one."""
    for table in TABLES:
        if table.cites:
            connection.execute(f"{schema.lead(table.name)} AND cited_cable_id IS NULL")
