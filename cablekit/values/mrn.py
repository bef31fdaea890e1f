"""The message reference number of a telegram, and the document number that NARA made from it."""

from cablekit import grammar as g
from cablekit.model import Mrn
from cablekit.values.text import fold
from cablekit.vocabulary import TRAVELLING


def mrn(text: str) -> Mrn | None:
    """Read the message reference number at the end of a banner: `LA PAZ 3507/1`, `STATE 286983 TOSEC 110023`."""
    text = fold(text)
    match = g.MRN.match(text)
    if match is None:
        return Mrn(text, None, int(text)) if text.isdecimal() and len(text) <= 6 else None
    series = match["series"]
    if match["station"] in TRAVELLING:
        return Mrn(text, None, None, f"{match['station']} {match['number']}")
    raw = text[: match.start("tail")]
    return Mrn(raw, match["station"], int(match["number"]), series)


def document_number(year: int, station: str, number: int) -> str:
    """Return NARA's document number: year, first six letters of the station, then without blanks, serial (FG 8).

    The serial has six digits for STATE, five otherwise.
    """
    symbol = station[:6].replace(" ", "")
    if not symbol.isalnum():
        symbol = "".join(filter(str.isalnum, symbol))
    return f"{year}{symbol}{number:06d}" if symbol == "STATE" else f"{year}{symbol}{number:05d}"
