"""Where the values of a record are in its source. Looked up only when a finding needs a line."""

from cablekit.diagnostics import Witness
from cablekit.fields.attributes import first_of
from cablekit.lines import Kind, Transmission
from cablekit.tokenizer import Tokenized

#: field -> the kinds of line it is read from; the first one present counts
_KINDS = {
    "body.banner": (Kind.BANNER,),
    "body.captions": (Kind.CAPTION,),
    "body.classification": (Kind.BANNER,),
    "body.executive_order": (Kind.EXECUTIVE_ORDER,),
    "body.references": (Kind.REFERENCE,),
    "body.subject": (Kind.SUBJECT,),
    "body.tags": (Kind.TAGS,),
    "header.received": (Kind.PAGE,),
    "mrn": (Kind.BANNER, Kind.PAGE),
    "part.of": (Kind.PAGE,),
    "routing.dtg": (Kind.DTG,),
    "routing.from": (Kind.FROM,),
    "routing.to": (Kind.TO,),
}


class Places:
    """The lines of one document, by the field they became.

    Args:
        tokenized: the document as tokens; None if only the record is available: then every line is null.

    Attributes:
        transmissions: the transmissions as tokens, in file order; none if only the record is available.
    """

    __slots__ = ("_tokenized", "transmissions")

    def __init__(self, tokenized: Tokenized | None) -> None:
        self._tokenized = tokenized
        self.transmissions: list[Transmission] = tokenized.transmissions if tokenized else []

    def line(self, field: str) -> int | None:
        """First line, from 1 in the source, that a field such as `body.tags` or `attributes.tags` was read from."""
        if self._tokenized is None:
            return None
        if field.startswith("attributes."):
            index = first_of(self._tokenized.attributes, field)
            return None if index is None else self._tokenized.lines.numbers[index]
        if field == "release.date":
            return self._tokenized.lines.first_of(Kind.STAMP)
        for part in self.transmissions:
            if (line := line_in(part, field)) is not None:
                return line
        return None

    def witness(self, field: str, value: str | None) -> Witness:
        """A value that a check compares, with its line."""
        return Witness(field, value, self.line(field))


def line_in(part: Transmission, field: str) -> int | None:
    """First line of a field in one transmission."""
    for kind in _KINDS[field]:
        if lines := part.of(kind):
            return lines[0].number
    return None
