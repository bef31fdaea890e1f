"""Order of inputs and number of workers change nothing: each input gives what it gives alone, in the order named."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cablekit.cli import cli

from .cables import hostile, lost, written
from .conftest import ROOT

SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.name != "README.md")
#: how many inputs `inputs` makes
COUNT = 12
ORDERS = st.lists(st.integers(0, COUNT - 1), min_size=1, max_size=COUNT + 4)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Files of every kind: whole, hostile, damaged, empty, no cable, several in one, an archive, none at all."""
    folder = tmp_path_factory.mktemp("inputs")
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES[:3]]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number, text in enumerate(texts[:2]):
            archive.writestr(f"{number}.txt", text)
    (folder / "packed.zip").write_bytes(packed.getvalue())
    contents = [
        *texts,
        texts[0][: len(texts[0]) // 2],
        texts[1] + texts[2],
        hostile("\x1b[2J"),
        lost("="),
        "",
        "no cable",
    ]
    made = [written(folder, text, f"{number}.txt") for number, text in enumerate(contents)]
    made += [folder / "packed.zip", SAMPLES[-1], folder / "missing.txt"]
    assert len(made) == COUNT
    return made


def lines(*args: str | Path) -> list[str]:
    """What a command prints on standard output."""
    return CliRunner().invoke(cli, [os.fspath(arg) for arg in args], prog_name="cablekit").stdout.splitlines(True)


@pytest.fixture(scope="module")
def alone(inputs: list[Path]) -> dict[str, list[list[str]]]:
    """What each input gives alone, by command."""
    return {
        "parse": [lines("parse", "-q", "-f", "jsonl", path) for path in inputs],
        "check": [lines("check", "--json", "--level", "note", path) for path in inputs],
        "cite": [lines("cite", path) for path in inputs],
    }


@settings(max_examples=max(8, settings().max_examples // 10))  # of a dozen files each
@given(order=ORDERS)
@pytest.mark.parametrize("command", ["parse", "check", "cite"])
def test_inputs_in_any_order(
    inputs: list[Path], alone: dict[str, list[list[str]]], command: str, order: list[int]
) -> None:
    args = {"parse": ("-q", "-f", "jsonl"), "check": ("--json", "--level", "note"), "cite": ()}[command]
    made = lines(command, *args, *(inputs[number] for number in order))
    parts = [alone[command][number] for number in order]
    assert made == [line for part in parts for line in part]


def converted(folder: Path, name: str, paths: list[Path], workers: int) -> bytes:
    """The JSON lines of a conversion in a process of its own; an input that is missing costs no other."""
    command = [sys.executable, "-m", "cablekit", "convert", *paths, "-o", folder / name, "-j", str(workers), "-q"]
    subprocess.run([os.fspath(word) for word in command], capture_output=True, check=False, cwd=ROOT, timeout=600)
    return (folder / name).read_bytes()


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 16))])
def test_workers_in_any_number(inputs: list[Path], tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    paths = random.sample(inputs[:-1], COUNT - 1)
    many = converted(tmp_path, "many.jsonl", paths, random.randint(2, 5))
    assert many.count(b"\n") > COUNT
    assert many == converted(tmp_path, "one.jsonl", paths, 1)
