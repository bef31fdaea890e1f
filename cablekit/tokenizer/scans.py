"""PAGE lines that OCR damaged, of a document that has no attributes: a scan (format guide 11.3).

Strategy. Every page of a telegram repeats station and number, so most of its PAGE lines prove what they are. A damaged
line beside them is a PAGE line where its first word is near PAGE and the rest near that station and number; which page
it is, its own number tells, else its place: the first page is over the distribution, any other follows the one above.
A bare PAGE 01 whose other half is lost takes station and number of the other pages. What was mended is noted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeVar

import msgspec

from cablekit.fields import page
from cablekit.fields.page import Parts
from cablekit.lines import Kind, Lines, Page

#: so much of station and number is left in a damaged line
_ALIKE = 0.65
#: the distribution is so near below PAGE 01, in lines that say something
_BELOW = 3
_DISTRIBUTION = ("ACTION", "ORIGIN", "INFO")
#: in place of the note of a mended line, until all of it is known
_MENDED = ""
T = TypeVar("T", int, str)


def mend(lines: Lines, start: int, end: int, found: Sequence[Page]) -> list[Page]:
    """The candidates for PAGE lines, the damaged ones between two indexes among them, in order."""
    known = Counter((one.station, one.serial) for one in found).most_common(1)
    if not known:
        return list(found)
    (station, serial), _ = known[0]
    own = {index for one in found for index in (one.index, one.last)}
    pages = [_named(one, station, serial) for one in found]
    for index in range(start, end):
        if lines.kinds[index] is Kind.TEXT and index not in own:
            parts = page.damaged(lines.texts[index])
            if parts is not None and _is_of(parts, station, serial):
                place = lines.numbers[index]
                named = parts._replace(station=station, serial=serial, note=_MENDED)
                pages.append(Page(index, index, place, place, *named))
    numbered = list(_numbered(lines, sorted(pages, key=lambda one: one.index)))
    return [page for section in _sections(numbered) for page in _agreed(section, numbered)]


def _is_of(parts: Parts, station: str, serial: str) -> bool:
    return not parts.station or _alike(f"{parts.station} {parts.serial}", f"{station} {serial}")


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _named(one: Page, station: str, serial: str) -> Page:
    """A PAGE line with the station and number of the others, where its own are damaged."""
    if (one.station, one.serial) == (station, serial) or (one.station == station and len(one.serial) == len(serial)):
        return one
    if not _alike(f"{one.station} {one.serial}", f"{station} {serial}"):
        return one
    return msgspec.structs.replace(one, station=station, serial=serial, note=_MENDED)


def _numbered(lines: Lines, pages: Sequence[Page]) -> Iterator[Page]:
    """The pages, each with its number: what can't be read follows from the place."""
    last = 0
    for one, following in zip_longest(pages, pages[1:]):
        number = one.number
        is_first = (following is not None and following.number == 2) or _over_distribution(lines, one.last)
        if last == 0 and number != 1 and is_first:
            number = 1
            one = msgspec.structs.replace(one, number=1, note=_MENDED)
        elif number == 0 or (one.note is not None and number not in (1, last + 1)):
            number = 1 if _over_distribution(lines, one.last) else last + 1
            one = msgspec.structs.replace(one, number=number, note=_MENDED)
        last = number
        yield one


def _sections(pages: Sequence[Page]) -> Iterator[list[Page]]:
    """The pages, cut before each first one."""
    section: list[Page] = []
    for one in pages:
        if one.number == 1 and section:
            yield section
            section = []
        section.append(one)
    yield section


def _agreed(section: Sequence[Page], pages: Sequence[Page]) -> Iterator[Page]:
    """The pages of a section, each with the part and the time that most of them have, and how many parts most say."""
    part = _most([one.part for one in section])
    of = _most([one.of for one in pages]) if part is not None else None
    time = _most([one.time for one in section if one.time and one.time[-1] == "Z"])
    for one in section:
        named = {"part": part, "of": of, "time": time or one.time}
        if any(getattr(one, name) != value for name, value in named.items()):
            one = msgspec.structs.replace(one, note=_MENDED, **named)
        yield one if one.note is None else msgspec.structs.replace(one, note=_as_it_reads(one))


def _as_it_reads(one: Page) -> str:
    """A mended PAGE line as it should read."""
    part = f" {one.part:02} OF {one.of:02}" if one.part is not None and one.of is not None else ""
    time = f" {one.time}" if one.time else ""
    return f"PAGE {one.number:02} {one.station} {one.serial}{part}{time}"


def _most(values: Sequence[T | None]) -> T | None:
    """The value that occurs most often; the first of those where several do; None where there is none."""
    counted = Counter(value for value in values if value is not None).most_common(1)
    return counted[0][0] if counted else None


def _over_distribution(lines: Lines, index: int) -> bool:
    """Whether the distribution begins below a line."""
    said = 0
    for below in range(index + 1, min(len(lines), index + 12)):
        text = lines.texts[below]
        if text.startswith(_DISTRIBUTION):
            return True
        said += bool(text)
        if said >= _BELOW:
            break
    return False
