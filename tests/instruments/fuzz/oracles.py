"""What must hold whatever the input: the promises of parsing, as checks that raise.

Strategy: a check says what broke by the exception it raises; an exception of cablekit itself says it as well. A run
tells one fault from another by the exception's type and place.
"""

import json
from functools import lru_cache
from typing import Any

import jsonschema
import msgspec

from cablekit.api import Parsed, parse, parse_all
from cablekit.formats import FORMATS, render
from cablekit.formats.json import loads_json
from cablekit.lines import Document
from cablekit.model import Cable, schema

#: control characters that a terminal acts upon; line feeds and tabs are layout
TERMINAL = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0)))) - {"\n", "\t"}


class BrokenPromiseError(AssertionError):
    """Something that parsing promises does not hold."""


def hold(condition: bool, what: str) -> None:
    """Raise when a promise is broken."""
    if not condition:
        raise BrokenPromiseError(what)


def check_input(given: str | bytes, *, thorough: bool = False) -> None:
    """Every promise, for an input of `parse`. `thorough` adds the slow ones: the schema and every format."""
    records = list(parse_all(given))
    hold(bool(records), "an input gave no record")
    for parsed in records:
        check_record(parsed, thorough=thorough)
    if isinstance(given, str):
        check_cut(given, records)
    first = parse(given)
    hold(first.source == records[0].cable.source, "parse gave another record than parse_all")
    hold(first.body == records[0].cable.body, "parse gave another body than parse_all")


def check_cut(text: str, records: list[Parsed]) -> None:
    """The documents of a str, joined, are the str; marks of byte order at their heads may go."""
    joined = "".join(parsed.document.text for parsed in records)
    hold(joined.replace("\ufeff", "") == text.replace("\ufeff", ""), "documents, joined, are not the input")


def check_record(parsed: Parsed, *, thorough: bool = False) -> None:
    """Every promise for one document and its record."""
    check_tokens(parsed.document, parsed)
    check_spans(parsed)
    check_round_trip(parsed.cable)
    if thorough:
        check_formats(parsed)
        validate(msgspec.to_builtins(parsed.cable))
    hold(all(token.kind for token in parsed.tokens), "a token has no kind")


def check_tokens(document: Document, parsed: Parsed) -> None:
    """Tokens joined are the text, and their lines count up without a hole."""
    tokens = parsed.tokens
    hold("".join(token.raw for token in tokens) == document.text, "tokens, joined, are not the text")
    lines = list(dict.fromkeys(token.line for token in tokens))
    hold(lines == list(range(document.first_line, document.first_line + len(lines))), "lines do not count up")
    once = len(lines) == len(tokens) or bool(document.breaks)
    hold(once and all(token.column >= 1 for token in tokens), "a line is several where no line end was lost")


def check_spans(parsed: Parsed) -> None:
    """Ranges of lines stand inside the document."""
    first, last = parsed.cable.source.first_line, parsed.cable.source.last_line
    for field, ranges in parsed.spans.items():
        for start, end in ranges:
            hold(first <= start <= end <= last, f"span of {field} leaves the document")


def check_round_trip(cable: Cable) -> None:
    """The record, written as JSON and read back, is the record."""
    hold(msgspec.json.decode(msgspec.json.encode(cable), type=Cable) == cable, "JSON gives back another record")


def check_formats(parsed: Parsed) -> None:
    """Every format renders; JSON with everything in it reads back; none holds what drives a terminal."""
    for name in FORMATS:
        made = render(parsed, name)
        hold(not TERMINAL.intersection(made), f"{name} holds control characters")
        made.encode()
    full = render(parsed, "jsonl", extras=("raw", "spans"))
    hold(
        json.loads(msgspec.json.encode(loads_json(full))) == json.loads(full),
        "JSON with raw and spans reads back otherwise",
    )


def validate(record: Any) -> None:
    """The record meets the schema that cablekit publishes."""
    error = next(iter(_validator().iter_errors(record)), None)
    hold(error is None, f"the schema says: {error.message[:200] if error else ''}")


@lru_cache(maxsize=1)
def _validator() -> Any:
    return jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())
