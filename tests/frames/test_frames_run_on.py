"""Prints that lost line ends: lines cut where a label shows that they begin."""

from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from cablekit import parse_all
from cablekit.api import Parsed
from cablekit.frames import run_on

SAMPLES = Path(__file__).parents[2] / "samples"
PRINT = (SAMPLES / "synthetic-1996-retrieval.txt").read_text(encoding="utf-8")


def joined(text: str, size: int) -> str:
    """A text whose lines are joined, so many to one; blank lines stay."""
    rows: list[str] = []
    together: list[str] = []
    for row in text.split("\n"):
        if row.strip():
            together.append(row.strip())
        if together and (len(together) == size or not row.strip()):
            rows.append(" ".join(together))
            together = []
        if not row.strip():
            rows.append(row)
    return "\n".join(rows)


def parsed(text: str) -> Parsed:
    (one,) = parse_all(text)
    return one


def said(one: Parsed) -> dict[str, object]:
    """What the record says, whatever the lines are."""
    cable = msgspec.to_builtins(one.cable)
    body = {key: cable["body"][key] for key in ("classification", "banner", "executive_order", "tags", "subject")}
    body |= {"text": " ".join((cable["body"]["text"] or "").split()), "signature": cable["body"]["signature"]}
    return {key: cable[key] for key in ("document_number", "mrn", "date", "header", "routing", "release")} | body


@pytest.mark.parametrize("size", [2, 3, 4, 6, 99])
def test_a_print_is_read_as_if_it_had_its_lines(size: int) -> None:
    one = parsed(joined(PRINT, size))
    assert said(one) == said(parsed(PRINT))
    assert "".join(token.raw for token in one.tokens) == joined(PRINT, size)
    lost = [found.message for found in one.cable.diagnostics if found.code == "CK007"]
    assert any("line ends" in message for message in lost)


def test_a_print_on_one_line_is_recognised() -> None:
    one = parsed(" ".join(PRINT.split()))
    cable = one.cable
    assert (cable.source.frame, cable.document_number) == ("retrieval_1990s", "1996STATE118844")
    assert (cable.source.first_line, cable.source.last_line) == (1, 1)
    assert cable.header == parsed(PRINT).cable.header
    assert cable.body.signature == "CHRISTOPHER"


def test_a_print_that_has_its_lines_is_not_cut() -> None:
    assert parsed(PRINT).document.breaks == {}


PROOF = "DRAFTED BY: AF/E:HBOSWITHEN APPROVED BY: AF/E:LCDARRAGH"
ROWS = {
    "officers": (
        "SOURCE: ABC.1 ..DRAFTED BY: X/Y:NAME -- 06/08/96 202 647-1234 S/X:OTHER APPROVED BY: X:OTHER X/Y:THIRD FOURTH",
        [
            "SOURCE: ABC.1 ..DRAFTED BY: X/Y:NAME -- 06/08/96 202 647-1234 ",
            "S/X:OTHER ",
            "APPROVED BY: X:OTHER ",
            "X/Y:THIRD FOURTH",
        ],
    ),
    "a page and what is over it": (
        "B6 SECRET PAGE 01 ORIGIN SA-01 INFO",
        ["B6 ", "SECRET ", "PAGE 01 ", "ORIGIN SA-01 ", "INFO"],
    ),
    "a total inside the rows": ("ADS-00 PA-01 /005R MR-00 NSC-02", ["ADS-00 PA-01 /005R ", "MR-00 NSC-02"]),
    "the relay": ("AF/RA:OMPENTREATH 5D90EE 081721Z /38", ["AF/RA:OMPENTREATH ", "5D90EE 081721Z /38"]),
    "the routing": (
        "O P 270106Z JAN 93 FM SECSTATE WASHDC TO AMEMBASSY LIMA INFO USMISSION USUN NEW YORK AMEMBASSY QUITO SECRET",
        [
            "O P 270106Z JAN 93 ",
            "FM SECSTATE WASHDC ",
            "TO AMEMBASSY LIMA ",
            "INFO USMISSION USUN NEW YORK ",
            "AMEMBASSY QUITO ",
            "SECRET",
        ],
    ),
    "the opening": (
        "E.O. 12958: N/A TAGS: PREL SUBJECT: A LAKE 1. (U) ONE. 2. TWO, PAGE 14 OF IT. 4. FIVE",
        ["E.O. 12958: N/A ", "TAGS: PREL ", "SUBJECT: A LAKE ", "1. (U) ONE. ", "2. TWO, ", "PAGE 14 OF IT. 4. FIVE"],
    ),
    "a classification that is no banner": ("THE SECRET", ["THE SECRET"]),
    "marks of the release": (
        "UNITED STATES DEPARTMENT OF STATE REVIEW AUTHORITY: NOBODY DATE/CASE ID: 27 JUN 2003 200104094",
        ["UNITED STATES DEPARTMENT OF STATE ", "REVIEW AUTHORITY: NOBODY ", "DATE/CASE ID: 27 JUN 2003 200104094"],
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_where_lines_begin(row: str) -> None:
    text, pieces = ROWS[row]
    columns = run_on.breaks([PROOF, text]).get(1, ())
    assert [text[start:end] for start, end in pairwise((0, *columns, len(text)))] == pieces


def test_below_the_first_paragraph_only_furniture_and_paragraphs_begin_lines() -> None:
    text = "2. THE PAPER SAID: FM AMEMBASSY QUITO TO AMEMBASSY LIMA. SECRET SECRET PAGE 02 QUITO 05121 081721Z 3. MORE."
    rows = [PROOF, "1. ONE", text, "THIS IS ALL. SECRET NNNN"]
    found = run_on.breaks(rows)
    assert found[3] == (13, 20)
    pieces = [text[start:end] for start, end in pairwise((0, *found[2], len(text)))]
    assert pieces[1:] == ["SECRET ", "PAGE 02 QUITO 05121 081721Z ", "3. MORE."]


UNPROVED = {
    "labels that one line may have": "SUBJECT: A LAKE TAGS: PREL",
    "one label on a wide line": "DRAFTED BY: " + "A" * 90,
    "prose": "THE EMBASSY WAS TOLD TO INFO AMEMBASSY QUITO ",
}


@pytest.mark.parametrize("row", UNPROVED)
def test_what_proves_nothing(row: str) -> None:
    assert run_on.breaks([UNPROVED[row]]) == {}


# --- PAGE lines in pieces ---------------------------------------------------------------------------

SCATTERED = """Current Class: CONFIDENTIAL
Document Number: 1993QUITO05121

CONFIDENTIAL
PAGE 01
ACTION ARA-01
.QUITO
05121 270109Z
INFO LOG-00 PM-02 . PRS-01
HA-09
/013W
R 270106Z JAN 93
FM AMEMBASSY QUITO
TO SECSTATE WASHDC
CONFIDENTIAL QUITO 05121
TAGS: PREL
SUBJECT: A SYNTHETIC LAKE
1. ONE.
CONFIDENTIAL
CONFIDENTIAL
{}
2. TWO.
DOE
"""
LATER = {
    "pieces above": "05121 270109Z\nQUITO\nPAGE 02",
    "pieces below": "PAGE 02\nQUITO\n05121 270109Z",
    "the station alone": "PAGE 02 QUITO",
    "whole": "PAGE 02  QUITO  05121  270109Z",
}


@pytest.mark.parametrize("row", LATER)
def test_pieces_are_put_together_by_the_number_of_the_print(row: str) -> None:
    one = parsed(SCATTERED.format(LATER[row]))
    cable = one.cable
    assert cable.mrn is not None
    assert (cable.mrn.station, cable.mrn.number, cable.header.page_count) == ("QUITO", 5121, 2)
    assert cable.header.received is not None
    assert cable.header.received.raw == "270109Z"
    assert cable.header.distribution.balanced
    assert cable.body.text == "1. ONE.\n\n2. TWO." or cable.body.text == "1. ONE.\n2. TWO."


NOT_PIECES = {
    "another number": SCATTERED.format("PAGE 02").replace("05121 2", "05122 2"),
    "no number in the print": SCATTERED.format("PAGE 02").replace("Document Number: 1993QUITO05121", "Channel: n/a"),
    "a long line": SCATTERED.format("PAGE 02").replace("05121 2", "05121 05121 05121 05121 05121 2"),
}


@pytest.mark.parametrize("row", NOT_PIECES)
def test_what_is_no_piece(row: str) -> None:
    pages = [token.text for token in parsed(NOT_PIECES[row]).tokens if token.kind == "page"]
    assert set(pages) <= {"PAGE 01", "PAGE 02"}


# --- releases without the print's own lines ---------------------------------------------------------

FLAT = """{head}

PAGE 01 QUITO 01270 01 OF 02 240755Z ACTION ARA-01

INFO LOG-00 C-01 DODE-00 IO-16 /018W 33B3DC 240756Z /38 P 240750Z MAR 94 FM AMEMBASSY QUITO TO SECSTATE WASHDC \
PRIORITY 6020 INFO AMEMBASSY LIMA PRIORITY AMEMBASSY DAR ES SALAAM USMISSION USUN NEW YORK PRIORITY

CONFIDENTIAL SECTION 01 OF 02 QUITO 01270

E.O. 12356: DECL: OADR TAGS: PGOV, EC SUBJECT: SYNTHETIC LAMPS{turn}

REF: QUITO 01218

1. CONFIDENTIAL - ENTIRE TEXT.

2. SUMMARY. LAMPS ARE LIT WHERE THE FORMATION

UNITED STATES DEPARTMENT OF STATE REVIEW AUTHORITY: JANE E ROE DATE/CASE ID: 03 MAY 2005 200103014{words}
"""

FOOTS = {
    "two words": " UNCLASSIFIED UNCLASSIFIED OF BOATS ENDS.",
    "one word": " UNCLASSIFIED OF BOATS ENDS.",
    "no word": " OF BOATS ENDS.",
    "a line of its own": "\nUNCLASSIFIED\nOF BOATS ENDS.",
}


@pytest.mark.parametrize("name", FOOTS)
@pytest.mark.parametrize("turn", ["", " CONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02 QUITO 01270 01 OF 02 240755Z"])
def test_a_release_whose_lines_a_tool_joined(name: str, turn: str) -> None:
    one = parsed(FLAT.format(head="C16 UNCLASSIFIED RELEASED IN FULL", turn=turn, words=FOOTS[name]))
    cable = one.cable
    assert (cable.source.frame, cable.document_number) == ("bare", "1994QUITO01270")
    assert [to.name for to in cable.routing.info] == [
        "AMEMBASSY LIMA",
        "AMEMBASSY DAR ES SALAAM",
        "USMISSION USUN NEW YORK",
    ]
    assert cable.header.distribution.balanced
    assert (cable.body.subject, [tag.code for tag in cable.body.tags]) == ("SYNTHETIC LAMPS", ["PGOV", "EC"])
    assert (cable.release.official, cable.release.case_id) == ("JANE E ROE", "200103014")
    assert (
        (cable.body.text or "")
        .split("LAMPS ARE LIT")[1]
        .replace("\n", " ")
        .startswith(" WHERE THE FORMATION OF BOATS ENDS.")
    )


@pytest.mark.parametrize("text", ["THE ROAD FM QUITO TO LIMA IS CLOSED. " * 9, "P 240750Z MAR 94 FM X TO Y", ""])
def test_other_long_lines_are_not_split(text: str) -> None:
    assert parsed(text).document.breaks == {}
