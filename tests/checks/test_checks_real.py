"""The real cables: a person read every finding of a comparison, and here is the judgement."""

from collections.abc import Iterator

import pytest
from instruments.real_cables import ABSENT, CABLES

from cablekit import api
from cablekit.api import Parsed
from cablekit.checks.series import Origin, Series

pytestmark = pytest.mark.skipif(not CABLES.is_dir(), reason=ABSENT)

JUDGED = {
    # STADIS and EXDIS stand in the text, on two lines; the attributes have STADIS alone.
    ("CK105", "1974LAPAZ02085"),
    # Sent 29 May, received 15 June; the film number is a list, so it was sent twice.
    ("CK107", "1974LAPAZ03446"),
    # The text is on tariffs, the attributes on a candidacy; Errors: I.
    ("CK108", "1974LAPAZ02047"),
    ("CK111", "1974LAPAZ02047"),
    ("CK116", "1974LAPAZ02047"),
    # The text cites two telegrams, the attributes the first of them.
    ("CK111", "1974LAPAZ03038"),
}
"""Findings of comparisons, but those of TAGS: the indexer added codes to every other cable."""


def cables(folder: str, pattern: str) -> Iterator[Parsed]:
    for path in sorted((CABLES / folder).glob(pattern)):
        yield from api.parse_all(path)


@pytest.fixture(scope="module")
def real() -> list[Parsed]:
    found = list(cables("text", "*.txt"))
    assert len(found) == 107
    return found


def test_no_finding_that_was_not_judged(real: list[Parsed]) -> None:
    found = {
        (finding.code, parsed.cable.document_number)
        for parsed in real
        for finding in parsed.cable.diagnostics
        if finding.code.startswith("CK1") and finding.code != "CK101"
    }
    assert found == JUDGED


def test_tags_are_compared_by_code(real: list[Parsed]) -> None:
    """59 of 107: in all of them the codes of the two lists do differ."""
    found = [one.cable for one in real if any(finding.code == "CK101" for finding in one.cable.diagnostics)]
    assert 55 <= len(found) <= 63
    for cable in found:
        text = {tag.code for tag in cable.body.tags}
        assert text != {tag for tag in cable.attributes.tags if not tag.startswith("(")}


def test_no_page_is_missing_and_no_text_is_lost(real: list[Parsed]) -> None:
    codes = {finding.code for parsed in real for finding in parsed.cable.diagnostics}
    assert codes.isdisjoint({"CK208", "CK410", "CK411", "CK412"})


def test_one_cable_stands_out_of_its_series(real: list[Parsed]) -> None:
    """1974LAPAZ02047 is of 8 May by its text; numbers and film around it are of the first days of April."""
    series = Series()
    for one in real:
        series.add(one.cable, Origin(None, None, one.cable.document_number, None))
    assert [(finding.code, origin.document_number) for origin, finding in series.findings()] == [
        ("CK119", "1974LAPAZ02047"),
        ("CK120", "1974LAPAZ02047"),
    ]


def test_scans_have_nothing_to_compare() -> None:
    codes = {finding.code for parsed in cables("ocr", "*.txt") for finding in parsed.cable.diagnostics}
    assert {code for code in codes if code.startswith("CK1")} <= {"CK102"}
