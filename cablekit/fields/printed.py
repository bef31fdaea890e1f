"""The document number that the printer of a telegram put on its sheets (format guide 11.1).

Strategy. The frames find the number at the head of each sheet and normalise it; here the numbers are counted. OCR
damages some of the heads, so the most frequent number with a known station is taken, and none if two are equally
frequent. Then station and number of the text itself, which `mapper` knows, are better evidence.
"""

import re
from collections import Counter

from cablekit import glossary, values
from cablekit.lines import Claim, Kind, Lines

#: "1986LISBON09011"
NUMBER = re.compile(r"^\d{4}(?P<station>[A-Z]{2,6})(?P<serial>\d{5,6})$")


def claim(text: str, year: int, station: str, number: int) -> Claim:
    """Return the claim of a line that states the number of the telegram: `86REYKJA002114` is 1986REYKJA02114."""
    return Claim(Kind.PRINT, text, seen=values.document_number(year, station, number))


def read(lines: Lines) -> str | None:
    """Return the document number that most lines of the print state; None if none is readable, or two are as
    frequent."""
    if not lines.has(Kind.PRINT):
        return None
    stated = [claim.seen for claim in lines.claims.values() if claim.kind is Kind.PRINT]
    numbers = Counter(number for number in stated if is_station(number[4:].rstrip("0123456789"))).most_common(2)
    if not numbers or (len(numbers) > 1 and numbers[0][1] == numbers[1][1]):
        return None
    number: str = numbers[0][0]
    return number


def sent(lines: Lines) -> tuple[str, str]:
    """Return station and number that the sheets state, as a PAGE line writes them; empty if they state none."""
    match = NUMBER.match(read(lines) or "")
    return (match["station"], match["serial"]) if match else ("", "")


def is_station(symbol: str) -> bool:
    """Whether the letters of a document number are the symbol of a post or the Department."""
    return symbol == "STATE" or bool(glossary.posts_by_symbol(symbol))
