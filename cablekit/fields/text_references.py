"""Citations in the running text: `(SEE LA PAZ 5021)`, `MY TELEGRAM 2343`, `REFTEL B` (format guide 10).

Strategy. Three ways of citing, each told by its own shape. A name of one to three words before a number counts only
when the glossary knows it as a post: prose is full of words before numbers. MY, YOUR and DEPTEL stand for stations.
REFTEL stands for a telegram of the reference lines: the one with its letter, or the only one there is.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from cablekit import glossary
from cablekit import grammar as g
from cablekit.model import Reference, TextReference, YearBasis
from cablekit.values import CitingContext, fold

_STATED: YearBasis = "stated"


def read(
    text: str, rows: Sequence[tuple[int, str]], references: Sequence[Reference], context: CitingContext
) -> list[TextReference]:
    """The citations in clean text, in order; `rows` (line, text) are the lines it was joined from."""
    found = [*_telegrams(text, context), *_reftels(text, references)]
    if not found:
        return []
    found.sort(key=lambda pair: pair[0])
    row = end = 0
    for start, reference in found:
        while end <= start:
            end += len(rows[row][1]) + 1
            row += 1
        reference.line = rows[row - 1][0]
    return [reference for _, reference in found]


def _telegrams(text: str, context: CitingContext) -> Iterator[tuple[int, TextReference]]:
    """Citations by station and number, with the place where each starts."""
    for match in chain(g.TEXT_NUMBER.finditer(text), g.TEXT_NUMBER_BELOW.finditer(text)):
        if not text[match.start() - 1 : match.start()].isalpha():
            continue
        before = g.TEXT_STATION.search(text, max(0, match.start() - 40), match.start())
        station = _station(before["station"]) if before else None
        if before is None or station is None:
            continue
        number, stated = int(match["number"]), before["year"]
        named = context.resolve(station) or station
        year, basis = (1900 + int(stated), _STATED) if stated else context.year(named, number)
        raw = f"{stated} {station} {match['number']}" if stated else f"{station} {match['number']}"
        cited = context.document_number(station, number, year)
        yield match.start(), TextReference(fold(raw), 0, station, match["number"], year, basis, cited)


def _station(words: str) -> str | None:
    """The longest end of the words that is a post, or stands for one: `SEE LA PAZ` -> `LA PAZ`, `MY TELEGRAM`."""
    parts = words.split()
    for start in range(len(parts)):
        name = " ".join(parts[start:])
        if g.WHOSE.fullmatch(name) or glossary.post(name) is not None:
            return name
    return None


def _reftels(text: str, references: Sequence[Reference]) -> Iterator[tuple[int, TextReference]]:
    for match in g.TEXT_REFTEL.finditer(text):
        if not text[match.start() - 1 : match.start()].isalnum():
            yield match.start(), _reftel(match, references)


def _reftel(match: re.Match[str], references: Sequence[Reference]) -> TextReference:
    letter = match["round"] or match["letter"] or match["in_ref"] or match["short"]
    named = [one for one in references if letter is None or one.label == letter]
    if len(named) != 1:
        return TextReference(fold(match[0]), 0)
    one = named[0]
    return TextReference(fold(match[0]), 0, one.station, one.number, one.year, one.year_basis, one.document_number)
