"""The PAGE line: station, number, section, time received (format guide 3).

Strategy. The line is recognised by the word PAGE and its number; the rest may be on a line below. What follows the
number is recognised by its shape, in any order. `opens` returns the parts; the tokenizer builds the Page from them, for
only it knows where the lines are and whether the page belongs to this telegram or to one quoted in the text.
"""

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cablekit import grammar as g
from cablekit.diagnostics import TIME_IMPOSSIBLE, Notes
from cablekit.fields.field import Field
from cablekit.lines import LONGEST, Claim, Kind, Line, Page
from cablekit.model import Moment
from cablekit.values import fold, moment
from cablekit.vocabulary import SERIES_WORD

X = re.VERBOSE

#: "PAGE 02        LA PAZ 02023  02 OF 02  102227Z", "PAGE 01        STATE  286983 TOSEC 110023",
#: "PAGE 01        LA PAZ 03561  01 OF 02  241650Z   POSS DUPE", "PAGE 01 STATE 310500"
_PAGE_REST = rf"""(?P<station>[A-Z][A-Z.'()\-]*(?:\s[A-Z.'()\-]+){{0,4}})\s+(?P<serial>\d{{1,6}})
    (?P<tail>(?:\s+(?:\d{{1,2}}\s+OF\s+\d{{1,2}}|\d{{6}}[Z\d]|{SERIES_WORD}\s+\d+|POSS\s+DUPE|CORRECTED\s+COPY)){{0,4}})"""
#: "PAGE 01  STATE  05121 (TEXT)  TOSEC 123"; its blanks may be lost: "PAGE01QUITO  05121"
PAGE = re.compile(r"^PAGE\s*(?P<page>\d{2,3})(?!\d)")
#: what follows the number; its end may be damaged: "20161 5Z" for 201615Z
BEHIND_PAGE = re.compile(rf"^(?:\s*{_PAGE_REST}(?:\s+(?P<damaged>\S.{{0,50}}))?)?$", X)

#: the second half of a PAGE line broken in two: "LA PAZ 08916 01 OF 04 191654Z" (pdftotext)
PAGE_REST = re.compile(rf"^{_PAGE_REST}$", X)

#: in scans a letter for a digit of the page, marks between the parts: "PAGE O1        STATE  310500",
#: "PAGE 01 * LA PAZ 02023 * 102227Z", "PAGE 01. TEGUCI 02308 1416402", "PAGE O1"
PAGE_SCANNED = re.compile(r"^PAGE[.:]?\s*(?P<number>[\dOQIl|]{2})(?=[\s*.,:~]|$)(?P<rest>.{0,120})$")
#: marks that are not part of a station's name: "*", "~", a stop at the end of a word
PAGE_NOISE = re.compile(r"[*~|_]+|[.:,](?=\s|$)")

#: "01 OF 04"; in scans the last number may be lost, with a time where it was
PAGE_PART = re.compile(r"(?<!\w)(\d{1,2})\s+OF\s+(\d{1,2})\b")
#: a PAGE line that OCR damaged: "FAGi 01        MOSCIII  18497  01 OF 03  2416252", "PAGE al   MOSCOW  18493 02 OF 03",
#: "PAGE 03'       REYK,JA   02114  01 OF 04   1214292", "PAGE O1", "PAGE.o:        MOSCOk  18493  01 OF 03",
#: "PAGE 01         REYKdA  02114  01 OF b4  121429Z", "PAGE 03.:::::  ROME  24465  01 OF 02  1616472",
#: "MPAGE 02  LIMA 04746  232214Z", "PAG 02  LIMA 04746  232214Z"
DAMAGED_PAGE = re.compile(
    r"""^(?P<word>[A-Za-z0-9]{4}|[A-Z]PAGE|(?:PAG|PGE|AGE)(?=\s))\W{0,2}(?:(?P<page>[\w.]{1,3})[^\w\s]{0,9}(?=\s|$))?[^A-Za-z0-9]{0,20}
        (?:(?P<station>[A-Za-z][\w.,']{2,8}(?:\s[A-Z])?)\s{1,4}(?P<serial>\S{4,8})(?:\s(?P<tail>.{0,60}))?)?$""",
    X,
)
_DIGITS = str.maketrans("OoQDIliZSGB", "00001112568")
#: "290820Z"; in scans the Z may be a digit: "OTTAWA 00013 0517072" (1977OTTAWA00013)
PAGE_TIME = re.compile(r"\b\d{6}[Z\d]\b")
POSS_DUPE = re.compile(r"\bPOSS\s+DUPE\b")

#: a damaged PAGE line has at most this number of characters, and at least this number of letters of PAGE
_LONGEST_PAGE = 90
_NEAR_PAGE = 2
#: number of digits of a serial number, if a PAGE line holds something unknown
_SERIAL = 4
#: the second half of a PAGE line is this near, or has a section or a time after its number
_NEXT = 2
_WHOLE_SERIAL = 5
#: number of characters of the longest station in it
_STATION = 14
_PAGE_DIGITS = str.maketrans("OQIl|", "00111")
_LONGEST_PIECE = 24
_MOST_PAGES = 40
"""The highest page number on a damaged line; a larger one is damaged too."""


class Parts(NamedTuple):
    """The parts of a PAGE line; `station` is empty if the line has only its number."""

    number: int
    station: str = ""
    serial: str = ""
    part: int | None = None
    of: int | None = None
    time: str | None = None
    series: str | None = None
    dupe: bool = False
    note: str | None = None


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim a PAGE line, complete or only its first half."""
    if len(text) > LONGEST:
        return None
    match = PAGE.match(text)
    rest = _after_number(text[match.end() :]) if match else None
    if match is None or rest is None:
        return _scanned(text)
    parts, damaged = rest
    if damaged and len(parts.serial) < _SERIAL:
        return None
    return Claim(Kind.PAGE, text, sure=parts.station != "", seen=Parts._make((int(match["page"]), *parts[1:])))


@lru_cache(maxsize=256)
def _after_number(text: str) -> tuple[Parts, bool] | None:
    """Read what follows the number of a PAGE line, and whether the end is damaged; None if it is not a PAGE line.
    Cached: each page of a message repeats it."""
    match = BEHIND_PAGE.match(text)
    if match is None:
        return None
    return (_parts(match, 0), match["damaged"] is not None) if match["station"] else (Parts(0), False)


def _scanned(text: str) -> Claim | None:
    """Return the claim of a line that a scan damaged: with station and number, or with the page number alone."""
    scan = PAGE_SCANNED.match(text)
    if scan is None:
        return None
    number = int(scan["number"].translate(_PAGE_DIGITS))
    read_as = fold(f"PAGE {number:02} {PAGE_NOISE.sub(' ', scan['rest'])}")
    match = PAGE.match(read_as)
    rest = _after_number(read_as[match.end() :]) if match else None
    if rest is None or not 0 < number <= _MOST_PAGES:
        return None
    parts = rest[0]._replace(number=number, note=read_as)
    if not parts.station:
        return Claim(Kind.PAGE, text, sure=False, seen=parts)
    if len(parts.serial) < _WHOLE_SERIAL or not parts.station.replace(" ", "").isalpha():
        return None
    return Claim(Kind.PAGE, text, seen=parts)


def is_piece(page: Page, text: str) -> bool:
    """Whether a line is a piece of a scattered PAGE line: station, number, section or time."""
    if len(text) > _LONGEST_PIECE:
        return False
    part = PAGE_PART.fullmatch(text)
    if part is not None:
        return (int(part[1]), int(part[2])) == (page.part, page.of)
    return text in (page.station, page.serial) or (page.time is not None and text[:-1] == page.time[:-1])


def damaged(text: str) -> Parts | None:
    """Return what is left of a PAGE line in a scan: number 0 if it is unreadable, no station if the line has none.

    Other pages of the telegram must confirm it.
    """
    if len(text) > _LONGEST_PAGE or (match := DAMAGED_PAGE.match(text)) is None:
        return None
    word = match["word"].upper().replace("6", "G")
    same = sum(one == other for one, other in zip(word[-len("PAGE") :], "PAGE", strict=False))
    if len(word) < len("PAGE"):
        same = len(word)
    if same < _NEAR_PAGE:
        return None
    digits = (match["page"] or "").translate(_DIGITS)
    number = int(digits) if digits.isdecimal() else 0
    if match["station"] is None:
        return Parts(number) if number and same == len("PAGE") else None
    part, of, time, series, dupe = _tail(match["tail"] or "")
    serial = match["serial"].translate(_DIGITS)
    return Parts(number, match["station"].upper(), serial, part, of, time, series, dupe)


def second_half(first: Parts, text: str, distance: int) -> Parts | None:
    """Join a broken PAGE line with a line `distance` lines below it, counting lines with content; None if they do not
    fit.

    pdftotext puts it on the next line, scans up to seven lines below (1979KUWAIT00486).
    """
    match = PAGE_REST.match(text) if len(text) <= _LONGEST_PAGE else None
    if match is None or len(match["station"]) > _STATION:
        return None  # "CONFIDENTIALSTATE 310500" is a banner
    if match["tail"] or (distance < _NEXT and len(match["serial"]) >= _WHOLE_SERIAL):
        return _parts(match, first.number)
    return None


def _parts(match: re.Match[str], number: int) -> Parts:
    damaged = match.groupdict().get("damaged") or ""
    part, of, time, series, dupe = _tail(f"{match['tail']} {damaged}" if damaged else match["tail"])
    if damaged and time is None and (blanked := PAGE_TIME.search(damaged.replace(" ", ""))):
        time = blanked[0]
    return Parts(number, " ".join(match["station"].split()), match["serial"], part, of, time, series, dupe)


@lru_cache(maxsize=256)
def _tail(text: str) -> tuple[int | None, int | None, str | None, str | None, bool]:
    """Return section, number of sections, time, series number, POSS DUPE. Cached: each page of a message repeats it."""
    part, time, series = PAGE_PART.search(text), PAGE_TIME.search(text), g.PAGE_SERIES.search(text)
    return (
        int(part[1]) if part else None,
        int(part[2]) if part else None,
        time[0] if time else None,
        " ".join(series[0].split()) if series else None,
        POSS_DUPE.search(text) is not None,
    )


def read(page: Page | None, sent: dt.datetime | None, notes: Notes) -> Moment | None:
    """Return the time of receipt, from the PAGE line of an incoming telegram; `sent` is the time of sending, in UTC."""
    if page is None or page.time is None:
        return None
    raw = page.time[:6] + "Z"  # in scans a digit in place of the Z
    at = moment(raw, sent)
    if at is None and sent is not None:
        message = f"{page.time} fits no moment in the 28 days after it was sent"
        notes.add(TIME_IMPOSSIBLE, page.last_line, "header.received.at", message)
    return Moment(raw, at)


def possible_duplicate(lines: Sequence[Line], pages: Sequence[Page]) -> bool:
    """Whether POSS DUPE is on a PAGE line or on the classification above PAGE 01 or the dash line."""
    for page in pages:
        if page.dupe:
            return True
    for line in lines:  # noqa: SIM110 (a generator costs more than the loop)
        if "DUPE" in line.text and POSS_DUPE.search(line.text):
            return True
    return False


FIELD = Field(read=read, heads=("PAGE",), opens=opens)
