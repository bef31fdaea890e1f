"""Hostile surroundings: every command, in processes of its own.

tests/cli/test_cli_program.py has most of this for `parse` and `tokens`; here all commands stand in one table.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import forked
import pytest

from .cables import hostile, written
from .conftest import ROOT

pty = pytest.importorskip("pty", reason="terminals of POSIX")
termios = pytest.importorskip("termios", reason="terminals of POSIX")

Program = Callable[..., "subprocess.CompletedProcess[bytes]"]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams, locales and terminals of POSIX")
FULL = Path("/dev/full")

SAMPLE = "samples/1977STATE310500.md"
#: cables with diagnostics, one of them without its text: a run over several
SOME = (
    "samples/synthetic-1973-section2-only.txt",
    "samples/synthetic-1975-lost-text.txt",
    "samples/synthetic-two-cables.txt",
)
#: each command with arguments that make it print
COMMANDS: dict[str, tuple[str, ...]] = {
    "parse": ("parse", SAMPLE),
    "parse text": ("parse", "-f", "text", SAMPLE),
    "check": ("check", *SOME),
    "tokens": ("tokens", SAMPLE),
    "explain": ("explain", "CK4", "PARM", "EXDIS"),
    "recover": ("recover", *SOME),
    "cite": ("cite", SAMPLE),
    "schema": ("schema",),
    "help": ("--help",),
}
#: every command by itself; tests/cli has the like for the rest, and help and schema print as all others do
each_command = pytest.mark.parametrize(
    "command",
    [
        pytest.param(name, marks=pytest.mark.slow if name in ("parse text", "tokens", "schema", "help") else ())
        for name in COMMANDS
    ],
)


def clean(result: "subprocess.CompletedProcess[bytes]") -> None:
    """No fault of its own, no warning of Python, no failure at the interpreter's end."""
    for word in (b"Traceback", b"fault of cablekit", b"Warning", b"Exception ignored", b"lost sys.stderr"):
        assert word not in result.stderr, result.stderr[-800:]


@pytest.fixture(scope="module")
def usual() -> dict[str, tuple[int, bytes]]:
    """What each command does in a usual environment."""
    found = {}
    for name, args in COMMANDS.items():
        start = [forked.program() or sys.executable, "-m", "cablekit"]
        result = subprocess.run([*start, *args], capture_output=True, cwd=ROOT, check=False)
        found[name] = (result.returncode, result.stdout)
    return found


# --- standard output ------------------------------------------------------------------------------


@each_command
def test_stdout_closed(program: Program, command: str) -> None:
    result = program(*COMMANDS[command], shell='"$0" -m cablekit "$@" >&-')
    clean(result)
    assert result.returncode in (0, 1)


@each_command
def test_a_reader_that_takes_one_line(program: Program, command: str) -> None:
    result = program(*COMMANDS[command], shell='"$0" -m cablekit "$@" | head -n 1; exit ${PIPESTATUS[0]}')
    clean(result)
    assert result.returncode in (0, 1)
    assert b"roken pipe" not in result.stderr


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@each_command
def test_a_full_disk(program: Program, command: str) -> None:
    with FULL.open("wb") as full:
        result = program(*COMMANDS[command], stdout=full)
    clean(result)
    assert result.returncode == 2
    assert result.stderr.count(b"No space left on device") == 1


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_a_full_disk_under_convert(program: Program, tmp_path: Path) -> None:
    """The output, or the folder it is made in, takes nothing more: one line, and what to do."""
    for out in (tmp_path / "out.jsonl", tmp_path / "out.sqlite"):
        # -B: Python itself leaves broken caches behind where files may not grow
        result = program("convert", "samples", "-o", out, "-j", "1", shell='ulimit -f 8; "$0" -B -m cablekit "$@"')
        clean(result)
        assert result.returncode == 2, result.stderr
        assert not out.exists()


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_a_full_disk_under_convert_leaves_nothing(program: Program, tmp_path: Path) -> None:
    shell = 'ulimit -f 8; "$0" -B -m cablekit "$@"'
    result = program("convert", "samples", "-o", tmp_path / "out.jsonl", "-j", "1", shell=shell)
    assert b"no files are left" in result.stderr
    assert list(tmp_path.iterdir()) == []


# --- locale, home, flags --------------------------------------------------------------------------

ENVIRONMENTS: dict[str, dict[str, str | None]] = {
    "c": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "posix": {"LC_ALL": "POSIX", "LANG": None},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "no-such-locale": {"LC_ALL": "xx_XX.UTF-99"},
    "no-home": {"HOME": None, "USER": None, "LOGNAME": None, "XDG_CACHE_HOME": None},
    "home-nowhere": {"HOME": "/nonexistent"},
    "no-path": {"PATH": None},
    "no-color": {"NO_COLOR": "1"},
    "narrow": {"COLUMNS": "1", "LINES": "1"},
    "wide": {"COLUMNS": "100000"},
    "odd-columns": {"COLUMNS": "many", "TERM": ""},
    "no-tmp": {"TMPDIR": "/nonexistent"},
}
TOGETHER = {
    "c": ("c",),
    "cp1252": ("cp1252", "wide"),
    "bare": ("posix", "no-home", "no-path", "no-color", "narrow", "no-tmp"),
    "odd": ("no-such-locale", "home-nowhere", "odd-columns"),
}

#: several at once, as far as none of them hides what another one does; `-m slow` has each by itself
MERGED = {
    name: {key: value for one in names for key, value in ENVIRONMENTS[one].items()} for name, names in TOGETHER.items()
}


#: of these the two that change most; the others are slow
QUICK = ("c", "bare")


@pytest.mark.parametrize(
    "env",
    [
        pytest.param(env, id=name, marks=() if name in ("c", "bare") else pytest.mark.slow)
        for name, env in MERGED.items()
    ],
)
def test_environment(program: Program, env: dict[str, str | None], usual: dict[str, tuple[int, bytes]]) -> None:
    for command in ("parse", "check", "cite", "help"):
        result = program(*COMMANDS[command], env=env)
        clean(result)
        if command != "help":  # its lines are as wide as the terminal
            assert (result.returncode, result.stdout) == usual[command], command


@pytest.mark.slow
@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_environment_of_every_command(program: Program, name: str, usual: dict[str, tuple[int, bytes]]) -> None:
    for command, args in COMMANDS.items():
        result = program(*args, env=ENVIRONMENTS[name])
        clean(result)
        if command not in ("help", "explain"):
            assert (result.returncode, result.stdout) == usual[command], command


@pytest.mark.parametrize(
    "python",
    [
        ("-OO",),
        ("-I",),
        ("-X", "dev", "-bb", "-W", "error"),
        *(pytest.param(flags, marks=pytest.mark.slow) for flags in [("-O",), ("-W", "error"), ("-X", "dev")]),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("command", ["parse", "check"])
def test_flags_of_python(
    program: Program, command: str, python: tuple[str, ...], usual: dict[str, tuple[int, bytes]]
) -> None:
    if "-I" in python:
        code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from cablekit.cli import main; main()"
        result = program(*COMMANDS[command], shell=f'"$0" -I -c {json.dumps(code)} "$@"')
    else:
        result = program(*COMMANDS[command], python=python)
    clean(result)
    assert (result.returncode, result.stdout) == usual[command]


@pytest.mark.parametrize("python", [("-O", "-W", "error")], ids=" ".join)
def test_convert_under_flags_of_python(program: Program, tmp_path: Path, python: tuple[str, ...]) -> None:
    usual = program("convert", *SOME, "-o", tmp_path / "a.jsonl", "-j", "2")
    result = program("convert", *SOME, "-o", tmp_path / "b.jsonl", "-j", "2", python=python)
    clean(result)
    assert result.returncode == usual.returncode
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_an_install_that_can_not_be_written(
    tmp_path: Path, usual: dict[str, tuple[int, bytes]], unprivileged: tuple[str, ...]
) -> None:
    """Nothing has to be written beside the code: no cache, no settings."""
    where = tmp_path / "site"
    shutil.copytree(ROOT / "cablekit", where / "cablekit", ignore=shutil.ignore_patterns("__pycache__"))
    before = sorted(path.relative_to(where) for path in where.rglob("*"))
    for path in (where, *where.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    result = subprocess.run(
        [*unprivileged, sys.executable, "-P", "-m", "cablekit", "parse", SAMPLE],
        env={"PYTHONPATH": str(where), "PATH": os.environ["PATH"]},
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert sorted(path.relative_to(where) for path in where.rglob("*")) == before
    for path in (where, *where.rglob("*")):
        path.chmod(0o755)
    assert (result.returncode, result.stdout) == usual["parse"], result.stderr


# --- terminals ------------------------------------------------------------------------------------


def on_terminal(args: tuple[str, ...], columns: int, env: dict[str, str]) -> tuple[int, bytes]:
    """Run on a terminal of so many columns: exit status and what the terminal got."""
    terminal, inner = pty.openpty()
    termios.tcsetwinsize(inner, (24, columns))
    command = [forked.program() or sys.executable, "-m", "cablekit", *args]
    with subprocess.Popen(
        command, stdin=inner, stdout=inner, stderr=inner, cwd=ROOT, env={**os.environ, **env}, start_new_session=True
    ) as process:
        os.close(inner)
        got = b"".join(_read(terminal))
    os.close(terminal)
    return process.returncode, got


def _read(terminal: int) -> Iterator[bytes]:
    """What comes out of a terminal until its last writer is gone: Linux says so with an error."""
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            return
        if not data:
            return
        yield data


@pytest.mark.parametrize("columns", [1, 20, 80])
def test_a_terminal(columns: int) -> None:
    for args in (COMMANDS["tokens"], COMMANDS["check"], COMMANDS["explain"]):
        status, got = on_terminal(args, columns, {"TERM": "xterm", "COLUMNS": "", "NO_COLOR": ""})
        assert status in (0, 1)
        assert b"Traceback" not in got


def test_colour_is_for_terminals_that_want_it() -> None:
    _, with_colour = on_terminal(COMMANDS["tokens"], 80, {"TERM": "xterm", "NO_COLOR": ""})
    _, without = on_terminal(COMMANDS["tokens"], 80, {"TERM": "xterm", "NO_COLOR": "1"})
    assert b"\x1b[" in with_colour
    assert b"\x1b" not in without


def test_escapes_of_a_cable_do_not_reach_a_terminal_that_shows_colours(tmp_path: Path) -> None:
    path = written(tmp_path, hostile("\x1b]0;owned\x07\x1b[2J"))
    for args in (("tokens", str(path)), ("check", str(path)), ("parse", "-f", "text", str(path))):
        _, got = on_terminal(args, 80, {"TERM": "xterm", "NO_COLOR": ""})
        assert b"\x1b]0;" not in got
        assert b"\x1b[2J" not in got
        assert b"\\x1b[2J" in got


# --- many arguments -------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("command", ["parse", "check", "convert"])
def test_32000_arguments(program: Program, tmp_path: Path, command: str) -> None:
    """As many names as a shell expands `*` to."""
    written(tmp_path, "no cable", "x")
    names = ["./x"] * 32_000
    args = {"parse": ("-q", "--fields", "record_id", "-f", "jsonl"), "convert": ("-o", "out.jsonl", "-j", "1", "-q")}
    result = program(command, *args.get(command, ()), *names, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, timeout=3000)
    clean(result)
    assert result.returncode == 1
    made = (tmp_path / "out.jsonl").read_bytes() if command == "convert" else result.stdout
    assert made.count(b"\n") >= (1 if command == "convert" else 32_000)  # what is given twice is converted once


def test_1500_arguments(program: Program, tmp_path: Path) -> None:
    written(tmp_path, "no cable", "x")
    names = ["x"] * 1500
    args = ("-q", "--fields", "record_id", "-f", "jsonl")
    result = program("parse", *args, *names, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)})
    clean(result)
    assert (result.returncode, result.stdout.count(b"\n")) == (1, 1500)
