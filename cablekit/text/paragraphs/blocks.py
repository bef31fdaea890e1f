"""Where paragraphs begin: at blank rows, labels, items, named parts, quotations, and at both ends of tables.

Strategy. `beginnings` finds the rows at which a paragraph may begin, with their labels. Other places are known
beforehand (`Cuts`): the ends of summaries and quotations, and the rows after short ones if a rendering has no blank
rows. A row in the middle of a sentence opens no paragraph. The text has two line ends before it, so that its first row
is found like any other.
"""

import re
from collections.abc import Iterator, Sequence

from cablekit.text.paragraphs.beginnings import LIST_ITEM, LIST_ROW, PARAGRAPH, candidates
from cablekit.text.paragraphs.cuts import SHORT, Cuts
from cablekit.text.paragraphs.labelled_forms import is_entry
from cablekit.text.paragraphs.labels import LABEL, before, begins_inside, style, successor
from cablekit.text.paragraphs.outline import Labels, Outline
from cablekit.text.paragraphs.roomy_titles import NO_HEADING
from cablekit.text.paragraphs.rows import COUNTED, INSIDE
from cablekit.text.paragraphs.tables import GARBLED, HALF_WORD, Tables, has_columns, has_figures, is_figures
from cablekit.text.paragraphs.titles import ANNOUNCES_WITHIN, announces_text, last_row, titles_above
from cablekit.values import adjoin, ends_sentence
from cablekit.vocabulary import DISTRIBUTION, MARK

#: after a label: "(C) ", "(LOU) ", "(U)", "((S) " (1979LAPAZ02023), "(C/NOFORN) "
PARAGRAPH_MARK = re.compile(rf"\({{1,2}}\s?(?P<mark>{MARK})(?:/(?:{'|'.join(DISTRIBUTION)}))?\s?\)\s*")
#: named parts that open a paragraph
HEADING = re.compile(
    r"""(?=[ABCDEIMPRS])(?:BEGIN\s{1,3}|)
        (?P<name>(?:SUMMARY|(?:(?:EMBASSY|CONSULATE|MISSION|POST|DEPARTMENT|AMBASSADOR'S)\s|)COMMENTS?|
        ACTION(?:\s{1,3}REQUEST(?:ED)?)?|RECOMMENDED\sACTION|INTRODUCTION|BACKGROUND|RECOMMENDATIONS?|CONCLUSIONS?|DISCUSSION)
        (?:\sAND\s(?:COMMENTS?|INTRODUCTION|CONCLUSIONS?|RECOMMENDATIONS?|ACTION\sREQUEST(?:ED)?))?)
        (?:\s{0,3}:|\s{0,3}\.(?=\s|$)|\s{0,3}-(?=[\s-])|[ ]{0,3}(?=\n|$))\s*""",
    re.VERBOSE,
)
#: a line under a heading or between paragraphs: "-------", "- - - -", "* * *"; two runs of dashes head a table
UNDERLINE = re.compile(r"(?:-(?:--+|(?: -){2,})|\*(?:\*\*+|(?: \*){2,}))(?=\n|$)")
#: words that can't end a sentence: "ASK MINISTRY ALSO WHETHER", "A LIST OF"
UNFINISHED = re.compile(
    r"\b(?:THE|AN?|OF|AND|OR|TO|WHETHER|THAT|WHICH|FOR|IN|BY|WITH|FROM|AS|AT|ON|IS|ARE|WAS|WERE|HAS|HAVE|BE|ITS|HIS"
    r"|THEIR|WILL|WOULD|NOT|BUT)$"
)
#: a speaker or a time: "Q. :", "A. :", "0930-1130:" (1976NAIROB00071); a label that lost its letter: ".  ROE (26 PCT)"
SPEAKS = re.compile(r"\. +[A-Z]|[QA]\.? ?:|(?P<letter>[QA]\. )|\d{4} ?(?:- ?\d{4})?:")
#: an entry of a timetable: "0930 LEAVE HOTEL", "MONDAY, MAY 5", "10:15 A.M."
TIMED = re.compile(r"\s*(?:\d{1,2}[:.]?\d{2}\b|(?:[A-Z]{3,9}[.,]? ){1,2}\d{1,2}\b)")

#: the sign for a lost letter
_DAMAGED = "¿"
#: a row that has lost letters, and is not a heading, is longer than this
_SHORT_ROW = 20
#: rows that end a block and are not part of a list
_LAST_ROWS = frozenset(["[GAP]", "UNQUOTE", "UNQTE", "END QUOTE", "END TEXT"])
#: a row longer than this is not a heading, regardless of the row above it
_LINE = 66
#: the most characters of a heading with a line under it, and the most words of one with a full stop
_UNDERLINED, _WORDS = 60, 5
#: the beginnings of such a line
_DASHES = frozenset(["---", "- ", "**", "* *"])
#: the ends of rows that are no headings
_RUNS_ON = frozenset(",;-")
#: rows of a paragraph: where they start, where they continue after their labels, and where they end
Block = tuple[int, int, int]
#: characters within which the previous label of an enumeration is searched for
_ENUMERATED_WITHIN = 2000
#: the most characters of a last word that is one of `UNFINISHED` or `COUNTED`
_LAST_WORD = 12
_FULL_STOPS = frozenset(".?!")
#: marks at the end of a row that open a text: `IS AS BELOW: BEGIN`, `TEXT. QUOTE`
_OPENS = (": BEGIN", ": QUOTE", ". QUOTE", ": QTE", ". QTE")
#: sort of labels -> the first one
_FIRST_OF = {"digit": "1", "letter": "A", "roman": "I", "double": "A"}
#: consecutive rows with labels of different styles
_STACKED = 3
#: words that announce a list or a text: "FOLLOWING ARE", "TEXT FOLLOWS", "AS FOLLOWS" (1979LAPAZ09290)
FOLLOWS = re.compile(
    r"FOLLOW(?:(?<=\bFOLLOW)ING (?:IS|ARE)|(?:(?<=\bTEXT FOLLOW)|(?<=\bAS FOLLOW)|(?<=\bLIST FOLLOW))S?)\b"
)
#: those that begin a text: "BEGIN TEXT"
BEGINS = re.compile(r"BEGIN(?<=\bBEGIN) (?:TEXT|QUOTE)\b")


class Blocks:
    """The text split at blank rows and labels: the rows, and the labels at their head.

    A blank row in mid-sentence splits nothing (1979STATE331361); a table is split from the prose above and below it.
    """

    def __init__(self, text: str, cuts: Cuts, outline: Outline, tables: Tables | None) -> None:
        self.text, self.cuts, self.outline = text, cuts, outline
        self.columns = tables
        self.announces = adjoin(":", "\n", text)
        self.labels: Labels = []
        self.start = self.at = 0
        self.announced = False
        #: the ends of headings with a line of dashes under them
        self.underlined: set[int] = set()

    def __iter__(self) -> Iterator[tuple[Block, Labels]]:
        text, cuts = self.text, self.cuts
        for match in candidates(text) if self.columns else PARAGRAPH.finditer(text):
            begin = match.start("indent")
            if cuts.kept and cuts.inside(begin):
                continue
            for cut in cuts.between(self.start, begin) if cuts.places and self.start else ():
                yield from self._close(cut - 1, labelled=False)
                self.labels, self.start, self.at = [], cut, cut
            typed, bare = match.group("label", "bare")
            label = None
            if typed or bare:
                label = self.outline.label(match, typed, bare)
            elif match["may_open"] in _DASHES and (line := self._separator(begin)):
                yield from self._underline(line)
                continue
            if not self._begins(match, begin, label):
                continue
            if self.start and self.start < begin:
                yield from self._close(match.start(), labelled=label is not None)
            self._begin(match, begin, label)
        for cut in cuts.between(self.start, len(text)):
            yield from self._close(cut - 1, labelled=False)
            self.labels, self.start, self.at = [], cut, cut
        if self.start:
            yield from self._close(len(text), labelled=False)

    def _separator(self, begin: int) -> re.Match[str] | None:
        """Return a line of dashes that belongs to no table: the rows around it have neither columns nor figures."""
        text = self.text
        line = UNDERLINE.match(text, begin)
        if line is None:
            return None
        above = text[text.rfind("\n", 0, begin - 1) + 1 : begin - 1]
        in_table = any(has_columns(row) or has_figures(row) for row in (above, _row(text, line.end() + 1)))
        return None if in_table else line

    def _underline(self, line: re.Match[str]) -> Iterator[tuple[Block, Labels]]:
        """Yield the blocks above a line of dashes, the last of which may be a heading; the next begins below it."""
        text, end = self.text, line.start() - 1
        last = text.rfind("\n", 0, end) + 1
        if self.start and self.start <= last:
            if last > self.start and ends_sentence(text[text.rfind("\n", 0, last - 1) + 1 : last - 1]):
                yield from self._close(last - 1, labelled=False)
                self.labels, self.start, self.at = [], last, last
            if last == self.start and _may_be_underlined(text[last:end]):
                self.underlined.add(end)
            yield from self._close(end, labelled=False)
        below = line.end() + 1
        self.labels = []
        self.start = self.at = below if below < len(text) and text[below] != "\n" else 0

    def _begins(self, match: re.Match[str], begin: int, label: str | None) -> bool:
        """Whether a paragraph begins at a row."""
        opens = not self.start or bool(label and match["blank"]) or self.cuts.at(begin) or self._opens(match, label)
        return self.columns.open(begin, opens, (self.start, match.start())) if self.columns else opens

    def _begin(self, match: re.Match[str], begin: int, label: str | None) -> None:
        announced = self.announced or (bool(self.labels) and self.text[match.start() - 1] == ":")
        until = self.cuts.quoted_until(begin)
        self.labels, self.at = self.outline.labels(match, label, announced=announced, until=until)
        self.start = begin

    def _close(self, end: int, *, labelled: bool) -> list[tuple[Block, Labels]]:
        """Return the block that ends at a place, in one piece or several; `labelled`: a label follows it."""
        text, start, at, labels = self.text, self.start, self.at, self.labels
        while text[end - 1] == "\n" and end > at:
            end -= 1
        if labels:
            opening = text[at:end][:ANNOUNCES_WITHIN]
            follows = "FOLLOW" in opening and FOLLOWS.search(opening) is not None
            begins = "BEGIN" in opening and BEGINS.search(opening) is not None
            self.announced = follows or begins or text.endswith("BELOW:", at, end)
        blocks: list[tuple[Block, Labels]] = []
        for cut in (
            () if start in self.cuts.heads or start in self.cuts.lists else self._pieces(at, end, labelled=labelled)
        ):
            blocks.append(((start, at, cut - 1), labels))
            labels, start, at = [], cut, cut
        self.outline.apart = not labels and not ends_sentence(text[start:end])
        blocks.append(((start, at, end), labels))
        return blocks

    def _pieces(self, at: int, end: int, *, labelled: bool) -> list[int]:
        """Return where a block is cut once its end is known: before an announced list, before headings at its end."""
        text = self.text
        colon = text.rfind(":", at, end - 1) if self.announces else -1
        while colon >= 0 and text[colon + 1] != "\n":  # a single character is found much faster than two
            colon = text.rfind(":", at, colon)
        announced = (
            colon > 0 and is_list(text[colon + 2 : end].split("\n")) and not is_figures(text[at:end].split("\n"))
        )
        if labelled and (not announced or announces_text(text, at, colon)) and (titles := titles_above(text, at, end)):
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
        is_word = text[place : place + 1].isalpha()
        if not is_word and LIST_ROW.match(text, place):
            return _ended(above) and not self._listed(place, up) and not has_columns(_row(text, place))
        if not is_word and PARAGRAPH_MARK.match(text, place):
            return _ended(above) and not (text.startswith("(C)", place) and self._is_enumerated("(C)", above, end))
        if speaks := SPEAKS.match(text, place):
            return _ended(above) and (speaks.lastgroup is None or self.outline.dialogue)
        if is_word and HEADING.match(text, place):
            if above.rpartition(" ")[2] in ("BEGIN", "END"):
                return False
            if _ended(above):
                return True
            return up == self.start and bool(self.labels) and " -- " in above and not NO_HEADING.search(above)
        return bool(indent) and not above[0].isspace() and len(above) < 66 and ends_sentence(above)

    def _label_opens(self, match: re.Match[str], label: str, above: str) -> bool:
        """Whether a row with a label opens a paragraph: not where the label is a word of a sentence.

        Such a label continues an enumeration inside the sentence, with the label before it in the middle of the block,
        or is a number after a month. The true label then follows further down.
        """
        outline, end = self.outline, match.start()
        if label[-1] == ")" and (self._is_enumerated(label, above, end) or begins_inside(self.text, label, match)):
            return False
        if is_entry(above):
            return True
        if counted := COUNTED.search(above, len(above) - _LAST_WORD):
            if counted[0] == "-":
                first = style(label).text in _FIRST_OF.values() and LABEL.match(above)
                return len(above) < _SHORT_ROW and bool(first or outline.expects(label))  # "PRO-" is no half word
            # "VII. HEAD OF SECTION" above VIII.
            follows = counted[0].isalpha() and style(label).sort != "digit" and above.startswith(f"{before(label)} ")
            return outline.expects(label) and (follows or outline.below.goes_on(label, match.end()))
        if above.startswith(f"{label} ") and not is_unfinished(above):  # a title with the number of its paragraph
            return True
        if _ended(above) or (outline.expects(label) and not outline.below.comes_again(label, match.end())):
            return True
        return style(label).text in ("A", "1") and self._is_stacked(match, label, above)

    def _is_stacked(self, match: re.Match[str], label: str, above: str) -> bool:
        """Whether the row is one of three with labels, each of another style: III. above A. above 1."""
        text, end = self.text, match.start()
        up = end - len(above)
        rows = (last_row(text, 0, up - 1), above, _row(text, text.find("\n", match.end()) + 1))
        over, next_over, under = (found[0].strip() if (found := LABEL.match(row)) else None for row in rows)
        if next_over is None or is_unfinished(above):
            return False
        return any(
            other is not None and len({style(each)[2:] for each in (label, next_over, other)}) == _STACKED
            for other in (over, under)
        )

    def _is_enumerated(self, label: str, above: str, end: int) -> bool:
        """Whether a label in brackets is one of an enumeration inside a sentence, not of one that begins sentences.

        Where the sentence above has not ended, the label before it is in the block. Where it has, the first label is
        behind a colon or a full stop (`SUCH AS: (1) IS IT OPEN?`), and the label before or after this one is in the
        same paragraph.
        """
        text, start, earlier = self.text, max(self.at, end - _ENUMERATED_WITHIN), before(label)
        first = label.replace(style(label).text, _FIRST_OF[style(label).sort])
        announced = earlier is not None and any(text.find(f"{mark} {first} ", start, end) >= 0 for mark in ":.")
        if announced and earlier != first and any(text.find(f"{gap}{earlier}", start, end) > 0 for gap in " \n"):
            return True
        if above[-1:] in _FULL_STOPS:
            if not announced or earlier != first:
                return False
            below = text.find(f"{successor(label, style(label).sort)} ", end, end + _ENUMERATED_WITHIN)
            return below > 0 and text[below - 1] == " "
        place = text.find(f"{earlier} ", start, end) if earlier else -1
        while place > 0 and text[place - 1].isalnum():  # BOLIVIA) has no label
            place = text.find(f"{earlier} ", place + 1, end)
        if place < 0:
            return False
        heads = place == self.at or text[start:place].rstrip()[-1:] in _FULL_STOPS
        return not (heads and _ended(above))

    def _listed(self, place: int, up: int) -> bool:
        """Whether an item belongs to the list in this block, whose items may each continue on one more row."""
        text, start = self.text, self.start
        if not LIST_ROW.match(text, start):
            return False
        if not LIST_ITEM.match(text, place) and not self.cuts.at(text.find("\n", place) + 1):
            return False
        if LIST_ROW.match(text, up) or text[place - 2] == ";":
            return True
        upper = text.rfind("\n", 0, up - 1) + 1
        while upper > start and text.startswith("  ", upper) and text.startswith("  ", up):
            if LIST_ROW.match(text, upper):
                return True
            up, upper = upper, text.rfind("\n", 0, upper - 1) + 1
        return upper >= start and LIST_ROW.match(text, upper) is not None

    def _goes_on(self, place: int, above: str, *, one_row: bool) -> bool:
        """Whether a sentence continues after a blank row: the row above is full, ends in mid-word, or lost letters."""
        text = self.text
        if HEADING.match(text, place) or has_columns(above) or ends_sentence(above):
            return False
        if HALF_WORD.search(above, len(above) - 2) or is_unfinished(above):
            return text[place : place + 1].isalnum()
        damaged = (_DAMAGED in above and len(above) > _SHORT_ROW) or (not one_row and GARBLED.search(above))
        if damaged and text[place : place + 1].isalnum():
            return True
        if not one_row and INSIDE.match(text, place) and above[-1] not in ')"]-':
            return True
        if len(above) < (_LINE if one_row else SHORT) or above.endswith((")", '"', "]", "-")):
            return False
        return not text.startswith("-", place) and not (
            TIMED.match(text, place) and (TIMED.match(above) or TIMED.match(text, self.start))
        )


def _may_be_underlined(row: str) -> bool:
    """Whether a row with a line of dashes under it can be a heading: a few words."""
    if not 0 < len(row) <= _UNDERLINED or row[-1] in _RUNS_ON or not any(map(str.isalpha, row)):
        return False
    return row[-1] != "." or row.count(" ") <= _WORDS


def is_unfinished(text: str) -> bool:
    """Whether the last word can't end a sentence."""
    return UNFINISHED.search(text, len(text) - _LAST_WORD) is not None


def is_list(rows: Sequence[str], least: int = 2) -> bool:
    """Whether rows were ended by their author: an address, an itinerary.

    Prose ends its sentence, also before a gap and the end of a quotation.
    """
    if rows[-1] in _LAST_ROWS:
        rows = rows[:-1]
    if len(rows) < least or ends_sentence(rows[-1]):
        return False
    if all(map(TIMED.match, rows)):
        return True
    return all((len(row) < SHORT and row[-1:] != "-") or row[-1:] == ":" for row in rows[:-1])


def _row(text: str, start: int) -> str:
    """Return the row from a place on."""
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def _ended(above: str) -> bool:
    """Whether the sentence of a row has ended there."""
    return ends_sentence(above) or above.endswith((")", *_OPENS)) or len(above) < SHORT or has_columns(above)
