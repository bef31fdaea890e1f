"""The one table of codes: well formed, and every row has its constant."""

import csv
from pathlib import Path

import pytest

from cablekit import diagnostics
from cablekit.diagnostics import CODES, SEVERITIES, Code

TABLE = Path(diagnostics.__file__).parent / "codes.csv"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_codes_stand_once_and_in_order() -> None:
    codes = [row["code"] for row in rows()]
    assert codes == sorted(set(codes))
    assert len({row["name"] for row in rows()}) == len(codes)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["code"])
def test_a_row_is_whole_and_has_a_constant_of_its_name(row: dict[str, str]) -> None:
    assert None not in row
    assert all(cell and cell == cell.strip() for cell in row.values())
    assert row["severity"] in SEVERITIES
    assert row["code"].startswith("CK")
    constant = getattr(diagnostics, row["name"].replace("-", "_").upper())
    assert constant is CODES[row["code"]]
    assert constant == Code(**row)  # type: ignore[arg-type]  # severity is one of the three


def test_every_constant_is_a_row() -> None:
    constants = [value for value in vars(diagnostics).values() if isinstance(value, Code)]
    assert len(constants) == len(CODES) == len(rows())
