"""The page of PlusD, a library on the web that shows NARA's telegrams (format guide 11.1).

Strategy. A page holds the telegram twice: first its text alone, below the words `Show Headers`, then the whole of it;
three hyphens separate it from the attributes, `Key: value`. The whole telegram begins at the classification above its
PAGE 01. Lines above it that it repeats belong to the page; any other line is kept as unknown.
"""

import re
from collections.abc import Iterator
from itertools import islice

from cablekit import glossary
from cablekit.fields import classification, page
from cablekit.frames.frame import Frame
from cablekit.frames.keyed import furnish
from cablekit.frames.nara import lines_of
from cablekit.frames.piece import Piece
from cablekit.lines import Document, Kind, Lines, text_rows
from cablekit.sources.decoding import line_count

NAME = "plusd"

#: the line between telegram and attributes
_RULE = re.compile(r"---(?<![^\r\n]---)[ \t]*(?=[\r\n])")  # a pattern that begins with a sign is found faster
#: "Capture Date: 01 JAN 1994"
_KEY = re.compile(r"[ \t]*(?P<key>[A-Za-z][A-Za-z ]{1,40}):[^\r\n]*(?:\r\n|\r|\n|\Z)")
#: "Show Headers": a line of the page
_SHOW = "Show Headers"
#: number of blanks between the rule and the keys
_BLANK = 40
#: at least this number of keys of NARA's attributes follow the rule
_FEWEST = 3
#: the second half of a PAGE line is within this number of rows
_NEXT = 4


def recognises(text: str) -> bool:
    """Whether NARA's attributes follow a line of three hyphens."""
    return "---" in text and next(_rules(text), None) is not None


def _rules(text: str) -> Iterator[int]:
    """Yield the starts of the lines of three hyphens that keys of NARA's attributes follow."""
    return (match.start() for match in _RULE.finditer(text) if _keyed(text, match.end()))


def _keyed(text: str, at: int) -> bool:
    """Whether known keys follow, each on the next line, below blank lines that a page in HTML may have there."""
    below = text[at : at + _BLANK]
    at += len(below) - len(below.lstrip())
    for _ in range(_FEWEST):
        match = _KEY.match(text, at)
        if match is None or glossary.attribute_key(match["key"]) is None:
            return False
        at = match.end()
    return True


def split(text: str) -> Iterator[Piece]:
    """Split a text after the attributes of each page, at the words that open the next."""
    start, line = 0, 1
    rules = list(_rules(text))
    for at, rule in enumerate(rules):
        end = text.find(_SHOW, rule) if at + 1 < len(rules) else -1
        end = len(text) if end < 0 else end
        yield _piece(text[start:end], line, rule - start)
        line += line_count(text[start:end])
        start = end


def _piece(text: str, line: int, rule: int) -> Piece:
    rows = text_rows(text[:rule])
    first = _first_row(rows)
    begin = sum(len(row) for row in islice(lines_of(text[:rule]), first))
    return Piece(text, line, NAME, first - 1 if first else None, rule, (begin, rule))


def _first_row(rows: list[str]) -> int:
    """Return the index of the first row of the whole telegram: the classification above its first PAGE 01; else 0.

    The text alone has the PAGE lines of its further pages, and those of further sections. A telegram without PAGE 01
    begins at its first PAGE line.
    """
    first = 0
    for index, row in enumerate(rows):
        parts = _page(rows, index) if row.lstrip().startswith("PAGE") else None
        if parts is None:
            continue
        above = index - 1
        while above >= 0 and not rows[above].strip():
            above -= 1
        begin = above if above >= 0 and classification.word_of(rows[above].strip()) else index
        if parts.number == 1 and parts.part in (None, 1):
            return begin
        first = first or begin
    return first


def _page(rows: list[str], index: int) -> page.Parts | None:
    """Return the parts of a PAGE line, which may be split into two rows; None for any other row."""
    text = rows[index].strip()
    opened = page.opens(text, None)
    if opened is not None and not opened.sure:
        below = next((row.strip() for row in rows[index + 1 : index + _NEXT] if row.strip()), "")
        opened = page.opens(f"{text} {below}", None)
    return opened.seen if opened is not None and opened.sure else None


def name(document: Document, lines: Lines) -> None:
    """Name the lines above the whole telegram that it repeats, and the words of the page."""
    begin = 0 if document.text_line is None else document.text_line + 1
    repeated = set(lines.texts[begin:])
    for index in range(begin or len(lines.texts[:1])):
        text = lines.texts[index]
        if lines.kinds[index] is Kind.TEXT and (text == _SHOW or text in repeated or _in_subject(text, repeated)):
            furnish(lines, index)


def _in_subject(text: str, repeated: set[str]) -> bool:
    """Whether a line is the title that the page took from the attributes or the subject line."""
    return bool({f"Subject: {text}", f"SUBJECT: {text}", f"SUBJ: {text}"} & repeated)


FRAME = Frame(title=NAME, recognises=recognises, split=split, name=name, mixes=False)
