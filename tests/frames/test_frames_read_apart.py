"""Releases whose scan read columns apart: PAGE lines, rows of the distribution, and marks. All invented."""

import datetime as dt

import pytest

from cablekit.api import parse_all
from cablekit.fields import page, release
from cablekit.model import Cable


def read(text: str) -> Cable:
    (parsed,) = parse_all(text)
    assert "".join(token.raw for token in parsed.tokens) == text
    return parsed.cable


SHEET = """CONFIDENTIAL

UNCLASSIFIED

{scan}

RELEASED IN {how}
PAGE 01
{pieces}
{relay}

O 081150Z APR 94
FM AMEMBASSY QUITO
TO SECSTATE WASHDC NIACT IMMEDIATE 6364
INFO AMEMBASSY LIMA IMMEDIATE
AMEMBASSY BOGOTA IMMEDIATE
{below}
CONFIDENTIALSECTION 01 OF 02 QUITO 03963

CONFIDENTIAL
CONFIDENTIAL
{page}
E.O. 12356: DECL: OADR
TAGS: PREL, EC
SUBJECT: SYNTHETIC LAKES
REF: STATE 92374
1. CONFIDENTIAL - ENTIRE TEXT.
2. THE LAKES ARE BLUE, AND THE MINISTRY

UNITED STATES DEPARTMENT OF STATE
REVIEW AUTHORITY: ANN Q ROE
{stamp}DATE/CASE ID: 06 MAY 2011 201005065

{foot}
UNCLASSIFIED

UNCLASSIFIED

HAS COUNTED THEM TWICE.
"""
PIECES = """ACTION AF-01

QUITO 03963 01 OF 02 081150Z

CCO-00 CIAE-00
CA-02
INFO LOG-00 EUR-01 /004W"""


def sheet(**parts: str) -> Cable:
    given = {
        "scan": "029",
        "how": "FULL",
        "pieces": PIECES,
        "relay": "398B16 081150Z /38",
        "below": "",
        "page": "PAGE 02\nQUITO 03963 01 OF 02 081150Z",
        "stamp": "",
        "foot": "E405",
    }
    return read(SHEET.format(**(given | parts)))


# --- PAGE lines -------------------------------------------------------------------------------------

FIRST_PAGES = {
    "in one line below": PIECES,
    "each piece alone": PIECES.replace("QUITO 03963 01 OF 02 081150Z", "QUITO\n03963\n01 OF 02\n081150Z"),
    "the section lost": PIECES.replace("QUITO 03963 01 OF 02 081150Z", "QUITO\n\n03963\n\n081150Z"),
}


@pytest.mark.parametrize("pieces", FIRST_PAGES.values(), ids=FIRST_PAGES)
@pytest.mark.parametrize(
    "page", ["PAGE 02\nQUITO 03963 01 OF 02 081150Z", "QUITO 03963 01 OF 02 081150Z\nPAGE 02"], ids=["below", "above"]
)
def test_a_later_page_states_the_number_of_a_first_page_in_pieces(pieces: str, page: str) -> None:
    cable = sheet(pieces=pieces, page=page)
    assert (cable.document_number, cable.header.page_count) == ("1994QUITO03963", 2)
    assert cable.header.received is not None
    assert cable.header.received.raw == "081150Z"
    assert [one.part.number for one in cable.transmissions if one.part] == [1]
    assert not cable.body.passing


def test_a_banner_below_a_page_number_is_no_half_of_a_page_line() -> None:
    cable = sheet(page="QUITO 03963 01 OF 02 081150Z\nPAGE 02\nCONFIDENTIALQUITO 03963")
    assert cable.document_number == "1994QUITO03963"


def test_a_text_that_breaks_off_in_a_page_line_is_not_signed_by_its_station() -> None:
    text = SHEET.format(
        scan="029",
        how="FULL",
        pieces=PIECES,
        relay="",
        below="",
        page="PAGE 02\nQUITO 03963 01 OF 02 081150Z",
        stamp="",
        foot="E405",
    )
    assert read(f"{text}CONFIDENTIAL\nCONFIDENTIAL\nPAGE 03\nQUITO\n").body.signature is None


def test_the_dashes_of_the_relay_are_no_time_of_a_page() -> None:
    cable = sheet(relay="---081155Z\n081185/47")
    assert cable.header.received is not None
    assert cable.header.received.raw == "081150Z"


# --- distribution -----------------------------------------------------------------------------------

ROWS = {
    "rows above INFO": PIECES,
    "rows above INFO, next to ACTION": PIECES.replace("\n\nQUITO 03963 01 OF 02 081150Z\n", ""),
    "no INFO": PIECES.replace("INFO LOG", "LOG"),
    "INFO alone": PIECES.replace("\n\nQUITO", "\nINFO\n\nQUITO").replace("INFO LOG", "LOG"),
}


@pytest.mark.parametrize("pieces", ROWS.values(), ids=ROWS)
def test_a_short_row_of_action_ends_its_list(pieces: str) -> None:
    distribution = sheet(pieces=pieces).header.distribution
    assert [(one.office, one.copies) for one in distribution.action] == [("AF", 1)]
    assert {one.office for one in distribution.info} == {"CCO", "CIAE", "CA", "LOG", "EUR"}
    assert (distribution.total, distribution.balanced) == (4, True)


def test_a_full_row_of_action_continues() -> None:
    row = "ACTION AF-01  EUR-01  ARA-01  NEA-01  EAP-01  INR-01  PM-01"
    distribution = sheet(pieces=f"{row}\nL-01\nINFO LOG-00 /008W\nQUITO 03963 01 OF 02 081150Z").header.distribution
    assert [one.office for one in distribution.action] == ["AF", "EUR", "ARA", "NEA", "EAP", "INR", "PM", "L"]


def test_the_label_of_the_distribution_below_the_addressees() -> None:
    pieces = PIECES.replace("INFO LOG-00 EUR-01 /004W", "EUR-01\n/014W")
    cable = sheet(pieces=pieces, below="INFO LOG-00\nHA-09\nL-01\nNSCE-00\n")
    assert [one.name for one in cable.routing.info] == ["AMEMBASSY LIMA", "AMEMBASSY BOGOTA"]
    assert {one.office for one in cable.header.distribution.info} >= {"LOG", "HA", "L", "NSCE", "EUR"}
    assert cable.header.distribution.balanced


def test_pm_read_as_fm_is_an_office() -> None:
    cable = sheet(pieces=PIECES.replace("CA-02", "FM-02\nDRAFTED BY: AF/C: ABROE"))
    assert cable.routing.from_ is not None
    assert cable.routing.from_.name == "AMEMBASSY QUITO"
    assert cable.header.drafted_by is not None


ZEROS = {
    "letters": "INFO LOG-OO INLB-01\nSRPP-OO\nM- OO\np-oo\nUSIE- OO PMB- 00 DRL- 09 G-OO /011W",
    "crossed": "INFO LOG-@@ INLB-@1\nSRPP-@@\nM-@@\nP-@@\nUSIE-@@ PMB-@@ DRL-@9 G-@@ /011W",
}


@pytest.mark.parametrize("rows", ZEROS.values(), ids=ZEROS)
def test_letters_for_zeros(rows: str) -> None:
    distribution = sheet(pieces=f"ACTION EUR-01\nQUITO 03963 01 OF 02 081150Z\n{rows}").header.distribution
    copies = {one.office: one.copies for one in distribution.info}
    assert copies["LOG"] == copies["M"] == copies["P"] == copies["USIE"] == 0
    assert (copies["INLB"], copies["DRL"], distribution.balanced) == (1, 9, True)


RELAYS = {
    "E9AB1C 071336Z /38": ("E9AB1C", "071336Z", "38"),
    "C8OC3A 071336Z /38": ("C80C3A", "071336Z", "38"),
    "BO1FED 0713362 /38": ("B01FED", "071336Z", "38"),
    "485AEE 071336Z /SS": ("485AEE", "071336Z", None),
    "nnn@71163 071336Z /11": ("071163", "071336Z", "11"),
}


@pytest.mark.parametrize("line", RELAYS)
def test_letters_in_the_number_of_a_relay(line: str) -> None:
    relay = sheet(relay=line).header.relay
    assert relay is not None
    assert (relay.number, relay.time, relay.suffix) == RELAYS[line]


# --- marks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scan", ["029", "E 14", "SS27", "X2 9", "A2", "UU 2"])
def test_a_mark_of_the_scanning_above_the_first_page(scan: str) -> None:
    cable = sheet(scan=scan)
    assert (cable.header.classification, cable.release.exemptions) == ("CONFIDENTIAL", [])


@pytest.mark.parametrize("foot", ["E405", "Z31", "H4 5", "D16"])
def test_a_mark_of_the_scanning_below_the_stamp_is_no_text(foot: str) -> None:
    assert foot not in (sheet(foot=foot).body.text or "")


STAMPED = "CLASSIFICATION: CONFIDENTIAL REASON: 1.4(B), 1.4(D)\nDECLASSIFY Al 1ER: 8 APR 2016\n"


def test_lines_of_the_stamp_between_reviewer_and_case() -> None:
    cable = sheet(stamp=STAMPED)
    assert (cable.release.official, cable.release.date) == ("ANN Q ROE", dt.date(2011, 5, 6))
    assert cable.body.text is not None
    assert "DECLASSIFY" not in cable.body.text


CODES = {
    "PART\nB1, 1.4(B)": ["B1", "1.4(B)"],
    "PART\nBl, 1.4(B)": ["B1", "1.4(B)"],
    "PART\n131, 1.4(B), 1.4(D)": ["B1", "1.4(B)", "1.4(D)"],
    "PART\nB6, Bl, 1.4(D)": ["B6", "B1", "1.4(D)"],
    "PART Bl, 1.4(D)": ["B1", "1.4(D)"],
    "FULL": [],
}


@pytest.mark.parametrize("how", CODES)
def test_codes_that_a_scan_damaged(how: str) -> None:
    assert sheet(how=how).release.exemptions == CODES[how]


def test_marks_beside_a_line() -> None:
    cable = read(
        """UNCLASSIFIED U.S. Department of State Case No. F-2099-16745 Doc No.
C09927338 Date: 04/26/2017
CONFIDENTIAL
PAGE 01 QUITO 08117 091439Z RELEASE IN FULL
ACTION RP-10
INFO LOG-00 AID-01 /011W
6C1518 091440Z /38
O 091431Z OCT 92
FM AMEMBASSY QUITO
TO SECSTATE WASHDC IMMEDIATE 4891
INFO AMEMBASSY LIMA IMMEDIATE REVIEW AUTHORITY: Ann Q. Roe, Senior
AMEMBASSY BOGOTA IMMEDIATE Reviewer
CONFIDENTIAL QUITO 08117
E.O. 12356: DECL:OADR
TAGS: PREL, EC
SUBJECT: SYNTHETIC LAKES
1. THE LAKES ARE BLUE.
"""
    )
    assert (cable.release.action, cable.release.official) == ("RELEASED IN FULL", "Ann Q. Roe")
    assert (cable.release.document_id, cable.release.date) == ("C09927338", dt.date(2017, 4, 26))
    assert [(one.name, one.precedence) for one in cable.routing.info] == [
        ("AMEMBASSY LIMA", "IMMEDIATE"),
        ("AMEMBASSY BOGOTA", "IMMEDIATE"),
    ]


PIECES_OF_MARK = [
    "F-2099-00417 Doc No,",
    "€09900417",
    "CO9900417",
    "Date: 11/21/2012",
    "Case No. F-2099-00417",
    "Doc No.",
]


@pytest.mark.parametrize("piece", PIECES_OF_MARK)
def test_a_piece_of_a_page_mark(piece: str) -> None:
    assert release.MARK_PIECE.match(piece)


@pytest.mark.parametrize("text", ["", "F-2099", "DATE: MAY 5", "12345678", "CASE NO. 5", "Doc No. of the paper"])
def test_no_piece_of_a_page_mark(text: str) -> None:
    assert release.MARK_PIECE.match(text) is None


def test_a_page_mark_in_pieces() -> None:
    cable = read(
        """UNCLASSIFIED U.S. Department of State Case No,
CONFIDENTIAL          PTQ0417
PAGE 01 QUITO 08117 091439Z
ACTION RP-10
INFO LOG-00 AID-01 /011W
O 091431Z OCT 92
FM AMEMBASSY QUITO
TO SECSTATE WASHDC IMMEDIATE 4891
CONFIDENTIAL QUITO 08117
F-2099-00417 Doc No,
€09900417
RELEASE IN PART B1
Date: 11/21/2012
DODE-GO
vc-o00
E.O. 12356: DECL:OADR
TAGS: PREL, EC
SUBJECT: SYNTHETIC LAKES
1. THE LAKES ARE BLUE.
"""
    )
    said = cable.release
    assert (said.case_id, said.document_id, said.date) == ("F-2099-00417", "C09900417", dt.date(2012, 11, 21))
    assert (cable.header.classification, cable.body.passing) == ("CONFIDENTIAL", [])


def test_the_mark_of_another_agency_is_no_text() -> None:
    mark = "Approved For Release 2009/04/17 : CIA-RDP00X00000R000100010001-1\n"
    cable = read(
        f"""{mark}INCOMING
PAGE 001
TOR: 061944Z MAY 83
PP RUEAIIB
ZNY CCCCC ZOC STATE ZZH
PP RUEHC
DE RUESQI #1847 1261930
ZNY CCCCC ZZH
P 061925Z MAY 83
FM AMEMBASSY QUITO
TO SECSTATE WASHDC PRIORITY 9114
BT
C O N F I D E N T I A L QUITO 1847
E.O. 12356: DECL: OADR
TAGS: PREL, EC
SUBJ: SYNTHETIC LAKES
1. THE LAKES ARE BLUE.
RIVERA
BT
#1847
NNNN
{mark}"""
    )
    assert (cable.body.text, cable.body.signature) == ("1. THE LAKES ARE BLUE.", "RIVERA")
    assert cable.release.date == dt.date(2009, 4, 17)
    assert cable.release.document_id == "CIA-RDP00X00000R000100010001-1"


def test_the_mark_of_another_agency_with_an_impossible_day() -> None:
    cable = read("Approved For Release 2009/14/17 : CIA-RDP00X0\nFM AMEMBASSY QUITO\nTO SECSTATE WASHDC\n1. LAKES.\n")
    assert cable.release.date is None


def test_a_first_name_that_a_scan_damaged_is_not_read() -> None:
    text = SHEET.replace("ANN Q ROE", "a NN Q ROE").format(
        scan="029", how="FULL", pieces=PIECES, relay="", below="", page="PAGE 02", stamp="", foot="E405"
    )
    assert read(text).release.official is None


def test_a_row_with_marks_between_its_pairs() -> None:
    distribution = sheet(pieces=PIECES.replace("LOG-00 EUR-01", "LOG-00\nPM-00 . EUR-01")).header.distribution
    assert [one.office for one in distribution.info][-3:] == ["LOG", "PM", "EUR"]


def test_a_total_that_is_no_number() -> None:
    distribution = sheet(pieces="ACTION AF-01\nINFO LOG-00 EUR-01 /00X W").header.distribution
    assert (distribution.total, distribution.action[0].office) == (None, "AF")


def test_a_number_far_below_a_page_line_is_no_half_of_it() -> None:
    assert page.second_half(page.Parts(2), "QUITO 03963", 5) is None
    assert page.second_half(page.Parts(2), "QUITO 03963", 1) is not None
