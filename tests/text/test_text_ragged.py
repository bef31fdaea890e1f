"""Titles in texts whose author did not fill the rows, titles with dashes, and labels that begin again."""

import pytest
from test_text_bare import LONG, cut

RAGGED = [
    pytest.param(
        """
1. THE HARBOR BOARD OF HALDEN MET ON MONDAY TO HEAR THE VIEWS OF THE
OWNERS OF THE FERRIES, WHO ASK FOR THE
RIGHT TO USE THE NEW LANDING ON THE SOUTH SIDE OF THE
RIVER. THE BOARD TOLD THEM THAT THE
LANDING IS NOT READY.
2. OWNERS OF FERRIES ON THE SOUTH RIVER
ANSWERED THAT THEY HAVE WAITED FOR TWO YEARS AND THAT THE
STATE HAS PROMISED THEM THE LANDING BEFORE THE END OF THE RAINS.
""",
        ["1 1 prose THE-READY.", "2 1 prose OWNERS-RAINS."],
        id="a short first row, where rows in mid-sentence are as short",
    ),
    pytest.param(
        """
1. THE HARBOR BOARD OF HALDEN MET ON MONDAY TO HEAR THE VIEWS OF THE
OWNERS OF THE FERRIES, WHO ASK FOR THE RIGHT TO USE THE NEW
LANDING ON THE SOUTH SIDE OF THE RIVER.
2. FERRIES ON THE RIVER
THE OWNERS ANSWERED THAT THEY HAVE WAITED FOR TWO YEARS AND THAT THE
STATE HAS PROMISED THEM THE LANDING BEFORE THE END OF THE RAINS.
""",
        ["1 1 prose THE-RIVER.", "2 1 heading FERRIES-RIVER", "- 0 prose THE-RAINS."],
        id="a title, where rows are filled",
    ),
    pytest.param(
        """
1. THE HARBOR BOARD OF HALDEN MET ON MONDAY TO HEAR THE VIEWS OF THE
OWNERS OF THE FERRIES, WHO ASK FOR THE
RIGHT TO USE THE NEW LANDING ON THE SOUTH SIDE OF THE
RIVER. THE BOARD TOLD THEM THAT THE
LANDING IS NOT READY.
2. THE FERRIES
THE OWNERS ANSWERED THAT THEY HAVE WAITED FOR TWO YEARS AND THAT THE
STATE HAS PROMISED THEM THE LANDING BEFORE THE END OF THE RAINS.
""",
        ["1 1 prose THE-READY.", "2 1 heading THE-FERRIES", "- 0 prose THE-RAINS."],
        id="a title that left more room than any row in mid-sentence",
    ),
]
RAGGED += [
    pytest.param(
        """
1. VISITOR FLOW TO THE COAST IS LARGE AND GROWING, AND WE NEED MORE ROOMS.
2. LATELY GRANTED ADDITIONS (ONE AMERICAN VISA
CLERK AND ONE ROOM FOR HALDEN AND ONE ROOM FOR THE HARBOR OF THE SOUTH AND
CALI) SHOULD BE USEFUL IN CLEARING TODAY'S
WAITING LINES AT THOSE OFFICES, BUT THEY DO NOT AFFORD ANY OF THE SPACE FOR
THE LONG DELAYED SERVICE.
""",
        ["1 1 prose VISITOR-ROOMS.", "2 1 prose LATELY-SERVICE."],
        id="short rows with an open bracket and a possessive, no titles",
    ),
]


@pytest.mark.parametrize(("text", "expected"), RAGGED)
def test_titles_where_rows_are_not_filled(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


DASHED = [
    pytest.param(
        f"""
HARBOR WEEKLY REPORT NO 17
STONE BRIDGES --
{LONG}.
BID FOR A SEAT ON THE BOARD --
BOARD SECRETARY, IN A LETTER, PRAISED THE BID.
""",
        [
            "- 0 heading HARBOR-17",
            "- 0 heading STONE---",
            "- 0 prose THE-FALLS.",
            "- 0 heading BID---",
            "- 0 prose BOARD-BID.",
        ],
        id="two titles with dashes, the first below the title of all",
    ),
    pytest.param(
        f"""
1. {LONG}
AGAIN.
DRAFT AGENDA
ROADS --
1) {LONG}.
BRIDGES --
2) {LONG}.
""",
        [
            "1 1 prose THE-AGAIN.",
            "- 0 heading DRAFT-AGENDA",
            "- 0 heading ROADS---",
            "1 2 prose THE-FALLS.",
            "- 0 heading BRIDGES---",
            "2 2 prose THE-FALLS.",
        ],
        id="titles with dashes above items",
    ),
    pytest.param(
        """
1. THE MINISTER SAID THAT THE ROAD TO THE LANDING WILL BE CLOSED --
AND THAT THE FERRY WILL BE CLOSED AS WELL -- UNTIL THE RAINS END --
BUT HE GAVE NO DATE.
""",
        ["1 1 prose THE-DATE."],
        id="dashes at the ends of full rows, no titles",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DASHED)
def test_titles_that_end_in_dashes(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


TITLES = [
    pytest.param(
        f"""
THIS TELEGRAM GIVES THE VIEWS OF THE MISSION.
PART ONE. CHIEF CONCERNS IN THE REGION
{LONG}.
""",
        ["- 0 prose THIS-MISSION.", "- 0 heading PART-REGION", "- 0 prose THE-FALLS."],
        id="a part with its number as a word",
    ),
    pytest.param(
        """
3. HE GAVE US THESE FACTS.
C. LEVY OF OCTOBER 1 WAS WELL BELOW ALL OTHERS IN THE
PORT;
D. LEVY OF JANUARY 1 SHOWED HIGHER
COST OF STONE DUE TO 15 PERCENT WAGE
AWARD:
E. LEVY OF APRIL 1 IS BASED ON STILL HIGHER COST.
""",
        ["3 1 prose HE-FACTS.", "C 2 prose LEVY-PORT;", "D 2 prose LEVY-AWARD:", "E 2 prose LEVY-COST."],
        id="a colon typed for a semicolon, no title",
    ),
    pytest.param(
        """
1. A. MANPOWER
1) HARBOR SECTION SUPPORTS GOAL ONE AND, IN PART, GOALS TWO AND SIX.
2) ROAD SECTION SUPPORTS GOAL TWO.
B. BUDGETS OF THE SECTIONS ARE SMALL.
2. A. REASSIGNMENT
WE HAVE LOOKED WITH GREAT PATIENCE INTO THE ROADS OF THE SOUTH, AND
THE MINISTER SAID THAT THEY ARE CLOSED.
""",
        [
            "1 1 prose -",
            "A 2 heading MANPOWER-MANPOWER",
            "1 3 prose HARBOR-SIX.",
            "2 3 prose ROAD-TWO.",
            "B 2 prose BUDGETS-SMALL.",
            "2 1 prose -",
            "A 2 heading REASSIGNMENT-REASSIGNMENT",
            "- 0 prose WE-CLOSED.",
        ],
        id="a title behind two labels",
    ),
    pytest.param(
        """
1. BOARD WISHES TO BUY:
1. WOOL HELMETS 640
2. RUBBER BOOTS FOR ALL MEMBERS OF THE HARBOR GUARD AND THEIR DEPUTIES 75
2. ON THE BASIS OF A ROUGH GUESS THE PRICE OF ALL ITEMS IS HIGH.
""",
        ["1 1 heading BOARD-BUY:", "1 2 prose WOOL-640", "2 2 prose RUBBER-75", "2 1 prose ON-HIGH."],
        id="the number of the telegram below the last item of a list from 1 on",
    ),
    pytest.param(
        """
2. EVEN WITH SOME OVERLAP, IN THE LIGHT OF THE USEFULNESS OF:
(A) THE SHARED LANDING PROPOSED BY THE BOARD; AND (B)
THE WISH OF THE OWNERS TO USE IT, WE ARE READY TO THINK ABOUT BOTH.
3. PLEASE ADVISE.
""",
        ["2 1 prose EVEN-BOTH.", "3 1 prose PLEASE-ADVISE."],
        id="an enumeration in a sentence, the second label at the end of a row",
    ),
    pytest.param(
        """
1. STATE THE POINTS BELOW:
A.THE TEXT PUT FORWARD BY THE BOARD IS NOT ONE FOR US.
B. THE BOARD SHOULD LOOK AT IT AGAIN.
""",
        ["1 1 prose STATE-BELOW:", "A 2 prose THE-US.", "B 2 prose THE-AGAIN."],
        id="a first letter that lost its blank",
    ),
    pytest.param(
        """
1. THE MINISTER MET YESTERDAY AT THE BANK WITH MR. WILLIAM
A.ROE OF THE BANK, WHO TOLD HIM OF THE PLAN.
""",
        ["1 1 prose THE-PLAN."],
        id="an initial that lost its blank",
    ),
    pytest.param(
        """
1. OWNERS TOLD US THAT THEY SEE IN IT SOME HOPE OF A
CONCLUSION. THE BOARD, IN A SPEECH OF MAY 5, SAID NOTHING NEW.
""",
        ["1 1 prose OWNERS-NEW."],
        id="the name of a part in mid-sentence below a short row",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles_and_labels_without_blank_rows(text: str, expected: list[str]) -> None:
    assert cut(text) == expected
