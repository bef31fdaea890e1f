"""Lines of the opening that only their place tells: damaged labels, passing lines, where a subject ends.

Strategy. Each row is a line and what it becomes between its neighbours. `tight` takes the blank lines out of a
telegram, as renderings without them do.
"""

import pytest
from layouts import PARTS, cable, section, sectioned
from reading import kind_of, lines_of

from cablekit import parse

ROAD = "1. THE ROAD TO THE LANDING AND TO THE UPPER VALLEY HAS BEEN"
PROSE = "BOARD MET ON JULY 15 AND DID NOT AGREE. IT WILL MEET AGAIN WITH\nTHE OTHERS."
LABELS = {"order": "", "tags": "", "subject": "", "reference": ""}


def tight(text: str) -> str:
    """The telegram without the blank lines of its message."""
    message, frame, attributes = text.partition("Message Attributes")
    return "".join(f"{line}\n" for line in message.split("\n") if line.strip()) + frame + attributes


def codes(text: str) -> list[str]:
    """The names of the diagnostics about labels and unknown lines."""
    wanted = ("label-damaged", "unknown-line", "witness-decided")
    return [one.name for one in parse(text).diagnostics if one.name in wanted]


# --- damaged labels -------------------------------------------------------------------------------

SUBJECTS = [
    pytest.param("XIBJ: REQUEST FOR FUNDS", "REQUEST FOR FUNDS", True, id="letters changed"),
    pytest.param("S BJECT: ROAD WORKS", "ROAD WORKS", True, id="a letter became a blank"),
    pytest.param("S¿¿¿¿¿T: ROAD WORKS", "ROAD WORKS", True, id="letters not printed"),
    pytest.param("QKJ; ROAD WORKS", "ROAD WORKS", True, id="a semicolon"),
    pytest.param("QKJ: ROAD WORKS AT\nAGUA HONDA", "ROAD WORKS AT AGUA HONDA", True, id="of two lines"),
    pytest.param("RE: VISIT OF MINISTER", "VISIT OF MINISTER", False, id="RE, which is no damage"),
]


@pytest.mark.parametrize("reference", ["REF: STATE 5\n", ""], ids=["above references", "above the text"])
@pytest.mark.parametrize(("line", "subject", "damaged"), SUBJECTS)
def test_a_line_with_a_colon_below_the_tags_is_the_subject(
    line: str, subject: str, damaged: bool, reference: str
) -> None:
    text = cable(subject=line if reference else f"{line}\n", reference=reference)
    assert parse(text).body.subject == subject
    assert codes(text) == ["label-damaged"] * damaged


BELOW_REFERENCES = [
    pytest.param("XIBJ: ROAD WORKS", "ROAD WORKS", id="half of the label"),
    pytest.param("SUPJEKT: ROAD WORKS", "ROAD WORKS", id="most of the label"),
    pytest.param("MINREX: ROAD WORKS", None, id="another word"),
    pytest.param("RE: ROAD WORKS", None, id="RE"),
]


@pytest.mark.parametrize(("line", "subject"), BELOW_REFERENCES)
def test_a_damaged_subject_below_the_references(line: str, subject: str | None) -> None:
    assert parse(cable(subject="", reference=f"REF: STATE 151302\n{line}\n")).body.subject == subject


UNMARKED = [
    pytest.param("SUBXOC ROADS 4: MAY 3", "ROADS 4: MAY 3", id="a colon further on"),
    pytest.param("SUBJQCT ROAD WORKS", "ROAD WORKS", id="no colon"),
    pytest.param("SXBJ ROAD WORKS", "ROAD WORKS", id="half of the label"),
    pytest.param("SUBJ3CT ROAD WORKS", "ROAD WORKS", id="a digit"),
    pytest.param("SUBXOC ROADS AND\nBRIDGES", "ROADS AND BRIDGES", id="of two lines"),
    pytest.param("SUBSIDY TALKS", None, id="a word of English"),
    pytest.param("SQQQ ROAD WORKS", None, id="none of the label"),
    pytest.param("SUBXOC", None, id="nothing behind it"),
]


@pytest.mark.parametrize(("line", "subject"), UNMARKED)
def test_a_damaged_label_without_its_colon_above_the_references(line: str, subject: str | None) -> None:
    text = cable(subject=line)
    assert parse(text).body.subject == subject
    assert ("label-damaged" in codes(text)) is (subject is not None)


NO_SUBJECTS = [
    pytest.param({"subject": "LIMA: FOR DAS ROE"}, "passing", id="a post with instructions"),
    pytest.param({"subject": "ACTION: ROAD WORKS"}, "unknown", id="a label of another line"),
    pytest.param({"subject": "ROAD WORKS"}, "unknown", id="no colon"),
    pytest.param({"subject": "XXBJCT REQUEST FOR FUNDS"}, "unknown", id="FOR inside, where the subject is lost"),
    pytest.param({"subject": "FOR DAS ROE"}, "passing", id="FOR, where the subject is lost"),
    pytest.param({"subject": "LIMA FOR DAS ROE"}, "passing", id="a post with FOR, where the subject is lost"),
    pytest.param({"subject": "ROAD: IT IS CLOSED.\n", "reference": ""}, "text", id="a word, and no references"),
    pytest.param({"subject": "QKJ: ROAD\n" + "IT IS CLOSED\n" * 10, "reference": ""}, "subject", id="no label below"),
    pytest.param({"subject": "12 MILES: CLOSED"}, "unknown", id="a number"),
    pytest.param({"subject": "NIACT: ROAD WORKS\n", "reference": ""}, "text", id="a caption"),
    pytest.param({"subject": "USIA: ROAD WORKS\n", "reference": ""}, "text", id="an agency"),
    pytest.param({"subject": "EUR: ROAD WORKS\n", "reference": ""}, "text", id="an office"),
    pytest.param({"subject": "PFOR: ROAD WORKS\n", "reference": ""}, "text", id="a code"),
    pytest.param({"subject": "FYI: ROAD WORKS\n", "reference": ""}, "text", id="a word of telegrams"),
    pytest.param({"subject": "QKJ: ROAD\nSUBJECT: BRIDGE"}, "unknown", id="the subject is below"),
    pytest.param({"subject": "SUBJECT: ROAD\nQKJ: BRIDGE"}, "subject", id="the subject is above: it goes on"),
]


@pytest.mark.parametrize(("changes", "kind"), NO_SUBJECTS)
def test_a_line_with_a_colon_that_is_no_subject(changes: dict[str, str], kind: str) -> None:
    line = changes["subject"].strip()
    line = next((row for row in line.split("\n") if ":" in row and "SUBJECT" not in row), line)
    assert kind_of(cable(**changes), line) == kind


TAGS = [
    pytest.param("XXGS: PFOR, EC", "tags", id="letters changed"),
    pytest.param("T¿¿S; PFOR, EC", "tags", id="a semicolon"),
    pytest.param("PFOR, EC", "tags", id="the label lost"),
    pytest.param("XXGS: ROAD WORKS", "unknown", id="no codes"),
]


@pytest.mark.parametrize(("line", "kind"), TAGS)
def test_codes_below_the_order_are_tags(line: str, kind: str) -> None:
    assert kind_of(cable(tags=line), line) == kind


def test_a_semicolon_before_a_label_is_no_part_of_the_subject() -> None:
    body = parse(cable(subject="SUBJECT: ROADS AND PIERS; REFS: A. STATE 151302", reference="")).body
    assert (body.subject, [one.raw for one in body.references]) == ("ROADS AND PIERS", ["STATE 151302"])


def test_a_label_behind_a_semicolon_opens_its_own_line() -> None:
    body = parse(cable(tags="TAGS:PFOR,GW;SUBJECT: ONE LINE", subject="")).body
    assert ([tag.raw for tag in body.tags], body.subject) == (["PFOR", "GW"], "ONE LINE")


# --- where a subject ends -------------------------------------------------------------------------

LONG = "SUBJECT: MEETING OF BOARD ON ROADS AND PIERS"
ENDS = [
    pytest.param("AT AGUA HONDA", "subject", id="its rest"),
    pytest.param("OF JULY 15, 1974", "subject", id="its rest, a date"),
    pytest.param("TABLE OF CONTENTS", "text", id="a table of contents"),
    pytest.param("PARAGRAPH 1 IS SECRET", "text", id="a paragraph by its name"),
    pytest.param("TEXT FOLLOWS:", "text", id="a line that ends with a colon"),
    pytest.param("BOARD MET.", "text", id="a sentence"),
    pytest.param("TO: EA - MR. ROE", "passing", id="an addressee"),
    pytest.param("ROME FOR FODAG", "passing", id="a post with instructions"),
    pytest.param("FOR AMBASSADOR FROM ROE", "passing", id="from one officer to another"),
    pytest.param("FROM WETHERBY FOR LUDLOW (EUR/IB)", "passing", id="the same, the other way round, and an office"),
    pytest.param("FROM THE COAST FOR TALKS", "subject", id="FROM and FOR in a subject"),
]


@pytest.mark.parametrize(("line", "kind"), ENDS)
def test_below_a_long_row_of_a_subject_without_blank_lines(line: str, kind: str) -> None:
    assert kind_of(tight(cable(subject=f"{LONG}\n{line}", reference="", text=f"1. {PROSE}")), line) == kind


REPEATED = [
    pytest.param("FOLLOWING REPEAT BONN 123", "text", id="FOLLOWING"),
    pytest.param("FOL SENT BONN", "text", id="FOL"),
    pytest.param("QUOTE", "text", id="QUOTE"),
    pytest.param("AGUA HONDA TELEGRAM 123. QUOTE:", "text", id="QUOTE at the end"),
    pytest.param("FOLLOWING UP", "subject", id="behind an open word"),
]


@pytest.mark.parametrize("blanks", [True, False], ids=["blank lines", "no blank lines"])
@pytest.mark.parametrize(("line", "kind"), REPEATED)
def test_a_telegram_repeated_right_below_a_subject_is_none_of_it(line: str, kind: str, blanks: bool) -> None:
    inner = "E.O. 11652: GDS\nTAGS: PFOR, GW\nSUBJECT: RIVERS\n1. BOARD MET.\nUNQUOTE"
    first = "SUBJECT: THE ROAD AND" if kind == "subject" else "SUBJECT: THE ROAD"
    text = cable(subject=f"{first}\n{line}\n{inner}", reference="", text="")
    text = text if blanks else tight(text)
    assert kind_of(text, line) == kind
    if kind == "text":
        assert [tag.raw for tag in parse(text).body.tags] == ["EAID", "EAGR", "EC"]


WIDE = "WE HAVE ASKED THE MINISTRY FOR ITS VIEWS OF THE ROAD AND OF"
UNCERTAIN = [
    pytest.param(LONG, "AGUA HONDA PIER", PROSE, "text", id="nothing certain is below"),
    pytest.param(LONG, "AGUA HONDA PIER", f"{PROSE}\n" * 5, "text", id="nothing certain is below for long"),
    pytest.param(LONG, "AT AGUA HONDA", PROSE, "subject", id="a word that joins it"),
    pytest.param(LONG, "OF THE COAST", f"AGUATO 63\n1. {PROSE}", "subject", id="a word that joins it, a row below"),
    pytest.param(
        LONG, "AT AGUA HONDA THE BOARD MET TO SAY THAT THE ROADS AND THE", PROSE, "text", id="a row of a text"
    ),
    pytest.param(LONG, "AT AGUA HONDA:", PROSE, "text", id="a word that joins it, a colon behind"),
    pytest.param(f"{LONG} AND ON ALL LANDINGS", WIDE, f"{WIDE}\n{WIDE}\n{WIDE}", "text", id="a text below a full row"),
    pytest.param(f"{LONG} AND ON ALL LANDINGS", WIDE, "OF THE COAST\nHE MET THEM.", "subject", id="a third row"),
    pytest.param(LONG, "ROADS", f"1. {PROSE}", "subject", id="one word"),
    pytest.param(LONG, "ROADS", PROSE, "text", id="one word above a text without a number"),
    pytest.param(LONG, "OVERVIEW", f"1. {PROSE}", "text", id="a heading of one word"),
    pytest.param(LONG, "OF THE COAST", f"--A ROAD\n--A PIER\n1. {PROSE}", "text", id="a list below"),
    pytest.param("SUBJECT: THE BOARD", "AT AGUA HONDA", f"1. {PROSE}", "text", id="the row above is short"),
    pytest.param(f'{LONG[:20]} "AND PIERS OF THE COAST"', "AT AGUA HONDA", f"1. {PROSE}", "text", id="a closed quote"),
    pytest.param(f"{LONG} AND ON LANDINGS", "AT AGUA HONDA", PROSE, "subject", id="the row above is full"),
    pytest.param("SUBJECT: VISIT TO", "AGUA HONDA", PROSE, "subject", id="the row above ends with TO"),
    pytest.param("SUBJECT: VISIT", "    OF BOARD", PROSE, "subject", id="it is indented"),
    pytest.param(f"{LONG} ON JULY 1", PROSE.split("\n")[0], "THE OTHERS.", "text", id="a wide row, and more below"),
    pytest.param("SUBJECT: ROADS NO. 7", "NOV. 10, 1976.", "LIST OF ROADS", "subject", id="a day"),
    pytest.param("SUBJECT: ROADS", "NO. 7", f"1. {PROSE}", "subject", id="a number"),
    pytest.param("SUBJECT: ROADS", "NO ROADS", PROSE, "text", id="the word no"),
    pytest.param(f"{LONG}, OCT. 4, 1976.", "AT AGUA HONDA", PROSE, "text", id="a year and a stop above"),
    pytest.param(f"{LONG[:38]}\n(A)", "AT AGUA HONDA", f"1. {PROSE}", "text", id="a label that strayed"),
]


@pytest.mark.parametrize(("first", "line", "text", "kind"), UNCERTAIN)
def test_a_row_below_a_subject_without_blank_lines(first: str, line: str, text: str, kind: str) -> None:
    assert kind_of(tight(cable(subject=f"{first}\n{line}", reference="", text=text)), line) == kind


def test_a_blank_line_below_shows_that_none_is_above() -> None:
    """The opening has no blank line above the subject; below it the first one."""
    text = cable(banner="CONFIDENTIAL QUITO 5121", subject=f"{LONG}\nAT AGUA HONDA\n", reference="", text=PROSE)
    assert kind_of(text, "AT AGUA HONDA") == "subject"


def test_a_subject_without_blank_lines_has_an_end() -> None:
    row = "THE ROADS AND THE PIERS AND THE LANDINGS AND THE BRIDGES OF"
    text = tight(cable(subject=f"SUBJECT: {row}\n" + f"{row}\n" * 20, reference="", text=""))
    assert len(lines_of(text, "subject")) == 7


WITNESSES = [
    pytest.param("MEETING OF BOARD ON ROADS AND PIERS", f"1. {PROSE}", "text", id="it ends above"),
    pytest.param("MEETING OF BOARD ON ROADS AND PIERS AGUA HONDA PIER", PROSE, "subject", id="it ends with the line"),
]


@pytest.mark.parametrize(("subject", "text", "kind"), WITNESSES)
def test_the_attribute_decides_between_two_readings_and_is_named(subject: str, text: str, kind: str) -> None:
    attributes = f"{PARTS['attributes']}\nSubject: {subject}"
    source = tight(cable(subject=f"{LONG}\nAGUA HONDA PIER", reference="", text=text, attributes=attributes))
    assert kind_of(source, "AGUA HONDA PIER") == kind
    (note,) = [one for one in parse(source).diagnostics if one.name == "witness-decided"]
    assert "the attribute Subject decided it" in note.message


def test_the_attribute_decides_about_several_rows() -> None:
    wild = "CONSERVATION OF WILD SPECIES OF FLORA AND FAUNA, ACTIVITY"
    rows = [f"{LONG}, V-1.1", wild, "G, THREATENED SPECIES OF PLANTS AND OF ANIMALS 02.05-1107"]
    joined = " ".join(rows).removeprefix("SUBJECT: ")
    attributes = f"{PARTS['attributes']}\nSubject: {joined}"
    text = f"PLEASE PASS THE LIST FROM MR. ROE TO DR. DOE OF THE BOARD OF\nROADS.\n1. {PROSE}"
    source = tight(cable(subject="\n".join(rows), reference="", text=text, attributes=attributes))
    assert [kind_of(source, row) for row in rows] == ["subject"] * 3
    assert parse(source).body.subject == joined


@pytest.mark.parametrize("subject", ["MEETING OF", f"MEETING OF BOARD ON ROADS AND PIERS AT AGUA HONDA {PROSE[:20]}"])
def test_an_attribute_that_is_cut_or_runs_on_decides_nothing(subject: str) -> None:
    attributes = f"{PARTS['attributes']}\nSubject: {subject}"
    source = tight(cable(subject=f"{LONG}\nAT AGUA HONDA", reference="", text=f"1. {PROSE}", attributes=attributes))
    assert kind_of(source, "AT AGUA HONDA") == "subject"
    assert codes(source) == []


HYPHENS = [
    pytest.param("SUBJECT: TRANS-\nFER OF FUNDS", "TRANSFER OF FUNDS", id="an English word"),
    pytest.param("SUBJECT: QUOXAM-\nFLARGE", "QUOXAMFLARGE", id="a word of the text"),
    pytest.param("SUBJECT: ZARN-\nFLARGE", "ZARN-FLARGE", id="no word"),
    pytest.param("SUBJECT: U.S.-\nBOLIVIAN ROAD", "U.S.-BOLIVIAN ROAD", id="behind a stop"),
]


@pytest.mark.parametrize(("lines", "subject"), HYPHENS)
def test_a_hyphen_at_a_rows_end_follows_the_rule_of_paragraphs(lines: str, subject: str) -> None:
    assert parse(cable(subject=f"{lines}\n", text="1. THE QUOXAMFLARGE MET.")).body.subject == subject


# --- passing lines --------------------------------------------------------------------------------

ADDRESS = "MRS. JANE ROE\n12 MAIN ST.\nDALLAS, TEXAS"
NOTICES = [
    pytest.param("ROME ALSO FOR FODAG, VIENNA ALSO FOR UNIDO, PARIS\nALSO FOR UNESCO", 1, id="several posts"),
    pytest.param("LIMA FOR DAS ROE, QUITO FOR POE,\nLA PAZ PASS AGUA HONDA", 1, id="a comma at the end"),
    pytest.param("DAKAR POUCH BATHURST; LAGOS PASS CONSULS.", 1, id="pouch"),
    pytest.param("SUGGEST DEPT REPEAT TO USDEL", 1, id="repeat"),
    pytest.param("PLEASE PASS AID", 1, id="please"),
    pytest.param("LIMA AND QUITO FOR DAS ROE", 1, id="two posts"),
    pytest.param("DEPT PLEASE PASS AID FOR DR. ROE", 1, id="the Department"),
    pytest.param("DEPARTMENT PLEASE REPEAT TO ALL OAS POSTS", 1, id="please, the Department first"),
    pytest.param("FROM AMBASSADOR ROE", 1, id="from an officer"),
    pytest.param("FOR CHARGE FROM ROE\nDEPT PASS AID FOR DR. POE", 2, id="two notices"),
    pytest.param(f"FOR: {ADDRESS}", 1, id="an address below FOR"),
    pytest.param(f"TO: {ADDRESS}", 1, id="an address below TO"),
    pytest.param(f"FOR {ADDRESS}", 1, id="an address without colon"),
    pytest.param("FOR MR. AND MRS. ROE\n440 PARK AVE\nAPT 3\nNEW YORK, N.Y.", 1, id="a longer one"),
]
BELOW = {
    "below references": lambda lines: cable(text=f"{lines}\n\n{PROSE}"),
    "below a subject": lambda lines: cable(reference="", text=f"{lines}\n\n{PROSE}"),
    "no blank lines": lambda lines: tight(cable(text=f"{lines}\n1. {PROSE}")),
    "no blank lines, below a subject": lambda lines: tight(cable(reference="", text=f"{lines}\n1. {PROSE}")),
}


@pytest.mark.parametrize("place", BELOW)
@pytest.mark.parametrize(("lines", "count"), NOTICES)
def test_passing_lines_below_the_labels(lines: str, count: int, place: str) -> None:
    record = parse(BELOW[place](lines))
    assert " ".join(record.body.passing) == lines.replace("\n", " ")
    assert len(record.body.passing) == count
    assert record.body.text is not None
    assert record.body.text.removeprefix("1. ") == PROSE
    assert record.body.subject == "SYNTHETIC ROAD TO THE LANDING"


BARE = [
    pytest.param("FOR INR/DDR ROE EYES ONLY FROM CHARGE\nDEPT PASS USGS FOR DR. POE", id="two notices"),
    pytest.param("ROME FOR FODAG", id="a post"),
    pytest.param("EYES ONLY FOR THE SECRETARY", id="eyes only"),
]


@pytest.mark.parametrize("blanks", [True, False], ids=["blank lines", "no blank lines"])
@pytest.mark.parametrize("lines", BARE)
def test_passing_lines_right_below_the_banner_without_a_cluster(lines: str, blanks: bool) -> None:
    text = cable(captions=f"{lines}\n", text=PROSE, **LABELS)
    record = parse(text if blanks else tight(text))
    assert (record.body.passing, record.body.text) == (lines.split("\n"), PROSE)


TEXTS = [
    pytest.param("FOR YEARS THE BOARD HAS MET.\n", id="a sentence that begins with FOR"),
    pytest.param("FROM MAY ON THE BOARD WILL MEET.\n", id="a sentence that begins with FROM"),
    pytest.param("EMBASSY FOR THE PAST YEAR HAS ASKED.\n", id="EMBASSY FOR, in a sentence"),
    pytest.param("FOR: DETAILS OF THE ROAD TO THE LANDING SEE THE REPORT OF THE BOARD\nOF MAY.", id="FOR with a colon"),
    pytest.param("FOR MRS. ROE A VISA WAS ASKED\nBY THE BOARD\nOF MAY.", id="FOR MRS. in a sentence"),
    pytest.param("LIMA PASS FOLLOWING:\n", id="a colon at the end"),
    pytest.param("PLEASE REPEAT YOUR MESSAGE.\n", id="YOUR"),
    pytest.param("PLEASE PASS THE ABOVE TO THE MINISTER.\n", id="PASS THE"),
    pytest.param("REQUEST DEPT PASS ON OUR VIEWS.\n", id="PASS ON"),
    pytest.param("PARIS FOR ITS PART SAYS NOTHING.\n", id="FOR ITS PART"),
    pytest.param("LIMA FOR EXAMPLE SAYS NOTHING.\n", id="FOR EXAMPLE"),
    pytest.param("LONDON FOR THE PRESENT AGREES.\n", id="FOR THE PRESENT"),
    pytest.param("FOR THE RECORD, BOARD DID NOT AGREE.\n", id="FOR THE RECORD"),
    pytest.param("EMBASSY FOR ONE WOULD LIKE TO KNOW.\n", id="FOR ONE"),
    pytest.param("STATE FOR NOW SAYS NOTHING.\n", id="FOR NOW"),
    pytest.param(f"LIMA FOR DAS ROE\n{PROSE}", id="prose right below"),
    pytest.param("LIMA FOR DAS ROE\n" + f"{PROSE}\n" * 5, id="much prose right below"),
]


def test_a_notice_between_the_labels_is_passing_whatever_it_says() -> None:
    assert parse(cable(subject="SUBJECT: THE ROAD\n\nFOR FULLMER\n")).body.passing == ["FOR FULLMER"]


def test_for_with_a_colon_is_passing_right_above_the_text() -> None:
    record = parse(cable(text=f"FOR: WFC\n{PROSE} ALL OF THEM WILL BE TOLD OF THE NEXT MEETING."))
    assert record.body.passing == ["FOR: WFC"]


@pytest.mark.parametrize("lines", TEXTS)
def test_a_text_that_begins_as_a_passing_line_does(lines: str) -> None:
    record = parse(cable(text=f"{lines}\n2. {PROSE}"))
    assert record.body.passing == []
    assert record.body.text == f"{lines}\n2. {PROSE}".replace("\n\n\n", "\n\n")


def test_the_name_of_a_programme_above_a_passing_line_goes_with_it() -> None:
    subject = "SUBJECT: ROAD TALKS: MEETING OF JULY 15\nROAD TALKS\nFROM US REP ROADS"
    assert parse(tight(cable(subject=subject, reference=""))).body.passing == ["ROAD TALKS", "FROM US REP ROADS"]


ABOVE = [
    pytest.param(
        "STATE FOR SY ROE\nSY/PRS/CC\nSY/PRS/SD, POE", ["STATE FOR SY ROE SY/PRS/CC SY/PRS/SD, POE"], id="offices"
    ),
    pytest.param("USEEC\nLIMA FOR POLAD", ["USEEC", "LIMA FOR POLAD"], id="a word alone above"),
    pytest.param("LIMA FOR POLAD\nUSEEC", ["LIMA FOR POLAD", "USEEC"], id="a word alone below"),
    pytest.param("LIMA FOR POLAD\n\nROAD OFFICERS", ["LIMA FOR POLAD", "ROAD OFFICERS"], id="a blank line between"),
    pytest.param("EXDIS FOR AMBASSADOR FROM ROE", ["FOR AMBASSADOR FROM ROE"], id="a caption before it"),
    pytest.param("FOR ROE AND VISIT-\nORS", ["FOR ROE AND VISITORS"], id="a hyphen in a word"),
    pytest.param("FOR ROE AND ZELK-\nORN", ["FOR ROE AND ZELK-ORN"], id="a hyphen in no word"),
]


@pytest.mark.parametrize(("lines", "passing"), ABOVE)
def test_a_notice_above_the_labels_is_a_line_with_those_that_continue_it(lines: str, passing: list[str]) -> None:
    assert parse(cable(captions=f"{lines}\n")).body.passing == passing


REPEATS = [
    pytest.param("WHITE HOUSE FORJANE ROE", id="a blank lost"),
    pytest.param("WHITE HOUSE FR JANE ROE", id="a letter lost"),
    pytest.param("WHITE HOUSE FOR JANE RQE\nAIDAC", id="a letter changed"),
    pytest.param("WHITE HOUSE FOR\nJANE ROE", id="the row ends elsewhere"),
    pytest.param("WHITE HOUSE FOR JANE ROE\nAIDAC", id="another line below"),
]


@pytest.mark.parametrize("lines", REPEATS)
def test_a_later_section_repeats_a_passing_line_with_other_blanks(lines: str) -> None:
    text = sectioned(
        section(1, 2, ROAD, captions="WHITE HOUSE FOR JANE ROE\nAIDAC\n", signature=""),
        section(2, 2, "CLOSED.", captions=f"{lines}\n"),
    )
    assert parse(text).body.text == f"{ROAD}\nCLOSED."


def test_a_word_of_a_passing_line_in_the_text_of_a_later_section_is_text() -> None:
    text = sectioned(
        section(1, 2, ROAD, captions="WHITE HOUSE FOR JANE ROE\n", signature=""),
        section(2, 2, "JANE ROE\nMET BOARD."),
    )
    assert parse(text).body.text == f"{ROAD}\nJANE ROE\nMET BOARD."


DASHED = [
    pytest.param(
        "ROADS OF THE NORTH COAST: VISIT AND OVERALL REQUIRE-\nMENTS -",
        "ROADS OF THE NORTH COAST: VISIT AND OVERALL REQUIREMENTS -",
        id="short",
    ),
    pytest.param("ROADS -", "ROADS -", id="one short row"),
    pytest.param(
        "ROADS OF THE NORTHERN COAST AND OF THE VALLEYS BELOW IT -\nMORE WORKS",
        "ROADS OF THE NORTHERN COAST AND OF THE VALLEYS BELOW IT - MORE WORKS",
        id="a full row",
    ),
]


@pytest.mark.parametrize(("rows", "subject"), DASHED)
def test_a_dash_ends_a_subject_on_a_short_row(rows: str, subject: str) -> None:
    text = tight(cable(subject=f"SUBJECT: {rows}", reference="", text=f"{ROAD}\nCLOSED.".removeprefix("1. ")))
    assert parse(text).body.subject == subject


CHAIN = [
    pytest.param(
        "LIMA FOR AMB AND ADO, QUITO FOR CHARGE, BOGOTA FOR\nCHARGE, CARACAS FOR CHARGE, PANAMA FOR REDSO",
        id="a row ends with FOR",
    ),
    pytest.param(
        "LIMA FOR HELMAN, QUITO FOR REDSO, BRUSSELS FOR USEC\nHOLLIS, CARACAS FOR ADO, ROME FOR FAO",
        id="a name goes on",
    ),
]


@pytest.mark.parametrize("rows", CHAIN)
def test_instructions_over_several_rows_below_the_references(rows: str) -> None:
    body = parse(tight(cable(reference=f"REF: STATE 5\n{rows}", text=f"{ROAD}\nCLOSED."))).body
    assert (body.passing, body.text) == ([rows.replace("\n", " ")], f"{ROAD}\nCLOSED.")


CUT_OFF = {"text": "", "signature": "", "foot": "", "end": "", "stamps": "", "attributes": ""}


@pytest.mark.parametrize(
    ("changes", "line", "kind"),
    [
        pytest.param({"subject": f"{LONG}\nOF MAY 5 TALKS", "reference": ""}, "OF MAY 5 TALKS", "text", id="subject"),
        pytest.param({"subject": "QKJ: ROAD", "reference": ""}, "QKJ: ROAD", "subject", id="damaged label"),
    ],
)
def test_an_opening_that_is_cut_off(changes: dict[str, str], line: str, kind: str) -> None:
    assert kind_of(tight(cable(**CUT_OFF | changes)), line) == kind


BLOCKS = """PAGE 01  LIMA  00123  031502Z

ACTION EUR-12

INFO  OCT-01 /013 W
                       ---------------------     057705
R 031440Z SEP 75
FM AMEMBASSY LIMA
TO SECSTATE WASHDC 1234

C O N F I D E N T I A L LIMA 0123

E.O. 11652: GDS
TAGS: PFOR
SUBJECT: SYNTHETIC

REF: STATE 1
RELAY TO HOLLIS

1. THE BOARD MET.
"""


def test_a_terse_line_in_the_block_of_a_label_is_no_passing_line() -> None:
    assert parse(BLOCKS).body.passing == []
    assert parse(BLOCKS.replace("REF: STATE 1\n", "REF: STATE 1\n\n")).body.passing == ["RELAY TO HOLLIS"]


def test_a_terse_line_below_a_full_row_of_the_subject_is_the_rest_of_it() -> None:
    row = "SUBJECT: PLANS OF THE ROAD BOARD AND A LONG NEW LIST OF PIERS"
    text = tight(cable(subject=row + "\nFOR HOLLIS", reference="", text="1. THE BOARD MET."))
    assert parse(text).body.passing == []
    assert parse(text.replace(" AND A LONG NEW LIST OF PIERS", "")).body.passing == ["FOR HOLLIS"]
