"""The date-time group: precedence, moment of sending, operating signals (format guide 5).

Strategy. One grammar that allows blanks inside its tokens. A line that begins as a date-time group does is one,
readable or not; what is not a possible moment is kept raw.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cablekit.diagnostics import DTG_IMPOSSIBLE, Notes
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Page
from cablekit.model import Precedence
from cablekit.values import fold, sent_at
from cablekit.vocabulary import SHORT_MONTH

X = re.VERBOSE

PRECEDENCE = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}

# letters of precedence before a date-time group
_LETTERS = r"(?P<letters>[ZOPRY](?:\s?[ZOPRY]){0,3})\.?"
#: "P R 251346Z JUN 73 ZFF6", "R 241549 Z JAN 74" (1974LAPAZ00493), "P R 251346 Z JUN 7 3"; in scans the letter may
#: be another character: "J: 111450 MAR 75" (1975TUNIS01442), and the Z a digit: "R 2422327 OCT 73" (1973WELLIN02817)
DTG = re.compile(
    rf"""^(?:{_LETTERS}\s*|[^A-Z\d\s]\s+|[A-Z]:\s+)?
        (?P<dtg>(?P<day>\d\s?\d)\s?(?P<hour>\d\s?\d)\s?(?P<minute>\d\s?\d)\s?(?P<zone>Z|\d)?\s?
        (?P<month>[A-Z](?:\s?[A-Z]){{2,8}}?)\.?\s?(?:1\s?9\s?)?(?P<year>\d\s?\d))\.?
        (?P<signals>(?:\s*[A-Z].*)?)$""",
    X,
)
#: a line that opens as a date-time group does, readable or not; in scans "R 29U6Ø6Z JAN 79" (1979KUWAIT00486)
DTG_LIKE = re.compile(
    rf"""^{_LETTERS}\s+(?:\d(?:\s?\d){{3,7}}\s?Z?\s*[A-Z]{{3}}
        |(?=\S{{0,7}}\d)\S{{6,8}}\s{SHORT_MONTH}\s\d\d(?!\S))""",
    X,
)
#: "ZFF6", "ZFF-4", "ZDK CITING ...", "ZDK CTG RUEHC 4411"
SIGNAL = re.compile(r"\bZ[A-Z]{2}(?:-?\d{1,2})?\b(?:\s+(?:CITING|CTG)\s+.*)?")

#: how a date-time group begins: with its digits, a precedence letter, or another character that a scan made of it
_HEADS = frozenset("0123456789ZOPRY")
_AFTER_LETTER = frozenset(" \t:")


class Group(NamedTuple):
    """A date-time group as the line has it: `written` is None where the strict grammar fails."""

    letters: str
    raw: str
    written: re.Match[str] | None


class Sent(NamedTuple):
    """What the date-time group says."""

    precedence: Precedence
    dtg: str | None
    at: dt.datetime | None
    signals: list[str]


def opens(text: str, page: Page | None) -> Claim | None:
    """A line that begins as a date-time group does, readable or not."""
    if not (text[0] in _HEADS or text[1:2] in _AFTER_LETTER):
        return None
    folded = fold(text)
    if match := DTG.match(folded):
        return Claim(Kind.DTG, folded, seen=Group(match["letters"] or "", match["dtg"], match))
    if (like := DTG_LIKE.match(text)) is None:
        return None
    letters = like["letters"]
    return Claim(Kind.DTG, folded, seen=Group(letters, folded.removeprefix(letters).strip(" ."), None))


def read(lines: Sequence[Line], notes: Notes) -> Sent:
    """Precedence, the group as written, its moment in UTC, operating signals."""
    if not lines:
        return Sent(Precedence(), None, None, [])
    letters, raw, match = lines[0].claim.seen
    words = [PRECEDENCE.get(letter) for letter in _undoubled(letters)]
    precedence = Precedence(words[0] if words else None, words[1] if len(words) > 1 else None)
    at = sent_at(match) if match else None
    if at is None:
        notes.add(DTG_IMPOSSIBLE, lines[0].number, "routing.sent_at", f"{raw!r} is no possible date-time group")
    signals = [fold(signal) for signal in SIGNAL.findall(match["signals"])] if match else []
    return Sent(precedence, raw, at, signals)


def _undoubled(letters: str) -> Iterator[str]:
    """The letters of precedence: `P R` and `PR` are two; `RR`, as military stations write, is one."""
    for word in letters.split():
        yield from word[:1] if word == 2 * word[0] else word


FIELD = Field(read=read, opens=opens)
