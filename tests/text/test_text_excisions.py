"""Holes inside lines of a release in part."""

import pytest

from cablekit.text.excisions import excise

ROWS = {
    "blanks and a code": ("A [          ] B1 C", "A [EXCISED B1] C", [("B1", "[ ] B1")]),
    "blanks alone": ("A [   ], B", "A [EXCISED], B", [(None, "[ ]")]),
    "nothing": ("A [] B", "A [EXCISED] B", [(None, "[]")]),
    "two codes": ("[...] B1, 1.4(D)", "[EXCISED B1, 1.4(D)]", [("B1", "[...] B1, 1.4(D)")]),
    "a code inside": ("A [B6] B", "A [EXCISED B6] B", [("B6", "[B6]")]),
    "an editor's note": ("A [text not declassified] B", "A [EXCISED] B", [(None, "[text not declassified]")]),
    "a note with half a character": (
        "A [te\ud983xt not declassified] B",
        "A [EXCISED] B",
        [(None, "[te\ufffdxt not declassified]")],
    ),
    "an editor's count": ("[1½ lines not declassified]", "[EXCISED]", [(None, "[1½ lines not declassified]")]),
    "two holes": ("[ ] AND [ ] B6", "[EXCISED] AND [EXCISED B6]", [(None, "[ ]"), ("B6", "[ ] B6")]),
    "a code in the margin": ("A [    ]            B6", "A [EXCISED B6]", [("B6", "[ ] B6")]),
    "a code far from the end": ("A [    ]            B6 B", "A [EXCISED]            B6 B", [(None, "[ ]")]),
    "two codes in the margin": (
        "A [ ]            B1, 1.4(D)  ",
        "A [EXCISED B1, 1.4(D)]",
        [("B1", "[ ] B1, 1.4(D)")],
    ),
    "words in brackets": ("A [SIC] B [1] C [B]", "A [SIC] B [1] C [B]", []),
    "a word that begins like a code": ("[ ] B1A", "[EXCISED] B1A", [(None, "[ ]")]),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_hole_becomes_an_excision(row: str) -> None:
    text, clean, holes = ROWS[row]
    rows = [(0, ""), (7, text)]
    found = excise(rows)
    assert rows[1] == (7, clean)
    assert [(one.code, one.raw, one.line) for one in found] == [(code, raw, 7) for code, raw in holes]
