"""PAGE lines that OCR damaged, and what proves them."""

import pytest
from layouts import body, cable

from cablekit import parse
from cablekit.fields.page import Parts, damaged

TURN = "CONFIDENTIAL\nCONFIDENTIAL\n\n{}\n\n"


def pages(first: str, *others: str) -> list[tuple[int, int | None]]:
    """Number of pages and part of each transmission of a scan with these PAGE lines."""
    text = "1. THE ROAD\n" + "".join(f"{TURN.format(line)}IS CLOSED.\n" for line in others)
    source = cable(page=f"{first}\n", stamp="", frame="", head="", stamps="", attributes="", text=text)
    return [(one.header.page_count or 0, one.part.number if one.part else None) for one in parse(source).transmissions]


WHOLE = "PAGE {}  QUITO  05121  {} OF 02  181502Z"

DAMAGED = {
    "nothing is damaged": (["01 01", "02 01", "03 01"], [(3, 1)]),
    "a word": (["FAGi=01 01", "02 01"], [(2, 1)]),
    "a number": (["01 01", "O2' 01", "03 01"], [(3, 1)]),
    "a number that is lost": (["01 01", ".: 01", "03 01"], [(3, 1)]),
    "a number of the first page": (["11 01", "02 01"], [(2, 1)]),
    "a part": (["01 O1", "02 01"], [(2, 1)]),
    "a number of a first page whose distribution is lost": (["07 01", "02 01"], [(2, 1)]),
}


@pytest.mark.parametrize("row", DAMAGED)
def test_a_damaged_page_line_is_proved_by_the_others(row: str) -> None:
    written, found = DAMAGED[row]
    lines = []
    for one in written:
        number, part = one.split()
        word, _, rest = number.rpartition("=")
        lines.append(WHOLE.format(rest, part).replace("PAGE", word or "PAGE"))
    assert pages(*lines) == found


def test_station_and_number_are_those_of_most_pages() -> None:
    lines = ["PAGE 01  OUITO  05127", "PAGE 02  QUITO  05121", "PAGE 03  QUITO  05121"]
    text = "1. A\n" + "".join(f"{TURN.format(line)}B.\n" for line in lines[1:])
    source = cable(page=f"{lines[0]}\n", banner="", stamp="", frame="", head="", stamps="", attributes="", text=text)
    (one,) = parse(source).transmissions
    assert one.mrn is not None
    assert (one.mrn.station, one.mrn.number, one.header.page_count) == ("QUITO", 5121, 3)


OTHER_NUMBERS = {
    "one digit, and the hour of receipt of the others": ("05181  181507Z", ["05121"]),
    "one digit, and another hour": ("05181  191502Z", ["05181"]),
    "the last digit": ("05122  181502Z", []),
    "two digits": ("06181  181502Z", []),
}


@pytest.mark.parametrize("row", OTHER_NUMBERS)
def test_a_number_in_which_digits_differ_from_that_of_the_others(row: str) -> None:
    line, serials = OTHER_NUMBERS[row]
    turns = (TURN.format(f"PAGE {number:02}  QUITO  {rest}") for number, rest in [(2, line), (3, "05121  181502Z")])
    source = body("1. A", *turns, stamp="", frame="", head="", stamps="", attributes="")
    noted = [one.message for one in parse(source).diagnostics if one.name == "label-damaged"]
    assert noted == [f"'PAGE 02  QUITO  {line}' is read as 'PAGE 02 QUITO {serial} 181502Z'" for serial in serials]


def test_a_telegram_of_another_post_stays_text() -> None:
    found = pages("PAGE 01  QUITO  05121", "PAGE 02  QUITO  05121", "PAGE 01  HELSINKI  77309  021514Z")
    assert found == [(2, None)]


def test_a_text_without_page_lines_has_none() -> None:
    assert pages("PAGF O1  QUITO  O5121") == [(0, None)]


def test_a_damaged_line_at_the_end_of_a_text() -> None:
    assert pages("PAGE 01  QUITO  05121", "PAGE 02  QUITO  05121", "PAGE .: QUITO  05121") == [(3, None)]
    source = "PAGE 01  QUITO  05121\nACTION ARA-01\nR 251346Z JUN 73\nFM X\n\n1. A\nPAGE :. QUITO  05121"
    (one,) = parse(source).transmissions
    assert one.header.page_count == 2


def test_a_mended_line_is_noted_as_it_should_read() -> None:
    lines = [WHOLE.format("01", "01"), WHOLE.format(".:", "01")]
    text = f"1. A\n{TURN.format(lines[1])}B.\n"
    source = cable(page=f"{lines[0]}\n", stamp="", frame="", head="", stamps="", attributes="", text=text)
    notes = [one.message for one in parse(source).diagnostics if one.name == "label-damaged"]
    assert notes == [f"{lines[1]!r} is read as 'PAGE 02 QUITO 05121 01 OF 02 181502Z'"]


PARTS = {
    "PAGF 02  QUITO  05121": Parts(2, "QUITO", "05121"),
    "PAGE al   QUITO  05l21 02 OF 03": Parts(0, "QUITO", "05121", 2, 3),
    "PAGE O1": Parts(1),
    "PAGE .": None,
    "PALE ALE": None,
    "A LINE OF THE TEXT": None,
    "PAGE 02  QUITO  05121 " + "X" * 80: None,
}


@pytest.mark.parametrize("text", PARTS)
def test_what_is_left_of_a_page_line(text: str) -> None:
    assert damaged(text) == PARTS[text]
