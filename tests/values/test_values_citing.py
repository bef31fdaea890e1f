"""What a citation is read by."""

import datetime as dt

import pytest

from cablekit.values import Facts, begins_list, cites_alone, names_station

JANUARY = dt.datetime(1976, 1, 9, 12, tzinfo=dt.UTC)
JULY = dt.datetime(1974, 7, 17, 21, 40, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("sent", "station", "number", "cited", "expected"),
    [
        pytest.param(JULY, "QUITO", 5121, ("QUITO", 4876), (1974, "same_year"), id="an earlier number of its own"),
        pytest.param(JULY, "QUITO", 5121, ("QUITO", 5123), (1974, "same_year"), id="its own, of the same day"),
        pytest.param(JULY, "QUITO", 5121, ("QUITO", 5172), (1974, "same_year"), id="its own, two days ahead"),
        pytest.param(JULY, "QUITO", 5121, ("QUITO", 5173), (1973, "previous_year"), id="its own, more ahead"),
        pytest.param(JULY, "QUITO", 5121, ("QUITO", 9000), (1973, "previous_year"), id="its own, not reached yet"),
        pytest.param(JULY, "STATE", 155000, ("STATE", 155700), (1974, "same_year"), id="a day of the Department's"),
        pytest.param(JULY, "STATE", 155000, ("STATE", 155800), (1973, "previous_year"), id="more than a day"),
        pytest.param(JANUARY, "OSLO", 10, ("OSLO", 20), (1976, "same_year"), id="a few ahead in January"),
        pytest.param(JANUARY, "OSLO", 10, ("OSLO", 21), (1975, "previous_year"), id="more than a few in January"),
        pytest.param(JULY, "QUITO", None, ("QUITO", 9000), (1974, "same_year"), id="its own number is unknown"),
        pytest.param(JULY, None, 5121, ("QUITO", 9000), (1974, "same_year"), id="its own station is unknown"),
        pytest.param(JULY, "QUITO", 5121, ("STATE", 151302), (1974, "same_year"), id="of the Department, in July"),
        pytest.param(JULY, "QUITO", 5121, ("STATE", 200000), (1973, "previous_year"), id="of September, cited in July"),
        pytest.param(JANUARY, "OSLO", 10, ("STATE", 298804), (1975, "previous_year"), id="December, cited in January"),
        pytest.param(JANUARY, "STATE", 2912, ("STOCKHOLM", 6015), (1975, "previous_year"), id="of a post, in January"),
        pytest.param(JANUARY, "STATE", 2912, ("STOCKHOLM", 131), (1976, "same_year"), id="few enough for January"),
        pytest.param(JANUARY, "OSLO", 10, ("SECTO", 17001), (1976, "same_year"), id="of a series that counts trips"),
        pytest.param(None, "QUITO", 5121, ("QUITO", 4876), (None, None), id="the day of sending is unknown"),
    ],
)
def test_the_year_of_a_citation_that_states_none(
    sent: dt.datetime | None,
    station: str | None,
    number: int | None,
    cited: tuple[str, int],
    expected: tuple[int | None, str | None],
) -> None:
    assert Facts(sent, station, number).year(*cited) == expected


@pytest.mark.parametrize(
    ("sent", "digits", "alone", "expected"),
    [
        pytest.param(JULY, "73", False, 1973, id="two digits"),
        pytest.param(JULY, "1973", False, 1973, id="four digits"),
        pytest.param(JULY, "75", False, 1975, id="a year later, at New Year"),
        pytest.param(JULY, "76", False, None, id="two years later"),
        pytest.param(JULY, "50", False, 1950, id="long before"),
        pytest.param(JULY, "57", True, None, id="alone, the end of a number"),
        pytest.param(JULY, "72", True, 1972, id="alone, a year"),
        pytest.param(JULY, "6107", False, None, id="four digits of a number"),
        pytest.param(None, "85", False, 1985, id="the day of sending is unknown"),
        pytest.param(None, "2005", False, 2005, id="four digits, the day unknown"),
        pytest.param(None, "6107", False, None, id="four digits of a number, the day unknown"),
    ],
)
def test_the_year_that_digits_state(sent: dt.datetime | None, digits: str, alone: bool, expected: int | None) -> None:
    assert Facts(sent).stated_year(digits, alone=alone) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("OF JUNE 5, 1973", (1973, "stated"), id="month first"),
        pytest.param("DATED 21 DECEMBER 72", (1972, "stated"), id="day first"),
        pytest.param("OF 12/12/72", (1972, "stated"), id="in figures"),
        pytest.param("(15 APRIL 1973)", (1973, "stated"), id="in brackets"),
        pytest.param("(1973)", (1973, "stated"), id="alone in brackets"),
        pytest.param("OF JUNE 73", (1973, "stated"), id="a month and a year"),
        pytest.param("OF JUNE 24", (None, None), id="a month and a day"),
        pytest.param("OF JUNE 1973", (1973, "stated"), id="a month and four digits"),
        pytest.param(", '73", (1973, "stated"), id="behind an apostrophe"),
        pytest.param("DTG 211400Z OCT 73", (1973, "dtg"), id="a date-time group"),
        pytest.param("211400Z OCTOBER 1973", (1973, "dtg"), id="a date-time group in full"),
        pytest.param("(15 APRIL 1972), DTG 211400Z OCT 73", (1972, "stated"), id="a date before a group"),
        pytest.param("DTG 211400Z OCT 93", (None, None), id="a group of a later time"),
        pytest.param("6172, 1974", (1974, "stated"), id="behind a number that is none"),
        pytest.param("OF 1973", (1973, "stated"), id="a year alone"),
        pytest.param("CINCPAC 1965", (None, None), id="a number that could be a year"),
        pytest.param("PARA 3", (None, None), id="none"),
    ],
)
def test_the_year_that_a_text_says(text: str, expected: tuple[int | None, str | None]) -> None:
    assert Facts(JULY).year_said(text) == expected


@pytest.mark.parametrize(
    ("station", "year", "expected"),
    [
        pytest.param("LA PAZ", 1974, "1974LAPAZ00012", id="a post"),
        pytest.param("MY TELEGRAM", 1974, "1974QUITO00012", id="the citing one"),
        pytest.param("USNATO", 1975, "1975NATO00012", id="a name of its time"),
        pytest.param("USNATO", 1978, "1978USNATO00012", id="a later name"),
        pytest.param("TOKTO", 1974, None, id="a name nobody knows"),
        pytest.param("CINCPAC", 1974, None, id="a command"),
        pytest.param("YOUR TELEGRAM", 1974, None, id="the addressee, of several"),
        pytest.param("LA PAZ", None, None, id="no year"),
    ],
)
def test_a_document_number_is_of_a_known_post(station: str, year: int | None, expected: str | None) -> None:
    assert Facts(JULY, "QUITO", 5121).document_number(station, 12, year) == expected


@pytest.mark.parametrize("name", ["LA PAZ", "BELGRADE'S", "SECTO", "EMBASSY TELEGRAM", "AMEMBASSY LIMA"])
def test_a_name_of_a_station(name: str) -> None:
    assert names_station(name)


@pytest.mark.parametrize("name", ["TOKTO", "CINCPAC", "USDAO PARIS", "PARAS", "JCS"])
def test_a_name_of_no_station(name: str) -> None:
    assert not names_station(name)


@pytest.mark.parametrize(
    "row", ["STATE 162751", "LA PAZ 1791; STATE 163 (NOTAL)", "QUITO A-87", "73 LIMA 5 AND BONN 6"]
)
def test_a_row_of_citations_alone(row: str) -> None:
    assert cites_alone(row)


@pytest.mark.parametrize("row", ["STATE 162751 REPORTED", "ROOM 5", "LIMA 5; ROOM 6", "STATE"])
def test_a_row_that_is_not_of_citations_alone(row: str) -> None:
    assert not cites_alone(row)


@pytest.mark.parametrize("row", ["A. JCS MSG 221205 AUG 74", "(A) 73 STATE 5 (NOTAL)", "A. QUITO A-87, LIMA 3"])
def test_the_first_row_of_a_list(row: str) -> None:
    assert begins_list(row)


@pytest.mark.parametrize("row", ["B. STATE 5", "A. ROOM 5", "A. STATE 5 REPORTED", "A. THE ENVOY CALLED"])
def test_a_row_that_begins_no_list(row: str) -> None:
    assert not begins_list(row)


@pytest.mark.parametrize(
    ("sent", "day", "expected"),
    [
        (JULY, 17, (1974, "same_year")),
        (JULY, 31, (1974, "same_year")),
        (dt.datetime(1974, 1, 5, tzinfo=dt.UTC), 4, (1974, "same_year")),
        (dt.datetime(1974, 1, 5, tzinfo=dt.UTC), 6, (1974, "same_year")),
        (dt.datetime(1974, 1, 5, tzinfo=dt.UTC), 30, (1973, "previous_year")),
        (None, 17, (None, None)),
    ],
)
def test_the_year_of_a_day(sent: dt.datetime | None, day: int, expected: tuple[int | None, str | None]) -> None:
    assert Facts(sent).year_of_day(day) == expected
