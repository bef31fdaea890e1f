"""Names in a tree: kept, mirrored, harmless; and collisions resolved without loss."""

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from corpus_helpers import SAMPLES

from cablekit.corpus import Job, convert
from cablekit.corpus.names import Names
from cablekit.sources import Item


def made(tmp_path: Path, *sources: Path) -> list[str]:
    """Names of the tree made of sources."""
    out = tmp_path / "out"
    convert(Job(sources=[str(source) for source in sources], out=out, format="json", workers=1))
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())


def put(path: Path, sample: int = 3) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(SAMPLES[sample], path)
    return path


def test_one_folder_gives_what_is_below_it(tmp_path: Path) -> None:
    put(tmp_path / "in/1974/05/1974LAPAZ00015.txt")
    assert made(tmp_path, tmp_path / "in") == ["1974/05/1974LAPAZ00015.json"]


def test_several_folders_keep_their_names(tmp_path: Path) -> None:
    put(tmp_path / "x/1974/a.txt")
    put(tmp_path / "y/1975/a.txt")
    assert made(tmp_path, tmp_path / "x/1974", tmp_path / "y/1975") == ["1974/a.json", "1975/a.json"]


def test_files_give_their_names_and_equal_ones_are_numbered_in_order(tmp_path: Path) -> None:
    files = [put(tmp_path / f"{folder}/a.txt", sample) for sample, folder in enumerate("xyz")]
    assert made(tmp_path, *files) == ["a-2.json", "a-3.json", "a.json"]
    paths = [json.loads((tmp_path / "out" / f"a{end}.json").read_bytes())["source"]["path"] for end in ("", "-2", "-3")]
    assert paths == [str(path) for path in files]


def test_text_and_pdf_of_one_name_both_stay(tmp_path: Path) -> None:
    for suffix in ("txt", "md", "text"):
        put(tmp_path / f"in/a.{suffix}")
    assert made(tmp_path, tmp_path / "in") == ["a-2.json", "a-3.json", "a.json"]


def test_a_file_with_two_cables_gives_two_records(tmp_path: Path) -> None:
    two = next(number for number, path in enumerate(SAMPLES) if path.name == "synthetic-two-cables.txt")
    put(tmp_path / "in/a.txt", two)
    put(tmp_path / "in/a-2.txt")
    names = made(tmp_path, tmp_path / "in")
    assert names == ["a-2-2.json", "a-2.json", "a.json"]


def test_a_file_and_a_folder_may_want_one_name(tmp_path: Path) -> None:
    put(tmp_path / "in/a.txt")
    put(tmp_path / "in/a.json/b.txt")
    assert made(tmp_path, tmp_path / "in") == ["a.json", "a.json-2/b.json"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.txt", "A.txt"], ["A.json", "a-2.json"]),
        (["a.txt", "A.TXT", "a-2.txt"], ["A.json", "a-2.json", "a-3.json"]),
        (["x/a.txt", "X/b.txt", "x/c.txt"], ["X/b.json", "x-2/a.json", "x-2/c.json"]),
        (["Straße.txt", "STRASSE.txt"], ["STRASSE.json", "Straße-2.json"]),
        (["e\u0301.txt", "\u00e9.txt"], ["e\u0301.json", "\u00e9-2.json"]),
    ],
)
def test_names_that_are_one_on_other_systems_are_numbered(
    tmp_path: Path, names: list[str], expected: list[str]
) -> None:
    for name in names:
        put(tmp_path / "in" / name)
    if len(list((tmp_path / "in").rglob("*.*"))) < len(names):
        pytest.skip("this system takes them for one already")
    assert made(tmp_path, tmp_path / "in") == sorted(expected)


def test_names_are_known_in_a_folder_that_was_long_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cablekit.corpus.taken._KNOWN", 1)
    folders = [put(tmp_path / f"{source}/{folder}/a.txt").parent for source in "xyz" for folder in "pq"]
    expected = [f"{folder}/a{end}.json" for folder in "pq" for end in ("-2", "-3", "")]
    assert made(tmp_path, *folders) == expected


def test_an_archive_is_a_folder_unless_it_is_alone(tmp_path: Path) -> None:
    archive = tmp_path / "in/1974.zip"
    archive.parent.mkdir()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("05/a.txt", SAMPLES[3].read_bytes())
    assert made(tmp_path, tmp_path / "in") == ["1974.zip/05/a.json"]
    shutil.rmtree(tmp_path / "out")
    assert made(tmp_path, archive) == ["05/a.json"]


def test_order_decides_names_not_workers(tmp_path: Path) -> None:
    for folder in range(40):
        put(tmp_path / f"in/{folder:02}/a.txt", folder % len(SAMPLES))
        put(tmp_path / f"in/{folder:02}/a.md", (folder + 1) % len(SAMPLES))
    sources = [str(path) for path in sorted((tmp_path / "in").glob("*/*"))]
    for workers in (1, 3):
        convert(Job(sources=sources, out=tmp_path / f"out{workers}", format="json", workers=workers))
    one, three = ({p.name: p.read_bytes() for p in (tmp_path / f"out{n}").iterdir()} for n in (1, 3))
    assert one == three
    assert len(one) >= 80


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ("a/b.txt", "a/b"),
        ("/etc/passwd", "etc/passwd"),
        ("../../up.txt", "up"),
        ("a/../../b.txt", "a/b"),
        ("a\\b.txt", "a/b"),
        ("a\0b.txt", "a_b"),
        ("..", "record"),
        ("", "record"),
        (".txt", ".txt"),
        ("a.txt.gz", "a"),
        ("1974.LAPAZ.5", "1974.LAPAZ.5"),
        ("x" * 300 + ".txt", "x" * 200),
        ("\N{LATIN SMALL LETTER E WITH ACUTE}" * 101 + ".txt", "\N{LATIN SMALL LETTER E WITH ACUTE}" * 100),
        ("con/CON.txt", "con_/CON_"),
        ("aux.1974/nul.tar.txt", "aux_.1974/nul_.tar"),
        ("Com1/lpt9 .txt", "Com1_/lpt9 _"),
        ("console/auxiliary.txt", "console/auxiliary"),
        ("1974./x. ./a..txt", "1974_/x___/a."),
        ('a:b?c*d"e<f>g|h\x01i.txt', "a_b_c_d_e_f_g_h_i"),
    ],
)
def test_names_never_leave_the_tree(member: str, name: str) -> None:
    names = Names(["corpus.zip"], listed=False)
    assert names.of(Item("corpus.zip", member, b""), 1) == name
    assert names.of(Item("corpus.zip", member, b""), 7) == f"{name}-7"


def test_listed_files_keep_their_paths() -> None:
    names = Names([], listed=True)
    assert names.of(Item("1974/05/a.txt"), 1) == "1974/05/a"
    assert names.of(Item("/data/1974/a.txt"), 1) == "data/1974/a"
    assert names.of(Item("../a.txt"), 1) == "a"


@pytest.mark.parametrize("here", [".", "./", ".."])
def test_the_working_folder_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str) -> None:
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    assert Names([here], listed=False).of(Item(os.path.join(here, "x", "a.txt")), 1) == "x/a"  # noqa: PTH118
