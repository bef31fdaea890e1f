"""The instrument itself: it must see every difference but white space, and never lower a floor."""

import datetime as dt
import json
from typing import Any

import pytest
from click.testing import CliRunner

from . import ledger
from .__main__ import main
from .attribute_fields import unglued
from .cables import SAMPLES, at_hand
from .compare import Count, Disagreement, Field, compare
from .elements import cited, element, first_word, known, last_word, numbered
from .measure import measure

_FIELD = Field("body.tags", lambda cable: [], lambda label: [])
_LOOSE = Field("body.tags", lambda cable: [], lambda label: [], ordered=False)
_MORE = Field("body.tags", lambda cable: [], lambda label: [], ordered=False, more=True)


@pytest.mark.parametrize(
    ("field", "record", "witness", "agrees", "differs"),
    [
        (_FIELD, ["PINT", "BL"], ["PINT", "BL"], 2, []),
        (_FIELD, ["PINT"], ["PINT", "BL"], 1, [(None, "BL")]),
        (_FIELD, ["PINT", "BL"], ["PINT"], 1, [("BL", None)]),
        (_FIELD, ["PINT", "BL"], ["PINT", "PE"], 1, [("BL", "PE")]),
        (_FIELD, ["BOLIVIA AND PERU"], ["BOLIVIA"], 0, [("BOLIVIA AND PERU", "BOLIVIA")]),
        (_FIELD, ["BL", "PINT"], ["PINT", "BL"], 1, [(None, "PINT"), ("PINT", None)]),
        (_LOOSE, ["BL", "PINT"], ["PINT", "BL"], 2, []),
        (_LOOSE, ["BL", "BL"], ["BL"], 1, [("BL", None)]),
        (_MORE, ["BL"], ["PINT", "BL", "US"], 1, []),
        (_MORE, ["BL", "PE"], ["PINT", "BL"], 1, [("PE", None)]),
        (_FIELD, [], [], 0, []),
    ],
)
def test_elements_are_compared_one_by_one(
    field: Field, record: list[str], witness: list[str], agrees: int, differs: list[tuple[str | None, str | None]]
) -> None:
    count = compare("X", "label", field, record, witness)
    assert (count.agrees, [(one.record, one.witness) for one in count.disagreements]) == (agrees, differs)


def test_a_witness_that_does_not_judge_counts_only_the_record() -> None:
    assert compare("X", "label", _FIELD, ["BL"], None) == Count(records=1)


@pytest.mark.parametrize(
    ("value", "folded"),
    [
        (" LA  PAZ\n 15 ", "LA PAZ 15"),
        (("LIMA", None, 4), "LIMA | - | 4"),
        (dt.datetime(1974, 1, 2, 21, 25, tzinfo=dt.UTC), "1974-01-02T21:25:00Z"),
        (dt.date(1985, 12, 13), "1985-12-13"),
        (0, "0"),
    ],
)
def test_values_become_elements(value: Any, folded: str) -> None:
    assert element(value) == folded


def test_rows_keep_their_place() -> None:
    assert numbered([None, "BOEKER", [], 0]) == ["2: BOEKER", "4: 0"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1. SUMMARY: THE TRAIN\nCAME, LATE.", "SUMMARY", "LATE"),
        ("1. (C) THE TRAIN", "THE", "TRAIN"),
        ("1. (C - ENTIRE TEXT)", "ENTIRE", "TEXT"),
        ("1. SECRET- ENTIRE TEXT.", "ENTIRE", "TEXT"),
        ("(A) A TRAIN [GAP]", "A", "TRAIN"),
        ('"QUOTE", HE SAID "..."', "QUOTE", "SAID"),
        ("6.5 PERCENT", "6.5", "PERCENT"),
        (None, None, None),
    ],
)
def test_ends_of_a_text(text: str | None, first: str | None, last: str | None) -> None:
    assert (first_word(text), last_word(text)) == (first, last)


def test_a_paragraph_may_open_with_what_looks_like_a_label() -> None:
    assert (first_word("U.S. TRAINS"), first_word("U.S. TRAINS", labelled=False)) == ("TRAINS", "U.S")


@pytest.mark.parametrize(
    ("written", "told_by"),
    [
        ("REF A", "A"),
        ("REFTEL (A)", "A"),
        ("REFTEL", "REFTEL"),
        ("STATE 085417 (15 APRIL 1975)", "085417"),
        ("LA PAZ A-23", "A-23"),
        ("74 OSLO 3391 (NOTAL)", "3391"),
    ],
)
def test_what_tells_a_citation_from_others(written: str, told_by: str) -> None:
    assert cited(written) == told_by


def test_a_label_judges_only_what_it_says() -> None:
    label = {"header": {"drafted_by": {"office": "EUR"}, "approved_by": None}}
    assert known(label, "header.drafted_by.office")
    assert known(label, "header.approved_by.name")
    assert not known(label, "header.drafted_by.name")
    assert not known(label, "routing.exempt")


def test_an_open_field_needs_no_explanation_until_it_agrees(tmp_path: Any) -> None:
    measured = measure(at_hand("samples"), ["body.tags"])
    count = measured["samples"]["label"]["body.tags"]
    count.disagreements = [Disagreement("X", "label", "body.tags", "BL", None)]
    still = {"samples": ["body.tags"]}
    assert ledger.unexplained(measured, {}, {}) != []
    assert [one for one in ledger.unexplained(measured, {}, still) if one.kind == "label"] == []
    assert ledger.settled(measured, still) == []
    count.disagreements = []
    assert ledger.settled(measured, still) == [("samples", "body.tags")]
    path = tmp_path / "open.yaml"
    path.write_text(json.dumps(still | {"web": ["mrn.raw"]}), encoding="utf-8")
    ledger.write_open(measured, path)
    assert ledger.open_fields(path) == {"samples": [], "web": ["mrn.raw"]}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("STATE 67788; LA PAZ 1791; LA PAZ 161, 7", "STATE 67788; LA PAZ 1791; LA PAZ 1617"),
        ("(A) LA PAZ 173: (B) STATE 5614; (C), STATE 5919", "(A) LA PAZ 173: (B) STATE 5614; (C) STATE 5919"),
        (
            "75 STATE 115778, 75 STATE 115785, 75, STATE 93410, 75 OSLO A-113, 75 COPE, NHAGEN 1422",
            "75 STATE 115778, 75 STATE 115785, 75 STATE 93410, 75 OSLO A-113, 75 COPENHAGEN 1422",
        ),
        ("LA PAZ 161, LIMA 7", "LA PAZ 161, LIMA 7"),
    ],
)
def test_glue_in_references_is_taken_out(written: str, meant: str) -> None:
    assert unglued(written) == meant


def test_floors_rise_and_never_sink() -> None:
    measured = measure(at_hand("samples"), ["body.tags"])
    count = measured["samples"]["label"]["body.tags"]
    low = ledger.raised(measured, {"samples": {"label": {"body.tags": 0.5}}})
    assert ledger.floor_of(low, "samples", "label", "body.tags") == ledger.rounded(count.ratio) > 0.5
    count.differs += count.agrees
    assert ledger.raised(measured, low) == low | {"samples": ledger.raised(measured, low)["samples"]}
    assert ledger.floor_of(ledger.raised(measured, low), "samples", "label", "body.tags") == 1.0
    assert ledger.fallen(measured, low) == ["samples, label: body.tags 0.5 is below its floor 1.0"]


def test_a_verdict_needs_its_word_and_its_reason(tmp_path: Any) -> None:
    path = tmp_path / "explained.yaml"
    row = {"cable": "X", "witness": "label", "field": "f", "record": "A", "says": None, "verdict": "fine", "why": "so"}
    path.write_text(json.dumps([row]))
    with pytest.raises(ValueError, match="verdict must be one of"):
        ledger.explained(path)
    path.write_text(json.dumps([row | {"verdict": "undecidable"}]))
    assert list(ledger.explained(path)) == [Disagreement("X", "label", "f", "A", None)]


def test_the_command_prints_table_and_disagreements(tmp_path: Any) -> None:
    sample = SAMPLES / "synthetic-1979-ads.txt"
    (tmp_path / "1979X.txt").write_bytes(sample.read_bytes())
    labels = tmp_path / "labels"
    labels.mkdir()
    true = (sample.parents[1] / "tests/instruments/accuracy/labels/synthetic-1979-ads.yaml").read_text(encoding="utf-8")
    (labels / "1979X.yaml").write_text(true.replace("signature: ", "signature: MC"), encoding="utf-8")
    run = ["--labels", str(labels), "--field", "body.signature", str(tmp_path / "1979X.txt")]
    shown = CliRunner().invoke(main, run)
    assert shown.exit_code == 0
    assert [line.split()[0] for line in shown.output.splitlines() if line.startswith("body.")] == ["body.signature"]
    assert "1979X body.signature: record='" in shown.output
    found = json.loads(CliRunner().invoke(main, [*run, "--json"]).output)
    assert [(one["cable"], one["field"]) for one in found["disagreements"]] == [("1979X", "body.signature")]
    assert found["disagreements"][0]["says"] == "MC" + found["disagreements"][0]["record"]


def test_floors_are_raised_over_everything_only() -> None:
    assert CliRunner().invoke(main, ["--raise", "--field", "mrn"]).exit_code == 2
