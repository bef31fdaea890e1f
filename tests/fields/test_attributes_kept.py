"""Rows of attributes that are kept: up to a length and a number."""

import pytest

from cablekit import parse
from cablekit.fields import attributes
from cablekit.lines import Document
from cablekit.tokenizer import tokenize


def test_rows_are_kept_up_to_a_length_and_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attributes, "_ROWS", {})
    monkeypatch.setattr(attributes, "_MOST_ROWS", 2)
    long = "B" * attributes._LONGEST_ROW
    text = f"Message Text\n\nMessage Attributes\n\nType: TE\nStatus: NATIVE\nSecure: OPEN\nSubject: {long}\n"
    read = parse(text).attributes
    assert (read.type, read.status, read.secure, read.subject) == ("TE", "NATIVE", "OPEN", long)
    assert list(attributes._ROWS) == ["Secure: OPEN"]


def test_a_line_beside_the_text_is_no_attribute() -> None:
    text = "Message Text\n\nMessage Attributes\n\nType: TE\nStatus: NATIVE\n"
    assert parse(text).attributes.status == "NATIVE"
    document = Document(text, frame="nara", text_line=0, attributes_line=2, beside=(1, 5))
    assert [row.key for _, row in tokenize(document).attributes] == ["Type"]
