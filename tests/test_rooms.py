"""The rooms of the house: each imports from those above it only, and no field knows another field."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import cablekit

PACKAGE = Path(cablekit.__file__).parent

#: the rooms from the ground up: a room imports from those above it in this list
ROOMS = (
    "diagnostics",
    "model",
    "glossary",
    "vocabulary",
    "grammar",
    "values",
    "sources",
    "lines",
    "fields",
    "frames",
    "tokenizer",
    "text",
    "spans",
    "mapper",
    "checks",
    "api",
    "formats",
    "corpus",
    "arrow",
    "site",
    "spark",
    "cli",
)
#: modules of the package that are in no room: the front door
DOORS = {"__init__", "__main__"}

#: in the room of the fields: what every field may import, and who imports every field
FIELD, REGISTRY = "field", "registry"


def _module(path: Path) -> tuple[str, ...]:
    """The names below the package that a module is imported by: `("fields", "banner")`."""
    return path.relative_to(PACKAGE).with_suffix("").parts


MODULES = {_module(path): path for path in sorted(PACKAGE.rglob("*.py")) if _module(path)[0] not in DOORS}


def _imports(path: Path) -> Iterator[tuple[str, ...]]:
    """Every name of the package that a module imports, at its head or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by dots"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from (tuple(name.split(".")[1:]) for name in names if name.split(".")[0] == "cablekit")


def _is_room(imported: tuple[str, ...]) -> bool:
    return imported != ("__version__",)


def test_every_module_is_in_a_room() -> None:
    assert {module[0] for module in MODULES} == set(ROOMS)


@pytest.mark.parametrize("module", MODULES, ids=".".join)
def test_a_room_imports_from_rooms_above_it_only(module: tuple[str, ...]) -> None:
    above = ROOMS[: ROOMS.index(module[0]) + 1]
    below = {imported for imported in _imports(MODULES[module]) if _is_room(imported) and imported[0] not in above}
    assert below == set()


@pytest.mark.parametrize("module", MODULES, ids=".".join)
def test_nothing_private_is_imported_from_another_module(module: tuple[str, ...]) -> None:
    names = {name for imported in _imports(MODULES[module]) if _is_room(imported) for name in imported}
    assert not [name for name in names if name.startswith("_")]


@pytest.mark.parametrize("module", [one for one in MODULES if one[0] == "fields" and REGISTRY not in one], ids=".".join)
def test_a_field_imports_no_other_field(module: tuple[str, ...]) -> None:
    others = {one[1] for one in _imports(MODULES[module]) if one[0] == "fields"} - {FIELD, module[1]}
    assert others == set()


def test_the_registry_imports_every_field_that_is_asked() -> None:
    asked = {
        module[1]
        for module, path in MODULES.items()
        if module[0] == "fields" and "= Field(" in path.read_text(encoding="utf-8")
    }
    imported = {one[1] for one in _imports(MODULES["fields", REGISTRY]) if one[0] == "fields"}
    assert imported - {FIELD} == asked
