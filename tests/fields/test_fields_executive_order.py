"""The executive order, its exemption and who classified under it (format guide 6, 11.5)."""

import pytest
from layouts import cable

from cablekit import parse
from cablekit.model import Body


def read(**changes: str) -> Body:
    return parse(cable(**changes)).body


def notes(**changes: str) -> list[tuple[str, str | None]]:
    """Name and field of each diagnostic."""
    return [(note.name, note.field) for note in parse(cable(**changes)).diagnostics]


def test_an_8_that_stands_for_the_colon_is_reported() -> None:
    assert ("executive-order-damaged", "body.executive_order.number") in notes(order="E.O. 116528 GDS")


@pytest.mark.parametrize(
    "line",
    [
        "E.O. 12: GDS",
        "E.O. 10422: GDS",
        "E.O. 13256: GDS",
        "E.O.: N/A",
    ],
)
def test_an_order_without_a_known_number_is_kept_and_reported(line: str) -> None:
    order = read(order=line).executive_order
    assert order is not None
    assert (order.raw, order.number) == (line, None)
    assert ("executive-order-unreadable", "body.executive_order.number") in notes(order=line)


@pytest.mark.parametrize("line", ["E.O. 1,652:N/A", "E.O. 11662: GDS", "E.O. 1235: DECL: OADR"])
def test_a_number_that_is_a_digit_away_from_one_order_is_reported(line: str) -> None:
    assert ("executive-order-damaged", "body.executive_order.number") in notes(order=line)


@pytest.mark.parametrize(
    ("line", "code"), [("GP-4.", "GP-4"), ("GP-3", "GP-3"), ("GROUP 1", "GP-1"), ("(GP 2)", "GP-2")]
)
@pytest.mark.parametrize("signature", ["TARLEWOOD\n{}\n\n", "{}\n\nTARLEWOOD\n\n", "{}\nTARLEWOOD\n\n"])
def test_a_downgrading_group_is_above_the_signature_and_none_of_it(line: str, code: str, signature: str) -> None:
    body = read(order="", signature=signature.format(line))
    order = body.executive_order
    assert order is not None
    assert (order.raw, order.number, order.exemption, body.signature) == (line, 10501, code, "TARLEWOOD")
    assert body.text is not None
    assert body.text.endswith("2. WE WILL REPORT.")


@pytest.mark.parametrize(
    ("last", "signature"),
    [
        ("2. WE WILL REPORT. GP-4.", "TARLEWOOD\n\n"),
        ("2. WE WILL REPORT.  (GROUP 4)", "TARLEWOOD\n\n"),
        ("2. WE WILL REPORT. GP-4. TARLEWOOD", "\n"),
        ("2. WE WILL REPORT.\n\nGP-4. TARLEWOOD", "\n"),
    ],
)
def test_a_downgrading_group_after_the_last_sentence_stays_in_the_text(last: str, signature: str) -> None:
    body = read(order="", text=f"1. BOARD MET.\n\n{last}", signature=signature)
    assert body.executive_order is not None
    assert (body.executive_order.number, body.executive_order.exemption) == (10501, "GP-4")
    assert body.signature == "TARLEWOOD"
    assert body.text is not None
    assert body.text.endswith(body.executive_order.raw)


@pytest.mark.parametrize("last", ["2. WE MET GP-4.", "2. GP-5.", "2. GP-4 IS THE GROUP."])
def test_what_only_looks_like_a_downgrading_group_is_none(last: str) -> None:
    assert read(order="", text=f"1. BOARD MET.\n\n{last}", signature="\n").executive_order is None


def test_a_downgrading_group_beside_an_order_changes_nothing() -> None:
    order = read(signature="GP-4.\nTARLEWOOD\n").executive_order
    assert order is not None
    assert (order.number, order.exemption) == (11652, "GDS")


SENTENCES = [
    (
        "1. (U) CLASSIFIED BY JOHN ROE, POLITICAL COUNSELOR. REASON: 1.5(B) AND (D).",
        "JOHN ROE",
        ["1.5(b)", "1.5(d)"],
    ),
    (
        "1. CLASSIFIED BY AMBASSADOR JOHN ROE FOR REASONS 1.5 (B) AND (D). THE BOARD MET.",
        "JOHN ROE",
        ["1.5(b)", "1.5(d)"],
    ),
    ("1.  CLASSIFIED BY JOHN ROE. REASON 1.3(A)(5).", "JOHN ROE", ["1.3(a)(5)"]),
    ("CLASSIFIED BY JOHN ROE, REASON 1.5 D", "JOHN ROE", ["1.5(d)"]),
]


@pytest.mark.parametrize(("sentence", "name", "reasons"), SENTENCES)
def test_the_first_sentence_of_the_text_may_say_who_classified_and_stays(
    sentence: str, name: str, reasons: list[str]
) -> None:
    body = read(order="E.O. 12958: DECL: 01/19/08", text=f"{sentence}\n\n2. BOARD MET AND DID NOT AGREE.")
    order = body.executive_order
    assert order is not None
    assert order.classified_by is not None
    assert (order.classified_by.name, order.reasons) == (name, reasons)
    if sentence[0] == "1":
        assert body.text is not None
        assert body.text.startswith(" ".join(sentence.split())[:20].rstrip()) or body.text.startswith(sentence[:12])


def test_the_text_may_begin_with_a_reason_alone() -> None:
    order = read(
        order="E.O. 12958: DECL: 01/19/08", text="1. REASON: 1.5 (B) AND (D).\n\n2. BOARD MET."
    ).executive_order
    assert order is not None
    assert (order.classified_by, order.reasons) == (None, ["1.5(b)", "1.5(d)"])


@pytest.mark.parametrize(
    "sentence", ["1. CLASSIFIED BY THE BOARD AS URGENT.", "1. REASONS ARE SEVERAL.", "1. BOARD MET. REASON: 1.5 (B)."]
)
def test_prose_that_begins_alike_says_nothing_of_it(sentence: str) -> None:
    order = read(text=f"{sentence}\n\n2. BOARD MET AND DID NOT AGREE.").executive_order
    assert order is not None
    assert (order.classified_by, order.reasons) == (None, [])


def test_who_classified_may_stand_without_an_order() -> None:
    order = read(order="", reference="REF: STATE 151302\n\nClassified By: JOHN ROE, reason 1.4 (b)\n").executive_order
    assert order is not None
    assert (order.raw, order.number, order.reasons) == ("Classified By: JOHN ROE, reason 1.4 (b)", None, ["1.4(b)"])


def test_a_date_that_is_none_is_null_and_reported() -> None:
    order = read(order="E.O. 12065: GDS 13/13/85").executive_order
    assert order is not None
    assert (order.date, order.text) == (None, "GDS 13/13/85")
    assert ("date-ambiguous", "body.executive_order.date") in notes(order="E.O. 12065: GDS 13/13/85")


def test_no_executive_order() -> None:
    assert read(order="").executive_order is None


def test_what_is_below_the_reasons_is_text() -> None:
    record = read(
        reference="REF: STATE 151302\n\nClassified By: JOHN ROE for reasons 1.4 (\nB and D)\nThe Road Again\n"
    )
    assert record.text is not None
    assert record.text.startswith("The Road Again")
