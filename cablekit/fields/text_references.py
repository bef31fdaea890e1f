"""Citations of telegrams in the running text: `(SEE LA PAZ 5021)`, `STATE 47381` (format guide 10).

Strategy. A name of one to three words before a number counts only when the glossary knows it as a post: prose is
full of words before numbers.
"""

from collections.abc import Sequence

from cablekit import glossary
from cablekit import grammar as g
from cablekit.model import TextReference, YearBasis
from cablekit.values import CitingContext, document_number

STATED: YearBasis = "stated"


def read(text: str, rows: Sequence[tuple[int, str]], context: CitingContext) -> list[TextReference]:
    """The citations in clean text, in order; `rows` (line, text) are the lines it was joined from."""
    found = []
    row = end = 0
    for match in g.TEXT_NUMBER.finditer(text):
        before = g.TEXT_STATION.search(text, max(0, match.start() - 40), match.start())
        station = _station(before["station"]) if before else None
        if before is None or station is None:
            continue
        while end <= match.start():
            end += len(rows[row][1]) + 1
            row += 1
        found.append(_reference(station, before["year"], match["number"], rows[row - 1][0], context))
    return found


def _reference(station: str, stated: str | None, digits: str, line: int, context: CitingContext) -> TextReference:
    number = int(digits)
    year, basis = (1900 + int(stated), STATED) if stated else context.year(station, number)
    cited = document_number(year, glossary.symbol(station), number) if year else None
    raw = f"{stated} {station} {digits}" if stated else f"{station} {digits}"
    return TextReference(raw, line, station, digits, year, basis, cited)


def _station(words: str) -> str | None:
    """The longest end of the words that is a post: `SEE LA PAZ` -> `LA PAZ`."""
    parts = words.split()
    for start in range(len(parts)):
        name = " ".join(parts[start:])
        if glossary.post(name) is not None:
            return name
    return None
