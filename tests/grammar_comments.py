"""What the comments of grammar.py say: the lines in quotes above each pattern, which the pattern was learnt from."""

import re
from functools import cache
from pathlib import Path

from cablekit import grammar

_SOURCE = Path(grammar.__file__)
_ASSIGNED = re.compile(r"^(?P<name>[A-Z][A-Z_]*)\b[^=]*=")
_QUOTED = re.compile(r'"(?P<line>[^"]+)"')


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern of grammar.py by its name."""
    return {name: value for name, value in vars(grammar).items() if isinstance(value, re.Pattern)}


@cache
def quoted() -> tuple[tuple[str, str], ...]:
    """(name, line) for each line in quotes in the comment above a public name of grammar.py."""
    found: list[tuple[str, str]] = []
    comment: list[str] = []
    for row in _SOURCE.read_text(encoding="utf-8").splitlines():
        if row.startswith("#:"):
            comment.append(row[2:].strip())
            continue
        assigned = _ASSIGNED.match(row)
        if assigned:
            found += [(assigned["name"], line["line"]) for line in _QUOTED.finditer(" ".join(comment))]
        if assigned or not row:
            comment = []
    return tuple(found)


@cache
def methods(name: str) -> frozenset[str]:
    """How cablekit uses a pattern: match, search, fullmatch, findall, finditer, sub."""
    used = re.compile(rf"\b{name}\.(match|search|fullmatch|findall|finditer|sub)\b")
    return frozenset(used.findall(_package()))


@cache
def _package() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in _SOURCE.parent.rglob("*.py"))
