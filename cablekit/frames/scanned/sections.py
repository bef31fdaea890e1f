"""The rows of addressees in a scan, and what another section of the telegram shows undamaged (format guide 6).

Strategy. Below TO every row is an addressee, up to the first blank line. Each section repeats these rows and the
passing lines, and a scan damages each copy elsewhere. A row that names nobody takes name and precedence from the row in
its place in another section, if that names somebody known and the two are alike; so does a row that differs from what
two others have. The continuity number is the row's own, as it differs between sections. A passing line gives way to a
similar one that has more known words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from cablekit import glossary
from cablekit.fields import addressees
from cablekit.fields.addressees.entry import addressee
from cablekit.frames.layers import known_share
from cablekit.frames.scanned.known import NAMED, by_itself, page_of
from cablekit.lines import LONGEST, Claim, Kind, Lines

#: the continuity number at the end of a row: "SECSTATE WASHDC PRIORITY 9849"
NUMBER_LAST = re.compile(r"\s(?P<number>\d{1,5})$")
#: least likeness of two readings of an addressee, of two readings of a passing line; by how much one must be better
_ALIKE, _PASSED_ALIKE, _BETTER = 0.45, 0.75, 0.05
#: number of sections of the longest telegram that are compared
_SECTIONS = 12
#: number of rows of the longest routing, and of rows below the banner that may be passing lines
_MOST, _BELOW = 60, 4
#: number of other sections that outvote one; of letters of the shortest row, and of the shortest passing line
_VOTES, _LETTERS, _SHORTEST = 2, 4, 8
_ROUTED = frozenset([Kind.TO, Kind.INFO])
_OPENING = frozenset([Kind.EXECUTIVE_ORDER, Kind.TAGS, Kind.SUBJECT, Kind.REFERENCE, Kind.TEXT])
#: kinds that a damaged row may look like
_DOUBTFUL = frozenset([None, Kind.PASSING, *_ROUTED])


class _Row(NamedTuple):
    """A row of the routing.

    Attributes:
        line: index of its line.
        rest: what is on it without the label.
        kind: that of its label, or of the label above.
        claimed: the kind that a field claims it to be.
    """

    line: int
    rest: str
    kind: Kind
    claimed: Kind | None


class _Section(NamedTuple):
    """The rows of a section.

    Attributes:
        routed: those below FM, up to a blank line or the banner.
        passed: the indexes of those between the banner and the text.
        closed: whether a blank line and the banner follow the routing.
    """

    routed: Sequence[_Row]
    passed: Sequence[int]
    closed: bool


def mend(lines: Lines, heads: Sequence[range]) -> None:
    """Name the rows of the routing, and damaged rows as another section of the same telegram shows them."""
    numbers = [parts.serial if (parts := page_of(lines, head)) is not None else "" for head in heads]
    same = [head for head, number in zip(heads, numbers, strict=True) if number == numbers[0]]
    sections = [_section(lines, head) for head in same[:_SECTIONS]]
    for own in sections:
        others = [other for other in sections if other is not own] if numbers[0] else []
        _mend_routing(lines, own, others)
        for index in own.passed:
            _mend_passing(lines, index, [at for other in others for at in other.passed])


def _section(lines: Lines, head: range) -> _Section:
    routed: list[_Row] = []
    passed: list[int] = []
    above: Kind | None = None
    closed = banner = False
    for index in head[: _MOST + _MOST]:
        text = lines.texts[index]
        if len(text) > LONGEST:
            break
        claim = lines.claims.get(index) or (by_itself(text) if text else None)
        kind = claim.kind if claim is not None else None
        if kind is Kind.BANNER:
            above, banner = kind, True
        elif above is Kind.BANNER:
            if kind in _OPENING or len(passed) == _BELOW:
                break
            passed += [index] * bool(text)
        elif kind is Kind.FROM:
            above = kind
        elif above is Kind.BLANK or not text:
            closed = closed or (bool(routed) and above is not Kind.BLANK)
            above = Kind.BLANK if routed else above
        elif above in (Kind.FROM, *_ROUTED):
            if claim is None and above is Kind.TO and (claim := addressees.info_left(text)) is not None:
                kind = claim.kind
            if claim is not None and kind in _ROUTED:
                above = claim.kind
            if above is Kind.FROM or kind not in _DOUBTFUL or len(routed) == _MOST:
                above = Kind.BLANK
                continue
            rest = claim.rest if claim is not None and kind in _ROUTED else text
            routed.append(_Row(index, " ".join(rest.split()), above, kind))
    return _Section(routed, passed, closed and banner)


def _mend_routing(lines: Lines, own: _Section, others: Sequence[_Section]) -> None:
    readings: dict[int, list[_Row]] = {}
    for other in others:
        for row, reading in _pairs(own.routed, other.routed):
            readings.setdefault(row.line, []).append(reading)
    for row in own.routed:
        claim = _addressee(row, readings.get(row.line, ()))
        if claim is None and own.closed and _is_addressee(row):
            claim = Claim(row.kind, row.rest)
        if claim is not None:
            lines.name(row.line, claim)


def _is_addressee(row: _Row) -> bool:
    """Whether an unclaimed row between other addressees and a blank line is one: words such as FOR and POUCH, which
    passing lines have too, are in few of them."""
    if row.claimed is Kind.PASSING:
        return _sound(row.rest) is not None or addressee(row.rest).handling is not None
    lettered = row.claimed is None and sum(map(str.isalpha, row.rest)) >= _LETTERS
    return lettered and not addressees.names_nobody("", row.rest, None)


def _pairs(rows: Sequence[_Row], others: Sequence[_Row]) -> Iterator[tuple[_Row, _Row]]:
    """Yield the rows in the same places: between rows that are equal, so many on either side."""
    if len(rows) == len(others):
        yield from zip(rows, others, strict=True)
        return
    here, there = ([_named(row.rest) for row in some] for some in (rows, others))
    for _, start, end, begin, stop in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if end - start == stop - begin:
            yield from zip(rows[start:end], others[begin:stop], strict=True)


def _named(rest: str) -> str:
    """Return what the rows of an addressee have in all sections: all but the number."""
    return NUMBER_LAST.sub("", rest)


def _addressee(row: _Row, readings: Sequence[_Row]) -> Claim | None:
    """Return the claim of an addressee as other sections show it; None if the row is sound, or none shows it."""
    if not readings or _sound(row.rest):
        return None
    own = _named(row.rest)
    shown = next(filter(None, (_sound(reading.rest) for reading in readings)), None)
    if shown is None:
        most, count = Counter(_named(reading.rest) for reading in readings).most_common(1)[0]
        shown = most if count >= _VOTES and NAMED.match(most) and NAMED.match(own) is None else None
    if shown is None or shown == own or _likeness(own, shown) < _ALIKE:
        return None
    number = NUMBER_LAST.search(row.rest)
    line = f"{shown} {number['number']}" if number else shown
    kind = Counter(reading.kind for reading in (row, *readings)).most_common(1)[0][0]
    return Claim(kind, line, note=line)


def _sound(rest: str) -> str | None:
    """Return a row without its number, with the name as it should read; None if it names nobody known."""
    entry = addressee(rest)
    who = glossary.correspondent(entry.name) if entry.name is not None and NAMED.match(entry.name) else None
    if who is None or who.damaged or entry.name is None:
        return None
    return " ".join(filter(None, (entry.name, entry.precedence, entry.handling)))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.upper(), other, autojunk=False).ratio()


def _mend_passing(lines: Lines, index: int, others: Sequence[int]) -> None:
    """Name a passing line that another section has too, as the one of the two reads that has more known words."""
    own = lines.texts[index]
    if len(own) < _SHORTEST or lines.kinds[index] is not Kind.TEXT:
        return
    claimed = by_itself(own)
    share = known_share(own) if claimed is not None and claimed.kind is Kind.PASSING else -1.0
    for at in others:
        text = lines.texts[at]
        if text == own or _likeness(own, text) < _PASSED_ALIKE or known_share(text) <= share + _BETTER:
            continue
        claim = by_itself(text)
        if claim is not None and claim.kind is Kind.PASSING:
            lines.name(index, Claim(Kind.PASSING, text, note=text))
            return
