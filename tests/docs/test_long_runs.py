"""docs/long-runs.md shows what a run of hours says when it is stopped, which no test has the time for."""

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sessions import ROOT

from cablekit.cli import cli
from cablekit.corpus import StoppedError

PAGE = (ROOT / "docs" / "long-runs.md").read_text(encoding="utf-8")


def test_what_an_interrupted_run_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: Any, **__: Any) -> None:
        raise StoppedError(KeyboardInterrupt(), 1_203_000, Path("cables.sqlite.partial/cables.sqlite"), 1_203_412)

    monkeypatch.setattr("cablekit.cli.convert.convert", stopped)
    monkeypatch.chdir(tmp_path)
    Path("cables").mkdir()
    words = ["convert", "cables/", "-o", "cables.sqlite"]
    monkeypatch.setattr("sys.argv", ["cablekit", *words])
    result = CliRunner().invoke(cli, words, prog_name="cablekit")
    (shown,) = re.findall(r"^```\n(cablekit convert: interrupted\n.*?)```$", PAGE, flags=re.DOTALL | re.MULTILINE)
    assert result.stderr == shown
