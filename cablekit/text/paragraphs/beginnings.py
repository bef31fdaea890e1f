"""Rows that may begin a paragraph: below blank rows, or with a label, a mark, a dash, a named part, indentation.

Strategy. One pattern finds them with their labels. It rejects most rows at their first two letters; in a stretch that
has columns every row is found.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from string import ascii_uppercase

from cablekit.text.paragraphs.labels import BEHIND_LABEL, LABEL_FORMS
from cablekit.text.paragraphs.tables import COLUMN

# beginnings of rows that may open a paragraph without a blank row above: a label, a mark, the dash of a list, a named
# part, or indentation. Each begins with one character, not with a repeat: most rows are rejected at that. What may be
# there or not is an alternative to nothing: a group that is repeated takes far longer
_PARTS = (
    *("SUMM", "COMM", "BEGIN", "EMBASSY", "CONSUL", "MISSION", "POST", "DEPART", "AMBASS", "ACTION", "INTRO"),
    *("BACKG", "RECOMM", "CONCL", "DISC"),
)
_OPENER = rf"""--?[ A-Z-]|\((?:\S{{1,4}}\)|[ ])|"\(?(?:\d\d?|[A-H])[.)][ ]
    |\d(?:\d?(?:[.;,:/)(A-Z]|-[ \d]|[ ](?:[.-]|[A-Z]{{2}}|AND[ ]\d))|\d{{3}}[ ]?(?:-[ ]?\d{{4}})?:)
    |[.][ ]|\*[ ]?\*|[A-Z][.)]|[IVX][IVX]{{1,3}}[.)]|[QA][.]?[ ]?:|{"|".join(_PARTS)}"""
_MAY_OPEN = rf"[ \t]|{_OPENER}"
# the first two letters of the rows above that begin with one: of a label, a roman number, a speaker, a part
_PAIRS = (
    *(f"{first}{second}" for first in ascii_uppercase for second in ".)"),
    *(f"{first}{second}" for first in "IVX" for second in "IVX"),
    *("Q.", "Q ", "Q:", "A.", "A ", "A:"),
    *(part[:2] for part in _PARTS),
)


def _not_any(pairs: Sequence[str]) -> str:
    """Return a pattern of what rows that begin with two letters, and not one of these, do not begin with.

    Most rows are rejected by it: letters that the same ones follow are tried together, the most common ones first.
    """
    letters: dict[str, str] = {}
    for first in ascii_uppercase:
        seconds = "".join(sorted({pair[1] for pair in pairs if pair[0] == first}))
        letters[seconds] = letters.get(seconds, "") + first
    groups = sorted(letters.items(), key=lambda group: -len(group[1]))
    return f"(?!{'|'.join(f'[{firsts}][^{seconds}]' for seconds, firsts in groups)})"


# a label, and a second one after it: "5. A. COCA" (1979LAPAZ02940); or one that lost its stop or its blank:
# "6 APPARISAL" (1974LAPAZ02148), "3; AT OPENING", "2, THE ROAD", "3 . THE", "8.CONCLUSIONS" (1979LAPAZ01225),
# "(2)HE DOES NOT" (1979LAPAZ04058), "A.THE"
_LABELS = rf"""(?:(?P<label>{LABEL_FORMS}){BEHIND_LABEL}(?:(?P<inner>[A-Z\d][.)]|\([A-Z\d]\)){BEHIND_LABEL}|)
    |(?P<bare>\d\d?(?:\.(?=[A-Z]{{2}}|[AI][ ][A-Z])|(?:[;,:/]|[ ][.])(?=[ ]{{1,2}}[A-Z])|(?=[ ][A-Z]{{2}}))
        |[A-K]\.(?=[A-Z]{{2}})|\((?:\d{{1,2}}|[A-Z]|[IVX]{{2,4}})\)(?=[A-Z]{{2}}))[ ]?|)"""
# the quotation mark before a label: "\"1. EXPRESSES" in a resolution, each paragraph of which is opened
_QUOTED = r'(?:"(?=\(?(?:\d|[A-H][.)][ ]))|)'
#: rows that may begin a paragraph: rows below blank ones, and rows that look like a beginning; with their labels
PARAGRAPH = re.compile(
    rf"\n{_not_any(_PAIRS)}(?:(?P<blank>\n+)|(?=(?P<may_open>{_MAY_OPEN})))(?P<indent>[ \t]*){_QUOTED}{_LABELS}",
    re.VERBOSE,
)
#: the same for every row, for texts with tables
PARAGRAPH_OR_ROW = re.compile(
    rf"\n(?:(?P<blank>\n+)|(?=(?P<may_open>{_MAY_OPEN}))|)(?P<indent>[ \t]*){_QUOTED}{_LABELS}", re.VERBOSE
)
LIST_ROW = re.compile(r"\s*-{1,2}(?:\s{1,4}\S|[^\s\d-])")
#: an item of a list, which may continue on one more row, on several indented ones, or to a semicolon: only another
#: beginning follows it
LIST_ITEM = re.compile(
    rf"""{LIST_ROW.pattern}[^\n]*+
    (?:(?:\n[ ]{{2,}}(?!{_OPENER}|[ ])[^\n]++)+|(?:\n(?![ \t]*(?:{_OPENER}))[^\n]++){{1,5}}(?<=;)
        |\n(?![ \t]*(?:{_OPENER}))[^\n]++)?
    (?=\n(?:\n|[ \t]*(?:{_OPENER}))|\n?$)""",
    re.VERBOSE,
)
#: blank rows
BLANK = re.compile(r"\n\n+")


def candidates(text: str) -> Iterable[re.Match[str]]:
    """Find the rows that may begin a paragraph: every row of a stretch between blank rows that has columns."""
    ends = [*(match.start() for match in BLANK.finditer(text)), len(text)]
    return chain.from_iterable(
        (PARAGRAPH_OR_ROW if COLUMN.search(text, start, end) else PARAGRAPH).finditer(text, start, end)
        for start, end in pairwise(ends)
    )
