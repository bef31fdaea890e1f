"""The README keeps its word: its set-up lines, its table of commands. Its sessions are run with those of docs/.

A ```sh block is for the reader's own machine; its two set-up lines are held to the package's metadata here, and run by
the continuous integration.
"""

import re
import shlex
import shutil
import tomllib
from pathlib import Path

import forked
import pytest
from sessions import PROGRAM, ROOT, blocks, run

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_two_set_up_lines_are_one_line_each() -> None:
    first, second = blocks(README, "sh")[:2]
    assert first == "python3 -m pip install . && cablekit parse samples/1977STATE310500.md"
    assert second == "python3 -m pip install -e '.[test]' && python3 -m pytest"


def test_every_dependency_has_its_row() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [
        *project["dependencies"],
        *(one for name, all_of in extras.items() if not name.startswith("test") for one in all_of),
    ]
    names = {re.split(r"[<>=;\[ ]", one)[0] for one in wanted} - {project["name"]}
    table = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8").partition("## Dependencies")[2]
    assert {name for name in names if name not in table} == set()


def rows() -> list[tuple[str, str]]:
    """The table of commands: name and example."""
    return re.findall(r"^\| `(\w+)` \|.*\| `(cablekit .*)` \|$", README, flags=re.MULTILINE)


def test_every_command_has_its_row() -> None:
    from cablekit.cli import COMMANDS

    assert sorted(name for name, _ in rows()) == sorted(COMMANDS)
    assert all(example.split()[1] == name for name, example in rows())


@pytest.mark.skipif(not PROGRAM.exists(), reason="cablekit is not installed beside this Python")
def test_every_example_of_the_table_ends_with_its_output(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    for name, example in rows():
        if name != "browse":  # which serves until Ctrl-C
            ran = run([forked.program() or PROGRAM, *shlex.split(example)[1:]], tmp_path)
            assert ran.returncode <= 1, f"{example}: {ran.stderr}"  # 1: some samples have errors, and are there
        if name == "convert":
            shutil.copy(tmp_path / "cables.sqlite", tmp_path / "before.sqlite")


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 160
