"""The glossary against real cables: what stands in their routing and distribution must be in the tables.

The cables are no part of the repository; without them these tests are skipped.
"""

import re

import pytest
from instruments.real_cables import ABSENT, CABLES

from cablekit import glossary

TEXTS = CABLES / "text"

pytestmark = pytest.mark.skipif(not TEXTS.is_dir(), reason=ABSENT)

STATION = re.compile(
    r"^(?:FM |TO |INFO )?((?:AM[A-Z]+|US ?MISSION|USINT|USLO|SECSTATE|USDEL) [A-Z].*?)"
    r"(?: NIACT| FLASH| IMMEDIATE| PRIORITY| ROUTINE| +\d+)*$"
)
ROW = re.compile(r"(?:(?:ACTION|ORIGIN|INFO) +)?[A-Z]{1,6}-\d\d\b")
OFFICE = re.compile(r"\b([A-Z]{1,6})-\d\d\b")


def routing(text: str) -> list[str]:
    """Lines from each FM to the next blank line."""
    blocks = re.findall(r"^ *FM .*(?:\n *\S.*)*", text, re.MULTILINE)
    return [line.strip() for block in blocks for line in block.splitlines()]


def header(text: str) -> list[str]:
    """Lines from each PAGE 01 to the dashes or FM."""
    blocks = re.findall(r"^ *PAGE +01.*\n((?:(?! *-{3}| *FM ).*\n)*)", text, re.MULTILINE)
    return [line.strip() for block in blocks for line in block.splitlines()]


def test_stations_of_routing_are_posts() -> None:
    found: dict[str, str] = {}
    for path in sorted(TEXTS.glob("*.txt")):
        for line in routing(path.read_text(encoding="utf-8", errors="replace")):
            match = STATION.match(line)
            if match:
                found.setdefault(match[1], path.stem)
    assert len(found) >= 30
    assert {name: where for name, where in found.items() if glossary.post(name) is None} == {}


def test_offices_of_distribution_are_known() -> None:
    found: dict[str, str] = {}
    for path in sorted(TEXTS.glob("*.txt")):
        for line in header(path.read_text(encoding="utf-8", errors="replace")):
            if ROW.match(line):
                found |= {symbol: path.stem for symbol in OFFICE.findall(line) if symbol not in found}
    assert len(found) >= 100
    assert {symbol: where for symbol, where in found.items() if glossary.office(symbol) is None} == {}


def test_document_numbers_carry_the_symbol_of_a_post() -> None:
    for path in TEXTS.glob("*.txt"):
        symbol = re.sub(r"\d", "", path.stem)
        assert glossary.post_by_symbol(symbol) is not None, path.stem


def test_addressees_of_routing_are_known() -> None:
    known, unknown = 0, set()
    for path in sorted(TEXTS.glob("*.txt")):
        for line in routing(path.read_text(encoding="utf-8", errors="replace")):
            name = re.sub(r"^(?:FM|TO|INFO) +", "", line)
            if glossary.correspondent(name):
                known += 1
            elif not name.startswith("Declassified/Released"):
                unknown.add(name)
    assert known >= 400
    assert unknown == {"AMEMBASSY"}  # its place is on the next line, below the foot of a page
