"""Release: stamps of a systematic review, markings of a release under FOIA (format guide 2 and 7)."""

import datetime as dt

import pytest
from layouts import STAMP, cable

from cablekit import parse
from cablekit.fields.release import read, stamp_of
from cablekit.lines import Kind, Lines
from cablekit.model import Attributes, Release

ACTION = "Declassified/Released"


@pytest.mark.parametrize("key", ["Markings", "Review Markings"])
def test_the_attribute_that_repeats_the_stamp(key: str) -> None:
    """A rendering may leave the stamps out (1977STATE310500)."""
    attributes = f"Message Attributes\n{key}: Margaret P. Grafeld {STAMP.replace('30 JUN 2005', '22 May 2009')}"
    found = parse(cable(stamp="", stamps="", attributes=attributes)).release
    assert found == Release(ACTION, "Margaret P. Grafeld", dt.date(2009, 5, 22))


def test_a_stamp_without_a_name_takes_it_from_the_attribute_of_the_same_day() -> None:
    of_day = f"Message Attributes\nMarkings: Sheryl P. Walter {STAMP}"
    assert parse(cable(attributes=of_day)).release == Release(ACTION, "Sheryl P. Walter", dt.date(2005, 6, 30))
    of_other = of_day.replace("30 JUN 2005", "20 Mar 2014")
    assert parse(cable(attributes=of_other)).release == Release(ACTION, None, dt.date(2005, 6, 30))


def test_no_stamp_and_no_marking() -> None:
    assert parse(cable(stamp="", stamps="")).release == Release()
    assert parse(cable(stamp="", stamps="", attributes="Message Attributes\nMarkings: X")).release == Release()


def test_a_stamp_that_says_nothing() -> None:
    assert read(Lines("X\n", 1, ["X"], ["X"], [Kind.STAMP]), Attributes()) == Release()


PAGE = "UNCLASSIFIED U.S. Department of State Case No. F-2014-01302 Doc No. C05517243 Date: 05/06/2014"

MARKINGS = {
    "in full": ("RELEASED IN FULL", Release("RELEASED IN FULL")),
    "in part": ("RELEASED IN PART\nB1", Release("RELEASED IN PART", exemptions=["B1"])),
    "an agency": ("RELEASED IN PART\nB3, CIA", Release("RELEASED IN PART", exemptions=["B3", "CIA"])),
    "a paragraph": ("RELEASED IN PART\nB1, 1.4(D)", Release("RELEASED IN PART", exemptions=["B1", "1.4(D)"])),
    "codes behind": (
        "RELEASE IN PART B1,1.4(D)",
        Release("RELEASED IN PART", exemptions=["B1", "1.4(D)"]),
    ),
    "codes of the statute": ("RELEASED IN PART\n(b)(1), B1", Release("RELEASED IN PART", exemptions=["B1"])),
    "a mark of the page": (
        PAGE,
        Release(case_id="F-2014-01302", document_id="C05517243", date=dt.date(2014, 5, 6)),
    ),
    "a document number with 0 for C": (
        PAGE.replace("C0551", "00551"),
        Release(case_id="F-2014-01302", document_id="C05517243", date=dt.date(2014, 5, 6)),
    ),
    "a mark of the page on three lines": (
        "U.S. Department of State\nCase No. F-2014-01302\nDoc No. C05517243 Date: 05/06/2014",
        Release(case_id="F-2014-01302", document_id="C05517243", date=dt.date(2014, 5, 6)),
    ),
    "a day that can't be read": (
        PAGE.replace("05/06", "05106"),
        Release(case_id="F-2014-01302", document_id="C05517243"),
    ),
    "an official on the next line": (
        "REVIEW AUTHORITY:\nANN Q. ROE",
        Release(official="ANN Q. ROE"),
    ),
    "an official with a title": ("REVIEW AUTHORITY: Ann Roe, Senior Reviewer", Release(official="Ann Roe")),
    "no official": ("REVIEW AUTHORITY:\nDATE/CASE ID:", Release()),
    "a damaged day": ("DATE/CASE ID: 16 OC'T 200* 200703877", Release(case_id="200703877")),
    "an order": ("DECLASSIFIED PER E.O. 13526\n2013-0511-M", Release("Declassified/Released", case_id="2013-0511-M")),
    "a collection": (
        "NW 55051 DocId:32989749 Page 2",
        Release(case_id="NW 55051", document_id="32989749"),
    ),
    "a collection, and dirt": (
        "NW 55051 Docld:32989749 Page Moe Ode W290- hii tet ~",
        Release(case_id="NW 55051", document_id="32989749"),
    ),
    "a library": ("CLINTON LIBRARY PHOTOCOPY", Release()),
    "tick boxes": ("DEPARTMENT OF STATE A/CDC/MR\n( ) RELEASE ( ) DECLASSIFY\nTS authority to:", Release()),
    "a caption removed": ("Cat. A - Caption removed; transferred to O/FADRC\nEXDIS REVIEW", Release()),
}
#: lines of these that are no marks by themselves
PARTS = {"B1", "B3, CIA", "B1, 1.4(D)", "(b)(1), B1", "ANN Q. ROE"}


def _released(markings: str) -> Release:
    return parse(cable(stamp=f"SECRET\n{markings}", frame="", head="", stamps="", attributes="")).release


@pytest.mark.parametrize("row", MARKINGS)
def test_marks_of_a_release(row: str) -> None:
    markings, release = MARKINGS[row]
    release.marks[:] = [line for line in markings.split("\n") if line not in PARTS]
    assert _released(markings) == release


def test_marks_at_a_page_turn() -> None:
    turn = "CONFIDENTIAL\n\nCONFIDENTIAL\nUNITED STATES DEPARTMENT OF STATE\nREVIEW AUTHORITY: ROBERT R STRAND\n"
    turn += "DATE/CASE ID: 07 JAN 2009 200703877\nPAGE 02  QUITO  05121\n"
    source = cable(
        stamp="SECRET\nRELEASED IN FULL", frame="", head="", stamps="", attributes="", text=f"1. A\n{turn}B."
    )
    found = parse(source).release
    marks = [
        "RELEASED IN FULL",
        "UNITED STATES DEPARTMENT OF STATE",
        "REVIEW AUTHORITY: ROBERT R STRAND",
        "DATE/CASE ID: 07 JAN 2009 200703877",
    ]
    assert found == Release("RELEASED IN FULL", "ROBERT R STRAND", dt.date(2009, 1, 7), "200703877", marks=marks)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("STATE A/CDC/MR,", "DEPARTMENT OF STATE A/CDC/MR"),
        ("DEPhRTh!UJNTOPSTAT   A/CDCfMI", "DEPARTMENT OF STATE A/CDC/MR"),
        ("OF STATE  A/CDO/1AR", "DEPARTMENT OF STATE A/CDC/MR"),
        ("STATE  A;013/MR", "DEPARTMENT OF STATE A/CDC/MR"),
        ("OF STATE A/MO/MR", "DEPARTMENT OF STATE A/CDC/MR"),
        ("autliority to:", "DEPARTMENT OF STATE A/CDC/MR"),
        ("T13 authority to:", "DEPARTMENT OF STATE A/CDC/MR"),
        ("IS to ( ) S or ( ) C, (MDR", "DEPARTMENT OF STATE A/CDC/MR"),
        ("(  ) DOWNGRADE TS to (  ) S or (  ) 0, OADR", "DEPARTMENT OF STATE A/CDC/MR"),
        ("( ) DOWNGRADE TO ( ) S, ( ) C, OADR", None),
        ("THE AUTHOR TOLD US", None),
        ("OCEANS to (S) or", None),
        ("A/SM/MR", None),
        ("LASSIFIED PER E.O. 12356 BY", "DECLASSIFIED PER E.O. 12356"),
        ("UTHORITY PER E0 12958", "DECLASSIFIED PER E.O. 12958"),
        ("OPEN AS PER E.O. 1 AND 2", None),
        ("PPEALS REVIEW PANEL, DATE", "APPEALS REVIEW PANEL"),
        ("EXDIS REVIEW", "EXDIS REVIEW"),
        ("DATE ____", None),
    ],
)
def test_a_stamp_is_known_by_what_ocr_left_of_it(text: str, words: str | None) -> None:
    assert stamp_of(text) == words


def test_the_same_release_is_not_shared_between_records() -> None:
    first, second = parse(cable()), parse(cable())
    first.release.exemptions.append("B1")
    assert second.release.exemptions == []


SPECKS = {
    "a digit after the name": ("REVIEW AUTHORITY: ANN Q ROE 1", "official", "ANN Q ROE"),
    "a mark after the name": ("REVIEW AUTHORITY: ANN Q. ROE |", "official", "ANN Q. ROE"),
    "a word after the case": ("DATE/CASE ID: 14 OCT 2003 200203739 UNCLAS Z31", "case_id", "200203739"),
    "a speck after the case": ("DATE/CASE ID: 14 OCT 2003 200203739 .", "date", dt.date(2003, 10, 14)),
    "no case": ("DATE/CASE ID: 14 OCT 2003", "case_id", None),
    "a long remark after the case": (f"DATE/CASE ID: 14 OCT 2003 200203739 {'X' * 40}", "case_id", None),
    "a number for a name": ("REVIEW AUTHORITY: 12345", "official", None),
}


@pytest.mark.parametrize("row", SPECKS)
def test_specks_after_values(row: str) -> None:
    line, name, value = SPECKS[row]
    assert getattr(_released(f"RELEASED IN FULL\n{line}"), name) == value


def test_a_mark_without_a_blank_is_listed_in_its_usual_words() -> None:
    assert "UNITED STATES DEPARTMENT OF STATE" in _released("UNITED STATES DEPARTMENT OFSTATE").marks
