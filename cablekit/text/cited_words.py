"""Words beside a number of the running text, which tell whether it cites a telegram or counts something.

Strategy. Words that cite precede a station; what is counted follows a number, as a rule in the plural. After a
citation the sentence continues with a mark, a verb or a short word.
"""

import re

#: words after a number: " WORKERS STRUCK"
WORDS_BEHIND = re.compile(r" (?P<first>[A-Z]{2,20})(?: (?P<second>[A-Z]{2,20}))?")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: words that are before numbers in prose, never the end of a station's name: a short way out
BEFORE_NUMBERS = _words(
    """
    A ABOUT ABOVE AFTER AN AND ANOTHER APPROXIMATELY APRIL APR AROUND AT AUGUST AUG BE BEFORE BY DECEMBER DEC DOLS EVERY
    EXCEED FEBRUARY FEB FIRST FOR FROM IN IS JANUARY JAN JULY JUL JUNE JUN LAST LEAST MARCH MAR MAY NEARLY NOVEMBER NOV
    OCTOBER OCT OF ON ONLY OR OVER SEPTEMBER SEPT SEP SOME THAN THAT THE THESE TO UNTIL WAS WERE WITH
    """
)
#: what a telegram or airgram is called between station and number
NOUNS = frozenset(["TELEGRAM", "TELEGRAMS", "TEL", "TELS", "CABLE", "CABLES", "MESSAGE", "NO.", "NR.", "NUMBER"])
AIRGRAMS = frozenset(["AIRGRAM", "AIRGRAMS"])
#: words that cite before a station
CITES = _words("SEE REF REFS PER CF CF. RE VIDE ALSO FOLLOWING FOL REPEAT REPEATING") | NOUNS | AIRGRAMS
#: and before IN and BY
TOLD = _words(
    """
    REPORTED OUTLINED DISCUSSED DESCRIBED CONTAINED STATED SURVEYED REQUESTED INSTRUCTED TRANSMITTED FORTH NOTED
    EXPLAINED MENTIONED GIVEN PROVIDED CITED QUOTED SUGGESTED PROPOSED RAISED SUMMARIZED INDICATED REFERRED
    CONVEYED AUTHORIZED ANTICIPATED ADVISED INFORMED SUBMITTED FORWARDED
    """
)
#: of a place a traveller's hour or somebody's number may follow
TRAVELS = _words(
    """
    ARRIVE ARRIVED ARRIVES ARRIVING ARR AR LEAVE LEAVES LEAVING LV LEFT DEPART DEPARTS DEPARTED DEPARTING DEP
    ETA ETD
    """
)
#: before a station whose number may be an hour all the same
WITH = frozenset(["WITH", "OF"])
#: what is counted, where the word has no S at its end
_COUNTED = _words(
    """
    MEN WOMEN PEOPLE CHILDREN PERSONNEL AIRCRAFT KM PERCENT PCT MILLION BILLION THOUSAND MT FEET HRS LOCAL GMT Z
    HOUR DAY YEAR MILE FOOT TON MAN POLICE CATTLE SHEEP DWT KW MW DM
    """
)
#: words with an S at their end that follow a citation and are not counted
_VERBS = _words(
    """
    IS AS HAS WAS THIS ITS DOES REPORTS STATES SAYS CONTAINS PROVIDES GIVES DESCRIBES DISCUSSES REQUESTS
    INDICATES OUTLINES REFERS TRANSMITS CONVEYS NOTES SUGGESTS ASKS REFLECTS REMAINS SUMMARIZES EXPLAINS
    AUTHORIZES INSTRUCTS SETS MAKES SHOWS APPLIES ANSWERS CONCERNS REGARDS COVERS DEALS FOLLOWS PARAS PARAGRAPHS
    SECTIONS RECOMMENDS PROPOSES RAISES CITES QUOTES CONFIRMS US SEPTELS PRESENTS POSES SUPPORTS ADDRESSES
    ENUMERATES PERTAINS SPEAKS CALLS STRESSES
    """
)
#: words that end in nothing counted: LIMA 2500 AND TWO OTHERS
_PLAIN = _words(
    """
    AND OR WE I HE IT THEY YOU THE A AN TO OF IN ON AT BY FOR FROM WITH THAT WHICH WHO WERE ARE HAD HAVE WILL WOULD
    SHOULD MAY CAN SAY SENT SAID GAVE SET MADE TOLD ASKED STATED REPORTED REQUESTED NOTED CONTAINED DESCRIBED DATED DTG
    DTD NOTAL RE REGARDING CONCERNING NOT ALSO BUT IF WHEN WHILE SINCE PARA SECTION
    """
)
#: a word that stands for a station and may have people as well
BARE = frozenset(["MY", "OUR", "YOUR", "EMBASSY'S", "CONSULATE'S", "MISSION'S", "DEPARTMENT'S", "DEPT'S"])
NAMES_ALONE = frozenset(["EMBASSY", "CONSULATE", "MISSION", "DEPARTMENT", "DEPT", "DEPT."])


def is_thing(line: str, end: int) -> bool:
    """Whether the word after a number is a measure or people, whatever is before it: `400 MILES`, `0930 LOCAL`."""
    match = WORDS_BEHIND.match(line, end)
    return match is not None and (match["first"] in _COUNTED or match["first"] in ("MILES", "HOURS", "METERS", "TONS"))


def is_count(line: str, end: int, number: str) -> bool:
    """Whether what follows a number is what it counts: `2500 WORKERS`, `2347 AUTO WORKERS`, `400 MILES`."""
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
    """Whether a word after a number may be what it counts."""
    return word in _COUNTED or (word.endswith("S") and word not in _VERBS)


def goes_on(line: str, end: int) -> bool:
    """Whether a sentence continues after a number as it does after a citation: a mark, a verb, a short word."""
    match = WORDS_BEHIND.match(line, end)
    return match is None or match["first"] in _PLAIN or match["first"] in _VERBS or match["first"].endswith("ED")
