"""The README keeps its word: every command in it is run, and prints what it shows (sessions.py has the convention).

A ```sh block is for the reader's own machine; its two set-up lines are held to the package's metadata here, and run by
the continuous integration.
"""

import re
import shutil
import subprocess
import sys
import tomllib

import pytest
from sessions import PROGRAM, ROOT, blocks, commands, hold_session

README = (ROOT / "README.md").read_text(encoding="utf-8")


def sessions() -> list[list[tuple[str, str]]]:
    """The console blocks as lists of command and output."""
    return [commands(block) for block in blocks(README, "console")]


def test_there_are_sessions_to_run() -> None:
    assert sum(len(session) for session in sessions()) > 15


@pytest.mark.skipif(not PROGRAM.exists(), reason="cablekit is not installed beside this Python")
@pytest.mark.skipif(shutil.which("bash") is None, reason="the sessions want bash")
@pytest.mark.parametrize("session", sessions(), ids=lambda session: session[0][0][:50])
def test_a_session_prints_what_it_shows(session: list[tuple[str, str]]) -> None:
    hold_session(session, ROOT)


@pytest.mark.parametrize("program", blocks(README, "python"))
def test_a_python_block_runs(program: str) -> None:
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_two_set_up_lines_are_one_line_each() -> None:
    first, second = blocks(README, "sh")[:2]
    assert first == "python3 -m pip install . && cablekit parse samples/1977STATE310500.md"
    assert second == "python3 -m pip install -e '.[test]' && python3 -m pytest"


def test_every_dependency_has_its_row() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    needed = [one for name, all_of in extras.items() if not name.startswith("test") for one in all_of]
    names = {re.split(r"[<>=;\[ ]", one)[0] for one in (*project["dependencies"], *needed)} - {project["name"]}
    table = README[README.index("## Dependencies") : README.index("## Development")]
    assert {name for name in names if name not in table} == set()


def test_every_command_is_named() -> None:
    from cablekit.cli import COMMANDS

    assert [name for name in COMMANDS if f"cablekit {name}" not in README and f"`{name}`" not in README] == []
