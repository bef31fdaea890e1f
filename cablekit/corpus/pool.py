"""Worker processes: chunks go out to whoever is free, results come back in the order of the chunks.

Strategy: each worker has a pipe of its own, so a dead one is known by its closed pipe and takes nothing with it. What
it had not finished is done again by another. An input on which two workers die, or stop answering, is set down as
crashed, while one whose worker was ended by somebody else is simply read again. A chunk's results are handed on when
the chunk is complete, so a death leaves no trace in the output but that one record. Workers are started as chunks need
them; a thread (`vigil`) ends those that stop answering.
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
from cablekit.corpus.messages import Order, Piece, crash, name_of
from cablekit.corpus.process import WorkerProcess
from cablekit.corpus.shards import naming
from cablekit.corpus.vigil import Vigil
from cablekit.diagnostics import CRASHED
from cablekit.sources import Failure

DEPTH = 3
"""Chunks a worker holds: one at hand, the others so that it need not wait for the next."""
_IN_MEMORY = 1 << 23  # bytes of one chunk's results before they go to a temporary file
_HELD = 1 << 25  # bytes of members of archives that wait in memory, and one chunk more

_END = Chunk(-1)
_PATIENCE = 3  # deaths on one chunk before any input of it was touched
_STARVED = 20  # processes in a row that ended for want of memory, and no chunk was done meanwhile


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
        deaths: workers that died on it, and nobody knows where.
        suspect: place of the input that the worker before died on.
    """

    chunk: Chunk
    deaths: int = 0
    suspect: int | None = None
    results: Results = field(default_factory=Results)
    done: bool = False


class _Worker:
    """A process and what it was given to do, oldest first."""

    def __init__(self, job: Job) -> None:
        self.process = WorkerProcess(job)
        self.tasks: deque[_Task] = deque()
        self._ended = 0  # orders that are done

    def send(self, task: _Task) -> None:
        """Give it a chunk."""
        self.tasks.append(task)
        self.process.send(Order(task.chunk.founds))

    def end(self) -> None:
        """The oldest chunk is done."""
        self.tasks.popleft().done = True
        self._ended += 1

    def at(self) -> tuple[_Task, int] | None:
        """The input that it touches or died on, and the chunk of it."""
        place = self.process.place
        number = place.order - self._ended - 1
        if place.at < 0 or not 0 <= number < len(self.tasks):
            return None
        return self.tasks[number], place.at


class Pool:
    """Workers for one run.

    Args:
        job: what they do.

    Attributes:
        notes: what happened to workers, in words for the user, the oldest first. Who reads them takes them out.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._workers: list[_Worker] = []
        self._waiting: deque[_Task] = deque()  # chunks that a dead worker left
        self._order: deque[_Task] = deque()  # chunks not yet handed on, in order
        self._vigil = Vigil(self._at_work, job.patience)
        self._starved = 0
        self.notes: deque[str] = deque()

    def run(self, chunks: Iterator[Chunk | None]) -> Iterator[tuple[Chunk, Results]]:
        """The results of each chunk, in the order of the chunks, None standing for no chunk at the moment.

        Raises:
            CorpusError: workers can't be started at all.
        """
        more = True
        self._vigil.start()
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
        self._vigil.stop()
        while self._workers:
            self._workers.pop().process.stop()

    def _at_work(self) -> list[WorkerProcess]:
        """The processes from which an answer is due. Asked by the vigil's thread."""
        return [one.process for one in list(self._workers) if one.tasks]

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
            least = self._started() or least
        return least if least is not None and len(least.tasks) < DEPTH else None

    def _started(self) -> _Worker | None:
        """A further worker; none where the system has no room for more than there are."""
        try:
            worker = _Worker(self._job)
        except (OSError, MemoryError, RuntimeError) as error:
            if not self._workers:
                raise CorpusError(f"no process that parses can be started: {error or 'no memory is left'}") from error
            return None
        self._workers.append(worker)
        return worker

    def _receive(self) -> None:
        """Wait for workers and take what each has to say."""
        by_connection = {worker.process.connection: worker for worker in self._workers}
        for ready in wait(list(by_connection)):
            assert isinstance(ready, Connection)
            worker = by_connection[ready]
            try:
                piece: Piece = ready.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            worker.tasks[0].results.add(piece)
            if piece.last:
                worker.end()
                self._starved = 0

    def _bury(self, worker: _Worker) -> None:
        """A worker died: set down what killed it, when that is known, and have the rest done again."""
        self._workers.remove(worker)
        end = worker.process.bury()
        self._starved += worker.process.is_starved
        if self._starved == _STARVED:
            raise CorpusError("the processes that parse get no memory; -j 1 needs the least")
        touched = worker.at()
        for task in worker.tasks:
            task.results.close()
            task.results = Results()
        if touched is not None:
            self._suspect(*touched, end)
        elif worker.tasks:
            worker.tasks[0].deaths += 1
            if worker.tasks[0].deaths > _PATIENCE:
                raise CorpusError(f"processes that parse end before they read anything: {end}")
            self.notes.append(f"a process ended: {end}; another is started")
        self._waiting.extend(worker.tasks)

    def _suspect(self, task: _Task, at: int, end: str) -> None:
        """A worker died on an input: the second time, that is what is told of the input."""
        found = task.chunk.founds[at]
        if task.suspect != at:
            task.suspect = at
            self.notes.append(f"{name_of(found)}: the process that read it ended: {end}; it is read again")
            return
        if isinstance(found, Failure) and found.diagnostic.code == CRASHED.code:
            raise CorpusError(f"workers die of telling that they died; please report this: {end}")
        self.notes.append(f"{name_of(found)}: the process that read it ended again: {end}; it is left")
        task.chunk.founds[at] = crash(found, f"the process that read it ended: {end}")
        task.suspect = None
