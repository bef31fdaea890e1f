"""Each format holds every cable, in the order of the inputs, with the values of the record."""

import csv
import gzip
import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from corpus_helpers import SAMPLES, quick
from layouts import body

from cablekit.api import read_item
from cablekit.corpus import Job, Summary, convert
from cablekit.corpus.columns import cable_columns
from cablekit.corpus.sqlite_views import VIEWS
from cablekit.formats import encode_jsonl, loads_json, loads_yaml
from cablekit.model import Cable
from cablekit.sources import walk

Records = list[dict[str, Any]]


@pytest.fixture(scope="module")
def records(few: Path) -> Records:
    """What the output has to hold: every document of a walk, parsed one by one."""
    return [json.loads(encode_jsonl(parsed)) for found in walk([str(few)], skipped=len) for parsed in read_item(found)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("made")


def run(few: Path, out: Path, format: str, **options: Any) -> Summary:
    return convert(Job(sources=[str(few)], out=out, format=format, workers=1, **options))


# --- jsonl ----------------------------------------------------------------------------------------


def test_jsonl_holds_every_record_in_order(few: Path, records: Records, made: Path) -> None:
    summary = run(few, made / "a.jsonl", "jsonl")
    lines = (made / "a.jsonl").read_bytes().splitlines()
    assert [json.loads(line) for line in lines] == records
    assert summary.tally.cables == len(records) > 60
    assert summary.tally.failed == sum(
        any(one["severity"] == "error" for one in record["diagnostics"]) for record in records
    )
    assert all(loads_json(line).record_id for line in lines[:20])


@pytest.mark.slow
def test_gzip_is_members_without_time_or_name(corpus: Path, made: Path) -> None:
    summary = run(corpus, made / "a.jsonl.gz", "jsonl")
    data = (made / "a.jsonl.gz").read_bytes()
    assert gzip.decompress(data).count(b"\n") == summary.tally.cables > 330
    heads = [found.start() for found in re.finditer(rb"\x1f\x8b\x08\x00\x00\x00\x00\x00", data)]
    assert heads[0] == 0
    assert len(heads) > 3  # shards, so that a part of the file is a good file
    assert gzip.decompress(data[: heads[2]]).endswith(b"\n")


@pytest.mark.slow
def test_zstd_is_frames(corpus: Path, made: Path) -> None:
    zstd = pytest.importorskip("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    summary = run(corpus, made / "a.jsonl.zst", "jsonl")
    data = (made / "a.jsonl.zst").read_bytes()
    assert zstd.decompress(data).count(b"\n") == summary.tally.cables > 330
    assert zstd.decompress(data[: zstd.get_frame_size(data)]).count(b"\n") == 50


@pytest.mark.slow
def test_fields_and_extras(few: Path, made: Path) -> None:
    run(few, made / "b.jsonl", "jsonl", fields=["body.subject"], extras=["raw"])
    line = json.loads((made / "b.jsonl").read_bytes().splitlines()[0])
    assert list(line) == ["body", "raw"]
    assert list(line["body"]) == ["subject"]


@pytest.mark.parametrize(
    "name", quick(("a.jsonl", "a.jsonl.gz", "a.csv", "a.parquet", "a.sqlite", "a.json"), "a.jsonl.gz")
)
def test_no_inputs_give_an_empty_output(tmp_path: Path, name: str) -> None:
    (tmp_path / "none").mkdir()
    out = tmp_path / name
    summary = run(tmp_path / "none", out, {"gz": "jsonl"}.get(name.rpartition(".")[2], name.rpartition(".")[2]))
    assert out.exists()
    assert summary.tally.cables == 0
    if name.endswith(".gz"):
        assert gzip.decompress(out.read_bytes()) == b""
        assert out.stat().st_size


# --- csv ------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_csv_has_a_row_for_every_cable(few: Path, records: Records, made: Path) -> None:
    run(few, made / "a.csv", "csv")
    rows = list(table(made / "a.csv"))
    assert [row["cable_id"] for row in rows] == [str(number) for number in range(1, len(records) + 1)]
    assert [row["record_id"] for row in rows] == [record["record_id"] for record in records]
    assert [row["body_text"] for row in rows] == [guarded(record["body"]["text"]) for record in records]
    assert list(rows[0]) == ["cable_id", *(column.name for column in cable_columns())]


def test_csv_tables_join_on_cable_id_even_where_record_ids_repeat(few: Path, records: Records, made: Path) -> None:
    run(few, made / "tables", "csv", tables=True)
    assert {path.name for path in (made / "tables").iterdir()} == {
        *("cables.csv", "addressees.csv", "tags.csv", "attribute_tags.csv", "refs.csv", "text_refs.csv"),
        "clearances.csv",
    }
    ids = [record["record_id"] for record in records]
    assert len(set(ids)) < len(ids)
    got: dict[str, list[str]] = {}
    for row in table(made / "tables" / "addressees.csv"):
        assert ids[int(row["cable_id"]) - 1] == row["record_id"]
        if row["role"] == "to":
            got.setdefault(row["cable_id"], []).append(row["raw"])
    want = {str(n): [guarded(one["raw"]) for one in r["routing"]["to"]] for n, r in enumerate(records, 1)}
    assert got == {number: raws for number, raws in want.items() if raws}


@pytest.mark.slow
def test_csv_cells_are_no_formulas(few: Path, made: Path) -> None:
    active = ("=", "+", "-", "@", "\t", "\r", "\n")
    cells = [cell for row in table(made / "a.csv") for cell in row.values() if cell.startswith(active)]
    assert cells == []
    with (made / "a.csv").open(newline="") as file:
        assert "'-----" in file.read()  # the dash line of a header, as text


def table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def guarded(text: str | None) -> str:
    text = text or ""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text


# --- parquet --------------------------------------------------------------------------------------


def test_parquet_holds_every_record_typed_and_nested(few: Path, records: Records, made: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    run(few, made / "a.parquet", "parquet")
    whole = pq.read_table(made / "a.parquet")
    assert [plain(row) for row in whole.to_pylist()] == records
    assert pa.types.is_timestamp(whole.schema.field("routing").type.field("sent_at").type)
    assert pa.types.is_date32(whole.schema.field("date").type.field("value").type)
    assert pa.types.is_list(whole.schema.field("body").type.field("tags").type)
    part = pq.ParquetFile(made / "a.parquet" / "part-00000.parquet")
    assert part.metadata.row_group(0).column(0).compression == "ZSTD"
    assert part.schema_arrow.field("record_id").metadata[b"description"]


@pytest.mark.slow
def test_parquet_keeps_unknown_attributes(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    sample = next(path for path in SAMPLES if path.name == "synthetic-1976-outgoing.txt")
    text = sample.read_text(encoding="utf-8") + "\nColour: blue\n"
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    run(tmp_path / "x.txt", tmp_path / "x.parquet", "parquet")
    row = pq.read_table(tmp_path / "x.parquet").to_pylist()[0]
    assert row["attributes"]["other"] == [("Colour", "blue")]


def plain(value: Any) -> Any:
    """Dates, moments and maps as JSON writes them."""
    if isinstance(value, dict):
        return {key: dict(inner) if key == "other" else plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat().replace("+00:00", "Z") if hasattr(value, "isoformat") else value


# --- sqlite ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def database(few: Path, made: Path) -> Iterator[sqlite3.Connection]:
    run(few, made / "a.sqlite", "sqlite")
    with closing(sqlite3.connect(made / "a.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def test_sqlite_is_whole(database: sqlite3.Connection) -> None:
    assert [tuple(row) for row in database.execute("PRAGMA integrity_check")] == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.execute("INSERT INTO cables_fts (cables_fts) VALUES ('integrity-check')")
    assert {row["key"] for row in database.execute("SELECT key FROM run")} == {"cablekit", "schema_version"}


def test_sqlite_holds_every_cable_though_record_ids_repeat(database: sqlite3.Connection, records: Records) -> None:
    rows = database.execute("SELECT * FROM cables ORDER BY cable_id").fetchall()
    assert [row["record_id"] for row in rows] == [record["record_id"] for record in records]
    assert [row["body_text"] for row in rows] == [record["body"]["text"] for record in records]
    assert [row["routing_sent_at"] for row in rows] == [record["routing"]["sent_at"] for record in records]
    times = database.execute("SELECT sum(times) FROM repeated").fetchone()[0]
    assert times > database.execute("SELECT count(*) FROM repeated").fetchone()[0] > 0


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("addressees", ("routing", "to")),
        ("tags", ("body", "tags")),
        ("refs", ("body", "references")),
        ("text_refs", ("body", "text_references")),
        ("offices", ("header", "distribution", "info")),
        ("clearances", ("header", "cleared_by")),
        ("paragraphs", ("body", "paragraphs")),
        ("diagnostics", ("diagnostics",)),
    ],
)
def test_sqlite_long_tables(database: sqlite3.Connection, records: Records, name: str, path: tuple[str, ...]) -> None:
    want = []
    for number, record in enumerate(records, 1):
        parts: Any = record
        for key in path:
            parts = parts[key]
        want += [(number, record["record_id"], part) for part in parts]
    place = {"addressees": "role = 'to'", "offices": "role = 'info'", "clearances": "role = 'cleared'"}
    rows = database.execute(f"SELECT * FROM {name} WHERE {place.get(name, '1')} ORDER BY cable_id, n").fetchall()
    assert want
    assert [(row["cable_id"], row["record_id"]) for row in rows] == [(number, key) for number, key, _ in want]
    for row, (_, _, part) in zip(rows, want, strict=True):
        assert all(row[key] == value for key, value in part.items() if not isinstance(value, list | bool)), part


def test_sqlite_finds_words(database: sqlite3.Connection) -> None:
    query = "SELECT rowid FROM cables_fts WHERE cables_fts MATCH ?"
    found = {row[0] for row in database.execute(query, ("ambassador",))}
    like = "SELECT cable_id FROM cables WHERE coalesce(title, '') || ' ' || coalesce(body_text, '') LIKE ?"
    assert found <= {row[0] for row in database.execute(like, ("%ambassador%",))}
    assert found


def test_sqlite_finds_words_that_a_line_end_breaks_and_their_other_forms(tmp_path: Path) -> None:
    """The index is made of paragraphs, prose on one line; porter stems words."""
    text = body("1. EMBASSY IS TRANS-", "FERRING THE FUNDS BEFORE THE ELECTION OF", "THE BOARD.")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    run(tmp_path / "a.txt", tmp_path / "a.sqlite", "sqlite")
    query = "SELECT snippet(cables_fts, 1, '[', ']', '...', 9) FROM cables_fts WHERE cables_fts MATCH ?"
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        for word in ("transferring", "transfer", "elections", "title:landing"):
            (found,) = connection.execute(query, (word,)).fetchall()
            assert "title" in word or "[" in found[0]
        assert connection.execute(query, ("ferring",)).fetchall() == []


def test_sqlite_says_what_a_column_is(database: sqlite3.Connection) -> None:
    assert database.execute("SELECT count(*) FROM sqlite_master WHERE sql LIKE '%-- sending post%'").fetchone()[0] == 1


def test_no_name_in_the_database_needs_quotes(database: sqlite3.Connection) -> None:
    names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    for name in names:
        columns = [row["name"] for row in database.execute(f"PRAGMA table_info({name})")]
        database.execute(f"SELECT {', '.join(columns)} FROM {name} LIMIT 0")


def test_glossary_tables_join(database: sqlite3.Connection) -> None:
    unknown = """SELECT DISTINCT post FROM addressees AS a WHERE post IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM posts AS p WHERE p.name = a.post)
        AND NOT EXISTS (SELECT 1 FROM agencies AS g WHERE g.name = a.post)"""
    assert [row[0] for row in database.execute(unknown)] == []
    titled = """SELECT count(*) FROM tags AS t JOIN tag_titles AS n USING (code, title) WHERE t.title IS NOT NULL"""
    assert (
        database.execute(titled).fetchone()[0]
        >= database.execute("SELECT count(*) FROM tags WHERE title IS NOT NULL").fetchone()[0]
    )
    assert database.execute("SELECT count(*) FROM posts WHERE latitude IS NULL").fetchone()[0] <= 1
    assert database.execute("SELECT count(*) FROM office_names").fetchone()[0] > 100


def test_a_citation_leads_to_the_cited_cable(database: sqlite3.Connection) -> None:
    for name in ("refs", "text_refs"):
        wrong = f"""SELECT count(*) FROM {name} AS r LEFT JOIN cables AS c ON c.cable_id = r.cited_cable_id
            WHERE (r.cited_cable_id IS NOT NULL AND c.document_number IS NOT r.document_number)
            OR (r.cited_cable_id IS NULL AND EXISTS
                (SELECT 1 FROM cables AS d WHERE d.document_number = r.document_number))"""
        assert database.execute(wrong).fetchone()[0] == 0
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_sqlite_looks_up_by_index(database: sqlite3.Connection) -> None:
    for name in ("cables", "addressees", "tags", "refs", "text_refs", "offices", "paragraphs", "diagnostics"):
        plan = database.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {name} WHERE record_id = ?", ("x",)).fetchall()
        assert "USING INDEX" in plan[0]["detail"]


@pytest.mark.parametrize("name", VIEWS)
def test_sqlite_views_answer(database: sqlite3.Connection, name: str) -> None:
    assert database.execute(f"SELECT * FROM {name}").fetchall()


def test_views_count_what_they_say(database: sqlite3.Connection, records: Records) -> None:
    lost = database.execute("SELECT sum(lost), sum(partly_lost), sum(cables) FROM lost_by_month").fetchone()
    statuses = [record["text_status"] for record in records]
    whole = statuses.count("present") + statuses.count("partial")
    assert tuple(lost) == (len(records) - whole, statuses.count("partial"), len(records))
    known = {record["document_number"] for record in records}
    cited = {
        one["document_number"]
        for record in records
        for one in record["body"]["references"] + record["body"]["text_references"]
        if one["document_number"]
    }
    unresolved = {row["document_number"] for row in database.execute("SELECT * FROM cited_unresolved")}
    assert unresolved == cited - known
    assert {row["document_number"] for row in database.execute("SELECT * FROM cited_by")} == cited


@pytest.mark.slow
def test_serial_gaps_are_ranges_between_numbers(tmp_path: Path) -> None:
    text = next(path for path in SAMPLES if path.name == "synthetic-1975-references.txt").read_text(encoding="utf-8")
    number = re.search(r"PAGE 01\s+(?P<station>[A-Z ]+?)\s+(?P<number>\d{5})", text)
    assert number
    folder = tmp_path / "in"
    folder.mkdir()
    serial = int(number["number"])
    for step in (0, 1, 4):
        changed = text.replace(f"{serial:05}", f"{serial + step:05}").replace(f" {serial}\n", f" {serial + step}\n")
        (folder / f"{step}.txt").write_text(changed, encoding="utf-8")
    run(folder, tmp_path / "x.sqlite", "sqlite")
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as connection:
        numbers = [row[0] for row in connection.execute("SELECT mrn_number FROM cables")]
        assert numbers == [serial, serial + 1, serial + 4]
        gaps = connection.execute("SELECT first_missing, last_missing, missing FROM serial_gaps").fetchall()
    assert gaps == [(serial + 2, serial + 3, 2)]


# --- trees ----------------------------------------------------------------------------------------


def test_tree_mirrors_the_source(small: Path, tmp_path: Path) -> None:
    run(small, tmp_path / "tree", "json")
    assert sorted(str(path.relative_to(tmp_path / "tree")) for path in (tmp_path / "tree").rglob("*.json")) == [
        *("a/0.json", "a/1.json", "b/2.json")
    ]
    for path in (tmp_path / "tree").rglob("*.json"):
        record = loads_json(path.read_bytes())
        assert Path(record.source.path or "").stem == path.stem


@pytest.mark.slow
def test_yaml_tree_reads_back(few: Path, records: Records, made: Path) -> None:
    run(few, made / "y", "yaml")
    paths = [path for path in (made / "y").rglob("*") if path.is_file()]
    assert len(paths) == len(records)
    read = sorted(json.dumps(json.loads(_json(loads_yaml(path.read_bytes())))) for path in paths)
    assert read == sorted(map(json.dumps, records))


def _json(cable: Cable) -> bytes:
    import msgspec

    return msgspec.json.encode(cable)
