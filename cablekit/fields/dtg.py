"""The date-time group: precedence, moment of sending, operating signals (format guide 5).

Strategy. There is one grammar, which allows blanks inside its tokens. A line that begins like a date-time group is one,
readable or not; an impossible moment is kept raw. If a scan turned digits into letters and the grammar allows only one
reading, the moment is read from that; the group is kept as written.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import msgspec

from cablekit.diagnostics import DTG_IMPOSSIBLE, Notes
from cablekit.fields.field import Field
from cablekit.glossary.garbling import CAPITALS
from cablekit.lines import Claim, Kind, Line, Page
from cablekit.model import Precedence
from cablekit.values import MONTHS, fold, sent_at, year_of
from cablekit.vocabulary import SHORT_MONTH

X = re.VERBOSE

PRECEDENCE = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}

# letters of precedence before a date-time group
_LETTERS = r"(?P<letters>[ZOPRY](?:\s?[ZOPRY]){0,3})\.?"
#: "P R 251346Z JUN 73 ZFF6", "R 241549 Z JAN 74" (1974LAPAZ00493), "P R 251346 Z JUN 7 3"; in scans another character
#: may replace the letter: "J: 111450 MAR 75" (1975TUNIS01442), and the Z a digit: "R 2422327 OCT 73" (1973WELLIN02817)
DTG = re.compile(
    rf"""^(?:{_LETTERS}\s*|[^A-Z\d\s]\s+|[A-Z]:\s+)?
        (?P<dtg>(?P<day>\d\s?\d)\s?(?P<hour>\d\s?\d)\s?(?P<minute>\d\s?\d)\s?(?P<zone>Z|\d)?\s?
        (?P<month>[A-Z](?:\s?[A-Z]){{2,8}}?)\.?\s?(?:(?:1\s?9|2\s?0)\s?)?(?P<year>\d\s?\d))\.?
        (?P<signals>(?:\s*[A-Z].*)?)$""",
    X,
)
#: a line that begins like a date-time group, readable or not; in scans "R 29U6Ø6Z JAN 79" (1979KUWAIT00486)
DTG_LIKE = re.compile(
    rf"""^{_LETTERS}\s+(?:\d(?:\s?\d){{3,7}}\s?Z?\s*[A-Z]{{3}}
        |(?=\S{{0,7}}\d)\S{{6,8}}\s{SHORT_MONTH}\s\d\d(?!\S))""",
    X,
)
#: "ZFF6", "ZFF-4", "ZFF 4", "ZDK CITING ...", "ZDK CTG RUEHC 4411", with the stations it is for: "ZFF BERLIN ZURICH"
SIGNAL = re.compile(
    r"""\bZ[A-Z]{2}(?:[-\s]?\d{1,2})?\b(?:\s+(?:CITING|CTG)\s+.*|(?:\s(?!Z[A-Z]{2}\b|Z[A-Z]{2}\d|FM\b|TO\b|INFO\b)[A-Z]{3,20}){0,6})""",
    X,
)
#: a signal after a damaged group: "092240;000:36 ZFF4"
SIGNAL_LAST = re.compile(r"\s(?P<signal>Z(?:FF[46]?|DK|DS|EX))$")
#: in scans, letters for digits and digits for letters: "0 251212Z MAY 86" (O), "R 25I2l2Z MAY 86", "O 2S1212Z 0CT B6",
#: "C 142207Z OCT 86" (O), "P 2512122 MAY 86"
DTG_SCANNED = re.compile(
    r"""^(?P<letters>[ZOPRY0CDQ](?:\s[ZOPRY0])?)\s+(?P<group>[\dOQIl|SBZ]{6,8})\s?(?P<month>[A-Z0158]{3})\.?
        \s(?P<year>(?:19|20)?[\dOIlSB]{2})\.?(?P<signals>(?:\s+[A-Z].*)?)$""",
    X,
)
#: after it, the notice of a correction: "CORRECTED COPY FOR MCN"
CORRECTED = re.compile(r"\bCORRECTED\s+COPY\b.*$")
_DIGITS = str.maketrans("OQIl|SBZØU", "0011158200")
_LETTERS_READ = str.maketrans("0CDQo₽", "OOOOOP")
_GROUP = 6
_MIDNIGHT = "24"
#: month and year that a damaged group still has: "04-340Z APR 75", "061757Z DDD 79"
YEAR_LAST = re.compile(r"Z\s[A-Z]{3}\s(?P<year>\d\d)(?!\d)")
#: a letter that is no precedence before a whole group: "E 081953Z FEB 79"
LETTER_DAMAGED = re.compile(r"^[ABE-NS-X]\s(?=\d{6}\s?Z\s)")

#: the beginning of a line with a date-time group: "25", "P R", "PR ", "R. 2"; in scans "J: ", "; 2"
_HEADS = re.compile(r"\d[\d\s]|[ZOPRY][\d\sZOPRY.]|[A-Z](?:[ \t]|:)|[^A-Z\d\s][ \t]")


class Group(msgspec.Struct, frozen=True, gc=False):
    """A date-time group as written on the line; `written` is None if the strict grammar fails."""

    letters: str
    raw: str
    written: re.Match[str] | None


class Sent(msgspec.Struct, frozen=True, gc=False):
    """What the date-time group says."""

    precedence: Precedence
    dtg: str | None
    at: dt.datetime | None
    signals: list[str]


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim a line that begins like a date-time group, readable or not."""
    folded = fold(text)
    match = DTG.match(folded)
    if match is None and LETTER_DAMAGED.match(folded) and (match := DTG.match(folded[2:])):
        return Claim(Kind.DTG, folded, seen=Group("", match["dtg"], match), note=folded[2:])
    if (match is None or match["month"].replace(" ", "") not in MONTHS) and (claim := _scanned(folded)):
        return claim
    if match:
        copy = CORRECTED.search(match["signals"]) if match["signals"] else None
        then = Claim(Kind.CORRECTED, copy[0]) if copy else None
        return Claim(Kind.DTG, folded, seen=Group(match["letters"] or "", match["dtg"], match), then=then)
    if (like := DTG_LIKE.match(text)) is None:
        return None
    letters = like["letters"]
    return Claim(Kind.DTG, folded, seen=Group(letters, folded.removeprefix(letters).strip(" ."), None))


def _scanned(folded: str) -> Claim | None:
    """Return the claim of a line in which a scan confused digits and letters, if only one moment is possible."""
    scan = DTG_SCANNED.match(folded)
    if scan is None:
        return None
    read_as = undamaged(scan)
    match = DTG.match(read_as)
    if match is None or _at(match) is None or scan["group"][_GROUP:] not in ("", "Z", "2", "7"):
        return None
    raw = folded[scan.start("group") : scan.end("year")]
    return Claim(Kind.DTG, folded, seen=Group(match["letters"], raw, match), note=read_as)


def undamaged(scan: re.Match[str]) -> str:
    """Return a line with the letters and digits that a scan confused as telegrams have them: `O 251212Z MAY 86`.

    Args:
        scan: a match with the groups letters, group, month, year and signals, as `DTG_SCANNED` has them.
    """
    letters = scan["letters"].translate(_LETTERS_READ)
    digits, year = scan["group"][:_GROUP].translate(_DIGITS), scan["year"].translate(_DIGITS)
    month = scan["month"].translate(CAPITALS) if scan["month"] not in MONTHS else scan["month"]
    return f"{letters} {digits}Z {month} {year}{scan['signals']}"


def _at(match: re.Match[str]) -> dt.datetime | None:
    """Return the moment of a group. 2400 is midnight, the first minute of the next day."""
    if match["hour"].replace(" ", "") != _MIDNIGHT or match["minute"].replace(" ", "") != "00":
        return sent_at(match)
    day = DTG.match(f"{match['day']}0000Z {match['month']} {match['year']}")
    at = sent_at(day) if day else None
    return at + dt.timedelta(days=1) if at else None


def year(lines: Sequence[Line]) -> int | None:
    """Return the year that the group states, even if the moment is impossible."""
    group: Group | None = lines[0].claim.seen if lines else None
    if group is None:
        return None
    match = group.written or YEAR_LAST.search(group.raw)
    return year_of(match["year"].replace(" ", "")) if match is not None else None


def read(lines: Sequence[Line], notes: Notes) -> Sent:
    """Return precedence, the group as written, its moment in UTC, and operating signals."""
    if not lines:
        return Sent(Precedence(), None, None, [])
    group: Group = lines[0].claim.seen
    raw, match = group.raw, group.written
    words = [PRECEDENCE.get(letter) for letter in _undoubled(group.letters)]
    precedence = Precedence(words[0] if words else None, words[1] if len(words) > 1 else None)
    at = _at(match) if match else None
    if at is None:
        notes.add(DTG_IMPOSSIBLE, lines[0].number, "routing.sent_at", f"{raw!r} is not a possible date-time group")
    written = match["signals"] if match else ""
    signals = [fold(signal) for signal in SIGNAL.findall(CORRECTED.sub("", written))] if written else []
    if match is None and (last := SIGNAL_LAST.search(raw)) is not None:
        signals, raw = [last["signal"]], raw[: last.start()]
    return Sent(precedence, raw, at, signals)


def _undoubled(letters: str) -> Iterator[str]:
    """Yield the letters of precedence: `P R` and `PR` are two; `RR`, as military stations write it, is one."""
    for word in letters.split():
        yield from word[:1] if word == 2 * word[0] else word


FIELD = Field(read=read, heads=_HEADS, opens=opens)
