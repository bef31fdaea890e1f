"""Accuracy must not fall: pinned floors, and a list of every disagreement that was looked into."""

import pytest

from ..real_cables import ABSENT
from .cables import FOLDERS, LABELS, Read, at_hand
from .ledger import explained, fallen, floor_of, floors, open_fields, settled, short, unexplained
from .measure import disagreements, measure

#: fields that the model does not have yet, or that no sample shows
_NO_SAMPLE = {
    "routing.exempt",
    *(f"routing.{name}.{part}" for name in ("to", "info") for part in ("indicator", "handling")),
}


def test_no_field_falls_below_its_floor(cables: list[Read]) -> None:
    assert fallen(measure(cables), floors()) == []


def test_every_field_that_a_witness_judges_has_a_floor(cables: list[Read]) -> None:
    pinned = floors()
    bare = [
        (group, kind, name)
        for group, kinds in measure(cables).items()
        for kind, counts in kinds.items()
        for name, count in counts.items()
        if (count.agrees + count.differs > 0) != (floor_of(pinned, group, kind, name) is not None)
    ]
    assert bare == [], "run: python -m tests.instruments.accuracy --raise"


def test_every_disagreement_was_looked_into(cables: list[Read]) -> None:
    assert unexplained(measure(cables), explained(), open_fields()) == []


def test_no_field_is_open_that_agrees_everywhere(cables: list[Read]) -> None:
    assert settled(measure(cables), open_fields()) == [], "run: python -m tests.instruments.accuracy --raise"


def test_no_disagreement_is_listed_that_is_gone(cables: list[Read]) -> None:
    names = {one.name for one in cables}
    found = {short(one) for one in disagreements(measure(cables))}
    assert [one for one in explained() if one.cable in names and one not in found] == []


def test_no_disagreement_is_left_to_the_parser() -> None:
    assert [one.found for one in explained().values() if one.verdict == "parser wrong"] == []


def test_every_label_meets_its_cable(cables: list[Read]) -> None:
    here = {path.stem for path in FOLDERS[cables[0].group].iterdir()}
    expected = {path.stem for path in LABELS.glob("*.yaml") if path.stem in here}
    assert {one.name.partition("#")[0] for one in cables if one.label is not None} == expected


def test_every_label_has_its_cable() -> None:
    if not all(place.is_dir() for place in FOLDERS.values()):
        pytest.skip(ABSENT)
    here = {path.stem for place in FOLDERS.values() for path in place.iterdir()}
    assert [path.stem for path in LABELS.glob("*.yaml") if path.stem not in here] == []


def test_every_web_cable_has_a_label() -> None:
    assert [one.name for one in at_hand("web") if one.label is None] == []


def test_every_sample_has_a_label() -> None:
    assert [one.name for one in at_hand("samples") if one.label is None] == []


def test_samples_fill_every_field() -> None:
    counts = measure(at_hand("samples"))["samples"]
    bare = [name for kind in counts.values() for name, count in kind.items() if not count.has or not count.filled]
    assert set(bare) == _NO_SAMPLE
