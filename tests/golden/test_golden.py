"""Every sample gives the record that its golden file holds; the first sample's is checked value by value as well."""

import datetime as dt
import json
from typing import Any

import msgspec
import pytest

from cablekit import parse_file
from cablekit.formats import loads_json
from cablekit.model import Cable

from .pairs import GOLDEN, SAMPLES, records, stale

RECORDS = dict(records())


@pytest.mark.parametrize("name", RECORDS)
def test_a_sample_gives_its_golden_record(name: str) -> None:
    path = GOLDEN / name
    assert path.is_file(), "no golden file yet: python -m tests.golden --write"
    kept, found = json.loads(path.read_text(encoding="utf-8")), json.loads(RECORDS[name])
    assert found == kept
    assert path.read_text(encoding="utf-8") == RECORDS[name], "the values are the same but the order of keys or layout"


def test_no_golden_file_is_left_over() -> None:
    assert stale() == []


@pytest.mark.parametrize("name", RECORDS)
def test_a_golden_record_can_be_read_back(name: str) -> None:
    record = loads_json(RECORDS[name])
    assert msgspec.json.decode(msgspec.json.encode(record)) == json.loads(RECORDS[name])


# --- samples/1977STATE310500.md, read by eye -------------------------------------------------------


@pytest.fixture(scope="module")
def sample() -> Cable:
    return parse_file(SAMPLES / "1977STATE310500.md")


#: path of a value, and the value that stands in the text of the sample
BY_EYE: dict[str, Any] = {
    "record_id": "link1977/newtext/t1977122/aaaaabqs.tel",
    "document_number": "1977STATE310500",
    "document_number_basis": "attribute",
    "mrn": {"raw": "STATE 310500", "station": "STATE", "number": 310500, "series": None},
    "date": {"value": "1977-12-30", "basis": "dtg"},
    "text_status": "present",
    "header.classification": "SECRET",
    "header.page_count": 7,
    "header.received": None,
    "header.number_line": None,
    "header.distribution": {
        "action": [],
        "origin": [{"office": "NODS", "copies": 0}],
        "info": [{"office": "OCT", "copies": 1}, {"office": "ISO", "copies": 0}],
        "total": 1,
        "code": "R",
        "balanced": True,
    },
    "header.drafted_by": {"office": "PM/SSP", "name": "RMANTEL", "typist": None, "raw": "PM/SSP: RMANTEL"},
    "header.approved_by": {"office": "PM", "name": "MR. GELB", "typist": None, "raw": "PM - MR. GELB"},
    "header.cleared_by": [
        {"office": "EUR/SOV", "name": "MR. MATTHEWS", "in_draft": False, "raw": "EUR/SOV - MR. MATTHEWS"},
        {"office": "S/S", "name": "JETHYDEN", "in_draft": False, "raw": "S/S:JETHYDEN"},
    ],
    "header.desired_distribution": None,
    "header.relay": {
        "number": "044162",
        "time": "302157Z",
        "at": "1977-12-30T21:57:00Z",
        "suffix": "62",
        "raw": "-----044162 302157Z /62",
    },
    "routing.precedence": {"action": "ROUTINE", "info": None},
    "routing.dtg": "302128Z DEC 77",
    "routing.sent_at": "1977-12-30T21:28:00Z",
    "routing.operating_signals": ["ZFF6"],
    "body.classification": "SECRET",
    "body.banner": "S E C R E T STATE 310500",
    "body.captions": ["NODIS"],
    "body.passing": ["FOR AMBASSADOR FROM GELB; WHITE HOUSE FOR BRZEZINSKI"],
    "body.corrected_copy": None,
    "body.markings": [],
    "body.subject": '"NON-PAPER" ON US-SOVIET CONVENTIONAL ARMS TRANSFER TALKS',
    "body.subject_classification": None,
    "body.references": [],
    "body.text_references": [],
    "body.signature": "CHRISTOPHER",
    "body.gaps": [],
    "body.excisions": [],
    "release.official": "Margaret P. Grafeld",
    "release.date": "2009-05-22",
    "release.case_id": None,
    "release.exemptions": [],
}


@pytest.mark.parametrize("path", BY_EYE)
def test_a_value_of_the_first_sample(sample: Cable, path: str) -> None:
    value: Any = msgspec.to_builtins(sample)
    for name in path.split("."):
        value = value[name]
    assert value == BY_EYE[path]


def test_names_of_the_first_sample(sample: Cable) -> None:
    routing = sample.routing
    assert routing.from_ is not None
    assert (routing.from_.name, routing.from_.post) == ("SECSTATE WASHDC", "STATE")
    assert [(one.name, one.post, one.country) for one in routing.to] == [("AMEMBASSY MOSCOW", "MOSCOW", "Soviet Union")]
    assert [one.name for one in routing.info] == ["WHITE HOUSE"]


def test_order_and_tags_of_the_first_sample(sample: Cable) -> None:
    order = sample.body.executive_order
    assert order is not None
    assert (order.number, order.exemption, order.date, order.authority) == (11652, "GDS", None, None)
    assert [(tag.code, tag.kind) for tag in sample.body.tags] == [("PCAT", "subject"), ("UR", "country")]
    assert [note.name for note in sample.diagnostics] == ["rendering-loss", "tags-differ"]


#: ends and beginnings of sentences that a page of the sample cuts in two: (before the cut, behind it)
CUT_SENTENCES = [
    ("LIMITATION OF THE INTERNATIONAL", "ARMS TRADE"),
    ('THE "BASIC PRINCIPLES', "OF RELATIONS BETWEEN THE US AND THE USSR"),
    ("CONSULTATIONS WITH REGARD TO", "THIS ISSUE PRIOR TO THE SSOD."),
]


@pytest.mark.parametrize(("before", "behind"), CUT_SENTENCES)
def test_a_sentence_cut_by_a_page_is_whole(sample: Cable, before: str, behind: str) -> None:
    assert sample.body.text is not None
    assert f"{before}\n{behind}" in sample.body.text
    assert any(f"{before} {behind}" in paragraph.text for paragraph in sample.body.paragraphs)


def test_the_text_of_the_first_sample_holds_the_message_and_nothing_else(sample: Cable) -> None:
    text = sample.body.text
    assert text is not None
    assert text.startswith("1. AMBASSADOR SHOULD SEEK APPOINTMENT WITH KHLESTOV\n")
    assert text.endswith("THE CONVENTIONAL ARMS TRADE.")
    lines = text.split("\n")
    assert not [line for line in lines if line.startswith(("PAGE ", "SECRET", "S E C R E T", "NNN", "SUBJ", "TAGS"))]
    assert [one.label for one in sample.body.paragraphs if one.label] == ["1", "2", "3"]


#: the 71 attributes of the sample that are not null, typed
ATTRIBUTES: dict[str, Any] = {
    "automatic_decaptioning": "X",
    "capture_date": dt.date(1994, 1, 1),
    "current_classification": "UNCLASSIFIED",
    "concepts": ["TEXT", "BRIEFING MATERIALS", "MEETINGS", "ARMS CONTROL MEETINGS", "CAT-B"],
    "copy": "SINGLE",
    "sent_date": dt.date(1977, 12, 30),
    "disposition_action": "RELEASED",
    "disposition_comment": "25 YEAR REVIEW",
    "disposition_date": dt.date(2009, 5, 22),
    "document_number": "1977STATE310500",
    "document_source": "CORE",
    "document_unique_id": "00",
    "drafter": "RMANTEL",
    "enclosure": "FOR AMB FROM BELB; WHITE HOUSE FOR BRZEZINSKI",
    "executive_order": "GS",
    "film_number": ["P840081-2373"],
    "format": "TEL",
    "from_": "STATE PM",
    "isecure": "1",
    "legacy_key": "link1977/newtext/t1977122/aaaaabqs.tel",
    "line_count": 289,
    "locator": "TEXT ON-LINE, ON MICROFILM",
    "message_id": "537b0efd-c188-dd11-92da-001cc4696bcc",
    "office": "ORIGIN NODS",
    "original_classification": "SECRET",
    "original_previous_handling_restrictions": ["NODIS"],
    "page_count": 6,
    "previous_classification": "SECRET",
    "previous_handling_restrictions": ["NODIS"],
    "retention": "0",
    "review_action": "RELEASED, APPROVED",
    "review_date": dt.date(2004, 10, 18),
    "sas_id": "135296",
    "secure": "OPEN",
    "status": "NATIVE",
    "subject": '"NON-PAPER" ON US-SOVIET CONVENTIONAL ARMS TRANSFER TALKS',
    "tags": ["PCAT", "PARM", "UR", "US"],
    "to": "MOSCOW WHITE HOUSE",
    "type": "TE",
    "vdkvgwkey": "odb://SAS/SAS.dbo.SAS_Docs/537b0efd-c188-dd11-92da-001cc4696bcc",
    **dict.fromkeys(
        ("review_markings", "markings"),
        "Margaret P. Grafeld Declassified/Released US Department of State EO Systematic Review 22 May 2009",
    ),
}


def test_the_attributes_of_the_first_sample(sample: Cable) -> None:
    values = msgspec.structs.asdict(sample.attributes)
    assert {name: value for name, value in values.items() if value not in (None, [], {})} == ATTRIBUTES


# --- values of other samples that were read wrong once ------------------------------------


def _record(name: str) -> Cable:
    return loads_json(RECORDS[f"{name}.json"])


def test_a_code_above_the_letterhead_is_a_marking_of_the_release() -> None:
    """It stands at the head of a page, not where text was cut out: 1976STATE300075 has it in mid-sentence."""
    record = _record("synthetic-1976-foia-ocr")
    assert (record.release.exemptions, record.body.excisions) == (["B3", "CIA"], [])


def test_the_words_of_the_releaser_are_no_text() -> None:
    assert "UNCLASSIFIED" not in (_record("synthetic-1976-foia-ocr").body.text or "")


def test_a_citation_before_a_comma_is_read() -> None:
    cited = _record("synthetic-1975-references").body.text_references
    assert ("74 OSLO 3391", "1974OSLO03391") in [(one.raw, one.document_number) for one in cited]
