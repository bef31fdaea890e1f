"""Release: what the stamps of a systematic review, or the markings of a release under FOIA, say (FG 2, 7).

Strategy. Every stamp of a document says the same; the first is read. Without stamps the attribute that repeats them
is read; without that, the markings of a release under FOIA, each line by its own shape.
"""

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

from cablekit import grammar as g
from cablekit.lines import Kind, Lines
from cablekit.model import Attributes, Release
from cablekit.values import fold, word_date

#: "REVIEW AUTHORITY: ROBERT R STRAND"
REVIEW_AUTHORITY = re.compile(r"^REVIEW\s+AUTHORITY\s*:\s*(?P<official>.+)$")
#: "DATE/CASE ID: 07 JAN 2009 200703877"
CASE_ID = re.compile(r"^DATE/CASE\s+ID\s*:\s*(?P<date>.*?)\s+(?P<case>\d{6,12})$")


def read(lines: Lines, attributes: Attributes) -> Release:
    """The release, from the lines of kind `stamp` and `release` of a whole document.

    A rendering may leave the stamps out (1977STATE310500); then the attribute Markings, which repeats them, is read.
    """
    markings: list[str] = []
    kinds, texts = lines.kinds, lines.texts
    if Kind.STAMP in kinds:
        return _of_stamp(texts[kinds.index(Kind.STAMP)])
    if Kind.RELEASE in kinds:
        markings = [text for text, kind in zip(texts, kinds, strict=True) if kind is Kind.RELEASE]
    for repeated in (attributes.markings, attributes.review_markings):
        if repeated and g.STAMP.match(repeated):
            return _of_stamp(repeated)
    return _markings(markings)


def _of_stamp(text: str) -> Release:
    return Release(*_stamp(text))


@lru_cache(maxsize=64)
def _stamp(text: str) -> tuple[str | None, str | None, dt.date | None]:
    """Action, official and day of a stamp."""
    match = g.STAMP.match(text)
    if match is None:
        return None, None, None
    official = match["official"]
    return match["action"], fold(official) if official else None, word_date(fold(match["date"]))


def _markings(lines: Iterable[str]) -> Release:
    release = Release()
    for line in map(fold, lines):
        if g.RELEASED.match(line):
            release.action = release.action or fold(line)
        elif g.EXEMPTIONS.match(line):
            release.exemptions.extend(
                part.strip() for part in line.split(",") if part.strip() not in release.exemptions
            )
        elif match := REVIEW_AUTHORITY.match(line):
            release.official = release.official or fold(match["official"])
        elif match := CASE_ID.match(line):
            release.case_id = release.case_id or match["case"]
            release.date = release.date or word_date(match["date"])
    return release
