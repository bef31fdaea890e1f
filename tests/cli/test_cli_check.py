"""`cablekit check`: every finding with its lines, what to select, and the exit status."""

import json
import zipfile
from pathlib import Path

import pytest
from cli_kinds import Program, Run, Variant

from cablekit.diagnostics import CODES

CLEAN = "samples/synthetic-1979-sectioned.txt"
WARNED = "samples/synthetic-1974-broken-off.txt"
NOTED = "samples/synthetic-1974-sectioned.txt"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder with twelve cables of one post, a day apart, one of them off by months."""
    folder = tmp_path / "many"
    folder.mkdir()
    text = Path("samples/synthetic-1975-references.txt").read_bytes().decode()
    for day in range(1, 13):
        month = ("OCT", "10") if day == 7 else ("JUN", "06")
        made = text.replace("2217", f"{2200 + day}").replace("R 031512Z JUN", f"R {day:02d}1512Z {month[0]}")
        made = made.replace("031640Z", f"{day:02d}1640Z").replace("03 JUN 1975", f"{day:02d} {month[0]} 1975")
        (folder / f"{day:02d}.txt").write_text(made, newline="")
    return folder


def test_a_finding_quotes_its_lines_and_says_what_it_means(run: Run) -> None:
    result = run("check", NOTED)
    lines = Path(NOTED).read_bytes().decode().split("\n")
    assert result.exit_code == 0
    head, first, marks, second, more, *rest = result.stdout.splitlines()
    assert head.startswith(f"{NOTED}:29: note CK101 tags-differ: ")
    assert first == f"   29 | {lines[28]}"
    assert marks.split(" | ")[1] == "      ^^^^^^^^^^^^^^^^^^^^ body.tags"
    number = int(second.split(" | ")[0])
    assert second == f"{number:>5} | {lines[number - 1].strip()}"
    assert more.split(" | ")[1] == "      ^^^^^^^^^^^^^^^^^^^^^^^^ attributes.tags"
    assert " ".join(" ".join(rest).split()) == f"= {CODES['CK101'].meaning}"
    assert result.stderr == "       1  CK101 tags-differ  note\n1 cable: 0 errors, 0 warnings, 1 note\n"


def test_files_without_a_cable_are_counted_apart(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(Path(CLEAN).read_bytes())
    (tmp_path / "list.txt").write_text("bread, milk\n")
    result = run("check", tmp_path, tmp_path / "none")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == "1 cable and 2 files without one: 2 errors, 0 warnings, 0 notes"


def test_a_clean_cable_says_nothing(run: Run) -> None:
    result = run("check", CLEAN)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 cable: 0 errors, 0 warnings, 0 notes\n"


@pytest.mark.parametrize(
    ("file", "level", "status"),
    [
        (NOTED, "note", 1),
        (NOTED, "warning", 0),
        (WARNED, "note", 1),
        (WARNED, "warning", 1),
        (WARNED, "error", 0),
        (CLEAN, "note", 0),
    ],
)
def test_level_decides_the_status_and_hides_nothing(run: Run, file: str, level: str, status: int) -> None:
    result = run("check", "--level", level, file)
    assert result.exit_code == status
    assert result.stdout == run("check", file).stdout


def test_warnings_count_without_an_option(run: Run) -> None:
    assert run("check", WARNED).exit_code == 1


@pytest.mark.parametrize("word", ["CK401", "ck401", "CK4", "CK4xx", "gap", "CK101,gap"])
def test_select(run: Run, word: str) -> None:
    result = run("check", "--select", word, WARNED, "samples/synthetic-1973-section2-only.txt")
    heads = [line for line in result.stdout.splitlines() if line.startswith("samples/")]
    assert len(heads) == 1
    assert all(" CK401 gap: " in line for line in heads)


def test_ignore_takes_from_what_is_selected(run: Run) -> None:
    result = run("check", "--select", "CK4", "--ignore", "gap", WARNED)
    assert (result.exit_code, result.stdout) == (0, "")
    assert run("check", "--ignore", "CK4", "--ignore", "tags-differ", WARNED, NOTED).stdout == ""


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("word", ["CK999", "tags", "", "Q"])
def test_an_unknown_code_is_a_wrong_use(run: Run, option: str, word: str) -> None:
    result = run("check", option, word, CLEAN)
    assert result.exit_code == 2
    assert f"{option}: {word!r} is not a code" in result.stderr


def test_json_gives_an_object_a_finding(run: Run) -> None:
    result = run("check", "--json", NOTED, WARNED)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["code"] for row in rows] == ["CK101", "CK401"]
    assert list(rows[0]) == [
        "file",
        "member",
        "document_number",
        "code",
        "name",
        "severity",
        "message",
        "line",
        "field",
        "values",
        "meaning",
        "source_line",
    ]
    assert rows[0]["file"] == NOTED
    assert rows[0]["source_line"] == "TAGS: EAID, EAGR, PBOR, EC"
    assert [value["where"] for value in rows[0]["values"]] == ["body.tags", "attributes.tags"]
    assert rows[1]["source_line"] == "E E E E E E E E"
    assert result.exit_code == 1


def test_folders_archives_and_standard_input(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_bytes(Path(WARNED).read_bytes())
    with zipfile.ZipFile(folder / "b.zip", "w") as archive:
        archive.write(NOTED, "inner/c.txt")
    rows = [json.loads(line) for line in run("check", "--json", folder).stdout.splitlines()]
    assert [(row["file"], row["member"], row["code"]) for row in rows] == [
        (str(folder / "a.txt"), None, "CK401"),
        (str(folder / "b.zip"), "inner/c.txt", "CK101"),
    ]
    text = run("check", folder).stdout
    assert f"{folder}/b.zip!inner/c.txt:29: note CK101" in text
    result = run("check", "-", input=Path(WARNED).read_bytes())
    assert result.stdout.startswith("<stdin>:54: warning CK401")


def test_an_input_that_is_not_there_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path / "none", NOTED)
    assert result.exit_code == 2
    assert "error CK008 unreadable" in result.stdout
    assert "CK101" in result.stdout


def test_many_cables_show_what_one_does_not(run: Run, many: Path) -> None:
    result = run("check", many)
    heads = [line for line in result.stdout.splitlines() if line.startswith(str(many))]
    assert heads == [
        f"{many}/07.txt:17: warning CK119 serial-out-of-order: 1975OSLO02207 was sent on 1975-10-07, its neighbours "
        "are 1975OSLO02206 of 1975-06-06 and 1975OSLO02208 of 1975-06-08"
    ]
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1] == "   17 | R 071512Z OCT 75"
    assert "= cable 1975OSLO02206: 1975-06-06" in result.stdout
    assert run("check", "--ignore", "CK119", many).stdout == ""
    assert run("check", many / "07.txt").stdout == ""
    [row] = [json.loads(line) for line in run("check", "--json", many).stdout.splitlines()]
    assert (row["document_number"], row["line"], row["source_line"]) == ("1975OSLO02207", 17, "R 071512Z OCT 75")


def test_long_lines_are_cut_around_the_value(run: Run, variant: Variant) -> None:
    path = variant("long.md", {"PCAT, PARM, UR, US": ", ".join(f"P{n:03d}" for n in range(100))})
    lines = run("check", "--select", "CK101", path).stdout.splitlines()
    quoted = next(line for line in lines if "TAGS:** P000, P001" in line)
    assert len(quoted) < 130
    assert quoted.endswith("...")


def test_control_characters_are_made_visible(run: Run, variant: Variant) -> None:
    path = variant("controls.md", {"PCAT, PARM, UR, US": "PCAT, \x1b[31mPARM"})
    for args in ([], ["--json"]):
        assert "\x1b" not in run("check", *args, path).stdout


def test_colours_on_a_terminal_only(program: Program) -> None:
    assert b"\x1b" not in program("check", WARNED).stdout


def test_a_reader_that_has_had_enough(program: Program) -> None:
    result = program("check", "samples", "samples", shell='"$0" -m cablekit "$@" | head -n 1')
    assert result.returncode == 0
    assert b"Traceback" not in result.stderr
