"""A document of the series Foreign Relations of the United States, as printed or copied from its pages (guide 11.1).

Strategy. Its heading has number, kind, sender and addressee; the next line has place and day. Below the text are
numbered notes, the first of which begins with `Source:`. Heading, place line and source note are named for their
fields; the other notes, and the marks of web pages, are the editors' own. A number glued to the end of the heading
refers to a note.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from cablekit import grammar as g
from cablekit.frames.frame import Frame
from cablekit.frames.keyed import claim, furnish
from cablekit.frames.piece import Piece
from cablekit.lines import Claim, Document, Kind, Lines
from cablekit.sources.decoding import line_count

NAME = "frus"

#: "344. Telegram 187819 From the Department of State to the Embassy in Guatemala1 2",
#: "286. Message From the President to the Ambassador",
#: "12. Circular Telegram From the Department of State to Certain Posts",
#: "7. Telegram From the Embassy in Laos to the Department of State", "371. Telegram 1219 to Geneva1",
#: "293. Telegram From the Central Intelligence Agency [text not declassified]1"
PRINTED_HEADING = re.compile(
    r"""^(?P<document>\d{1,4})\.\s+(?:Circular\s|Backchannel\s)?(?:Telegram|Message)(?:\s(?P<number>\d{1,6}))?
        (?=\s+[Ff]rom\s|\s+to\s)(?:\s+[Ff]rom\s+(?:the\s)?(?P<sender>[A-Z(].{2,90}?))?
        (?:\s+to\s+(?:the\s)?(?P<to>[A-Z(].{2,120}?)|(?<=\S)(?=\s\[|\d{1,2}$|$))(?:\s\[[^\[\]]{3,60}\])?
        (?P<notes>(?<=[A-Za-z)\]])\d{1,2}(?:[\s,]\d{1,2}){0,3})?$""",
    re.VERBOSE,
)
_ANY_HEADING = re.compile(
    r"(?:^|(?<=[\r\n]))[ \t\f]*\d{1,4}\.\s(?:Circular\s|Backchannel\s)?(?:Telegram|Message)\b"
    r"(?:[^\r\n]{0,20}\s[Ff]rom\s|\s\d{1,6}\sto\s)"
)
#: put into capitals: "WASHINGTON, NOVEMBER 16, 1970, 2115Z.", "SAIGON, AUGUST 29, 1963, 6 P.M."
PRINTED_PLACE = re.compile(
    rf"^(?P<place>[A-Z][A-Z .'\-]{{1,40}}),\s(?P<day>{g.MONTH}\s\d{{1,2}},\s(?:19|20)\d\d\b.{{0,40}})$"
)
#: "1. Source: National Archives, RG 59, ...", "Source: Department of State, ..."
SOURCE_OPENING = re.compile(r"^(?:\d{1,2}\.?\s+|-\s+)?Source:\s")
#: the number of a note: "2. The Department of State ..."
PRINTED_NOTE = re.compile(r"^\d{1,2}\.?\s+\S")
#: the number of a note below the text: "2. Not printed."
NOTE_NUMBER = re.compile(r"^(\d{1,2})\.\s+\S")
#: the number that refers to a note, glued to a word or to its full stop: "prompt reporting.2 Commend", "seem vital.3"
NOTE_CALL = re.compile(r"(?<=[A-Za-z.,;:!?)\]\"'\u2019\u201d])(?P<number>\d{1,2})(?=[\s.,;:)]|$)")
#: marks of a web page: "[Page 1]", "[Page 744]"
WEB_PAGE = re.compile(r"^\[Page\s\d{1,4}\]$")
#: labels in small letters: "Subject: Talks", "Ref: State 1234", "Reftel: ..."
PRINTED_LABEL = re.compile(r"^(?P<label>Subject|Subj|Reference|Refs?|Reftels?|Ref)\s?:\s*(?P<rest>\S.*)$")
#: "For Ambassador from Rogers", "Eyes Only for the Ambassador": above the text
PRINTED_PASSING = re.compile(r"^(?:For|From|Eyes\sOnly\s(?:for|from)|Pass(?:\sto)?|Please\spass)\s.{2,70}$")
#: a name that signs: "Rusk", "De Roulet"
PRINTED_SIGNER = re.compile(r"^(?:(?:De|Van|Von|Mac)\s)?[A-Z][A-Za-z'\-]{2,20}$")

#: the number of a telegram before its text: "770. Durbrow from Parsons.", "124569. Eyes Only for Ambassador."
NUMBERED_TEXT = re.compile(r"^[ \t]*(?P<number>\d{1,6})\.[ \t]+(?=[A-Z(])")
#: the same on a line of its own
_NUMBER_ALONE = re.compile(r"^(?P<number>\d{1,6})\.$")
#: number of lines in which the next numbered paragraph is looked for
_PARAGRAPHS = 60
#: number of lines below the heading in which the place line is looked for
_BELOW = 8


def recognises(text: str) -> bool:
    """Whether a heading and a source note are in a text."""
    return "Source:" in text and _ANY_HEADING.search(text) is not None


def split(text: str) -> Iterator[Piece]:
    """Split a text at each heading."""
    starts = [match.start() for match in _ANY_HEADING.finditer(text)][1:]
    cuts = [0, *starts, len(text)]
    line = 1
    for start, end in pairwise(cuts):
        yield Piece(text[start:end], line, NAME, None, None, (0, end - start))
        line += line_count(text[start:end])


def name(document: Document, lines: Lines) -> None:
    """Name heading, place line, labels, signature, notes and the first line of the text."""
    texts = lines.texts
    for index, text in enumerate(texts):
        if WEB_PAGE.match(text):
            furnish(lines, index)
    heading = next((index for index, text in enumerate(texts) if PRINTED_HEADING.match(text)), None)
    end = _next_document(lines, 0 if heading is None else heading + 1)
    notes = next((index for index in range(heading or 0, end) if SOURCE_OPENING.match(texts[index])), end)
    _name_notes(lines, notes, end)
    if heading is None or heading > notes:
        return
    for index in range(end, len(lines)):
        if lines.kinds[index] is Kind.TEXT:
            furnish(lines, index)
    for index in range(heading):
        if lines.kinds[index] is Kind.TEXT:
            furnish(lines, index)
    _name_heading(lines, heading)
    _name_opening(lines, heading + 1, notes)
    _take_calls(lines, range(heading, notes), range(notes, end))


def _next_document(lines: Lines, start: int) -> int:
    """Return the index of the first line of the next document, in a file with several: a form feed is before it."""
    return next((index for index in range(start, len(lines)) if lines.rows[index][:1] == "\f"), len(lines))


def breaks(rows: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """Return where the number of a telegram ends that begins the text, if the heading has no number."""
    columns: dict[int, tuple[int, ...]] = {}
    heading = False
    for at, row in enumerate(rows):
        text = row.strip()
        if match := PRINTED_HEADING.match(text):
            heading = match["number"] is None
        elif heading and text and not _is_opening(text):
            heading = False
            number = NUMBERED_TEXT.match(row)
            if number is not None and not _counts_on(rows, at, int(number["number"])):
                columns[at] = (number.end(),)
    return columns


def _is_opening(text: str) -> bool:
    """Whether a line belongs above the text: a mark of the web page, place and day, a label, a passing line."""
    patterns = (WEB_PAGE, PRINTED_LABEL, PRINTED_PASSING)
    return PRINTED_PLACE.match(text.upper()) is not None or any(pattern.match(text) for pattern in patterns)


def _counts_on(rows: Sequence[str], at: int, number: int) -> bool:
    """Whether a number is that of a paragraph: it is 1, or the next number follows."""
    following = f"{number + 1}. "
    return number == 1 or any(row.lstrip().startswith(following) for row in rows[at + 1 : at + _PARAGRAPHS])


def _name_notes(lines: Lines, start: int, end: int) -> None:
    """Name the source note for its field; the notes below it are the editors' own."""
    source = True
    for index in range(start, end):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT:
            continue
        source = source and (index == start or PRINTED_NOTE.match(text) is None)
        lines.name(index, Claim(Kind.SOURCE_NOTE if source else Kind.FRAME, text))


def _name_heading(lines: Lines, index: int) -> None:
    """Name the heading for number, sender and addressee."""
    match = PRINTED_HEADING.match(lines.texts[index])
    assert match is not None
    values = ((Kind.SERIAL, match["number"]), (Kind.FROM, match["sender"]), (Kind.TO, match["to"]))
    chained: Claim | None = None
    for kind, rest in reversed(values):
        if rest:
            chained = Claim(kind, rest, then=chained)
    lines.name(index, chained or Claim(Kind.FRAME, lines.texts[index]))


def _name_opening(lines: Lines, start: int, end: int) -> None:
    """Name place line, passing lines, labels and signature. The first other line begins the text."""
    body = [index for index in range(start, end) if lines.kinds[index] is Kind.TEXT]
    for at, index in enumerate(body):
        text = lines.texts[index]
        place = PRINTED_PLACE.match(text.upper()) if at < _BELOW else None
        label = PRINTED_LABEL.match(text)
        if place is not None:
            lines.name(index, Claim(Kind.DATED, text[place.start("day") :]))
        elif label is not None and (labelled := _labelled(label)) is not None:
            lines.name(index, labelled)
        elif PRINTED_PASSING.match(text) and text[-1] != ".":
            lines.name(index, Claim(Kind.PASSING, text))
        elif (number := _NUMBER_ALONE.match(text)) is not None:
            lines.name(index, Claim(Kind.SERIAL, number["number"]))
        else:
            lines.name(index, Claim(Kind.TEXT, text))
            break
    if len(body) > 1 and PRINTED_SIGNER.match(lines.texts[body[-1]]):
        lines.name(body[-1], Claim(Kind.SIGNATURE, lines.texts[body[-1]]))


def _take_calls(lines: Lines, text: range, notes: range) -> None:
    """Take numbers that refer to notes out of the text that they are glued to, in the order of the notes."""
    numbered = {int(match[1]) for index in notes if (match := NOTE_NUMBER.match(lines.texts[index]))}
    heading = PRINTED_HEADING.match(lines.texts[text.start])
    called = [int(number) for number in re.findall(r"\d+", (heading and heading["notes"]) or "")]
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


def _labelled(label: re.Match[str]) -> Claim | None:
    """Return the claim of a label in small letters, which its field knows only in capitals."""
    word = label["label"].upper()
    kind = Kind.SUBJECT if word.startswith("SUBJ") else Kind.REFERENCE
    return claim(kind, f"{word}: {label['rest']}")


FRAME = Frame(title=NAME, recognises=recognises, split=split, name=name, breaks=breaks)
