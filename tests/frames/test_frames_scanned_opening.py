"""Banner, addressees and opening of scans: damaged lines that another witness proves. All invented."""

import pytest

from cablekit.api import parse_all
from cablekit.model import Cable


def read(text: str) -> Cable:
    (parsed,) = parse_all(text)
    assert "".join(token.raw for token in parsed.tokens) == text
    return parsed.cable


COPY = """VZCZCXRO4471
PP RUEHC RUEHLI
DE RUEHQT #7713 2261420
ZNY CCCCC ZZH
P 141415Z AUG 89
FM AMEMBASSY {sender}
TO RUEHC/SECSTATE WASHDC PRIORITY 7781
INFO RUEHLI/AMEMBASSY LIMA 2004
BT
{banner}

E.O. 12356: DECL: OADR
TAGS: {tags}
{subject}
REF: {ref}

{first} CONFIDENTIAL - ENTIRE TEXT.

2. THE LAKES ARE BLUE.
RIVERA
BT
#7713

NNNN
"""


def copy(**parts: str) -> Cable:
    given = {
        "sender": "QUITO",
        "banner": "C O N F I D E N T I A L QUITO 07713",
        "tags": "PREL, EC",
        "subject": "SUBJECT: SYNTHETIC LAKES",
        "ref": "LIMA 2004",
        "first": "1.",
    }
    return read(COPY.format(**(given | parts)))


BANNERS = {
    "C0N F I0E N T I A L QUITO 07713": "CONFIDENTIAL QUITO 07713",
    "CONF IDEN TIAL QUITO 07713": "CONF IDEN TIAL QUITO 07713",
    "CONF IDEN TIAL SECTION @1 OF @3 QUITO 07713": "CONFIDENTIAL SECTION 01 OF 03 QUITO 07713",
    "CONF IOENTI At SECTION Ot OF 02 QUITO 07713": "CONFIDENTIAL SECTION 01 OF 02 QUITO 07713",
    "C O N F I D E N T I A L QUITO 07713": "C O N F I D E N T I A L QUITO 07713",
    "CONFIDENTIALSECTION 01 OF 02 QUITO 07713": "CONFIDENTIALSECTION 01 OF 02 QUITO 07713",
}


@pytest.mark.parametrize("banner", BANNERS)
def test_a_banner_with_the_station_of_the_sender(banner: str) -> None:
    cable = copy(banner=banner)
    assert cable.body.banner == BANNERS[banner]
    assert cable.mrn is not None
    assert (cable.mrn.station, cable.mrn.number, cable.body.classification) == ("QUITO", 7713, "CONFIDENTIAL")
    assert [one.part is not None for one in cable.transmissions] == ["SECTION" in banner]


NO_BANNERS = [
    "FOR SMITH FROM QUITO 07713",
    "CONF IDEN TIAL SECTION @9 OF @3 QUITO 07713",
    "THE LAMPS OF QUITO 07713",
    "C0N F I0E N T I A L LIMA 07713",
    "C0N F I0E N T I A L QUITO 7",
]


@pytest.mark.parametrize("line", NO_BANNERS)
def test_no_banner_is_made_of_another_line(line: str) -> None:
    assert copy(banner=line).body.banner is None


def test_a_damaged_banner_of_a_station_of_two_words() -> None:
    cable = copy(sender="SAN SALVADOR", banner="C0N F I0E N T I A L SAN SALVADOR 4619")
    assert cable.document_number == "1989SANSA04619"


CODES = {
    "PREL, co": ["PREL", "CO"],
    "E£AGR, EC": ["EAGR", "EC"],
    "PREL, E¢": ["PREL", "E¢"],
    "PREL, ECQ£": ["PREL", "ECQ£"],
}


@pytest.mark.parametrize("tags", CODES)
def test_a_code_of_tags_with_a_foreign_sign(tags: str) -> None:
    assert [one.code or one.raw for one in copy(tags=tags).body.tags] == CODES[tags]


SUBJECTS = {
    "SUBJECT:  SYNTHETIC LAKES AND THE COST OF A PIER\n-         OF STONE": "AND THE COST OF A PIER OF STONE",
    "SUBJECT: SYNTHETIC LAKES AND THE COST OF A PIER;\n- OF STONE": "AND THE COST OF A PIER; OF STONE",
    "SUBJECT: SYNTHETIC LAKES AND THE COST OF A PIER\nOF STONE": "AND THE COST OF A PIER OF STONE",
    "SUBJECT:  SYNTHETIC LAKES AND THE COST OF A PIER\n- OF STONE": "AND THE COST OF A PIER - OF STONE",
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_mark_that_keeps_the_blanks_of_a_row(subject: str) -> None:
    assert copy(subject=subject).body.subject == f"SYNTHETIC LAKES {SUBJECTS[subject]}"


VOTERS = "SYNTHETIC LAKES: VOTERS AND THE FERRY"
CLOSED_UP = {
    f"\nSUBJECT: {VOTERS}\n\nTIMETABLE\n": f"{VOTERS} TIMETABLE",
    "\nSUBJECT: SYNTHETIC\n\n-        LAKES\n": "SYNTHETIC LAKES",
    "\nSUBJECT: SYNTHETIC LAKES\n\nTIMETABLE\n": "SYNTHETIC LAKES",
    f"\nSUBJECT: {VOTERS}\n\nQUITO PASS GUAYAQUIL\n": VOTERS,
    f"\nSUBJECT: {VOTERS}\n\nFerries are late\n": VOTERS,
    f"SUBJECT: {VOTERS}\n\nTIMETABLE\n": VOTERS,
}


@pytest.mark.parametrize("subject", CLOSED_UP)
def test_a_blank_line_that_a_scan_put_into_a_subject(subject: str) -> None:
    assert copy(subject=subject).body.subject == CLOSED_UP[subject]


REFERENCES = {
    "A} LIMA 2811 B) STATE 092210": ["A", "B"],
    "{A) LIMA 2811 {B) STATE 092210": ["A", "B"],
    "(A} LIMA 2811 (B} STATE 092210": ["A", "B"],
}


@pytest.mark.parametrize("ref", REFERENCES)
def test_a_brace_without_its_other_half_is_a_parenthesis(ref: str) -> None:
    cable = copy(ref=ref)
    assert [one.label for one in cable.body.references] == REFERENCES[ref]
    assert [one.station for one in cable.body.references] == ["LIMA", "STATE"]


FIRST = {"i.": "1", "l.": "1", "I.": "1", "|.": "1", "1.": "1"}


@pytest.mark.parametrize("label", FIRST)
def test_a_letter_for_the_number_of_the_first_paragraph(label: str) -> None:
    assert [one.label for one in copy(first=label).body.paragraphs] == [FIRST[label], "2"]


def test_a_letter_without_a_second_paragraph_is_a_label() -> None:
    text = COPY.format(
        sender="QUITO",
        banner="C O N F I D E N T I A L QUITO 07713",
        tags="PREL",
        subject="SUBJ: LAKES",
        ref="LIMA 1234",
        first="I.",
    ).replace("2. THE LAKES", "II. THE LAKES")
    assert read(text).body.paragraphs[0].label != "1"


ORDERS = ["£.0O. 12356: DECL: OADR", "£.0. 12356: DECL: OADR", "€.O. 12356: DECL: OADR", "F.0. 12356: DECL: OADR"]


@pytest.mark.parametrize("line", ORDERS)
def test_a_sign_for_the_e_of_the_order(line: str) -> None:
    text = COPY.format(
        sender="QUITO",
        banner="C O N F I D E N T I A L QUITO 07713",
        tags="PREL",
        subject="SUBJ: LAKES",
        ref="LIMA 1234",
        first="1.",
    ).replace("E.O. 12356: DECL: OADR", line)
    order = read(text).body.executive_order
    assert order is not None
    assert (order.number, order.exemption) == (12356, "OADR")


# --- prints of the NSC and the White House ----------------------------------------------------------

NSC = """NATIONAL SECURITY COUNCIL
MESSAGE CENTER
{page}
EOB412 DTG: 091630Z OCT 84 PSN: 041877
TOR: 283/1812Z CSN: HCE412
DISTRIBUTION: ABCD-01 EFGH-01 /002 A2
OP IMMED
STU7142
DE RUEHQT #9412 2831633
O 091630Z OCT 84
FM AMEMBASSY QUITO
TO SECSTATE WASHDC NIACT IMMEDIATE 4466
BT
{banner}
E.O. 12356: DECL: OADR
TAGS: PREL, EC
SUBJECT: SYNTHETIC LAKES
1. (S) THE LAKES ARE BLUE.
{later}2. (S) THEY ARE COUNTED.
BT
"""
LATER = "NATIONAL SECURITY COUNCIL\nMESSAGE CENTER\nPAGE @2 OF @2\nEOB412 DTG: 091630Z OCT 84 PSN: 041877\n"
PAGES = {
    ("PAGE O01 OF O01", ""): 1,
    ("PAGE @1 OF @2", LATER): 2,
    ("PAGE @1 OF 62", LATER): 2,
    ("PAGE @1 OF 62", ""): None,
    ("PAGE 01 OF 03", ""): 3,
}


@pytest.mark.parametrize(("page", "later"), PAGES)
def test_the_number_of_pages_with_crossed_zeros(page: str, later: str) -> None:
    cable = read(NSC.format(page=page, later=later, banner="S E C R E T QUITO 09412"))
    assert cable.header.page_count == PAGES[page, later]


@pytest.mark.parametrize("banner", ["S$ EC R E T QUITO 09412", "S$CRET QUITO 09412"])
def test_a_damaged_banner_of_the_nsc(banner: str) -> None:
    cable = read(NSC.format(page="PAGE 01 OF 01", later="", banner=banner))
    assert (cable.body.banner, cable.document_number) == ("SECRET QUITO 09412", "1984QUITO09412")


def test_the_rest_of_a_struck_out_banner_stays_unknown() -> None:
    cable = read(NSC.format(page="PAGE 01 OF 01", later="", banner="OOHr-IDDN 5"))
    assert (cable.body.banner, cable.body.passing) == (None, [])


WHITE_HOUSE = """ PREC:   IMMEDIATE
CLASS:   CONFIDENTIAL
LINE1:   OAACZYUW RUEHQTA4410 1021502-CCCC--RHEHAAX.
LINE2:   ZNY CCCCC ZZH
LINE3:   O 121455Z APR 94
LINE4:   FM AMEMBASSY {sender}
 OSRI:   RUEHQT
  DTG:   121455Z APR 94
 ORIG:   AMEMBASSY {sender}
   TO:   RUEHC/SECSTATE WASHDC IMMEDIATE 7715
 SUBJ:   SYNTHETIC LAKES

 TEXT:
         {banner}

         E.O. 12356: DECL: OADR
         TAGS: PREL, EC
         SUBJECT: SYNTHETIC LAKES

         1. CONFIDENTIAL - ENTIRE TEXT.

         BT
         #0441
         NNNN
 SECT   SECTION: 01 OF 02
  SSN   0441
"""
ARCHIVED = {
    ("QUITO", "CONF IOENTI At SECTION Ot OF 02 QUITO 010441"): ("CONFIDENTIAL SECTION 01 OF 02 QUITO 010441", 1),
    ("QUITO", "CDNr IO SECTION 0? OF 02 QUITO 010441"): ("CONFIDENTIAL QUITO 010441", None),
    ("ADDIS ABABA", "C0Nr 1DE ADDIS ABABA 010441"): ("CONFIDENTIAL ADDIS ABABA 010441", None),
    ("QUITO", "C O N F I D E N T I A L QUITO 010441"): ("C O N F I D E N T I A L QUITO 010441", None),
}


@pytest.mark.parametrize(("sender", "banner"), ARCHIVED)
def test_a_damaged_banner_of_the_white_house(sender: str, banner: str) -> None:
    cable = read(WHITE_HOUSE.format(sender=sender, banner=banner))
    (part,) = [one.part and one.part.number for one in cable.transmissions]
    assert (cable.body.banner, part) == ARCHIVED[sender, banner]


# --- the routing ------------------------------------------------------------------------------------

PRINT = """CONFIDENTIAL
PAGE 01 QUITO 15530 261504Z
ACTION SS-00
INFO LOG-00 ADS-01 /001W
O 261450Z AUG 92
FM AMEMBASSY QUITO
TO SECSTATE WASHDC NIACT IMMEDIATE 3370

INFO AMEMBASSY LIMA PRIORITY

{row}

CONFIDENTIAL QUITO 15530

FOR THE DESK

E.O. 12356: DECL: OADR
TAGS: PREL, EC
SUBJECT: SYNTHETIC LAKES
1. THE LAKES ARE BLUE.
"""
ADDRESSED = {
    "AMEMBASSY BOGOTA POUCH": ["AMEMBASSY LIMA", "AMEMBASSY BOGOTA"],
    "SECDEF WASHDC//USDP/ISA//": ["AMEMBASSY LIMA", "SECDEF WASHDC//USDP/ISA//"],
    "LIMA POUCH ICA": ["AMEMBASSY LIMA"],
    "AMEMBASSY BOGOTA": ["AMEMBASSY LIMA", "AMEMBASSY BOGOTA"],
}


@pytest.mark.parametrize("row", ADDRESSED)
def test_an_addressee_above_the_banner_that_looks_like_a_passing_line(row: str) -> None:
    assert [one.name for one in read(PRINT.format(row=row)).routing.info] == ADDRESSED[row]


# --- the PAGE line ----------------------------------------------------------------------------------


@pytest.mark.parametrize("section", ["O02 OF 02", "D1 OF 02", "01 OF 02"])
def test_a_damaged_section_of_a_page_line_gives_way_to_the_banner(section: str) -> None:
    text = (
        PRINT.format(row="AMEMBASSY BOGOTA")
        .replace("QUITO 15530 261504Z", f"QUITO 15530 {section} 261504Z")
        .replace("CONFIDENTIAL QUITO 15530", "CONFIDENTIAL SECTION 01 OF 02 QUITO 15530")
    )
    cable = read(text)
    assert cable.body.subject == "SYNTHETIC LAKES"
    assert [one.part and one.part.number for one in cable.transmissions] == [1]


def test_rows_of_the_distribution_below_the_end_mark_are_no_text() -> None:
    text = PRINT.format(row="AMEMBASSY BOGOTA").replace("ADS-01 /001W", "/004W")
    cable = read(f"{text}RIVERA\nCONFIDENTIAL\n\nNNNN\nADS-01\nL-03\nvc-o00\n$1\nA LINE OF WORDS\n")
    assert cable.body.signature is None or cable.body.text is not None
    assert {one.office for one in cable.header.distribution.info} >= {"LOG", "ADS", "L"}
