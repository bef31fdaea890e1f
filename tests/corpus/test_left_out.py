"""What a run reads of folders and archives: other things are left out and counted, patterns choose, each once."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from layouts import cable

from cablekit.cli import cli
from cablekit.sources.others import is_other

OTHERS = ["data.json", "a.py", "Thumbs.db", "photo.JPG", "book.docx", "folder/desktop.ini", "x.sqlite", "Makefile"]
CABLES = ["a.txt", "a.md", "a.html", "a.PDF", "1974LAPAZ00015", "a.tel", "json", "a.json.txt", "README"]


@pytest.mark.parametrize("name", OTHERS)
def test_a_name_tells_something_else(name: str) -> None:
    assert is_other(name)


@pytest.mark.parametrize("name", CABLES)
def test_a_name_that_may_be_of_a_cable(name: str) -> None:
    assert not is_other(name)


@pytest.mark.parametrize("head", [b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"\x7fELF\x02", b"SQLite format 3\0"])
def test_first_bytes_tell_something_else_but_where_the_name_says_text(head: bytes) -> None:
    assert is_other("scan", head)
    assert not is_other("scan.txt", head)


def convert(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["convert", *map(str, args), "-j", "1"], prog_name="cablekit")


def paths(out: Path) -> list[str]:
    sources = [json.loads(line)["source"] for line in out.read_bytes().splitlines()]
    return [one["member"] or Path(one["path"]).name for one in sources]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder and in it an archive, each with cables and other things."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.md", "notes.html"):
        (folder / name).write_text(cable(), encoding="utf-8")
    (folder / "data.json").write_text("{}")
    (folder / "picture").write_bytes(b"\x89PNG\r\n\x1a\n")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("d/c.txt", cable())
        archive.writestr("d/c.py", "print()")
    (folder / "more.zip").write_bytes(packed.getvalue())
    return folder


def test_other_files_are_left_out_counted_and_listed(mixed: Path, tmp_path: Path) -> None:
    out, errors = tmp_path / "a.jsonl", tmp_path / "errors.jsonl"
    result = convert(mixed, "-o", out, "--errors", errors)
    assert paths(out) == ["a.txt", "b.md", "d/c.txt", "notes.html"]
    assert "3 files skipped" in result.stderr
    listed = [json.loads(line) for line in errors.read_bytes().splitlines()]
    assert [(Path(one["path"]).name, one["member"]) for one in listed] == [
        *(("data.json", None), ("more.zip", "d/c.py"), ("picture", None))
    ]


def test_what_is_named_is_always_read(mixed: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    convert(mixed / "data.json", "-o", out)
    assert paths(out) == ["data.json"]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--include", "*.txt"], ["a.txt", "d/c.txt"]),
        (["--exclude", "*.txt"], ["b.md", "notes.html"]),
        (["--include", "*.txt", "--exclude", "d/*"], ["a.txt"]),
        (["--include", "*.txt", "--include", "b.*"], ["a.txt", "b.md", "d/c.txt"]),
    ],
)
def test_patterns_choose(mixed: Path, tmp_path: Path, options: list[str], names: list[str]) -> None:
    out = tmp_path / "a.jsonl"
    assert convert(mixed, "-o", out, *options).exit_code in (0, 1)
    assert paths(out) == names


def test_what_is_given_twice_is_read_once_and_said(mixed: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    result = convert(mixed, mixed / "a.txt", mixed / "." / "", "-o", out)
    assert paths(out) == ["a.txt", "b.md", "d/c.txt", "notes.html"]
    assert result.stderr.count("was given twice, and read once") == 2


@pytest.mark.parametrize(("format", "suffix"), [("text", "txt"), ("markdown", "md"), ("html", "html")])
def test_a_readable_file_a_cable(mixed: Path, tmp_path: Path, format: str, suffix: str) -> None:
    out = tmp_path / "tree"
    assert convert(mixed, "-o", out, "--to", format).exit_code in (0, 1)
    assert sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()) == [
        *(f"a.{suffix}", f"b.{suffix}", f"more.zip/d/c.{suffix}", f"notes.{suffix}")
    ]
    assert "BOARD MET ON JULY 15" in (out / f"a.{suffix}").read_text(encoding="utf-8")
