"""The library as users call it: what is public, records read back, folders walked, a file's name given as a text."""

import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cablekit
from cablekit import parse, parse_all, read, walk
from cablekit.formats.reading import ReadError
from cablekit.lines import Kind

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
NAMES = ["1977STATE310500.md", "synthetic-1974-sectioned.txt", "synthetic-two-cables.txt"]


def test_dir_shows_what_is_public() -> None:
    assert set(dir(cablekit)) == set(cablekit.__all__)
    assert all(getattr(cablekit, name) is not None for name in cablekit.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'prase'"):
        _ = cablekit.prase  # type: ignore[attr-defined]


def test_the_name_of_a_file_given_as_a_text(tmp_path: Path) -> None:
    path = tmp_path / "cable.txt"
    path.write_text("UNCLAS QUITO 5121\n")
    for cable in (parse(str(path)), *(one.cable for one in parse_all(str(path)))):
        assert "looks-like-a-path" in [one.name for one in cable.diagnostics]
    assert "looks-like-a-path" not in [one.name for one in parse("no such file").diagnostics]
    assert "looks-like-a-path" not in [one.name for one in parse("\0").diagnostics]


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml", "jsonl.gz", "jsonl.zst"])
def test_records_are_read_back(form: str, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from cablekit.cli import cli

    sources = [str(SAMPLES / name) for name in NAMES]
    out = tmp_path / f"records.{form}"
    if "." in form:
        ran = CliRunner().invoke(cli, ["convert", *sources, "-o", str(out), "-j", "1"], prog_name="cablekit")
        assert ran.exit_code in (0, 1), ran.output
    else:
        ran = CliRunner().invoke(cli, ["parse", "-q", "-f", form, *sources], prog_name="cablekit")
        out.write_bytes(ran.stdout_bytes)
    there = [parsed.cable for source in sources for parsed in parse_all(Path(source))]
    assert [one.body for one in read(out)] == [one.body for one in there]
    assert [one.attributes for one in read(tmp_path)] == [one.attributes for one in there]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        pytest.param("a.jsonl", '{"schema_version": 2}\n{"no": 1}\n', 1, id="no whole record"),
        pytest.param("a.json", "{\n", 1, id="cut off"),
        pytest.param("a.yaml", "---\nschema_version: 2\n---\nno: 1\n", 1, id="YAML"),
        pytest.param("b.yaml", "a: [\n", 1, id="not YAML"),
    ],
)
def test_what_is_not_a_record(name: str, content: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(ReadError, match=f"{name}:{line}: ") as error:
        list(read(path))
    assert error.value.line == line


def test_a_folder_is_walked_in_this_process_and_in_workers() -> None:
    here = list(walk(SAMPLES))
    assert len(here) > len(NAMES)
    there = list(walk(SAMPLES, jobs=2))
    assert [one.cable for one in there] == [one.cable for one in here]
    assert [one.spans for one in there] == [one.spans for one in here]


def test_what_workers_send_keeps_its_kinds() -> None:
    parsed = next(parse_all(SAMPLES / NAMES[0]))
    again = pickle.loads(pickle.dumps(parsed))
    assert again.tokens == parsed.tokens
    assert all(one.kind is Kind(one.kind) for one in again.tokens)


@pytest.mark.parametrize(("paths", "jobs"), [((), 1), ((SAMPLES,), 0)])
def test_walking_needs_a_path_and_a_job(paths: tuple[Path, ...], jobs: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        walk(*paths, jobs=jobs)


def test_cite_check_and_explain_are_public() -> None:
    cable = parse(SAMPLES / NAMES[0])
    assert "310500" in cablekit.cite(cable, "chicago-note")
    assert {one.code for one in cablekit.check(cable)} <= {one.code for one in cable.diagnostics}
    assert [one.title for one in cablekit.explain("NODIS")] == ["No distribution"]


def test_walk_finds_the_same_with_and_without_workers(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "1977STATE310500.md", tmp_path)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    here, there = (
        [parsed.document.path for parsed in walk(tmp_path, tmp_path / "1977STATE310500.md", jobs=jobs)]
        for jobs in (1, 2)
    )
    assert here == there == [str(tmp_path / "1977STATE310500.md")]


def test_walk_in_workers_needs_no_guard_in_a_script(tmp_path: Path) -> None:
    script = (
        f"from cablekit import walk\nprint([one.cable.document_number for one in walk({str(SAMPLES)!r}, jobs=2)][:1])\n"
    )
    (tmp_path / "script.py").write_text(script)
    ran = subprocess.run(
        [sys.executable, tmp_path / "script.py"], capture_output=True, text=True, timeout=600, check=True
    )
    assert ran.stdout == "['1977STATE310500']\n"
