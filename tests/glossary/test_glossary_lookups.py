"""Look-ups of the glossary: what users and the parser ask it, by example."""

import pytest

from cablekit import glossary
from cablekit.diagnostics import CODES

POSTS = [
    pytest.param("LA PAZ", "LA PAZ", id="bare"),
    pytest.param("la paz", "LA PAZ", id="lower-case"),
    pytest.param("LA  PAZ", "LA PAZ", id="blanks-run"),
    pytest.param("LAPAZ", "LA PAZ", id="blank-lost"),
    pytest.param("AMEMBASSY LA PAZ", "LA PAZ", id="embassy"),
    pytest.param("AMEMBASSY LA PAZ BOLIVIA", "LA PAZ", id="country-behind"),
    pytest.param("AM EMBASSY LIMA", "LIMA", id="blank-in-prefix"),
    pytest.param("AMEMDASSY LA PAZ", "LA PAZ", id="prefix-misspelled"),
    pytest.param("AMEMBQSSY LIMA", "LIMA", id="prefix-damaged-as-no-table-has-it"),
    pytest.param("LAMEMBASSY RABAT", "RABAT", id="letter-before-prefix"),
    pytest.param("AMCONSUL RIO DE JANIERO", "RIO DE JANEIRO", id="misspelled-name"),
    pytest.param("AMEMBASSY MEXICO CITY", "MEXICO", id="variant"),
    pytest.param("AMEMBASSY PORT-AU-PRINCE", "PORT AU PRINCE", id="hyphens"),
    pytest.param("AMEMBASSY N'DJAMENA", "NDJAMENA", id="apostrophe"),
    pytest.param("USMISSION USUN NEW YORK", "USUN NEW YORK", id="usun"),
    pytest.param("USUN", "USUN NEW YORK", id="usun-short"),
    pytest.param("US MISSION IAEA VIENNA", "IAEA VIENNA", id="mission-in-two-words"),
    pytest.param("AMCOSUL FLORENCE", "FLORENCE", id="letter-lost-in-prefix"),
    pytest.param("USNATO", "NATO", id="banner-name-of-nato"),
    pytest.param("USMISSION BERLIN", "USBERLIN", id="west-berlin"),
    pytest.param("AMEMBASSY BERLIN", "BERLIN", id="east-berlin"),
    pytest.param("USINT HAVANA", "HAVANA", id="interests-section"),
    pytest.param("USLO PEKING", "PEKING", id="liaison-office"),
    pytest.param("SECSTATE WASHDC", "STATE", id="department"),
    pytest.param("USDEL SECRETARY", "SECRETARY", id="travelling-secretary"),
    pytest.param("USDEL SECRETARY IN JERUSALEM", "SECRETARY", id="travelling-secretary-and-where-he-is"),
    pytest.param("USDEL SECRETARY AIRCRAFT", "SECRETARY", id="travelling-secretary-in-the-air"),
    pytest.param("USDEL SECRETARY ABOARD", "SECRETARY", id="travelling-secretary-in-the-air"),
    pytest.param("SECTATE WASHDC", "STATE", id="department-with-a-letter-lost"),
    pytest.param("AMEMBASSY BEIJING", "BEIJING", id="peking-from-1979"),
    pytest.param("AMEMBASSY MBABANE BY POUCH", "MBABANE", id="by-pouch"),
    pytest.param("AMCONSUL ADANA POUCH", "ADANA", id="pouch"),
    pytest.param("USDEL MTN GENEVA", "MTN GENEVA", id="delegation"),
]

NO_POSTS = [
    "",
    "   ",
    "AMEMBASSY",
    "AMEMBASSY ATLANTIS",
    "AMEMBASSY ATLANTIS BY POUCH",
    "POUCH",
    "WHITE HOUSE",
    "SECRETARY OF DEFENSE",
    "SECDEF WASHDC",
    "USDEL ATLANTIS IN GENEVA",
    "JCS",
    "USCINCSO",
    "DIA WASHDC",
    "DEA HQS WASHDC",
    "USDAO LA PAZ",
    "USIS LIMA",
    "USINFO LIMA",
    "COCHABAMBA",
    "LA PAZ " * 100_000,
]


@pytest.mark.parametrize(("written", "name"), POSTS)
def test_post(written: str, name: str) -> None:
    found = glossary.post(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("written", NO_POSTS, ids=lambda written: written[:20].strip() or "blank")
def test_what_is_no_post(written: str) -> None:
    assert glossary.post(written) is None


@pytest.mark.parametrize(
    ("station", "symbol"),
    [
        ("NEW DELHI", "NEWDE"),
        ("USUN NEW YORK", "USUNN"),
        ("PORT OF SPAIN", "PORTO"),
        ("THE HAGUE", "THEHA"),
        ("LA PAZ", "LAPAZ"),
        ("STATE", "STATE"),
        ("AMEMBASSY RIO DE JANIERO", "RIODE"),
        ("USUN", "USUNN"),
        ("PRETORIA", "PRETOR"),
        ("SECTO", "SECTO"),
        ("NEW  ATLANTIS", "NEWAT"),  # unknown: the rule alone
    ],
)
def test_symbol(station: str, symbol: str) -> None:
    assert glossary.symbol(station) == symbol


def test_post_by_symbol() -> None:
    found = glossary.post_by_symbol("LAPAZ")
    assert found is not None
    assert (found.name, found.country, found.tags_country, found.type) == ("LA PAZ", "Bolivia", "BL", "embassy")
    assert (found.latitude, found.longitude) == (-16.5, -68.15)
    assert glossary.post_by_symbol("ATLANT") is None


def test_a_symbol_of_two_posts_names_neither() -> None:
    assert [post.name for post in glossary.posts_by_symbol("PORTO")] == ["PORT OF SPAIN", "PORTO ALEGRE"]
    assert glossary.post_by_symbol("PORTO") is None


@pytest.mark.parametrize(
    ("code", "kind", "title", "retention", "of_period"),
    [
        pytest.param("PFOR", "subject", "Foreign Policy and Relations", "permanent", True, id="permanent-by-wildcard"),
        pytest.param("CVIS", "subject", "Visas", "temporary", True, id="temporary"),
        pytest.param("PCAT", "subject", None, "permanent", True, id="title-without-source"),
        pytest.param("BL", "country", "Bolivia", None, True, id="country"),
        pytest.param("TO", "country", "Togo", None, True, id="country-1974-not-Tonga"),
        pytest.param("GA", "country", "Gambia", None, True, id="country-1974-not-Gabon"),
        pytest.param("BO", "country", "Bolivia", None, False, id="country-of-today"),
        pytest.param("XX", "region", "Worldwide", None, True, id="region"),
        pytest.param("NAC", "organization", "North Atlantic Council (NATO)", None, True, id="organization"),
        pytest.param(" pfor ", "subject", "Foreign Policy and Relations", "permanent", True, id="loose"),
    ],
)
def test_tag(code: str, kind: str, title: str | None, retention: str | None, of_period: bool) -> None:
    found = glossary.tag(code)
    assert found is not None
    assert (found.kind, found.title, found.retention, found.of_period) == (kind, title, retention, of_period)
    assert (found.valid_from is not None) == of_period


@pytest.mark.parametrize("code", ["", "ZZZZ", "P*", "VANCE, CYRUS"])
def test_unknown_tag(code: str) -> None:
    assert glossary.tag(code) is None


@pytest.mark.parametrize(
    ("code", "field", "retention"),
    [
        ("P***", "Political Affairs", "permanent"),
        ("ZXYZ", None, None),
        ("AORG", "Administration", None),
        ("UN", None, None),
    ],
)
def test_tag_rule(code: str, field: str | None, retention: str | None) -> None:
    found = glossary.tag_rule(code)
    assert (found and found.field, found and found.retention) == (field, retention)


@pytest.mark.parametrize(
    ("term", "title"),
    [("Z", "FLASH"), ("O", "IMMEDIATE"), ("priority", "PRIORITY"), ("R", "ROUTINE"), ("NIACT IMMEDIATE",) * 2],
)
def test_precedence(term: str, title: str) -> None:
    found = glossary.precedence(term)
    assert found is not None
    assert found.title == title


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("S E C R E T", "SECRET"),
        ("C O N F I D E N T I A L", "CONFIDENTIAL"),
        ("UNCLAS", "UNCLASSIFIED"),
        ("LOU", "LIMITED OFFICIAL USE"),
        ("U", "UNCLASSIFIED"),
        ("TOP SECRET", "TOP SECRET"),
    ],
)
def test_classification(written: str, canonical: str) -> None:
    found = glossary.classification(written)
    assert found is not None
    assert found.code == canonical


def test_junk_is_no_classification() -> None:
    assert glossary.classification("SECRETARY") is None


def test_exemption_depends_on_the_order() -> None:
    old, new = glossary.exemption(11652, "GDS"), glossary.exemption("12065", "GDS")
    assert old is not None
    assert new is not None
    assert old.text != new.text
    assert glossary.exemption(12065, "XGDS-1") is None


@pytest.mark.parametrize(
    ("order", "code", "canonical"),
    [
        (11652, "XGDS-2", "XGDS-2"),
        (11652, "xgds 2", "XGDS-2"),
        (11652, "ADS", "ADS"),
        (11652, "N/A", "N/A"),
        (12065, "RDS-3", "RDS"),
        (12065, "XDS", "XDS"),
        ("NARA", "X4", "X4"),
        ("NARA", "OA", "OA"),
        ("FOIA", "B3", "B3"),
        (12958, "1.4(D)", "1.4D"),
    ],
)
def test_exemption(order: int | str, code: str, canonical: str) -> None:
    found = glossary.exemption(order, code)
    assert found is not None
    assert found.code == canonical


@pytest.mark.parametrize(
    ("symbol", "title"),
    [
        ("ARA", "Bureau of Inter-American Affairs"),
        ("SS", "Executive Secretariat"),
        ("S/S", "Executive Secretariat"),
        ("CIAE", "Central Intelligence Agency"),  # its text says that no source tells what the E means
        ("DRC", None),
    ],
)
def test_office(symbol: str, title: str | None) -> None:
    found = glossary.office(symbol)
    assert found is not None
    assert found.title == title


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("DEPT OF COMMERCE WASHDC", "USDOC"),
        ("US DEPT OF LABOR WASHINGTON DC", "LABOR"),
        ("DIA WASH DC", "DIA"),
        ("USCINCSO J2 QUARRY HEIGHTS CZ", "USCINCSO"),
        ("NASA", "NASA"),
        ("DEPARTMENT OF STATE", None),
        ("WASHDC", None),
        ("DEPT OF", None),
        ("", None),
    ],
)
def test_agency(written: str, code: str | None) -> None:
    found = glossary.agency(written)
    assert (found and found.code) == code


def test_small_tables() -> None:
    for found, title in [
        (glossary.caption("exdis"), "Exclusive distribution"),
        (glossary.caption("ROGER CHANNEL"), "Roger Channel"),
        (glossary.agency("DEA HQS WASHDC"), "Drug Enforcement Administration"),
        (glossary.executive_order(11652), "Executive Order 11652"),
        (glossary.attribute_value("Film Number", "P"), "P-Reel"),
    ]:
        assert found is not None
        assert found.title == title
    assert glossary.operating_signal("ZFF-4") == glossary.operating_signal("ZFF6")
    assert glossary.operating_signal("ZZZ") is None
    assert glossary.attribute_value("No Such Key", "P") is None


@pytest.mark.parametrize(
    ("key", "code", "kind", "field"),
    [
        ("Draft Date", "Draft Date", "date", "draft_date"),
        ("vdkgvwkey", "vdkvgwkey", "text", "vdkvgwkey"),
        ("TAGS", "TAGS", "list", "tags"),
        ("Line Count", "Line Count", "number", "line_count"),
    ],
)
def test_attribute_key(key: str, code: str, kind: str, field: str) -> None:
    found = glossary.attribute_key(key)
    assert found is not None
    assert (found.code, found.kind, found.scope) == (code, kind, field)


@pytest.mark.parametrize(
    ("term", "answers"),
    [
        pytest.param("PFOR", [("TAGS", "PFOR")], id="tags"),
        pytest.param("p***", [("TAGS", "P***")], id="wildcard"),
        pytest.param("P*", [("TAGS", "P***")], id="short-wildcard"),
        pytest.param("Q***", [], id="wildcard-of-no-field"),
        pytest.param("NODIS", [("caption", "NODIS")], id="caption"),
        pytest.param("P", [("precedence", "P"), ("office", "P"), ("attribute value", "P")], id="three-tables"),
        pytest.param("EPAE", [("office", "EPAE")], id="office-with-an-E"),
        pytest.param("ARA/AND/B", [("office", "ARA/AND/B")], id="office-of-a-bureau"),
        pytest.param("BEIJING", [("post", "BEIJING")], id="later-name"),
        pytest.param("SEPTEL", [("caption", "SEPTEL")], id="word-for-a-reference"),
        pytest.param("GDS", [("exemption", "GDS"), ("exemption", "GDS")], id="two-orders"),
        pytest.param("11652 GDS", [("exemption", "GDS")], id="one-order"),
        pytest.param("Errors CORE2", [("attribute value", "CORE2")], id="value-of-attribute"),
        pytest.param("draft_date", [("attribute", "Draft Date")], id="attribute-by-field"),
        pytest.param("AMEMBASSY LA PAZ", [("post", "LA PAZ")], id="post-as-written"),
        pytest.param("Bolivia", [("TAGS", "BL"), ("TAGS", "BO"), ("post", "LA PAZ")], id="country"),
        pytest.param(
            "Republic of Korea", [("TAGS", "KS"), ("post", "PUSAN"), ("post", "SEOUL")], id="country-by-another-name"
        ),
        pytest.param("Eritrea", [("TAGS", "ER"), ("post", "ASMARA")], id="country-of-later-years"),
        pytest.param("LUXEMBOURG", [("post", "LUXEMBOURG"), ("TAGS", "LU")], id="country-of-its-post's-name"),
        pytest.param("PORTO", [("post", "PORT OF SPAIN"), ("post", "PORTO ALEGRE")], id="symbol-of-two-posts"),
        pytest.param("S/S-O", [("office", "SSO")], id="office-with-slashes"),
        pytest.param("JCS", [("agency", "JCS")], id="agency"),
        pytest.param("ck301", [("diagnostic", "CK301")], id="diagnostic"),
        pytest.param("dtg-impossible", [("diagnostic", "CK301")], id="diagnostic-by-name"),
        pytest.param("STADIS, EXDIS", [("caption", "STADIS"), ("caption", "EXDIS")], id="list"),
        pytest.param(
            "Locator: TEXT ON MICROFILM, ADS TEXT UNRETRIEVABLE",
            [
                ("attribute", "Locator"),
                ("attribute value", "ON MICROFILM"),
                ("attribute value", "ADS TEXT UNRETRIEVABLE"),
            ],
            id="attribute-as-it-stands",
        ),
        pytest.param("TAGS: PFOR", [("attribute", "TAGS"), ("TAGS", "PFOR")], id="attribute-and-a-code"),
        pytest.param("SUBJECT TO CHANGE: NOTHING, NOBODY", [], id="prose-with-a-colon"),
        pytest.param("NODIZ", [], id="unknown"),
        pytest.param(" / ", [], id="punctuation"),
    ],
)
def test_explain(term: str, answers: list[tuple[str, str]]) -> None:
    found = glossary.explain(term)
    assert [(one.table, one.term) for one in found] == answers
    assert all(one.source for one in found)


def test_every_diagnostic_is_explained() -> None:
    for code in CODES.values():
        found = glossary.explain(code.code)
        assert [(one.term, one.title, one.text) for one in found] == [(code.code, code.name, code.meaning)]


def test_todays_meaning_says_so() -> None:
    (found,) = glossary.explain("DZ")
    assert "oday" in found.text


def test_meanings_of_other_years_say_so() -> None:
    today, then = glossary.explain("BO")
    assert (today.title, then.title) == ("Bolivia", "Belarus")
    assert "1992 to 2010" in then.text


@pytest.mark.parametrize(
    ("term", "expected"),
    [("NODIZ", "NODIS"), ("LA PAS", "LA PAZ"), ("PFORR", "PFOR"), ("Darft Date", "Draft Date"), ("CK3O1", "CK301")],
)
def test_near(term: str, expected: str) -> None:
    assert expected in glossary.near(term)


def test_near_keeps_its_limits() -> None:
    assert len(glossary.near("PARIS", n=2)) == 2
    assert glossary.near("qqqqqqqq") == []


def test_what_is_near_can_be_explained() -> None:
    for term in ("PORT O SPAIN", "EXDIZ", "P**", "IMEDIATE", "ARAA"):
        for other in glossary.near(term):
            assert glossary.explain(other), other


def test_every_published_name_is_there() -> None:
    for name in glossary.__all__:
        assert getattr(glossary, name) is not None
    with pytest.raises(AttributeError, match="no_such_lookup"):
        glossary.no_such_lookup  # noqa: B018
