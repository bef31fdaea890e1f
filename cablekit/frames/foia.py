"""Marks of a release under FOIA, which are among the lines of a scan (1976STATE300075)."""

import re
from collections.abc import Iterable

from cablekit import grammar as g
from cablekit.fields import classification
from cablekit.lines import Claim, Kind, Lines

DEPARTMENT = re.compile(r"^UNITED\s+STATES\s+DEPARTMENT\s+OF\s*STATE$")
#: "E5", "E15": mark of the scanning
SCAN_MARK = re.compile(r"^E\d{1,2}$")
#: a line that tells such a release by itself
RELEASE_LINE = re.compile(f"{g.RELEASED.pattern}|{DEPARTMENT.pattern}" r"|^REVIEW\s+AUTHORITY|^DATE/CASE\s+ID")

#: the mark of the scanning is among so many lines
_SCAN_WITHIN = 8


def mark_release(lines: Lines, start: int, end: int) -> None:
    """Name the marks of a release under FOIA between two indexes.

    Some lines tell such a release by themselves; the exemption codes and the releaser's UNCLASSIFIED are told by
    being next to them. A code that is by itself in a release in part marks what was cut out there.
    """
    texts, kinds = lines.texts, lines.kinds
    partly = False
    for index in range(start, end):
        if kinds[index] is not Kind.TEXT:
            continue
        text = texts[index]
        if RELEASE_LINE.match(text) or (index - start < _SCAN_WITHIN and SCAN_MARK.match(text)):
            lines.name(index, Claim(Kind.RELEASE, text))
            partly = partly or (text.startswith("RELEASED") and "PART" in text)
    _mark_beside(lines, range(start, end))
    _mark_beside(lines, range(end - 1, start - 1, -1))
    for index in range(start, end) if partly else ():
        if kinds[index] is Kind.TEXT and texts[index][0] == "B" and g.EXEMPTIONS.match(texts[index]):
            lines.name(index, Claim(Kind.EXCISION, texts[index]))


def _mark_beside(lines: Lines, order: Iterable[int]) -> None:
    """Name codes and UNCLASSIFIED next to a release line: of UNCLASSIFIED one, or two at the end of a page."""
    beside = False
    unclassified: int | None = None
    for index in order:
        kind, text = lines.kinds[index], lines.texts[index]
        if kind is Kind.RELEASE:
            beside, unclassified = True, None
        elif beside and kind is Kind.TEXT:
            if classification.word_of(text) == "UNCLASSIFIED":
                apart = unclassified is not None and abs(index - unclassified) > 1 and lines.rows[index][0] != "\f"
                beside, unclassified = not apart, index
            else:
                beside = g.EXEMPTIONS.match(text) is not None
            if beside:
                lines.name(index, Claim(Kind.RELEASE, text))
        elif kind is not Kind.BLANK:
            beside = False
