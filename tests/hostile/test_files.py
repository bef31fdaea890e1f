"""Hostile files through the program: names, links, FIFOs, devices, what may not be read, what changes under our hands.

tests/sources/test_sources_walking.py has the walk by itself; here the commands run, and end, and say what they met.
"""

import contextlib
import os
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .cables import hostile, written
from .conftest import ROOT

Program = Callable[..., "subprocess.CompletedProcess[bytes]"]
posix = pytest.mark.skipif(os.name != "posix", reason="names of any bytes, links and FIFOs of POSIX")

NAMES = {
    "newline": b"a\nb.txt",
    "carriage": b"a\rb.txt",
    "quotes": b"a'b\"c`d.txt",
    "shell": b"$(touch owned); rm -rf x & |.txt",
    "dash": b"-rf.txt",
    "option": b"--help",
    "not-utf-8": b"a\xff\xfe\x80.txt",
    "surrogate": b"a\xed\xa0\x80.txt",
    "longest": b"x" * 251 + b".txt",
    "blank": b" .txt",
    "percent": b"%s%n{0}.txt",
    "sql": b"'); DROP TABLE cables; --.txt",
    "emoji": "\U0001f4dc\u202etxt.gpj".encode(),
    "dots": b"x...txt",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good cable in it."""
    made = tmp_path / "in"
    made.mkdir()
    written(made, hostile("X"), "good.txt")
    return made


def sane(result: "subprocess.CompletedProcess[bytes]") -> None:
    """Ended in one of the ways that it may, and without a fault of its own."""
    assert result.returncode in (0, 1, 2), result.stderr[-500:]
    assert b"Traceback" not in result.stderr
    assert b"fault of cablekit" not in result.stderr


# --- names ----------------------------------------------------------------------------------------


@posix
def test_names_of_every_kind_in_a_folder(program: Program, folder: Path, tmp_path: Path) -> None:
    for name in NAMES.values():
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_text(hostile("X"), encoding="utf-8")  # noqa: PTH118
    for format in ("jsonl", "csv", "sqlite", "json", "yaml"):
        out = tmp_path / f"out-{format}"
        result = program("convert", folder, "-o", out, "--to", format, "-j", "1", cwd=tmp_path)
        sane(result)
        assert f"{len(NAMES) + 1} cables from {len(NAMES) + 1} inputs".encode() in result.stderr
        if format in ("json", "yaml"):
            made = [path for path in out.rglob("*") if path.is_file()]
            assert len(made) == len(NAMES) + 1
    assert not (tmp_path / "owned").exists()
    check = program("check", folder)
    sane(check)
    assert b"\x9b" not in check.stderr


@posix
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", ["parse", "tokens", "check"])
def test_a_name_as_an_argument(run: Callable[..., object], folder: Path, name: str, command: str) -> None:
    path = Path(os.fsdecode(os.path.join(os.fsencode(folder), NAMES[name])))  # noqa: PTH118
    path.write_text("no cable", encoding="utf-8")
    result = run(command, path)
    assert getattr(result, "exit_code") == 1  # noqa: B009  # the fixture gives click's Result


@posix
def test_a_name_like_an_option_behind_a_double_dash(program: Program, folder: Path) -> None:
    written(folder, hostile("X"), "--help")
    result = program("parse", "-q", "--", "--help", cwd=folder, env={"PYTHONPATH": str(ROOT)})
    assert result.stdout.startswith(b"{")


# --- links, FIFOs, devices ------------------------------------------------------------------------


@posix
def test_what_is_no_file_is_told_and_passed_over(program: Program, folder: Path, tmp_path: Path) -> None:
    (folder / "loop").symlink_to("loop")
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    (folder / "up").symlink_to("..")
    (folder / "self").symlink_to(".")
    (folder / "dangling.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "tty.txt").symlink_to("/dev/tty")
    result = program("convert", folder, "-o", tmp_path / "out.jsonl", "-j", "1", timeout=300)
    sane(result)
    assert result.returncode == 2
    lines = (tmp_path / "out.jsonl").read_bytes().splitlines()
    assert sum(b"1974LAPAZ" in line or b"HOSTILE CABLE" in line for line in lines) >= 1
    for command in ("check", "recover"):
        told = program(command, folder, timeout=300)
        sane(told)
        assert told.returncode == 2


@posix
@pytest.mark.parametrize("kind", ["fifo", "device", "folder"])
@pytest.mark.parametrize("command", ["check", "convert"])
def test_what_is_no_file_as_an_argument(program: Program, tmp_path: Path, kind: str, command: str) -> None:
    path = tmp_path / "x"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/null")
    else:
        path.mkdir()
    args = ("-o", tmp_path / "out.jsonl") if command == "convert" else ()
    sane(program(command, path, *args, timeout=300))


# --- permissions ----------------------------------------------------------------------------------


@posix
def test_what_may_not_be_read(program: Program, folder: Path, unprivileged: tuple[str, ...]) -> None:
    locked = written(folder, hostile("X"), "locked.txt")
    closed = folder / "closed"
    closed.mkdir()
    written(closed, hostile("X"))
    locked.chmod(0)
    closed.chmod(0)
    try:
        check = program("check", folder, before=unprivileged)
    finally:
        closed.chmod(stat.S_IRWXU)
    sane(check)
    assert check.returncode == 2
    assert check.stdout.count(b"Permission denied") + check.stderr.count(b"Permission denied") >= 2


@posix
@pytest.mark.parametrize("command", ["parse", "cite", "check", "recover"])
def test_what_may_not_be_read_leaves_the_others(
    program: Program, folder: Path, unprivileged: tuple[str, ...], command: str
) -> None:
    locked = written(folder, hostile("X"), "locked.txt")
    locked.chmod(0)
    result = program(command, locked, folder / "good.txt", before=unprivileged)
    assert result.returncode == 2
    assert b"Permission denied" in result.stderr + result.stdout
    assert b"Invalid value" not in result.stderr


# --- files that change ----------------------------------------------------------------------------


def _names(folder: Path, count: int) -> list[Path]:
    return [written(folder, hostile("X"), f"{number:04}.txt") for number in range(count)]


@posix
def test_files_that_vanish_between_the_list_and_the_reading(program: Program, folder: Path, tmp_path: Path) -> None:
    names = _names(folder, 30)
    listed = tmp_path / "list"
    listed.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    for name in names[::3]:
        name.unlink()
    for name in names[1::3]:
        name.unlink()
        name.mkdir()
    result = program("convert", "--files-from", listed, "-o", tmp_path / "out.jsonl", "-j", "2")
    sane(result)
    assert result.returncode in (1, 2)
    made = (tmp_path / "out.jsonl").read_bytes()
    assert made.count(b"HOSTILE CABLE") >= 10


@contextlib.contextmanager
def _changing(change: Callable[[int], None]) -> Iterator[None]:
    """Call `change` over and over in another thread."""
    stop = threading.Event()

    def go() -> None:
        number = 0
        while not stop.is_set():
            with contextlib.suppress(OSError):
                change(number)
            number += 1
            time.sleep(0.0002)  # hundreds of changes while one file is read, and some time left for the reader

    thread = threading.Thread(target=go)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@posix
def test_a_file_that_changes_while_it_is_read(program: Program, folder: Path) -> None:
    path = folder / "changing.txt"
    long, short = hostile("X") * 40, "no cable"

    def change(number: int) -> None:
        path.write_text(long if number % 2 else short, encoding="utf-8")

    with _changing(change):
        result = program("parse", "-q", "-f", "jsonl", *[path] * 60)
    sane(result)
    assert result.stdout.count(b"\n") >= 60


@posix
def test_a_file_that_comes_and_goes(program: Program, folder: Path, tmp_path: Path) -> None:
    def change(number: int) -> None:
        path = folder / f"{number % 7}.txt"
        if number % 3 == 0:
            path.unlink(missing_ok=True)
        elif number % 3 == 1:
            path.write_text(hostile("X"), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)
            path.symlink_to(path.name)

    _names(folder, 40)
    with _changing(change):
        for number in range(2):
            result = program("convert", folder, "-o", tmp_path / f"{number}.jsonl", "-j", "1")
            sane(result)
            assert (tmp_path / f"{number}.jsonl").read_bytes().count(b"HOSTILE CABLE") >= 41


@posix
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
def test_an_endless_input_is_refused_not_read() -> None:
    """A file that never ends: its first bytes are read as a device, not a file."""
    command = [sys.executable, "-m", "cablekit", "check", "/dev/zero"]
    result = subprocess.run(command, capture_output=True, timeout=300, check=False, cwd=ROOT)
    sane(result)
    assert result.returncode == 2
