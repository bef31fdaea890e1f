"""`cablekit parse`: the stream of records, what goes to stderr, and the exit status."""

import json
import zipfile
from pathlib import Path

import jsonschema
import pytest
import yaml
from cli_kinds import Run, Variant

from cablekit.api import parse_all
from cablekit.formats import FORMATS, loads_json, loads_yaml
from cablekit.formats.selection import record_of
from cablekit.model import schema


def values(stream: str) -> list[object]:
    """The JSON values of a stream, as jq reads them."""
    decoder, found, at = json.JSONDecoder(), [], 0
    while at < len(stream):
        value, at = decoder.raw_decode(stream, at)
        found.append(value)
        at += len(stream[at:]) - len(stream[at:].lstrip())
    return found


def test_default_is_pretty_json_that_meets_the_schema(run: Run, sample: str) -> None:
    result = run("parse", sample)
    assert result.exit_code == 0
    assert result.stdout.startswith('{\n  "schema_version"')
    (record,) = values(result.stdout)
    jsonschema.Draft202012Validator(schema()).validate(record)
    parsed = next(parse_all(Path(sample)))
    assert loads_json(result.stdout) == record_of(parsed)


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_shape_does_not_depend_on_the_number_of_inputs(run: Run, sample: str, format: str) -> None:
    one = run("parse", "-f", format, sample).stdout
    three = run("parse", "-f", format, sample, sample, sample).stdout
    assert three == one * 3
    assert len(values(three)) == 3


def test_yaml_stream(run: Run, sample: str) -> None:
    one = run("parse", "-f", "yaml", sample).stdout
    assert loads_yaml(one) == loads_json(run("parse", sample).stdout)
    two = run("parse", "-f", "yaml", sample, sample).stdout
    assert [document["document_number"] for document in yaml.safe_load_all(two)] == ["1977STATE310500"] * 2
    assert "\n  text: |-\n    1. AMBASSADOR SHOULD SEEK APPOINTMENT WITH KHLESTOV\n    AND TRANSMIT" in one


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_reading_formats(run: Run, sample: str, format: str) -> None:
    result = run("parse", "-f", format, sample)
    assert result.exit_code == 0
    assert "1977-12-30 21:28 UTC" in result.stdout
    assert "KHLESTOV" in result.stdout
    assert "PAGE 02" not in result.stdout
    assert run("parse", "-f", format, sample, sample).stdout == result.stdout * 2


def test_a_file_of_several_cables_gives_several_records(run: Run, sample: str, tmp_path: Path) -> None:
    both = tmp_path / "both.md"
    both.write_bytes(Path(sample).read_bytes() * 2)
    records = values(run("parse", both).stdout)
    assert len(records) == 2
    assert len(values(run("parse", "-", input=both.read_bytes()).stdout)) == 2
    lines = [json.loads(line) for line in run("parse", "-f", "jsonl", both).stdout.splitlines()]
    assert lines == records


def test_standard_input(run: Run, sample: str) -> None:
    (from_file,) = values(run("parse", sample).stdout)
    (from_stdin,) = values(run("parse", "-", input=Path(sample).read_bytes()).stdout)
    assert isinstance(from_file, dict)
    assert isinstance(from_stdin, dict)
    assert from_stdin.pop("source")["path"] is None
    assert from_file.pop("source")["path"] == sample
    assert from_stdin == from_file


def test_fields(run: Run, sample: str) -> None:
    result = run("parse", "-f", "jsonl", "--fields", "routing.sent_at,routing.to.name", "--fields", "mrn.raw", sample)
    assert json.loads(result.stdout) == {
        "mrn": {"raw": "STATE 310500"},
        "routing": {"sent_at": "1977-12-30T21:28:00Z", "to": [{"name": "AMEMBASSY MOSCOW"}]},
    }


@pytest.mark.parametrize("extras", [["--with", "raw,spans"], ["--with", "raw", "--with", "spans"]])
def test_with(run: Run, sample: str, extras: list[str]) -> None:
    (record,) = values(run("parse", *extras, sample).stdout)
    assert isinstance(record, dict)
    jsonschema.Draft202012Validator(schema()).validate(record)
    assert record["spans"]["body.subject"] == [[33, 34]]
    written = {row["key"]: row["value"] for row in record["raw"]["attributes"]}
    assert written["Document Number"] == "1977STATE310500"


# --- exit status and stderr -----------------------------------------------------------------------


def test_a_record_with_an_error_is_printed_and_costs_status_1(run: Run, sample: str, tmp_path: Path) -> None:
    shopping = tmp_path / "list.txt"
    shopping.write_text("milk, eggs\n")
    result = run("parse", "-f", "jsonl", shopping, sample)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    errors = [line for line in result.stderr.splitlines() if ": error " in line]
    assert len(errors) == 1
    assert errors[0].startswith(f"{shopping}: error CK002 not-a-cable: ")


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "CK001 empty"), (b" \n\n", "CK001 empty"), (b"\x7fELF\x02\x01\x01\x00" * 99, "CK003 binary")],
)
def test_files_without_text_say_so(run: Run, tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    result = run("parse", "-q", path)
    assert result.exit_code == 1
    assert f"{path}: error {code}" in result.stderr
    assert len(values(result.stdout)) == 1


def test_missing_files_leave_the_others(run: Run, sample: str, tmp_path: Path) -> None:
    missing = tmp_path / "none.txt"
    result = run("parse", "-q", "-f", "jsonl", missing, sample, tmp_path, sample)
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.splitlines() == [f"cablekit: {missing}: No such file or directory"]


def test_folders_are_walked(run: Run, sample: str, tmp_path: Path) -> None:
    below = tmp_path / "b" / "c"
    below.mkdir(parents=True)
    for path in (tmp_path / "a.md", below / "d.md"):
        path.write_bytes(Path(sample).read_bytes())
    result = run("parse", "-q", "-f", "jsonl", tmp_path)
    assert [value["source"]["path"] for value in values(result.stdout)] == [
        str(tmp_path / "a.md"),
        str(below / "d.md"),
    ]


def test_an_empty_name_is_no_folder(run: Run) -> None:
    result = run("parse", "")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "cablekit: '': an empty name is not a file\n"


def test_members_of_an_archive_are_named(run: Run, variant: Variant, tmp_path: Path) -> None:
    damaged = variant("damaged.md", {"R 302128Z DEC 77": "R 392128Z DEC 77"})
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(damaged, "1977/damaged.md")
    result = run("parse", "-f", "jsonl", "--fields", "source.member", tmp_path / "a.zip")
    assert json.loads(result.stdout) == {"source": {"member": "1977/damaged.md"}}
    assert f"{tmp_path / 'a.zip'}!1977/damaged.md:19: warning CK301" in result.stderr


def test_status_2_outweighs_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("milk\n")
    assert run("parse", tmp_path / "none", tmp_path / "list.txt").exit_code == 2
    assert run("parse", tmp_path / "list.txt", tmp_path / "none").exit_code == 2


def test_warnings_have_a_line_and_quiet_drops_them(run: Run, variant: Variant) -> None:
    damaged = variant("damaged.md", {"R 302128Z DEC 77": "R 392128Z DEC 77"})
    result = run("parse", damaged)
    assert result.exit_code == 0
    assert f"{damaged}:19: warning CK301 dtg-impossible: " in result.stderr
    assert ": note " not in result.stderr
    quiet = run("parse", "--quiet", damaged)
    assert quiet.stderr == ""
    assert quiet.stdout == result.stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--fields", "subject"], "body.subject"),
        (["--fields", "body.subjct"], "did you mean body.subject"),
        (["--fields", ""], "no field ''"),
        (["--with", "tokens"], "raw and spans, not 'tokens'"),
        (["-f", "xml"], "'xml' is not one of 'json'"),
        (["--formt", "json"], "--formt"),
        (["-f", "text", "--fields", "body.text"], "--fields needs -f json, jsonl, yaml"),
        (["-f", "markdown", "--with", "raw"], "--with needs"),
        (["-", "-"], "only once"),
    ],
)
def test_wrong_use_is_one_line_and_nothing_is_read(run: Run, sample: str, args: list[str], words: str) -> None:
    result = run("parse", *args, sample)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("cablekit parse: ")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_no_file_at_all(run: Run) -> None:
    result = run("parse")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Missing argument 'FILE...|-'" in result.stderr


@pytest.mark.parametrize("format", list(FORMATS))
def test_escapes_of_a_cable_never_reach_the_terminal(run: Run, variant: Variant, format: str) -> None:
    hostile = variant("h.md", {"KHLESTOV": "\x1b[31mKHLE\x9bSTOV\x07", "R 302128Z": "R \x1b[2J 392128Z"})
    result = run("parse", "-f", format, hostile)
    assert not {"\x1b", "\x9b", "\x07"} & set(result.stdout + result.stderr)
    assert "KHLE" in result.stdout
