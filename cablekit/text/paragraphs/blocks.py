"""Where paragraphs begin: at blank rows, labels, items, named parts, quotations, and at both ends of tables.

Strategy. `beginnings` finds the rows at which a paragraph may begin, with their labels. Other places are known
beforehand (`Cuts`): the ends of summaries and quotations, and the rows after short ones if a rendering has no blank
rows. A row in the middle of a sentence opens no paragraph. The text has two line ends before it, so that its first row
is found like any other.
"""

import re
from collections.abc import Iterator

from cablekit.text.paragraphs.bare.labelled_forms import is_entry
from cablekit.text.paragraphs.beginnings import LIST_ITEM, LIST_ROW, PARAGRAPH, candidates
from cablekit.text.paragraphs.cuts import Cuts
from cablekit.text.paragraphs.enumerations import FIRST_OF, heads_rows, is_enumerated, is_stacked
from cablekit.text.paragraphs.labels import LABEL, PARAGRAPH_MARK, before, begins_inside, style
from cablekit.text.paragraphs.outline import Labels, Outline
from cablekit.text.paragraphs.parts import NAMED_PART
from cablekit.text.paragraphs.places import Block
from cablekit.text.paragraphs.row_ends import ended, goes_on, is_list
from cablekit.text.paragraphs.row_words import COUNTED, is_cut, is_sentence
from cablekit.text.paragraphs.tables import Tables, has_columns, has_figures, is_figures, row_from
from cablekit.text.paragraphs.title_words import NO_HEADING
from cablekit.text.paragraphs.titles import ANNOUNCES_WITHIN, announces_text, titles_above
from cablekit.values import adjoin, ends_sentence

#: a line under a heading or between paragraphs: "-------", "- - - -", "* * *"; two runs of dashes head a table
UNDERLINE = re.compile(r"(?:-(?:--+|(?: -){2,})|\*(?:\*\*+|(?: \*){2,}))(?=\n|$)")
#: a speaker or a time: "Q. :", "A. :", "0930-1130:" (1976NAIROB00071); a label that lost its letter: ".  ROE (26 PCT)"
SPEAKS = re.compile(r"\. +[A-Z]|(?:QUESTION|ANSWER) ?:|[QA]\.? ?:|(?P<letter>[QA]\. )|\d{4} ?(?:- ?\d{4})?:")
#: the most characters of a heading with a line under it, and the most words of one with a full stop
_UNDERLINED, _WORDS = 60, 5
#: the beginnings of such a line
_DASHES = frozenset(["---", "- ", "**", "* *"])
#: the ends of rows that are no headings
_RUNS_ON = frozenset(",;-")
#: a row shorter than this that ends in a hyphen is a title, not a half word
_SHORT_ROW = 20
#: a word between two items, alone on its row
_JOINS = ("AND\n", "OR\n")
#: the most characters of a last word that is one of `COUNTED`
_LAST_WORD = 12
#: an item with a dash below a blank row
APART = re.compile(r"\n\n+-")
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
        #: whether a blank row is above most items with dashes
        self.items_apart = cuts.dashes and 2 * len(APART.findall(text)) > text.count("\n-")
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
        in_table = any(has_columns(row) or has_figures(row) for row in (above, row_from(text, line.end() + 1)))
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
            () if start in self.cuts.heads or start in self.cuts.kinds else self._pieces(at, end, labelled=labelled)
        ):
            blocks.append(((start, at, cut - 1), labels))
            labels, start, at = [], cut, cut
        self.outline.lists.apart = not labels and not ends_sentence(text[start:end])
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
            return not goes_on(text, self.start, place, above, one_row=up == self.start)
        if label:
            return bool(indent) or self._label_opens(match, label, above)
        is_word = text[place : place + 1].isalpha()
        if not is_word and LIST_ROW.match(text, place):
            apart = self.items_apart and is_sentence(above) and not LIST_ROW.match(text, up)
            listed = not apart and self._listed(place, up)
            return ended(above) and not listed and not has_columns(row_from(text, place))
        if not is_word and PARAGRAPH_MARK.match(text, place):
            return ended(above) and not (
                text.startswith("(C)", place) and is_enumerated(text, self.at, "(C)", above, end)
            )
        if speaks := SPEAKS.match(text, place):
            return ended(above) and (speaks.lastgroup is None or self.outline.dialogue)
        if is_word and NAMED_PART.match(text, place):
            if above.rpartition(" ")[2] in ("BEGIN", "END"):
                return False
            if ended(above) and (ends_sentence(above) or not NO_HEADING.search(above)):
                return True
            return up == self.start and bool(self.labels) and " -- " in above and not NO_HEADING.search(above)
        if not indent or above[0].isspace() or text.startswith(_JOINS, place):
            return False
        return len(above) < 66 and is_sentence(above)

    def _label_opens(self, match: re.Match[str], label: str, above: str) -> bool:
        """Whether a row with a label opens a paragraph: not where the label is a word of a sentence.

        Such a label continues an enumeration inside the sentence, with the label before it in the middle of the block,
        or is a number after a month. The true label then follows further down.
        """
        text, outline, end = self.text, self.outline, match.start()
        if label[-1] == ")" and (is_enumerated(text, self.at, label, above, end) or begins_inside(text, label, match)):
            return False
        if is_entry(above):
            return True
        if counted := COUNTED.search(above, len(above) - _LAST_WORD):
            if counted[0] == "-":
                first = style(label).text in FIRST_OF.values() and LABEL.match(above)
                return len(above) < _SHORT_ROW and bool(first or outline.expects(label))  # "PRO-" is no half word
            # "VII. HEAD OF SECTION" above VIII.
            follows = counted[0].isalpha() and style(label).sort != "digit" and above.startswith(f"{before(label)} ")
            return outline.expects(label) and (follows or outline.below.goes_on(label, match.end()))
        if label in outline.lists.begun_again and LABEL.match(above) and not is_cut(above):
            return True  # the number of the telegram below the last item of a list from 1 on
        if above.startswith(f"{label} ") and not is_cut(above):  # a title with the number of its paragraph
            return True
        if ended(above) or (outline.expects(label) and not outline.below.comes_again(label, match.end())):
            return True
        if heads_rows(text, match, label, above):
            return True
        return style(label).text in ("A", "1") and is_stacked(text, match, label, above)

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


def _may_be_underlined(row: str) -> bool:
    """Whether a row with a line of dashes under it can be a heading: a few words."""
    if not 0 < len(row) <= _UNDERLINED or row[-1] in _RUNS_ON or not any(map(str.isalpha, row)):
        return False
    return row[-1] != "." or row.count(" ") <= _WORDS
