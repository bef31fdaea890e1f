"""Which fields of a record are printed: `--fields` and `--with`.

Strategy: once per run the dotted paths are checked against the types of the record and compiled into a tree of the same
shape. One walk over that tree then prunes a record. A value that is kept as a whole is not touched, so pruning costs
less than printing. The nesting and the order of the keys stay as in the record.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import msgspec
from msgspec import UNSET
from msgspec.inspect import DictType, ListType, StructType, Type, UnionType, type_info

from cablekit.diagnostics import CablekitError
from cablekit.model import Record

if TYPE_CHECKING:
    from cablekit.api import Parsed

EXTRAS = ("raw", "spans")
"""The parts that `--with` can add to a record."""

# JSON key -> (attribute of the struct, what to keep below it); None keeps the whole value.
Tree: TypeAlias = "dict[str, tuple[str, Tree | None]]"
Path: TypeAlias = tuple[str, ...]


class UnknownFieldError(CablekitError, ValueError):
    """A path that names no field of a record.

    Attributes:
        path: the path as given.
        matches: similar paths that exist, best first.
    """

    is_usage = True

    def __init__(self, path: str, matches: Sequence[str]) -> None:
        hint = f"; did you mean {' or '.join(matches)}?" if matches else ""
        super().__init__(f"no field {path!r} in a record{hint}")
        self.path = path
        self.matches = list(matches)


@dataclass(frozen=True, slots=True)
class Selection:
    """What to print of each record.

    Attributes:
        tree: fields to keep; None keeps all of them.
        extras: the words of EXTRAS to add.
    """

    tree: "Tree | None" = None
    extras: frozenset[str] = frozenset()

    def of(self, parsed: "Parsed") -> "Record | dict[str, object]":
        """The record of one cable with the extras, pruned to the selected fields."""
        record = record_of(parsed, self.extras)
        if self.tree is None:
            return record
        return {name: _prune(getattr(record, attribute), below) for name, (attribute, below) in self.tree.items()}


def select(fields: Iterable[str] = (), extras: Collection[str] = ()) -> Selection:
    """Compile the paths of `--fields` and the words of `--with`.

    Args:
        fields: dotted paths of JSON keys, such as `body.subject`; each may be several, separated by commas. A path into
            a list applies to each of its elements (`routing.to.name`). Without any path the whole record is selected.
        extras: words of EXTRAS. A path that starts with one of them adds it too.

    Raises:
        UnknownFieldError: a path names no field.
        ValueError: an extra is not one of EXTRAS.
    """
    unknown = sorted(set(extras) - set(EXTRAS))
    if unknown:
        raise ValueError(f"{unknown[0]!r} can't be added to a record; these can: {', '.join(EXTRAS)}")
    names = [name.strip() for field in fields for name in field.split(",")]
    if not names:
        return Selection(None, frozenset(extras))
    paths = [_resolve(name) for name in names] + [(extra,) for extra in extras]
    return Selection(_compile(_shape(), paths), frozenset(EXTRAS).intersection(path[0] for path in paths))


def record_of(parsed: "Parsed", extras: Collection[str] = ()) -> Record:
    """The whole record of a cable, with the given extras (words of EXTRAS)."""
    cable = parsed.cable
    return Record(
        **{name: getattr(cable, name) for name in cable.__struct_fields__},
        raw=parsed.raw if "raw" in extras else UNSET,
        spans=parsed.spans if "spans" in extras else UNSET,
    )


def _prune(value: object, below: "Tree | None") -> object:
    if below is None or value is None:
        return value
    if isinstance(value, list):
        return [_prune(element, below) for element in value]
    if isinstance(value, dict):
        return {key: value[key] for key in below if key in value}
    return {name: _prune(getattr(value, attribute), deeper) for name, (attribute, deeper) in below.items()}


# --- the shape of a record, from its types ---------------------------------------------------------


@cache
def _shape() -> StructType:
    shape = type_info(Record)
    assert isinstance(shape, StructType)
    return shape


def _inner(kind: Type) -> StructType | DictType | None:
    """The struct or dict inside a type: without its description, null or list. None for plain values."""
    if isinstance(kind, StructType | DictType):
        return kind
    if isinstance(kind, msgspec.inspect.Metadata):
        return _inner(kind.type)
    if isinstance(kind, ListType):
        return _inner(kind.item_type)
    if isinstance(kind, UnionType):
        return next((inner for inner in map(_inner, kind.types) if inner), None)
    return None


def _resolve(name: str) -> Path:
    """The path as keys. Below a dict (attributes.other, spans) the rest is one key, including dots and blanks.

    Raises:
        UnknownFieldError: the path names no field.
    """
    kind: StructType | DictType | None = _shape()
    keys: list[str] = []
    rest = name
    while rest:
        if isinstance(kind, DictType):
            return (*keys, rest)
        key, _, rest = rest.partition(".")
        field = next((field for field in kind.fields if field.encode_name == key), None) if kind else None
        if field is None:
            break
        keys.append(key)
        kind = _inner(field.type)
    if ".".join(keys) != name or not keys:
        raise UnknownFieldError(name, _matches(name))
    return tuple(keys)


def _compile(kind: StructType | DictType, paths: Sequence[Path]) -> Tree:
    if isinstance(kind, DictType):
        return {path[0]: (path[0], None) for path in paths}
    tree: Tree = {}
    for field in kind.fields:
        rests = [path[1:] for path in paths if path[0] == field.encode_name]
        inner = _inner(field.type)
        if rests:
            entire = inner is None or () in rests
            tree[field.encode_name] = (field.name, None if entire or inner is None else _compile(inner, rests))
    return tree


def field_paths() -> list[str]:
    """Every path of a record, in order, such as `routing.to.name`."""
    return list(_paths(_shape(), ""))


def _paths(kind: StructType | DictType, prefix: str) -> Iterator[str]:
    if isinstance(kind, DictType):
        return
    for field in kind.fields:
        yield (path := prefix + field.encode_name)
        if inner := _inner(field.type):
            yield from _paths(inner, path + ".")


def _matches(name: str) -> list[str]:
    """Paths similar to a wrong one: those that end in it (`subject`), then those spelled like it (`body.subjct`)."""
    known = field_paths()
    inside = [path for path in known if path.endswith("." + name)]
    inside.sort(key=lambda path: path.count("."))
    near = get_close_matches(name, known, n=3)
    return list(dict.fromkeys([*inside, *near]))[:3]
