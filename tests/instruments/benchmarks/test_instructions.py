"""The cost of parsing stays below its ceilings; the figures are read correctly from what callgrind prints."""

import shutil
import sys
from pathlib import Path

import pytest

from ..real_cables import ABSENT
from . import instructions
from .instructions import (
    CEILING,
    MEMORY_CEILING,
    SAMPLES,
    SAMPLES_CEILING,
    Cost,
    cables,
    collected,
    files,
    measure,
    memory,
    second_pass,
    table,
)

REPORT = """\
==7022== Callgrind, a call-graph generating cache profiler
==7022== For interactive control, run 'callgrind_control -h'.
==7022==
==7022== Events    : Ir
==7022== Collected : 2624991521
==7022==
==7022== I   refs:      2,624,991,521
"""


def test_the_count_is_read_from_the_report() -> None:
    assert collected(REPORT) == 2_624_991_521


@pytest.mark.parametrize("report", ["", "Collected : 12", "==1== Collected : ", "==1== Events    : Ir\n"])
def test_a_report_without_a_count_is_refused(report: str) -> None:
    with pytest.raises(ValueError, match="counted nothing"):
        collected(report)


def test_one_pass_is_taken_off_two() -> None:
    assert second_pass(1_100, 1_350) == 250


@pytest.mark.parametrize("two", [1_100, 1_000])
def test_two_passes_take_more_than_one(two: int) -> None:
    with pytest.raises(ValueError, match="two passes took"):
        second_pass(1_100, two)


def test_the_table_says_instructions_a_cable_and_the_ratio() -> None:
    figures = [line.split()[-1] for line in table(Cost(cables=4, parse=20_000_000, splitlines=400_000))]
    assert figures == ["4", "5,000,000", "100,000", "50.00"]


def test_texts_are_those_of_the_folder_text_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "README.md", "c.pdf"):
        (tmp_path / name).touch()
    assert [path.name for path in files(tmp_path)] == ["a.md", "b.txt"]
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "d.txt").touch()
    assert [path.name for path in files(tmp_path)] == ["d.txt"]


def test_the_samples_are_there() -> None:
    assert files(SAMPLES)


def test_real_cables_are_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instructions, "CABLES", tmp_path)
    assert cables() is None
    (tmp_path / "text").mkdir()
    assert cables() == tmp_path / "text"


counted = pytest.mark.skipif(
    shutil.which("valgrind") is None or sys.version_info[:2] != (3, 11),
    reason="valgrind is absent, or the interpreter is another than that of the ceilings",
)


def _stays_below(ceiling: float, folder: Path) -> None:
    cost = measure(files(folder))
    print("", *table(cost), sep="\n")
    assert cost.ratio <= ceiling


@pytest.mark.slow
@counted
def test_instructions_over_the_samples_stay_below_the_ceiling() -> None:
    _stays_below(SAMPLES_CEILING, SAMPLES)


@pytest.mark.slow
@counted
def test_instructions_over_real_cables_stay_below_the_ceiling() -> None:
    folder = cables()
    if folder is None:
        pytest.skip(ABSENT)
    _stays_below(CEILING, folder)


@pytest.mark.slow
def test_memory_of_one_long_text_stays_below_the_ceiling() -> None:
    multiple = memory()
    print(f"\nmemory of one long text: {multiple:.1f} times its size")
    assert multiple <= MEMORY_CEILING
