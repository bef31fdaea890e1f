"""The rooms of the house: each imports from those above it only, and no field knows another field."""

from collections.abc import Iterator

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


def imports() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each module with each name of the package that it imports."""
    return ((module, name) for module, path in MODULES.items() for name in imported(path))


def test_a_room_imports_from_rooms_above_it_only() -> None:
    below = [(module, name) for module, name in imports() if ROOMS.index(name[0]) > ROOMS.index(module[0])]
    assert below == []


def test_nothing_private_is_imported_from_another_module() -> None:
    private = [(module, name) for module, name in imports() if any(part.startswith("_") for part in name)]
    assert private == []


def test_a_field_imports_no_other_field() -> None:
    others = [
        (module, name)
        for module, name in imports()
        if module[0] == name[0] == "fields" and REGISTRY not in module and name[1] not in (FIELD, module[1])
    ]
    assert others == []


def test_the_registry_imports_every_field_that_is_asked() -> None:
    asked = {
        module[1]
        for module, path in MODULES.items()
        if module[0] == "fields" and "= Field(" in path.read_text(encoding="utf-8")
    }
    others = {one[1] for one in imported(MODULES["fields", REGISTRY]) if one[0] == "fields"}
    assert others - {FIELD} == asked
