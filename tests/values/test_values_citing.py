"""What a citation is read by."""

import datetime as dt

import pytest

from cablekit.values import Facts

JANUARY = dt.datetime(1976, 1, 9, 12, tzinfo=dt.UTC)
JULY = dt.datetime(1974, 7, 17, 21, 40, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("sent", "station", "number", "cited", "expected"),
    [
        pytest.param(JULY, "QUITO", 5121, ("QUITO", 4876), (1974, "same_year"), id="an earlier number of its own"),
        pytest.param(JULY, "QUITO", 5121, ("QUITO", 9000), (1973, "previous_year"), id="its own, not reached yet"),
        pytest.param(JULY, "QUITO", None, ("QUITO", 9000), (1974, "same_year"), id="its own number is unknown"),
        pytest.param(JULY, None, 5121, ("QUITO", 9000), (1974, "same_year"), id="its own station is unknown"),
        pytest.param(JULY, "QUITO", 5121, ("STATE", 151302), (1974, "same_year"), id="of the Department, in July"),
        pytest.param(JANUARY, "OSLO", 10, ("STATE", 298804), (1975, "previous_year"), id="December, cited in January"),
        pytest.param(JANUARY, "STATE", 2912, ("STOCKHOLM", 6015), (1975, "previous_year"), id="of a post, in January"),
        pytest.param(JANUARY, "STATE", 2912, ("STOCKHOLM", 131), (1976, "same_year"), id="few enough for January"),
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
