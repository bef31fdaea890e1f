"""What the main process and its workers say to each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

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
        announce: say which input comes next before touching it, since one of them killed a worker.
    """

    founds: Sequence[Found]
    announce: bool = False


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


Message: TypeAlias = "Piece | int"
"""What a worker sends: a piece, or the place of the input that it touches next."""


def crash(found: Found, story: str) -> Failure:
    """An input that cablekit failed on, as a Failure."""
    name = shown(found.path if found.member is None else f"{found.path}!{found.member}")
    return Failure(found.path, found.member, CRASHED.at(None, None, f"{name}: {story}"))
