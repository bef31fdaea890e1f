"""Spans: which lines each field was read from."""

import re
from pathlib import Path

import pytest
from layouts import PAGE, body, cable, section, sectioned

from cablekit import parse_all
from cablekit.api import Parsed
from cablekit.lines import Kind, Lines
from cablekit.spans import spans
from cablekit.tokenizer import Tokenized


def parsed(source: str) -> Parsed:
    (one,) = parse_all(source)
    return one


def said(source: str, field: str) -> list[str]:
    """The lines that the spans of a field point at."""
    lines = source.split("\n")
    ranges = parsed(source).spans.get(field, [])
    return [lines[number - 1].strip() for start, end in ranges for number in range(start, end + 1)]


FIELDS = [
    ("header.page_count", [PAGE]),
    ("header.number_line", ["64"]),
    ("header.distribution", ["ACTION ARA-20", "INFO  OCT-01  ISO-00  EB-11", "DRC-01  /033 W"]),
    ("header.relay", ["---------------------     061340"]),
    ("routing.dtg", ["R 172140Z JUL 74"]),
    ("routing.from", ["FM AMEMBASSY QUITO"]),
    ("routing.to", ["TO SECSTATE WASHDC 3871"]),
    ("routing.info", ["INFO AMEMBASSY BOGOTA", "AMEMBASSY LIMA"]),
    ("body.banner", ["C O N F I D E N T I A L QUITO 5121"]),
    ("body.executive_order", ["E.O. 11652: GDS"]),
    ("body.tags", ["TAGS: EAID, EAGR, EC"]),
    ("body.subject", ["SUBJECT: SYNTHETIC ROAD TO THE LANDING"]),
    ("body.references", ["REF: STATE 151302"]),
    ("body.text", ["1. BOARD MET ON JULY 15 AND DID NOT AGREE. IT WILL MEET AGAIN.", "2. WE WILL REPORT."]),
    ("body.signature", ["TARLEWOOD"]),
    ("attributes.draft_date", ["Draft Date: 17 JUL 1974"]),
    ("attributes.tags", ["TAGS: EAID, EAGR, EC"]),
]


@pytest.mark.parametrize(("field", "lines"), FIELDS, ids=[field for field, _ in FIELDS])
def test_a_field_knows_its_lines(field: str, lines: list[str]) -> None:
    assert said(cable(), field) == lines


CHANGES = [
    ("header.drafted_by", {"drafting": "DRAFTED BY PM: X"}, ["DRAFTED BY PM: X"]),
    ("header.approved_by", {"drafting": "DRAFTED BY PM: X\nAPPROVED BY PM: Y"}, ["APPROVED BY PM: Y"]),
    ("header.cleared_by", {"drafting": "DRAFTED BY PM: X\nS/S:Z"}, ["S/S:Z"]),
    ("header.desired_distribution", {"drafting": "DESIRED DISTRIBUTION\nDOD"}, ["DESIRED DISTRIBUTION", "DOD"]),
    ("body.captions", {"captions": "NODIS\n"}, ["NODIS"]),
    ("body.passing", {"captions": "FOR SMITH\n"}, ["FOR SMITH"]),
    ("body.corrected_copy", {"captions": "CORRECTED COPY\n"}, ["CORRECTED COPY"]),
    ("body.markings", {"captions": "NOTE BY OC/T: X\n"}, ["NOTE BY OC/T: X"]),
    ("body.gaps", {"signature": "E E E E E E\n"}, ["E E E E E E"]),
    ("attributes.other", {"attributes": "Message Attributes\nColour: blue"}, ["Colour: blue"]),
    ("attributes.subject", {"attributes": "Message Attributes\nSubject: A\nB"}, ["Subject: A", "B"]),
]


@pytest.mark.parametrize(("field", "changes", "lines"), CHANGES, ids=[field for field, _, _ in CHANGES])
def test_a_field_that_not_every_telegram_has(field: str, changes: dict[str, str], lines: list[str]) -> None:
    assert said(cable(**changes), field) == lines


def test_neighbouring_lines_are_one_range() -> None:
    kinds = [Kind.FROM, Kind.FROM, Kind.TO, Kind.FROM, Kind.UNKNOWN]
    tokenized = Tokenized(Lines("A\n" * 5, 3, ["A"] * 5, ["A"] * 5, kinds))
    assert spans(tokenized) == {"routing.from": [(3, 4), (6, 6)], "routing.to": [(5, 5)]}


def test_nothing_has_no_spans() -> None:
    assert spans(Tokenized(Lines("", 1, [], [], []))) == {}


def test_a_line_with_two_labels_is_in_the_span_of_both() -> None:
    (parsed,) = parse_all(cable(subject="SUBJECT: THE ROAD REF: STATE 1\n", reference="REF: QUITO 2\n"))
    (line,) = [token.line for token in parsed.tokens if token.kind == "subject"]
    assert parsed.spans["body.subject"] == [(line, line)]
    assert parsed.spans["body.references"] == [(line, line), (line + 2, line + 2)]


def test_a_line_with_two_labels_of_a_kind_is_in_its_span_once() -> None:
    assert said(cable(reference="REF: QUITO 2 REF: STATE 1\n"), "body.references") == ["REF: QUITO 2 REF: STATE 1"]


def test_fields_stand_in_the_order_of_the_text() -> None:
    found = parsed(cable()).spans
    starts = [ranges[0][0] for ranges in found.values()]
    assert starts == sorted(starts)


def test_lines_count_from_the_first_line_of_the_document() -> None:
    source = cable() + cable()
    first, second = parse_all(source)
    assert second.document.first_line == first.document.text.count("\n") + 1
    lines = source.split("\n")
    for one in (first, second):
        ((start, end),) = one.spans["routing.dtg"]
        assert start == end
        assert lines[start - 1] == "R 172140Z JUL 74"


def test_lines_of_every_section_are_there() -> None:
    source = sectioned(section(1, 2, "1. THE ROAD IS"), section(2, 2, "CLOSED."))
    assert said(source, "body.text") == ["1. THE ROAD IS", "CLOSED."]
    assert len(parsed(source).spans["routing.dtg"]) == 2


def test_furniture_between_is_no_text() -> None:
    source = body("1. THE ROAD", "CONFIDENTIAL", PAGE.replace("01", "02", 1), "IS CLOSED.")
    assert said(source, "body.text") == ["1. THE ROAD", "IS CLOSED."]
    assert len(parsed(source).spans["body.text"]) == 2


def test_tokens_hold_the_field_that_the_spans_name() -> None:
    one = parsed(cable())
    for field, ranges in one.spans.items():
        lines = {number for start, end in ranges for number in range(start, end + 1)}
        assert {token.line for token in one.tokens if token.field == field} == lines


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[1] / "samples").glob("*.*")), ids=lambda path: path.stem
)
def test_passages_hold_the_words_of_their_paragraphs(path: Path) -> None:
    for parsed in parse_all(path):
        rows = parsed.tokenized.lines.raws()
        paragraphs = parsed.cable.body.paragraphs
        assert len(parsed.passages) == len(paragraphs)
        for one, ranges in zip(paragraphs, parsed.passages, strict=True):
            first = parsed.document.first_line
            lines = "".join(row for start, end in ranges for row in rows[start - first : end - first + 1])
            for words in re.split(r"\[(?:GAP|EXCISED[^\]]*)\]", one.text):
                assert re.sub(r"[\W_]", "", words) in re.sub(r"[\W_]", "", lines)


def test_a_text_without_a_message_has_no_passages() -> None:
    assert next(parse_all("")).passages == []
