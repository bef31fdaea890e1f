"""Citations: whether a cited telegram can exist.

Strategy. Serial numbers start again each year, and the glossary has the highest daily average of telegrams of each
station. A number that the station did not reach in a whole year is wrong: it has a digit too many, or is not a
citation.
"""

from collections.abc import Sequence

from cablekit import glossary
from cablekit.checks.places import Places
from cablekit.diagnostics import REFERENCE_IMPROBABLE, Diagnostic, Witness
from cablekit.model import Cable, Reference, TextReference

#: a station's busiest year relative to the known mean, and the days of a year
_BUSIER, _LONGEST_YEAR = 1.15, 366
#: citations that are checked; hostile files have thousands
_MOST = 200


def reached(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Numbers of cited telegrams that the station can't have reached in the year."""
    findings = []
    listed = places.line("body.references") if cable.body.references else None
    cited: list[tuple[str, int | None, Reference | TextReference]] = [
        *(("body.references", listed, one) for one in cable.body.references[:_MOST]),
        *(("body.text_references", one.line, one) for one in cable.body.text_references[:_MOST]),
    ]
    for field, line, one in cited:
        if one.document_number is None or one.year is None or one.station is None or not (one.number or "").isdecimal():
            continue
        most = int(glossary.per_day(one.station, one.year) * _BUSIER * _LONGEST_YEAR)
        if int(one.number or 0) > most:
            message = f"{one.raw!r}: {one.station} can't have sent more than {most:,} telegrams in {one.year}"
            findings.append(REFERENCE_IMPROBABLE.at(line, field, message, [Witness(field, one.raw, line)]))
    return findings
