"""What the main process and its workers say to each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cablekit.corpus.inputs import Found
from cablekit.corpus.summary import Tally
from cablekit.diagnostics import CRASHED
from cablekit.sources import Failure
from cablekit.sources.items import shown

PIECE = 50
"""Records a piece holds at most; inputs with many cables make several pieces."""


@dataclass(frozen=True, slots=True)
class Order:
    """A chunk as it is sent to a worker.

    Attributes:
        founds: the inputs.
    """

    founds: Sequence[Found]


class Place(NamedTuple):
    """What a worker is at, as numbers in memory that it shares with the main process.

    Attributes:
        order: number, from 1, of the order it works on; 0 before the first.
        at: place of the input in it, from 0; -1 before the first and after the last.
        cables: how many cables it has made of all its inputs.
    """

    order: int
    at: int
    cables: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Encoded records. The last piece of a chunk may be empty.

    Attributes:
        data: what the encoder made.
        errors: JSON lines for --errors.
        tally: counts of these records.
        last: no more pieces of this chunk follow.
    """

    data: bytes
    errors: bytes
    tally: Tally
    last: bool


def name_of(found: Found) -> str:
    """The name of an input, fit for a terminal."""
    return shown(found.path if found.member is None else f"{found.path}!{found.member}")


def crash(found: Found, story: str) -> Failure:
    """An input that cablekit failed on, as a Failure."""
    return Failure(found.path, found.member, CRASHED.at(None, None, f"{name_of(found)}: {story}"))
