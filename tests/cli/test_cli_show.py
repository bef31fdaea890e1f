"""`cablekit show`: what a reader sees of one cable, where it comes from, and what a pager and a pipe get."""

import os
import zipfile
from pathlib import Path

import pytest
from cli_kinds import Program, Run, Terminal

SECTIONED = "samples/synthetic-1979-sectioned.txt"
LOST = "samples/synthetic-1975-lost-text.txt"
SECTO = "samples/synthetic-1975-secto.txt"
TOSEC = "samples/synthetic-1975-tosec.txt"
CITING = "samples/synthetic-1975-references.txt"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from cablekit.corpus import Job, convert

    root = Path(__file__).parents[2]
    path = tmp_path_factory.mktemp("show") / "cables.sqlite"
    convert(Job(sources=[str(root / one) for one in (SECTO, TOSEC, CITING)], out=path, format="sqlite"))
    return path


# --- a file ---------------------------------------------------------------------------------------


def test_a_cable_for_reading(run: Run) -> None:
    result = run("show", SECTIONED)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[:2] == ["1979NAIROB08841", "SYNTHETIC SAMPLE: REPAIR OF THE LAKE STEAMER FLEET"]
    assert "References       A. STATE 129004  telegram 1979STATE129004" in lines
    assert "Classification   CONFIDENTIAL" in lines
    assert any(line.startswith("TAGS             EWWT Waterborne Transportation; EAID") for line in lines)
    assert "KISIMA               1951    1,140   SAILING         310" in lines
    assert "   A. TELL US WHETHER FUNDS MENTIONED IN REF A COULD BE USED FOR SURVEY OF" in lines
    assert f"From {SECTIONED}" in lines
    assert "\x1b" not in result.stdout
    assert all(line == line.rstrip() and len(line) <= 80 for line in lines)


def test_a_lost_cable_says_what_the_attributes_say_and_whom_to_ask(run: Run) -> None:
    lines = run("show", LOST).stdout.splitlines()
    assert "From             BELGRADE (attribute)" in lines
    assert "[no text: it can't be retrieved]" in lines
    assert "How to ask for the text" in lines
    assert "          1975BELGRA01866  D750129-0000  CONFIDENTIAL  1975-04-14  BELGRADE to" in lines
    assert "  Locator                  TEXT ON MICROFILM, ADS TEXT UNRETRIEVABLE" in lines


def test_several_cables_one_after_another(run: Run) -> None:
    result = run("show", "samples/synthetic-two-cables.txt", LOST)
    assert result.exit_code == 0
    assert result.stdout.count("\n" + "=" * 72 + "\n") == 2
    assert not result.stdout.startswith("=")


def test_standard_input_and_a_folder(run: Run, tmp_path: Path) -> None:
    text = Path(LOST).read_bytes()
    assert run("show", "-", input=text).stdout.startswith("1975BELGRA01866\n")
    (tmp_path / "a.txt").write_bytes(text)
    assert run("show", tmp_path).stdout.startswith("1975BELGRA01866\n")


@pytest.mark.parametrize("folder", ["", "a!b"], ids=["plain", "a mark in the name of the folder"])
def test_a_member_of_an_archive(run: Run, tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(exist_ok=True)
    path = tmp_path / folder / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(LOST, "x/lost.txt")
        archive.write(SECTIONED, "x/sectioned.txt")
    result = run("show", f"{path}!x/lost.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("1975BELGRA01866\n")
    assert result.stdout.count("From ") == 2  # the head, and the file
    missing = run("show", f"{path}!x/none.txt")
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert missing.stderr == f"cablekit show: {path} has no member x/none.txt\n"


def test_a_pipe_by_its_name(program: Program) -> None:
    ran = program("show", shell=f'"$0" -m cablekit "$@" <(cat {LOST})')
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"1975BELGRA01866\n")


def test_what_is_no_cable_is_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "shopping.txt"
    path.write_text("Milk and bread.\n")
    result = run("show", path, LOST)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{path}: error CK002 ")
    assert result.stdout.startswith("1975BELGRA01866\n")


def test_a_file_that_is_not_there(run: Run) -> None:
    result = run("show", "nofile", LOST)
    assert result.exit_code == 2
    assert "nofile: No such file" in result.stderr
    assert result.stdout.startswith("1975BELGRA01866\n")


# --- a number, and what a database knows ----------------------------------------------------------


def test_a_number_of_a_database(run: Run, database: Path) -> None:
    result = run("show", "1975secto06031", "--in", database)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1975SECTO06031\nSYNTHETIC SAMPLE: A QUESTION ABOUT A CHAIR\n")
    cited_by = result.stdout.partition("Cited by\n")[2].splitlines()[0]
    assert cited_by == "  1975STATE171288  1975-07-21  SYNTHETIC SAMPLE: SEATING AT THE EVENING SESSION"


def test_a_file_beside_a_database(run: Run, database: Path) -> None:
    text = run("show", TOSEC, "--in", database, env={"COLUMNS": "100"}).stdout
    assert "1975SECTO06031, 1975-07-20, SYNTHETIC SAMPLE: A QUESTION ABOUT A CHAIR" in " ".join(text.split())
    assert "  1975SECTO06031  1975-07-20  SYNTHETIC SAMPLE: A QUESTION ABOUT A CHAIR" in text.partition("Cites\n")[2]
    assert "Cited by\n  nothing here\n" in text


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["1975SECTO06031"], "1975SECTO06031 is not a file; to look for a number, name a database: --in cables.sqlite"),
        (["{}"], "{} is a database; name a cable of it: cablekit show NUMBER --in {}"),
        (["x", "--in", "samples"], "samples is not a database"),
        (["x", "--in", "none.sqlite"], "none.sqlite: no such file"),
        ([], "Missing argument 'FILE|NUMBER...'"),
    ],
    ids=["number alone", "database alone", "folder as database", "no database", "nothing"],
)
def test_what_is_missing_is_said(run: Run, database: Path, names: list[str], said: str) -> None:
    result = run("show", *(name.format(database) for name in names))
    assert (result.exit_code, result.stdout) == (2, "")
    assert said.format(database, database) in result.stderr


def test_a_number_that_is_not_there(run: Run, database: Path) -> None:
    result = run("show", "1975STATE000001", "1975SECTO06031", "--in", database)
    assert result.exit_code == 1
    assert result.stderr == f"cablekit show: {database} has no cable 1975STATE000001, and there is no such file\n"
    assert result.stdout.startswith("1975SECTO06031\n")


def test_a_number_that_is_cited_only(run: Run, database: Path) -> None:
    from cablekit.corpus.database import opened

    with opened(database) as connection:
        (number,) = connection.execute("SELECT document_number FROM cited_unresolved LIMIT 1").fetchone()
    assert f"; to see what cites it: cablekit refs {number} {database}" in run("show", number, "--in", database).stderr


# --- screens --------------------------------------------------------------------------------------


class TestTerminal:
    def test_the_pager_is_the_users(self, on_a_terminal: Terminal, tmp_path: Path) -> None:
        pager = tmp_path / "pager"
        pager.write_text("#!/bin/sh\necho paged\ncat\n")
        pager.chmod(0o755)
        said = on_a_terminal("show", LOST, PAGER=str(pager))
        assert said.startswith("paged\n1975BELGRA01866\n")

    def test_less_gets_colours(self, on_a_terminal: Terminal, tmp_path: Path) -> None:
        (tmp_path / "less").write_text('#!/bin/sh\necho "less $LESS"\ncat\n')
        (tmp_path / "less").chmod(0o755)
        path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
        said = on_a_terminal("show", LOST, PAGER="", PATH=path)
        assert said.startswith("less -FRX\n\x1b[1m1975BELGRA01866\x1b[0m\n")
        plain = on_a_terminal("show", LOST, PAGER="", PATH=path, NO_COLOR="1")
        assert plain.startswith("less -FRX\n1975BELGRA01866\n")
        assert "\x1b" not in plain

    def test_the_width_is_the_screens(self, on_a_terminal: Terminal) -> None:
        said = on_a_terminal("show", SECTIONED, columns=50)
        prose = said.partition("1. (CONFIDENTIAL)")[2].partition("STATE OF THE FLEET")[0]
        assert max(map(len, prose.splitlines())) in range(40, 51)

    def test_a_wrong_name_needs_no_pager(self, on_a_terminal: Terminal) -> None:
        assert on_a_terminal("show", "nofile", PAGER="echo paged") == "cablekit: nofile: No such file or directory\n"


def test_a_pipe_that_is_closed_ends_quietly(program: Program) -> None:
    ran = program("show", *[SECTIONED] * 40, shell='"$0" -m cablekit "$@" | head -1')
    assert (ran.stdout, ran.stderr) == (b"1979NAIROB08841\n", b"")
