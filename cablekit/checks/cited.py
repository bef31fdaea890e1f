"""Citations: whether a cited telegram can exist.

Strategy. Serial numbers start again each year, and the glossary has the highest daily average of telegrams of each
station. A number that the station did not reach in a whole year is wrong: it has a digit too many, or is not a
citation.
"""

from collections.abc import Sequence

from cablekit import glossary
from cablekit.checks.places import Places
from cablekit.diagnostics import REFERENCE_DAMAGED, REFERENCE_IMPROBABLE, Diagnostic, Witness
from cablekit.model import Cable, Reference, TextReference

#: a station's busiest year relative to the known mean, and the days of a year
_BUSIER, _LONGEST_YEAR = 1.15, 366
#: citations that are checked; hostile files have thousands
_MOST = 200


def reached(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Numbers of cited telegrams that the station can't have reached in the year."""
    if not (cable.body.references or cable.body.text_references):
        return ()
    findings = []
    cited: list[Reference | TextReference] = [*cable.body.references[:_MOST], *cable.body.text_references[:_MOST]]
    for citation in cited:
        if (
            citation.document_number is None
            or citation.year is None
            or citation.station is None
            or not (citation.number or "").isdecimal()
        ):
            continue
        most = int(glossary.per_day(citation.station, citation.year) * _BUSIER * _LONGEST_YEAR)
        if int(citation.number or 0) > most:
            field = "body.text_references" if isinstance(citation, TextReference) else "body.references"
            line = citation.line if isinstance(citation, TextReference) else places.line(field)
            message = (
                f"{citation.raw!r}: {citation.station} can't have sent more than {most:,} telegrams in {citation.year}"
            )
            findings.append(REFERENCE_IMPROBABLE.at(line, field, message, [Witness(field, citation.raw, line)]))
    return findings


def damaged(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Cited stations that are read as the post whose name differs by one letter."""
    if not cable.body.references:
        return ()
    findings = []
    for citation in cable.body.references[:_MOST]:
        station = citation.station
        if citation.document_number is None or station is None or glossary.post(station) is not None:
            continue
        if (post := glossary.nearest_post(station)) is not None:
            field = "body.references"
            line = places.line(field)
            message = f"{station!r} is read as {post.name}"
            findings.append(REFERENCE_DAMAGED.at(line, field, message, [Witness(field, citation.raw, line)]))
    return findings
