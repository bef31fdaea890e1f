"""Quotations: the parts of the text that someone else wrote.

Strategy. The marks QUOTE, UNQUOTE, BEGIN TEXT, END TEXT are read in order with a stack, because quotations nest: a
closing mark closes the nearest one of its own sort. QUOTE is also a noun (THE LAST QUOTE. MARKETS ARE ...): such a word
opens nothing. A mark that nothing closes was a word, unless it heads or ends a row: then the quotation runs to the next
number of the paragraphs around it, or to the end of the text. Quotation marks count if a row begins with one that is
closed at the end of a row.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cablekit.text.paragraphs.labels import LABEL
from cablekit.values import ends_sentence

#: a mark that opens or closes a quotation: "BEGIN TEXT", "QTE EL MINISTERIO" (1979LAPAZ10015), "END QUOTE", "UNQUOTE",
#: "END TEXT", "END OF TEXT"
QUOTE_MARK = re.compile(
    r"(?:END(?<!\wEND)[ \n](?:OF[ \n])?(?P<end>TEXT|QUOTE|QTE)|UNQ(?<!\wUNQ)(?:UO)?(?P<unquote>TE)"
    r"|(?:BEGIN(?<!\wBEGIN)|START(?<!\wSTART))[ \n](?P<begin>TEXT|QUOTE|QTE)"
    r"|Q(?<!\wQ)(?:UO)?TE(?!\s*(?:END\b|UNQUOTE)))\b"
)
#: the last word of a mark, except TEXT: a pattern that begins with one letter is found fast
QUOTE_WORD = re.compile(r"Q(?:UO)?TE")
#: the words before it in a mark that it does not begin
BEFORE_WORD = re.compile(r"(?:END[ \n](?:OF[ \n])?|BEGIN[ \n]|START[ \n]|UN)$")
#: words that make the next word a noun: "THE", "BELOW THE LAST", "A"
DETERMINER = re.compile(r"\b(?:THE|A|AN|THIS|THAT|PRICE|EXACT|DIRECT|LAST|HIS|MARKET)$")
#: words that make the next one a verb: "SUPPLIERS OFTEN"
MODAL = re.compile(r"\b(?:TO|THEY|OFTEN|CAN|WILL|WOULD|COULD|MUST|SHOULD|NOT)$")
#: after a mark that opens a quotation even if nothing closes it: "QUOTE: A ROAD", "QUOTE C O N F I D E N T I A L"
BEHIND_MARK = re.compile(r"[ \t]*:|[ \t]+(?:UNCLAS|CONFIDENTIAL|SECRET|LIMITED OFFICIAL|[UCSL](?: [A-Z]){4})")
#: a row ends after a mark: "QTE:", "QUOTE"
ROW_END = re.compile(r"[ \t]*[:.\-]{0,6}[ \t]*(?:\n|$)")

#: the last words of marks that open a quotation
OPENING_MARKS = ("QUOTE", "QTE", "TEXT")
#: the number of a paragraph: "2. THE ROAD"
NUMBER = re.compile(r"\n[ \t]*(\d{1,2})[.)][ \t]")

#: the salutation of a letter: "BEGIN TEXT: DEAR MR. MINISTER", "BEGIN TEXT. EXCELLENCY:"
SALUTES = re.compile(r"\b(?:DEAR\s[A-Z]|EXCELLENCY[:,])")
#: its closing: "SINCERELY,", "WITH WARM REGARDS, JOHN ROE"
CLOSES_LETTER = re.compile(r"\b(?:SINCERELY|RESPECTFULLY|FAITHFULLY)(?:\sYOURS)?[,.:]|\b(?:REGARDS|WISHES)[,.]")
#: the end of a row that announces a text: "FOLLOWING IS TEXT OF HIS LETTER", "FULL TEXT FOLLOWS"
ANNOUNCES = re.compile(
    r"\b(?:TEXT\b[^.:;]{0,60}\sFOLLOWS?(?:\sBELOW)?"
    r"|FOLLOW(?:ING|S)\s(?:IS\s|ARE\s)?(?:THE\s)?(?:[A-Z]{1,15}\s){0,3}TEXTS?\b[^.:;]{0,80})$"
)
#: such an announcement as a sentence of its own: "TEXT OF WHICH FOLLOWS, EXCLUSIVE OF GREETINGS."
ANNOUNCES_ABOVE = re.compile(r"\bTEXT\b[^.:;]{0,60}\sFOLLOWS?\b[^.:;]{0,60}[.:]\n*$")
#: the end of a paragraph that announces another telegram, and the label below: "TELEGRAM IS REPEATED FOR YOU. 2."
REPEATS = re.compile(
    r"\b(?:TELEGRAM|MESSAGE|CABLE)\b[^.:]{0,120}\s(?:REPEATED|QUOTED|FOLLOWS)\b[^.:]{0,60}[.:]\s+\d{1,2}[.)]\s*$"
)
#: the beginning of a row that is not such a text, or marks it: "2. THE LAKE", "QUOTE THE LAKE", "- THE LAKE"
MARKED = re.compile(rf"[ \t]*(?:(?:{LABEL.pattern})|\"|(?:BEGIN\s)?(?:TEXT|QUOTE|QTE)\b|-)", re.VERBOSE)
#: an opening quotation mark, which one blank may follow
OPENS_MARK = re.compile(r'"\s?[^\s"]')
#: a closing one
CLOSES_MARK = re.compile(r'"[.,;]?')

#: the most steps from one number of the paragraphs around a quotation to the next that was not lost
_NEAR = 3
#: the most texts that are announced and have no marks
_TEXTS = 20
#: the fewest rows that open a quotation again, which nothing closes
_AGAIN = 2
#: the most characters from a mark to the salutation of a letter
_SALUTATION = 40
#: the most characters from such a word to the mark
_REPEATS = 220
#: the most characters of a label, with the line end before it
_LABELLED = 8
#: characters before an opening quotation mark
_BEFORE = frozenset(" \n\t(")
#: words before TEXT that make it a mark
_BEFORE_TEXT = ("BEGIN", "START", "END", "END OF")
_DETERMINED_WITHIN = 8
_BEFORE_WORD_WITHIN = len("END OF ")
#: the most characters between quotation marks: in a longer one, a mark is probably lost
_LONGEST = 8000
#: the most characters between TEXT and the colon of an announcement, their rows, and the most words TEXT tried
_ANNOUNCEMENT, _ROWS, _WORDS = 120, 2, 20


class Quotation(NamedTuple):
    """Where a quotation begins and ends in the text, its marks included; whether its opening mark ends a row, and
    whether it is never closed."""

    start: int
    end: int
    row_end: bool
    unclosed: bool = False


class _Open(NamedTuple):
    sort: str
    start: int
    head: bool
    row_end: bool
    announced: bool = False

    @property
    def strong(self) -> bool:
        """Whether it is a quotation even if nothing closes it."""
        return self.head or self.row_end or self.announced or self.sort != "QUOTE"


class Quotations:
    """The quotations of a text in order; one that is inside another is part of it.

    Attributes:
        text: the text with two line ends before it, so that its first row is found like any other.
        texts: whether it has the word TEXT.
        all: the quotations, by their places in that text.
    """

    def __init__(self, text: str) -> None:
        self.text = text = f"\n\n{text}"
        self.texts = "TEXT" in text
        quotations = _by_words(text) if _may_quote(text, texts=self.texts) else []
        if _marks_row(text):
            quotations += _by_marks(text)
        if self.texts and "FOLLOW" in text:
            quotations += _announced_below(text, quotations)
        self.all: list[Quotation] = []
        for quotation in sorted(quotations):
            if not self.all or quotation.start >= self.all[-1].end:
                self.all.append(quotation)
            elif quotation.end > self.all[-1].end:
                self.all[-1] = self.all[-1]._replace(end=quotation.end)
        self._starts = [quotation.start for quotation in self.all]

    def around(self, place: int) -> Quotation | None:
        """Return the quotation around a place, or None."""
        index = bisect_right(self._starts, place) - 1
        return self.all[index] if index >= 0 and self.all[index].end > place else None


def _may_quote(text: str, *, texts: bool) -> bool:
    """Whether a text has a word that opens or closes a quotation; `texts`: whether it has the word TEXT.

    Rare letters are found much faster than words.
    """
    at = text.find("Q")
    while at >= 0:
        if text.startswith(("QUOTE", "QTE"), at):
            return True
        at = text.find("Q", at + 1)
    at = text.find("TEXT") if texts else -1
    while at > 0:
        if text.endswith(_BEFORE_TEXT, 0, at - 1):
            return True
        at = text.find("TEXT", at + 1)
    return False


def _marks_row(text: str) -> bool:
    """Whether a quotation mark may begin a row. A single character is found much faster than two."""
    at = text.find('"')
    while at >= 0:
        if text[at - 1] == "\n" or text[at - 3 : at] == "   ":
            return True
        at = text.find('"', at + 1)
    return False


def _by_words(text: str) -> list[Quotation]:
    """Find quotations between QUOTE and UNQUOTE, BEGIN TEXT and END TEXT."""
    quotations: list[Quotation] = []
    opened: list[_Open] = []
    for match in _marks(text):
        sort = "TEXT" if "TEXT" in (match["end"], match["begin"]) else "QUOTE"
        if match["end"] or match["unquote"]:
            if match["end"] == "QUOTE" and any(mark.sort == "BEGIN" for mark in opened):
                sort = "BEGIN"
            at = next((at for at in range(len(opened) - 1, -1, -1) if _closes(sort, opened[at].sort)), None)
            if at is not None:
                while at and opened[at].head and opened[at - 1].head and opened[at - 1].sort == opened[at].sort:
                    at -= 1  # each paragraph of a quotation is opened, the last one closed (1979LAPAZ10015)
                quotations.append(Quotation(opened[at].start, match.end(), opened[at].row_end))
                del opened[at:]
            elif match["end"] == "TEXT" and (start := _announced(text, quotations, match.start())):
                quotations.append(Quotation(start, match.end(), False))
            continue
        head = _heads_row(text, match.start())
        row_end = ROW_END.match(text, match.end()) is not None
        if match["begin"]:
            opened.append(_Open("TEXT" if sort == "TEXT" else "BEGIN", match.start(), head, row_end))
        elif head or _is_labelled(text, match.start()) or not _is_word(text, match):
            announced = BEHIND_MARK.match(text, match.end()) is not None
            opened.append(_Open(sort, match.start(), head, row_end, announced))
    end = 0
    for mark in opened:
        if mark.start < end:
            continue
        if _is_labelled(text, mark.start) and REPEATS.search(text, max(0, mark.start - _REPEATS), mark.start):
            end = len(text)
            quotations.append(Quotation(mark.start, end, mark.row_end, unclosed=True))
        elif mark.strong or (
            _is_labelled(text, mark.start) and SALUTES.search(text, mark.start, mark.start + _SALUTATION)
        ):
            end = _end_of_letter(text, mark.start) or _next_number(text, mark.start)
            quotations.append(Quotation(mark.start, end, mark.row_end, unclosed=True))
    return quotations


def _end_of_letter(text: str, start: int) -> int:
    """Return where a letter ends that nothing closes: below its closing, or with a text that breaks off; else 0.

    It begins right after a label and a mark, and its paragraphs take the next numbers of the telegram.
    """
    if not _is_labelled(text, start) or not SALUTES.search(text, start, start + _SALUTATION):
        return 0
    if closing := CLOSES_LETTER.search(text, start, start + _LONGEST):
        below = NUMBER.search(text, closing.end())
        return below.start() if below else len(text)
    return 0 if ends_sentence(text[-_SALUTATION:].rstrip("\n")) else len(text)


def _next_number(text: str, start: int) -> int:
    """Return where a quotation ends that is never closed: above the paragraph with the next number, or one of the next,
    if the numbers do not begin again in it, else at the end of the text."""
    row = text.rfind("\n", 0, start)
    above = NUMBER.match(text, row)
    while row > 0 and above is None:
        row = text.rfind("\n", 0, row)
        above = NUMBER.match(text, row)
    if above is None:
        return len(text)
    for below in NUMBER.finditer(text, start):
        if 0 < int(below[1]) - int(above[1]) <= _NEAR:
            return below.start()
        if below[1] == "1":
            break
    return len(text)


def _announced(text: str, quotations: list[Quotation], end: int) -> int:
    """Return where the text begins that END TEXT ends and no BEGIN TEXT: below TEXT OF NOTE FOLLOWS:, else 0."""
    start = max([end - _LONGEST, 0, *(each.end for each in quotations[-1:])])
    at = end
    for _ in range(_WORDS):
        at = text.rfind("TEXT", start, at)
        colon = text.find(":\n", at, at + _ANNOUNCEMENT) if at >= 0 else -1
        if at < 0:
            return 0
        between = text[at:colon] if 0 <= colon < end else ":"
        if ":" not in between and between.count("\n") < _ROWS and ("FOLLOW" in between or "\n" not in between):
            while text[colon + 1] == "\n":
                colon += 1
            return colon + 1
    return 0


def _announced_below(text: str, quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield texts without marks below rows such as TEXT OF STATEMENT FOLLOWS:, to the next number of the telegram."""
    tried = 0
    at = text.find("FOLLOW")
    while at >= 0 and tried < _TEXTS:
        place = text.find(":\n", at, at + _ANNOUNCEMENT)
        end = at + 1
        if place > 0:
            start = place + 1
            while text.startswith("\n", start):
                start += 1
            announcement = max(0, place - _ANNOUNCEMENT)
            end = start
            if ANNOUNCES.search(text, announcement, place) and MARKED.match(text, start) is None:
                tried += 1
                last = _next_number(text, start)
                if not any(each.start < last and each.end > place for each in quotations):
                    yield Quotation(start, last, False)
                    end = last
        at = text.find("FOLLOW", end)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Find the marks that open or close a quotation, in order."""
    places = [match.start() for match in QUOTE_WORD.finditer(text)]
    at = text.find("TEXT")
    while at >= 0:
        places.append(at)
        at = text.find("TEXT", at + 1)
    for place in sorted(places):
        before = BEFORE_WORD.search(text, max(0, place - _BEFORE_WORD_WITHIN), place)
        match = QUOTE_MARK.match(text, before.start()) if before else None
        if match := match or QUOTE_MARK.match(text, place):
            yield match


def _closes(sort: str, opened: str) -> bool:
    """Whether a closing mark has the sort of an opening one; UNQUOTE also closes BEGIN QUOTE."""
    return sort == opened or (sort == "QUOTE" and opened == "BEGIN")


def _is_labelled(text: str, place: int) -> bool:
    """Whether only a label comes before a place in its row."""
    row = text.rfind("\n", max(0, place - _LABELLED), place) + 1
    return row > 0 and LABEL.fullmatch(text, row, place) is not None


def _heads_row(text: str, place: int) -> bool:
    """Whether only blanks come before a place in its row."""
    before = text[max(0, place - 4) : place].rpartition("\n")
    return bool(before[1]) and not before[2].strip(" \t")


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Whether QUOTE is a word of a sentence: after an article, as a verb, or before the end of the sentence."""
    before = text[max(0, match.start() - _DETERMINED_WITHIN) : match.start()].rstrip()
    if DETERMINER.search(before) or (MODAL.search(before) and text[match.end() : match.end() + 1] != ":"):
        return True
    return text[match.end() : match.end() + 1] in (".", ",", ";", "S") and before[-1:] != ":"


def _by_marks(text: str) -> list[Quotation]:
    """Find quotations between quotation marks: from the head of a row to the end of a row."""
    quotations: list[Quotation] = []
    start, again = -1, 0
    inner = False
    place = text.find('"')
    while place >= 0:
        if text[place - 1] in _BEFORE and OPENS_MARK.match(text, place):
            if not (_heads_row(text, place) or _is_labelled(text, place)):
                inner = True
            elif start < 0 or place - start > _LONGEST:
                start, inner, again = place, False, 0
            else:
                again += 1
        elif inner:
            inner = False
        elif start >= 0:
            end = CLOSES_MARK.match(text, place).end()  # type: ignore[union-attr]
            if place - start < _LONGEST and ROW_END.match(text, end):
                quotations.append(Quotation(start, end, False))
            start = -1
        place = text.find('"', place + 1)
    if start >= 0 and (
        again >= _AGAIN
        or (not inner and ANNOUNCES_ABOVE.search(text, max(0, start - _ANNOUNCEMENT), start) is not None)
    ):
        quotations.append(Quotation(start, _next_number(text, start), False, unclosed=True))
    return quotations
