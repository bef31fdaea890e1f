"""Paragraphs of texts without blank rows, and forms that any text may have: timetables, letters, tables, titles."""

import pytest

from cablekit.model import Paragraph
from cablekit.text.paragraphs import Quotations
from cablekit.text.paragraphs import read as read_paragraphs

#: two full rows
LONG = (
    "THE MINISTER SAID AT LENGTH THAT THE ROAD TO THE LANDING WILL\nBE CLOSED UNTIL THE RAINS END AND THE RIVER FALLS"
)


def brief(one: Paragraph) -> str:
    """Label, level, kind, first and last word of a paragraph: `1 1 prose THE-CLOSED.`"""
    words = one.text.split() or [""]
    return f"{one.label or '-'} {one.level} {one.kind} {words[0]}-{words[-1]}"


def cut(text: str) -> list[str]:
    """The paragraphs of a clean text."""
    return [brief(one) for one in read_paragraphs(Quotations(text.strip("\n"))).paragraphs]


TIMETABLES = [
    pytest.param(
        """
1. PROGRAM IS AS FOLLOWS:
MAY 3: 0900, BRIEFING AT THE OFFICE OF THE HARBOR MASTER IN HALDEN.
1000, CALL ON THE MINISTER OF ROADS AND BRIDGES AND ON HIS
DEPUTY.
1300, LUNCH AT THE HOUSE OF THE MAYOR, WITH THE TOWN COUNCIL.
2. PLEASE CONFIRM.
""",
        ["1 1 prose PROGRAM-FOLLOWS:", "- 0 prose MAY-HALDEN.", "- 0 prose 1000,-DEPUTY.", "- 0 prose 1300,-COUNCIL."],
        id="entries of sentences, each its own paragraph",
    ),
    pytest.param(
        """
1. PROGRAM IS AS FOLLOWS:
MAY 3 - 0900 DEPART HALDEN FOR THE CAPITAL WITH THE MAYOR AND
HIS STAFF;
MAY 4 - 1000 ARRIVE IN THE CAPITAL FOR TALKS WITH THE MINISTER OF
ROADS;
MAY 5 - NOON LUNCH;
2. PLEASE CONFIRM.
""",
        ["1 1 prose PROGRAM-FOLLOWS:", "- 0 list MAY-LUNCH;"],
        id="entries that end in semicolons, a list",
    ),
    pytest.param(
        """
1. PROGRAM IS AS FOLLOWS:
MAY 4 ETA HALDEN (MORNING) - MAYOR NOTED THAT BOARD
CANNOT TRAVEL EARLIER
MAY 5 WHOLE DAY OF TALKS
MAY 6 REST
""",
        ["1 1 prose PROGRAM-FOLLOWS:", "- 0 list MAY-REST"],
        id="a first entry of an arrival that goes on",
    ),
    pytest.param(
        f"1. {LONG}.\n2. HE SAID AGAIN THAT THE SOONEST THAT THE TRIP MIGHT BE MADE WOULD BE\nJANUARY 9.",
        ["1 1 prose THE-FALLS.", "2 1 prose HE-9."],
        id="not a day that ends the last sentence",
    ),
    pytest.param(
        """
1. PROGRAM IS AS FOLLOWS:
MONDAY, MAY 5
0900 ARRIVE AT HARBOR
1000 CALL ON MINISTER
2. PLEASE CONFIRM.
""",
        ["1 1 prose PROGRAM-FOLLOWS:", "- 0 heading MONDAY,-5", "- 0 list 0900-MINISTER"],
        id="entries without stops, a list",
    ),
    pytest.param(
        """
1. PROGRAM IS AS FOLLOWS:
0900-ARRIVE AT THE HARBOR AND LEAVE AT ONCE FOR THE TOWN HALL ON FOOT.
1000-CALL ON MINISTER.
1130-VISIT TO THE OLD LANDING, WHICH IS TWO MILES BELOW THE TOWN HALL.
2. PLEASE CONFIRM.
""",
        ["1 1 prose PROGRAM-FOLLOWS:", "- 0 list 0900-ARRIVE-HALL.", "2 1 prose PLEASE-CONFIRM."],
        id="a dash behind the time, and sentences",
    ),
    pytest.param(
        "1. PROGRAM FOLLOWS:\nMAY 3:\n0900 ARRIVE\n1000 CALL ON MINISTER\nMAY 4:\n0900 LEAVE\n1000 ARRIVE\n2. A.",
        [
            "1 1 prose PROGRAM-FOLLOWS:",
            "- 0 heading MAY-3:",
            "- 0 list 0900-MINISTER",
            "- 0 heading MAY-4:",
            "- 0 list 0900-ARRIVE",
        ],
        id="days above their entries",
    ),
    pytest.param(
        f"1. {LONG}.\n1000 TONS OF STONE WERE LOST IN THE FLOOD AND THE MINISTER ASKS FOR HELP.\n2. WE AGREE.",
        ["1 1 prose THE-HELP.", "2 1 prose WE-AGREE."],
        id="not a number of tons",
    ),
    pytest.param(
        f"1. {LONG} AND SO IT WAS IN\n1945, WHEN THE ROAD WAS MADE, AND IN\n1950, AND IN\n1955, WE ARE TOLD.",
        ["1 1 prose THE-TOLD."],
        id="not years",
    ),
]


@pytest.mark.parametrize(("text", "starts"), TIMETABLES)
def test_timetables(text: str, starts: list[str]) -> None:
    assert cut(text)[: len(starts)] == starts


TABLES = [
    pytest.param(
        """
2. THE FORECAST IS AS FOLLOWS:
1974 1975
---- ----
($ MILLIONS)
EXPORTS (FOB) 7,968 9,420
IMPORTS (FOB) 12,635 12,260
CURRENT ACCOUNT
BALANCE -7,147 -7,191
FINANCED BY:
LOANS 4,964 4,050
3. THE MINISTER AGREES.
""",
        ["2 1 prose THE-FOLLOWS:", "- 0 table 1974-4,050", "3 1 prose THE-AGREES."],
        id="with heads and an item on two rows",
    ),
    pytest.param(
        f"1. {LONG}.\nCROP 1974 1975\nWHEAT 450 320\nCORN 320 210\nRICE 110 95\n{LONG}.\n2. WE AGREE.",
        ["1 1 prose THE-FALLS.", "- 0 table CROP-95", "- 0 prose THE-FALLS.", "2 1 prose WE-AGREE."],
        id="between prose",
    ),
    pytest.param(
        "1. CROPS WERE:\nWHEAT (450) N.A.\nCORN 3.2% 4.5%\nRICE $110 -\n2. WE AGREE.",
        ["1 1 prose CROPS-WERE:", "- 0 table WHEAT--", "2 1 prose WE-AGREE."],
        id="with brackets, shares and dashes",
    ),
    pytest.param(
        "1. CROPS WERE:\nWHEAT 450\nCORN 320\nRICE 110\n2. WE AGREE.",
        ["1 1 prose CROPS-WERE:", "- 0 list WHEAT-110", "2 1 prose WE-AGREE."],
        id="not with one figure on a row: a list",
    ),
    pytest.param(
        "1. ROUTE FOLLOWS:\nDEP HALDEN 3/27 1700\nARR ROE 3/27 2120\nDEP ROE 3/29 0700\nTIMES ARE LOCAL.\n2. A.",
        ["1 1 prose ROUTE-FOLLOWS:", "- 0 table DEP-0700", "- 0 prose TIMES-LOCAL.", "2 1 prose A.-A."],
        id="with days and hours",
    ),
    pytest.param(
        f"1. {LONG} IN 1974 1975\nAND THE TOWN HAS NOT MORE THAN 450 320\nHOUSES.\n2. WE AGREE.",
        ["1 1 prose THE-HOUSES.", "2 1 prose WE-AGREE."],
        id="not two rows of prose",
    ),
]


@pytest.mark.parametrize(("text", "paragraphs"), TABLES)
def test_tables_whose_columns_are_lost(text: str, paragraphs: list[str]) -> None:
    assert cut(text) == paragraphs


QUOTED = [
    pytest.param(
        f'1. HIS LETTER FOLLOWS:\n"DEAR MR. AMBASSADOR:\n"{LONG}.\n"IT IS OLD.\n"SINCERELY, JOHN ROE."\n2. YES.',
        ["1 1 prose HIS-FOLLOWS:", '- 0 quoted "DEAR-AMBASSADOR:', '- 0 quoted "THE-FALLS.'],
        id="a letter in quotation marks",
    ),
    pytest.param(
        f"1. BEGIN TEXT:\nDEAR FELLOW CITIZENS,\n{LONG}.\nWITH WARM REGARDS,\nJOHN ROE\nEND TEXT\n2. WE AGREE.",
        ["1 1 quoted BEGIN-TEXT:", "- 0 quoted DEAR-CITIZENS,", "- 0 quoted THE-FALLS.", "- 0 quoted WITH-TEXT"],
        id="a letter with its end",
    ),
    pytest.param(
        f"1. PLEASE SEND THIS NOTE:\nDEAR MR. MINISTER:\n{LONG}\n{LONG}.\n{LONG}\n"
        f"AS IT DID IN ALL THE YEARS OF THE OLD KING.\n{LONG}\n{LONG}.",
        [
            "1 1 prose PLEASE-NOTE:",
            "- 0 prose DEAR-MINISTER:",
            "- 0 prose THE-KING.",
            "- 0 prose THE-FALLS.",
        ],
        id="a letter without a mark, one row of which left room",
    ),
    pytest.param(
        f'1. (LOU) HE WRITES:\n2. (LOU) "DEAR COMMISSIONER ROE,\n{LONG}.\nWITH HIGH ESTEEM,\nJOHN ROE"\n3. WE AGREE.',
        [
            "1 1 prose HE-WRITES:",
            '2 1 prose "DEAR-ROE,',
            "- 0 prose THE-FALLS.",
            '- 0 prose WITH-ROE"',
            "3 1 prose WE-AGREE.",
        ],
        id="a letter behind a label and a mark",
    ),
    pytest.param(
        "1. TEXT:\nQUOTE. THE ASSEMBLY OF THE TOWNS ON THE SEA,\nRECALLING ITS RESOLUTION,\n"
        "CONVINCED THAT THE ROAD TO THE OLD LANDING SHOULD BE OPEN\nTO ALL,\n1. DECIDES TO OPEN IT;\n2. ASKS. UNQUOTE",
        [
            "1 1 heading TEXT:-TEXT:",
            "- 0 quoted QUOTE.-SEA,",
            "- 0 quoted RECALLING-RESOLUTION,",
            "- 0 quoted CONVINCED-ALL,",
        ],
        id="clauses of a resolution",
    ),
    pytest.param(
        f"1. {LONG},\nFOLLOWING THE RIVER,\nTAKING THE OLD ROAD, HE CAME TO THE LANDING.",
        ["1 1 prose THE-LANDING."],
        id="not clauses outside a quotation",
    ),
    *(
        pytest.param(
            f"1. QUOTE: {LONG}. THE TOWNS {first}\nBEGINNING TO ASK FOR THE FUNDS OF THE OLD ROAD {LONG} {second}\n"
            f"SUGGESTING THAT THE BOARD MEETS. UNQUOTE\n2. WE AGREE.",
            ["1 1 quoted QUOTE:-UNQUOTE", "2 1 prose WE-AGREE."],
            id=f"not clauses: participles below {first} and {second}",
        )
        for first, second in [
            ("ARE", "WERE"),
            ("WERE", "ARE STILL"),
            ("HAD BEEN", "AND"),
            ("WITHOUT", "BY"),
            ("WHILE", "AFTER"),
        ]
    ),
    pytest.param(
        '1. PARAGRAPHS ARE:\n"1. DECIDES TO OPEN THE ROAD;\n"2. ASKS FOR HELP;\n"ALSO THANKS THE MAYOR."\n2. WE AGREE.',
        ["1 1 prose PARAGRAPHS-ARE:", "1 2 quoted DECIDES-ROAD;", "2 2 quoted ASKS-HELP;", '- 0 quoted "ALSO-MAYOR."'],
        id="labels in quotation marks",
    ),
    pytest.param(
        '1. PARAGRAPHS ARE:\n\n   "1. DECIDES TO OPEN IT;\n\n   "2. ASKS FOR HELP;\n\n   "THANKS HIM."\n\n2. WE AGREE.',
        ["1 1 prose PARAGRAPHS-ARE:", "1 2 quoted DECIDES-IT;", "2 2 quoted ASKS-HELP;", '- 0 quoted "THANKS-HIM."'],
        id="labels in quotation marks, indented",
    ),
    pytest.param(
        "1. TEXT OF NOTE FOLLOWS:\n\nTHE ROAD IS CLOSED.\n\nTHE RIVER IS HIGH. END TEXT.\n\n2. WE AGREE.",
        ["1 1 prose TEXT-FOLLOWS:", "- 0 quoted THE-CLOSED.", "- 0 quoted THE-TEXT.", "2 1 prose WE-AGREE."],
        id="END TEXT without BEGIN TEXT, below its announcement",
    ),
    pytest.param(
        "1. TEXT OF THE NOTE THAT THE MINISTRY HANDED US ON MAY 3 FOLLOWS\nIN FULL:\n\nTHE ROAD IS OLD. END TEXT.",
        ["1 1 prose TEXT-FULL:", "- 0 quoted THE-TEXT."],
        id="END TEXT below an announcement of two rows",
    ),
    pytest.param(
        "1. THE TEXT IS LONG.\n\nHE SAID THE FOLLOWING:\n\nTHE ROAD IS CLOSED. END TEXT.",
        ["1 1 prose THE-LONG.", "- 0 prose HE-FOLLOWING:", "- 0 prose THE-TEXT."],
        id="not END TEXT below an announcement of something else",
    ),
    pytest.param(
        "1. THE ROAD IS CLOSED.\n\nTHE RIVER IS HIGH. END TEXT.\n\n2. WE AGREE.",
        ["1 1 prose THE-CLOSED.", "- 0 prose THE-TEXT.", "2 1 prose WE-AGREE."],
        id="not END TEXT without an announcement",
    ),
    pytest.param(
        "1. QUOTE. THE ROAD IS CLOSED.\n\nTHE RIVER IS HIGH. UNQUOTE.\n\n2. WE AGREE.",
        ["1 1 quoted QUOTE.-CLOSED.", "- 0 quoted THE-UNQUOTE.", "2 1 prose WE-AGREE."],
        id="QUOTE with a stop behind a label",
    ),
    pytest.param(
        "1. QUOTE. THE ROAD IS CLOSED.\n\nTHE RIVER IS HIGH.\n\n2. WE AGREE.",
        ["1 1 prose QUOTE.-CLOSED.", "- 0 prose THE-HIGH.", "2 1 prose WE-AGREE."],
        id="not if nothing closes it",
    ),
]


@pytest.mark.parametrize(("text", "starts"), QUOTED)
def test_quoted_texts(text: str, starts: list[str]) -> None:
    assert cut(text)[: len(starts)] == starts


TITLES = [
    pytest.param(
        f"1. POLITICAL AFFAIRS\n{LONG}.\n2. TRADE\n{LONG}.",
        ["1 1 heading POLITICAL-AFFAIRS", "- 0 prose THE-FALLS.", "2 1 heading TRADE-TRADE", "- 0 prose THE-FALLS."],
        id="behind two labels",
    ),
    pytest.param(
        f"{LONG}.\nPART I (REVISED)\n1. {LONG}.",
        ["- 0 prose THE-FALLS.", "- 0 heading PART-(REVISED)", "1 1 prose THE-FALLS."],
        id="the number of a part alone",
    ),
    pytest.param(
        f"{LONG} IN\nPART I\n1. {LONG}.",
        ["- 0 prose THE-I", "1 1 prose THE-FALLS."],
        id="not in a sentence",
    ),
    pytest.param(
        f"{LONG}.\nPART I - A SHORT SURVEY OF THE LAKES OF THE WEST\n{LONG}.",
        ["- 0 prose THE-FALLS.", "- 0 heading PART-WEST", "- 0 prose THE-FALLS."],
        id="the title of one part that left room",
    ),
    pytest.param(
        f"PART IV - BUILDINGS\n-------------------\nA. USIS\n{LONG}.",
        ["- 0 heading PART-BUILDINGS", "A 1 heading USIS-USIS", "- 0 prose THE-FALLS."],
        id="a word behind a label below a line of dashes",
    ),
    pytest.param(
        f"1. {LONG}. SEE QUESTIONS WITH TITLES:\nTRANSPORT\n{LONG}.",
        ["1 1 prose THE-TITLES:", "- 0 heading TRANSPORT-TRANSPORT", "- 0 prose THE-FALLS."],
        id="a word below a colon",
    ),
    *(
        pytest.param(
            f"{mark}\n{LONG}.\n2. {LONG}.",
            [f"{first} {mark.removeprefix('1. ').split()[0]}-TEXT{mark.partition('TEXT')[2]}", "- 0 prose THE-FALLS."],
            id=f"the mark of the whole text, {mark}",
        )
        for mark, first in [
            ("(C - ENTIRE TEXT)", "- 0 prose"),
            ("(C- ENTIRE TEXT.)", "- 0 prose"),
            ("1. (LOU - ENTIRE TEXT)", "1 1 prose"),
            ("CONFIDENTIAL - ENTIRE TEXT", "- 0 heading"),
        ]
    ),
    pytest.param(
        f"(C - ENTIRE TEXT) {LONG}.\n2. {LONG}.",
        ["- 0 prose (C-FALLS.", "2 1 prose THE-FALLS."],
        id="a mark on the row of its text",
    ),
    pytest.param(
        f"1. SUMMARY\n{LONG}.\n2. TRADE\n{LONG}.\n3. HARBORS\n{LONG}.",
        [
            "1 1 summary SUMMARY-FALLS.",
            "2 1 heading TRADE-TRADE",
            "- 0 prose THE-FALLS.",
            "3 1 heading HARBORS-HARBORS",
        ],
        id="not the name of a part",
    ),
    pytest.param(
        f"1. MINISTER FOLK TOLD\n{LONG}.\n2. {LONG}.",
        ["1 1 prose MINISTER-FALLS.", "2 1 prose THE-FALLS."],
        id="not behind one label",
    ),
    pytest.param(
        f"1. MAYOR AND BOARD ARE HAPPY TO RECEIVE\n{LONG}.\n2. {LONG}.\n3. LODGING - WE WOULD LIKE HEARING\n{LONG}.",
        ["1 1 prose MAYOR-FALLS.", "2 1 prose THE-FALLS.", "3 1 prose LODGING-FALLS."],
        id="not sentences whose first rows are short",
    ),
    pytest.param(
        f"1. VISITS BY MISSIONS IN THE NORTH AND IN WEST\n{LONG}.\n2. WITH THE OPENING OF THE\nNEW SESSION, {LONG}.\n"
        f"3. WE ARE UNWILLING TO PLACE ON BOARDS ANY\n{LONG}.",
        ["1 1 prose VISITS-FALLS.", "2 1 prose WITH-FALLS.", "3 1 prose WE-FALLS."],
        id="not if one of them begins with its subject",
    ),
    pytest.param(
        f"1. FROM THE WEEKLY:\n2. ARA - TALKS ON THE FISHERIES OF THE NORTH (CONFIDENTIAL)\n{LONG}.",
        ["1 1 prose FROM-WEEKLY:", "2 1 heading ARA-NORTH", "- 0 prose THE-FALLS."],
        id="a full row behind one label, with its classification",
    ),
    pytest.param(
        f"1. FROM THE WEEKLY:\n2. THE MINISTER WILL REPEAT WHAT HE SAID OF IT (CONFIDENTIAL)\n{LONG}.",
        ["1 1 prose FROM-WEEKLY:", "2 1 prose THE-FALLS."],
        id="not a sentence with such a word",
    ),
    pytest.param(
        f"{LONG}.\nTRADE AND AID\n-------------\n{LONG}.",
        ["- 0 prose THE-FALLS.", "- 0 heading TRADE-AID", "- 0 prose THE-FALLS."],
        id="underlined",
    ),
    pytest.param(
        f"2. {LONG}.\n\n3. THE YEAR OF THE FLOOD.\n- - - -\nA. THE ROAD IS CLOSED.\n\nB. THE RIVER IS HIGH.",
        ["2 1 prose THE-FALLS.", "3 1 heading THE-FLOOD.", "A 2 prose THE-CLOSED.", "B 2 prose THE-HIGH."],
        id="underlined, behind a label",
    ),
    pytest.param(
        f"{LONG}.\n\nTRADE\n-----\n\n{LONG}.",
        ["- 0 prose THE-FALLS.", "- 0 heading TRADE-TRADE", "- 0 prose THE-FALLS."],
        id="underlined, between blank rows",
    ),
    pytest.param(
        f"1. {LONG}.\n* * * * *\n2. WE AGREE.",
        ["1 1 prose THE-FALLS.", "2 1 prose WE-AGREE."],
        id="not a paragraph above a line of asterisks",
    ),
    pytest.param("TRADE\n-----", ["- 0 heading TRADE-TRADE"], id="underlined, at the end of the text"),
    pytest.param(
        f"1. {LONG}\nAND THE TOWN IS EMPTY.\n------\n2. WE AGREE.",
        ["1 1 prose THE-EMPTY.", "2 1 prose WE-AGREE."],
        id="not the end of a paragraph above a line of dashes",
    ),
    pytest.param(
        "CROP       1974     1975\n------------------------\nWHEAT       450      320\nCORN        320      210",
        ["- 0 table CROP-210"],
        id="not the head of a table",
    ),
    pytest.param(
        f"{LONG}.\nTRADE\n-----\nWHEAT 450 320\nCORN 320 210\nRICE 110 95",
        ["- 0 prose THE-FALLS.", "- 0 table TRADE-95"],
        id="not the head of a table whose columns are lost",
    ),
]


@pytest.mark.parametrize(("text", "starts"), TITLES)
def test_titles(text: str, starts: list[str]) -> None:
    assert cut(text)[: len(starts)] == starts


LISTS = [
    pytest.param(
        "1. POINTS MADE WERE:\n-- THE ROAD SHOULD BE OPEN.\n-- THE RIVER SHOULD BE DREDGED BEFORE THE RAINS BEGIN, "
        "BECAUSE\nBOATS CAN'T PASS.\n-- THE BRIDGE IS OLD.\n2. WE AGREE.",
        ["1 1 prose POINTS-WERE:", "- 0 list ---OLD.", "2 1 prose WE-AGREE."],
        id="items of sentences",
    ),
    pytest.param(
        "THE LIST IS:\n\n- A ROAD WHICH IS LONG AND STRAIGHT;\n- A BRIDGE WHICH IS OLD AND LEADS FROM THE TOWN"
        "\n  TO THE OTHER TOWN, AND WHICH SHOULD BE REBUILT BY THE MINISTRY\n  OF WORKS;\n- A TOWN.",
        ["- 0 prose THE-IS:", "- 0 list --TOWN."],
        id="items over several indented rows",
    ),
    pytest.param(
        f"1. TOPICS:\n-- THE ROAD;\n-- {LONG},\nOR SO WE ARE TOLD;\n-- THE RIVER;\n-- THE TOWN.\n2. WE AGREE.",
        ["1 1 prose TOPICS:-TOPICS:", "- 0 list ---TOWN.", "2 1 prose WE-AGREE."],
        id="items to a semicolon",
    ),
    pytest.param(
        f"1. {LONG}.\nNAME: JOHN ROE\nBORN: MAY 3, 1931\nPASSPORT: 12345\n2. WE AGREE.",
        ["1 1 prose THE-FALLS.", "- 0 list NAME:-12345", "2 1 prose WE-AGREE."],
        id="rows with keys below prose",
    ),
    pytest.param(
        "1. PRESS BRIEFING:\nQ. WHAT ABOUT THE ROAD?\nA. IT IS CLOSED.\nQ. WHEN WILL IT OPEN?\nA. SOON.\n2. WE AGREE.",
        [
            "1 1 heading PRESS-BRIEFING:",
            "Q 2 prose WHAT-ROAD?",
            "A 2 prose IT-CLOSED.",
            "Q 2 prose WHEN-OPEN?",
            "A 2 prose SOON.-SOON.",
        ],
        id="questions and answers",
    ),
    pytest.param(
        "1. POINTS:\nA. THE ROAD IS CLOSED.\nB. THE RIVER IS HIGH.\n2. WE AGREE.",
        ["1 1 heading POINTS:-POINTS:", "A 2 prose THE-CLOSED.", "B 2 prose THE-HIGH.", "2 1 prose WE-AGREE."],
        id="not letters without questions",
    ),
]


BETWEEN_BLANKS = [
    pytest.param(
        "MAY 5\n\n0900 - ARRIVE\n\n1000 - CALL ON MINISTER\n\nMAY 6\n\n0900 - LEAVE",
        ["heading", "list", "heading", "list"],
        id="entries of a timetable below their days",
    ),
    pytest.param(
        "JOHN ROE, MINISTER\n\nPETER FOLK, DIRECTOR OF RIVERS AND LAKES IN THE SAME\nMINISTRY\n\nPAUL HOLLIS\n\n2. A.",
        ["prose", "prose", "prose", "prose"],
        id="persons, one of them on two rows",
    ),
    pytest.param(
        "PERSONS\n\nJOHN ROE, MINISTER\n\nPETER FOLK, DIRECTOR\n\nPAUL HOLLIS, ENGINEER\n\n2. A.",
        ["heading", "prose", "prose", "prose", "prose"],
        id="persons below a title",
    ),
    pytest.param("WEST\n\nROADS\n\nTHE ROAD IS OLD.", ["heading", "heading", "prose"], id="not two titles"),
    pytest.param("1. HE ASKED:\n\n(A) WHEN?\n\n(B) WHERE?", ["prose", "prose", "prose"], id="what somebody asked"),
    pytest.param("1. WE RECOMMEND THAT:\n\nA. X BE.\n\nB. Y BE.", ["prose", "prose", "prose"], id="half of a sentence"),
    pytest.param("1. X:\n\n   -  THE ROAD;\n   -  THE RIVER.", ["prose", "list"], id="items with two blanks"),
    pytest.param(
        "1. X:\n\n  MAY 5\n  0900 - ARRIVE,\n    BY ROAD\n  1000-CALL\n  1100-LEAVE",
        ["prose", "heading", "list"],
        id="hours",
    ),
]


@pytest.mark.parametrize(("text", "kinds"), BETWEEN_BLANKS)
def test_kinds_between_blank_rows(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in read_paragraphs(Quotations(text)).paragraphs] == kinds


@pytest.mark.parametrize(("text", "starts"), LISTS)
def test_lists(text: str, starts: list[str]) -> None:
    assert cut(text)[: len(starts)] == starts


LABELS = [
    pytest.param(f"1. {LONG}.\n2.I AGREE WITH IT.\n3.A ROAD IS LOST.", ["1 THE", "2 I", "3 A"], id="no blank above I"),
    pytest.param(
        "11. LENT 2,413 2,760\n12. OLD 51 40\n0/0 OF ALL:\n18. HOURS 640 510\n19. NO 12 40\n27. ALL 8 9\n28. NEW - -",
        ["11 LENT", "12 OLD", "- 0/0", "18 HOURS", "19 NO", "27 ALL", "28 NEW"],
        id="a form whose numbers jump, and a title with a figure",
    ),
    pytest.param(
        f"1. {LONG}.\n2.3-1. {LONG}.\nJOURNALS\n4.1-1 {LONG}.",
        ["1 THE", "2.3-1 THE", "- JOURNALS", "4.1-1 THE"],
        id="numbers of several parts, the last below a title",
    ),
    pytest.param(
        f"1. {LONG}.\n2.3-1. {LONG}\n4.1-1 {LONG}.",
        ["1 THE"],
        id="not numbers in a sentence",
    ),
    pytest.param("1. A ROAD.\n2, A RIVER.\n3. A LAKE.", ["1 A", "2 A", "3 A"], id="a comma for the stop"),
    pytest.param("1. A ROAD.\n\n2, A RIVER.", ["1 A", "2 A"], id="a comma, the last, below a blank row"),
    pytest.param("1. A ROAD.\n2: A RIVER.\n3/ A LAKE.\n4 . A TOWN.", ["1 A", "2 A", "3 A", "4 A"], id="other signs"),
    pytest.param("1. A ROAD.\n2. A RIVER.\n3- A LAKE.", ["1 A", "2 A", "3 A"], id="a dash for the stop"),
    pytest.param(f"1. {LONG} AT\n2:30 P.M.\n2. A.", ["1 THE", "2 A."], id="not a time"),
    pytest.param("1, A ROAD.\n2. A RIVER.", ["1 A", "2 A"], id="a comma behind the first"),
    pytest.param("L. A ROAD.\n2, A RIVER.\n3. A LAKE.", ["1 A", "2 A", "3 A"], id="L. and a comma"),
    pytest.param(f"1. {LONG} ON MAY\n2, THE DAY OF THE FLOOD.\n3. A LAKE.", ["1 THE", "3 A"], id="not a date"),
    pytest.param(f"1. {LONG} IN PARAS 1 AND\n2, WHICH WE HAVE.\n3. A.", ["1 THE", "3 A."], id="not in mid-sentence"),
    pytest.param("1. A ROAD.\n2, A RIVER, THAT IS.", ["1 A", "2 A"], id="a comma behind the last"),
    pytest.param("1. A ROAD.\n2. A RIVER.\nE. A LAKE.\n4. A TOWN.", ["1 A", "2 A", "3 A", "4 A"], id="a lost shift"),
    pytest.param("1. A ROAD.\n2. A RIVER.\n\nE. A LAKE.", ["1 A", "2 A", "E A"], id="a letter, if no label follows"),
    pytest.param(
        "1. A ROAD.\n2. (A) A HILL.\n(B) A LAKE.\n3. A.", ["1 A", "2 ", "A A", "B A", "3 A."], id="two labels"
    ),
    pytest.param(
        "2. (A) THE HILL THAT IS ABOVE THE TOWN AND THE RIVER AND\n(B) A LAKE.\n3. A.",
        ["2 (A)", "3 A."],
        id="not in one sentence",
    ),
    pytest.param("2. (A) A HILL.\n3. A.\n4. (A) A HILL. (B) A LAKE.", ["2 (A)", "3 A.", "4 (A)"], id="not on one row"),
    pytest.param(
        "I. POLITICS\nA. HOME\n1. X.\n2. X.\nB. ABROAD\n1. X.\nII. TRADE\nA. HOME\nB. ABROAD",
        ["I POLITICS", "A HOME", "1 X.", "2 X.", "B ABROAD", "1 X.", "II TRADE", "A HOME", "B ABROAD"],
        id="roman numbers above all others",
    ),
    pytest.param(
        f"1. STEPS: (A) SEND BOATS. (B) SEND HELP. (C) WHEAT: SEND {LONG};\n(D) OIL: SEND {LONG}.\n2. A.",
        ["1 STEPS:", "2 A."],
        id="an enumeration whose label heads a row below a semicolon",
    ),
    pytest.param(
        f'2. PARA 2: (A) DELETE "X". (B)\nBELOW, ADD {LONG}.\n(C) DELETE {LONG}.\n3. A.',
        ["2 PARA", "3 A."],
        id="an enumeration whose (C) is not a classification",
    ),
]


@pytest.mark.parametrize(("text", "labels"), LABELS)
def test_labels(text: str, labels: list[str]) -> None:
    read = read_paragraphs(Quotations(text)).paragraphs
    assert [f"{one.label or '-'} {(one.text.split() or [''])[0]}" for one in read] == labels


GARBLED = [
    pytest.param(f"1. {LONG} AND\n43*343,:3 59.\nTHE TOWN IS EMPTY.\n2. A.", ["1 THE", "2 A."], id="in a bare text"),
    pytest.param(
        f"1. {LONG} AND\n\n43*343,:3 59\n\nTHE TOWN IS EMPTY.\n\n2. A.", ["1 THE", "2 A."], id="between blanks"
    ),
    pytest.param(f"1. {LONG} AND\nX#5 AJ=\n\nTHE TOWN IS EMPTY.\n\n2. A.", ["1 THE", "2 A."], id="above a blank row"),
    pytest.param(f"1. {LONG}.\n\nA*B\n\nTHE TOWN IS EMPTY.", ["1 THE", "- A*B", "- THE"], id="not a row by itself"),
    pytest.param(f"1. {LONG}\nIN 45 TOWNS.\nTHE TOWN.\n2. A.", ["1 THE", "- THE", "2 A."], id="not a row of words"),
]


@pytest.mark.parametrize(("text", "labels"), GARBLED)
def test_a_garbled_row_splits_no_paragraph(text: str, labels: list[str]) -> None:
    read = read_paragraphs(Quotations(text)).paragraphs
    assert [f"{one.label or '-'} {(one.text.split() or [''])[0]}" for one in read] == labels


LISTS = [
    pytest.param(
        f"""
1. {LONG}, AND:
-- THE ROAD TO THE SOUTH;
-- THE BRIDGE ACROSS THE RIVER THAT NOBODY HAD EVER
BUILT BEFORE; AND
-- THE NEW HARBOR AT THE MOUTH OF THE RIVER.
THE MINISTER THEN TURNED TO OTHER MATTERS, SUCH AS THE RAILWAY,
WHICH COSTS TOO MUCH.
""",
        ["1 1 prose THE-AND:", "- 0 list ---RIVER.", "- 0 prose THE-MUCH."],
        id="a list that a full stop ends",
    ),
    pytest.param(
        f"""
1. {LONG}, AND:
-- THE ROAD TO THE SOUTH;
-- THE BRIDGE.
2. {LONG}.
""",
        ["1 1 prose THE-AND:", "- 0 list ---BRIDGE.", "2 1 prose THE-FALLS."],
        id="a label below its last item",
    ),
    pytest.param(
        f"1. {LONG}, AND:\n(A) THE ROAD;\n(B) THE BRIDGE AT THE MOUTH OF THE RIVER.\nTHEREFORE, {LONG}.\n2. {LONG}.",
        [
            "1 1 prose THE-AND:",
            "A 2 prose THE-ROAD;",
            "B 2 prose THE-RIVER.",
            "- 0 prose THEREFORE,-FALLS.",
            "2 1 prose THE-FALLS.",
        ],
        id="two items with letters that a full stop ends",
    ),
    pytest.param(
        f"1. {LONG}, AND:\n(A) A ROAD. IT IS;\n(B) THE BRIDGE AT THE MOUTH OF THE RIVER.\nIT IS OLD. {LONG}.\n2. A.",
        ["1 1 prose THE-AND:", "A 2 prose A-IS;", "B 2 prose THE-FALLS.", "2 1 prose A.-A."],
        id="not items of sentences",
    ),
    pytest.param(
        """
1. GUESTS ARE AS BELOW:
A) DINNER AT THE PALACE (8:00 P.M., MAY 4)
THE MINISTER
MR. ROE
MR. POE
B) LUNCH ON THE YACHT (12:30 P.M., MAY 5)
THE MINISTER
MR. DOE
MR. POE
""",
        [
            "1 1 prose GUESTS-BELOW:",
            "A 2 heading DINNER-4)",
            "- 0 list THE-POE",
            "B 2 heading LUNCH-5)",
            "- 0 list THE-POE",
        ],
        id="names below titles with their times",
    ),
    pytest.param(
        """
1. GUESTS ARE AS BELOW:
2. AT SEPARATE MEETINGS:
A) DINNER AT THE PALACE (8:00 P.M., MAY 4)
THE MINISTER
UNDER SECRETARY HOLLOWAY
MR. POE
B) RECEPTION FOR THE OLD COLONY (6:15 P.M. MAY 4)
THE MINISTER
UNDER SECRETARY HOLLOWAY AND MRS. HOLLOWAY
MR. POE
C) LUNCH ON THE YACHT (12:30 P.M., MAY 5)
THE MINISTER
MR. POE
""",
        [
            "1 1 prose GUESTS-BELOW:",
            "2 1 heading AT-MEETINGS:",
            "A 2 heading DINNER-4)",
            "- 0 list THE-POE",
            "B 2 heading RECEPTION-4)",
            "- 0 list THE-POE",
            "C 2 prose LUNCH-5)",
            "- 0 prose THE-POE",
        ],
        id="a name that is in several lists, no title",
    ),
    pytest.param(
        """
1. GUESTS ARE AS BELOW:
A) DINNER AT THE PALACE (8:00 P.M., MAY 4)
THE MINISTER
MR. ROE
MR. POE
""",
        ["1 1 prose GUESTS-BELOW:", "A 2 list DINNER-POE"],
        id="names below one title",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_ends_and_titles_of_lists(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


STACKED = [
    pytest.param(
        f"""
II. AIMS AND COURSES OF ACTION IN THE REGION AS A WHOLE
A. AIMS IN THE ECONOMY AND IN COMMERCE WITH THE COAST
1. ACCESS TO THE HARBOR:
{LONG}.
""",
        ["II 1 heading AIMS-WHOLE", "A 2 heading AIMS-COAST", "1 3 heading ACCESS-HARBOR:", "- 0 prose THE-FALLS."],
        id="three labels, one below the other",
    ),
    pytest.param(
        """
1. THE MINISTER MET YESTERDAY AT THE BANK WITH MR. WILLIAM
A. ROE OF THE BANK, WHO TOLD HIM OF THE PLAN.
""",
        ["1 1 prose THE-PLAN."],
        id="an initial",
    ),
    pytest.param(
        f"""
1. {LONG}.
2. PART I - THE ROAD
{LONG}.
""",
        ["1 1 prose THE-FALLS.", "2 1 heading PART-ROAD", "- 0 prose THE-FALLS."],
        id="the title of a part",
    ),
]


@pytest.mark.parametrize(("text", "expected"), STACKED)
def test_titles_behind_labels(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1. COMMENT AND ACTION REQUEST: PLEASE ADVISE.", "comment"),
        ("1. ACTION REQUEST: PLEASE ADVISE.", "action_requested"),
        ("1. ACTION REQUESTED. PLEASE ADVISE.", "action_requested"),
        ("1. ACTION REQUESTS ARE MANY.", "prose"),
    ],
)
def test_a_request_for_action(text: str, kind: str) -> None:
    (one,) = read_paragraphs(Quotations(text)).paragraphs
    assert one.kind == kind
