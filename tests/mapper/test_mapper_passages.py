"""The lines of a source that each paragraph of the record was read from."""

import pytest
from layouts import PAGE, body

from cablekit import parse_all

FULL = "1. THE ROAD TO THE OLD LANDING WAS CLOSED, SO THAT THE ENGINEERS COUL"

TEXTS = {
    "a row each": (["1. THE ROAD IS CLOSED.", "", "2. WE WILL REPORT."], [["1."], ["2."]]),
    "two rows": (["1. THE ROAD IS", "CLOSED."], [["1.", "CLOSED."]]),
    "the overflow of a full row": ([FULL, "D", "NOT MEET."], [["1.", "D", "NOT"]]),
    "labels that share a row": (["1. A. THE ROAD IS CLOSED.", "", "B. IT WILL RAIN."], [[], ["1."], ["B."]]),
    "the turn of a page": (
        ["1. THE ROAD", "CONFIDENTIAL", "CONFIDENTIAL", "", PAGE.replace("01", "02", 1), "", "IS CLOSED."],
        [["1.", "IS"]],
    ),
}


@pytest.mark.parametrize("row", TEXTS)
def test_the_lines_of_each_paragraph(row: str) -> None:
    text, words = TEXTS[row]
    source = body(*text)
    (parsed,) = parse_all(source)
    lines = source.split("\n")
    found = [
        [lines[number - 1].split()[0] for start, end in ranges for number in range(start, end + 1)]
        for ranges in parsed.passages
    ]
    assert found == words


def test_lines_with_a_page_between_are_two_ranges() -> None:
    text, _ = TEXTS["the turn of a page"]
    (parsed,) = parse_all(body(*text))
    ((first, second),) = parsed.passages
    assert second[0] - first[1] == len(text) - 1


def test_a_document_without_a_message_has_no_passages() -> None:
    (parsed,) = parse_all("Message Attributes\nType: TE\n")
    assert parsed.passages == []
