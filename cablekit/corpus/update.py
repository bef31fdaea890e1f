"""`cablekit update`: add new files to a database, without parsing those that it has.

Strategy: the database has a file if it has the checksum of its bytes (`source.file_sha256`). In a long text in an
archive, each document is compared by the checksum of its text. New files are parsed by the workers of `convert` and
inserted in one transaction: an interruption leaves the database as it was.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from cablekit.api import text_digest
from cablekit.corpus import sqlite_schema as schema
from cablekit.corpus.database import opened
from cablekit.corpus.inputs import CHUNK, Found, chunked
from cablekit.corpus.job import Job
from cablekit.corpus.pool import Pool
from cablekit.corpus.sqlite import insert_rows
from cablekit.corpus.tables import TABLES
from cablekit.frames import flowing
from cablekit.sources import Failure, Flow, Item, walk


@dataclass(slots=True)
class Added:
    """The results of an update.

    Attributes:
        cables: records added.
        known: number of files that the database already had.
        failed: names of the inputs that can't be read, with the reason; they were not added.
    """

    cables: int
    known: int
    failed: list[str]


class _Known(NamedTuple):
    """Checksums in the database: of files, and of the texts of documents."""

    files: set[str | None]
    texts: set[str | None]


_CHECKSUMS = ("source_file_sha256", "source_sha256")


def update(database: Path, sources: Sequence[str], jobs: int = 1) -> Added:
    """Add the cables of files that a database does not have.

    Args:
        database: made by `convert --to sqlite`.
        sources: paths of files, folders and archives.
        jobs: number of worker processes.

    Raises:
        DatabaseError: the file is not a database of cables, or is of another version of the schema.
        CorpusError: worker processes can't be started.
    """
    with opened(database, writing=True) as connection:
        connection.row_factory = None
        added = Added(0, 0, [])
        connection.execute("BEGIN IMMEDIATE")
        first = connection.execute("SELECT coalesce(max(cable_id), 0) + 1 FROM cables").fetchone()[0]
        known = _Known(
            *({row[0] for row in connection.execute(f"SELECT DISTINCT {column} FROM cables")} for column in _CHECKSUMS)
        )
        job = Job(sources=list(sources), out=database, format="sqlite", workers=jobs)
        pool = Pool(job)
        try:
            for _, results in pool.run(chunked(_new(sources, known, added))):
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


def _new(sources: Sequence[str], known: "_Known", added: Added) -> Iterator[Found]:
    """Yield the inputs whose bytes are new, each once."""
    for found in walk(sources):
        if isinstance(found, Failure):
            added.failed.append(f"{found.path}: {found.diagnostic.message}")
        elif found.flow is not None:
            yield from _new_parts(found.flow, known.texts, added)
        elif (digest := _checksum(found, added)) is not None:
            if digest in known.files:
                added.known += 1
                continue
            known.files.add(digest)
            yield found


def _checksum(found: Item, added: Added) -> str | None:
    try:
        return found.checksum()
    except OSError as error:
        added.failed.append(f"{found.path}: {error}")
        return None


def _new_parts(flow: Flow, known: set[str | None], added: Added) -> Iterator[Found]:
    """Yield the documents of a long text whose texts are new."""
    for stretch in flowing(flow, most=CHUNK):
        if stretch is None:
            continue
        digests = [text_digest(part.piece.text) for part in stretch.parts]
        parts = [part for part, digest in zip(stretch.parts, digests, strict=True) if digest not in known]
        added.known += len(digests) - len(parts)
        known.update(digests)
        if parts:
            yield replace(stretch, parts=tuple(parts))


def _lead(connection: sqlite3.Connection, first: int) -> None:
    """Set the cited cables of citations: those in new cables, and those in old cables that cite a new one."""
    for table in TABLES:
        if table.cites:
            connection.execute(f"{schema.lead(table.name)} AND cited_cable_id IS NULL")
