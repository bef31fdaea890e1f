"""After a power cut, --resume ends in the bytes of an uninterrupted run: torn writes in every format."""

import os
import random
import shutil
import sys
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from corpus_helpers import KINDS, NEEDS, command, digest, environment, fill
from power import cut, record

from cablekit.corpus import Job, convert, run
from cablekit.corpus.inputs import Chunk
from cablekit.corpus.messages import Order
from cablekit.corpus.pool import Results
from cablekit.corpus.writers import writer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux" or not shutil.which("strace"), reason="strace records the runs"),
]

EVERY, CHUNK, CUTS = 12, 5, 25


class Here:
    """A pool whose work is done in this process: a cut needs none, and many are made."""

    def __init__(self, job: Job) -> None:
        from cablekit.corpus.worker import Work

        self._work = Work(job, [0, 0, 0])
        self.notes: deque[str] = deque()

    def run(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Results]]:
        for chunk in chunks:
            results = Results()
            for piece in self._work.pieces(Order(chunk.founds)):
                results.add(piece)
            yield chunk, results

    def close(self) -> None:
        pass


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("power") / "cables", 36)


@pytest.mark.parametrize("name", KINDS)
def test_a_power_cut_costs_nothing(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    whole = tmp_path / "whole"
    whole.mkdir()
    words = command(source, "-o", name, *KINDS[name], "--errors", "errors.jsonl", "-q", "-j", "2", every=EVERY)
    calls = record(words, whole, environment(EVERY, COMMIT_CHUNK=str(CHUNK), COMMIT_SECONDS="0"))
    cut(calls, len(calls), None, tmp_path / "end")  # the instrument: replayed to the end, it is what was made
    assert digest(tmp_path / "end" / name) == digest(whole / name)
    often(monkeypatch, name)
    chance = random.Random(name)
    for number in range(CUTS):
        folder = tmp_path / f"cut{number}"
        folder.mkdir()
        place = chance.randint(1, len(calls))
        cut(calls, place, chance, folder)
        monkeypatch.chdir(folder)
        resume(source, name, whole, folder)
        assert digest(folder / name) == digest(whole / name), f"cut {number}, after call {place} of {len(calls)}"
        assert (folder / "errors.jsonl").read_bytes() == (whole / "errors.jsonl").read_bytes()
        assert not (folder / f"{name}.partial").exists()
        shutil.rmtree(folder)


def often(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Commits and chunks as in the recorded run."""
    from cablekit.corpus import inputs

    monkeypatch.setattr(type(writer(job_of(Path(), name))), "every", EVERY)
    monkeypatch.setattr(inputs, "CHUNK", CHUNK)
    monkeypatch.setattr(run, "COMMIT_SECONDS", 0.0)
    monkeypatch.setattr(run, "Pool", Here)


def job_of(source: Path, name: str, **more: Any) -> Job:
    format = dict(zip(KINDS[name][::2], KINDS[name][1::2], strict=False)).get("--to") or name.split(".")[1]
    tables = "--tables" in KINDS[name]
    return Job([str(source)], Path(name), format, errors=Path("errors.jsonl"), tables=tables, **more)


def resume(source: Path, name: str, whole: Path, folder: Path) -> None:
    """Go on after a cut. What was delivered keeps its times, which the record does not know."""
    for path in (folder / name, *(folder / name).rglob("*"), folder / "errors.jsonl"):
        if path.is_file() and (model := whole / path.relative_to(folder)).exists():
            state = model.stat()
            os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    convert(job_of(source, name, resume=True))
