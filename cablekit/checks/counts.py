"""Page Count and Line Count of the attributes."""

from collections.abc import Sequence
from itertools import pairwise

from cablekit.checks.places import Places
from cablekit.diagnostics import LINE_COUNT_DIFFERS, PAGE_COUNT_DIFFERS, RENDERING_LOSS, Diagnostic
from cablekit.lines import Kind
from cablekit.model import Cable

LINES_A_PAGE = 54
"""Page Count is Line Count over this, rounded up (format guide 8)."""

_SLACK = 2
"""Lines that the count may be off: it is one more than the lines of 1974LAPAZ00493, 1974LAPAZ02047, 1979STATE331361."""


def pages(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Page Count against Line Count; it is no witness of the PAGE lines."""
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
    """Line Count against the lines of the text: all of them but the stamps, as in 104 of 107 cables at hand.

    Lines are lost when fewer are there, and were put in when even those that are not blank are more: pdftotext -layout
    doubles blank lines. Where no two blank lines follow each other, as they do at the end of every transmission, the
    tool that made the text squeezed or dropped them, and nothing is said of fewer.
    """
    stated = cable.attributes.line_count
    if stated is None or not places.transmissions or cable.source.form == "markdown":
        return ()
    there, what = 0, "lines"
    for part in places.transmissions:
        there += part.end - part.start - part.count(Kind.STAMP)
    slack = max(_SLACK, stated // 50)
    if abs(there - stated) <= slack or _lossy(cable):
        return ()
    if there > stated:
        there, what = _filled(places), "lines that are not blank"
        if there <= stated + slack:
            return ()
    elif _squeezed(places):
        return ()
    values = [places.witness("attributes.line_count", str(stated))]
    message = f"the text has {there} {what}, Line Count says {stated}"
    return [LINE_COUNT_DIFFERS.at(values[0].line, "attributes.line_count", message, values)]


def _filled(places: Places) -> int:
    """Lines that are not blank, stamps left out."""
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
    """Whether the tool that made the text dropped or added lines: what it lost is said already."""
    return any(one.code == RENDERING_LOSS.code for one in cable.diagnostics)
