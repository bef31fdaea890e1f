"""The words at the ends and beginnings of rows: whether a sentence goes on there, or has ended."""

import re

from cablekit.values import ends_sentence
from cablekit.vocabulary import MONTH_NAME

#: initials with stops at the end of a row, which end no sentence: "ROE, U.S.N.", "D.V.M."
INITIALS = re.compile(r"(?:^|[^A-Z])[A-Z]\.[A-Z]\.(?:[A-Z]\.)?$")
#: the last word of a row that the next continues: "RECEPTION AT THE"
GOES_ON = re.compile(r"\b(?:THE|AN?|OF|AND|OR|TO|FOR|IN|BY|WITH|FROM|AS|AT|ON|OVER|FOLLOWING)$")
#: the last word of a row that is no title: "THE LAKES THAT", "IN CLEARING TODAY'S"
UNFINISHED = re.compile(
    r"\b(?:THE|AN?|OF|AND|OR|TO|FOR|IN|BY|WITH|FROM|AS|AT|ON|OVER|FOLLOWING|UNDER|BETWEEN|INTO|UPON|ABOUT|AGAINST"
    r"|DURING|WITHIN|THAT|WHICH|WHO|IS|ARE|WAS|WERE|HAS|HAVE|HAD|WILL|WOULD|WHETHER|SHOULD|CAN|BE|BUT|IF|WHEN|WHILE|ITS|HIS|THEIR|THIS|THESE|NOT|HE|WE|THEY|IT)$"
    r"|[A-Z]'S$"
)
#: words that begin the second row of a sentence, and no text: "WITH THE BOARD", "COULD AGREE", "TAKEN BY"
CONTINUES = re.compile(
    r"(?:OF|AND|OR|TO|BY|WITH|FROM|THAT|WHICH|WHO|WHOSE|THAN|IS|ARE|WAS|WERE|BE|BEEN|HAS|HAVE|HAD|WILL|WOULD"
    r"|SHOULD|COULD|CAN|MAY(?! \d)|MUST|NOT|BUT|TAKEN|GIVEN|MADE)\b"
)
#: words that begin no paragraph: "WHO HAD ASKED FOR IT", "OF THE ROAD"
INSIDE = re.compile(r"(?:WHO|WHOM|WHOSE|WHICH|THAN|OF|AND|OR)\b")
#: a month or a unit that a number follows: "HIS OFFICE ON MARCH", "TALKS ON SALT-", "IN FY"
COUNTED = re.compile(
    rf"(?:(?<=[A-Z\d])-|\b(?:{MONTH_NAME}"
    r"|FY|CY|PARA(?:GRAPH)?S?|(?<!\bOR )(?<!\bIS )(?<!\bSAID )NOS?\.|ARTICLE|SECTION|CHAPTER|TABLE))$"
)
#: a row shorter than this was ended by its author
SHORT = 45
#: the most characters of a last word, with the blank above it
_LAST_WORD = 10
#: the most characters of an abbreviation in brackets behind a name, with the first bracket: "(WASH."
_IN_BRACKETS = 7
#: abbreviations that end no sentence, and titles
_SHORTENED = (
    "MIN",
    "MINS",
    "HR",
    "HRS",
    "EST",
    "APPROX",
    "TEL",
    "EXT",
    "NO",
    "JR",
    "SR",
    "INC",
    "LTD",
    "CO",
    "SEC",
    "FED",
    "GOVT",
)
_TITLES = ("MR", "MRS", "MS", "DR", "GEN", "COL", "SEN", "REP", "PROF", "GOV", "ASST", "DEPT", "SECY")
_ABBREVIATIONS = frozenset(f"{word}." for word in (*_SHORTENED, *_TITLES))
#: the ends of words before a letter that names something, and is no initial: "PARAGRAPH B.", "SECTION A."
_LETTERED = (
    *("REF", "TEL", "PARA", "GRAPH", "PART", "TION", "ITEM", "POINT", "ANNEX", "TABLE", "GROUP", "PLAN", "TYPE"),
    *("CLASS", "PHASE", " AND", " OR"),
)


def goes_on(row: str) -> bool:
    """Whether a row ends with a word that the next continues: `RECEPTION AT THE`."""
    return GOES_ON.search(row, max(0, len(row) - _LAST_WORD)) is not None


def is_cut(row: str) -> bool:
    """Whether a row ends with a word that ends no title: `THE LAKES THAT`."""
    return UNFINISHED.search(row, max(0, len(row) - _LAST_WORD)) is not None


def is_sentence(row: str) -> bool:
    """Whether a row ends a sentence, and not in an abbreviation."""
    return ends_sentence(row) and not is_abbreviated(row)


def is_abbreviated(row: str) -> bool:
    """Whether a row ends with an abbreviation, a title before a name or an initial: `50 MINS.`, `LUNCH WITH DR.`,
    `MINISTER HELEN B.`, `HELEN ROE (WASH.)`; `SEE REF A.` ends a sentence."""
    before, _, last = row.rstrip(")").rpartition(" ")
    if last[-1:] != ".":
        return False
    if last[0] == "(" and row[-1] == ")" and len(last) <= _IN_BRACKETS:
        return True
    last = last.lstrip("(")
    if last.rpartition("-")[2] in _ABBREVIATIONS:
        return True
    if len(last) == len("B."):
        return (
            last[0].isalpha()
            and last != "I."
            and before.rpartition(" ")[2].isalpha()
            and not before.endswith(_LETTERED)
        )
    return INITIALS.search(last) is not None
