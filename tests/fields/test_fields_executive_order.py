"""The executive order, its exemption and who classified under it (format guide 6, 11.5)."""

import datetime as dt

import pytest
from layouts import cable

from cablekit import parse
from cablekit.model import Body


def read(**changes: str) -> Body:
    return parse(cable(**changes)).body


def notes(**changes: str) -> list[tuple[str, str | None]]:
    """Name and field of each diagnostic."""
    return [(note.name, note.field) for note in parse(cable(**changes)).diagnostics]


ORDERS = [
    pytest.param("E.O. 11652: GDS", (11652, "GDS", "GDS", None, None, None), id="GDS"),
    pytest.param("E.O. 11652: N/A", (11652, "N/A", "N/A", None, None, None), id="N/A"),
    pytest.param("EO 12065: NA", (12065, "NA", "N/A", None, None, None), id="NA"),
    pytest.param("E.O. 11652: XGDS-2", (11652, "XGDS-2", "XGDS-2", None, None, None), id="XGDS-2"),
    pytest.param("E.O. 11652: XGDS 2", (11652, "XGDS 2", "XGDS-2", None, None, None), id="XGDS, a blank, 2"),
    pytest.param("E.O. 11652: XGDS (3)", (11652, "XGDS (3)", "XGDS-3", None, None, None), id="XGDS, a bracket, 3"),
    pytest.param(
        "E.O. 12065: GDS 12/13/85 (TAYLOR, PHILIP B) OR-M",
        (12065, "GDS 12/13/85 (TAYLOR, PHILIP B) OR-M", "GDS", dt.date(1985, 12, 13), "TAYLOR, PHILIP B", "OR-M"),
        id="date, authority, office",
    ),
    pytest.param(
        "E.O. 12065: RDS-1 2/8/99 (BOEKER, PAUL H.) OR-O",
        (12065, "RDS-1 2/8/99 (BOEKER, PAUL H.) OR-O", "RDS-1", dt.date(1999, 2, 8), "BOEKER, PAUL H.", "OR-O"),
        id="RDS, month first",
    ),
    pytest.param(
        "E.O. 12065: GDS 25/12/85", (12065, "GDS 25/12/85", "GDS", dt.date(1985, 12, 25), None, None), id="day first"
    ),
    pytest.param(
        "E.O. 11652: ADS 12/31/80", (11652, "ADS 12/31/80", "ADS", dt.date(1980, 12, 31), None, None), id="ADS"
    ),
    pytest.param("E.O. 11652:N.A.", (11652, "N.A.", "N/A", None, None, None), id="N.A."),
    pytest.param("E. O. 11652:  G D S", (11652, "G D S", "GDS", None, None, None), id="a spaced code"),
    pytest.param(
        "E.O. 11652: XGDS - 3", (11652, "XGDS - 3", "XGDS-3", None, None, None), id="blanks beside the hyphen"
    ),
    pytest.param("E.O. 11652: XGDS-1, -3", (11652, "XGDS-1, -3", "XGDS-1,3", None, None, None), id="two categories"),
    pytest.param("E.O. 11652: XGDS-2 AND 3", (11652, "XGDS-2 AND 3", "XGDS-2,3", None, None, None), id="AND"),
    pytest.param("E.O. 11652: G.D.S.", (11652, "G.D.S", "GDS", None, None, None), id="stops in the code"),
    pytest.param(
        "E.O. 11652: XGDS (1) (2)", (11652, "XGDS (1) (2)", "XGDS-1,2", None, None, None), id="two in brackets"
    ),
    pytest.param("E.O. 11652: XGDS, 3", (11652, "XGDS, 3", "XGDS-3", None, None, None), id="XGDS, a comma, 3"),
    pytest.param("E.O. 11652: NOT APPLICABLE", (11652, "NOT APPLICABLE", "N/A", None, None, None), id="in words"),
    pytest.param(
        "E.O. 12065: GDS2/14/85 (A, B) OR M",
        (12065, "GDS2/14/85 (A, B) OR M", "GDS", dt.date(1985, 2, 14), "A, B", "OR-M"),
        id="a date glued to the code, no hyphen in the office code",
    ),
    pytest.param("E.O. 11652: XGDS CATEGORY 2", (11652, "XGDS CATEGORY 2", "XGDS-2", None, None, None), id="CATEGORY"),
    pytest.param(
        "E.O. 12065: RDS-1,3 1/14/99 (VANCE, CYRUS R.)",
        (12065, "RDS-1,3 1/14/99 (VANCE, CYRUS R.)", "RDS-1,3", dt.date(1999, 1, 14), "VANCE, CYRUS R.", None),
        id="RDS, two categories and a date",
    ),
    pytest.param(
        "E.O. 12065: RDS-4, 3/8/09", (12065, "RDS-4, 3/8/09", "RDS-4", dt.date(2009, 3, 8), None, None), id="of 2009"
    ),
    pytest.param(
        "E.O. 11652: GDS DECLAS 12/31/82",
        (11652, "GDS DECLAS 12/31/82", "GDS", dt.date(1982, 12, 31), None, None),
        id="DECLAS",
    ),
    pytest.param(
        "E.O. 11652: GDS, DECLASSIFY DECEMBER 31, 1982",
        (11652, "GDS, DECLASSIFY DECEMBER 31, 1982", "GDS", dt.date(1982, 12, 31), None, None),
        id="a date in words",
    ),
    pytest.param(
        "E.O. 11652: XGDS 3 DECLAS 31 DEC 85",
        (11652, "XGDS 3 DECLAS 31 DEC 85", "XGDS-3", dt.date(1985, 12, 31), None, None),
        id="a date in words, day first",
    ),
    pytest.param(
        "E.O. 12065: RDS-1 2/8/99 (BOEKER, PAUL H.) OR - O",
        (12065, "RDS-1 2/8/99 (BOEKER, PAUL H.) OR - O", "RDS-1", dt.date(1999, 2, 8), "BOEKER, PAUL H.", "OR-O"),
        id="blanks in the office code",
    ),
    pytest.param("EMO. 11652: GDS", (11652, "GDS", "GDS", None, None, None), id="a label with a stray letter"),
    pytest.param("E.O. 1 1 6 5 2: GDS", (11652, "GDS", "GDS", None, None, None), id="a number with blanks"),
    pytest.param("E.O. 116528 GDS", (11652, "GDS", "GDS", None, None, None), id="an 8 for the colon"),
    pytest.param("EXECUTIVE ORDER 11652: GDS", (11652, "GDS", "GDS", None, None, None), id="spelled out"),
    pytest.param("E.O. XGDS", (None, "XGDS", "XGDS", None, None, None), id="no number"),
    pytest.param("EO GDS", (None, "GDS", "GDS", None, None, None), id="no number, no stops"),
    pytest.param("E.O. 1,652:N/A", (11652, "N/A", "N/A", None, None, None), id="a comma for a digit"),
    pytest.param("E.O. 1652: GDS", (11652, "GDS", "GDS", None, None, None), id="a digit lost"),
    pytest.param("E.O. 11662: GDS", (11652, "GDS", "GDS", None, None, None), id="a wrong digit"),
    pytest.param("E.O. 12605: GDS", (12065, "GDS", "GDS", None, None, None), id="two digits changed places"),
    pytest.param("E.O. 116S2: GDS", (11652, "GDS", "GDS", None, None, None), id="a letter for a digit"),
    pytest.param("E.O. L2065: GDS", (12065, "GDS", "GDS", None, None, None), id="L for a one"),
    pytest.param("E.O. 12O65: GDS", (12065, "GDS", "GDS", None, None, None), id="O for a zero"),
    pytest.param("E.O. 11652: N:A", (11652, "N:A", "N/A", None, None, None), id="a colon in N/A"),
    pytest.param(
        "E.O. 12065: GDS (A, B) OR-P/E", (12065, "GDS (A, B) OR-P/E", "GDS", None, "A, B", "OR-P/E"), id="OR-P/E"
    ),
    pytest.param(
        "E.O. 12065: GDS (A, B) OR-P-3", (12065, "GDS (A, B) OR-P-3", "GDS", None, "A, B", "OR-P-3"), id="OR-P-3"
    ),
    pytest.param("E.O. 12065: GDS (A, B) OR-MP", (12065, "GDS (A, B) OR-MP", "GDS", None, "A, B", "OR-MP"), id="OR-MP"),
    pytest.param("E.O. 10501: N/A", (10501, "N/A", "N/A", None, None, None), id="the order of 1953"),
    pytest.param("E.O. 12356: DECL: OADR", (12356, "DECL: OADR", "OADR", None, None, None), id="OADR"),
    pytest.param("E.O.12356:DECL:OADR", (12356, "DECL:OADR", "OADR", None, None, None), id="OADR without blanks"),
    pytest.param("E.O. 12356:: OADR", (12356, "OADR", "OADR", None, None, None), id="two colons"),
    pytest.param("E.O. 12356: DECL: 0ADR", (12356, "DECL: 0ADR", "OADR", None, None, None), id="a zero in OADR"),
    pytest.param("E.0. 12356: OECL: OAOR", (12356, "OECL: OAOR", "OADR", None, None, None), id="letters of a scan"),
    pytest.param("E.O. 12356: N/A", (12356, "N/A", "N/A", None, None, None), id="N/A of 1982"),
    pytest.param(
        "E.O. 12356: DECL: MAY 1999", (12356, "DECL: MAY 1999", None, None, None, None), id="a month is no day"
    ),
    pytest.param(
        "E.O. 12356: DECL: 3 MAY 1999",
        (12356, "DECL: 3 MAY 1999", None, dt.date(1999, 5, 3), None, None),
        id="in words",
    ),
    pytest.param("E.O. 12356:\nDECL: OADR", (12356, "DECL: OADR", "OADR", None, None, None), id="DECL on its own line"),
    pytest.param(
        "E.O. 12958: DECL: 01/19/08", (12958, "DECL: 01/19/08", None, dt.date(2008, 1, 19), None, None), id="of 1998"
    ),
    pytest.param(
        "E.O. 12958: DECL: 01/19/2018",
        (12958, "DECL: 01/19/2018", None, dt.date(2018, 1, 19), None, None),
        id="four digits",
    ),
    pytest.param("E.O. 12958: DECL: 1.6X1", (12958, "DECL: 1.6X1", "X1", None, None, None), id="1.6X1"),
    pytest.param("E.O. 12958: 1.6-X1", (12958, "1.6-X1", "X1", None, None, None), id="a hyphen before X1"),
    pytest.param("E.O. 12958: 1.6(X6)", (12958, "1.6(X6)", "X6", None, None, None), id="X6 in brackets"),
    pytest.param("E.O. 12958: DECL: X5,X6", (12958, "DECL: X5,X6", "X5,X6", None, None, None), id="two exemptions"),
    pytest.param(
        "E.O. 12958: DECL: 25X1-HUMAN", (12958, "DECL: 25X1-HUMAN", "25X1-HUMAN", None, None, None), id="25X1"
    ),
    pytest.param("E.O. 12958: N/A", (12958, "N/A", "N/A", None, None, None), id="N/A of 1995"),
    pytest.param("E.O. 13292: N/A", (13292, "N/A", "N/A", None, None, None), id="the amendment of 2003"),
    pytest.param(
        "E.O. 13526: DECL: 2/3/21", (13526, "DECL: 2/3/21", None, dt.date(2021, 2, 3), None, None), id="of 2010"
    ),
    pytest.param(
        "E.O. 13526: decl: after the talks", (13526, "decl: after the talks", None, None, None, None), id="an event"
    ),
    pytest.param("E.O. 11652:", (11652, None, None, None, None, None), id="nothing behind the number"),
    pytest.param(
        "E.O. 12065: GDS 6/15/85 (MARCHBANKS,\nELEANOR R.) OR-M",
        (
            12065,
            "GDS 6/15/85 (MARCHBANKS, ELEANOR R.) OR-M",
            "GDS",
            dt.date(1985, 6, 15),
            "MARCHBANKS, ELEANOR R.",
            "OR-M",
        ),
        id="two lines",
    ),
]


@pytest.mark.parametrize(("lines", "value"), ORDERS)
def test_an_executive_order(lines: str, value: tuple[object, ...]) -> None:
    order = read(order=lines).executive_order
    assert order is not None
    assert order.raw == " ".join(lines.split())
    assert (order.number, order.text, order.exemption, order.date, order.authority, order.office_code) == value


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


CLASSIFIED_BY = [
    pytest.param(
        "Classified By: Ambassador JOHN ROE for reasons 1.4 (b) and (d).", "Ambassador JOHN ROE", ["b", "d"], id="plain"
    ),
    pytest.param(
        "Classified By: Ambassador JOHN ROE for\nreasons 1.4 (b) and (d).",
        "Ambassador JOHN ROE",
        ["b", "d"],
        id="wrapped",
    ),
    pytest.param("Classified by: CDA JANE ROE, REASONS 1.4 (B/D)", "CDA JANE ROE", ["b", "d"], id="a slash"),
    pytest.param(
        "CLASSIFIED BY: DCM JOHN ROE\nREASON: 1.4 (B), (D)", "DCM JOHN ROE", ["b", "d"], id="a line for the reason"
    ),
    pytest.param("CLASSIFIED BY DCM JOHN ROE. REASON: 1.4(D)", "DCM JOHN ROE", ["d"], id="one reason"),
    pytest.param(
        "Classified By: Under Secretary JOHN ROE, Reasons: 1.4 b, d",
        "Under Secretary JOHN ROE",
        [],
        id="letters in prose",
    ),
    pytest.param(
        "CLASSIFIED BY: UNDER SECRETARY JOHN ROE, REASONS: 1.4 B, D",
        "UNDER SECRETARY JOHN ROE",
        ["b", "d"],
        id="bare letters",
    ),
    pytest.param(
        "Classified By: JOHN ROE, Acting DCM, for reasons 1.4 (b, c and e).",
        "JOHN ROE",
        ["b", "c", "e"],
        id="one bracket",
    ),
    pytest.param(
        "CLASSIFIED BY: JOHN ROE PER E.O. 12958, REASON 1.4 (A)", "JOHN ROE", ["a"], id="an order behind the name"
    ),
    pytest.param("(U) Classified by JOHN ROE for reason 1.4 (c)", "JOHN ROE", ["c"], id="a mark before it"),
    pytest.param(
        "Classified By: JOHN ROE for Reasons 1.4 (\nB and D)",
        "JOHN ROE",
        ["b", "d"],
        id="letters below",
    ),
    pytest.param("Classified By: JOHN ROE", "JOHN ROE", [], id="no reason"),
    pytest.param("Classified By: Acting DCM, JOHN ROE, reason 1.4 (c)", "Acting DCM, JOHN ROE", ["c"], id="DCM"),
    pytest.param("Classified By: ROE, JOHN, reason 1.4 (c)", "ROE, JOHN", ["c"], id="surname first"),
    pytest.param("Classified By: JOHN ROE, JR., reason 1.4 (c)", "JOHN ROE, JR", ["c"], id="a junior"),
    pytest.param("CLASSIFIED BY: , REASON: 1.4(C)", None, ["c"], id="no name"),
]


@pytest.mark.parametrize(("lines", "name", "letters"), CLASSIFIED_BY)
def test_who_classified_stands_between_labels_and_text(lines: str, name: str | None, letters: list[str]) -> None:
    body = read(order="E.O. 12958: DECL: 01/19/08", reference=f"REF: STATE 151302\n\n{lines}\n")
    order = body.executive_order
    assert order is not None
    assert order.classified_by is not None
    assert (order.number, order.classified_by.raw, order.classified_by.name) == (12958, " ".join(lines.split()), name)
    assert order.reasons == [f"1.4({letter})" for letter in letters]
    assert body.text is not None
    assert body.text.startswith("1. BOARD MET")


SENTENCES = [
    (
        "1. (U) CLASSIFIED BY JOHN ROE, POLITICAL COUNSELOR. REASON: 1.5(B) AND (D).",
        "JOHN ROE",
        ["1.5(b)", "1.5(d)"],
    ),
    (
        "1. CLASSIFIED BY AMBASSADOR JOHN ROE FOR REASONS 1.5 (B) AND (D). THE BOARD MET.",
        "AMBASSADOR JOHN ROE",
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
