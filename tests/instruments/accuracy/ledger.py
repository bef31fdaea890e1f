"""What is pinned in files: the floor of each field, the open fields, and every disagreement that was looked into."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from .compare import Disagreement
from .measure import Measured

FLOORS = Path(__file__).parent / "floors.yaml"
EXPLAINED = Path(__file__).parent / "explained.yaml"
OPEN = Path(__file__).parent / "open.yaml"
#: values are kept this short in the file of disagreements: an attribute may run on into the text of its cable
_SHORT = 48
VERDICTS = ("parser wrong", "witnesses differ", "undecidable")
_DIGITS = 10_000
_HEAD = """\
# Floors: the share of elements on which record and witness agree, by group of cables, witness and field.
# A change that lowers one fails. Raised, never lowered, by: python -m tests.instruments.accuracy --raise
"""

_OPEN_HEAD = """\
# Open fields: the parser is not yet right on them, as far as the labels say. Their floor alone holds them: no
# disagreement with a label has to be explained one by one. A field that agrees everywhere is taken out by
# python -m tests.instruments.accuracy --raise, and is never put back.
"""

#: group -> its open fields
Open = dict[str, list[str]]
#: group -> kind of witness -> field -> floor
Floors = dict[str, dict[str, dict[str, float]]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A disagreement that was looked into, with its verdict and the reason in one line."""

    found: Disagreement
    verdict: str
    why: str


def floors(path: Path = FLOORS) -> Floors:
    """The pinned floors; none where the file is absent."""
    if not path.is_file():
        return {}
    loaded: Floors = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def rounded(ratio: float) -> float:
    """A ratio as floors are written: four digits, cut and not rounded up."""
    return math.floor(ratio * _DIGITS) / _DIGITS


def fallen(measured: Measured, pinned: Floors) -> list[str]:
    """Fields that stand below their floor, a line for each."""
    return [
        f"{group}, {kind}: {name} {rounded(count.ratio)} is below its floor {floor}"
        for group, kinds in measured.items()
        for kind, counts in kinds.items()
        for name, count in counts.items()
        if (floor := floor_of(pinned, group, kind, name)) is not None and rounded(count.ratio) < floor
    ]


def floor_of(pinned: Floors, group: str, kind: str, name: str) -> float | None:
    """The floor of a field; None where none is pinned."""
    return pinned.get(group, {}).get(kind, {}).get(name)


def raised(measured: Measured, pinned: Floors) -> Floors:
    """Floors with each field at the higher of its floor and what was measured. Fields without a witness get none."""
    made: Floors = {group: {kind: dict(some) for kind, some in kinds.items()} for group, kinds in pinned.items()}
    for group, kinds in measured.items():
        for kind, counts in kinds.items():
            target = made.setdefault(group, {}).setdefault(kind, {})
            for name, count in counts.items():
                if count.agrees + count.differs:
                    target[name] = max(target.get(name, 0.0), rounded(count.ratio))
    return made


def write_floors(pinned: Floors, path: Path = FLOORS) -> None:
    """Writes the file of floors."""
    path.write_text(_HEAD + yaml.safe_dump(pinned, sort_keys=False), encoding="utf-8")


def open_fields(path: Path = OPEN) -> Open:
    """The open fields; none where the file is absent."""
    if not path.is_file():
        return {}
    loaded: Open = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return loaded


def settled(measured: Measured, still: Open) -> list[tuple[str, str]]:
    """Open fields, with their group, on which record and labels now agree everywhere."""
    return [
        (group, name)
        for group, names in still.items()
        for name in names
        if group in measured and not measured[group]["label"][name].disagreements
    ]


def write_open(measured: Measured, path: Path = OPEN) -> None:
    """Writes the file of open fields without those that are settled."""
    still = open_fields(path)
    gone = settled(measured, still)
    left = {group: [name for name in names if (group, name) not in gone] for group, names in still.items()}
    path.write_text(_OPEN_HEAD + yaml.safe_dump(left, sort_keys=False), encoding="utf-8")


def unexplained(measured: Measured, judged: Mapping[Disagreement, Judged], still: Open) -> list[Disagreement]:
    """Disagreements that nobody looked into, but for those of open fields with a label."""
    return [
        found
        for group, kinds in measured.items()
        for kind, counts in kinds.items()
        for name, count in counts.items()
        if kind != "label" or name not in still.get(group, [])
        for found in count.disagreements
        if short(found) not in judged
    ]


def explained(path: Path = EXPLAINED) -> dict[Disagreement, Judged]:
    """Disagreements that were looked into, as `short` gives them.

    Raises:
        ValueError: an entry without a verdict of the list or without a reason.
    """
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8")) or [] if path.is_file() else []
    return {judged.found: judged for judged in map(_judged, rows)}


def short(found: Disagreement) -> Disagreement:
    """A disagreement with its values cut, as the file keeps them."""
    return replace(found, record=_cut(found.record), witness=_cut(found.witness))


def _cut(value: str | None) -> str | None:
    return value if value is None or len(value) <= _SHORT else value[:_SHORT].rstrip() + " ..."


def _judged(row: dict[str, Any]) -> Judged:
    found = Disagreement(row["cable"], row["witness"], row["field"], row["record"], row["says"])
    if row["verdict"] not in VERDICTS or not row["why"]:
        raise ValueError(f"{found}: verdict must be one of {VERDICTS}, with a reason")
    return Judged(found, row["verdict"], row["why"])
