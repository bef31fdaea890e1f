"""docs/accuracy.md keeps its word: its text is the instrument's, every field has its row, no share is too high.

Strategy: the figures may lag behind the measurement, so that a better parser changes no page; they may never be above
it, so that the page never says more than is true.
"""

import math
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from ..real_cables import ABSENT
from . import publish
from .__main__ import main
from .cables import FOLDERS, RELEASES, ROOT, at_hand
from .measure import fields, measure
from .publish import assembled, claims, rows, share, words
from .release_fields import release_fields
from .releases import GROUP, measure_releases

PAGE = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
_AGAIN = "run: python -m tests.instruments.accuracy --publish docs/accuracy.md"


def test_the_words_are_those_of_the_instrument() -> None:
    written, ours = ([line for line in words(text) if line] for text in (PAGE, assembled()))
    assert written == ours, _AGAIN


@pytest.mark.parametrize("kind", ["label", "attributes"])
def test_every_field_has_its_row(kind: str) -> None:
    names = {one.name for one in fields()[kind]}  # type: ignore[index]
    if kind == "label":
        names |= {one.name for one in release_fields()}
    assert {name for name, _ in rows(PAGE, kind)} == names, _AGAIN


# shares of the releases fall with the floors of test_releases.py, which are measured in every run
@pytest.mark.parametrize("group", [*FOLDERS, pytest.param(GROUP, marks=pytest.mark.slow)])
def test_no_share_is_above_what_is_measured(group: str) -> None:
    place = FOLDERS.get(group, RELEASES)
    if not place.is_dir():
        pytest.skip(ABSENT)
    measured = (measure_releases() if group == GROUP else measure(at_hand(group)))[group]
    claimed = [one for one in claims(PAGE) if one.group == group]
    assert claimed
    over = [
        (one, now)
        for one in claimed
        if one.share > (now := math.floor(measured[one.witness][one.field].ratio * 1000) / 10)  # type: ignore[index]
    ]
    assert over == [], _AGAIN


def test_a_row_that_claims_too_much_is_seen() -> None:
    cell = "| `mrn.raw` | 100 % of 36 |"
    assert cell in PAGE
    (first, *_) = [one for one in claims(PAGE.replace(cell, "| `mrn.raw` | 12.5 % of 8 |")) if one.field == "mrn.raw"]
    assert (first.witness, first.group, first.share) == ("label", "samples", 12.5)


@pytest.mark.parametrize(
    ("agrees", "total", "shown"), [(3, 3, "100 %"), (2, 3, "66.6 %"), (999_999, 1_000_000, "99.9 %"), (0, 5, "0 %")]
)
def test_shares_are_cut_and_not_rounded_up(agrees: int, total: int, shown: str) -> None:
    assert share(agrees, total) == shown


@pytest.mark.parametrize("narrowed", [["--field", "mrn"], ["--group", GROUP], ["samples"]])
def test_no_page_of_a_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, narrowed: list[str]) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, ["--publish", str(tmp_path / "page.md"), *narrowed])
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "measures every set" in result.stderr


def test_no_page_without_every_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "RELEASES", tmp_path / "nothing")
    result = CliRunner().invoke(main, ["--publish", str(tmp_path / "page.md")])
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert re.search(r"absent: (cables, web, )?releases", " ".join(result.stderr.replace("│", " ").split()))


@pytest.mark.slow
@pytest.mark.skipif(publish.absent() != [], reason=ABSENT)
def test_the_page_can_be_written(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--publish", str(tmp_path / "page.md")])
    assert result.exit_code == 0, result.output
    written = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert words(written) == words(PAGE)
    assert [name for name, _ in rows(written, "label")] == [name for name, _ in rows(PAGE, "label")]
