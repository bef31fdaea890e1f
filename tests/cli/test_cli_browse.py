"""`cablekit browse`: starts on the loopback, answers, ends quietly; says what is missing."""

import re
import signal
import socket
import sys
import urllib.request
from pathlib import Path

import pytest
from cli_kinds import Run, started

ROOT = Path(__file__).parents[2]


@pytest.fixture
def database(run: Run, sample: str, tmp_path: Path) -> Path:
    path = tmp_path / "cables.sqlite"
    assert run("convert", "-q", sample, "-o", path).exit_code == 0
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_serves_until_ctrl_c(database: Path) -> None:
    pytest.importorskip("datasette")
    with started("browse", database, "--port", "0") as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.fullmatch(
            r"cablekit browse: .*cables\.sqlite is at (http://127\.0\.0\.1:\d+/) \(Ctrl-C ends\)\n", line
        )
        assert found, line
        with urllib.request.urlopen(f"{found[1]}cables/cables/1", timeout=300) as answer:
            assert b"CONVENTIONAL ARMS" in answer.read()
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=300)
    assert (process.returncode, out, error) == (0, "", "")


def test_a_port_that_is_taken(run: Run, database: Path) -> None:
    pytest.importorskip("datasette")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = run("browse", database, "--port", str(port))
    assert result.exit_code == 2
    assert f"can't use port {port}" in result.stderr


def test_what_is_no_database(run: Run, sample: str, tmp_path: Path) -> None:
    assert run("browse", tmp_path / "none.sqlite").exit_code == 2
    result = run("browse", sample)
    assert result.exit_code == 2
    assert "is not a database" in result.stderr


def test_without_datasette_the_extra_is_named(run: Run, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("cablekit.corpus.browse.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "datasette", None)
    result = run("browse", database)
    assert result.exit_code == 2
    assert "pip install 'cablekit[browse]'" in result.stderr


def test_opens_the_browser_when_asked(run: Run, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("datasette")
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("cablekit.corpus.browse.server.serve", lambda _, __, said: said("http://127.0.0.1:1/"))
    assert run("browse", database).exit_code == 0
    assert opened == []
    assert run("browse", database, "--open").exit_code == 0
    assert opened == ["http://127.0.0.1:1/"]
