"""`cablekit completion`: each shell gets its script, and the script completes commands."""

import os
import shutil
import subprocess
import sys

import pytest
from cli_kinds import Run

SHELLS = ("bash", "zsh", "fish")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_names_the_program(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"_CABLEKIT_COMPLETE={shell}_complete" in result.stdout
    assert result.stdout.endswith("\n")


def test_another_shell_is_refused(run: Run) -> None:
    result = run("completion", "tcsh")
    assert result.exit_code == 2
    assert "tcsh" in result.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_commands_are_completed() -> None:
    environment = os.environ | {"_CABLEKIT_COMPLETE": "bash_complete", "COMP_WORDS": "cablekit che", "COMP_CWORD": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "cablekit"], env=environment, capture_output=True, encoding="utf-8", timeout=300
    )
    assert ran.stdout.split() == ["plain,check"]
