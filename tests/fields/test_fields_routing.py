"""Routing: precedence, date-time group, sender and addressees (format guide 5)."""

import datetime as dt

import pytest
from layouts import cable

from cablekit import parse
from cablekit.fields.addressees import addressee
from cablekit.model import Addressee, Precedence, Routing


def routing(**changes: str) -> Routing:
    return parse(cable(**changes)).routing


def _utc(*when: int) -> dt.datetime:
    return dt.datetime(*when, tzinfo=dt.UTC)  # type: ignore[misc, arg-type]


GROUPS = [
    pytest.param(
        "R 302128Z DEC 77 ZFF6",
        ("ROUTINE", None),
        "302128Z DEC 77",
        _utc(1977, 12, 30, 21, 28),
        ["ZFF6"],
        id="one letter, a signal",
    ),
    pytest.param(
        "P R 251346Z JUN 73", ("PRIORITY", "ROUTINE"), "251346Z JUN 73", _utc(1973, 6, 25, 13, 46), [], id="two letters"
    ),
    pytest.param(
        "Z O 251346Z JUN 73 ZFF-4",
        ("FLASH", "IMMEDIATE"),
        "251346Z JUN 73",
        _utc(1973, 6, 25, 13, 46),
        ["ZFF-4"],
        id="the highest letters",
    ),
    pytest.param(
        "O P 251346 Z JUN 7 3",
        ("IMMEDIATE", "PRIORITY"),
        "251346 Z JUN 7 3",
        _utc(1973, 6, 25, 13, 46),
        [],
        id="blanks inside tokens",
    ),
    pytest.param("R 251346 JUN 73", ("ROUTINE", None), "251346 JUN 73", _utc(1973, 6, 25, 13, 46), [], id="Z lost"),
    pytest.param(
        "R 251346Z JUNE 1973",
        ("ROUTINE", None),
        "251346Z JUNE 1973",
        _utc(1973, 6, 25, 13, 46),
        [],
        id="month and year in full",
    ),
    pytest.param("251346Z JUN 73", (None, None), "251346Z JUN 73", _utc(1973, 6, 25, 13, 46), [], id="no letter"),
    pytest.param(
        "J: 111450 MAR 75",
        (None, None),
        "111450 MAR 75",
        _utc(1975, 3, 11, 14, 50),
        [],
        id="a letter misread in a scan",
    ),
    pytest.param(
        "R 2422327 OCT 73", ("ROUTINE", None), "2422327 OCT 73", _utc(1973, 10, 24, 22, 32), [], id="Z read as 7"
    ),
    pytest.param(
        "R 251346Z JUN 73 ZDK CITING LA PAZ 1",
        ("ROUTINE", None),
        "251346Z JUN 73",
        _utc(1973, 6, 25, 13, 46),
        ["ZDK CITING LA PAZ 1"],
        id="a signal that cites",
    ),
    pytest.param(
        "R 251346Z JUN 73 ZDK CTG RUEHC 4411",
        ("ROUTINE", None),
        "251346Z JUN 73",
        _utc(1973, 6, 25, 13, 46),
        ["ZDK CTG RUEHC 4411"],
        id="a signal that cites, CTG",
    ),
    pytest.param(
        "R 251346Z JUN 73 ZFF6 ZDS",
        ("ROUTINE", None),
        "251346Z JUN 73",
        _utc(1973, 6, 25, 13, 46),
        ["ZFF6", "ZDS"],
        id="two signals",
    ),
    pytest.param(
        "RR 251346Z JUN 73",
        ("ROUTINE", None),
        "251346Z JUN 73",
        _utc(1973, 6, 25, 13, 46),
        [],
        id="a letter doubled, as military stations do",
    ),
    pytest.param(
        "OO RR 251346Z JUN 73",
        ("IMMEDIATE", "ROUTINE"),
        "251346Z JUN 73",
        _utc(1973, 6, 25, 13, 46),
        [],
        id="two letters doubled",
    ),
    pytest.param(
        "OR 251346Z JUN 73",
        ("IMMEDIATE", "ROUTINE"),
        "251346Z JUN 73",
        _utc(1973, 6, 25, 13, 46),
        [],
        id="two letters without a blank",
    ),
    pytest.param(
        "R. 251346Z JUN 73.",
        ("ROUTINE", None),
        "251346Z JUN 73",
        _utc(1973, 6, 25, 13, 46),
        [],
        id="stops behind letter and year",
    ),
]


def test_a_sender_and_an_addressee_on_the_line_of_the_date_time_group() -> None:
    found = routing(
        **{
            "dtg": "R 251346Z JUN 73 ZDK FM AMEMBASSY QUITO TO SECSTATE WASHDC 12\n",
            "from": "",
            "to": "",
            "info": "INFO AMEMBASSY LIMA\n",
        }
    )
    assert found.from_ is not None
    assert (found.dtg, found.operating_signals, found.from_.post) == ("251346Z JUN 73", ["ZDK"], "QUITO")
    assert [(one.post, one.number) for one in found.to] == [("STATE", 12)]
    assert [one.post for one in found.info] == ["LIMA"]


def test_an_addressee_below_the_line_of_the_date_time_group_goes_on_with_it() -> None:
    found = routing(
        **{
            "dtg": "R 251346Z JUN 73 FM AMEMBASSY QUITO TO SECSTATE WASHDC\nAMEMBASSY LIMA\n",
            "from": "",
            "to": "",
            "info": "",
        }
    )
    assert [one.post for one in found.to] == ["STATE", "LIMA"]


@pytest.mark.parametrize(("line", "words", "dtg", "sent", "signals"), GROUPS)
def test_a_date_time_group(
    line: str, words: tuple[str | None, str | None], dtg: str, sent: dt.datetime | None, signals: list[str]
) -> None:
    found = routing(dtg=line)
    assert found.precedence == Precedence(*words)
    assert (found.dtg, found.sent_at, found.operating_signals) == (dtg, sent, signals)


@pytest.mark.parametrize(
    ("line", "dtg"),
    [
        pytest.param("R 392125Z JAN 74", "392125Z JAN 74", id="no day"),
        pytest.param("R 012125Z JXX 74", "012125Z JXX 74", id="no month"),
        pytest.param("R 01212Z JAN", "01212Z JAN", id="digits and year lost"),
        pytest.param("R 29U6\u00d86Z JAN 79", "29U6\u00d86Z JAN 79", id="letters for digits in a scan"),
        pytest.param("R P OI2I25Z JAN 74", "OI2I25Z JAN 74", id="letters for digits behind two letters of precedence"),
    ],
)
def test_a_date_time_group_that_is_no_moment_is_kept_and_reported(line: str, dtg: str) -> None:
    cable_ = parse(cable(dtg=line))
    assert (cable_.routing.precedence.action, cable_.routing.dtg, cable_.routing.sent_at) == ("ROUTINE", dtg, None)
    assert ("dtg-impossible", "routing.sent_at") in [(note.name, note.field) for note in cable_.diagnostics]


ADDRESSEES = [
    pytest.param("SECSTATE WASHDC", ("SECSTATE WASHDC", None, None), id="a name"),
    pytest.param("SECSTATE WASHDC 3871", ("SECSTATE WASHDC", None, 3871), id="a number"),
    pytest.param(
        "SECSTATE WASHDC NIACT IMMEDIATE 2143", ("SECSTATE WASHDC", "NIACT IMMEDIATE", 2143), id="precedence and number"
    ),
    pytest.param(
        "SECSTATE WASHDC 716 NIACT  IMMEDIATE", ("SECSTATE WASHDC", "NIACT IMMEDIATE", 716), id="number and precedence"
    ),
    pytest.param("USCINCSO PRIORITY", ("USCINCSO", "PRIORITY", None), id="PRIORITY"),
    pytest.param("JCS FLASH", ("JCS", "FLASH", None), id="FLASH"),
    pytest.param("AMEMBASSY LIMA ROUTINE", ("AMEMBASSY LIMA", "ROUTINE", None), id="ROUTINE"),
    pytest.param("DIA WASHDC//DB-1//", ("DIA WASHDC//DB-1//", None, None), id="an office between slashes"),
    pytest.param("SECSTATE WASHDC 12 34", ("SECSTATE WASHDC 12", None, 34), id="two numbers"),
    pytest.param("SECSTATE WASHDC PRIORITY FLASH", ("SECSTATE WASHDC PRIORITY", "FLASH", None), id="two precedences"),
    pytest.param("", (None, None, None), id="nothing"),
    pytest.param("AMEMBASSY ANKARA IMM EDIATE", ("AMEMBASSY ANKARA", "IMMEDIATE", None), id="a blank in IMMEDIATE"),
    pytest.param("AMEMBASSY ACCRA IMMED", ("AMEMBASSY ACCRA", "IMMEDIATE", None), id="IMMED"),
    pytest.param("AMEMBASSY TEHRAN NIACT FLASH", ("AMEMBASSY TEHRAN", "NIACT FLASH", None), id="NIACT FLASH"),
    pytest.param("SECSTATE WASHDC NIACT 5", ("SECSTATE WASHDC", "NIACT", 5), id="NIACT alone"),
    pytest.param("SECSTATE WASHDC PRIORITY1956", ("SECSTATE WASHDC", "PRIORITY", 1956), id="number glued"),
    pytest.param("SECSTATE WASHDC2143", ("SECSTATE WASHDC", None, 2143), id="number glued to the name"),
    pytest.param("AMEMBASSY LIMA 1234.", ("AMEMBASSY LIMA", None, 1234), id="a stop behind the number"),
    pytest.param("AMCONSUL CAPE TOWN BY POUCH", ("AMCONSUL CAPE TOWN", None, None), id="by pouch"),
    pytest.param("AMEMBASSY CARACAS UNN", ("AMEMBASSY CARACAS", None, None), id="unnumbered"),
    pytest.param("USUN NEW YORK 0123 POUCH", ("USUN NEW YORK", None, 123), id="number and pouch"),
    pytest.param("TUSLOG DET 1", ("TUSLOG DET 1", None, None), id="the number of a detachment"),
    pytest.param("RUEHC/SECSTATE WASHDC 123", ("SECSTATE WASHDC", None, 123), id="a routing indicator"),
]


@pytest.mark.parametrize(("line", "value"), ADDRESSEES)
def test_an_addressee(line: str, value: tuple[str | None, str | None, int | None]) -> None:
    found = addressee(line)
    assert (found.name, found.precedence, found.number) == value
    assert found.raw == " ".join(line.split())


def test_the_blanks_of_an_addressee_are_folded() -> None:
    assert addressee("USCINCSO  PRIORITY").raw == "USCINCSO PRIORITY"


@pytest.mark.parametrize(
    ("name", "post", "country"),
    [
        ("AMEMBASSY LA PAZ", "LA PAZ", "Bolivia"),
        ("USMISSION GENEVA", "GENEVA", "Switzerland"),
        ("SECSTATE WASHDC", "STATE", "United States"),
        ("FTD WPAFB OHIO", None, None),
    ],
)
def test_post_and_country_come_from_the_glossary(name: str, post: str | None, country: str | None) -> None:
    found = addressee(name)
    assert (found.post, found.country) == (post, country)


def test_sender_and_addressees_of_a_telegram() -> None:
    found = routing(to="TO SECSTATE WASHDC NIACT IMMEDIATE 2143", info="INFO SEC OF DEF NIACT IMMEDIATE\nJCS\n")
    assert found.from_ is not None
    assert found.from_.name == "AMEMBASSY QUITO"
    assert [one.raw for one in found.to] == ["SECSTATE WASHDC NIACT IMMEDIATE 2143"]
    assert [(one.name, one.precedence) for one in found.info] == [("SEC OF DEF", "NIACT IMMEDIATE"), ("JCS", None)]


def test_posts_on_one_line_are_parted_where_all_are_known() -> None:
    found = routing(info="INFO AMEMBASSY BONN, LONDON PRIORITY\nFTD WPAFB, OHIO\n")
    assert [(one.raw, one.precedence) for one in found.info] == [
        ("AMEMBASSY BONN", None),
        ("LONDON PRIORITY", "PRIORITY"),
        ("FTD WPAFB, OHIO", None),
    ]


def test_posts_that_a_collective_address_leaves_out_are_named_and_not_resolved() -> None:
    found = routing(to="TO ALL DIPLOMATIC POSTS\nXMT AMEMBASSY NICOSIA\nAMCONSUL ZAGREB", info="INFO AMEMBASSY LIMA\n")
    assert [(one.name, one.post) for one in found.to] == [
        ("ALL DIPLOMATIC POSTS", None),
        ("XMT AMEMBASSY NICOSIA", None),
        ("AMCONSUL ZAGREB", None),
    ]
    assert [one.post for one in found.info] == ["LIMA"]


def test_precedence_is_never_carried_to_the_next_addressee() -> None:
    found = routing(info="INFO JCS IMMEDIATE\nUSCINCSO\n")
    assert [one.precedence for one in found.info] == ["IMMEDIATE", None]


@pytest.mark.parametrize(
    ("lost", "names"),
    [
        pytest.param({"dtg": ""}, ["dtg-missing"], id="date-time group"),
        pytest.param({"from_": ""}, ["from-missing"], id="FM"),
        pytest.param({"dtg": "", "from_": ""}, ["dtg-missing", "from-missing"], id="both"),
        pytest.param({"dtg": "", "from_": "", "to": ""}, ["routing-missing"], id="all"),
        pytest.param({}, [], id="nothing"),
    ],
)
def test_what_the_routing_lacks_is_reported(lost: dict[str, str], names: list[str]) -> None:
    found = [note.name for note in parse(cable(**lost)).diagnostics]
    assert [name for name in found if name.endswith("missing")] == names


def test_a_routing_that_is_not_there() -> None:
    found = routing(dtg="", from_="", to="", info="")
    assert found == Routing()


def test_two_lines_of_sender() -> None:
    """Of a relayed telegram the first FM counts."""
    found = routing(from_="FM AMEMBASSY QUITO\nFM AMEMBASSY LIMA").from_
    assert found == Addressee("AMEMBASSY QUITO", "AMEMBASSY QUITO", None, None, "QUITO", "Ecuador")
