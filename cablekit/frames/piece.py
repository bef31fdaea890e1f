"""A Piece: one document that a frame split off a text."""

import msgspec

from cablekit.sources.decoding import line_count


class Piece(msgspec.Struct, frozen=True, gc=False):
    """The text of one document, with the lines that bound its message.

    Attributes:
        text: the text of the document; all pieces, joined, are the whole text.
        first_line: first line of the piece, as a line of the whole text, from 1.
        frame: name of the frame.
        text_line: index of the line `Message Text`, from 0, in the piece; None if the message begins with the piece.
        attributes: where the line `Message Attributes` begins, as an index into `text`; None if the message ends with
            the piece.
        span: where the message begins and ends, as indexes into `text`.
    """

    text: str
    first_line: int
    frame: str
    text_line: int | None
    attributes: int | None
    span: tuple[int, int]

    @property
    def message(self) -> str:
        """The text between the two lines; if one is missing, from the beginning or to the end."""
        return self.text[self.span[0] : self.span[1]]

    @property
    def attributes_line(self) -> int | None:
        """Index of the line `Message Attributes`; None if the message ends with the piece."""
        return None if self.attributes is None else line_count(self.text[: self.attributes])
