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


TABLES = [
    pytest.param(
        """
1. VISITS HAVE MULTIPLIED SINCE THE HARBOR WAS OPENED TO ALL FERRIES
OF THE COAST
1971 ABOUT 1,140 PERSONS
1972 ABOUT 3,860 PERSONS
1973 ABOUT 5,275 PERSONS (EST.)
ROUGHLY 40 AGENCIES NOW SEND GROUPS TO THE HARBOR, AND THEY ASK FOR
MORE.
""",
        ["1 1 prose VISITS-COAST", "- 0 list 1971-(EST.)", "- 0 prose ROUGHLY-MORE."],
        id="years and their figures",
    ),
    pytest.param(
        """
FIGURES ARE AS FOLLOWS:
A. FOREIGN PERMITS 441 180 180
B. LOCAL PERMITS 318 325 325
C. OTHER PERMITS 85 15 10
TOTAL PERMITS 844 520 515
D. LETTERS 3 4 5
E. CALLS 5 6 7
""",
        [
            "- 0 prose FIGURES-FOLLOWS:",
            "A 1 prose FOREIGN-180",
            "B 1 prose LOCAL-325",
            "C 1 prose OTHER-10",
            "- 0 prose TOTAL-515",
            "D 1 prose LETTERS-5",
            "E 1 prose CALLS-7",
        ],
        id="a total below rows with labels",
    ),
    pytest.param(
        """
3. NSF SCIENTISTS WILL MAKE FOLLOWING STOPS:
MANILA MARCH 10-14 WALTER ROE
-- -- HELEN POE
-- -- OFFICE
BANGKOK MARCH 10-14 PAUL DARROW
-- -- OFFICE
4. PLEASE ADVISE.
""",
        ["3 1 prose NSF-STOPS:", "- 0 list MANILA-OFFICE", "4 1 prose PLEASE-ADVISE."],
        id="dashes for blanks below the first row of an entry",
    ),
    pytest.param(
        """
1. ENTER FOLLOWING ADDITIONS.
JUNE 5-6
(A) ROE ELECTRICAL -- WARREN OTIS, EXPORT MANAGER
(B) WARD COMPANY -- EDWIN STANEK, FOREIGN DIVISION, DAIRY EQUIPMENT
JUNE 12-13
(A) ACME PLASTICS -- CARL MEYERS
""",
        [
            "1 1 prose ENTER-ADDITIONS.",
            "- 0 heading JUNE-5-6",
            "A 2 prose ROE-MANAGER",
            "B 2 prose WARD-EQUIPMENT",
            "- 0 heading JUNE-12-13",
            "A 2 prose ACME-MEYERS",
        ],
        id="days above lists that begin again",
    ),
    pytest.param(
        """
1. FIGURES OF THE RAILWAY ARE GIVEN IN THE TABLE BELOW IN TONS.
TIMBER 412.8 305.1 PLUS107.7
PLYWOOD 26.1 41.7 MINUS 15.6
BAGS 0 39.8 - 39.8
COIN/
TREAS-
URY BX
TOTAL 543.7 669.5 -125.8
2. PLEASE ADVISE.
""",
        ["1 1 prose FIGURES-TONS.", "- 0 table TIMBER--125.8", "2 1 prose PLEASE-ADVISE."],
        id="signs as words, and the pieces of a word between rows",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_tables_without_blank_rows(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


WIDE = [
    pytest.param(
        """
1.   BESIDES THE ARTICLES ON THE HARBOR (REFTEL), FOLLOWING ARE MATTERS OF
NOTE:
2.   NEW FARMERS' LEAGUE:   GOSSIP COLUMN OF OCTOBER 14 ISSUE TELLS
OF PLANNED MERGER OF GUILDS.   COMMENT:  TONE SUGGESTS THAT THE
LEAGUE HAS A PATRON.
""",
        ["1 1 prose BESIDES-NOTE:", "2 1 prose NEW-PATRON."],
        id="wide gaps below the marks of prose",
    ),
    pytest.param(
        """
DISTRICT                           MANZANAS       HECTARES
(1) USULUTAN                       61,300         42,849
(2) LA PAZ                         38,200         26,702
99,500         69,551
3. PLEASE ADVISE.
""",
        ["- 0 table DISTRICT-HECTARES", "1 1 table USULUTAN-42,849", "2 1 table LA-26,702", "- 0 table 99,500-69,551"],
        id="sums below rows with labels",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WIDE)
def test_gaps_between_columns_and_in_prose(text: str, expected: list[str]) -> None:
    assert cut(text)[: len(expected)] == expected


MORE = [
    pytest.param(
        """
1. SECTIONS OF THE PARTY WILL BE LED BY THE FOLLOWING (ROSTER IN SEPTEL).
DONALD K. PRUITT, SCHEDULING ASSISTANT TO THE SECRETARY
COL. JAMES P. WHEATLEY, AIR FORCE LIAISON TO THE SEC.
CAPT. HAROLD V. BEECHAM, DEFENSE COMMUNICATIONS
BRANCH
L. GORDON TREVOR, OMB STAFF
MARTIN FEINBERG, AIDE TO SECRETARY, BUREAU PRESS STAFF
2. PLEASE ADVISE.
""",
        ["1 1 prose SECTIONS-SEPTEL).", "- 0 list DONALD-STAFF", "2 1 prose PLEASE-ADVISE."],
        id="persons below the end of a sentence",
    ),
    pytest.param(
        """
1. THE PRESENT SYSTEM WERE ABANDONED.
THIS SYSTEM, BUILT ESSENTIALLY UPON AGREEMENTS OF THE PAST, IS DRAWN AS WE
EARLIER STATED, SO THAT IT MAY SERVE AS THE MEANS FOR ANSWERS TO ALL OF THE
PROBLEMS INVOLVED, INCLUDING THE PROBLEMS OF SEED AND OF RAIL CARRIAGE.
2. PLEASE ADVISE.
""",
        ["1 1 prose THE-ABANDONED.", "- 0 prose THIS-CARRIAGE.", "2 1 prose PLEASE-ADVISE."],
        id="rows of prose that begin like persons",
    ),
    pytest.param(
        """
C) LEADING GUESTS ON THE TRAIN (9:15 - 1:30 P.M.)
THE ADMINISTRATOR
ESCORT OFFICERS: T.J. MCALLEN (ADMIN)
R. OLSHER (PASA)
D. KIRBY (PRESS)
D) TALK TO THE SCHOOL (3:30 P.M. MAY 20)
THE ADMINISTRATOR
MR. ROE
""",
        ["C 1 prose LEADING-P.M.)", "- 0 list THE-(PRESS)", "D 1 prose TALK-20)", "- 0 prose THE-ROE"],
        id="an initial with a remark behind the name",
    ),
    pytest.param(
        """
5. POST BELIEVES THAT THE FOLLOWING IS HIS LIST OF PREFERENCE:
GOVERNOR TAMBUNAN, NORTH SUMATRA
DEPUTY GOVERNOR LUBIS, HARBORS
STAFF ON DRAINAGE
SUPPER WITH OR SHORT VISIT TO NASUTION, FORMER HEAD OF
""",
        ["5 1 prose POST-PREFERENCE:", "- 0 list GOVERNOR-OF"],
        id="a list that breaks off with the text",
    ),
    pytest.param(
        """
1. DRAFT IS QUOTED. QUOTE
THE 5TH ASSEMBLY OF THE COUNCIL OF DELEGATES SITTING IN
DAVID, 1977.
NOTING THE SHIPPING STOPPAGES ON THE ATLANTIC
COAST,
BEARING IN MIND THE REPORT OF THE SUBCOMMITTEE ON
CARTON COSTS,
DECIDES AS FOLLOWS:
1. THE SURCHARGE IS TO BE MAINTAINED. UNQUOTE.
""",
        [
            "1 1 prose DRAFT-QUOTE",
            "- 0 quoted THE-1977.",
            "- 0 quoted NOTING-COAST,",
            "- 0 quoted BEARING-COSTS,",
            "- 0 quoted DECIDES-FOLLOWS:",
            "1 2 quoted THE-UNQUOTE.",
        ],
        id="clauses, the last of which decides",
    ),
    pytest.param(
        """
1. WE SEND PASSAGES OF HIS LECTURE, WHICH WAS READ ON JUNE 3 TO THE
WOMEN'S LEAGUE OF BARI. BEGIN PASSAGES;
"SOME OF YOU HAVE TOLD ME THAT THE PORT WILL TURN ITS BACK UPON THE
OLD MAINLAND."
2. PLEASE ADVISE.
""",
        ["1 1 prose WE-PASSAGES;", '- 0 quoted "SOME-MAINLAND."', "2 1 prose PLEASE-ADVISE."],
        id="passages below BEGIN PASSAGES",
    ),
    pytest.param(
        """
1. PROGRAM IS AS FOLLOWS:
FRIDAY, AUGUST 19
0930 - CALL ON THE MAYOR
1100 - DANCING
SATURDAY,AUGUST 20
1030 - DEPART BY TRAIN
""",
        [
            "1 1 prose PROGRAM-FOLLOWS:",
            "- 0 heading FRIDAY,-19",
            "- 0 list 0930-DANCING",
            "- 0 heading SATURDAY,AUGUST-20",
            "- 0 list 1030-TRAIN",
        ],
        id="a day that lost its blank",
    ),
]


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_lists_and_texts_of_rare_forms(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


UNLABELLED = [
    pytest.param(
        """
AT THIS MORNING'S MEETING OF SENIOR OFFICERS THE TWO REVIEWED THE TROUBLES
WE ARE MEETING IN PERSUADING THE BOARD AND ITS STAFF, WHICH IS OF ANOTHER
VIEW AND HAS SAID SO BEFORE, TO SHIP AT LAST ALL OF THE FLOOD-RELIEF GOODS.
MOST OF WHAT WE HAD PLANNED TO SEND IS STILL HELD UP IN WAREHOUSES THERE
ALONG THE COAST OF THE GULF OF THE SOUTH AND THE EAST.
I PASSED AN HOUR IN CLOSED SESSION WITH THE COMMITTEE TO ANSWER ITS LONG
QUERIES ABOUT THE SALE OF COASTAL PATROL CRAFT. THE STATED TOPIC OF THE
HEARINGS IS LICENSING, BUT THE MEMBERS SOON TURNED TO THE LETTERS FROM THE
SHIPYARD, AS WE HAD FORESEEN AND AS THE CHAIRMAN HAD TOLD US BEFORE.
""",
        ["- 0 prose AT-EAST.", "- 0 prose I-BEFORE."],
        id="room at the end of a row, where no row has a number",
    ),
    pytest.param(
        """
1. AT THIS MORNING'S MEETING OF SENIOR OFFICERS THE TWO REVIEWED THE TROUBLES
WE ARE MEETING IN PERSUADING THE BOARD AND ITS STAFF, WHICH IS OF ANOTHER
VIEW AND HAS SAID SO BEFORE, TO SHIP AT LAST ALL OF THE FLOOD-RELIEF GOODS.
MOST OF WHAT WE HAD PLANNED TO SEND IS STILL HELD UP IN WAREHOUSES THERE
ALONG THE COAST OF THE GULF OF THE SOUTH AND THE EAST.
I PASSED AN HOUR IN CLOSED SESSION WITH THE COMMITTEE TO ANSWER ITS LONG
QUERIES ABOUT THE SALE OF COASTAL PATROL CRAFT. THE STATED TOPIC OF THE
HEARINGS IS LICENSING, BUT THE MEMBERS SOON TURNED TO THE LETTERS FROM THE
SHIPYARD, AS WE HAD FORESEEN AND AS THE CHAIRMAN HAD TOLD US BEFORE.
""",
        ["1 1 prose AT-BEFORE."],
        id="the same below a number, where it is chance",
    ),
]


@pytest.mark.parametrize(("text", "expected"), UNLABELLED)
def test_paragraphs_of_texts_without_labels(text: str, expected: list[str]) -> None:
    assert cut(text) == expected
