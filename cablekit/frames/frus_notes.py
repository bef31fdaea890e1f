"""Notes below a printed document, and the numbers in its text that refer to them (format guide 11.1).

Strategy. The first note begins with `Source:`; it is named for its field, the others are the editors' own. Notes that
no source note opens, as in volumes of before 1952, are numbered in a row down to the end, and each number is glued to a
word of the text above, or a web page marks them with an arrow.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from cablekit.frames.frus_addressed import of_note
from cablekit.frames.frus_opening import PRINTED_SIGNER
from cablekit.frames.keyed import chained, furnish
from cablekit.lines import Claim, Kind, Lines

#: "1. Source: National Archives, RG 59, ...", "Source: Department of State, ..."; in volumes with summaries
#: "1. Summary: The Department forwarded a letter. Source: National Archives, ..."
SOURCE_OPENING = re.compile(r"^(?:\d{1,2}\.?\s+|-\s+)?(?:Summary:\s.{1,1500}?[.)]\s)?Source:\s")
#: the number of a note: "2. The Department of State ..."
PRINTED_NOTE = re.compile(r"^\d{1,2}\.?\s+\S")
#: the number of a note below the text: "2. Not printed."
NOTE_NUMBER = re.compile(r"^(\d{1,2})\.\s+\S")
#: a note of a volume with summaries: "1. Summary: The Department forwarded"
SUMMARY_NOTE = re.compile(r"^1\.\sSummary:\s[A-Z]")
#: a note in an editor's words: "1. Not printed.", "1. Drafted by Roe", "1. Document 139.", "1. See footnote 3"
EDITORS_NOTE = re.compile(
    r"^1\.\s(?:(?:Not|Neither|None|None\sof\sthem)\s(?:printed|found)|Supra\b|Infra\b|Ante,|Post,|Ibid|Drafted\s|Repeated\s"
    r"|Document\s\d|Dated\s|See\s(?:footnote|also|ante|vol|Document|Foreign\sRelations|telegram)|For\s(?:text|documentation|previous)"
    r"|Printed\s|Telegram\s\d|In\stelegram\s\d|Foreign\sRelations,)"
)
#: the number that refers to a note, glued to a word or to its full stop: "prompt reporting.2 Commend", "seem vital.3"
NOTE_CALL = re.compile(r"(?<=[A-Za-z.,;:!?)\]\"'\u2019\u201d])(?<!\b[A-Z])(?P<number>\d{1,2})(?=[\s.,;:)]|$)")
#: the same, glued to a word and not to a number, but that of a day: "telegram87 to make", "study.31", "Aug. 29.70"
WORD_CALL = re.compile(
    r"(?:(?<=[A-Za-z)\u2019\u201d])(?<!\b[A-Z])[.,;:!?\"\u201d]{0,2}"
    r"|\b(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2}[.,])"
    r"(?P<number>\d{1,2})(?=[\s.,;:)]|$)"
)
#: a note that a web page marks with an arrow back to its number
ARROW = "\u21a9"
#: a number that a call may be glued to, not a year: "Deptel 1632", "State 2210852 (Notal)"
GLUED_NUMBER = re.compile(r"\b(?!(?:19|20)\d\d\b)\d{4,8}\b")
#: so many calls in a row may be hidden so
_HIDDEN = 2
#: of more notes than these the number of one may be misprinted in the text
_SEVERAL = 3
#: the mark of a note on old web pages, before the note: "/2/Not printed."
STROKED_NOTE = re.compile(r"^/\d{1,3}/\s?(?=\S)")
#: and in the text that refers to it: "1730./2/"
STROKED_CALL = re.compile(r"\s?/\d{1,3}/(?=[\s.,;:)]|$)")


def name_notes(lines: Lines, start: int, end: int) -> None:
    """Name the source note for its field; the notes below it are the editors' own."""
    source: list[int] = []
    for index in range(start, end):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT:
            continue
        if source and (PRINTED_NOTE.match(text) or lines.texts[source[-1]].endswith(ARROW)):
            source.append(-1)
        if source and source[-1] == -1:
            furnish(lines, index)
        else:
            lines.name(index, Claim(Kind.SOURCE_NOTE, text.rstrip(ARROW)))
            source.append(index)
    _name_addressed(lines, [index for index in source if index >= 0])


def with_summary(lines: Lines, start: int, source: int) -> int:
    """Return where the notes begin: at a summary above the source, which is the editors' own, or at the source."""
    above = next((index for index in range(source - 1, start, -1) if lines.texts[index]), start)
    if lines.kinds[above] is Kind.TEXT and SUMMARY_NOTE.match(lines.texts[above]):
        furnish(lines, above)
        return above
    return source


def name_stroked(lines: Lines, start: int, end: int) -> None:
    """Name notes that begin with a number between strokes; the one with the source is for its field."""
    for index in range(start, end):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT or not (stroked := STROKED_NOTE.match(text)):
            continue
        note = text[stroked.end() :]
        if SOURCE_OPENING.match(note):
            lines.name(index, Claim(Kind.SOURCE_NOTE, note))
            _name_addressed(lines, [index])
        else:
            furnish(lines, index)


def take_strokes(lines: Lines, start: int, end: int) -> None:
    """Take the numbers between strokes out of the text."""
    for index in range(start, end):
        if lines.kinds[index] is Kind.TEXT and "/" in lines.rows[index]:
            lines.rows[index] = STROKED_CALL.sub("", lines.rows[index])
            lines.texts[index] = lines.rows[index].strip()


def _name_addressed(lines: Lines, source: Sequence[int]) -> None:
    """Name the addressees that the source note says, with its first line."""
    if source:
        first = lines.claims[source[0]]
        note = " ".join(" ".join(lines.claims[index].rest for index in source).split())
        lines.name(source[0], msgspec.structs.replace(first, then=chained(of_note(note))))


def called_notes(lines: Lines, heading: int, end: int, over: str, *, old: bool) -> tuple[int, int]:
    """Return where the notes begin that no source note opens, and the number that refers to the first.

    They are numbered in a row down to the end, and half of the numbers at least are glued to words of the text, or
    others that count on in the same way, for a printed page counts its notes; or the words of an `old` volume's
    first note are an editor's, and it is the only one or the heading calls it; or a web page marks the notes with an
    arrow. Without notes the place is `end`. `over` are the numbers on the heading.
    """
    body = [index for index in range(heading + 1, end) if lines.kinds[index] is Kind.TEXT]
    first = next((at for at in range(len(body) - 1, -1, -1) if lines.texts[body[at]].startswith("1. ")), None)
    if first is not None:
        numbers = [int(match[1]) for index in body[first:] if (match := NOTE_NUMBER.match(lines.texts[index]))]
        above = "\n".join([lines.rows[index] for index in body[:first]])
        called = [int(match["number"]) for match in WORD_CALL.finditer(above)]
        call = _first_call(len(numbers), called)
        if call is None and old:
            row = lines.rows[body[first]]
            # paragraphs may be numbered below a heading that calls a note: the words or the place of the first say more
            noted = EDITORS_NOTE.match(lines.texts[body[first]]) or row[:1].isspace() or over != "1" or called
            call = _first_call(len(numbers), [*map(int, re.findall(r"\d+", over)), *called]) if noted else None
            call = call or (1 if len(numbers) == 1 and EDITORS_NOTE.match(lines.texts[body[first]]) else None)
        elif call is None and over == "1" and is_summary(lines, body, first):
            call = 1
        if call and numbers == list(range(1, len(numbers) + 1)):
            return body[first], call
    return next((index for index in body if lines.texts[index].endswith(ARROW)), end), 1


def is_summary(lines: Lines, body: Sequence[int], at: int) -> bool:
    """Whether a line of the body is a note with a summary: below a signature, or below paragraphs that are numbered."""
    if at == 0 or not SUMMARY_NOTE.match(lines.texts[body[at]]):
        return False
    signed = PRINTED_SIGNER.match(lines.texts[body[at - 1]]) is not None
    return signed or any(lines.texts[index].startswith("1. ") for index in body[:at])


def _first_call(count: int, called: Sequence[int]) -> int | None:
    """Return the number in the text that refers to the first of `count` notes; None if no numbers refer to them."""
    if 2 * len(set(range(1, count + 1)) & set(called)) >= count:
        return 1
    if count == 1:
        return called[0] if len(called) == 1 else None
    # one of several may be misprinted
    for most in (count, count - 1) if count > _SEVERAL else (count,):
        runs = (called[at : at + most] for at in range(len(called) - most + 1))
        first = next((run[0] for run in runs if all(number == run[0] + at for at, number in enumerate(run))), None)
        if first is not None:
            return first
    return None


class _Call(NamedTuple):
    """A number that refers to a note: its line, and where it begins and ends there."""

    number: int
    line: int
    start: int
    end: int


def take_calls(lines: Lines, text: range, notes: range, over: str | None, first: int = 1) -> None:
    """Take numbers that refer to notes out of the text that they are glued to, in the order of the notes; `over` are
    those on the heading, `first` the number of the first note in the text. A number without a note must be the next."""
    numbered = {int(match[1]) + first - 1 for index in notes if (match := NOTE_NUMBER.match(lines.texts[index]))}
    if not numbered:
        numbered = set(range(first, first + sum(lines.texts[index].endswith(ARROW) for index in notes)))
    called = [int(number) for number in re.findall(r"\d+", over or "")]
    body = [index for index in text if lines.kinds[index] is Kind.TEXT]
    before = max(called, default=first - 1)
    calls = _visible(lines, body, before, numbered, counting=bool(called))
    for call in sorted(
        [*calls, *_hidden(lines, body, before, calls, numbered)], reverse=True, key=lambda each: each[1:]
    ):
        row = lines.rows[call.line]
        lines.rows[call.line] = row[: call.start] + row[call.end :]
        lines.texts[call.line] = lines.rows[call.line].strip()


def _visible(lines: Lines, body: Sequence[int], before: int, numbered: set[int], *, counting: bool) -> list[_Call]:
    """Return the calls that are glued to words. Beyond the notes, for the text may be cut, they must count on."""
    calls: list[_Call] = []
    expected, last = before + 1, max(numbered, default=-1)
    for index in body:
        if expected > last and not (counting or calls):
            break
        for call in NOTE_CALL.finditer(lines.rows[index]):
            number = int(call["number"])
            hidden = number - expected
            if (number in numbered and 0 <= hidden <= _HIDDEN) or ((counting or calls) and hidden == 0):
                calls.append(_Call(number, index, call.start(), call.end()))
                expected = number + 1
    return calls


def _hidden(
    lines: Lines, body: Sequence[int], before: int, calls: Sequence[_Call], numbered: set[int]
) -> Iterator[_Call]:
    """Yield the calls that are glued to numbers: between the calls above and below, which are glued to words, only one
    number ends with each that is missing, and they count on."""
    if not body:
        return
    first, last = _Call(before, body[0], 0, 0), _Call(max(numbered, default=0) + 1, body[-1] + 1, 0, 0)
    for above, below in pairwise([first, *calls, last]):
        missing = range(above.number + 1, below.number)
        if not 0 < len(missing) <= _HIDDEN or not (numbered.issuperset(missing) or below in calls):
            continue
        numbers = [
            (index, match.end(), match[0])
            for index in body
            if above.line <= index <= below.line
            for match in GLUED_NUMBER.finditer(lines.rows[index])
            if (above.line, above.end) <= (index, match.start()) < (below.line, below.start)
        ]
        found = [[each for each in numbers if each[2].endswith(str(call))] for call in missing]
        if all(len(each) == 1 for each in found) and sorted(found) == found:
            for call, [(line, end, _)] in zip(missing, found, strict=True):
                yield _Call(call, line, end - len(str(call)), end)
