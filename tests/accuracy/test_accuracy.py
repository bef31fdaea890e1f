"""Accuracy must not fall: pinned floors, and a list of every disagreement that was looked into."""

from .cables import LABELS, SAMPLES, Read, at_hand
from .ledger import explained, fallen, floor_of, floors, short
from .measure import disagreements, measure


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
    assert bare == [], "run: python -m tests.accuracy --raise"


def test_every_disagreement_was_looked_into(cables: list[Read]) -> None:
    judged = explained()
    assert [found for found in disagreements(measure(cables)) if short(found) not in judged] == []


def test_no_disagreement_is_listed_that_is_gone(cables: list[Read]) -> None:
    names = {one.name for one in cables}
    found = {short(one) for one in disagreements(measure(cables))}
    assert [one for one in explained() if one.cable in names and one not in found] == []


def test_no_disagreement_is_left_to_the_parser() -> None:
    assert [one.found for one in explained().values() if one.verdict == "parser wrong"] == []


def test_every_label_meets_its_cable(cables: list[Read]) -> None:
    samples = {path.stem for path in SAMPLES.iterdir()}
    group = cables[0].group
    expected = {path.stem for path in LABELS.glob("*.yaml") if (path.stem in samples) == (group == "samples")}
    assert {one.name.partition("#")[0] for one in cables if one.label is not None} == expected


def test_every_sample_has_a_label() -> None:
    assert [one.name for one in at_hand("samples") if one.label is None] == []


def test_samples_fill_every_field() -> None:
    counts = measure(at_hand("samples"))["samples"]
    assert [name for kind in counts.values() for name, count in kind.items() if not count.has or not count.filled] == []
