"""Precedence in a word of its own, where a form has a line for it or a printed note names it (format guide 11.1).

Strategy. A frame names the line. The word counts as the date-time group's letters do; NIACT is no degree of its own.
"""

import re
from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Line
from cablekit.model import Precedence

#: "IMMEDIATE", "NIACT IMMEDIATE", "OP IMMED"; of the network "RR", "OO"
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
    """The precedence for the action addressees; empty where no line names one."""
    match = next((match for line in lines if (match := PRECEDENCE_WORD.search(line.rest.upper()))), None)
    return Precedence(_WORDS.get(match["word"], match["word"]) if match else None)


FIELD = Field(read=read)
