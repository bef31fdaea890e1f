"""Labels of the opening that a rendering put apart from their values. All invented."""

import pytest

from cablekit.api import parse_all
from cablekit.model import Cable

COPY = """CONFIDENTIAL
PAGE 01
STATE 016923
ORIGIN ARA-15
INFO OCT-01 ISO-00 /016 R
DRAFTED BY ARA/AND:JROE:LC
APPROVED BY ARA:ADOE
------------------084069 261825Z /53
R 261503Z JAN 79
FM SECSTATE WASHDC
TO AMEMBASSY QUITO
C O N F I D E N T I A L STATE 016923
{opening}
1. THE LAKES ARE BLUE.
"""


def read(opening: str) -> Cable:
    (parsed,) = parse_all(COPY.format(opening=opening))
    return parsed.cable


def said(cable: Cable) -> tuple[object, ...]:
    order = cable.body.executive_order
    return (
        order.text if order else None,
        [tag.code for tag in cable.body.tags],
        cable.body.subject,
        [one.raw for one in cable.body.references],
        cable.body.text,
    )


WHOLE = ("RDS-4, 1/20/85", ["PINS", "EC"], "SOUTH LAKES", ["QUITO 12"], "1. THE LAKES ARE BLUE.")

APART = {
    "order and TAGS": "E.O. 12065:\nTAGS:\nRDS-4, 1/20/85\nPINS, EC\nSUBJECT: SOUTH LAKES\nREF: QUITO 12",
    "order with a wrong digit": "E.O.112065\nTAGS:\nRDS-4, 1/20/85\nPINS, EC\nSUBJECT:\nSOUTH LAKES\nREF: QUITO 12",
    "TAGS and subject": "E.O. 12065: RDS-4, 1/20/85\nTAGS:\nSUBJECT:\nPINS, EC\nSOUTH LAKES\nREF: QUITO 12",
    "three": "E.O. 12065:\nTAGS:\nSUBJECT:\nRDS-4, 1/20/85\nPINS, EC\nSOUTH LAKES\nREF: QUITO 12",
    "four": "E.O. 12065:\nTAGS:\nSUBJ:\nREF:\nRDS-4, 1/20/85\nPINS, EC\nSOUTH LAKES\nQUITO 12",
    "subject and references": "E.O. 12065: RDS-4, 1/20/85\nTAGS: PINS, EC\nSUBJECT:\nREFS:\nSOUTH LAKES\nQUITO 12",
}


@pytest.mark.parametrize("row", APART)
def test_values_apart_from_their_labels(row: str) -> None:
    cable = read(APART[row])
    assert said(cable) == WHOLE
    assert "label-damaged" in [one.name for one in cable.diagnostics]


ALONE = {
    "one label, its value below": (
        "TAGS:\nPINS, EC\nSUBJECT: SOUTH LAKES",
        ["PINS", "EC"],
        "SOUTH LAKES",
    ),
    "no codes below TAGS": ("TAGS:\nSUBJECT:\nTHE SOUTH LAKES", [], "THE SOUTH LAKES"),
    "TAGS left empty": ("TAGS:\nSUBJECT: SOUTH LAKES", [], "SOUTH LAKES"),
}


@pytest.mark.parametrize("row", ALONE)
def test_labels_with_nothing_apart(row: str) -> None:
    opening, codes, subject = ALONE[row]
    cable = read(f"E.O. 12065: RDS-4, 1/20/85\n{opening}")
    assert ([tag.code for tag in cable.body.tags], cable.body.subject) == (codes, subject)


def test_the_text_may_follow_at_once() -> None:
    assert read("E.O. 12065:\nTAGS:").body.text == "1. THE LAKES ARE BLUE."
