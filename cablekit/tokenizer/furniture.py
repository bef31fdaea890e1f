"""Page furniture: what the retrieval system printed between the lines of a message (format guide 2, 3).

Strategy. PAGE lines and end marks are recognised by themselves; a PAGE line counts once it is known to belong to this
telegram and not to one quoted in its text. Classification lines are recognised next to those: at most two in a row
(foot of one page, head of the next; the sender's own and the foot), with only blanks, stamps and notices between.
Captions on lines of their own are at the head of page 1 next to the classification, or between it and a PAGE line.
"""

from collections.abc import Sequence

import msgspec

from cablekit.fields import caption, classification, corrected, notice, page
from cablekit.fields.registry import ANYWHERE
from cablekit.lines import Claim, Kind, Lines, Page

# A global name is found ten times faster than a member of Kind; these are looked up several times a line.
_BLANK = Kind.BLANK
_CLASSIFICATION = Kind.CLASSIFICATION
_END = Kind.END
_GLUED = Kind.GLUED
_NOTICE = Kind.NOTICE
_PAGE = Kind.PAGE
_TEXT = Kind.TEXT
_UNKNOWN = Kind.UNKNOWN

#: the first characters of lines that may be anywhere
_FIRSTS = frozenset(head[0] for head in ANYWHERE)
#: the beginnings of damaged PAGE lines
_LIKE_PAGE = ("PAG", "PAE")
#: kinds that may be between a PAGE line and the classification that belongs to it
TRANSPARENT = frozenset([Kind.BLANK, Kind.STAMP, Kind.RELEASE, Kind.FOOTER, Kind.FRAME, Kind.PRINT])
#: number of lines in which the second half of a PAGE line is looked for, and how many of them may have content
_BELOW, _SAYING = 11, 7
#: number of lines in which the pieces of a scattered PAGE line are looked for
_SCATTERED = 60
_ROUTING = ("FM ", "TO ")
#: number of lines above a PAGE line or an end mark in which a classification is looked for
_ABOVE = 24
_TWO = 2


class Alone(msgspec.Struct, frozen=True, gc=False):
    """Lines recognised by themselves: candidates for PAGE lines, the indexes of end marks, and those of lines that may
    be damaged PAGE lines."""

    pages: list[Page]
    ends: list[int]
    doubtful: list[int]


def mark_alone(lines: Lines, start: int, end: int) -> Alone:
    """Name the end marks between two indexes, and find candidates for PAGE lines. Those are named when accepted."""
    alone = Alone([], [], [])
    kinds, texts = lines.kinds, lines.texts
    # damaged ones, named by the frame
    framed = [(index, claim) for index, claim in lines.claims.items() if claim.kind is _PAGE or claim.kind is _END]
    for index in range(start, end):
        text = texts[index]
        if not (text and text[0] in _FIRSTS and text[:2] in ANYWHERE and kinds[index] is _TEXT):
            continue
        claim = ANYWHERE[text[:2]](text, None)
        if claim is None:
            if text.startswith(_LIKE_PAGE) and (parts := page.damaged(text)) is not None and parts.station:
                alone.doubtful.append(index)
            continue
        if claim.kind is not _PAGE:
            lines.name(index, claim)
            alone.ends.append(index)
        elif candidate := _page(lines, index, end, claim, alone.pages):
            alone.pages.append(candidate)
    if framed:
        pages = [(index, claim) for index, claim in framed if claim.kind is _PAGE]
        alone.pages.extend(candidate for index, claim in pages if (candidate := _page(lines, index, end, claim, ())))
        alone.pages.sort(key=lambda candidate: candidate.index)
        alone.ends.extend(index for index, claim in framed if claim.kind is _END)
        alone.ends.sort()
    return alone


def _page(lines: Lines, index: int, end: int, claim: Claim, others: Sequence[Page]) -> Page | None:
    """Return the PAGE line that begins at this line; its second half may be on a line below, or above if it is that of
    the page before."""
    parts, last = claim.seen, index
    if not claim.sure and (above := _half_above(lines, index, parts, others)) is not None:
        return above
    if not claim.sure:
        below = [row for row in range(index + 1, min(end, index + 1 + _BELOW)) if lines.texts[row]][:_SAYING]
        halves = ((row, page.second_half(parts, lines.texts[row], far)) for far, row in enumerate(below))
        last, half = next(((row, half) for row, half in halves if half is not None), (index, None))
        if half is None:
            return None
        parts = half._replace(note=parts.note)
    return Page(index, last, lines.numbers[index], lines.numbers[last], *parts)


def _half_above(lines: Lines, index: int, parts: page.Parts, others: Sequence[Page]) -> Page | None:
    """Return the PAGE line whose second half a scan put above its first: it repeats that of the page before."""
    above = next((row for row in range(index - 1, max(-1, index - _BELOW), -1) if lines.texts[row]), None)
    if not others or above is None or above <= others[-1].last:
        return None
    half = page.second_half(parts, lines.texts[above], 0)
    before = others[-1]
    if half is None or (half.station, half.serial, half.time) != (before.station, before.serial, before.time):
        return None
    return Page(above, index, lines.numbers[above], lines.numbers[index], *half._replace(note=parts.note))


def accept_pages(lines: Lines, candidates: Sequence[Page]) -> list[Page]:
    """Return the PAGE lines that are furniture. The others are text: a telegram quoted in a body (1974LAPAZ03446)."""
    first_pages = [candidate for candidate in candidates if candidate.number == 1]
    first = next(iter(first_pages or candidates), None)
    accepted: list[Page] = []
    current = first
    for candidate in candidates:
        same = current is not None and (candidate.of_same_message(current) or candidate.station == current.station)
        if candidate is first or same or (candidate.number == 1 and _after_end(lines, candidate.index)):
            accepted.append(candidate)
            if candidate.number == 1:
                current = candidate
    for candidate in accepted:
        for index in {candidate.index, candidate.last}:
            lines.name(index, Claim(_PAGE, lines.texts[index], seen=candidate, note=candidate.note))
        if candidate.number == 1 and candidate.station not in lines.texts[candidate.index]:
            _name_pieces(lines, candidate)
    return accepted


def _name_pieces(lines: Lines, first: Page) -> None:
    """Name the pieces of a PAGE line that a scan scattered over the header below it."""
    for index in range(first.index + 1, min(first.index + 1 + _SCATTERED, len(lines))):
        if lines.texts[index].startswith(_ROUTING):
            return
        if lines.kinds[index] is _TEXT and page.is_piece(first, lines.texts[index]):
            lines.name(index, Claim(_PAGE, lines.texts[index], seen=first))


def _after_end(lines: Lines, index: int) -> bool:
    """Whether the nearest line above with content, apart from classifications, is an end mark.

    There is always such a line, as the first PAGE line is above.
    """
    index -= 1
    while lines.kinds[index] in TRANSPARENT or classification.word_of(lines.texts[index]):
        index -= 1
    return lines.kinds[index] is _END


def mark_classifications(
    lines: Lines, start: int, end: int, pages: Sequence[Page], ends: Sequence[int], *, scan: bool = False
) -> None:
    """Name the classification lines next to PAGE lines, end marks and the end of the message part. In a scan a speck
    may be between."""
    for accepted in pages:
        captions: list[tuple[int, Claim]] = []
        specks = _specks(lines, start, accepted.index) if scan else 0
        _mark_above(lines, start, accepted.index - specks, captions, alike=False, first=accepted.number == 1)
        if accepted.number == 1:
            _name_captions(lines, captions)
    for index in (*ends, end):
        _mark_above(lines, start, index, [], alike=True, first=False)


def _specks(lines: Lines, start: int, index: int) -> int:
    """Return how far above a PAGE line a classification ends that only a speck separates from it, and name the speck:
    a line of at most two letters, which no rule knows."""
    above = [row for row in range(index - 1, max(start, index - _ABOVE) - 1, -1) if lines.kinds[row] not in TRANSPARENT]
    if len(above) < _TWO or len(lines.texts[above[0]]) > _TWO or lines.kinds[above[0]] is not _TEXT:
        return 0
    if classification.word_of(lines.texts[above[1]]) is None:
        return 0
    lines.name(above[0], Claim(_UNKNOWN, lines.texts[above[0]]))
    return index - above[0]


def _name_captions(lines: Lines, captions: list[tuple[int, Claim]]) -> None:
    """Name the captions found next to a classification, and clear the list."""
    for index, claim in captions:
        lines.name(index, claim)
    captions.clear()


def _caption(text: str) -> Claim | None:
    """Return the claim of a line of captions alone, or of the notice of a corrected copy."""
    return caption.opens(text, None) or corrected.opens(text, None)


def _mark_above(
    lines: Lines, start: int, index: int, captions: list[tuple[int, Claim]], *, alike: bool, first: bool
) -> None:
    """Name up to two classification lines above a line. If `alike`, the second must say the same as the first.

    Lines of captions between them and a PAGE line are collected in `captions`, and named if a classification is above
    them. Captions above the classification count on the `first` page only.
    """
    words: list[str] = []
    kinds, texts = lines.kinds, lines.texts
    top = index - _ABOVE if index - _ABOVE > start else start
    for above in range(index - 1, top - 1, -1):
        kind = kinds[above]
        if kind in TRANSPARENT:
            continue
        if kind is not _TEXT or len(words) == 2:
            return
        word = classification.word_of(texts[above])
        claim = classification.beside(texts[above], word, words, alike=alike)
        if claim is None and not alike and (first or not words) and (caption_claim := _caption(texts[above])):
            captions.append((above, caption_claim))
            continue
        if claim is None:
            if word is not None or not notice.is_duplicate_mark(texts[above]):
                return
            claim = Claim(_NOTICE, texts[above])
        lines.name(above, claim)
        if claim.kind is _GLUED:
            return
        if claim.kind is _CLASSIFICATION:
            words.append(claim.seen)
            if captions:
                _name_captions(lines, captions)


def blank_unit(lines: Lines, start: int, end: int, pages: Sequence[Page]) -> int:
    """Return how many blank lines count as one: 2 if the rendering doubled them (pdftotext -layout), else 1.

    They are doubled if they are double below every PAGE line except the first of a section, and in every run between
    two lines of text.
    """
    later = False
    for accepted in pages:
        if accepted.number > 1:
            later = True
            if _blanks_at(lines, accepted.last + 1, end) < _TWO:
                return 1
    if not later:
        return 1
    runs = [_blanks_at(lines, index + 1, end) for index in range(start, end - 1) if _ends_text(lines, index, end)]
    return 2 if min(runs, default=2) >= 2 else 1


def _blanks_at(lines: Lines, index: int, end: int) -> int:
    below = index
    while below < end and lines.kinds[below] is _BLANK:
        below += 1
    return below - index


def _ends_text(lines: Lines, index: int, end: int) -> bool:
    """Whether a line of text has a blank line below it, and text below that."""
    kinds = lines.kinds
    if kinds[index] is not _TEXT or kinds[index + 1] is not _BLANK:
        return False
    below = index + 1 + _blanks_at(lines, index + 1, end)
    return below < end and kinds[below] is _TEXT
