"""JSON: the same record comes back, one line is one line, and nothing in it can drive a terminal."""

import json
import re

import jsonschema
import msgspec
import pytest
from hypothesis import given
from record_builders import fields_of, parsed_cables, parsed_of, rich_cable

from cablekit.api import Parsed
from cablekit.formats import encode_jsonl, loads_json, render
from cablekit.formats.visible import escape_json
from cablekit.model import Cable, Record, schema


def test_pretty_json_is_indented_by_two_and_ends_its_line() -> None:
    made = render(parsed_of(rich_cable()), "json")
    assert made.startswith('{\n  "schema_version": 2,\n  "record_id": "synthetic-1",\n')
    assert made.endswith("}\n")
    assert not made.endswith("\n\n")


def test_jsonl_is_one_line() -> None:
    made = render(parsed_of(rich_cable()), "jsonl")
    assert made.count("\n") == 1
    assert json.loads(made) == json.loads(render(parsed_of(rich_cable()), "json"))
    assert encode_jsonl(parsed_of(rich_cable())).decode() == made


def test_every_key_is_there_and_in_order() -> None:
    empty = json.loads(render(parsed_of(Cable(record_id="x")), "json"))
    full = json.loads(render(parsed_of(rich_cable()), "json"))
    assert list(empty) == list(full) == list(Cable.__struct_encode_fields__)
    assert list(empty["routing"]) == list(full["routing"])
    assert "from" in full["routing"]


def test_times_are_utc_iso() -> None:
    record = json.loads(render(parsed_of(rich_cable()), "json"))
    assert record["routing"]["sent_at"] == "1977-12-30T21:28:00Z"
    assert record["date"] == {"value": "1977-12-30", "basis": "dtg"}


def test_extras_are_left_out_unless_asked_for() -> None:
    parsed = parsed_of(rich_cable())
    assert not {"raw", "spans"} & set(json.loads(render(parsed, "json")))
    both = json.loads(render(parsed, "json", extras=["raw", "spans"]))
    assert both["raw"]["attributes"][0] == {"key": "Line Count", "value": " 61", "line": 50}
    assert both["spans"]["routing.to"] == [[6, 7]]
    assert "spans" not in json.loads(render(parsed, "json", extras=["raw"]))


VALIDATOR = jsonschema.Draft202012Validator(schema())


@given(parsed_cables())
def test_round_trip(parsed: Parsed) -> None:
    expected = Record(**fields_of(parsed.cable))
    for format in ("json", "jsonl"):
        assert loads_json(render(parsed, format)) == expected
    whole = Record(**fields_of(parsed.cable), raw=parsed.raw, spans=parsed.spans)
    assert loads_json(encode_whole(parsed)) == whole


def encode_whole(parsed: Parsed) -> str:
    return render(parsed, "jsonl", extras=("raw", "spans"))


@given(parsed_cables())
def test_output_meets_the_schema(parsed: Parsed) -> None:
    VALIDATOR.validate(json.loads(encode_whole(parsed)))


@given(parsed_cables())
def test_no_control_character_stands_raw(parsed: Parsed) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", encode_whole(parsed))


def test_escape_json_touches_controls_only() -> None:
    text = "é\u009b¿\x7f\u0080\u00a0ß"
    escaped = escape_json(json.dumps(text, ensure_ascii=False).encode())
    assert escaped.decode() == '"é\\u009b¿\\u007f\\u0080\u00a0ß"'
    assert json.loads(escaped) == text


def test_reading_refuses_what_is_no_record() -> None:
    with pytest.raises(msgspec.ValidationError, match="record_id"):
        loads_json("{}")
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        loads_json('{"record_id": "x", "colour": 1}')
    with pytest.raises(msgspec.DecodeError):
        loads_json("cable")
