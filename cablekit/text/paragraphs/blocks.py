"""Where paragraphs begin: at blank rows, labels, items, named parts, quotations, and where a table begins or ends.

Strategy. `PARAGRAPH` finds the rows at which a paragraph may begin, with their labels; only where rows have
columns is each row asked. Other places are known beforehand (`Cuts`): where a summary or a quotation ends, and the rows
after short ones where a rendering has no blank rows. What is in the middle of a sentence opens nothing. The text is
given with two line ends before it, so that its first row is found like any.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from string import ascii_uppercase

from cablekit.text.paragraphs.cuts import SHORT, Cuts
from cablekit.text.paragraphs.labels import BEHIND_LABEL, LABEL_FORMS, before
from cablekit.text.paragraphs.outline import Labels, Outline
from cablekit.text.paragraphs.tables import COLUMN, HALF_WORD, Tables, has_columns
from cablekit.values import ends_sentence
from cablekit.vocabulary import DISTRIBUTION, MARK

# how a row begins that may open a paragraph though no blank row stands above it: with a label, a mark, the dash of a
# list, a named part; or indented. Each begins with one character, not with a repeat: most rows are over at that
_PARTS = (
    *("SUMM", "COMM", "BEGIN", "EMBASSY", "CONSUL", "MISSION", "POST", "DEPART", "AMBASS", "ACTION", "INTRO"),
    *("BACKG", "RECOMM", "CONCL", "DISC"),
)
_OPENER = rf"""--?[ A-Z]|\((?:\S{{1,4}}\)|[ ])
    |\d(?:\d?(?:[.;)(A-Z]|[ ](?:-|[A-Z]{{2}}|AND[ ]\d))|\d{{3}}[ ]?(?:-[ ]?\d{{4}})?:)
    |[.][ ]|[A-Z][.)]|[IVX][IVX]{{1,3}}[.)]|[QA][.]?[ ]?:|{"|".join(_PARTS)}"""
_MAY_OPEN = rf"[ \t]|{_OPENER}"
# the first two letters of most rows show that they open nothing: a letter that begins none of these, but for a label,
# or two that do not
_PLAIN = "".join(sorted(set(ascii_uppercase) - {part[0] for part in _PARTS} - set("IVXQA")))
_NO_OPENER = rf"(?![{_PLAIN}][^.)]|[A-Z][A-Z](?<!{'|'.join(sorted({part[:2] for part in _PARTS}))}|[IVX][IVX]))"
# a label, and a second one behind it: "5. A. COCA" (1979LAPAZ02940); or one that lost its stop or its blank:
# "6 APPARISAL" (1974LAPAZ02148), "3; AT OPENING", "8.CONCLUSIONS" (1979LAPAZ01225), "(2)HE DOES NOT" (1979LAPAZ04058)
_LABELS = rf"""(?:(?P<label>{LABEL_FORMS}){BEHIND_LABEL}(?:(?P<inner>[A-Z\d][.)]|\([A-Z\d]\)){BEHIND_LABEL})?
    |(?P<bare>\d\d?(?:\.(?=[A-Z]{{2}})|;(?=[ ]{{1,2}}[A-Z])|(?=[ ][A-Z]{{2}}))|\((?:\d{{1,2}}|[A-Z])\)(?=[A-Z]{{2}}))[
    ]?)?"""
#: rows that may begin a paragraph: those below blank ones, and those that look like it; with their labels
PARAGRAPH = re.compile(
    rf"\n{_NO_OPENER}(?:(?P<blank>\n+)|(?=(?P<may_open>{_MAY_OPEN})))(?P<indent>[ \t]*){_LABELS}", re.VERBOSE
)
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
LIST_ROW = re.compile(r"\s*-{1,2}(?:\s\S|[^\s\d-])")
#: an item of a list, which may have run over once: nothing but another beginning stands below it
LIST_ITEM = re.compile(
    rf"{LIST_ROW.pattern}[^\n]*(?:\n(?![ \t]*(?:{_OPENER}))[^\n]+)?(?=\n(?:\n|[ \t]*(?:{_OPENER}))|\n?$)", re.VERBOSE
)
#: rows with nothing on them
BLANK = re.compile(r"\n\n+")
#: how a sentence can't end: "ASK MINISTRY ALSO WHETHER", "A LIST OF"
UNFINISHED = re.compile(
    r"\b(?:THE|AN?|OF|AND|OR|TO|WHETHER|THAT|WHICH|FOR|IN|BY|WITH|FROM|AS|AT|ON|IS|ARE|WAS|WERE|HAS|HAVE|BE|ITS|HIS"
    r"|THEIR|WILL|WOULD|NOT|BUT)$"
)
#: a month or a unit that a number goes on with: "HIS OFFICE ON MARCH", "TALKS ON SALT-", "IN FY"
COUNTED = re.compile(
    r"(?:(?<=[A-Z\d])-|\b(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?"
    r"|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?|FY|CY|PARA(?:GRAPH)?S?|NOS?\.|ARTICLE|SECTION|CHAPTER|TABLE))$"
)
#: words that begin no paragraph: "WHO HAD ASKED FOR IT", "OF THE ROAD"
GOES_ON = re.compile(r"(?:WHO|WHOM|WHOSE|WHICH|THAN|OF|AND|OR)\b")
#: who speaks, or when: "Q. :", "A. :", "0930-1130:" (1976NAIROB00071); a label that lost its letter: ".  ROE (26 PCT)"
SPEAKS = re.compile(r"\. +[A-Z]|[QA]\.? ?:|\d{4} ?(?:- ?\d{4})?:")
#: an entry of a timetable: "0930 LEAVE HOTEL", "MONDAY, MAY 5", "10:15 A.M."
TIMED = re.compile(r"\s*(?:\d{1,2}[:.]?\d{2}\b|(?:[A-Z]{3,9}[.,]? ){1,2}\d{1,2}\b)")

#: what stands for a letter that is lost
_DAMAGED = "¿"
#: a row that has lost letters, and is no heading, is longer
_SHORT_ROW = 20
#: rows that end a block and are no part of a list
_LAST_ROWS = frozenset(["[GAP]", "UNQUOTE", "UNQTE", "END QUOTE", "END TEXT"])
#: a row longer than this is no heading, whatever stands above it
_LINE = 66
#: rows of a paragraph: where they start, where they go on behind their labels, and where they end
Block = tuple[int, int, int]
_ANNOUNCES_WITHIN = 160
#: the label before one of an enumeration is so near
_ENUMERATED_WITHIN = 2000
#: the last word of a row, if it is one of `UNFINISHED` or `COUNTED`, is in so many characters
_LAST_WORD = 12
_FULL_STOPS = frozenset(".?!")
#: characters of `TITLE`, at most
_TITLE = 45
#: headings at the end of a block, at most
_HEADINGS = 2
#: what announces a list or a text that follows: "FOLLOWING ARE", "TEXT FOLLOWS", "AS FOLLOWS" (1979LAPAZ09290)
ANNOUNCES = re.compile(r"\bFOLLOWING (?:IS|ARE)\b|\b(?:TEXT|AS|LIST) FOLLOWS?\b|\bBEGIN (?:TEXT|QUOTE)\b")


#: what announces a text with headings of its own: "TEXT OF SECTION ... FOLLOWS IN FULL:" (1973STATE071679)
ANNOUNCES_TEXT = re.compile(r"\b(?:TEXT|REPORT|STATEMENT|SPEECH)\b")
#: a heading of 45 characters at most: "WEST AFRICA", "H - CUSTOM J. ROE"
TITLE = re.compile(r"[A-Z][A-Z'.&/ \-]{2,43}[A-Z]")


class Blocks:
    """The text parted at blank rows and labels: index of the first row, the rows, the labels at their head.

    A blank row in mid-sentence parts nothing (1979STATE331361); a table is parted from the prose above and below it.
    """

    def __init__(self, text: str, cuts: Cuts, outline: Outline, *, tables: bool) -> None:
        self.text, self.cuts, self.outline = text, cuts, outline
        self.columns = Tables(text) if tables else None
        self.announces = ":\n" in text
        self.labels: Labels = []
        self.start = self.at = 0
        self.first = -2
        self.announced = False

    def __iter__(self) -> Iterator[tuple[int, Block, Labels]]:
        text, cuts = self.text, self.cuts
        place, row = 0, -2
        for match in _candidates(text) if self.columns else PARAGRAPH.finditer(text):
            begin = match.start("indent")
            if cuts.kept and cuts.inside(begin):
                continue
            for cut in cuts.between(max(self.start, 1), begin) if self.start else ():
                row, place = row + text.count("\n", place, cut), cut
                yield from self._close(cut - 1, labelled=False)
                self.labels, self.start, self.at, self.first = [], cut, cut, row
            row, place = row + text.count("\n", place, begin), begin
            typed, bare = match.group("label", "bare")
            label = self.outline.label(match) if typed or bare else None
            if not self._begins(match, label, row):
                continue
            if self.start:
                yield from self._close(match.start(), labelled=label is not None)
            self._begin(match, label, row)
        for cut in cuts.between(max(self.start, 1), len(text)):
            row, place = row + text.count("\n", place, cut), cut
            yield from self._close(cut - 1, labelled=False)
            self.labels, self.start, self.at, self.first = [], cut, cut, row
        yield from self._close(len(text), labelled=False)

    def _begins(self, match: re.Match[str], label: str | None, row: int) -> bool:
        """Whether a paragraph begins at a row."""
        begin = match.start("indent")
        opens = not self.start or bool(match["blank"] and label) or self.cuts.at(begin) or self._opens(match, label)
        if self.columns:
            one_row = self.text.find("\n", self.start, match.start()) < 0
            opens = self.columns.open(row, opens, one_row=one_row)
        return opens

    def _begin(self, match: re.Match[str], label: str | None, row: int) -> None:
        begin, end = match.start("indent"), match.start()
        announced = self.announced or (bool(self.labels) and self.text[end - 1] == ":")
        until = self.cuts.quoted_until(begin)
        self.labels, self.at = self.outline.labels(match, label, announced=announced, until=until)
        self.start, self.first = begin, row

    def _close(self, end: int, *, labelled: bool) -> list[tuple[int, Block, Labels]]:
        """The block that ends at a place, in one piece or several; `labelled`: a label is below it."""
        text, start, at, labels = self.text, self.start, self.at, self.labels
        while text[end - 1] == "\n" and end > at:
            end -= 1
        first = self.first
        if labels:
            said = text[at : min(end, at + _ANNOUNCES_WITHIN)]
            self.announced = ("FOLLOW" in said or "BEGIN" in said) and ANNOUNCES.search(said) is not None
        blocks: list[tuple[int, Block, Labels]] = []
        for cut in () if self.cuts.keeps(start) else self._pieces(at, end, labelled=labelled):
            blocks.append((first, (start, at, cut - 1), labels))
            first += text.count("\n", start, cut)
            labels, start, at = [], cut, cut
        self.outline.apart = not labels and not ends_sentence(text[start:end])
        blocks.append((first, (start, at, end), labels))
        return blocks

    def _pieces(self, at: int, end: int, *, labelled: bool) -> list[int]:
        """Where a block is cut once its end is known: before the list that it announces, before headings at its end."""
        text = self.text
        colon = text.rfind(":\n", at, end) if self.announces else -1
        announced = colon > 0 and is_list(text[colon + 2 : end].split("\n"))
        if labelled and (not announced or _announces_text(text, at, colon)) and (titles := _titles(text, at, end)):
            return titles
        return [colon + 2] if announced else []

    def _opens(self, match: re.Match[str], label: str | None) -> bool:
        """Whether a row opens a paragraph."""
        text = self.text
        blank, may_open, indent = match.group("blank", "may_open", "indent")
        if blank and indent:
            return True
        if not blank and not may_open:
            return False
        end, place = match.start(), match.end("indent")
        up = text.rfind("\n", 0, end) + 1
        above = text[up:end]
        if blank:
            return not self._goes_on(place, above, one_row=up == self.start)
        if label:
            return bool(indent) or self._label_opens(match, label, above)
        if LIST_ROW.match(text, place):
            return _ended(above) and not self._listed(place, up) and not has_columns(_row(text, place))
        if PARAGRAPH_MARK.match(text, place) or SPEAKS.match(text, place):
            return _ended(above)
        if HEADING.match(text, place):
            return _ended(above) and above.rpartition(" ")[2] not in ("BEGIN", "END")
        return bool(indent) and not above[0].isspace() and len(above) < 66 and ends_sentence(above)

    def _label_opens(self, match: re.Match[str], label: str, above: str) -> bool:
        """Whether a row with a label opens a paragraph: not where the label is a word of a sentence.

        It is one of an enumeration inside the sentence, whose label before it is in the middle of the block; or a
        number behind a month. The true label comes further down then.
        """
        outline, end = self.outline, match.start()
        earlier = before(label) if label[-1] == ")" and above[-1:] not in _FULL_STOPS else None
        if earlier and self.text.find(f"{earlier} ", max(self.at, end - _ENUMERATED_WITHIN), end) > 0:
            return False
        if counted := COUNTED.search(above, len(above) - _LAST_WORD):
            return counted[0] != "-" and outline.expects(label) and outline.goes_on(label, match.end())
        return _ended(above) or (outline.expects(label) and not outline.comes_again(label, match.end()))

    def _listed(self, place: int, up: int) -> bool:
        """Whether an item is of the list that the block is: its items may each have run over once."""
        text, start = self.text, self.start
        if not LIST_ROW.match(text, start) or not LIST_ITEM.match(text, place):
            return False
        if LIST_ROW.match(text, up):
            return True
        upper = text.rfind("\n", 0, up - 1) + 1
        return upper >= start and LIST_ROW.match(text, upper) is not None

    def _goes_on(self, place: int, above: str, *, one_row: bool) -> bool:
        """Whether a sentence goes on behind a blank row: the row above it is full, ends in the middle of a word, or has
        lost letters."""
        text = self.text
        if HEADING.match(text, place) or has_columns(above) or ends_sentence(above):
            return False
        if HALF_WORD.search(above, len(above) - 2) or is_unfinished(above):
            return text[place].isalnum()
        if _DAMAGED in above and len(above) > _SHORT_ROW and text[place].isalnum():
            return True
        if not one_row and GOES_ON.match(text, place) and above[-1] not in ')"]-':
            return True
        if len(above) < (_LINE if one_row else SHORT) or above.endswith((")", '"', "]", "-")):
            return False
        return text[place] != "-" and not (
            TIMED.match(text, place) and (TIMED.match(above) or TIMED.match(text, self.start))
        )


def _candidates(text: str) -> Iterable[re.Match[str]]:
    """The rows that may begin a paragraph: between blank rows with columns between them, each row."""
    ends = [*(match.start() for match in BLANK.finditer(text)), len(text)]
    return chain.from_iterable(
        (PARAGRAPH_OR_ROW if COLUMN.search(text, start, end) else PARAGRAPH).finditer(text, start, end)
        for start, end in pairwise(ends)
    )


def _titles(text: str, at: int, end: int) -> list[int]:
    """The rows at the end of a block that are headings of what is below: short, the sentence above has ended."""
    found: list[int] = []
    while len(found) < _HEADINGS and text[end - 1].isupper():
        row = max(at, text.rfind("\n", at, end) + 1)
        if row < at or end - row > _TITLE or not TITLE.fullmatch(text, row, end):
            return []
        if row == at:  # nothing but titles
            ended = text[at - 2] == "." or (text[at - 2] == ":" and _announces_text(text, at - _ANNOUNCES_WITHIN, at))
            return found if ended else []
        found.insert(0, row)
        end = row - 1
        above = _last_row(text, at, end)
        if ends_sentence(above):
            return found if above[-1] == "." or _announces_text(text, at, end) else []
    return []


def _announces_text(text: str, start: int, end: int) -> bool:
    """Whether a text with headings of its own is announced between two places."""
    return ANNOUNCES_TEXT.search(text, max(0, start), end) is not None


def is_unfinished(text: str) -> bool:
    """Whether the last word is one that ends no sentence."""
    return UNFINISHED.search(text, len(text) - _LAST_WORD) is not None


def is_list(rows: Sequence[str], least: int = 2) -> bool:
    """Whether rows were ended by their author: an address, an itinerary. Prose ends its sentence, before a gap and the
    end of a quotation too."""
    if rows[-1] in _LAST_ROWS:
        rows = rows[:-1]
    if len(rows) < least or ends_sentence(rows[-1]):
        return False
    if all(map(TIMED.match, rows)):
        return True
    return all((len(row) < SHORT and row[-1:] != "-") or row[-1:] == ":" for row in rows[:-1])


def _row(text: str, start: int) -> str:
    """The row from a place on."""
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def _last_row(text: str, start: int, end: int) -> str:
    """The last row between two places."""
    return text[max(start, text.rfind("\n", start, end) + 1) : end]


def _ended(above: str) -> bool:
    """Whether what a row says has come to its end there."""
    return ends_sentence(above) or above.endswith(")") or len(above) < SHORT or has_columns(above)
