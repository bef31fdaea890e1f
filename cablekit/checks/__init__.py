"""Checks: diagnostics that compare the parts of a record.

Strategy. A check is a function of the record and of the places of its lines; it gives its findings, or nothing. The
parser runs them on every cable, so each compares what is cheap first and looks for lines and words of a message only
once it has found something. The faults of the attributes that the format guide names (section 8) are never reported
as faults of the text. What only many cables show is in `series`, what becomes of a lost text in `recovery`.
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
    sections.document_number,
    sections.numbers,
    sections.parts,
    sections.missing_pages,
    recovery.lost_text,
)


def check(cable: Cable, tokenized: Tokenized | None = None) -> list[Diagnostic]:
    """What comparing the parts of a record shows.

    Args:
        cable: the record, with the diagnostics that reading it gave: what a rendering lost is not counted again.
        tokenized: the lines it was read from. Without them findings have no lines, and nothing is said of the foot of
            pages, PAGE lines and the count of lines.
    """
    places = Places(tokenized)
    return [finding for one in CHECKS for finding in one(cable, places)]
