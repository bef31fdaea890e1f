"""Quotations: from where to where the text is somebody else's.

Strategy. The marks QUOTE, UNQUOTE, BEGIN TEXT, END TEXT are read in order with a stack, since quotations nest: a
closing mark closes the nearest one of its own sort. QUOTE is a noun too (THE LAST QUOTE. MARKETS ARE ...): such a word
opens nothing. A quotation that is never closed runs to the end only where its mark heads or ends a row; anywhere else
it was a word. Quotation marks count where a row begins with one that is closed at a row's end.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

#: a mark that opens or closes a quotation: "BEGIN TEXT", "QTE EL MINISTERIO" (1979LAPAZ10015), "END QUOTE", "UNQUOTE",
#: "END TEXT", "END OF TEXT"
QUOTE_MARK = re.compile(
    r"(?:END(?<!\wEND)[ \n](?:OF[ \n])?(?P<end>TEXT|QUOTE|QTE)|UNQ(?<!\wUNQ)(?:UO)?(?P<unquote>TE)"
    r"|BEGIN(?<!\wBEGIN)[ \n](?P<begin>TEXT|QUOTE|QTE)|Q(?<!\wQ)(?:UO)?TE(?!\s*(?:END\b|UNQUOTE)))\b"
)
#: the word that a mark ends with, but for TEXT: a pattern that begins with one letter is found fast
QUOTE_WORD = re.compile(r"Q(?:UO)?TE")
#: what is before that word in a mark that it does not begin
BEFORE_WORD = re.compile(r"(?:END[ \n](?:OF[ \n])?|BEGIN[ \n]|UN)$")
#: what makes the word behind it a noun: "THE", "BELOW THE LAST", "A"
DETERMINER = re.compile(r"\b(?:THE|A|AN|THIS|THAT|PRICE|EXACT|DIRECT|LAST|HIS|MARKET)$")
#: behind a mark that opens a quotation though nothing closes it: "QUOTE: A ROAD", "QUOTE C O N F I D E N T I A L"
BEHIND_MARK = re.compile(r"[ \t]*:|[ \t]+(?:UNCLAS|CONFIDENTIAL|SECRET|LIMITED OFFICIAL|[UCSL](?: [A-Z]){4})")
#: a row ends after a mark: "QTE:", "QUOTE"
ROW_END = re.compile(r"[ \t]*[:.\-]{0,2}[ \t]*(?:\n|$)")

#: behind a quotation mark that opens, one blank may be
OPENS_MARK = re.compile(r'"\s?[^\s"]')
#: behind one that closes
CLOSES_MARK = re.compile(r'"[.,;]?')

#: before a quotation mark that opens
_BEFORE = frozenset(" \n\t(")
_DETERMINED_WITHIN = 8
_BEFORE_WORD_WITHIN = len("END OF ")
#: a quotation between quotation marks is no longer than this: one of its marks may be lost
_LONGEST = 8000


class Quotation(NamedTuple):
    """Where a quotation begins and ends in the text, its marks included; whether its opening mark ends a row."""

    start: int
    end: int
    row_end: bool


class _Open(NamedTuple):
    sort: str
    start: int
    head: bool
    row_end: bool
    announced: bool = False

    @property
    def strong(self) -> bool:
        """Whether it is a quotation though nothing closes it."""
        return self.head or self.row_end or self.announced or self.sort != "QUOTE"


class Quotations:
    """The quotations of a text in order; one that is inside another is part of it.

    Attributes:
        text: the text with two line ends before it, so that its first row is found like any.
        all: the quotations, by their places in that.
    """

    def __init__(self, text: str) -> None:
        self.text = text = f"\n\n{text}"
        found = _by_words(text) if _may_quote(text) else []
        if '"' in text and '\n"' in text:  # a single character is found much faster than two
            found += _by_marks(text)
        self.all: list[Quotation] = []
        for one in sorted(found):
            if not self.all or one.start >= self.all[-1].end:
                self.all.append(one)
            elif one.end > self.all[-1].end:
                self.all[-1] = self.all[-1]._replace(end=one.end)
        self._starts = [one.start for one in self.all]

    def around(self, place: int) -> Quotation | None:
        """The quotation that a place is in."""
        index = bisect_right(self._starts, place) - 1
        return self.all[index] if index >= 0 and self.all[index].end > place else None


def _may_quote(text: str) -> bool:
    """Whether a text has a word that opens a quotation."""
    return "QUOTE" in text or "QTE" in text or ("BEGIN" in text and ("BEGIN TEXT" in text or "BEGIN\nTEXT" in text))


def _by_words(text: str) -> list[Quotation]:
    """Quotations between QUOTE and UNQUOTE, BEGIN TEXT and END TEXT."""
    found: list[Quotation] = []
    opened: list[_Open] = []
    for match in _marks(text):
        sort = "TEXT" if "TEXT" in (match["end"], match["begin"]) else "QUOTE"
        if match["end"] or match["unquote"]:
            if match["end"] == "QUOTE" and any(one.sort == "BEGIN" for one in opened):
                sort = "BEGIN"
            at = next((at for at in range(len(opened) - 1, -1, -1) if _closes(sort, opened[at].sort)), None)
            if at is not None:
                while at and opened[at].head and opened[at - 1].head and opened[at - 1].sort == opened[at].sort:
                    at -= 1  # each paragraph of a quotation is opened, the last one closed (1979LAPAZ10015)
                found.append(Quotation(opened[at].start, match.end(), opened[at].row_end))
                del opened[at:]
            continue
        head = _heads_row(text, match.start())
        row_end = ROW_END.match(text, match.end()) is not None
        if match["begin"]:
            opened.append(_Open("TEXT" if sort == "TEXT" else "BEGIN", match.start(), head, row_end))
        elif head or not _is_noun(text, match):
            announced = BEHIND_MARK.match(text, match.end()) is not None
            opened.append(_Open(sort, match.start(), head, row_end, announced))
    found += [Quotation(one.start, len(text), one.row_end) for one in opened if one.strong]
    return found


def _marks(text: str) -> Iterator[re.Match[str]]:
    """The marks that open or close a quotation, in order."""
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
    """Whether a closing mark is of the sort of an opening one; UNQUOTE closes BEGIN QUOTE too."""
    return sort == opened or (sort == "QUOTE" and opened == "BEGIN")


def _heads_row(text: str, place: int) -> bool:
    """Whether nothing but blanks or a label's end is before a place in its row."""
    before = text[max(0, place - 4) : place].rpartition("\n")
    return bool(before[1]) and not before[2].strip(" \t")


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """Whether QUOTE is a word of a sentence: after an article, or before the end of the sentence."""
    before = text[max(0, match.start() - _DETERMINED_WITHIN) : match.start()].rstrip()
    if DETERMINER.search(before):
        return True
    return text[match.end() : match.end() + 1] in (".", ",", ";", "S") and before[-1:] != ":"


def _by_marks(text: str) -> list[Quotation]:
    """Quotations between quotation marks: from a row's head to a row's end."""
    found: list[Quotation] = []
    start = -1
    inner = False
    place = text.find('"')
    while place >= 0:
        if text[place - 1] in _BEFORE and OPENS_MARK.match(text, place):
            if not _heads_row(text, place):
                inner = True
            elif start < 0 or place - start > _LONGEST:
                start, inner = place, False
        elif inner:
            inner = False
        elif start >= 0:
            end = CLOSES_MARK.match(text, place).end()  # type: ignore[union-attr]
            if place - start < _LONGEST and ROW_END.match(text, end):
                found.append(Quotation(start, end, False))
            start = -1
        place = text.find('"', place + 1)
    return found
