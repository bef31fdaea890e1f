"""Examples of README.md and docs/: what they are, and how they are run.

Convention. A ```console block is a session: each line that starts with `$ ` is a command for bash, which continues on
the next line after a backslash; what follows up to the next `$ ` is what it prints, standard output and error
together, without the blank lines at its end. A ```sql block is a query of cables.sqlite, and the table below it is its
answer. A ```python block is a program that must not fail, and the ```text block below it, where there is one, is what
it prints. Other blocks are for the reader's own machine.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import forked
import pytest

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = Path(sys.executable).parent / "cablekit"
_EXAMPLE = re.compile(
    r"^```(?P<language>console|sql|python)\n(?P<code>.*?)\n```\n(?:\n(?:```text\n(?P<text>.*?)\n```|(?P<table>(?:\|[^\n]*\n)+)))?",
    flags=re.DOTALL | re.MULTILINE,
)
_IMPORT = re.compile(r"^(?:import|from) (\w+)", flags=re.MULTILINE)
# `python3 -c "import polars; ..."` in a session
_LIBRARIES = ("duckdb", "pandas", "polars", "pyarrow", "networkx")


@dataclass(frozen=True, slots=True)
class Example:
    """A block that can be run.

    Attributes:
        heading: the heading above it.
        language: console, sql or python.
        code: the block.
        shown: what the page shows below it, of sql and python; "" where nothing is shown.
    """

    heading: str
    language: str
    code: str
    shown: str


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of one language, in order."""
    return re.findall(rf"```{language}\n(.*?)\n```", page, flags=re.DOTALL)


def examples(page: str) -> Iterator[Example]:
    """The examples of a page, in order."""
    for found in _EXAMPLE.finditer(page):
        heading = re.findall(r"^#+ (.*)", page[: found.start()], flags=re.MULTILINE)[-1]
        shown = (found["text"] or found["table"] or "").rstrip("\n")
        yield Example(heading, found["language"], found["code"], shown)


def commands(session: str) -> list[tuple[str, str]]:
    """The commands of a session with what they print."""
    return re.findall(r"^\$ ((?:.*\\\n)*.*)\n?((?:(?!\$ ).*\n?)*)", session, flags=re.MULTILINE)


class Page:
    """A page whose examples are run in order, once each, in one folder with a copy of the samples.

    Args:
        text: the page.
        folder: an empty folder.
    """

    def __init__(self, text: str, folder: Path) -> None:
        self._examples = list(examples(text))
        self._folder = folder
        self._failed: list[BaseException | None] = []
        shutil.copytree(ROOT / "samples", folder / "samples")

    def hold(self, number: int) -> None:
        """Raise what an example failed with; those before it are run first, since it may read what they wrote."""
        while len(self._failed) <= number:
            try:
                hold(self._examples[len(self._failed)], self._folder)
                self._failed.append(None)
            except (AssertionError, pytest.skip.Exception) as error:
                self._failed.append(error)
        if error := self._failed[number]:
            raise error


def hold(example: Example, folder: Path) -> None:
    """Run an example in a folder: it prints what the page shows. Skips where a program or a library is absent."""
    if example.language == "console":
        hold_session(commands(example.code), folder)
    elif example.language == "sql":
        assert answer(example.code, folder / "cables.sqlite") == example.shown
    else:
        _need(*_IMPORT.findall(example.code))
        assert output([forked.python(), "-c", example.code], folder) == example.shown


def hold_session(session: list[tuple[str, str]], folder: Path) -> None:
    """Run the commands of a session in a folder: each prints what is shown."""
    for command, shown in session:
        if "jq " in command and shutil.which("jq") is None:
            pytest.skip("jq is not on this machine")
        if ".parquet" in command:
            _need("pyarrow")
        if "cablekit site" in command:
            _need("jinja2", "altair", "vl_convert")
        _need(*(name for name in _LIBRARIES if f"import {name}" in command))
        assert output(["bash", "-c", command], folder) == shown.rstrip("\n"), command


def output(command: list[str], folder: Path) -> str:
    """What a command prints, standard output and error, without line ends at its end."""
    ran = run(command, folder)
    return (ran.stdout + ran.stderr).rstrip("\n")


def run(command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with the installed cablekit on PATH and without colour."""
    environment = os.environ | {
        "PATH": os.pathsep.join([*_forked(), str(PROGRAM.parent), os.environ["PATH"]]),
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "PYTHONUTF8": "1",
    }
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=600)


def _forked() -> list[str]:
    """The folder of a `cablekit` that starts at once, where there can be one."""
    program = forked.program()
    return [str(Path(program).parent)] if program else []


def answer(query: str, database: Path) -> str:
    """The rows of a query as a Markdown table; null is an empty cell, and blanks are folded."""
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute(query)
        head = [column[0] for column in found.description]
        rows = [head, ["---"] * len(head), *(list(map(_cell, row)) for row in found)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split()).replace("|", "\\|")


def _need(*modules: str) -> None:
    for name in modules:
        if find_spec(name) is None:
            pytest.skip(f"{name} is not installed")
