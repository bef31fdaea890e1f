"""Cited numbers that a station can't have reached."""

import pytest
from layouts import body, cable

from cablekit import parse
from cablekit.model import Cable


def improbable(record: Cable) -> list[tuple[str | None, str]]:
    return [(note.field, note.message.split(":")[0]) for note in record.diagnostics if note.code == "CK123"]


@pytest.mark.parametrize(
    ("reference", "raw"),
    [
        pytest.param("REF: LA PAZ 98765", "LA PAZ 98765", id="a small post"),
        pytest.param("REF: (A) BONN 994321, (B) STATE 151302", "BONN 994321", id="a digit too many, in a list"),
        pytest.param("REF: 73 QUITO 84312", "73 QUITO 84312", id="the year is stated"),
        pytest.param("REF: STATE 151302", None, id="the Department"),
        pytest.param("REF: BOGOTA 9211", None, id="the year before"),
        pytest.param("REF: CINCPAC 984321", None, id="no post: nothing is known of its numbers"),
        pytest.param("REF: TOSEC 110023", None, id="the Secretary's series"),
        pytest.param("REF: QUITO A-99123", None, id="an airgram"),
        pytest.param("REF: MY LETTER OF JULY 2", None, id="a letter"),
    ],
)
def test_a_number_that_no_year_of_the_station_reached_is_said(reference: str, raw: str | None) -> None:
    found = improbable(parse(cable(reference=f"{reference}\n")))
    assert found == ([] if raw is None else [("body.references", repr(raw))])


def test_citations_in_the_text_are_looked_at_too() -> None:
    record = parse(body("1. AS REPORTED LA PAZ 98765, THE ROAD IS CLOSED.", "", "2. SEE BOGOTA 4411."))
    assert improbable(record) == [("body.text_references", "'LA PAZ 98765'")]
    (note,) = [note for note in record.diagnostics if note.code == "CK123"]
    assert note.severity == "note"
    assert note.line is not None
