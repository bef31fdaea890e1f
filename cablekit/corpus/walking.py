"""`cablekit.walk`: the cables of folders, files and archives, parsed in workers and returned in order.

Strategy: the workers and their pool are those of `convert`: an input that kills a worker costs one record, the memory
is bounded, and the order is that of the inputs. The encoder in a worker pickles what was parsed; it is unpickled here.
"""

import os
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cablekit.corpus.inputs import CHUNK, Inputs
from cablekit.corpus.job import Job
from cablekit.corpus.pool import Pool
from cablekit.corpus.selection import once

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.corpus.inputs import Found

Source = str | os.PathLike[str]


def walk(*sources: Source, jobs: int = 1) -> "Iterator[Parsed]":
    """Parse every cable of folders, files and archives, in the order in which `cablekit convert` reads them.

    Args:
        sources: paths. A folder is read with everything below it, except hidden files, and files that are not cables by
            their names or first bytes, also in archives.
        jobs: number of worker processes; 1 parses in this process.

    Yields:
        Parsed: one for each cable, and one for each input that can't be read, whose diagnostics say why.

    Raises:
        CorpusError: worker processes can't be started.
        ValueError: `jobs` is less than 1, or there are no sources.
    """
    if jobs < 1 or not sources:
        raise ValueError("walk takes at least one path, and at least one job")
    names = [os.fsdecode(source) for source in sources]
    return _here(names) if jobs == 1 else _in_workers(names, jobs)


def _here(names: list[str]) -> "Iterator[Parsed]":
    from cablekit.api import read_item
    from cablekit.sources import walk as find

    def ignore(name: str) -> None:
        return

    for found in find(once(names, ignore), skipped=ignore):
        yield from read_item(found)


def _in_workers(names: list[str], jobs: int) -> "Iterator[Parsed]":
    job = Job(sources=names, out=Path(os.devnull), format="parsed", workers=jobs)
    pool = Pool(job)
    try:
        for _, results in pool.run(Inputs(job, CHUNK).chunks()):
            for piece in results:
                yield from pickle.loads(piece.data)
    finally:
        pool.close()


class ParsedEncoder:
    """Cables -> their pickle, for the main process."""

    def __init__(self, job: Job) -> None:
        self._cables: list[Parsed] = []

    def add(self, parsed: "Parsed", found: "Found", number: int) -> None:
        """Add a cable."""
        self._cables.append(parsed)

    def take(self) -> bytes:
        """Return the pickle of the cables added since the last call."""
        cables, self._cables = self._cables, []
        return pickle.dumps(cables, pickle.HIGHEST_PROTOCOL)


encoder = ParsedEncoder
