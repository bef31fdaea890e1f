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
#: the same, glued to a word and not to a number: "telegram87 to make", "study.31"
WORD_CALL = re.compile(r"(?<=[A-Za-z)\u2019\u201d])[.,;:!?\"\u201d]?(?P<number>\d{1,2})(?=[\s.,;:)]|$)")
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


def called_notes(lines: Lines, heading: int, end: int) -> tuple[int, int]:
    """Return where the notes begin that no source note opens, and the number that refers to the first.

    They are numbered in a row down to the end, and half of the numbers at least are glued to words of the text, or
    others that count on in the same way, for a printed page counts its notes; or a web page marks the notes with an
    arrow. Without notes the place is `end`.
    """
    body = [index for index in range(heading + 1, end) if lines.kinds[index] is Kind.TEXT]
    first = next((at for at in range(len(body) - 1, -1, -1) if lines.texts[body[at]].startswith("1. ")), None)
    if first is not None:
        numbers = [int(match[1]) for index in body[first:] if (match := NOTE_NUMBER.match(lines.texts[index]))]
        above = "\n".join([lines.rows[index] for index in (heading, *body[:first])])
        call = _first_call(len(numbers), [int(match["number"]) for match in WORD_CALL.finditer(above)])
        if call and numbers == list(range(1, len(numbers) + 1)):
            return body[first], call
    while body and lines.texts[body[-1]].endswith(_ARROW):
        end = body.pop()
    return end, 1


def _first_call(count: int, called: Sequence[int]) -> int | None:
    """Return the number in the text that refers to the first of `count` notes; None if no numbers refer to them."""
    if 2 * len(set(range(1, count + 1)) & set(called)) >= count:
        return 1
    if count == 1:
        return called[0] if len(called) == 1 else None
    runs = (called[at : at + count] for at in range(len(called) - count + 1))
    return next((run[0] for run in runs if all(number == run[0] + at for at, number in enumerate(run))), None)


def take_calls(lines: Lines, text: range, notes: range, over: str | None, first: int = 1) -> None:
    """Take numbers that refer to notes out of the text that they are glued to, in the order of the notes; `over` are
    those on the heading, `first` the number of the first note in the text."""
    numbered = {int(match[1]) + first - 1 for index in notes if (match := NOTE_NUMBER.match(lines.texts[index]))}
    called = [int(number) for number in re.findall(r"\d+", over or "")]
    expected = max(called, default=first - 1) + 1
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
