"""A worker process as the main process sees it: started, given orders, watched, stopped, and how it ended.

Strategy: what it runs is `worker`, which brings the parser. That is imported inside the process only: the main process
does without it, and starts quickly. A few numbers in shared memory say which input the worker touches. They cost
nothing to write, and outlive a worker that can no longer speak.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import Array, c_longlong
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from types import ModuleType

from cablekit.corpus.job import Job
from cablekit.corpus.messages import Order, Place

_context = get_context("spawn")  # a fork would copy pipes of other workers, and threads in a bad moment

OUT_OF_MEMORY = 71
"""Status of a worker that got no memory."""
BROKEN = 72
"""Status of a worker in which a thread died."""
_ENDS = {OUT_OF_MEMORY: "no memory was left", BROKEN: "a thread in it died"}
_PARTING = 10.0  # seconds that a killed process may take to end; one that waits for a dead disk takes for ever


class WorkerProcess:
    """A process that parses for a job, and the pipe to it.

    Attributes:
        connection: what the process says; closed when it is dead.
    """

    def __init__(self, job: Job) -> None:
        self.connection, theirs = _context.Pipe()
        self._place: Array[c_longlong] = _context.RawArray(c_longlong, len(Place._fields))
        self._process = _context.Process(target=_live, args=(theirs, self._place, job), daemon=True)
        self._killed: str | None = None
        with _ctrl_c_held(), _without_main():
            self._process.start()
        theirs.close()

    @property
    def place(self) -> Place:
        """What it touches, or touched last."""
        return Place(*self._place)

    @property
    def is_starved(self) -> bool:
        """Whether it ended for want of memory."""
        return self._process.exitcode == OUT_OF_MEMORY

    def send(self, order: Order) -> None:
        """Give it work."""
        try:
            self.connection.send(order)
        except (BrokenPipeError, ConnectionError):
            return  # it is dead; its closed pipe will be met in reading

    def kill(self, why: str) -> None:
        """End it from another thread; who reads from it or writes to it meets a closed pipe."""
        self._killed = why
        self._process.kill()

    def stop(self) -> None:
        """End it. SIGTERM would wait for ever where somebody has stopped the process."""
        self.connection.close()
        self._process.kill()
        self._process.join(_PARTING)

    def bury(self) -> str:
        """Wait for the end of one that is dead; what it ended with, in words."""
        self.connection.close()
        self._process.join(_PARTING)
        return self._killed or _ended(self._process.exitcode)


def _ended(code: int | None) -> str:
    if code is None or code >= 0:
        return _ENDS.get(code or 0, f"status {code}")
    try:
        return f"signal {-code} ({signal.Signals(-code).name})"
    except ValueError:
        return f"signal {-code}"


def _live(connection: Connection, place: "Array[c_longlong]", job: Job) -> None:
    """What the process runs."""
    try:
        from cablekit.corpus.worker import serve

        serve(connection, place, job)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


@contextmanager
def _without_main() -> Iterator[None]:
    """Start a process that does not run the caller's program once more: it needs nothing of it.

    A new process imports the main module again, which is what a script without `if __name__ == "__main__"` can't
    stand, and takes a second where that is Spark's.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _ctrl_c_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts: the child takes the blocked signal over and never sees one."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # the first process would start it, and that lets Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
