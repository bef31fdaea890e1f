"""Worker processes: chunks are sent to any free worker, results are returned in the order of the chunks.

Strategy: each worker has a pipe of its own, so a dead worker is recognised by its closed pipe and nothing else is lost.
Another worker does its unfinished chunks again. An input on which two workers die or stop answering is recorded as
crashed; an input whose worker was killed from outside is simply read again. The results of a chunk are delivered when
the chunk is complete, so a death changes nothing in the output except that one record. Workers are started as chunks
need them; a thread (`vigil`) ends those that stop answering.
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
"""Chunks that a worker holds: one in work, the others so that it does not have to wait for the next."""
_IN_MEMORY = 1 << 23  # bytes of one chunk's results beyond which they are kept in a temporary file
_HELD = 1 << 25  # bytes of archive members waiting in memory, beyond which no further chunk is sent

_END = Chunk(-1)
_PATIENCE = 3  # deaths allowed on one chunk before any of its inputs was begun
_STARVED = 20  # processes in a row that ended for lack of memory, without any chunk done in between


class Results:
    """The pieces of one chunk; on disk if they are large."""

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
                self._spill = tempfile.TemporaryFile()  # noqa: SIM115  # open until its pieces are read
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
        """Remove the pieces on disk."""
        if self._spill is not None:
            self._spill.close()


@dataclass(slots=True)
class _Task:
    """A chunk whose results are not delivered yet.

    Attributes:
        chunk: the chunk.
        deaths: workers that died on it at an unknown input.
        suspect: place of the input that the previous worker died on.
        results: its results so far.
        done: whether the results are complete.
    """

    chunk: Chunk
    deaths: int = 0
    suspect: int | None = None
    results: Results = field(default_factory=Results)
    done: bool = False


class _Worker:
    """A process and its tasks, oldest first."""

    def __init__(self, job: Job) -> None:
        self.process = WorkerProcess(job)
        self.tasks: deque[_Task] = deque()
        self._ended = 0  # number of orders done

    def send(self, task: _Task) -> None:
        """Send it a chunk."""
        self.tasks.append(task)
        self.process.send(Order(task.chunk.founds))

    def end(self) -> None:
        """Mark the oldest chunk as done."""
        self.tasks.popleft().done = True
        self._ended += 1

    def at(self) -> tuple[_Task, int] | None:
        """Return the task and the place of the input that it works on or died on; None if there is none."""
        place = self.process.place
        number = place.order - self._ended - 1
        if place.at < 0 or not 0 <= number < len(self.tasks):
            return None
        return self.tasks[number], place.at


class Pool:
    """Workers for one run.

    Args:
        job: the run.

    Attributes:
        notes: what happened to workers, in sentences for the user, oldest first. The reader removes what it has read.
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
        """Yield each chunk with its results, in order. `chunks` yields None when there is no chunk at the moment.

        Raises:
            CorpusError: workers can't be started, or can't work.
        """
        has_more = True
        self._vigil.start()
        while True:
            has_more = self._deal(chunks, has_more)
            if not self._order and not has_more:
                return
            while self._order and self._order[0].done:
                task = self._order.popleft()
                yield task.chunk, task.results
                has_more = self._deal(chunks, has_more)
            if self._order:
                self._receive()

    def close(self) -> None:
        """Stop the workers."""
        self._vigil.stop()
        while self._workers:
            self._workers.pop().process.stop()

    def _at_work(self) -> list[WorkerProcess]:
        """Return the processes that have work. Called by the vigil's thread."""
        return [worker.process for worker in list(self._workers) if worker.tasks]

    def _deal(self, chunks: Iterator[Chunk | None], has_more: bool) -> bool:
        """Send chunks while there is room; return whether more may follow."""
        while self._waiting or (has_more and self._has_room()):
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
        return has_more

    def _has_room(self) -> bool:
        """Whether another chunk may be sent: while one is slow, results and archive members fill the memory."""
        if len(self._order) >= self._job.workers * (DEPTH + 1):
            return False
        return sum(task.chunk.held for task in self._order) < _HELD

    def _free(self) -> _Worker | None:
        """Return the worker with the fewest chunks, or a new one if all are busy; None if none has room."""
        least = min(self._workers, key=lambda worker: len(worker.tasks), default=None)
        if (least is None or least.tasks) and len(self._workers) < self._job.workers:
            least = self._started() or least
        return least if least is not None and len(least.tasks) < DEPTH else None

    def _started(self) -> _Worker | None:
        """Start another worker; None if the system has no room for more."""
        try:
            worker = _Worker(self._job)
        except (OSError, MemoryError, RuntimeError) as error:
            if not self._workers:
                raise CorpusError(f"no worker process can be started: {error or 'no memory is left'}") from error
            return None
        self._workers.append(worker)
        return worker

    def _receive(self) -> None:
        """Wait for workers and take the piece that each has sent."""
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
        """Handle the death of a worker: note the input that it died on, if known, and give its chunks to others."""
        self._workers.remove(worker)
        end = worker.process.bury()
        self._starved += worker.process.is_starved
        if self._starved == _STARVED:
            raise CorpusError("the worker processes get no memory; -j 1 needs the least")
        touched = worker.at()
        for task in worker.tasks:
            task.results.close()
            task.results = Results()
        if touched is not None:
            self._suspect(*touched, end)
        elif worker.tasks:
            worker.tasks[0].deaths += 1
            if worker.tasks[0].deaths > _PATIENCE:
                raise CorpusError(f"worker processes end before they read anything: {end}")
            self.notes.append(f"a process ended: {end}; another is started")
        self._waiting.extend(worker.tasks)

    def _suspect(self, task: _Task, at: int, end: str) -> None:
        """Note that a worker died on an input; the second time, record the input as crashed."""
        found = task.chunk.founds[at]
        if task.suspect != at:
            task.suspect = at
            self.notes.append(f"{name_of(found)}: the process that read it ended: {end}; it is read again")
            return
        if isinstance(found, Failure) and found.diagnostic.code == CRASHED.code:
            raise CorpusError(f"workers die while they record a crash; please report this: {end}")
        self.notes.append(f"{name_of(found)}: the process that read it ended again: {end}; it is left out")
        task.chunk.founds[at] = crash(found, f"the process that read it ended: {end}")
        task.suspect = None
