"""Paragraphs: labels, depth, kinds, classifications, hyphens at line ends (format guide 7)."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from layouts import body, cable, section

from cablekit import parse
from cablekit.model import Paragraph
from cablekit.text.paragraphs import Cut, Quotations
from cablekit.text.paragraphs import read as read_paragraphs


def read(text: str) -> Cut:
    """A clean text cut into paragraphs."""
    return read_paragraphs(Quotations(text))


def cut(*lines: str) -> list[Paragraph]:
    """The paragraphs of a clean text of these lines."""
    return read("\n".join(lines)).paragraphs


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
        [
            "1. POINTS ARE:",
            "-- THAT THE ROAD WHICH FOLLOWS THE RIVER IS",
            "AS OLD AND",
            "CLOSED.",
            "-- THAT IT IS OLD.",
        ],
        ["POINTS ARE:", "-- THAT THE ROAD WHICH FOLLOWS THE RIVER IS\nAS OLD AND\nCLOSED.\n-- THAT IT IS OLD."],
        id="with a list, one of whose items goes over three rows",
    ),
    pytest.param(
        ["1. HE SPOKE OF THE ROAD THAT FOLLOWS THE OLD MULE TRACK", "-- AND NOT OF THE RIVER -- AT LENGTH."],
        ["HE SPOKE OF THE ROAD THAT FOLLOWS THE OLD MULE TRACK -- AND NOT OF THE RIVER -- AT LENGTH."],
        id="not with a dash in mid-sentence",
    ),
    pytest.param(
        ["1. HE ASKED FOR TWO THINGS AND NO MORE THAN TWO, WHICH ARE", "(1) A ROAD AND", "(2) A RIVER."],
        ["HE ASKED FOR TWO THINGS AND NO MORE THAN TWO, WHICH ARE (1) A ROAD AND (2) A RIVER."],
        id="not with numbers in brackets in mid-sentence",
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
    none = read("")
    assert (none.paragraphs, none.starts(), none.damaged) == ([], [], [])


def test_the_rows_that_paragraphs_begin_on() -> None:
    assert read("1. A ROAD\nIS CLOSED.\n\n2. A RIVER.\n3. A LAKE.").starts() == [0, 3, 4]


_LONG = "THE MINISTER SAID AT LENGTH THAT THE ROAD TO THE OLD LANDING WILL"

#: below a sentence, in a text without blank rows: a row, and whether it is a heading
BETWEEN = [
    pytest.param("SPACE", _LONG, True, id="a word"),
    pytest.param("TRANSPORTATION:", _LONG, True, id="a word and a colon"),
    pytest.param("SUPPORT PERSONNEL", _LONG, True, id="two words"),
    pytest.param("ROAD/RAIL LINKS", _LONG, True, id="a slash"),
    pytest.param("HOWEVER", _LONG, False, id="a word that begins a sentence"),
    pytest.param("THEY SAID", _LONG, False, id="words of a sentence"),
    pytest.param("UNQUOTE", _LONG, False, id="a mark"),
    pytest.param("1976-77", _LONG, False, id="a number"),
    pytest.param("SPACE", "IT IS OLD", False, id="above a short row"),
]


@pytest.mark.parametrize(("row", "below", "heads"), BETWEEN)
def test_a_heading_where_a_text_has_no_blank_rows(row: str, below: str, *, heads: bool) -> None:
    found = cut(_LONG, "STAY CLOSED.", row, below, "STAY.")
    assert [one.text for one in found if one.kind == "heading"] == [row] * heads


TIMETABLES = [
    pytest.param(
        [
            "8:30 A.M. DEPART LIMA (FLIGHT TIME:",
            "--- 7 HOURS, TIME CHANGE: PLUS 6 HOURS",
            "10:15 P.M. ARRIVE",
            "11:00 P.M. REST.",
        ],
        "list",
        id="times and rows between them",
    ),
    pytest.param(
        [
            "0930 LEAVE THE HOTEL AND CALL ON THE BOARD.",
            "1100 CALL ON THE MINISTER.",
            "1230Z LUNCH AT THE OLD LANDING.",
        ],
        "list",
        id="hours that end sentences",
    ),
    pytest.param(
        ["12 NOON DEPART LIMA.", "1:15 P.M. ARRIVE.", "MIDNIGHT: DEPART AGAIN."], "list", id="noon and midnight"
    ),
    pytest.param(
        ["THE BOARD MET AT", "9:30 AND AT 10:30 AND AT", "11:30 ON THE ROAD.", "SUNDAY IT RESTED."], "prose", id="few"
    ),
    pytest.param(["1974 WAS OLD AND", "8:30 TOO LATE."], "prose", id="a year and a time"),
    pytest.param(["10.50 PERCENT OF", "11.50 MILLION OR", "12.50 BILLION."], "prose", id="shares and sums"),
]


@pytest.mark.parametrize(("rows", "kind"), TIMETABLES)
def test_a_timetable_keeps_its_rows(rows: list[str], kind: str) -> None:
    *_, one = cut(_LONG, "CLOSED.", "", *rows)
    assert one.kind == kind
    assert one.text == ("\n" if kind == "list" else " ").join(rows)


def test_a_short_row_in_mid_sentence_is_no_heading() -> None:
    assert len(cut(_LONG, "SPACE", _LONG, "STAY.")) == 1


SENTENCES = [
    pytest.param(
        ["2. WE ASK WHETHER (A) THE COST FALLS;", "(B) PRICES DECLINE.", "3. X."],
        ["2 WE ASK WHETHER (A) THE COST FALLS; (B) PRICES DECLINE.", "3 X."],
        id="letters in brackets",
    ),
    pytest.param(
        ["1. HE SAID THAT (1) THE ROAD IS OLD, THAT", "(2) THE RIVER IS HIGH.", "2. X.", "3. Y."],
        ["1 HE SAID THAT (1) THE ROAD IS OLD, THAT (2) THE RIVER IS HIGH.", "2 X.", "3 Y."],
        id="numbers in brackets",
    ),
    pytest.param(
        ["2. BEAR IN MIND: (A) A ROAD IS OLD.", "(B) A RIVER IS HIGH."],
        ["2 BEAR IN MIND: (A) A ROAD IS OLD.", "B A RIVER IS HIGH."],
        id="but for sentences of their own",
    ),
    pytest.param(
        ["1. HE LEFT OPEN: (1) IS THE ROAD OLD?", "(2) IS IT LONG? (3) IS IT CLOSED?", "(4) WHO KNOWS?", "2. X."],
        ["1 HE LEFT OPEN: (1) IS THE ROAD OLD? (2) IS IT LONG? (3) IS IT CLOSED? (4) WHO KNOWS?", "2 X."],
        id="questions of which one is in the middle of a row",
    ),
    pytest.param(
        ["1. THE PLAN: (A) A ROAD IS OLD.", "(B) A RIVER IS HIGH.", "(C) A LAKE IS DEEP."],
        ["1 THE PLAN: (A) A ROAD IS OLD.", "B A RIVER IS HIGH.", "C A LAKE IS DEEP."],
        id="but for sentences that each head a row",
    ),
    pytest.param(
        ["1. ROADS (1) ARE OLD.", "(2) RIVERS ARE HIGH. (3) LAKES ARE DEEP."],
        ["1 ROADS (1) ARE OLD.", "2 RIVERS ARE HIGH. (3) LAKES ARE DEEP."],
        id="but for those that no colon announces",
    ),
    pytest.param(
        ["3. ROADS. A) THE FIRST IS OLD AND IT HAS BEEN MENDED (LIMA 312)", "B) THE SECOND IS NEW."],
        ["3 ROADS. A) THE FIRST IS OLD AND IT HAS BEEN MENDED (LIMA 312)", "B THE SECOND IS NEW."],
        id="but for a bracket that ends a row of a list of sentences",
    ),
    pytest.param(
        ["2. (A) GOAL: ENCOURAGE ROADS", "(B) COURSES OF ACTION:", "(1) BUILD THEM."],
        ["2 (A) GOAL: ENCOURAGE ROADS", "B COURSES OF ACTION:", "1 BUILD THEM."],
        id="but for a short row with a label at its head",
    ),
    pytest.param(
        ["2. (A) HE SPOKE OF THE ROAD THAT FOLLOWS THE OLD MULE TRACK AND", "(B) OF THE RIVER."],
        ["2 (A) HE SPOKE OF THE ROAD THAT FOLLOWS THE OLD MULE TRACK AND (B) OF THE RIVER."],
        id="a list that begins the paragraph",
    ),
    pytest.param(
        ["4. WE MEET THE MINISTER AGAIN AT HIS OFFICE ON MARCH", "5. WE EXPECT A TALK.", "", "5. X.", "6. Y."],
        ["4 WE MEET THE MINISTER AGAIN AT HIS OFFICE ON MARCH 5. WE EXPECT A TALK.", "5 X.", "6 Y."],
        id="the day of a month",
    ),
    pytest.param(
        ["4. THE ROAD WAS CLOSED FOR REPAIRS LATE IN MARCH", "5. WE EXPECT A TALK.", "", "6. X."],
        ["4 THE ROAD WAS CLOSED FOR REPAIRS LATE IN MARCH", "5 WE EXPECT A TALK.", "6 X."],
        id="but for the number that is missing else",
    ),
    pytest.param(
        [
            "1. THERE ARE THE TWO THAT WERE NAMED IN OUR TELEGRAM OF MAY",
            "X AND",
            "2. IS IT THE LAST? WE DO NOT KNOW THIS YET AND",
            "",
            "2. Y.",
        ],
        [
            "1 THERE ARE THE TWO THAT WERE NAMED IN OUR TELEGRAM OF MAY X AND",
            "2 IS IT THE LAST? WE DO NOT KNOW THIS YET AND",
            "2 Y.",
        ],
        id="but for a row below a short one",
    ),
    pytest.param(
        [
            "1. A LONG ROW OF THE SENTENCE THAT IS NOT AT ITS END AND HAS",
            "2. IN IT, AND GOES ON.",
            "",
            "2. Y.",
            "",
            "3. Z.",
        ],
        ["1 A LONG ROW OF THE SENTENCE THAT IS NOT AT ITS END AND HAS 2. IN IT, AND GOES ON.", "2 Y.", "3 Z."],
        id="a number that comes again",
    ),
    pytest.param(
        [
            "(A) A LONG ROW OF A NAME THAT IS NOT AT ITS END, THE FIRST ONE",
            "(B) ANOTHER ONE.",
            "2. Y:",
            "(A) X.",
            "(B) Z.",
        ],
        ["A A LONG ROW OF A NAME THAT IS NOT AT ITS END, THE FIRST ONE", "B ANOTHER ONE.", "2 Y:", "A X.", "B Z."],
        id="but for a letter that comes again in another list",
    ),
    pytest.param(
        ["1. SEE QUITO 5022, DATED 21 DECEMBER", "76. X IS."],
        ["1 SEE QUITO 5022, DATED 21 DECEMBER 76. X IS."],
        id="a year",
    ),
    pytest.param(
        ["1. THEY LEFT THE TALKS ON SALT-", "II. NO DATE WAS SET."],
        ["1 THEY LEFT THE TALKS ON SALT-II. NO DATE WAS SET."],
        id="half a name",
    ),
    pytest.param(
        ["1. IT IS NOT FAR FROM HERE:", "14. MAY WILL DO.", "2. X."],
        ["1 IT IS NOT FAR FROM HERE: 14. MAY WILL DO.", "2 X."],
        id="a number far from the next one",
    ),
    pytest.param(
        ["1. WE ASK FOR FURTHER-", "", "MORE A ROAD."], ["1 WE ASK FOR FURTHERMORE A ROAD."], id="half a word"
    ),
    pytest.param(
        ["1. X.", "", "PLEASE ASK MINISTRY ALSO WHETHER", "", "IT IS OLD.", "", "2. Y."],
        ["1 X.", "- PLEASE ASK MINISTRY ALSO WHETHER IT IS OLD.", "2 Y."],
        id="a row that can't be the end",
    ),
    pytest.param([f"1. {_LONG}", "", "BE CLOSED."], [f"1 {_LONG} BE CLOSED."], id="a full row alone"),
    pytest.param(["1. A LIST OF", "", "- X.", "", "2. Y."], ["1 A LIST OF", "- - X.", "2 Y."], id="but for an item"),
    pytest.param(
        ["0930 LEAVE THE HOTEL AND CALL ON THE BOARD OF THE ROAD", "", "1100 CALL ON THE MINISTER"],
        ["- 0930 LEAVE THE HOTEL AND CALL ON THE BOARD OF THE ROAD", "- 1100 CALL ON THE MINISTER"],
        id="but for entries of a timetable",
    ),
    pytest.param(
        [
            "MONDAY, MAY 3: CALL ON THE BOARD OF THE ROAD COMPANY, THEN",
            "LUNCH WITH THE MINISTER AND HIS DEPUTY AT THE LANDING",
            "",
            "TUESDAY, MAY 4: LEAVE",
        ],
        [
            "- MONDAY, MAY 3: CALL ON THE BOARD OF THE ROAD COMPANY, THEN LUNCH WITH THE MINISTER AND HIS DEPUTY "
            "AT THE LANDING",
            "- TUESDAY, MAY 4: LEAVE",
        ],
        id="and entries of two rows",
    ),
]


@pytest.mark.parametrize(("lines", "texts"), SENTENCES)
def test_what_is_in_the_middle_of_a_sentence_opens_nothing(lines: list[str], texts: list[str]) -> None:
    assert [f"{one.label or '-'} {one.text}" for one in cut(*lines)] == texts


ROWS_ALONE = [
    pytest.param(
        ["1. A ROAD IS SO", "OLD.", "IT IS CLOSED AND WILL BE."],
        ["A ROAD IS SO OLD.", "IT IS CLOSED AND WILL BE."],
        id="a row",
    ),
    pytest.param(["1. A ROAD IS SO", "OLD.", "", "2. X."], ["A ROAD IS SO OLD.", "X."], id="a blank row"),
    pytest.param(["2.", "A ROAD IS CLOSED."], ["A ROAD IS CLOSED."], id="a label alone"),
    pytest.param(["1. A ROAD IS SO OLD.", "[GAP]"], ["A ROAD IS SO OLD. [GAP]"], id="a gap"),
    pytest.param(
        ["1. A ROAD.", "WEST COAST", "2. A RIVER."], ["A ROAD.", "WEST COAST", "A RIVER."], id="a title above a label"
    ),
    pytest.param(
        [
            "1. IT IS THE OLDEST OF ALL THE ROADS THAT LEAD OVER THE HILLS",
            "AND RIVERS.",
            "NORTH",
            "WEST COAST",
            "2. A RIVER.",
        ],
        ["IT IS THE OLDEST OF ALL THE ROADS THAT LEAD OVER THE HILLS AND RIVERS.", "NORTH", "WEST COAST", "A RIVER."],
        id="two titles",
    ),
    pytest.param(
        ["1. THE TEXT OF THE REPORT FOLLOWS:", "WEST COAST", "ROADS", "2. X."],
        ["THE TEXT OF THE REPORT FOLLOWS:", "WEST COAST", "ROADS", "X."],
        id="titles of a text",
    ),
    pytest.param(
        ["1. ROADS ARE CLOSED:", "WEST COAST", "EAST COAST", "2. X."],
        ["ROADS ARE CLOSED:", "WEST COAST\nEAST COAST", "X."],
        id="a list",
    ),
    pytest.param(
        [
            "2. HIS ITINERARY IS AS FOLLOWS:",
            "MAY 12 9:25 PM LV QUITO WITH THE OLD STEAMER OF THE COMPANY",
            "MAY 13 6:20 AM ARRIVE LIMA",
            "",
            "3. X.",
        ],
        [
            "HIS ITINERARY IS AS FOLLOWS:",
            "MAY 12 9:25 PM LV QUITO WITH THE OLD STEAMER OF THE COMPANY\nMAY 13 6:20 AM ARRIVE LIMA",
            "X.",
        ],
        id="an itinerary",
    ),
    pytest.param(
        ["1. THE ROADS THAT LEAD OVER THE HILLS AND RIVERS ARE OLD.", "A", "WEST COAST", "EAST COAST", "2. X."],
        ["THE ROADS THAT LEAD OVER THE HILLS AND RIVERS ARE OLD. A WEST COAST EAST COAST", "X."],
        id="too many rows for titles",
    ),
    pytest.param(
        ["1. THE ROADS THAT LEAD OVER THE HILLS AND RIVERS ARE OLD AND", "WEST COAST", "2. X."],
        ["THE ROADS THAT LEAD OVER THE HILLS AND RIVERS ARE OLD AND WEST COAST", "X."],
        id="the end of a sentence",
    ),
    pytest.param(
        ["0800-0930: A TALK.", "0930-1130: A WALK.", "Q. : WHY?", "A. : IT IS OLD."],
        ["0800-0930: A TALK.", "0930-1130: A WALK.", "WHY?", "IT IS OLD."],
        id="who speaks, and when",
    ),
    pytest.param(
        ["1. X.", "", "   A.  ROE (26 PCT)", "   .  DOE (20 PCT)"],
        ["X.", "ROE (26 PCT)", ". DOE (20 PCT)"],
        id="a label lost",
    ),
]


@pytest.mark.parametrize(("lines", "texts"), ROWS_ALONE)
def test_what_begins_below_a_short_row(lines: list[str], texts: list[str]) -> None:
    assert [one.text for one in cut(*lines)] == texts


# --- labels and depth ------------------------------------------------------------------------------

LABELS = [
    pytest.param(
        ["1. WE AGREE.", "2. WE THINK SO.", "3; AT OPENING.", "4. AGAIN."],
        [("1", 1, "WE AGREE."), ("2", 1, "WE THINK SO."), ("3", 1, "AT OPENING."), ("4", 1, "AGAIN.")],
        id="a semicolon for the stop",
    ),
    pytest.param(
        ["1. SEE PARAS 1 AND", "2; WE AGREE.", "2. MORE."],
        [("1", 1, "SEE PARAS 1 AND 2; WE AGREE."), ("2", 1, "MORE.")],
        id="a semicolon in a sentence",
    ),
    pytest.param(
        ["1. FOLLOWING ARE POINTS.", "( A) WE AGREE.", "( B) WE HOPE.", "2. MORE."],
        [("1", 1, "FOLLOWING ARE POINTS."), ("A", 2, "WE AGREE."), ("B", 2, "WE HOPE."), ("2", 1, "MORE.")],
        id="blanks in brackets",
    ),
    pytest.param(
        ["1. WE ASK WHETHER THE COST OF ALL OF IT FALLS AND ( 1975) WHAT ELSE DOES", "( SEE LIMA) SO."],
        [("1", 1, "WE ASK WHETHER THE COST OF ALL OF IT FALLS AND ( 1975) WHAT ELSE DOES ( SEE LIMA) SO.")],
        id="blanks in other brackets",
    ),
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
        ["1. X.", "", "2. Y.", "", "A. Z.", "", "1. W.", "", "2. V.", "", "B. U.", "", "1. T."],
        [
            ("1", 1, "X."),
            ("2", 1, "Y."),
            ("A", 2, "Z."),
            ("1", 3, "W."),
            ("2", 3, "V."),
            ("B", 2, "U."),
            ("1", 3, "T."),
        ],
        id="numbers that begin again inside letters",
    ),
    pytest.param(
        ["1. FOLLOWING ARE THE ITEMS.", "", "1. X.", "", "2. Y.", "", "2. Z."],
        [("1", 1, "FOLLOWING ARE THE ITEMS."), ("1", 2, "X."), ("2", 2, "Y."), ("2", 1, "Z.")],
        id="numbers that are announced",
    ),
    pytest.param(
        ["1. X.", "", "2. QUOTE:", "", "1. Y.", "", "2. Z.", "", "UNQUOTE", "", "3. W."],
        [
            *[("1", 1, "X."), ("2", 1, "QUOTE:"), ("1", 2, "Y."), ("2", 2, "Z."), (None, 0, "UNQUOTE"), ("3", 1, "W.")],
        ],
        id="numbers inside a quotation, which closes them",
    ),
    pytest.param(
        ["1. X:", "", "QUOTE", "", "A. Y.", "", "1. Z.", "", "UNQUOTE", "", "2. W."],
        [("1", 1, "X:"), (None, 0, "QUOTE"), ("A", 2, "Y."), ("1", 3, "Z."), (None, 0, "UNQUOTE"), ("2", 1, "W.")],
        id="letters inside a quotation",
    ),
    pytest.param(
        ["1. X.", "", "A. Y.", "", "PART II", "", "1. Z."],
        [("1", 1, "X."), ("A", 2, "Y."), (None, 0, "PART II"), ("1", 1, "Z.")],
        id="numbers that begin again below a title",
    ),
    pytest.param(["1.. X.", "2. Y."], [("1", 1, "X."), ("2", 1, "Y.")], id="two stops"),
    pytest.param(["L. X.", "", "2. Y."], [("1", 1, "X."), ("2", 1, "Y.")], id="a letter for the 1"),
    pytest.param(
        ["L. X.", "", "1. Y.", "", "2. Z."], [("L", 1, "X."), ("1", 2, "Y."), ("2", 2, "Z.")], id="a letter, and a 1"
    ),
    pytest.param(["L. X.", "", "IT IS."], [("L", 1, "X."), (None, 0, "IT IS.")], id="a letter, and no 2"),
    pytest.param(
        ["1. WITH:", "M. HOLLIS", "J. DARROW", "2. X."],
        [("1", 1, "WITH:"), (None, 0, "M. HOLLIS\nJ. DARROW"), ("2", 1, "X.")],
        id="initials",
    ),
    pytest.param(
        ["1. X.", "", "A. Y.", "", "D. DARROW"],
        [("1", 1, "X."), ("A", 2, "Y."), ("D", 2, "DARROW")],
        id="a letter near the next",
    ),
    pytest.param(
        ["1. X:", "K. IS A ROAD.", "L. IS A RIVER."],
        [("1", 1, "X:"), ("K", 2, "IS A ROAD."), ("L", 2, "IS A RIVER.")],
        id="a letter that the next follows",
    ),
    pytest.param(
        ["1. X:", "K. IS A ROAD.", "2. Y."],
        [("1", 1, "X:"), (None, 0, "K. IS A ROAD."), ("2", 1, "Y.")],
        id="a letter by itself",
    ),
    pytest.param(
        ["1. (LOU.)", "I. THE ROADS OF THE COAST ARE", "AS OLD AS IT.", "II. X."],
        [("1", 1, "(LOU.)"), ("I", 2, "THE ROADS OF THE COAST ARE AS OLD AS IT."), ("II", 2, "X.")],
        id="a roman number that the next follows",
    ),
    pytest.param(
        ["1. X.", "", "A. Y.", "", "B. Z.", "", "1. W.", "", "A. V.", "", "B. U.", "", "C. T."],
        [
            ("1", 1, "X."),
            ("A", 2, "Y."),
            ("B", 2, "Z."),
            ("1", 1, "W."),
            ("A", 2, "V."),
            ("B", 2, "U."),
            ("C", 2, "T."),
        ],
        id="numbers that begin again, and letters inside them",
    ),
    pytest.param(
        ["1. X.", "", "XII. Y.", "", "1. W."],
        [("1", 1, "X."), ("XII", 2, "Y."), ("1", 1, "W.")],
        id="below the last number known",
    ),
    pytest.param(["Q. : WHY?", "", "A. : IT IS OLD."], [("Q", 1, "WHY?"), ("A", 1, "IT IS OLD.")], id="who speaks"),
    pytest.param(["Q: WHY?", "", "A: IT IS OLD."], [("Q", 1, "WHY?"), ("A", 1, "IT IS OLD.")], id="with colons"),
    pytest.param(["Q -- WHY?", "", "A -- IT IS OLD."], [("Q", 1, "WHY?"), ("A", 1, "IT IS OLD.")], id="with dashes"),
    pytest.param(
        ["2. X.", "", "Q1. WHY?", "", "A1. IT IS OLD.", "", "3. Y."],
        [("2", 1, "X."), ("Q1", 2, "WHY?"), ("A1", 2, "IT IS OLD."), ("3", 1, "Y.")],
        id="with numbers",
    ),
    pytest.param(
        ["Q WHY?", "", "ROE: IT IS OLD.", "", "Q WHEN?"],
        [("Q", 1, "WHY?"), (None, 0, "ROE: IT IS OLD."), ("Q", 1, "WHEN?")],
        id="two questions, answered by name",
    ),
    pytest.param(["Q: WHY?", "", "IT IS OLD."], [(None, 0, "Q: WHY?"), (None, 0, "IT IS OLD.")], id="no answer"),
    pytest.param(
        ["QUESTION: WHY?", "", "ANSWER: IT IS OLD."],
        [(None, 0, "QUESTION: WHY?"), (None, 0, "ANSWER: IT IS OLD.")],
        id="words for who speaks",
    ),
    pytest.param(
        ["(A) U.", "B. V.", "C. W."], [("A", 1, "U."), ("B", 1, "V."), ("C", 1, "W.")], id="a letter with another mark"
    ),
    pytest.param(
        ["G. U.", "", "H. V.", "", "I. W."], [("G", 1, "U."), ("H", 1, "V."), ("I", 1, "W.")], id="I behind H"
    ),
]


def test_a_damaged_label_is_told() -> None:
    assert read("L. A ROAD.\n\n2. SUMARY: A RIVER.").damaged == [(0, "1."), (2, "SUMMARY")]


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
    pytest.param("1. .C - ENTIRE TEXT", "CONFIDENTIAL", ".C - ENTIRE TEXT", id="a speck before it"),
    pytest.param("1. CONFID - ENTIRE TEXT", "CONFID", "CONFID - ENTIRE TEXT", id="a word that is cut"),
    pytest.param("1. ((S) A ROAD.", "SECRET", "A ROAD.", id="a bracket too many"),
    pytest.param("1. (C/NOFORN) A ROAD.", "CONFIDENTIAL", "A ROAD.", id="a caption behind the letter"),
    pytest.param("(U) 1. A ROAD.", "UNCLASSIFIED", "A ROAD.", id="before the label"),
    pytest.param("(U) 1. SUMMARY: A ROAD.", "UNCLASSIFIED", "SUMMARY: A ROAD.", id="before the label of a named part"),
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
    assert outline("(A) X.", "", "(B) Y.", "", "(C) 1. Z.", "", "2. V.")[2:4] == [("C", 1, ""), ("1", 2, "Z.")]


def test_marks_before_numbers_do_not_hide_them() -> None:
    text = ["(U) 1. THE LAKE ROSE.", "(LOU) 2. THE MILL STOPPED AND", "ONE ROAD.", "(C) 3.  THE ROAD OPENS."]
    assert [(one.label, one.classification) for one in cut(*text)] == [
        ("1", "UNCLASSIFIED"),
        ("2", "LIMITED OFFICIAL USE"),
        ("3", "CONFIDENTIAL"),
    ]


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
    pytest.param("8. COMMENT AND CTION REQUESTED: X.", "COMMENT AND ACTION REQUESTED", "comment", id="a letter lost"),
    pytest.param("8. ACTON REQUESTED: X.", "ACTION REQUESTED", "action_requested", id="a letter lost of ACTION"),
    pytest.param("8. SUMMARIES: X.", None, "prose", id="another word"),
    pytest.param("1. (C-ENTIRE TEXT) SUMMARY: A ROAD.", "SUMMARY", "summary", id="behind ENTIRE TEXT"),
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
    pytest.param(["MUTUAL INTERESTS"], "prose", "MUTUAL INTERESTS", id="a short row that nothing follows"),
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


@pytest.mark.parametrize(
    ("above", "count"),
    [
        ("1. WE THINK THE RO¿¿ NOW BEING", 1),
        ("1. WE THINK THE RO¿¿ WILL END.", 2),
        ("THE RO¿D", 2),
        ("1. WE THINK THE ROAD", 2),
    ],
)
def test_a_row_that_has_lost_letters_goes_on_behind_a_blank_row(above: str, count: int) -> None:
    assert len(read(f"{above}\n\nFINISHED NEXT YEAR.").paragraphs) == count


@pytest.mark.parametrize("last", ["UNQUOTE", "UNQTE", "END TEXT"])
def test_prose_before_the_end_of_a_quotation_is_no_list(last: str) -> None:
    rows = ["1. WE AGREE WITH", "THEM ALL HERE.", last]
    assert read("\n".join(rows)).paragraphs[0].kind != "list"


def test_prose_before_a_gap_is_no_list() -> None:
    record = parse(section(1, 2, "1. WE AGREE WITH\nTHEM IN ALL\nTHAT WAS SAID."))
    assert next((one.kind, one.text) for one in record.body.paragraphs) == (
        "prose",
        "WE AGREE WITH THEM IN ALL THAT WAS SAID. [GAP]",
    )


@pytest.mark.parametrize(("lines", "kind", "said"), KINDS)
def test_the_kind_of_a_paragraph(lines: list[str], kind: str, said: str) -> None:
    (one,) = cut(*lines)
    assert (one.kind, one.text) == (kind, said)


def test_items_of_a_list_may_each_run_over_once() -> None:
    found = cut(
        "1. ITEMS:",
        "   -- ONE,",
        "   -- TWO WHICH IS LONGER THAN THE LINE OF A TELETYPE ALLOWS FOR",
        "      AND GOES ON BELOW;",
        "   -- THREE.",
    )
    assert [one.kind for one in found] == ["prose", "list"]
    assert found[1].text.count("\n") == 3


TITLES = [
    pytest.param(["MUTUAL INTERESTS", "", "1. X."], "heading", id="a short row"),
    pytest.param(["MUTUAL INTERESTS --", "", "1. X."], "heading", id="two dashes behind it"),
    pytest.param(["ROADS AND --", "", "1. X."], "prose", id="two dashes behind half of a sentence"),
    pytest.param(["(DRIVING TIME: 10 MINUTES)", "", "1. X."], "prose", id="in brackets"),
    pytest.param(["ROADS ARE CLOSED", "", "1. X."], "prose", id="a sentence without its stop"),
    pytest.param(["ROADS AND", "", "1. X."], "prose", id="half of a sentence"),
    pytest.param(["ROADS,", "", "1. X."], "prose", id="a comma"),
    pytest.param(["1. ROADS", "", "A. X."], "heading", id="with a label, something deeper below"),
    pytest.param(["1. THE ROADS.", "", "A. X."], "heading", id="with a stop"),
    pytest.param(["1. ROADS", "", "THE ROAD IS OLD."], "heading", id="with a label, a paragraph without below"),
    pytest.param(
        ["1. ROADS OF THE WEST AND OF THE EAST, THEIR AGES AND WHAT", "THEY COST:", "", "X IS."],
        "heading",
        id="of two rows",
    ),
    pytest.param(["1. ROADS", "", "2. RIVERS", "", "3. X."], "prose", id="with a label, the next one below"),
    pytest.param(["1. THE ROADS.", "", "THE ROAD IS OLD."], "prose", id="with a stop, a paragraph below"),
    pytest.param(["1. ROADS:", "", "-- X", "-- Y"], "prose", id="of a list"),
]


@pytest.mark.parametrize(("lines", "kind"), TITLES)
def test_a_title_is_told_by_what_is_below_it(lines: list[str], kind: str) -> None:
    assert cut(*lines)[0].kind == kind


PARTS = [
    pytest.param(["1. SUMMARY: X. END", "SUMMARY.", "", "2. Y."], "summary prose", id="END over two rows"),
    pytest.param(["1. SUMMARY: X. END SUMMARY.", "Y IS.", "2. Z."], "summary prose prose", id="a row below END"),
    pytest.param(
        ["1. BEGIN SUMMARY: X.", "", "2. Y.", "", "- A", "- B", "", "3. Z. END SUMMARY.", "", "4. W."],
        "summary summary list summary prose",
        id="paragraphs before END",
    ),
    pytest.param(["1. SUMMARY: X.", "", "2. Y."], "summary prose", id="no END"),
    pytest.param(["1. END COMMENT.", "", "2. SUMMARY: X.", "", "3. Y."], "prose summary prose", id="another END"),
    pytest.param(["1. COMMENT: X.", "", "2. Y. END COMMENT.", "", "3. Z."], "comment comment prose", id="a comment"),
]


@pytest.mark.parametrize(("lines", "kinds"), PARTS)
def test_a_named_part_lasts_until_its_end(lines: list[str], kinds: str) -> None:
    assert " ".join(one.kind for one in cut(*lines)) == kinds


TABLES = [
    pytest.param(["SHIP  BUILT  TONS", *TABLE[1:]], id="a narrow head"),
    pytest.param(
        ["                 IMPORTS    EXPORTS", "SHIP             (TONS)     (TONS)", *TABLE[1:]],
        id="a head of two rows",
    ),
    pytest.param([TABLE[1], "AND SISTER SHIP", TABLE[2]], id="a row that ran over"),
]


@pytest.mark.parametrize("lines", TABLES)
def test_a_table_keeps_its_rows_together(lines: list[str]) -> None:
    (one,) = cut(*lines)
    assert (one.kind, one.text) == ("table", "\n".join(lines))


def test_blanks_in_half_a_sentence_make_no_table() -> None:
    assert outline("1. TEXT OF   MESSAGE  YET UNDE-", "LIVERED IS HELD.") == [
        ("1", 1, "TEXT OF MESSAGE YET UNDELIVERED IS HELD.")
    ]


def test_a_table_is_parted_from_the_prose_around_it() -> None:
    found = cut(
        "4. STATE OF THE FLEET AS OF JUNE 1 IS AS THE COMPANY SAYS", *TABLE, "FIGURES ARE ROUND AND", "THEY ARE OLD."
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
    pytest.param(
        ["1. BEGIN QUOTE: X.", "", "HE SAID QUOTE NO UNQUOTE.", "", "Y. END QUOTE", "", "2. Z."],
        "quoted quoted prose",
        id="one inside another",
    ),
    pytest.param(
        ["1. BEGIN TEXT: X.", "", "HE SAID QUOTE NO.", "", "Y. END TEXT.", "", "2. Z."],
        "quoted quoted prose",
        id="a word inside",
    ),
    pytest.param(["1. FAR BELOW THE LAST QUOTE. PRICES", "FELL.", "", "2. X."], "prose", id="a noun"),
    pytest.param(["1. A QUOTE FROM THE PAPER IS HERE.", "", "2. X."], "prose", id="a noun behind its article"),
    pytest.param(["1. HE SAID QUOTE A ROAD.", "", "2. X."], "prose", id="one that nothing closes"),
    pytest.param(["1. HE SAID QUOTE: A ROAD", "", "THE ROAD IS OLD."], "quoted", id="one that is announced"),
    pytest.param(["1. UNQUOTE. END TEXT.", "", "2. X."], "prose", id="one that nothing opens"),
    pytest.param(
        ["1. X.", "", '"A ROAD.', "", 'A "RIVER" IS.', "", 'A LAKE."', "", "2. X."],
        "quoted quoted quoted prose",
        id="between marks",
    ),
    pytest.param(
        ["1. X.", "", '"A ROAD" IS OLD.', "", 'A LAKE IS."', "", "2. X."],
        "prose prose prose",
        id="a word between marks",
    ),
    pytest.param(
        ["1. NOTE. QUOTE:", "A ROAD IS", "OLD.", "A RIVER IS HIGH.", "UNQUOTE", "HE LEFT THE TOWN THEN."],
        "quoted quoted prose",
        id="rows below a mark, and below the other",
    ),
    pytest.param(
        [
            "1. A NOTE SAYS:",
            "QUOTE THE ROAD TO THE OLD LANDING BY THE RIVER IS",
            "OLD AND",
            "CLOSED UNQUOTE",
            "AND THEN HE LEFT.",
        ],
        "quoted prose",
        id="a row that begins with it",
    ),
    pytest.param(
        ["1. X.", "", '"A ROAD.', "", '"A RIVER."', "", "2. X."], "quoted quoted prose", id="marks at each paragraph"
    ),
    pytest.param(
        ["1. X.", "", '"A ROAD. QUOTE', "", 'A RIVER."', "", "A LAKE. UNQUOTE", "", "2. X."],
        "quoted quoted quoted prose",
        id="marks and words that cross",
    ),
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
    """Each look for a word may take the whole text, so that there is an end to them."""
    (one,) = cut(*["QUILA-", "MARCA TRANS-", "FER"] * 1200, "QUILAMARCA")
    assert one.text.count("QUILAMARCA") < 1200
    assert one.text.count("QUILA-MARCA") + one.text.count("QUILAMARCA") == 1201
    assert one.text.count("TRANSFER") == 1200


def test_white_space_of_any_kind_is_folded() -> None:
    assert [one.text for one in cut("1. A\tROAD\u00a0 IS", "CLOSED.")] == ["A ROAD IS CLOSED."]


def test_a_damaged_label_is_noted() -> None:
    found = [one for one in parse(body("L. A ROAD.", "", "2. A RIVER.")).diagnostics if one.code == "CK209"]
    assert [(one.field, one.message) for one in found] == [
        ("body.paragraphs", "the head of 'L. A ROAD.' is read as 1.")
    ]


def test_paragraphs_of_a_telegram_are_those_of_its_clean_text() -> None:
    found = parse(body("1. A ROAD IS", "CLOSED.", "", "2. (C) A RIVER.")).body
    assert found.text is not None
    assert found.paragraphs == read(found.text).paragraphs


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


@example([" THE ROAD THAT FOLLOWS THE RIVER TO THE OLD LANDING IS CLOSED AND", "--"])
@example(["1. TRANS-", "3(C)", "1."])
@given(st.lists(_ROWS, max_size=12))
def test_every_letter_stands_in_one_paragraph_and_in_order(rows: list[str]) -> None:
    """Labels and texts of the paragraphs are the text again; only marks of classification are told otherwise."""
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip("\n")
    cut_text = read(text)
    found, starts, damaged = cut_text.paragraphs, cut_text.starts(), cut_text.damaged
    misread = {row for row, _ in damaged}
    said = "".join(
        f"(?:{_letters(one.label)}{'|[A-Z]' if start in misread else ''})(?:TS|LOU|[SCUL])?{_letters(one.text)}"
        f"{'(?:TS|LOU|[SCUL])?' if one.classification else ''}"  # a title may have its mark behind its words
        for one, start in zip(found, starts, strict=True)
    )
    assert re.fullmatch(said, _letters(text))
    assert starts == sorted(starts)
    assert len(starts) == len(found)


MIDDLE = "1. THE BOARD SAID THAT IT WOULD MEET AGAIN WITH THE MINISTER OF WORKS\nAND ALL MEMBERS"


@pytest.mark.parametrize(
    ("below", "count"),
    [
        pytest.param("WHO HAD ASKED FOR IT IN MAY.", 1, id="a relative"),
        pytest.param("OF THE OTHER BOARD.", 1, id="of"),
        pytest.param("AND HE AGREED.", 1, id="and"),
        pytest.param("WHOLE ROADS ARE CLOSED.", 2, id="a word that begins as one of these"),
        pytest.param("THE ROAD IS CLOSED.", 2, id="a sentence"),
    ],
)
def test_a_short_row_before_a_blank_row_in_mid_sentence(below: str, count: int) -> None:
    assert len(parse(cable(text=f"{MIDDLE}\n\n{below}\n")).body.paragraphs) == count


@pytest.mark.parametrize("above", ["1. THE BOARD", "1. THE BOARD MET.\nIT IS ABSENT.", "1. IT SAID THAT\n(THE BOARD)"])
def test_a_word_of_a_sentence_behind_a_blank_row_begins_a_paragraph(above: str) -> None:
    assert len(parse(cable(text=f"{above}\n\nAND ALL MEMBERS AGREED.\n")).body.paragraphs) == 2
