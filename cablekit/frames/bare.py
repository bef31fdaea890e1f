"""No frame: a text without marks of a printer is one document, and all of it is the message.

Examples are releases under FOIA and texts typed by hand (1979KUWAIT00486). A tool may have joined the lines of such a
release; they are split as those of the retrieval prints are.
"""

import re
from collections.abc import Sequence

from cablekit import glossary
from cablekit.frames.frame import Frame, as_one
from cablekit.frames.pieces import name_first_page
from cablekit.lines import Claim, Document, Kind, Lines

#: the beginning of a repeated telegram without the one that repeats it: "QTE: MOSCOW 001147"
QUOTED = re.compile(r"^(?:QTE|QUOTE)\s?:?\s(?P<mrn>(?P<station>[A-Z][A-Z .]{1,24}?)\s\d{3,6})$")
#: number of lines of its head
_HEAD = 16
#: number of columns of a line that a tool joined
_JOINED = 160


def breaks(rows: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """Return where lines begin whose line end the print lost."""
    if not any(len(row) > _JOINED and " FM " in row for row in rows):
        return {}
    from cablekit.frames import run_on  # its patterns take long to compile, and few texts need them

    return run_on.breaks(rows)


def name(document: Document, lines: Lines) -> None:
    """Name a PAGE 01 in pieces, and the first line of a fragment: station and number after QUOTE, in place of a banner,
    above a cluster."""
    name_first_page(lines)
    said = [index for index, text in enumerate(lines.texts[:_HEAD]) if text]
    match = QUOTED.match(lines.texts[said[0]]) if said else None
    if match is None or glossary.post(match["station"]) is None:
        return
    below = (lines.texts[index] for index in said[1:])
    if any(text.startswith(("E.O.", "TAGS:")) for text in below):
        lines.name(said[0], Claim(Kind.BANNER, match["mrn"]))


FRAME = Frame(
    title="bare",
    recognises=lambda text: True,
    split=as_one("bare"),
    name=name,
    breaks=breaks,
    mixes=False,
    scanned=True,
)
