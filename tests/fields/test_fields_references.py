"""Reference lines and citations in the running text (format guide 6 and 10)."""

from typing import Any

import pytest
from layouts import body, cable

from cablekit import parse
from cablekit.fields import references
from cablekit.model import Reference, TextReference
from cablekit.tokenizer import Token
from cablekit.values import CitingContext


def refs(lines: str, **changes: str) -> list[Reference]:
    """The references of REF lines, as read in a telegram from Quito of 17 July 1974, number 5121."""
    return parse(cable(reference=f"{lines}\n", **changes)).body.references


def _telegram(raw: str, station: str, number: str, document: str | None, **more: Any) -> Reference:
    settings: dict[str, Any] = {"year": 1974, "year_basis": "same_year", "document_number": document} | more
    return Reference(raw, settings.pop("label", None), "telegram", station, number, **settings)


ONE = [
    pytest.param("REF: STATE 67788", _telegram("STATE 67788", "STATE", "67788", "1974STATE067788"), id="a telegram"),
    pytest.param("REF: LA PAZ 1791", _telegram("LA PAZ 1791", "LA PAZ", "1791", "1974LAPAZ01791"), id="two words"),
    pytest.param("REFTEL: LA PAZ 1791", _telegram("LA PAZ 1791", "LA PAZ", "1791", "1974LAPAZ01791"), id="REFTEL"),
    pytest.param("RETEL LA PAZ 1791", _telegram("LA PAZ 1791", "LA PAZ", "1791", "1974LAPAZ01791"), id="RETEL"),
    pytest.param(
        "REF: (A) STATE 67788", _telegram("STATE 67788", "STATE", "67788", "1974STATE067788", label="A"), id="label (A)"
    ),
    pytest.param(
        "REF: A. STATE 67788", _telegram("STATE 67788", "STATE", "67788", "1974STATE067788", label="A"), id="label A."
    ),
    pytest.param(
        "REF: A) STATE 67788", _telegram("STATE 67788", "STATE", "67788", "1974STATE067788", label="A"), id="label A)"
    ),
    pytest.param(
        "REF: 1) STATE 67788", _telegram("STATE 67788", "STATE", "67788", "1974STATE067788", label="1"), id="label 1)"
    ),
    pytest.param(
        "REF: (BL STATE 67788",
        _telegram("STATE 67788", "STATE", "67788", "1974STATE067788", label="B"),
        id="a label whose bracket is mistyped",
    ),
    pytest.param(
        "REF: STATE 67788 (NOTAL)",
        _telegram("STATE 67788 (NOTAL)", "STATE", "67788", "1974STATE067788", note="NOTAL"),
        id="NOTAL",
    ),
    pytest.param(
        "REF: 73 STATE 93410",
        _telegram("73 STATE 93410", "STATE", "93410", "1973STATE093410", year=1973, year_basis="stated"),
        id="the year in two digits",
    ),
    pytest.param(
        "REF: 1973STATE93410",
        _telegram("1973STATE93410", "STATE", "93410", "1973STATE093410", year=1973, year_basis="stated"),
        id="a document number",
    ),
    pytest.param(
        "REF: STATE 67788 OF MAY 5, 1973",
        _telegram("STATE 67788 OF MAY 5, 1973", "STATE", "67788", "1973STATE067788", year=1973, year_basis="stated"),
        id="the year of a date",
    ),
    pytest.param(
        "REF: STATE 67788 (DTG 021100Z JUN 73)",
        _telegram(
            "STATE 67788 (DTG 021100Z JUN 73)",
            "STATE",
            "67788",
            "1973STATE067788",
            year=1973,
            year_basis="dtg",
            note="DTG 021100Z JUN 73",
        ),
        id="a date-time group behind",
    ),
    pytest.param(
        "REF: QUITO 9876",
        _telegram("QUITO 9876", "QUITO", "9876", "1973QUITO09876", year=1973, year_basis="previous_year"),
        id="a number not reached yet",
    ),
    pytest.param("REF: A-50", Reference("A-50", None, "airgram", None, "A-50", 1974, "same_year"), id="an airgram"),
    pytest.param(
        "REF: LA PAZ A-29 OF MAY 2, 1973",
        Reference("LA PAZ A-29 OF MAY 2, 1973", None, "airgram", "LA PAZ", "A-29", 1973, "stated"),
        id="an airgram of a post, dated",
    ),
    pytest.param(
        "REF: USCINCRED 311345Z MAY 73",
        Reference("USCINCRED 311345Z MAY 73", None, "dtg", "USCINCRED", "311345Z MAY 73", 1973, "dtg"),
        id="by date-time group",
    ),
    pytest.param(
        "REF: SEC/DEFENSE MESSAGE 121835Z APR 74",
        Reference("SEC/DEFENSE MESSAGE 121835Z APR 74", None, "dtg", "SEC/DEFENSE", "121835Z APR 74", 1974, "dtg"),
        id="a message by date-time group",
    ),
    pytest.param(
        "REF: SMITH LETTER OF APRIL 18, 1974",
        Reference("SMITH LETTER OF APRIL 18, 1974", None, "letter", None, None, 1974, "stated"),
        id="a letter",
    ),
    pytest.param("REF: SMITH-JONES LTR", Reference("SMITH-JONES LTR", None, "letter"), id="a letter, short"),
    pytest.param("REF: MEMCON OF MARCH 27", Reference("MEMCON OF MARCH 27", None, "memo"), id="a memorandum"),
    pytest.param("REF: SMITH-JONES TELECON", Reference("SMITH-JONES TELECON", None, "other"), id="a telephone call"),
    pytest.param("REF: OURTEL OF LAST WEEK", Reference("OURTEL OF LAST WEEK", None, "other"), id="what has no shape"),
    pytest.param("REF: THE MINISTER", Reference("THE MINISTER", None, "other"), id="words"),
]


@pytest.mark.parametrize(("line", "reference"), ONE)
def test_a_reference(line: str, reference: Reference) -> None:
    assert refs(line) == [reference]


LISTS = [
    pytest.param("REF: STATE 1; LA PAZ 2; LA PAZ 3", ["STATE 1", "LA PAZ 2", "LA PAZ 3"], id="semicolons"),
    pytest.param("REF: STATE 1, LA PAZ 2", ["STATE 1", "LA PAZ 2"], id="a comma"),
    pytest.param("REF: STATE 1 AND LA PAZ 2", ["STATE 1", "LA PAZ 2"], id="AND"),
    pytest.param("REF: (A) STATE 1 (B) LA PAZ 2", ["STATE 1", "LA PAZ 2"], id="labels alone"),
    pytest.param("REF: A. STATE 1\nB. LA PAZ 2", ["STATE 1", "LA PAZ 2"], id="a label a line"),
    pytest.param("REF: STATE 1\n     LA PAZ 2", ["STATE 1", "LA PAZ 2"], id="indented lines"),
    pytest.param("REF: STATE 1; LA\nPAZ 2", ["STATE 1", "LA PAZ 2"], id="a station over two lines"),
    pytest.param("REF: STATE 1\nREF: LA PAZ 2", ["STATE 1", "LA PAZ 2"], id="two REF lines"),
    pytest.param("REF: STATE 1 (NOTAL, BY POUCH), LA PAZ 2", ["STATE 1", "LA PAZ 2"], id="a comma in brackets"),
    pytest.param("REF: STATE 1; STATE 2 (NOTAL)\n(NOTAL)", ["STATE 1", "STATE 2"], id="a note alone"),
    pytest.param("REF: ,; ,", [], id="marks alone"),
    pytest.param("REF: NOTAL", [], id="NOTAL alone"),
    pytest.param("REF:", [], id="nothing"),
    pytest.param("", [], id="no line"),
]


@pytest.mark.parametrize(("lines", "cited"), LISTS)
def test_a_list_of_references(lines: str, cited: list[str]) -> None:
    assert [f"{one.station} {one.number}" for one in refs(lines)] == cited


def test_a_number_alone_takes_the_station_before_it() -> None:
    found = refs("REF: (A) STATE 115778 AND 115785")
    assert [(one.label, one.raw, one.document_number) for one in found] == [
        ("A", "STATE 115778", "1974STATE115778"),
        ("A", "115785", "1974STATE115785"),
    ]


def test_a_number_alone_behind_what_is_no_telegram_takes_no_station() -> None:
    found = refs("REF: SMITH LETTER; 115785")
    assert [(one.kind, one.station) for one in found] == [("letter", None), ("other", None)]


def test_a_note_alone_belongs_to_the_reference_before_it() -> None:
    (one,) = refs("REF: STATE 1 (BY POUCH), NOTAL, (IN PART)")
    assert one.note == "BY POUCH; NOTAL; IN PART"


@pytest.mark.parametrize(
    ("line", "raw", "year"),
    [
        pytest.param("REF: STATE 1, JULY 25, 1973", "STATE 1, JULY 25, 1973", 1973, id="with a year"),
        pytest.param("REF: STATE 1, JULY 25", "STATE 1, JULY 25", 1974, id="without one"),
    ],
)
def test_a_date_behind_a_reference_belongs_to_it(line: str, raw: str, year: int) -> None:
    (one,) = refs(line)
    assert (one.raw, one.year) == (raw, year)


def test_the_year_is_unknown_where_the_sending_is() -> None:
    (telegram, airgram) = refs("REF: STATE 1; LA PAZ A-29", dtg="")
    assert (telegram.year, telegram.year_basis, telegram.document_number) == (None, None, None)
    assert (airgram.year, airgram.year_basis) == (None, None)


def test_a_list_whose_label_is_lost_is_read_all_the_same() -> None:
    (one,) = references.read([Token(1, "LA PAZ 1791\n", "LA PAZ 1791", "reference")], CitingContext(None, None, None))
    assert (one.kind, one.station, one.number) == ("telegram", "LA PAZ", "1791")


# --- in the running text ---------------------------------------------------------------------------


def cited(text: str, **changes: str) -> list[TextReference]:
    return parse(body(*text.split("\n"), **changes)).body.text_references


IN_TEXT = [
    pytest.param("1. SEE LA PAZ 5021.", [("LA PAZ 5021", "LA PAZ", "5021", 1974, "1974LAPAZ05021")], id="a station"),
    pytest.param("1. (STATE 47381)", [("STATE 47381", "STATE", "47381", 1974, "1974STATE047381")], id="in brackets"),
    pytest.param(
        "1. AS IN 73 STATE 47381 WE",
        [("73 STATE 47381", "STATE", "47381", 1973, "1973STATE047381")],
        id="a year",
    ),
    pytest.param(
        "1. SEE LIMA 123 AND STATE 456.",
        [("LIMA 123", "LIMA", "123", 1974, "1974LIMA00123"), ("STATE 456", "STATE", "456", 1974, "1974STATE000456")],
        id="two",
    ),
    pytest.param(
        "1. AS IN STATE 47381, WE",
        [("STATE 47381", "STATE", "47381", 1974, "1974STATE047381")],
        id="a comma behind",
        marks=pytest.mark.xfail(reason="a comma behind a number is taken for one inside it", strict=True),
    ),
    pytest.param("1. POPULATION OF BOLIVIA 5021.", [], id="a country"),
    pytest.param("1. LA PAZ 5,021 PEOPLE", [], id="a number with a comma"),
    pytest.param("1. LA PAZ 5021.5 FEET", [], id="a number with a stop"),
    pytest.param("1. THERE WERE 5021 PEOPLE.", [], id="words"),
    pytest.param("1. ON 12 5021", [], id="a number before it"),
    pytest.param("1. THE ROAD IS CLOSED.", [], id="none"),
]


@pytest.mark.parametrize(("text", "expected"), IN_TEXT)
def test_citations_in_the_text(text: str, expected: list[tuple[object, ...]]) -> None:
    found = cited(text)
    assert [(one.raw, one.station, one.number, one.year, one.document_number) for one in found] == expected


def test_a_citation_knows_its_line() -> None:
    text = body("1. THE ROAD IS CLOSED.", "", "2. SEE LA PAZ", "5021 AND LIMA 123.", "3. STATE 456.")
    lines = text.split("\n")
    for one in parse(text).body.text_references:
        assert one.raw.split()[-1] in lines[one.line - 1]


def test_a_number_on_the_line_below_closed_by_a_mark() -> None:
    assert [one.raw for one in cited("1. THE ROAD IS CLOSED (STATE\n47381) AGAIN.")] == ["STATE 47381"]


WHOSE = [
    pytest.param("MY TELEGRAM 2343", "1974QUITO02343", id="MY"),
    pytest.param("EMBTEL 123", "1974QUITO00123", id="EMBTEL"),
    pytest.param("DEPTEL 6788", "1974STATE006788", id="DEPTEL"),
    pytest.param("YOUR TELEGRAM 555", "1974STATE000555", id="YOUR, of the one action addressee"),
]


@pytest.mark.parametrize(("words", "document"), WHOSE)
def test_a_word_that_stands_for_a_station(words: str, document: str) -> None:
    (one,) = cited(f"1. AS REPORTED IN {words}.")
    assert (one.raw, one.document_number) == (words, document)


REFTELS = [
    pytest.param("1. AS IN REFTEL.", "REF: STATE 1", "1974STATE000001", id="the one there is"),
    pytest.param("1. AS IN REF B.", "REF: (A) STATE 1; (B) LA PAZ 2", "1974LAPAZ00002", id="by its letter"),
    pytest.param(
        "1. AS IN REFTEL (B).", "REF: (A) STATE 1; (B) LA PAZ 2", "1974LAPAZ00002", id="by its letter in brackets"
    ),
    pytest.param("1. AS IN REFTEL.", "REF: (A) STATE 1; (B) LA PAZ 2", None, id="one of two"),
    pytest.param("1. AS IN REF C.", "REF: (A) STATE 1; (B) LA PAZ 2", None, id="a letter that is not there"),
]


@pytest.mark.parametrize(("text", "reference", "document"), REFTELS)
def test_reftel_stands_for_a_reference(text: str, reference: str, document: str | None) -> None:
    (one,) = cited(text, reference=f"{reference}\n")
    assert one.document_number == document


def test_a_word_that_only_ends_in_reftel_cites_nothing() -> None:
    assert cited("1. THE XREFTEL.") == []
