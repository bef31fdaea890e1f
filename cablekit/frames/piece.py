"""A Piece: one document that a frame split off a text."""

import msgspec


class Piece(msgspec.Struct, frozen=True, gc=False):
    """The text of one document, with the lines that bound its message.

    Attributes:
        text: the text of the document; all pieces, joined, are the whole text.
        first_line: first line of the piece, as a line of the whole text, from 1.
        frame: name of the frame.
        text_line: index of the line `Message Text`, from 0, in the piece; None if the message begins with the piece.
        attributes_line: index of the line `Message Attributes`; None if the message ends with the piece.
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
        """The text between the two lines; if one is missing, from the beginning or to the end."""
        return self.text[self.span[0] : self.span[1]]
