"""Notes below a printed document, and the numbers in its text that refer to them (format guide 11.1).

Strategy. The first note begins with `Source:`; it is named for its field, the others are the editors' own. Notes that
no source note opens, as in volumes of before 1952, are numbered in a row down to the end, and each number is glued to a
word of the text above, or a web page marks them with an arrow.
"""

import re
from collections.abc import Sequence

import msgspec

from cablekit.lines import Claim, Kind, Lines

#: "1. Source: National Archives, RG 59, ...", "Source: Department of State, ..."
SOURCE_OPENING = re.compile(r"^(?:\d{1,2}\.?\s+|-\s+)?Source:\s")
#: the number of a note: "2. The Department of State ..."
PRINTED_NOTE = re.compile(r"^\d{1,2}\.?\s+\S")
#: the number of a note below the text: "2. Not printed."
NOTE_NUMBER = re.compile(r"^(\d{1,2})\.\s+\S")
#: the number that refers to a note, glued to a word or to its full stop: "prompt reporting.2 Commend", "seem vital.3"
NOTE_CALL = re.compile(r"(?<=[A-Za-z.,;:!?)\]\"'\u2019\u201d])(?P<number>\d{1,2})(?=[\s.,;:)]|$)")
#: a note that a web page marks with an arrow back to its number
_ARROW = "\u21a9"


def name_notes(lines: Lines, start: int, end: int) -> None:
    """Name the source note for its field; the notes below it are the editors' own."""
    source = True
    for index in range(start, end):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT:
            continue
        source = source and (index == start or PRINTED_NOTE.match(text) is None)
        lines.name(index, Claim(Kind.SOURCE_NOTE if source else Kind.FRAME, text))


def called_notes(lines: Lines, heading: int, end: int) -> int:
    """Return where the notes begin that no source note opens: numbered in a row down to the end, and each number is
    glued to a word of the text, or marked with an arrow. Return `end` without notes."""
    body = [index for index in range(heading + 1, end) if lines.kinds[index] is Kind.TEXT]
    first = next((at for at in range(len(body) - 1, -1, -1) if lines.texts[body[at]].startswith("1. ")), None)
    if first is not None:
        numbers = [int(match[1]) for index in body[first:] if (match := NOTE_NUMBER.match(lines.texts[index]))]
        above = "\n".join([lines.rows[index] for index in (heading, *body[:first])])
        called = [int(match["number"]) for match in NOTE_CALL.finditer(above)]
        count = len(numbers)
        runs = (called[at : at + count] for at in range(len(called) - count + 1))
        if numbers == list(range(1, count + 1)) and (
            set(numbers) <= set(called) or (count > 1 and any(_counts(run) for run in runs))
        ):
            return body[first]
    while body and lines.texts[body[-1]].endswith(_ARROW):
        end = body.pop()
    return end


def _counts(run: Sequence[int]) -> bool:
    """Whether each number is the one after the number before."""
    return all(number == run[0] + at for at, number in enumerate(run))


def take_calls(lines: Lines, text: range, notes: range, over: str | None) -> None:
    """Take numbers that refer to notes out of the text that they are glued to, in the order of the notes."""
    numbered = {int(match[1]) for index in notes if (match := NOTE_NUMBER.match(lines.texts[index]))}
    called = [int(number) for number in re.findall(r"\d+", over or "")]
    expected = max(called, default=0) + 1
    for index in text[1:]:
        row = lines.rows[index]
        at = 0
        while expected in numbered and (call := NOTE_CALL.search(row, at)) is not None:
            at = call.end()
            if int(call["number"]) == expected:
                row, at = row[: call.start()] + row[call.end() :], call.start()
                expected += 1
        if row != lines.rows[index]:
            claim = lines.claims.get(index)
            rest = row.strip() if claim is None or claim.rest == lines.texts[index] else None
            lines.rows[index], lines.texts[index] = row, row.strip()
            if claim is not None and rest is not None:
                lines.name(index, msgspec.structs.replace(claim, rest=rest))
