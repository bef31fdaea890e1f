"""Look-ups by year and by place: captions, orders, exemptions, TAGS, station names, numbers a day, offices."""

from datetime import date

import pytest

from cablekit import glossary


@pytest.mark.parametrize(
    ("place", "held", "lacking"),
    [
        (
            "line",
            {"NODIS", "EXDIS", "STADIS", "CHEROKEE", "SIPDIS", "SENSITIVE", "EFTO", "AIDAC", "TERREP"},
            {"POSS DUPE"},
        ),
        (
            "banner",
            {"NODIS", "ROGER CHANNEL", "EFTO", "FOUO", "NOFORN", "ORCON", "SPECAT", "EYES ONLY", "SIPDIS"},
            {"SENSITIVE BUT UNCLASSIFIED"},
        ),
        ("page", {"NODIS", "POSS DUPE", "STADIS"}, {"ROGER CHANNEL"}),
    ],
)
def test_captions_of_a_place(place: str, held: set[str], lacking: set[str]) -> None:
    found = {caption.code for caption in glossary.captions(place)}
    assert held <= found
    assert not lacking & found


@pytest.mark.parametrize("word", ["REFTEL", "NOTAL", "TOSEC", "SECTO", "LOU", "NIACT", "SEPTEL", "CORRECTED COPY"])
def test_what_looks_like_a_caption_has_no_place(word: str) -> None:
    assert glossary.caption(word) is not None
    for place in ("line", "banner", "page"):
        assert word not in {caption.code for caption in glossary.captions(place)}


def test_an_unknown_place_is_refused() -> None:
    with pytest.raises(ValueError, match="foot"):
        glossary.captions("foot")


@pytest.mark.parametrize("number", [12356, "12356", "12,356", "E.O. 12356"])
def test_order(number: int | str) -> None:
    found = glossary.order(number)
    assert found is not None
    assert (found.number, found.in_force_from, found.in_force_to) == ("12356", date(1982, 8, 1), date(1995, 10, 13))
    assert found.in_force(date(1986, 10, 6))
    assert not found.in_force(date(1906, 10, 6))


def test_unknown_order() -> None:
    assert glossary.order(9999) is None


@pytest.mark.parametrize(
    ("day", "numbers"),
    [
        (date(1950, 1, 1), []),
        (date(1968, 5, 14), ["10501"]),
        (date(1972, 6, 1), ["11652"]),
        (date(1978, 11, 30), ["11652"]),
        (date(1978, 12, 1), ["12065"]),
        (date(1986, 1, 1), ["12356"]),
        (date(1996, 1, 1), ["12958"]),
        (date(2007, 5, 3), ["12958", "13292"]),
        (date(2012, 1, 1), ["13526"]),
    ],
)
def test_orders_in_force(day: date, numbers: list[str]) -> None:
    assert [order.number for order in glossary.orders_in_force(day)] == numbers


def test_order_numbers_are_of_classification() -> None:
    assert glossary.ORDER_NUMBERS == ("10501", "11652", "12065", "12356", "12958", "13292", "13526")
    assert glossary.order(10422) is not None


@pytest.mark.parametrize(
    ("order", "code", "canonical"),
    [
        (12356, "OADR", "OADR"),
        (12356, "DECL: OADR", "OADR"),
        (12356, "DECL", "DECL"),
        (12356, "1.3(a)(5)", "1.3A5"),
        (12958, "1.6X1", "X1"),
        (12958, "X6", "X6"),
        (12958, "1.5(d)", "1.5D"),
        (12958, "1.4 (d)", "1.4D"),
        (12958, "25X6", "25X6"),
        (13526, "1.4(b)", "1.4B"),
        (13526, "50X1-HUM", "50X1-HUM"),
        (13526, "25X9", "25X9"),
        (10501, "GP-4", "GP-4"),
        (10501, "GROUP 3", "GP-3"),
        ("FOIA", "B7(C)", "B7C"),
        ("FOIA", "(b)(1)", "B1"),
    ],
)
def test_exemption(order: int | str, code: str, canonical: str) -> None:
    found = glossary.exemption(order, code)
    assert found is not None
    assert found.code == canonical


@pytest.mark.parametrize(("order", "code"), [(12958, "1.5H"), (13526, "1.5D"), (11652, "OADR"), (12356, "X1")])
def test_codes_of_other_orders(order: int, code: str) -> None:
    assert glossary.exemption(order, code) is None


@pytest.mark.parametrize(
    ("code", "year", "title"),
    [
        ("CG", 1975, "Zaire"),
        ("CG", 1994, "Congo (Kinshasa), Zaire to 1997"),
        ("BO", 1975, "Bolivia"),
        ("BO", 1995, "Belarus"),
        ("BO", 2020, "Bolivia"),
        ("BL", 1995, "Bolivia"),
        ("RS", 1995, "Russia"),
        ("RS", 2020, "Serbia"),
        ("SR", 1995, "Serbia"),
        ("HR", 1995, "Croatia"),
        ("UP", 2006, "Ukraine"),
        ("UR", 1986, "Soviet Union"),
        ("GM", 1994, "Germany"),
        ("VM", 1977, "Vietnam"),
        ("PREL", 1986, "External Political Relations"),
        ("PREL", None, "External Political Relations"),
        ("KDEM", 1994, "Democratization"),
        ("PFOR", None, "Foreign Policy and Relations"),
        ("PARM", 1986, "Arms Control and Disarmament"),
        ("BO", None, "Bolivia"),
        ("CG", None, "Zaire"),
    ],
)
def test_tag_by_year(code: str, year: int | None, title: str) -> None:
    found = glossary.tag(code, year)
    assert found is not None
    assert found.title == title


def test_unknown_tag_by_year() -> None:
    assert glossary.tag("ZZZZ", 1986) is None


def test_valid_in_tells_known_years() -> None:
    belarus, unknown = glossary.tag("BO", 1995), glossary.tag("PREL", 1986)
    assert belarus is not None
    assert unknown is not None
    assert belarus.valid_in(1995)
    assert not belarus.valid_in(1975)
    assert not unknown.valid_in(1986)


@pytest.mark.parametrize(
    ("name", "year", "symbol"),
    [
        ("NATO", 1975, "NATO"),
        ("USNATO", 1975, "NATO"),
        ("USNATO", 1978, "USNATO"),
        ("USMISSION NATO", 1979, "USNATO"),
        ("LA PAZ", 1978, "LAPAZ"),
        ("USUN NEW YORK", 1979, "USUNN"),
        ("DACCA", 1977, "DACCA"),
        ("DACCA", 1994, "DHAKA"),
        ("NEW ATLANTIS", 1977, "NEWAT"),
    ],
)
def test_station_symbol(name: str, year: int, symbol: str) -> None:
    assert glossary.station_symbol(name, year) == symbol


def test_station_name() -> None:
    assert glossary.station_name("AMEMBASSY DACCA", 1994) == "DHAKA"
    assert glossary.station_name("AMEMBASSY DACCA", 1974) == "DACCA"
    assert glossary.station_name(" new  atlantis ", 1974) == "NEW ATLANTIS"


@pytest.mark.parametrize(
    ("station", "year", "least", "most"),
    [
        ("STATE", 1977, 850, 860),
        ("SECSTATE WASHDC", 1979, 930, 945),
        ("STATE", 1986, 1100, 1150),
        ("STATE", 1990, 1000, 1150),
        ("STATE", 1960, 600, 700),
        ("PARIS", 1976, 100, 110),
        ("LA PAZ", 1974, 120, 130),
        ("ATLANTIS", 1974, 120, 130),
    ],
)
def test_per_day(station: str, year: int, least: int, most: int) -> None:
    assert least <= glossary.per_day(station, year) <= most


@pytest.mark.parametrize(
    ("symbol", "code"),
    [
        ("ARA/AND/B", "ARA/AND/B"),
        ("ARA/AND/X", "ARA/AND"),
        ("AF/ W", "AF/W"),
        ("S/S:O", "SSO"),
        ("S/S -O", "SSO"),
        ("TREAS:OAP", "TREAS"),
        ("OJCS/J-5", "OJCS/J-5"),
        ("EUR/XYZ", "EUR"),
        ("NOBODY/X", None),
        ("", None),
    ],
)
def test_bureau(symbol: str, code: str | None) -> None:
    found = glossary.bureau(symbol)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    "symbol",
    [
        "EAP",
        "DRL",
        "PRM",
        "SCT",
        "OIG",
        "EURE",
        "AECE",
        "ACDE",
        "DOEE",
        "AF/C",
        "EUR/SOV",
        "EUR/RPM",
        "EA/VN",
        "IO/UNP",
        "PM/ISP",
    ],
)
def test_offices_of_other_years_and_posts(symbol: str) -> None:
    found = glossary.office(symbol)
    assert found is not None
    assert found.title


@pytest.mark.parametrize(
    ("name", "year", "country", "tags"),
    [
        ("MOSCOW", 1979, "Soviet Union", "UR"),
        ("MOSCOW", 1995, "Russia", "RS"),
        ("AMEMBASSY KIEV", 1978, "Soviet Union", "UR"),
        ("AMEMBASSY KIEV", 1996, "Ukraine", "UP"),
        ("AMCONSUL FRANKFURT", 1985, "West Germany", "GW"),
        ("AMCONSUL FRANKFURT", 1996, "Germany", "GM"),
        ("ZAGREB", 1995, "Croatia", "HR"),
        ("LA PAZ", 1995, "Bolivia", "BL"),
        ("USDAO PRAGUE", 1994, "Czech Republic", "EZ"),
    ],
)
def test_country_in_a_year(name: str, year: int, country: str, tags: str) -> None:
    found = glossary.correspondent(name, year)
    assert found is not None
    assert (found.country, found.tags_country) == (country, tags)


def test_country_of_a_post() -> None:
    moscow, secretary = glossary.post("MOSCOW"), glossary.post("USDEL SECRETARY")
    assert moscow is not None
    assert secretary is not None
    assert glossary.post_country(moscow, 1995) == glossary.Country("Russia", "RS")
    assert glossary.post_country(moscow, 1975) == glossary.Country("Soviet Union", "UR")
    assert glossary.post_country(secretary, 1975) is None
