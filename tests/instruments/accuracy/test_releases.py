"""Accuracy on telegrams released otherwise (labels/releases): nothing falls, and the labels are what they say."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from cablekit.api import parse_all

from ..real_cables import ABSENT
from .__main__ import main
from .cables import RELEASES, SCANS
from .compare import compare
from .ledger import fallen, floor_of, floors
from .release_fields import document, reach, release_fields
from .releases import GROUP, RELEASE_FLOORS, RELEASE_LABELS, Telegram, agrees, count, measure_releases, meet, telegrams

FRAMES = {
    *("nara", "plusd", "retrieval_1980s", "retrieval_1990s", "message_center", "nsc"),
    *("white_house", "form_1950s", "form_1960s", "frus", "smart", "bare"),
}
real = pytest.mark.skipif(not RELEASES.is_dir(), reason=ABSENT)


def _labels() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(RELEASE_LABELS.glob("*.yaml")):
        for label in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            yield path.stem, label


@real
def test_no_field_falls_below_its_floor() -> None:
    assert fallen(measure_releases(), floors(RELEASE_FLOORS)) == []


@real
def test_every_field_that_a_label_judges_has_a_floor() -> None:
    pinned = floors(RELEASE_FLOORS)
    judged = measure_releases()[GROUP]["label"]
    bare = [
        name
        for name, found in judged.items()
        if found.agrees + found.differs and floor_of(pinned, GROUP, "label", name) is None
    ]
    assert bare == [], "run: python -m tests.instruments.accuracy --group releases --raise"


@real
def test_each_release_is_labelled() -> None:
    labelled = {path.stem for path in RELEASE_LABELS.glob("*.yaml")}
    assert labelled == {path.stem for place in (RELEASES, SCANS) for path in place.iterdir()}
    assert len(labelled) == 48


@real
def test_report_says_matched_total_and_invented() -> None:
    result = CliRunner().invoke(main, ["--group", "releases", "--field", "body.tags"])
    assert result.exit_code == 0, result.output
    assert "all (49)" in result.stdout
    assert "invented" in result.stdout


def test_every_key_of_a_label_is_a_field_or_a_remark() -> None:
    known = {field.name for field in release_fields()} | {"illegible", "by_hand", "open", "omitted", "notes"}
    unknown = {name for _, label in _labels() for name in _leaves(label) if not _is_known(name, known)}
    assert unknown == set()


def _leaves(label: dict[str, Any], above: str = "") -> Iterator[str]:
    for key, value in label.items():
        name = f"{above}{key}"
        if isinstance(value, dict):
            yield from _leaves(value, f"{name}.")
        else:
            yield name


def _is_known(name: str, known: set[str]) -> bool:
    return name in known or any(one.startswith(f"{name}.") for one in known)


def test_what_a_label_can_not_say_is_absent_from_it() -> None:
    said = [
        (stem, path)
        for stem, label in _labels()
        for path in [*label.get("illegible", ()), *label.get("open", ()), *label.get("omitted", ())]
        if any(name == path or name.startswith(f"{path}.") for name in _leaves(label))
    ]
    assert said == []


def test_what_stands_by_hand_is_said() -> None:
    fields = {field.name: field for field in release_fields()}
    by_hand = [(stem, label, path) for stem, label in _labels() for path in label.get("by_hand", ())]
    assert [(stem, path) for stem, label, path in by_hand if not fields[path].witness(label)] == []


def test_frames_of_labels_are_those_of_the_record() -> None:
    assert {label["source_frame"] for _, label in _labels() if "source_frame" in label} <= FRAMES


@pytest.mark.parametrize(
    ("record", "witness", "same"),
    [
        ("PRE-SUMMIT - NO. 9", "PRE-SUMMIT ¿ NO. 9", True),
        ("TRSE-0", "¿O¿E-0", False),
        ("DODE-0", "¿O¿E-0", True),
        ("UR", "¿R", True),
        ("R", "¿R", True),
        ("XUR", "¿R", False),
        ("SECSTATE WASHDC | IMMEDIATE | 2715", "SECSTATE WASHDC | IMMEDIATE | *", True),
        ("SECSTATE WASHDC | - | 2715", "SECSTATE WASHDC | IMMEDIATE | *", False),
        ("A.B", "A?B", False),
    ],
)
def test_what_can_not_be_read_agrees_with_anything(record: str, witness: str, same: bool) -> None:
    assert agrees(record, witness) is same


@pytest.mark.parametrize(
    ("number", "folded"),
    [
        ("1986REYKJA002114", "1986REYKJA2114"),
        ("1986STATE307648", "1986STATE307648"),
        ("1990STATE100200", "1990STATE100200"),
    ],
)
def test_zeros_that_fill_a_serial_do_not_count(number: str, folded: str) -> None:
    assert document(number) == folded


_TELEGRAM = """\
UNCLASSIFIED

PAGE 01        LA PAZ  00015  021850Z
ACTION ARA-10
R 021825Z JAN 74
FM AMEMBASSY LA PAZ
TO SECSTATE WASHDC 1

UNCLAS LA PAZ 0015

E.O. 11652: N/A
TAGS: PFOR, BL
SUBJECT: SYNTHETIC

1. TEXT.
STEDMAN
"""


def _met(label: dict[str, Any]) -> Telegram:
    cable = next(iter(parse_all(_TELEGRAM.encode()))).cable
    return Telegram("X", cable, label)


@pytest.mark.parametrize(
    ("label", "name", "counted"),
    [
        ({"body": {"tags": ["PFOR", "B¿"]}}, "body.tags", (2, 2, 0)),
        ({"body": {"tags": []}}, "body.tags", (0, 0, 2)),
        ({"body": {}}, "body.tags", (0, 0, 0)),
        ({"body": {"signature": "BOEKER"}}, "body.signature", (0, 1, 1)),
        ({"body": {"executive_order": None}}, "body.executive_order.number", (0, 0, 1)),
        ({"release": {"date": "1989-11-14"}, "by_hand": ["release.date"]}, "release.date", (0, 0, 0)),
        ({"release": {"date": "1989-11-14"}}, "release.date", (0, 1, 0)),
        ({"body": {"signature": "BOEKER"}, "by_hand": ["body.signature"]}, "body.signature", (0, 1, 1)),
        ({"release": {"unheard_of": None}}, "release.document_id", (0, 0, 0)),
        ({"routing": {"to": [{"name": "SECSTATE WASHDC", "precedence": None}]}}, "routing.to", (1, 1, 0)),
        ({"document_number": "1974LAPAZ000015"}, "document_number", (1, 1, 0)),
    ],
)
def test_values_are_counted(label: dict[str, Any], name: str, counted: tuple[int, int, int]) -> None:
    field = next(one for one in release_fields() if one.name == name)
    found = count(_met(label), field)
    assert (found.agrees, found.has, found.filled - found.agrees) == counted


def test_what_the_record_does_not_have_yet_reads_as_nothing() -> None:
    cable = _met({}).cable
    assert cable is not None
    field = next(one for one in release_fields() if one.name == "routing.network")
    assert compare("X", "label", field, field.record(cable), ["BT"]).differs == 1


def test_labels_meet_their_records_by_number_then_by_place() -> None:
    cable = _met({}).cable
    assert cable is not None
    assert meet([{"document_number": "1974LIMA00001"}, {"document_number": "1974LAPAZ00015"}], [cable]) == [None, cable]
    assert meet([{"document_number": None}], [cable]) == [cable]
    assert meet([{}], []) == [None]


def test_reach_tells_null_from_absent() -> None:
    assert reach({"a": None}, "a.b") is None
    assert reach({"a": {}}, "a.b") is not None


@real
def test_every_telegram_of_a_label_is_measured() -> None:
    assert len(telegrams()) == len(list(_labels()))
