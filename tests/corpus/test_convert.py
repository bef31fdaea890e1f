"""`cablekit convert`: sources of every kind, what it says, and that workers change nothing."""

import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

import pytest
from corpus_helpers import ROOT, SAMPLES, Program, command, digest, environment, quick

from cablekit.cli.progress import Meter
from cablekit.corpus import Progress
from cablekit.corpus.inputs import Chunk, Inputs
from cablekit.corpus.job import Job
from cablekit.corpus.selection import survey
from cablekit.corpus.summary import Tally
from cablekit.sources.flow import WHOLE

KINDS = ("a.jsonl", "a.jsonl.gz", "a.csv", "a.parquet", "a.sqlite", "a.yaml")


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_workers_change_nothing(corpus: Path, tmp_path: Path, program: Program, name: str) -> None:
    made = set()
    for workers in (1, 2, 5):
        out = tmp_path / str(workers) / name
        out.parent.mkdir()
        kind = ("--to", "yaml") if name == "a.yaml" else ()
        result = program(corpus, "-o", out, *kind, "-j", workers, "--errors", f"{out}.errors")
        assert result.returncode == 1, result.stderr
        made.add((digest(out), digest(Path(f"{out}.errors")), re.sub(r"\d+/|[\d,.]+ s,.*", "", result.stderr)))
    assert len(made) == 1


def test_two_workers_write_what_one_does(few: Path, tmp_path: Path, program: Program) -> None:
    for workers in (1, 2):
        assert program(few, "-o", tmp_path / f"{workers}.jsonl.gz", "-q", "-j", workers, every=20).returncode == 1
    assert digest(tmp_path / "1.jsonl.gz") == digest(tmp_path / "2.jsonl.gz")


def test_errors_are_listed_and_the_summary_counts_them(few: Path, tmp_path: Path, program: Program) -> None:
    out, errors = tmp_path / "a.jsonl", tmp_path / "errors.jsonl"
    result = program(few, "-o", out, "--errors", errors)
    records = [json.loads(line) for line in out.read_bytes().splitlines()]
    want = [
        {"path": r["source"]["path"], "member": r["source"]["member"], "record_id": r["record_id"], **one}
        for r in records
        for one in r["diagnostics"]
        if one["severity"] == "error"
    ]
    listed = [json.loads(line) for line in errors.read_bytes().splitlines()]
    assert [one for one in listed if "skipped" not in one] == want
    skipped = [Path(one["path"]).name for one in listed if "skipped" in one]
    assert skipped == ["picture.png"]
    assert "1 file skipped: not cables, by their names or first bytes" in result.stderr
    assert {one["code"] for one in want} >= {"CK001", "CK002", "CK009"}
    assert result.stdout == ""
    codes: dict[str, int] = {}
    for record in records:
        for one in record["diagnostics"]:
            codes[one["code"]] = codes.get(one["code"], 0) + 1
    said = dict(re.findall(r"^ +([\d,]+)  \w+ +(CK\d+) ", result.stderr, re.MULTILINE))
    assert {code: int(count.replace(",", "")) for count, code in _pairs(result.stderr)} == codes
    assert said
    failed = sum(any(one["severity"] == "error" for one in record["diagnostics"]) for record in records)
    assert f"{failed:,} records with errors" in result.stderr
    others = sum(any(one["severity"] == "error" and one["code"] < "CK1" for one in r["diagnostics"]) for r in records)
    assert f"{len(records) - others:,} cables and {others} files without one from" in result.stderr


def _pairs(text: str) -> list[tuple[str, str]]:
    return re.findall(r"^ +([\d,]+)  \w+ +(CK\d+) ", text, re.MULTILINE)


@pytest.mark.slow
def test_a_clean_run_ends_with_0_and_quiet_says_nothing(small: Path, tmp_path: Path, program: Program) -> None:
    result = program(small, "-o", tmp_path / "a.jsonl", "-q")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def records_of(out: Path) -> list[dict[str, str]]:
    return [json.loads(line)["source"] for line in out.read_bytes().splitlines()]


@pytest.mark.slow
def test_sources_stand_in_the_order_given(small: Path, tmp_path: Path, program: Program) -> None:
    archive = tmp_path / "x.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(SAMPLES[4], "deep/one.txt")
    single = shutil.copy(SAMPLES[6], tmp_path / "single.txt")
    result = program(archive, single, small, "-", "-o", tmp_path / "a.jsonl", input=SAMPLES[5].read_text("utf-8"))
    assert result.returncode == 0, result.stderr
    got = [(Path(one["path"] or "-").name, one["member"]) for one in records_of(tmp_path / "a.jsonl")]
    names = [path.name for folder in ("a", "b") for path in sorted((small / folder).iterdir())]
    assert got == [
        ("x.tar.gz", "deep/one.txt"),
        (single.name, None),
        *((name, None) for name in names),
        ("-", None),
    ]


@pytest.mark.parametrize("nul", quick([False, True]))
def test_lists_of_files(small: Path, tmp_path: Path, program: Program, nul: bool) -> None:
    odd = small / "b" / ("with\nline end.txt" if nul and sys.platform != "win32" else "with blank.txt")
    odd.write_bytes(SAMPLES[6].read_bytes())
    paths = [str(odd), *sorted(str(path) for path in (small / "a").iterdir())]
    listed = ("\0" if nul else "\n").join(paths)
    options = ["-0"] if nul else []
    result = program("--files-from", "-", *options, "-o", tmp_path / "a.jsonl", "-q", input=listed)
    assert result.returncode in (0, 1), result.stderr
    assert len(records_of(tmp_path / "a.jsonl")) == 3
    (tmp_path / "list").write_text(listed)
    assert program("--files-from", tmp_path / "list", *options, "-o", tmp_path / "b.jsonl", "-q").returncode in (0, 1)
    assert digest(tmp_path / "a.jsonl") == digest(tmp_path / "b.jsonl")


@pytest.mark.slow
def test_a_listed_file_that_is_missing_costs_one_record(small: Path, tmp_path: Path, program: Program) -> None:
    result = program("--files-from", "-", "-o", tmp_path / "a.jsonl", input=f"nowhere.txt\n{small}\n")
    assert result.returncode == 2, "as check says of a file that can't be read"
    assert "3 cables and 1 file without one from 4 inputs" in result.stderr
    first, *others = (one["path"] for one in records_of(tmp_path / "a.jsonl"))
    assert first == "nowhere.txt"
    assert len(others) == 3


@pytest.mark.slow
def test_the_same_cables_as_folder_and_as_archive(small: Path, tmp_path: Path, program: Program) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        for path in sorted(small.rglob("*.*")):
            archive.write(path, path.relative_to(small))
    for source, out in ((small, "a"), (tmp_path / "x.zip", "b")):
        assert program(source, "-o", tmp_path / out, "--to", "json", "-q").returncode == 0
    folder, zipped = (
        {
            path.relative_to(tmp_path / out): json.loads(path.read_bytes()) | {"source": None}
            for path in (tmp_path / out).rglob("*.json")
        }
        for out in "ab"
    )
    assert folder == zipped


def test_columns_are_listed(program: Program) -> None:
    result = program("--list-columns")
    assert result.returncode == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {row["table"] for row in rows} >= {"cables", "addressees", "tags", "refs", "offices", "clearances"}
    assert all(row["meaning"] for row in rows if row["table"] == "cables")
    assert {"table": "cables", "column": "routing_sent_at", "type": "datetime"}.items() <= next(
        row for row in rows if row["column"] == "routing_sent_at"
    ).items()


@pytest.mark.slow
def test_parquet_without_pyarrow(small: Path, tmp_path: Path) -> None:
    (tmp_path / "site" / "pyarrow").mkdir(parents=True)
    (tmp_path / "site" / "pyarrow" / "__init__.py").write_text("raise ModuleNotFoundError('no', name='pyarrow')")
    env = environment(PYTHONPATH=f"{tmp_path / 'site'}{os.pathsep}{ROOT}")
    result = subprocess.run(
        command(small, "-o", tmp_path / "a.parquet"), env=env, capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert "pip install 'cablekit[parquet]'" in result.stderr
    assert not list(tmp_path.glob("a.parquet*"))


def test_starting_is_quick_without_the_corpus_room() -> None:
    code = (
        "import sys; from cablekit.cli import cli; print([m for m in sys.modules if m.startswith('cablekit.corpus')])"
    )
    made = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "[]"


def test_the_main_process_does_without_the_parser() -> None:
    code = "import sys, cablekit.corpus, cablekit.corpus.jsonl; print('cablekit.mapper' in sys.modules)"
    made = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "False"


# --- progress -------------------------------------------------------------------------------------


def test_nobody_reads_the_progress(small: Path, tmp_path: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    made = subprocess.run(command(small, "-o", tmp_path / "a.jsonl", "-j", "1"), env=environment(), stderr=theirs)
    os.close(theirs)
    assert made.returncode == 0
    assert (tmp_path / "a.jsonl").read_bytes().count(b"\n") == 3


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_a_bar_on_a_terminal(corpus: Path, tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        command(corpus, "-o", tmp_path / "a.jsonl", "-j", "1"), env=environment(TERM="xterm"), stderr=theirs
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            block = os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if not block:
            break
        said += block
    os.close(ours)
    assert run.wait(300) == 1
    plain = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", said.decode())
    assert re.search(r"━[━╸╺ ]* +\d+%.* [\d,]+ cables, [\d,]+/s", plain)
    assert "files without one from" in plain


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def progress(cables: int, position: int) -> Progress:
    return Progress(Tally(cables=cables), Chunk(0, position=position), position)


def test_lines_now_and_then_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    meter = Meter(lambda: 1000, terminal=False, clock=clock)
    deadline = time.monotonic() + 60
    while meter._total is None and time.monotonic() < deadline:
        time.sleep(0.01)
    meter(Progress(Tally()))
    for step in range(1, 8):
        clock.now += 10
        meter(progress(step * 10, step * 100))
    meter.close()
    assert capsys.readouterr().err.splitlines() == [
        "30 cables, 1/s, 30% done, 1:10 left",
        "60 cables, 1/s, 60% done, 0:40 left",
    ]


def test_time_left_after_resume_counts_what_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    meter = Meter(lambda: 1000, terminal=False, clock=clock)
    deadline = time.monotonic() + 60
    while meter._total is None and time.monotonic() < deadline:
        time.sleep(0.01)
    meter(Progress(Tally(cables=50), position=500))
    clock.now += 50
    meter(progress(75, 750))
    assert capsys.readouterr().err.splitlines() == ["75 cables, 0/s, 50% done, 0:50 left"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("columns", [20, 40, 55, 60, 80, 200])
def test_a_bar_stays_on_its_line(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """A line wider than the terminal would wrap, and each new one begin below it."""
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    clock = Clock()
    meter = Meter(lambda: 1000, terminal=True, clock=clock)
    meter(Progress(Tally()))
    for step in range(1, 8):
        clock.now += 10
        meter(progress(1234 * step, 100 * step))
    meter.close()
    lines = re.split(r"[\r\n]+", re.sub(r"\x1b\[[?\d;]*[A-Za-z]", "", terminal.getvalue()).strip())
    assert max(map(len, lines)) <= columns
    assert len([line for line in lines if "70%" in line]) == 1
    assert ("123/s" in lines[-1]) == (columns >= 40)
    assert ("━━" in lines[-1]) == (columns >= 60)


def packed(path: Path, members: int) -> None:
    """Make an archive of small members that hardly shrink, of the kind that the suffix says."""
    made = random.Random(1)
    texts = {f"{number:05}.txt": made.randbytes(1000).hex().encode() for number in range(members)}
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in texts.items():
                archive.writestr(name, text)
        return
    with tarfile.open(path, "w" if path.suffix == ".tar" else f"w:{path.suffix[1:]}") as tar:
        for name, text in texts.items():
            info = tarfile.TarInfo(name)
            info.size = len(text)
            tar.addfile(info, io.BytesIO(text))


def positions(*sources: Path) -> tuple[list[int], int | None]:
    """The position on disk after each chunk, and what there is to read."""
    job = Job([str(source) for source in sources], Path("out.jsonl"), "jsonl")
    inputs = Inputs(job, 1000)
    reached = [chunk.position for chunk in inputs.chunks() if chunk is not None]
    return [*reached, inputs.position.reached], survey(job)


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.bz2"])
def test_the_position_in_an_archive_is_that_in_its_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    packed(path, 1000)
    reached, total = positions(path)
    assert total == path.stat().st_size
    assert reached == sorted(reached)
    assert reached[-1] == total
    share = 1 / (len(reached) - 1)  # of a chunk; bzip2 is read in blocks of 900 kB
    steps = [at * share * total - position for at, position in enumerate(reached[:-1], 1)]
    assert max(map(abs, steps)) < (0.5 if name.endswith("bz2") else 0.1) * total


def test_the_position_counts_everything_that_a_run_passes(tmp_path: Path) -> None:
    packed(tmp_path / "a.zip", 60)
    packed(tmp_path / "b.tar.gz", 60)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("only.png", b"\x89PNG\r\n" + bytes(5000))
    (tmp_path / "d.png").write_bytes(b"\x89PNG\r\n" + bytes(7000))
    (tmp_path / "e.txt").write_bytes(SAMPLES[0].read_bytes())
    (tmp_path / "long.txt").write_bytes(SAMPLES[0].read_bytes() * (WHOLE // len(SAMPLES[0].read_bytes()) + 2))
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "f.txt").write_bytes(SAMPLES[0].read_bytes())
    reached, total = positions(tmp_path)
    assert reached == sorted(reached)
    assert reached[-1] == total
