"""The one reader of inputs: what each name stands for, and what is said of those that can't be read."""

import os
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from cli_kinds import Program, Run

from cablekit.cli.inputs import Inputs
from cablekit.cli.streams import FAILED, OK, RECORDS_WITH_ERRORS


@pytest.fixture
def folder(sample: str, tmp_path: Path) -> Path:
    """A folder with a cable, a text that is none, and an archive that is damaged."""
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.md").write_bytes(Path(sample).read_bytes())
    (made / "b.txt").write_text("milk\n")
    (made / "c.zip").write_bytes(b"PK\x03\x04 and no more")
    return made


def test_folders_are_walked_where_a_command_wants_it(folder: Path) -> None:
    inputs = Inputs([str(folder)], folders=True)
    assert [Path(parsed.document.path or "").name for parsed in inputs] == ["a.md", "b.txt", "c.zip"]
    assert (inputs.cables, inputs.others, inputs.status) == (1, 2, RECORDS_WITH_ERRORS)
    assert str(inputs) == "1 cable and 2 files without one"


def test_a_damaged_input_fails_where_there_are_many(folder: Path) -> None:
    inputs = Inputs([str(folder)], folders=True, records=True)
    assert len(list(inputs)) == 3
    assert (inputs.failed, inputs.status) == (True, FAILED)


UNREAD = ["none.txt", "x" * 300, "none/"]


@pytest.mark.parametrize("name", UNREAD)
def test_what_cannot_be_opened_is_a_line_or_a_record(
    name: str, sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = os.fspath(tmp_path / name)
    lines = Inputs([path, sample])
    assert len(list(lines)) == 1
    assert capsys.readouterr().err.startswith(f"cablekit: {path}: ")
    records = Inputs([path, sample], records=True)
    assert [parsed.unread is None for parsed in records] == [False, True]
    assert capsys.readouterr().err == ""
    assert lines.status == records.status == FAILED


def test_a_folder_is_told_where_none_is_wanted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(Inputs([str(folder)])) == []
    assert capsys.readouterr().err == f"cablekit: {folder}: is a folder; use cablekit convert for folders\n"


def test_an_archive_without_files_says_so(run: Run, tmp_path: Path) -> None:
    zipfile.ZipFile(tmp_path / "empty.zip", "w").close()
    for command in ("parse", "check"):
        result = run(command, tmp_path / "empty.zip")
        assert result.exit_code == 1
        assert "CK001 empty: the archive contains no files" in result.output


@pytest.mark.skipif(sys.platform == "win32", reason="FIFOs of POSIX")
def test_a_fifo_is_read_where_it_holds_up_nothing_else(sample: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(Path(sample).read_bytes(),))
    writer.start()
    inputs = Inputs([str(pipe)])
    assert [parsed.unread for parsed in inputs] == [None]
    writer.join()
    assert inputs.status == OK
    (refused,) = Inputs([str(pipe)], records=True)
    assert refused.unread is not None
    assert "a FIFO" in refused.unread.message


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
@pytest.mark.parametrize("args", [("parse", "-"), ("check", "-"), ("convert", "-", "-o", "out.jsonl", "-j", "1")])
def test_standard_input_may_be_closed(program: Program, tmp_path: Path, args: tuple[str, ...]) -> None:
    result = program(
        *(str(tmp_path / arg) if arg == "out.jsonl" else arg for arg in args), shell='"$0" -m cablekit "$@" <&-'
    )
    assert result.returncode == 2
    assert b"it is closed" in result.stdout + result.stderr + (
        (tmp_path / "out.jsonl").read_bytes() if args[0] == "convert" else b""
    )
