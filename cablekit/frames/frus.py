"""A document of the series Foreign Relations of the United States, as printed or copied from its pages (guide 11.1).

Strategy. Its heading gives number, kind, sender and addressee; the next line place and day. Below the text are numbered
notes, the first of which begins with `Source:`. Heading, place line and source note are named for their fields; the
other notes, and the marks of web pages, are the editors' own. A number that is glued to the heading's end calls a note.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

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
#: "7. Telegram From the Embassy in Laos to the Department of State"
PRINTED_HEADING = re.compile(
    r"""^(?P<document>\d{1,4})\.\s+(?:Circular\s|Backchannel\s)?(?:Telegram|Message)(?:\s(?P<number>\d{1,6}))?
        \s+[Ff]rom\s+(?:the\s)?(?P<sender>[A-Z(].{2,90}?)\s+to\s+(?:the\s)?(?P<to>[A-Z(].{2,120}?)
        (?P<notes>(?<=[A-Za-z)])\d{1,2}(?:[\s,]\d{1,2}){0,3})?$""",
    re.VERBOSE,
)
_ANY_HEADING = re.compile(
    r"(?:^|(?<=[\r\n]))[ \t\f]*\d{1,4}\.\s(?:Circular\s|Backchannel\s)?(?:Telegram|Message)\b[^\r\n]{0,20}\s[Ff]rom\s"
)
#: put into capitals: "WASHINGTON, NOVEMBER 16, 1970, 2115Z.", "SAIGON, AUGUST 29, 1963, 6 P.M."
PRINTED_PLACE = re.compile(
    rf"^(?P<place>[A-Z][A-Z .'\-]{{1,40}}),\s(?P<day>{g.MONTH}\s\d{{1,2}},\s(?:19|20)\d\d\b.{{0,40}})$"
)
#: "1. Source: National Archives, RG 59, ...", "Source: Department of State, ..."
SOURCE_OPENING = re.compile(r"^(?:\d{1,2}\.?\s+)?Source:\s")
#: the number of a note: "2. The Department of State ..."
PRINTED_NOTE = re.compile(r"^\d{1,2}\.?\s+\S")
#: marks of a web page: "[Page 1]", "[Page 744]"
WEB_PAGE = re.compile(r"^\[Page\s\d{1,4}\]$")
#: labels in small letters: "Subject: Talks", "Ref: State 1234", "Reftel: ..."
PRINTED_LABEL = re.compile(r"^(?P<label>Subject|Subj|Reference|Refs?|Reftels?|Ref)\s?:\s*(?P<rest>\S.*)$")
#: "For Ambassador from Rogers", "Eyes Only for the Ambassador": above the text
PRINTED_PASSING = re.compile(r"^(?:For|From|Eyes\sOnly\s(?:for|from)|Pass(?:\sto)?|Please\spass)\s.{2,70}$")
#: a name that signs: "Rusk", "De Roulet"
PRINTED_SIGNER = re.compile(r"^(?:(?:De|Van|Von|Mac)\s)?[A-Z][A-Za-z'\-]{2,20}$")

#: the place line is among so many lines below the heading
_BELOW = 8


def recognises(text: str) -> bool:
    """Whether a heading and a source note are in a text."""
    return "Source:" in text and " to " in text and _ANY_HEADING.search(text) is not None


def split(text: str) -> Iterator[Piece]:
    """Cut a text at each heading."""
    starts = [found.start() for found in _ANY_HEADING.finditer(text)][1:]
    cuts = [0, *starts, len(text)]
    line = 1
    for start, end in pairwise(cuts):
        yield Piece(text[start:end], line, NAME, None, None, (0, end - start))
        line += line_count(text[start:end])


def name(document: Document, lines: Lines) -> None:
    """Name heading, place line, labels, signature and notes, and say where the text begins."""
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


def _next_document(lines: Lines, start: int) -> int:
    """Index of the line that begins the next document of a file with several: a form feed is before it."""
    return next((index for index in range(start, len(lines)) if lines.rows[index][:1] == "\f"), len(lines))


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
    to = Claim(Kind.TO, match["to"])
    sender = Claim(Kind.FROM, match["sender"], then=to)
    number = match["number"]
    lines.name(index, Claim(Kind.SERIAL, number, then=sender) if number else sender)


def _name_opening(lines: Lines, start: int, end: int) -> None:
    """Name place line, passing lines and labels; the first other line begins the text. Name the signature."""
    body = [index for index in range(start, end) if lines.kinds[index] is Kind.TEXT]
    for at, index in enumerate(body):
        text = lines.texts[index]
        place = PRINTED_PLACE.match(text.upper()) if at < _BELOW else None
        label = PRINTED_LABEL.match(text)
        if place is not None:
            lines.name(index, Claim(Kind.DATED, text[place.start("day") :]))
        elif label is not None and (found := _labelled(label)) is not None:
            lines.name(index, found)
        elif PRINTED_PASSING.match(text) and text[-1] != ".":
            lines.name(index, Claim(Kind.PASSING, text))
        else:
            lines.name(index, Claim(Kind.TEXT, text))
            break
    if len(body) > 1 and PRINTED_SIGNER.match(lines.texts[body[-1]]):
        lines.name(body[-1], Claim(Kind.SIGNATURE, lines.texts[body[-1]]))


def _labelled(label: re.Match[str]) -> Claim | None:
    """The claim of a label in small letters: its field knows it in capitals."""
    word = label["label"].upper()
    kind = Kind.SUBJECT if word.startswith("SUBJ") else Kind.REFERENCE
    return claim(kind, f"{word}: {label['rest']}")


FRAME = Frame(title=NAME, recognises=recognises, split=split, name=name)
