"""Damaged PAGE lines: in scans, which are documents without attributes, and where a page or a section is missing
(format guide 11.3).

Strategy. Every page of a telegram repeats station and number, so most of its PAGE lines confirm each other. A damaged
line is a PAGE line too if its first word is similar to PAGE and the rest similar to that station and number. Its own
number says which page it is, else its place: the first page is above the distribution, any other follows the one above.
A bare PAGE 01 whose other half is lost takes station and number of the other pages. Each repair is noted.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeVar

import msgspec

from cablekit.fields import classification, page, printed
from cablekit.fields.page import Parts
from cablekit.lines import Kind, Lines, Page

#: "PAGE 02        STI111..;47648. •  •": only the number is left
PAGE_NUMBER = re.compile(r"^PAGE\s{1,2}(?P<number>\d\d)\s{2,}\S.{0,80}$")
#: number of lines above it in which the classification is
_ABOVE = 4
#: at least this share of station and number is left in a damaged line
_ALIKE = 0.65
#: the distribution is at most this far below PAGE 01, in lines with content
_BELOW = 3
#: number of digits of day and hour in a time
_HOUR = 4
#: the beginning of the distribution: "ACTION EUR-12", "INFOOCT-01"; not `INFORMATION CONCERNING`, `ACTION REQUESTED`
DISTRIBUTION_HEAD = re.compile(r"^(?:ACTION|ORIGIN|INFO)\W*(?:[A-Z/]{1,6}\W{0,3}\d|$)")
#: placeholder for the note of a mended line, until all of it is known
_MENDED = ""
T = TypeVar("T", int, str)


def mend(lines: Lines, start: int, end: int, candidates: Sequence[Page], *, scan: bool) -> list[Page]:
    """Return the candidates for PAGE lines in order, together with the damaged ones between two indexes. Outside a scan
    the candidates stay as they are."""
    known = Counter((candidate.station, candidate.serial) for candidate in candidates).most_common(1)
    station, serial = known[0][0] if known else printed.sent(lines)
    if not serial:
        return list(candidates)
    own = {index for candidate in candidates for index in (candidate.index, candidate.last)}
    times = {candidate.time[:_HOUR] for candidate in candidates if candidate.serial == serial and candidate.time}
    pages = [_named(candidate, station, serial, times) for candidate in candidates]
    for index in range(start, end):
        if lines.kinds[index] is Kind.TEXT and index not in own:
            parts = page.damaged(lines.texts[index])
            if parts is None or not _is_of(parts, station, serial):
                parts = _between_sheets(lines, index)
            if parts is not None:
                place = lines.numbers[index]
                mended = parts._replace(station=station, serial=serial, note=_MENDED)
                pages.append(Page(index, index, place, place, *mended))
    numbered = list(_numbered(lines, sorted(pages, key=lambda candidate: candidate.index)))
    sound = {} if scan else {candidate.index: candidate for candidate in candidates}
    return [sound.get(page.index, page) for section in _sections(numbered) for page in _agreed(section, numbered)]


def is_broken(pages: Sequence[Page]) -> bool:
    """Whether a page is missing between two PAGE lines, or a section of those that they state."""
    above = most = 0
    parts: set[int] = set()
    for candidate in pages:
        if above and candidate.number not in (1, above, above + 1):
            return True
        above = candidate.number
        if candidate.part is not None:
            parts.add(candidate.part)
            most = max(most, candidate.of or 0)
    return len(parts) < most


def _between_sheets(lines: Lines, index: int) -> Parts | None:
    """Return what is left of a PAGE line of which only the number is undamaged, below a classification."""
    match = PAGE_NUMBER.match(lines.texts[index])
    if match is None:
        return None
    above = next((text for text in reversed(lines.texts[max(0, index - _ABOVE) : index]) if text), "")
    return Parts(int(match["number"])) if classification.word_of(above) is not None else None


def _is_of(parts: Parts, station: str, serial: str) -> bool:
    return not parts.station or _alike(f"{parts.station} {parts.serial}", f"{station} {serial}")


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _named(candidate: Page, station: str, serial: str, times: Collection[str]) -> Page:
    """Return a PAGE line with the station and number of the others, if its own are damaged. A number of the same length
    is that of another telegram, unless it has one other digit and the hour of receipt of the others."""
    if (candidate.station, candidate.serial) == (station, serial):
        return candidate
    if candidate.station == station and len(candidate.serial) == len(serial):
        off = sum(a != b for a, b in zip(candidate.serial, serial, strict=True))
        if off > 1 or candidate.serial[-1] != serial[-1] or (candidate.time or "")[:_HOUR] not in times:
            return candidate
    if not _alike(f"{candidate.station} {candidate.serial}", f"{station} {serial}"):
        return candidate
    return msgspec.structs.replace(candidate, station=station, serial=serial, note=_MENDED)


def _numbered(lines: Lines, pages: Sequence[Page]) -> Iterator[Page]:
    """Yield the pages, each with its number: an unreadable number follows from the place."""
    last = 0
    for candidate, following in zip_longest(pages, pages[1:]):
        number = candidate.number
        is_first = (following is not None and following.number == 2) or _over_distribution(lines, candidate.last)
        if last == 0 and number != 1 and is_first:
            number = 1
            candidate = msgspec.structs.replace(candidate, number=1, note=_MENDED)
        elif number == 0 or (candidate.note is not None and number not in (1, last + 1)):
            number = 1 if _over_distribution(lines, candidate.last) else last + 1
            candidate = msgspec.structs.replace(candidate, number=number, note=_MENDED)
        last = number
        yield candidate


def _sections(pages: Sequence[Page]) -> Iterator[list[Page]]:
    """Yield the pages of each section: a section begins at each PAGE 01."""
    section: list[Page] = []
    for candidate in pages:
        if candidate.number == 1 and section:
            yield section
            section = []
        section.append(candidate)
    yield section


def _agreed(section: Sequence[Page], pages: Sequence[Page]) -> Iterator[Page]:
    """Yield the pages of a section, each with the section, number of sections and time that most have."""
    part = _most([candidate.part for candidate in section])
    of = _most([candidate.of for candidate in pages]) if part is not None else None
    time = _most([candidate.time for candidate in section if candidate.time and candidate.time[-1] == "Z"])
    for candidate in section:
        agreed = {"part": part, "of": of, "time": time or candidate.time}
        if any(getattr(candidate, name) != value for name, value in agreed.items()):
            candidate = msgspec.structs.replace(candidate, note=_MENDED, **agreed)
        yield candidate if candidate.note is None else msgspec.structs.replace(candidate, note=_as_it_reads(candidate))


def _as_it_reads(mended: Page) -> str:
    """Return a mended PAGE line as it should read."""
    part = f" {mended.part:02} OF {mended.of:02}" if mended.part is not None and mended.of is not None else ""
    time = f" {mended.time}" if mended.time else ""
    return f"PAGE {mended.number:02} {mended.station} {mended.serial}{part}{time}"


def _most(values: Sequence[T | None]) -> T | None:
    """Return the most frequent value, the first of several equally frequent ones; None if there is no value."""
    counted = Counter(value for value in values if value is not None).most_common(1)
    return counted[0][0] if counted else None


def _over_distribution(lines: Lines, index: int) -> bool:
    """Whether the distribution begins below a line."""
    with_content = 0
    for below in range(index + 1, min(len(lines), index + 12)):
        text = lines.texts[below]
        if DISTRIBUTION_HEAD.match(text):
            return True
        with_content += bool(text)
        if with_content >= _BELOW:
            break
    return False
