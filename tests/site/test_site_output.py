"""The folder of a site: only what changed is written, only what was ours is removed."""

import os
from pathlib import Path

import pytest

from cablekit.site.output import LIST, Output, SiteError


def write(root: Path, files: dict[str, str]) -> Output:
    with Output(root) as output:
        for path, text in files.items():
            output.write(path, text)
        output.finish()
    return output


def files(root: Path) -> dict[str, str]:
    return {
        one.relative_to(root).as_posix(): one.read_text(encoding="utf-8")
        for one in sorted(root.rglob("*"))
        if one.is_file() and one.name != LIST
    }


def test_a_second_run_writes_what_changed(tmp_path: Path) -> None:
    root = tmp_path / "site"
    first = write(root, {"a.html": "a", "b/c.html": "c", "b/d.html": "d"})
    assert (first.files, first.written, first.removed) == (3, 3, 0)
    before = {path: (root / path).stat().st_mtime_ns for path in files(root)}
    os.utime(root / "a.html", ns=(1, 1))
    second = write(root, {"a.html": "a", "b/c.html": "changed"})
    assert (second.files, second.written, second.removed) == (2, 1, 1)
    assert files(root) == {"a.html": "a", "b/c.html": "changed"}
    assert (root / "a.html").stat().st_mtime_ns == 1
    assert before


def test_folders_that_become_empty_go(tmp_path: Path) -> None:
    write(tmp_path / "site", {"a.html": "a", "deep/er/c.html": "c"})
    write(tmp_path / "site", {"a.html": "a"})
    assert not (tmp_path / "site" / "deep").exists()


def test_files_of_others_stay(tmp_path: Path) -> None:
    root = tmp_path / "site"
    write(root, {"a.html": "a", "b/c.html": "c"})
    (root / "b" / "notes.txt").write_text("mine", encoding="utf-8")
    (root / "CNAME").write_text("mine", encoding="utf-8")
    write(root, {"a.html": "a"})
    assert files(root) == {"CNAME": "mine", "a.html": "a", "b/notes.txt": "mine"}


def test_a_file_of_another_is_not_replaced(tmp_path: Path) -> None:
    root = tmp_path / "site"
    write(root, {"a.html": "a"})
    (root / "b.html").write_text("mine", encoding="utf-8")
    with pytest.raises(SiteError, match=r"b\.html exists and is not a file of the site"):
        write(root, {"a.html": "a", "b.html": "b"})
    assert files(root) == {"a.html": "a", "b.html": "mine"}


def test_a_folder_of_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SiteError, match="not a site that cablekit made"):
        Output(tmp_path)
    with pytest.raises(SiteError, match="is a file"):
        Output(tmp_path / "thesis.txt")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path / "empty", {"a.html": "a"})
    assert files(tmp_path / "empty") == {"a.html": "a"}


def test_an_interrupted_run_is_known(tmp_path: Path) -> None:
    root = tmp_path / "site"
    with Output(root) as output:
        output.write("a.html", "a")
        output.write("gone.html", "b")
    (root / "a.html").write_text("", encoding="utf-8")  # it ended in mid-file
    second = write(root, {"a.html": "a", "b.html": "b"})
    assert (second.written, second.removed) == (2, 1)
    assert files(root) == {"a.html": "a", "b.html": "b"}


def test_a_list_that_was_tampered_with_removes_nothing_else(tmp_path: Path) -> None:
    root = tmp_path / "site"
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    write(root, {"a.html": "a"})
    listed = root / LIST
    lines = ["../precious.txt", str(tmp_path / "precious.txt"), "b/../../precious.txt", "", "."]
    listed.write_text(listed.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")
    write(root, {"a.html": "a"})
    assert (tmp_path / "precious.txt").read_text(encoding="utf-8") == "mine"


def test_a_link_that_took_the_place_of_a_page_is_replaced_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "site"
    write(root, {"a.html": "a"})
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    (root / "a.html").unlink()
    (root / "a.html").symlink_to(tmp_path / "precious.txt")
    write(root, {"a.html": "a"})
    assert (tmp_path / "precious.txt").read_text(encoding="utf-8") == "mine"
    assert files(root) == {"a.html": "a"}


def test_the_list_is_sorted_and_whole(tmp_path: Path) -> None:
    root = tmp_path / "site"
    write(root, {f"{name}.html": name for name in "zxa"})
    lines = (root / LIST).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[1:] == ["a.html", "x.html", "z.html"]


def test_lone_surrogates_do_not_stop_a_page(tmp_path: Path) -> None:
    write(tmp_path / "site", {"a.html": "\udcff"})
    assert files(tmp_path / "site") == {"a.html": "?"}
