"""Inputs read in a process beside this one, so that one which ends its process costs a record.

Strategy: the process and what happens when it dies are those of `convert` (`pool`), with one worker. A process takes
longer to start than to read some hundred cables, so that one which has done its work waits here for more of the same
kind: at most one, and no longer than this process lives.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from cablekit.corpus.inputs import CHUNK, CHUNK_BYTES, Chunk, Found
from cablekit.corpus.job import Job
from cablekit.corpus.pool import Pool

_idle: list[tuple[Job, Pool]] = []


def encoded(
    founds: Iterable[Found], format: str, fields: Sequence[str] = (), extras: Collection[str] = ()
) -> Iterator[bytes]:
    """What the encoder of a format makes of inputs, some records at a time, in order.

    Args:
        founds: the inputs.
        format: as in `Job`, and so are the others.
        fields: the fields or columns to keep; none for all.
        extras: what to add to a record.

    Raises:
        CorpusError: the process can't be started at all.
    """
    job = Job((), Path(os.devnull), format, fields=tuple(fields), extras=tuple(extras))
    pool = _taken(job)
    try:
        for _, results in pool.run(_chunks(founds)):
            yield from (piece.data for piece in results)
    except BaseException:  # left in the middle, its process still has work that nobody wants
        pool.close()
        raise
    _idle.append((job, pool))
    while len(_idle) > 1:
        _idle.pop(0)[1].close()


def _taken(job: Job) -> Pool:
    """A pool for a job: one that waits, or a new one."""
    for at, (kind, _) in enumerate(_idle):
        if kind == job:
            return _idle.pop(at)[1]
    return Pool(job)


def _chunks(founds: Iterable[Found]) -> Iterator[Chunk]:
    held: list[Found] = []
    size, index = 0, count()
    for found in founds:
        held.append(found)
        size += len(getattr(found, "data", None) or b"")
        if len(held) == CHUNK or size >= CHUNK_BYTES:
            yield Chunk(next(index), held)
            held, size = [], 0
    if held:
        yield Chunk(next(index), held)
