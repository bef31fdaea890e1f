"""State's retrieval prints of the 1980s and 1990s: cut where the number changes, their own lines named."""

import pytest

from cablekit import frames, parse_all
from cablekit.frames import retrieval_1980s, retrieval_1990s
from cablekit.lines import Kind

HEAD = "TEXT OF TELEGRAM {}\n\nADP301\nUNCLASSIFIED\n\n"
BODY = """PAGE 01        {}  131207Z
ACTION EUR-00

R 131155Z APR 87
FM AMCONSUL HALIFAX
TO AMEMBASSY OTTAWA

UNCLAS {}

1.  THE ROAD IS CLOSED.
UNCLASSIFIED

NNNN
PAGE NO.    1
"""


def telegram(number: str, station: str, serial: str) -> str:
    return HEAD.format(number) + BODY.format(f"{station}  {serial}", f"{station} {serial}")


def kinds(text: str) -> dict[str, str]:
    """Text of each line of a print -> its kind."""
    return {token.text: token.kind.value for parsed in parse_all(text) for token in parsed.tokens if token.text}


NUMBERS = {
    "six letters": ("87HALIFA000318", "HALIFAX", "00318", "1987HALIFA00318"),
    "five letters": ("87QUITO 005121", "QUITO", "05121", "1987QUITO05121"),
    "the Department": ("87STATE 198203", "STATE", "198203", "1987STATE198203"),
    "letters for digits": ("B7HALIFAOOO3I8", "HALIFAX", "00318", "1987HALIFA00318"),
    "digits for letters": ("87HAL1FA000318", "HALIFAX", "00318", "1987HALIFA00318"),
}


@pytest.mark.parametrize("row", NUMBERS)
def test_the_head_of_a_sheet_states_the_number(row: str) -> None:
    number, station, serial, document = NUMBERS[row]
    (parsed,) = parse_all(telegram(number, station, serial))
    cable = parsed.cable
    assert (cable.source.frame, cable.document_number, cable.document_number_basis) == (
        "retrieval_1980s",
        document,
        "print",
    )


HEADS = {
    "damaged": ("TEXI OFTELEGRAM 87HALIFA000318", "print"),
    "without number": ("TEXT OF TELEGRAM", "frame"),
    "a number that can't be read": ("TEXT OF TELEGRAM 8?HALI::", "frame"),
    "a year that can't be read": ("TEXT OF TELEGRAM BSHALIFA00Q318", "frame"),
    "a station that can't be read": ("TEXT OF TELEGRAM 879ALIFA000318", "frame"),
}


@pytest.mark.parametrize("row", HEADS)
def test_damaged_heads(row: str) -> None:
    head, kind = HEADS[row]
    text = telegram("87HALIFA000318", "HALIFAX", "00318")
    assert kinds(f"{head}\n{text}")[head] == kind


def test_the_lines_of_the_print_are_furniture() -> None:
    text = "417\n" + telegram("87HALIFA000318", "HALIFAX", "00318") + "AN: D860744-0097\n"
    found = kinds(text.replace("1.  THE", "525\n1.  THE"))
    assert [found[one] for one in ("417", "ADP301", "PAGE NO.    1", "AN: D860744-0097")] == ["frame"] * 4
    assert found["525"] == "text"


def test_a_number_on_a_line_of_its_own_below_the_head() -> None:
    text = telegram("87HALIFA000318", "HALIFAX", "00318").replace("TELEGRAM ", "TELEGRAM\n")
    assert kinds(text)["87HALIFA000318"] == "print"


def test_marks_that_keep_the_blanks_of_a_row() -> None:
    text = telegram("87HALIFA000318", "HALIFAX", "00318")
    text = text.replace("1.  THE", "SUBJECT: THE ROAD TO\n-        THE COAST\n-\n1.  THE").replace(
        "\nUNCLASSIFIED\n\nN", "\n.\n- A LIST\nN"
    )
    (parsed,) = parse_all(text)
    assert parsed.cable.body.subject == "THE ROAD TO THE COAST"
    assert parsed.cable.body.text == "1.  THE ROAD IS CLOSED.\n\n- A LIST"
    raw = {token.raw.strip(): token.kind for token in parsed.tokens}
    assert (raw["-"], raw["-        THE COAST"]) == (Kind.BLANK, Kind.SUBJECT)


def test_two_telegrams_in_one_print() -> None:
    one, other = telegram("87OTTAWA002915", "OTTAWA", "02915"), telegram("87OTTAWA002917", "OTTAWA", "02917")
    assert [piece.text for piece in frames.split(one + other)] == [one, other]
    assert [parsed.cable.document_number for parsed in parse_all(one + other)] == ["1987OTTAWA02915", "1987OTTAWA02917"]


def test_a_number_without_a_first_page_must_differ_much() -> None:
    one, other = telegram("87OTTAWA002915", "OTTAWA", "02915"), telegram("87HALIFA000318", "HALIFAX", "00318")
    bare = other.replace("PAGE 01", "P??? ??")
    assert len(list(frames.split(one + bare))) == 2
    assert len(list(frames.split(one + bare.replace("HALIFA000318", "OTTAWA002975")))) == 1
    assert len(list(frames.split(one + bare.replace("87HALIFA000318", "87ZZXXYY000318")))) == 1


def test_a_later_section_is_no_other_telegram() -> None:
    one = telegram("87OTTAWA002915", "OTTAWA", "02915")
    later = telegram("87OTTAWA002975", "OTTAWA", "02975").replace("02975  131207Z", "02975  02 OF 02  131207Z")
    assert len(list(frames.split(one + later))) == 1


def test_a_print_whose_first_head_is_damaged() -> None:
    first = telegram("87OT?::", "OTTAWA", "02915")
    assert [len(list(frames.split(first + telegram("87OTTAWA002915", "OTTAWA", "02915"))))] == [1]
    assert [piece.first_line for piece in frames.split(first)] == [1]


def test_the_number_of_the_film_tells_the_print() -> None:
    text = telegram("87HALIFA000318", "HALIFAX", "00318").split("\n", 1)[1]
    assert retrieval_1980s.recognises(text)
    text = text.replace("ADP301\n", "")
    assert not retrieval_1980s.recognises(text)
    assert not retrieval_1980s.recognises(f"ADP000\n{text}")
    assert retrieval_1980s.recognises(f"AN: D860744-0097\n{text}")
    assert len(list(retrieval_1980s.cut(text))) == 1


# --- 1990s ------------------------------------------------------------------------------------------

SYSTEM = """UNCLASSIFIED
Page: {page}

Current Class: CONFIDENTIAL
Document Number: {number}
Case Number: 200104094

"""


def printed(number: str, serial: str) -> str:
    return SYSTEM.format(page=1, number=number) + BODY.format(f"PARIS  {serial}", f"PARIS {serial}").replace(
        "PAGE NO.    1\n", ""
    )


def test_the_lines_of_the_system_are_named() -> None:
    (parsed,) = parse_all(printed("1994PARIS11799", "11799"))
    cable = parsed.cable
    assert (cable.source.frame, cable.document_number, cable.document_number_basis) == (
        "retrieval_1990s",
        "1994PARIS11799",
        "print",
    )
    assert cable.release.case_id == "200104094"
    found = {token.text: token.kind.value for token in parsed.tokens}
    assert [found[one] for one in ("Page: 1", "Current Class: CONFIDENTIAL")] == ["frame", "frame"]


def test_a_number_and_a_case_on_one_line() -> None:
    line = "UNCLASSIFIED Current Class: SECRET Document Number: 1994PARIS11799 Case Number: 200104094"
    (parsed,) = parse_all(f"{line}\n" + BODY.format("PARIS  11799", "PARIS 11799"))
    assert (parsed.cable.document_number, parsed.cable.release.case_id) == ("1994PARIS11799", "200104094")


@pytest.mark.parametrize(
    ("mark", "action"),
    [
        ("RELEASED IN FULL", "RELEASED IN FULL"),
        ("RELEASED IN PART", "RELEASED IN PART"),
        ("RELEASED IN PAR Line: n/a", "RELEASED IN PART"),
    ],
)
def test_a_mark_of_release_on_the_line_of_the_number(mark: str, action: str) -> None:
    text = printed("1994PARIS11799", "11799").replace("1994PARIS11799\n", f"1994PARIS11799 {mark}\n")
    (parsed,) = parse_all(text)
    assert (parsed.cable.document_number, parsed.cable.release.action) == ("1994PARIS11799", action)


def test_a_number_with_a_blank_in_it() -> None:
    (parsed,) = parse_all(printed("1993STATE02385 7", "11799"))
    assert parsed.cable.document_number == "1993STATE023857"


ENDS_IN_O = {
    "of five digits": ("1993QUITO05121", "1993QUITO05121"),
    "of six digits": ("1993CAIRO012345", "1993CAIRO12345"),
    "a letter for the first digit": ("1993PARISO5121", "1993PARIS05121"),
    "a post that nobody knows": ("1993XYZZO5121", "1993XYZZ05121"),
}


@pytest.mark.parametrize("row", ENDS_IN_O)
def test_a_station_that_ends_as_a_digit_may_look(row: str) -> None:
    number, document = ENDS_IN_O[row]
    (sheet,) = retrieval_1990s.sheets(f"Document Number: {number}\n")
    assert f"{sheet.year}{sheet.station}{sheet.number:05}" == document


def test_several_telegrams_of_the_system() -> None:
    one, other = printed("1994PARIS11799", "11799"), printed("1994PARIS11804", "11804")
    assert [piece.text for piece in frames.split(one + other)] == [one, other]
    assert not retrieval_1990s.recognises("THE Current Class: X IS OPEN")


@pytest.mark.parametrize(
    "text", [HEAD.format("87HALIFA000318"), SYSTEM.format(page=1, number="1994PARIS11799"), "TEXT OF TELEGRAM"]
)
def test_the_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in frames.split(text * 3)) == text * 3


# --- the print of 1996 ------------------------------------------------------------------------------

DAY_PRINT = """Date Printed: 11/14/1996

{word}
{number}

{channel}

UNCLASSIFIED

PAGE 01
ACTION ARA-04

QUITO 09443 201744Z

INFO LOG-00 AMAD-01
{pieces}/005 W
136102
201745Z /38

O 201738Z APR 88
FM AMEMBASSY QUITO
TO SECSTATE WASHDC IMMEDIATE 2968

UNCLAS QUITO 09443

E.O. 12356: N/A
TAGS: PREL, EC
SUBJECT: SYNTHETIC PRESS REVIEW, APRIL 20
UNCLASSIFIED

UNCLASSIFIED

SA

PAGE 02

QUITO 09443 201744Z

THIS REVIEW COVERS THE PRESS OF THE COAST, WHICH IS READ
IN THE

Page - 1

Date Printed: 11/14/1996

ONCL&SSZFIED
{number}

CHAMNBL: n/a

HIGHLANDS TOO.
"""


@pytest.mark.parametrize("word", ["UNCLASSIFIED", "UNCIASSIFIED", "ONCL&SSZFIED"])
@pytest.mark.parametrize("number", ["DOC.NUMBER: 88QUITO09443", "DOC_NUMBER: 88QUITO09443", "OOC.NUHBER: 88QUITO09443"])
@pytest.mark.parametrize("channel", ["CHANNEL: n/a", "CHAMNBL: n/a"])
def test_the_print_with_its_day(word: str, number: str, channel: str) -> None:
    (one,) = parse_all(DAY_PRINT.format(word=word, number=number, channel=channel, pieces=""))
    cable = one.cable
    assert (cable.source.frame, cable.document_number) == ("retrieval_1990s", "1988QUITO09443")
    assert (cable.header.classification, cable.header.page_count) == ("UNCLASSIFIED", 2)
    relay = cable.header.relay
    assert relay is not None
    assert (relay.number, relay.time, relay.suffix) == ("136102", "201745Z", "38")
    assert cable.body.subject == "SYNTHETIC PRESS REVIEW, APRIL 20"
    assert cable.body.text == ("THIS REVIEW COVERS THE PRESS OF THE COAST, WHICH IS READ\nIN THE\nHIGHLANDS TOO.")


def test_pieces_of_a_row_are_no_number_line() -> None:
    pieces = "OIC\nPM-\n-02\n10\n"
    number = "DOC.NUMBER: 88QUITO09443"
    (one,) = parse_all(DAY_PRINT.format(word="UNCLASSIFIED", number=number, channel="CHANNEL: n/a", pieces=pieces))
    assert one.cable.header.number_line is None


def test_two_telegrams_of_a_print_with_its_day() -> None:
    first = DAY_PRINT.format(word="UNCLASSIFIED", number="DOC.NUMBER: 88QUITO09443", channel="CHANNEL: n/a", pieces="")
    second = first.replace("QUITO09443", "LIMA01175").replace("QUITO 09443", "LIMA 01175").replace("QUITO", "LIMA")
    assert [one.cable.document_number for one in parse_all(first + second)] == ["1988QUITO09443", "1988LIMA01175"]


@pytest.mark.parametrize("speck", ["SA", "I", "SAND"])
def test_a_speck_without_a_classification_above_it_is_text(speck: str) -> None:
    number = "DOC.NUMBER: 88QUITO09443"
    text = DAY_PRINT.format(word="UNCLASSIFIED", number=number, channel="CHANNEL: n/a", pieces="")
    (one,) = parse_all(text.replace("UNCLASSIFIED\n\nUNCLASSIFIED\n\nSA", f"\n1. LAMPS\n{speck}"))
    assert one.cable.header.page_count == 2
    assert (one.cable.body.text or "").startswith(f"1. LAMPS\n{speck}")
