"""A document of the series Foreign Relations of the United States, as printed or copied from its pages (guide 11.1).

Strategy. Its heading has number, kind, sender and addressee; the next line has place and day. Below the text are
numbered notes, the first of which begins with `Source:`. Volumes of the years before 1952 have the number of the paper
and the word Telegram in place of the heading's number, the classification in small letters below the heading, and no
source note: their notes are known by the numbers that refer to them. Old web pages have each note below the paragraph
that refers to it, with its number between strokes. Heading, place line, source note and addressees are named for their
fields; the other notes, and the marks of web pages, are the editors' own. A number glued to the end of the heading
refers to a note.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cablekit.frames import frus_addressed, frus_old, frus_opening
from cablekit.frames.frame import Frame
from cablekit.frames.frus_notes import (
    ARROW,
    SOURCE_OPENING,
    STROKED_NOTE,
    called_notes,
    name_notes,
    name_stroked,
    take_calls,
    take_strokes,
    with_summary,
)
from cablekit.frames.frus_old import Heading
from cablekit.frames.frus_opening import CALL_AT_END, LABEL_ALONE, NUMBER_ALONE, PRINTED_PLACE, PRINTED_SIGNER, WEB_PAGE
from cablekit.frames.keyed import chained, furnish
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
        (?=\s+[Ff]rom\s|\s+to\s)(?:\s+[Ff]rom\s+(?:the\s)?(?P<sender>[A-Z(](?:(?![a-z]{2}\.\s).){2,190}?))?
        (?:\s+to\s+(?:the\s)?(?P<to>[A-Z(].{2,190}?)|(?<=\S)(?=\s\[|\d{1,2}$|$))(?:\s\[[^\[\]]{3,60}\])?
        (?P<notes>(?<=[A-Za-z)\]])\s?\d{1,2}(?:[\s,]\d{1,2}){0,3}|(?:\s?/\d{1,3}/){1,3})?$""",
    re.VERBOSE,
)
_ANY_HEADING = re.compile(
    r"(?:^|(?<=[\r\n]))[ \t\f]*(?P<row>\d{1,4}\.\s+(?:Circular\s|Backchannel\s)?(?:Telegram|Message)\b[^\r\n]{4,400})"
)
# between two senders or addressees: "the Embassy in Cambodia and the Liaison Office in China"
_BOTH = re.compile(
    r",?\s(?:and\s)(?:the\s)?(?=(?:Embassy|Mission|Consulate|Liaison|Interests|Legation|Delegation|Department)\b)"
)
#: the heading of a document that is no telegram: "186. Memorandum From Roe to Doe1", "187. Editorial Note"
OTHER_HEADING = re.compile(r"^(?P<document>\d{1,4})\.\s(?P<what>[A-Z][A-Za-z]+)\b.{0,300}?(?:\d|/)?$")
#: what a web page's list adds before a line: "- 1.", "- Quito 87"
BULLET = re.compile(r"^[ \t]*[-\u2022\u00b7][ \t]+(?=\S)")
#: such a line with the number of a paragraph: "- 1."
BULLET_NUMBER = re.compile(r"^[-\u2022\u00b7]\s+\d{1,2}\.$")
#: number of lines below the heading in which the place line is looked for
_BELOW = 8
#: number of characters in which the heading of a document without a source note is looked for
_REACH = 2000
#: number of characters of the longest note
_LONGEST_NOTE = 4000
#: number of lines that may be below the text: a signature, and to whom it was repeated
_AT_END = 2
_SENTENCE_ENDS = ".!?\u201d"
#: first words of the headings of documents that are no telegrams
_OTHERS = frozenset(
    [
        "Memorandum",
        "Letter",
        "Editorial",
        "Paper",
        "Note",
        "Notes",
        "Minutes",
        "Record",
        "Despatch",
        "Airgram",
        "Report",
        "Summary",
        "Special",
        "National",
        "Intelligence",
        "Draft",
        "Instruction",
        "Statement",
        "Action",
        "Information",
        "Briefing",
        "Conversation",
        "Situation",
        "Transcript",
        "Talking",
        "Study",
        "Diary",
        "Circular",
        "Aide",
    ]
)


def recognises(text: str) -> bool:
    """Whether a heading with a source note is in a text, or a complete heading in its head."""
    if "Source:" in text and next(_numbered(text), None) is not None:
        return True
    if next(frus_old.starts(text), None) is not None:
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
    if "Telegram" not in text and "Message" not in text:
        return
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
    at, heading = next(
        ((index, found) for index in range(len(texts)) if (found := _heading(texts, index))), (None, None)
    )
    if at is None or heading is None:
        return
    end = _next_document(lines, at, heading)
    for index in (*range(at), *range(at + 1, heading.end), *range(end, len(lines))):
        if lines.kinds[index] is Kind.TEXT:
            furnish(lines, index)
    over, first = heading.calls, 1
    notes = next((index for index in range(heading.end, end) if SOURCE_OPENING.match(texts[index])), None)
    if "/" in over:
        name_stroked(lines, heading.end, end)
        take_strokes(lines, heading.end, end)
        notes = end
    elif notes is not None:
        notes = with_summary(lines, heading.end, notes)
        name_notes(lines, notes, end)
    else:
        notes, first = called_notes(
            lines, heading.end - 1, end, over.strip(), old=heading.match.re is not PRINTED_HEADING
        )
        for index in range(notes, end):
            if lines.kinds[index] is Kind.TEXT:
                _name_note(lines, index)
    _name_heading(lines, at, heading)
    _take_bullets(lines, range(heading.end, notes))
    take_calls(lines, range(heading.end, notes), range(notes, end), over, first)
    _name_opening(lines, heading.end, notes, old=heading.match.re is not PRINTED_HEADING)


def _name_note(lines: Lines, index: int) -> None:
    """Name a note without a source: one on addressees or drafting is read, another is the editors' own."""
    if read := frus_old.NOTE_READ.match(lines.texts[index]):
        text = lines.texts[index][read.start("note") :].rstrip(ARROW)
        lines.name(index, Claim(Kind.SOURCE_NOTE, text, then=chained(frus_addressed.of_note(text))))
    else:
        furnish(lines, index)


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


def _heading(texts: Sequence[str], index: int) -> Heading | None:
    """Return the heading that a line is: numbered, or below the number of the paper."""
    text = texts[index].strip()
    if text[:1].isdecimal() and (match := PRINTED_HEADING.match(text)):
        return Heading(match, index + 1, match["notes"] or "")
    return frus_old.heading(texts, index)


def _next_document(lines: Lines, at: int, heading: Heading) -> int:
    """Return the index of the first line of the next document: a form feed is before it, or its number counts on."""
    own = int(heading.match["document"]) if heading.match.re is PRINTED_HEADING else None
    for index in range(heading.end, len(lines)):
        if lines.rows[index][:1] == "\f":
            return index
        if own is not None and lines.texts[index].startswith(f"{own + 1}. ") and _is_other(lines.texts[index]):
            return index
    return len(lines)


def _is_other(text: str) -> bool:
    """Whether a line is the heading of a document that is no telegram."""
    match = OTHER_HEADING.match(text)
    if match is None or match["what"] not in _OTHERS:
        return False
    return text[-1] in "0123456789/" or " From " in text or text.endswith(" Note")


def breaks(rows: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """Return where the number of a telegram ends that begins the text, if the heading has no number, and where a label,
    or the text, follows another label on its line."""
    columns: dict[int, tuple[int, ...]] = {}
    opening = old = False
    number: str | None = None
    below = 0
    for at, row in enumerate(rows):
        if at < below or not row.strip():
            continue
        if heading := _heading(rows, at):
            old = heading.match.re is not PRINTED_HEADING
            opening, number, below = True, None if old else heading.match["number"], heading.end
        elif opening and not STROKED_NOTE.match(row.strip()):
            cuts, number, text_begins = frus_opening.cuts_of(rows, at, number, old=old)
            opening = not text_begins
            if cuts:
                columns[at] = tuple(cuts)
        if old and (sent := _sent_inside(row)) > max(columns.get(at, (0,))):
            columns[at] = (*columns.get(at, ()), sent)
    return columns


def _sent_inside(row: str) -> int:
    """Return where the sentence begins that says to whom a telegram was repeated, at the end of the text's last line; 0
    without one."""
    at = row.rfind(" Sent ")
    if at < 1 or row[at - 1] not in _SENTENCE_ENDS or not frus_addressed.of_text(row[at:].strip()):
        return 0
    return at + 1


def _name_heading(lines: Lines, index: int, heading: Heading) -> None:
    """Name the heading for number, sender and addressees."""
    match = heading.match
    number = match["number"] if match.re is PRINTED_HEADING else None
    addressees = _BOTH.split(match["to"]) if match["to"] else ()
    values = ((Kind.SERIAL, number), (Kind.FROM, match["sender"]), *((Kind.TO, each) for each in addressees))
    named = chained(_valued(kind, rest) for kind, rest in values if rest)
    lines.name(index, named or Claim(Kind.FRAME, lines.texts[index]))


def _valued(kind: Kind, written: str) -> Claim:
    """Return the claim of a value of the heading. A web page puts blanks around a linked name: `( Boal )`."""
    rest = written.replace("( ", "(").replace(" )", ")")
    return Claim(kind, rest, seen=None if rest == written else written)


def _name_opening(lines: Lines, start: int, end: int, *, old: bool) -> None:
    """Name place line, passing lines, labels and signature. The first other line begins the text."""
    body = [index for index in range(start, end) if lines.kinds[index] is Kind.TEXT]
    for at, index in enumerate(body):
        text = lines.texts[index]
        if CALL_AT_END.search(text) and frus_opening.PASSING_SENTENCE.fullmatch(text):
            text = lines.texts[index] = lines.rows[index] = CALL_AT_END.sub("", text)
        place = PRINTED_PLACE.match(text.upper()) if at < _BELOW else None
        below_label = at and LABEL_ALONE.match(lines.texts[body[at - 1]])
        if place is not None:
            lines.name(index, Claim(Kind.DATED, text[place.start("day") :], seen=place["place"]))
        elif at < _BELOW and frus_opening.PLACE_REST.match(text):
            furnish(lines, index)
        elif below_label and (label := frus_opening.named(f"{lines.texts[body[at - 1]]} {text}")) is not None:
            lines.name(index, label)
        elif (named := frus_opening.named(text)) is not None:
            lines.name(index, named)
        elif LABEL_ALONE.match(text):
            furnish(lines, index)
        elif (number := NUMBER_ALONE.match(text)) is not None and not frus_opening.counts_on(
            lines.texts, index, number["number"], alone=old
        ):
            lines.name(index, Claim(Kind.SERIAL, number["number"]))
        elif old and (mark := frus_old.named(text)) is not None:
            lines.name(index, mark)
        elif _before_label(lines, index):
            lines.name(index, Claim(Kind.PASSING, text))
        else:
            lines.name(index, Claim(Kind.TEXT, text))
            break
    _name_end(lines, body, old=old)


def _before_label(lines: Lines, index: int) -> bool:
    """Whether a label follows on the same line of the source."""
    if index + 1 == len(lines) or lines.numbers[index] != lines.numbers[index + 1]:
        return False
    return frus_opening.PRINTED_LABEL.match(lines.texts[index + 1]) is not None


def _name_end(lines: Lines, body: list[int], *, old: bool) -> None:
    """Name the signature, which old volumes end with a full stop, and the line that says to whom the telegram was
    repeated, in any order."""
    for index in body[:0:-1][:_AT_END]:
        text = lines.texts[index]
        if lines.kinds[index] is Kind.TEXT and (signer := PRINTED_SIGNER.match(text)) and (old or text[-1] != "."):
            lines.name(index, Claim(Kind.SIGNATURE, signer["name"]))
        elif addressed := chained(frus_addressed.of_text(text)):
            lines.name(index, addressed)
        else:
            return


FRAME = Frame(
    title=NAME, recognises=recognises, split=split, name=name, starts=starts, breaks=breaks, unlike=True, printed=True
)
