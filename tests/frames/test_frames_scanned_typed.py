"""Releases that somebody typed or a scan read with its columns apart: spacing, halves of lines, ends. All invented."""

from pathlib import Path
from typing import Any

import pytest

from cablekit import parse_all
from cablekit.model import Cable

ROOT = Path(__file__).parents[2]

COPY = """VZCZCXYZ0001
RR RUEHLO
DE RUEHC #3577 0751956
ZNR UUUUU ZZH
R 151947Z MAR 96
FM SECSTATE WASHDC
TO AMEMBASSY LONDON 8469
UNCLAS STATE 053577
FOR THE AMBASSADOR FROM UNDER SECRETARY ROE
E.O. 12958: N/A
TAGS:
ECON, UK
SUBJECT: SYNTHETIC LAKES AND THE ROADS THAT LEAD
TO THEM
1. THE LAKES WERE MEASURED IN MARCH BY A
COMMISSION THAT NAMED THREE OF THEM AND LEFT
THE OTHERS FOR THE NEXT YEAR. ITS REPORT IS
EXPECTED IN JUNE.
2. THE ROADS ARE OPEN AND THE POST HAS ASKED
THE MINISTRY FOR A MAP OF THEM."""


def read(text: str) -> Cable:
    (parsed,) = parse_all(text)
    assert "".join(token.raw for token in parsed.tokens) == text
    return parsed.cable


def doubled(text: str) -> str:
    return text.replace("\n", "\n\n")


def test_blank_lines_below_every_line_say_nothing() -> None:
    cable = read(doubled(COPY))
    assert [tag.code for tag in cable.body.tags] == ["ECON", "UK"]
    assert cable.body.subject == "SYNTHETIC LAKES AND THE ROADS THAT LEAD TO THEM"
    assert [one.label for one in cable.body.paragraphs] == ["1", "2"]
    assert cable.body.text == read(COPY).body.text


SPACED = {
    "three lines without one": doubled(COPY).replace("\n\n", "\n", 3),
    "paragraphs on one line": "\n\n".join(f"{at}. THE LAKES ARE BLUE." for at in range(1, 30)),
    "few lines": doubled("UNCLAS QUITO 1\nTAGS:\nECON\n1. A\nB"),
}


@pytest.mark.parametrize("row", SPACED)
def test_other_blank_lines_stay(row: str) -> None:
    cable = read(SPACED[row])
    assert len(cable.body.paragraphs) != 1 or row == "three lines without one"


VALUES: dict[str, tuple[tuple[str, str], str, Any]] = {
    "the network's end as digits": (("ZZH", "22H"), "routing.network.3", "ZNR UUUUU 22H"),
    "a station but for one letter the sender's": (
        ("STATE 053577", "STATES 053577"),
        "document_number",
        "1996STATE053577",
    ),
    "another station": (("STATE 053577", "LIMA 053577"), "mrn.station", "LIMA"),
    "a station unlike the sender's": (("STATE 053577", "XANADU 053577"), "mrn.station", "XANADU"),
}


@pytest.mark.parametrize("row", VALUES)
def test_values_of_a_copy(row: str) -> None:
    (old, new), path, value = VALUES[row]
    found: Any = read(COPY.replace(old, new, 1))
    for step in path.split("."):
        found = found[int(step)] if step.isdecimal() else getattr(found, step)
    assert found == value


SHEET = """UNCLASSIFIED
SECRET
RELEASED IN FULL
PAGE 01
ACTION PM-04
QUITO 00013 051707Z
INFO OCT-01 EUR-12 ISO-00
---051731Z
P 051609Z JAN 77
FM AMEMBASSY QUITO
TO SECSTATE WASHDC PRIORITY 2036
SECRET QUITO 0013
E.O. 11652: GDS
TAGS: EFIS, EC
SUBJ: SYNTHETIC LAKES
1. THE LAKES ARE BLUE, AND THE MINISTRY HAS COUNTED
SECRET
QUITO 00013 051707Z
PAGE 02
THEM TWICE.
RIVERA
INR-07 /024 W
081185/47
SECRET
NAN
UNITED STATES DEPARTMENT OF STATE
REVIEW AUTHORITY: ANN Q ROE
DATE/CASE ID: 16 OCT 2007 200703877
UNCLASSIFIED
"""


def test_a_sheet_whose_columns_were_read_apart() -> None:
    cable = read(SHEET)
    distribution, relay = cable.header.distribution, cable.header.relay
    assert relay is not None
    assert (distribution.total, distribution.code, distribution.balanced) == (24, "W", True)
    assert [one.office for one in distribution.info] == ["OCT", "EUR", "ISO", "INR"]
    assert (relay.number, relay.time, relay.suffix) == ("081185", "051731Z", "47")
    assert (cable.header.page_count, cable.body.signature) == (2, "RIVERA")
    assert cable.body.text == "1. THE LAKES ARE BLUE, AND THE MINISTRY HAS COUNTED\nTHEM TWICE."


LEFT = {
    "pairs that the total does not prove": ("INR-07 /024 W", "INR-07 /027 W", "INR-07"),
    "two rests of a dash line": ("081185/47", "081185/47\n081186/48", "081186/48"),
}


@pytest.mark.parametrize("row", LEFT)
def test_what_nothing_proves_stays_text(row: str) -> None:
    old, new, kept = LEFT[row]
    assert kept in (read(SHEET.replace(old, new, 1)).body.text or "")


FRAGMENT = """{quote} QUITO 001147
NODIS
FOR THE SECRETARY ONLY
E.O. 12958: DECL: 01/19/08
TAGS: PREL, EC
SUBJECT: A LAKE
1. ONE.
"""


@pytest.mark.parametrize("quote", ["QTE:", "QUOTE", "QUOTE:", "QTE"])
def test_a_fragment_that_begins_with_quote(quote: str) -> None:
    cable = read(FRAGMENT.format(quote=quote))
    assert (cable.mrn.station, cable.mrn.number, cable.body.captions) == ("QUITO", 1147, ["NODIS"])
    assert (cable.body.subject, cable.body.classification) == ("A LAKE", None)
    assert cable.body.text == "1. ONE."


@pytest.mark.parametrize(
    "text",
    ["QTE: XANADU 001147\nNODIS\nTAGS: PREL\n1. ONE.", "QUOTE QUITO 001147\n1. ONE.", "NO QUOTE QUITO 1\nTAGS: PREL\n"],
)
def test_other_quotes_are_text(text: str) -> None:
    found = read(text).mrn
    assert found is None or found.number is None


PRINT = """TEXT OF TELEGRAM 86STATE 318957

ADP071
SECRET

PAGE 01        STATE  318957
ORIGIN SS-00

INFO  LOG-00   ADS-00   SSO-00   CCO-00   /000 R

DRAFTED BY: PM:JFIELD:
APPROVED BY: PM:QCROSS
{cleared}
P:DRIVERS
                  ------------------161555  092245Z /38
{group}
FM SECSTATE WASHDC
TO AMEMBASSY QUITO IMMEDIATE

S E C R E T  STATE 318957

{caption}

E.O. 12356: DECL: OADR
TAGS: PARM, EC
SUBJECT: A SYNTHETIC LAKE
REF: QUITO 08983  (NOTAL)(,/

1.  SECRET - ENTIRE TEXT.

2.  THE LAKE IS BLUE.
SHULTZ
SECRET

NNNN
PAGE NO.    1
"""


def sheet(cleared: str = "PM/SNP:JHOLM", group: str = "O 092240Z OCT 86 ZFF4", caption: str = "EXDIS") -> Cable:
    return read(PRINT.format(cleared=cleared, group=group, caption=caption))


CLEARED = {
    "two columns": ("PM/SNP:JHOLM                     EUR/RPM:TFARROW", [("PM/SNP", "JHOLM"), ("EUR/RPM", "TFARROW")]),
    "a digit for the mark": (
        "PM/SNP7JHOLM                    EUR/RPM:TFARROW",
        [("PM/SNP", "JHOLM"), ("EUR/RPM", "TFARROW")],
    ),
    "a sign for the mark": (
        "EUR/RPM;JHOLM                   EUR/SOV:TFARROW",
        [("EUR/RPM", "JHOLM"), ("EUR/SOV", "TFARROW")],
    ),
    "blanks around the marks": (
        "EUR/RPM : JHOLM            EUR/SOV : TFARROW",
        [("EUR/RPM", "JHOLM"), ("EUR/SOV", "TFARROW")],
    ),
    "a dirty second column": (
        "NEA:JHOLM                      .EUR/SOV:TFARROW",
        [("NEA", "JHOLM"), ("EUR/SOV", "TFARROW")],
    ),
    "a second column beyond reading": (
        "NEA:JHOLM                      EUR/SOVJFA ROW",
        [("NEA", "JHOLM"), ("EUR/SOVJFA", "ROW")],
    ),
    "a note far from its name": ("NEA:JHOLM                      (SUBS)", [("NEA", "JHOLM")]),
    "a small gap": ("NEA:JHOLM     EUR/SOV:TFARROW", [("NEA", "JHOLM"), ("EUR/SOV", "TFARROW")]),
    "the Operations Center": ("S/S-D:JHOLM                     S/S:TFARROW", [("S/S-O", "JHOLM"), ("S/S", "TFARROW")]),
    "a digit before a title": ("PM3MR. HOLM (PHONE)", [("PM", "MR. HOLM")]),
    "a title far from its office": ("PM:          MR. HOLM", [("PM", "MR. HOLM")]),
}


@pytest.mark.parametrize("row", CLEARED)
def test_clearances_in_columns(row: str) -> None:
    line, expected = CLEARED[row]
    found = [(one.office, one.name) for one in sheet(cleared=line).header.cleared_by]
    if row == "a second column beyond reading":
        assert found[0] == expected[0]
        assert len(found) == len(expected) + 1
    else:
        assert found == [*expected, ("P", "DRIVERS")]


def test_a_drafter_with_a_mark_and_no_typist() -> None:
    drafted = sheet().header.drafted_by
    assert drafted is not None
    assert (drafted.office, drafted.name, drafted.typist) == ("PM", "JFIELD", None)


GROUPS = {
    "the year lost": "O 092240;000:36 ZFF4",
    "the month lost": "O 092240..e6 ZFF4",
    "all but the digits lost": "O 092240tZ 0.T ,6",
}


@pytest.mark.parametrize("row", GROUPS)
def test_a_damaged_group_keeps_its_precedence_and_signals(row: str) -> None:
    cable = sheet(group=GROUPS[row])
    assert (cable.routing.precedence.action, cable.routing.sent_at) == ("IMMEDIATE", None)
    assert cable.routing.operating_signals == ["ZFF4"] * GROUPS[row].endswith("ZFF4")
    assert "DTG" not in (cable.body.text or "")
    assert [one.name for one in cable.diagnostics if one.field == "routing.sent_at"]


def test_no_moment_is_made_of_a_line_that_is_no_group() -> None:
    assert sheet(group="O 992240;000:36 ZFF4").routing.precedence.action is None


@pytest.mark.parametrize("caption", ["EXOIS   FOR SECRETARY ONLY", "E%DIS   FOR SECRETARY ONLY"])
def test_a_damaged_caption_before_a_passing_line(caption: str) -> None:
    body = sheet(caption=caption).body
    assert (body.captions, body.passing) == (["EXDIS"], ["FOR SECRETARY ONLY"])


ROUNDED = {
    "O for D": ("USOEL SECRETARY IN BRUSSELS", "USDEL SECRETARY IN BRUSSELS"),
    "sound": ("USDEL SECRETARY", "USDEL SECRETARY"),
    "nobody either way": ("LOS OSOS ROCK", "LOS OSOS ROCK"),
}


@pytest.mark.parametrize("row", ROUNDED)
def test_an_addressee_with_a_round_letter(row: str) -> None:
    written, name = ROUNDED[row]
    text = PRINT.format(cleared="P:HOLM", group="O 092240Z OCT 86", caption="EXDIS")
    cable = read(text.replace("TO AMEMBASSY QUITO", f"TO {written}"))
    assert [one.name for one in cable.routing.to] == [name]


SINGLE = """TEXT OF TELEGRAM 86QUITO 009011

ADP071
SECRET

{page}
ACTION SS-00

INFO  LOG-00   ADS-00   SSO-00   CCO-00   /000 R
                  ------------------161555  092245Z /38
O 092240Z OCT 86
FM AMEMBASSY QUITO
TO SECSTATE WASHDC IMMEDIATE 1234

{banner}

E.O. 12356: DECL: OADR
TAGS: PREL, EC
SUBJECT: A SYNTHETIC LAKE

1.  SECRET - ENTIRE TEXT.

2.  THE LAKE IS BLUE.
ROE
{foot}

NNNN
"""
SHEETS = {
    "sound": ("PAGE 01        QUITO  09011  092245Z", "S E C R E T QUITO 09011", "SECRET"),
    "a damaged station": ("PAGE 01        QU1TO  09011  092245Z", "S E C R E T QUITO 09011", "SECRET"),
    "a damaged number": ("PAGE 01        QUITO  09O11  092245Z", "S E C R E T QUITO 09011", "SECRET"),
    "a damaged banner": ("PAGE O1        QUITO  09011  092245Z", "S E C R E T QUIT0 09O11", "SECRET"),
    "a damaged station in the banner": ("PAGE 01        QUITO  09011  092245Z", "S E C R E T QUIT0 09011", "SECRET"),
    "a damaged number in the banner": ("PAGE 01        QUITO  09011  092245Z", "S E C R E T QUITO 09O11", "SECRET"),
    "the number alone": ("PAGE 01", "S E C R E T QUITO 09011", "SECRET"),
}


@pytest.mark.parametrize("row", SHEETS)
def test_the_number_of_the_print_proves_the_lines_of_a_single_sheet(row: str) -> None:
    page, banner, foot = SHEETS[row]
    cable = read(SINGLE.format(page=page, banner=banner, foot=foot))
    assert cable.mrn is not None
    assert (cable.mrn.station, cable.mrn.number, cable.header.page_count) == ("QUITO", 9011, 1)
    assert (cable.header.classification, cable.body.classification) == ("SECRET", "SECRET")
    assert cable.body.text == "1.  SECRET - ENTIRE TEXT.\n\n2.  THE LAKE IS BLUE."


STAMPED = {
    "on one line": ["DECLASSIFIED PER E.O. 13526"],
    "on two lines": ["DECLASSIFIED", "PER E.O. 13526"],
    "with its number": ["DECLASSIFIED", "PER E.O. 13526", "2015-0771-M (1.07)"],
}


@pytest.mark.parametrize("row", STAMPED)
def test_the_stamp_of_a_library_below_a_print_of_the_white_house(row: str) -> None:
    text = (ROOT / "samples" / "synthetic-1995-white-house.txt").read_text(encoding="utf-8")
    cable = read(text.rstrip("\n") + "\n" + "\n".join(STAMPED[row]) + "\n")
    assert set(STAMPED[row]) <= set(cable.release.marks)


def test_a_note_without_a_letter_is_none() -> None:
    (reference,) = sheet().body.references
    assert (reference.number, reference.note) == ("08983", "NOTAL")


@pytest.mark.parametrize(
    ("first", "between", "label"),
    [
        pytest.param("I. ", "", "1", id="a damaged number"),
        pytest.param("I. ", "II. THE RIVER IS HIGH.\n1. THE BRIDGE IS OLD.\n", "I", id="a Roman one"),
        pytest.param("I. ", "1. THE BRIDGE IS OLD.\n", "I", id="above numbers of its own"),
    ],
)
def test_a_letter_for_the_first_number(first: str, between: str, label: str) -> None:
    text = COPY.replace(" AND THE ROADS THAT LEAD\nTO THEM", "").replace("1. THE LAKES", f"{first}THE LAKES")
    text = text.replace("2. THE ROADS", f"{between}2. THE ROADS")
    assert read(text).body.paragraphs[0].label == label
