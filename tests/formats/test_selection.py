"""--fields and --with: what is kept, in which shape, and what a wrong path is told."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_builders import parsed_of, rich_cable

from cablekit.formats import UnknownFieldError, render, select
from cablekit.formats.selection import field_paths
from cablekit.model import Cable

MAPS = ("attributes.other.", "spans.")


def pruned(*fields: str, extras: tuple[str, ...] = (), cable: Cable | None = None) -> object:
    return json.loads(render(parsed_of(cable or rich_cable()), "jsonl", fields=fields, extras=extras))


def test_nesting_stays() -> None:
    assert pruned("body.subject") == {"body": {"subject": "LAW OF THE SEA: #1 & *MORE*"}}


def test_several_paths_in_the_order_of_the_record() -> None:
    made = pruned("body.signature, routing.sent_at", "document_number", "body.subject")
    assert json.dumps(made) == json.dumps(
        {
            "document_number": "1977STATE999999",
            "routing": {"sent_at": "1977-12-30T21:28:00Z"},
            "body": {"subject": "LAW OF THE SEA: #1 & *MORE*", "signature": "VANCE"},
        }
    )


def test_a_path_into_a_list_applies_to_each_element() -> None:
    assert pruned("routing.to.name", "transmissions.mrn.number") == {
        "routing": {"to": [{"name": "AMEMBASSY LA PAZ"}, {"name": "AMEMBASSY LIMA"}]},
        "transmissions": [{"mrn": {"number": 999999}}],
    }


def test_keys_as_in_json() -> None:
    assert pruned("routing.from.name") == {"routing": {"from": {"name": "SECSTATE WASHDC"}}}


def test_null_and_empty_stay() -> None:
    empty = Cable(record_id="x")
    assert pruned("mrn.station", "routing.to.name", cable=empty) == {"mrn": None, "routing": {"to": []}}


def test_a_whole_part_wins_over_a_path_inside_it() -> None:
    whole = pruned("mrn")
    assert whole == {"mrn": {"raw": "STATE 999999", "station": "STATE", "number": 999999, "series": None}}
    assert pruned("mrn.raw", "mrn") == pruned("mrn", "mrn.raw") == whole


def test_below_a_map_the_rest_is_the_key() -> None:
    assert pruned("attributes.other.two words. and a dot") == {"attributes": {"other": {"two words. and a dot": "NO"}}}
    assert pruned("attributes.other.absent") == {"attributes": {"other": {}}}


def test_extras_come_with_fields_and_by_their_path() -> None:
    spans = {"routing.to": [[6, 7]], "body.subject": [[14, 14], [20, 21]]}
    assert pruned("schema_version", extras=("spans",)) == {"schema_version": 2, "spans": spans}
    assert pruned("spans.routing.to") == {"spans": {"routing.to": [[6, 7]]}}
    assert pruned("raw.attributes.key") == {"raw": {"attributes": [{"key": "Line Count"}, {"key": "Markings"}]}}


def test_yaml_is_pruned_alike() -> None:
    made = render(parsed_of(rich_cable()), "yaml", fields=["routing.to.number,body.signature"])
    assert made == "---\nrouting:\n  to:\n  - number: 5123\n  - number: null\nbody:\n  signature: VANCE\n"


@pytest.mark.parametrize(
    ("path", "match"),
    [
        ("subject", "body.subject"),
        ("body.subjct", "body.subject"),
        ("routing.from_", "routing.from"),
        ("routing.to[0].name", "routing.to.name"),
        ("body.subject.text", "body.subject"),
        ("Body.Text", "body.text"),
    ],
)
def test_a_wrong_path_is_told_near_ones(path: str, match: str) -> None:
    with pytest.raises(UnknownFieldError) as caught:
        select([path])
    assert caught.value.path == path
    assert match in caught.value.matches
    assert match in str(caught.value)


@pytest.mark.parametrize("path", ["", "zzzzzz", ".", "body.", ".body", "body..text", "body,,mrn"])
def test_wrong_paths_are_refused(path: str) -> None:
    with pytest.raises(UnknownFieldError):
        select([path])


@given(st.text(max_size=20))
def test_any_path_is_taken_or_refused_by_name(path: str) -> None:
    known = all(part in field_paths() or part.startswith(MAPS) for part in map(str.strip, path.split(",")))
    if known:
        assert select([path]).tree
    else:
        with pytest.raises(UnknownFieldError):
            select([path])


def test_every_field_can_be_selected() -> None:
    paths = field_paths()
    assert "transmissions.routing.to.name" in paths
    assert len(paths) == len(set(paths)) > 300
    for path in paths:
        assert select([path]).tree


def test_unknown_extras_and_formats_are_refused() -> None:
    with pytest.raises(ValueError, match="raw, spans"):
        select((), ["tokens"])
    with pytest.raises(ValueError, match="no format 'xml'"):
        render(parsed_of(rich_cable()), "xml")
    with pytest.raises(ValueError, match="text is for reading"):
        render(parsed_of(rich_cable()), "text", fields=["body.text"])
