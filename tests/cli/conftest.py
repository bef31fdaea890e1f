"""What the tests of the command line share: the sample, a folder to work in, and two ways to run the program."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import forked
import pytest
from cli_kinds import Program, Run, Terminal, Variant
from click.testing import CliRunner, Result

from cablekit.cli import cli

ROOT = Path(__file__).parents[2]
SAMPLE = "samples/1977STATE310500.md"


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests name the sample as a user at the top of the repository does."""
    monkeypatch.chdir(ROOT)


@pytest.fixture
def sample() -> str:
    return SAMPLE


@pytest.fixture
def run() -> Run:
    """Run the command line inside this process: run("parse", path, input=b"...")."""

    def call(*args: str | Path, **settings: Any) -> Result:
        result = CliRunner().invoke(cli, [str(arg) for arg in args], prog_name="cablekit", **settings)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def program() -> Program:
    """Run the program as a process of its own, forked where it makes no difference: program("parse", path)."""

    def call(
        *args: str | Path, env: Mapping[str, str] | None = None, shell: str | None = None, **settings: Any
    ) -> "subprocess.CompletedProcess[bytes]":
        clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "PYTHONIOENCODING")}
        usual = forked.can(env or {})
        start = (forked.program() if usual else None) or sys.executable
        command = [start, "-m", "cablekit", *map(str, args)]
        if shell:
            command = ["bash", "-c", shell, start, *map(str, args)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | settings
        return subprocess.run(command, env=clean | dict(env or {}), timeout=300, check=False, **pipes)

    return call


@pytest.fixture
def on_a_terminal() -> Terminal:
    """Run the program on a terminal of its own: what it writes there. The pager is cat unless another is named."""
    pty = pytest.importorskip("pty", reason="needs a pseudo terminal")

    def call(*args: str | Path, columns: int = 60, **environment: str) -> str:
        clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "LESS")}
        clean |= {"PAGER": "cat", "TERM": "xterm", "COLUMNS": str(columns), **environment}
        start = forked.program() or sys.executable
        pid, terminal = pty.fork()
        if pid == 0:
            os.execve(start, [start, "-m", "cablekit", *map(str, args)], clean)
        said = b""
        with suppress(OSError):  # Linux says so that the other end is closed
            while data := os.read(terminal, 65536):
                said += data
        os.waitpid(pid, 0)
        os.close(terminal)
        return said.decode().replace("\r\n", "\n")

    return call


@pytest.fixture
def variant(tmp_path: Path) -> Variant:
    """A file with the sample, words of it replaced: variant("a.md", {"PCAT": "XXXX"})."""

    def make(name: str, changes: Mapping[str, str] | None = None) -> Path:
        text = Path(SAMPLE).read_text(encoding="utf-8")
        for old, new in (changes or {}).items():
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return make
