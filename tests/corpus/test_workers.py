"""Workers: whatever dies, the rest goes on, what died is told, and the output is the same."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from corpus_helpers import Program, command, digest, environment

pytestmark = pytest.mark.slow
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

# Loaded by every process of the program, workers too: reading a file called killer ends the process that does it.
KILLER = """
import os, signal
from cablekit.sources import items
before = items.Item.read
def read(self):
    if "killer" in self.path: os.kill(os.getpid(), signal.SIGSEGV)
    if "fault" in self.path: raise ZeroDivisionError("planted")
    return before(self)
items.Item.read = read
"""


@pytest.fixture
def planted(tmp_path: Path) -> dict[str, str]:
    """An environment in which some file names are deadly."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(KILLER)
    clean = environment()
    return clean | {"PYTHONPATH": f"{tmp_path / 'site'}{os.pathsep}{clean['PYTHONPATH']}"}


@posix
@pytest.mark.parametrize("workers", ["1", "3"])
def test_a_file_that_kills_its_worker_is_named_and_costs_nothing_else(
    corpus: Path, tmp_path: Path, planted: dict[str, str], program: Program, workers: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, path in enumerate(sorted(corpus.rglob("*.txt"))[:120]):
        name = {7: "killer-a", 8: "killer-b", 60: "fault", 119: "killer-c"}.get(number, f"{number:03}")
        (folder / f"{number:03}-{name}.txt").write_bytes(path.read_bytes())
    args = (folder, "-o", tmp_path / "out.jsonl", "-j", workers, "--errors", tmp_path / "errors.jsonl")
    result = subprocess.run(command(*args), env=planted, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 1, result.stderr
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    paths = [Path(record["source"]["path"]).name for record in records]
    assert paths == sorted(paths)
    assert {Path(path).name for path in map(str, folder.iterdir())} == set(paths)
    crashed = {
        Path(record["source"]["path"]).name: record["diagnostics"][0]["message"]
        for record in records
        if any(one["code"] == "CK013" for one in record["diagnostics"])
    }
    assert set(crashed) == {"007-killer-a.txt", "008-killer-b.txt", "060-fault.txt", "119-killer-c.txt"}
    assert "SIGSEGV" in crashed["007-killer-a.txt"]
    assert "ZeroDivisionError: planted" in crashed["060-fault.txt"]
    listed = [json.loads(line) for line in (tmp_path / "errors.jsonl").read_bytes().splitlines()]
    assert [Path(one["path"]).name for one in listed if one["code"] == "CK013"] == sorted(crashed)
    assert "4  error    CK013 crashed" in result.stderr


@posix
def test_workers_killed_from_outside_leave_no_trace(corpus: Path, tmp_path: Path, program: Program) -> None:
    assert program(corpus, "-o", tmp_path / "whole.jsonl.gz", "-q").returncode == 1
    chance, killed = random.Random(9), 0
    for attempt in range(6):
        run = subprocess.Popen(
            command(corpus, "-o", tmp_path / "cut.jsonl.gz", "-q", "-j", "3", "--force"), env=environment()
        )
        while run.poll() is None:
            time.sleep(chance.uniform(0.05, 0.4))
            for worker in workers_of(run.pid)[:1]:
                if killed < 4 * (attempt + 1):
                    os.kill(worker, signal.SIGKILL)
                    killed += 1
        assert run.returncode == 1
        assert digest(tmp_path / "cut.jsonl.gz") == digest(tmp_path / "whole.jsonl.gz")
        if killed >= 3:
            return
    pytest.skip("no worker lived long enough to be killed")


@posix
def test_workers_end_with_the_main_process(corpus: Path, tmp_path: Path) -> None:
    run = subprocess.Popen(command(corpus, "-o", tmp_path / "a.jsonl", "-q", "-j", "3"), env=environment())
    deadline = time.monotonic() + 30
    while not (workers := workers_of(run.pid)) and time.monotonic() < deadline:
        time.sleep(0.02)
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert workers
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, workers))


def test_results_that_are_many_wait_on_disk(tmp_path: Path, program: Program) -> None:
    """One file with many cables: its pieces pass what is kept in memory, and come back in order."""
    from corpus_helpers import SAMPLES

    texts = [path.read_text(encoding="utf-8") for path in SAMPLES if path.suffix == ".txt"]
    (tmp_path / "many.txt").write_text("\n".join(texts[number % len(texts)] for number in range(1500)))
    result = program(tmp_path / "many.txt", "-o", tmp_path / "many.jsonl", "-j", "2")
    assert result.returncode in (0, 1), result.stderr
    lines = (tmp_path / "many.jsonl").read_bytes().splitlines()
    assert sum(map(len, lines)) > 1 << 23
    starts = [json.loads(line)["source"]["first_line"] for line in lines]
    assert starts == sorted(starts)
    assert len(set(starts)) == len(starts) > 1000


def workers_of(pid: int) -> list[int]:
    """Processes that a process has started for parsing."""
    found = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line.split()[0]) for line in found.stdout.splitlines() if "spawn_main" in line]


def alive(pid: int) -> bool:
    """Whether a process runs; one that waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
