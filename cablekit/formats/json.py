"""JSON of a record: indented, or on one line. msgspec writes and reads it.

Strategy: the struct is encoded directly, without a copy of the record.
"""

from typing import TYPE_CHECKING

import msgspec

from cablekit.formats.selection import Selection
from cablekit.formats.visible import escape_json
from cablekit.model import Record

if TYPE_CHECKING:
    from cablekit.api import Parsed

EVERYTHING = Selection()

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Record)


def encode_jsonl(parsed: "Parsed", selection: Selection = EVERYTHING) -> bytes:
    """The record as one line of JSON in UTF-8, with its line end."""
    return escape_json(_encoder.encode(selection.of(parsed))) + b"\n"


def json_text(parsed: "Parsed", selection: Selection = EVERYTHING) -> str:
    """The record as JSON indented by two blanks, with a line end."""
    return pretty(selection.of(parsed))


def pretty(value: object) -> str:
    """Any value that msgspec encodes, as JSON indented by two blanks, with a line end."""
    return escape_json(msgspec.json.format(_encoder.encode(value), indent=2)).decode() + "\n"


def loads_json(data: str | bytes) -> Record:
    """Read back one record from its JSON, with or without what `--with` added.

    Raises:
        msgspec.DecodeError: this is not JSON.
        msgspec.ValidationError: this is JSON, but not a complete record (a subclass of DecodeError). Records pruned by
            `--fields` are refused if a key without a default is missing.
    """
    return _decoder.decode(data)
