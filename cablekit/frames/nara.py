"""NARA's frame: it splits a text of several cables, and finds the lines that bound each message.

Strategy: the only marks are the lines "Message Text" and "Message Attributes" (format guide 2), in mixed case, which
telegrams do not use. One rule recognises these lines in every rendering. Once a document has its attributes, the next
mark belongs to the next document. Stamps and blank lines before that mark are divided between the two: a byte order
mark, a form feed, a change of stamp, or the number of stamps that open and close the earlier document shows where. The
pieces, joined, are the text. Time is linear: each character between two marks is looked at a fixed number of times.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import msgspec

from cablekit import grammar as g
from cablekit.frames.frame import Frame
from cablekit.frames.piece import Piece
from cablekit.sources.decoding import BOM, line_count

NAME = "nara"

_BLANK = "[^\\S\\r\\n]"
# The beginning of both marks, which is found faster than a pattern: a telegram has few small letters, but many blanks.
_MESSAGE = "Message"
# "Message Text", "## Message Text ##", "**Message Attributes**<br>", "Message Attributes:", then the end of the line.
_MARK = re.compile(
    f"(?:{g.MESSAGE_TEXT}|{g.MESSAGE_ATTRIBUTES})(?:{_BLANK}|[*_:#\\\\\0]|<br{_BLANK}{{0,9}}/?>)*+(?=[\\r\\n]|\\Z)"
)
# What may come before a mark on its line: indentation (-layout), "## ", "**", "> ", "- ", a byte order mark inside
# joined files, blanks of other scripts.
_LEAD = (
    "#*_>+-\0\ufeff \t\v\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# A telegram begins soon after its mark: "PAGE 01  LA PAZ 00015  022228Z", below a classification and blank lines.
_PAGE = re.compile(r"[\r\n\f][ \t]*PAGE[ \t]{1,40}\d{2}\b")
REACH = 600
_STAMP_END = re.compile(r"EO\s{1,9}Systematic\s{1,9}Review\s{1,9}\d{1,2}\s{1,9}[A-Za-z]{3}\s{1,9}\d{4}")
# "Draft Date: ...", "**Type:** TE", "vdkgvwkey: ...": mixed case, which lines of a telegram do not use
_KEY = re.compile(r"[ \t]{0,99}(?:\*\*|__)?(?:TAGS|(?=[A-Za-z /]{0,50}[a-z])[A-Za-z][A-Za-z /]{1,50}):")


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A line `Message Text` or `Message Attributes`."""

    start: int  # of its line, after a form feed on it
    words: int  # of the two words
    end: int  # of its line, before the line end
    text: bool  # Message Text, else Message Attributes


class DocumentMarks:
    """The marks of the current document: the first and the last one, and those that bound its message."""

    __slots__ = ("attributes", "first", "last", "text")

    def __init__(self, first: Mark) -> None:
        self.first = first
        self.text: Mark | None = None
        self.attributes: Mark | None = None
        self.add(first)

    def add(self, mark: Mark) -> None:
        self.last = mark
        if not mark.text:
            self.attributes = self.attributes or mark
        elif self.attributes is None:  # no message begins below the attributes
            self.text = self.text or mark


def marks(text: str, low: int = 0, at: int = 0) -> Iterator[Mark]:
    """Yield the lines of the frame, in order. This is the one rule that recognises them.

    Args:
        text: text of one or several documents.
        low: 0, or the end of a mark.
        at: index where the search begins, at `low` or after it.
    """
    at = text.find(_MESSAGE, at)
    while at >= 0:
        if match := _MARK.match(text, at):
            before = text[low:at].rstrip(_LEAD)
            start = low + len(before)
            if start == 0 or before[-1:] in ("\n", "\r", "\f"):
                yield Mark(start, at, match.end(), text.startswith(g.MESSAGE_TEXT, at))
            low = match.end()
        at = text.find(_MESSAGE, at + len(_MESSAGE))


def recognises(text: str) -> bool:
    """Whether a text has a line of the frame."""
    return next(marks(text), None) is not None


def split(text: str) -> Iterator[Piece]:
    """Split a text that has marks into its documents. The pieces, joined, are the text."""
    start, line = 0, 1
    for cut, own in _cuts(text, marks(text)):
        yield piece(text, start, cut, line, own)
        if cut < len(text):
            line += line_count(text[start:cut])
        start = cut


def whole(text: str) -> Piece | None:
    """Return a text as one document, even if it holds several; None if it has no mark."""
    found_marks = marks(text)
    first = next(found_marks, None)
    if first is None:
        return None
    own = DocumentMarks(first)
    for mark in found_marks:
        own.add(mark)
    return piece(text, 0, len(text), 1, own)


def piece(text: str, start: int, end: int, line: int, own: DocumentMarks) -> Piece:
    """Return the document from `start` to `end` that begins on line `line` and has these marks."""
    first, last = own.text, own.attributes
    text_line = None if first is None else line_count(text[start : first.words])
    attributes = None
    if last is not None:
        above = max(text.rfind("\n", start, last.words), text.rfind("\r", start, last.words))
        attributes = max(start, above + 1) - start
    span = (0 if first is None else first.end - start, (end if last is None else last.start) - start)
    return Piece(text[start:end], line, NAME, text_line, attributes, span)


def lines_of(text: str) -> Iterator[str]:
    """Yield lines with their ends: LF, CRLF and CR only."""
    return (match[0] for match in _LINE.finditer(text) if match[0])


def is_stamp(line: str) -> bool:
    """Whether a line holds only a release stamp, regardless of blanks around its parts."""
    return g.STAMP_MARK in line and g.STAMP.match(" ".join(line.strip(BOM).split())) is not None


def _cuts(text: str, found_marks: Iterable[Mark]) -> Iterator[tuple[int, DocumentMarks]]:
    """Yield where each document ends, and its marks."""
    begin = 0
    own: DocumentMarks | None = None
    for mark in found_marks:
        if own is None:
            own = DocumentMarks(mark)
        elif (end := end_before(text, begin, own, mark)) is not None:
            begin = end
            yield end, own
            own = DocumentMarks(mark)
    if own is not None:
        yield len(text), own


def end_before(text: str, begin: int, own: DocumentMarks, mark: Mark) -> int | None:
    """Return where a document above `mark` ends; None if the mark belongs to the document, to whose marks it is added.

    Text more than REACH characters after the mark does not matter.

    Args:
        text: of one or several documents.
        begin: index where the document begins.
        own: its marks so far.
        mark: the next mark.
    """
    if _begins_document(text, own, mark):
        return _boundary(text, begin, own, mark)
    own.add(mark)
    return None


def _begins_document(text: str, own: DocumentMarks, mark: Mark) -> bool:
    """Whether `mark` opens another document; `own` are the marks of the current one."""
    last, attributes = own.last, own.attributes is not None
    if not mark.text:
        return attributes and any(_KEY.match(line) for line in lines_of(text[last.end : mark.start]))
    if attributes:
        return True
    # Message Text twice without attributes between: the first document lost its attributes, if both hold a telegram.
    after = text[mark.end : mark.end + REACH]
    return _PAGE.search(after) is not None and _PAGE.search(text, last.end, mark.start) is not None


def _boundary(text: str, begin: int, own: DocumentMarks, mark: Mark) -> int:
    """Return where the document of `mark` begins: after what closes the one before it, which began at `begin`."""
    last = own.last
    low, high = (last.end, mark.start) if mark.text else _between_attributes(text, last.end, mark.start)
    start, stamps = _furniture_before(text, low, high)
    if (joint := text.rfind(BOM, start, mark.end)) >= 0:  # files with byte order marks, joined
        return joint
    feed = text.rfind("\f", start, high)
    if feed >= 0:
        start = feed + 1
        stamps = [stamp for stamp in stamps if stamp.start >= start]
    if not stamps and feed < 0:
        return _glued_stamp(text, low, start)
    keep = _stamps_that_close(text, begin, own.first, start if feed < 0 else None, stamps)
    return stamps[keep - 1].end if keep else start


def _glued_stamp(text: str, low: int, end: int) -> int:
    """Return where the next document's stamp begins on the last line of this one, if that lost its line end; else
    `end`.

    1977STATE310500.md ends in "**Markings:** ... 22 May 2009  " without a line end: `cat` joins the next file to it.
    """
    line_start = max(low, text.rfind("\n", low, end - 1) + 1, text.rfind("\r", low, end - 1) + 1)
    own = _STAMP_END.search(text, line_start, end)
    return own.end() if own is not None and is_stamp(text[own.end() : end]) else end


class _Stamp(NamedTuple):
    start: int  # after a form feed on its line
    end: int  # after its line end
    words: str


def _furniture_before(text: str, low: int, high: int) -> tuple[int, list[_Stamp]]:
    """Return where the run of blank lines and stamps that ends at `high` starts, not before `low`, and its stamps."""
    end, stamps = high, []
    for line in reversed(list(lines_of(text[low:high]))):
        start = end - len(line)
        if is_stamp(line):
            stamps.append(_Stamp(start + line.rfind("\f") + 1, end, " ".join(line.split())))
        elif line.strip(_LEAD + "\f\r\n"):
            break
        end = start
    return end, stamps[::-1]


def _stamps_that_close(text: str, begin: int, first: Mark, run: int | None, stamps: list[_Stamp]) -> int:
    """Return how many of the stamps between two documents close the first.

    `run` is where they start; None if a form feed is before them.
    """
    for at, (one, other) in enumerate(pairwise(stamps)):
        if one.words != other.words:
            return at + 1
    if len(stamps) > 1:
        opening = sum(map(is_stamp, lines_of(text[begin : first.start])))
        return max(0, len(stamps) - max(1, opening))
    if not stamps or run is None:
        return 0
    # One stamp belongs to the first document if that has stamps at head and foot of its pages and lacks the last foot.
    before = sum(map(is_stamp, lines_of(text[begin:run])))
    return int(before >= 3 and before % 2 == 1)


def _between_attributes(text: str, low: int, high: int) -> tuple[int, int]:
    """Return the stretch between two attributes parts that contains the boundary.

    It starts after the last key line, and ends with the stamps that follow it: what comes after those is the lost text
    of the second document ("ERROR READING TEXT INDEX FILE", format guide 9).
    """
    keys_end = stamps_end = at = low
    for line in lines_of(text[low:high]):
        at += len(line)
        if _KEY.match(line):
            keys_end = stamps_end = at
        elif is_stamp(line):
            stamps_end = at
    return keys_end, stamps_end if stamps_end > keys_end else high


FRAME = Frame(title=NAME, recognises=recognises, split=split, mixes=False)
