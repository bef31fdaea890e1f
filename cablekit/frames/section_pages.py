"""Heads of pages in telegrams since about 2000: `KUALA LUMP 00001422  002 OF 002` (format guide 11.4).

Strategy. Such a telegram has no PAGE lines. The head of each page but the first has station, number with eight digits,
section, page of the section and number of sections. It is named as a PAGE line, so a later section begins at it.
"""

import re

from cablekit.fields.page import Parts
from cablekit.lines import Claim, Document, Kind, Lines

#: "KUALA LUMP 00001422  002 OF 002", "ASTANA 00000032  001.2 OF 002"
SECTION_PAGE = re.compile(
    r"^(?P<station>[A-Z][A-Z.'\-]*(?:\s[A-Z.'\-]+){0,3})\s+(?P<serial>\d{8})\s+(?P<part>\d{3})(?:\.(?P<page>\d))?"
    r"\s+OF\s+(?P<of>\d{3})$"
)
#: number of digits of a serial number on a PAGE line
_SERIAL = 5


def name(document: Document, lines: Lines) -> None:
    """Name the heads of pages."""
    if " OF 0" not in document.text:
        return
    for index, text in enumerate(lines.texts):
        match = SECTION_PAGE.match(text) if " OF 0" in text and lines.kinds[index] is Kind.TEXT else None
        if match is not None and int(match["part"]) <= int(match["of"]):
            serial = match["serial"].lstrip("0").rjust(_SERIAL, "0")
            parts = Parts(int(match["page"] or 1), match["station"], serial, int(match["part"]), int(match["of"]))
            lines.name(index, Claim(Kind.PAGE, text, seen=parts))
