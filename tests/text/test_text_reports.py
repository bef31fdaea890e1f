"""Reports without blank rows: forms, entries of one sentence, days, reports of officers, running numbers."""

import pytest
from test_text_bare import cut

REPORTS = [
    pytest.param(
        """
1. BEGIN TEXT OF UK PAPER:
THE ROADS ARE OLD AND THE BOARD OF THE COAST HAS NO FUNDS FOR THEM.
END TEXT OF UK PAPER.
2. WE AGREE.
""",
        ["1 1 quoted BEGIN-PAPER:", "- 0 quoted THE-PAPER.", "2 1 prose WE-AGREE."],
        id="the end of a text with its name",
    ),
    pytest.param(
        """
1. FORM FOLLOWS.
ROADS 12 14 16
BRIDGES 3 4 5
BOATS 5 6 7
REMARKS
THE ROADS OF THE NORTH ARE OLD, AND THE BOARD OF THE COAST HAS NO FUNDS.
2. WE AGREE.
""",
        [
            "1 1 prose FORM-FOLLOWS.",
            "- 0 table ROADS-7",
            "- 0 heading REMARKS-REMARKS",
            "- 0 prose THE-FUNDS.",
            "2 1 prose WE-AGREE.",
        ],
        id="remarks below a form",
    ),
    pytest.param(
        """
PART - I, ROADS
1) ROADS OPEN 12 14 16
2) ROADS CLOSED 3 4 5
PART - II, BRIDGES
1) BRIDGES OPEN 12 14 16
2) BRIDGES CLOSED 3 4 5
""",
        [
            "- 0 heading PART-ROADS",
            "1 1 prose ROADS-16",
            "2 1 prose ROADS-5",
            "- 0 heading PART-BRIDGES",
            "1 1 prose BRIDGES-16",
            "2 1 prose BRIDGES-5",
        ],
        id="titles of the parts of a form",
    ),
    pytest.param(
        """
1. FIGURES ASKED FOR IN REFTEL FOLLOW.
2. EXTERNAL DEBT (MILLIONS)
1974 1975 1976
PUBLIC 131 168 204
PRIVATE 32 44 61
3. WE AGREE.
""",
        ["1 1 prose FIGURES-FOLLOW.", "2 1 heading EXTERNAL-(MILLIONS)", "- 0 table 1974-61", "3 1 prose WE-AGREE."],
        id="a title with a label above years",
    ),
    pytest.param(
        """
1. THE FOLLOWING TOOK PART IN THE TALKS OF THE TWO BOARDS ON THE BRIDGES:
AMBASSADOR TO THE UNITED STATES K. ROE;
HEAD OF THE SIXTH DEPARTMENT OF THE MINISTRY
J. DOE;
COUNSELOR OF EMBASSY I. POE.
IN ACCORDANCE WITH THE AGREEMENT, AN EXCHANGE OF VIEWS TOOK PLACE ON MAY 5.
""",
        ["1 1 prose THE-BRIDGES:", "- 0 list AMBASSADOR-POE.", "- 0 prose IN-5."],
        id="entries of one sentence with semicolons",
    ),
    pytest.param(
        """
1. EXIT ROUTES IN ORDER OF IMPORTANCE:
AIRCRAFT: TO THE COAST AND THE NORTH:
50 PERCENT;
TRUCKS: TO THE LANDING;
TRAIN: TO THE NORTH.
QUANTITY IS ESTIMATED AT 48,000 KILOS A YEAR IN UNKNOWN PROPORTIONS.
2. WE AGREE.
""",
        [
            "1 1 prose EXIT-IMPORTANCE:",
            "- 0 list AIRCRAFT:-NORTH.",
            "- 0 prose QUANTITY-PROPORTIONS.",
            "2 1 prose WE-AGREE.",
        ],
        id="entries with keys and semicolons",
    ),
    pytest.param(
        """
1. PROPOSED PROGRAM FOR THE PARTY OF THE MINISTER IS AS FOLLOWS:
JULY 29
EVENING -- DRINKS WITH THE BOARD AND DIRECTOR AT
CHARGE'S HOUSE
JULY 30
BREAKFAST -- SUGAR GROWERS
LUNCH -- CHANCELLOR
2. WE AGREE.
""",
        [
            "1 1 prose PROPOSED-FOLLOWS:",
            "- 0 heading JULY-29",
            "- 0 list EVENING-HOUSE",
            "- 0 heading JULY-30",
            "- 0 list BREAKFAST-CHANCELLOR",
            "2 1 prose WE-AGREE.",
        ],
        id="days with meals",
    ),
    pytest.param(
        """
THE SCHEDULE BELOW TAKES THE PLACE OF THAT SENT BY REFTEL. THE HOUR OF
ARRIVAL HAS BEEN MOVED UP.
MONDAY, MAY 3
4:45 P.M. ARRIVE AIRPORT; GREETED BY MRS. ROE.
5:05 P.M. MOTORCADE TO HOTEL.
TUESDAY, MAY 4
8:30 A.M. LEAVE HOTEL FOR AIRPORT WITH OFFICIAL PARTY.
9:30 A.M. WHEELS UP.
DRESS FOR DINNER IS LONG. MRS. DOE SHOULD HAVE A HAT FOR THE COAST,
WHERE THERE IS LITTLE SHADE.
""",
        [
            "- 0 prose THE-UP.",
            "- 0 heading MONDAY,-3",
            "- 0 list 4:45-HOTEL.",
            "- 0 heading TUESDAY,-4",
            "- 0 list 8:30-UP.",
            "- 0 prose DRESS-SHADE.",
        ],
        id="prose below the entries of the last day",
    ),
    pytest.param(
        """
2. UNLESS THE EMBASSIES OBJECT, THE GROUP WILL FOLLOW THIS TIMETABLE:
SATURDAY, FEBRUARY 21 --
DEPART LIMA AT 0905 HOURS ON SQ 121,
ARRIVE QUITO AT 1010 HOURS.
MONDAY, FEBRUARY 23 --
APPOINTMENTS AT 0830 AND 1030 HOURS.
3. WE AGREE.
""",
        [
            "2 1 prose UNLESS-TIMETABLE:",
            "- 0 heading SATURDAY,---",
            "- 0 list DEPART-HOURS.",
            "- 0 heading MONDAY,---",
            "- 0 list APPOINTMENTS-HOURS.",
            "3 1 prose WE-AGREE.",
        ],
        id="days with dashes",
    ),
    pytest.param(
        """
1. FOLLOWING ARE THE DAILY ACTIVITY REPORTS FROM THE BUREAUS.
AF - HELEN ROE, ACTING
COPPER: I SAW THE PRESIDENT OF THE COMPANY, WHO FEARS THAT THE RAIL ROUTE
WILL STAY CLOSED.
INR - H. DOE
NOTHING TO REPORT.
EUR/BMI - ANN POE
BOARD WILL MEET AGAIN.
""",
        [
            "1 1 prose FOLLOWING-BUREAUS.",
            "- 0 heading AF-ACTING",
            "- 0 prose COPPER:-CLOSED.",
            "- 0 heading INR-DOE",
            "- 0 prose NOTHING-REPORT.",
            "- 0 heading EUR/BMI-POE",
            "- 0 prose BOARD-AGAIN.",
        ],
        id="reports of officers",
    ),
    pytest.param(
        """
1. FOLLOWING IS THE REPORT OF THE BUREAU, AS IT WAS GIVEN ON MAY 5.
AF - HELEN ROE
2. WE AGREE.
""",
        ["1 1 prose FOLLOWING-5.", "- 0 heading AF-ROE", "2 1 prose WE-AGREE."],
        id="once is no report",
    ),
    pytest.param(
        """
1. I PROPOSE THAT OUR DEPUTIES MEET, WITHOUT PRESS, IN THE SPRING, ON:
(I) HOURS OF THE MARKETS
(II) THE FACILITY
(III) THE SURPLUS
I SHALL BE IN LIMA ON THE 21ST.
2. WE AGREE.
""",
        [
            "1 1 heading I-ON:",
            "I 2 prose HOURS-MARKETS",
            "II 2 prose THE-FACILITY",
            "III 2 prose THE-SURPLUS",
            "- 0 prose I-21ST.",
            "2 1 prose WE-AGREE.",
        ],
        id="a sentence below the last item of a list",
    ),
    pytest.param(
        """
3. NAMES AND FLIGHT OF THE SECOND GROUP ARE GIVEN HERE AS ASKED:
- HELEN ROE, BOARD
- JOHN DOE, INTERPRETER
THEY ARRIVE MAY 16 BY AIR.
4. WE AGREE.
""",
        ["3 1 prose NAMES-ASKED:", "- 0 list --INTERPRETER", "- 0 prose THEY-AIR.", "4 1 prose WE-AGREE."],
        id="a sentence below items with dashes",
    ),
    pytest.param(
        """
1. REQUESTS THE SECRETARY TO ESTABLISH A STANDING GROUP WHICH SHALL:
(A) COLLECT REPORTS OF ROADS;
(B) ADVISE GOVERNMENTS ON BRIDGES;
2. DECIDES THAT THE GROUP SHALL HAVE ELEVEN MEMBERS, (A) SEVEN FROM THE
REGION AND (B) FOUR FROM OTHER STATES;
""",
        [
            "1 1 prose REQUESTS-SHALL:",
            "A 2 prose COLLECT-ROADS;",
            "B 2 prose ADVISE-BRIDGES;",
            "2 1 prose DECIDES-STATES;",
        ],
        id="clauses with letters between numbers with letters inside",
    ),
    pytest.param(
        """
BUDGET --
IN THE MEETING THE BOARD DISTRIBUTED A PAPER SHOWING THE REQUESTS AS
FOLLOWS:
SECTION ASKED CUT
ROADS 9,140 265
BRIDGES 48,630 2,530
BOATS 17,215 265
THE NORTH AND THE COAST WERE FOR STANDING ON THE LOWER FIGURE, OTHERS FOR
WAITING. NEXT MEETING IS SET FOR AUGUST 10.
""",
        ["- 0 heading BUDGET---", "- 0 prose IN-FOLLOWS:", "- 0 table SECTION-265", "- 0 prose THE-10."],
        id="a table below a sentence, prose below it",
    ),
    pytest.param(
        """
1. POSTS ARE ASKED TO ANSWER THE QUESTIONS BELOW BEFORE THE VISIT.
A. OBJECTIVES
1. WHO ARE THE PEOPLE THAT THE PROGRAM SHOULD REACH IN THE COUNTRY?
2. HOW MANY ARE THEY?
B. ACTIVITIES
3. WHAT MATERIALS DO YOU USE?
4. WHICH ACTIVITIES TAKE MORE OF YOUR TIME THAN THEY ARE WORTH?
2. WE AGREE.
""",
        [
            "1 1 prose POSTS-VISIT.",
            "A 2 heading OBJECTIVES-OBJECTIVES",
            "1 3 prose WHO-COUNTRY?",
            "2 3 prose HOW-THEY?",
            "B 2 heading ACTIVITIES-ACTIVITIES",
            "3 3 prose WHAT-USE?",
            "4 3 prose WHICH-WORTH?",
            "2 1 prose WE-AGREE.",
        ],
        id="numbers that run on below the next title",
    ),
]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_reports(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


GROUPS = [
    pytest.param(
        """
2. PARTICIPANTS:
MEMBERS
CHAIRMAN AMOS T. ROE, GEORGIA, AND MRS. ROE
REP. CARL F. DOE, WASHINGTON
STAFF
JAMES POE, CHIEF COUNSEL
MISS RUTH ANNE HOE, CLERK
ESCORT OFFICERS
COL. PETER S. WEIR, USAF
3. ROOMS: EACH POST IS REQUESTED TO RESERVE NINE ROOMS.
""",
        [
            "2 1 prose PARTICIPANTS:-PARTICIPANTS:",
            "- 0 heading MEMBERS-MEMBERS",
            "- 0 list CHAIRMAN-WASHINGTON",
            "- 0 heading STAFF-STAFF",
            "- 0 list JAMES-CLERK",
            "- 0 heading ESCORT-OFFICERS",
            "- 0 list COL.-USAF",
            "3 1 prose ROOMS:-ROOMS.",
        ],
        id="titles of groups inside a list of persons",
    ),
    pytest.param(
        """
2. PARTICIPANTS:
REP. CARL F. DOE, WASHINGTON
JAMES POE, CHIEF COUNSEL
MISS RUTH ANNE HOE, CLERK
STAFF
3. ROOMS: EACH POST IS REQUESTED TO RESERVE NINE ROOMS.
""",
        ["2 1 prose PARTICIPANTS:-PARTICIPANTS:", "- 0 list REP.-STAFF", "3 1 prose ROOMS:-ROOMS."],
        id="one such word is an entry",
    ),
    pytest.param(
        """
1. THE FOLLOWING REPORT IS KEYED TO THE LETTERS OF THE CIRCULAR TELEGRAM.
A. COURTS. THERE HAS BEEN NO CHANGE SINCE THE LAST REPORT OF THIS EMBASSY.
B. FAIR TRIAL
NO CHANGE SINCE LAST REPORT.
C. FUNDING
ALL EXPENSES ARE CHARGED TO:
APPROPRIATION 1940113
ALLOTMENT 4011
D. SHIPS
ARRIVED: STAR, 4,000 TONS
""",
        [
            "1 1 prose THE-TELEGRAM.",
            "A 2 prose COURTS.-EMBASSY.",
            "B 2 heading FAIR-TRIAL",
            "- 0 prose NO-REPORT.",
            "C 2 heading FUNDING-FUNDING",
            "- 0 prose ALL-TO:",
            "- 0 list APPROPRIATION-4011",
            "D 2 heading SHIPS-SHIPS",
            "- 0 prose ARRIVED:-TONS",
        ],
        id="titles behind labels above short sentences",
    ),
    pytest.param(
        """
1. THE FOLLOWING ARE NEEDED BY THE BOARD OF THE COAST AND OF THE NORTH:
A. ROADS
OF STONE.
B. BOATS
2. WE AGREE.
""",
        ["1 1 prose THE-NORTH:", "A 2 prose ROADS-STONE.", "B 2 prose BOATS-BOATS", "2 1 prose WE-AGREE."],
        id="an item that goes on below a short row",
    ),
    pytest.param(
        """
1. SUMMARY: HIGHLIGHTS--
-- ITEMS ON THE COAST ARE FEW AND MOSTLY OF A CRITICAL KIND:
PAPER DOUBTS THAT THE ELECTIONS WILL LEAVE ROOM FOR NEW
ROADS;
-- ON THE NORTH, ALL DAILIES PRINT THE FULL STATEMENT OF THE
MINISTER, AND IMPLY THAT THE BOARD IS WAITING.
-- ON THE LANDING, REPORTS ARE FEW AND WILL REMAIN SO UNTIL
THE BOATS REACH IT. END SUMMARY.
2. WE AGREE.
""",
        [
            "1 1 summary SUMMARY:-HIGHLIGHTS--",
            "- 0 summary ---ROADS;",
            "- 0 summary ---WAITING.",
            "- 0 summary ---SUMMARY.",
            "2 1 prose WE-AGREE.",
        ],
        id="items of sentences, one of a single row",
    ),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_groups_and_titles(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


OWN_ROWS = [
    pytest.param(
        """
1. WE SEE THREE WAYS, AND WOULD LIKE TO HEAR WHICH OF THEM THE BOARD PREFERS:
OPTION ONE
LEAVE MATTERS AS THEY ARE.
OPTION TWO
NEW AGREEMENT, WHICH WOULD HAVE TO GO TO THE BOARD OF THE COAST. THIS
COULD TAKE MOST OF A YEAR.
2. WE AGREE.
""",
        [
            "1 1 prose WE-PREFERS:",
            "- 0 heading OPTION-ONE",
            "- 0 prose LEAVE-ARE.",
            "- 0 heading OPTION-TWO",
            "- 0 prose NEW-YEAR.",
            "2 1 prose WE-AGREE.",
        ],
        id="options with their numbers in words, above short sentences too",
    ),
    pytest.param(
        """
1. FIGURES OF THE BANK, IN MILLIONS OF DOLLARS, FOR THE MONTHS OF
JANUARY-JUNE:
                     1973      1974
EXPORTS, FOB          512       635
IMPORTS, CIF          468       704
NOTE: 1974 IMPORTS INCLUDE TWO BOATS.
2. WE AGREE TO ALL OF THIS AND WILL REPORT AS SOON AS WE HAVE HEARD MORE.
""",
        [
            "1 1 heading FIGURES-JANUARY-JUNE:",
            "- 0 table 1973-704",
            "- 0 prose NOTE:-BOATS.",
            "2 1 prose WE-MORE.",
        ],
        id="a note below a table",
    ),
    pytest.param(
        """
1. NEW GOVERNMENT IS AS FOLLOWS:
PRIME MINISTER - JOHN DOE
MINISTERS
FINANCE - HELEN ROE
ROADS - HENRY POE
MINISTERS OF STATE
BOATS - JANE COE
BRIDGES - JOE MOE
2. ALL WILL TAKE THEIR OATHS ON MAY 5 IN THE OLD HOUSE NEAR THE LANDING.
""",
        [
            "1 1 prose NEW-FOLLOWS:",
            "- 0 list PRIME-DOE",
            "- 0 heading MINISTERS-MINISTERS",
            "- 0 list FINANCE-POE",
            "- 0 heading MINISTERS-STATE",
            "- 0 list BOATS-MOE",
            "2 1 prose ALL-LANDING.",
        ],
        id="parts of a cabinet between rows with dashes",
    ),
    pytest.param(
        """
1. FOLLOWING IS SLATE:
CHAIRMAN
AMB. JOHN DOE
OFFICE OF ROADS
SECRETARY OF DELEGATION
MISS JANE COE
OFFICE OF BOATS
2. ALL WILL TRAVEL ON MAY 5 AND STAY AT THE OLD HOTEL NEAR THE LANDING.
""",
        [
            "1 1 prose FOLLOWING-SLATE:",
            "- 0 heading CHAIRMAN-CHAIRMAN",
            "- 0 list AMB.-ROADS",
            "- 0 heading SECRETARY-DELEGATION",
            "- 0 list MISS-BOATS",
            "2 1 prose ALL-LANDING.",
        ],
        id="officers of a delegation",
    ),
    pytest.param(
        """
1. RADIO GAVE THE NAMES OF THE NEW MINISTERS, OF WHOM THREE ARE NEW (STARS):
OLD OFFICE
DEFENSE, CIVIL SERVICE: THE PRESIDENT
* SECRETARY OF STATE: JOHN DOE
ECONOMIC MINISTRIES
FINANCE: HELEN ROE
* PLAN: HENRY POE
OTHER MINISTRIES
HEALTH: DR. JOE MOE
* JUSTICE: ANN COE
2. NOTES ON THE NEW MEMBERS FOLLOW BY AIRGRAM AS SOON AS WE HAVE ALL OF THEM.
""",
        [
            "1 1 prose RADIO-(STARS):",
            "- 0 heading OLD-OFFICE",
            "- 0 list DEFENSE,-DOE",
            "- 0 heading ECONOMIC-MINISTRIES",
            "- 0 list FINANCE:-POE",
            "- 0 heading OTHER-MINISTRIES",
            "- 0 list HEALTH:-COE",
            "2 1 prose NOTES-THEM.",
        ],
        id="parts of a cabinet between rows with keys",
    ),
    pytest.param(
        """
1. MINISTRY HAS SENT THE NAMES OF THE DELEGATION:
HEAD OF DELEGATION:
JOHN DOE, MINISTER OF ROADS
BORN ON THE COAST 1921; SPEAKS FRENCH
ACCOMPANYING:
MRS. DOE
MR. HENRY ROE, CLERK
2. PURPOSE OF TRAVEL IS TO SEE THE PORTS OF THE NORTHERN COAST AND TO TALK.
""",
        [
            "1 1 prose MINISTRY-DELEGATION:",
            "- 0 heading HEAD-DELEGATION:",
            "- 0 list JOHN-FRENCH",
            "- 0 heading ACCOMPANYING:-ACCOMPANYING:",
            "- 0 list MRS.-CLERK",
            "2 1 prose PURPOSE-TALK.",
        ],
        id="the head of a delegation and those with him",
    ),
    pytest.param(
        """
1. BOARD HAS NAMED THE FOLLOWING PERSONS FOR THE MEETING ON ROADS AND
BRIDGES:
REPRESENTATIVE
THE HONORABLE
HELEN Q. ROE
HEAD OF THE BOARD
ALTERNATE REPRESENTATIVE
DR. JOHN DOE
OFFICE OF BRIDGES
ADVISERS
MARY P. POE
HOUSE OF BOATS
2. THEY WILL ARRIVE ON MAY 5 AND LEAVE AS SOON AS THE MEETING HAS ENDED.
""",
        [
            "1 1 prose BOARD-BRIDGES:",
            "- 0 heading REPRESENTATIVE-REPRESENTATIVE",
            "- 0 list THE-BOARD",
            "- 0 heading ALTERNATE-REPRESENTATIVE",
            "- 0 list DR.-BRIDGES",
            "- 0 heading ADVISERS-ADVISERS",
            "- 0 list MARY-BOATS",
            "2 1 prose THEY-ENDED.",
        ],
        id="parts of a delegation",
    ),
    pytest.param(
        """
1. MEMBERS OF THE PARTY ARE AS FOLLOWS:
HON. JOHN DOE (IND.) AND MRS. DOE
HON. HELEN ROE (WASH.)
HON. MARY POE (MISS.) AND MR. POE
STAFF:
MR. HENRY MOE, DIRECTOR
MISS JANE COE, CLERK
2. PURPOSE OF TRAVEL IS TO SEE THE PORTS OF THE NORTHERN COAST AND TO TALK.
""",
        [
            "1 1 prose MEMBERS-FOLLOWS:",
            "- 0 list HON.-POE",
            "- 0 heading STAFF:-STAFF:",
            "- 0 list MR.-CLERK",
            "2 1 prose PURPOSE-TALK.",
        ],
        id="states in brackets end no sentence, and one group has a colon",
    ),
    pytest.param(
        """
1. THERE FOLLOW SHORT SKETCHES OF THE MINISTERS WHO ENTERED THE CABINET.
2. HELEN ROE - PUBLIC WORKS
BORN ABOUT 1937 ON THE COAST. SHE BUILT THE OLD BRIDGE IN 1961 AND LIKES
TO SPEAK OF IT.
3. CAPTAIN JOHN DOE - INTERIOR
BORN: NORTH LANDING, 1941
EDUCATION: SCHOOL OF BOATS
CAREER: MASTER OF A FERRY
LANGUAGES: FRENCH
4. MRS. MARY POE - SOCIAL AFFAIRS
FIRST WOMAN IN THE CABINET. SHE HEADED THE SCHOOL OF THE COAST FOR TEN
YEARS.
""",
        [
            "1 1 prose THERE-CABINET.",
            "2 1 heading HELEN-WORKS",
            "- 0 prose BORN-IT.",
            "3 1 heading CAPTAIN-INTERIOR",
            "- 0 list BORN:-FRENCH",
            "4 1 heading MRS.-AFFAIRS",
            "- 0 prose FIRST-YEARS.",
        ],
        id="sketches of persons, each with a title",
    ),
    pytest.param(
        """
1. TENTATIVE PROGRAM:
SUNDAY 12
1900 ARRIVAL, OLD HOTEL
MONDAY 13
0900 OPENING SESSION
1500 FIRST PLENARY
TUESDAY 14 - THURSDAY 16
COMMITTEES
FRIDAY 17
FIELD TRIP TO THE BRIDGES OF THE NORTHERN COAST
2. PRESS ARRANGEMENTS ARE IN THE HANDS OF THE BOARD, WHICH WILL REPORT.
""",
        [
            "1 1 prose TENTATIVE-PROGRAM:",
            "- 0 heading SUNDAY-12",
            "- 0 list 1900-HOTEL",
            "- 0 heading MONDAY-13",
            "- 0 list 0900-PLENARY",
            "- 0 heading TUESDAY-16",
            "- 0 list COMMITTEES-COMMITTEES",
            "- 0 heading FRIDAY-17",
            "- 0 list FIELD-COAST",
            "2 1 prose PRESS-REPORT.",
        ],
        id="days by number, and entries without a time",
    ),
    pytest.param(
        """
1. BOARD ASKED WHAT THE PLAN WOULD COST, AND WAS TOLD THAT IT HAS THREE PARTS:
- 12.5 MILLION FOR TRACK AND SIGNALS;
- 6 MILLION FOR BOATS;
- ADVICE, AMOUNT OPEN.
2. IT WILL MEET AGAIN IN MAY.
""",
        ["1 1 prose BOARD-PARTS:", "- 0 list --OPEN.", "2 1 prose IT-MAY."],
        id="a decimal after a dash is no label",
    ),
    pytest.param(
        """
1. TERM. FOUR YEARS, BEGINNING OCTOBER 1, 1976, WITH
(1) GROWTH OF 7 PERCENT IN EACH YEAR AFTER THE FIRST;
(2) CARRYOVER OF 11 PERCENT; AND
(3) A SWING BETWEEN GROUPS.
2. WE AGREED TO THIS, AND THE BOARD WILL GIVE ITS ANSWER BY THE END OF MAY.
""",
        [
            "1 1 prose TERM.-WITH",
            "1 2 prose GROWTH-FIRST;",
            "2 2 prose CARRYOVER-AND",
            "3 2 prose A-GROUPS.",
            "2 1 prose WE-MAY.",
        ],
        id="clauses that head rows with room above them",
    ),
    pytest.param(
        """
1. WE EXPECT THAT THE BOARD WILL, IN THE COURSE OF THE NEXT MONTH, AND IN
(A) ITS LETTER TO THE MINISTER ASK FOR THREE BRIDGES OR MORE, AND THEN
(B) SETTLE FOR TWO.
2. WE AGREED TO THIS, AND THE BOARD WILL GIVE ITS ANSWER BY THE END OF MAY.
""",
        ["1 1 prose WE-TWO.", "2 1 prose WE-MAY."],
        id="clauses below full rows stay in the sentence",
    ),
    pytest.param(
        """
1. WE EXPECT A LETTER, WITH
(A) A MAP OF THE COAST, AND (B) A LIST OF ALL THE BRIDGES THAT ARE OLD.
2. WE AGREED TO THIS, AND THE BOARD WILL GIVE ITS ANSWER BY THE END OF MAY.
""",
        ["1 1 prose WE-OLD.", "2 1 prose WE-MAY."],
        id="the second clause in the middle of a row",
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWN_ROWS)
def test_groups_days_and_clauses_on_rows_of_their_own(text: str, expected: list[str]) -> None:
    assert cut(text) == expected
