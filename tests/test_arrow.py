"""Arrow record batches: the same rows as Parquet, for any engine."""

import zipfile
from itertools import islice
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")

from cablekit import arrow, parse_all  # noqa: E402

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def test_batches_hold_the_records_in_order() -> None:
    found = list(arrow.inputs([SAMPLES]))
    there = [parsed.cable for path in sorted(SAMPLES.iterdir()) for parsed in parse_all(path)]
    made = list(arrow.batches(found, rows=4))
    assert [batch.num_rows for batch in made[:-1]] == [4] * (len(made) - 1)
    ids = [one for batch in made for one in batch.column("record_id").to_pylist()]
    assert ids == [one.record_id for one in there]
    assert all(batch.schema.equals(arrow.schema(), check_metadata=True) for batch in made)


def test_some_columns_in_their_order() -> None:
    names = ["document_number", "body", "record_id"]
    (batch,) = arrow.batches(arrow.inputs([SAMPLES / "1977STATE310500.md"]), names)
    assert batch.schema.names == names
    assert batch.column("document_number").to_pylist() == ["1977STATE310500"]
    assert batch.column("body").to_pylist()[0]["tags"][0]["code"] == "PCAT"


REFUSED = [
    (["no"], 1, "no column 'no'"),
    (["body.no"], 1, "no column 'body.no'; there are body."),
    (["routing.to.no"], 1, "no column 'routing.to.no'"),
    (["record_id.no"], 1, "no column 'record_id.no'; record_id has no parts"),
    ([], 1, "no columns are named"),
    (None, 0, "at least one row"),
]


@pytest.mark.parametrize(("columns", "rows", "why"), REFUSED)
def test_what_makes_no_sense_is_refused_at_once(columns: list[str] | None, rows: int, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        arrow.batches([], columns, rows=rows)


def test_parts_of_columns_in_their_order() -> None:
    names = ["routing.to.post", "record_id", "body.tags.code", "body.subject"]
    (batch,) = arrow.batches(arrow.inputs([SAMPLES / "1977STATE310500.md"]), names)
    assert batch.schema.equals(arrow.schema(names))
    assert [(field.name, str(field.type)) for field in batch.schema] == [
        ("routing", "struct<to: list<item: struct<post: string>>>"),
        ("record_id", "string"),
        ("body", "struct<tags: list<item: struct<code: string>>, subject: string>"),
    ]
    (body,) = batch.column("body").to_pylist()
    assert [tag["code"] for tag in body["tags"]] == ["PCAT", "UR"]


def test_a_part_of_a_whole_column_is_in_it() -> None:
    assert arrow.schema(["body", "body.subject"]).equals(arrow.schema(["body"]))


def test_extras_are_columns_at_the_end() -> None:
    extras = ("errors", "raw", "spans")
    path = SAMPLES / "synthetic-2011-smart.txt"
    (batch,) = arrow.batches(arrow.inputs([path]), extras=extras)
    assert batch.schema.names == [*arrow.schema().names, "raw", "spans", "_errors"]
    assert batch.schema.equals(arrow.schema(extras=extras))
    assert [one["severity"] for one in batch.column("_errors").to_pylist()[0]] == ["error"]
    (parsed,) = parse_all(SAMPLES / "1977STATE310500.md")
    (batch,) = arrow.batches(arrow.inputs([SAMPLES / "1977STATE310500.md"]), ["spans", "raw", "_errors"])
    spans, raw, errors = (column.to_pylist()[0] for column in batch.columns)
    assert dict(spans) == {path: [list(lines) for lines in ranges] for path, ranges in parsed.spans.items()}
    assert [one["key"] for one in raw["attributes"]] == [one.key for one in parsed.raw.attributes]
    assert errors == []


def test_shares_give_the_batches_of_inputs(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(120):
            path = sorted(SAMPLES.glob("*.txt"))[number % 5]
            archive.writestr(f"{number:03}.txt", path.read_bytes())
        archive.writestr("table.csv", "a,b")
    (tmp_path / "picture.png").write_bytes(b"")
    left: list[str] = []
    inputs = arrow.inputs([tmp_path, SAMPLES], skipped=left.append)
    expected = pa.Table.from_batches(arrow.batches(inputs, ["record_id", "source"]))
    assert left == [f"{tmp_path / 'a.zip'}!table.csv", str(tmp_path / "picture.png")]
    for isolated in (False, True):
        left = []
        shares = list(arrow.shares([tmp_path, SAMPLES], skipped=left.append))
        assert sum(share.path.endswith("a.zip") for share in shares) == 3
        made = list(arrow.batches(shares, ["record_id", "source"], rows=30, isolated=isolated, skipped=left.append))
        assert [batch.num_rows for batch in made[:-1]] == [30] * (len(made) - 1)
        assert pa.Table.from_batches(made).equals(expected)
        assert sorted(left) == [f"{tmp_path / 'a.zip'}!table.csv", str(tmp_path / "picture.png")]


def test_batches_that_are_not_all_taken_leave_nothing_for_the_next() -> None:
    def ids(count: int | None = None) -> list[str]:
        made = arrow.batches(arrow.shares([SAMPLES]), ["record_id"], rows=3, isolated=True)
        return [one for batch in islice(made, count) for one in batch.column(0).to_pylist()]

    assert ids(2) == ids()[:6]
    both = zip(
        *(arrow.batches(arrow.shares([SAMPLES]), ["record_id"], rows=3, isolated=True) for _ in "ab"), strict=True
    )
    assert all(one.equals(other) for one, other in both)


def test_an_unknown_extra_is_refused() -> None:
    with pytest.raises(ValueError, match="'all' can't be added to a record; these can: raw, spans, errors"):
        arrow.schema(extras=["all"])


def test_nothing_gives_no_batch() -> None:
    assert list(arrow.batches([], isolated=True)) == []
    assert list(arrow.batches([])) == []
