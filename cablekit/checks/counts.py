"""Page Count and Line Count of the attributes."""

from collections.abc import Sequence
from itertools import pairwise

from cablekit.checks.places import Places
from cablekit.diagnostics import LINE_COUNT_DIFFERS, PAGE_COUNT_DIFFERS, RENDERING_LOSS, Diagnostic
from cablekit.lines import Kind
from cablekit.model import Cable

LINES_A_PAGE = 54
"""Page Count is Line Count divided by this, rounded up (format guide 8)."""

_SLACK = 2
"""Lines by which the count may differ: it is one too high in 1974LAPAZ00493, 1974LAPAZ02047, 1979STATE331361."""


def pages(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare Page Count with Line Count; it says nothing about the PAGE lines."""
    pages_, lines_ = cable.attributes.page_count, cable.attributes.line_count
    if pages_ is None or lines_ is None or pages_ == -(-lines_ // LINES_A_PAGE):
        return ()
    values = [
        places.witness("attributes.page_count", str(pages_)),
        places.witness("attributes.line_count", str(lines_)),
    ]
    message = f"Page Count is {pages_}, but Line Count {lines_} makes {-(-lines_ // LINES_A_PAGE)} pages of 54 lines"
    return [PAGE_COUNT_DIFFERS.at(values[0].line, "attributes.page_count", message, values)]


def lines(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare Line Count with the lines of the text: all except the stamps, as in 104 of 107 cables in the test set.

    Fewer lines mean that some were lost. More lines mean that some were inserted, but only if the lines that are not
    blank are already too many: pdftotext -layout doubles blank lines. Every transmission ends with two blank lines or
    more. If no two blank lines follow each other, the tool that made the text dropped some, and fewer lines are not
    reported.
    """
    stated = cable.attributes.line_count
    if stated is None or not places.transmissions or cable.source.form == "markdown":
        return ()
    counted, unit = 0, "lines"
    for part in places.transmissions:
        counted += part.end - part.start - part.stamps
    slack = max(_SLACK, stated // 50)
    if abs(counted - stated) <= slack or _lossy(cable):
        return ()
    if counted > stated:
        counted, unit = _filled(places), "lines that are not blank"
        if counted <= stated + slack:
            return ()
    elif _squeezed(places):
        return ()
    values = [places.witness("attributes.line_count", str(stated))]
    message = f"the text has {counted} {unit}, Line Count says {stated}"
    return [LINE_COUNT_DIFFERS.at(values[0].line, "attributes.line_count", message, values)]


def _filled(places: Places) -> int:
    """Number of lines that are not blank, without stamps."""
    return sum(
        kind is not Kind.STAMP and kind is not Kind.BLANK
        for part in places.transmissions
        for kind in part.lines.kinds[part.start : part.end]
    )


def _squeezed(places: Places) -> bool:
    return not any(
        a == b == "" for part in places.transmissions for a, b in pairwise(part.lines.texts[part.start : part.end])
    )


def _lossy(cable: Cable) -> bool:
    """Whether the tool that made the text dropped or added lines, which another diagnostic reports."""
    return any(diagnostic.code == RENDERING_LOSS.code for diagnostic in cable.diagnostics)
