"""`cablekit site`: what it makes, says and refuses; the server on the loopback."""

import http.client
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cli_kinds import Run, Variant, started

for _name in ("jinja2", "altair", "vl_convert"):
    pytest.importorskip(_name, reason="the extra `site` is not installed")

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plots have their own tests."""
    monkeypatch.setattr("cablekit.site.build.write_plots", lambda found, output: None)


def test_a_source_becomes_a_site(run: Run, sample: str, tmp_path: Path) -> None:
    out = tmp_path / "site"
    result = run("site", sample, "-o", out, "--no-search")
    assert (result.exit_code, result.stdout) == (0, "")
    assert re.fullmatch(
        r"1 cable in .*site: \d+ files\n\d+ new or changed, 0 removed, in [\d.]+ s\n"
        r"no search; --search makes an index for it\n",
        result.stderr,
    )
    assert "NON-PAPER" in (out / "cables" / "1977" / "1977STATE310500.html").read_text(encoding="utf-8")
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_a_database_becomes_the_same_site(run: Run, sample: str, tmp_path: Path) -> None:
    assert run("convert", "-q", sample, "-o", tmp_path / "cables.sqlite").exit_code == 0
    assert run("site", tmp_path / "cables.sqlite", "-o", tmp_path / "a", "--no-search", "-q").stderr == ""
    assert run("site", sample, "-o", tmp_path / "b", "--no-search", "-q").stderr == ""
    files = [
        {one.relative_to(tmp_path / name): one.read_bytes() for one in (tmp_path / name).rglob("*") if one.is_file()}
        for name in "ab"
    ]
    assert files[0] == files[1]


def test_records_with_errors_give_status_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cables").mkdir()
    (tmp_path / "cables" / "list.txt").write_text("milk, bread", encoding="utf-8")
    result = run("site", tmp_path / "cables", "-o", tmp_path / "site", "--no-search")
    assert result.exit_code == 1
    assert "1 record with errors; cablekit check shows them" in result.stderr
    assert (tmp_path / "site" / "index.html").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["none.txt", "-o", "out"], "none.txt: no such file or folder"),
        (["SAMPLE", "-o", "FOLDER"], "holds files and is not a site that cablekit made"),
        (["SAMPLE", "-o", "FOLDER/mine.txt"], "is a file; a site is a folder"),
        (["SAMPLE"], "Missing option '-o'"),
        (["-o", "out"], "name SRC or DB"),
        (["-o", "FOLDER", "--serve"], "name SRC or DB"),
    ],
    ids=["no source", "a folder of other files", "a file", "no output", "no source at all", "nothing to serve"],
)
def test_refusals(run: Run, sample: str, tmp_path: Path, args: list[str], said: str) -> None:
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    words = [one.replace("SAMPLE", sample).replace("FOLDER", str(folder)) for one in args]
    words = [str(tmp_path / one) if one == "out" else one for one in words]
    result = run("site", *words, "--no-search") if "-o" in words else run("site", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_source_inside_the_site_is_refused(run: Run, sample: str, tmp_path: Path) -> None:
    run("site", sample, "-o", tmp_path, "--no-search")
    result = run("site", tmp_path / "cables", "-o", tmp_path, "--no-search")
    assert result.exit_code == 2
    assert "is inside the output" in result.stderr


@pytest.mark.parametrize("library", ["jinja2", "altair", "vl_convert", "pagefind"])
def test_without_a_library_the_extra_is_named(sample: str, tmp_path: Path, library: str) -> None:
    program = f"import sys; sys.modules['{library}'] = None; from cablekit.cli import main; main()"
    command = [sys.executable, "-c", program, "site", sample, "-o", str(tmp_path / "site")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 2
    assert "pip install 'cablekit[site]'" in ran.stderr
    assert not (tmp_path / "site" / "index.html").exists()


def test_the_search_and_what_it_costs(run: Run, sample: str, tmp_path: Path) -> None:
    pytest.importorskip("pagefind")
    out = tmp_path / "site"
    result = run("site", sample, "-o", out)
    assert re.search(r"\nsearch: \d+ files, [\d.]+ MB, [\d.]+ s(?:, \d+ MB of memory)?\n", result.stderr)
    assert (out / "pagefind" / "pagefind-entry.json").stat().st_size > 0
    assert not list((out / "pagefind").glob("*ui*"))
    assert "search: the index of the last run is kept" in run("site", sample, "-o", out).stderr
    assert "search.html" in (out / "index.html").read_text(encoding="utf-8")
    run("site", sample, "-o", out, "--no-search")
    assert not (out / "pagefind").exists()
    assert "search.html" not in (out / "index.html").read_text(encoding="utf-8")


def test_many_cables_have_no_search_unless_asked(
    run: Run, sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cablekit.site.build.MOST", 0)
    result = run("site", sample, "-o", tmp_path / "site")
    assert "no search; --search makes an index for it" in result.stderr


def test_the_title(run: Run, variant: Variant, tmp_path: Path) -> None:
    out = tmp_path / "site"
    run("site", variant("a.md"), "-o", out, "--title", "Helsinki & <Oslo>", "--no-search")
    assert "<title>Overview - Helsinki &amp; &lt;Oslo&gt;</title>" in (out / "index.html").read_text(encoding="utf-8")


# --- the server -----------------------------------------------------------------------------------


def _asked(port: int, path: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.getheader("Content-Type") or ""


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_serves_on_the_loopback_until_ctrl_c(run: Run, sample: str, tmp_path: Path) -> None:
    assert run("site", sample, "-o", tmp_path / "site", "--no-search", "-q").exit_code == 0
    with started("site", "-o", tmp_path / "site", "--serve") as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.fullmatch(r"cablekit site: .*site is at http://127\.0\.0\.1:(\d+)/ \(Ctrl-C ends\)\n", line)
        assert found, line
        port = int(found[1])
        assert _asked(port, "/") == (200, "text/html; charset=utf-8")
        assert _asked(port, "/style.css") == (200, "text/css; charset=utf-8")
        assert _asked(port, "/", Host="localhost:1")[0] == 200
        assert _asked(port, "/", Host="evil.example")[0] == 403
        assert _asked(port, "/", Host=f"127.0.0.1.evil.example:{port}")[0] == 403
        assert _asked(port, "/../../etc/passwd")[0] == 404
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=300)
    assert (process.returncode, out, error) == (0, "", "")
