"""Names of addressees that OCR left little of."""

import pytest

from cablekit import glossary
from cablekit.fields.addressees.entry import addressee
from cablekit.glossary.garbling import garbled

READ = {
    "a head, the place sound": ("AMEMRAtt;.MOSCOW", "AMEMBASSY MOSCOW"),
    "glued": ("AMEMBA5$XoLIMA PERU LONDON", "AMEMBASSY LONDON"),
    "one letter of five": ("AMEMBASSY TOXY0", "AMEMBASSY TOKYO"),
    "two letters of nine": ("AMEMBASSX COPFNHAGFN", "AMEMBASSY COPENHAGEN"),
    "the last letter lost": ("AMEMBASSY TOKY", "AMEMBASSY TOKYO"),
    "the last letter of a long place lost": ("AMCONSUL FRANKFUR", "AMCONSUL FRANKFURT"),
    "a consulate": ("AMC0NSUI. FRANKFURT", "AMCONSUL FRANKFURT"),
    "the end of a long place, not a short one": ("AMEMBASSWeWG6SINKI", "AMEMBASSY HELSINKI"),
    "the short place": ("AMEMBASSWeMG6SINAI", "AMEMBASSY SINAI"),
    "the Department": ("SECSTAI6,WASHOC", "SECSTATE WASHDC"),
    "the Department without its head": ("5'STATE WASHOC", "SECSTATE WASHDC"),
}


@pytest.mark.parametrize(("name", "read"), READ.values(), ids=READ)
def test_who_a_garbled_name_is(name: str, read: str) -> None:
    found = garbled(name)
    assert found is not None
    assert found.name == read
    assert glossary.correspondent(found.name) is not None


NOBODY = {
    "short": "SEC",
    "long": "AMEMBASSY " + "X" * 60,
    "another agency": "SECOEF WASHDC",
    "a place that is none": "AMEMBASSY QQQQQQQ",
    "two letters of five": "AMEMBASSY TXXYO",
    "two letters lost": "AMEMBASSY TOK",
    "the last letter of a short place": "AMEMBASSY LIM",
    "no head": "ABOUT THE LONDON",
    "prose": "AND THEN WE SHALL GO",
    "a title": "AMBASSADOR ROE",
}


@pytest.mark.parametrize("name", NOBODY.values(), ids=NOBODY)
def test_nobody(name: str) -> None:
    assert garbled(name) is None


def test_the_name_is_mended_and_the_raw_kept() -> None:
    one = addressee("SECSTAI6,WASHOC PRIORITY 2349")
    assert (one.name, one.post, one.precedence, one.number) == ("SECSTATE WASHDC", "STATE", "PRIORITY", 2349)
    assert one.raw == "SECSTAI6,WASHOC PRIORITY 2349"


def test_what_was_typed_so_stays() -> None:
    assert addressee("ACONSUL JERUSALEM").name == "ACONSUL JERUSALEM"
    assert addressee("AMEMBASSY ROMEE").name == "AMEMBASSY ROMEE"


@pytest.mark.parametrize(
    ("written", "name", "post"),
    [
        ("AMEMBASSY OTTOWA", "AMEMBASSY OTTOWA", "OTTAWA"),
        ("AMEMBASSY MOSCOE", "AMEMBASSY MOSCOE", "MOSCOW"),
        ("AMCONSUL FARNKFURT", "AMCONSUL FARNKFURT", "FRANKFURT"),
        ("AMEMBASSY BUCHARES", "AMEMBASSY BUCHARES", "BUCHAREST"),
        ("AMEMBASSY OTTAVA", "AMEMBASSY OTTAWA", "OTTAWA"),
        ("AMEMBASSY MQSCOW", "AMEMBASSY MOSCOW", "MOSCOW"),
        ("AMEMBASSY RCYKJAVIK", "AMEMBASSY REYKJAVIK", "REYKJAVIK"),
        ("AMEMBASSX MOSCOW", "AMEMBASSY MOSCOW", "MOSCOW"),
        ("AMEMBASSY M0SCOW", "AMEMBASSY MOSCOW", "MOSCOW"),
    ],
)
def test_a_name_stays_as_it_was_typed_unless_a_scan_put_a_like_letter(written: str, name: str, post: str) -> None:
    found = addressee(written)
    assert (found.name, found.post) == (name, post)
