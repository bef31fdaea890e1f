"""A text that holds several cables: cut at the frame.

Strategy: the only marks are the lines "Message Text" and "Message Attributes" (format guide 2), in mixed case as no
telegram has them. Once a document has its attributes, the next mark belongs to the next document. Stamps and blank
lines before that mark are dealt out between the two: a byte order mark, a form feed, a change of stamp, or the number
of stamps that open and close the document before says where. The pieces, joined, are the text. Time is linear: each
character between two marks is looked at a fixed number of times.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cablekit import grammar as g
from cablekit.sources.decoding import BOM, line_count

_MARK = re.compile(f"(?:{g.MESSAGE_TEXT}|{g.MESSAGE_ATTRIBUTES})(?=[*_:#]{{0,9}}[ \\t]*(?:[\\r\\n\\f]|\\Z))")
# What may stand before a mark on its line: indentation (-layout), "## ", "**", a byte order mark inside joined files.
_LEAD = " \t\u00a0\ufeff#*_"
_LONGEST_LEAD = 300
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# A telegram begins soon after its mark: "PAGE 01  LA PAZ 00015  022228Z", below a classification and blank lines.
_PAGE = re.compile(r"[\r\n\f][ \t]*PAGE[ \t]{1,40}\d{2}\b")
_PAGE_REACH = 600
_STAMP_END = re.compile(r"EO\s{1,9}Systematic\s{1,9}Review\s{1,9}\d{1,2}\s{1,9}[A-Za-z]{3}\s{1,9}\d{4}")
# "Draft Date: ...", "**Type:** TE", "vdkgvwkey: ...": mixed case, as no line of a telegram has it
_KEY = re.compile(r"[ \t]{0,99}(?:\*\*|__)?(?:TAGS|(?=[A-Za-z /]{0,50}[a-z])[A-Za-z][A-Za-z /]{1,50}):")


class Piece(NamedTuple):
    """The text of one document and the line of the whole, from 1, that it begins on."""

    text: str
    first_line: int


class _Mark(NamedTuple):
    start: int  # of its line
    end: int
    text: bool  # Message Text, else Message Attributes


def split(text: str) -> Iterator[Piece]:
    """Cut a text into its documents. The pieces, joined, are the text; there is always at least one."""
    start, line = 0, 1
    for cut in _cuts(text):
        piece = text[start:cut]
        yield Piece(piece, line)
        start, line = cut, line + line_count(piece)
    yield Piece(text[start:], line)


def lines_of(text: str) -> Iterator[str]:
    """Lines with their ends: LF, CRLF and CR only."""
    return (found[0] for found in _LINE.finditer(text) if found[0])


def text_part(text: str) -> str:
    """What stands between Message Text and Message Attributes; without those, from the beginning, to the end."""
    marks = list(_marks(text))
    start = next((mark.end for mark in marks if mark.text), 0)
    return text[start : next((mark.start for mark in marks if not mark.text and mark.start >= start), len(text))]


def is_stamp(line: str) -> bool:
    """True for a line that is a release stamp and nothing else, whatever blanks stand around its parts."""
    return g.STAMP_MARK in line and g.STAMP.match(" ".join(line.strip(BOM).split())) is not None


def _marks(text: str) -> Iterator[_Mark]:
    for found in _MARK.finditer(text):
        lead = text[max(0, found.start() - _LONGEST_LEAD) : found.start()]
        bare = lead.rstrip(_LEAD)
        start = found.start() - len(lead) + len(bare)
        if start == 0 or bare[-1:] in ("\n", "\r", "\f"):
            yield _Mark(start, found.end(), found[0] == g.MESSAGE_TEXT)


def _cuts(text: str) -> Iterator[int]:
    """Where each document but the first begins."""
    begin = 0
    first = last = None
    attributes = False
    for mark in _marks(text):
        if first is None or last is None:
            first = mark
        elif _begins_document(text, last, mark, attributes):
            begin = _boundary(text, begin, first, last, mark)
            yield begin
            first, attributes = mark, False
        last, attributes = mark, attributes or not mark.text


def _begins_document(text: str, last: _Mark, mark: _Mark, attributes: bool) -> bool:
    """Whether `mark` opens a document of its own, `last` being the mark before it in the document at hand."""
    if not mark.text:
        return attributes and any(_KEY.match(line) for line in lines_of(text[last.end : mark.start]))
    if attributes:
        return True
    # Message Text twice without attributes between: a document whose attributes are lost, when both hold a telegram.
    after = text[mark.end : mark.end + _PAGE_REACH]
    return _PAGE.search(after) is not None and _PAGE.search(text, last.end, mark.start) is not None


def _boundary(text: str, begin: int, first: _Mark, last: _Mark, mark: _Mark) -> int:
    """Where the document of `mark` begins: behind what closes the one before it, that began at `begin`."""
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
    keep = _stamps_that_close(text, begin, first, start if feed < 0 else None, stamps)
    return stamps[keep - 1].end if keep else start


def _glued_stamp(text: str, low: int, end: int) -> int:
    """Where the stamp of the next document begins on the last line of this one, whose line end is lost; else `end`.

    1977STATE310500.md ends in "**Markings:** ... 22 May 2009  " without a line end: `cat` glues the next file to it.
    """
    line_start = max(low, text.rfind("\n", low, end - 1) + 1, text.rfind("\r", low, end - 1) + 1)
    own = _STAMP_END.search(text, line_start, end)
    return own.end() if own is not None and is_stamp(text[own.end() : end]) else end


class _Stamp(NamedTuple):
    start: int  # behind a form feed on its line
    end: int  # behind its line end
    words: str


def _furniture_before(text: str, low: int, high: int) -> tuple[int, list[_Stamp]]:
    """The run of blank lines and stamps that ends at `high`: where it starts, not before `low`, and its stamps."""
    end, stamps = high, []
    for line in reversed(list(lines_of(text[low:high]))):
        start = end - len(line)
        if is_stamp(line):
            stamps.append(_Stamp(start + line.rfind("\f") + 1, end, " ".join(line.split())))
        elif line.strip(_LEAD + "\f\r\n"):
            break
        end = start
    return end, stamps[::-1]


def _stamps_that_close(text: str, begin: int, first: _Mark, run: int | None, stamps: list[_Stamp]) -> int:
    """How many of the stamps between two documents close the first.

    `run` is where they start, None when a form feed stands before them.
    """
    for at, (one, other) in enumerate(pairwise(stamps)):
        if one.words != other.words:
            return at + 1
    if len(stamps) > 1:
        opening = sum(map(is_stamp, lines_of(text[begin : first.start])))
        return max(0, len(stamps) - max(1, opening))
    if not stamps or run is None:
        return 0
    # One stamp: the first document's, when that has stamps at head and foot of its pages and the last foot is wanting.
    before = sum(map(is_stamp, lines_of(text[begin:run])))
    return int(before >= 3 and before % 2 == 1)


def _between_attributes(text: str, low: int, high: int) -> tuple[int, int]:
    """Between two attributes parts: the stretch that holds the boundary.

    It starts behind the last key line, and ends with the stamps that follow it: what stands behind those is the
    lost text of the second document ("ERROR READING TEXT INDEX FILE", format guide 9).
    """
    keys_end = stamps_end = at = low
    for line in lines_of(text[low:high]):
        at += len(line)
        if _KEY.match(line):
            keys_end = stamps_end = at
        elif is_stamp(line):
            stamps_end = at
    return keys_end, stamps_end if stamps_end > keys_end else high
