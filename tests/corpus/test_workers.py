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
from corpus_helpers import SAMPLES, Program, command, digest, environment, workers_of

from cablekit.corpus.messages import Place
from cablekit.corpus.vigil import Vigil

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

# Loaded by every process of the program, workers too: reading a file called killer ends the process that does it.
KILLER = """
import os, signal
from cablekit.sources import items
before = items.Item.open
def open(self):
    if "killer" in self.path: os.kill(os.getpid(), signal.SIGSEGV)
    if "stopper" in self.path: os.kill(os.getpid(), signal.SIGSTOP)
    while "endless" in self.path: pass
    if "hungry" in self.path: raise MemoryError
    if "fault" in self.path: raise ZeroDivisionError("planted")
    return before(self)
items.Item.open = open
"""


@pytest.fixture
def planted(tmp_path: Path) -> dict[str, str]:
    """An environment in which some file names are deadly."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(KILLER)
    clean = environment()
    return clean | {"PYTHONPATH": f"{tmp_path / 'site'}{os.pathsep}{clean['PYTHONPATH']}"}


DEADLY = {7: "killer-a", 8: "killer-b", 60: "fault", 119: "killer-c"}


@posix
@pytest.mark.parametrize(
    ("count", "deadly", "workers"),
    [
        (6, {2: "killer-a", 4: "fault"}, "1"),
        pytest.param(120, DEADLY, "1", marks=pytest.mark.slow),
        pytest.param(120, DEADLY, "3", marks=pytest.mark.slow),
    ],
)
def test_a_file_that_kills_its_worker_is_named_and_costs_nothing_else(
    tmp_path: Path, planted: dict[str, str], count: int, deadly: dict[int, str], workers: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    texts = [path for path in SAMPLES if path.suffix == ".txt"]
    for number in range(count):
        name = f"{number:03}-{deadly.get(number, number)}.txt"
        (folder / name).write_bytes(texts[number % len(texts)].read_bytes())
    args = (folder, "-o", tmp_path / "out.jsonl", "-j", workers, "--errors", tmp_path / "errors.jsonl")
    result = subprocess.run(command(*args), env=planted, capture_output=True, text=True, timeout=600, check=False)
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
    assert set(crashed) == {f"{number:03}-{name}.txt" for number, name in deadly.items()}
    assert all(("SIGSEGV" if "killer" in name else "ZeroDivisionError: planted") in crashed[name] for name in crashed)
    listed = [json.loads(line) for line in (tmp_path / "errors.jsonl").read_bytes().splitlines()]
    assert [Path(one["path"]).name for one in listed if one["code"] == "CK013"] == sorted(crashed)
    assert f"{len(deadly)}  error    CK013 crashed" in result.stderr


WORDS = {"stopper": "no sign of life for 8 s", "endless": "no sign of life for 8 s", "hungry": "no memory was left"}


@posix
def test_a_process_that_ended_is_told_with_records_on_standard_output(tmp_path: Path, planted: dict[str, str]) -> None:
    (tmp_path / "killer.txt").write_bytes(SAMPLES[0].read_bytes())
    args = (tmp_path / "killer.txt", "-o", "-", "-j", "1", "-q")
    result = subprocess.run(command(*args), env=planted, capture_output=True, text=True, timeout=120, check=False)
    assert result.stdout.count("\n") == 1
    assert "CK013" in result.stdout
    assert result.stderr.count("SIGSEGV") == 2
    assert "killer.txt: the process that read it ended again" in result.stderr


@posix
@pytest.mark.slow
@pytest.mark.parametrize("deadly", WORDS)
def test_a_worker_that_can_not_answer_is_ended_and_its_file_named(
    tmp_path: Path, planted: dict[str, str], deadly: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, sample in enumerate(SAMPLES[:8]):
        (folder / f"{number}{sample.suffix}").write_bytes(sample.read_bytes())
    (folder / f"3-{deadly}.txt").write_bytes(SAMPLES[0].read_bytes())
    args = (folder, "-o", tmp_path / "out.jsonl", "-j", "2", "--timeout", "8")
    result = subprocess.run(command(*args), env=planted, capture_output=True, text=True, timeout=600, check=False)
    assert result.returncode == 1, result.stderr
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    assert {Path(record["source"]["path"]).name for record in records} == {path.name for path in folder.iterdir()}
    (crashed,) = (one for record in records for one in record["diagnostics"] if one["code"] == "CK013")
    name = f"{folder}/3-{deadly}.txt"
    assert crashed["message"] == f"{name}: the process that read it ended: {WORDS[deadly]}"
    assert f"{name}: the process that read it ended: {WORDS[deadly]}; it is read again" in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells how far a worker is")
@pytest.mark.slow
def test_a_worker_stopped_from_outside_leaves_no_trace(some: Path, tmp_path: Path, program: Program) -> None:
    assert program(some, "-o", tmp_path / "whole.jsonl", "-q").returncode == 1
    args = (some, "-o", tmp_path / "cut.jsonl", "-j", "2", "--timeout", "8")
    with subprocess.Popen(command(*args), env=environment(), stderr=subprocess.PIPE, text=True) as run:
        while not (started := next(filter(_has_read, workers_of(run.pid)), None)):
            time.sleep(0.002)
        time.sleep(0.05)  # it is given work
        os.kill(started, signal.SIGSTOP)
        said = run.communicate(timeout=300)[1]
    assert run.returncode == 1
    assert "no sign of life for" in said
    assert digest(tmp_path / "cut.jsonl") == digest(tmp_path / "whole.jsonl")


def _has_read(pid: int) -> bool:
    """Whether a worker has started: its threads are there."""
    try:
        return len(list(Path(f"/proc/{pid}/task").iterdir())) > 1
    except OSError:
        return False


# Loaded by every process of the program: the thread of a worker that sends what it made dies.
MUTE = """
from multiprocessing import connection
before = connection.Connection.send
def send(self, what):
    if type(what).__name__ == "Piece": raise RuntimeError("planted")
    return before(self, what)
connection.Connection.send = send
"""


@posix
def test_a_worker_in_which_a_thread_dies_ends(few: Path, tmp_path: Path, planted: dict[str, str]) -> None:
    (tmp_path / "site" / "sitecustomize.py").write_text(MUTE)
    args = (few / "00" / "00000.md", "-o", tmp_path / "out.jsonl", "-q", "-j", "1")
    result = subprocess.run(command(*args), env=planted, capture_output=True, text=True, timeout=600, check=False)
    assert result.returncode == 2
    assert "RuntimeError: planted" in result.stderr
    assert "worker processes end before they read anything: a thread in it died" in result.stderr
    assert not (tmp_path / "out.jsonl.partial").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of Linux")
@pytest.mark.slow
@pytest.mark.parametrize("kilobytes", [45_000, 50_000, 53_000, 56_000, 60_000, 80_000])
def test_a_run_without_memory_comes_to_an_end(few: Path, tmp_path: Path, kilobytes: int) -> None:
    """Records, or a line that says why not: never a run that waits for ever."""
    words = " ".join(command(few, "-o", tmp_path / "out.jsonl", "-q", "-j", "2"))
    limited = ["bash", "-c", f"ulimit -v {kilobytes}; exec {words}"]
    result = subprocess.run(limited, env=environment(), capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode in (1, 2)
    assert (tmp_path / "out.jsonl").exists() == (result.returncode == 1)


class Silent:
    """A worker as the vigil sees it."""

    def __init__(self) -> None:
        self.place, self.speaks, self.killed = Place(1, 0, 0), False, ""
        self.connection = self

    def poll(self, seconds: float) -> bool:
        return self.speaks

    def kill(self, why: str) -> None:
        self.killed = why


@pytest.mark.parametrize(
    ("change", "killed"),
    [
        ({}, True),
        ({"place": Place(1, 0, 1)}, False),
        ({"place": Place(1, 1, 0)}, False),
        ({"place": Place(2, 0, 0)}, False),
        ({"speaks": True}, False),
    ],
    ids=["silent", "a cable", "an input", "an order", "it spoke, and nobody listened"],
)
def test_who_counts_as_silent(change: dict[str, object], killed: bool) -> None:
    worker = Silent()
    vigil = Vigil(lambda: [worker], 3)  # type: ignore[list-item]
    for _ in range(3):
        vigil.look(1)
    assert not worker.killed
    for name, value in change.items():
        setattr(worker, name, value)
    vigil.look(1)
    assert worker.killed == ("no sign of life for 3 s" if killed else "")


def test_a_worker_has_longer_to_start() -> None:
    worker = Silent()
    worker.place = Place(0, 0, 0)
    vigil = Vigil(lambda: [worker], 3)  # type: ignore[list-item]
    for seconds in (3, 3, 60):
        vigil.look(seconds)
    assert not worker.killed
    vigil.look(60)
    assert worker.killed == "no sign of life for 120 s"


def test_a_worker_that_has_nothing_to_do_may_be_silent() -> None:
    worker, due = Silent(), [True]
    vigil = Vigil(lambda: [worker] if due[0] else [], 3)  # type: ignore[list-item,return-value]
    for at in range(12):
        due[0] = at % 3 != 2
        vigil.look(1)
    assert not worker.killed


@posix
@pytest.mark.slow
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
    raise AssertionError("no worker lived long enough to be killed")


@posix
def test_workers_end_with_the_main_process(few: Path, tmp_path: Path) -> None:
    args = (few, "-", "-o", tmp_path / "a.jsonl", "-q", "-j", "2")
    with subprocess.Popen(command(*args), env=environment(), stdin=subprocess.PIPE) as run:  # it waits for its input
        deadline = time.monotonic() + 300
        while not (workers := workers_of(run.pid)) and time.monotonic() < deadline:
            time.sleep(0.02)
        run.send_signal(signal.SIGKILL)
    assert workers
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, workers))


@pytest.mark.slow
def test_results_that_are_many_wait_on_disk(tmp_path: Path, program: Program) -> None:
    """One file with many cables of NARA's print: its pieces pass what is kept in memory, and come back in order."""
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES if path.suffix == ".txt"]
    texts = [text for text in texts if "Message Attributes" in text]
    (tmp_path / "many.txt").write_text("\n".join(texts[number % len(texts)] for number in range(1500)))
    result = program(tmp_path / "many.txt", "-o", tmp_path / "many.jsonl", "-j", "2")
    assert result.returncode in (0, 1), result.stderr
    lines = (tmp_path / "many.jsonl").read_bytes().splitlines()
    assert sum(map(len, lines)) > 1 << 23
    starts = [json.loads(line)["source"]["first_line"] for line in lines]
    assert starts == sorted(starts)
    assert len(set(starts)) == len(starts) > 1000


def alive(pid: int) -> bool:
    """Whether a process runs; one that waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
