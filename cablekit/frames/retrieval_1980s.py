"""The print of State's retrieval system of the 1980s (format guide 11.1).

Each sheet has `TEXT OF TELEGRAM 86STATE 307648` at its head and `PAGE NO.  1` at its foot; a section begins with
`ADP936`; some have the number of the film, `AN: D860744-0097`, instead of the head. Year, station and serial have two,
six and six characters, without a blank. Numbers put on the sheets by hand or machine are alone next to the head. A lone
mark in the first column keeps blanks that the network would have dropped: those of an empty row, or those at the
beginning of a row.
"""

import re
from collections.abc import Iterator

from cablekit.fields import printed
from cablekit.frames.frame import Frame
from cablekit.frames.piece import Piece
from cablekit.frames.sheets import Sheet, digits, letters, split
from cablekit.lines import Claim, Document, Kind, Lines
from cablekit.values import year_of

TITLE = "retrieval_1980s"

#: "TEXT OF TELEGRAM 86STATE 307648", "TEXT OF TELEGRAM 86REYKJA002114", "TEXI OFTELEGRAM B6STATE 311155",
#: "TEXT CF TELEGRAU 86MOSCOW018493"
HEAD = re.compile(r"^\W{0,3}TEX[TI1]\s?[OC][FP]\s?T\w{2,6}RA[MU]\b[\s,.;R]{0,9}(?P<number>\S.{0,200})?$")
#: "86STATE 307648", "868EYKJA002114", "8GREYKDAOO2II4"
NUMBER = re.compile(r"^(?P<year>[0-9BGSOIL]{2})(?P<station>[A-Z0-9 ]{2,9}?)\s?(?P<serial>[0-9OILZSBG]{6})(?:\s|$)")
#: "ADP936", "A0P539", "ADP 149": the printer's number above a section
ADP = re.compile(r"^A[DO0]P\s?[0-9OISBZlg]{3}$")
#: "AN: D860744-0097", "AN: 0860744-0097"
FILM = re.compile(r"^AN:\s?[DPN0O]\d{6}-?\d{4}$")
#: "PAGE NO.    1", "PAGE ND.    2", "PAGE NO"
PAGE_NUMBER = re.compile(r"^PAGE\s+N[OD0o]\b[._]?\s{0,9}(?:[\dIlSO]{1,3})?$")
#: "400": a number of the sheet, alone on the line above or below its head
SHEET_NUMBER = re.compile(r"^\d{3}(?:\s+\d{3})?$")

#: a mark in the first column keeps the blanks of a row: "-        POSTPONED TO AUTUMN"
INDENTED = re.compile(r"^-\s{4,40}[^\s-]")
#: the same for an empty row
_EMPTY = frozenset(["-", ".", "--"])

_CANDIDATE = re.compile(
    r"(?:^|(?<=[\r\n]))[ \t\f]{0,40}[^\w\r\n]{0,3}TEX[TI1][ \t]?[OC][FP][ \t]?T\w{2,6}RA[MU]\b[^\r\n]{0,200}",
    re.IGNORECASE,
)
# the words that every head has in capitals, found much faster
_HEAD_WORDS = re.compile(r"TEX[TI1][ \t]?[OC][FP][ \t]?T\w{2,6}RA[MU]\b")

#: number of lines in which the number of the film is looked for; number of characters of the longest line of the print
_ADP_WITHIN = 40
_WIDEST = 80


def recognises(text: str) -> bool:
    """Whether a sheet has its head, or the printer's number or the film's number is above the first section."""
    return any(head_of(match[0].strip()) for match in _candidates(text)) or _is_numbered(text)


def head_of(row: str) -> re.Match[str] | None:
    """Match a line as the head of a sheet, in capitals as it was printed."""
    return HEAD.match(row.upper())


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines that may be heads of sheets."""
    if _HEAD_WORDS.search(text.upper()):
        yield from _CANDIDATE.finditer(text)


def _is_numbered(text: str) -> bool:
    head = [row.strip() for row in text[:4000].splitlines()[:_ADP_WITHIN]]
    return any(row[:1] == "A" and (FILM.match(row) or (ADP.match(row) and row != "ADP000")) for row in head)


def sheets(text: str) -> Iterator[Sheet]:
    """Yield the heads of the sheets, in order."""
    for match in _candidates(text):
        head = head_of(match[0].strip())
        if head is not None:
            start = match.start() + len(match[0]) - len(match[0].lstrip(" \t\f"))
            yield _sheet(start, head["number"] or "")


def _sheet(start: int, raw: str) -> Sheet:
    number = NUMBER.match(re.sub(r"[.,;]", "", raw.strip().upper()))
    if number is None:
        return Sheet(start, None, "", None, raw)
    year, serial = digits(number["year"]), digits(number["serial"])
    station = letters(number["station"]).strip()
    if not (year.isdecimal() and serial.isdecimal() and station.isalpha()):
        return Sheet(start, None, "", None, raw)
    return Sheet(start, year_of(year), station, int(serial), raw)


def cut(text: str) -> Iterator[Piece]:
    """Yield the telegrams of a print: each begins with a sheet of another number."""
    return split(text, TITLE, list(sheets(text)))


def name(document: Document, lines: Lines) -> None:
    """Name heads, feet and numbers of the sheets; a head states the number of the telegram."""
    for index, text in enumerate(lines.texts):
        kind = lines.kinds[index]
        if (kind is Kind.TEXT or kind is Kind.FRAME) and text[:4].upper().startswith("TEX"):
            head = head_of(text)
            if head is not None:
                _name_head(lines, index, head["number"] or "")
                continue
        if kind is not Kind.TEXT or len(text) > _WIDEST:
            continue
        if _is_lone_number(lines, index):
            _name_head(lines, index, text)
        elif text in _EMPTY:
            lines.name(index, Claim(Kind.BLANK, text))
        elif text[0] == "-" and INDENTED.match(text):
            lines.texts[index] = text[1:].lstrip()
            lines.rows[index] = lines.rows[index].replace("-", " ", 1)
        elif ADP.match(text) or FILM.match(text) or PAGE_NUMBER.match(text) or _is_sheet_number(lines, index):
            lines.name(index, Claim(Kind.FRAME, text))


def _name_head(lines: Lines, index: int, raw: str) -> None:
    text = lines.texts[index]
    sheet = _sheet(0, raw)
    if sheet.year is None or sheet.number is None:
        lines.name(index, Claim(Kind.FRAME, text))
    else:
        lines.name(index, printed.claim(text, sheet.year, sheet.station, sheet.number))


def _is_lone_number(lines: Lines, index: int) -> bool:
    """Whether a line is the number of a head, which OCR put on a line of its own."""
    if NUMBER.match(lines.texts[index].upper()) is None:
        return False
    above = _saying(lines, index, -1)
    head = head_of(lines.texts[above]) if above is not None else None
    return head is not None and not head["number"]


def _is_sheet_number(lines: Lines, index: int) -> bool:
    """Whether a lone number is next to the head or the foot of a sheet."""
    if SHEET_NUMBER.match(lines.texts[index]) is None:
        return False
    near = (at for step in (-1, 1) if (at := _saying(lines, index, step)) is not None)
    return any(head_of(lines.texts[at]) or PAGE_NUMBER.match(lines.texts[at]) for at in near)


def _saying(lines: Lines, index: int, step: int) -> int | None:
    """Return the next line with content, up or down; None without one."""
    at = index + step
    while 0 <= at < len(lines) and lines.kinds[at] is Kind.BLANK:
        at += step
    return at if 0 <= at < len(lines) else None


def starts(text: str) -> list[int]:
    """Return where the sheets begin."""
    return [sheet.start for sheet in sheets(text)]


FRAME = Frame(title=TITLE, recognises=recognises, split=cut, name=name, starts=starts, unlike=True, scanned=True)
