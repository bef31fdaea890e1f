"""The source note of a printed document: what the telegram bore above its text (format guide 11.1).

Strategy. A frame names the note's lines. One sentence of it is a list parted by semicolons that begins with a
classification: `Secret; Nodis; Immediate.` What follows the classification is precedence or a caption; the other
sentences say where the paper is and who drafted it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cablekit.fields.field import Field
from cablekit.lines import Line
from cablekit.values import classification, fold

#: the end of a sentence, not of an initial: "Vol. I. Secret; Nodis; Immediate. Drafted ..."
NOTE_SENTENCE = re.compile(r"(?<=[\w)])\.\s+(?=[A-Z])")
#: put into capitals: "IMMEDIATE", "NIACT IMMEDIATE", "OPERATIONAL IMMEDIATE"
NOTE_PRECEDENCE = re.compile(r"^(?:NIACT |OPERATIONAL )?(?P<word>FLASH|IMMEDIATE|PRIORITY|ROUTINE)$|^NIACT$")
#: how the paper was handled, put into capitals: "NODIS", "EYES ONLY", "LIMIT DISTRIBUTION"
NOTE_HANDLING = re.compile(r"^[A-Z][A-Z/\-]*(?: [A-Z/\-]+){0,3}$")


class SourceNote(NamedTuple):
    """What the note says of the telegram."""

    classification: str | None = None
    captions: tuple[str, ...] = ()
    precedence: str | None = None


def read(lines: Sequence[Line]) -> SourceNote:
    """Classification, captions and precedence; empty where no sentence begins with a classification."""
    for sentence in NOTE_SENTENCE.split(fold(" ".join([line.rest for line in lines]))):
        first, *others = [part.strip(" .").upper() for part in sentence.split(";")]
        word = classification(first) if len(first) > 1 else None
        if word is None:
            continue
        degrees = [match["word"] for part in others if (match := NOTE_PRECEDENCE.match(part))]
        captions = tuple(part for part in others if NOTE_HANDLING.match(part) and not NOTE_PRECEDENCE.match(part))
        return SourceNote(word, captions, degrees[0] if degrees else None)
    return SourceNote()


FIELD = Field(read=read)
