"""Furniture: PAGE lines, classifications beside them, end marks, notices of what broke off."""

import pytest
from layouts import PAGE, STAMP, body, cable, section, sectioned
from reading import cut, kind_of, kinds, lines_of, text_of, tokens

from cablekit import parse


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "PAGE 01  QUITO  05121  181502Z",
            ("QUITO", "05121", None, None, "181502Z", None, False),
            id="incoming, 1974",
        ),
        pytest.param(
            "PAGE 01        LA PAZ 02023  02 OF 03  102227Z",
            ("LA PAZ", "02023", 2, 3, "102227Z", None, False),
            id="a section, a station of two words",
        ),
        pytest.param("PAGE 01 STATE 310500", ("STATE", "310500", None, None, None, None, False), id="outgoing, folded"),
        pytest.param(
            "PAGE 01        STATE  286983  TOSEC 110023",
            ("STATE", "286983", None, None, None, "TOSEC 110023", False),
            id="a number of a series",
        ),
        pytest.param(
            "PAGE 01        LA PAZ 03561  01 OF 02  241650Z   POSS DUPE",
            ("LA PAZ", "03561", 1, 2, "241650Z", None, True),
            id="a possible duplicate",
        ),
        pytest.param(
            "PAGE 01  OTTAWA 00013 0517072", ("OTTAWA", "00013", None, None, "0517072", None, False), id="Z read as 2"
        ),
        pytest.param(
            "PAGE 01  ATHENS 07777  20161 5Z",
            ("ATHENS", "07777", None, None, "201615Z", None, False),
            id="a blank inside the time",
        ),
        pytest.param(
            "PAGE 01  STATE  05121 (TEXT)  TOSEC 123",
            ("STATE", "05121", None, None, None, "TOSEC 123", False),
            id="a word that no rule knows",
        ),
        pytest.param(
            "PAGE 01  QUITO  05121  (  )  181502Z",
            ("QUITO", "05121", None, None, "181502Z", None, False),
            id="an empty bracket",
        ),
        pytest.param("PAGE01QUITO  05121", ("QUITO", "05121", None, None, None, None, False), id="blanks lost"),
        pytest.param(
            "PAGE 01  ATHENS 07777  2016¿5Z", ("ATHENS", "07777", None, None, None, None, False), id="a digit lost"
        ),
        pytest.param("PAGE 01  ST. JOHNS 00013", ("ST. JOHNS", "00013", None, None, None, None, False), id="a stop"),
    ],
)
def test_a_page_line_is_read(line: str, expected: tuple[object, ...]) -> None:
    (one,) = cut(cable(page=f"{line}\n")).transmissions
    page = one.pages[0]
    assert (page.station, page.serial, page.part, page.of, page.time, page.series, page.dupe) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "PAGE O1        STATE  310500",
            (1, "STATE", "310500", None, "PAGE 01 STATE 310500"),
            id="a letter for a digit",
        ),
        pytest.param(
            "PAGE l2 * LA PAZ 02023 * 102227Z",
            (12, "LA PAZ", "02023", "102227Z", "PAGE 12 LA PAZ 02023 102227Z"),
            id="asterisks",
        ),
        pytest.param(
            "PAGE 01. TEGUCI 02308 1416402 a6 | SO",
            (1, "TEGUCI", "02308", "1416402", "PAGE 01 TEGUCI 02308 1416402 a6 SO"),
            id="stops and noise",
        ),
        pytest.param(
            "PAGE: O1 USUN N 01817", (1, "USUN N", "01817", None, "PAGE 01 USUN N 01817"), id="a blank in the station"
        ),
    ],
)
def test_a_page_line_that_a_scan_damaged_is_read_and_noted(line: str, expected: tuple[object, ...]) -> None:
    found = cut(cable(page=f"{line}\n")).transmissions[0]
    page = found.page
    assert page is not None
    assert (page.number, page.station, page.serial, page.time, page.note) == expected


@pytest.mark.parametrize(
    "line",
    [
        "PAGE OO QUITO 05121",
        "PAGE 81 * QUITO 05121",
        "PAGE O1 REFERS TO 12 MEN",
        "PAGE O1 * A",
        "PAGE O1 QUITO 0512. 1",
    ],
)
def test_a_damaged_line_that_is_no_page_line(line: str) -> None:
    assert cut(cable(page=f"{line}\n")).transmissions[0].pages == []


def test_the_pieces_of_a_scattered_page_line_are_named() -> None:
    rows = "QUITO\n05121\nACTION ARA-20\n01 OF 04\nINFO\n181502Z\nOCT-01\n02 OF 04"
    text = cable(page="PAGE 01\nQUITO 05121 01 OF 04 181502Z\n", distribution=rows)
    assert [kind_of(text, piece) for piece in ("QUITO", "05121", "01 OF 04", "181502Z")] == ["page"] * 4
    assert kind_of(text, "02 OF 04") == "unknown"


@pytest.mark.parametrize("lost", [{}, {"from_": "", "to": "", "info": "", "dtg": ""}])
def test_a_damaged_page_line_broken_in_two_is_one(lost: dict[str, str]) -> None:
    page = cut(cable(page="PAGE O1\nQUITO  05121  181502Z\n", **lost)).transmissions[0].page
    assert page is not None
    assert (page.number, page.station, page.serial, page.note) == (1, "QUITO", "05121", "PAGE 01")


def test_a_page_1_without_the_rest_is_none() -> None:
    assert cut(cable(page="PAGE 01\n")).transmissions[0].pages == []


def test_a_line_of_the_text_about_a_page_is_no_page_line() -> None:
    line = "PAGE 10 OF REPORT 120 SAYS OTHERWISE"
    assert kind_of(body(line, page=""), line) == "text"


def test_the_message_is_that_of_its_page_01_whatever_page_stands_above() -> None:
    text = cable(head="PAGE 02  LIMA  00077  181502Z\n")
    (one,) = cut(text).transmissions
    assert [(page.station, page.number) for page in one.pages] == [("QUITO", 1)]


@pytest.mark.parametrize("above", ["", "\n"], ids=["even lines", "odd lines"])
@pytest.mark.parametrize(("between", "unit"), [("\n\n\n", 2), ("\n\n", 1)], ids=["doubled", "single"])
def test_how_many_blank_lines_stand_for_one(above: str, between: str, unit: int) -> None:
    """pdftotext -layout doubles all of them; one run that is not doubled says that none is."""
    turn = "\n\nCONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02  QUITO  05121  181502Z\n\n"
    text = cable(text=f"1. BOARD MET.\n\n2. IT VOTED.\n\n3. IT LEFT.{turn}4. IT CAME BACK.").replace("\n\n", "\n\n\n")
    assert cut(above + text.replace("VOTED.\n\n\n3.", f"VOTED.{between}3.")).blank_unit == unit


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("PAGE 01\nQUITO  05121  01 OF 02  181502Z", id="on the next line"),
        pytest.param("PAGE 01\n\n\nQUITO  05121  01 OF 02  181502Z", id="below blank lines"),
        pytest.param("PAGE 01\n44\nQUITO 05121  181502Z", id="below the number line, in scans"),
        pytest.param("PAGE 01\nQUITO 05121", id="station and number alone, right below"),
    ],
)
def test_a_page_line_broken_in_two_is_one(lines: str) -> None:
    (one,) = cut(cable(page=lines)).transmissions
    (page,) = one.pages
    assert (page.number, page.station, page.serial) == (1, "QUITO", "05121")
    assert page.last > page.index
    assert len([token for token in tokens(cut(cable(page=lines))) if token.kind == "page"]) == 2


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("PAGE 2 OF DRAFT IS STILL BEING REVISED.", id="a sentence"),
        pytest.param("PAGE 02", id="a page number that nothing follows"),
        pytest.param("PAGE 01  LIMA  09114  101921Z", id="the PAGE line of a telegram that is quoted"),
    ],
)
def test_a_line_that_begins_with_page_may_be_text(line: str) -> None:
    assert kind_of(body("1. TABLE ON", line, "IS STILL BEING REVISED."), line) == "text"


def test_a_quoted_telegram_begins_no_transmission() -> None:
    found = cut(body("1. QUOTE", "PAGE 01  LIMA  09114  101921Z", "R 091530Z OCT 79", "FM AMEMBASSY LIMA", "UNQUOTE."))
    assert len(found.transmissions) == 1


def test_another_message_begins_behind_an_end_mark() -> None:
    other = cable(stamp="", frame="", page="PAGE 01  QUITO  05199  191502Z\n", stamps="", attributes="")
    found = cut(cable(attributes="", stamps="") + other)
    assert [one.pages[0].serial for one in found.transmissions] == ["05121", "05199"]


def test_another_message_begins_behind_an_end_mark_and_its_own_classification() -> None:
    text = (
        cable(attributes="", stamps="", page="PAGE 01  QUITO  05121\n")
        + "SECRET\n\nPAGE 01  LIMA  00001\n\nTHE ROAD.\n"
    )
    assert len(cut(text).transmissions) == 2


PAGE_TURNS = {
    "foot and head": ["CONFIDENTIAL", "", "CONFIDENTIAL", "", PAGE.replace("01", "02", 1), ""],
    "foot, stamps, head": ["CONFIDENTIAL", " STAMP ", " STAMP ", "CONFIDENTIAL", "", PAGE.replace("01", "02", 1)],
    "head alone, as in source ADS": ["CONFIDENTIAL", "", PAGE.replace("01", "02", 1), ""],
    "no classification": [PAGE.replace("01", "02", 1)],
    "indented": ["   CONFIDENTIAL", "", "   CONFIDENTIAL", PAGE.replace("01", "02", 1)],
    "a possible duplicate": ["CONFIDENTIAL   POSS DUPE", "CONFIDENTIAL   POSS DUPE", PAGE.replace("01", "02", 1)],
    "damaged": ["CONFIDENTIAI", "", "CONFIDENTIAL", PAGE.replace("01", "02", 1)],
}


@pytest.mark.parametrize("name", PAGE_TURNS)
def test_what_stands_at_a_page_turn_is_no_text(name: str) -> None:
    turn = [line.replace("STAMP", STAMP) for line in PAGE_TURNS[name]]
    text = body("1. THE ROAD", *turn, "IS CLOSED.")
    assert lines_of(text, "text") == ["1. THE ROAD", "IS CLOSED."]


def test_a_bare_classification_in_a_list_is_text() -> None:
    text = body("1. MARK COPIES IN THIS ORDER:", "", "LIMITED OFFICIAL USE", "SECRET", "", "2. WE WILL REPORT.")
    assert lines_of(text, "text")[1:3] == ["LIMITED OFFICIAL USE", "SECRET"]


def test_at_most_two_classifications_stand_at_a_page_turn() -> None:
    text = body("1. MARKED", "SECRET", "CONFIDENTIAL", "", "CONFIDENTIAL", PAGE.replace("01", "02", 1), "AND SENT.")
    assert lines_of(text, "text") == ["1. MARKED", "SECRET", "AND SENT."]


def test_another_classification_above_that_of_the_last_foot_is_text() -> None:
    text = body("1. THE ROAD IS", "SECRET", foot="CONFIDENTIAL\n\n\n\n")
    assert lines_of(text, "text") == ["1. THE ROAD IS", "SECRET"]


@pytest.mark.parametrize(
    ("word", "foot"),
    [
        ("CONFIDENTIAL", "CONFIDENTIAL"),
        ("LIMITED OFFICIAL USE", "LIMITED OFFICIAL USE"),
        ("S E C R E T", "SECRET"),
    ],
)
def test_the_classification_of_the_sender_above_that_of_the_last_foot(word: str, foot: str) -> None:
    text = cable(signature=f"TARLEWOOD\n{word}\n\n", foot=f"{foot}\n\n\n\n")
    assert lines_of(text, "signature") == ["TARLEWOOD"]
    assert lines_of(text, "classification")[-2:] == [word, foot]


@pytest.mark.parametrize("mark", ["NNN", "NNNN", "N N N", "NNNNMAFVVZCZ", "<< END OF DOCUMENT >>"])
def test_an_end_mark_ends_a_transmission(mark: str) -> None:
    text = cable(end=f"{mark}\n")
    assert kind_of(text, mark) == "end"
    assert lines_of(text, "classification") == ["CONFIDENTIAL", "CONFIDENTIAL"]


def test_an_end_mark_may_be_missing() -> None:
    text = cable(end="")
    assert lines_of(text, "classification") == ["CONFIDENTIAL", "CONFIDENTIAL"]
    assert lines_of(text, "signature") == ["TARLEWOOD"]


@pytest.mark.parametrize("row", ["E E E E E E E E", "E E E E", "E  E  E  E  E", "ADP000"])
def test_a_row_that_shows_what_broke_off(row: str) -> None:
    assert kind_of(cable(signature="", foot="", end=f"{row}\n"), row) == "gap"


@pytest.mark.parametrize(
    "line", ["*** Current Handling Restrictions ***   n/a", "***  Current Classification ***   UNCLASSIFIED"]
)
def test_a_footer_is_no_text(line: str) -> None:
    assert kind_of(cable(end=f"NNN\n\n{line}\n"), line) == "footer"


def test_a_row_of_asterisks_is_text_with_a_hole() -> None:
    line = f"{'*' * 40}CALLY, WELL"
    assert kind_of(body(line, "KNOWN."), line) == "text"


def test_two_sections_are_two_transmissions() -> None:
    found = cut(sectioned(section(1, 2, "1. THE ROAD"), section(2, 2, "IS CLOSED.")))
    assert [(one.pages[0].part, one.pages[0].of) for one in found.transmissions] == [(1, 2), (2, 2)]
    assert [text_of(one) for one in found.transmissions] == [
        ["1. THE ROAD"],
        ["IS CLOSED."],
    ]
    assert {token.part for token in tokens(found)} == {None, 0, 1}


def test_a_possible_duplicate_on_the_classification_begins_the_next_section() -> None:
    text = sectioned(section(1, 2, "1. THE ROAD"), section(2, 2, "IS CLOSED.", head="CONFIDENTIAL   POSS DUPE\n"))
    second = cut(text).transmissions[1]
    assert second.of("classification")[0].text == "CONFIDENTIAL   POSS DUPE"


def test_a_possible_duplicate_on_a_line_of_its_own() -> None:
    """pdftotext may put it between classification and PAGE line."""
    turn = ["CONFIDENTIAL", "CONFIDENTIAL", "POSS DUPE", PAGE.replace("01", "02", 1)]
    text = body("1. THE ROAD", *turn, "IS CLOSED.")
    assert lines_of(text, "text") == ["1. THE ROAD", "IS CLOSED."]
    assert kind_of(text, "POSS DUPE") == "notice"


@pytest.mark.parametrize("lines", ["RELEASED IN FULL", "B1\nRELEASED IN PART", "UNCLASSIFIED\nRELEASED IN PART"])
def test_markings_of_a_release_on_the_first_line(lines: str) -> None:
    text = f"{lines}\nPAGE 01  QUITO  05121\n1. THE ROAD.\n"
    assert lines_of(text, "release") == lines.split("\n")


FOIA = """SECRET
UNCLASSIFIED
RELEASED IN PART
B3, CIA
E5
PAGE 01
44
STATE 218846
ORIGIN PM-04
INFO
OCT-01 /005 R
P 030117Z SEP 76
FM SECSTATE WASHDC
TO AMEMBASSY HELSINKI
SECRET STATE 218846
1. THE ROAD IS CLOSED.
WETHERFIELD
SECRET
NNN
UNCLASSIFIED
"""


def test_the_markings_of_a_release_are_no_text() -> None:
    found = kinds(FOIA)
    assert {"RELEASED IN PART", "B3, CIA", "E5"} <= {line for kind, line in found if kind == "release"}
    assert {kind for kind, line in found if line in ("SECRET", "UNCLASSIFIED")} <= {"classification", "release"}
    one = cut(FOIA).transmissions[0]
    assert one.lines.texts[one.start] == "SECRET"
    assert [line for kind, line in found if kind == "text"] == ["1. THE ROAD IS CLOSED."]


BESIDE_CLASSIFICATION = [
    pytest.param("CONFIDENTIAL\n\nEXDIS\n", "CONFIDENTIAL", ["EXDIS"], id="below it"),
    pytest.param("CONFIDENTIAL\nSTADIS////\nEXDIS", "CONFIDENTIAL", ["STADIS", "EXDIS"], id="two below it"),
    pytest.param("N O D I S\n\nCONFIDENTIAL\n", "CONFIDENTIAL", ["NODIS"], id="above it"),
    pytest.param("EXDIS\n", None, ["EXDIS"], id="without it"),
    pytest.param("CONFIDENTIAL\n\nCORRECTED COPY\n", "CONFIDENTIAL", [], id="a corrected copy"),
]


@pytest.mark.parametrize(("head", "word", "captions"), BESIDE_CLASSIFICATION)
def test_captions_on_lines_over_page_01(head: str, word: str | None, captions: list[str]) -> None:
    record = parse(cable(head=head))
    assert (record.header.classification, record.body.captions) == (word, captions)
    assert [note for note in record.diagnostics if note.name == "unknown-line"] == []


def test_captions_over_a_later_page_are_between_it_and_the_classification() -> None:
    rows = [
        "1. BOARD MET WITH",
        "CONFIDENTIAL",
        "",
        "CONFIDENTIAL",
        "EXDIS",
        "PAGE 02  QUITO  05121  181502Z",
        "THE OTHERS.",
    ]
    assert parse(body(*rows)).body.text == "1. BOARD MET WITH\nTHE OTHERS."
    rows[4], rows[3] = rows[3], rows[4]
    assert "EXDIS" in (parse(body(*rows)).body.text or "")
