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


GROUPS += [
    pytest.param(
        "R 142400Z MAY 74", ("ROUTINE", None), "142400Z MAY 74", _utc(1974, 5, 15), [], id="midnight, the military hour"
    ),
    pytest.param(
        "R 312400Z DEC 74", ("ROUTINE", None), "312400Z DEC 74", _utc(1975, 1, 1), [], id="midnight of New Year"
    ),
    pytest.param(
        "R 251346Z JUN 73 ZFF 4",
        ("ROUTINE", None),
        "251346Z JUN 73",
        _utc(1973, 6, 25, 13, 46),
        ["ZFF 4"],
        id="a blank",
    ),
    pytest.param(
        "R 251346Z JUN 73 ZEX ZFF BERLIN ZURICH ZDS",
        ("ROUTINE", None),
        "251346Z JUN 73",
        _utc(1973, 6, 25, 13, 46),
        ["ZEX", "ZFF BERLIN ZURICH", "ZDS"],
        id="a signal with the stations it is for",
    ),
]

SCANNED = [
    pytest.param("0 251212Z MAY 74", "IMMEDIATE", "251212Z MAY 74", "O 251212Z MAY 74", id="zero for O"),
    pytest.param("C 142207Z OCT 78", "IMMEDIATE", "142207Z OCT 78", "O 142207Z OCT 78", id="C for O"),
    pytest.param("R 2SI2l2Z MAY 74", "ROUTINE", "2SI2l2Z MAY 74", "R 251212Z MAY 74", id="letters for digits"),
    pytest.param("P 1B0802 0CT 7B", "PRIORITY", "1B0802 0CT 7B", "P 180802Z OCT 78", id="in month and year too"),
    pytest.param(
        "R P OI2I25Z JAN 74", "ROUTINE", "OI2I25Z JAN 74", "R P 012125Z JAN 74", id="two letters of precedence"
    ),
    pytest.param("O 5EPT 74", None, None, None, id="no group at all"),
]


@pytest.mark.parametrize(("line", "word", "dtg", "read_as"), SCANNED)
def test_what_a_scan_confused_is_read_where_one_reading_is_left(
    line: str, word: str | None, dtg: str | None, read_as: str | None
) -> None:
    found = parse(cable(dtg=line, order=""))
    assert (found.routing.precedence.action, found.routing.dtg) == (word, dtg)
    assert (found.routing.sent_at is None) == (dtg is None)
    said = [note.message for note in found.diagnostics if note.name == "label-damaged"]
    assert said == ([] if read_as is None else [f"{line!r} is read as {read_as!r}"])


def test_a_number_is_made_of_the_year_of_a_group_that_is_no_moment() -> None:
    text = cable(
        page="PAGE 01        STATE  021699\n", dtg="R 320003Z JAN 77", banner="", attributes="Message Attributes\n"
    )
    found = parse(text)
    assert (found.routing.dtg, found.routing.sent_at, found.date) == ("320003Z JAN 77", None, None)
    assert (found.document_number, found.document_number_basis) == ("1977STATE021699", "text")


@pytest.mark.parametrize("dtg", ["R 32U003Z JAN 77", "R 320003Z JXX 77", ""])
def test_no_number_is_made_without_a_year(dtg: str) -> None:
    found = parse(cable(page="PAGE 01        STATE  021699\n", dtg=dtg, banner="", attributes="Message Attributes\n"))
    assert found.document_number is None


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
        pytest.param("R OI3225Z JAN 74", "OI3225Z JAN 74", id="letters for digits, and no hour"),
        pytest.param("R 2S12U2Z JAN 74", "2S12U2Z JAN 74", id="letters for digits, one that may be any"),
        pytest.param("R 142430Z MAY 74", "142430Z MAY 74", id="half past midnight is not 2430"),
        pytest.param("R 322400Z MAY 74", "322400Z MAY 74", id="midnight of no day"),
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
        ("FTD WPAFB OHIO", "FTD WPAFB", "United States"),
        ("USDOC WASHDC", "USDOC", "United States"),
        ("DIA WASHDC//DB-1//", "DIA", "United States"),
        ("USCINCSO J2 QUARRY HEIGHTS CZ", "USCINCSO", "Canal Zone"),
        ("USDAO QUITO", "QUITO", "Ecuador"),
        ("NATO COLLECTIVE", "NATO COLLECTIVE", None),
        ("AMEMBASSY QUITO FOR AID", "QUITO", "Ecuador"),
        ("AMEMBASSY XANADU FOR AID", None, None),
        ("SECDEF FOR OSD/ISA", None, None),
        ("DEPT FOR EUR", None, None),
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


@pytest.mark.parametrize(
    ("to", "names", "exempt"),
    [
        pytest.param(
            "TO ALL DIPLOMATIC POSTS\nXMT AMEMBASSY NICOSIA\nAMCONSUL ZAGREB",
            ["ALL DIPLOMATIC POSTS"],
            ["NICOSIA", "ZAGREB"],
            id="on lines of their own",
        ),
        pytest.param(
            "TO ALL DIPLOMATIC POSTS XMT AMEMBASSY NICOSIA",
            ["ALL DIPLOMATIC POSTS"],
            ["NICOSIA"],
            id="on the line of the collective address",
        ),
        pytest.param(
            "TO ALL DIPLOMATIC POSTS XMT AMEMBASSY NICOSIA, AMCONSUL ZAGREB\nXMT: AMEMBASSY LIMA",
            ["ALL DIPLOMATIC POSTS"],
            ["NICOSIA", "ZAGREB", "LIMA"],
            id="several on a line, XMT again",
        ),
        pytest.param(
            "TO ALL DIPLOMATIC POSTS\nXMT AMEMBASSY NICOSIA AMEMBASSY LIMA\nNATO COLLECTIVE\nAMEMBASSY PARIS",
            ["ALL DIPLOMATIC POSTS", "NATO COLLECTIVE", "AMEMBASSY PARIS"],
            ["NICOSIA", "LIMA"],
            id="up to the next collective address",
        ),
    ],
)
def test_posts_behind_xmt_are_exempt(to: str, names: list[str], exempt: list[str]) -> None:
    found = routing(to=to, info="INFO AMEMBASSY BOGOTA\n")
    assert [one.name for one in found.to] == names
    assert [one.post for one in found.exempt] == exempt
    assert [one.post for one in found.info] == ["BOGOTA"]


@pytest.mark.parametrize(
    ("to", "raws", "numbers"),
    [
        pytest.param("TO SECSTATE WASHDC IMMEDIATE\n3879", ["SECSTATE WASHDC IMMEDIATE 3879"], [3879], id="number"),
        pytest.param(
            "TO SECSTATE WASHDC\nNIACT IMMEDIATE 3879", ["SECSTATE WASHDC NIACT IMMEDIATE 3879"], [3879], id="all"
        ),
        pytest.param("TO SECSTATE\nWASHDC\nIMMEDIATE", ["SECSTATE WASHDC IMMEDIATE"], [None], id="a word a line"),
        pytest.param("TO AMEMBASSY PORT OF\nSPAIN", ["AMEMBASSY PORT OF SPAIN"], [None], id="the name"),
        pytest.param(
            "TO SECSTATE WASHDC 12\n3879", ["SECSTATE WASHDC 12", "3879"], [12, 3879], id="a second number is another's"
        ),
        pytest.param(
            "TO RECEPTION CENTER OF ROE COUNTY\n12 MAIN STREET, XENIA\nAMEMBASSY LIMA",
            ["RECEPTION CENTER OF ROE COUNTY 12 MAIN STREET, XENIA", "AMEMBASSY LIMA"],
            [None, None],
            id="a postal address",
        ),
        pytest.param(
            "TO ROE SHIPPING CO\nAPO NEW YORK 09221", ["ROE SHIPPING CO APO NEW YORK 09221"], [None], id="an APO number"
        ),
        pytest.param(
            "TO ROE AND SONS\nTULSA, OKLAHOMA 74101", ["ROE AND SONS TULSA, OKLAHOMA 74101"], [None], id="a ZIP code"
        ),
        pytest.param("TO ROE AND SONS\nP.O. BOX 3013", ["ROE AND SONS P.O. BOX 3013"], [None], id="a box"),
        pytest.param(
            "TO COMUSTDC\n327 AIRDIV TAIPEI\n374 TAW CCK\nAMEMBASSY LIMA",
            ["COMUSTDC", "327 AIRDIV TAIPEI", "374 TAW CCK", "AMEMBASSY LIMA"],
            [None, None, None, None],
            id="units by their numbers",
        ),
        pytest.param(
            "TO ROE AND SONS\n12 MAIN ROAD XENIA 4540", ["ROE AND SONS 12 MAIN ROAD XENIA 4540"], [None], id="a street"
        ),
        pytest.param(
            "TO AMEMBASSY LIMA, PERU 13201\n", ["AMEMBASSY LIMA, PERU 13201"], [13201], id="a number behind a comma"
        ),
        pytest.param(
            "TO AMEMBASSY LIMA\nUSDOC WASHDC", ["AMEMBASSY LIMA", "USDOC WASHDC"], [None, None], id="an agency"
        ),
    ],
)
def test_a_line_that_is_the_rest_of_an_addressee_is_joined_to_it(
    to: str, raws: list[str], numbers: list[int | None]
) -> None:
    found = routing(to=to, info="")
    assert ([one.raw for one in found.to], [one.number for one in found.to]) == (raws, numbers)


@pytest.mark.parametrize(
    ("line", "indicator", "handling", "post"),
    [
        ("RUEHC/SECSTATE WASHDC", "RUEHC", None, "STATE"),
        ("RHMFISS/HQ USEUCOM", "RHMFISS", None, "USCINCEUR"),
        ("RUMJHTOAMEMBASSY KATHMANDU", "RUMJHTO", None, "KATHMANDU"),
        ("AMCONSUL CAPE TOWN BY POUCH", None, "POUCH", "CAPE TOWN"),
        ("AMEMBASSY CARACAS UNN", None, "UNN", "CARACAS"),
        ("USUN NEW YORK 0123 POUCH", None, "POUCH", "USUN NEW YORK"),
        ("AMEMBASSY RABAT", None, None, "RABAT"),
    ],
)
def test_indicator_and_handling(line: str, indicator: str | None, handling: str | None, post: str) -> None:
    found = addressee(line)
    assert (found.indicator, found.handling) == (indicator, handling)
    assert found.post == post


def _noted(**changes: str) -> list[tuple[str, str]]:
    found = parse(cable(**changes)).diagnostics
    return [(note.name, note.message) for note in found if note.name.startswith("addressee")]


@pytest.mark.parametrize(
    ("line", "name", "message"),
    [
        ("SECDFF WASHDC", "addressee-damaged", "'SECDFF WASHDC' is read as SECDEF"),
        (
            "SECSTATE WASHDO PRIORITY 2036",
            "addressee-damaged",
            "'SECSTATE WASHDO PRIORITY 2036' is read as SECSTATE WASHDC",
        ),
        ("AMEMBASSY LIMA IMMEOIATE", "addressee-damaged", "'AMEMBASSY LIMA IMMEOIATE' is read as LIMA IMMEDIATE"),
        (
            "SECSTATE WASHDC NIACT IMMEDATE 6193",
            "addressee-damaged",
            "'SECSTATE WASHDC NIACT IMMEDATE 6193' is read as STATE NIACT IMMEDIATE",
        ),
        ("AMEMBASSY ANKARAI", "addressee-damaged", "'AMEMBASSY ANKARAI' is read as ANKARA"),
        ("AMEMBASSY PARISO", "addressee-unknown", "'AMEMBASSY PARISO' is not a post or agency in the glossary"),
        ("AMEMBASSY XANADU", "addressee-unknown", "'AMEMBASSY XANADU' is not a post or agency in the glossary"),
        ("_", "addressee-unknown", "'_' names no addressee"),
    ],
)
def test_an_addressee_that_is_damaged_or_unknown_is_reported(line: str, name: str, message: str) -> None:
    assert _noted(info=f"INFO {line}\n") == [(name, message)]


def test_noise_among_addressees_is_none_of_them_and_ends_no_list() -> None:
    found = routing(info="INFO AMEMBASSY BOGOTA\n( )\nReviewed by\nAMEMBASSY LIMA\n")
    assert [one.post for one in found.info] == ["BOGOTA", "LIMA"]


@pytest.mark.parametrize(
    "line", ["DEPT FOR ARA/AND", "WHITEHOUSE PASS TO NSC", "SECDEF FOR OSD/ISA", "JOINT STAFF FOR J5"]
)
@pytest.mark.parametrize("banner", ["C O N F I D E N T I A L QUITO 5121\n", ""])
def test_a_passing_line_below_the_addressees_is_none_of_them(line: str, banner: str) -> None:
    found = parse(cable(info=f"INFO AMEMBASSY BOGOTA\n{line}", banner=banner))
    assert [one.post for one in found.routing.info] == ["BOGOTA"]
    assert found.body.passing == [line]


# --- lines of the network -------------------------------------------------------------------------


def test_lines_of_the_network_are_kept_and_are_nothing_else() -> None:
    text = cable(
        relay="VZCZCXRO1234\nOO RUEHC\nDE RUEHQT #5121 1982140\nZNY CCCCC ZZH",
        info="INFO AMEMBASSY BOGOTA\nBT",
        signature="HILLMAN\nBT\n#5121",
        foot="",
        end="NNNN\n",
    )
    found = parse(text)
    assert found.routing.network == [
        "VZCZCXRO1234",
        "OO RUEHC",
        "DE RUEHQT #5121 1982140",
        "ZNY CCCCC ZZH",
        "BT",
        "BT",
        "#5121",
    ]
    assert [one.post for one in found.routing.info] == ["BOGOTA"]
    assert (found.body.signature, found.body.banner) == ("HILLMAN", "C O N F I D E N T I A L QUITO 5121")
    assert found.body.text is not None
    assert found.body.text.endswith("2. WE WILL REPORT.")
    assert [one.name for one in found.diagnostics if one.severity != "note"] == []


@pytest.mark.parametrize("mark", ["BT", "B T", "BT."])
def test_nothing_below_bt_is_an_addressee(mark: str) -> None:
    found = parse(cable(info=f"INFO AMEMBASSY BOGOTA\n{mark}\nGENERAL DISTRIBUTION", banner="UNCLAS QUITO 5121\n"))
    assert [one.raw for one in found.routing.info] == ["AMEMBASSY BOGOTA"]
    assert found.body.banner == "UNCLAS QUITO 5121"


@pytest.mark.parametrize("mark", ["BT", "QQQQ", "#0412"])
def test_a_mark_of_the_network_inside_prose_is_text(mark: str) -> None:
    found = parse(cable(text=f"1. THE LETTERS\n{mark}\nARE IN THE TEXT."))
    assert found.routing.network == []
    assert found.body.text == f"1. THE LETTERS\n{mark}\nARE IN THE TEXT."


def test_a_mark_of_the_network_in_a_text_without_labels_is_text() -> None:
    text = "BOARD MET ON JULY 15 AND DID NOT AGREE ON THE ROAD, THE LETTERS\nBT\nARE IN THE TEXT."
    found = parse(cable(info="INFO JCS\n", banner="", order="", tags="", subject="", reference="", text=text))
    assert found.routing.network == []


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
