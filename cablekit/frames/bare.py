"""No frame: a text that no printer's marks enclose is one document, and all of it is the message.

Releases under FOIA and texts that were typed by hand look so (1979KUWAIT00486).
"""

from cablekit.frames.piece import Piece

NAME = "bare"


def whole(text: str) -> Piece:
    """The text as one document."""
    return Piece(text, 1, NAME, None, None, (0, len(text)))
