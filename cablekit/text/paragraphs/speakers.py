"""Questions and answers: `Q.` and `A.` at the heads of paragraphs are their labels, as typed.

Strategy. A letter alone is also an initial or an article, so it counts only if the text has both, or two questions:
others may answer them by their names.
"""

import re
from collections.abc import Sequence

from cablekit.model import Paragraph

#: who speaks: "Q. WHEN", "A: SOON", "Q. : WHEN", "Q2. WHEN", "A -- SOON", "Q WHEN"
SPEAKER = re.compile(r"(?P<label>(?P<letter>[QA])\d{0,2})(?:\.(?: ?:)?|:| ?-{1,3}|(?<=Q))\s+(?=\S)")

_LETTERS = frozenset("QA")
#: the fewest questions without answers in their form
_QUESTIONS = 2


def label_speakers(paragraphs: Sequence[Paragraph]) -> None:
    """Give the paragraphs of a dialogue their labels, in place; they are one level below the numbers above them."""
    spoken = [
        (paragraph, match)
        for paragraph in paragraphs
        if paragraph.text[:1] in _LETTERS and (match := SPEAKER.match(paragraph.text))
    ]
    letters = {match["letter"] for _, match in spoken} | {each.label for each in paragraphs if each.label in _LETTERS}
    if letters != _LETTERS and sum(match["letter"] == "Q" for _, match in spoken) < _QUESTIONS:
        return
    matches = {id(paragraph): match for paragraph, match in spoken}
    level = 1
    for paragraph in paragraphs:
        match = matches.get(id(paragraph))
        if paragraph.label is None and match is not None:
            paragraph.label, paragraph.level = match["label"], level
            paragraph.text = paragraph.text[match.end() :]
        elif paragraph.label is not None and paragraph.label[0].isdecimal():
            level = paragraph.level + 1
