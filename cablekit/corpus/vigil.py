"""Workers that stop answering: a thread of the main process ends them, whatever else that process waits for.

Strategy: a worker is alive while the place it works at changes, or while something it said waits to be read: then it
is the main process that is busy. Silence is counted look by look, so that a machine that slept, or a run that was
stopped with Ctrl-Z, counts for no more than one look. A worker that was silent for too long is killed. Its pipe closes,
and that wakes the main process, which may be reading from it, writing to it or waiting.
"""

import time
from collections.abc import Callable, Sequence
from threading import Event, Thread

from cablekit.corpus.messages import Place
from cablekit.corpus.process import WorkerProcess

_LOOK = 1.0  # seconds between two looks
_STARTING = 120.0  # seconds that a worker may take to start, on a busy machine: that is no file's fault


class Vigil:
    """A watch over workers.

    Args:
        at_work: asked for the workers from which an answer is due.
        patience: seconds that one may be silent; 0 watches none.
    """

    def __init__(self, at_work: Callable[[], Sequence[WorkerProcess]], patience: float) -> None:
        self._at_work = at_work
        self._patience = patience
        self._look = min(_LOOK, patience / 4)
        self._ended = Event()
        self._silent: dict[WorkerProcess, tuple[Place, float]] = {}

    def start(self) -> None:
        """Begin to watch."""
        if self._patience:
            Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        """Watch no longer."""
        self._ended.set()

    def _watch(self) -> None:
        before = time.monotonic()
        while not self._ended.wait(self._look):
            now = time.monotonic()
            self.look(min(now - before, 2 * self._look))
            before = now

    def look(self, passed: float) -> None:
        """Look at each worker once; so many seconds passed since the last look."""
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
    except (OSError, EOFError):  # it is being buried
        return True
