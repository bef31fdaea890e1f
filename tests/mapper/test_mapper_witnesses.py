"""Years: two digits are of 1950-2049; witnesses accept or reject them, and never choose another (design, section 1)."""

import datetime as dt

import pytest
from layouts import cable, section

from cablekit import parse
from cablekit.model import Cable

REJECTED, ODD = "date-rejected", "order-not-in-force"


def sent(group: str, order: str = "", attributes: str = "", **more: str) -> Cable:
    """A telegram without attributes, but for those given."""
    return parse(cable(dtg=group, order=order, attributes=attributes, **{"stamp": "", "stamps": ""} | more))


def names(record: Cable) -> list[str]:
    return [note.name for note in record.diagnostics if note.name in (REJECTED, ODD)]


@pytest.mark.parametrize(
    ("group", "order", "year"),
    [
        ("O 031530Z MAY 07", "E.O. 12958: DECL: 05/03/17", 2007),
        ("O 031530Z MAY 07", "", 2007),
        ("R 172140Z JUL 73", "E.O. 11652: GDS", 1973),
        ("R 172140Z JUL 59", "", 1959),
        ("R 172140Z JUL 68", "E.O. 10501", 1968),
        ("R 172140Z JUL 86", "E.O. 12356: DECL: OADR", 1986),
        ("R 172140Z OCT 06", "E.O. 12958: N/A", 2006),
        ("R 172140Z JUL 12", "E.O. 13526: DECL: 1/2/22", 2012),
        ("R 172140Z JAN 79", "E.O. 11652: GDS", 1979),
        ("R 172140Z NOV 10", "E.O. 12958: DECL: 1/2/20", 2010),
        ("R 172140Z JUL 49", "", 2049),
    ],
)
def test_the_year_of_two_digits_stands_where_no_witness_rejects_it(group: str, order: str, year: int) -> None:
    record = sent(group, order)
    assert record.routing.sent_at is not None
    assert (record.routing.sent_at.year, names(record)) == (year, [])


@pytest.mark.parametrize(
    ("group", "order"),
    [
        ("R 061230Z OCT 06", "E.O. 12356: DECL: OADR"),
        ("R 061230Z OCT 06", "E.O. 11652: GDS"),
        ("R 061230Z OCT 86", "E.O. 12958: N/A"),
        ("R 061230Z OCT 74", "E.O. 12065: N/A"),
        ("R 061230Z OCT 68", "E.O. 13526: N/A"),
        ("R 061230Z OCT 06", "E.O. 10501"),
    ],
)
def test_an_order_that_was_not_in_force_rejects_the_year_where_nothing_confirms_it(group: str, order: str) -> None:
    record = sent(group, order)
    assert (record.routing.sent_at, record.date, record.document_number) == (None, None, None)
    assert record.routing.dtg == group[2:]
    assert names(record) == [REJECTED]
    assert "dtg-impossible" not in [note.name for note in record.diagnostics]


@pytest.mark.parametrize(
    "attributes",
    [
        "Message Attributes\nDocument Number: 1974QUITO05121\nType: TE",
        "Message Attributes\nDraft Date: 06 OCT 1974\nType: TE",
        "Message Attributes\nSent Date: 06-Oct-1974 12:00:00 am\nType: TE",
    ],
)
def test_a_witness_that_confirms_the_year_keeps_the_date_and_the_order_is_noted(attributes: str) -> None:
    record = sent("R 061230Z OCT 74", "E.O. 12065: N/A", attributes)
    assert record.routing.sent_at == dt.datetime(1974, 10, 6, 12, 30, tzinfo=dt.UTC)
    assert names(record) == [ODD]
    found = next(note for note in record.diagnostics if note.name == ODD)
    assert (found.field, found.severity) == ("body.executive_order", "note")


def test_a_year_that_is_rejected_makes_no_document_number_of_an_impossible_group_either() -> None:
    assert sent("R 321230Z OCT 06", "E.O. 12356: DECL: OADR").document_number is None
    assert sent("R 321230Z OCT 86", "E.O. 12356: DECL: OADR").document_number == "1986QUITO05121"
    assert sent("R 321230Z OCT 82", "E.O. 12356: DECL: OADR").document_number == "1982QUITO05121"


def test_a_witness_never_chooses_another_year() -> None:
    attributes = "Message Attributes\nDocument Number: 1986QUITO05121\nType: TE"
    record = sent("R 061230Z OCT 06", "E.O. 12356: DECL: OADR", attributes)
    assert (record.routing.sent_at, record.date) == (None, None)
    assert names(record) == [REJECTED]


def test_new_year_is_another_year_in_washington() -> None:
    attributes = "Message Attributes\nDocument Number: 1974QUITO05121\nType: TE"
    record = sent("R 010230Z JAN 75", "E.O. 12065: N/A", attributes)
    assert record.routing.sent_at == dt.datetime(1975, 1, 1, 2, 30, tzinfo=dt.UTC)


def test_no_telegram_is_sent_after_its_release() -> None:
    stamp = " Declassified/Released US Department of State EO Systematic Review 30 JUN 2005 "
    record = sent("R 061230Z OCT 37", stamp=stamp)
    assert (record.routing.sent_at, names(record)) == (None, [REJECTED])


def test_a_damaged_order_is_no_witness() -> None:
    record = sent("R 061230Z OCT 06", "E.O. 1235: DECL: OADR")
    assert record.routing.sent_at == dt.datetime(2006, 10, 6, 12, 30, tzinfo=dt.UTC)
    assert names(record) == [ODD]


def test_sections_say_once_that_the_year_is_rejected() -> None:
    group = {"dtg": "R 061230Z OCT 06"}
    order = {"order": "E.O. 12356: DECL: OADR"}
    text = section(1, 2, "1. BOARD MET AND DID", **group, **order) + section(2, 2, "NOT AGREE.", **group)
    record = parse(f"Message Text\n\n{text}")
    assert [one.routing.sent_at for one in record.transmissions] == [None, None]
    assert names(record) == [REJECTED]


def test_an_order_without_a_date_is_not_compared() -> None:
    assert names(sent("", "E.O. 12356: DECL: OADR")) == []
