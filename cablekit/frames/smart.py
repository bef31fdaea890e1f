"""SMART, the Department's system after about 2009: recognised and named, not read (format guide 11.1).

Strategy. No telegram of this form was available to learn from, and the guide may be wrong about it. So a telegram is
recognised by its keys, but no value is read. A diagnostic in the record says so.
"""

import re

from cablekit.fields import release
from cablekit.frames.frame import Frame, as_one
from cablekit.lines import Claim, Document, Kind, Lines, text_rows

NAME = "smart"

#: keys of the head: "MRN: 12 TRIPOLI 690", "Date/DTG: Sep 11, 2012 / 111050Z SEP 12", "From: AMEMBASSY TRIPOLI"
SMART_KEY = re.compile(r"^(?P<key>MRN|Date/DTG|From|Action|E\.O\.|TAGS|Captions|Reference|Subject)\s?:")
#: keys that occur in no other print
_OWN = frozenset(["MRN", "Date/DTG"])
#: the form is recognised by at least this number of keys
_FEWEST = 5
#: number of characters in which the keys are looked for
_REACH = 3000


def recognises(text: str) -> bool:
    """Whether the keys of a head are at the beginning of a text."""
    head = text[:_REACH]
    if "MRN" not in head or "DTG" not in head:
        return False
    keys = {match["key"] for row in text_rows(head) if (match := SMART_KEY.match(row.strip()))}
    return keys >= _OWN and len(keys) >= _FEWEST


def name(document: Document, lines: Lines) -> None:
    """Name every line as unread, except marks of a release."""
    for index, kind in enumerate(lines.kinds):
        if kind is Kind.TEXT and not release.is_mark(lines.texts[index]):
            lines.name(index, Claim(Kind.UNREAD, lines.texts[index]))


FRAME = Frame(title=NAME, recognises=recognises, split=as_one(NAME), name=name)
