"""manifest: what there is to read, listed for others; and what reads the list."""

import json
import os
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from cli_kinds import Run

from cablekit.corpus import manifest
from cablekit.sources import Failure, Share, shares

TEXT = b"a text\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two texts, a zip in parts, a tar that can't be split, and a table."""
    made = tmp_path / "cables"
    made.mkdir()
    for name in ("a.txt", "b.txt", "table.csv"):
        (made / name).write_bytes(TEXT)
    with zipfile.ZipFile(made / "c.zip", "w") as archive:
        for number in range(120):
            archive.writestr(f"{number:03}.txt", TEXT)
    (made / "d.txt.gz").write_bytes(bytes.fromhex("1f8b08") + bytes(20))
    return made


def entries(text: str) -> list[dict[str, Any]]:
    """The lines of a manifest."""
    return [json.loads(line) for line in text.splitlines()]


def test_a_line_for_each_file(run: Run, folder: Path) -> None:
    result = run("manifest", folder)
    assert result.exit_code == 0
    found = entries(result.stdout)
    assert [Path(one["path"]).name for one in found] == ["a.txt", "b.txt", "c.zip", "d.txt.gz"]
    assert [one["size"] for one in found] == [path.stat().st_size for path in sorted(folder.glob("[abcd].*"))]
    assert [one.get("archive", False) for one in found] == [False, False, True, True]
    assert [part[2:] for part in found[2]["parts"]] == [[50, 350], [50, 350], [20, 140]]
    assert result.stderr.splitlines() == [
        "122 files and 1 archive that can't be split",
        "1 file skipped: not cables, by their names or first bytes",
    ]


def test_what_is_read_is_what_was_listed(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.manifest"
    assert run("manifest", folder, "-q", "-o", out).stderr == ""
    assert list(manifest.read(out)) == list(shares([str(folder)], skipped=lambda _: None))


def test_paths_are_absolute(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / "list").write_text("b.txt\n")
    found = entries(run("manifest", "a.txt", "--files-from", "list").stdout)
    assert [one["path"] for one in found] == [str(folder / "a.txt"), str(folder / "b.txt")]


def test_what_can_not_be_read_is_listed_with_its_reason(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("manifest", folder / "a.txt", folder / "missing.txt", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "missing.txt can't be read: No such file" in result.stderr
    share, failure = manifest.read(tmp_path / "out")
    assert isinstance(share, Share)
    assert isinstance(failure, Failure)
    assert failure.diagnostic.code == "CK008"


def test_a_source_given_twice_is_listed_once(run: Run, folder: Path) -> None:
    result = run("manifest", folder / "a.txt", folder)
    assert len(entries(result.stdout)) == 4
    assert f"{folder / 'a.txt'} was given twice, and read once" in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_a_name_that_is_not_utf_8(run: Run, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as stream:  # noqa: PTH123  # bytes of a name need no Path
        stream.write(TEXT)
    run("manifest", tmp_path, "-q", "-o", tmp_path / "out.manifest")
    (share,) = (one for one in manifest.read(tmp_path / "out.manifest") if one.path.endswith(".txt"))
    assert os.fsencode(share.path) == name


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "no sources"),
        (("--files-from", "nowhere"), "nowhere: No such file"),
        (("samples", "-o", "nowhere/out"), "nowhere/out.partial: No such file"),
    ],
)
def test_what_makes_no_sense_is_refused(run: Run, arguments: tuple[str, ...], why: str) -> None:
    result = run("manifest", *arguments)
    assert result.exit_code == 2
    assert why in result.stderr
    assert result.stdout == ""


def test_half_a_manifest_is_not_delivered(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(found: object) -> Any:
        yield b"{}"
        raise OSError(28, "No space left on device", "out")

    monkeypatch.setattr(manifest, "lines", broken)
    assert run("manifest", folder, "-o", tmp_path / "out").exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cables"]


def test_convert_reads_a_manifest(run: Run, tmp_path: Path) -> None:
    run("manifest", "samples", "-q", "-o", tmp_path / "list")
    run("convert", Path("samples").absolute(), "-q", "-o", tmp_path / "folder.jsonl")
    run("convert", "--files-from", tmp_path / "list", "-q", "-o", tmp_path / "list.jsonl")
    assert (tmp_path / "list.jsonl").read_bytes() == (tmp_path / "folder.jsonl").read_bytes()


def test_a_manifest_with_another_line_is_refused(run: Run, folder: Path, tmp_path: Path) -> None:
    run("manifest", folder / "a.txt", "-q", "-o", tmp_path / "list")
    with (tmp_path / "list").open("a") as stream:
        stream.write("b.txt\n")
    result = run("convert", "--files-from", tmp_path / "list", "-q", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert "line 2 of the list: not a line of a manifest" in result.stderr
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("name", ["{", "{}", "[]", '{"path"}', "null", '{"path": 1}'])
def test_a_list_whose_names_look_like_json_is_a_list(name: str) -> None:
    assert list(manifest.paths_of([name, "b.txt"])) == [name, "b.txt"]
