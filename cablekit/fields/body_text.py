"""Where the text of the message begins (format guide 7).

Strategy. The text has no label; a numbered paragraph or a summary opens it, and a telegram repeated in it shows that
labels below belong to that telegram. Every other line is text if no other field claims it.
"""

import re

from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Page

#: the beginning of a telegram repeated in the text, which has labels of its own: "FOLLOWING REPEAT BONN 123", "FOL SENT
#: ACTION SECSTATE" (1975STATE216177), "FOLLOWING TELEGRAM FROM BONN REPEATED", "FOLLOWING BONN 123 DTD MAY 3", "QUOTE
#: S E C R E T CAIRO 8944", "QTE"; and of a sentence about what follows: "FOLLOWING IS TEXT OF". Not that of a subject's
#: second row: `FOLLOWING REPEATED FLOODS`, `FOLLOWING THE TALKS`, `QUOTE THE ROAD UNQUOTE`
REPEATED = re.compile(
    r"""^(?:THE\s+)?FOL(?:LOWING|G)?\s+
            (?:(?:IS|ARE|WAS|WERE|FOR|SENT|RECEIVED|RELAYED|TELEGRAMS?|TELS?|CABLES?|TEXT|QUOTE|QTE)\b
            |(?:REPEAT(?:ED|S)?|RPTD?)\b\s*
                (?:[:.]|$|(?:FOR|TO|FROM|TEXT)\b|(?:OF\s)?(?:[A-Z]{3,}\s){1,3}(?<!SINCE\s)\d{3,6}\b|.{1,40}\s(?:DTD|DATED)\b)
            |(?:MESSAGES?|MSGS?|AIRGRAM|(?:[A-Z]{3,}\s){1,3}\d{3,6})\s
                (?:.{0,60}\s)?(?:SENT|RECEIVED|REPEAT(?:ED)?|RPTD?|RELAYED|DTD|DATED|IS|WAS|QUOTE|QTE)\b)
        |^\W?(?:QUOTE|QTE)\b(?!.*\bUNQ)""",
    re.VERBOSE,
)
#: the end of the row above it: "REPEATED FOR YOUR INFORMATION. QUOTE:"
REPEATS = re.compile(r"\b(?:QUOTE|QTE)[:. ]{0,2}$")
#: "1. ", "1.  ", "(A) ", "A. ", "1) ", "6 APPARISAL" is not one: a label needs its mark; nor is the row of a subject
#: `1.4, ROADS` or `(04.10): RIVERS`
PARAGRAPH_NUMBER = re.compile(r"^\(?\d{1,3}\s?[.)](?!\d{1,2}[,)])|^\d{1,3}\s?\.?-\s|^(?:BEGIN\s+)?SUMMARY\b")

#: "ERROR READING TEXT INDEX FILE; TELEGRAM TEXT FOR THIS MRN IS UNAVAILABLE", "EXPAND ERROR ENCOUNTERED" (FG 9)
LOST_TEXT = re.compile(r"ERROR\s+READING\s+TEXT|TELEGRAM\s+TEXT\s+FOR\s+THIS\s+MRN|EXPAND\s+ERROR\s+ENCOUNTERED")

_NUMBERED = frozenset("0123456789(SB")
_PLAIN = frozenset("ACDEGHIJKLMNOPRUVWXYZ")


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim a numbered paragraph or a summary, and, without being sure, a repeated telegram."""
    head = text[0]
    if "Q" in text and text[-8:].rstrip(":. ").endswith(("QUOTE", "QTE")) and REPEATS.search(text):
        return Claim(Kind.TEXT, text, sure=False)
    if head in _PLAIN:
        return None
    if head in _NUMBERED and PARAGRAPH_NUMBER.match(text):
        return Claim(Kind.TEXT, text)
    return Claim(Kind.TEXT, text, sure=False) if REPEATED.match(text) else None


def is_lost(text: str) -> bool:
    """Whether a line says that the text is lost."""
    return LOST_TEXT.search(text) is not None


def read() -> None:
    """Return nothing: the package `text` reads the text."""


#: the beginnings of numbered paragraphs, summaries and repeated telegrams: "1. ", "(12", "SUM", "THE", "'QU"
_HEADS = re.compile(r"\(?\d|SUM|BEG|THE|FOL|\W?Q[UT]")

FIELD = Field(read=read, heads=_HEADS, words=("Q",), opens=opens)
