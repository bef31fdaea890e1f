"""What the tests of the corpus room share: a small mixed corpus, and the program run on it."""

import shutil
import subprocess
from pathlib import Path

import forked
import pytest
from corpus_helpers import ROOT, SAMPLES, Program, command, environment, fill


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of some 350 cables."""
    return fill(tmp_path_factory.mktemp("corpus") / "cables", 330)


@pytest.fixture(scope="session")
def some(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of some 190 cables, mixed as `corpus` is."""
    return fill(tmp_path_factory.mktemp("some") / "cables", 160)


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of some 70 cables, mixed as `corpus` is."""
    return fill(tmp_path_factory.mktemp("few") / "cables", 42)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder of three cables in two folders."""
    root = tmp_path / "small"
    for number, folder in enumerate(("a", "a", "b")):
        (root / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(SAMPLES[number + 3], root / folder / f"{number}{SAMPLES[number + 3].suffix}")
    return root


@pytest.fixture
def program() -> Program:
    """Run `cablekit convert` as a process, forked: program("src", "-o", "out.jsonl", every=50)."""

    def call(
        *args: str | Path, every: int | None = None, cwd: Path = ROOT, input: str | None = None
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [forked.python(), *command(*args, every=every)[1:]],
            env=environment(every),
            cwd=cwd,
            input=input,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    return call
