"""Inputs read in a separate process, so that an input that kills the process costs only its own record.

Strategy: the process, and the handling of its death, are those of `convert` (`pool`), with one worker. Starting a
process takes longer than reading some hundred cables. A process that has done its work is therefore kept for further
inputs of the same job: at most one, until this process ends.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from cablekit.corpus.inputs import Found, chunked
from cablekit.corpus.job import Job
from cablekit.corpus.pool import Pool

_idle: list[tuple[Job, Pool]] = []


def encoded(
    founds: Iterable[Found], format: str, fields: Sequence[str] = (), extras: Collection[str] = ()
) -> Iterator[bytes]:
    """Yield the records of inputs in a format, encoded, some records at a time, in order.

    Args:
        founds: the inputs.
        format: a key of FORMATS.
        fields: the fields or columns to keep; none for all.
        extras: what to add to a record.

    Raises:
        CorpusError: the process can't be started.
    """
    job = Job((), Path(os.devnull), format, fields=tuple(fields), extras=tuple(extras))
    pool = _taken(job)
    try:
        for _, results in pool.run(chunked(founds)):
            yield from (piece.data for piece in results)
    except BaseException:  # stopped in the middle: the process still has work that is no longer wanted
        pool.close()
        raise
    _idle.append((job, pool))
    while len(_idle) > 1:
        _idle.pop(0)[1].close()


def _taken(job: Job) -> Pool:
    """Return a pool for a job: the one that is kept, or a new one."""
    for at, (kind, _) in enumerate(_idle):
        if kind == job:
            return _idle.pop(at)[1]
    return Pool(job)
