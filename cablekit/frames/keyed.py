"""What frames with keyed lines share: a line named for the field that reads it.

A frame knows what follows a key; the field whose line it is knows how such a line opens, so it is asked for what it
would have seen.
"""

import re

from cablekit.fields.registry import opens
from cablekit.lines import Claim, Kind, Lines
from cablekit.values import sent_at

#: what a scan puts before the first letter: "_ INFO AMEMBASSY LIMA", "s=FM SECSTATE WASHDC", "- ACTION ARA 16"
SCAN_DIRT = re.compile(r"^(?:[^A-Za-z0-9(\"]|[a-z](?=[=:;~]))[^A-Za-z0-9(\"]{0,3}(?=[A-Z0-9])")


def claim(kind: Kind, text: str) -> Claim | None:
    """What the field of a kind sees in a text; None where that is no line of the kind."""
    found = opens(text, None) if text else None
    return found if found is not None and found.kind is kind else None


def is_moment(found: Claim | None) -> bool:
    """Whether a claim of a date-time group is of a possible moment."""
    return found is not None and found.seen.written is not None and sent_at(found.seen.written) is not None


def furnish(lines: Lines, index: int) -> None:
    """Name a line as the printer's own."""
    lines.name(index, Claim(Kind.FRAME, lines.texts[index]))


def unknown(lines: Lines, index: int) -> None:
    """Name a line as one that no rule knows: it is kept and told."""
    lines.name(index, Claim(Kind.UNKNOWN, lines.texts[index]))


def without_dirt(text: str) -> str | None:
    """A line without what the scan put before it; None where there is nothing of that kind."""
    match = SCAN_DIRT.match(text)
    return text[match.end() :] if match else None
