"""Values of a record by their paths: `routing.dtg`, `body.references.*.year`, `diag:gap`."""

from collections.abc import Iterable
from typing import Any

import msgspec

from cablekit.api import parse


def values(text: str, paths: Iterable[str]) -> dict[str, Any]:
    """What stands at each path in the record of a text."""
    record = msgspec.to_builtins(parse(text))
    return {path: _diagnostics(record, path[5:]) if path.startswith("diag:") else _at(record, path) for path in paths}


def _diagnostics(record: Any, name: str) -> list[tuple[Any, ...]]:
    """Line, field, message and the values of the witnesses, of each diagnostic of a name."""
    return [
        (one["line"], one["field"], one["message"], *(witness["value"] for witness in one["values"]))
        for one in record["diagnostics"]
        if one["name"] == name
    ]


def _at(record: Any, path: str) -> Any:
    found, many = [record], False
    for key in path.split("."):
        if key == "*":
            found, many = [inner for one in found for inner in one], True
        else:
            found = [None if one is None else one[int(key) if key.isdigit() else key] for one in found]
    return found if many else found[0]
