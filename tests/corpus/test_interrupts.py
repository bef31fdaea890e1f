"""Ctrl-C: at any moment it ends a run without a traceback, and what is done is kept."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus_helpers import KINDS, NEEDS, command, digest, environment, quick

from cablekit.corpus import Job, Progress, StoppedError, convert
from cablekit.corpus.interrupts import Interrupts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@pytest.fixture(autouse=True)
def no_signal_is_ignored() -> Iterator[None]:
    """A process that nohup started ignores SIGHUP, and a run in it rightly goes on."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in SIGNALS if number is not signal.SIGINT}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def strike(number: int) -> None:
    os.kill(os.getpid(), number)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_is_raised_at_once_outside_a_step(number: int) -> None:
    with Interrupts().watched(), pytest.raises(KeyboardInterrupt):
        strike(number)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_waits_for_the_end_of_a_step(number: int) -> None:
    interrupts, steps = Interrupts(), []

    def work() -> None:
        with interrupts.held():
            with interrupts.held():
                strike(number)
                strike(number)
            steps.append("inner")
        steps.append("outer")

    with interrupts.watched(), pytest.raises(KeyboardInterrupt):
        work()
    assert steps == ["inner"]


def test_after_the_last_step_a_signal_changes_nothing() -> None:
    interrupts = Interrupts()
    with interrupts.watched():
        with interrupts.ended():
            strike(signal.SIGINT)
        strike(signal.SIGINT)


def test_signals_that_were_ignored_stay_ignored_and_handlers_come_back() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN), signal.getsignal(signal.SIGINT)
    try:
        with Interrupts().watched():
            strike(signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGINT) is before[1]
    finally:
        signal.signal(signal.SIGHUP, before[0])


@pytest.mark.parametrize("name", quick(KINDS, "out.jsonl", "out.sqlite"))
def test_what_is_done_below_a_thousand_inputs_is_kept(few: Path, tmp_path: Path, name: str) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    format = "parquet" if name == "out.flat" else "csv" if name == "out.tables" else name.split(".")[1]
    tables = "--tables" in KINDS[name]

    def job(out: Path, resume: bool = False) -> Job:
        return Job([str(few)], out, format, tables=tables, resume=resume)

    def stop(progress: Progress) -> None:
        if progress.chunk is not None:
            raise KeyboardInterrupt

    out, whole = tmp_path / name, tmp_path / "whole" / name
    whole.parent.mkdir()
    with pytest.raises(StoppedError) as stopped:
        convert(job(out), stop)
    kept = stopped.value.kept
    assert kept is not None
    assert kept >= 50
    if stopped.value.where is not None:
        assert stopped.value.cables == kept
    again = convert(job(out, resume=True))
    assert again.tally.cables - again.parsed.cables == kept
    convert(job(whole))
    assert digest(out) == digest(whole)


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("name", ["out.jsonl", "out.sqlite", "out.json"])
def test_ctrl_c_at_any_moment_leaves_no_traceback(some: Path, tmp_path: Path, name: str) -> None:
    """To the whole group, as a terminal sends it; now and then twice."""
    chance, ended = random.Random(name), 0
    while ended < 20:
        words = command(some, "-o", tmp_path / name, *KINDS[name], "-j", "2", "-q", "--force", "--resume")
        run = subprocess.Popen(words, env=environment(), stderr=subprocess.PIPE, text=True, start_new_session=True)
        time.sleep(chance.uniform(0, 3))
        for _ in range(chance.randint(1, 2)):
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGINT)
                time.sleep(chance.uniform(0, 0.05))
        said = run.communicate(timeout=600)[1]
        if "Traceback" in said:  # Python itself was not up yet
            assert "cablekit/" not in said
        assert run.returncode in (0, 1, 130, -signal.SIGINT)
        ended += run.returncode not in (0, 1)
