"""Checks: diagnostics that compare the parts of a record.

Strategy. A check is a function of the record and of the places of its lines; it returns its findings, if any. The
parser runs every check on every cable. So each does the cheap comparisons first, and looks up lines and composes a
message only when it has a finding. The known faults of the attributes (format guide, section 8) are never reported as
faults of the text. What only shows across many cables is in `series`; what can be done for a lost text is in
`recovery`.
"""

from collections.abc import Callable, Sequence

from cablekit.checks import cited, counts, dates, markings, recovery, routing, sections, telegrams
from cablekit.checks.places import Places
from cablekit.diagnostics import Diagnostic
from cablekit.model import Cable
from cablekit.tokenizer import Tokenized

__all__ = ["CHECKS", "Places", "check"]

CHECKS: tuple[Callable[[Cable, Places], Sequence[Diagnostic]], ...] = (
    telegrams.compare,
    counts.pages,
    counts.lines,
    markings.classifications,
    markings.captions,
    markings.stamp,
    dates.sending,
    dates.receipt,
    dates.film,
    dates.order,
    routing.sender,
    routing.addressees,
    cited.reached,
    cited.damaged,
    sections.document_number,
    sections.numbers,
    sections.parts,
    sections.missing_pages,
    recovery.lost_text,
)


def check(cable: Cable, tokenized: Tokenized | None = None) -> list[Diagnostic]:
    """The findings of all checks of a record.

    Args:
        cable: the record, with the diagnostics from reading it: what a rendering lost is not counted again.
        tokenized: the lines it was read from. Without them findings have no lines, and the checks of page footers,
            PAGE lines and line counts are skipped.
    """
    places = Places(tokenized)
    findings: list[Diagnostic] = []
    for run in CHECKS:
        if found := run(cable, places):
            findings += found
    return findings
