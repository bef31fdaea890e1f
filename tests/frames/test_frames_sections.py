"""Sections and telegrams in prints without PAGE lines: copies of centers, heads of pages since 2000. All invented."""

import pytest

from cablekit.api import Parsed, parse_all
from cablekit.model import Cable

HEAD = """VZCZCHGA{place}
PP RUEHC RUEHSW
DE RUEHQT #{call} 0581640
ZNY SSSSS ZZH
P R 271622Z FEB 89
FM AMEMBASSY QUITO
TO RUEHC/SECSTATE WASHDC PRIORITY 0418
INFO RUEHSW/AMEMBASSY LIMA 0091
BT
"""
SECTION = """S E C R E T {banner}

E.O. 12356: DECL: OADR
TAGS: PGOV, EC
SUBJECT: SYNTHETIC LAMPS

{text}
BT
#{serial}
{end}
"""


def section(number: int, text: str, *, serial: str = "0733", of: int = 2, end: str = "\nNNNN") -> str:
    banner = f"SECTION {number:02} OF {of:02} QUITO 00{serial[1:]}" if of > 1 else f"QUITO 00{serial[1:]}"
    call = f"{serial}/{number:02}" if of > 1 else serial
    return HEAD.format(place=number, call=call) + SECTION.format(banner=banner, text=text, serial=serial, end=end)


def parts(cable: Cable) -> list[tuple[int, int | None] | None]:
    return [(one.part.number, one.part.of) if one.part else None for one in cable.transmissions]


@pytest.mark.parametrize("end", ["\nNNNN", "NNNN", ""])
def test_sections_of_a_copy_are_joined(end: str) -> None:
    first = section(1, "1. (S) THE COUNCIL MEETS NEXT WEEK AND WILL DECIDE WHETHER THE", end=end)
    second = section(2, "LAMPS ARE LIT.\nWHITTAMORE", end=end)
    (parsed,) = parse_all(first + second)
    cable = parsed.cable
    assert cable.source.frame == "message_center"
    assert parts(cable) == [(1, 2), (2, 2)]
    assert cable.body.text == "1. (S) THE COUNCIL MEETS NEXT WEEK AND WILL DECIDE WHETHER THE\nLAMPS ARE LIT."
    assert (cable.body.signature, cable.body.gaps) == ("WHITTAMORE", [])


def test_three_sections_and_a_missing_one() -> None:
    text = "".join(section(number, f"{number}. LAMPS.", of=4) for number in (1, 2, 4))
    (parsed,) = parse_all(text)
    assert parts(parsed.cable) == [(1, 4), (2, 4), (4, 4)]
    assert len(parsed.cable.body.gaps) == 1


def test_telegrams_of_a_file_are_records() -> None:
    text = section(1, "1. LAMPS.\nROE", of=1) + "\n" + section(1, "1. BOATS.\nDOE", serial="0740", of=1)
    numbers = [parsed.cable.mrn.number for parsed in parse_all(text) if parsed.cable.mrn]
    assert numbers == [733, 740]
    assert "".join(parsed.document.text for parsed in parse_all(text)) == text


def test_a_relayed_copy_with_two_calls_is_one_telegram() -> None:
    text = "PP RUEAIIB\nDE RUEHC #4411 0581800\nZNY SSSSS ZZH\n" + section(1, "1. LAMPS.\nROE", of=1)
    (parsed,) = parse_all(text)
    assert (parsed.cable.mrn.number if parsed.cable.mrn else None) == 733


LATE = """VZCZCXYZ0004
PP RUEHWEB

DE RUEHQT #1422/01 0921020
ZNY CCCCC ZZH
P 021020Z APR 05
FM AMEMBASSY QUITO
TO RUEHC/SECSTATE WASHDC PRIORITY 3391
BT
C O N F I D E N T I A L SECTION 01 OF {of:02} QUITO 001422

SIPDIS

E.O. 12958: DECL: 04/02/2015
TAGS: PREL, EC
SUBJECT: SYNTHETIC LAMPS

1. (C) Summary: All lamps will be lit by the first of

{heads}
June. End summary.
ROE
"""

HEADS = {
    "one section more": ("QUITO 00001422  002 OF 002", 2, [(1, 2), (2, 2)]),
    "a page of the first": (
        "QUITO 00001422  001.2 OF 002\n\nMay or\n\nQUITO 00001422  002 OF 002",
        2,
        [(1, 2), (2, 2)],
    ),
    "with blanks in the name": ("LA PAZ 00001422  002 OF 002", 2, [(1, 2), (2, 2)]),
}


@pytest.mark.parametrize("name", HEADS)
def test_heads_of_pages_since_2000(name: str) -> None:
    heads, of, expected = HEADS[name]
    (parsed,) = parse_all(LATE.format(of=of, heads=heads))
    cable = parsed.cable
    assert parts(cable) == expected
    assert cable.body.gaps == []
    assert " OF 00" not in (cable.body.text or "")
    assert (cable.body.text or "").endswith("June. End summary.")
    assert (cable.body.signature, cable.document_number) == ("ROE", "2005QUITO01422")


@pytest.mark.parametrize(
    "row", ["QUITO 1422  002 OF 002", "QUITO 00001422  003 OF 002", "OF 00001422 lamps 002 OF 002 are"]
)
def test_other_rows_are_text(row: str) -> None:
    (parsed,) = parse_all(LATE.format(of=1, heads=row))
    assert row in (parsed.cable.body.text or "")


# --- the White House archive ------------------------------------------------------------------------

ARCHIVE = """PREC: IMMEDIATE
CLASS: CONFIDENTIAL
LINE1: OAAUZYUW RUEHQTA0456 0331415-CCCC--RHEHAAA.
LINE2: ZNY CCCCC ZZH
LINE3: O 021415Z FEB 94
LINE4: FM AMEMBASSY QUITO
OSRI: RUEHQT
DTG: 021415Z FEB 94
ORIG: AMEMBASSY QUITO
TO: RUEHC/SECSTATE WASHDC IMMEDIATE 2231
SUBJ: SYNTHETIC LAMPS
TEXT:
{banner}

E.O. 12356: DECL: OADR
SUBJECT: SYNTHETIC LAMPS

1. LAMPS ARE LIT.
ROE
BT
#0456

NNNN
{foot}
"""
FEET = [
    "SECT: SECTION: 01 OF 01\nSSN: 0456\nTOR: 940202093512 M1199120\nDIST: SIT: NSC",
    "SECT:\nSSN:  0456\nTOR:  940202093512\nDIST:  PRT: SIT",
    "SECT   SECTION: 01 OF 01\nSSN   0456\nDIST",
    "SSN: 0456\nTOR: 940202093512",
    "TOR: 940202093512 M1199120\nDIST:",
    "DIST:\nSIT: NSC",
]


@pytest.mark.parametrize("foot", FEET)
def test_the_keys_below_the_text_are_no_text(foot: str) -> None:
    (parsed,) = parse_all(ARCHIVE.format(banner="C O N F I D E N T I A L QUITO 000456", foot=foot))
    assert (parsed.cable.body.text, parsed.cable.body.signature) == ("1. LAMPS ARE LIT.", "ROE")


@pytest.mark.parametrize(
    "banner", ["C O N F I D E N T I A L SECTION 01 OF 02 QUITO 000456", "CONFIDENTIAL QUITO 000456"]
)
def test_a_sound_banner_is_kept(banner: str) -> None:
    (parsed,) = parse_all(ARCHIVE.format(banner=banner, foot=FEET[0]))
    assert parsed.cable.body.banner == banner


# --- codes in the margin ----------------------------------------------------------------------------

MARGINS = {
    "2. NOT IN WRITING.                     B1": ("2. NOT IN WRITING. [EXCISED B1]", ["B1"]),
    "2. [            ] SAID SO.             B6": ("2. [EXCISED B6] SAID SO.", ["B6"]),
    "2. HE SAID [                 ]         B6": ("2. HE SAID [EXCISED B6]", ["B6"]),
    "2. NOT IN WRITING.         B1, 1.4(D)": ("2. NOT IN WRITING. [EXCISED B1, 1.4(D)]", ["B1"]),
    "2. NOT IN WRITING.         (b)(1)": ("2. NOT IN WRITING. [EXCISED (b)(1)]", ["(b)(1)"]),
    "2. FLY THE B1": ("2. FLY THE B1", []),
    "2. FLY    B1": ("2. FLY    B1", []),
    "2. BOMBERS:         B1        B2": ("2. BOMBERS:         B1 [EXCISED B2]", ["B2"]),
    "2. ROOM                     C4": ("2. ROOM                     C4", []),
    "2. [   ] B6 AND LAMPS": ("2. [EXCISED B6] AND LAMPS", ["B6"]),
}


def margin(row: str, action: str) -> Parsed:
    text = f"{action}\n{LATE.format(of=1, heads='')}".replace("June. End summary.", row)
    (parsed,) = parse_all(text)
    return parsed


@pytest.mark.parametrize("row", MARGINS)
def test_codes_in_the_margin_of_a_release_in_part(row: str) -> None:
    clean, codes = MARGINS[row]
    body = margin(row, "RELEASED IN PART").cable.body
    assert (body.text or "").splitlines()[-1] == clean
    assert [one.code for one in body.excisions] == codes


def test_a_release_in_full_has_no_codes_in_the_margin() -> None:
    body = margin("2. BOMBERS:            B1", "RELEASED IN FULL").cable.body
    assert (body.text or "").endswith("B1")
    assert body.excisions == []
