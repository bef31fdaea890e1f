"""The print of State's retrieval system of the 1990s (format guide 11.1).

Each page has, at its head and foot, lines of the system: `Current Class: CONFIDENTIAL`, `Current Handling: n/a`,
`Document Number: 1994PARIS11799`, `Channel: n/a`, `Case Number: 200104094`, `Line: n/a`, `Page: 1`. Between them the
telegram is as it was sent, with its own PAGE lines. The current classification is that of the day of the print, and not
a field of the telegram. The system prints one telegram after the other; they are distinguished by the number.
"""

import re
from collections.abc import Iterator, Sequence

from cablekit.fields import printed
from cablekit.frames.frame import Frame
from cablekit.frames.piece import Piece
from cablekit.frames.pieces import name_pages
from cablekit.frames.sheets import Sheet, digits, letters, split
from cablekit.lines import Claim, Document, Kind, Lines
from cablekit.values import year_of

TITLE = "retrieval_1990s"
_LONGEST = 2000
#: number of digits of a serial number
_SHORTEST = 5

#: "Current Class: CONFIDENTIAL", "Current Handling: n/a", "Channel: n/a", "Line: n/a", "Page: 1",
#: "UNCLASSIFIED Current Class: CONFIDENTIAL Document Number: 1997STATE231842 Case Number: 200104094"
KEYED = re.compile(
    r"^(?:UNCLASSIFIED\s+)?(?:Current[\s.]{1,3}(?:Class|Handling)|Document\s+Number|Channel|Case\s+Number|Line|Page)\s?[:;]"
)
#: the print of 1996: "Date Printed: 11/14/1996", "CHANNEL: n/a", "CHAMNBL: n/a", "Page - 1"
DAY_PRINT_KEY = re.compile(r"^(?:Date\s+Printed:|CHA\S{3,5}:\s?n/a$|Page\s+-\s+\d{1,3}$)")
#: its number: "DOC.NUMBER: 88CAIRO09443", "DOC_NUMBER: 88CAIRO09443", "OOC_HtniBER: 88CAIRO09443"
DAY_PRINT_NUMBER = re.compile(r"\b[DO]OC[._ ]\S{5,8}:\s?(?P<year>\d\d)(?P<station>[A-Z]{2,6})(?P<serial>\d{5,6})\b")
_PRINTED = "Date Printed:"
# "Current Class: CONFIDENTIAL": identifies the print, as no other line of a release contains it
_CURRENT = re.compile(r"(?:^|(?<=[\r\n]))[ \t\f]{0,40}(?:UNCLASSIFIED[ \t]+)?Current (?:Class|Handling)\s?[:;]")
#: "Document Number: 1994PARIS11799", "Document Number: 1993STATE02385 7"
NUMBER = re.compile(
    r"Document\s+Number\s?[:;]\s?(?P<year>(?:19|20)\d\d)(?P<station>[A-Z0-9]{2,6}?)(?P<serial>[\dOIl](?:\s?[\dOIl]){4,5})\b"
)
#: a mark of release on the line of the number; a scan may lose its last letter: "RELEASED IN PAR Line: n/a"
RELEASED_INSIDE = re.compile(r"\bRELEASED?\s+IN\s+(?P<how>FULL|PART?)(?=\s|$)")
#: "Case Number: 200104094"
CASE = re.compile(r"Case\s+Number\s?[:;]\s?(?P<case>\d{6,12})\b")


def recognises(text: str) -> bool:
    """Whether a page has the lines of the system, joined with others or not."""
    if _PRINTED in text and DAY_PRINT_NUMBER.search(text) is not None:
        return True
    if "Current " not in text:
        return False
    return _CURRENT.search(text) is not None or ("Current Class" in text and NUMBER.search(text) is not None)


def sheets(text: str) -> Iterator[Sheet]:
    """Yield the lines that state a number, in order."""
    pattern = DAY_PRINT_NUMBER if _PRINTED in text else NUMBER
    for match in pattern.finditer(text):
        start = _line_start(text, match.start())
        yield Sheet(start, _year(match), *_station_and_serial(match), match[0])


def _year(match: re.Match[str]) -> int:
    """Return the year of a number; the prints of 1996 write two digits."""
    return year_of(match["year"])


def _line_start(text: str, end: int) -> int:
    """Return where the line of a position begins. Lines of the system are never longer than what is looked at."""
    end = max(end, 0)
    low = max(0, end - _LONGEST)
    line_end = max(text.rfind("\n", low, end), text.rfind("\r", low, end))
    return line_end + 1 if line_end >= 0 else low


def _station_and_serial(match: re.Match[str]) -> tuple[str, int]:
    """Return station and serial. A letter between them is the station's last, if that makes a post: 1993QUITO05121."""
    station, serial = letters(match["station"]), re.sub(r"\s", "", match["serial"])
    longer = letters(station + serial[0])
    if not printed.is_station(station) and printed.is_station(longer) and len(serial) > _SHORTEST:
        station, serial = longer, serial[1:]
    return station, int(digits(serial))


def cut(text: str) -> Iterator[Piece]:
    """Yield the telegrams of a print."""
    return split(text, TITLE, [_at_head(text, sheet) for sheet in sheets(text)])


def _at_head(text: str, sheet: Sheet) -> Sheet:
    """Return a sheet that starts at the first of the system's lines above the number, with the form feed."""
    start = sheet.start
    while start > 0:
        above = _line_start(text, start - 2 if text.startswith("\r\n", start - 2) else start - 1)
        row = text[above:start].strip()
        if row and row != "UNCLASSIFIED" and not (KEYED.match(row) or DAY_PRINT_KEY.match(row)):
            break
        start = above
    return sheet._replace(start=start)


def breaks(rows: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """Return where lines begin whose line end the print lost."""
    from cablekit.frames import run_on  # its patterns take long to compile, and few texts need them

    return run_on.breaks(rows)


def name(document: Document, lines: Lines) -> None:
    """Name the lines of the system; one states the number of the telegram, another the case."""
    for index, text in enumerate(lines.texts):
        if lines.kinds[index] is not Kind.TEXT or KEYED.match(text) is None:
            continue
        number, case = NUMBER.search(text), CASE.search(text)
        if number is not None:
            lines.name(index, printed.claim(text, int(number["year"]), *_station_and_serial(number)))
            if case is not None:
                lines.marks.setdefault(index, []).append(case[0])
        elif case is not None:
            lines.name(index, Claim(Kind.RELEASE, text))
        else:
            lines.name(index, Claim(Kind.FRAME, text))
        released = RELEASED_INSIDE.search(text) if number is not None or case is not None else None
        if released is not None:
            how = "FULL" if released["how"] == "FULL" else "PART"
            lines.marks.setdefault(index, []).append(f"RELEASED IN {how}")
    if _PRINTED in document.text:
        _name_1996(lines)
    name_pages(lines)


def _name_1996(lines: Lines) -> None:
    """Name the lines of a print of 1996, and what is left of the releaser's word between the day and the number."""
    between = False
    for index, text in enumerate(lines.texts):
        if lines.kinds[index] is not Kind.TEXT:
            continue
        if number := DAY_PRINT_NUMBER.search(text):
            lines.name(index, printed.claim(text, _year(number), *_station_and_serial(number)))
        elif between or DAY_PRINT_KEY.match(text):
            lines.name(index, Claim(Kind.FRAME, text))
        between = text.startswith(_PRINTED)


def starts(text: str) -> list[int]:
    """Return where the pages begin."""
    if "Current " not in text and _PRINTED not in text:
        return []
    return [_at_head(text, sheet).start for sheet in sheets(text)]


FRAME = Frame(
    title=TITLE, recognises=recognises, split=cut, name=name, breaks=breaks, starts=starts, unlike=True, scanned=True
)
