"""Which rows with a label begin a paragraph of a list, and the depth of each label.

Strategy. The lists that are open (`open_lists`) and the rows further down decide whether a label is one: it is the next
of a list, or the first of one that goes on below. Letters before a name are initials; numbers far from the next are not
labels; a damaged label is read where only one label can be.
"""

import re

from cablekit.text.paragraphs.labels import SEVERAL, before, style, successor
from cablekit.text.paragraphs.open_lists import OpenLists
from cablekit.text.paragraphs.quotations import OPENING_MARKS
from cablekit.text.paragraphs.rows_below import RowsBelow
from cablekit.values import ends_sentence
from cablekit.vocabulary import MONTH_NAME, PARAGRAPH_MARKS

#: a name after an initial: "HOLLIS", "DE LA TORRE", "DARROW JR."
NAME_ROW = re.compile(r"[A-Z][A-Z'\-]+(?: (?:[A-Z][A-Z'\-]*|[A-Z]\.|[JS]R\.)){0,2},?[ \t]*(?=\n|$)")
#: a person with another initial, or with a title behind a comma: "K. ROE, 55 PERCENT", "ROE, CHAIRMAN"
PERSON_ROW = re.compile(r"(?P<initial>(?:[A-Z]\. ?){1,2})?[A-Z][A-Z'\-]+, (?=[A-Z\d])")
#: one with an office or a remark behind it, as entries of a list have it: "KIRBY (PRESS)"
REMARKED_NAME = re.compile(r"[A-Z][A-Z'\-]+ \([A-Z/ ]{2,20}\)(?=\n|$)")

#: a mark after a number, and a label after it: "2. (C) (A) ROADS"
MARKED = re.compile(r"\([A-Z]\)[ ]{1,2}(?P<label>\([A-Z1]\)|[A-Z][.)])(?=\s)")

#: a month behind a number, which is a day: "3 AUGUST 1973"
MONTH_BEHIND = re.compile(rf"{MONTH_NAME}\b")

#: the labels at the head of a block, with their depth
Labels = list[tuple[str, int]]

#: marks that end a sentence
_FULL_STOPS = frozenset(".?!")
#: signs for the stop of a label, of which it may have two
_STOPS = frozenset(".)")
#: first label of a list -> the beginning of the row with the second
_SECONDS = {
    "1.": "\n2. ",
    "A.": "\nB. ",
    "(1)": "\n(2)",
    "(A)": "\n(B)",
    "1)": "\n2) ",
    "A)": "\nB) ",
    "(AA)": "\n(BB)",
    "AA.": "\nBB. ",
}
#: the characters before a number with another sign for its stop
_ENDS_BEFORE = {";": frozenset(".?!:)\n"), **dict.fromkeys(",:/", frozenset(".?!\n"))}
#: letters that a damaged 1 looks like
_ONES = ("L.", "I.")
#: letters on the keys of numbers, which a teletype prints if it loses a shift
_KEYS = dict(zip("QWERTYUIO", "123456789", strict=True))
#: labels that may be speakers
_SPEAKERS = ("Q.", "A.")
#: first labels of a list that a label just before them may announce: "2. (A) ... (B) ..."
_FIRSTS = ("(A)", "(1)")
#: roman numbers in brackets that may be labels where none is expected
_FIRST_ROMAN = ("I", "II")
#: the most characters of the row above, with blank rows below it
_ABOVE = 200
#: the most characters of the end of a row, with blank rows below it
_ROW = 20
#: characters in which a later row is searched for, and one soon below
_FAR, _SOON = 8000, 160


class Outline:
    """The labels of a text, read in order.

    Attributes:
        damaged: places of damaged labels that were read, with the label as it should be.
        bare: whether a first label without a stop counts although the second has none.
    """

    def __init__(self, text: str, *, bare: bool = False) -> None:
        self.text, self.bare = text, bare
        self.below = RowsBelow(text)
        self.lists = OpenLists(self.below)
        self.damaged: list[tuple[int, str]] = []
        #: the letters that were read
        self.taken: set[str] = set()
        self._dialogue: bool | None = None
        #: first label of a list -> whether the second begins a row
        self._first: dict[str, bool] = {}

    def label(self, match: re.Match[str], typed: str | None, bare: str | None) -> str | None:
        """Return the label at the beginning of a row, as typed with its mark; None if it is not a label.

        A mark such as (C) is a label only if it is the next one, or typed twice in a text that has no such marks behind
        numbers, or between (B) and (D), else a paragraph classification, also in 2(C). A label
        that lost its mark or its blank (`6 APPARISAL`, 1974LAPAZ02148) counts only if it is the next one, or the first
        if a second follows.
        """
        nexts = self.lists.next
        if typed:
            if typed[-1] == ")" and typed[-3:-2] == "(" and typed[-2] in PARAGRAPH_MARKS and typed not in nexts:
                if len(typed) > len("(C)"):
                    return f"{typed[:-3]}."
                again = successor(typed, "letter") in nexts and f". {typed} " not in self.text
                return typed if again or self.below.is_between(typed, match) else None
            if typed[-2] in _STOPS and "(" not in typed:  # "4..", "4.)", "6)."
                typed = f"{typed[:-2]}."
            elif typed.endswith(").") and "(" in typed[1:]:  # "1(A)."
                typed = typed[:-1]
            if self.expects(typed):
                return None if self._speaks(match, typed) else typed
            return self._unexpected(match, typed)
        if bare and bare[0] == "(":
            return bare if bare in nexts or self._begins_list(bare) else None
        start = match.start()
        if bare and bare[-1] in _ENDS_BEFORE and start and self.text[start - 1] not in _ENDS_BEFORE[bare[-1]]:
            return None
        label = f"{bare.rstrip(' .;,:/')}." if bare else None
        if (
            label
            and bare
            and bare.isdecimal()
            and (self.below.comes_again(label, match.end()) or MONTH_BEHIND.match(self.text, match.end()))
        ):
            return None  # "2 ND TRIP", "3 AUGUST 1976"
        if label and (
            label in nexts
            or (label == "1." and (self._is_first() if not nexts else self._is_announced(match)))
            or (label == "A." and self._begins_list(label))
        ):
            return label
        return None

    def _is_first(self) -> bool:
        """Whether a first label that lost its stop or its blank counts where no list is open."""
        return self.bare or self.below.has_second()

    def _is_announced(self, match: re.Match[str]) -> bool:
        """Whether a colon announces a list inside another, and a later row begins with its second label."""
        text, end = self.text, match.end()
        return text[match.start() - 1] == ":" and text.find("\n2.", end, end + _FAR) > 0

    @property
    def dialogue(self) -> bool:
        """Whether Q. and A. are speakers, not labels."""
        if self._dialogue is None:
            text = self.text
            asks = "\nQ. " in text or ("\n1. Q. " in text and "\n2. Q. " in text)
            self._dialogue = asks and "\nA. " in text and "\nB. " not in text
        return self._dialogue

    def _speaks(self, match: re.Match[str], typed: str) -> bool:
        """Whether the label names a speaker: `A. :` answers `Q. :`, or `A.` answers `Q.`."""
        return self.text.startswith(":", match.end()) or (typed in _SPEAKERS and self.dialogue)

    def _unexpected(self, match: re.Match[str], typed: str) -> str | None:
        """Return a label that is not the next of a list, or None if it can't be a label."""
        parsed = style(typed)
        if self._speaks(match, typed):
            return None
        if (
            typed in _ONES
            and not self.lists.next
            and self.below.lacks_first("1", match)
            and not self.below.is_letter(typed, match.end())
        ):
            self.damaged.append((match.start("label"), "1."))
            return "1."
        if parsed.sort == "roman" and typed[0] == "(" and parsed.text not in _FIRST_ROMAN and not match["blank"]:
            return None  # RESOLUTION 2816 / (XXVI)
        if parsed.sort == "digit":
            near = match["blank"] or self.lists.is_near(int(SEVERAL.split(parsed.text)[0]))
            near = near or typed in self.lists.begun_again or self._begins_sentence(match)
            if not (near or self.below.follows(successor(typed, "digit"), match, _SOON)):
                return None
            return None if self._is_figure(match, typed) else typed
        if parsed.sort == "twin":
            return typed if self._begins_list(typed) else None
        if parsed.sort != "letter" or parsed.text == "A":
            return typed
        if self.text[match.start() - 1] == ")" and REMARKED_NAME.match(self.text, match.end()):
            return None
        if self.lists.is_near_letter(parsed) or self.lists.below_double(typed) is not None:
            return typed
        if parsed.marks != ".":
            return typed
        number = _KEYS.get(parsed.text)
        if number and f"{number}." in self.lists.next and self.below.is_number(number, match):
            self.damaged.append((match.start("label"), f"{number}."))
            return f"{number}."
        if typed == "I." and (
            self.below.follows("II.", match)
            or self.below.is_over(("A. ", "1. "), match)
            or self.lists.has_style("roman", ".")
        ):
            return typed
        name = NAME_ROW.match(self.text, match.end())
        if (name and " AND " not in name[0]) or self._is_person(match):
            return typed if match["blank"] and before(typed) in self.taken else None
        listed = match["blank"] or match.start() == 0 or self.below.follows(successor(typed, "letter"), match)
        return typed if listed else None

    def _is_person(self, match: re.Match[str]) -> bool:
        """Whether a letter is an initial: another follows it before a name, or a colon or a person is above."""
        person = PERSON_ROW.match(self.text, match.end())
        if person is None:
            return False
        above = self.text[max(0, match.start() - _ABOVE) : match.start()].rstrip("\n").rpartition("\n")[2].lstrip()
        listed = PERSON_ROW.match(above)
        return person["initial"] is not None or above[-1:] == ":" or bool(listed and listed["initial"])

    def _begins_sentence(self, match: re.Match[str]) -> bool:
        """Whether a number is between the end of a sentence, or the mark of a quotation, and a word: a text may be
        quoted from its middle."""
        text, start = self.text, match.start()
        above = text[max(0, start - _ROW) : start]
        apart = above.endswith(OPENING_MARKS) or (above[-1:] in _FULL_STOPS and ends_sentence(above))
        return apart and text[match.end() : match.end() + 2].isalpha()

    def _is_figure(self, match: re.Match[str], typed: str) -> bool:
        """Whether a number below a sentence is one of several with their figures in a row: `2. 25; 3. 50; 4. 15`."""
        text, start = self.text, match.end()
        if match["blank"] or not text[start : start + 1].isdecimal():
            return False
        return text.find(f"; {successor(typed, 'digit')} ", start, text.find("\n", start)) > 0

    def _heads_rows(self, first: str, outer: str) -> bool:
        """Whether the second label of a list heads a row, below a sentence, before the label after `outer`."""
        if first not in _FIRSTS:
            return False
        text, start = self.text, self.lists.place
        at = text.find(f"{successor(first, style(first).sort)} ", start, start + _FAR)
        row = text.rfind("\n", start, at) + 1 if at > 0 else 0
        if not row or text[row:at].strip(" \t") or not ends_sentence(text[max(start, row - _ROW) : row].rstrip("\n")):
            return False
        return text.find(f"\n{successor(outer, style(outer).sort)} ", start, at) < 0

    def expects(self, label: str) -> bool:
        """Whether a label is the next of its list, or a first one whose next one follows.

        First labels in brackets also occur in the middle of sentences: (1) A REDUCTION ... AND (2) A DECREASE.
        """
        return label in self.lists.next or (label[0] != "(" and self._begins_list(label))

    def _begins_list(self, label: str) -> bool:
        """Whether a label is the first of a list whose second begins a row."""
        if label not in _SECONDS:
            return False
        if label not in self._first:
            second = _SECONDS[label]
            self._first[label] = second in self.text or (
                f" {second[1:]}" in self.text and re.search(rf"\n[ \t]+{re.escape(second[1:])}", self.text) is not None
            )
        return self._first[label]

    def labels(self, match: re.Match[str], label: str | None, *, announced: bool, until: int) -> tuple[Labels, int]:
        """Return the labels at the head of a block with their depth, and where they end.

        They become the last labels of their lists. `announced`: the text above announces a list; `until`: the end of
        the quotation around the block.
        """
        head = match.end("indent")
        lists = self.lists
        if lists.open:
            lists.close(head)
        if label is None:
            return [], head
        lists.place = match.end()
        if label[0].isalpha():
            self.taken.add(label)
        labels = [lists.take(label, announced, until)]
        typed, inner = match.group("label", "inner")
        if inner:
            if not self._is_inner(inner, label, match):
                marked = MARKED.match(self.text, match.start("inner"))
                further = marked["label"] if marked and inner[1] in PARAGRAPH_MARKS else None
                if further and (self.expects(further) or self._heads_rows(further, label)):
                    labels.append(self.lists.take(further, True, until))
                return labels, match.start("inner")
            labels.append(self.lists.take(inner, True, until))
        elif label != typed and typed and typed[-1] == ")" and "(" in typed:  # a number and a classification
            return labels, match.start("label") + len(label) - 1
        return labels, match.end()

    def _is_inner(self, inner: str, label: str, match: re.Match[str]) -> bool:
        """Whether a second label at the head of a block is one: of another style, and expected or followed below."""
        if inner == "I." and self.below.follows("II.", match):
            return True
        return style(inner)[2:] != style(label)[2:] and (self.expects(inner) or self._heads_rows(inner, label))
