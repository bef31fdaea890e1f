"""Flat columns and long tables: every field of the record is in them, with its value."""

import json
from collections.abc import Iterator

import msgspec
import pytest
from corpus_helpers import ROOT, SAMPLES

from cablekit import parse
from cablekit.corpus.columns import cable_columns, cable_reader, json_list, piped_list
from cablekit.corpus.csv import safe
from cablekit.corpus.tables import TABLES, Table
from cablekit.model import Attributes, Cable

SAMPLE = ROOT / "samples" / "1977STATE310500.md"
CHOSEN = ("record_id", "document_number", "date", "from", "to", "subject", "classification")


@pytest.fixture(scope="module")
def cable() -> Cable:
    return parse(SAMPLE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def cells(cable: Cable) -> dict[str, object]:
    names = [column.name for column in cable_columns()]
    return dict(zip(names, cable_reader(json_list)(cable), strict=True))


def test_names_are_unique_and_explained() -> None:
    names = [column.name for column in cable_columns()]
    assert len(names) == len(set(names))
    columns = [*cable_columns(), *(column for table in TABLES for column in table.columns())]
    assert [column.name for column in columns if not column.meaning or "\n" in column.meaning] == []


def test_every_value_of_the_json_stands_in_its_cell() -> None:
    names = [column.name for column in cable_columns()]
    read = cable_reader(json_list)
    seen: set[str] = set()
    for sample in SAMPLES:
        cable = parse(sample.read_text(encoding="utf-8"))
        cells = dict(zip(names, read(cable), strict=True))
        for path, value in _leaves(json.loads(msgspec.json.encode(cable)), ""):
            name = {"date_value": "date"}.get(path, path)
            if value is None:
                below = [cells[one] for one in names if one == name or one.startswith(f"{name}_")]
                assert below, path
                assert set(below) <= {None} or name in CHOSEN
            elif isinstance(value, list):
                assert _list(cells[name]) == value or all(isinstance(one, dict) for one in value), path
            else:
                assert cells[name] == value, path
                assert not isinstance(cells[name], bool)
                seen.add(path)
    assert {"routing_sent_at", "body_text", "attributes_from", "header_relay_at", "body_executive_order_date"} <= seen


def _leaves(value: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict) and path != "attributes_other":
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}_{key}" if path else key)
    elif not isinstance(value, dict):
        yield path, value


def _list(cell: object) -> object:
    return [] if cell is None else json.loads(cell) if isinstance(cell, str) else cell


def test_lists_of_parts_are_their_words_or_counts(cable: Cable, cells: dict[str, object]) -> None:
    assert json.loads(str(cells["body_tags"])) == [tag.raw for tag in cable.body.tags]
    assert cells["body_paragraphs"] == len(cable.body.paragraphs) > 0
    assert json.loads(str(cells["diagnostics"])) == [one.code for one in cable.diagnostics]
    assert cells["body_gaps"] is None


def test_booleans_are_numbers_and_offices_bear_their_copies(cable: Cable, cells: dict[str, object]) -> None:
    assert cells["header_distribution_balanced"] in (0, 1)
    assert cells["header_distribution_balanced"] is not True
    first = cable.header.distribution.info[0]
    assert json.loads(str(cells["header_distribution_info"]))[0] == f"{first.office}-{first.copies}"


def test_chosen_columns_take_the_texts_word_first(cells: dict[str, object]) -> None:
    assert (cells["date"], cells["date_basis"]) == ("1977-12-30", "dtg")
    assert (cells["sender"], cells["sender_basis"]) == ("STATE", "text")
    assert cells["recipients_basis"] == cells["subject_basis"] == cells["classification_basis"] == "text"
    assert cells["subject"] == cells["body_subject"]


def test_chosen_columns_fall_back_to_the_attributes() -> None:
    attributes = Attributes(from_="BONN", to="STATE NATO", subject="TRADE", original_classification="SECRET")
    row = cable_reader(json_list)(Cable(record_id="x", attributes=attributes))
    cells = dict(zip([column.name for column in cable_columns()], row, strict=True))
    for name, value in {
        "sender": "BONN",
        "recipients": "STATE NATO",
        "subject": "TRADE",
        "classification": "SECRET",
    }.items():
        assert (cells[name], cells[f"{name}_basis"]) == (value, "attribute")
    assert (cells["date"], cells["date_basis"]) == (None, None)


def test_an_empty_cable_has_a_full_row() -> None:
    row = cable_reader(piped_list)(Cable(record_id="x"))
    assert len(row) == len(cable_columns())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_of_long_tables_fit_their_columns(table: Table) -> None:
    read, found = table.reader(json_list), 0
    for sample in SAMPLES:
        cable = parse(sample.read_text(encoding="utf-8"))
        rows = list(read(cable))
        found += len(rows)
        assert {len(row) + 1 for row in rows} <= {len(table.columns())}
        assert [row[1] for row in rows] == list(range(1, len(rows) + 1))
        assert {row[0] for row in rows} <= {cable.record_id}
    assert found


def test_long_tables_hold_both_witnesses_and_all_places(cable: Cable) -> None:
    tables = {table.name: list(table.reader(json_list)(cable)) for table in TABLES}
    assert [row[2] for row in tables["tags"]] == [tag.raw for tag in cable.body.tags]
    assert [row[2] for row in tables["attribute_tags"]] == cable.attributes.tags
    roles = [row[2] for row in tables["addressees"]]
    assert roles.count("to") == len(cable.routing.to)
    assert roles.count("from") == 1
    assert len(tables["paragraphs"]) == len(cable.body.paragraphs)
    assert {row[2] for row in tables["clearances"]} >= {"drafted", "approved"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1"])
def test_formulas_are_made_text(text: str) -> None:
    assert safe(text) == "'" + text


@pytest.mark.parametrize("cell", ["LA PAZ 1-2", "", "'quoted", -5, None, "E.O. 11652: GDS"])
def test_other_cells_stay(cell: str | int | None) -> None:
    assert safe(cell) == cell
