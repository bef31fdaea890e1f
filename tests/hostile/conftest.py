"""What the tests of hostile content share: two ways to run the program, and guards for what a system may lack."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import forked
import pytest
from click.testing import CliRunner, Result

from cablekit.cli import cli

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run the command line inside this process: run("parse", path)."""

    def call(*args: str | Path, **settings: Any) -> Result:
        result = CliRunner().invoke(cli, [os.fspath(arg) for arg in args], prog_name="cablekit", **settings)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def program() -> Callable[..., "subprocess.CompletedProcess[bytes]"]:
    """Run the program as a process of its own, forked where it makes no difference, from the top of the repository."""

    def call(
        *args: str | Path,
        env: Mapping[str, str | None] | None = None,
        before: tuple[str, ...] = (),
        python: tuple[str, ...] = (),
        shell: str | None = None,
        **settings: Any,
    ) -> "subprocess.CompletedProcess[bytes]":
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "NO_COLOR"))}
        for name, value in (env or {}).items():
            clean.pop(name, None)
            if value is not None:
                clean[name] = value
        usual = not before and not python and " -B " not in (shell or "") and " -I " not in (shell or "")
        start = (forked.program() if usual and forked.can(env or {}) else None) or sys.executable
        command = [*before, start, *python, "-m", "cablekit", *[os.fspath(arg) for arg in args]]
        if shell:
            command = ["bash", "-c", shell, start, *[os.fspath(arg) for arg in args]]
        pipes: dict[str, Any] = {
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "cwd": ROOT,
            "timeout": 600,
        } | settings
        done: subprocess.CompletedProcess[bytes] = subprocess.run(command, env=clean, check=False, **pipes)
        return done

    return call


@pytest.fixture
def unprivileged() -> tuple[str, ...]:
    """What to put before a command so that permissions count: root may read and write everything else."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root may read everything, and setpriv is not here to take that away")
    return ("setpriv", "--bounding-set=-all", "--inh-caps=-all")


@pytest.fixture
def sample() -> Path:
    """The sample every user starts from."""
    return ROOT / "samples" / "1977STATE310500.md"
