"""Banners that OCR damaged, read with their PAGE line."""

import pytest

from cablekit.fields import banner
from cablekit.fields.banner import BANNER_SECTION
from cablekit.fields.banner.scan import mended
from cablekit.lines import Page

STATE = Page(0, 0, 1, 1, 1, "STATE", "321944")
MOSCOW = Page(0, 0, 1, 1, 1, "MOSCOW", "17836")
LA_PAZ = Page(0, 0, 1, 1, 1, "LIMA", "00345")
BUCHAREST = Page(0, 0, 1, 1, 1, "BUCHAR", "07545")
NOWHERE = Page(0, 0, 1, 1, 1, "QQXXZZ", "07545")

READ = {
    "dirt in the classification": (MOSCOW, "C 0 N Frt?N T I A L MOSCOW 17836", "CONFIDENTIAL MOSCOW 17836"),
    "a mark in place of a blank": (STATE, "UNCLAS.STATE 321944", "UNCLAS STATE 321944"),
    "a series number": (STATE, "UNCLAS 6TATE.321944 TOSEC 190125", "UNCLAS STATE 321944 TOSEC 190125"),
    "a damaged series word": (STATE, "S ECRg: T. STATE 321944 T0SEC 190015", "SECRET STATE 321944 TOSEC 190015"),
    "one digit wrong": (
        MOSCOW,
        "C 0 N F I   I A L SECTION 01 OF 02 MOSCOW 11836",
        "CONFIDENTIAL SECTION 01 OF 02 MOSCOW 17836",
    ),
    "the beginning of a number": (STATE, "C 0 N F I 0 E N T I A L STATE 3219 )D7__", "CONFIDENTIAL STATE 321944"),
    "a damaged SECTION": (MOSCOW, "UNCLAS:5EntION 01 OF 04 MOSCOW 17836", "UNCLAS SECTION 01 OF 04 MOSCOW 17836"),
    "the number as written": (LA_PAZ, "SECRE I LIMA 345", "SECRET LIMA 345"),
    "a station by its symbol": (BUCHAREST, "UNCLAS BUCRAREST 07545", "UNCLAS BUCHAREST 07545"),
    "a station that the glossary lacks": (NOWHERE, "UNCLAS QQXXYY 07545", "UNCLAS QQXXZZ 07545"),
    "nothing damaged": (MOSCOW, "SECRET MOSCOW 17836", "SECRET MOSCOW 17836"),
    "whole UNCLASSIFIED": (MOSCOW, "UNCLASSIF1ED MOSCOW 17836", "UNCLASSIFIED MOSCOW 17836"),
}
NO_BANNER = {
    "a reference": (MOSCOW, "REF: MOSCOW 17836"),
    "another number": (MOSCOW, "CONFIDENTIAL MOSCOW 22222"),
    "another station": (MOSCOW, "CONFIDENTIAL LIMA 17836"),
    "prose": (MOSCOW, "AS REPORTED IN MOSCOW 17836 THE MINISTER LEFT"),
    "too long": (MOSCOW, "SECRET MOSCOW 17836 " + "X" * 80),
    "with a caption": (MOSCOW, "SECRET NODIS MOSCOW 17836"),
    "a corrected copy": (MOSCOW, "SECRET C O R R E C T E D COPY: MOSCOW 17836"),
    "short number": (MOSCOW, "SECRET MOSCOW 17"),
}


@pytest.mark.parametrize(("page", "text", "line"), READ.values(), ids=READ)
def test_a_damaged_banner(page: Page, text: str, line: str | None) -> None:
    assert mended(page, text, BANNER_SECTION.search) == line


@pytest.mark.parametrize(("page", "text"), NO_BANNER.values(), ids=NO_BANNER)
def test_no_banner(page: Page, text: str) -> None:
    assert mended(page, text, BANNER_SECTION.search) is None


def test_sections_without_their_word() -> None:
    assert mended(MOSCOW, "SECRET 01 OF 02 MOSCOW 17836", BANNER_SECTION.search) == "SECRET 01 OF 02 MOSCOW 17836"


def test_a_damaged_line_is_claimed_as_it_should_read() -> None:
    claim = banner.opens("UNCLAS 6TATE.321944 TOSEC 190125", STATE)
    assert claim is not None
    assert claim.rest == claim.note == "UNCLAS STATE 321944 TOSEC 190125"


def test_what_can_be_read_as_written_is() -> None:
    claim = banner.opens("CONFIDENTAIL MOSCOW 17836", MOSCOW)
    assert claim is not None
    assert (claim.rest, claim.note) == ("CONFIDENTAIL MOSCOW 17836", None)


def test_the_number_of_another_telegram_opens_none() -> None:
    assert banner.opens("REF: MOSCOW 22222", MOSCOW) is None
