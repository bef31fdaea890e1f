"""Specks that a scan adds to forms of the 1960s and to prints of the White House. All invented."""

from pathlib import Path

import pytest

from cablekit.api import parse_all
from cablekit.frames.specks import cleared
from cablekit.model import Cable

SAMPLES = Path(__file__).parents[2] / "samples"


def read(text: str) -> Cable:
    (parsed,) = parse_all(text)
    assert "".join(token.raw for token in parsed.tokens) == text
    return parsed.cable


CLEARED = {
    "Info    ;             '  4:31 PM": "Info                       4:31 PM",
    "EUR Rec'd: | APRIL 9, 1962": "EUR Rec'd:   APRIL 9, 1962",
    "FROM:  \u2018TAIPEI": "FROM:   TAIPEI",
    "- TO: Secretary of State": "TO: Secretary of State",
    "_NNNN": "NNNN",
    "_) HB:LM/14": "HB:LM/14",
    "TAGS: PREL, AL, IT .": "TAGS: PREL, AL, IT",
    "S/S - MR. ROE": "S/S - MR. ROE",
    "EUR -- MR. ROE": "EUR -- MR. ROE",
    "REF: (A) QUITO 87": "REF: (A) QUITO 87",
    "#0417": "#0417",
    '"LAMPS" ARE LIT': '"LAMPS" ARE LIT',
    "": "",
    "LAMPS": "LAMPS",
}


@pytest.mark.parametrize("line", CLEARED)
def test_what_is_a_speck(line: str) -> None:
    assert cleared(line).split() == CLEARED[line].split()


FORM = """Department of State | _\u2018 TELEGRAM
CONFIDENTIAL 441
PAGE 01 QUITO 03371. 121932Z

46

ACTION ARA-20

INFO CIAE 00,H 02,INR-07,L 03,;NSAE 00,P 04,

RSC. 01; SP_02,SS_20,{total}                               :

{dashes}

{group}
FM AMEMBASSY QUITO
TO SECSTATE WASHDC 6402                   ;
INFO AMEMBASSY LIMA                                       .

AMEMBASSY BOGOTA                                                             ;
{banner}

SUBJECT: LAMPS                                                     :

REF: STATE 20988                                                      ;
1. SYNTHETIC. LAMPS ARE LIT.

2. BOATS SAIL. GP-4. ROE

{end}
"""


def form(
    total: str = "/059 W",
    dashes: str = "aa---~-s--\u2014----=-=--- 087114",
    group: str = "R 1217452 FEB 69",
    banner: str = "CONFIDENT I A.L QUITO 3371",
    end: str = "CONFIDENTIAL                    ;        ;",
) -> Cable:
    return read(FORM.format(total=total, dashes=dashes, group=group, banner=banner, end=end))


@pytest.mark.parametrize("total", ["/059 W", "/059\u00b0W", "/059 .W"])
def test_rows_of_the_distribution_with_specks(total: str) -> None:
    distribution = form(total=total).header.distribution
    assert [f"{each.office}-{each.copies}" for each in distribution.info] == [
        *("CIAE-0", "H-2", "INR-7", "L-3", "NSAE-0", "P-4", "RSC-1", "SP-2", "SS-20")
    ]
    assert (distribution.total, distribution.code, distribution.balanced) == (59, "W", True)


def test_labels_with_specks_after_them() -> None:
    cable = form()
    assert (cable.mrn.raw if cable.mrn else None, cable.document_number) == ("QUITO 3371", "1969QUITO03371")
    assert (cable.body.subject, [each.number for each in cable.body.references]) == ("LAMPS", ["20988"])
    assert [each.name for each in cable.routing.info] == ["AMEMBASSY LIMA", "AMEMBASSY BOGOTA"]
    assert (cable.header.relay.number if cable.header.relay else None) == "087114"
    assert "CK209" in {found.code for found in cable.diagnostics}


LETTERS = {
    "\u00a9 121745zZ FEB 69": ("IMMEDIATE", None),
    "\u00a9 121745Z FEB 69": ("IMMEDIATE", None),
    "O 121745z FEB 69": ("IMMEDIATE", None),
    "\u00a9 P 1217452 FEB 69": ("IMMEDIATE", "PRIORITY"),
    "R -121745Z FEB 69": ("ROUTINE", None),
}


@pytest.mark.parametrize("group", LETTERS)
def test_the_letters_of_a_group(group: str) -> None:
    routing = form(group=group).routing
    assert (routing.dtg, (routing.precedence.action, routing.precedence.info)) == ("121745Z FEB 69", LETTERS[group])


def test_offices_and_the_letter_of_the_total_in_small_letters() -> None:
    text = FORM.format(
        total="/059 w", dashes="", group="R 121745Z FEB 69", banner="CONFIDENTIAL QUITO 3371 7 8", end=""
    )
    cable = read(text.replace("ACTION ARA-20", "ACTION Ara 20").replace(",P 04,", ",\u00a3 04,").replace(":\n", "\n"))
    distribution = cable.header.distribution
    assert [f"{each.office}-{each.copies}" for each in distribution.action] == ["ARA-20"]
    assert "E-4" in [f"{each.office}-{each.copies}" for each in distribution.info]
    assert (distribution.total, distribution.code) == (59, "W")
    assert cable.mrn is not None
    assert cable.mrn.raw == "QUITO 3371"


def test_a_row_that_is_no_distribution_is_none() -> None:
    cable = form(dashes="LAMPS ARE LIT; BOATS SAIL, 12")
    assert cable.header.distribution.total == 59
    assert cable.header.relay is None


BLOCK = """Cable

PREC:    FLASH
CLASS: . SECRET        :
LINE]: .ZAAUZYUW RUEHCAA8810 2721801-SSSS--RHEHAAX.
LINE2 :   ZNY SSSSS ZZH
LINE3: {group}
LINE4:   FM SECSTATE WASHDC         :                    .
OSRI:. RUEHC
DTG:     291801z SEP 97
ORIG:    SECSTATE WASHDC
TO:      RUEHQT/AMEMBASSY QUITO FLASH 0000
INFo:    RUEHPE/AMEMBASSY LIMA IMMEDIATE. 0912
;        RUEHBO/AMEMBASSY BOGOTA 0311
SUBJ:    LAMPS OF THE HARBOR
\u2018TEXT:                                         ;
S E C R E T STATE 184417
{caption}
E.O. 12958: DECL: 09/29/07
TAGS: PREL, EC .
SUBJECT: LAMPS OF THE HARBOR            :
REF: QUITO 2210 :
1. (U) .CLASSIFIED BY AF/E DIRECTOR J. ROE. REASONS: 1.5 :
(B) AND (D).
2. (S) LAMPS ARE LIT.
DECLASSIFIED

PER E.0. 13526
2014-0113-M (1.09)
3/9/2016 KDE
ORNAMENTAL .
BT :
#8810            :
{end}
sECT SECTION: 01.OF 01
SSN. 8810
TOR 970929141512 M2900441
{foot}
SIT: SUM
"""
GROUPS = {
    "Z O 291801Z SEP 97 ZFF4": ("FLASH", "IMMEDIATE"),
    "zZ.O 291801z SEP 97 ZFF4": ("FLASH", "IMMEDIATE"),
    "|~-Z O 2918012 SEP 97 ZFF4": ("FLASH", "IMMEDIATE"),
    "\u00a9 291801Z SEP 97": ("FLASH", None),
    "XX LAMPS": ("FLASH", None),
}


def block(group: str = "Z O 291801Z SEP 97", caption: str = "NODIS", end: str = "_NNNN", foot: str = "pIst") -> Cable:
    return read(BLOCK.format(group=group, caption=caption, end=end, foot=foot))


@pytest.mark.parametrize("group", GROUPS)
def test_the_group_of_a_block_with_specks(group: str) -> None:
    routing = block(group=group).routing
    assert (routing.dtg, str(routing.sent_at)[:10]) == ("291801Z SEP 97", "1997-09-29")
    assert (routing.precedence.action, routing.precedence.info) == GROUPS[group]


@pytest.mark.parametrize("end", ["NNNN", "_NNNN", "NNNN \u2018"])
@pytest.mark.parametrize("foot", ["DIST", "pIst", "bIST"])
def test_the_keys_of_a_block_with_specks(end: str, foot: str) -> None:
    cable = block(end=end, foot=foot)
    assert (cable.source.frame, cable.document_number) == ("white_house", "1997STATE184417")
    assert cable.header.classification == "SECRET"
    assert [(each.name, each.number) for each in cable.routing.info] == [
        ("AMEMBASSY LIMA", 912),
        ("AMEMBASSY BOGOTA", 311),
    ]
    assert [each.name for each in cable.routing.to] == ["AMEMBASSY QUITO"]
    assert (cable.body.subject, [tag.code for tag in cable.body.tags]) == ("LAMPS OF THE HARBOR", ["PREL", "EC"])
    assert cable.body.executive_order is not None
    assert cable.body.executive_order.classified_by is not None
    assert (cable.body.executive_order.classified_by.name, cable.body.executive_order.reasons) == (
        "J. ROE",
        ["1.5(b)", "1.5(d)"],
    )
    assert (cable.release.action, cable.release.case_id) == ("Declassified/Released", "2014-0113-M")
    assert (cable.body.signature, (cable.body.text or "").splitlines()[-1]) == ("ORNAMENTAL", "2. (S) LAMPS ARE LIT.")


CAPTIONS = {"NODIS": ["NODIS"], "NOopIS": ["NODIS"], "EXoIS": ["EXDIS"], "LAmPS": [], "NodIs": []}


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_with_small_letters(caption: str) -> None:
    assert block(caption=caption).body.captions == CAPTIONS[caption]


def test_a_stamp_needs_its_order() -> None:
    text = BLOCK.format(group="Z 291801Z SEP 97", caption="NODIS", end="NNNN", foot="DIST")
    cable = read(text.replace("PER E.0. 13526", "LAMPS").replace("2014-0113-M (1.09)", "BOATS"))
    assert cable.release.action is None
    assert "DECLASSIFIED" in (cable.body.text or "")


ORDERS = {"E\u00a3.0. 12958: DECL: 09/29/07": 12958, "E.0. 12958: DECL: 09/29/07": 12958, "E.O. LAMPS": None}


@pytest.mark.parametrize("order", ORDERS)
def test_the_label_of_the_order_with_signs(order: str) -> None:
    text = BLOCK.format(group="Z 291801Z SEP 97", caption="NODIS", end="NNNN", foot="DIST")
    cable = read(text.replace("E.O. 12958: DECL: 09/29/07", order).replace("#8810  ", "$8810 ;"))
    assert (cable.body.executive_order.number if cable.body.executive_order else None) == ORDERS[order]
    assert "$8810" in cable.routing.network


def test_a_banner_and_a_number_with_specks() -> None:
    text = BLOCK.format(group="Z 291801Z SEP 97", caption="NODIS", end="NNNN", foot="DIST")
    text = (
        text.replace("STATE 184417", "STATE 184417 ;").replace("BOGOTA 0311", "BOGOTA. 0311").replace("(U) .", "(0) ")
    )
    cable = read(text)
    assert cable.body.banner == "S E C R E T STATE 184417"
    assert cable.routing.info[1].number == 311
    assert cable.body.executive_order is not None
    assert cable.body.executive_order.reasons == ["1.5(b)", "1.5(d)"]


@pytest.mark.parametrize("specks", ["' ;", "* * *", "|", "..."])
@pytest.mark.parametrize("sample", ["1957-form", "1996-white-house"])
def test_a_line_of_nothing_but_specks(sample: str, specks: str) -> None:
    rows = (SAMPLES / f"synthetic-{sample}.txt").read_text().split("\n")
    for at in range(1, len(rows)):
        read("\n".join([*rows[:at], specks, *rows[at:]]))
