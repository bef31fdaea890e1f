"""Marks of a release: wherever they fall they leave the text, and the releaser's word is not the telegram's."""

import pytest
from layouts import cable

from cablekit import frames, parse, parse_all
from cablekit.lines import Kind
from cablekit.model import Cable
from cablekit.sources import Decoded
from cablekit.tokenizer import tokenize

PAGE = "UNCLASSIFIED U.S. Department of State Case No. F-2014-01302 Doc No. C05517243 Date: 05/06/2014"


def scan(text: str, head: str = "CONFIDENTIAL\n") -> Cable:
    return parse(cable(stamp=head, frame="", head="", stamps="", attributes="", text=text))


def test_a_mark_of_the_page_in_mid_sentence() -> None:
    found = scan(f"1. THE ROAD\n{PAGE}\n{PAGE}\nIS CLOSED.")
    assert found.body.text == "1. THE ROAD\nIS CLOSED."
    assert (found.release.case_id, found.release.document_id, found.release.marks) == (
        "F-2014-01302",
        "C05517243",
        [PAGE],
    )


def test_a_mark_that_runs_on_with_a_line_of_the_text() -> None:
    found = scan(f"1. THE ROAD {PAGE} IS CLOSED.\n{PAGE.removeprefix('UNCLASSIFIED ')} 2. B.")
    assert found.body.text == "1. THE ROAD IS CLOSED.\n2. B."
    assert found.release.document_id == "C05517243"
    short = scan("1. A U.S. Department of State Case No. lost B.")
    assert short.body.text == "1. A Case No. lost B."


def test_a_stamp_with_tick_boxes_in_mid_sentence() -> None:
    stamp = "DEPARTMENT OF STATE A/CDC/MR\nREVIEWED by ____ DATE ____\n( ) RELEASE ( ) DECLASSIFY\nTS authority to:"
    found = scan(f"1. THE ROAD\n{stamp}\nIS CLOSED.")
    assert found.body.text == "1. THE ROAD\nIS CLOSED."
    assert found.release.marks == stamp.split("\n")


def test_the_releasers_unclassified_is_no_classification_of_the_telegram() -> None:
    found = scan(
        "1. THE ROAD\nUNCLASSIFIED\nIS CLOSED.",
        head=f"{PAGE}\nUNCLASSIFIED\nRELEASED IN FULL\nCONFIDENTIAL",
    )
    assert found.header.classification == "CONFIDENTIAL"
    assert (found.body.text, found.body.signature) == ("1. THE ROAD\nIS CLOSED.", "TARLEWOOD")


def test_an_unclassified_telegram_keeps_its_own_word() -> None:
    found = parse(
        "UNCLASSIFIED\nRELEASED IN FULL\nPAGE 01  QUITO  05121\n\nR 251346Z JUN 73\nFM X\n\n1. A.\nUNCLASSIFIED\n\nNNNN"
    )
    assert found.body.text == "1. A."
    assert found.release.action == "RELEASED IN FULL"


def test_codes_in_the_margin_of_a_release_in_part() -> None:
    found = scan("1. THE ROAD\nB1, 1.4(D)\nIS CLOSED.", head="CONFIDENTIAL\nRELEASED IN PART\nB1")
    assert [(one.code, one.raw) for one in found.body.excisions] == [("B1", "B1, 1.4(D)")]
    assert found.release.exemptions == ["B1"]
    whole = scan("1. THE ROAD\nB1\nIS CLOSED.", head="CONFIDENTIAL\nRELEASED IN FULL")
    assert whole.body.excisions == []


def test_what_is_beside_the_text_of_a_scan_is_no_text() -> None:
    text = "PAGE 01  QUITO  05121\n\nR 251346Z JUN 73\nFM X\n\n1. A.\nSTATE A/CDC/MR,\n• •\n\n"
    (document,) = frames.documents(Decoded(text, beside=(7, 8, 9)))
    lines = tokenize(document).lines
    assert lines.kinds[6:] == [Kind.RELEASE, Kind.FRAME, Kind.BLANK]


def test_the_lines_joined_are_the_text() -> None:
    text = f"UNCLASSIFIED\nRELEASED IN PART\nB1\n1. THE ROAD {PAGE} IS CLOSED.\n"
    assert "".join(token.raw for parsed in parse_all(text) for token in parsed.tokens) == text


STRAYS = {
    "one a line": "HA-09\nNSCE-00\nSP-00\n/025W",
    "a row": "HA-09 NSCE-00 SP-00 /025W",
    "a misread office": "HA-09\n10-00\n/025W",
    "above the mark": None,
}


def scattered(rows: str, below: str = "UNCLASSIFIED\n", how: str = "FULL") -> Cable:
    mark = "UNITED STATES DEPARTMENT OF STATE\nREVIEW AUTHORITY: JANE ROE\nDATE/CASE ID: 22 SEP 2008 200103014\n"
    text = (
        f"RELEASED IN {how}\nCONFIDENTIAL\nPAGE 01 QUITO 04812 201523Z\nACTION ARA-01\nINFO PM-15\n"
        "P 201523Z NOV 92\nFM AMEMBASSY QUITO\nTO SECSTATE WASHDC 2307\nCONFIDENTIAL QUITO 04812\n"
        f"TAGS: PGOV, EC\nSUBJECT: LAMPS\n1. (C) LAMPS ARE LIT BY\n{mark}{rows}{below}THE BOATS OF THE HARBOR.\nROE\n"
    )
    (one,) = parse_all(text)
    return one.cable


@pytest.mark.parametrize("rows", [rows for rows in STRAYS.values() if rows])
def test_rows_of_the_distribution_below_the_text_of_a_sheet(rows: str) -> None:
    found = scattered(f"{rows}\n")
    assert found.header.distribution.total == 25
    assert found.header.distribution.balanced
    assert found.body.text == "1. (C) LAMPS ARE LIT BY\nTHE BOATS OF THE HARBOR."


@pytest.mark.parametrize("rows", ["B-52\n", "ROOM-09\n", "1. ONE-02\n", "SEE THE PM-09 LAMP\n"])
def test_other_rows_next_to_a_mark_are_text(rows: str) -> None:
    found = scattered(rows)
    assert rows.strip() in (found.body.text or "")
    assert len(found.header.distribution.info) == 1


def test_rows_at_the_end_of_the_text_next_to_a_mark() -> None:
    found = scattered("UNCLASSIFIED\nHA-09\n/025W\n", below="")
    assert found.header.distribution.total == 25


@pytest.mark.parametrize("row", ["B 12", "E5", "SS27"])
def test_a_mark_of_the_scanning_is_listed(row: str) -> None:
    assert row in scattered(f"{row}\n", how="PART").release.marks


@pytest.mark.parametrize(
    ("row", "codes"), {"B1": ["B1"], "B1, 1.4(D)": ["B1", "1.4(D)"], "B 12": [], "131": ["B1"]}.items()
)
def test_codes_below_the_reviewers_stamp_are_no_mark_of_the_scanning(row: str, codes: list[str]) -> None:
    found = scattered(f"{row}\n", how="PART")
    assert found.release.exemptions == codes
    assert found.body.text == "1. (C) LAMPS ARE LIT BY\nTHE BOATS OF THE HARBOR."
