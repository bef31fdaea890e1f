"""Records as rows of a table: field by field, without what a form may change."""

import re
from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from cablekit.api import parse_all

Value = Any
"""A field's value out of `msgspec.to_builtins`."""
Row = dict[str, Value]

_PARTS = ("header", "routing", "body")
_BLANKS = re.compile(r"[^\S\n]+")


def rows(data: bytes | str) -> list[Row]:
    """The records of a file, each as field -> value in the order of the record; `source` is left out."""
    return [dict(_flat(msgspec.to_builtins(parsed.cable))) for parsed in parse_all(data)]


def _flat(record: Row) -> Iterator[tuple[str, Value]]:
    for name, value in record.items():
        if name in _PARTS:
            yield from ((f"{name}.{inner}", one) for inner, one in value.items())
        elif name != "source":
            yield name, value


def without(row: Row, codes: Collection[str]) -> Row:
    """A row without diagnostics of these codes."""
    return {**row, "diagnostics": [one for one in row["diagnostics"] if one["code"] not in codes]}


def without_lines(row: Row) -> Row:
    """A row without line numbers: in diagnostics and their values, gaps, excisions and citations in the text."""
    return {field: _unnumbered(value) for field, value in row.items()}


def _unnumbered(value: Value) -> Value:
    if isinstance(value, list):
        return [_unnumbered(one) for one in value]
    if isinstance(value, dict):
        return {key: _unnumbered(one) for key, one in value.items() if key != "line"}
    return value


def shifted(row: Row, lines: int) -> Row:
    """A row with every line number moved down."""
    return {field: _moved(value, lines) for field, value in row.items()}


def _moved(value: Value, lines: int) -> Value:
    if isinstance(value, list):
        return [_moved(one, lines) for one in value]
    if isinstance(value, dict):
        return {
            key: one + lines if key == "line" and one is not None else _moved(one, lines) for key, one in value.items()
        }
    return value


def folded(value: Value) -> Value:
    """A value with runs of blanks inside lines as one and none at their ends; line breaks stay."""
    if isinstance(value, str):
        return "\n".join(_BLANKS.sub(" ", line).strip() for line in value.split("\n"))
    if isinstance(value, list):
        return [folded(one) for one in value]
    if isinstance(value, dict):
        return {key: folded(one) for key, one in value.items()}
    return value
