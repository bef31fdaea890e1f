"""A worker process: chunks of inputs in, encoded records out.

Strategy: one thread reads chunks from the pipe into a queue and another sends pieces, so that neither process waits for
the other while both have work; the main thread of the worker reads, parses and encodes. Any failure on an input becomes
that input's record. The worker ends when the pipe is closed, so it does not outlive the main process.
"""

import gc
import os
import signal
import threading
import traceback
from collections.abc import Iterator, MutableSequence
from ctypes import Array, c_longlong
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue, SimpleQueue
from threading import Thread

from cablekit.api import Parsed, read_item
from cablekit.corpus.inputs import Found
from cablekit.corpus.job import Job
from cablekit.corpus.messages import BROKEN, OUT_OF_MEMORY, PIECE, Order, Piece, Place, crash, receive_order
from cablekit.corpus.summary import Tally, error_lines
from cablekit.corpus.writers import encoder

_AHEAD = 8  # pieces that may wait while the main process is busy
_ORDER, _AT, _CABLES = range(len(Place._fields))


def serve(connection: Connection, place: "Array[c_longlong]", job: Job) -> None:
    """Run a worker until the pipe is closed.

    Args:
        connection: the pipe to the main process.
        place: shared memory for the position of the worker, see `Place`.
        job: the run.

    Raises:
        MemoryError: there is no memory for the worker.
    """
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # the terminal sends Ctrl-C to the whole group; the main process decides
    threading.excepthook = _end  # else the death of a thread would leave the main process waiting for ever
    orders: SimpleQueue[Order | None] = SimpleQueue()
    pieces: Queue[Piece] = Queue(_AHEAD)
    try:
        Thread(target=_receive, args=(connection, orders), daemon=True).start()
        Thread(target=_send, args=(connection, pieces), daemon=True).start()
    except RuntimeError as error:  # no memory for the stack, or too many processes of this user
        raise MemoryError from error
    work = Work(job, place)
    # Imported objects are never garbage, and records have no cycles: collecting less often saves 3 % of the time.
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
    order = orders.get()
    while order is not None:
        for piece in work.pieces(order):
            pieces.put(piece)
        order = None  # its inputs are freed before the next order is received
        order = orders.get()


def _end(death: threading.ExceptHookArgs) -> None:
    """End the process when a thread dies: the main process sees the closed pipe, and has the work done again."""
    if isinstance(death.exc_value, MemoryError):
        os._exit(OUT_OF_MEMORY)
    threading.__excepthook__(death)
    os._exit(BROKEN)


def _receive(connection: Connection, orders: "SimpleQueue[Order | None]") -> None:
    while True:
        try:
            orders.put(receive_order(connection))
        except (EOFError, OSError):
            orders.put(None)
            return


def _send(connection: Connection, pieces: "Queue[Piece]") -> None:
    while True:
        try:
            connection.send(pieces.get())
        except (BrokenPipeError, ConnectionError):
            os._exit(0)  # the main process has ended, so there is nobody to report to


class Work:
    """Reads, parses and encodes the inputs of orders, apart from the transport of orders and pieces.

    Args:
        job: the run.
        place: memory for the position in the work, see `Place`.
    """

    def __init__(self, job: Job, place: "MutableSequence[int] | Array[c_longlong]") -> None:
        self._place = place
        self._encoder = encoder(job)
        self._bounds = job.bounds
        self._wants_errors = job.errors is not None
        self._errors: list[bytes] = []
        self._tally = Tally()

    def pieces(self, order: Order) -> Iterator[Piece]:
        """Yield the pieces of a chunk; the last one is marked."""
        self._place[_AT] = -1
        self._place[_ORDER] += 1
        for at, found in enumerate(order.founds):
            self._place[_AT] = at
            yield from self._input(found)
        self._place[_AT] = -1
        yield self._piece(last=True)

    def _input(self, found: Found) -> Iterator[Piece]:
        before = number = getattr(found, "before", 0)  # documents of a long text in earlier stretches
        try:
            for number, parsed in enumerate(read_item(found, self._bounds), before + 1):
                self._take(parsed, found, number)
                if self._tally.cables == PIECE:
                    yield self._piece(last=False)
        except MemoryError:
            raise  # the next worker starts with empty memory
        except Exception as error:  # must never happen; if it does, it costs one record, which reports it
            for parsed in read_item(crash(found, _story(error))):
                self._take(parsed, found, number + 1)

    def _take(self, parsed: Parsed, found: Found, number: int) -> None:
        self._encoder.add(parsed, found, number)
        self._place[_CABLES] += 1
        if self._tally.count(parsed) and self._wants_errors:
            self._errors.append(error_lines(parsed))

    def _piece(self, last: bool) -> Piece:
        piece = Piece(self._encoder.take(), b"".join(self._errors), self._tally, last)
        self._errors, self._tally = [], Tally()
        return piece


def _story(error: Exception) -> str:
    """Return an exception in words, with the place in the code that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {error}{place}"
