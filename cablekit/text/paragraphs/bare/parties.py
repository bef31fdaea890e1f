"""Titles inside lists of persons, as telegrams on delegations have them: `MEMBERS`, `STAFF`, `ESCORT OFFICERS`.

Strategy. The words are those for groups of a party. Two of them, each on a row of its own above a person, are titles,
and so is one with a colon; one without may be an entry.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from cablekit.text.paragraphs.bare.below_colons import NAME_ALONE, BelowColons, begins_entry, is_person

#: a group of a party, a row of its own: "MEMBERS", "ESCORT OFFICERS", "HEAD OF DELEGATION:", "PRIVATE SECTOR ADVISERS:"
GROUP = re.compile(
    r"(?:[A-Z]+ ){0,2}(?:MEMBERS|STAFF|ESCORTS?|OFFICERS|WIVES|SPOUSES|ADVISERS?|ADVISORS?|DELEGATES?|REPRESENTATIVES?"
    r"|ALTERNATES?|SENATORS|CONGRESSMEN|CREW|CHAIRMAN|INTERPRETERS?|OBSERVERS?|SECRETARIES|ACCOMPANYING"
    r"|(?:HEAD|CHIEF|LEADER|CHAIRMAN|MEMBERS|SECRETARY|REST) OF (?:THE )?(?:DELEGATION|PARTY|GROUP|MISSION|TEAM)):?$"
)
#: the most characters of such a title, and the fewest of them
_TITLE, _GROUPS = 32, 2


def titles(runs: BelowColons) -> list[int]:
    """Return the rows that are titles of groups, each above a person."""
    found = list(_groups(runs))
    marked = any(runs.rows[index][-1] == ":" for index in found)
    return found if len(found) >= _GROUPS or marked else []


def _groups(runs: BelowColons) -> Iterator[int]:
    rows = runs.rows
    for index, (row, below) in enumerate(pairwise(rows)):
        group = len(row) <= _TITLE and row[-1:] in "SEFGNPMRWTY:" and GROUP.match(row)
        if group and (begins_entry(below) or is_person(below) or NAME_ALONE.match(below)):
            yield index
