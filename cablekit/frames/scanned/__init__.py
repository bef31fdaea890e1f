"""Heads of telegrams that a scan damaged: lines named where a second witness proves what they are (format guide 11.3).

Strategy. Each section's head is gone through from its PAGE line to the first paragraph. A line that no field knows, or
that it knows to be damaged, is asked in the order of a head: header, routing, opening. What it should read must follow
from something else that is sound: the number that the print states, the PAGE line, the order in force in that year, a
list of the glossary, the sum of the copies, the place between two sound lines. The claim has the line as it should
read, and a note; the line itself stays as it is. Where two readings are possible, nothing is done.
"""

import re
from collections.abc import Iterator

from cablekit.fields import page
from cablekit.fields.registry import KEYED, opens
from cablekit.frames.scanned import header, opening, pages, routing
from cablekit.frames.scanned.known import Known, known_of
from cablekit.lines import LONGEST, Claim, Kind, Lines

__all__ = ["mend"]

#: a telegram repeated in the text has an opening of its own: "QUOTE: UNCLAS SECTION 01", "THE FOLLOWING USNATO 5508"
ANOTHER_TELEGRAM = re.compile(r"\b(?:QUOTE|(?:THE\s)?FOLLOWING|ANOTHER_TELEGRAM)\b")
#: lines of a head that say something
_HEAD = 70
_ROUTED = frozenset([Kind.DTG, Kind.FROM, Kind.TO, Kind.INFO])
_OPENING = frozenset([Kind.BANNER, Kind.EXECUTIVE_ORDER, Kind.TAGS, Kind.SUBJECT])


def mend(lines: Lines, start: int, end: int) -> None:
    """Name damaged lines between two indexes."""
    heads = list(_heads(lines, start, end))
    known = known_of(lines, heads)
    pages.name_classifications(lines, start, end)
    for head in heads:
        _mend_head(lines, head, known)


def _heads(lines: Lines, start: int, end: int) -> Iterator[range]:
    """The lines of each head that say something come from these: from PAGE 01 on, or from the beginning."""
    firsts = [index for index in range(start, end) if _is_first_page(lines, index)]
    if not firsts or firsts[0] > start + _HEAD:
        firsts.insert(0, start)
    for first, after in zip(firsts, [*firsts[1:], end], strict=True):
        yield range(first, after)


def _is_first_page(lines: Lines, index: int) -> bool:
    claim = lines.claims.get(index)
    if claim is None and lines.kinds[index] is Kind.TEXT and "PAGE" in lines.texts[index][:6]:
        claim = page.opens(lines.texts[index], None)
    return claim is not None and claim.kind is Kind.PAGE and claim.seen.number == 1


def _mend_head(lines: Lines, head: range, known: Known) -> None:
    """Name the damaged lines of one head."""
    seen: set[Kind] = set()
    said = 0
    for index in head:
        kind, text = lines.kinds[index], lines.texts[index]
        if kind is not Kind.TEXT:
            seen |= {kind} if kind in KEYED else set()
            continue
        said += 1
        if said > _HEAD or len(text) > LONGEST or (seen & _ROUTED and ANOTHER_TELEGRAM.search(text)):
            return
        found = opens(text, None)
        if found is not None and found.kind is Kind.TEXT and found.sure and seen & _OPENING:
            return
        claim = _mended(lines, index, text, found, seen, known)
        if claim is not None:
            lines.name(index, claim)
        if (said_as := claim or found) is not None:
            seen.add(said_as.kind)


def _mended(lines: Lines, index: int, text: str, found: Claim | None, seen: set[Kind], known: Known) -> Claim | None:
    """The claim of a damaged line by its place in the head; None where it is sound, or nothing is proved."""
    if not seen & (_ROUTED | _OPENING) and (claim := header.mended(text, found, seen)):
        return claim
    if not seen & _OPENING and (claim := routing.mended(lines, index, found, seen, known)):
        return claim
    if seen & _ROUTED and Kind.BANNER not in seen and (claim := pages.banner(text, known)):
        return claim
    return opening.mended(text, found, seen, known) if seen & (_ROUTED | _OPENING) else None
