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
        pytest.param("DAY-TO-\nDAY", "", "DAY-TO-DAY", id="two words of a compound"),
        pytest.param("SELF-DETERMI-\nNATION", "", "SELF-DETERMINATION", id="half a word of a compound"),
        pytest.param("PRO-\nGRAM'S", "", "PROGRAM'S", id="a word with an apostrophe"),
        pytest.param("CO-\nSPONSORS", "THE CO-SPONSOR", "CO-SPONSORS", id="its singular with a hyphen in the cable"),
        pytest.param("IRRI-\nSONS", "THE IRRISON", "IRRISONS", id="its singular in the cable"),
        pytest.param("U.S.-\nSOVIET", "", "U.S.-SOVIET", id="an abbreviation"),
        pytest.param("THE (OLD)-\nNEW", "", "THE (OLD)-\nNEW", id="no word"),
        pytest.param("Govern-\nment", "", "Government", id="small letters"),
        pytest.param("RED-\nES", "", "RED-ES", id="no plural"),
        pytest.param("QX-\nS", "THE QX", "QX-S", id="too short for a singular"),
        pytest.param("SO --\nHE SAID", "", "SO --\nHE SAID", id="a dash"),
        pytest.param("THE ROAD\nIS CLOSED", "", "THE ROAD\nIS CLOSED", id="another line end"),
    ],
)
def test_rows_are_joined_at_hyphens_on_evidence(rows: str, text: str, joined: str) -> None:
    assert Hyphens(f"{rows}\n{text}").join(rows) == joined
