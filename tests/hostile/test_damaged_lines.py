"""Damaged lines that once raised: a record is given, and no exception."""

from pathlib import Path

import pytest

from cablekit import parse

SAMPLES = Path(__file__).parents[2] / "samples"

DAMAGE = {
    "a superscript for a page number": ("synthetic-1986-retrieval", "PAGE 01 ", "PAGE 0² "),
    "a word glued to the label of a distribution": ("synthetic-1968-form", "INFO SS 20", "Message TextINFO SS 20"),
    "a lost number of copies": ("synthetic-1968-form", "SS 20,", "SS ,"),
    "a line that is a mark and nothing else": ("synthetic-1996-retrieval", "RELEASED IN PART", " RELEASED IN PART "),
    "a passing line at the head of the text": ("synthetic-1996-white-house", "TEXT:", "TEXT: FOR ROE FROM DOE\n"),
}


@pytest.mark.parametrize("row", DAMAGE)
def test_a_damaged_line_gives_a_record(row: str) -> None:
    name, before, after = DAMAGE[row]
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    assert parse(text.replace(before, after)).source.form == "text"
    for at in range(0, len(text), 997):
        assert parse(text[:at] + after + text[at:]).source.form == "text"
