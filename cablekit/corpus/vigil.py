"""Workers that stop answering: a thread of the main process ends them, even while that process waits.

Strategy: a worker is alive if its place has changed, or if a message of it waits to be read: then the main process is
busy. Silence is added up check by check, so that the time for which the machine slept, or the run was stopped with
Ctrl-Z, counts as one check at most. A worker that is silent for too long is killed. Its pipe closes, and that wakes the
main process, whether it is reading, writing or waiting.
"""

import time
from collections.abc import Callable, Sequence
from threading import Event, Thread

from cablekit.corpus.messages import Place
from cablekit.corpus.process import WorkerProcess

_LOOK = 1.0  # seconds between two checks
_STARTING = 120.0  # seconds that a worker may take to start on a busy machine, before it has read any file


class Vigil:
    """A watch over workers.

    Args:
        at_work: returns the workers that have work.
        patience: seconds that a worker may be silent; 0 for no limit.
    """

    def __init__(self, at_work: Callable[[], Sequence[WorkerProcess]], patience: float) -> None:
        self._at_work = at_work
        self._patience = patience
        self._look = min(_LOOK, patience / 4)
        self._ended = Event()
        self._silent: dict[WorkerProcess, tuple[Place, float]] = {}

    def start(self) -> None:
        """Start watching."""
        if self._patience:
            Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        """Stop watching."""
        self._ended.set()

    def _watch(self) -> None:
        before = time.monotonic()
        while not self._ended.wait(self._look):
            now = time.monotonic()
            self.look(min(now - before, 2 * self._look))
            before = now

    def look(self, passed: float) -> None:
        """Check each worker once; `passed` is the time since the last check, in seconds."""
        known, self._silent = self._silent, {}
        for worker in self._at_work():
            place = worker.place
            last, silent = known.get(worker, (None, 0.0))
            silent = 0.0 if place != last or _has_spoken(worker) else silent + passed
            patience = self._patience if place.order else max(self._patience, _STARTING)
            if silent < patience:
                self._silent[worker] = place, silent
            else:
                worker.kill(f"no sign of life for {patience:g} s")


def _has_spoken(worker: WorkerProcess) -> bool:
    try:
        return worker.connection.poll(0)
    except (OSError, EOFError):  # it is dead and being removed
        return True
