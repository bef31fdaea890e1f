"""Lines that a scan soiled: labels, captions, indicators. What only a scan writes is no notice. All invented."""

import pytest

from cablekit.api import parse_all
from cablekit.lines import Kind
from cablekit.model import Cable

COPY = """Declassified in Part - Sanitized Copy Approved for Release 2012/01/09
PP RUEAIIB
ZNY SSSSS ZZH
PP RUEHC
DE RUEHQT #6230/01 0990411
ZNY SSSSS ZZH
P 090406Z APR 87
{sender}
TO RUEHC/SECSTATE WASHDC PRIORITY 8896
{info}
BT
EZ1:
S E C R E T QUITO 06230
{caption}
EZ2:
FROM AMBASSADOR ROE
E.O. 12356: DECL: OADR
TOR: 091504Z APR 87
TAGS: PGOV, EC
SUBJECT: SYNTHETIC LAMPS
1. (S - ENTIRE TEXT.)
2. LAMPS ARE LIT.
"""


def copy(sender: str = "FM AMEMBASSY QUITO", info: str = "INFO RUEHPE/AMEMBASSY LIMA 2268", caption: str = "") -> Cable:
    (one,) = parse_all(COPY.format(sender=sender, info=info, caption=caption))
    return one.cable


@pytest.mark.parametrize(
    "sender", ["FM AMEMBASSY QUITO", "F'M AMEMBASSY QUITO", "F.M AMEMBASSY QUITO", ". FM AMEMBASSY QUITO"]
)
def test_a_mark_inside_the_label_of_the_sender(sender: str) -> None:
    routing = copy(sender).routing
    assert (routing.from_.name if routing.from_ else None) == "AMEMBASSY QUITO"


@pytest.mark.parametrize(
    "info",
    ["INFO RUEHPE/AMEMBASSY LIMA 2268", "INFO RUEHPE./AMEMBASSY LIMA 2268", "INFO RUEHPE, / AMEMBASSY LIMA 2268"],
)
def test_a_stop_after_an_indicator(info: str) -> None:
    (lima,) = copy(info=info).routing.info
    assert (lima.indicator, lima.name, lima.number) == ("RUEHPE", "AMEMBASSY LIMA", 2268)


CAPTIONS = {
    "EXDIS": (["EXDIS"], ["FROM AMBASSADOR ROE"]),
    "E%DIS": (["EXDIS"], ["FROM AMBASSADOR ROE"]),
    "N?DIS": (["NODIS"], ["FROM AMBASSADOR ROE"]),
    "%%DIS": ([], ["FROM AMBASSADOR ROE"]),
    "~ = cet |": ([], ["FROM AMBASSADOR ROE"]),
    "LIMA FOR LEGATT": ([], ["LIMA FOR LEGATT", "FROM AMBASSADOR ROE"]),
}


@pytest.mark.parametrize("caption", CAPTIONS)
def test_captions_and_what_is_no_notice(caption: str) -> None:
    body = copy(caption=caption).body
    assert (body.captions, body.passing) == CAPTIONS[caption]


def test_the_lines_of_another_agencys_center_are_its_own() -> None:
    (one,) = parse_all(COPY.format(sender="FM AMEMBASSY QUITO", info="INFO AMEMBASSY LIMA", caption="EXDIS"))
    own = [token.text for token in one.tokens if token.kind is Kind.FRAME]
    assert own == ["EZ1:", "EZ2:", "TOR: 091504Z APR 87"]


FORM = """Department of State     TELEGRAM

PAGE 01 QUITO 05547 271216Z

11
ACTION ARA-12

INFO   OCT-01  SS-14   /027 W
096807
O 271034Z DEC 72
FM AMEMBASSY QUITO
TO SECSTATE WASHDC IMMEDIATE 8341

QUITO 5547

SUBJ: SYNTHETIC LAMPS

1. LAMPS ARE LIT.
"""


@pytest.mark.parametrize(
    "heading",
    ["Department of State     TELEGRAM", "Department of State\n\nTELEGRAM", "   Department of State TELEGRAM 4"],
)
def test_the_words_of_the_form_show_it(heading: str) -> None:
    (one,) = parse_all(FORM.replace("Department of State     TELEGRAM", heading))
    cable = one.cable
    assert (cable.source.frame, cable.document_number) == ("form_1960s", "1972QUITO05547")
    assert cable.header.distribution.balanced
    assert (cable.header.relay.number if cable.header.relay else None) == "096807"


def test_a_telegram_that_names_the_department_is_no_form() -> None:
    (one,) = parse_all(FORM.replace("Department of State     TELEGRAM", "").replace("LAMPS ARE", "THE TELEGRAM IS"))
    assert one.cable.source.frame == "bare"
