"""A worker process as the main process sees it: started, given orders, stopped, and how it ended.

What it runs is `worker`, which brings the parser. That is imported inside the process only: the main process does
without it, and starts quickly.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from types import ModuleType

from cablekit.corpus.job import Job
from cablekit.corpus.messages import Order

_context = get_context("spawn")  # a fork would copy pipes of other workers, and threads in a bad moment


class WorkerProcess:
    """A process that parses for a job, and the pipe to it.

    Attributes:
        connection: what the process says; closed when it is dead.
    """

    def __init__(self, job: Job) -> None:
        self.connection, theirs = _context.Pipe()
        self._process = _context.Process(target=_live, args=(theirs, job), daemon=True)
        with _ctrl_c_held(), _without_main():
            self._process.start()
        theirs.close()

    def send(self, order: Order) -> None:
        """Give it work."""
        try:
            self.connection.send(order)
        except (BrokenPipeError, ConnectionError):
            return  # it is dead; its closed pipe will be met in reading

    def stop(self) -> None:
        """End it."""
        self.connection.close()
        self._process.terminate()
        self._process.join()

    def bury(self) -> str:
        """Wait for the end of one that is dead; what it ended with, in words."""
        self.connection.close()
        self._process.join()
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"status {code}"
        try:
            return f"signal {-code} ({signal.Signals(-code).name})"
        except ValueError:
            return f"signal {-code}"


def _live(connection: Connection, job: Job) -> None:
    """What the process runs."""
    from cablekit.corpus.worker import serve

    serve(connection, job)


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
