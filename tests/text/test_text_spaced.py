"""Texts with blank rows between the rows of timetables, tables and lists too, and rows that are indented."""

import pytest
from test_text_bare import cut

SPACED = [
    pytest.param(
        """
3. TOTAL WAS TEN.

REMARKS

AA. INCREASE REFLECTS NEW ROADS.

BB. ITEM 3 IS LESS.

4. WE AGREE.
""",
        [
            "3 1 prose TOTAL-TEN.",
            "- 0 heading REMARKS-REMARKS",
            "AA 2 prose INCREASE-ROADS.",
            "BB 2 prose ITEM-LESS.",
            "4 1 prose WE-AGREE.",
        ],
        id="double letters with a stop",
    ),
    pytest.param(
        "1(A). ROADS ARE OLD.\n\n1(B). BOATS ARE OLD.\n\n2. WE AGREE.",
        ["1(A) 2 prose ROADS-OLD.", "1(B) 2 prose BOATS-OLD.", "2 1 prose WE-AGREE."],
        id="a number with a letter in brackets, and a stop",
    ),
    pytest.param(
        "1. HE FLEW WITH\nAA. IT WAS LATE.\n\n2. WE AGREE.",
        ["1 1 prose HE-LATE.", "2 1 prose WE-AGREE."],
        id="a double letter that ends a sentence",
    ),
    pytest.param(
        """
1. BACKGROUND ON FIRM FOLLOWS:

(1) NAME: BOATS OF THE COAST.

(2) OFFICERS:

     J. K. DOE, 55 PERCENT
     S. P. ROE, 30 PERCENT
     ESTATE OF R. POE, 15 PERCENT

2. WE AGREE TO THIS.
""",
        [
            "1 1 prose BACKGROUND-FOLLOWS:",
            "1 2 prose NAME:-COAST.",
            "2 2 prose OFFICERS:-OFFICERS:",
            "- 0 list J.-PERCENT",
            "2 1 prose WE-THIS.",
        ],
        id="initials of persons are no labels",
    ),
    pytest.param(
        """
1. OFFICERS OF THE FIRM ARE:

C. ROE, CHAIRMAN

D. POE, CLERK

2. WE AGREE TO THIS.
""",
        ["1 1 prose OFFICERS-ARE:", "- 0 heading C.-CHAIRMAN", "- 0 heading D.-CLERK", "2 1 prose WE-THIS."],
        id="an initial below a colon, and below a person",
    ),
    pytest.param(
        """
1. FIRM HAS:

A. FERRIES

B. ROADS, BRIDGES AND A CANAL

C. BOATS, ALL OF WHICH ARE OLD

2. WE AGREE TO THIS.
""",
        [
            "1 1 prose FIRM-HAS:",
            "A 2 prose FERRIES-FERRIES",
            "B 2 prose ROADS,-CANAL",
            "C 2 prose BOATS,-OLD",
            "2 1 prose WE-THIS.",
        ],
        id="letters of a list above words with a comma",
    ),
    pytest.param(
        """
14. PROPOSED LEVELS

A) SUMMARY
                        ROADS    BRIDGES    BOATS
- LOW LEVEL             6         2         4
- NEXT LEVEL            6         2         4

B) REASONS FOR THE LEVELS ARE GIVEN BELOW.
""",
        [
            "14 1 heading PROPOSED-LEVELS",
            "A 2 summary SUMMARY-SUMMARY",
            "- 0 table ROADS-4",
            "B 2 prose REASONS-BELOW.",
        ],
        id="the heads of columns right below a title",
    ),
    pytest.param(
        """
1. SCHEDULE IS:

MONDAY, MAY 5

9:00 A.M.  ARRIVE LIMA.

10:30 A.M. CALL ON MINISTER.

TUESDAY, MAY 6

8:00 A.M.  LEAVE FOR THE COAST, WITH A STOP AT THE
           OLD LANDING.

2. PLEASE CONFIRM.
""",
        [
            "1 1 prose SCHEDULE-IS:",
            "- 0 heading MONDAY,-5",
            "- 0 list 9:00-MINISTER.",
            "- 0 heading TUESDAY,-6",
            "- 0 list 8:00-LANDING.",
            "2 1 prose PLEASE-CONFIRM.",
        ],
        id="days alike, double spaced",
    ),
    pytest.param(
        """
1. PLANE WILL GO AS FOLLOWS:

0900Z  LEAVE LIMA

1130Z  ARRIVE QUITO

1300Z  LEAVE QUITO

2. PLEASE CONFIRM.
""",
        ["1 1 prose PLANE-FOLLOWS:", "- 0 list 0900Z-QUITO", "2 1 prose PLEASE-CONFIRM."],
        id="24 hours with zulu and no day",
    ),
    pytest.param(
        """
1. EVENTS OF MAY 5:

0900 - A CROWD OF SOME TWO HUNDRED PERSONS GATHERED IN FRONT OF THE BOARD
AND ASKED TO SEE THE CHAIRMAN. HE CAME OUT AND SPOKE TO THEM FOR SOME TIME.
THE CROWD LISTENED AND THEN WENT AWAY IN THE DIRECTION OF THE LANDING.
ON THE WAY WINDOWS WERE BROKEN. NOBODY WAS HURT.

1130 - POLICE CLOSED THE ROAD TO THE LANDING AND TOLD THE OWNERS OF BOATS TO
STAY AWAY FROM THE RIVER. THE OWNERS DID NOT AGREE AND SENT A NOTE TO THE
BOARD, WHICH MET IN THE AFTERNOON AND DECIDED TO OPEN THE ROAD AGAIN ON THE
NEXT DAY. THE NOTE WAS NOT ANSWERED.

1500 - THE ROAD WAS QUIET AND THE BOARD MET WITH THE OWNERS IN THE OLD HOUSE
OF THE FERRY, WHERE THEY TALKED UNTIL LATE IN THE EVENING ABOUT THE BOATS
AND THE PRICE OF A CROSSING, WITHOUT RESULT. THEY WILL MEET AGAIN TOMORROW
AT THE SAME PLACE.
""",
        ["1 1 heading EVENTS-5:", "- 0 prose 0900-HURT.", "- 0 prose 1130-ANSWERED.", "- 0 prose 1500-PLACE."],
        id="chronicle of long entries",
    ),
    pytest.param(
        """
1. RESULTS ARE:

12.50 PERCENT OF ROADS ARE CLOSED.

13.40 PERCENT OF BRIDGES ARE OLD.

14.10 PERCENT OF BOATS LEAK.
""",
        ["1 1 prose RESULTS-ARE:", "- 0 prose 12.50-CLOSED.", "- 0 prose 13.40-OLD.", "- 0 prose 14.10-LEAK."],
        id="figures not times",
    ),
    pytest.param(
        """
1. BOARD NOTES:

1950 WAS A BAD YEAR.

1951 WAS A GOOD ONE.

1952 WAS LIKE 1950.
""",
        ["1 1 heading BOARD-NOTES:", "- 0 prose 1950-YEAR.", "- 0 prose 1951-ONE.", "- 0 prose 1952-1950."],
        id="years not times",
    ),
    pytest.param(
        """
1. PLAN IS:

     MONDAY, MAY 5

     0900    ARRIVE.
     1000    CALL ON MINISTER ROE.

     TUESDAY, MAY 6

     1100    LEAVE.

2. PLEASE CONFIRM.
""",
        [
            "1 1 prose PLAN-IS:",
            "- 0 heading MONDAY,-5",
            "- 0 list 0900-ROE.",
            "- 0 heading TUESDAY,-6",
            "- 0 list 1100-LEAVE.",
            "2 1 prose PLEASE-CONFIRM.",
        ],
        id="indented timetable",
    ),
    pytest.param(
        """
1. PLAN IS:

MAY 5

MORNING:    ARRIVE LIMA.

AFTERNOON:  CALL ON MINISTER.

EVENING:    FREE.

2. PLEASE CONFIRM.
""",
        ["1 1 prose PLAN-IS:", "- 0 heading MAY-5", "- 0 list MORNING:-FREE.", "2 1 prose PLEASE-CONFIRM."],
        id="parts of the day",
    ),
    pytest.param(
        """
1. PLAN IS:

0900  ARRIVE
1000  CALL ON MINISTER
1200  LEAVE

EMBASSY WILL CONFIRM THE HOUR OF DEPARTURE AS SOON AS THE MINISTER HAS
ANSWERED.

2. PLEASE CONFIRM.
""",
        ["1 1 prose PLAN-IS:", "- 0 list 0900-LEAVE", "- 0 prose EMBASSY-ANSWERED.", "2 1 prose PLEASE-CONFIRM."],
        id="prose below a timetable",
    ),
    pytest.param(
        """
MAY 5, 1976

THE BOARD MET AND HEARD THE MINISTER ON THE ROAD TO THE LANDING, WHICH IS
CLOSED.

MAY 6, 1976

THE BOARD DID NOT MEET.
""",
        ["- 0 heading MAY-1976", "- 0 prose THE-CLOSED.", "- 0 heading MAY-1976", "- 0 prose THE-MEET."],
        id="dates alone with prose",
    ),
    pytest.param(
        """
1. STOCKS ARE:

               MAY      JUNE

ROADS           12        14

BRIDGES          3         4

TOTAL           15        18

2. PLEASE CONFIRM.
""",
        ["1 1 prose STOCKS-ARE:", "- 0 table MAY-18", "2 1 prose PLEASE-CONFIRM."],
        id="double spaced table",
    ),
    pytest.param(
        """
1. STOCKS ARE:

               MAY      JUNE
ROADS           12        14
BRIDGES          3         4

               COAST    RIVER
BOATS           12        14
FERRIES          3         4

2. PLEASE CONFIRM.
""",
        ["1 1 prose STOCKS-ARE:", "- 0 table MAY-4", "- 0 table COAST-4", "2 1 prose PLEASE-CONFIRM."],
        id="two tables with heads",
    ),
    pytest.param(
        """
1. STOCKS ARE:

               MAY      JUNE

ROADS           12        14

NORTHERN DISTRICTS

BRIDGES          3         4

2. PLEASE CONFIRM.
""",
        [
            "1 1 prose STOCKS-ARE:",
            "- 0 table MAY-14",
            "- 0 heading NORTHERN-DISTRICTS",
            "- 0 table BRIDGES-4",
            "2 1 prose PLEASE-CONFIRM.",
        ],
        id="table with title between",
    ),
    pytest.param(
        """
1. FORM:

1. ROADS          12        14

2. BRIDGES         3         4

3. BOATS           5         6
""",
        ["1 1 heading FORM:-FORM:", "1 2 table ROADS-14", "2 2 table BRIDGES-4", "3 2 table BOATS-6"],
        id="form rows with labels",
    ),
    pytest.param(
        """
1. MEMBERS ARE:

HELEN ROE, CHAIRMAN

JOHN DOE, ENGINEER

STAFF:

MISS ANN POE, SECRETARY

2. PLEASE CONFIRM.
""",
        [
            "1 1 prose MEMBERS-ARE:",
            "- 0 list HELEN-ENGINEER",
            "- 0 heading STAFF:-STAFF:",
            "- 0 heading MISS-SECRETARY",
            "2 1 prose PLEASE-CONFIRM.",
        ],
        id="names below colon",
    ),
    pytest.param(
        """
1. WE NEED:

TWO JEEPS

THREE TENTS

ONE RADIO WITH BATTERIES

2. PLEASE CONFIRM.
""",
        ["1 1 prose WE-NEED:", "- 0 list TWO-BATTERIES", "2 1 prose PLEASE-CONFIRM."],
        id="phrases below colon",
    ),
    pytest.param(
        """
1. WE GIVE BELOW THE COMMUNIQUE AS ISSUED:

JOINT STATEMENT

VISIT OF MINISTER ROE

TALKS ON ROADS

THE MINISTER CAME TO LIMA ON MAY 5 AND WAS MET BY THE CHAIRMAN OF THE BOARD
AT THE LANDING.
""",
        [
            "1 1 prose WE-ISSUED:",
            "- 0 heading JOINT-STATEMENT",
            "- 0 prose VISIT-ROE",
            "- 0 prose TALKS-ROADS",
            "- 0 prose THE-LANDING.",
        ],
        id="titles below colon 2",
    ),
    pytest.param(
        """
1. WE NEED:

-- TWO JEEPS;

-- THREE TENTS, OF WHICH ONE
WITH A STOVE;

-- ONE RADIO.

2. PLEASE CONFIRM.
""",
        ["1 1 prose WE-NEED:", "- 0 list ---RADIO.", "2 1 prose PLEASE-CONFIRM."],
        id="dash items",
    ),
    pytest.param(
        """
1. WE THINK:

-- THE ROAD WILL BE CLOSED.

-- THE BRIDGE IS OLD.

-- BOATS ARE NEEDED.

2. PLEASE CONFIRM.
""",
        [
            "1 1 prose WE-THINK:",
            "- 0 prose ---CLOSED.",
            "- 0 prose ---OLD.",
            "- 0 prose ---NEEDED.",
            "2 1 prose PLEASE-CONFIRM.",
        ],
        id="dash sentences",
    ),
    pytest.param(
        """
1. WE THINK:

-- ROADS OF THE NORTH AND THE SOUTH IN A BAD STATE AFTER THE RAINS OF THE
SPRING;

-- BRIDGES OLD AND TOO NARROW FOR THE TRUCKS OF THE BOARD AND OF THE ARMY
OF THE COAST.

2. PLEASE CONFIRM.
""",
        ["1 1 prose WE-THINK:", "- 0 prose ---SPRING;", "- 0 prose ---COAST.", "2 1 prose PLEASE-CONFIRM."],
        id="dash sentences of two rows each",
    ),
    pytest.param(
        """
     THE BOARD MET ON MAY 5 AND HEARD THE MINISTER ON THE ROAD TO THE
LANDING.

     THE MINISTER SAID THAT THE ROAD TO THE LANDING IS CLOSED BECAUSE OF
FLOODS.
     TOOK PART FOR THE BOARD:
        HELEN ROE
        JOHN DOE
     THE BOARD WILL MEET AGAIN IN JUNE IF THE MINISTER CAN COME TO THE
LANDING.
""",
        [
            "- 0 prose THE-LANDING.",
            "- 0 prose THE-FLOODS.",
            "- 0 heading TOOK-BOARD:",
            "- 0 list HELEN-DOE",
            "- 0 prose THE-LANDING.",
        ],
        id="indented paragraphs",
    ),
    pytest.param(
        """
TEXT FOLLOWS:

ARTICLE I
THE PARTIES AGREE TO OPEN THE ROAD.

ARTICLE II
THE PARTIES AGREE TO CLOSE THE BRIDGE.
""",
        [
            "- 0 prose TEXT-FOLLOWS:",
            "- 0 heading ARTICLE-I",
            "- 0 quoted THE-ROAD.",
            "- 0 heading ARTICLE-II",
            "- 0 quoted THE-BRIDGE.",
        ],
        id="article",
    ),
    pytest.param(
        """
1. WORK:
(A) ROADS:
(1) COSTS:
(AA) STONE - 12
(BB) SAND - 14
(2) MEN:
(B) BRIDGES.
""",
        [
            "1 1 heading WORK:-WORK:",
            "A 2 heading ROADS:-ROADS:",
            "1 3 heading COSTS:-COSTS:",
            "AA 4 prose STONE-12",
            "BB 4 prose SAND-14",
            "2 3 prose MEN:-MEN:",
            "B 2 prose BRIDGES.-BRIDGES.",
        ],
        id="twins",
    ),
    pytest.param(
        """
1. BOARD MET
(AA) MEMBERS AND DECIDED.
2. WE AGREE.
""",
        ["1 1 prose BOARD-DECIDED.", "2 1 prose WE-AGREE."],
        id="twin acronym",
    ),
    pytest.param(
        """
TUESDAY, MAY 27 - LIMA

07:00 A.M. -

08:20 A.M. - LEAVE HOTEL
09:00 A.M. - CALL ON MINISTER

WEDNESDAY, MAY 28 - QUITO - LIMA

0900 - LEAVE
""",
        ["- 0 heading TUESDAY,-LIMA", "- 0 list 07:00-MINISTER", "- 0 heading WEDNESDAY,-LIMA", "- 0 list 0900-LEAVE"],
        id="day with place",
    ),
    pytest.param(
        """
1. PLAN:

AUGUST 23: 0830, BRIEFING.

           1000, CALL ON ROE.

AUGUST 24: 0730, LEAVE.

2. OK.
""",
        ["1 1 prose PLAN:-PLAN:", "- 0 list AUGUST-ROE.", "- 0 list AUGUST-LEAVE.", "2 1 prose OK.-OK."],
        id="dated with times",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPACED)
def test_paragraphs_between_blank_rows(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


BETWEEN = [
    pytest.param(
        """
BORDER TALKS (CONF)
THE JOINT COMMITTEE MET AT THE LANDING ON MAY 5 AND DID NOT AGREE.

HARBORS (LOU):

THE BOARD WILL MEET AGAIN.
""",
        ["- 0 heading BORDER-TALKS", "- 0 prose THE-AGREE.", "- 0 heading HARBORS-HARBORS", "- 0 prose THE-AGAIN."],
        id="a title with its classification right above its text",
    ),
    pytest.param(
        """
THE MINISTER SAID THAT THE ROAD TO THE LANDING WILL BE CLOSED (LOU)
AND THAT IT WILL BE OPENED AGAIN.

2. WE AGREE.
""",
        ["- 0 prose THE-AGAIN.", "2 1 prose WE-AGREE."],
        id="not a remark in brackets at the end of a full row",
    ),
    pytest.param(
        """
1. PLEASE TELL THE BOARD IF THEY ARE IN TOWN:
LIMA - DR. ROE, ROYAL MUSEUM OF THE COAST AND OF THE NORTH
QUITO - MR. DOE, BOARD
LA PAZ - MRS. POE, MINISTRY
BOGOTA - DR. HOE, LIBRARY.

2. WE AGREE.
""",
        ["1 1 prose PLEASE-TOWN:", "- 0 list LIMA-LIBRARY.", "2 1 prose WE-AGREE."],
        id="names and posts below a colon",
    ),
    pytest.param(
        """
1. WE PROPOSE THE LIST BELOW, BESIDES THE PARTY:
   FOREIGN MINISTER
   MINISTER OF ROADS
   DIRECTOR ROE
IF THE DEPARTMENT WISHES A SMALLER TABLE, THE LAST TWO COULD BE ASKED
LATER.

2. WE AGREE.
""",
        ["1 1 prose WE-PARTY:", "- 0 list FOREIGN-ROE", "- 0 prose IF-LATER.", "2 1 prose WE-AGREE."],
        id="phrases between a sentence and prose",
    ),
    pytest.param(
        """
1. THE MINISTER SAID:
THE ROAD TO THE LANDING WILL BE CLOSED UNTIL THE RAINS END AND THE RIVER
FALLS, AND THE BRIDGE, TOO.
""",
        ["1 1 prose THE-SAID:", "- 0 prose THE-TOO."],
        id="prose below a colon",
    ),
    pytest.param(
        """
               MAY      JUNE

ROADS           12        14

OF WHICH CLOSED:

BRIDGES          3         4

2. WE AGREE.
""",
        ["- 0 table MAY-4", "2 1 prose WE-AGREE."],
        id="a title with a colon inside a table",
    ),
    pytest.param(
        """
ROADS:

ROADS           12        14
PATHS            5         6

BRIDGES:

BRIDGES          3         4
FERRIES          1         2

2. WE AGREE.
""",
        [
            "- 0 heading ROADS:-ROADS:",
            "- 0 table ROADS-6",
            "- 0 heading BRIDGES:-BRIDGES:",
            "- 0 table BRIDGES-2",
            "2 1 prose WE-AGREE.",
        ],
        id="titles with a colon above tables",
    ),
    pytest.param(
        """
PERSONS ARRESTED:                        1,208
BOATS SEIZED:                              344
HOUSES FOUND:                               19
     COURTS ARE SLOW AND FEW OF THEM HAVE YET BEEN HEARD IN THE NORTH.
THE NEW LAW IS NOT KNOWN.
""",
        ["- 0 table PERSONS-19", "- 0 prose COURTS-KNOWN."],
        id="indented prose below a table",
    ),
    pytest.param(
        """
A. ROE, HELEN

   BORN: LIMA, MARCH 3, 1921.
   SCHOOLS: LAW DEGREE, 1946;
   TWO YEARS ABROAD.
ROE IS THE ONLY MEMBER OF THE BOARD WHO KNOWS THE RIVER. SHE WILL SPEAK.

B. DOE, JOHN
""",
        ["A 1 heading ROE,-HELEN", "- 0 list BORN:-ABROAD.", "- 0 prose ROE-SPEAK.", "B 1 prose DOE,-JOHN"],
        id="prose below indented rows",
    ),
    pytest.param(
        """
1. THE BOARD CAN BE REACHED AT
     12 MAIN STREET,
     LIMA
AND HAS ASKED THAT ALL LETTERS BE SENT THERE BEFORE THE END OF MAY.
""",
        ["1 1 prose THE-MAY."],
        id="not prose that goes on below an indented address",
    ),
    pytest.param(
        """
     THE BOARD MET ON MAY 5 AND HEARD THE MINISTER ON THE ROAD TO THE
LANDING.

     THE MINISTER SAID THAT THE ROAD TO THE LANDING IS CLOSED BECAUSE OF
FLOODS.

(A)  A LIST OF ROADS;
     AND

(B)  A LIST OF BOATS.
""",
        ["- 0 prose THE-LANDING.", "- 0 prose THE-FLOODS.", "A 1 prose A-AND", "B 1 prose A-BOATS."],
        id="AND between two items",
    ),
    pytest.param(
        """
1. POINTS:

-- THE COST OF THE ROAD TO THE LANDING IS KNOWN AND IS NOT TO BE PAID
BY THE BOARD.

-- THE COST OF THE BRIDGE IS NOT KNOWN, AND THE BOARD WILL NOT PAY FOR
IT BEFORE MAY.
-- THE BOATS ARE OLD.

2. WE AGREE.
""",
        [
            "1 1 heading POINTS:-POINTS:",
            "- 0 prose ---BOARD.",
            "- 0 prose ---MAY.",
            "- 0 prose ---OLD.",
            "2 1 prose WE-AGREE.",
        ],
        id="items that are sentences of several rows",
    ),
    pytest.param(
        """
1. NAMES ARE:
- A. COAST
- HELEN ROE - LAW
- JOHN DOE - ROADS
- B. NORTH
- ANN POE - LAW
2. OTHERS ARE:
- A. COAST - NONE
- B. NORTH - PAUL HOE
3. WE AGREE.
""",
        [
            "1 1 prose NAMES-ARE:",
            "A 2 heading COAST-COAST",
            "- 0 list --ROADS",
            "B 2 prose NORTH-NORTH",
            "- 0 prose --LAW",
            "2 1 prose OTHERS-ARE:",
            "A 2 prose COAST-NONE",
            "B 2 prose NORTH-HOE",
            "3 1 prose WE-AGREE.",
        ],
        id="letters behind dashes that begin again",
    ),
    pytest.param(
        """
I. AIM

A. ROADS

1. ROADS ARE OLD.

2. ROADS ARE CLOSED.

B. BRIDGES

3. BRIDGES ARE OLD.
""",
        [
            "- 0 heading I.-AIM",
            "A 1 heading ROADS-ROADS",
            "1 2 prose ROADS-OLD.",
            "2 2 prose ROADS-CLOSED.",
            "B 1 heading BRIDGES-BRIDGES",
            "3 2 prose BRIDGES-OLD.",
        ],
        id="letters of titles between running numbers",
    ),
    pytest.param(
        """
1. FORM:

(8) FULL-TIME PERM.  12200     13000     14100
(9) PIT              ---       ---       ---
(10) TOTAL MAN-HRS.
                     18236     20180     22800

2. WE AGREE.
""",
        [
            "1 1 heading FORM:-FORM:",
            "8 2 table FULL-TIME-14100",
            "9 2 table PIT----",
            "10 2 table TOTAL-22800",
            "2 1 prose WE-AGREE.",
        ],
        id="a label row whose figures are below",
    ),
    pytest.param(
        """
2. PRICES:

(PERCENT CHANGE)
               WHOLESALE     CONSUMER
MAY              -7.2           3.4
JUNE             -6.1           5.5

3. WE AGREE.
""",
        ["2 1 heading PRICES:-PRICES:", "- 0 table (PERCENT-5.5", "3 1 prose WE-AGREE."],
        id="units above a table",
    ),
    pytest.param(
        """
MAY 20:
LV LIMA ON SN 548 AT 6:30 P.M.
AR QUITO 7:40 A.M.

MAY 28:
LV QUITO, SK 552 5:05 P.M.
AR BOGOTA 6:25 P.M.

4. WE AGREE.
""",
        ["- 0 heading MAY-20:", "- 0 list LV-A.M.", "- 0 heading MAY-28:", "- 0 list LV-P.M.", "4 1 prose WE-AGREE."],
        id="travel below days with colons",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BETWEEN)
def test_titles_and_lists_inside_pieces(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


MORE = [
    pytest.param(
        """
1. PLAN:

OCTOBER 14:  LANDING 1710. REST FREE.

OCTOBER 15:  0830, BRIEFING.

             1000, CALL ON ROE,
             DIRECTOR OF THE BOARD.

2. WE AGREE.
""",
        ["1 1 prose PLAN:-PLAN:", "- 0 list OCTOBER-FREE.", "- 0 list OCTOBER-BOARD.", "2 1 prose WE-AGREE."],
        id="two blanks behind a date",
    ),
    pytest.param(
        """
ROADS                        MR. ROE
BRIDGES                      MR. DOE

DEPUTIES OF STATE:

PLAN                         MR. POE
SPORTS                       MR. HOE

3. WE AGREE.
""",
        ["- 0 table ROADS-DOE", "- 0 heading DEPUTIES-STATE:", "- 0 table PLAN-HOE", "3 1 prose WE-AGREE."],
        id="a title with a colon between rows of names is one",
    ),
    pytest.param(
        """
D) IF A LOAN IS NEEDED, ASK FOR IT BY TELEGRAM AND GIVE FOR EACH PERSON

FULL NAME
DATE OF BIRTH
NUMBER OF PASSPORT
DESTINATION.

2. WE AGREE.
""",
        ["D 1 prose IF-PERSON", "- 0 prose FULL-DESTINATION.", "2 2 prose WE-AGREE."],
        id="a list below a sentence that goes on",
    ),
    pytest.param(
        """
2. ROE AND DOE OF THE EMBASSY OF THE COAST HERE ARE STILL

AWAITING INSTRUCTIONS FROM THE MINISTRY REGARDING A LETTER

TO US ON THE ROAD. THEY WILL CALL.

3. WE AGREE.
""",
        ["2 1 prose ROE-CALL.", "3 1 prose WE-AGREE."],
        id="a blank row in mid-sentence below the first row of a paragraph",
    ),
    pytest.param(
        """
2. THE HOME OFFICE INFORMED THE EMBASSY ON JANUARY 26

THAT IT IS CONSULTING THE POLICE.

THAT IS ALL WE KNOW.
""",
        ["2 1 prose THE-POLICE.", "- 0 prose THAT-KNOW."],
        id="THAT below a blank row",
    ),
    pytest.param(
        """
1. TEXT:

     WHEN I LAST STOOD IN THIS HALL MY COUNTRY WAS SELLING PAPER TO
EIGHTEEN OF ITS MEMBERS.
     WE HAVE BEEN GIVEN:
     - A PLEDGE;
     - A CODE.
     AND WE HAVE ALSO BEEN GIVEN, I AM TOLD, A STUDY OF THE CODE, OF WHICH
THERE IS NO COPY.
     A TREE PLANTED IN THE YEAR OF THE PLEDGE WILL BE CUT WHEN THE PLEDGE
HAS BEEN RENEWED.

2. WE AGREE.
""",
        [
            "1 1 heading TEXT:-TEXT:",
            "- 0 prose WHEN-MEMBERS.",
            "- 0 prose WE-GIVEN:",
            "- 0 list --CODE.",
            "- 0 prose AND-COPY.",
            "- 0 prose A-RENEWED.",
            "2 1 prose WE-AGREE.",
        ],
        id="indented paragraphs without blank rows",
    ),
    pytest.param(
        """
4. MINISTERS DEFEATED:
   LABOR (ROE)
   HOUSING (POE).
MINISTERS OF FINANCE AND AGRICULTURE WERE RETURNED, THE LATTER BY 31
VOTES.

5. WE AGREE.
""",
        ["4 1 prose MINISTERS-DEFEATED:", "- 0 list LABOR-(POE).", "- 0 prose MINISTERS-VOTES.", "5 1 prose WE-AGREE."],
        id="indented entries below a colon, above prose",
    ),
    pytest.param(
        """
3. COSTS:

   ROUND TRIPS (12 TRIPS TO THE COAST, THE LANDING,
   THE NORTH)                                     1,140
   COURIER                                          210
   MEDICAL                                          600

4. WE AGREE.
""",
        ["3 1 heading COSTS:-COSTS:", "- 0 table ROUND-600", "4 1 prose WE-AGREE."],
        id="an entry of a table of two rows, the first without figures",
    ),
    pytest.param(
        """
2. COSTS:

RECEPTION                    11,000
RESERVE                       1,450

TOTAL                        30,000
                             (DOLLARS 1,764)

3. WE AGREE.
""",
        ["2 1 heading COSTS:-COSTS:", "- 0 table RECEPTION-1,764)", "3 1 prose WE-AGREE."],
        id="a figure in the place of a column below a total",
    ),
    pytest.param(
        """
1. THE BOARD

-    3.   URGES ALL:

-    (A)  TO OPEN ROADS;

-    (B)  TO CLOSE BRIDGES;

-    4.   WILL MEET AGAIN.
""",
        [
            "1 1 prose THE-BOARD",
            "3 1 heading URGES-ALL:",
            "A 2 prose TO-ROADS;",
            "B 2 prose TO-BRIDGES;",
            "4 1 prose WILL-AGAIN.",
        ],
        id="labels behind dashes are no items",
    ),
    pytest.param(
        """
1. PAPER CAME.

2. IT IS OLD.

3. BEGIN TEXT

I. AIM

1. ROADS ARE OLD.

2. ROADS ARE CLOSED.

II. STATE

3. BRIDGES ARE OLD.

4. BOATS ARE OLD.

END TEXT

4. WE AGREE.
""",
        [
            "1 1 prose PAPER-CAME.",
            "2 1 prose IT-OLD.",
            "3 1 quoted BEGIN-TEXT",
            "I 2 heading AIM-AIM",
            "1 3 quoted ROADS-OLD.",
            "2 3 quoted ROADS-CLOSED.",
            "II 2 heading STATE-STATE",
            "3 3 quoted BRIDGES-OLD.",
            "4 3 quoted BOATS-OLD.",
            "- 0 quoted END-TEXT",
            "4 1 prose WE-AGREE.",
        ],
        id="a quotation has numbers of its own",
    ),
]


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_blank_rows_that_part_and_others(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


PARTIES = [
    pytest.param(
        """
2.  MEMBERS OF PARTY:

REP. PAUL W. ROE (D-KANSAS), CHAIRMAN, AND MRS.
ROE

REP. ANTHONY J. DOE (D-RHODE ISLAND) AND MRS. DOE

REP. EDNA B. POE (D-ARKANSAS)

3.  WE AGREE.
""",
        ["2 1 prose MEMBERS-PARTY:", "- 0 list REP.-(D-ARKANSAS)", "3 1 prose WE-AGREE."],
        id="persons with their party below a colon",
    ),
    pytest.param(
        """
4. SENATE:

-- UNION OF THE CENTER --------------------- 119

-- SOCIALISTS ------------------------------  67
-- OTHERS ----------------------------------  22

5. WE AGREE.
""",
        ["4 1 heading SENATE:-SENATE:", "- 0 table ---22", "5 1 prose WE-AGREE."],
        id="dashes for the blanks of rows with dashes",
    ),
    pytest.param(
        """
5. TRADE:

EXPORTS (FOB)     1,061     OF WHICH TO US     439
   OIL              610
   COCOA            103
IMPORTS (CIF)       875     OF WHICH FROM US   316

6. WE AGREE.
""",
        ["5 1 heading TRADE:-TRADE:", "- 0 table EXPORTS-316", "6 1 prose WE-AGREE."],
        id="a table below indented rows of it",
    ),
    pytest.param(
        """
2. PROGRAM:

-     -- JUNE 30 ARRIVE LIMA, MEETING WITH
OFFICER, SUPPER.

-     -- JULY 1-3; LIMA

-     -- JULY 4-6: QUITO

-     -- JULY 7-10: BOGOTA

3. WE AGREE.
""",
        ["2 1 heading PROGRAM:-PROGRAM:", "- 0 list --BOGOTA", "3 1 prose WE-AGREE."],
        id="items with dashes of two rows, half of them",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_persons_and_rows_with_dashes(text: str, expected: list[str]) -> None:
    assert cut(text) == expected
