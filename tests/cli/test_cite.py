"""`cablekit cite`: what goes where, and with which status."""

import datetime as dt
import json
import re
import shutil
from pathlib import Path

import pytest
from cli_kinds import Program, Run, Variant

from cablekit.cli.cite import EPILOG
from cablekit.formats.citations import STYLES

NARA = (
    "Department of State to Embassy Moscow, Telegram 310500, December 30, 1977, 1977STATE310500, Central Foreign "
    "Policy Files, 1973-79/Electronic Telegrams, RG 59: General Records of the Department of State, National Archives"
)
HINT = "cablekit: NARA's model ends with the day of access; add --accessed YYYY-MM-DD\n"
TWO = "samples/synthetic-two-cables.txt"


def test_the_default_is_nara_s_model(run: Run, sample: str) -> None:
    result = run("cite", sample)
    assert (result.exit_code, result.stdout) == (0, f"{NARA}.\n")
    assert result.stderr.endswith(HINT)


def test_day_of_access_and_address(run: Run, sample: str) -> None:
    result = run("cite", "--accessed", "2014-05-01", sample)
    assert result.stdout == f"{NARA} (accessed May 1, 2014).\n"
    assert HINT not in result.stderr
    url = "https://example.org/{document_number}"
    result = run("cite", "--accessed", "2014-05-01", "--url", url, sample)
    assert result.stdout == f"{NARA}, https://example.org/1977STATE310500 (accessed May 1, 2014).\n"


@pytest.mark.parametrize("style", list(STYLES))
def test_several_cables_in_every_style(run: Run, sample: str, style: str) -> None:
    result = run("cite", "-q", "-f", style, sample, TWO, sample)
    assert result.exit_code == 0
    assert result.stdout.count("310500 to Embassy Moscow" if style == "bibtex" else "310500") >= 2
    assert str(dt.date.today().year) not in result.stdout
    if style == "csl-json":
        ids = [item["id"] for item in json.loads(result.stdout)]
        assert ids == ["1977STATE310500", "1976STATE002912", "1976STOCKH00131", "1977STATE310500-2"]


def test_standard_input(run: Run, sample: str) -> None:
    result = run("cite", "-", input=Path(sample).read_bytes())
    assert (result.exit_code, result.stdout) == (0, f"{NARA}.\n")


def test_a_lost_text_is_cited_by_film_and_asks_for_no_day(run: Run) -> None:
    result = run("cite", "samples/synthetic-1975-lost-text.txt")
    assert "April 14, 1975, D750129-0000, Central Foreign Policy Files, 1973-79/D-Reel Microfilm" in result.stdout
    assert HINT not in result.stderr


def test_what_is_missing_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "torn.txt"
    path.write_text("PAGE 01  LA PAZ 00015  042228Z\n\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC 9999\n\n1. TEXT.\n")
    result = run("cite", path)
    assert result.stdout == "Embassy La Paz to Department of State, Telegram 00015.\n"
    assert f"{path}:1: warning cited without date, where it is kept: the record does not say\n" in result.stderr
    assert "warning" not in run("cite", "-q", path).stderr


def test_what_is_no_cable_is_not_cited(run: Run, sample: str, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("milk\neggs\n")
    result = run("cite", path, sample)
    assert (result.exit_code, result.stdout) == (1, f"{NARA}.\n")
    assert result.stderr.startswith(f"{path}:1: error not cited: nothing in the text looks like a released telegram\n")
    assert run("cite", "-f", "csl-json", path).stdout == "[]\n"


def test_other_faults_of_a_cable_are_not_told(run: Run, variant: Variant) -> None:
    path = variant("impossible.md", {"302128Z DEC 77": "322128Z DEC 77"})
    assert "warning CK301" in run("parse", path).stderr
    result = run("cite", path)
    assert (result.exit_code, result.stderr) == (0, HINT)


def test_a_form_that_is_not_read_is_an_error(run: Run) -> None:
    result = run("cite", "-q", "samples/synthetic-2011-smart.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert "error not cited: " in result.stderr


def test_a_file_of_citations(run: Run, sample: str, tmp_path: Path) -> None:
    out = tmp_path / "cables.ris"
    result = run("cite", "-f", "ris", "-o", out, sample)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"1 cable cited in {out}\n")
    links = re.findall(r"^L4  - (.+)\r$", out.read_bytes().decode(), re.M)
    assert [(tmp_path / link).resolve() for link in links] == [Path(sample).resolve()]
    assert [path.name for path in tmp_path.iterdir()] == ["cables.ris"]


def test_a_cable_is_not_overwritten(run: Run, variant: Variant) -> None:
    path = variant("a.md")
    before = path.read_bytes()
    result = run("cite", "-o", path, path)
    assert (result.exit_code, path.read_bytes()) == (2, before)
    assert "is one of the files to cite" in result.stderr


def test_a_folder_that_is_not_there(run: Run, sample: str, tmp_path: Path) -> None:
    assert run("cite", "-o", tmp_path / "none" / "a.ris", sample).exit_code == 2


def test_an_input_that_cannot_be_read(run: Run, sample: str, tmp_path: Path) -> None:
    result = run("cite", "-f", "csl-json", tmp_path / "none", sample)
    assert result.exit_code == 2
    assert len(json.loads(result.stdout)) == 1
    assert "No such file or directory" in result.stderr


@pytest.mark.parametrize("day", ["2014-05-32", "05/01/2014", "May 1, 2014", "today", "", "2014-5", "20140501"])
def test_a_day_is_written_one_way(run: Run, sample: str, day: str) -> None:
    result = run("cite", "--accessed", day, sample)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--accessed takes a day as YYYY-MM-DD" in result.stderr


@pytest.mark.parametrize("url", ["example.org", "javascript:alert(1)", "https://a b", "https://x/{id}"])
def test_a_wrong_address(run: Run, sample: str, url: str) -> None:
    result = run("cite", "--url", url, sample)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("cablekit cite: --url: ")


def test_wrong_style_and_no_file(run: Run, sample: str) -> None:
    assert run("cite", "-f", "mla", sample).exit_code == 2
    assert run("cite").exit_code == 2


def test_output_is_utf_8_whatever_the_locale(program: Program, variant: Variant) -> None:
    path = variant("n.md", {"CONVENTIONAL ARMS": "CONVENTIONAL ¿RMS"})
    result = program("cite", "-f", "chicago-note", path, env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert "“‘NON-PAPER’ ON US-SOVIET CONVENTIONAL ¿RMS TRANSFER TALKS,”".encode() in result.stdout  # noqa: RUF001


def test_ris_lines_end_as_the_format_says(program: Program, sample: str) -> None:
    lines = program("cite", "-f", "ris", sample).stdout.split(b"\r\n")
    assert lines[0] == b"TY  - PCOMM"
    assert lines[-2:] == [b"ER  - ", b""]
    assert not any(b"\n" in line for line in lines)


def test_a_reader_that_leaves_and_a_full_disk(program: Program, sample: str) -> None:
    shell = '"$0" -m cablekit cite -q "$@" | head -1; exit ${PIPESTATUS[0]}'
    result = program(*[sample] * 30, shell=shell)
    assert (result.returncode, result.stdout, result.stderr) == (0, f"{NARA}.\n".encode(), b"")
    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            result = program("cite", "-q", sample, stdout=full)
        assert result.returncode == 2
        assert b"can't write to standard output" in result.stderr


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize("line", re.findall(r"^ +(cablekit .+)$", EPILOG, re.M))
def test_examples_in_help_work(program: Program, line: str) -> None:
    if "jq" in line and not shutil.which("jq"):
        pytest.skip("needs jq")
    result = program(shell="set -o pipefail; " + line.replace("cablekit", '"$0" -m cablekit', 1))
    assert (result.returncode, bool(result.stdout)) == (0, True), result.stderr
