"""Citations in the running text (format guide 10)."""

import pytest
from layouts import body

from cablekit import parse
from cablekit.model import TextReference


def cited(text: str, **changes: str) -> list[TextReference]:
    return parse(body(*text.split("\n"), **changes)).body.text_references


IN_TEXT = [
    pytest.param("1. SEE LA PAZ 5021.", [("LA PAZ 5021", "LA PAZ", "5021", 1974, "1974LAPAZ05021")], id="a station"),
    pytest.param(
        "1. HE SAID SO -- LIMA 5021.", [("LIMA 5021", "LIMA", "5021", 1974, "1974LIMA05021")], id="behind a dash"
    ),
    pytest.param(
        "1. WE AGREED--LIMA 5021--WITH HIM.",
        [("LIMA 5021", "LIMA", "5021", 1974, "1974LIMA05021")],
        id="between dashes without blanks",
    ),
    pytest.param(
        "1. SEE TOSEC 110023/STATE 47381.",
        [("STATE 47381", "STATE", "47381", 1974, "1974STATE047381")],
        id="behind a number of a series",
    ),
    pytest.param(
        "1. AS SAID ['LIMA 5021'].", [("LIMA 5021", "LIMA", "5021", 1974, "1974LIMA05021")], id="behind other marks"
    ),
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
        "1. AS IN STATE 47381, WE", [("STATE 47381", "STATE", "47381", 1974, "1974STATE047381")], id="a comma behind"
    ),
    pytest.param(
        "1. SEE QUITO 5021 OF AUGUST 16, 1973, AND",
        [("QUITO 5021", "QUITO", "5021", 1973, "1973QUITO05021")],
        id="a date behind",
    ),
    pytest.param(
        "1. SEE LIMA 1234 AND 1240.",
        [("LIMA 1234", "LIMA", "1234", 1974, "1974LIMA01234"), ("1240", "LIMA", "1240", 1974, "1974LIMA01240")],
        id="two numbers of a station",
    ),
    pytest.param(
        "1. AS IN LA PAZ\n5021 WE SAID.",
        [("LA PAZ 5021", "LA PAZ", "5021", 1974, "1974LAPAZ05021")],
        id="over two rows",
    ),
    pytest.param("1. SEE SECTO 123.", [("SECTO 123", "SECTO", "123", 1974, "1974SECTO00123")], id="a series"),
    pytest.param(
        "1. SEE PORT-AU-PRINCE 1234.",
        [("PORT-AU-PRINCE 1234", "PORT-AU-PRINCE", "1234", 1974, "1974PORTA01234")],
        id="a name with hyphens",
    ),
    pytest.param("1. IT MET. LIMA 1234.", [("LIMA 1234", "LIMA", "1234", 1974, "1974LIMA01234")], id="a sentence"),
    pytest.param("1. SEE USUN 1234.", [("USUN 1234", "USUN", "1234", 1974, "1974USUNN01234")], id="a mission"),
    pytest.param("1. (LIMA 1978)", [("LIMA 1978", "LIMA", "1978", 1974, "1974LIMA01978")], id="a year in brackets"),
    pytest.param("1. SEE LIMA 1978.", [("LIMA 1978", "LIMA", "1978", 1974, "1974LIMA01978")], id="a year behind SEE"),
    pytest.param("1. THE LIMA 1978 CONFERENCE", [], id="a year"),
    pytest.param("1. BY ROAD TO LIMA 400 MILES", [], id="a distance"),
    pytest.param("1. ARRIVE LIMA 1430.", [], id="an hour of arrival"),
    pytest.param("1. IN LIMA 0930 IS LATE", [], id="an hour"),
    pytest.param("1. OUR 1900 EMPLOYEES", [], id="what is ours"),
    pytest.param("1. OUR 300 EMPLOYEES", [], id="how many are ours"),
    pytest.param("1. LIMA   5021", [], id="a column"),
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
    pytest.param("MY 2343", "1974QUITO02343", id="MY alone"),
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
    pytest.param("1. PARA 3 REFTEL.", "REF: STATE 1", "1974STATE000001", id="a paragraph of it"),
    pytest.param("1. AS IN REFERENCE B.", "REF: (A) STATE 1; (B) LA PAZ 2", "1974LAPAZ00002", id="REFERENCE"),
    pytest.param("1. AS IN REFTEL.", "REF: (A) STATE 1; (B) LA PAZ 2", None, id="one of two"),
    pytest.param("1. AS IN REF C.", "REF: (A) STATE 1; (B) LA PAZ 2", None, id="a letter that is not there"),
]


@pytest.mark.parametrize(("text", "reference", "document"), REFTELS)
def test_reftel_stands_for_a_reference(text: str, reference: str, document: str | None) -> None:
    (one,) = cited(text, reference=f"{reference}\n")
    assert one.document_number == document


@pytest.mark.parametrize("words", ["REFS A AND B", "REFS (A), (B)", "REFTELS A & B", "REFERENCES (A) AND (B)"])
def test_several_letters_behind_one_word(words: str) -> None:
    found = cited(f"1. AS IN {words}.", reference="REF: (A) STATE 1; (B) LA PAZ 2\n")
    assert [one.document_number for one in found] == ["1974STATE000001", "1974LAPAZ00002"]


def test_an_article_behind_reference_is_no_letter() -> None:
    assert cited("1. IT MADE REFERENCE A SECOND TIME.") == []


def test_a_word_that_only_ends_in_reftel_cites_nothing() -> None:
    assert cited("1. THE XREFTEL.") == []
