"""SMART, the Department's system after about 2009: recognised and named, not read (format guide 11.1).

Strategy. No telegram of this form was there to learn from, so its keys tell that it is one and no value is read: what
the guide says of the form may be wrong. The record says so by a diagnostic.
"""

import re

from cablekit.frames.frame import Frame, as_one
from cablekit.lines import Claim, Document, Kind, Lines, text_rows

NAME = "smart"

#: keys of the head: "MRN: 12 TRIPOLI 690", "Date/DTG: Sep 11, 2012 / 111050Z SEP 12", "From: AMEMBASSY TRIPOLI"
SMART_KEY = re.compile(r"^(?P<key>MRN|Date/DTG|From|Action|E\.O\.|TAGS|Captions|Reference|Subject)\s?:")
#: keys that no other print has
_OWN = frozenset(["MRN", "Date/DTG"])
#: so many keys show the form
_FEWEST = 5
#: the keys are in so many characters
_REACH = 3000


def recognises(text: str) -> bool:
    """Whether the keys of a head are in the beginning of a text."""
    head = text[:_REACH]
    if "MRN" not in head or "DTG" not in head:
        return False
    keys = {match["key"] for row in text_rows(head) if (match := SMART_KEY.match(row.strip()))}
    return keys >= _OWN and len(keys) >= _FEWEST


def name(document: Document, lines: Lines) -> None:
    """Name every line as unread."""
    for index, kind in enumerate(lines.kinds):
        if kind is Kind.TEXT:
            lines.name(index, Claim(Kind.UNREAD, lines.texts[index]))


FRAME = Frame(title=NAME, recognises=recognises, split=as_one(NAME), name=name)
