"""Lists without blank rows: persons with remarks, phrases, dashes above prose, days; clauses of resolutions."""

import pytest
from test_text_bare import LONG, cut

PERSONS = [
    pytest.param(
        """
2. THE GROUP HAS THE MEMBERS BELOW:
HELEN ROE (DUTCH, EMPLOYER)
JOHN POE DARROW (GERMAN, SAVINGS BANKS OF THE COAST)
PAUL HOLLIS (LIBRARY CURATOR, BOOKS
DIVISION)
ONE MORE MEMBER (FROM THE BOARD) AND TWO OF THE OWNERS ARE NOT YET
KNOWN.
""",
        ["2 1 prose THE-BELOW:", "- 0 list HELEN-DIVISION)", "- 0 prose ONE-KNOWN."],
        id="remarks in brackets, one of which ends on another row",
    ),
    pytest.param(
        """
2. THE MINISTER ASKED FOR THE FOLLOWING THING:
ROADS (OF THE SOUTH)
ARE TO BE OPENED BEFORE THE RAINS END AND THE RIVER FALLS, HE SAID.
""",
        ["2 1 prose THE-SAID."],
        id="one row with a remark is no list",
    ),
    pytest.param(
        """
2. THE TRAVELERS ARE BELOW:
LARS ROE, COUNCIL PRESIDENT
JOHAN POE
EINAR Q. DARROW
CAPT. BERNT HOLLIS, INSPECTOR OF THE COASTAL FISHERIES
COUNCIL
MR. PAUL WEIR, HEAD OF SECTION, MINISTRY
PLUS ONE OFFICER OF THE CONSULATE, TO BE APPOINTED.
3. PLEASE ADVISE.
""",
        ["2 1 prose THE-BELOW:", "- 0 list LARS-APPOINTED.", "3 1 prose PLEASE-ADVISE."],
        id="names alone between names with titles, the last entry with a stop",
    ),
]

PHRASES = [
    pytest.param(
        """
4. THE CREW FINISHED THE JOBS BELOW, WHICH CAN BE CHARGED TO THE BOARD:
WAXING OF FLOORS
MENDING OF CHAIRS BROKEN IN MOVING (REF B)
SORTING, DUSTING AND REBINDING OF ATLASES SOAKED BY THE RAIN
GILDING OF TITLES
VARNISHING OF TABLES
ASSEMBLY OF THE CARD CATALOG (NOT YET VARNISHED).
5. PLEASE ADVISE.
""",
        ["4 1 prose THE-BOARD:", "- 0 list WAXING-VARNISHED).", "5 1 prose PLEASE-ADVISE."],
        id="phrases up to a full stop above a number",
    ),
    pytest.param(
        f"""
2. THE FOLLOWING WILL MAKE UP THE TEAM OF THE BOARD IN THE SYMPOSIUM ON ROADS:
--DR. K.L. ROE, DIRECTOR, RESEARCH GRANTS
--MR. D. POE, INTERPRETER
--TWO TYPISTS, STILL TO BE CHOSEN
WE ASSUME FROM EARLIER TALKS THAT {LONG}.
""",
        ["2 1 prose THE-ROADS:", "- 0 list --DR.-CHOSEN", "- 0 prose WE-FALLS."],
        id="prose below items with dashes",
    ),
    pytest.param(
        """
2. THE FOLLOWING ARE THE AIMS OF THE BOARD FOR THE ROADS OF THE COAST:
- A STUDY OF THE ROADS OF THE SOUTH
- A BRIDGE, AND IF
IT CAN BE PAID FOR BEFORE THE END OF THE YEAR A SECOND LANDING
""",
        ["2 1 prose THE-COAST:", "- 0 list --LANDING"],
        id="the second row of an item, whose sentence goes on",
    ),
]

CLAUSES = [
    pytest.param(
        """
1. THE TEXT NOW READS:
THE ECONOMIC COUNCIL,
- REITERATING ITS ATTACHMENT TO THE GOALS AND
MEASURES LAID DOWN IN THE STRATEGY,
- CITING ITS RESOLUTION OF 18 MAY
AND ITS DECISION OF THE SAME DAY
ON THE ROADS,
- AWARE OF THE DELAYS,
1. APPRECIATES THE SURVEY OF THE BOARD.
""",
        [
            "1 1 prose THE-READS:",
            "- 0 prose THE-COUNCIL,",
            "- 0 prose --STRATEGY,",
            "- 0 prose --ROADS,",
            "- 0 prose --DELAYS,",
            "1 1 prose APPRECIATES-BOARD.",
        ],
        id="clauses of a resolution with dashes",
    ),
]

DAYS = [
    pytest.param(
        """
3. BELOW IS THE ROUTE OF THE BOARD:
AUG 14 ETA HALDEN (MORNING) - MAYOR SAYS BOARD IS NOT
WILLING TO LEAVE ANY LATER.
AUG 15 HALF DAY OF MEETINGS AT THE HARBOR
AUG 16 TOURS
""",
        ["3 1 prose BELOW-BOARD:", "- 0 list AUG-TOURS"],
        id="days and what they bring",
    ),
    pytest.param(
        """
3. THE MINISTER SAID THAT THE BOARD WILL COME TO THE HARBOR ABOUT
MAY 4 FOR TALKS WITH THE OWNERS OF THE FERRIES, AND AGAIN ABOUT
MAY 9 FOR TALKS WITH THE COUNCIL.
""",
        ["3 1 prose THE-COUNCIL."],
        id="days at the heads of rows of a sentence",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS + PHRASES + CLAUSES + DAYS)
def test_lists_without_blank_rows(text: str, expected: list[str]) -> None:
    assert cut(text) == expected
