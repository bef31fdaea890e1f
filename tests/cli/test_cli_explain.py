"""`cablekit explain`: codes of every kind."""

import json

import pytest
from cli_kinds import Run

from cablekit.diagnostics import CODES

ASKED = ["PBOR", "UR", "NODIS", "XGDS-2", "NEWDE", "EUR", "CK104"]


def test_codes_of_every_kind(run: Run) -> None:
    result = run("explain", *ASKED)
    heads = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    assert result.exit_code == 0
    assert result.stderr == ""
    assert heads == [
        "PBOR (TAGS, subject, Political Affairs): Boundary and Sovereignty Claims",
        "UR (TAGS, country): Soviet Union",
        "NODIS (caption, distribution): No distribution",
        "XGDS-2 (exemption, 11652): Exempt from the General Declassification Schedule, category 2",
        "NEW DELHI (post, embassy): Embassy, India",
        "EUR (office, bureau): Bureau of European Affairs",
        "CK104 (diagnostic, note): classification-differs",
    ]
    assert result.stdout.count("source: ") == len(ASKED)


@pytest.mark.parametrize("code", list(CODES))
def test_every_diagnostic_tells_its_story(run: Run, code: str) -> None:
    result = run("explain", code)
    words = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert " ".join(CODES[code].meaning.split()) in words
    assert f"example: {' '.join(CODES[code].example.split())}" in words
    assert run("explain", CODES[code].name).stdout == result.stdout


def test_a_group_of_diagnostics(run: Run) -> None:
    heads = [line.split()[0] for line in run("explain", "CK1xx").stdout.splitlines() if line.startswith("CK")]
    assert heads == [code for code in CODES if code.startswith("CK1")]
    assert run("explain", "CK9xx").exit_code == 1


def test_json_gives_an_object_a_meaning(run: Run) -> None:
    rows = [json.loads(line) for line in run("explain", "--json", *ASKED).stdout.splitlines()]
    assert [row["asked"] for row in rows] == ASKED
    assert list(rows[0]) == ["asked", "term", "table", "title", "text", "source", "details"]
    assert rows[4]["term"] == "NEW DELHI"
    assert rows[6]["details"]["severity"] == "note"
    assert rows[0]["details"] == {
        "kind": "subject",
        "field": "Political Affairs",
        "retention": "permanent",
        "valid_from": 1973,
        "valid_to": 1979,
    }
    post = rows[4]["details"]
    assert (post["variants"], post["latitude"], post["longitude"]) == (["DELHI"], 28.61, 77.21)


def test_what_nobody_knows_is_named_with_what_is_like_it(run: Run) -> None:
    result = run("explain", "PBOX", "UR")
    assert result.exit_code == 1
    assert result.stdout.startswith("UR (TAGS, country)")
    [line] = result.stderr.splitlines()
    assert line.startswith("cablekit explain: 'PBOX' is not known; similar: ")
    assert "PBOR" in line


@pytest.mark.parametrize("term", ["", "   ", "?", "\x1b[31m", "\udcff", "Q" * 10_000])
def test_any_word_is_answered(run: Run, term: str) -> None:
    result = run("explain", term)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "\x1b" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_something_has_to_be_asked(run: Run) -> None:
    assert run("explain").exit_code == 2
