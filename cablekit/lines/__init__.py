"""The parts of a document: lines, claims and transmissions.

What a line can be is a `Kind`; what a field read in it is a `Claim`.
"""

from cablekit.lines.document import Document, broken, text_rows
from cablekit.lines.kind import Block, Kind
from cablekit.lines.line import LONGEST, Claim, Line, Token
from cablekit.lines.near import Below, Near, Witness
from cablekit.lines.page import Page
from cablekit.lines.transmission import Lines, Transmission

__all__ = [
    "LONGEST",
    "Below",
    "Block",
    "Claim",
    "Document",
    "Kind",
    "Line",
    "Lines",
    "Near",
    "Page",
    "Token",
    "Transmission",
    "Witness",
    "broken",
    "text_rows",
]
