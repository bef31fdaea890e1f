"""CSV by columns, tab-separated, with a byte order mark; Excel; flat Parquet; records on standard output."""

import csv
import datetime as dt
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from layouts import cable

from cablekit import parse_all
from cablekit.cli import cli
from cablekit.corpus.tables import TABLES

SAMPLES = Path(__file__).parents[2] / "samples"
SOME = [SAMPLES / name for name in ("1977STATE310500.md", "synthetic-1976-outgoing.txt", "synthetic-two-cables.txt")]


def convert(out: Path | str, *options: str, sources: list[Path] = SOME) -> Result:
    result = CliRunner().invoke(
        cli, ["convert", *map(str, sources), "-o", str(out), "-j", "1", "-q", *options], prog_name="cablekit"
    )
    assert result.exit_code in (0, 1), result.output
    return result


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_columns_are_chosen_by_name_or_path(tmp_path: Path) -> None:
    convert(tmp_path / "a.csv", "--fields", "sender,body.subject,document_number")
    got = rows((tmp_path / "a.csv").read_text(encoding="utf-8"))
    assert list(got[0]) == ["cable_id", "sender", "body_subject", "document_number"]
    assert got[0]["sender"] == "STATE"
    refused = CliRunner().invoke(
        cli, ["convert", str(SOME[0]), "-o", str(tmp_path / "b.csv"), "--fields", "nothing"], prog_name="cablekit"
    )
    assert refused.exit_code == 2
    assert "no column 'nothing'" in refused.stderr


@pytest.mark.parametrize("name", ["a.tsv", "a.tsv.gz"])
def test_tabs_where_the_output_is_called_so(name: str, tmp_path: Path) -> None:
    convert(tmp_path / name, "--fields", "document_number", "--to", "csv")
    data = (tmp_path / name).read_bytes()
    text = (gzip.decompress(data) if name.endswith("gz") else data).decode()
    assert [row["document_number"] for row in rows(text, "\t")] == [
        parsed.cable.document_number or "" for path in SOME for parsed in parse_all(path)
    ]


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz"])
def test_columns_that_are_empty_throughout_go_when_asked(name: str, tmp_path: Path) -> None:
    convert(tmp_path / f"whole-{name}")
    convert(tmp_path / name, "--drop-empty", "--bom")

    def read(path: Path) -> str:
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")

    whole, some = rows(read(tmp_path / f"whole-{name}")), rows(read(tmp_path / name))
    empty = {name for name in whole[0] if not any(row[name] for row in whole)}
    assert empty
    assert [{key: value for key, value in row.items() if key not in empty} for row in whole] == some
    data = (tmp_path / name).read_bytes()
    assert (gzip.decompress(data) if name.endswith("gz") else data).startswith(b"\xef\xbb\xbf")


def test_rows_of_long_tables_bear_number_day_and_sender_of_their_cable(tmp_path: Path) -> None:
    convert(tmp_path / "t", "--to", "csv", "--tables")
    by_id = {row["cable_id"]: row for row in rows((tmp_path / "t" / "cables.csv").read_text(encoding="utf-8"))}
    for name in ("addressees", "tags", "refs"):
        got = rows((tmp_path / "t" / f"{name}.csv").read_text(encoding="utf-8"))
        assert got
        for row in got:
            for key in ("document_number", "date", "sender"):
                assert row[f"cable_{key}"] == by_id[row["cable_id"]][key]


# --- Excel ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    out = tmp_path_factory.mktemp("excel") / "a.xlsx"
    convert(out)
    return openpyxl.load_workbook(out)


def test_a_workbook_has_a_row_a_cable_and_further_sheets(book: Any) -> None:
    cables = [parsed.cable for path in SOME for parsed in parse_all(path)]
    assert book.sheetnames == ["cables", "addressees", "TAGS", "references", "diagnostics"]
    sheet = list(book["cables"].iter_rows(values_only=True))
    assert len(sheet[0]) == 12
    assert len(sheet) == 1 + len(cables)
    days = [cable.date.value if cable.date else None for cable in cables]
    assert [row[1].date() if row[1] else None for row in sheet[1:]] == days
    tags = [tag.code for cable in cables for tag in cable.body.tags]
    assert [row[2] for row in book["TAGS"].iter_rows(min_row=2, values_only=True)] == tags
    to = sum(len(cable.routing.to) + len(cable.routing.info) + len(cable.routing.exempt) for cable in cables)
    assert book["addressees"].max_row == 1 + to


def test_the_head_is_frozen_and_has_filters(book: Any) -> None:
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions or sheet.max_row == 1


def test_cells_are_never_formulas_and_same_cables_give_same_bytes(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "a.txt"
    path.write_text(cable(subject="SUBJECT: =1+1\n"), encoding="utf-8")
    for name in ("a", "b"):
        convert(tmp_path / f"{name}.xlsx", sources=[path])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["cables"]["F2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from cablekit.corpus import excel

    monkeypatch.setattr(excel, "ROWS", 3)
    convert(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert "cables 2" in book.sheetnames
    assert [book[name].max_row for name in ("cables", "cables 2")] == [3, 3]


# --- flat Parquet ---------------------------------------------------------------------------------


def test_flat_parquet_has_the_tables_of_the_database_typed(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    convert(tmp_path / "p", "--to", "parquet", "--tables")
    assert {path.name for path in (tmp_path / "p").iterdir()} == {"cables", *(table.name for table in TABLES)}
    cables = [parsed.cable for path in SOME for parsed in parse_all(path)]
    table = pq.read_table(tmp_path / "p" / "cables").to_pylist()
    assert [row["cable_id"] for row in table] == list(range(1, len(cables) + 1))
    assert [row["date"] for row in table] == [one.date.value if one.date else None for one in cables]
    assert [row["routing_sent_at"] for row in table] == [one.routing.sent_at for one in cables]
    assert [row["body_captions"] or [] for row in table] == [one.body.captions for one in cables]
    assert table[0]["header_distribution_balanced"] in (True, False, None)
    to = pq.read_table(tmp_path / "p" / "addressees").to_pylist()
    assert [row["raw"] for row in to if row["role"] == "to"] == [
        one.raw for cable_ in cables for one in cable_.routing.to
    ]
    assert isinstance(table[0]["date"], dt.date)


def test_flat_parquet_of_nothing_has_columns(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    empty = tmp_path / "in"
    empty.mkdir()
    convert(tmp_path / "p", "--to", "parquet", "--tables", sources=[empty])
    table = pq.read_table(tmp_path / "p" / "cables")
    assert table.num_rows == 0
    assert "title" in table.schema.names


# --- standard output ------------------------------------------------------------------------------


def test_records_go_to_standard_output(tmp_path: Path) -> None:
    convert(tmp_path / "a.jsonl")
    assert convert("-").stdout_bytes == (tmp_path / "a.jsonl").read_bytes()
    convert(tmp_path / "a.csv")
    assert convert("-", "--to", "csv").stdout_bytes == (tmp_path / "a.csv").read_bytes()
    assert not Path("-").exists()


def test_sources_without_cables_are_named(tmp_path: Path) -> None:
    empty, mixed = tmp_path / "empty", tmp_path / "mixed"
    empty.mkdir()
    mixed.mkdir()
    (mixed / "picture.png").write_bytes(b"\x89PNG\r\n")
    (mixed / "a.txt").write_bytes(SOME[0].read_bytes())
    words = ["convert", str(empty), str(mixed), str(mixed), "-o", "-", "-j", "1"]
    result = CliRunner().invoke(cli, words, prog_name="cablekit")
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    assert f"{empty}: nothing to read in it\n" in result.stderr
    assert "1 file " in result.stderr
    assert f"{mixed} was given twice" in result.stderr
    assert CliRunner().invoke(cli, [*words, "-q"], prog_name="cablekit").stderr == ""


@pytest.mark.parametrize("options", [["--to", "sqlite"], ["--to", "csv", "--tables"], ["--resume"]])
def test_what_standard_output_does_not_take(options: list[str]) -> None:
    result = CliRunner().invoke(cli, ["convert", str(SOME[0]), "-o", "-", *options], prog_name="cablekit")
    assert result.exit_code == 2
    assert "standard output takes jsonl and csv" in result.stderr
    assert result.stdout == ""


def test_missing_sources_are_told_before_anything_is_written() -> None:
    result = CliRunner().invoke(cli, ["convert", "nowhere", "-o", "-"], prog_name="cablekit")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_engines_read_the_lines_without_hints(engine: str, tmp_path: Path) -> None:
    module = pytest.importorskip(engine)
    out = tmp_path / "a.jsonl"
    convert(out)
    want = [json.loads(line)["document_number"] for line in out.read_bytes().splitlines()]
    if engine == "polars":
        assert module.read_ndjson(out)["document_number"].to_list() == want
    else:
        found = module.sql(f"SELECT document_number FROM read_ndjson('{out}')").fetchall()
        assert [row[0] for row in found] == want
