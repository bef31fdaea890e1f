"""Titles inside lists of persons, as telegrams on delegations have them: `MEMBERS`, `STAFF`, `ESCORT OFFICERS`; and as
those on cabinets have them: `ECONOMIC MINISTRIES`.

Strategy. The words are those for groups of a party. Two of them, each on a row of its own above a person, are titles,
and so is one with a colon; one without may be an entry. Between rows with keys (`FINANCE: HELEN ROE`) two short rows
without one are titles, whatever their words.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from cablekit.text.paragraphs.bare.below_colons import NAME_ALONE, BelowColons, begins_entry
from cablekit.text.paragraphs.row_words import is_cut

#: a group of a party, a row of its own: "MEMBERS", "ESCORT OFFICERS", "HEAD OF DELEGATION:", "PRIVATE SECTOR ADVISERS:"
GROUP = re.compile(
    r"(?:[A-Z]+ ){0,2}(?:MEMBERS|STAFF|ESCORTS?|OFFICERS|WIVES|SPOUSES|ADVISERS?|ADVISORS?|DELEGATES?|REPRESENTATIVES?"
    r"|ALTERNATES?|SENATORS|CONGRESSMEN|CREW|CHAIRMAN|INTERPRETERS?|OBSERVERS?|SECRETARIES|ACCOMPANYING"
    r"|(?:HEAD|CHIEF|LEADER|CHAIRMAN|MEMBERS|SECRETARY|REST) OF (?:THE )?(?:DELEGATION|PARTY|GROUP|MISSION|TEAM)):?$"
)
#: a title between rows with keys: "ECONOMIC MINISTRIES", "PRESIDENT'S OFFICE"
_WORDS = re.compile(r"[A-Z][A-Z' ]{3,30}[A-Z]$")
#: a row with its key, which may have a mark: "FINANCE: HELEN ROE", "* HEALTH: DR. DOE", "ROADS - JOHN POE"
_KEYED = re.compile(r"(?:\* ?)?[A-Z][A-Z,.'/ ]{2,40}(?::| -{1,2}) \S")
#: the fewest keys of such a list
_KEYS = 5
#: the most characters of such a title, and the fewest of them
_TITLE, _GROUPS = 32, 2


def titles(runs: BelowColons) -> list[int]:
    """Return the rows that are titles of groups, each above a person."""
    found = list(_groups(runs))
    keys = runs.text.count(": ") + runs.text.count(" - ")
    if keys >= _KEYS and len(others := list(_between_keys(runs))) >= _GROUPS:
        return sorted({*found, *others})
    marked = any(runs.rows[index][-1] == ":" for index in found)
    return found if len(found) >= _GROUPS or marked else []


def _between_keys(runs: BelowColons) -> Iterator[int]:
    """Yield the short rows without a key above one with a key, and below one that left room, or below a sentence."""
    rows = runs.rows
    for index in range(1, len(rows) - 1):
        row, above = rows[index], rows[index - 1]
        if len(row) <= _TITLE and _WORDS.match(row) and _KEYED.match(rows[index + 1]) and not is_cut(row):
            listed = _KEYED.match(above) is not None and runs.has_room(index - 1)
            if listed or runs.ends(index - 1) or above[-1] == ":":
                yield index


def _groups(runs: BelowColons) -> Iterator[int]:
    rows = runs.rows
    for index, (row, below) in enumerate(pairwise(rows)):
        group = len(row) <= _TITLE and row[-1:] in "SEFGNPMRWTY:" and GROUP.match(row)
        if group and (begins_entry(below) or NAME_ALONE.match(below)):
            yield index
