"""The messages between the main process and its workers."""

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import NamedTuple

from cablekit.corpus.inputs import Found
from cablekit.corpus.summary import Tally
from cablekit.diagnostics import CRASHED
from cablekit.sources import Failure
from cablekit.sources.items import shown

OUT_OF_MEMORY = 71
"""Exit status of a worker that got no memory."""
BROKEN = 72
"""Exit status of a worker in which a thread died."""
PIECE = 50
"""Maximum number of records in a piece; inputs with many cables make several pieces."""


@dataclass(frozen=True, slots=True)
class Order:
    """A chunk as it is sent to a worker.

    Attributes:
        founds: the inputs.
    """

    founds: Sequence[Found]


def send_order(connection: Connection, order: Order) -> None:
    """Send an order; bytes that are many follow it as messages of their own, without being copied (PEP 574)."""
    apart: list[pickle.PickleBuffer] = []
    connection.send_bytes(pickle.dumps(order, 5, buffer_callback=apart.append))
    for buffer in apart:
        connection.send_bytes(buffer.raw())


def receive_order(connection: Connection) -> Order:
    """Wait for an order.

    Raises:
        EOFError, OSError: the pipe is closed.
    """
    order: Order = pickle.loads(connection.recv_bytes(), buffers=_buffers(connection))
    return order


def _buffers(connection: Connection) -> Iterator[bytes]:
    while True:
        yield connection.recv_bytes()


class Place(NamedTuple):
    """The position of a worker in its work: numbers in memory that it shares with the main process.

    Attributes:
        order: number of the order, from 1; 0 before the first.
        at: place of the input in the order, from 0; -1 before the first and after the last.
        cables: number of cables made from all its inputs.
    """

    order: int
    at: int
    cables: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Encoded records. The last piece of a chunk may be empty.

    Attributes:
        data: output of the encoder.
        errors: JSON lines for --errors.
        tally: counts of these records.
        last: whether it is the last piece of its chunk.
    """

    data: bytes
    errors: bytes
    tally: Tally
    last: bool


def name_of(found: Found) -> str:
    """Return the name of an input, safe to print on a terminal."""
    return shown(found.path if found.member is None else f"{found.path}!{found.member}")


def crash(found: Found, story: str) -> Failure:
    """Return a Failure for an input that cablekit failed on; `story` says how."""
    return Failure(found.path, found.member, CRASHED.at(None, None, f"{name_of(found)}: {story}"))
