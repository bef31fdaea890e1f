"""A worker process as the main process sees it: start, orders, progress, stop, and how it ended.

Strategy: the process runs `worker`, which imports the parser. The main process does not import it, and so starts
quickly. A few numbers in shared memory say which input the worker reads. They cost nothing to write, and remain after a
worker has died.
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
from cablekit.corpus.messages import BROKEN, OUT_OF_MEMORY, Order, Place, send_order

_context = get_context("spawn")  # a fork would copy the pipes of other workers, and locks that threads hold

_ENDS = {OUT_OF_MEMORY: "no memory was left", BROKEN: "a thread in it died"}
_GRACE = 10.0  # seconds that a killed process may take to end; one that waits for a dead disk never ends


class WorkerProcess:
    """A process that parses for a job, and the pipe to it.

    Args:
        job: the run.

    Attributes:
        connection: our end of the pipe; the other end is closed when the process is dead.
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
        """The input that it reads, or read last."""
        return Place(*self._place)

    @property
    def is_starved(self) -> bool:
        """Whether it ended for lack of memory."""
        return self._process.exitcode == OUT_OF_MEMORY

    def send(self, order: Order) -> None:
        """Send it work."""
        try:
            send_order(self.connection, order)
        except (BrokenPipeError, ConnectionError):
            return  # it is dead; reading from it will show that

    def kill(self, why: str) -> None:
        """End it from another thread; any read or write on its pipe then fails. `why` is reported as its end."""
        self._killed = why
        self._process.kill()

    def stop(self) -> None:
        """End it. SIGTERM would wait for ever if the process is stopped (SIGSTOP)."""
        self.connection.close()
        self._process.kill()
        self._process.join(_GRACE)

    def bury(self) -> str:
        """Wait for the end of a dead process; return in words how it ended."""
        self.connection.close()
        self._process.join(_GRACE)
        return self._killed or _ended(self._process.exitcode)


def _ended(code: int | None) -> str:
    if code is None or code >= 0:
        return _ENDS.get(code or 0, f"status {code}")
    try:
        return f"signal {-code} ({signal.Signals(-code).name})"
    except ValueError:
        return f"signal {-code}"


def _live(connection: Connection, place: "Array[c_longlong]", job: Job) -> None:
    """Run the worker: the target of the process."""
    try:
        from cablekit.corpus.worker import serve

        serve(connection, place, job)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


@contextmanager
def _without_main() -> Iterator[None]:
    """Start a process that does not run the caller's program again: it does not need it.

    A new process imports the main module again. That fails for a script without `if __name__ == "__main__"`, and takes
    a second for Spark's.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _ctrl_c_held() -> Iterator[None]:
    """Block Ctrl-C while a process starts: the child inherits the blocked signal and never receives it."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # else the first process starts it, and that unblocks Ctrl-C
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
