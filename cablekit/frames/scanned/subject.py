"""Subject of a scanned telegram: dirt before its rows, and damaged words (format guide 11.3).

Strategy. In a telegram a word is in capitals, so a small letter, a digit or a sign inside one shows which letter is
damaged; the word is read if only one English word or name fits. A word with another wrong letter is read if the text of
the telegram has exactly one known word that differs from it in one letter: where few lines are damaged, in one that
looks alike, for any other was typed so. Words that are known stay as they are.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from cablekit import glossary
from cablekit.frames.scanned.known import by_itself
from cablekit.lines import LONGEST, Claim, Kind, Lines
from cablekit.vocabulary import one_letter_off

#: marks before a row: ".. DEFENSE", ":PRESIDENT'S", "0•SHIPS"; a row of the text has a number there
DIRT_BEFORE = re.compile(r"^(?:[0-9]?[•*·]{1,4}|[.:;,]{1,4})\s{0,9}(?=[A-Z(\"])")
#: a mark in the first column that keeps the blanks of a row: "-        POSTPONED TO AUTUMN"
FILLED = re.compile(r"^-(?P<gap>\s+)(?=[A-Z0-9\"(])")
#: a word, or its part: "SOVIET" and "AMERICAN" in "SOVIET-AMERICAN"
PART = re.compile(r"[^\s/\-.,;:()\"“”]{6,30}")
#: a word in capitals with one other sign inside: "WAS1INGTON", "SPtCIAL"
ONE_SIGN = re.compile(r"^[A-Z]+[^A-Z'][A-Z]+$")
#: a word that others may be compared with: "WASHINGTON"
WORD = re.compile(r"[A-Z]{5,30}")

#: number of rows of the longest subject; of lines of a head in which it is looked for
_ROWS, _WITHIN = 4, 120
#: with so many damaged lines a text is a scan, and not only mistyped
_DAMAGED = 3
#: a row of this length may continue below
_LONG = 34
#: a print with blanks lost has no two of them in its opening
_FOLDED = 12


def mend(lines: Lines, heads: Sequence[range]) -> None:
    """Name the first row of the subject of each head as it should read, and put its other rows right."""
    words: frozenset[str] | None = None
    for head in heads:
        index = next((at for at in head[:_WITHIN] if _claim(lines, at) is not None), None)
        claim = _claim(lines, index) if index is not None else None
        if index is None or claim is None:
            continue
        _close_up(lines, index)
        rows = [index, *_below(lines, index)]
        written = [claim.rest, *(lines.texts[at] for at in rows[1:])]
        bare = [DIRT_BEFORE.sub("", text) for text in written]
        bare[1:] = [_unfilled(lines, index, text) for text in bare[1:]]
        if any(map(_is_damaged, bare)):
            words = _words(lines) if words is None else words
            scanned = sum(each.note is not None for each in lines.claims.values()) >= _DAMAGED
            bare = [_with_words(text, words, scanned=scanned) for text in bare]
        if bare != written:
            _name(lines, claim, rows, bare)


def _close_up(lines: Lines, index: int) -> None:
    """Name the blank line that a scan put between the rows of a subject: the print has one below the TAGS too, and the
    row below is the last above the references."""
    if index < _ROWS or lines.texts[index - 1] or not lines.texts[index - 2].startswith("TAGS"):
        return
    last = max([index, *_below(lines, index)])
    row, after = last + 2, last + 3
    if after >= len(lines) or lines.texts[last + 1] or lines.kinds[row] is not Kind.TEXT or not lines.texts[row]:
        return
    below = next((text for text in lines.texts[after : after + 2] if text), "")
    ended = by_itself(below) if below and len(below) <= LONGEST else None
    text = lines.texts[row]
    continued = FILLED.match(text) is not None or len(lines.texts[last]) >= _LONG
    if ended is None or ended.kind is not Kind.REFERENCE or len(text) > LONGEST or by_itself(text) is not None:
        return
    if continued and text.isupper():
        lines.name(last + 1, Claim(Kind.FRAME, ""))


def _unfilled(lines: Lines, index: int, text: str) -> str:
    """Return a row without the mark that keeps its blanks; a print whose blanks are lost has one left."""
    match = FILLED.match(text)
    if match is None:
        return text
    opening = lines.rows[max(0, index - _FOLDED) : index + _ROWS]
    folded = len(match["gap"]) == 1 and not any("  " in row.strip() for row in opening)
    return text[match.end() :] if folded or len(match["gap"]) > 1 else text


def _with_words(text: str, words: frozenset[str], *, scanned: bool) -> str:
    return PART.sub(lambda part: _read(part[0], words, scanned=scanned), text)


def _name(lines: Lines, claim: Claim, rows: Sequence[int], read: Sequence[str]) -> None:
    for at, text in zip(rows[1:], read[1:], strict=True):
        lines.rows[at] = lines.rows[at].replace(lines.texts[at], text)
        lines.texts[at] = text
    lines.name(rows[0], Claim(Kind.SUBJECT, read[0], seen=claim.seen, note=f"SUBJECT: {' '.join(read)}"))


def _claim(lines: Lines, index: int) -> Claim | None:
    text = lines.texts[index]
    claim = lines.claims.get(index)
    if claim is None and text[:1] in ("S", "U") and len(text) <= LONGEST and lines.kinds[index] is Kind.TEXT:
        claim = by_itself(text)
    return claim if claim is not None and claim.kind is Kind.SUBJECT else None


def _below(lines: Lines, index: int) -> Iterator[int]:
    """Yield the rows that continue a subject: up to a blank line, or a row that a field claims."""
    for at in range(index + 1, min(index + _ROWS, len(lines))):
        text = lines.texts[at]
        if lines.kinds[at] is Kind.FRAME and not text:
            continue
        if not text or len(text) > LONGEST or lines.kinds[at] is not Kind.TEXT or by_itself(text) is not None:
            return
        yield at


def _is_damaged(text: str) -> bool:
    return any(not _is_known(part[0]) for part in PART.finditer(text))


def _words(lines: Lines) -> frozenset[str]:
    """Return the known words of the text."""
    texts = (text for text, kind in zip(lines.texts, lines.kinds, strict=True) if kind is Kind.TEXT)
    found = {word for text in texts for word in WORD.findall(text)}
    return frozenset(word for word in found if _is_known(word))


def _read(part: str, words: frozenset[str], *, scanned: bool) -> str:
    """Return a word as it should read; the word itself if it is known, or if nothing proves another."""
    if _is_known(part):
        return part
    if ONE_SIGN.match(part):
        return _with_sign(part) or part
    if not part.isupper() or not part.isalpha():
        return part
    near = {word for known in words for word in (known, f"{known}S") if _is_known(word) and one_letter_off(part, word)}
    if len(near) != 1:
        return part
    word = near.pop()  # a letter lost, letters that changed places, and letters of another shape were typed so
    return word if scanned or glossary.looks_alike(part, word) else part


@lru_cache(maxsize=256)
def _with_sign(part: str) -> str | None:
    """Return the only word that fits where one sign is damaged."""
    pattern = re.compile("".join(sign if sign.isupper() else "[A-Z]" for sign in part))
    near = [word for word in _by_length().get(len(part), ()) if pattern.fullmatch(word)]
    return near[0] if len(near) == 1 else None


@cache
def _by_length() -> dict[int, Sequence[str]]:
    by_length: dict[int, list[str]] = {}
    for word in glossary.words() | _names():
        by_length.setdefault(len(word), []).append(word)
    return {length: tuple(words) for length, words in by_length.items()}


@cache
def _names() -> frozenset[str]:
    """Return the words in names of posts."""
    return frozenset(word for post in glossary.posts() for word in post.name.upper().split() if word.isalpha())


def _is_known(word: str) -> bool:
    bare = word.removesuffix("'S").strip("'")
    return bare in glossary.words() or bare in _names() or (bare.endswith("S") and bare[:-1] in glossary.words())
