"""Damaged PAGE lines in a document with attributes: the others of the telegram show what they are."""

import pytest

from cablekit import parse_all

HEAD = (
    "64\nACTION ARA-20\nFM AMEMBASSY QUITO\nTO SECSTATE WASHDC 3871\n"
    "C O N F I D E N T I A L SECTION {} OF 2 QUITO 5121\n"
)
TEXT = "1. BOARD MET AND DID NOT AGREE. WE WILL MEET AGAIN AND REPORT."
FOOT = "CONFIDENTIAL\n\nNNN\nCONFIDENTIAL\n"
TURN = "CONFIDENTIAL\n\nCONFIDENTIAL\n\n{}\n\n"


def sectioned(second: str, third: str, later: str) -> str:
    """A document of two sections: the PAGE lines of pages 2 and 3, and of the second section."""
    one = f"CONFIDENTIAL\nPAGE 01  QUITO  05121  01 OF 02  181502Z\n\n{HEAD.format(1)}\n1. BOARD MET AND\n"
    pages = f"{TURN.format(second)}DID NOT AGREE. WE\n{TURN.format(third)}WILL MEET AGAIN AND\n{FOOT}"
    two = f"{later}\n\n{HEAD.format(2)}\nREPORT.\nTARLEWOOD\n\nCONFIDENTIAL\n\nNNN\n"
    return f"Message Text\n\n{one}{pages}{two}\nMessage Attributes\nCapture Date: 01 JAN 1994\nTAGS: EAID\n"


WHOLE = (
    "PAGE 02  QUITO  05121  01 OF 02  181502Z",
    "PAGE 03  QUITO  05121  01 OF 02  181502Z",
    "PAGE 01  QUITO  05121  02 OF 02  181502Z",
)


@pytest.mark.parametrize(
    ("damage", "place"),
    [
        *((damage, place) for damage in ("MPAGE", "PGAE", "PAG", "PUGE", "PAEG") for place in (0, 2)),
        *((damage, 1) for damage in ("PAG", "PAEG")),
    ],
)
def test_a_damaged_page_line_is_known_by_the_others(damage: str, place: int) -> None:
    lines = [line.replace("PAGE", damage) if at == place else line for at, line in enumerate(WHOLE)]
    (parsed,) = parse_all(sectioned(*lines))
    cable = parsed.cable
    assert " ".join((cable.body.text or "").split()) == TEXT
    assert len(cable.transmissions) == 2
    assert [found.code for found in cable.diagnostics if found.code in ("CK203", "CK209")] == ["CK209"]


@pytest.mark.parametrize(
    "line", ["PAGE 02  QUITO  05Q21  01 OF 02  181502Z", "PAGE 0U  QUITO  05121  01 OF 02  181502Z"]
)
def test_a_damaged_number_between_two_pages_is_known_by_them(line: str) -> None:
    (parsed,) = parse_all(sectioned(line, *WHOLE[1:]))
    assert " ".join((parsed.cable.body.text or "").split()) == TEXT


@pytest.mark.parametrize("line", ["PAGE 02 OF THE DRAFT SAYS SO", "STAGE 02  LIMA  00077  01 OF 02  181502Z", "AGE 02"])
def test_a_line_like_a_page_line_stays_text(line: str) -> None:
    (parsed,) = parse_all(sectioned(WHOLE[0], line, WHOLE[2]))
    assert line.split()[0] in (parsed.cable.body.text or "")
