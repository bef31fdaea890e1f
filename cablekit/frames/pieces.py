"""PAGE lines in pieces, joined with the help of the number that the print states (format guide 11.3).

Strategy. A scan that read columns one after the other leaves `PAGE 01` alone on its line, and station, number and time
on lines of their own, anywhere in the header. The print states at its head which telegram it is: a line with only its
station, its number, a section or a time is a piece of a PAGE line, if the number is among the pieces. The pieces of the
first page are below it, above the routing; those of a later page are next to it, above or below. A print that states no
number has it next to `PAGE 02`, in one line: `STATE 310500 302128Z`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cablekit.fields import page, printed
from cablekit.grammar import DOCUMENT_NUMBERED
from cablekit.lines import Claim, Kind, Lines

#: number of lines below the first PAGE line in which pieces are looked for; the same next to a later one, in lines with
#: content
_SCATTERED, _NEAR = 60, 2
_LONGEST = 24
#: marks that a scan added before or after a piece: ".STATE"
_MARKS = ".,:;*'~-_"
#: "270109Z", and with a digit for the Z
_TIME = re.compile(r"\d{6}[Z\d]")
#: lines that end the header of a telegram
_ROUTING = re.compile(r"(?:FM|TO)\s+[A-Z]")
#: "PAGE 02 STATE", "PAGE 01"
_BARE = re.compile(r"PAGE\s+(?P<number>\d\d)(?:\s+(?P<station>[A-Z]{2,6}))?")


class _Number(NamedTuple):
    """Station and serial of a telegram."""

    station: str
    serial: int


def name_first_page(lines: Lines) -> None:
    """Name the PAGE 01 in pieces of a print that does not state the number of the telegram, if a later page does; and
    the later pages whose second half is above their first."""
    first = next((index for index, text in enumerate(lines.texts[:_SCATTERED]) if text == "PAGE 01"), None)
    if first is None or lines.kinds[first] is not Kind.TEXT:
        return
    number: _Number | None = None
    for index in range(first + 1, len(lines)):
        bare = _BARE.fullmatch(lines.texts[index]) if lines.texts[index].startswith("PAGE") else None
        if bare is None or bare["station"] is not None:
            continue
        above = _half(lines, range(index - 1, first, -1), int(bare["number"]))
        below = _half(lines, range(index + 1, len(lines)), int(bare["number"])) if above is None else None
        half = above or below
        if half is not None and number is None:
            number = _Number(half[1].station, int(half[1].serial))
            _name_page(lines, first, number)
        station = next(iter(_saying(lines, range(index + 1, len(lines)))), None)
        if half is None and number is not None and station is not None and lines.texts[station] == number.station:
            lines.name(station, Claim(Kind.FRAME, lines.texts[station]))  # a text that breaks off in a PAGE line
        if above is not None and lines.kinds[first] is Kind.PAGE:
            lines.name(index, Claim(Kind.PAGE, lines.texts[index], seen=above[1]))
            lines.name(above[0], Claim(Kind.FRAME, lines.texts[above[0]]))


def _half(lines: Lines, order: Iterable[int], number: int) -> tuple[int, page.Parts] | None:
    """Return the nearest line that is the second half of a PAGE line with a time, and what it says; None if neither of
    the two nearest is."""
    halves = ((at, page.second_half(page.Parts(number), lines.texts[at], 0)) for at in _saying(lines, order))
    return next(((at, parts) for at, parts in halves if parts is not None and parts.time is not None), None)


def name_pages(lines: Lines) -> None:
    """Name PAGE lines in pieces, and the pieces, if the print states the number of the telegram."""
    stated = DOCUMENT_NUMBERED.match(printed.read(lines) or "")
    if stated is None:
        return
    number = _Number(stated["symbol"], int(stated["serial"]))
    bare = [index for index, text in enumerate(lines.texts) if _is_bare(lines, index, text, number)]
    for index in bare:
        _name_page(lines, index, number)


def _is_bare(lines: Lines, index: int, text: str, number: _Number) -> bool:
    if not text.startswith("PAGE") or lines.kinds[index] is not Kind.TEXT:
        return False
    match = _BARE.fullmatch(text)
    return match is not None and match["station"] in (None, number.station)


def _name_page(lines: Lines, index: int, number: _Number) -> None:
    _, first_number, *station = lines.texts[index].split()
    first = int(first_number)
    pieces = {at: kinds for at in _near(lines, index, first) if (kinds := _kinds(lines.texts[at], number))}
    parts_found = dict(pair for kinds in pieces.values() for pair in kinds)
    if station and first > 1:
        parts_found.setdefault("serial", f"{number.serial:05}")
    if "serial" not in parts_found:
        return
    section = page.PAGE_PART.fullmatch(parts_found.get("section", ""))
    part, of = (int(section[1]), int(section[2])) if section else (None, None)
    parts = page.Parts(first, number.station, parts_found["serial"], part, of, parts_found.get("time"))
    said = (parts_found.get(piece) for piece in ("serial", "section", "time"))
    read_as = " ".join(filter(None, (f"PAGE {first:02} {number.station}", *said)))
    lines.name(index, Claim(Kind.PAGE, lines.texts[index], seen=parts._replace(note=read_as)))
    for at in pieces:
        lines.name(at, Claim(Kind.FRAME, lines.texts[at]))


def _near(lines: Lines, index: int, number: int) -> Iterator[int]:
    """Yield the indexes of lines that may be pieces of a PAGE line."""
    below = range(index + 1, min(len(lines), index + _SCATTERED))
    if number == 1:
        for at in below:
            if _ROUTING.match(lines.texts[at]):
                return
            if lines.kinds[at] is Kind.TEXT:
                yield at
        return
    yield from _saying(lines, range(index - 1, max(0, index - _SCATTERED), -1))
    yield from _saying(lines, below)


def _saying(lines: Lines, order: Iterable[int]) -> list[int]:
    """Return the indexes of the first lines with content."""
    with_content: list[int] = []
    for at in order:
        if lines.kinds[at] is Kind.TEXT:
            with_content.append(at)
        if len(with_content) == _NEAR:
            break
    return with_content


def _kinds(text: str, number: _Number) -> list[tuple[str, str]]:
    """Return which parts of a PAGE line the words of a line are; empty if one of them is not a part."""
    if len(text) > _LONGEST or text.startswith("--"):  # "---051731Z" is the relay
        return []
    if page.PAGE_PART.fullmatch(text):
        return [("section", text)]
    kinds: list[tuple[str, str]] = []
    if text.startswith(number.station):
        kinds.append(("station", number.station))
        text = text[len(number.station) :]
    for word in text.split():
        bare = word.strip(_MARKS)
        if bare == number.station:
            kinds.append(("station", bare))
        elif bare.isdecimal() and len(bare) in (4, 5, 6) and int(bare) == number.serial:
            kinds.append(("serial", bare))
        elif _TIME.fullmatch(bare):
            kinds.append(("time", bare))
        else:
            return []
    return kinds
