"""Measuring: counts of every field, by group of cables and kind of witness."""

from collections.abc import Iterable, Sequence

from .attribute_fields import attribute_fields
from .cables import Read
from .compare import Count, Disagreement, Field, Kind, compare
from .label_fields import label_fields

#: group -> kind of witness -> field -> count
Measured = dict[str, dict[Kind, dict[str, Count]]]


def fields(only: Sequence[str] = ()) -> dict[Kind, list[Field]]:
    """All fields by kind of witness, or those of the names given; `header` stands for all of the header."""
    every: dict[Kind, list[Field]] = {"label": label_fields(), "attributes": attribute_fields()}
    if not only:
        return every
    wanted = tuple(only) + tuple(f"{name}." for name in only)
    return {kind: [one for one in some if _wanted(one.name, wanted)] for kind, some in every.items()}


def _wanted(name: str, wanted: tuple[str, ...]) -> bool:
    return any(name == one or (one.endswith(".") and name.startswith(one)) for one in wanted)


def measure(cables: Iterable[Read], only: Sequence[str] = ()) -> Measured:
    """Counts over cables."""
    table = fields(only)
    measured: Measured = {}
    for one in cables:
        group = measured.setdefault(one.group, {kind: {f.name: Count() for f in some} for kind, some in table.items()})
        for kind, some in table.items():
            for field in some:
                group[kind][field.name].add(_count(one, kind, field))
    return measured


def _count(one: Read, kind: Kind, field: Field) -> Count:
    cable = one.parsed.cable
    known = cable if kind == "attributes" else one.label
    witness = None if known is None else field.witness(known)
    return compare(one.name, kind, field, field.record(cable), witness)


def disagreements(measured: Measured) -> list[Disagreement]:
    """All disagreements, by kind of witness, then in the order of fields and cables."""
    kinds: tuple[Kind, ...] = ("label", "attributes")
    return [
        found
        for kind in kinds
        for group in measured.values()
        for count in group[kind].values()
        for found in count.disagreements
    ]
