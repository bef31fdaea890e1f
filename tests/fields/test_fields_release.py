"""Release: stamps of a systematic review, markings of a release under FOIA (format guide 2 and 7)."""

import datetime as dt

import pytest
from layouts import STAMP, cable

from cablekit import parse
from cablekit.fields.release import read
from cablekit.lines import Kind, Lines
from cablekit.model import Attributes, Release

ACTION = "Declassified/Released"

STAMPS = [
    pytest.param(STAMP, Release(ACTION, None, dt.date(2005, 6, 30)), id="1973-74, no name"),
    pytest.param(
        "Margaret P. Grafeld Declassified/Released US Department of State EO Systematic Review 05 JUL 2006",
        Release(ACTION, "Margaret P. Grafeld", dt.date(2006, 7, 5)),
        id="1975",
    ),
    pytest.param(
        "\tSheryl P. Walter  \tDeclassified/Released  \tUS Department of State \tEO Systematic Review \t20 Mar 2014",
        Release(ACTION, "Sheryl P. Walter", dt.date(2014, 3, 20)),
        id="1978-79, tabs",
    ),
    pytest.param(STAMP.replace("30 JUN", "31 JUN"), Release(ACTION, None, None), id="a day that does not exist"),
]


@pytest.mark.parametrize(("stamp", "release"), STAMPS)
def test_a_stamp(stamp: str, release: Release) -> None:
    assert parse(cable(stamp=stamp, stamps="")).release == release


@pytest.mark.parametrize("key", ["Markings", "Review Markings"])
def test_the_attribute_that_repeats_the_stamp(key: str) -> None:
    """A rendering may leave the stamps out (1977STATE310500)."""
    attributes = f"Message Attributes\n{key}: Margaret P. Grafeld {STAMP.replace('30 JUN 2005', '22 May 2009')}"
    found = parse(cable(stamp="", stamps="", attributes=attributes)).release
    assert found == Release(ACTION, "Margaret P. Grafeld", dt.date(2009, 5, 22))


def test_no_stamp_and_no_marking() -> None:
    assert parse(cable(stamp="", stamps="")).release == Release()
    assert parse(cable(stamp="", stamps="", attributes="Message Attributes\nMarkings: X")).release == Release()


def test_a_stamp_that_says_nothing() -> None:
    assert read(Lines("X\n", 1, ["X"], ["X"], [Kind.STAMP]), Attributes()) == Release()


MARKINGS = [
    pytest.param("RELEASED IN FULL", Release("RELEASED IN FULL"), id="in full"),
    pytest.param("RELEASED IN PART\nB1", Release("RELEASED IN PART", exemptions=["B1"]), id="in part"),
    pytest.param("RELEASED IN PART\nB3, CIA", Release("RELEASED IN PART", exemptions=["B3", "CIA"]), id="an agency"),
    pytest.param(
        "RELEASED IN PART\nB1, 1.4(D)", Release("RELEASED IN PART", exemptions=["B1", "1.4(D)"]), id="a paragraph"
    ),
]


def _released(markings: str) -> Release:
    return parse(cable(stamp=f"SECRET\n{markings}", frame="", head="", stamps="", attributes="")).release


@pytest.mark.parametrize(("markings", "release"), MARKINGS)
def test_markings_of_a_release_under_foia(markings: str, release: Release) -> None:
    assert _released(markings) == release


def test_markings_at_a_page_turn() -> None:
    turn = "CONFIDENTIAL\n\nCONFIDENTIAL\nUNITED STATES DEPARTMENT OF STATE\nREVIEW AUTHORITY: ROBERT R STRAND\n"
    turn += "DATE/CASE ID: 07 JAN 2009 200703877\nPAGE 02  QUITO  05121\n"
    source = cable(
        stamp="SECRET\nRELEASED IN FULL", frame="", head="", stamps="", attributes="", text=f"1. A\n{turn}B."
    )
    found = parse(source).release
    assert found == Release("RELEASED IN FULL", "ROBERT R STRAND", dt.date(2009, 1, 7), "200703877")


def test_the_same_release_is_not_shared_between_records() -> None:
    first, second = parse(cable()), parse(cable())
    first.release.exemptions.append("B1")
    assert second.release.exemptions == []
