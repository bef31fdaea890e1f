"""YAML: readers of YAML 1.1 and 1.2 both get the values of the JSON; texts stand as literal blocks."""

import json
import string
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from record_builders import HOSTILE, fields_of, parsed_cables, parsed_of, rich_cable, texts
from ruamel.yaml import YAML

from cablekit.api import Parsed
from cablekit.formats import loads_json, loads_yaml, render
from cablekit.formats.yaml import dump
from cablekit.model import Cable, Record


def read_1_1(data: str) -> Any:
    return yaml.load(data, Loader=yaml.CSafeLoader)


def read_1_2(data: str) -> Any:
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    return reader.load(data)


READERS = [read_1_1, read_1_2, lambda data: yaml.load(data, Loader=yaml.SafeLoader)]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_strings_come_back(text: str) -> None:
    value = {"a": text, "b": [text, {text: text}], text: None}
    for read in READERS:
        assert read(dump(value)) == value


@given(texts)
def test_any_string_comes_back(text: str) -> None:
    value = {"a": {"b": [{"c": text, "d": text + "\n"}, text]}, text: [text + "\nx"]}
    for read in READERS:
        assert read(dump(value)) == value


@given(st.text("a \t\n", min_size=1, max_size=12))
def test_white_space_in_blocks_comes_back(text: str) -> None:
    value = [{"a": text, "b": {"c": "x" + text}}]
    for read in READERS:
        assert read(dump(value)) == value


@given(parsed_cables())
def test_round_trip_and_same_values_as_json(parsed: Parsed) -> None:
    made = render(parsed, "yaml", extras=("raw", "spans"))
    whole = Record(**fields_of(parsed.cable), raw=parsed.raw, spans=parsed.spans)
    assert loads_yaml(made) == whole == loads_json(render(parsed, "json", extras=("raw", "spans")))
    plain = json.loads(render(parsed, "json", extras=("raw", "spans")))
    assert read_1_1(made) == read_1_2(made) == plain


def test_dates_are_strings() -> None:
    made = render(parsed_of(rich_cable()), "yaml")
    assert "sent_at: '1977-12-30T21:28:00Z'\n" in made
    assert "value: '1977-12-30'\n" in made
    assert read_1_2(made)["attributes"]["sent_date"] == "1977-12-30"


def test_body_text_is_a_literal_block() -> None:
    cable = rich_cable()
    made = render(parsed_of(cable), "yaml")
    block = "".join(f"    {line}\n" if line else "\n" for line in (cable.body.text or "").split("\n"))
    assert "  text: |-\n" + block in made


def test_tabs_and_blanks_at_line_ends_do_not_spoil_a_block() -> None:
    text = "ONE\tTAB \n\nTWO \n \nTHREE "
    assert dump({"text": text}) == "---\ntext: |-\n  ONE\tTAB \n\n  TWO \n   \n  THREE \n"


def test_private_characters_of_the_record_itself_survive() -> None:
    value = {"text": "A\tB \nC\ue000\ue001", "other": "\ue000"}
    assert read_1_2(dump(value)) == value


def test_ordinary_words_stand_plain() -> None:
    value = {"from": "AMEMBASSY LA PAZ", "subject": "VISIT OF D'AFFAIRES", "ok": True, "none": None, "n": 3}
    expected = "---\nfrom: AMEMBASSY LA PAZ\nsubject: VISIT OF D'AFFAIRES\nok: true\nnone: null\n'n': 3\n"
    assert dump(value) == expected


def test_empty_lists_and_objects_stay_what_they_are() -> None:
    assert dump({"a": [], "b": {}}) == "---\na: []\nb: {}\n"


def test_no_aliases_for_equal_parts() -> None:
    same: dict[str, Any] = {"x": ["y z"]}
    assert "&" not in dump({"a": same, "b": same})


def test_documents_make_a_stream() -> None:
    stream = "".join(render(parsed_of(Cable(record_id=name)), "yaml") for name in ("a", "b\n", "c"))
    assert [document["record_id"] for document in yaml.safe_load_all(stream)] == ["a", "b\n", "c"]
    assert stream.count("---\n") == 3


def test_long_lines_are_not_folded() -> None:
    text = " ".join(string.ascii_uppercase * 100)
    assert dump([text]) == f"---\n- {text}\n"


def test_reading_takes_unquoted_dates_and_refuses_other_things() -> None:
    cable = loads_yaml("record_id: x\ndate: {value: 1977-12-30, basis: dtg}\n")
    assert cable.date is not None
    assert cable.date.value.isoformat() == "1977-12-30"
    with pytest.raises(msgspec.ValidationError, match="record_id"):
        loads_yaml("document_number: x\n")
    with pytest.raises(yaml.YAMLError):
        loads_yaml("a: [\n")
