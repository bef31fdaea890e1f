"""Where paragraphs begin: at blank rows, labels, items, named parts, and where a table begins or ends.

Strategy. `PARAGRAPH` finds the rows at which a paragraph may begin, with their labels; only where rows have
columns is each row asked. The text is given with two line ends before it, so that its first row is found like any.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from cablekit.text.paragraphs.labels import BEHIND_LABEL, LABEL_FORMS, Labels, Outline
from cablekit.values import ends_sentence
from cablekit.vocabulary import DISTRIBUTION, MARK

# how a row begins that may open a paragraph though no blank row stands above it: with a label, a mark, the dash of a
# list, a named part; or indented
_OPENER = r"""-{1,2}[ A-Z]|\(\S{1,4}\)|\([ ]|\d{1,2}(?:[.)(A-Z]|[ ](?:-|[A-Z]{2}|AND[ ]\d))|[A-Z][.)]
    |[IVX]{2,4}[.)]|SUMM|COMM|BEGIN|EMBASSY|CONSUL|MISSION|POST|DEPART|AMBASS|ACTION|INTRO|BACKG|RECOMM|CONCL|DISC"""
_MAY_OPEN = rf"[ \t]|{_OPENER}"
# a label, and a second one behind it: "5. A. COCA" (1979LAPAZ02940); or one that lost its stop or its blank:
# "6 APPARISAL" (1974LAPAZ02148), "8.CONCLUSIONS" (1979LAPAZ01225), "(2)HE DOES NOT" (1979LAPAZ04058)
_LABELS = rf"""(?:(?P<label>{LABEL_FORMS}){BEHIND_LABEL}(?:(?P<inner>[A-Z\d][.)]|\([A-Z\d]\)){BEHIND_LABEL})?
    |(?P<bare>\d{{1,2}}\.(?=[A-Z]{{2}})|\d{{1,2}}(?=[ ][A-Z]{{2}})|\((?:\d{{1,2}}|[A-Z])\)(?=[A-Z]{{2}}))[ ]?)?"""
#: rows that may begin a paragraph: those below blank ones, and those that look like it; with their labels
PARAGRAPH = re.compile(rf"\n(?:(?P<blank>\n+)|(?=(?P<may_open>{_MAY_OPEN})))(?P<indent>[ \t]*){_LABELS}", re.VERBOSE)
#: the same of every row, for texts with tables
PARAGRAPH_OR_ROW = re.compile(
    rf"\n(?:(?P<blank>\n+)|(?=(?P<may_open>{_MAY_OPEN}))|)(?P<indent>[ \t]*){_LABELS}", re.VERBOSE
)
#: behind a label: "(C) ", "(LOU) ", "(U)", "((S) " (1979LAPAZ02023), "(C/NOFORN) "
PARAGRAPH_MARK = re.compile(rf"\({{1,2}}\s?(?P<mark>{MARK})(?:/(?:{'|'.join(DISTRIBUTION)}))?\s?\)\s*")
#: named parts that open a paragraph
HEADING = re.compile(
    r"""(?:BEGIN\s{1,3})?(?P<name>(?:SUMMARY|(?:(?:EMBASSY|CONSULATE|MISSION|POST|DEPARTMENT|AMBASSADOR'S)\s)?COMMENTS?|
        ACTION(?:\s{1,3}REQUESTED)?|RECOMMENDED\sACTION|INTRODUCTION|BACKGROUND|RECOMMENDATIONS?|CONCLUSIONS?|DISCUSSION)
        (?:\sAND\s(?:COMMENTS?|INTRODUCTION|CONCLUSIONS?|RECOMMENDATIONS?|ACTION\sREQUESTED))?)
        (?:\s{0,3}:|\s{0,3}\.(?=\s|$)|\s{0,3}-(?=[\s-])|[ ]{0,3}(?=\n|$))\s*""",
    re.VERBOSE,
)
#: a gap between columns: three blanks inside a row
COLUMN = re.compile(r"   (?<=[^\n ]   )")
LIST_ROW = re.compile(r"\s*-{1,2}(?:\s\S|[^\s\d-])")
#: rows with nothing on them
BLANK = re.compile(r"\n\n+")
#: an item of a list on one row: nothing but another beginning stands below it
LIST_ITEM = re.compile(rf"{LIST_ROW.pattern}[^\n]*(?=\n(?:\n|[ \t]*(?:{_OPENER}))|$)", re.VERBOSE)

#: a row longer than this is no heading, whatever stands above it
_LINE = 72
#: a row shorter than this was ended by its author
SHORT = 45
#: rows of a paragraph: where they start, where they go on behind their labels, and where they end
Block = tuple[int, int, int]


def blocks(text: str, *, tables: bool) -> Iterator[tuple[int, Block, Labels]]:
    """Part the text at blank rows and labels: index of the first row, the rows, the labels at their head.

    A blank row in mid-sentence parts nothing (1979STATE331361); a table is parted from the prose above and below it.
    """
    columns = _Tables(text) if tables else None
    outline = Outline(text)
    labels: Labels = []
    start = at = place = 0
    row = first = -2
    for match in _candidates(text) if tables else PARAGRAPH.finditer(text):
        blank, _, _, typed, _, bare = match.groups()
        end, begin = match.start(), match.start(3)
        row, place = row + text.count("\n", place, begin), begin
        label = outline.label(typed, bare) if typed or bare else None
        opens = not start or (blank and label) or _opens(text, match, label, outline, start)
        if columns:
            opens = columns.open(row, bool(opens), one_row=text.find("\n", start, end) < 0)
        if opens:
            if start:
                yield first, (start, at, end), labels
            labels, at = outline.labels(match, label, announced=text[end - 1] == ":" and bool(labels))
            start, first = begin, row
    yield first, (start, at, len(text)), labels


def _candidates(text: str) -> Iterable[re.Match[str]]:
    """The rows that may begin a paragraph: between blank rows with columns between them, each row."""
    ends = [*(match.start() for match in BLANK.finditer(text)), len(text)]
    return chain.from_iterable(
        (PARAGRAPH_OR_ROW if COLUMN.search(text, start, end) else PARAGRAPH).finditer(text, start, end)
        for start, end in pairwise(ends)
    )


def _opens(text: str, match: re.Match[str], label: str | None, outline: Outline, start: int) -> bool:
    """Whether a row opens a paragraph; `start`: that of the block above it."""
    blank, may_open, indent = match.group("blank", "may_open", "indent")
    if blank and indent:
        return True
    if not blank and not may_open:
        return False
    end, place = match.start(), match.end("indent")
    up = text.rfind("\n", 0, end) + 1
    above = text[up:end]
    if blank:
        return not _goes_on(text, place, above, one_row=up == start)
    if label:
        return bool(indent) or _ended(above) or outline.expects(label)
    if LIST_ROW.match(text, place):
        listed = LIST_ITEM.match(text, up) and LIST_ITEM.match(text, place)
        return not listed and _ended(above) and not has_columns(_row(text, place))
    if PARAGRAPH_MARK.match(text, place):
        return _ended(above)
    if HEADING.match(text, place):
        return _ended(above) and above != "BEGIN"
    return bool(indent) and not above[0].isspace() and len(above) < 66 and ends_sentence(above)


def _goes_on(text: str, place: int, above: str, *, one_row: bool) -> bool:
    """Whether a sentence goes on behind a blank row: the row above it fills its line and ends no sentence."""
    if len(above) < (_LINE if one_row else SHORT) or ends_sentence(above) or above.endswith((")", '"', "]", "-")):
        return False
    return text[place] != "-" and not has_columns(above) and not HEADING.match(text, place)


def _row(text: str, start: int) -> str:
    """The row from a place on."""
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def _ended(above: str) -> bool:
    """Whether what a row says has come to its end there."""
    return ends_sentence(above) or above.endswith(")") or len(above) < SHORT or has_columns(above)


class _Tables:
    """Which rows of a text have columns: two below each other make a table, one makes none."""

    def __init__(self, text: str) -> None:
        self.rows = text[2:].split("\n")
        self.columns = [*map(has_columns, self.rows), False]
        for index, (has, below) in enumerate(pairwise(self.columns)):
            if below and not has and COLUMN.search(self.rows[index]):  # the head of a table may have but one gap
                self.columns[index] = True
        self.inside = False

    def open(self, row: int, opens: bool, *, one_row: bool) -> bool:
        """Whether a row opens a paragraph: if it does so anyway, or if a table begins or ends with it."""
        has, below = self.columns[row], self.columns[row + 1]
        if not opens and has != self.inside:
            opens = below if has else not (one_row or below or self.rows[row][0].isspace())
        if opens:
            self.inside = has
        return opens


def has_columns(row: str) -> bool:
    """Whether a row has two gaps, the first of three blanks or more, or a wide one."""
    if "   " not in row:
        return False
    row = row.strip()
    at = row.find("   ")
    return at > 0 and ("     " in row or "  " in row[at:].lstrip())


def is_table(rows: Sequence[str]) -> bool:
    """Whether half of the rows or more have columns."""
    columns = sum(map(has_columns, rows))
    return columns * 2 >= len(rows) and (columns >= 2 or len(rows) <= 2)
