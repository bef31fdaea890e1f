"""Heads of telegrams that a scan damaged: lines are named if a second witness proves what they are (format guide 11.3).

Strategy. Each section's head is checked from its PAGE line to the first paragraph. A line that no field claims, or that
is claimed as damaged, is tried in the order of a head: header, routing, opening. Its correct reading must follow from
something undamaged: the number that the print states, the PAGE line, the order in force in that year, a list in the
glossary, the sum of the copies, the place between two undamaged lines. The claim has the line as it should read, and a
note; the line itself stays as it is. If two readings are possible, nothing is done.
"""

import re
from collections.abc import Iterator

from cablekit.fields import page
from cablekit.fields.registry import KEYED
from cablekit.frames.scanned import columns, header, opening, pages, routing, sections, spacing, subject
from cablekit.frames.scanned.known import Known, by_itself, known_of, page_of
from cablekit.lines import LONGEST, Claim, Kind, Lines

__all__ = ["mend"]

#: a telegram repeated in the text has an opening of its own: "QUOTE: UNCLAS SECTION 01", "THE FOLLOWING USNATO 5508"
ANOTHER_TELEGRAM = re.compile(r"\b(?:QUOTE|FOLLOWING)\b")
#: number of lines with content in the longest head
_HEAD = 70
_ROUTED = frozenset([Kind.DTG, Kind.FROM, Kind.TO, Kind.INFO])
_OPENING = frozenset([Kind.BANNER, Kind.EXECUTIVE_ORDER, Kind.TAGS, Kind.SUBJECT])


def mend(lines: Lines, start: int, end: int) -> None:
    """Name damaged lines between two indexes."""
    if start >= end:
        return
    spacing.undouble(lines, start, end)
    spacing.unbrace(lines, start, end)
    spacing.relabel(lines, start, end)
    header.name_below_end(lines, start, end)
    heads = list(_heads(lines, start, end))
    known = known_of(lines, heads)
    pages.name_classifications(lines, start, end, known)
    for head in heads:
        columns.mend(lines, head)
        _mend_head(lines, head, known)
    subject.mend(lines, heads)
    sections.mend(lines, heads)


def _heads(lines: Lines, start: int, end: int) -> Iterator[range]:
    """Yield the range of each head: from PAGE 01 on, or from the beginning."""
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
    kinds_above: set[Kind] = set()
    section = _section(lines, head)
    with_content = 0
    for index in head:
        kind, text = lines.kinds[index], lines.texts[index]
        if kind is not Kind.TEXT:
            kinds_above |= {kind} if kind in KEYED else set()
            continue
        with_content += 1
        if with_content > _HEAD or len(text) > LONGEST or (kinds_above & _ROUTED and _has_another(text)):
            return
        opened = by_itself(text)
        if opened is not None and opened.kind is Kind.TEXT and opened.sure and kinds_above & _OPENING:
            if not _is_above_tags(lines, index):
                return
            opened = None  # an order: "5.0. 12365: N/A"
        claim = _mended(lines, index, text, opened, kinds_above, known, section)
        if claim is not None:
            lines.name(index, claim)
        said_as = claim or opened
        # a classification alone is a banner only below the routing
        if said_as is not None and said_as.kind is Kind.INFO and not kinds_above & _ROUTED:
            continue  # the label of the distribution, alone
        if said_as is not None and (said_as.kind is not Kind.BANNER or kinds_above & _ROUTED):
            kinds_above.add(said_as.kind)


def _has_another(text: str) -> bool:
    """Whether a line says that another telegram follows."""
    return ("QUOTE" in text or "FOLLOWING" in text) and ANOTHER_TELEGRAM.search(text) is not None


def _is_above_tags(lines: Lines, index: int) -> bool:
    """Whether the next line has the label TAGS, so that this one is no paragraph."""
    below = next((text for text in lines.texts[index + 1 : index + 3] if text), "")
    return below.startswith("TAGS") and Kind.TEXT is lines.kinds[index]


def _section(lines: Lines, head: range) -> str:
    """Return the section that the PAGE line at the beginning of a head states, as a banner writes it, or an empty
    text."""
    part = page_of(lines, head)
    return f"SECTION {part.part:02} OF {part.of:02}" if part is not None and part.part and part.of else ""


def _mended(
    lines: Lines, index: int, text: str, opened: Claim | None, seen: set[Kind], known: Known, section: str
) -> Claim | None:
    """Return the claim of a damaged line by its place in the head; None if it is undamaged, or nothing is proved."""
    if not seen & (_ROUTED | _OPENING) and (claim := header.mended(text, opened, seen)):
        return claim
    if not seen & _OPENING and (claim := routing.mended(lines, index, opened, seen, known)):
        return claim
    if seen & _ROUTED and Kind.BANNER not in seen and (claim := pages.banner(text, known, section)):
        return claim
    return opening.mended(text, opened, seen, known) if seen & (_ROUTED | _OPENING) else None
