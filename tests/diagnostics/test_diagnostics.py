"""The one table of codes: well formed, and every row has its constant."""

import csv
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import walk_packages

import pytest

import cablekit
from cablekit import diagnostics
from cablekit.diagnostics import CODES, SEVERITIES, CablekitError, Code

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


def test_what_cablekit_raises_on_purpose_is_one_family() -> None:
    """Every error class, except those that never leave their module; and no name means two things."""
    absent = set() if find_spec("pyspark") else {"cablekit.spark"}
    for module in walk_packages(cablekit.__path__, "cablekit."):
        if not module.name.endswith("__main__") and module.name not in absent:
            import_module(module.name)
    package = {one for one in _below(Exception) if one.__module__.startswith("cablekit.")}
    public = {one for one in package if not one.__name__.startswith("_")}
    assert all(issubclass(one, CablekitError) for one in public)
    assert len({one.__name__ for one in package}) == len(package)
    assert {"CableError", "RefusedError", "LockedError", "JobError", "OutputError", "UnknownFieldError"} <= {
        one.__name__ for one in public
    }


def _below(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)
