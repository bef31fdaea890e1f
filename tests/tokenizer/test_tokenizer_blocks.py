"""Header, routing and body: each line in its block and of its kind (format guide 4 and 5)."""

import pytest
from layouts import cable
from reading import cut, kind_of, kinds, lines_of, tokens

HEADER = {
    "number line with a slash": ("number", "43/67"),
    "number line with a hyphen": ("number", "72-62"),
    "number line of two digits": ("number", "63"),
}


@pytest.mark.parametrize("name", HEADER)
def test_a_number_line(name: str) -> None:
    kind, line = HEADER[name]
    assert kind_of(cable(number=line), line) == kind


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("ACTION MC-02\nINFO  OCT-01  ARA-16\n      ACDA-19  DRC-01  /038 W", id="1974"),
        pytest.param(
            "ACTION MC-02\n\nINFO  OCT-01  ARA-16\n\n      ACDA-19\n\n      /038 W", id="blank lines between rows"
        ),
        pytest.param("ORIGIN NODS-00\nINFO OCT-01 ISO-00 /001 R", id="outgoing"),
        pytest.param("ACTION MC-02\nINFO\nOCT-01 ARA-16\n/019 W", id="INFO on a line of its own"),
        pytest.param("ACTION MC-02\nINFO  OCT-01  OMB-00  ( ISO ) W", id="a word in place of the total"),
    ],
)
def test_rows_of_the_distribution(rows: str) -> None:
    lines = [line.strip() for line in rows.split("\n") if line.strip()]
    assert lines_of(cable(distribution=rows), "distribution") == lines


DRAFTING = """DRAFTED BY ARA/AND/B - PBTAYLOR:LEE
APPROVED BY ARA - VPVAKY
ARA/AND - MRBARNEBEY
OASD/ISA - COL. MAHLBERG (DRAFT)
CIA/OSI
(DRAFT)"""


def test_a_drafting_block() -> None:
    found = [kind for kind, _ in kinds(cable(drafting=DRAFTING))]
    assert found[found.index("drafted") : found.index("relay")] == [
        "drafted",
        "approved",
        "cleared",
        "cleared",
        "cleared",
        "cleared",
    ]


@pytest.mark.parametrize("line", ["DRFTED BY EUR:X", "TEXT DRAFTED BY EUR:X", "DRAFTED: EUR:X"])
def test_other_labels_of_the_drafter(line: str) -> None:
    assert kind_of(cable(drafting=line), line) == "drafted"


@pytest.mark.parametrize("line", ["APPRVD BY EUR:Y", "APPROVED: EUR:Y"])
def test_other_labels_of_the_approver(line: str) -> None:
    assert kind_of(cable(drafting=f"DRAFTED BY EUR:X\n{line}"), line) == "approved"


@pytest.mark.parametrize("line", ["DRAFTEDY BY CU/WE:AGSORRELL:HB", "DRAFTEDBY CU/WE:AGSORRELL", "DRAFTED BY"])
def test_a_damaged_label_of_the_drafting_block(line: str) -> None:
    assert kind_of(cable(drafting=line), line) == "drafted"


@pytest.mark.parametrize("line", ["3/5/74 EXT 21234", "5/15/74  EXT: 22345", "X21234", "EXT. 20113"])
def test_date_and_telephone_below_the_drafter_are_his(line: str) -> None:
    text = cable(drafting=f"DRAFTED BY A/OPR/ASD:HTHOMAS:LB\n{line}\nAPPROVED BY A/OPR - MR. WOODWARD\nEUR - MR. X")
    assert lines_of(text, "drafted") == ["DRAFTED BY A/OPR/ASD:HTHOMAS:LB", line.strip()]
    assert lines_of(text, "cleared") == ["EUR - MR. X"]


def test_a_label_alone_takes_the_line_below_it() -> None:
    text = cable(drafting="DRAFTED BY:\nS/S-O:PSARROS\nAPPROVED BY:\nS/S:GSSPRINGSTEEN\nEUR - MR. X")
    assert lines_of(text, "drafted") == ["DRAFTED BY:", "S/S-O:PSARROS"]
    assert lines_of(text, "approved") == ["APPROVED BY:", "S/S:GSSPRINGSTEEN"]
    assert lines_of(text, "cleared") == ["EUR - MR. X"]


def test_a_number_below_the_distribution() -> None:
    """Outgoing telegrams of 1975-76 that were sent on have one."""
    text = cable(distribution="ORIGIN EUR-12\nINFO OCT-01  /013 R\n66011", drafting="DRAFTED BY EUR/SOV:JSMITH")
    assert lines_of(text, "number") == ["64", "66011"]


DAMAGED_HEADERS = {
    "a letter lost in the only office": ("INFO  OC¿-01  ISO-00  EB-11", "distribution"),
    "a word that nobody knows": ("GARBLED ROW %%", "unknown"),
    "a number with a mark": ("72- 6 2%", "unknown"),
    "a row with a blank inside the copies": ("      SS- 14  NEA-0 6 /033 W", "distribution"),
}


@pytest.mark.parametrize("name", DAMAGED_HEADERS)
def test_a_damaged_line_of_the_header_moves_no_border(name: str) -> None:
    line, kind = DAMAGED_HEADERS[name]
    text = cable(distribution=f"ACTION ARA-20\n{line}\n      DRC-01  /033 W")
    assert kind_of(text, line) == kind
    assert lines_of(text, "dtg") == ["R 172140Z JUL 74"]
    assert lines_of(text, "banner") == ["C O N F I D E N T I A L QUITO 5121"]


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        pytest.param({"dtg": "R 1721¿0Z JU¿ 74"}, "unknown", id="the date-time group beyond reading"),
        pytest.param({"from_": "¿¿ AMEMBASSY QUITO"}, "unknown", id="the label FM"),
        pytest.param({"to": "¿¿ SECSTATE WASHDC 3871"}, "unknown", id="the label TO"),
        pytest.param({"info": "J¿¿O AMEMBASSY BOGOTA\n"}, "to", id="the label INFO: the line goes on with TO"),
    ],
)
def test_a_damaged_line_of_the_routing_moves_no_border(part: dict[str, str], kind: str) -> None:
    text = cable(**part)
    ((_, line),) = part.items()
    assert kind_of(text, line) == kind
    assert lines_of(text, "banner") == ["C O N F I D E N T I A L QUITO 5121"]
    assert lines_of(text, "relay") == ["---------------------     061340"]


def test_to_above_the_date_time_group_opens_the_routing() -> None:
    text = cable(dtg="TO SECSTATE WASHDC 3871\nR 172140Z JUL 74", to="")
    assert [lines_of(text, kind) for kind in ("to", "dtg", "from")] == [
        ["TO SECSTATE WASHDC 3871"],
        ["R 172140Z JUL 74"],
        ["FM AMEMBASSY QUITO"],
    ]


def test_a_date_time_group_that_stands_twice() -> None:
    text = cable(dtg="R 172140Z JUL 74\nR 172140Z JUL 74")
    assert [kind for kind, line in kinds(text) if line == "R 172140Z JUL 74"] == ["dtg", "unknown"]


def test_an_addressee_behind_a_blank_line_above_the_banner() -> None:
    text = cable(info="INFO AMEMBASSY BOGOTA\n\nFTD WPAFB OHIO\n")
    assert lines_of(text, "info") == ["INFO AMEMBASSY BOGOTA", "FTD WPAFB OHIO"]


def test_a_passing_line_between_addressees_and_banner_is_none_of_them() -> None:
    text = cable(info="INFO AMEMBASSY BOGOTA\n\nWHITE HOUSE FOR BRZEZINSKI\n")
    assert lines_of(text, "passing") == ["WHITE HOUSE FOR BRZEZINSKI"]


@pytest.mark.parametrize("line", ["NODIS", "CORRECTED COPY FOR TEXT", "POSS DUPE"])
def test_a_notice_above_the_banner_ends_the_routing(line: str) -> None:
    text = cable(info=f"INFO AMEMBASSY BOGOTA\n{line}\n")
    assert lines_of(text, "info") == ["INFO AMEMBASSY BOGOTA"]
    assert lines_of(text, "banner") == ["C O N F I D E N T I A L QUITO 5121"]


def test_desired_distribution_and_what_stands_below_it() -> None:
    text = cable(drafting=f"{DRAFTING}\nDESIRED DISTRIBUTION\nCOMMERCE, INTERIOR")
    assert lines_of(text, "desired") == ["DESIRED DISTRIBUTION", "COMMERCE, INTERIOR"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("                       ---------------------     057705", id="1974"),
        pytest.param("------------------126244  191656Z /34", id="1979"),
        pytest.param("-----044162 302157Z /62", id="Markdown"),
        pytest.param("---051731Z 081185/47", id="OCR left three dashes"),
        pytest.param("---------------------", id="dashes alone"),
        pytest.param("---------------------   06134O", id="a letter O for the last digit"),
        pytest.param("------------------171845Z 045321 /44  POSS DUPE", id="POSS DUPE behind it"),
        pytest.param("------------------011545Z 045321 /44-12", id="a hyphen in the suffix"),
        pytest.param("077372", id="dashes lost"),
    ],
)
def test_a_dash_line(line: str) -> None:
    assert kind_of(cable(relay=line), line) == "relay"


def test_a_line_of_the_header_that_no_rule_knows() -> None:
    text = cable(distribution="ACTION ARA-20\nGARBLED ROW %%\nINFO  OCT-01  /021 W")
    assert kind_of(text, "GARBLED ROW %%") == "unknown"
    assert tokens(cut(text))[10].block == "header"


ROUTINGS = {
    "usual": "R 172140Z JUL 74\nFM AMEMBASSY QUITO\nTO SECSTATE WASHDC 3871\nINFO AMEMBASSY BOGOTA",
    "INFO before TO": "R 172140Z JUL 74\nFM AMEMBASSY QUITO\nINFO AMEMBASSY BOGOTA\nTO SECSTATE WASHDC 3871",
    "no date-time group": "FM AMEMBASSY QUITO\nTO SECSTATE WASHDC 3871\nINFO AMEMBASSY BOGOTA",
    "no FM": "R 172140Z JUL 74\nTO SECSTATE WASHDC 3871\nINFO AMEMBASSY BOGOTA",
    "spaced labels": "R 172140Z JUL 74\nF M AMEMBASSY QUITO\nT O SECSTATE WASHDC 3871\nI N F O AMEMBASSY BOGOTA",
    "labels with a colon": "R 172140Z JUL 74\nFM: AMEMBASSY QUITO\nTO: SECSTATE WASHDC 3871\nINFO: AMEMBASSY BOGOTA",
}


@pytest.mark.parametrize("name", ROUTINGS)
def test_a_routing_in_any_order(name: str) -> None:
    text = cable(dtg=ROUTINGS[name], from_="", to="", info="")
    found = cut(text)
    lines = ROUTINGS[name].split("\n")
    assert [token.text for token in tokens(found) if token.block == "routing" and token.text] == lines
    assert lines_of(text, "banner") == ["C O N F I D E N T I A L QUITO 5121"]


def test_to_and_info_in_turn() -> None:
    text = cable(to="TO SECSTATE WASHDC\nINFO JCS\nTO AMEMBASSY LIMA\nINFO USCINCSO\nCINCLANT", info="")
    assert lines_of(text, "to") == ["TO SECSTATE WASHDC", "TO AMEMBASSY LIMA"]
    assert lines_of(text, "info") == ["INFO JCS", "INFO USCINCSO", "CINCLANT"]


@pytest.mark.parametrize(
    "line",
    [
        "R 172140Z JUL 74",
        "P R 251346 Z JUN 7 3 ZFF-4",
        "R 251346 JUN 73",
        "O 021530Z DECEMBER 1974",
        "R 392125Z JAN 74",
        "O P R 251346Z JUN 73",
        "R281933Z NOV 75 ZFF4",
        "R 041710Z MAY 73ZFF6",
    ],
)
def test_a_date_time_group_opens_the_routing(line: str) -> None:
    assert kind_of(cable(dtg=line), line) == "dtg"


@pytest.mark.parametrize("line", ["EM AMEMBASSY OTTAWA", "IM SECSTATE WASHDC"])
def test_fm_misread_in_a_scan(line: str) -> None:
    assert kind_of(cable(from_=line), line) == "from"


def test_further_addressees_stand_one_a_line_without_label() -> None:
    text = cable(info="INFO SEC OF DEF NIACT IMMEDIATE\nJCS NIACT IMMEDIATE\nFTD WPAFB OHIO")
    assert lines_of(text, "info") == ["INFO SEC OF DEF NIACT IMMEDIATE", "JCS NIACT IMMEDIATE", "FTD WPAFB OHIO"]


def test_an_addressee_behind_a_page_break_belongs_to_the_routing() -> None:
    text = cable(info="INFO AMEMBASSY BOGOTA\n\nAMEMBASSY LIMA\nUSMISSION GENEVA\n")
    assert lines_of(text, "info") == ["INFO AMEMBASSY BOGOTA", "AMEMBASSY LIMA", "USMISSION GENEVA"]


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ({"info": "INFO JCS"}, "banner"),
        ({"info": "INFO JCS", "banner": ""}, "executive_order"),
        ({"info": "INFO JCS", "banner": "", "order": ""}, "tags"),
        ({"info": "INFO JCS", "banner": "", "order": "", "tags": ""}, "subject"),
    ],
)
def test_the_routing_ends_without_a_blank_line_where_the_body_begins(part: dict[str, str], kind: str) -> None:
    found = kinds(cable(**part))
    assert found[found.index(("info", "INFO JCS")) + 1][0] == kind


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("1. THE ROAD IS CLOSED.", id="a numbered paragraph"),
        pytest.param("THE ROAD IS CLOSED.", id="a sentence"),
        pytest.param("BEHIND A BLANK LINE", id="words behind a blank line"),
    ],
)
def test_the_text_is_no_addressee_where_there_is_no_opening(line: str) -> None:
    text = cable(info="INFO JCS\n", banner="", order="", tags="", subject="", reference="", text=line, signature="\n")
    assert kind_of(text, line) == "text"


def test_a_line_of_the_text_like_one_of_the_header_is_text_where_routing_is_lost() -> None:
    line = "DRAFTED BY SMITH: THE TREATY"
    text = cable(dtg="", from_="", to="", info="", banner="", text=line, signature="\n")
    assert kind_of(text, line) == "text"


def test_a_text_that_begins_with_american_is_no_addressee() -> None:
    line = "AMERICAN CITIZEN SMITH WAS ARRESTED"
    text = cable(info="INFO JCS\n", banner="", order="", tags="", subject="", reference="", text=line, signature="\n")
    assert kind_of(text, line) == "text"


def test_a_line_far_too_long_for_a_header_is_text() -> None:
    line = "THE ROAD " * 400
    assert kind_of(f"PAGE 01  QUITO  05121\n{line}\n", line) == "text"


def test_a_header_that_never_ends_holds_everything() -> None:
    found = cut("PAGE 01  QUITO  05121\nACTION ARA-20\nINFO  OCT-01  /021 W\n")
    assert [token.block for token in tokens(found)] == ["header"] * 3


def test_a_routing_that_never_ends_holds_everything() -> None:
    found = cut("PAGE 01  QUITO  05121\nFM AMEMBASSY QUITO\nTO SECSTATE WASHDC\n")
    assert [token.kind for token in tokens(found)] == ["page", "from", "to"]


def test_a_header_without_a_page_line() -> None:
    """In scans the PAGE line may be lost, and noise stands before the distribution (1975TUNIS01442)."""
    found = kinds(
        "NOISE OF A SCAN\nACTION ARA-20\nINFO OCT-01 /021 W\nR 172140Z JUL 74\nFM AMEMBASSY TUNIS\n\nTHE ROAD.\n"
    )
    assert [kind for kind, _ in found] == ["unknown", "distribution", "distribution", "dtg", "from", "text"]


def test_text_without_page_and_header_is_text() -> None:
    assert [kind for kind, _ in kinds("THE ROAD IS CLOSED.\nWE WILL REPORT.\n")] == ["text", "text"]


def test_a_header_whose_page_line_is_lost() -> None:
    found = dict(reversed(kinds(cable(page=""))))
    assert (found["dtg"], found["from"]) == ("R 172140Z JUL 74", "FM AMEMBASSY QUITO")


def test_clearances_below_a_second_dash_line() -> None:
    """A dash line closes the drafting block; one over the header closes nothing."""
    text = cable(number="-----------     108464", drafting="DRAFTED BY PM:X\nAPPROVED BY PM:Y\nEUR:Z")
    assert lines_of(text, "cleared") == ["EUR:Z"]
    assert lines_of(cable(relay="-----------     108464\nEUR:Z", drafting="DRAFTED BY PM:X"), "cleared") == []


def test_a_damaged_line_below_fm_moves_no_border() -> None:
    text = cable(from_="FM AMEMBASSY QUITO\nEUR-25", banner="", order="", tags="", subject="", reference="")
    assert kind_of(text, "EUR-25") == "unknown"
    assert lines_of(text, "to") == ["TO SECSTATE WASHDC 3871"]


@pytest.mark.parametrize("line", ["AMEMBASSY LIMA", "IT IS CLOSED.", "X" * 61])
def test_below_fm_the_text_may_begin(line: str) -> None:
    """Where no banner and no label follows: an addressee needs TO or INFO, and a sentence is none."""
    text = cable(
        from_=f"FM AMEMBASSY QUITO\n{line}", to="", info="", banner="", order="", tags="", subject="", reference=""
    )
    assert kind_of(text, line) == "text"


def test_what_looks_like_offices_below_info_is_an_addressee() -> None:
    assert lines_of(cable(info="INFO OCT-01\n"), "info") == ["INFO OCT-01"]


def test_a_passing_line_that_begins_as_a_repeated_telegram_does() -> None:
    text = cable(reference="REF: STATE 1\n\nFOLLOWING FOR CASTLEREE FROM MOLESWORTH\n")
    assert lines_of(text, "passing") == ["FOLLOWING FOR CASTLEREE FROM MOLESWORTH"]


def test_a_passing_line_between_labels() -> None:
    text = cable(tags="TAGS: EAID, EC\nFOR CASTLEREE FROM MOLESWORTH")
    assert lines_of(text, "passing") == ["FOR CASTLEREE FROM MOLESWORTH"]


def test_a_word_of_a_later_section_that_begins_as_a_label_does_is_text() -> None:
    text = cable(
        page="PAGE 01  QUITO  05121  02 OF 02\n",
        order="",
        tags="",
        subject="",
        reference="",
        text="SUBJECT DELEGATION LEFT ON TIME.",
    )
    assert lines_of(text, "text") == ["SUBJECT DELEGATION LEFT ON TIME."]


def test_unknown_lines_below_a_page_line_hold_no_routing_together() -> None:
    """Where no line of the routing is above, a blank line ends it, whatever comes below."""
    text = cable(
        page="PAGE 01  QUITO  05121",
        number="",
        distribution="",
        relay="",
        dtg="",
        from_="A\n",
        to="",
        info="THE ROAD\nIS CLOSED.\n",
        banner="UNCLAS QUITO 5121\n",
        order="",
        tags="",
        subject="",
        reference="",
    )
    assert lines_of(text, "text")[:2] == ["THE ROAD", "IS CLOSED."]


def test_a_note_below_a_row_that_strayed_among_the_clearances_is_no_row() -> None:
    text = cable(drafting="DRAFTED BY PM:X\nAPPROVED BY PM:Y\nCIA/OWI\nACDA-07 NASA-01\n(DRAFT)")
    assert lines_of(text, "cleared") == ["CIA/OWI", "(DRAFT)"]
