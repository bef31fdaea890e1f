"""Kinds of paragraphs that depend on their surroundings: part of a summary, of a quotation, or a heading.

Strategy. Paragraphs come in order. A summary or a comment lasts until its END, if the text has one. A paragraph that
begins inside a quotation is quoted. A short row is a heading if something follows that it can be the title of.
"""

import re

from cablekit.model import Paragraph, ParagraphKind
from cablekit.text.paragraphs.bare.labelled_forms import TOTAL
from cablekit.text.paragraphs.places import Block
from cablekit.text.paragraphs.row_words import is_cut
from cablekit.text.paragraphs.title_words import PREDICATE
from cablekit.text.paragraphs.whole import Whole
from cablekit.values import ends_sentence

#: "THE", "ROAD"
WORD = re.compile(r"\w+")
#: words of a sentence, or of an announcement: "THE ROAD IS CLOSED", "FOLLOWING ITEMS"
_SENTENCE = frozenset(
    [
        *("IS", "ARE", "WAS", "WERE", "HAS", "HAVE", "HAD", "WILL", "WOULD", "SHOULD", "MUST", "CAN", "COULD", "SHALL"),
        *("ASKED", "TOLD", "SAYS", "REPLIED", "STATED", "READ", "READS", "CONSIST", "CONSISTS", "INCLUDE", "INCLUDES"),
        *("WRITE", "WRITES", "FOLLOW", "FOLLOWS", "FOLLOWING", "BELOW", "THESE", "PLEASE", "REQUEST", "REQUESTS"),
        *("APPRECIATE", "WE", "SAID", "BEGIN", "END", "QUOTE", "UNQUOTE", "QTE", "UNQTE"),
    ]
)

#: the end of an announcement with its number of items: "THE BOARD SEES TWO RELATED ASPECTS:"
COUNTS = re.compile(r"\b(?:TWO|THREE|FOUR|FIVE|SIX|SEVERAL|CERTAIN) (?:[A-Z\-]+ ){0,4}[A-Z]+S:$")
#: an entry of a timetable, which is not a title: "1000 - CALL ON PRESIDENT"
HOUR = re.compile(r"[012]\d[0-5]\d\b|\d{1,2}[:.][0-5]\d\b")
#: the most characters of a title, and the most words of one with a full stop
_TITLE, _WORDS = 66, 4
#: from so many characters on, a text below a label is prose, even if its full stop was lost, and any other is no item
_PROSE, _LONG = 120, 200
#: the fewest titles with a full stop
_AGAIN = 2
#: the fewest rows by themselves that are items of a list, not titles
_ITEMS = 3
#: first labels
_FIRSTS = ("1", "A", "I")
#: the most characters of a title with a label
_LABELLED = 150
#: the beginnings of letters and speeches, and the ends of letters, which are not titles
LETTERS = (
    "Q. ",
    "A. ",
    "DEAR ",
    '"DEAR ',
    "MY DEAR ",
    "EXCELLENCY",
    '"EXCELLENCY',
    "YOUR ",
    '"YOUR ',
    "GENTLEMEN",
    "SIR:",
    "SINCERELY",
    "CORDIALLY",
    "RESPECTFULLY",
    "FAITHFULLY",
    "MOST SINCERELY",
    "MOST CORDIALLY",
    "MOST RESPECTFULLY",
)
#: the beginnings of clauses of a resolution, which are not titles
_CLAUSES = ("RECALLING ", "REAFFIRMING ", "NOTING ", "RECOGNIZING ")
#: the beginnings of short answers, which are not titles
_ANSWERS = ("NO ", "NOT ", "NONE", "YES", "CONCUR", "AGREE", "REGRET", "THANKS", "PLEASE", "SEE ", "AS ABOVE", "SAME")
_LASTING: dict[ParagraphKind, str] = {"summary": "SUMMARY", "comment": "COMMENT"}


class Context:
    """The state of the paragraphs so far that decides what the next one is."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.ends = whole.ends
        self.lasting: ParagraphKind | None = None
        self.until = 0
        self.title: Paragraph | None = None
        #: how many of the last paragraphs can be titles without labels, and whether the last one is an item instead
        self.run = 0
        self.item = False
        #: how many of the last paragraphs with labels can be titles, and have nothing below them
        self.numbered = 0
        #: titles with a label and a full stop that have a text without a label below them
        self.stopped: list[Paragraph] = []

    def place(self, paragraph: Paragraph, block: Block, *, titled: bool = True) -> None:
        """Set the kind of the next paragraph and of the one before it; `titled`: whether it may be or have a title."""
        start, at, end = block
        if self.ends:
            self._last(paragraph, start, end)
        if paragraph.kind == "prose" and self.whole.quotations.all and self._quoted(start, at, end):
            paragraph.kind = "quoted"
        title = paragraph if titled and self._may_be_title(paragraph, at, end) else None
        item = (self.item or title is None) and _is_item(paragraph)
        if self.title is not None and titled:
            self._entitle(self.title, paragraph, item=title is None and item)
        if title is None or title.label is not None:
            self.run = 0
        else:
            self.run += 1
            if self.run == _ITEMS and self.title is not None:
                self.title.kind = "prose"
            if self.item or self.run >= _ITEMS:
                title = None
                item = item or _is_item(paragraph)
        above = self.title
        if title is None or above is None or title.label in (None, *_FIRSTS) or title.level != above.level:
            self.numbered = 0
        else:
            self.numbered += 1
        self.item = item
        self.title = title

    def label(self, level: int) -> None:
        """Note a label that has no text of its own: what is below it is not below the title above."""
        if self.title is not None and self.title.label is not None and level <= self.title.level:
            self.title = None

    def _last(self, paragraph: Paragraph, start: int, end: int) -> None:
        """Mark a paragraph between BEGIN SUMMARY and END SUMMARY as summary."""
        if self.lasting and start <= self.until:
            if paragraph.kind == "prose":
                paragraph.kind = self.lasting
            return
        self.lasting = None
        if part := _LASTING.get(paragraph.kind):
            until = next((each.place for each in self.ends if each.place >= start and each.name == part), 0)
            if until >= end:
                self.lasting, self.until = paragraph.kind, until

    def _quoted(self, start: int, at: int, end: int) -> bool:
        """Whether a block begins inside a quotation, or begins with one that is at least half of it."""
        around = self.whole.quotations.around(at)
        if around is None or at >= end:
            return False
        return around.start < start or 2 * (min(end, around.end) - around.start) >= end - at

    def _may_be_title(self, paragraph: Paragraph, at: int, end: int) -> bool:
        """Whether a paragraph can be a title: not a sentence, and one row if it has no label; `PUERTO RICO --`."""
        text, label, kind = paragraph.text, paragraph.label, paragraph.kind
        if len(text) > _LABELLED + 2 or (kind != "prose" and kind != "quoted"):
            return False
        text = text.removesuffix("--").rstrip()
        if not 0 < len(text) <= (_TITLE if label is None else _LABELLED):
            return False
        if text[0] in "(-[." or text[-1] == "," or HOUR.match(text):
            return False
        if text[0] in "TGS" and TOTAL.match(text):
            return False
        if label is None:
            ended = ends_sentence(text if kind == "quoted" else text.rstrip(":")) or text[-1] == "-"
            if ended or self.whole.text.find("\n", at, end) >= 0:
                return False
        elif ends_sentence(text.rstrip(":")) and not (
            text[-1] == "." and text.count(" ") < _WORDS and text.count(".") == 1
        ):
            return False
        return (
            not is_cut(text)
            and not text.endswith("THAT:")
            and _SENTENCE.isdisjoint(WORD.findall(text))
            and not text.startswith(LETTERS)
            and not (kind == "quoted" and text.startswith(_CLAUSES))
            and not (text[-1] == ":" and (text.startswith("TEXT OF ") or COUNTS.search(text)))
        )

    def _entitle(self, title: Paragraph, below: Paragraph, *, item: bool) -> None:
        """Mark a paragraph as a heading if it can be the title of the one below; `item`: that is an item of a list.

        A title with a label has a deeper paragraph, or one without a label, below it.
        """
        if item and title.label is None:
            return
        if title.label is not None:
            # the number of its paragraph comes again
            again = below.label == title.label and below.level == title.level and not ends_sentence(title.text)
            if below.label is not None and below.level <= title.level and not again:
                return
            if below.label is None and self.numbered + 1 >= _ITEMS:
                return
            unfinished = below.kind == "prose" and not ends_sentence(below.text.removesuffix(" [GAP]"))
            if unfinished and len(below.text) >= _PROSE:
                unfinished = below.text.startswith(LETTERS)
            announces = below.kind == "list" and title.text[-1] == ":"
            if announces and below.text[:1] == "-" and ".\n-" in below.text:
                announces = False  # the items are a text of their own
            if below.label is None and title.text[-1] == ".":
                self._stopped(title, unfinished=unfinished)
                return
            if below.label is None and (unfinished or announces):
                return
        title.kind = "heading"

    def _stopped(self, title: Paragraph, *, unfinished: bool) -> None:
        """Note a title with a full stop, above a text without a label: `3. SECURITY.` It is a heading if there are two;
        one may be a sentence."""
        if unfinished or title.text.startswith(_ANSWERS) or PREDICATE.search(title.text, 0, len(title.text) - 1):
            return
        self.stopped.append(title)
        if len(self.stopped) >= _AGAIN:
            for each in self.stopped[-_AGAIN:]:
                each.kind = "heading"


def _is_item(paragraph: Paragraph) -> bool:
    """Whether a paragraph may be an item of a list between blank rows: it has no label and ends no sentence."""
    text = paragraph.text
    return (
        paragraph.label is None
        and paragraph.kind == "prose"
        and len(text) < _LONG
        and not (ends_sentence(text) or HOUR.match(text))
    )
