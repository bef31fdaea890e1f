"""What a run refuses, and what it says when the disk does."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from corpus_helpers import KINDS, SAMPLES, Program, digest, fill, quick

NAMES = ("out.jsonl", "out.jsonl.gz", "out.csv", "out.parquet", "out.sqlite", "out.json")


def kind(name: str) -> tuple[str, ...]:
    return ("--to", "json") if name == "out.json" else ()


@pytest.mark.parametrize("name", quick(NAMES, "out.jsonl"))
def test_an_output_that_exists_needs_force(small: Path, tmp_path: Path, program: Program, name: str) -> None:
    out = tmp_path / name
    assert program(small, "-o", out, *kind(name), "-q").returncode == 0
    before = digest(out)
    shutil.copy(SAMPLES[8], small / "b" / "z.txt")
    refused = program(small, "-o", out, *kind(name))
    assert refused.returncode == 2
    assert f"{out} exists; --force replaces it" in refused.stderr
    assert digest(out) == before
    assert program(small, "-o", out, *kind(name), "-q", "--force").returncode in (0, 1)
    assert digest(out) != before
    assert not Path(f"{out}.partial").exists()


@pytest.mark.parametrize("name", quick(("out.json", "out.parquet"), "out.json"))
def test_force_does_not_cost_a_user_his_own_files(small: Path, tmp_path: Path, program: Program, name: str) -> None:
    out = tmp_path / name
    out.mkdir()
    (out / "thesis.doc").write_text("years of work")
    result = program(small, "-o", out, *kind(name), "--force")
    assert result.returncode == 2
    assert "thesis.doc; not replaced" in result.stderr
    assert (out / "thesis.doc").exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["out.json", "out.markdown", "out.parquet", "out.tables"])
def test_force_replaces_a_folder_only_as_a_run_left_it(
    small: Path, tmp_path: Path, program: Program, name: str
) -> None:
    out, suffix = tmp_path / name, {"out.markdown": ".md", "out.tables": ".csv"}.get(name, Path(name).suffix)
    assert program(small, "-o", out, *KINDS[name], "-q").returncode == 0
    assert program(small, "-o", out, *KINDS[name], "-q", "--force").returncode == 0
    note = out / f"my-note{suffix}"
    note.write_text("years of work")
    result = program(small, "-o", out, *KINDS[name], "--force")
    assert result.returncode == 2
    assert f"{out} is not as a run of cablekit left it" in result.stderr
    assert note.exists()
    note.unlink()
    made = next(path for path in out.rglob(f"*{suffix}"))
    made.write_bytes(made.read_bytes() + b"a note of mine")
    assert program(small, "-o", out, *KINDS[name], "--force").returncode == 2
    assert made.read_bytes().endswith(b"a note of mine")


def test_force_never_replaces_what_a_run_did_not_write(small: Path, tmp_path: Path, program: Program) -> None:
    pipe, vault, thesis = tmp_path / "pipe", tmp_path / "vault", tmp_path / "thesis.txt"
    os.mkfifo(pipe)
    vault.mkdir()
    (vault / "note.md").write_text("mine")
    thesis.write_text("mine")
    out = tmp_path / "out.jsonl"
    out.with_name("out.jsonl.partial").mkdir()
    (tmp_path / "out.jsonl.partial" / "dear.txt").write_text("mine")
    before = digest(vault), digest(thesis), digest(tmp_path / "out.jsonl.partial")
    for words, said in (
        (("-o", pipe, "--to", "jsonl"), f"{pipe} is a FIFO and is never replaced"),
        (("-o", "/dev/null", "--to", "jsonl"), "/dev/null is a device and is never replaced"),
        (("-o", tmp_path / "a.jsonl", "--errors", pipe), f"{pipe} is a FIFO and is never replaced"),
        (("-o", tmp_path / "a.jsonl", "--errors", thesis), f"{thesis} exists and is not a list of errors"),
        (("-o", vault, "--to", "markdown"), f"{vault} is not as a run of cablekit left it"),
        (("-o", out), "dear.txt is in the folder that the run works in"),
    ):
        result = program(small, *words, "--force")
        assert result.returncode == 2
        assert said in result.stderr
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert (digest(vault), digest(thesis), digest(tmp_path / "out.jsonl.partial")) == before


@pytest.mark.parametrize("options", [(), ("--force",), ("--resume",)])
def test_a_run_beside_a_live_one_is_told_so(
    small: Path, tmp_path: Path, program: Program, options: tuple[str, ...]
) -> None:
    import fcntl

    lock = tmp_path / "out.jsonl.partial" / "lock"
    lock.parent.mkdir()
    (lock.parent / "run.json").write_text("{}")
    lock.write_text("1234")
    with lock.open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        result = program(small, "-o", tmp_path / "out.jsonl", *options)
    assert result.returncode == 2
    assert f"another run is at work in {lock.parent} (process 1234)" in result.stderr
    assert lock.read_text() == "1234"


def test_a_source_without_anything_to_read_is_said(small: Path, tmp_path: Path, program: Program) -> None:
    (tmp_path / "void" / "deep").mkdir(parents=True)
    result = program(tmp_path / "void", small, "-o", tmp_path / "out.jsonl")
    assert result.returncode == 0
    assert f"{tmp_path / 'void'}: nothing to read in it" in result.stderr
    assert f"{small}: nothing" not in result.stderr


@pytest.mark.slow
def test_an_empty_folder_is_filled(small: Path, tmp_path: Path, program: Program) -> None:
    (tmp_path / "out").mkdir()
    assert program(small, "-o", tmp_path / "out", "--to", "json", "-q").returncode == 0
    assert list((tmp_path / "out").rglob("*.json"))


REFUSED = (
    (("in", "-o", "in", "--to", "json"), "is inside the output in"),
    (("in/a/0.txt", "-o", "in", "--to", "json", "--force"), "is inside the output in"),
    (("in", "-o", "in/../in", "--to", "json", "--force"), "is inside the output"),
    (("link", "-o", "in", "--to", "json", "--force"), "is inside the output"),
    (("in/a/0.txt", "-o", "out.jsonl", "--errors", "in/a/0.txt"), "is inside the output in/a/0.txt"),
    (("nowhere", "-o", "out.jsonl"), "nowhere: no such file or folder"),
    (("in", "-o", "no/where/out.jsonl"), "no/where is not a folder; out.jsonl can't be written there"),
    (("in", "-o", "out.jsonl", "--errors", "no/e.jsonl"), "no is not a folder; e.jsonl can't be written there"),
    (("in", "-o", "out.jsonl", "--errors", "out.jsonl"), "can't be both"),
    (("in", "-o", "folder", "--to", "jsonl"), "folder is a folder; --to jsonl makes a file"),
    (("in", "-o", "file", "--to", "json"), "file is a file; --to json makes a folder"),
    (("in", "-o", "out"), "--to is needed: the name out does not tell the format"),
    (("in", "-o", "out.jsonl", "--tables"), "--tables needs --to csv"),
    (("in", "-o", "out.xlsx", "--fields", "body"), "--fields needs --to jsonl, json, yaml, csv"),
    (("in", "-o", "out.csv", "--fields", "body"), "no column 'body'"),
    (("in", "-o", "out.jsonl", "--fields", "body.sbject"), "did you mean body.subject"),
    (("in", "-o", "out.jsonl", "--with", "salt"), "--with takes raw and spans, not 'salt'"),
    (("-", "-", "-o", "out.jsonl"), "can be given only once"),
    (("-o", "out.jsonl"), "no sources"),
    (("--files-from", "missing", "-o", "out.jsonl"), "missing"),
    (("in", "-o", "out.jsonl", "-j", "0"), "-j"),
)


@pytest.mark.parametrize(("args", "words"), quick(REFUSED, REFUSED[3], REFUSED[5], REFUSED[7]))
def test_refusals(small: Path, tmp_path: Path, program: Program, args: tuple[str, ...], words: str) -> None:
    small.rename(tmp_path / "in")
    (tmp_path / "link").symlink_to("in")
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    before = digest(tmp_path)
    result = program(*args, cwd=tmp_path)
    assert result.returncode == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert digest(tmp_path) == before


def test_a_listed_source_inside_the_output(small: Path, tmp_path: Path, program: Program) -> None:
    listed = next((small / "a").iterdir())
    before = listed.read_bytes()
    (tmp_path / "list").write_text(f"{listed}\n")
    result = program("--files-from", tmp_path / "list", "-o", listed, "--to", "jsonl", "--force")
    assert result.returncode == 2
    assert "is inside the output" in result.stderr
    assert listed.read_bytes() == before
    assert sorted(path.name for path in tmp_path.rglob("*.partial")) == []


@pytest.mark.slow
def test_the_output_may_stand_inside_the_source(small: Path, tmp_path: Path, program: Program) -> None:
    """`cd cables; cablekit convert . -o all.jsonl`: the output is not read, now or next time."""
    for out in ("all.jsonl", "b/all.jsonl", "all.jsonl.gz"):
        for _ in range(2):
            result = program(".", "-o", out, "--errors", "b/errors.jsonl", "--force", cwd=small)
            assert result.returncode == 0, result.stderr
            assert f"3 cables from 3 inputs in {out}" in result.stderr
        (small / out).unlink()
    outside = program(small, "-o", tmp_path / "out.jsonl", "-q")
    assert outside.returncode in (0, 1)


@pytest.mark.slow
def test_a_tree_inside_its_source_keeps_names(small: Path, program: Program) -> None:
    assert program(".", "-o", "tree", "--to", "json", "-q", cwd=small).returncode == 0
    names = sorted(path.relative_to(small / "tree").as_posix() for path in (small / "tree").rglob("*.json"))
    assert names == ["a/0.json", "a/1.json", "b/2.json"]


# --- disks ----------------------------------------------------------------------------------------


DISK = 3 << 20


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A file system of DISK bytes."""
    yield from mounted(tmp_path / "tiny", f"size={DISK}")


def size_of(path: Path) -> int:
    """The bytes of a file, or of all files in a folder."""
    return sum(file.stat().st_size for file in (path.rglob("*") if path.is_dir() else [path]))


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Path]:
    """A file system that nobody can write to."""
    yield from mounted(tmp_path / "sealed", "ro")


def mounted(folder: Path, options: str) -> Iterator[Path]:
    folder.mkdir()
    made = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("a file system can't be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some 940 cables."""
    return fill(tmp_path_factory.mktemp("many") / "cables", 900)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(
    many: Path, tiny: Path, tmp_path: Path, program: Program, name: str
) -> None:
    whole, out, ballast = tmp_path / name, tiny / name, tiny / "ballast"
    assert program(many, "-o", whole, *kind(name), "-q", every=60).returncode == 1
    room = min(size_of(whole), DISK) // 2
    ballast.write_bytes(bytes(DISK - room))
    result = program(many, "-o", out, *kind(name), every=60)
    assert result.returncode == 2, result.stderr
    assert "Traceback" not in result.stderr
    assert "No space left on device" in result.stderr or "disk is full" in result.stderr
    assert not out.exists()
    subprocess.run(["mount", "-o", "remount,size=60m", str(tiny)], check=True)
    ballast.unlink()
    assert program(many, "-o", out, *kind(name), "-q", "--resume", every=60).returncode == 1
    assert digest(out) == digest(whole)


def test_a_disk_with_no_room_at_all(small: Path, tiny: Path, program: Program) -> None:
    with (tiny / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
        while True:
            ballast.write(bytes(4096))
    out = tiny / "out.jsonl"
    result = program(small, "-o", out)
    assert result.returncode == 2
    assert result.stderr == f"cablekit: {out}.partial/run.json: No space left on device\n"
    assert [path.name for path in tiny.iterdir()] == ["ballast"]


@pytest.mark.slow
def test_the_list_of_errors_on_a_full_disk(few: Path, tiny: Path, tmp_path: Path, program: Program) -> None:
    """The records are delivered by then; the list follows when there is room."""
    (tiny / "ballast").write_bytes(bytes(DISK - 4096))
    out, errors = tmp_path / "out.jsonl", tiny / "errors.jsonl"
    (tiny / "more").write_bytes(bytes(4096))
    result = program(few, "-o", out, "--errors", errors)
    assert result.returncode == 2
    assert f"{errors}: No space left on device" in result.stderr
    assert f"cables are in {out}, which can be read as it is" in result.stderr
    assert not list(tiny.glob("errors*"))
    (tiny / "ballast").unlink()
    assert program(few, "-o", out, "--errors", errors, "--resume").returncode == 1
    assert errors.read_bytes().count(b"\n") >= 4
    assert not Path(f"{out}.partial").exists()


def test_a_folder_that_nobody_can_write_to(small: Path, sealed: Path, program: Program) -> None:
    result = program(small, "-o", sealed / "out.jsonl")
    assert result.returncode == 2
    assert "Read-only file system" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may all")
def test_a_folder_that_the_user_may_not_write_to(small: Path, tmp_path: Path, program: Program) -> None:
    (tmp_path / "locked").mkdir(mode=0o555)
    result = program(small, "-o", tmp_path / "locked" / "out.jsonl")
    assert result.returncode == 2
    assert "Permission denied" in result.stderr
