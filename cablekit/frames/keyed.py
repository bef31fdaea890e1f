"""What frames with keyed lines share: naming a line for the field that reads it.

A frame knows what follows a key; the field knows how such a line opens, so the field builds the claim.
"""

import re
from collections.abc import Iterable

from cablekit.fields.registry import opens
from cablekit.lines import Claim, Kind, Lines
from cablekit.values import sent_at

#: what a scan adds before the first letter: "_ INFO AMEMBASSY LIMA", "s=FM SECSTATE WASHDC", "- ACTION ARA 16"
SCAN_DIRT = re.compile(r"^(?:[^A-Za-z0-9(\"]|[a-z](?=[=:;~]))[^A-Za-z0-9(\"]{0,3}(?=[A-Z0-9])")

#: the section before the station of a banner, its digits damaged: "SECTION Ot OF 02"
SECTION_SCANNED = re.compile(r"\s{0,4}SECTION\s(?P<part>\S{1,2})\sOF\s(?P<of>\S{1,2})$")
_SECTION_DIGITS = str.maketrans("OoQ@IlitSBZ", "00001111582")


def claim(kind: Kind, text: str) -> Claim | None:
    """Return the claim of a field for a text; None if the text is not a line of the kind."""
    opened = opens(text, None) if text else None
    return opened if opened is not None and opened.kind is kind else None


def is_moment(group: Claim | None) -> bool:
    """Whether the claim of a date-time group has a possible moment."""
    return group is not None and group.seen.written is not None and sent_at(group.seen.written) is not None


def furnish(lines: Lines, index: int) -> None:
    """Name a line as the printer's own."""
    lines.name(index, Claim(Kind.FRAME, lines.texts[index]))


def chained(claims: Iterable[Claim], last: Claim | None = None) -> Claim | None:
    """Return the claims of one line, each the `then` of the one before, with `last` behind them; None if there are
    none."""
    for each in reversed(list(claims)):
        last = Claim(each.kind, each.rest, True, each.seen, last)
    return last


def unknown(lines: Lines, index: int) -> None:
    """Name a line that no rule knows: it is kept and reported."""
    lines.name(index, Claim(Kind.UNKNOWN, lines.texts[index]))


def without_dirt(text: str) -> str | None:
    """Return a line without what the scan added before it; None if there is no such addition."""
    match = SCAN_DIRT.match(text)
    return text[match.end() :] if match else None


def section_of(part: re.Match[str]) -> str | None:
    """Return the section that a match of `SECTION_SCANNED` states; None if it is unreadable."""
    number, of = (part[name].translate(_SECTION_DIGITS) for name in ("part", "of"))
    possible = number.isdecimal() and of.isdecimal() and 0 < int(number) <= int(of)
    return f"SECTION {int(number):02} OF {int(of):02}" if possible else None
