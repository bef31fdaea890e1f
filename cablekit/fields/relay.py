"""The dash line: relay serial, time passed on, suffix (format guide 4).

Strategy. The three parts are recognised by their shape, in any order, as in 1979 the time may come before the number.
The time is completed from the date-time group.
"""

import re
from collections.abc import Sequence

from cablekit.diagnostics import LABEL_DAMAGED, TIME_IMPOSSIBLE, Notes
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.model import Relay
from cablekit.values import Facts, moment

#: "---------------------     057705" (1974LAPAZ00716), "------------------126244  191656Z /34",
#: "-----044162 302157Z /62" (1977STATE310500), "---051731Z 081185/47" (1977OTTAWA00013), "---067115 040716Z /23R"
#: a letter O for the digit, a hyphen in the suffix, POSS DUPE after it: "---------   06134O",
#: "-----171845Z 045321 /44-12  POSS DUPE"; the serial hexadecimal in the 1990s: "------------------4AB6A0 251228Z /38";
#: noise of a scan after it: "---037734 151727Z /44 *  ."
RELAY = re.compile(
    r"^-{3,}\s*(?:(?=[\sA-F]{0,8}\d)[\dA-F][\dA-FZO\s/\-]*[A-Z]?\s*(?:POSS\s+DUPE)?)?(?:[^\w\s\-/][^\w\-/]{0,20})?$"
)
#: without its dashes: the serial alone, "077372" (1976STATE300075), or with its time: "067115 040716Z /23R",
#: "116544 161520Z /47/41", "4AB6A0 251228Z /38", "051731Z 081185/47"
# a damaged serial, with undamaged time and suffix: "04SRYT 111719Z /38"
RELAY_BARE = re.compile(
    r"^(?:\d{6}|(?:(?=[A-F]{0,5}\d)[\dA-F]{6}\s+\d{6}[Z\d]|\d{6}Z\s+(?=[A-F]{0,5}\d)[\dA-F]{6})"
    r"(?:\s?/\s?\d{1,2}(?:[/\-]\d{1,2})?[A-Z]?)?|(?=[A-Z]{0,5}\d)[A-Z\d]{6}\s+\d{6}Z\s?/\s?\d{2})$"
)
#: "171800Z"; in scans the Z may be a digit: "2909007" (1979KUWAIT00486)
RELAY_TIME = re.compile(r"\b\d{6}(?:Z|\d\b)")
#: "061340", "4AB6A0"
RELAY_NUMBER = re.compile(r"(?<![\dA-Z])(?=[A-F]{0,5}\d)[\dA-F]{6}(?![\dA-Z])")
#: "/34", "/ 62", "/47/41", "/23R", "/64 L"
RELAY_SUFFIX = re.compile(r"/\s*(?P<suffix>\d[\d/\-]*(?:\s?[A-Z](?![A-Z]))?)(?:\sPOSS\sDUPE|(?:\s?[^\w\s]){0,9})$")
#: a suffix has two digits; in scans its slash may be a 1: "121744Z 138"
SUFFIX_SCANNED = re.compile(r"(?<=\dZ )1(?P<suffix>\d\d)$")

#: what a scan split off the serial: "201745Z /38"
RELAY_REST = re.compile(r"^\d{6}Z\s?/\s?\d{2}[A-Z]?$")

#: the beginning of a dash line, and of one that lost its dashes: "---", "057", "4AB"
_HEADS = re.compile(r"---|(?=[A-Z]{0,2}\d|[A-F]{3})[\dA-Z]{3}")


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim a dash line, or its serial alone."""
    return Claim(Kind.RELAY, text) if (RELAY if text[0] == "-" else RELAY_BARE).match(text) else None


def fits(text: str, near: Near) -> Claim | None:
    """Claim, below the serial, its time and suffix on a line of their own."""
    above = near.seen.get(Kind.RELAY)
    if above is None or not RELAY_REST.match(text) or RELAY_TIME.search(above):
        return None
    return Claim(Kind.RELAY, text, sure=False)


def read(lines: Sequence[Line], facts: Facts, notes: Notes) -> Relay | None:
    """Return the relay of a transmission; None without a dash line."""
    if not lines:
        return None
    raw = " ".join(" ".join([line.rest for line in lines]).split())  # cheaper than fold: few words, many blanks
    undashed = raw.lstrip("-")
    time, number, suffix = RELAY_TIME.search(undashed), RELAY_NUMBER.search(undashed), RELAY_SUFFIX.search(raw)
    if suffix is None and "Z 1" in raw and (suffix := SUFFIX_SCANNED.search(raw)):
        message = f"{raw!r} is read as {f'{raw[: suffix.start()]}/{suffix[1]}'!r}"
        notes.add(LABEL_DAMAGED, lines[0].number, "header.relay.suffix", message)
    if number is None and time and suffix and raw[0] != "-":
        message = f"the serial number in {raw!r} can't be read"
        notes.add(LABEL_DAMAGED, lines[0].number, "header.relay.number", message)
    at = moment(time[0], facts.sent_at) if time else None
    if time and facts.sent_at and at is None:
        message = f"{time[0]} fits no moment in the 28 days after it was sent"
        notes.add(TIME_IMPOSSIBLE, lines[0].number, "header.relay.at", message)
    return Relay(
        number=number[0] if number else None,
        time=time[0] if time else None,
        at=at,
        suffix=suffix["suffix"] if suffix else None,
        raw=raw,
    )


FIELD = Field(read=read, heads=_HEADS, opens=opens, fits=fits)
