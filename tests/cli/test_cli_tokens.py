"""`cablekit tokens`: every line, what it was taken for, and the lines that no rule knows."""

import json
from pathlib import Path

import pytest
from cli_kinds import Program, Run, Terminal, Variant


@pytest.fixture
def strange(variant: Variant) -> Path:
    """The sample with a routing line that no rule knows."""
    return variant("strange.md", {"INFO OCT-01 ISO-00 /001 R": "INFO OCT-01 ISO-00 /001 R\n\n%%% \x1b[31m@@ &&&"})


def test_every_line_has_a_row(run: Run, sample: str) -> None:
    result = run("tokens", sample)
    rows = result.stdout.splitlines()
    count = len(Path(sample).read_text(encoding="utf-8").splitlines())
    assert result.exit_code == 0
    assert len(rows) == count
    assert result.stderr == f"{count} lines, 0 unknown\n"
    assert rows[6].split() == ["7", "header", "page", "header.page_count", "PAGE", "01", "STATE", "310500"]
    assert rows[32].split()[:4] == ["33", "body", "subject", "body.subject"]


def test_columns_are_aligned(run: Run, sample: str) -> None:
    rows = run("tokens", sample).stdout.splitlines()
    column = rows[6].index("PAGE 01")
    assert rows[32].index("SUBJ:") == rows[4].index("SECRET") == column
    assert not any(row.endswith(" ") for row in rows)


def test_unknown_lines_are_marked_counted_and_made_visible(run: Run, strange: Path) -> None:
    result = run("tokens", strange)
    marked = [row for row in result.stdout.splitlines() if row.startswith("?")]
    assert len(marked) == 1
    assert marked[0].split()[1:4] == ["12", "header", "unknown"]
    assert marked[0].endswith(r"%%% \x1b[31m@@ &&&")
    assert result.stderr.endswith(" lines, 1 unknown\n")
    only = run("tokens", "--unknown", strange)
    assert [row.split()[:2] for row in only.stdout.splitlines()] == [["?", "12"]]
    assert only.stderr == result.stderr


def test_json_rows_give_the_text_back(run: Run, strange: Path) -> None:
    result = run("tokens", "--json", strange)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert "".join(row["raw"] for row in rows) == strange.read_text(encoding="utf-8")
    assert list(rows[0]) == ["document", "line", "raw", "text", "kind", "block", "part", "field", "column"]
    assert [row["line"] for row in rows] == list(range(1, len(rows) + 1))
    assert "\x1b" not in result.stdout
    unknown = run("tokens", "--json", "--unknown", strange).stdout
    assert [json.loads(line)["line"] for line in unknown.splitlines()] == [12]


def test_documents_of_one_file_are_numbered(run: Run, sample: str, tmp_path: Path) -> None:
    both = tmp_path / "both.md"
    both.write_bytes(Path(sample).read_bytes() * 2)
    rows = [json.loads(line) for line in run("tokens", "--json", both).stdout.splitlines()]
    assert {row["document"] for row in rows} == {1, 2}
    assert [row["line"] for row in rows] == list(range(1, len(rows) + 1))


def test_standard_input_and_a_missing_file(run: Run, sample: str, tmp_path: Path) -> None:
    assert run("tokens", "-", input=Path(sample).read_bytes()).stdout == run("tokens", sample).stdout
    result = run("tokens", tmp_path / "none")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0] == f"cablekit: {tmp_path / 'none'}: No such file or directory"


def test_an_empty_file_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("")
    result = run("tokens", tmp_path / "empty")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error CK001" in result.stderr


def test_half_a_surrogate_pair_stays_in_json_and_is_visible_in_the_table(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "utf16.txt"
    path.write_bytes("\ufeffPAGE 01 LA PAZ 00015\n\ud800 X\n".encode("utf-16-le", "surrogatepass"))
    rows = [json.loads(line) for line in run("tokens", "--json", path).stdout.splitlines()]
    assert rows[1]["raw"] == "\ud800 X\n"
    assert run("tokens", path).stdout.splitlines()[1].endswith(r"\ud800 X")


def test_colour_on_a_terminal_only(program: Program, on_a_terminal: Terminal, strange: Path) -> None:
    args = ("tokens", "--unknown", strange)
    assert "\x1b[1;7;31m?" in on_a_terminal(*args)
    assert "\x1b" not in on_a_terminal(*args, NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(*args, TERM="dumb")
    assert b"\x1b" not in program(*args).stdout
