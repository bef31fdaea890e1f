"""Reference lines (format guide 6 and 10)."""

import datetime as dt

import pytest
from layouts import cable

from cablekit import parse
from cablekit.fields import references
from cablekit.fields.references.line import opens
from cablekit.lines import Claim, Kind, Line
from cablekit.model import Reference
from cablekit.values import Facts


def refs(lines: str, **changes: str) -> list[Reference]:
    """The references of REF lines, as read in a telegram from Quito of 17 July 1974, number 5121."""
    return parse(cable(reference=f"{lines}\n", **changes)).body.references


def line(text: str) -> Line:
    """A line of the references."""
    return Line(1, f"{text}\n", text, opens(text, None) or Claim(Kind.REFERENCE, text, sure=False), 0)


#: what a telegram from Paris is read by
PARIS = Facts(dt.datetime(1975, 9, 3, tzinfo=dt.UTC), "PARIS", 20000, "STATE")


@pytest.mark.parametrize(
    "lines",
    [
        "REF: (A) LIMA 3\n(C) THE HARBOR",
        "REF: LIMA 3\n2. THE HARBOR",
        "REF: A. LIMA 3\nB. THE HARBOR" + " IS CLOSED" * 6,
        "REF: - LIMA 3\nTHE HARBOR IS CLOSED",
        "REF: A. LIMA 3\nTHE HARBOR IS CLOSED\nB. IT OPENS",
        "REF: LIMA 3\nTHE HARBOR IS CLOSED\nLIMA 4",
    ],
)
def test_what_is_no_row_of_the_list_is_text(lines: str) -> None:
    record = parse(cable(reference=f"{lines}\n"))
    assert [one.raw for one in record.body.references] == ["LIMA 3"]
    assert "THE HARBOR" in (record.body.text or "")


@pytest.mark.parametrize(
    "below", ["\nTHE HARBOR\nIS CLOSED\nAT NIGHT\nTOO", "\nTHE HARBOR IS CLOSED TO ALL OF THE TRAFFIC THERE IS\nTOO"]
)
def test_a_row_without_a_list_below_ends_a_list_that_broke_off(below: str) -> None:
    record = parse(cable(reference=f"REF: A. LIMA 3; B. ROE LETTER{below}\n"))
    assert [one.raw for one in record.body.references] == ["LIMA 3", "ROE LETTER"]
    assert (record.body.text or "").startswith("THE HARBOR")


#: lines below the subject, without a label -> elements
UNLABELLED = [
    pytest.param("STATE 162751", ["STATE 162751"], id="a citation alone"),
    pytest.param("LA PAZ 1791; 73 STATE 163 (NOTAL)", ["LA PAZ 1791", "73 STATE 163 (NOTAL)"], id="citations alone"),
    pytest.param(
        "A. JCS MSG 221205 AUG 74\nB. RADIO CALL", ["JCS MSG 221205 AUG 74", "RADIO CALL"], id="lettered rows"
    ),
    pytest.param("(A) QUITO A-87\n(B) LIMA 3", ["QUITO A-87", "LIMA 3"], id="letters in parentheses"),
    pytest.param("(A) 69 STATE 127183; B. 73 LIMA 3", ["69 STATE 127183", "73 LIMA 3"], id="years before the stations"),
    pytest.param("A. QUITO A-87 B. LIMA 3", ["QUITO A-87", "LIMA 3"], id="two on the row"),
    pytest.param("RAF: A) STATE 31371", ["STATE 31371"], id="a damaged label and a letter"),
    pytest.param("RXF: STATE 31371", ["STATE 31371"], id="a damaged label"),
]


@pytest.mark.parametrize("blank", ["", "\n"], ids=["below", "behind a blank line"])
@pytest.mark.parametrize(("lines", "expected"), UNLABELLED)
def test_references_whose_label_is_lost_are_told_by_their_place(lines: str, expected: list[str], blank: str) -> None:
    assert [one.raw for one in refs(f"{blank}{lines}")] == expected


NO_LIST = [
    pytest.param("A. STATE 162751 REPORTED THAT", id="a sentence"),
    pytest.param("STATE 162751\nREPORTED", id="a sentence over two rows"),
    pytest.param("A. THE ENVOY CALLED ON 5 MAY", id="a paragraph"),
    pytest.param("ROOM 162", id="no post"),
    pytest.param("A. ROOM 162", id="no post behind a letter"),
    pytest.param("NOTE: ROOM 162", id="no post behind a word"),
]


@pytest.mark.parametrize("lines", NO_LIST)
def test_what_is_below_the_subject_and_no_list(lines: str) -> None:
    record = parse(cable(reference=f"\n{lines}\n"))
    assert record.body.references == []
    assert (record.body.text or "").startswith(lines)


def test_an_airgram_behind_the_label_without_a_mark() -> None:
    assert [(one.kind, one.number) for one in refs("REF A-123 OF MAY 5")] == [("airgram", "A-123")]


def test_a_day_of_the_year_of_the_telegram() -> None:
    """MAY 05 is the fifth of May, in 2007 too."""
    facts = Facts(dt.datetime(2007, 5, 4, tzinfo=dt.UTC), "PARIS", 20000, "STATE")
    (one,) = references.read([line("REF: LIMA 4 OF MAY 05")], facts)
    assert one.document_number == "2007LIMA00004"


def test_a_day_of_a_telegram_that_has_none() -> None:
    (one,) = references.read([line("REF: BONN 22 OF DEC 3")], Facts())
    assert (one.year, one.year_basis, one.document_number) == (None, None, None)


def test_a_number_before_a_station_that_can_be_no_year() -> None:
    (one,) = references.read([line("REF: 0012 LIMA 345")], PARIS)[1:]
    assert one.document_number == "1975LIMA00345"


def test_the_year_before_a_station_holds_for_the_numbers_behind_it() -> None:
    found = refs("REF: 73 STATE 93410 AND 93411")
    assert [one.document_number for one in found] == ["1973STATE093410", "1973STATE093411"]


def test_what_stands_behind_a_citation_stays_in_its_words() -> None:
    found = refs("REF: CAIRO 999, PARA 2; MOSCOW 3345 AND PREVIOUS (NOTAL), TEL AVIV 1234 NOTAL")
    assert [(one.raw, one.note) for one in found] == [
        ("CAIRO 999, PARA 2", None),
        ("MOSCOW 3345 AND PREVIOUS (NOTAL)", "NOTAL"),
        ("TEL AVIV 1234 NOTAL", "NOTAL"),
    ]


def test_a_year_at_the_end_whose_station_is_lost_is_no_telegram() -> None:
    found = refs("REF: BONN 19532 (NODIS); 72")
    assert [(one.raw, one.kind, one.document_number) for one in found] == [
        ("BONN 19532 (NODIS)", "telegram", "1974BONN19532"),
        ("72", "other", None),
    ]


def test_what_stands_behind_a_citation_is_kept_up_to_a_length() -> None:
    """Else each further word would be copied with all before it."""
    text = "REF: STATE 1" + ", PARA 2" * 500 + ", (NOTAL)" * 500
    (one,) = references.read([line(text)], PARIS)
    assert 900 < len(one.raw) <= 1000
    assert 1000 < len(one.note or "") < 1100


def test_an_airgram_behind_another_is_of_its_post() -> None:
    found = refs("REF: BONN A-12, A-13 AND STATE 5")
    assert [(one.station, one.number) for one in found] == [("BONN", "A-12"), ("BONN", "A-13"), ("STATE", "5")]


def test_a_mark_behind_a_citation_is_its_note() -> None:
    assert [(one.label, one.note) for one in refs("REF: (A) STATE 1 (C), (B) BONN 5 (S)")] == [("A", "C"), ("B", "S")]


def test_six_digits_of_the_department_with_a_month_are_a_number() -> None:
    (one,) = refs("REF: STATE 112233 AUG 73")
    assert (one.kind, one.document_number) == ("telegram", "1973STATE112233")


def test_a_year_at_a_line_end_belongs_to_the_station_below() -> None:
    found = refs("REF: TOKYO 4499; 73\n     MOSCOW 352")
    assert [one.document_number for one in found] == ["1974TOKYO04499", "1973MOSCOW00352"]


def test_a_telegram_of_the_department_takes_embtel_for_the_addressee() -> None:
    facts = Facts(dt.datetime(1975, 9, 3, tzinfo=dt.UTC), "STATE", 210000, "PARIS")
    (found,) = references.read([line("REF: EMBTEL 44")], facts)
    assert found.document_number == "1975PARIS00044"


def test_a_number_alone_takes_the_station_before_it() -> None:
    found = refs("REF: (A) STATE 115778 AND 115785")
    assert [(one.label, one.raw, one.document_number) for one in found] == [
        ("A", "STATE 115778", "1974STATE115778"),
        ("A", "115785", "1974STATE115785"),
    ]


def test_a_number_alone_behind_what_is_no_telegram_takes_no_station() -> None:
    found = refs("REF: SMITH LETTER; 115785")
    assert [(one.kind, one.station) for one in found] == [("letter", None), ("other", None)]


def test_a_note_alone_belongs_to_the_reference_before_it() -> None:
    (one,) = refs("REF: STATE 1 (BY POUCH), NOTAL, (IN PART)")
    assert one.note == "BY POUCH; NOTAL; IN PART"


@pytest.mark.parametrize(
    ("line", "raw", "year"),
    [
        pytest.param("REF: STATE 1, JULY 25, 1973", "STATE 1, JULY 25, 1973", 1973, id="with a year"),
        pytest.param("REF: STATE 1, JULY 5", "STATE 1, JULY 5", 1974, id="without one"),
    ],
)
def test_a_date_behind_a_reference_belongs_to_it(line: str, raw: str, year: int) -> None:
    (one,) = refs(line)
    assert (one.raw, one.year) == (raw, year)


def test_the_year_is_unknown_where_the_sending_is() -> None:
    (telegram, airgram) = refs("REF: STATE 1; LA PAZ A-29", dtg="")
    assert (telegram.year, telegram.year_basis, telegram.document_number) == (None, None, None)
    assert (airgram.year, airgram.year_basis) == (None, None)


def test_a_list_whose_label_is_lost_is_read_all_the_same() -> None:
    (one,) = references.read([line("LA PAZ 1791")], Facts())
    assert (one.kind, one.station, one.number) == ("telegram", "LA PAZ", "1791")


@pytest.mark.parametrize(
    "line",
    [
        "REF: ( A) STATE 67788; ( B) LIMA 123",
        "REF: ( A) STATE 67788\n( B) LIMA 123",
        "REF: (A) STATE -67788 (B) LIMA -123",
    ],
)
def test_blanks_in_brackets_and_dashes_before_numbers(line: str) -> None:
    assert [(one.label, one.document_number) for one in refs(line)] == [
        ("A", "1974STATE067788"),
        ("B", "1974LIMA00123"),
    ]


def test_a_date_time_group_behind_a_slash_is_no_second_telegram() -> None:
    (one,) = refs("REF: STATE 67788/282138Z JUN 74")
    assert (one.number, one.year, one.year_basis) == ("67788", 1974, "dtg")


@pytest.mark.parametrize("line", [": LIMA 123", ":  LIMA 123; STATE 67788", ":LIMA 123"])
def test_of_the_label_nothing_but_its_colon_is_left(line: str) -> None:
    record = parse(cable(subject="SUBJECT: THE ROAD", reference=f"{line}\n"))
    assert record.body.references[0].document_number == "1974LIMA00123"
    assert [note.name for note in record.diagnostics if note.code == "CK209"] != []


def test_a_colon_before_words_is_no_label() -> None:
    assert refs(": LIMA ROADS") == []


def test_the_station_is_the_post_without_its_s() -> None:
    assert [(one.raw, one.station) for one in refs("REF: LIMA'S 123 AND BOGOTA'S 45")] == [
        ("LIMA'S 123", "LIMA"),
        ("BOGOTA'S 45", "BOGOTA"),
    ]


#: rows right below the subject, which has room for a further word: citations of each, label and number
UNLABELLED = {
    "two rows": ("STATE 67788\nLIMA 123", [(None, "67788"), (None, "123")]),
    "three rows": ("STATE 67788\nLIMA 123\nBOGOTA 45", [(None, "67788"), (None, "123"), (None, "45")]),
    "two on a row": ("STATE 67788; LIMA 123\nBOGOTA 45", [(None, "67788"), (None, "123"), (None, "45")]),
    "dashes": ("- STATE 67788\n- LIMA 123", [(None, "67788"), (None, "123")]),
    "two dashes, a note": ("-- STATE 67788 (NOTAL)\n-- LIMA 123", [(None, "67788"), (None, "123")]),
    "asterisks": ("* STATE 67788\n* LIMA 123", [(None, "67788"), (None, "123")]),
    "numbers": ("1. STATE 67788\n2. LIMA 123", [("1", "67788"), ("2", "123")]),
    "numbers in brackets": ("(1) STATE 67788\n(2) LIMA 123", [("1", "67788"), ("2", "123")]),
    "letters": ("A. STATE 67788\nB. LIMA 123", [("A", "67788"), ("B", "123")]),
    "an airgram among them": ("STATE 67788\nLIMA A-12", [(None, "67788"), (None, "A-12")]),
    "a message of a command below": (
        "STATE 67788\nUSCINCSO 121530Z MAR 74",
        [(None, "67788"), (None, "121530Z MAR 74")],
    ),
    "numbers, the text numbered too": (
        "1. STATE 67788\n2. LIMA 123\n1. WE AGREE.\n2. WE HOPE",
        [("1", "67788"), ("2", "123")],
    ),
    "one that may be a year": ("LIMA 1974", []),
    "words": ("ROADS OF LIMA 123", []),
    "a paragraph": ("1. STATE 67788 WAS LATE.", []),
    "a paragraph over two rows": ("1. STATE 67788\nWAS LATE.", []),
}


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("name", UNLABELLED)
def test_rows_of_citations_below_the_subject_are_references(name: str, blank: str) -> None:
    rows, expected = UNLABELLED[name]
    read = parse(cable(subject="SUBJECT: THE ROAD", reference=f"{blank}{rows}\n")).body
    assert [(one.label, one.number) for one in read.references] == expected
    assert not expected or read.subject == "THE ROAD"


@pytest.mark.parametrize("rows", ["STATE 67788\nLIMA 1974", "LIMA 1974\nSTATE 67788"])
def test_rows_of_citations_below_the_tags(rows: str) -> None:
    read = parse(cable(subject="", reference=f"{rows}\n")).body
    assert sorted(one.number or "" for one in read.references) == ["1974", "67788"]


def test_a_citation_that_the_subject_has_room_for_is_its_end_where_it_is_open() -> None:
    assert parse(cable(subject="SUBJECT: ROAD (SEE", reference="LIMA 123\n")).body.references == []


@pytest.mark.parametrize("label", ["(A)", "A.", "A)"])
def test_a_label_above_the_ref_line_is_that_of_its_first_row(label: str) -> None:
    text = cable(subject="SUBJECT: THE ROAD", reference=f"{label}\nREFS: STATE 67788; (B) LIMA 123\n")
    assert [(one.label, one.number) for one in parse(text).body.references] == [("A", "67788"), ("B", "123")]
    assert not [note for note in parse(text).diagnostics if note.code == "CK202"]


def test_telegrams_of_before_1973_have_the_number_that_the_rule_makes() -> None:
    (old, new) = refs("REF: 72 STATE 67788; 73 STATE 123")
    assert (old.document_number, new.document_number) == ("1972STATE067788", "1973STATE000123")


def test_a_group_may_have_a_month_and_no_year() -> None:
    found = refs("REF: CINCPAC 190936Z JUNE, BONN 5")
    assert [(one.kind, one.number) for one in found] == [("dtg", "190936Z JUNE"), ("telegram", "5")]
