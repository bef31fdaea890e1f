"""Dates and times."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit import grammar as g
from cablekit.fields.dtg import DTG
from cablekit.values import WINDOW, moment, numeric_date, sent_at, word_date, year_of
from cablekit.vocabulary import MONTHS


def _utc(*when: int) -> dt.datetime:
    return dt.datetime(*when, tzinfo=dt.UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("line", "when"),
    [
        pytest.param("R 302128Z DEC 77 ZFF6", _utc(1977, 12, 30, 21, 28), id="as it should be"),
        pytest.param("P R 251346 Z JUN 7 3", _utc(1973, 6, 25, 13, 46), id="blanks inside tokens"),
        pytest.param("R 251346 JUN 73", _utc(1973, 6, 25, 13, 46), id="Z lost"),
        pytest.param("R 251346Z JUNE 73", _utc(1973, 6, 25, 13, 46), id="month spelled out"),
        pytest.param(
            "R 251346Z SEPT. 1973", _utc(1973, 9, 25, 13, 46), id="four letters, a stop, a year of four digits"
        ),
        pytest.param("R 290001Z FEB 76", _utc(1976, 2, 29, 0, 1), id="29 February of a leap year"),
        pytest.param("R 290001Z FEB 77", None, id="29 February of another year"),
        pytest.param("R 392125Z JAN 74", None, id="no day"),
        pytest.param("R 012460Z JAN 74", None, id="no hour"),
        pytest.param("R 012125Z JAM 74", None, id="no month"),
    ],
)
def test_the_moment_of_a_date_time_group(line: str, when: dt.datetime | None) -> None:
    match = DTG.match(line)
    assert match is not None
    assert sent_at(match) == when


@pytest.mark.parametrize(
    ("raw", "sent", "at"),
    [
        pytest.param("181502Z", _utc(1974, 7, 17, 21, 40), _utc(1974, 7, 18, 15, 2), id="the next day"),
        pytest.param("172140Z", _utc(1974, 7, 17, 21, 40), _utc(1974, 7, 17, 21, 40), id="the minute of sending"),
        pytest.param("010102Z", _utc(1974, 7, 31, 23, 0), _utc(1974, 8, 1, 1, 2), id="the next month"),
        pytest.param("010102Z", _utc(1974, 12, 31, 23, 0), _utc(1975, 1, 1, 1, 2), id="the next year"),
        pytest.param("172139Z", _utc(1974, 7, 17, 21, 40), None, id="a minute before, a month too late"),
        pytest.param("322228Z", _utc(1974, 7, 17, 21, 40), None, id="no day"),
        pytest.param("311200Z", _utc(1974, 4, 29, 0, 0), None, id="a day that no month near has"),
        pytest.param("181502Z", None, None, id="sending unknown"),
    ],
)
def test_a_time_of_receipt_is_the_first_that_fits(raw: str, sent: dt.datetime | None, at: dt.datetime | None) -> None:
    assert moment(raw, sent) == at


@given(
    st.datetimes(dt.datetime(1973, 1, 1), dt.datetime(1979, 12, 31), timezones=st.just(dt.UTC)),
    st.timedeltas(dt.timedelta(0), WINDOW - dt.timedelta(minutes=1)),
)
def test_a_time_within_the_window_is_found_again(sent: dt.datetime, after: dt.timedelta) -> None:
    sent = sent.replace(second=0, microsecond=0)
    at = (sent + after).replace(second=0, microsecond=0)
    found = moment(f"{at:%d%H%M}Z", sent)
    assert found is not None
    assert sent <= found <= at
    assert (found.day, found.hour, found.minute) == (at.day, at.hour, at.minute)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("01 JAN 1994", dt.date(1994, 1, 1), id="dialect of 1973-76"),
        pytest.param("30-Dec-1977 12:00:00 am", dt.date(1977, 12, 30), id="dialect of 1977"),
        pytest.param("01 jan 1994", dt.date(1994, 1, 1), id="dialect of 1978-79"),
        pytest.param("22 May 2009", dt.date(2009, 5, 22), id="stamp"),
        pytest.param("06-SEP-07", dt.date(2007, 9, 6), id="a year of two digits, of this century"),
        pytest.param("06-SEP-74", dt.date(1974, 9, 6), id="a year of two digits, of the last"),
        pytest.param("1 SEPTEMBER 1974", dt.date(1974, 9, 1), id="month spelled out by dateutil"),
        pytest.param("MAY 5, 1974", dt.date(1974, 5, 5), id="month first, in letters"),
        pytest.param("31/12/2019", dt.date(2019, 12, 31), id="day first, as no month is 31"),
        pytest.param("05/04/2019", None, id="numeric and ambiguous"),
        pytest.param("31 FEB 1974", None, id="no such day"),
        pytest.param("01 XXX 1994", None, id="no such month"),
        pytest.param("MAY 1974", None, id="the day is not in the text"),
        pytest.param("MAY 5", None, id="the year is not in the text"),
        pytest.param("5 1974", None, id="the month is not in the text"),
        pytest.param("NO DATE IN 1974 AT ALL", None, id="words"),
        pytest.param("MAY 5, 1974 " * 9, None, id="too long for a date"),
        pytest.param("n/a", None, id="placeholder"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_date_with_its_month_in_letters(text: str, date: dt.date | None) -> None:
    assert word_date(text) == date


@given(st.text(max_size=60))
def test_no_text_is_too_odd_for_a_date(text: str) -> None:
    assert word_date(text) is None or isinstance(word_date(text), dt.date)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31)))
def test_every_date_is_read_in_every_dialect(date: dt.date) -> None:
    month = next(name for name, number in MONTHS.items() if number == date.month)
    for text in (f"{date.day:02} {month} {date.year}", f"{date.day}-{month.title()}-{date.year} 12:00:00 am"):
        assert word_date(text) == date
    assert word_date(f"{date.day:02}-{month}-{date.year % 100:02}") == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("12/13/85", dt.date(1985, 12, 13), id="month first"),
        pytest.param("2/8/85", dt.date(1985, 2, 8), id="month first where both ways are possible"),
        pytest.param("13/2/85", dt.date(1985, 2, 13), id="day first where the first is no month"),
        pytest.param("12-13-1985", dt.date(1985, 12, 13), id="hyphens, a year of four digits"),
        pytest.param("1.2.49", dt.date(2049, 1, 2), id="a year of this century"),
        pytest.param("13/13/85", None, id="no month"),
        pytest.param("2/30/85", None, id="no day"),
        pytest.param("0/3/85", None, id="month nought"),
    ],
)
def test_a_numeric_date(text: str, date: dt.date | None) -> None:
    match = g.NUMERIC_DATE.fullmatch(text)
    assert match is not None
    assert numeric_date(match) == date


@given(st.integers(1950, 2049))
def test_a_year_of_two_digits_is_of_1950_to_2049(year: int) -> None:
    assert year_of(f"{year % 100:02}") == year
