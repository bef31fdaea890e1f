"""`convert -o -`: records to standard output as they are made, in order. Nothing is kept, so nothing can be resumed.

Strategy: the workers and the order are those of a run into a file; each piece is written at once.
"""

import time
from collections.abc import Callable, Iterator
from typing import BinaryIO

from cablekit.corpus.inputs import Inputs
from cablekit.corpus.job import Job, JobError, check_sources
from cablekit.corpus.messages import PIECE
from cablekit.corpus.pool import Pool
from cablekit.corpus.run import Summary
from cablekit.corpus.summary import Tally

STREAMED = ("jsonl", "csv")
"""Formats that can be written to standard output."""


def stream(
    job: Job,
    write: Callable[[bytes], None],
    note: Callable[[str], None] = lambda _: None,
    stdin: BinaryIO | None = None,
) -> Summary:
    """Convert many inputs, record by record.

    Args:
        job: the options; `out` is not used.
        write: called with each piece of output.
        note: called with what happened to worker processes, in sentences for the user.
        stdin: standard input, for "-"; None for the process's own.

    Raises:
        JobError: the options contradict each other; nothing was written.
        CorpusError: worker processes can't be started.
    """
    if job.format not in STREAMED or job.tables or job.drop_empty or job.resume:
        raise JobError(f"standard output takes {' and '.join(STREAMED)}, of one table, with every column, in one go")
    check_sources(job)
    start = time.monotonic()
    inputs = Inputs(job, PIECE, stdin, pauses=True)
    tally = Tally()
    pool = Pool(job)
    try:
        for data in _encoded(job, pool, inputs, tally, note):
            write(data)
    finally:
        pool.close()
    seconds = time.monotonic() - start
    return Summary(tally, tally, seconds, twice=tuple(inputs.twice), empty=tuple(inputs.empty))


def _encoded(job: Job, pool: Pool, inputs: Inputs, tally: Tally, note: Callable[[str], None]) -> Iterator[bytes]:
    rows = None
    if job.format == "csv":
        from cablekit.corpus.csv import Numbering

        rows = Numbering(job)
        yield rows.header()
    for chunk, results in pool.run(inputs.chunks()):
        while pool.notes:
            note(pool.notes.popleft())
        tally.add(Tally(inputs=chunk.files, size=chunk.size, skipped=len(chunk.skipped)))
        for piece in results:
            yield piece.data if rows is None else rows.numbered(piece.data, piece.tally.cables)
            tally.add(piece.tally)
