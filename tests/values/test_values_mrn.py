"""Message reference numbers and document numbers."""

import pytest

from cablekit.model import Mrn
from cablekit.values import document_number, mrn


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("LA PAZ 3507/1", Mrn("LA PAZ 3507/1", "LA PAZ", 3507), id="a section's number"),
        pytest.param("LA  PAZ  3507", Mrn("LA PAZ 3507", "LA PAZ", 3507), id="blanks are folded"),
        pytest.param("STATE 002912", Mrn("STATE 002912", "STATE", 2912), id="noughts in front"),
        pytest.param(
            "STATE 286983 TOSEC 110023",
            Mrn("STATE 286983 TOSEC 110023", "STATE", 286983, "TOSEC 110023"),
            id="a number of a series beside the post's own",
        ),
        pytest.param("SECTO 5032", Mrn("SECTO 5032", None, None, "SECTO 5032"), id="a number of a series alone"),
        pytest.param("USUN NEW YORK 1234", Mrn("USUN NEW YORK 1234", "USUN NEW YORK", 1234), id="three words"),
        pytest.param("LA PAZ 3507 CORRECTED", Mrn("LA PAZ 3507", "LA PAZ", 3507), id="words behind"),
        pytest.param("3507", Mrn("3507", None, 3507), id="a number alone"),
        pytest.param("3507123", None, id="too many digits"),
        pytest.param("LA PAZ", None, id="no number"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_message_reference_number(text: str, value: Mrn | None) -> None:
    assert mrn(text) == value


@pytest.mark.parametrize(
    ("year", "station", "number", "made"),
    [
        (1979, "LA PAZ", 8916, "1979LAPAZ08916"),
        (1977, "STATE", 2912, "1977STATE002912"),
        (1974, "NEW DELHI", 1, "1974NEWDE00001"),
        (1974, "USUN NEW YORK", 1, "1974USUNN00001"),
        (1974, "PORT OF SPAIN", 1, "1974PORTO00001"),
        (1974, "THE HAGUE", 1, "1974THEHA00001"),
        (1974, "ST. JOHNS", 1, "1974STJO00001"),
    ],
)
def test_a_document_number(year: int, station: str, number: int, made: str) -> None:
    assert document_number(year, station, number) == made
