"""The program as a whole: help, start-up, streams that fail, locales, Ctrl-C."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import click
import jsonschema
import pytest
from cli_kinds import Program, Run, Variant

from cablekit import __version__
from cablekit.cli import COMMANDS
from cablekit.model import schema

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")


# --- help -----------------------------------------------------------------------------------------


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"cablekit {__version__}\n"


def test_help_lists_every_command(run: Run) -> None:
    for option in ("-h", "--help"):
        result = run(option)
        assert result.exit_code == 0
        for name, summary in COMMANDS.items():
            assert re.search(rf"^  {name} +{re.escape(summary)}$", result.stdout, re.M)


def test_no_command_shows_help_on_stderr(run: Run) -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Commands:" in result.stderr


def test_a_wrong_command_is_told_the_right_one(run: Run) -> None:
    result = run("prase", "x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "cablekit: no command 'prase'; did you mean parse? (see cablekit --help)\n"
    assert "\x1b" not in run("\x1b[31m").stderr


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("view", "it is cablekit show"),
        ("CAT", "it is cablekit show"),
        ("open", "it is cablekit show"),
        ("print", "it is cablekit show"),
        ("ls", "it is cablekit search"),
        ("list", "it is cablekit search"),
        ("info", "it is cablekit show or cablekit explain"),
        ("csv", "it is cablekit convert"),
        ("samples/1977STATE310500.md", "to read it: cablekit show samples/1977STATE310500.md"),
        (
            "samples",
            "cablekit stats samples counts its cables, cablekit convert samples -o cables.sqlite makes a database",
        ),
        ("1974LAPAZ03507", "cablekit show 1974LAPAZ03507 --in DB finds a number in a database"),
        ("1974PARIS00001/2", None),
        ("x" * 5000, None),
        ("xyzzy", None),
    ],
)
def test_a_first_guess_is_told_the_command(run: Run, word: str, said: str | None) -> None:
    result = run(word)
    assert (result.exit_code, result.stdout) == (2, "")
    hint = f"; {said}" if said else ""
    assert result.stderr == f"cablekit: no command {word!r}{hint} (see cablekit --help)\n"


def test_a_database_as_a_command(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"SQLite format 3\0")
    assert f"cablekit search WORDS {path} and cablekit show NUMBER --in {path} ask a database" in run(path).stderr


def test_guesses_lead_to_commands() -> None:
    from cablekit.cli.guesses import MEANT

    for meant, guesses in MEANT.items():
        assert {name.removeprefix("cablekit ") for name in meant.split(" or ")} <= {*COMMANDS, "--version"}
        assert not set(guesses.split()) & set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    assert isinstance(import_module(f"cablekit.cli.{name}").command, click.Command)
    short, long = run(name, "-h"), run(name, "--help")
    assert short.exit_code == 0
    assert short.stdout == long.stdout
    assert re.search(rf"Examples?:\n +cablekit {name}", short.stdout)


def examples() -> list[str]:
    """The example lines in the help of the commands of this room's first files."""
    found = []
    for name in ("parse", "tokens", "schema"):
        epilog = import_module(f"cablekit.cli.{name}").command.epilog
        found += re.findall(r"^ +(cablekit .+)$", epilog, re.M)
    return found


@needs_bash
@pytest.mark.parametrize("line", examples())
def test_examples_in_help_work(program: Program, line: str) -> None:
    if "jq" in line and not shutil.which("jq"):
        pytest.skip("needs jq")
    result = program(shell="set -o pipefail; " + line.replace("cablekit", '"$0" -m cablekit', 1))
    assert result.returncode == 0, result.stderr
    assert result.stdout or "--unknown" in line


def test_schema(run: Run) -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert result.stdout.startswith('{\n  "$schema"')
    made = json.loads(result.stdout)
    assert made == json.loads(json.dumps(schema()))
    jsonschema.Draft202012Validator.check_schema(made)


# --- start-up -------------------------------------------------------------------------------------


@pytest.mark.parametrize("args", [["--version"], ["--help"]])
def test_start_imports_nothing_heavy(args: list[str]) -> None:
    code = (
        "import sys\nfrom cablekit.cli import cli\n"
        f"try: cli({args!r}, prog_name='cablekit')\nexcept SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"yaml", "rich", "msgspec", "dateutil", "pypdfium2", "pyarrow", "cablekit.api", "cablekit.model"}
    assert not heavy & set(result.stderr.split())


def test_json_does_not_import_yaml(sample: str) -> None:
    code = f"import sys\nfrom cablekit.cli import cli\ntry: cli(['parse', {sample!r}])\nexcept SystemExit: pass\n"
    code += "print(*sys.modules, file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "yaml" not in result.stderr.split()


def test_python_m_and_the_entry_point(program: Program) -> None:
    assert program("--version").stdout == f"cablekit {__version__}\n".encode()
    code = "import sys; sys.argv = ['x', '--version']; from cablekit.cli import main; main()"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.startswith(b"cablekit ")


def test_a_fault_of_our_own_is_not_status_1(sample: str) -> None:
    """Status 1 promises complete output."""
    code = (
        "import sys; from cablekit.cli import main, parse\n"
        "def broken(*options): raise RuntimeError('\\x1b[31mbroken')\n"
        f"parse._renderer = broken; sys.argv = ['cablekit', 'parse', {sample!r}]\nmain()"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert r"RuntimeError: \x1b[31mbroken" in result.stderr
    assert result.stderr.endswith("please report it with the lines above\n")


# --- streams --------------------------------------------------------------------------------------

ALL = [("parse", "-f", "yaml"), ("tokens",), ("tokens", "--json")]


@needs_bash
@pytest.mark.parametrize("args", ALL)
def test_a_reader_that_leaves_ends_it_quietly(program: Program, sample: str, args: tuple[str, ...]) -> None:
    line = '"$0" -m cablekit "$@" | head -n 1; exit ${PIPESTATUS[0]}'
    result = program(*args, *[sample] * (20 if args[0] == "parse" else 1), shell=line)
    assert result.returncode == 0
    assert result.stdout.count(b"\n") == 1
    assert b"Traceback" not in result.stderr
    assert b"roken" not in result.stderr


@needs_bash
@pytest.mark.parametrize("args", [*ALL, ("schema",)])
def test_closed_stdout(program: Program, sample: str, args: tuple[str, ...]) -> None:
    files = [] if args == ("schema",) else [sample]
    result = program(*args, *files, shell='"$0" -m cablekit "$@" >&-')
    assert result.returncode == 0
    assert b"Traceback" not in result.stderr
    assert b"rror" not in result.stderr


@needs_bash
def test_closed_stdin_and_stderr(program: Program, sample: str) -> None:
    closed = program("parse", "-", shell='"$0" -m cablekit "$@" <&-')
    assert (closed.returncode, closed.stdout) == (2, b"")
    assert closed.stderr == b"cablekit: standard input: it is closed\n"
    silent = program("parse", "no-such-file", sample, shell='"$0" -m cablekit "$@" 2>&-')
    assert silent.returncode == 2
    assert silent.stdout.startswith(b"{\n")


@needs_full
@pytest.mark.parametrize("args", [*ALL, ("schema",), ("--help",), ("parse", "--help")])
def test_a_full_disk_has_one_line(program: Program, sample: str, args: tuple[str, ...]) -> None:
    files = [] if args[-1] in ("schema", "--help") else [sample]
    with FULL.open("wb") as full:
        result = program(*args, *files, stdout=full)
    assert result.returncode == 2
    assert re.fullmatch(rb"cablekit: [^\n]*No space left on device\n", result.stderr)


@needs_full
def test_stderr_that_is_full_costs_no_data(program: Program, sample: str) -> None:
    with FULL.open("wb") as full:
        result = program("parse", "no-such-file", sample, stderr=full)
    assert result.returncode == 2
    assert result.stdout.startswith(b"{\n")


#: environments that say text is something other than UTF-8
PLAIN = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
NOT_UTF_8 = [PLAIN, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "ascii:strict"}]


@pytest.mark.parametrize(
    ("env", "format"),
    [*((env, "jsonl") for env in NOT_UTF_8), *((PLAIN, format) for format in ("yaml", "text", "markdown"))],
)
def test_data_is_utf_8_whatever_the_locale(
    program: Program, variant: Variant, env: dict[str, str], format: str
) -> None:
    path = variant("letters.md", {"CONVENTIONAL ARMS  \nTRANSFER TALKS": "¿ Ω 漢 ARMS  \nTRANSFER TALKS"})
    result = program("parse", "-f", format, path, env=env)
    assert result.returncode == 0
    assert "¿ Ω 漢 ARMS TRANSFER TALKS" in result.stdout.decode("utf-8")
    assert b"Traceback" not in result.stderr


def test_tokens_are_utf_8_too(program: Program, variant: Variant) -> None:
    path = variant("letters.md", {"KHLESTOV": "¿漢"})
    for args in (["tokens"], ["tokens", "--json"]):
        assert "¿漢" in program(*args, path, env={"PYTHONIOENCODING": "cp1252"}).stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="needs file names of any bytes")
def test_a_file_name_that_is_no_text(program: Program, sample: str, tmp_path: Path) -> None:
    path = tmp_path / "bad\udcff\x1b[31m.md"
    path.write_bytes(b"milk\n")
    for format in ("jsonl", "yaml", "text", "markdown"):
        result = program("parse", "-f", format, path)
        assert result.returncode == 1, result.stderr
        result.stdout.decode("utf-8")
        assert re.search(rb"bad[^\n]+\\x1b\[31m\.md: error CK002", result.stderr)
    missing = program("parse", tmp_path / "none\udcff")
    assert missing.stderr.endswith(b"none\\xff: No such file or directory\n")


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_ctrl_c_ends_with_one_line(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "cablekit", "parse", pipe],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # what a shell starts in the background ignores the signal, and so would what it starts
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    with process, pipe.open("wb"):  # which opens once the program waits for its input
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=300)
    assert (process.returncode, out) == (130, b"")
    assert err == b"cablekit: interrupted\n"


@needs_posix
def test_nobody_reads_what_went_wrong() -> None:
    """The exit status is all that is left to tell."""
    read, write = os.pipe()
    os.close(read)
    words = [sys.executable, "-m", "cablekit", "convert", "nowhere", "-o", "never.jsonl"]
    done = subprocess.run(words, stderr=write, stdout=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stdout) == (2, b"")
