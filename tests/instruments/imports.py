"""Which names of the package each of its modules imports, read from the source."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import cablekit

PACKAGE = Path(cablekit.__file__).parent
#: modules of the package that are in no room: the front door
DOORS = {"__init__", "__main__"}


def _module(path: Path) -> tuple[str, ...]:
    """The names below the package that a module is imported by: `("fields", "banner")`."""
    return path.relative_to(PACKAGE).with_suffix("").parts


MODULES = {_module(path): path for path in sorted(PACKAGE.rglob("*.py")) if _module(path)[0] not in DOORS}


@cache
def imported(path: Path) -> tuple[tuple[str, ...], ...]:
    """Every name of the package that a module imports, at its head or inside a function; the version aside."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[tuple[str, ...]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by dots"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            package, *parts = name.split(".")
            if package == "cablekit" and parts != ["__version__"]:
                yield tuple(parts)
