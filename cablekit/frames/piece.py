"""A Piece: what a frame makes of a text that holds one document or several."""

from typing import NamedTuple


class Piece(NamedTuple):
    """The text of one document, with the lines that bound its message.

    Attributes:
        text: its text; the pieces of a text, joined, are the text.
        first_line: line of the whole text, from 1, that it begins on.
        frame: name of the frame.
        text_line: index of the line `Message Text`, from 0, in the piece; None where the message begins with the piece.
        attributes_line: index of the line `Message Attributes`; None where the message ends with the piece.
        span: where the message begins and ends, as indexes into `text`.
    """

    text: str
    first_line: int
    frame: str
    text_line: int | None
    attributes_line: int | None
    span: tuple[int, int]

    @property
    def message(self) -> str:
        """The text between the two lines; without them, from the beginning, to the end."""
        return self.text[self.span[0] : self.span[1]]
