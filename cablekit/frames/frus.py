"""A document of the series Foreign Relations of the United States, as printed or copied from its pages (guide 11.1).

Strategy. Its heading has number, kind, sender and addressee; the next line has place and day. Below the text are
numbered notes, the first of which begins with `Source:`. Volumes of the years before 1952 have the number of the paper
and the word Telegram in place of the heading's number, the classification in small letters below the heading, and no
source note: their notes are known by the numbers that refer to them. Heading, place line and source note are named for
their fields; the other notes, and the marks of web pages, are the editors' own. A number glued to the end of the
heading refers to a note.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cablekit import grammar as g
from cablekit.frames import frus_old
from cablekit.frames.frame import Frame
from cablekit.frames.frus_notes import SOURCE_OPENING, called_notes, name_notes, take_calls
from cablekit.frames.keyed import claim, furnish
from cablekit.frames.piece import Piece
from cablekit.lines import Claim, Document, Kind, Lines
from cablekit.sources.decoding import line_count

NAME = "frus"

#: "344. Telegram 187819 From the Department of State to the Embassy in Guatemala1 2",
#: "286. Message From the President to the Ambassador",
#: "12. Circular Telegram From the Department of State to Certain Posts",
#: "7. Telegram From the Embassy in Laos to the Department of State", "371. Telegram 1219 to Geneva1",
#: "293. Telegram From the Central Intelligence Agency [text not declassified]1",
#: "187. Telegram Secto 18002 From Secretary of State Kissinger to the Embassy in Kenya"
PRINTED_HEADING = re.compile(
    r"""^(?P<document>\d{1,4})\.\s+(?:Circular\s|Backchannel\s)?(?:Telegram|Message)
        (?:\s(?P<number>\d{1,6}|[A-Z][a-z]{3,6}\s\d{1,6})(?:/[A-Z][a-z]{3,6}\s\d{1,6})?)?
        (?=\s+[Ff]rom\s|\s+to\s)(?:\s+[Ff]rom\s+(?:the\s)?(?P<sender>[A-Z(].{2,90}?))?
        (?:\s+to\s+(?:the\s)?(?P<to>[A-Z(].{2,120}?)|(?<=\S)(?=\s\[|\d{1,2}$|$))(?:\s\[[^\[\]]{3,60}\])?
        (?P<notes>(?<=[A-Za-z)\]])\d{1,2}(?:[\s,]\d{1,2}){0,3})?$""",
    re.VERBOSE,
)
_ANY_HEADING = re.compile(
    r"(?:^|(?<=[\r\n]))[ \t\f]*(?P<row>\d{1,4}\.\s+(?:Circular\s|Backchannel\s)?(?:Telegram|Message)\b[^\r\n]{4,300})"
)
#: put into capitals: "WASHINGTON, NOVEMBER 16, 1970, 2115Z.", "SAIGON, AUGUST 29, 1963, 6 P.M."
PRINTED_PLACE = re.compile(
    rf"^(?P<place>[A-Z](?:[^\W\d_]|[ .'\-()]){{1,40}}),"
    rf"\s(?P<day>{g.MONTH}\s\d{{1,2}},\s(?:19|20)\d\d\b.{{0,40}})$"
)
#: marks of a web page: "[Page 1]", "[Page 744]"
WEB_PAGE = re.compile(r"^\[Page\s\d{1,4}\]$")
#: labels in small letters: "Subject: Talks", "Ref: State 1234", "Reftel: ..."
PRINTED_LABEL = re.compile(r"^(?P<label>Subject|Subj|Reference|Refs?|Reftels?|Ref)\s?:\s*(?P<rest>\S.*)$")
#: a label whose value is on the line below: "Ref:"
LABEL_ALONE = re.compile(r"^(?P<label>Subject|Subj|Reference|Refs?|Reftels?)\s?:$")
#: what a web page's list adds before a line: "- 1.", "- Quito 87"
BULLET = re.compile(r"^[ \t]*[-\u2022\u00b7][ \t]+(?=\S)")
#: such a line with the number of a paragraph: "- 1."
BULLET_NUMBER = re.compile(r"^[-\u2022\u00b7]\s+\d{1,2}\.$")
#: a label after another on the same line: "Lamps. Ref: Quito 87"
LABEL_INSIDE = re.compile(r"(?<=[.;)\d])\s+(?=(?:Subject|Subj|Reference|Refs?|Reftels?)\s?:\s)")
#: the end of a subject that text follows on its line: "Subject: Dragon Rouge. Brussels 966 and 967. We agree"
SUBJECT_END = re.compile(
    r"(?<=[a-z\d)][a-z\d)])(?<!\bGen)(?<!\bGov)(?<!\bAmb)(?<!\bSen)(?<!\bRep)(?<!\bDr)(?<!\bMr)(?<!\bMrs)"
    r"(?<!\bCol)(?<!\bCapt)(?<!\bPres)(?<!\bSec)(?<!\bNo)(?<!\bNos)(?<!\bSt)(?<!\bvs)\.\d{0,2}\s+(?=[A-Z\d(])"
)
#: the full stop after a subject, not after an initial: "Lamps of the Harbor."
SUBJECT_STOP = re.compile(r"(?<=[a-z\d)][a-z\d)])\.$")
#: "For Ambassador from Rogers", "Eyes Only for the Ambassador": above the text
PRINTED_PASSING = re.compile(r"^(?:For|From|Eyes\sOnly\s(?:for|from)|Pass(?:\sto)?|Please\spass)\s.{2,70}$")
#: a name that signs: "Rusk", "De Roulet"
PRINTED_SIGNER = re.compile(r"^(?:(?:De|Van|Von|Mac)\s)?[A-Z][A-Za-z'\-]{2,20}$")

#: the number of a telegram before its text: "770. Durbrow from Parsons.", "124569. Eyes Only for Ambassador."
NUMBERED_TEXT = re.compile(r"^[ \t]*(?P<number>\d{1,6})\.[ \t]+(?=[A-Z(\[\u201c\"])")
#: the same on a line of its own
_NUMBER_ALONE = re.compile(r"^(?P<number>\d{1,6})\.$")
#: number of lines in which the next numbered paragraph is looked for
_PARAGRAPHS = 60
#: number of lines below the heading in which the place line is looked for
_BELOW = 8
#: number of characters in which the heading of a document without a source note is looked for
_REACH = 2000
#: number of characters of the longest note
_LONGEST_NOTE = 4000
#: a line of text has more characters
_SENTENCE = 40


def recognises(text: str) -> bool:
    """Whether a heading with a source note is in a text, or a complete heading in its head."""
    if "Source:" in text and next(_numbered(text), None) is not None:
        return True
    if " Telegram" in text and next(frus_old.starts(text), None) is not None:
        return True
    head = text[:_REACH]
    if ". Telegram " not in head and " Telegram From " not in head:
        return False
    headings = (PRINTED_HEADING.match(match["row"].strip()) for match in _ANY_HEADING.finditer(head))
    return any(match["sender"] and match["to"] for match in headings if match)


def split(text: str) -> Iterator[Piece]:
    """Split a text at each heading."""
    cuts = [0, *starts(text)[1:], len(text)]
    line = 1
    for start, end in pairwise(cuts):
        yield Piece(text[start:end], line, NAME, None, None, (0, end - start))
        line += line_count(text[start:end])


def starts(text: str) -> list[int]:
    """Return where the documents begin."""
    return sorted([*_numbered(text), *frus_old.starts(text)])


def _numbered(text: str) -> Iterator[int]:
    """Yield where the documents with a numbered heading begin."""
    for match in _ANY_HEADING.finditer(text):
        if PRINTED_HEADING.match(match["row"].strip()) and not _counts_on_notes(text, match):
            yield match.start()


def _counts_on_notes(text: str, match: re.Match[str]) -> bool:
    """Whether a line that begins as a heading is a note, for it counts on from the one above: `2. Telegram 370 from
    Tehran`."""
    if " From " in match["row"]:
        return False
    above = text[max(0, match.start() - _LONGEST_NOTE) : match.start()].rstrip()
    above = above[max(above.rfind("\n"), above.rfind("\r")) + 1 :].lstrip()
    before = int(match["row"].split(".", 1)[0]) - 1
    return above.startswith((f"{before}. ", f"{before} ")) or (before == 1 and above.startswith("Source: "))


def name(document: Document, lines: Lines) -> None:
    """Name heading, place line, labels, signature, notes and the first line of the text."""
    texts = lines.texts
    for index, text in enumerate(texts):
        if WEB_PAGE.match(text):
            furnish(lines, index)
    heading = next((index for index in range(len(texts)) if _heading(texts, index)), None)
    end = _next_document(lines, 0 if heading is None else heading + 1)
    first = 1
    notes = next((index for index in range(heading or 0, end) if SOURCE_OPENING.match(texts[index])), None)
    if notes is not None:
        name_notes(lines, notes, end)
    elif heading is not None:
        notes, first = called_notes(lines, heading, end)
        for index in range(notes, end):
            if lines.kinds[index] is Kind.TEXT:
                furnish(lines, index)
    if heading is None or notes is None or heading > notes:
        return
    for index in range(end, len(lines)):
        if lines.kinds[index] is Kind.TEXT:
            furnish(lines, index)
    for index in range(heading):
        if lines.kinds[index] is Kind.TEXT:
            furnish(lines, index)
    match = _heading(texts, heading)
    assert match is not None
    _name_heading(lines, heading, match)
    _take_bullets(lines, range(heading + 1, notes))
    _name_opening(lines, heading + 1, notes, old=match.re is not PRINTED_HEADING)
    take_calls(lines, range(heading, notes), range(notes, end), match["notes"], first)


def _take_bullets(lines: Lines, within: range) -> None:
    """Take off what a web page's list adds before each line, if numbers of paragraphs or labels are in such a list."""
    bulleted = [index for index in within if lines.kinds[index] is Kind.TEXT and BULLET.match(lines.texts[index])]
    above = {index: _above(lines, index) for index in bulleted}
    if any(BULLET_NUMBER.match(lines.texts[index]) or LABEL_ALONE.match(above[index]) for index in bulleted):
        for index in bulleted:
            lines.rows[index] = BULLET.sub("", lines.rows[index])
            lines.texts[index] = lines.rows[index].strip()


def _above(lines: Lines, index: int) -> str:
    """Return the line above that is not blank; empty without one."""
    return next((text for text in reversed(lines.texts[max(0, index - _BELOW) : index]) if text), "")


def _heading(texts: Sequence[str], index: int) -> re.Match[str] | None:
    """Return the heading that a line is: numbered, or below the number of the paper."""
    text = texts[index].strip()
    return (PRINTED_HEADING.match(text) if text[:1].isdecimal() else None) or frus_old.heading(texts, index)


def _next_document(lines: Lines, start: int) -> int:
    """Return the index of the first line of the next document, in a file with several: a form feed is before it."""
    return next((index for index in range(start, len(lines)) if lines.rows[index][:1] == "\f"), len(lines))


def breaks(rows: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """Return where the number of a telegram ends that begins the text, if the heading has no number, and where a label,
    or the text, follows another label on its line."""
    columns: dict[int, tuple[int, ...]] = {}
    opening = numbered = False
    for at, row in enumerate(rows):
        if match := _heading(rows, at):
            opening, numbered = True, match.re is PRINTED_HEADING and match["number"] is not None
        elif opening and row.strip():
            number = None if numbered else NUMBERED_TEXT.match(row)
            if number is not None and _counts_on(rows, at, int(number["number"])):
                number = None
            start = number.end() if number else len(row) - len(row.lstrip())
            cuts = _label_cuts(row, start)
            numbered = numbered or number is not None
            opening = _is_opening(row.strip()) or bool(
                number and PRINTED_LABEL.match(row[start:]) and not _text_in(cuts, row)
            )
            if number or cuts:
                columns[at] = (*([start] if number else []), *cuts)
    return columns


def _label_cuts(row: str, start: int) -> list[int]:
    """Return where further labels begin on the line of a label, and the text after a subject."""
    if PRINTED_LABEL.match(row[start:].rstrip()) is None:
        return []
    cuts = [match.end() for match in LABEL_INSIDE.finditer(row, start)]
    for begin, end in pairwise([start, *cuts, len(row)]):
        if (
            row.startswith("Subj", begin)
            and (stop := SUBJECT_END.search(row, begin, end))
            and _text_in([stop.end()], row[:end])
        ):
            cuts.append(stop.end())
    return sorted(cuts)


def _text_in(cuts: Sequence[int], row: str) -> bool:
    """Whether what follows the last cut is text: long, and no label."""
    rest = row[cuts[-1] :].strip() if cuts else ""
    return len(rest) > _SENTENCE and PRINTED_LABEL.match(rest) is None


def _is_opening(text: str) -> bool:
    """Whether a line belongs above the text: a mark of the web page, place and day, a label, a passing line."""
    patterns = (WEB_PAGE, PRINTED_LABEL, PRINTED_PASSING)
    if PRINTED_PLACE.match(text.upper()) or frus_old.is_opening(text):
        return True
    return any(pattern.match(text) for pattern in patterns)


def _counts_on(rows: Sequence[str], at: int, number: int) -> bool:
    """Whether a number is that of a paragraph: it is 1, or the next number follows."""
    following = f"{number + 1}. "
    return number == 1 or any(row.lstrip().startswith(following) for row in rows[at + 1 : at + _PARAGRAPHS])


def _name_heading(lines: Lines, index: int, match: re.Match[str]) -> None:
    """Name the heading for number, sender and addressee."""
    number = match["number"] if match.re is PRINTED_HEADING else None
    values = ((Kind.SERIAL, number), (Kind.FROM, match["sender"]), (Kind.TO, match["to"]))
    chained: Claim | None = None
    for kind, rest in reversed(values):
        if rest:
            chained = Claim(kind, rest, then=chained)
    lines.name(index, chained or Claim(Kind.FRAME, lines.texts[index]))


def _name_opening(lines: Lines, start: int, end: int, *, old: bool) -> None:
    """Name place line, passing lines, labels and signature. The first other line begins the text."""
    body = [index for index in range(start, end) if lines.kinds[index] is Kind.TEXT]
    for at, index in enumerate(body):
        text = lines.texts[index]
        place = PRINTED_PLACE.match(text.upper()) if at < _BELOW else None
        label = PRINTED_LABEL.match(text)
        if at and LABEL_ALONE.match(lines.texts[body[at - 1]]):
            label = PRINTED_LABEL.match(f"{lines.texts[body[at - 1]]} {text}")
        if place is not None:
            lines.name(index, Claim(Kind.DATED, text[place.start("day") :]))
        elif label is not None and (labelled := _labelled(label)) is not None:
            lines.name(index, labelled)
        elif LABEL_ALONE.match(text):
            furnish(lines, index)
        elif PRINTED_PASSING.match(text) and text[-1] != ".":
            lines.name(index, Claim(Kind.PASSING, text))
        elif (number := _NUMBER_ALONE.match(text)) is not None:
            lines.name(index, Claim(Kind.SERIAL, number["number"]))
        elif old and (named := frus_old.named(text)) is not None:
            lines.name(index, named)
        else:
            lines.name(index, Claim(Kind.TEXT, text))
            break
    if len(body) > 1 and PRINTED_SIGNER.match(lines.texts[body[-1]]):
        lines.name(body[-1], Claim(Kind.SIGNATURE, lines.texts[body[-1]]))


def _labelled(label: re.Match[str]) -> Claim | None:
    """Return the claim of a label in small letters, which its field knows only in capitals."""
    word = label["label"].upper()
    kind = Kind.SUBJECT if word.startswith("SUBJ") else Kind.REFERENCE
    rest = SUBJECT_STOP.sub("", label["rest"]) if kind is Kind.SUBJECT else label["rest"]
    return claim(kind, f"{word}: {rest}")


FRAME = Frame(
    title=NAME, recognises=recognises, split=split, name=name, starts=starts, breaks=breaks, unlike=True, printed=True
)
