"""Precedence as a word, from a line of a form or a printed note (format guide 11.1).

Strategy. A frame names the line. The word means the same as the letters of a date-time group; NIACT is not a degree of
its own.
"""

import re
from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Line
from cablekit.model import Precedence

#: "IMMEDIATE", "NIACT IMMEDIATE", "OP IMMED"; in the network "RR", "OO"
PRECEDENCE_WORD = re.compile(r"\b(?P<word>FLASH|IMMED(?:IATE)?|PRIORITY|ROUTINE|PRIOR|ZZ|OO|PP|RR)\b")

_WORDS = {
    "IMMED": "IMMEDIATE",
    "PRIOR": "PRIORITY",
    "ZZ": "FLASH",
    "OO": "IMMEDIATE",
    "PP": "PRIORITY",
    "RR": "ROUTINE",
}


def read(lines: Sequence[Line]) -> Precedence:
    """Return the precedence for the action addressees; an empty one if no line names it."""
    match = next((match for line in lines if (match := PRECEDENCE_WORD.search(line.rest.upper()))), None)
    return Precedence(_WORDS.get(match["word"], match["word"]) if match else None)


FIELD = Field(read=read)
