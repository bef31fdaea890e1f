"""Words next to a number in the running text, which show whether it cites a telegram or counts something.

Strategy. Words that cite come before a station; counted things follow a number, usually in the plural. After a citation
the sentence continues with a mark, a verb or a short word.
"""

import re

#: words after a number: " WORKERS STRUCK"
WORDS_BEHIND = re.compile(r" (?P<first>[A-Z]{2,20})(?: (?P<second>[A-Z]{2,20}))?")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: words before numbers in prose that never end a station's name: for an early exit
BEFORE_NUMBERS = _words(
    """
    A ABOUT ABOVE AFTER AN AND ANOTHER APPROXIMATELY APRIL APR AROUND AT AUGUST AUG BE BEFORE BY DECEMBER DEC DOLS EVERY
    EXCEED FEBRUARY FEB FIRST FOR FROM IN IS JANUARY JAN JULY JUL JUNE JUN LAST LEAST MARCH MAR MAY NEARLY NOVEMBER NOV
    OCTOBER OCT OF ON ONLY OR OVER SEPTEMBER SEPT SEP SOME THAN THAT THE THESE TO UNTIL WAS WERE WITH
    """
)
#: nouns for a telegram or airgram between station and number
NOUNS = frozenset(["TELEGRAM", "TELEGRAMS", "TEL", "TELS", "CABLE", "CABLES", "MESSAGE", "NO.", "NR.", "NUMBER"])
AIRGRAMS = frozenset(["AIRGRAM", "AIRGRAMS"])
#: words that cite before a station
CITES = _words("SEE REF REFS PER CF CF. RE VIDE ALSO FOLLOWING FOL REPEAT REPEATING") | NOUNS | AIRGRAMS
#: words that cite before IN and BY
TOLD = _words(
    """
    REPORTED OUTLINED DISCUSSED DESCRIBED CONTAINED STATED SURVEYED REQUESTED INSTRUCTED TRANSMITTED FORTH NOTED
    EXPLAINED MENTIONED GIVEN PROVIDED CITED QUOTED SUGGESTED PROPOSED RAISED SUMMARIZED INDICATED REFERRED
    CONVEYED AUTHORIZED ANTICIPATED ADVISED INFORMED SUBMITTED FORWARDED
    """
)
#: words that cite before an airgram
SENT = _words("TRANSMITTED REPORTED OUTLINED DESCRIBED CONTAINED FORWARDED SUBMITTED CONVEYED SUMMARIZED ENCLOSED")
#: before a place that a traveller's hour or a number may follow
TRAVELS = _words(
    """
    ARRIVE ARRIVED ARRIVES ARRIVING ARR AR LEAVE LEAVES LEAVING LV LEFT DEPART DEPARTS DEPARTED DEPARTING DEP
    ETA ETD
    """
)
#: before a station whose number is not an hour, although it looks like one
WITH = frozenset(["WITH", "OF"])
#: counted things whose words do not end in S
_COUNTED = _words(
    """
    MEN WOMEN PEOPLE CHILDREN PERSONNEL AIRCRAFT KM PERCENT PCT MILLION BILLION THOUSAND MT FEET HRS LOCAL GMT Z
    HOUR DAY YEAR MILE FOOT TON MAN POLICE CATTLE SHEEP DWT KW MW DM
    """
)
#: words that end in S, follow a citation and are not counted: verbs and captions
_VERBS = _words(
    """
    IS AS HAS WAS THIS ITS DOES REPORTS STATES SAYS CONTAINS PROVIDES GIVES DESCRIBES DISCUSSES REQUESTS
    INDICATES OUTLINES REFERS TRANSMITS CONVEYS NOTES SUGGESTS ASKS REFLECTS REMAINS SUMMARIZES EXPLAINS
    AUTHORIZES INSTRUCTS SETS MAKES SHOWS APPLIES ANSWERS CONCERNS REGARDS COVERS DEALS FOLLOWS PARAS PARAGRAPHS
    SECTIONS RECOMMENDS PROPOSES RAISES CITES QUOTES CONFIRMS US SEPTELS PRESENTS POSES SUPPORTS ADDRESSES
    ENUMERATES PERTAINS SPEAKS CALLS STRESSES NODIS EXDIS LIMDIS STADIS
    """
)
#: words that follow a citation and begin nothing counted: LIMA 2500 AND TWO OTHERS
_PLAIN = _words(
    """
    AND OR WE I HE IT THEY YOU THE A AN TO OF IN ON AT BY FOR FROM WITH THAT WHICH WHO WERE ARE HAD HAVE WILL WOULD
    SHOULD MAY CAN SAY SENT SAID GAVE SET MADE TOLD ASKED STATED REPORTED REQUESTED NOTED CONTAINED DESCRIBED DATED DTG
    DTD NOTAL RE REGARDING CONCERNING NOT ALSO BUT IF WHEN WHILE SINCE PARA SECTION
    """
)
#: the words for the Department, whose numbers have six digits
DEPARTMENTS = ("DEPARTMENT'S", "DEPT'S")
#: words that mean a station but may also come before people
BARE = frozenset(["MY", "OUR", "YOUR", "EMBASSY'S", "CONSULATE'S", "MISSION'S", *DEPARTMENTS])
NAMES_ALONE = frozenset(["EMBASSY", "CONSULATE", "MISSION", "DEPARTMENT", "DEPT", "DEPT."])


def is_thing(line: str, end: int) -> bool:
    """Whether the word after a number is a measure or people, in any context: `400 MILES`, `0930 LOCAL`."""
    match = WORDS_BEHIND.match(line, end)
    return match is not None and (match["first"] in _COUNTED or match["first"] in ("MILES", "HOURS", "METERS", "TONS"))


def is_count(line: str, end: int, number: str) -> bool:
    """Whether a number counts the words after it: `2500 WORKERS`, `2347 AUTO WORKERS`, `400 MILES`."""
    match = WORDS_BEHIND.match(line, end)
    if match is None:
        return False
    first, second = match["first"], match["second"] or ""
    if _is_plural(first):
        return True
    if first in _PLAIN or first in _VERBS or (first.endswith("ED") and not number.endswith("00")):
        return False
    return _is_plural(second)


def _is_plural(word: str) -> bool:
    """Whether a word after a number may be counted by it."""
    return word in _COUNTED or (word.endswith("S") and word not in _VERBS)


def goes_on(line: str, end: int) -> bool:
    """Whether a sentence continues after a number as it does after a citation: a mark, a verb, a short word."""
    match = WORDS_BEHIND.match(line, end)
    return match is None or match["first"] in _PLAIN or match["first"] in _VERBS or match["first"].endswith("ED")
