"""A worker process: chunks of inputs in, encoded records out.

Strategy: one thread takes chunks from the pipe into a queue and another sends pieces, so that neither process waits for
the other while both have work; the worker's own thread reads, parses and encodes. Whatever goes wrong with one input
becomes that input's record. The worker ends when the pipe does, so it outlives nobody.
"""

import gc
import os
import signal
import traceback
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue, SimpleQueue
from threading import Thread

from cablekit.api import Parsed, read_item
from cablekit.corpus.inputs import Found
from cablekit.corpus.job import Job
from cablekit.corpus.messages import PIECE, Message, Order, Piece, crash
from cablekit.corpus.summary import Tally, error_lines
from cablekit.corpus.writers import encoder


def serve(connection: Connection, job: Job) -> None:
    """The life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the main process decides
    orders: SimpleQueue[Order | None] = SimpleQueue()
    messages: Queue[Message] = Queue()
    Thread(target=_receive, args=(connection, orders), daemon=True).start()
    Thread(target=_send, args=(connection, messages), daemon=True).start()
    work = Work(job)
    # What was imported is never garbage, and records are trees: looking for cycles less often saves a thirtieth.
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
    while (order := orders.get()) is not None:
        for message in work.messages(order):
            messages.put(message)
            if order.announce:
                messages.join()  # what is said to be touched next must be out before it is touched


def _receive(connection: Connection, orders: "SimpleQueue[Order | None]") -> None:
    while True:
        try:
            orders.put(connection.recv())
        except (EOFError, OSError):
            orders.put(None)
            return


def _send(connection: Connection, messages: "Queue[Message]") -> None:
    while True:
        try:
            connection.send(messages.get())
        except (BrokenPipeError, ConnectionError):
            os._exit(0)  # the main process is gone, and with it all who could be told
        messages.task_done()


class Work:
    """What a worker does with its orders, whoever carries the messages."""

    def __init__(self, job: Job) -> None:
        self._encoder = encoder(job)
        self._bounds = job.bounds
        self._wants_errors = job.errors is not None
        self._errors: list[bytes] = []
        self._tally = Tally()

    def messages(self, order: Order) -> Iterator[Message]:
        """The pieces of a chunk, the last one marked."""
        for at, found in enumerate(order.founds):
            if order.announce:
                yield at
            yield from self._input(found)
        yield self._piece(last=True)

    def _input(self, found: Found) -> Iterator[Piece]:
        before = number = getattr(found, "before", 0)  # documents of a long text that others have
        try:
            for number, parsed in enumerate(read_item(found, self._bounds), before + 1):
                self._take(parsed, found, number)
                if self._tally.cables == PIECE:
                    yield self._piece(last=False)
        except Exception as error:  # promised never to happen; if it does, it costs one record and is told in it
            for parsed in read_item(crash(found, _story(error))):
                self._take(parsed, found, number + 1)

    def _take(self, parsed: Parsed, found: Found, number: int) -> None:
        self._encoder.add(parsed, found, number)
        if self._tally.count(parsed) and self._wants_errors:
            self._errors.append(error_lines(parsed))

    def _piece(self, last: bool) -> Piece:
        piece = Piece(self._encoder.take(), b"".join(self._errors), self._tally, last)
        self._errors, self._tally = [], Tally()
        return piece


def _story(error: Exception) -> str:
    """An exception and the place in cablekit it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {error}{place}"
