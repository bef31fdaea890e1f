"""The attributes part: three dialects, typed values, what nobody knows (format guide 8)."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from layouts import STAMP, cable

from cablekit import parse, parse_all
from cablekit.model import Attributes, Event


def read(*lines: str) -> Attributes:
    return parse(_source(*lines)).attributes


def _source(*lines: str) -> str:
    return cable(attributes="\n".join(["Message Attributes", *lines]))


def notes(*lines: str) -> list[tuple[str, str | None]]:
    """Name and field of each diagnostic of the attributes."""
    found = parse(_source(*lines)).diagnostics
    return [(note.name, note.field) for note in found if note.name.startswith("attribute")]


def value(name: str, *lines: str) -> Any:
    return msgspec.structs.asdict(read(*lines))[name]


DATES = [
    pytest.param("Draft Date: 16 JAN 1974", "draft_date", dt.date(1974, 1, 16), id="1973-76"),
    pytest.param("Sent Date: 30-Dec-1977 12:00:00 am", "sent_date", dt.date(1977, 12, 30), id="1977"),
    pytest.param("Draft Date: 22 feb 1978", "draft_date", dt.date(1978, 2, 22), id="1978-79"),
    pytest.param("Disposition Date: 22 May 2009", "disposition_date", dt.date(2009, 5, 22), id="as in stamps"),
    pytest.param("Review Release Date: 31/12/2019", "review_release_date", dt.date(2019, 12, 31), id="day first"),
    pytest.param("Capture Date: 01 JAN 1994", "capture_date", dt.date(1994, 1, 1), id="the conversion stays"),
    pytest.param("Decaption Date: 01 JAN 1960", "decaption_date", None, id="1960 means none in Decaption Date"),
    pytest.param("Disposition Date: 01-Jan-1960 12:00:00 am", "disposition_date", None, id="and in Disposition Date"),
    pytest.param("Review Date: 01 JAN 1960", "review_date", dt.date(1960, 1, 1), id="but nowhere else"),
]


@pytest.mark.parametrize(("line", "name", "date"), DATES)
def test_a_date(line: str, name: str, date: dt.date | None) -> None:
    assert value(name, line) == date
    assert notes(line) == []


VALUES = [
    pytest.param("Line Count: 289", "line_count", 289, id="a number"),
    pytest.param("SAS ID: 135296", "sas_id", "135296", id="digits that are no number"),
    pytest.param("Type: TE", "type", "TE", id="a word"),
    pytest.param("ISecure: 1", "isecure", "1", id="a key in odd letters"),
    pytest.param("TYPE: TE", "type", "TE", id="a key in capitals"),
    pytest.param("From: STATE PM", "from_", "STATE PM", id="from"),
    pytest.param("To: STATE     SINGAPORE", "to", "STATE SINGAPORE", id="blanks folded"),
    pytest.param("Subject: A: B: C", "subject", "A: B: C", id="colons in the value"),
    pytest.param(
        "Subject: \\\"NON-PAPER\\\" ON \\'X\\'", "subject", "\"NON-PAPER\" ON 'X'", id="quotes escaped by NARA"
    ),
    pytest.param("Markings:  \tA  \tB", "markings", "A B", id="tabs"),
    pytest.param("vdkvgwkey: odbc://SAS/1", "vdkvgwkey", "odbc://SAS/1", id="a key of 1978-79"),
    pytest.param("vdkgvwkey: odb://SAS/1", "vdkvgwkey", "odb://SAS/1", id="the same, as 1977 spells it"),
    pytest.param(
        "Original Classification: SECRETARY", "original_classification", "SECRETARY", id="junk is not coerced"
    ),
    pytest.param(
        "Concepts: ARMS, TALKS (SALT, II), CAT-B", "concepts", ["ARMS", "TALKS (SALT, II)", "CAT-B"], id="a list"
    ),
    pytest.param(
        "Film Number: P840081-2373, D770123-0456", "film_number", ["P840081-2373", "D770123-0456"], id="two films"
    ),
    pytest.param("TAGS: PCAT, PARM,  UR,US", "tags", ["PCAT", "PARM", "UR", "US"], id="tags"),
    pytest.param("TAGS: OVIP, (VANCE, CYRUS), BL", "tags", ["OVIP", "(VANCE, CYRUS)", "BL"], id="a person"),
    pytest.param("TAGS: OVIP (VANCE, CYRUS", "tags", ["OVIP", "(VANCE, CYRUS"], id="a bracket lost"),
    pytest.param("Handling Restrictions: NODIS, ONLY", "handling_restrictions", ["NODIS", "ONLY"], id="captions"),
]


@pytest.mark.parametrize(("line", "name", "expected"), VALUES)
def test_a_value(line: str, name: str, expected: Any) -> None:
    assert value(name, line) == expected
    assert notes(line) == []


@pytest.mark.parametrize("placeholder", ["", " ", "n/a", "N/A"])
@pytest.mark.parametrize("key", ["Drafter", "Draft Date", "Line Count", "TAGS", "Review History"])
def test_nothing_is_said_in_three_ways(key: str, placeholder: str) -> None:
    assert read(f"{key}: {placeholder}") == Attributes()
    assert notes(f"{key}: {placeholder}") == []


EVENTS = [
    pytest.param(
        "Review History: RELEASED <09 SEP 2002 by kelleyw0>; APPROVED <10-Sep-2002 by MorefiRH>",
        "review_history",
        [("RELEASED", dt.date(2002, 9, 9), "kelleyw0"), ("APPROVED", dt.date(2002, 9, 10), "MorefiRH")],
        id="two events",
    ),
    pytest.param(
        "Disposition History: Released in Full by FRANK PEREZ on 06-SEP-07",
        "disposition_history",
        [("Released in Full", dt.date(2007, 9, 6), "FRANK PEREZ")],
        id="the other form",
    ),
    pytest.param("Review History: WITHDRAWN", "review_history", [(None, None, None)], id="no form"),
    pytest.param(
        "Review History: RELEASED <SOON by >;", "review_history", [("RELEASED", None, None)], id="no date, nobody"
    ),
]


@pytest.mark.parametrize(("line", "name", "expected"), EVENTS)
def test_events(line: str, name: str, expected: list[tuple[Any, ...]]) -> None:
    found: list[Event] = value(name, line)
    assert [(one.action, one.date, one.by) for one in found] == expected
    assert "; ".join(one.raw for one in found) == line.split(": ", 1)[1].strip(" ;")


WRAPPED = [
    pytest.param(["Subject: A ROAD TO", "THE LANDING"], "subject", "A ROAD TO THE LANDING", id="at column 0"),
    pytest.param(["Subject: A ROAD TO", "   THE LANDING"], "subject", "A ROAD TO THE LANDING", id="indented"),
    pytest.param(["Subject:", "A ROAD"], "subject", "A ROAD", id="on the next line alone"),
    pytest.param(
        ["Subject: A ROAD:", "NOTE: IT IS CLOSED"], "subject", "A ROAD: NOTE: IT IS CLOSED", id="capitals and a colon"
    ),
    pytest.param(["Subject: A", "B: C"], "subject", "A B: C", id="a letter and a colon"),
    pytest.param(
        ["Review Markings:  ", "", "Declassified/Released", "US Department of State", "30 JUN 2005"],
        "review_markings",
        "Declassified/Released US Department of State 30 JUN 2005",
        id="Review Markings below blank lines",
    ),
    pytest.param(["TAGS: BL,", "EC"], "tags", ["BL", "EC"], id="a list over two lines"),
    pytest.param(
        ["Subject: A ROAD TO", f" {STAMP} ", f"\f {STAMP} ", "THE LANDING"],
        "subject",
        "A ROAD TO THE LANDING",
        id="stamps between",
    ),
]


@pytest.mark.parametrize(("lines", "name", "expected"), WRAPPED)
def test_a_value_goes_on_below_its_key(lines: list[str], name: str, expected: Any) -> None:
    assert value(name, *lines, "Type: TE") == expected


def test_a_line_above_the_first_key_is_unknown() -> None:
    (parsed,) = parse_all(_source("A ROAD", "Type: TE"))
    assert [token.kind for token in parsed.tokens if token.block == "attributes" and token.text][:2] == [
        "unknown",
        "attribute",
    ]
    assert parsed.cable.attributes.type == "TE"


def test_keys_that_nobody_knows_are_kept_and_reported() -> None:
    lines = ("Colour: blue", "Colour: red", "Shade Of: n/a")
    assert read(*lines).other == {"Colour": "blue", "Colour (2)": "red", "Shade Of": "n/a"}
    assert notes(*lines) == [("attribute-unknown", "attributes.other")] * 3


def test_what_is_read_of_one_document_is_not_another_s() -> None:
    """Lines are remembered from document to document; values that can be changed are made anew."""
    lines = ("Concepts: ARMS", "TAGS: BL", "Review History: WITHDRAWN")
    first = read(*lines)
    first.concepts.append("TALKS")
    first.tags.append("EC")
    first.review_history[0].raw = "RELEASED"
    again = read(*lines)
    assert (again.concepts, again.tags, again.review_history[0].raw) == (["ARMS"], ["BL"], "WITHDRAWN")


def test_a_key_that_stands_thrice_under_numbers() -> None:
    assert read("Colour: a", "Colour: b", "Colour: c").other == {"Colour": "a", "Colour (2)": "b", "Colour (3)": "c"}


def test_a_placeholder_that_goes_on_below_is_none() -> None:
    assert read("Drafter: n/a", "JONES").drafter == "n/a JONES"
    assert read("Draft Date: 16 JAN", "1974").draft_date == dt.date(1974, 1, 16)


def test_a_key_that_stands_twice() -> None:
    assert read("Type: TE", "Type: TE").other == {}
    found = read("Subject: A", "Subject: B", "Line Count: 1", "Line Count: 2")
    assert (found.subject, found.line_count, found.other) == ("A", 1, {"Subject": "B", "Line Count": "2"})
    assert notes("Subject: A", "Subject: B") == [("attribute-repeated", "attributes.subject")]
    assert notes("Subject: A", "Subject: n/a") == []


BAD = [
    pytest.param("Draft Date: 31 FEB 1974", ("attribute-date", "attributes.draft_date"), id="no such day"),
    pytest.param("Review Date: 05/04/2019", ("attribute-date", "attributes.review_date"), id="ambiguous"),
    pytest.param("Line Count: many", ("attribute-number", "attributes.line_count"), id="a word"),
    pytest.param("Page Count: -3", ("attribute-number", "attributes.page_count"), id="a sign"),
    pytest.param(f"Page Count: {'9' * 10}", ("attribute-number", "attributes.page_count"), id="too large"),
    pytest.param("Page Count: \u00b2", ("attribute-number", "attributes.page_count"), id="a digit that is no decimal"),
]


@pytest.mark.parametrize(("line", "note"), BAD)
def test_a_value_that_is_not_of_its_type_is_null_and_reported(line: str, note: tuple[str, str]) -> None:
    assert read(line) == Attributes()
    assert notes(line) == [note]


def test_raw_attributes_are_verbatim() -> None:
    (parsed,) = parse_all(_source("vdkgvwkey: odb://X", "To: STATE     LIMA", "Decaption Note:  ", "Subject: A", "  B"))
    found = [(row.key, row.value) for row in parsed.raw.attributes]
    assert found == [("vdkgvwkey", "odb://X"), ("To", "STATE     LIMA"), ("Decaption Note", ""), ("Subject", "A\nB")]
    lines = parsed.document.text.split("\n")
    assert all(lines[row.line - 1].startswith(row.key) for row in parsed.raw.attributes)


def test_markdown_attributes() -> None:
    source = (
        "## Message Text\n\nPAGE 01 QUITO 05121\n\n## Message Attributes\n\n**Draft Date:** 01-Jan-1977 12:00:00 am  \n"
    )
    assert parse(f"{source}**Legacy Key:** a\\_b  \n**Decaption Note:**  \n").attributes == Attributes(
        draft_date=dt.date(1977, 1, 1), legacy_key="a_b"
    )


def test_every_known_key_is_read() -> None:
    """A value for each attribute of the model comes back under its own name."""
    names = [field.name for field in msgspec.structs.fields(Attributes) if field.name != "other"]
    samples = {"date": "01 JAN 1974", "count": "7", "history": "X"}
    lines = []
    for name in names:
        sample = next((text for word, text in samples.items() if word in name), "WORD")
        lines.append(f"{name.rstrip('_').replace('_', ' ').title()}: {sample}")
    found = msgspec.structs.asdict(read(*lines))
    assert [name for name in names if found[name] in (None, [])] == []
    assert found["other"] == {}


def test_no_attributes() -> None:
    record = parse(cable(attributes=""))
    assert record.attributes == Attributes()
    assert "attributes-missing" in [note.name for note in record.diagnostics]


JOINED = [
    pytest.param("Line Count: 20; 20", "line_count", 20, id="two numbers that agree"),
    pytest.param("Draft Date: 10 aug 1978; 10 aug 1978", "draft_date", dt.date(1978, 8, 10), id="two days that agree"),
    pytest.param("Line Count: 20; 21", "line_count", None, id="two numbers that differ"),
    pytest.param("TAGS: PFOR, UR; PFOR", "tags", ["PFOR", "UR", "PFOR"], id="TAGS of both"),
    pytest.param(
        "Previous Handling Restrictions: STADIS; STADIS, NODIS",
        "previous_handling_restrictions",
        ["STADIS", "STADIS", "NODIS"],
        id="restrictions of both",
    ),
]


@pytest.mark.parametrize(("line", "name", "expected"), JOINED)
def test_values_of_records_that_were_joined(line: str, name: str, expected: object) -> None:
    assert value(name, "Copy: <CONCATENATED>", line) == expected


def test_numbers_of_a_joined_record_that_differ_are_reported() -> None:
    assert notes("Line Count: 20; 21") == [("attribute-number", "attributes.line_count")]
