"""Damaged rows of one section that another section of the telegram shows. All invented."""

import pytest

from cablekit import parse_all
from cablekit.model import Cable

ROUTING = """TO SECSTATE WASHDC PRIORITY {number}
USIA WASHDC PRIORITY 2978
INFO COMLAKEFOR OTAVALO EC
AMEMBASSY LIMA
AMEMBASSY BOGOTA
AMCONSUL GUAYAQUIL POUCH
AMEMBASSY LA PAZ"""
SECTION = """TEXT OF TELEGRAM 86QUITO 005121

ADP30{part}
UNCLASSIFIED

PAGE 01        QUITO  05121  0{part} OF 0{of}  151725Z
ACTION ARA-00

INFO  LOG-00   ADS-00   INR-10   PM-10    PA-01    /021 W
                  ------------------03773{part}  151727Z /44
P 151719Z OCT 86
FM AMEMBASSY QUITO
{routing}

UNCLAS SECTION 0{part} OF 0{of} QUITO 05121

STATE FOR ARA; USIA FOR AR (ROE) AND P/M

{opening}
{text}

UNCLASSIFIED

NNNN
PAGE NO.    {part}
"""
OPENING = "E.O. 12356: N/A\nTAGS: PREL, EC\nSUBJECT: SYNTHETIC LAKES OF THE ANDES\n"
NAMES = [
    *("SECSTATE WASHDC", "USIA WASHDC", "COMLAKEFOR OTAVALO EC", "AMEMBASSY LIMA", "AMEMBASSY BOGOTA"),
    *("AMCONSUL GUAYAQUIL", "AMEMBASSY LA PAZ"),
]


def telegram(changes: dict[int, tuple[str, str]], *, of: int = 3) -> Cable:
    """The telegram with a row of each named section changed; `changes` counts the sections from 1."""
    sections = []
    for part in range(1, of + 1):
        section = SECTION.format(
            part=part,
            of=of,
            routing=ROUTING.format(number=9848 + part),
            opening=OPENING if part == 1 else "",
            text="1. THE LAKES ARE BLUE." if part == 1 else f"{part}. THEY ARE DEEP. RIVERA",
        )
        old, new = changes.get(part, ("", ""))
        assert old in section
        sections.append(section.replace(old, new, 1))
    (parsed,) = parse_all("\f".join(sections))
    return parsed.cable


def names(cable: Cable) -> list[str | None]:
    return [one.name for one in (*cable.routing.to, *cable.routing.info)]


READ = {
    "a post beyond reading": ("AMEMBASSY BOGOTA", "AMEMBASSY'8060IA"),
    "a post with its handling": ("AMCONSUL GUAYAQUIL POUCH", "AMPONSGWAYAUIL POUCH"),
    "a row that looks like a passing line": ("AMCONSUL GUAYAQUIL POUCH", "AMCONSX1QUIL POUCH"),
    "the label too": ("INFO COMLAKEFOR OTAVALO EC", "INFO CDM=6E0FIIDR OTAVALO EC"),
    "the last row": ("AMEMBASSY LA PAZ", "AMEMBAFTA PAZ"),
    "a row of the action addressees": ("USIA WASHDC PRIORITY 2978", "USIA WASHOC.PRIORITY 2978"),
}


@pytest.mark.parametrize("row", READ)
def test_a_row_is_read_as_other_sections_show_it(row: str) -> None:
    cable = telegram({1: READ[row]})
    assert names(cable) == NAMES
    assert [one.precedence for one in cable.routing.to] == ["PRIORITY", "PRIORITY"]
    assert cable.routing.info[3].handling == "POUCH"
    assert cable.body.passing == ["STATE FOR ARA; USIA FOR AR (ROE) AND P/M"]


def test_what_was_read_so_is_noted() -> None:
    before = [found.message for found in telegram({}).diagnostics]
    found = [found.message for found in telegram({1: READ["a post beyond reading"]}).diagnostics]
    assert [one for one in found if "AMEMBASSY BOGOTA" in one and one not in before]


def test_the_number_is_the_row_s_own() -> None:
    cable = telegram({1: ("SECSTATE WASHDC PRIORITY", "SEFTATR WATHDC PRIORITY")})
    assert [one.number for one in cable.routing.to] == [9849, 2978]


def test_a_passing_line_is_read_as_another_section_shows_it() -> None:
    cable = telegram({1: ("STATE FOR ARA; USIA FOR", "STATE FOR.ARA; US1A F0R")}, of=2)
    assert cable.body.passing == ["STATE FOR ARA; USIA FOR AR (ROE) AND P/M"]


def test_no_other_line_takes_the_place_of_a_passing_line() -> None:
    line = "STATE FOR.ARA; US1A F0R AR (ROE) AND P/M"
    own = ("STATE FOR ARA; USIA FOR AR (ROE) AND P/M", line)
    other = (own[0], "STATE, POR ARA, USIA, POR AR (ROE) AND P/M")
    assert telegram({1: own, 2: other}, of=2).body.passing == [line]


def test_a_section_without_a_row_shows_the_others() -> None:
    changes = {1: ("AMEMBASSY LA PAZ", "AMEMBAFTA PAZ"), 2: ("AMEMBASSY LIMA\n", "")}
    assert names(telegram(changes, of=2)) == NAMES


def test_a_damaged_passing_line_of_a_later_section_is_no_text() -> None:
    cable = telegram({2: ("STATE FOR ARA; USIA FOR AR", "STATE Fog A2a; USIA FOR AR")})
    assert cable.body.text == telegram({}).body.text


LEFT = {
    "an unknown name that one other section shows": (
        {1: ("COMLAKEFOR OTAVALO", "CDM=6E0F OTAVAL")},
        2,
        2,
        "CDM=6E0F OTAVAL EC",
    ),
    "a row unlike the other": ({1: ("AMEMBASSY BOGOTA", "CINCLANT")}, 3, 4, "CINCLANT"),
    "a sound row": ({2: ("AMEMBASSY BOGOTA", "AMEMBASSY'8060IA")}, 3, 4, "AMEMBASSY BOGOTA"),
}


@pytest.mark.parametrize("row", LEFT)
def test_what_no_section_proves_stays(row: str) -> None:
    changes, of, at, name = LEFT[row]
    assert names(telegram(changes, of=of))[at] == name


def test_rows_of_another_telegram_prove_nothing() -> None:
    one = telegram({2: ("PAGE 01        QUITO  05121", "PAGE 01        QUITO  05300")}, of=2)
    assert names(one)[: len(NAMES)] == NAMES


def test_the_section_of_a_banner_is_that_of_its_page() -> None:
    for banner in ("UNCLAS Stt111574 01 OF 03 QUITO 05121", "UNCLAS E01(ON 0, OF 03 QUITO 05121"):
        cable = telegram({1: ("UNCLAS SECTION 01 OF 03 QUITO 05121", banner)})
        assert cable.body.banner == "UNCLAS SECTION 01 OF 03 QUITO 05121"
        assert cable.body.classification == "UNCLASSIFIED"
