"""The clean text: no furniture, sentences whole again, what is lost marked (format guide 3, 6, 7)."""

import pytest
from layouts import PAGE, STAMP, body, cable, section, sectioned

from cablekit import parse
from cablekit.model import Body, Excision, Gap

SECOND = PAGE.replace("01", "02", 1)


def text(*lines: str, **changes: str) -> str | None:
    """The clean text of a telegram whose text is these lines."""
    return parse(body(*lines, **changes)).body.text


# --- furniture -------------------------------------------------------------------------------------

TURNS = {
    "foot and head": ["CONFIDENTIAL", "", "CONFIDENTIAL", "", SECOND, ""],
    "no blank line": ["CONFIDENTIAL", "CONFIDENTIAL", SECOND],
    "stamps": [f" {STAMP} ", f"\f {STAMP} "],
    "stamps and blank lines": [f" {STAMP} ", f"\f {STAMP} ", "", ""],
    "foot, stamps, head": ["CONFIDENTIAL", f" {STAMP} ", f"\f {STAMP} ", "", "CONFIDENTIAL", "", SECOND, ""],
    "broken PAGE line": ["CONFIDENTIAL", "", "CONFIDENTIAL", "PAGE 02", "QUITO 05121  181502Z"],
    "PAGE line of source ADS": ["CONFIDENTIAL", "", SECOND, ""],
}


@pytest.mark.parametrize("turn", TURNS)
def test_a_sentence_over_furniture_is_whole(turn: str) -> None:
    found = text("1. THE BOARD MET ON JULY 15 AND ARGUED FOR THE LOW ROUTE WHICH FOLLOWS", *TURNS[turn], "THE RIVER.")
    assert found == "1. THE BOARD MET ON JULY 15 AND ARGUED FOR THE LOW ROUTE WHICH FOLLOWS\nTHE RIVER."


@pytest.mark.parametrize("turn", TURNS)
def test_paragraphs_on_both_sides_of_furniture_stay_apart(turn: str) -> None:
    found = text("1. THE BOARD MET ON JULY 15.", "", *TURNS[turn], "2. IT DID NOT AGREE.")
    assert found == "1. THE BOARD MET ON JULY 15.\n\n2. IT DID NOT AGREE."


def test_a_line_right_below_furniture_goes_on_with_the_one_above() -> None:
    """A stamp pair between two lines of one paragraph leaves no blank line behind."""
    assert (
        text("1. THE ROAD IS CLOSED.", *TURNS["stamps"], "WE WILL REPORT.") == "1. THE ROAD IS CLOSED.\nWE WILL REPORT."
    )


def test_a_blank_line_below_stamps_alone_is_the_authors() -> None:
    """Stamps are in the middle of a page: nobody but the author left a blank line there."""
    rows = ("HELEN ROE, CHIEF OF BOATS", *TURNS["stamps"], "", "NAMES OF OTHERS FOLLOW.")
    found = text("1. MEMBERS ARE:", "", "JOHN DOE, CHIEF OF ROADS", *rows)
    assert found.endswith("JOHN DOE, CHIEF OF ROADS\nHELEN ROE, CHIEF OF BOATS\n\nNAMES OF OTHERS FOLLOW.")


def test_clauses_of_a_preamble_on_both_sides_of_furniture_stay_apart() -> None:
    clause = ("HAVING EXAMINED THE REPORT OF THE BOARD ON ALL ROADS AND THE LETTER", "OF THE MINISTER (S/12061),")
    found = text("1. TEXT:", "", *clause, *TURNS["stamps"], "", "NOTING THE ANSWER OF THE MINISTER,")
    assert found.endswith("(S/12061),\n\nNOTING THE ANSWER OF THE MINISTER,")
    found = text(
        "1. HE SPOKE OF THE ROADS AND BRIDGES, AND THEN OF THE BOATS OF THE",
        "COAST,",
        "",
        *TURNS["stamps"],
        "NOTING THE ANSWER OF THE MINISTER.",
    )
    assert found.endswith("COAST,\nNOTING THE ANSWER OF THE MINISTER.")


def test_a_word_cut_by_furniture_is_no_heading() -> None:
    assert text("1. TRANS-", "", *TURNS["foot and head"], "FER OF ARMS.") == "1. TRANS-\nFER OF ARMS."


def test_a_heading_above_furniture_stays_apart() -> None:
    found = text("1. THE ROAD IS CLOSED.", "", "THE ROAD", "", *TURNS["foot and head"], "IT IS OLD.")
    assert found == "1. THE ROAD IS CLOSED.\n\nTHE ROAD\n\nIT IS OLD."


def test_a_lettered_paragraph_below_furniture_stays_apart() -> None:
    found = text("1. TELL THE MINISTER THAT WE WOULD SUPPORT A ROAD", "", *TURNS["stamps"], "A. NOW;")
    assert found == "1. TELL THE MINISTER THAT WE WOULD SUPPORT A ROAD\n\nA. NOW;"


def test_the_lines_of_the_author_are_kept() -> None:
    lines = ["1. THE ROAD", "   A. IS  CLOSED;", "", "TOTAL          12"]
    assert text(*lines) == "\n".join(lines)


def test_blank_lines_are_one_and_none_stand_at_the_ends() -> None:
    assert text("", "1. THE ROAD.", "", "", "", "2. CLOSED.", "", "") == "1. THE ROAD.\n\n2. CLOSED."


def test_doubled_blank_lines_stand_for_one() -> None:
    """pdftotext -layout may double them: a sentence over a page turn is whole all the same."""
    lines = [
        "1. THE ROAD.",
        "",
        "2. IT IS CLOSED AND NOBODY KNOWS WHO IS GOING TO OPEN IT AGAIN OR WHEN",
        "",
        "CONFIDENTIAL",
        "",
    ]
    doubled = "\n".join([*lines, "CONFIDENTIAL", "", SECOND, "", "WE WILL REPORT."]).replace("\n\n", "\n\n\n")
    assert text(doubled) == f"1. THE ROAD.\n\n{lines[2]}\nWE WILL REPORT."


def test_a_dash_alone_is_an_empty_row() -> None:
    assert text("1. ITEMS:", "-- A ROAD", "-", "-- A RIVER") == "1. ITEMS:\n-- A ROAD\n\n-- A RIVER"


def test_a_dash_below_a_full_line_ran_over() -> None:
    full = "1. " + "X" * 65 + "S"
    assert text(full, "-", "ROAD.") == f"{full}-\nROAD."


def test_blank_lines_at_a_page_turn_are_the_renderings_where_it_keeps_no_others() -> None:
    lines = ["1. A ROAD.", "2. A RIVER IS OLD.", "", *TURNS["foot and head"], "IT IS HIGH.", "(#)", "3. X."]
    found = parse(body(*lines)).body
    assert found.text == "1. A ROAD.\n2. A RIVER IS OLD.\nIT IS HIGH.\n[GAP]\n3. X."
    assert found.gaps[0].after_paragraph == 1


def test_a_long_text_without_blank_lines_is_of_a_rendering_that_keeps_none() -> None:
    rows = ["THE ROAD IS OLD AND THE RIVER HIGH."] * 13
    assert text(*rows, "", *TURNS["foot and head"], *rows) == "\n".join(rows * 2)


def test_form_feeds_and_nul_characters_are_no_text() -> None:
    assert text("1. THE\f ROAD\0.", "\fIT IS CLOSED.") == "1. THE ROAD.\nIT IS CLOSED."


def test_a_line_of_nul_characters_is_blank() -> None:
    assert text("1. THE ROAD.", "\0", "IT IS CLOSED.", "", "\0") == "1. THE ROAD.\n\nIT IS CLOSED."


def test_a_lone_surrogate_is_replaced() -> None:
    assert text("1. THE ROAD\ud800.") == "1. THE ROAD\ufffd."


def test_letters_that_no_teletype_has_stay() -> None:
    assert text("1. SE\u00d1OR \u00bfPEREDA?") == "1. SE\u00d1OR \u00bfPEREDA?"


def test_markdown_is_unescaped() -> None:
    lines = [
        "## Message Text\n",
        "PAGE 01 QUITO 05121\n",
        "1\\. THE \\*ROAD\\* IS  ",
        "CLOSED\\_NOW.\n",
        "## Message Attributes\n",
    ]
    source = "\n".join([*lines, "**Type:** TE  ", "**TAGS:** BL  "])
    assert parse(source.encode()).source.form == "markdown"
    assert parse(source).body.text == "1. THE *ROAD* IS\nCLOSED_NOW."


# --- what ran over the columns ---------------------------------------------------------------------

FULL = "1. " + "X" * 61 + " COUL"


def test_letters_that_ran_over_go_back() -> None:
    assert len(FULL) == 69
    assert text(FULL, "D", "BE.") == f"{FULL}D\nBE."


def test_a_word_that_ran_over_is_parted() -> None:
    full = "1. " + "X" * 61 + " IRRS"
    assert text(full, "AND", "MORE.") == f"{full} AND\nMORE."


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("THE END.", id="the last words of a sentence"),
        pytest.param("A. THE ROAD", id="a label"),
        pytest.param("MORE THAN FOURTEEN", id="too long"),
    ],
)
def test_a_short_line_below_a_full_one_may_be_a_line(below: str) -> None:
    assert text(FULL, below, "X.") == f"{FULL}\n{below}\nX."


def test_letters_that_ran_over_a_line_whose_blanks_were_folded() -> None:
    line = "1. THE MINISTRY THAT WE SPOKE TO ON FRIDAY SAID THAT IT COUL"
    assert 60 <= len(line) < 69
    assert text(line, "D BE.") == f"{line}D BE."


# --- what is lost ----------------------------------------------------------------------------------


def _body(source: str) -> Body:
    return parse(source).body


def test_a_row_of_e_shows_a_gap() -> None:
    source = cable(text="1. THE ROAD IS CLO-", signature="E E E E E E E E\n      ADP000\n")
    found = _body(source)
    assert found.text == "1. THE ROAD IS CLO-\n[GAP]"
    line = source.split("\n").index("E E E E E E E E") + 1
    assert [(gap.after_paragraph, gap.line) for gap in found.gaps] == [(0, line)]
    assert "breaks off" in found.gaps[0].evidence


def test_a_row_of_e_without_blanks_is_one_too() -> None:
    found = _body(cable(text="1. THE ROAD IS CLO-", signature="EEEEEEEE\n"))
    assert found.text == "1. THE ROAD IS CLO-\n[GAP]"


def test_a_row_of_e_stuck_to_the_last_line() -> None:
    found = _body(cable(text="1. THE ROAD IS CLOSEEEEEEEEE", signature="\n"))
    assert (found.text, len(found.gaps)) == ("1. THE ROAD IS CLOS\n[GAP]", 1)


def test_nothing_signs_a_text_that_broke_off() -> None:
    assert _body(cable(text="1. THE ROAD. STEDMAN", signature="E E E E E E E E\n")).signature is None


def test_a_row_of_asterisks_shows_a_gap() -> None:
    found = _body(body(f"   {'*' * 31}ALLY, IF NOT", "QUITE.", "", "3. THE ROAD."))
    assert found.text == "[GAP] ALLY, IF NOT\nQUITE.\n\n3. THE ROAD."
    assert [(gap.after_paragraph, gap.evidence) for gap in found.gaps] == [(None, "a row of asterisks")]


SIGNS = [
    pytest.param("(#)", id="alone"),
    pytest.param("------------------------(####)", id="behind a row of hyphens"),
    pytest.param("--------  ------ (##)", id="behind hyphens and blanks"),
]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_of_lost_text_shows_a_gap(sign: str) -> None:
    found = parse(body("1. THE ROAD IS", sign, "(#)", "CLOSED.", "", "2. X.")).body
    assert found.text == "1. THE ROAD IS\n[GAP]\nCLOSED.\n\n2. X."
    assert [(gap.after_paragraph, gap.evidence) for gap in found.gaps] == [(0, "a sign for lost text")]


def test_a_number_sign_in_a_sentence_is_no_gap() -> None:
    assert text("1. SEE NOTE (#) BELOW.", "2. X (#)") == "1. SEE NOTE (#) BELOW.\n2. X (#)"


def test_a_gap_in_a_later_paragraph_knows_the_one_before() -> None:
    found = _body(body("1. A.", "", "2. B.", "", f"{'*' * 31}ALLY."))
    assert [gap.after_paragraph for gap in found.gaps] == [1]


@pytest.mark.parametrize(
    ("sections", "clean", "missing"),
    [
        pytest.param([(2, 2)], "[GAP]\n\n2. TEXT.", ["1"], id="the first"),
        pytest.param([(1, 2)], "1. TEXT.\n[GAP]", ["2"], id="the last"),
        pytest.param([(1, 3), (3, 3)], "1. TEXT.\n[GAP]\n\n3. TEXT.", ["2"], id="one between"),
        pytest.param([(3, 4)], "[GAP]\n\n3. TEXT.\n[GAP]", ["1-2", "4"], id="three of four"),
        pytest.param([(1, 2), (2, 2)], "1. TEXT.\n\n2. TEXT.", [], id="none"),
    ],
)
def test_a_section_that_is_missing_shows_a_gap(sections: list[tuple[int, int]], clean: str, missing: list[str]) -> None:
    record = parse(sectioned(*(section(n, of, f"{n}. TEXT.", signature="\n") for n, of in sections)))
    assert record.body.text == clean
    assert [gap.evidence.split()[1] for gap in record.body.gaps] == missing
    assert record.text_status == ("partial" if missing else "present")
    assert [note.name for note in record.diagnostics].count("section-missing") == len(missing)


def test_a_gap_says_what_shows_it() -> None:
    assert _body(body("1. THE ROAD.")).gaps == []
    (gap,) = _body(sectioned(section(2, 2, "2. TEXT."))).gaps
    assert gap == Gap(after_paragraph=None, line=None, evidence="section 1 of 2 is not in this document")


# --- sections --------------------------------------------------------------------------------------


def test_sections_are_joined_in_the_order_of_their_numbers() -> None:
    long = "2. THE BOARD MET ON JULY 15 AND ARGUED FOR THE LOW ROUTE WHICH FOLLOWS"
    parts = [section(2, 2, "THE RIVER."), section(1, 2, f"1. THE ROAD.\n\n{long}")]
    assert parse(sectioned(*parts)).body.text == f"1. THE ROAD.\n\n{long}\nTHE RIVER."


def test_a_section_that_begins_with_a_paragraph_stands_apart() -> None:
    parts = [section(1, 2, "1. THE ROAD."), section(2, 2, "2. THE RIVER.")]
    assert parse(sectioned(*parts)).body.text == "1. THE ROAD.\n\n2. THE RIVER."


def test_signatures_inside_the_message_leave_the_text() -> None:
    parts = [section(1, 2, "1. THE ROAD IS CLOSED."), section(2, 2, "2. THE RIVER.", signature="STEDMAN\n")]
    record = parse(sectioned(*parts))
    assert record.body.text == "1. THE ROAD IS CLOSED.\n\n2. THE RIVER."
    assert [one.signature for one in record.transmissions] == ["TARLEWOOD", "STEDMAN"]
    assert record.body.signature == "STEDMAN"


def test_a_name_glued_behind_a_section_that_signs_another_leaves_the_text() -> None:
    parts = [section(1, 2, "1. THE ROAD IS CLOSED. TARLEWOOD", signature="\n"), section(2, 2, "2. THE RIVER.")]
    record = parse(sectioned(*parts))
    assert record.body.text == "1. THE ROAD IS CLOSED.\n\n2. THE RIVER."


# --- signature -------------------------------------------------------------------------------------

SIGNED = [
    pytest.param("1. THE ROAD.", "STEDMAN", "STEDMAN", id="a line of its own"),
    pytest.param("1. THE ROAD.", "FRENCH ACTING", "FRENCH", id="ACTING"),
    pytest.param("1. THE ROAD.", "DE ROULET", "DE ROULET", id="two words"),
    pytest.param("1. THE ROAD.", "ST. JOHN", "ST. JOHN", id="a saint"),
    pytest.param("1. THE ROAD.", "STEDMA\nN", "STEDMAN", id="a letter that ran over"),
    pytest.param("1. THE ROAD IS CLOSED.  STEDMAN", "", "STEDMAN", id="glued behind the last sentence"),
    pytest.param("1. QUOTE THE ROAD UNQUOTE STEDMAN", "", "STEDMAN", id="glued behind a quotation"),
    pytest.param("1. END SUMMARY STEDMAN", "", "STEDMAN", id="glued behind END SUMMARY"),
    pytest.param("1. THE ROAD (REF A). STEDMAN", "", "STEDMAN", id="glued behind a bracket"),
    pytest.param("1. AS IN REF B. STEDMAN", "", "STEDMAN", id="glued behind a reference"),
    pytest.param("1. THE ROAD IS CLOSED. END", "", None, id="a word that signs nothing"),
    pytest.param("1. THE ROAD IS CLOSED.", "", None, id="nothing"),
    pytest.param("1. WE SPOKE TO JOHN Q. PUBLIC", "", None, id="an initial and a name"),
]


@pytest.mark.parametrize(("line", "own", "name"), SIGNED)
def test_a_signature(line: str, own: str, name: str | None) -> None:
    found = _body(cable(text=line, signature=f"{own}\n"))
    assert found.signature == name
    glued = name is not None and not own
    assert found.text == (line[: line.rindex(name)].rstrip() if glued and name else line)


# --- release in part -------------------------------------------------------------------------------


def _released(text: str) -> str:
    empty = dict.fromkeys(("frame", "head", "stamps", "attributes"), "")
    return cable(stamp="SECRET\nRELEASED IN PART\nB3", text=text, **empty)


def test_an_excision_shows_in_the_text() -> None:
    source = _released("1. THE ROAD\nB3\nIS CLOSED.")
    found = _body(source)
    assert found.text == "1. THE ROAD\n[EXCISED B3]\nIS CLOSED."
    line = source.split("\n").index("B3", 5) + 1
    assert found.excisions == [Excision(code="B3", line=line, raw="B3")]


def test_an_excised_paragraph_stands_apart() -> None:
    found = _body(_released("1. THE ROAD.\n\nB3\n\n3. IT IS CLOSED."))
    assert found.text == "1. THE ROAD.\n\n[EXCISED B3]\n\n3. IT IS CLOSED."


# --- glued furniture -------------------------------------------------------------------------------


STUCK = ["THE BOARD MET AND ARGUED FOR THE LOW ROUTE AND WAS DEEPCONFIDENTIAL", "CONFIDENTIAL", SECOND, "LY MOVED."]
UNSTUCK = "THE BOARD MET AND ARGUED FOR THE LOW ROUTE AND WAS DEEP-\nLY MOVED."


def test_a_classification_stuck_to_a_line_by_pdftotext_leaves_the_text() -> None:
    assert text("1. THE ROAD.", *STUCK) == f"1. THE ROAD.\n{UNSTUCK}"


def test_a_classification_stuck_to_the_first_line_leaves_the_text() -> None:
    assert text(*STUCK) == UNSTUCK


def test_no_text_is_null() -> None:
    found = _body(cable(text="", signature="", reference=""))
    assert (found.text, found.paragraphs) == (None, [])


def test_letters_that_ran_over_a_later_row() -> None:
    full = "THE ROAD TO THE UPPER LANDING IS CLOSED NOW, FOR THE WHOLE BOARD COUL"
    assert len(full) == 69
    assert text("FIRST ROW.", full, "D", "NOT MEET.") == f"FIRST ROW.\n{full}D\nNOT MEET."


def test_a_word_parted_at_a_page_turn_below_another_paragraph() -> None:
    turn = "\nCONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02  QUITO  05121  181502Z\n"
    assert text("FIRST ROW.", "", "BOARD TRANS-", turn, "FERRED IT.") == "FIRST ROW.\n\nBOARD TRANS-\nFERRED IT."


def test_a_classification_glued_to_the_first_line_of_a_paragraph() -> None:
    text = body("1. A ROAD IS CLOSED.", "", "2. DEEPCONFIDENTIAL", PAGE.replace("01", "02", 1), "ROOTED.")
    assert parse(text).body.text == "1. A ROAD IS CLOSED.\n\n2. DEEP-\nROOTED."
