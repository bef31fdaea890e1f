"""Who senders and addressees are: names as telegrams write them, and what must not be taken for one."""

import pytest

from cablekit import glossary
from cablekit.glossary.tables import entries

NAMES = [
    # name as written, name found, kind, country
    pytest.param("AIG 6005", "AIG 6005", "collective", None, id="address-group"),
    pytest.param("CTF 60", "CTF 60", "command", None, id="task-force"),
    pytest.param("17 AF RAMSTEIN", "17 AF RAMSTEIN", "command", None, id="air-force-by-its-number"),
    pytest.param("CDR 13TH AF, CLARK", "13TH AF", "command", "Philippines", id="air-force-at-its-base"),
    pytest.param("USDOCLDSTHES IZMIR TUR", "USDOCOLANDSOUTHEAST", "command", "Turkey", id="documents-officer"),
    pytest.param("AMCON CAPETOWN", "CAPE TOWN", "post", "South Africa", id="short-prefix"),
    pytest.param("327 AIRDIV TJFLHQAS", "327 AIRDIV TJFLHQAS", "command", None, id="unit-by-its-number"),
    pytest.param("66TH MI GP MUNICH", "66TH MI GP MUNICH", "command", None, id="unit-with-ending"),
    pytest.param("CHMAAG CHINA", "CHMAAG TAIWAN", "command", "Taiwan", id="advisory-group"),
    pytest.param("USMILGP ASUNCIO", "USMILGP ASUNCIO", "command", None, id="office-at-an-unknown-place"),
    pytest.param("USLO PKEING", "PEKING", "post", "China", id="letters-swapped"),
    pytest.param("AMCONS ZURICH", "ZURICH", "post", "Switzerland", id="short-for-consulate"),
    pytest.param("DEPARTMENT OF COMMERCE", "USDOC", "agency", "United States", id="department-of"),
    pytest.param("CINCPAC HONOLUL HI", "CINCPAC", "command", "United States", id="a-letter-of-its-place-lost"),
    pytest.param("DEPCDR 13 AF ADVON UDORN", "DEPCDR 13 AF ADVON UDORN", "command", None, id="deputy-commander"),
    pytest.param("DODSPECREP BANGKOK", "DODSPECREP BANGKOK", "command", "Thailand", id="representative-at-a-place"),
    pytest.param("CENTO CAPITALS", "CENTO CAPITALS", "collective", None, id="capitals"),
    pytest.param("AMEMBASSY LA PAZ", "LA PAZ", "post", "Bolivia", id="embassy"),
    pytest.param("SECSTATE WASHDC NIACT IMMEDIATE 2143", "STATE", "post", "United States", id="precedence-and-number"),
    pytest.param("RUEHC/SECSTATE WASHDC", "STATE", "post", "United States", id="indicator-and-slash"),
    pytest.param("RUEHLP AMEMBASSY LIMA", "LIMA", "post", "Peru", id="indicator-and-blank"),
    pytest.param("RUMJHTOAMEMBASSY KATHMANDU", "KATHMANDU", "post", "Nepal", id="indicator-glued"),
    pytest.param(":AMEMBASSY QUITO 1320", "QUITO", "post", "Ecuador", id="colon"),
    pytest.param("KZAMBASSY DACCA", "DACCA", "post", "Bangladesh", id="head-damaged"),
    pytest.param("AMEMDASSY BONN", "BONN", "post", "West Germany", id="head-misspelled"),
    pytest.param("AMEM8ASSY TOKYO", "TOKYO", "post", "Japan", id="head-with-a-digit"),
    pytest.param("USMISSION: BERLIN", "USBERLIN", "post", "West Berlin", id="colon-in-the-middle"),
    pytest.param("USUN NEW YORK PRIORITY 07", "USUN NEW YORK", "post", "United States", id="mission"),
    pytest.param("AMEMBASSY ROME la", "ROME", "post", "Italy", id="noise-behind"),
    pytest.param("SECSTATE WASHDC IMMEOIATE", "STATE", "post", "United States", id="precedence-damaged"),
    pytest.param("USLO SKOPJE", "SKOPJE", "post", "Macedonia", id="liaison-office"),
    pytest.param("USOFFICE PRISTINA", "PRISTINA", "post", "Kosovo", id="office"),
    pytest.param("USDEL SECRETARY IN JERUSALEM", "SECRETARY", "delegation", None, id="travelling-secretary"),
    pytest.param("US REP MBFR", "MBFR VIENNA", "delegation", "Austria", id="representative"),
    pytest.param("USDEL CSCE BELGRADE", "USDEL CSCE BELGRADE", "delegation", "Yugoslavia", id="conference-and-place"),
    pytest.param("USDEL UNCTAD", "USDEL UNCTAD", "delegation", None, id="conference"),
    pytest.param("SECDEF WASHDC", "SECDEF", "agency", "United States", id="defense"),
    pytest.param("SEC OF DEF", "SECDEF", "agency", "United States", id="defense-spelled"),
    pytest.param("USDOC WASHDC", "USDOC", "agency", "United States", id="commerce"),
    pytest.param("DIA WASHDC", "DIA", "agency", "United States", id="dia"),
    pytest.param("WHITE HOUSE", "WHITE HOUSE", "agency", "United States", id="white-house"),
    pytest.param("TREAS DEPT", "TREASURY", "agency", "United States", id="treasury"),
    pytest.param("USICA WASHDC", "USICA", "agency", "United States", id="usica"),
    pytest.param("NSC WASHDC", "NSC", "agency", "United States", id="nsc"),
    pytest.param("CIA WASHDC", "CIA", "agency", "United States", id="cia"),
    pytest.param("FAA WASHDC", "FAA", "agency", "United States", id="faa"),
    pytest.param("NASA HQ", "NASA", "agency", "United States", id="nasa"),
    pytest.param("FBI WASHDC", "FBI", "agency", "United States", id="fbi"),
    pytest.param("USNRC WASHDC", "NRC", "agency", "United States", id="nrc"),
    pytest.param("ERDA GERMANTOWN", "ERDA", "agency", "United States", id="erda"),
    pytest.param("EPA WASHDC", "EPA", "agency", "United States", id="epa"),
    pytest.param("USDA WASHDC", "USDA", "agency", "United States", id="usda"),
    pytest.param("US CUSTOMS WASHDC", "US CUSTOMS", "agency", "United States", id="customs"),
    pytest.param("INS WASHDC", "INS", "agency", "United States", id="ins"),
    pytest.param("EXIMBANK WASHDC", "EXIMBANK", "agency", "United States", id="eximbank"),
    pytest.param("PEACE CORPS WASHDC", "PEACE CORPS", "agency", "United States", id="peace-corps"),
    pytest.param("JOINT STAFF WASHDC", "JOINT STAFF", "command", "United States", id="joint-staff"),
    pytest.param("CJCS", "JCS", "command", "United States", id="chairman"),
    pytest.param("JCS WASHDC//J5//", "JCS", "command", "United States", id="office-symbols"),
    pytest.param("CINCUSAFE RAMSTEIN", "CINCUSAFE", "command", "West Germany", id="command-and-place"),
    pytest.param("USCINCEUR VAIHINGEN GE", "USCINCEUR", "command", "West Germany", id="command-place-and-state"),
    pytest.param("USCOMSOLANT", "USCOMSOLANT", "command", "United States", id="south-atlantic"),
    pytest.param("COMUSSAG", "USSAG", "command", "Thailand", id="command-of-the-war"),
    pytest.param("COMNAVFORJAPAN YOKOSUKA JA", "COMNAVFORJAPAN YOKOSUKA JA", "command", None, id="command-by-form"),
    pytest.param("CDR QXCOM FALLS CHURCH VA", "CDR QXCOM FALLS CHURCH VA", "command", None, id="commander"),
    pytest.param(
        "HQ SPACE DIV LOS ANGELES AFS CA", "HQ SPACE DIV LOS ANGELES AFS CA", "command", None, id="headquarters"
    ),
    pytest.param("USDAO SAIGON", "USDAO SAIGON", "agency", "South Vietnam", id="attaches"),
    pytest.param("DEA BOGOTA", "DEA BOGOTA", "agency", "Colombia", id="agency-at-a-post"),
    pytest.param("CHUSMILGP LA PAZ", "CHUSMILGP LA PAZ", "command", "Bolivia", id="military-group"),
    pytest.param("ALL DIPLOMATIC POSTS", "ALL DIPLOMATIC POSTS", "collective", None, id="all-posts"),
    pytest.param("NATO COLLECTIVE", "NATO COLLECTIVE", "collective", None, id="collective"),
    pytest.param("UN SECURITY COUNCIL COLLECTIVE", "UN SECURITY COUNCIL COLLECTIVE", "collective", None, id="council"),
    pytest.param("ALL OECD CAPITALS IMMEDIATE", "ALL OECD CAPITALS", "collective", None, id="capitals"),
    pytest.param("ALL AFRICAN REGIONAL POSTS", "ALL AFRICAN REGIONAL POSTS", "collective", None, id="all-by-form"),
]

DAMAGED = [
    ("KZAMBASSY DACCA", "DACCA"),
    ("SECTATE WASHDC", "STATE"),
    ("AMEMBASSY DOFA", "DOHA"),
    ("AMEMBASSY MEXICQ", "MEXICO"),
    ("LAMEMBASSY RASAT", "RABAT"),
    ("USICA HASEDC", "USICA"),
    ("USIA WASHOC", "USIA"),
    ("SECDFF WASHDC", "SECDEF"),
    ("USCINCERUR", "USCINCEUR"),
]

NOBODY = [
    "",
    " ",
    "...",
    "IMMEDIATE",
    "2143",
    "AMEMBASSY",
    "AMEMBASSY ATLANTIS",
    "USDEL ATLANTIS",
    "USDAO ATLANTIS",
    "THE EMBASSY IN ATLANTIS",
    "THE AMBASSADOR IN LONDON",
    "EMBASSY STAFF IN LONDON",
    "RUSSIAN EMBASSY LONDON",
    "THE AMEMBASSY LONDON",
    "EMBASSY OFFICIALS",
    "AMBASSADOR PARIS",
    "COMMITTEE OF THE WHOLE",
    "COMMUNIST PARTY",
    "COMPATIBILITY",
    "CINCINNATI",
    "COMPACTING",
    "CHIEF OF DELEGATION",
    "VINCENT",
    "USG'S",
    "SECDEF'S",
    "AMEMBASSY SANTO",
    "COMMERCE WAS GOOD",
    "COMMANDER SAID",
    "JCS WILL DECIDE",
    "HQ OF THE PARTY",
    "DIRECTOR",
    "DEFENSE MINISTER",
    "TREASURE ISLAND",
    "JUSTICE WAS DONE",
    "FOR AMBASSADOR FROM SECRETARY",
    "BY COLLECTIVE",
    "THE NATO COLLECTIVE",
    "WE SUGGEST ALL POSTS",
    "VISITS TO CAPITALS",
    "WASHDC",
    "PARIS AND LONDON",
    "SPECIAL",
    "DEPARTMENT OF",
    "LIMITED OFFICIAL USE",
    "LA PAZ " * 100_000,
]


@pytest.mark.parametrize(("written", "name", "kind", "country"), NAMES)
def test_correspondent(written: str, name: str, kind: str, country: str | None) -> None:
    found = glossary.correspondent(written)
    assert found is not None
    assert (found.name, found.kind, found.country) == (name, kind, country)
    assert (found.country is None) == (found.tags_country is None)


@pytest.mark.parametrize(("written", "name"), DAMAGED)
def test_damaged_letters_are_told(written: str, name: str) -> None:
    found = glossary.correspondent(written)
    assert found is not None
    assert (found.name, found.damaged) == (name, True)


@pytest.mark.parametrize("written", ["AMEMBASSY LA PAZ", "RUEHC/SECSTATE WASHDC", "AMCONSUL ADANA POUCH", "USDAO LIMA"])
def test_what_is_written_well_is_not_damaged(written: str) -> None:
    found = glossary.correspondent(written)
    assert found is not None
    assert not found.damaged


@pytest.mark.parametrize("written", NOBODY, ids=lambda written: written[:24].strip() or "blank")
def test_nobody(written: str) -> None:
    assert glossary.correspondent(written) is None


@pytest.mark.parametrize("written", ["KZAMBASSY DACCA", "RUMJHTOAMEMBASSY KATHMANDU", ":AMEMBASSY QUITO"])
def test_post_knows_damaged_and_glued_heads(written: str) -> None:
    assert glossary.post(written) is not None


@pytest.mark.parametrize(
    "written", ["RUSSIAN EMBASSY LONDON", "THE AMEMBASSY LONDON", "AMEMBASSY DOFA", "AMBASSADOR PARIS", "RUNNING PARIS"]
)
def test_post_guesses_no_place_and_no_prose(written: str) -> None:
    assert glossary.post(written) is None


def test_place_of_a_correspondent_has_coordinates() -> None:
    found = glossary.correspondent("USDAO LA PAZ")
    assert found is not None
    assert found.place is not None
    there = glossary.post(found.place)
    assert there is not None
    assert there.latitude == -16.5


def test_every_post_and_agency_is_a_correspondent() -> None:
    for post in glossary.posts():
        found = glossary.correspondent(post.name)
        assert found is not None, post
        assert (found.name, found.damaged) == (post.name, False), post


def test_english_words_are_no_commands() -> None:
    commands = {entry.code for entry in entries("agencies") if entry.kind == "military command"}
    for word in glossary.words():
        found = glossary.correspondent(word) if word.startswith(("CDR", "CINC", "COM", "HQ", "MAR", "NAV")) else None
        assert found is None or found.kind != "command" or found.name in commands, word


@pytest.mark.parametrize(
    ("written", "year", "name"),
    [
        ("the Department of State", None, "STATE"),
        ("Secretary of State", 1959, "STATE"),
        ("Copenhagen", 1959, "COPENHAGEN"),
        ("the White House", 1963, "WHITE HOUSE"),
        ("the Embassy in Guatemala", 1970, "GUATEMALA"),
        ("the Embassy in Vietnam", 1963, "SAIGON"),
        ("the Embassy in the Soviet Union", 1968, "MOSCOW"),
        ("the Embassy in London", 1968, "LONDON"),
        ("the Legation in Hungary", 1956, "BUDAPEST"),
        ("the Consulate General in Hong Kong", 1966, "HONG KONG"),
        ("the Interests Section in Cuba", 1978, "HAVANA"),
        ("the Mission to the United Nations", 1970, "USUN NEW YORK"),
        ("the Mission in Berlin", 1961, "USBERLIN"),
        ("the Embassy in Nigeria", 1968, "LAGOS"),
        ("the Embassy in China", 1948, "NANKING"),
        ("the Embassy in Chad", 1968, "FORT LAMY"),
        ("the Embassy in Chad", 1978, "NDJAMENA"),
        ("the Embassy in the Comoros", 1990, "MORONI"),
        ("the Embassy in the Comoro Islands", None, "MORONI"),
        ("the Embassy in the Federal Islamic Republic of the Comoros", 1990, "MORONI"),
        ("the Embassy in the Marshall Islands", 1995, "MAJURO"),
        ("the Embassy in the Republic of the Marshall Islands", 1995, "MAJURO"),
        ("the Embassy in Solomon Islands", 1990, "HONIARA"),
        ("the Embassy in the Solomons", None, "HONIARA"),
        ("the Embassy in The Gambia", 1978, "BANJUL"),
        ("the Embassy in C\u00f4te d'Ivoire", 1995, "ABIDJAN"),
        ("the Embassy in the Congo", 1963, "KINSHASA"),
        ("the Embassy in the Congo", 1978, "BRAZZAVILLE"),
        ("the Embassy in the Republic of the Congo", 1963, "KINSHASA"),
        ("the Embassy in the Democratic Republic of the Congo", 2003, "KINSHASA"),
        ("the Embassy in Burkina Faso", 1990, "OUAGADOUGOU"),
        ("the Embassy in Upper Volta", 1970, "OUAGADOUGOU"),
        ("the Embassy in the Czech Republic", None, "PRAGUE"),
        ("the Embassy in Czechoslovakia", 1968, "PRAGUE"),
        ("the Embassy in the Soviet Union", 1995, "MOSCOW"),
        ("the Embassy in Vietnam", 1999, "HANOI"),
        ("the Embassy in the Republic of Korea", 1968, "SEOUL"),
        ("the Embassy in the Republic of China", 1965, "TAIPEI"),
        ("the Embassy in the Federal Republic of Germany", 1968, "BONN"),
        ("the Embassy in the Kingdom of Thailand", 1968, "BANGKOK"),
        ("the Embassy in Belize", None, "BELIZE"),
    ],
)
def test_printed_names(written: str, year: int | None, name: str) -> None:
    found = glossary.correspondent(written, year)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("the Embassy in Gambia", None),  # Bathurst and Banjul
        ("the Embassy in Solomon Islands", 1970),
        ("the Embassy in Atlantis", None),
        ("the Embassy in the Republic of Atlantis", 1970),
        ("the Consulate in the Comoros", None),
        ("the Consulate in the Comoros", 1990),
        ("the Mission to the Comoros", None),
    ],
)
def test_what_names_no_post_or_two(written: str, year: int | None) -> None:
    assert glossary.correspondent(written, year) is None
