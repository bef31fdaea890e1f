"""Worker processes: chunks go out to whoever is free, results come back in the order of the chunks.

Strategy: each worker has a pipe of its own, so a dead one is known by its closed pipe and takes nothing with it. What
it had not finished is done again by another, which says which input it touches next; an input on which two such workers
die is set down as crashed, while one whose worker was ended by somebody else is simply read again. A chunk's results
are handed on when the chunk is complete, so a death leaves no trace in the output but that one record. Workers are
started as chunks need them.
"""

import pickle
import tempfile
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import IO

from cablekit.corpus.inputs import Chunk
from cablekit.corpus.job import CorpusError, Job
from cablekit.corpus.messages import Order, Piece, crash
from cablekit.corpus.process import WorkerProcess
from cablekit.corpus.shards import naming
from cablekit.diagnostics import CRASHED
from cablekit.sources import Failure

DEPTH = 3
"""Chunks a worker holds: one at hand, the others so that it need not wait for the next."""
_IN_MEMORY = 1 << 23  # bytes of one chunk's results before they go to a temporary file
_HELD = 1 << 25  # bytes of members of archives that wait in memory, and one chunk more

_END = Chunk(-1)
_PATIENCE = 10  # deaths on one chunk without a word of what was touched


class Results:
    """The pieces of one chunk; on disk when they are many."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._size = 0
        self._spill: IO[bytes] | None = None
        self._spilled = 0

    def add(self, piece: Piece) -> None:
        """Keep a piece."""
        self._size += len(piece.data)
        if self._size <= _IN_MEMORY:
            self._pieces.append(piece)
            return
        with naming(tempfile.gettempdir()):
            if self._spill is None:
                self._spill = tempfile.TemporaryFile()  # noqa: SIM115  # it lives until its pieces are handed on
            pickle.dump(piece, self._spill)
        self._spilled += 1

    def __iter__(self) -> Iterator[Piece]:
        yield from self._pieces
        if self._spill is not None:
            self._spill.seek(0)
            for _ in range(self._spilled):
                yield pickle.load(self._spill)
            self.close()

    def close(self) -> None:
        """Drop what is on disk."""
        if self._spill is not None:
            self._spill.close()


@dataclass(slots=True)
class _Task:
    """A chunk on its way.

    Attributes:
        deaths: workers that died on it.
        at: place of the input that the worker at hand said it touches.
        suspect: place of the input that the worker before died on.
    """

    chunk: Chunk
    deaths: int = 0
    at: int | None = None
    suspect: int | None = None
    results: Results = field(default_factory=Results)
    done: bool = False


@dataclass(slots=True, eq=False)
class _Worker:
    """A process and what it was given to do, oldest first."""

    process: WorkerProcess
    tasks: deque[_Task] = field(default_factory=deque)

    def send(self, task: _Task) -> None:
        self.tasks.append(task)
        self.process.send(Order(task.chunk.founds, announce=task.deaths > 0))


class Pool:
    """Workers for one run.

    Args:
        job: what they do.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._workers: list[_Worker] = []
        self._waiting: deque[_Task] = deque()  # chunks that a dead worker left
        self._order: deque[_Task] = deque()  # chunks not yet handed on, in order

    def run(self, chunks: Iterator[Chunk | None]) -> Iterator[tuple[Chunk, Results]]:
        """The results of each chunk, in the order of the chunks, None standing for no chunk at the moment.

        Raises:
            CorpusError: workers can't be started at all.
        """
        more = True
        while True:
            more = self._deal(chunks, more)
            if not self._order and not more:
                return
            while self._order and self._order[0].done:
                task = self._order.popleft()
                yield task.chunk, task.results
                more = self._deal(chunks, more)
            if self._order:
                self._receive()

    def close(self) -> None:
        """Stop the workers."""
        while self._workers:
            self._workers.pop().process.stop()

    def _deal(self, chunks: Iterator[Chunk | None], more: bool) -> bool:
        """Give out chunks while there is room; whether any may be left."""
        while self._waiting or (more and self._has_room()):
            worker = self._free()
            if worker is None:
                break
            if self._waiting:
                worker.send(self._waiting.popleft())
                continue
            chunk = next(chunks, _END)
            if chunk is None:
                return True
            if chunk is _END:
                return False
            task = _Task(chunk)
            self._order.append(task)
            worker.send(task)
        return more

    def _has_room(self) -> bool:
        """Whether a further chunk may wait: a slow one holds up so many results, and members so much memory."""
        if len(self._order) >= self._job.workers * (DEPTH + 1):
            return False
        return sum(task.chunk.held for task in self._order) < _HELD

    def _free(self) -> _Worker | None:
        """The worker with the least to do; a new one while there may be more and all are busy."""
        least = min(self._workers, key=lambda one: len(one.tasks), default=None)
        if (least is None or least.tasks) and len(self._workers) < self._job.workers:
            least = _Worker(WorkerProcess(self._job))
            self._workers.append(least)
        return least if least is not None and len(least.tasks) < DEPTH else None

    def _receive(self) -> None:
        """Wait for workers and take what each has to say."""
        by_connection = {worker.process.connection: worker for worker in self._workers}
        for ready in wait(list(by_connection)):
            assert isinstance(ready, Connection)
            worker = by_connection[ready]
            try:
                message = ready.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            task = worker.tasks[0]
            if isinstance(message, int):
                task.at = message
                continue
            task.results.add(message)
            if message.last:
                task.done = True
                worker.tasks.popleft()

    def _bury(self, worker: _Worker) -> None:
        """A worker died: set down what killed it, when that is known, and have the rest done again."""
        self._workers.remove(worker)
        end = worker.process.bury()
        if not worker.tasks:
            return
        task = worker.tasks[0]
        task.deaths += 1
        task.results.close()
        task.results = Results()
        if task.at is None:
            if task.deaths > _PATIENCE:
                raise CorpusError(f"worker processes end before they read anything: {end}")
        elif task.at == task.suspect:
            self._set_down(task, end)
        else:
            task.suspect = task.at
        task.at = None
        self._waiting.extend(worker.tasks)

    @staticmethod
    def _set_down(task: _Task, end: str) -> None:
        """Make the suspect of a chunk a crashed input."""
        assert task.suspect is not None
        found = task.chunk.founds[task.suspect]
        if isinstance(found, Failure) and found.diagnostic.code == CRASHED.code:
            raise CorpusError(f"workers die of telling that they died; please report this: {end}")
        task.chunk.founds[task.suspect] = crash(found, f"the process that read it ended with {end}")
        task.suspect = None
