"""The attributes part: three dialects, typed values, what nobody knows (format guide 8)."""

import datetime as dt

import msgspec
import pytest
from layouts import cable

from cablekit import parse, parse_all
from cablekit.model import Attributes


def read(*lines: str) -> Attributes:
    return parse(_source(*lines)).attributes


def _source(*lines: str) -> str:
    return cable(attributes="\n".join(["Message Attributes", *lines]))


def notes(*lines: str) -> list[tuple[str, str | None]]:
    """Name and field of each diagnostic of the attributes."""
    found = parse(_source(*lines)).diagnostics
    return [(note.name, note.field) for note in found if note.name.startswith("attribute")]


@pytest.mark.parametrize("placeholder", ["", " ", "n/a", "N/A"])
@pytest.mark.parametrize("key", ["Drafter", "Draft Date", "Line Count", "TAGS", "Review History"])
def test_nothing_is_said_in_three_ways(key: str, placeholder: str) -> None:
    assert read(f"{key}: {placeholder}") == Attributes()
    assert notes(f"{key}: {placeholder}") == []


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


def test_numbers_of_a_joined_record_that_differ_are_reported() -> None:
    assert notes("Line Count: 20; 21") == [("attribute-number", "attributes.line_count")]
