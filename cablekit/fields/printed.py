"""Print: what whoever printed a telegram from a file says of it as a whole: its number (format guide 11.1).

Strategy. The frames find the number at the head of each sheet and put it in order; here they are counted. OCR damages
some of the heads, so the number that most of those with a known station have is taken, and none where they disagree:
then station and number of the text itself, which `mapper` knows, say more.
"""

from collections import Counter

from cablekit import glossary, values
from cablekit.lines import Claim, Kind, Lines


def claim(text: str, year: int, station: str, number: int) -> Claim:
    """The claim of a line that states the number of the telegram: `86REYKJA002114` is 1986REYKJA02114."""
    return Claim(Kind.PRINT, text, seen=values.document_number(year, station, number))


def read(lines: Lines) -> str | None:
    """The document number that most lines of the print state; None where none can be read, or none has more."""
    stated = [claim.seen for claim in lines.claims.values() if claim.kind is Kind.PRINT]
    numbers = Counter(number for number in stated if is_station(number[4:].rstrip("0123456789"))).most_common(2)
    if not numbers or (len(numbers) > 1 and numbers[0][1] == numbers[1][1]):
        return None
    number: str = numbers[0][0]
    return number


def is_station(symbol: str) -> bool:
    """Whether six letters of a document number are those of a post, or of the Department."""
    return symbol == "STATE" or bool(glossary.posts_by_symbol(symbol))
