"""Hyphens at line ends, asked for by themselves (as part of paragraphs: test_text_paragraphs)."""

import pytest

from cablekit.text.hyphens import Hyphens


@pytest.mark.parametrize(
    ("rows", "text", "joined"),
    [
        pytest.param("TRANS-\nFERRING IT", "", "TRANSFERRING IT", id="an English word"),
        pytest.param("IRRI-\n  SONS", "THE IRRISONS", "IRRISONS", id="a word of the cable"),
        pytest.param("IRRI-\nSONS", "THE IRRI-SONS", "IRRI-SONS", id="with its hyphen in the cable"),
        pytest.param("IRRI-\nSONS", "", "IRRI-SONS", id="without evidence"),
        pytest.param("SO --\nHE SAID", "", "SO --\nHE SAID", id="a dash"),
        pytest.param("THE ROAD\nIS CLOSED", "", "THE ROAD\nIS CLOSED", id="another line end"),
    ],
)
def test_rows_are_joined_at_hyphens_on_evidence(rows: str, text: str, joined: str) -> None:
    assert Hyphens(f"{rows}\n{text}").join(rows) == joined
