"""Reference lines: each cited document its own element (format guide 6, 10).

Strategy. The lines are folded into one text and cut at bullets, semicolons, colons, commas and AND, and where one
citation follows another without a mark; parentheses stay with their element (`cutting`). What is no citation goes to
the one before it; any other element is told by its shape (`citation`). PARA 2 belongs to the citation before it; a
number at the end that can be the year of a station lost is of kind other.
The year: of a date-time group in the citation, else stated, else the citing cable's own, or the year before when
the cited telegram would else be later than the citing one could have seen.
"""

import re
from collections.abc import Sequence

from cablekit.fields.references.citation import belongs, documents
from cablekit.fields.references.cutting import CITED_PART, LONGEST, MARKS, YEAR_LAST, elements
from cablekit.lines import Line
from cablekit.model import Reference
from cablekit.values import Facts, fold

__all__ = ["read"]

#: the label again inside a list, before a bullet: "REF"
LABEL_AGAIN = re.compile(r"^REF(?:S|TELS?)?$")
#: a year alone: "78"
YEAR_NUMBER = re.compile(r"^'?(?:19)?[67]\d$")
#: behind PARAS 3 a further part: "4", "4(B)", "5.A"
SHORT_NUMBER = re.compile(r"^\d{1,2}(?:\s?\([\dA-Z]{1,2}\)|\.[A-Z])?(?:\s?-\s?\d{1,2})?$")

#: what a finished citation ends with
_ENDS = frozenset("0123456789)")


def read(lines: Sequence[Line], facts: Facts) -> list[Reference]:
    """The references of the lines of their kind, in order."""
    found: list[Reference] = []
    for text in _lists(lines):
        start = None
        in_part = False
        for element in elements(text):
            written = text[element.start : element.end].strip(MARKS)
            if not written or LABEL_AGAIN.match(written):
                continue
            before = found[-1] if found else None
            in_part = bool(CITED_PART.match(written) or (in_part and SHORT_NUMBER.match(written)))
            if before is not None and (in_part or belongs(before, element.label, written, facts)):
                if start is not None and element.end - start <= LONGEST:
                    before.raw = text[start : element.end].strip(MARKS)
                continue
            cut_off = element.end == len(text) and YEAR_NUMBER.match(written) is not None
            cited = documents(element.label, written, None if cut_off else before, facts)
            start = element.start if cited else start
            found += cited
    return found


def _lists(lines: Sequence[Line]) -> list[str]:
    """The text of each REF line with what goes on below it."""
    lists: list[list[str]] = []
    above, depth = "", 0
    for line in lines:
        text = line.rest
        if not lists or line.claim.seen:
            depth = 0
            lists.append([])
        elif depth <= 0 and _is_finished(above, line):
            lists[-1].append(";")
        lists[-1].append(text)
        above, depth = text, depth + text.count("(") - text.count(")")
    return [fold(" ".join(rows)) for rows in lists]


def _is_finished(above: str, below: Line) -> bool:
    """Whether an indented line begins another citation; a year at the end of the line above belongs to it."""
    return below.raw[:1] in " \t" and above[-1:] in _ENDS and YEAR_LAST.search(above) is None
