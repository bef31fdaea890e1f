"""Arrow record batches: the same rows as Parquet, for any engine."""

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


@pytest.mark.parametrize(("columns", "rows", "why"), [(["no"], 1, "no column 'no'"), (None, 0, "at least one row")])
def test_what_makes_no_sense_is_refused_at_once(columns: list[str] | None, rows: int, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        arrow.batches([], columns, rows=rows)


def test_nothing_gives_no_batch() -> None:
    assert list(arrow.batches([])) == []
