"""The rooms of the house: each imports from those above it only, and no field knows another field."""

import pytest
from instruments.imports import MODULES, imported

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
#: in the room of the fields: what every field may import, and who imports every field
FIELD, REGISTRY = "field", "registry"


def test_every_module_is_in_a_room() -> None:
    assert {module[0] for module in MODULES} == set(ROOMS)


@pytest.mark.parametrize("module", MODULES, ids=".".join)
def test_a_room_imports_from_rooms_above_it_only(module: tuple[str, ...]) -> None:
    above = ROOMS[: ROOMS.index(module[0]) + 1]
    below = {name for name in imported(MODULES[module]) if name[0] not in above}
    assert below == set()


@pytest.mark.parametrize("module", MODULES, ids=".".join)
def test_nothing_private_is_imported_from_another_module(module: tuple[str, ...]) -> None:
    parts = {part for name in imported(MODULES[module]) for part in name}
    assert not [part for part in parts if part.startswith("_")]


@pytest.mark.parametrize("module", [one for one in MODULES if one[0] == "fields" and REGISTRY not in one], ids=".".join)
def test_a_field_imports_no_other_field(module: tuple[str, ...]) -> None:
    others = {one[1] for one in imported(MODULES[module]) if one[0] == "fields"} - {FIELD, module[1]}
    assert others == set()


def test_the_registry_imports_every_field_that_is_asked() -> None:
    asked = {
        module[1]
        for module, path in MODULES.items()
        if module[0] == "fields" and "= Field(" in path.read_text(encoding="utf-8")
    }
    others = {one[1] for one in imported(MODULES["fields", REGISTRY]) if one[0] == "fields"}
    assert others - {FIELD} == asked
