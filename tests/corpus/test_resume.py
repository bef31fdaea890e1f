"""--resume: after any interruption, the output is what an uninterrupted run gives, byte for byte."""

import gzip
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from corpus_helpers import KINDS, NEEDS, ROOT, SAMPLES, Program, command, digest, environment, quick

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

EVERY = 30
OFTEN = 5
KILLS = 6
"""Interruptions of a run that is compared with one that had none, each at a random moment; it begins again as often as
it takes."""


#: output -> runs that were interrupted at a random moment
INTERRUPTED: Counter[str] = Counter()


@pytest.fixture(scope="module", autouse=True)
def _told() -> Iterator[None]:
    """Say at the end how often (`pytest -s`)."""
    yield
    if INTERRUPTED:
        print("\ninterrupted:", ", ".join(f"{name} {count}" for name, count in sorted(INTERRUPTED.items())))


def interrupted(args: list[str | Path], chance: random.Random, longest: float, most: int, *signals: int) -> int:
    """Run with --resume, interrupting at random moments, until a run ends by itself; how often it was interrupted."""
    for count in range(most + 1):
        words = [*args, "--resume", "-j", str(chance.choice((1, 2, 3)))]
        often = environment(EVERY, COMMIT_SECONDS=chance.choice(("0", "0.3", "30")))
        run = subprocess.Popen(command(*words, every=EVERY), env=often, stderr=subprocess.PIPE)
        assert run.stderr
        with run.stderr as stderr:
            try:
                run.wait(chance.uniform(0.1, longest) if count < most else 600)
            except subprocess.TimeoutExpired:
                run.send_signal(chance.choice(signals))
                run.wait(300)
                INTERRUPTED[Path(str(args[2])).name] += 1
                continue
            assert run.returncode in (0, 1), stderr.read().decode()
            return count
    raise AssertionError("the last run did not end")


def kill_waiting(args: list[str | Path]) -> None:
    """Run, with - among the sources, and kill the run after a commit, while it waits for standard input."""
    out = Path(args[args.index("-o") + 1])
    partial = out.with_name(out.name + ".partial")
    with subprocess.Popen(command(*args, every=OFTEN), env=environment(OFTEN), stdin=subprocess.PIPE) as run:
        deadline = time.monotonic() + 300
        while not _word(partial / out.name) and not _lines(partial / "journal.jsonl"):
            assert run.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.01)
        run.kill()


def _word(database: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=0)) as connection:
            return bool(connection.execute("SELECT 1 FROM run WHERE key = 'resume'").fetchone())
    except sqlite3.Error:
        return False


def _lines(journal: Path) -> int:
    return journal.read_bytes().count(b"\n") if journal.exists() else 0


@pytest.fixture(scope="module")
def left(few: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output whose run, of `few` and standard input, was killed."""
    out = tmp_path_factory.mktemp("left") / "out.jsonl"
    kill_waiting([few, "-", "-o", out])
    return out


@pytest.mark.parametrize("name", quick(KINDS, "out.sqlite"))
def test_a_killed_run_ends_in_the_same_bytes(few: Path, tmp_path: Path, program: Program, name: str) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    out, whole, last = tmp_path / name, tmp_path / "whole" / name, SAMPLES[3].read_text(encoding="utf-8")
    whole.parent.mkdir()
    kill_waiting([few, "-", "-o", out, *KINDS[name], "-q", "-j", "1"])
    assert not out.exists()
    again = program(few, "-", "-o", out, *KINDS[name], "--resume", "-j", "2", every=OFTEN, input=last)
    assert again.returncode == 1, again.stderr
    assert " of them before)" in again.stderr
    assert program(few, "-", "-o", whole, *KINDS[name], "-q", "-j", "2", every=OFTEN, input=last).returncode == 1
    assert digest(out) == digest(whole)
    assert not Path(f"{out}.partial").exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_kills_at_random_moments(some: Path, tmp_path: Path, program: Program, name: str) -> None:
    compare_with_killed(some, tmp_path, program, name, seed=0)


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 9))
@pytest.mark.parametrize("name", KINDS)
def test_many_kills_at_random_moments(some: Path, tmp_path: Path, program: Program, name: str, seed: int) -> None:
    compare_with_killed(some, tmp_path, program, name, seed)


def compare_with_killed(corpus: Path, tmp_path: Path, program: Program, name: str, seed: int) -> None:
    """Make an output in one run, and others in several that were killed; they are the same."""
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    kind, whole, cut = KINDS[name], tmp_path / "whole" / name, tmp_path / "cut" / name
    for out in (whole, cut):
        out.parent.mkdir()
    start = time.monotonic()
    result = program(corpus, "-o", whole, *kind, "--errors", f"{whole}.errors", "-q", every=EVERY)
    longest = time.monotonic() - start
    assert result.returncode == 1, result.stderr
    args: list[str | Path] = [corpus, "-o", cut, *kind, "--errors", f"{cut}.errors", "-q"]
    chance, left = random.Random(f"{name} {seed}"), KILLS
    while left > 0:
        count = interrupted(args, chance, longest, left, signal.SIGKILL, signal.SIGKILL, signal.SIGINT)
        assert digest(cut) == digest(whole)
        assert digest(Path(f"{cut}.errors")) == digest(Path(f"{whole}.errors"))
        assert not Path(f"{cut}.partial").exists()
        if not count:  # it was done before the first signal came: this machine is quicker now than a moment ago
            longest = max(longest / 2, 0.2)
        left -= count
        shutil.rmtree(cut.parent)
        cut.parent.mkdir()


def stop_after(args: list[str | Path], commits: int, number: int = signal.SIGINT) -> "subprocess.CompletedProcess[str]":
    """Run, and send a signal once so many commits are made."""
    partial = Path(str(args[args.index("-o") + 1]) + ".partial")
    run = subprocess.Popen(
        command(*args, every=EVERY),
        env=environment(EVERY, COMMIT_PAUSE="0.1"),
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline and run.poll() is None:
        if _lines(partial / "journal.jsonl") >= commits:
            run.send_signal(number)
            break
        time.sleep(0.005)
    assert run.stderr
    _, said = run.communicate(timeout=300)
    return subprocess.CompletedProcess(args, run.returncode, None, said)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "term"])
def test_ctrl_c_keeps_what_is_done_readable_and_says_how_to_go_on(
    corpus: Path, tmp_path: Path, program: Program, number: int
) -> None:
    out = tmp_path / "out.jsonl.gz"
    stopped = stop_after([corpus, "-o", out, "-j", "2"], 3, number)
    assert stopped.returncode == 130, stopped.stderr
    assert not out.exists()
    kept = tmp_path / "out.jsonl.gz.partial" / "out.jsonl.gz"
    lines = gzip.decompress(kept.read_bytes()).splitlines()
    assert len(lines) >= 3 * EVERY
    assert all(json.loads(line)["record_id"] for line in lines)
    assert f"{len(lines):,} cables are in {kept}" in stopped.stderr
    assert f"to continue: cablekit convert {corpus} -o {out} -j 2 --resume" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert program(corpus, "-o", out, "-q", "--resume", every=EVERY).returncode == 1
    assert gzip.decompress(out.read_bytes()).splitlines()[: len(lines)] == lines


@pytest.mark.slow
def test_ctrl_c_leaves_a_good_database(corpus: Path, tmp_path: Path, program: Program) -> None:
    out = tmp_path / "out.sqlite"
    kept = tmp_path / "out.sqlite.partial" / "out.sqlite"
    run = subprocess.Popen(command(corpus, "-o", out, every=EVERY), env=environment(EVERY), stderr=subprocess.PIPE)
    assert run.stderr
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline and not _word(kept):
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    said = run.communicate(timeout=300)[1].decode()
    assert run.returncode == 130
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        count = connection.execute("SELECT count(*) FROM cables").fetchone()[0]
    assert count
    assert f"{count:,} cables are in {kept}" in said


@pytest.mark.slow
def test_what_is_done_is_not_parsed_again(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    stopped = stop_after([corpus, "-o", out, "-j", "1"], 4)
    assert stopped.returncode == 130
    done = len((tmp_path / "out.jsonl.partial" / "out.jsonl").read_bytes().splitlines())
    again = subprocess.run(
        command(corpus, "-o", out, "--resume", every=EVERY), env=environment(EVERY), capture_output=True, text=True
    )
    assert again.returncode == 1
    assert f"({done:,} of them before)" in again.stderr
    total = len(out.read_bytes().splitlines())
    cables, others = map(int, re.findall(r"\d+", again.stderr)[:2])
    assert again.stderr.startswith(f"{cables} cables and {others} files without one from ")
    assert cables + others == total


def half_done(source: Path, out: Path, *options: str) -> None:
    assert stop_after([source, "-o", out, *options, "-q"], 5).returncode == 130


@pytest.mark.slow
@pytest.mark.parametrize("change", ["content", "time", "gone", "new", "archive"])
def test_a_changed_input_is_noticed(corpus: Path, tmp_path: Path, program: Program, change: str) -> None:
    source = tmp_path / "in"
    shutil.copytree(corpus, source)
    out = tmp_path / "out.jsonl"
    half_done(source, out)
    first = source / "00" / "00005.txt"
    if change == "content":
        first.write_bytes(first.read_bytes().replace(b"A", b"B"))
    elif change == "time":
        os.utime(first, (1, 1))
    elif change == "gone":
        first.unlink()
    elif change == "new":
        shutil.copy(SAMPLES[3], source / "00" / "00000-a.txt")
    else:
        (source / "00" / "more.zip").write_bytes((source / "00" / "more.zip").read_bytes()[:-300])
    result = program(source, "-o", out, "--resume", every=EVERY)
    assert result.returncode == 2
    assert "have changed since they were read" in result.stderr
    assert not out.exists()
    kept = Path(f"{out}.partial") / "out.jsonl"
    assert kept.read_bytes().endswith(b"\n")  # what was done is still there
    damaged = change == "archive"
    assert program(source, "-o", out, "--force", "-q", every=EVERY).returncode == (2 if damaged else 1)


@pytest.mark.slow
def test_a_change_behind_what_is_done_is_simply_read(corpus: Path, tmp_path: Path, program: Program) -> None:
    source = tmp_path / "in"
    shutil.copytree(corpus, source)
    half_done(source, tmp_path / "out.jsonl")
    shutil.copy(SAMPLES[3], source / "zz.txt")  # files of a folder come before its folders: this one is the first
    assert program(source, "-o", tmp_path / "out.jsonl", "--resume", every=EVERY).returncode == 2
    (source / "zz.txt").unlink()
    shutil.copy(SAMPLES[3], source / "03" / "zz.txt")
    assert program(source, "-o", tmp_path / "out.jsonl", "--resume", "-q", every=EVERY).returncode == 1
    assert program(source, "-o", tmp_path / "b.jsonl", "-q", every=EVERY).returncode == 1
    assert digest(tmp_path / "out.jsonl") == digest(tmp_path / "b.jsonl")


@pytest.mark.parametrize(
    ("options", "key"),
    [
        (("--with", "raw"), "with was [] and is ['raw']"),
        (("--fields", "body.text"), "fields was [] and is ['body.text']"),
        (("--errors", "e.jsonl"), "errors was False and is True"),
        (("--to", "csv"), "to was 'jsonl' and is 'csv'"),
    ],
)
@pytest.mark.slow
def test_a_changed_option_is_noticed(
    corpus: Path, tmp_path: Path, program: Program, options: tuple[str, ...], key: str
) -> None:
    half_done(corpus, tmp_path / "out.jsonl")
    result = program(corpus, "-o", tmp_path / "out.jsonl", "--resume", *options, every=EVERY, cwd=tmp_path)
    assert result.returncode == 2
    assert key in result.stderr


def test_another_version_is_noticed(few: Path, left: Path, tmp_path: Path, program: Program) -> None:
    out = tmp_path / left.name
    shutil.copytree(f"{left}.partial", f"{out}.partial")
    asked = Path(f"{out}.partial") / "run.json"
    asked.write_bytes(asked.read_bytes().replace(b'"cablekit": "', b'"cablekit": "0.0.'))
    result = program(few, "-", "-o", out, "--resume", every=OFTEN, input="")
    assert result.returncode == 2
    assert "cablekit was '0.0." in result.stderr


def test_what_is_left_needs_resume_or_force(few: Path, left: Path, program: Program) -> None:
    result = program(few, "-", "-o", left, every=OFTEN, input="")
    assert result.returncode == 2
    assert "--resume continues it, --force starts over" in result.stderr


@pytest.mark.slow
def test_resume_starts_a_run_that_was_not_begun_and_leaves_a_finished_one(
    small: Path, tmp_path: Path, program: Program
) -> None:
    out = tmp_path / "out.jsonl"
    assert program(small, "-o", out, "--resume").returncode == 0
    before = out.stat().st_mtime_ns
    again = program(small, "-o", out, "--resume")
    assert again.returncode == 0
    assert "nothing to resume" in again.stderr
    assert out.stat().st_mtime_ns == before


@pytest.fixture
def finished(few: Path, tmp_path: Path, program: Program) -> Path:
    """An output beside its source, `in`."""
    shutil.copytree(few, tmp_path / "in")
    made = program("in", "-o", "out.jsonl", "--errors", "errors.jsonl", "-q", cwd=tmp_path)
    assert made.returncode == 1
    return tmp_path / "out.jsonl"


FINISHED = (
    ("nothing", (), 1, "is complete, for these inputs and options"),
    ("input gone", (), 2, "inputs have changed since they were read"),
    ("input changed", (), 2, "inputs have changed since they were read"),
    ("input new", (), 2, "out.jsonl lacks some of the inputs"),
    ("nothing", ("--with", "raw"), 2, "out.jsonl was made by another job: with was [] and is ['raw']"),
    ("output changed", (), 2, "out.jsonl was changed after it was made"),
    ("output foreign", (), 2, "out.jsonl was changed after it was made, or replaced by another"),
    ("record gone", (), 2, ".out.jsonl.run.json, which would say how it was made, does not"),
    ("errors gone", (), 2, "errors.jsonl was removed or changed after it was made"),
)


@pytest.mark.parametrize(("change", "options", "status", "said"), quick(FINISHED, FINISHED[1], FINISHED[4]))
def test_a_finished_output_is_compared_too(
    finished: Path, program: Program, change: str, options: tuple[str, ...], status: int, said: str
) -> None:
    source, first = finished.with_name("in"), finished.with_name("in") / "00" / "00005.txt"
    if change == "input gone":
        first.unlink()
    elif change == "input changed":
        first.write_bytes(first.read_bytes() + b"\n")
    elif change == "input new":
        shutil.copy(SAMPLES[3], source / "00" / "zz.txt")
    elif change == "output changed":
        finished.write_bytes(finished.read_bytes()[:-1] + b" ")
    elif change == "output foreign":
        finished.write_text("{}\n")
    elif change == "record gone":
        finished.with_name(".out.jsonl.run.json").unlink()
    elif change == "errors gone":
        finished.with_name("errors.jsonl").unlink()
    before = digest(finished)
    words = ("in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--resume", *options)
    again = program(*words, cwd=finished.parent)
    assert again.returncode == status
    assert said in again.stderr
    assert digest(finished) == before
    assert not finished.with_name("out.jsonl.partial").exists()


def test_two_runs_do_not_work_in_one_folder(few: Path, left: Path, program: Program) -> None:
    import fcntl

    with (Path(f"{left}.partial") / "lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = program(few, "-", "-o", left, "--resume", every=OFTEN, input="")
    assert result.returncode == 2
    assert "another run is at work" in result.stderr


@pytest.mark.slow
def test_a_torn_journal_is_cut_back(corpus: Path, tmp_path: Path, program: Program) -> None:
    out = tmp_path / "out.jsonl"
    half_done(corpus, out)
    journal = Path(f"{out}.partial") / "journal.jsonl"
    with journal.open("ab") as file:
        file.write(b'{"inputs":9999,"dig')
    with (Path(f"{out}.partial") / "out.jsonl").open("ab") as file:
        file.write(b'{"torn')
    assert program(corpus, "-o", out, "--resume", "-q", every=EVERY).returncode == 1
    assert program(corpus, "-o", tmp_path / "b.jsonl", "-q", every=EVERY).returncode == 1
    assert digest(out) == digest(tmp_path / "b.jsonl")
