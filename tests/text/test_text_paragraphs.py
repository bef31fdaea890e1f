"""Paragraphs: labels, depth, kinds, classifications, hyphens at line ends (format guide 7)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layouts import body

from cablekit import parse
from cablekit.model import Paragraph
from cablekit.text.paragraphs import read


def cut(*lines: str) -> list[Paragraph]:
    """The paragraphs of a clean text of these lines."""
    return read("\n".join(lines))[0]


def outline(*lines: str) -> list[tuple[str | None, int, str]]:
    """(label, level, text) of each paragraph."""
    return [(one.label, one.level, one.text) for one in cut(*lines)]


# --- where a paragraph begins ----------------------------------------------------------------------

BEGINNINGS = [
    pytest.param(["A ROAD.", "", "A RIVER."], ["A ROAD.", "A RIVER."], id="behind a blank row"),
    pytest.param(["1. A ROAD.", "2. A RIVER."], ["A ROAD.", "A RIVER."], id="with a label behind a sentence"),
    pytest.param(["1. A ROAD", "IS CLOSED.", "2. A RIVER."], ["A ROAD IS CLOSED.", "A RIVER."], id="over two rows"),
    pytest.param(
        ["1. IN THE YEAR OF THE FLOOD THERE WERE NO MORE THAN", "2. THAT IS NOT A LABEL."],
        ["IN THE YEAR OF THE FLOOD THERE WERE NO MORE THAN", "THAT IS NOT A LABEL."],
        id="with the next label, whatever stands above",
    ),
    pytest.param(
        ["I. IN THE YEAR OF THE FLOOD THERE WERE NO MORE THAN", "II. THAT IS NOT A LABEL."],
        ["IN THE YEAR OF THE FLOOD THERE WERE NO MORE THAN", "THAT IS NOT A LABEL."],
        id="with the next roman number",
    ),
    pytest.param(
        ["1. IN THE YEAR OF THE FLOOD THERE WERE NO MORE THAN", "9. THAT IS NOT A LABEL."],
        ["IN THE YEAR OF THE FLOOD THERE WERE NO MORE THAN 9. THAT IS NOT A LABEL."],
        id="not with a number in mid-sentence",
    ),
    pytest.param(["1. A ROAD.", "   IT IS CLOSED."], ["A ROAD.", "IT IS CLOSED."], id="indented, behind a sentence"),
    pytest.param(["1. A ROAD", "   IS CLOSED."], ["A ROAD IS CLOSED."], id="not indented in mid-sentence"),
    pytest.param(
        ["X " * 40 + "AND", "", "   THE RIVER."],
        [" ".join("X" * 40) + " AND", "THE RIVER."],
        id="indented behind a blank row",
    ),
    pytest.param(["1. A ROAD.", "SUMMARY: IT IS."], ["A ROAD.", "SUMMARY: IT IS."], id="with a named part"),
    pytest.param(
        ["1. THERE IS NO MORE THAN ONE LINE THAT HE CALLS A", "SUMMARY: IT IS SHORT."],
        ["THERE IS NO MORE THAN ONE LINE THAT HE CALLS A SUMMARY: IT IS SHORT."],
        id="not with a named part in mid-sentence",
    ),
    pytest.param(["A ROAD.", "(C) A RIVER."], ["A ROAD.", "A RIVER."], id="with a classification mark"),
    pytest.param(["BEGIN", "SUMMARY: IT IS."], ["BEGIN SUMMARY: IT IS."], id="not with a named part behind BEGIN"),
    pytest.param(
        ["1. POINTS ARE:", "-- THAT THE ROAD WHICH FOLLOWS THE RIVER IS", "CLOSED;", "-- THAT IT IS OLD.", "2. END."],
        ["POINTS ARE:", "-- THAT THE ROAD WHICH FOLLOWS THE RIVER IS CLOSED;", "-- THAT IT IS OLD.", "END."],
        id="with each item of a list that goes over rows",
    ),
    pytest.param(
        ["1. HE SPOKE OF THE ROAD THAT FOLLOWS THE OLD MULE TRACK", "-- AND NOT OF THE RIVER -- AT LENGTH."],
        ["HE SPOKE OF THE ROAD THAT FOLLOWS THE OLD MULE TRACK -- AND NOT OF THE RIVER -- AT LENGTH."],
        id="not with a dash in mid-sentence",
    ),
    pytest.param(
        ["1. HE ASKED FOR TWO THINGS AND NO MORE THAN TWO, WHICH ARE", "(1) A ROAD AND", "(2) A RIVER."],
        ["HE ASKED FOR TWO THINGS AND NO MORE THAN TWO, WHICH ARE (1) A ROAD AND", "A RIVER."],
        id="not with a first number in brackets in mid-sentence",
    ),
    pytest.param(
        ["1. IT LASTS FROM THE FIRST SUNDAY OF LENT UNTIL AUGUST", "19 - 22 IN MOST YEARS."],
        ["IT LASTS FROM THE FIRST SUNDAY OF LENT UNTIL AUGUST 19 - 22 IN MOST YEARS."],
        id="not with a range of numbers",
    ),
    pytest.param(
        ["HE SPOKE OF THE ROAD THAT FOLLOWS THE OLD MULE TRACK", "(C) AND NOT OF THE RIVER."],
        ["HE SPOKE OF THE ROAD THAT FOLLOWS THE OLD MULE TRACK (C) AND NOT OF THE RIVER."],
        id="not with a mark in mid-sentence",
    ),
    pytest.param(
        [
            "BOTH HAVE ORDERS IN HAND THAT WILL KEEP THEM BUSY ALL",
            "YEAR AND MUCH OF THE NEXT AND ALSO",
            "",
            "UNTIL 1981.",
        ],
        ["BOTH HAVE ORDERS IN HAND THAT WILL KEEP THEM BUSY ALL YEAR AND MUCH OF THE NEXT AND ALSO", "UNTIL 1981."],
        id="behind a blank row below a short row",
    ),
    pytest.param(
        [
            "2. IT IS MADE BY TWO FIRMS ONLY AND BOTH OF THEM",
            "HAVE ORDERS IN HAND THAT WILL KEEP THEM BUSY",
            "X BUSY UNTIL THE SECOND HALF OF THE YEAR AFTER",
            "",
            "THE NEXT.",
        ],
        [
            "IT IS MADE BY TWO FIRMS ONLY AND BOTH OF THEM HAVE ORDERS IN HAND THAT WILL KEEP THEM BUSY X BUSY UNTIL "
            "THE SECOND HALF OF THE YEAR AFTER THE NEXT."
        ],
        id="not behind a blank row in mid-sentence",
    ),
]


@pytest.mark.parametrize(("lines", "texts"), BEGINNINGS)
def test_a_paragraph_begins(lines: list[str], texts: list[str]) -> None:
    assert [one.text for one in cut(*lines)] == texts


def test_no_text_has_no_paragraphs() -> None:
    assert read("") == ([], [], [])


def test_the_rows_that_paragraphs_begin_on() -> None:
    assert read("1. A ROAD\nIS CLOSED.\n\n2. A RIVER.\n3. A LAKE.")[1] == [0, 3, 4]


# --- labels and depth ------------------------------------------------------------------------------

LABELS = [
    pytest.param(["1. A ROAD."], [("1", 1, "A ROAD.")], id="1."),
    pytest.param(["1.  A ROAD."], [("1", 1, "A ROAD.")], id="two blanks"),
    pytest.param(["1) A ROAD."], [("1", 1, "A ROAD.")], id="1)"),
    pytest.param(["(1) A ROAD."], [("1", 1, "A ROAD.")], id="(1)"),
    pytest.param(["A. A ROAD."], [("A", 1, "A ROAD.")], id="A."),
    pytest.param(["(A) A ROAD."], [("A", 1, "A ROAD.")], id="(A)"),
    pytest.param(["II. A ROAD."], [("II", 1, "A ROAD.")], id="II."),
    pytest.param(["5. - A ROAD."], [("5", 1, "A ROAD.")], id="5. -"),
    pytest.param(["1 AND 2. A ROAD."], [("1 AND 2", 1, "A ROAD.")], id="two numbers"),
    pytest.param(["9 - A ROAD."], [("9", 1, "A ROAD.")], id="a dash for the stop"),
    pytest.param(["1.(C) A ROAD."], [("1", 1, "A ROAD.")], id="no blank before the classification"),
    pytest.param(["2(U) A ROAD."], [("2", 1, "A ROAD.")], id="no stop before the classification"),
    pytest.param(["A ROAD."], [(None, 0, "A ROAD.")], id="none"),
    pytest.param(
        ["1.A. X.", "", "1.B. Y.", "", "2. Z."],
        [("1.A", 2, "X."), ("1.B", 2, "Y."), ("2", 1, "Z.")],
        id="number and letter",
    ),
    pytest.param(
        ["3. W.", "", "3(A) X.", "", "3(B) Y.", "", "3(C) Z.", "", "4. V."],
        [("3", 1, "W."), ("3(A)", 2, "X."), ("3(B)", 2, "Y."), ("3(C)", 2, "Z."), ("4", 1, "V.")],
        id="number and letter in brackets, the next of which is no classification",
    ),
    pytest.param(["(A)THE ROAD.", "(B)THE RIVER."], [("A", 1, "THE ROAD."), ("B", 1, "THE RIVER.")], id="no blank"),
    pytest.param(["(A)THE ROAD."], [(None, 0, "(A)THE ROAD.")], id="no blank, and no second one"),
    pytest.param(["1. X.", "", "(2)HE Y."], [("1", 1, "X."), (None, 0, "(2)HE Y.")], id="no blank, of no list"),
    pytest.param(["(1) X.", "", "(2)HE Y."], [("1", 1, "X."), ("2", 1, "HE Y.")], id="no blank, of a list"),
    pytest.param(
        ["A. X.", "", "(B) Y.", "", "(C) Z."], [("A", 1, "X."), ("B", 1, "Y."), ("C", 1, "Z.")], id="other brackets"
    ),
    pytest.param(
        ["1. W:", "", "A. X:", "", "1. Y.", "", "2. Z.", "", "B. V."],
        [("1", 1, "W:"), ("A", 2, "X:"), ("1", 3, "Y."), ("2", 3, "Z."), ("B", 2, "V.")],
        id="numbers inside letters inside numbers",
    ),
    pytest.param(
        [line for _ in range(10) for line in ("1. X:", "")],
        [("1", min(level, 8), "X:") for level in range(1, 11)],
        id="no deeper than eight",
    ),
    pytest.param(["1 AND 2. X.", "", "3. Y."], [("1 AND 2", 1, "X."), ("3", 1, "Y.")], id="three behind two"),
    pytest.param(["4. X.", "", "5. A. X."], [("4", 1, "X."), ("5", 1, "A. X.")], id="an initial behind a label"),
    pytest.param(["(H) X.", "", "(I) Y."], [("H", 1, "X."), ("I", 1, "Y.")], id="(I) behind (H)"),
    pytest.param(
        ["1. X.", "", "A. Y.", "", "(1) Z.", "", "B. V.", "", "2. W."],
        [("1", 1, "X."), ("A", 2, "Y."), ("1", 3, "Z."), ("B", 2, "V."), ("2", 1, "W.")],
        id="depth by the order of styles",
    ),
    pytest.param(["1. X.", "", "1. Y."], [("1", 1, "X."), ("1", 1, "Y.")], id="never renumbered"),
    pytest.param(["1. X.", "", "9. Y."], [("1", 1, "X."), ("9", 1, "Y.")], id="typed wrong"),
    pytest.param(
        ["5. X.", "", "6 APPARISAL IS DUE."], [("5", 1, "X."), ("6", 1, "APPARISAL IS DUE.")], id="the stop lost"
    ),
    pytest.param(
        ["5. X.", "", "8 APPARISAL IS DUE."], [("5", 1, "X."), (None, 0, "8 APPARISAL IS DUE.")], id="a number"
    ),
    pytest.param(
        ["1.ONE IS.", "2.TWO IS."], [("1", 1, "ONE IS."), ("2", 1, "TWO IS.")], id="the blanks lost from the first on"
    ),
    pytest.param(["1.ONE IS.", "IT ALONE."], [(None, 0, "1.ONE IS. IT ALONE.")], id="the blank lost, no second"),
    pytest.param(
        ["7. X.", "", "8.CONCLUSIONS ARE."], [("7", 1, "X."), ("8", 1, "CONCLUSIONS ARE.")], id="the blank lost"
    ),
    pytest.param(
        ["4. X.", "", "5. A. COCA.", "", "B. TIN."],
        [("4", 1, "X."), ("5", 1, ""), ("A", 2, "COCA."), ("B", 2, "TIN.")],
        id="two labels on a row",
    ),
    pytest.param(
        ["I. X.", "", "A. Y.", "", "II. Z."], [("I", 1, "X."), ("A", 2, "Y."), ("II", 1, "Z.")], id="roman numbers"
    ),
    pytest.param(["I. X.", "", "V. Y."], [("I", 1, "X."), ("V", 1, "Y.")], id="a letter that is a roman number"),
    pytest.param(["XII. X.", "", "B. Y."], [("XII", 1, "X."), ("B", 2, "Y.")], id="a letter behind the last of them"),
    pytest.param(["IIX. X.", "", "B. Y."], [("IIX", 1, "X."), ("B", 2, "Y.")], id="a letter behind none of them"),
    pytest.param(["XII. X.", "", "XII. Y."], [("XII", 1, "X."), ("XII", 1, "Y.")], id="the last roman number known"),
    pytest.param(
        ["G. U.", "", "H. V.", "", "I. W."], [("G", 1, "U."), ("H", 1, "V."), ("I", 1, "W.")], id="I behind H"
    ),
]


@pytest.mark.parametrize(("lines", "expected"), LABELS)
def test_labels_and_their_depth(lines: list[str], expected: list[tuple[str | None, int, str]]) -> None:
    assert outline(*lines) == expected


def test_an_indented_label_counts_inside_a_block() -> None:
    found = outline("3. THESE ARE THE POSITIONS OF THE MEMBERS AS WE UNDERSTAND THEM", "     A. VILLACIS WANTS")
    assert [label for label, _, _ in found] == ["3", "A"]


# --- classification, heading, kind -----------------------------------------------------------------

MARKS = [
    pytest.param("1. (C) A ROAD.", "CONFIDENTIAL", "A ROAD.", id="(C)"),
    pytest.param("1. (LOU) A ROAD.", "LIMITED OFFICIAL USE", "A ROAD.", id="(LOU)"),
    pytest.param("1. ( U ) A ROAD.", "UNCLASSIFIED", "A ROAD.", id="blanks inside"),
    pytest.param("(S) A ROAD.", "SECRET", "A ROAD.", id="no label"),
    pytest.param("1. C - ENTIRE TEXT", "CONFIDENTIAL", "C - ENTIRE TEXT", id="entire text"),
    pytest.param("1. (CONFIDENTIAL - ENTIRE TEXT.)", "CONFIDENTIAL", "(CONFIDENTIAL - ENTIRE TEXT.)", id="in words"),
    pytest.param("1. CONFID - ENTIRE TEXT", "CONFID", "CONFID - ENTIRE TEXT", id="a word that is cut"),
    pytest.param("1. ((S) A ROAD.", "SECRET", "A ROAD.", id="a bracket too many"),
    pytest.param("1. (C/NOFORN) A ROAD.", "CONFIDENTIAL", "A ROAD.", id="a caption behind the letter"),
    pytest.param("1. (X) A ROAD.", None, "(X) A ROAD.", id="no mark"),
    pytest.param("1. A ROAD (C).", None, "A ROAD (C).", id="not in front"),
    pytest.param("1. THE ENTIRE TEXT IS LOST.", None, "THE ENTIRE TEXT IS LOST.", id="words"),
]


@pytest.mark.parametrize(("line", "word", "said"), MARKS)
def test_the_classification_of_a_paragraph(line: str, word: str | None, said: str) -> None:
    (one,) = cut(line)
    assert (one.classification, one.text) == (word, said)


def test_a_mark_that_is_the_next_label_is_a_label() -> None:
    assert outline("(A) X.", "", "(B) Y.", "", "(C) Z.")[2] == ("C", 1, "Z.")


HEADINGS = [
    pytest.param("1. SUMMARY: A ROAD.", "SUMMARY", "summary", id="SUMMARY"),
    pytest.param("1. BEGIN SUMMARY. A ROAD.", "SUMMARY", "summary", id="BEGIN SUMMARY"),
    pytest.param("SUMMARY AND COMMENT: A ROAD.", "SUMMARY AND COMMENT", "summary", id="two in one"),
    pytest.param("1. COMMENT: A ROAD.", "COMMENT", "comment", id="COMMENT"),
    pytest.param("1. EMBASSY COMMENT - A ROAD.", "EMBASSY COMMENT", "comment", id="EMBASSY COMMENT"),
    pytest.param("7. (C) ACTION REQUESTED: A ROAD.", "ACTION REQUESTED", "action_requested", id="ACTION REQUESTED"),
    pytest.param("1. ACTION: A ROAD.", "ACTION", "action_requested", id="ACTION"),
    pytest.param("9. RECOMMENDED ACTION: X.", "RECOMMENDED ACTION", "action_requested", id="RECOMMENDED ACTION"),
    pytest.param(
        "8. COMMENT AND ACTION REQUESTED: X.", "COMMENT AND ACTION REQUESTED", "comment", id="COMMENT AND ACTION"
    ),
    pytest.param("1. BACKGROUND: A ROAD.", "BACKGROUND", "prose", id="BACKGROUND"),
    pytest.param("1. CONCLUSIONS", "CONCLUSIONS", "prose", id="alone behind a label"),
    pytest.param("1. A ROAD. COMMENT: NONE.", None, "prose", id="not in front"),
    pytest.param("1. SUMMARY EXECUTIONS WENT ON.", None, "prose", id="a word of a sentence"),
    pytest.param("1. ACTION BY THE BOARD.", None, "prose", id="a word that begins one"),
]


@pytest.mark.parametrize(("line", "heading", "kind"), HEADINGS)
def test_a_named_part(line: str, heading: str | None, kind: str) -> None:
    (one,) = cut(line)
    assert (one.heading, one.kind) == (heading, kind)


TABLE = [
    "SHIP                 BUILT   TONS",
    "KISIMA               1951    1,140",
    "KIBOKO               1931      720",
]

KINDS = [
    pytest.param(["MUTUAL INTERESTS"], "heading", "MUTUAL INTERESTS", id="a short row without an end"),
    pytest.param(["THE ROAD IS CLOSED."], "prose", "THE ROAD IS CLOSED.", id="a sentence"),
    pytest.param(["[GAP]"], "prose", "[GAP]", id="a gap"),
    pytest.param(["-- COST OF MARKS"], "prose", "-- COST OF MARKS", id="one row of a list"),
    pytest.param(["-- COST", "-- MARKS"], "list", "-- COST\n-- MARKS", id="a list"),
    pytest.param(["-- COST", "OF MARKS"], "prose", "-- COST OF MARKS", id="one item over two rows"),
    pytest.param(["   - ONE", "   - TWO"], "list", "   - ONE\n   - TWO", id="a list that is indented"),
    pytest.param(
        ["TO: ROAD COMPANY", "    17 HIGH STREET", "LANDING"],
        "list",
        "TO: ROAD COMPANY\n    17 HIGH STREET\nLANDING",
        id="an address",
    ),
    pytest.param(
        ["2. HIS ITINERARY FOR THE TOUR OF THE PROVINCE IS AS FOLLOWS:", "MAY 1 LV QUITO", "MAY 2 ARRIVE LIMA"],
        "list",
        "HIS ITINERARY FOR THE TOUR OF THE PROVINCE IS AS FOLLOWS:\nMAY 1 LV QUITO\nMAY 2 ARRIVE LIMA",
        id="an itinerary behind its label",
    ),
    pytest.param(
        ["   NAME: JOHN DOE", "   DPOB: JUNE 3, 1931, IN A VILLAGE NEAR THE OLD TOWN OF QUITO,", "   ECUADOR"],
        "list",
        "   NAME: JOHN DOE\n   DPOB: JUNE 3, 1931, IN A VILLAGE NEAR THE OLD TOWN OF QUITO,\n   ECUADOR",
        id="bio data, a row going on below",
    ),
    pytest.param(
        ["(F) COM II/25", "SPONSOR: BOLIVIA", "SUBJECT: THE NEEDS OF CHILDREN.", "US POSITION: YES."],
        "list",
        "COM II/25\nSPONSOR: BOLIVIA\nSUBJECT: THE NEEDS OF CHILDREN.\nUS POSITION: YES.",
        id="rows with keys behind a label",
    ),
    pytest.param(
        ["HE TOLD US", "THIS: THE ROAD", "TO QUITO WILL", "BE", "CLOSED: FOR GOOD."],
        "prose",
        "HE TOLD US THIS: THE ROAD TO QUITO WILL BE CLOSED: FOR GOOD.",
        id="colons in a sentence",
    ),
    pytest.param(["THE ROAD", "IS", "CLOSED."], "prose", "THE ROAD IS CLOSED.", id="short rows of a sentence"),
    pytest.param(["THE RO-", "AD IS", "CLOSED"], "prose", "THE ROAD IS CLOSED", id="a word over short rows"),
    pytest.param(TABLE, "table", "\n".join(TABLE), id="a table"),
    pytest.param(["TOTAL                5,495"], "table", "TOTAL                5,495", id="a table of one row"),
    pytest.param(
        ["A ROAD   AND A RIVER", "ARE NOT", "A TABLE."], "prose", "A ROAD AND A RIVER ARE NOT A TABLE.", id="one gap"
    ),
]


@pytest.mark.parametrize(("lines", "kind", "said"), KINDS)
def test_the_kind_of_a_paragraph(lines: list[str], kind: str, said: str) -> None:
    (one,) = cut(*lines)
    assert (one.kind, one.text) == (kind, said)


def test_items_of_a_list_over_two_rows_are_each_a_paragraph() -> None:
    found = cut(
        "1. ITEMS:",
        "   -- ONE,",
        "   -- TWO WHICH IS LONGER THAN THE LINE OF A TELETYPE ALLOWS FOR",
        "      AND GOES ON BELOW;",
        "   -- THREE.",
    )
    assert [one.text.split()[1] for one in found[1:]] == ["ONE,", "TWO", "THREE."]


def test_a_table_is_parted_from_the_prose_around_it() -> None:
    found = cut(
        "4. STATE OF THE FLEET AS OF JUNE 1 ACCORDING TO THE COMPANY", *TABLE, "FIGURES ARE ROUND.", "THEY ARE."
    )
    assert [one.kind for one in found] == ["prose", "table", "prose"]


def test_the_head_of_a_table_may_have_one_gap() -> None:
    found = cut("4. IMPORTS OF MACHINERY FOR THE LATEST TWO YEARS ARE:", "       TOTAL    TOTAL", *TABLE[1:])
    assert [one.kind for one in found] == ["prose", "table"]


def test_dashes_at_the_head_of_rows_of_a_table_part_nothing() -> None:
    (one,) = cut(
        "            US MIL    US CIV     LWR", "- MINIMUM   6         2          4", "- CURRENT   6    2     5"
    )
    assert one.kind == "table"


def test_rows_of_prose_beside_a_table_are_read_as_prose() -> None:
    found = outline("1. X.", "2. Y.", "", *TABLE, "", "THE BOARD", "", "3. Z.", "4. V.")
    assert [label for label, _, _ in found] == ["1", "2", None, None, "3", "4"]


def test_a_labelled_table_keeps_its_columns() -> None:
    (one,) = cut(*(f"1. {TABLE[0]}", f"   {TABLE[1]}"))
    assert one.kind == "table"
    assert one.text.split("\n")[0].index("BUILT") == 3 + TABLE[0].index("BUILT")


QUOTATIONS = [
    pytest.param(
        ["3. BEGIN TEXT:", "", "A ROAD.", "", "A RIVER. END TEXT.", "", "4. X."], "quoted quoted prose", id="text"
    ),
    pytest.param(["2. QUOTE:", "", "A ROAD.", "", "UNQUOTE.", "", "3. X."], "quoted quoted prose", id="quote"),
    pytest.param(["2. QUOTE A ROAD UNQUOTE.", "", "A RIVER.", "", "3. X."], "prose prose", id="on one row"),
    pytest.param(
        [
            "2. AS FOLLOWS:",
            "",
            "QTE A ROAD.",
            "",
            "QTE A RIVER WHICH IS AS OLD AS THE ROAD AND OLDER THAN THE LANDING. UNQTE",
            "",
            "3. X.",
        ],
        "quoted quoted prose",
        id="each paragraph opened",
    ),
    pytest.param(["3. X.", "", "4. BEGIN TEXT: A ROAD.", "", "A RIVER."], "quoted quoted", id="behind a label"),
    pytest.param(["2. THE TEXT IS LONG.", "", "A RIVER."], "prose", id="no quotation"),
]


@pytest.mark.parametrize(("lines", "kinds"), QUOTATIONS)
def test_what_stands_between_quote_and_unquote_is_quoted(lines: list[str], kinds: str) -> None:
    assert " ".join(one.kind for one in cut(*lines)[1:]) == kinds


def test_a_summary_inside_a_quotation_is_a_summary() -> None:
    found = cut("3. BEGIN TEXT:", "", "SUMMARY: A ROAD.", "", "END TEXT.")
    assert found[1].kind == "summary"


# --- hyphens at line ends --------------------------------------------------------------------------

HYPHENS = [
    pytest.param(["1. THE TRANS-", "FER OF ARMS."], "THE TRANSFER OF ARMS.", id="a word of the list"),
    pytest.param(["1. A SOVIET-", "AMERICAN TALK."], "A SOVIET-AMERICAN TALK.", id="nothing says that it goes"),
    pytest.param(
        ["1. THE WATER-", "LINE AND THE WATER-LINE."], "THE WATER-LINE AND THE WATER-LINE.", id="written so elsewhere"
    ),
    pytest.param(
        ["1. AT QUILA-", "QUILA AND QUILAQUILA."], "AT QUILAQUILA AND QUILAQUILA.", id="written whole elsewhere"
    ),
    pytest.param(
        ["1. THE QUILA-", "QUILAS AND XQUILAQUILAS."], "THE QUILA-QUILAS AND XQUILAQUILAS.", id="inside another"
    ),
    pytest.param(
        ["1. THE QUILA-", "QUILA AND THE X-QUILA-QUILA-X."], "THE QUILA-QUILA AND THE X-QUILA-QUILA-X.", id="in more"
    ),
    pytest.param(
        [f"1. THE WATER-{'X' * 90}-", "LINE, THE WATER-LINE."],
        f"THE WATER-{'X' * 90}-LINE, THE WATER-LINE.",
        id="behind a long word",
    ),
    pytest.param(["1. THE ROAD -", "A REPORT."], "THE ROAD - A REPORT.", id="a dash"),
    pytest.param(["1. THE ROAD--", "(A REPORT)."], "THE ROAD-- (A REPORT).", id="a dash before a bracket"),
]


@pytest.mark.parametrize(("lines", "said"), HYPHENS)
def test_a_hyphen_at_a_line_end_goes_or_stays_on_evidence(lines: list[str], said: str) -> None:
    (one,) = cut(*lines)
    assert one.text == said


def test_hyphens_without_number_are_settled_by_the_word_list_alone() -> None:
    """Each look for a word takes the whole text, so that there is an end to them."""
    (one,) = cut(*["QUILA-", "MARCA TRANS-", "FER"] * 600, "QUILAMARCA")
    assert one.text.count("QUILAMARCA") < 600
    assert one.text.count("QUILA-MARCA") + one.text.count("QUILAMARCA") == 601
    assert one.text.count("TRANSFER") == 600


def test_white_space_of_any_kind_is_folded() -> None:
    assert [one.text for one in cut("1. A\tROAD\u00a0 IS", "CLOSED.")] == ["A ROAD IS CLOSED."]


def test_paragraphs_of_a_telegram_are_those_of_its_clean_text() -> None:
    found = parse(body("1. A ROAD IS", "CLOSED.", "", "2. (C) A RIVER.")).body
    assert found.text is not None
    assert found.paragraphs == read(found.text)[0]


# --- nothing is lost -------------------------------------------------------------------------------

#: how rows begin, and how they go on
_HEADS = (
    *(
        "",
        "1.",
        "2.",
        "9 -",
        "A.",
        "B.",
        "(A)",
        "(B)",
        "(1)",
        "(2)",
        "1)",
        "2)",
        "I.",
        "II.",
        "V.",
        "XII.",
        "IIX.",
        "99.",
    ),
    *(
        "1.A.",
        "3(A)",
        "3(C)",
        "2(U)",
        "1.(C)",
        "1 AND 2.",
        "6 ",
        "8.",
        "5. A.",
        "5. (C)",
        "(C)",
        "((S)",
        "( U )",
        "(LOU)",
    ),
    *("--", "- ", "-)", "(", "   ", "     A.", "SUMMARY:", "BEGIN", "COMMENT:", "QUOTE", "UNQUOTE", "BEGIN TEXT:"),
)
_TAILS = (
    *(
        "",
        "THE ROAD IS CLOSED.",
        "THE ROAD THAT FOLLOWS THE RIVER TO THE OLD LANDING IS CLOSED AND",
        "HE:",
        "TRANS-",
        "FER",
    ),
    *("TIN      10     12", "TOTAL                5,495", "A   B", "IT IS -", "END TEXT.", "C - ENTIRE TEXT", "A\tB"),
)
_ROWS = st.builds(lambda *parts: "".join(parts).rstrip(), *map(st.sampled_from, (_HEADS, (" ", "  ", ""), _TAILS)))


def _letters(text: str | None) -> str:
    return re.sub(r"[^A-Z0-9]", "", text or "")


@given(st.lists(_ROWS, max_size=12))
def test_every_letter_stands_in_one_paragraph_and_in_order(rows: list[str]) -> None:
    """Labels and texts of the paragraphs are the text again; only marks of classification are told otherwise."""
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip("\n")
    found, starts, _ = read(text)
    said = "".join(f"{_letters(one.label)}(?:TS|LOU|[SCUL])?{_letters(one.text)}" for one in found)
    assert re.fullmatch(said, _letters(text))
    assert starts == sorted(starts)
    assert len(starts) == len(found)
