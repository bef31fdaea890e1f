"""Reference lines (format guide 6 and 10)."""

import datetime as dt
from typing import Any

import pytest
from layouts import cable

from cablekit import parse
from cablekit.fields import references
from cablekit.fields.references.line import opens
from cablekit.lines import Claim, Kind, Line
from cablekit.model import Reference
from cablekit.values import Facts


def refs(lines: str, **changes: str) -> list[Reference]:
    """The references of REF lines, as read in a telegram from Quito of 17 July 1974, number 5121."""
    return parse(cable(reference=f"{lines}\n", **changes)).body.references


def line(text: str) -> Line:
    """A line of the references."""
    return Line(1, f"{text}\n", text, opens(text, None) or Claim(Kind.REFERENCE, text, sure=False), 0)


def _telegram(raw: str, station: str, number: str, document: str | None, **more: Any) -> Reference:
    settings: dict[str, Any] = {"year": 1974, "year_basis": "same_year", "document_number": document} | more
    return Reference(raw, settings.pop("label", None), "telegram", station, number, **settings)


#: what a telegram from Paris is read by
PARIS = Facts(dt.datetime(1975, 9, 3, tzinfo=dt.UTC), "PARIS", 20000, "STATE")

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
        "REF: JCS 1234/051234Z JUN 74",
        Reference("JCS 1234/051234Z JUN 74", None, "dtg", "JCS", "051234Z JUN 74", 1974, "dtg"),
        id="a date-time group behind a command's own number",
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
    pytest.param(
        "REF: CINCLANT MSG 1213/151355Z AUG 74",
        Reference("CINCLANT MSG 1213/151355Z AUG 74", None, "dtg", "CINCLANT", "151355Z AUG 74", 1974, "dtg"),
        id="a command's message, its own number and group",
    ),
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


#: lines of references -> label and words of each element
ELEMENTS = [
    pytest.param(
        "REF: (A) STATE 81854\n(B) DIA NOTICE FIVE\n(C) NAIROBI 1830",
        [("A", "STATE 81854"), ("B", "DIA NOTICE FIVE"), ("C", "NAIROBI 1830")],
        id="a row that is no telegram",
    ),
    pytest.param(
        "REF: STATE 81854\nB. RADIO CALL\nC. THE NOTE VERBALE OF THE PORT",
        [(None, "STATE 81854"), ("B", "RADIO CALL"), ("C", "THE NOTE VERBALE OF THE PORT")],
        id="the first without its label",
    ),
    pytest.param(
        "REF: A. STATE 81854\n\nB. DIA NOTICE FIVE\n\nC. LIMA 3",
        [("A", "STATE 81854"), ("B", "DIA NOTICE FIVE"), ("C", "LIMA 3")],
        id="blank lines between the rows",
    ),
    pytest.param(
        "REF: 1. STATE 81854\n2. DIA NOTICE FIVE\n3. LIMA 3",
        [("1", "STATE 81854"), ("2", "DIA NOTICE FIVE"), ("3", "LIMA 3")],
        id="numbers",
    ),
    pytest.param(
        "REF: (A) STATE 81854\n(B) ROE LETTER OF MAY 5, 1973\nON THE PIER, AND MEMO\n(C) PRESS GUIDANCE",
        [
            ("A", "STATE 81854"),
            ("B", "ROE LETTER OF MAY 5, 1973 ON THE PIER"),
            ("B", "MEMO"),
            ("C", "PRESS GUIDANCE"),
        ],
        id="a letter below a row that goes on",
    ),
    pytest.param(
        "REF: (A) STATE 81854\n(B) ROE REMARKS AT THE\nHARBOR DINNER\n",
        [("A", "STATE 81854"), ("B", "ROE REMARKS AT THE HARBOR DINNER")],
        id="the last row goes on",
    ),
    pytest.param("REF: - STATE 81854\n- NAIROBI 1830", [(None, "STATE 81854"), (None, "NAIROBI 1830")], id="dashes"),
    pytest.param(
        "REF: --STATE 81854\n     --NAIROBI 1830\n--HARBOR REPORT",
        [(None, "STATE 81854"), (None, "NAIROBI 1830"), (None, "HARBOR REPORT")],
        id="two dashes, and what is no telegram",
    ),
    pytest.param("REF: (C) 73 BONN\n- 22504", [("C", "73 BONN 22504")], id="a dash before the number below"),
    pytest.param("REF: (C) 73 BONN\n22504; LIMA 3", [("C", "73 BONN 22504"), ("C", "LIMA 3")], id="the number below"),
    pytest.param(
        "REF: BERLIN 1776\n- 1778", [(None, "BERLIN 1776 - 1778") for _ in range(3)], id="a range over two rows"
    ),
    pytest.param(
        "REF: (C) BONN 1; (D) MARLOW/\nADDERLEY TELCON 1/31/74",
        [("C", "BONN 1"), ("D", "MARLOW/ADDERLEY TELCON 1/31/74")],
        id="a slash at the end of a row",
    ),
    pytest.param("REF: A- 50 , MAY 11 , 1973", [(None, "A- 50 , MAY 11 , 1973")], id="blanks before commas"),
    pytest.param(
        "REFS: /CAIRO 10527; (B) STATE 48371", [("A", "CAIRO 10527"), ("B", "STATE 48371")], id="a label lost"
    ),
    pytest.param(
        "REFS: /CAIRO 10527; LIMA 3", [(None, "CAIRO 10527"), (None, "LIMA 3")], id="a slash that is no label"
    ),
    pytest.param(
        "REF: COMSOUTH MSG DTG 151355Z AUGUST 1974,\nSUBJECT, P&A FOR PROPOSED PIERS. (NOTAL); LIMA 3",
        [(None, "COMSOUTH MSG DTG 151355Z AUGUST 1974, SUBJECT, P&A FOR PROPOSED PIERS. (NOTAL)"), (None, "LIMA 3")],
        id="a message with its subject",
    ),
    pytest.param(
        "REF: (A) STATE 81854 (B) REPORT OF THE PORT\nHARBOR BOARD ON PIERS\n(C) LIMA 33",
        [("A", "STATE 81854"), ("B", "REPORT OF THE PORT HARBOR BOARD ON PIERS"), ("C", "LIMA 33")],
        id="a wrapped row above the next letter",
    ),
    pytest.param(
        "REF: A. STATE 5\nB. ROE LETTER TO\nTHE PORT COMMISSIONER\nC. DOE NOTE ON\nTHE PIER\nD. LIMA 9",
        [
            ("A", "STATE 5"),
            ("B", "ROE LETTER TO THE PORT COMMISSIONER"),
            ("C", "DOE NOTE ON THE PIER"),
            ("D", "LIMA 9"),
        ],
        id="two wrapped rows",
    ),
    pytest.param(
        "REF: - STATE 5\n- ROE REMARKS AT\nTHE HARBOR DINNER\n- LIMA 9",
        [(None, "STATE 5"), (None, "ROE REMARKS AT THE HARBOR DINNER"), (None, "LIMA 9")],
        id="a wrapped row above the next dash",
    ),
    pytest.param(
        "REF: STATE 81854, ROE SPEECH\nAT HARBOR DINNER\nLIMA 33",
        [(None, "STATE 81854"), (None, "ROE SPEECH AT HARBOR DINNER"), (None, "LIMA 33")],
        id="a wrapped row above citations",
    ),
    pytest.param(
        "REF: (A) STATE 5 (B) ROE LETTER ON\nTHE PIERS OF THE PORT\nAND ITS DOCKS\n(C) LIMA 33",
        [("A", "STATE 5"), ("B", "ROE LETTER ON THE PIERS OF THE PORT AND ITS DOCKS"), ("C", "LIMA 33")],
        id="wrapped over two rows",
    ),
    pytest.param("REF: -- STATE 5 -- LIMA 4", [(None, "STATE 5"), (None, "LIMA 4")], id="dashes on one row"),
    pytest.param("REF: STATE 5 - 73 LIMA 4", [(None, "STATE 5"), (None, "73 LIMA 4")], id="a dash between two"),
    pytest.param("REF: STATE 5 - ROOM 4", [(None, "STATE 5 - ROOM 4")], id="a dash before no post"),
    pytest.param("REF: NONE", [], id="NONE"),
    pytest.param("REF: N/A", [], id="N/A"),
    pytest.param("REF: A-50,51 AND 52", [(None, "A-50"), (None, "51"), (None, "52")], id="further airgrams"),
    pytest.param("REF: MEMCON ROE-DOE\nLIMA 33", [(None, "MEMCON ROE-DOE"), (None, "LIMA 33")], id="below a name"),
    pytest.param("REF: NEW\nDELHI 33", [(None, "NEW DELHI 33")], id="a name of two words over two rows"),
    pytest.param("REF: USMISSION\nGENEVA 33", [(None, "USMISSION GENEVA 33")], id="a head above its place"),
    pytest.param("REF: ROE LETTER FROM\nLIMA 33", [(None, "ROE LETTER FROM LIMA 33")], id="a word that leads on"),
    pytest.param("REF: TD 314/01443-76 AND LIMA 3", [(None, "TD 314/01443-76"), (None, "LIMA 3")], id="a report"),
]


@pytest.mark.parametrize(("lines", "expected"), ELEMENTS)
def test_the_elements_of_a_list(lines: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(one.label, one.raw) for one in refs(lines)] == expected


@pytest.mark.parametrize(
    "lines",
    [
        "REF: (A) LIMA 3\n(C) THE HARBOR",
        "REF: LIMA 3\n2. THE HARBOR",
        "REF: A. LIMA 3\nB. THE HARBOR" + " IS CLOSED" * 6,
        "REF: - LIMA 3\nTHE HARBOR IS CLOSED",
        "REF: A. LIMA 3\nTHE HARBOR IS CLOSED\nB. IT OPENS",
        "REF: LIMA 3\nTHE HARBOR IS CLOSED\nLIMA 4",
    ],
)
def test_what_is_no_row_of_the_list_is_text(lines: str) -> None:
    record = parse(cable(reference=f"{lines}\n"))
    assert [one.raw for one in record.body.references] == ["LIMA 3"]
    assert "THE HARBOR" in (record.body.text or "")


@pytest.mark.parametrize(
    "below", ["\nTHE HARBOR\nIS CLOSED\nAT NIGHT\nTOO", "\nTHE HARBOR IS CLOSED TO ALL OF THE TRAFFIC THERE IS\nTOO"]
)
def test_a_row_without_a_list_below_ends_a_list_that_broke_off(below: str) -> None:
    record = parse(cable(reference=f"REF: A. LIMA 3; B. ROE LETTER{below}\n"))
    assert [one.raw for one in record.body.references] == ["LIMA 3", "ROE LETTER"]
    assert (record.body.text or "").startswith("THE HARBOR")


#: lines below the subject, without a label -> elements
UNLABELLED = [
    pytest.param("STATE 162751", ["STATE 162751"], id="a citation alone"),
    pytest.param("LA PAZ 1791; 73 STATE 163 (NOTAL)", ["LA PAZ 1791", "73 STATE 163 (NOTAL)"], id="citations alone"),
    pytest.param(
        "A. JCS MSG 221205 AUG 74\nB. RADIO CALL", ["JCS MSG 221205 AUG 74", "RADIO CALL"], id="lettered rows"
    ),
    pytest.param("(A) QUITO A-87\n(B) LIMA 3", ["QUITO A-87", "LIMA 3"], id="letters in parentheses"),
    pytest.param("(A) 69 STATE 127183; B. 73 LIMA 3", ["69 STATE 127183", "73 LIMA 3"], id="years before the stations"),
    pytest.param("A. QUITO A-87 B. LIMA 3", ["QUITO A-87", "LIMA 3"], id="two on the row"),
    pytest.param("RAF: A) STATE 31371", ["STATE 31371"], id="a damaged label and a letter"),
    pytest.param("RXF: STATE 31371", ["STATE 31371"], id="a damaged label"),
]


@pytest.mark.parametrize("blank", ["", "\n"], ids=["below", "behind a blank line"])
@pytest.mark.parametrize(("lines", "expected"), UNLABELLED)
def test_references_whose_label_is_lost_are_told_by_their_place(lines: str, expected: list[str], blank: str) -> None:
    assert [one.raw for one in refs(f"{blank}{lines}")] == expected


NO_LIST = [
    pytest.param("A. STATE 162751 REPORTED THAT", id="a sentence"),
    pytest.param("STATE 162751\nREPORTED", id="a sentence over two rows"),
    pytest.param("A. THE ENVOY CALLED ON 5 MAY", id="a paragraph"),
    pytest.param("ROOM 162", id="no post"),
    pytest.param("A. ROOM 162", id="no post behind a letter"),
    pytest.param("NOTE: ROOM 162", id="no post behind a word"),
]


@pytest.mark.parametrize("lines", NO_LIST)
def test_what_is_below_the_subject_and_no_list(lines: str) -> None:
    record = parse(cable(reference=f"\n{lines}\n"))
    assert record.body.references == []
    assert (record.body.text or "").startswith(lines)


def test_an_airgram_behind_the_label_without_a_mark() -> None:
    assert [(one.kind, one.number) for one in refs("REF A-123 OF MAY 5")] == [("airgram", "A-123")]


AIRGRAMS = [
    pytest.param("LIMA A-5 OF DEC 3", ("LIMA", "A-5", 1974), id="a day later than the telegram"),
    pytest.param("LIMA A-5, DEC 3", ("LIMA", "A-5", 1974), id="such a day behind a comma"),
    pytest.param("A- 50 , MAY 11 , 1973", (None, "A-50", 1973), id="blanks"),
    pytest.param("LA PAZ A87", ("LA PAZ", "A-87", 1975), id="without its hyphen"),
    pytest.param("LA PAZ A 87", ("LA PAZ", "A-87", 1975), id="a blank for its hyphen"),
    pytest.param("LIMA AIRGRAM 12", ("LIMA", "A-12", 1975), id="by its name"),
    pytest.param("AIRGRAM NO. 12", (None, "A-12", 1975), id="by its name alone"),
    pytest.param("SEE LIMA A-12 (1974)", ("LIMA", "A-12", 1974), id="a year in parentheses"),
]


@pytest.mark.parametrize(("text", "expected"), AIRGRAMS)
def test_an_airgram(text: str, expected: tuple[str | None, str, int]) -> None:
    (one,) = references.read([line(f"REF: {text}")], PARIS)
    assert (one.kind, (one.station, one.number, one.year), one.document_number) == ("airgram", expected, None)


#: cited in a telegram of 1 February 1979 or of 4 May 2007
ANY_ERA = [
    pytest.param(1979, "USNATO 666", "1979USNATO00666", id="a name of its time"),
    pytest.param(1979, "75 USNATO 666", "1975NATO00666", id="a name of the cited year"),
    pytest.param(1986, "(A) 85 STATE 127183", "1985STATE127183", id="the eighties"),
    pytest.param(2007, "(A) 85 STATE 127183", "1985STATE127183", id="a label before a year long ago"),
    pytest.param(1979, "STATE 73-1234", "1973STATE001234", id="behind the station"),
    pytest.param(1979, "LIMA 73/1234", "1973LIMA01234", id="behind the station, a slash"),
    pytest.param(1979, "STATE 1973-1234", "1973STATE001234", id="behind the station, four digits"),
    pytest.param(1979, "STATE 73 912345", "1973STATE912345", id="behind the station, a blank"),
    pytest.param(2007, "B. 06 KAMPALA 03922", "2006KAMPAL03922", id="a zero"),
    pytest.param(2007, "C. 2005 STATE 123", "2005STATE000123", id="four digits"),
    pytest.param(2007, "LIMA 4 OF MAY 05", "2007LIMA00004", id="a day and no year"),
    pytest.param(2007, "LIMA 4 OF MAY 5, 05", "2005LIMA00004", id="a day and a year"),
    pytest.param(1979, "77 LIMA 4 (DTG 051512Z MAY 78)", "1977LIMA00004", id="before the station goes before a group"),
    pytest.param(1979, "LIMA 4 (15 APRIL 1973), DTG 051512Z MAY 78", "1973LIMA00004", id="a date goes before a group"),
]


@pytest.mark.parametrize(("year", "text", "document"), ANY_ERA)
def test_the_year_of_any_era(year: int, text: str, document: str) -> None:
    facts = Facts(dt.datetime(year, 5, 4, tzinfo=dt.UTC), "PARIS", 20000, "STATE")
    (one,) = references.read([line(f"REF: {text}")], facts)
    assert one.document_number == document


#: a day without its year, in a telegram of 3 September 1975
DAYS = [
    pytest.param("BONN 22 OF DEC. 3", 1974, "previous_year", id="later in the year"),
    pytest.param("BONN 22, DEC 3", 1974, "previous_year", id="behind a comma"),
    pytest.param("BONN 22 (3 DECEMBER)", 1974, "previous_year", id="in parentheses"),
    pytest.param("BONN 22 OF JULY 16", 1975, "same_year", id="earlier"),
    pytest.param("BONN 22 OF SEPTEMBER 4", 1975, "same_year", id="the next day"),
    pytest.param("BONN 22 OF DEC 3, 1975", 1975, "stated", id="with its year"),
    pytest.param("75 BONN 22 OF DEC 3", 1975, "stated", id="a year before the station"),
    pytest.param("BONN 22 ON DEC 3 VISIT", 1975, "same_year", id="of something else"),
    pytest.param("BONN 22 OF DEC 39", 1975, "same_year", id="no day"),
]


@pytest.mark.parametrize(("text", "year", "basis"), DAYS)
def test_a_day_later_than_the_telegram_is_of_the_year_before(text: str, year: int, basis: str) -> None:
    (one,) = references.read([line(f"REF: {text}")], PARIS)
    assert (one.year, one.year_basis, one.document_number) == (year, basis, f"{year}BONN00022")


def test_a_day_of_a_telegram_that_has_none() -> None:
    (one,) = references.read([line("REF: BONN 22 OF DEC 3")], Facts())
    assert (one.year, one.year_basis, one.document_number) == (None, None, None)


RANGES = [
    pytest.param("LIMA 71-73", ["71", "72", "73"], id="two digits"),
    pytest.param("STATE 73-101", [str(number) for number in range(73, 102)], id="across a hundred"),
    pytest.param("STATE 1973-1975", ["1973", "1974", "1975"], id="four digits"),
    pytest.param("STATE 12-345", ["12"], id="no year and no range"),
]


@pytest.mark.parametrize(("text", "numbers"), RANGES)
def test_a_range_is_no_year(text: str, numbers: list[str]) -> None:
    found = references.read([line(f"REF: {text}")], PARIS)
    assert [one.number for one in found] == numbers
    assert {one.year_basis for one in found} <= {"same_year", "previous_year"}


#: lists in small letters -> raw, station, document number, note
SMALL = [
    pytest.param("Quito 5511", [("Quito 5511", "QUITO", "1975QUITO05511", None)], id="a telegram"),
    pytest.param(
        "Lima 12 and State 3 (Notal)",
        [("Lima 12", "LIMA", "1975LIMA00012", None), ("State 3 (Notal)", "STATE", "1975STATE000003", "Notal")],
        id="two, with a note",
    ),
    pytest.param(
        "Department's 33; Roe letter of May 5, 1974",
        [("Department's 33", "DEPARTMENT'S", "1975STATE000033", None), ("Roe letter of May 5, 1974", None, None, None)],
        id="a letter",
    ),
    pytest.param("Lima 4 \u00df", [("Lima 4 \u00df", None, None, None)], id="a letter that grows in capitals"),
]


@pytest.mark.parametrize(("text", "expected"), SMALL)
def test_a_list_in_small_letters(text: str, expected: list[tuple[str | None, ...]]) -> None:
    found = references.read([line(f"REF: {text}")], PARIS)
    assert [(one.raw, one.station, one.document_number, one.note) for one in found] == expected


def test_a_number_before_a_station_that_can_be_no_year() -> None:
    (one,) = references.read([line("REF: 0012 LIMA 345")], PARIS)[1:]
    assert one.document_number == "1975LIMA00345"


#: list of references -> document numbers, as read in a telegram from Paris of 3 September 1975, number 20000
RESOLVED = [
    pytest.param("USUN 3456, 3457 AND 3460", ["USUNN03456", "USUNN03457", "USUNN03460"], id="numbers alone"),
    pytest.param(
        "USUN 3456, 57, 60-62", ["USUNN03456", "USUNN03457", "USUNN03460", "USUNN03461", "USUNN03462"], id="cut"
    ),
    pytest.param("BERLIN 1776 - 1778", ["BERLIN01776", "BERLIN01777", "BERLIN01778"], id="a range"),
    pytest.param("STATE 12345-47", ["STATE012345", "STATE012346", "STATE012347"], id="a range, its end cut"),
    pytest.param("USUN 3458 THRU 3459", ["USUNN03458", "USUNN03459"], id="THRU"),
    pytest.param("BONN 1234/1235", ["BONN01234", "BONN01235"], id="numbers beside each other"),
    pytest.param("LA PAZ 3507/1", ["LAPAZ03507"], id="the number of a section"),
    pytest.param("STATE 12345 - 99999", ["STATE012345"], id="a range too long to be meant"),
    pytest.param("BONN 1778 - 1776", ["BONN01778"], id="a range that runs backwards"),
    pytest.param("(A)STATE 12345; (B)BONN 12", ["STATE012345", "BONN00012"], id="labels without a blank"),
    pytest.param("A: STATE 1234; B: BONN 12", ["STATE001234", "BONN00012"], id="labels with a colon"),
    pytest.param("A.STATE 1234 B.BONN 12", ["STATE001234", "BONN00012"], id="labels glued"),
    pytest.param("A. STATE 1234. B. BONN 5678. PARIS 33", ["STATE001234", "BONN05678", "PARIS00033"], id="stops"),
    pytest.param("MOSCOW 123 STATE 456 (NOTAL) BONN 1", ["MOSCOW00123", "STATE000456", "BONN00001"], id="no marks"),
    pytest.param("STATE 1 (SEE BONN 12 PARIS 3)", ["STATE000001"], id="citations in brackets"),
    pytest.param("(A) STATE 1; REF (B) STATE 2", ["STATE000001", "STATE000002"], id="the label again"),
    pytest.param("BELGRADE'S 123 AND ROME'S 98", ["BELGRA00123", "ROME00098"], id="of a post"),
    pytest.param("PARIS TELEGRAM 1234, STATE NO. 5567", ["PARIS01234", "STATE005567"], id="what it is called"),
    pytest.param(
        "MY BONN 77, SEE STATE 111, REFTEL ROME 5", ["BONN00077", "STATE000111", "ROME00005"], id="a word before"
    ),
    pytest.param("YOUR 1234, EMBTEL 44, DEPT 66", ["STATE001234", "PARIS00044", "STATE000066"], id="whose"),
    pytest.param("TOSEC 123/STATE 98765", ["STATE098765"], id="a number of a series, and its own"),
    pytest.param(
        "STATE 98765/TOSEC 123, SECTO 17001", ["STATE098765", "SECTO17001"], id="its own, and one of a series"
    ),
    pytest.param("TOSEC 17001", [None], id="of a series alone"),
    pytest.param("PARA 3 STATE 1234, PARAS 2-4 OF BONN 5", ["STATE001234", "BONN00005"], id="a part of it"),
    pytest.param("CAIRO 999, PARA 2; ROME 5", ["CAIRO00999", "ROME00005"], id="a part behind it"),
    pytest.param("CAIRO 999, PARAS 3(C), 4(B) AND 5.A; ROME 5", ["CAIRO00999", "ROME00005"], id="parts of a part"),
    pytest.param("MOSCOW 3345 AND PREVIOUS", ["MOSCOW03345"], id="and previous"),
    pytest.param("LENINGRAD 432 ET AL", ["LENING00432"], id="and others"),
    pytest.param("SALT TWO GENEVA 12, USUN NEW YORK 5", ["SALTT00012", "USUNN00005"], id="long names"),
    pytest.param("STATE CIRCULAR 1234", ["STATE001234"], id="a circular"),
    pytest.param("STATE 1234 (C), BONN 5 (S)", ["STATE001234", "BONN00005"], id="marks of classification"),
    pytest.param("BONN 1 OF MAY 5, 1975 AND STATE 2", ["BONN00001", "STATE000002"], id="a date before AND"),
    pytest.param("A. BONN 1 OF MAY 5, 1975 B. ROME 2", ["BONN00001", "ROME00002"], id="a date before a label"),
    pytest.param("BONN 1234, 1975 ROME 2", ["BONN01234", "ROME00002"], id="a year before a station"),
    pytest.param("STATE 12345 SECTION 1 OF 2", ["STATE012345"], id="a section in words"),
    pytest.param("STATE 67 788, NICOSIA 1 234", ["STATE067788", "NICOSI01234"], id="a blank in a number"),
    pytest.param("BONN 123 124", ["BONN00123", "BONN00124"], id="two numbers and a blank"),
    pytest.param("STATE 155432, PARAS 3 AND 4, BONN 5", ["STATE155432", "BONN00005"], id="parts of it"),
]


@pytest.mark.parametrize(("text", "documents"), RESOLVED)
def test_the_documents_of_a_list(text: str, documents: list[str | None]) -> None:
    found = references.read([line(f"REF: {text}")], PARIS)
    assert [one.document_number for one in found] == [one and f"1975{one}" for one in documents]
    assert {one.kind for one in found} == {"telegram"}


YEARS = [
    pytest.param("STATE 11223 (1974)", 1974, "stated", id="in brackets"),
    pytest.param("STATE 11223 (74)", 1974, "stated", id="in brackets, two digits"),
    pytest.param("STATE 11223, '74", 1974, "stated", id="behind an apostrophe"),
    pytest.param("STATE 11223 OF 3 JUN 74", 1974, "stated", id="of a date, day first"),
    pytest.param("STATE 11223 DATED JUNE 3, 1974", 1974, "stated", id="of a date, month first"),
    pytest.param("STATE 11223 OF 12/12/74", 1974, "stated", id="of a date in figures"),
    pytest.param("STATE 11223, DTG 051512Z MAY 74", 1974, "dtg", id="of a date-time group behind a comma"),
    pytest.param("STATE 11223 051512Z MAY 74", 1974, "dtg", id="of a date-time group behind it"),
    pytest.param("72 STATE 11223", 1972, "stated", id="before the file begins"),
    pytest.param("'74 STATE 11223", 1974, "stated", id="before it, with an apostrophe"),
    pytest.param("STATE 11223 OF MAY 5", 1975, "same_year", id="a day without a year"),
    pytest.param("STATE 270000", 1974, "previous_year", id="later than the Department could be in September"),
    pytest.param("STATE 240000", 1975, "same_year", id="as late as it could be"),
    pytest.param("SECTO 17001", 1975, "same_year", id="of a series that counts trips"),
]


@pytest.mark.parametrize(("text", "year", "basis"), YEARS)
def test_the_year_of_a_citation(text: str, year: int, basis: str) -> None:
    (found,) = references.read([line(f"REF: {text}")], PARIS)
    assert (found.year, found.year_basis) == (year, basis)
    assert (found.document_number or "")[:4] == str(year)


def test_the_year_before_a_station_holds_for_the_numbers_behind_it() -> None:
    found = refs("REF: 73 STATE 93410 AND 93411")
    assert [one.document_number for one in found] == ["1973STATE093410", "1973STATE093411"]


OTHERS = [
    pytest.param("CINCPAC 1234", "other", id="a number of a command"),
    pytest.param("USDAO PARIS 88", "other", id="a number of an attache at a post"),
    pytest.param("AIDTO 55", "other", id="a number of an agency's series"),
    pytest.param("TOKTO 11385", "other", id="a series nobody knows"),
    pytest.param("PARAS 123", "other", id="a word before a number"),
    pytest.param("TD 314/01443-76", "other", id="a report's serial"),
    pytest.param("TDX-314/01443-75", "other", id="a report's serial with a hyphen"),
    pytest.param("FY 75 BUDGET", "other", id="a fiscal year"),
    pytest.param("3 FAM 125", "other", id="a manual"),
    pytest.param("UNSC RESOLUTION 242", "other", id="a resolution"),
    pytest.param("IAEA-IPS/EG/65", "other", id="a paper of a conference"),
    pytest.param("FBIS LONDON 051230Z", "dtg", id="a date-time group without its month"),
    pytest.param("DAO MSG 121530Z MAR 75", "dtg", id="a message"),
    pytest.param("USCINCEUR ECJ4 151234Z APR 75", "dtg", id="an office with a digit"),
    pytest.param("LONDON 051230Z MAY 75", "dtg", id="of a post"),
    pytest.param("LONDON 051230 MAY 75", "dtg", id="of a post, Z lost"),
    pytest.param("CA-1234", "airgram", id="a circular airgram"),
    pytest.param("PARIS AIRGRAM A-12", "airgram", id="an airgram by its name"),
    pytest.param("MEMORANDUM OF CONVERSATION, SMITH/JONES, MAY 5, 1975", "memo", id="a memorandum and its persons"),
    pytest.param("WEIL-HUFF TELECON, 10/19/75", "other", id="a telephone call and its day"),
]


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_what_is_no_telegram(text: str, kind: str) -> None:
    (found,) = references.read([line(f"REF: {text}")], PARIS)
    assert (found.raw, found.kind, found.document_number) == (text, kind, None)


def test_what_stands_behind_a_citation_stays_in_its_words() -> None:
    found = refs("REF: CAIRO 999, PARA 2; MOSCOW 3345 AND PREVIOUS (NOTAL), TEL AVIV 1234 NOTAL")
    assert [(one.raw, one.note) for one in found] == [
        ("CAIRO 999, PARA 2", None),
        ("MOSCOW 3345 AND PREVIOUS (NOTAL)", "NOTAL"),
        ("TEL AVIV 1234 NOTAL", "NOTAL"),
    ]


def test_a_year_at_the_end_whose_station_is_lost_is_no_telegram() -> None:
    found = refs("REF: BONN 19532 (NODIS); 72")
    assert [(one.raw, one.kind, one.document_number) for one in found] == [
        ("BONN 19532 (NODIS)", "telegram", "1974BONN19532"),
        ("72", "other", None),
    ]


def test_what_stands_behind_a_citation_is_kept_up_to_a_length() -> None:
    """Else each further word would be copied with all before it."""
    text = "REF: STATE 1" + ", PARA 2" * 500 + ", (NOTAL)" * 500
    (one,) = references.read([line(text)], PARIS)
    assert 900 < len(one.raw) <= 1000
    assert 1000 < len(one.note or "") < 1100


def test_an_airgram_behind_another_is_of_its_post() -> None:
    found = refs("REF: BONN A-12, A-13 AND STATE 5")
    assert [(one.station, one.number) for one in found] == [("BONN", "A-12"), ("BONN", "A-13"), ("STATE", "5")]


def test_a_mark_behind_a_citation_is_its_note() -> None:
    assert [(one.label, one.note) for one in refs("REF: (A) STATE 1 (C), (B) BONN 5 (S)")] == [("A", "C"), ("B", "S")]


def test_six_digits_of_the_department_with_a_month_are_a_number() -> None:
    (one,) = refs("REF: STATE 112233 AUG 73")
    assert (one.kind, one.document_number) == ("telegram", "1973STATE112233")


def test_a_year_at_a_line_end_belongs_to_the_station_below() -> None:
    found = refs("REF: TOKYO 4499; 73\n     MOSCOW 352")
    assert [one.document_number for one in found] == ["1974TOKYO04499", "1973MOSCOW00352"]


def test_a_telegram_of_the_department_takes_embtel_for_the_addressee() -> None:
    facts = Facts(dt.datetime(1975, 9, 3, tzinfo=dt.UTC), "STATE", 210000, "PARIS")
    (found,) = references.read([line("REF: EMBTEL 44")], facts)
    assert found.document_number == "1975PARIS00044"


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
        pytest.param("REF: STATE 1, JULY 5", "STATE 1, JULY 5", 1974, id="without one"),
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
    (one,) = references.read([line("LA PAZ 1791")], Facts())
    assert (one.kind, one.station, one.number) == ("telegram", "LA PAZ", "1791")


@pytest.mark.parametrize(
    "line",
    [
        "REF: ( A) STATE 67788; ( B) LIMA 123",
        "REF: ( A) STATE 67788\n( B) LIMA 123",
        "REF: (A) STATE -67788 (B) LIMA -123",
    ],
)
def test_blanks_in_brackets_and_dashes_before_numbers(line: str) -> None:
    assert [(one.label, one.document_number) for one in refs(line)] == [
        ("A", "1974STATE067788"),
        ("B", "1974LIMA00123"),
    ]


def test_a_date_time_group_behind_a_slash_is_no_second_telegram() -> None:
    (one,) = refs("REF: STATE 67788/282138Z JUN 74")
    assert (one.number, one.year, one.year_basis) == ("67788", 1974, "dtg")


@pytest.mark.parametrize("line", [": LIMA 123", ":  LIMA 123; STATE 67788", ":LIMA 123"])
def test_of_the_label_nothing_but_its_colon_is_left(line: str) -> None:
    record = parse(cable(subject="SUBJECT: THE ROAD", reference=f"{line}\n"))
    assert record.body.references[0].document_number == "1974LIMA00123"
    assert [note.name for note in record.diagnostics if note.code == "CK209"] != []


def test_a_colon_before_words_is_no_label() -> None:
    assert refs(": LIMA ROADS") == []


def test_the_station_is_the_post_without_its_s() -> None:
    assert [(one.raw, one.station) for one in refs("REF: LIMA'S 123 AND BOGOTA'S 45")] == [
        ("LIMA'S 123", "LIMA"),
        ("BOGOTA'S 45", "BOGOTA"),
    ]


@pytest.mark.parametrize(
    ("station", "short", "document"),
    [
        ("SANTO DOMINGO", "SD 3576", "1974SANTO03576"),
        ("HONG KONG", "HK 3576", "1974HONGK03576"),
        ("QUITO", "Q 3576", None),
        ("SANTO DOMINGO", "SX 3576", None),
    ],
)
def test_the_first_letters_of_the_citing_station(station: str, short: str, document: str | None) -> None:
    (one,) = refs(
        f"REF: {short}", page=f"PAGE 01  {station[:6]}  05121  181502Z\n", banner=f"CONFIDENTIAL {station} 5121\n"
    )
    assert one.document_number == document


@pytest.mark.parametrize(
    ("to", "short", "document"),
    [
        ("BUENOS AIRES", "B.A. 3576", "1974BUENOS03576"),
        ("BUENOS AIRES", "BA 3576", "1974BUENOS03576"),
        ("DAR ES SALAAM", "DES 3576", "1974DARES03576"),
        ("BUENOS AIRES", "B.X. 3576", None),
        ("QUITO", "Q. 3576", None),
    ],
)
def test_the_first_letters_of_the_addressee(to: str, short: str, document: str | None) -> None:
    (one,) = refs(f"REF: {short}", to=f"TO AMEMBASSY {to}")
    assert one.document_number == document


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("A QUITO 160 B LIMA 157", [("A", "160"), ("B", "157")]),
        ("A QUITO 160, B STATE 12345, C 73 LIMA 123", [("A", "160"), ("B", "12345"), ("C", "123")]),
        ("A QUITO 160\nB LIMA 157", [("A", "160"), ("B", "157")]),
        ("A QUITO 160 (NOTAL) B LA PAZ 157", [("A", "160"), ("B", "157")]),
        ("A QUITO 160; B LIMA 157", [("A", "160"), ("B", "157")]),
        ("A QUITO 160", [(None, None)]),
        ("A QUITO 160 C LIMA 157", [(None, None)]),
    ],
)
def test_letters_without_marks_are_labels_where_a_second_follows(
    lines: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert [(one.label, one.number) for one in refs(f"REF: {lines}")] == expected


#: rows right below the subject, which has room for a further word: citations of each, label and number
UNLABELLED = {
    "two rows": ("STATE 67788\nLIMA 123", [(None, "67788"), (None, "123")]),
    "three rows": ("STATE 67788\nLIMA 123\nBOGOTA 45", [(None, "67788"), (None, "123"), (None, "45")]),
    "two on a row": ("STATE 67788; LIMA 123\nBOGOTA 45", [(None, "67788"), (None, "123"), (None, "45")]),
    "dashes": ("- STATE 67788\n- LIMA 123", [(None, "67788"), (None, "123")]),
    "two dashes, a note": ("-- STATE 67788 (NOTAL)\n-- LIMA 123", [(None, "67788"), (None, "123")]),
    "asterisks": ("* STATE 67788\n* LIMA 123", [(None, "67788"), (None, "123")]),
    "numbers": ("1. STATE 67788\n2. LIMA 123", [("1", "67788"), ("2", "123")]),
    "numbers in brackets": ("(1) STATE 67788\n(2) LIMA 123", [("1", "67788"), ("2", "123")]),
    "letters": ("A. STATE 67788\nB. LIMA 123", [("A", "67788"), ("B", "123")]),
    "an airgram among them": ("STATE 67788\nLIMA A-12", [(None, "67788"), (None, "A-12")]),
    "a message of a command below": (
        "STATE 67788\nUSCINCSO 121530Z MAR 74",
        [(None, "67788"), (None, "121530Z MAR 74")],
    ),
    "numbers, the text numbered too": (
        "1. STATE 67788\n2. LIMA 123\n1. WE AGREE.\n2. WE HOPE",
        [("1", "67788"), ("2", "123")],
    ),
    "one that may be a year": ("LIMA 1974", []),
    "words": ("ROADS OF LIMA 123", []),
    "a paragraph": ("1. STATE 67788 WAS LATE.", []),
    "a paragraph over two rows": ("1. STATE 67788\nWAS LATE.", []),
}


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("name", UNLABELLED)
def test_rows_of_citations_below_the_subject_are_references(name: str, blank: str) -> None:
    rows, expected = UNLABELLED[name]
    read = parse(cable(subject="SUBJECT: THE ROAD", reference=f"{blank}{rows}\n")).body
    assert [(one.label, one.number) for one in read.references] == expected
    assert not expected or read.subject == "THE ROAD"


@pytest.mark.parametrize("rows", ["STATE 67788\nLIMA 1974", "LIMA 1974\nSTATE 67788"])
def test_rows_of_citations_below_the_tags(rows: str) -> None:
    read = parse(cable(subject="", reference=f"{rows}\n")).body
    assert sorted(one.number or "" for one in read.references) == ["1974", "67788"]


def test_a_citation_that_the_subject_has_room_for_is_its_end_where_it_is_open() -> None:
    assert parse(cable(subject="SUBJECT: ROAD (SEE", reference="LIMA 123\n")).body.references == []


@pytest.mark.parametrize("label", ["(A)", "A.", "A)"])
def test_a_label_above_the_ref_line_is_that_of_its_first_row(label: str) -> None:
    text = cable(subject="SUBJECT: THE ROAD", reference=f"{label}\nREFS: STATE 67788; (B) LIMA 123\n")
    assert [(one.label, one.number) for one in parse(text).body.references] == [("A", "67788"), ("B", "123")]
    assert not [note for note in parse(text).diagnostics if note.code == "CK202"]


def test_telegrams_of_before_1973_have_the_number_that_the_rule_makes() -> None:
    (old, new) = refs("REF: 72 STATE 67788; 73 STATE 123")
    assert (old.document_number, new.document_number) == ("1972STATE067788", "1973STATE000123")
