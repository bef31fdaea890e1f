"""Lines of a document whose print lost line ends: several lines of a telegram on one line of the source."""

import pickle
from itertools import pairwise

import pytest

from cablekit.api import parse_document
from cablekit.lines import Document

ROWS = [
    "CONFIDENTIAL PAGE 01  STATE  310500",
    "ORIGIN PM-05",
    "INFO OCT-01 ISO-00 /006 R DRAFTED BY PM: RMANTEL APPROVED BY PM: LHGELB",
    "R 302128Z DEC 77 FM SECSTATE WASHDC TO AMEMBASSY MOSCOW",
    "CONFIDENTIAL STATE 310500",
    "TAGS: PARM, UR SUBJECT: A SYNTHETIC TITLE",
    "1. THE TEXT.",
    "VANCE",
]
LABELS = ("PAGE 01", "DRAFTED BY", "APPROVED BY", "FM SEC", "TO AM", "SUBJECT:")


def columns(row: str) -> tuple[int, ...]:
    return tuple(sorted(place for label in LABELS if (place := row.find(label)) > 0))


BREAKS = {at: found for at, row in enumerate(ROWS) if (found := columns(row))}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_keeps_its_place(end: str) -> None:
    text = end.join(ROWS) + end
    document = Document(text, breaks=BREAKS, first_line=5)
    parsed = parse_document(document)
    tokens = parsed.tokens
    assert "".join(token.raw for token in tokens) == text
    for token in tokens:
        row = ROWS[token.line - 5] + end
        assert row[token.column - 1 :].startswith(token.raw)
    assert (parsed.cable.source.first_line, parsed.cable.source.last_line) == (5, 12)


def test_fields_are_read_as_from_lines_of_their_own() -> None:
    whole = [row[start:end] for at, row in enumerate(ROWS) for start, end in _bounds(at)]
    broken = parse_document(Document("\n".join(ROWS) + "\n", breaks=BREAKS)).cable
    apart = parse_document(Document("\n".join(row.rstrip() for row in whole) + "\n")).cable
    assert broken.header.drafted_by is not None
    assert broken.header.drafted_by.name == "RMANTEL"
    for name in ("mrn", "header", "routing", "body", "transmissions"):
        assert getattr(broken, name) == getattr(apart, name), name


def _bounds(at: int) -> list[tuple[int, int]]:
    cuts = [0, *BREAKS.get(at, ()), len(ROWS[at])]
    return list(pairwise(cuts))


def test_spans_name_the_line_of_the_source() -> None:
    spans = parse_document(Document("\n".join(ROWS) + "\n", breaks=BREAKS)).spans
    assert spans["header.drafted_by"] == spans["header.approved_by"] == [(3, 3)]
    assert spans["routing.from"] == spans["routing.to"] == [(4, 4)]
    assert spans["body.subject"] == [(6, 6)]


def test_a_line_is_found_by_its_number() -> None:
    lines = parse_document(Document("\n".join(ROWS) + "\n", breaks=BREAKS)).tokenized.lines
    assert [list(lines.at(number)) for number in (1, 2, 3, 99)] == [[0, 1], [2], [3, 4, 5], []]


def test_lines_cut_anew_are_the_same() -> None:
    parsed = parse_document(Document("\n".join(ROWS) + "\n", breaks=BREAKS))
    again = pickle.loads(pickle.dumps(parsed))
    assert (again.tokens, again.spans) == (parsed.tokens, parsed.spans)
