"""Marks of a release, which are among the lines of a scan whoever printed it (format guide 11.2).

Strategy. Most marks tell by themselves what they are (`fields.release`). Exemption codes, a name below REVIEW AUTHORITY
and the releaser's UNCLASSIFIED are told by being next to one. Where the telegram has a classification of its own, a
lone UNCLASSIFIED is the releaser's wherever it is. A code alone in a release in part marks what was cut out there.
What is beside the text of a scanned page is furniture, or what OCR left of a stamp.
"""

import re
from collections.abc import Iterable

from cablekit import grammar as g
from cablekit.fields import classification, release
from cablekit.lines import LONGEST, Claim, Document, Kind, Lines

#: "E5", "E15": mark of the scanning
SCAN_MARK = re.compile(r"^E\d{1,2}$")
#: a name below its label: "ROBERT R. STRAND"
NAME = re.compile(r"^[A-Z][A-Za-z.'\-]*(?:\s[A-Z][A-Za-z.'\-]*){1,3}$")
# what a text with marks has somewhere
_RELEASED = re.compile(
    r"RELEASED?\s+IN\s+(?:FULL|PART)|DEPARTMENT\s+OF\s+STATE|Department\s+of\s+State|REVIEW\s+AUTHORITY|DATE/CASE"
    r"|DECLASSIFIED|LIBRARY|Doc[IlL1]d|Case\s+No|A/CDC|Cat\.|-[FMS]\b"
)

#: the mark of the scanning is among so many lines
_SCAN_WITHIN = 8
_UNCLASSIFIED = "UNCLASSIFIED"


def name(document: Document, lines: Lines, start: int, end: int) -> None:
    """Name the marks of a release between two indexes, and what is left of stamps beside the text."""
    for index in document.beside:
        if (words := release.stamp_of(lines.texts[index])) is not None:
            lines.name(index, Claim(Kind.RELEASE, lines.texts[index], seen=words))
    if _RELEASED.search(document.text) is None:
        return
    _take_out(lines, start, end)
    if _mark_alone(lines, start, end):
        _mark_beside(lines, range(start, end))
        _mark_beside(lines, range(end - 1, start - 1, -1))
        _mark_unclassified(lines, start, end)
    if any(kind is Kind.RELEASE and "PART" in text for kind, text in zip(lines.kinds, lines.texts, strict=True)):
        _mark_excisions(lines, start, end)


def _take_out(lines: Lines, start: int, end: int) -> None:
    """Take marks of the page out of lines that they run on with."""
    for index in range(start, end):
        text = lines.texts[index]
        place = release.mark_inside(text) if lines.kinds[index] is Kind.TEXT and len(text) < LONGEST else None
        if place is not None and not release.is_mark(text):
            lines.take_out(index, *place)


def _mark_alone(lines: Lines, start: int, end: int) -> bool:
    """Name the marks that tell by themselves what they are; return whether the text has marks."""
    texts, kinds = lines.texts, lines.kinds
    any_mark = bool(lines.marks)
    for index in range(start, end):
        if kinds[index] is not Kind.TEXT:
            any_mark = any_mark or kinds[index] is Kind.RELEASE
            continue
        text = texts[index]
        if release.is_mark(text) or (index - start < _SCAN_WITHIN and SCAN_MARK.match(text)):
            lines.name(index, Claim(Kind.RELEASE, text))
            any_mark = True
    return any_mark


def _mark_beside(lines: Lines, order: Iterable[int]) -> None:
    """Name codes, a name and UNCLASSIFIED next to a mark: of UNCLASSIFIED one, or two at the end of a page."""
    beside = False
    unclassified: int | None = None
    above = ""
    for index in order:
        kind, text = lines.kinds[index], lines.texts[index]
        if kind is Kind.RELEASE:
            beside, unclassified, above = True, None, text
        elif beside and kind is Kind.TEXT:
            if classification.word_of(text) == _UNCLASSIFIED:
                apart = unclassified is not None and abs(index - unclassified) > 1 and lines.rows[index][0] != "\f"
                beside, unclassified = not apart, index
            else:
                named = above.startswith("REVIEW") and above.endswith(":") and NAME.match(text) is not None
                beside = named or g.EXEMPTIONS.match(text) is not None
                above = text
            if beside:
                lines.name(index, Claim(Kind.RELEASE, text))
        elif kind is not Kind.BLANK:
            beside = False


def _mark_unclassified(lines: Lines, start: int, end: int) -> None:
    """Name every lone UNCLASSIFIED of a release whose telegram has lines with a higher classification."""
    words = {
        index: word
        for index in range(start, end)
        if lines.kinds[index] is Kind.TEXT and (word := classification.word_of(lines.texts[index])) is not None
    }
    if len(set(words.values()) - {_UNCLASSIFIED}) == 0:
        return
    for index, word in words.items():
        if word == _UNCLASSIFIED and lines.texts[index] == _UNCLASSIFIED:
            lines.name(index, Claim(Kind.RELEASE, lines.texts[index]))


def _mark_excisions(lines: Lines, start: int, end: int) -> None:
    for index in range(start, end):
        text = lines.texts[index]
        if lines.kinds[index] is Kind.TEXT and text[0] in "B(1" and g.EXEMPTIONS.match(text):
            lines.name(index, Claim(Kind.EXCISION, text))
