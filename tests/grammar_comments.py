"""What the comments of patterns say: the lines in quotes above each pattern, which the pattern was learnt from.

A module of the package that has a public pattern is a module of grammar, wherever it stands. A pattern is known by its
name; where two modules have a pattern of one name, by module and name: "fields.release.CASE_ID".
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import cablekit

_ROOT = Path(cablekit.__file__).parent
_ASSIGNED = re.compile(r"^(?P<name>[A-Z][A-Z_]*)\b[^=]*=")
_PATTERN = re.compile(r"^(?P<name>[A-Z][A-Z_]*)\b[^=\n]*= re\.compile\(", re.MULTILINE)
_USED = re.compile(r"\b([A-Z][A-Z_]*)\.(match|search|fullmatch|findall|finditer|sub)\b")
_QUOTED = re.compile(r'"(?P<line>[^"]+)"')


@cache
def _modules() -> dict[str, str]:
    """Name below the package -> source, of each module that has a public pattern."""
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(_ROOT.rglob("*.py"))}
    return {
        ".".join(path.relative_to(_ROOT).with_suffix("").parts).removesuffix(".__init__"): source
        for path, source in sources.items()
        if _PATTERN.search(source)
    }


@cache
def _keys() -> dict[tuple[str, str], str]:
    """(module, name) of each pattern -> its key."""
    owned = [(module, match["name"]) for module, source in _modules().items() for match in _PATTERN.finditer(source)]
    times = Counter(name for _, name in owned)
    return {(module, name): name if times[name] == 1 else f"{module}.{name}" for module, name in owned}


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Every public pattern by its key."""
    return {key: getattr(import_module(f"cablekit.{module}"), name) for (module, name), key in _keys().items()}


@cache
def quoted() -> tuple[tuple[str, str], ...]:
    """(key, line) for each line in quotes in the comment above a public pattern."""
    return tuple(found for module, source in _modules().items() for found in _quoted(module, source))


def _quoted(module: str, source: str) -> Iterator[tuple[str, str]]:
    comment: list[str] = []
    for row in source.splitlines():
        if row.startswith("#:"):
            comment.append(row[2:].strip())
            continue
        assigned = _ASSIGNED.match(row)
        if assigned:
            key = _keys().get((module, assigned["name"]))
            yield from ((key, line["line"]) for line in _QUOTED.finditer(" ".join(comment)) if key)
        if assigned or not row:
            comment = []


def methods(key: str) -> frozenset[str]:
    """How cablekit uses a pattern: match, search, fullmatch, findall, finditer, sub."""
    return frozenset(_methods().get(key.rpartition(".")[2], ()))


@cache
def _methods() -> dict[str, set[str]]:
    """Name of a pattern -> how it is used anywhere in the package."""
    used: dict[str, set[str]] = {}
    for path in _ROOT.rglob("*.py"):
        for name, method in _USED.findall(path.read_text(encoding="utf-8")):
            used.setdefault(name, set()).add(method)
    return used
