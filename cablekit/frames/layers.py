"""Which text layer of a scan is read: on each page the one whose lines the fields recognise better.

Strategy. Two OCR engines damage different words. Lines that a field opens by themselves (FM, TO, TAGS, PAGE ...) count
most, then the share of tokens that are words, offices with their copies, or numbers; if both are equal, the layer that
is better over all pages is chosen. On the chosen page a line is replaced by the line of another layer in the same
place, if that is clearly better. Then the same is done with each word, by its place on the line: REYKJAVIK instead of
REYK.JAVlK. No word is put together from two readings. What is next to the text is of the layer that shows more stamps.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from cablekit import glossary
from cablekit.diagnostics import TEXT_LAYERS
from cablekit.fields import release
from cablekit.fields.registry import ANYWHERE, opens
from cablekit.lines import LONGEST
from cablekit.sources import Decoded
from cablekit.sources.layout import Run
from cablekit.sources.scan import Layer, joined, paged

#: a token that OCR may have damaged: "NSCE-00", "121413Z", "REYKJAVIK"
TOKEN = re.compile(r"[^\s,;:/()]+")
#: the blank that a scan adds inside such a pair: "TRSE- 00"
PAIR_BLANK = re.compile(r"(?<=[A-Z]-) (?=\d\d)")
#: an office with its copies: "NSCE-00", "IO-19"
PAIR = re.compile(r"(?P<office>[A-Z]{1,5})-\d\d")
#: a number or a time: "121413Z", "9826", "86", "1."
NUMBERED = re.compile(r"\d{1,9}Z?\.?")
#: weight of the share of known tokens, in sure lines
_TOKENS = 15
#: weight of a sure line, added to the share of its tokens; by how much a line must be better than another
_SURE, _BETTER = 0.6, 0.1
#: points by which two readings of one line may be apart; the least length of a reading, as a share of the other
_APART, _SHORTER = 2.5, 0.6
#: an officer in a drafting line: "EUR/SOV:KPUSCHEL", "S/S-O:LTRACY", "EUR : JROE"
OFFICE_AND_NAME = re.compile(r"(?P<office>[A-Z]{1,5})(?:/[A-Z]{1,5}){0,3}(?:-[A-Z])?\s?:\s?[A-Z]{4,}")
#: words overlap if they share more than this part of a character; number of letters of a word that is added
_OVERLAP, _ADDED = 0.5, 4
#: words of headings that are not English words
_HEADING = frozenset(
    re.findall(r"\S+", "AMEMBASSY AMCONSUL SECSTATE USMISSION WASHDC UNCLAS DECL OADR NIACT FM REF TAGS")
)


def chosen(decoded: Decoded) -> Decoded:
    """Return a text with the better layer of each page; unchanged if no page has several layers."""
    if not decoded.layers:
        return decoded
    scores = [[_score(layer) for layer in layered] for layered in decoded.layers]
    widest = max(map(len, scores))
    overall = [sum(page[at] if at < len(page) else page[0] for page in scores) for at in range(widest)]
    best = overall.index(max(overall))
    pages = []
    for layered, page in zip(decoded.layers, scores, strict=True):
        at = best if best < len(page) and page[best] == max(page) else page.index(max(page))
        pages.append(_mended(layered[at], [other for other in layered if other is not layered[at]]))
    text, page_starts, beside = paged(pages)
    several = sum(len(page) > 1 for page in scores)
    message = (
        f"{several} of {len(scores)} pages have {widest} text layers; the better one is read for each page and line"
    )
    return msgspec.structs.replace(
        decoded,
        text=text,
        page_starts=page_starts,
        beside=beside,
        layers=(),
        diagnostics=(*decoded.diagnostics, TEXT_LAYERS.at(None, None, message)),
    )


def _mended(layer: Layer, others: Sequence[Layer]) -> Layer:
    """Return a layer with better lines from the same places in other layers, and better words in each line."""
    lines = list(layer.lines)
    for other in others:
        for at, place in _same_places(layer, other):
            own, reading = lines[at], other.lines[place]
            if own == reading:
                continue
            longer = _length(reading) >= _SHORTER * _length(own)
            is_better = longer and _line_score(reading) > _line_score(own) + _BETTER
            lines[at] = reading if is_better else own
            if layer.words and other.words:
                readings = [_Reading(layer.words[at], layer.width), _Reading(other.words[place], other.width)]
                lines[at] = _woven(lines[at], *(reversed(readings) if is_better else readings))
    rows = len(lines) - layer.beside
    beside = max((_beside(one) for one in (layer, *others)), key=_stamps)
    return layer._replace(lines=(*lines[:rows], *beside), beside=len(beside))


def _length(text: str) -> int:
    """Return the number of characters that are not blanks."""
    return sum(map(len, text.split()))


def _beside(layer: Layer) -> tuple[str, ...]:
    """Return the lines next to the text of a page."""
    return layer.lines[len(layer.lines) - layer.beside :]


def _stamps(beside: Sequence[str]) -> int:
    """Return the number of stamps that can be recognised."""
    return len({release.stamp_of(row) for row in beside} - {None})


class _Reading(NamedTuple):
    words: Sequence[Run]
    width: float


def _woven(line: str, own: _Reading, other: _Reading) -> str:
    """Return a line with each word of another reading that is better than what is in its place; the line itself if none
    is, or if a field no longer opens it."""
    words: list[Run] = []
    for here, there in _places(own, other):
        texts = [joined(some, own.width) for some in (here, there)]
        if not here:
            is_better = len(texts[1]) >= _ADDED and texts[1].isalpha() and _is_known(texts[1])
        else:
            is_better = (
                _length(texts[1]) >= _SHORTER * _length(texts[0]) and _is_sound(texts[1]) and not _is_sound(texts[0])
            )
        words += there if is_better else here
    woven = joined(words, own.width)
    return woven if _line_score(woven) >= _line_score(line) else line


def _places(own: _Reading, other: _Reading) -> list[tuple[list[Run], list[Run]]]:
    """Return the places on a line from left to right: the words of either reading that overlap there."""
    both = sorted(
        [*((word, 0) for word in own.words), *((word, 1) for word in other.words)], key=lambda one: one[0].left
    )
    places: list[tuple[list[Run], list[Run]]] = []
    right = -1.0
    for word, reading in both:
        if not places or word.left > right - _OVERLAP * own.width:
            places.append(([], []))
        places[-1][reading].append(word)
        right = max(right, word.right)
    return places


@lru_cache(maxsize=4096)
def _is_sound(text: str) -> bool:
    """Whether all tokens are known, and at least one has letters; or whether it is a known office and a name."""
    if (officer := OFFICE_AND_NAME.fullmatch(text)) is not None:
        return _is_office(officer["office"])
    tokens = TOKEN.findall(text)
    known = (_is_known(token) or (len(token) > 1 and _is_office(token)) for token in tokens)
    return any(map(str.isalpha, text)) and all(known)


def _is_office(token: str) -> bool:
    return token.isupper() and glossary.office(token) is not None


def _same_places(layer: Layer, other: Layer) -> list[tuple[int, int]]:
    """Return pairs of indexes of lines at the same height in two layers, each line alone there. Both go down the
    page."""
    pairs: list[tuple[int, int]] = []
    theirs = [at for at, y in enumerate(other.heights) if y]
    begin = 0
    for at, y in enumerate(layer.heights):
        if not y:
            continue
        while begin < len(theirs) and other.heights[theirs[begin]] > y + _APART:
            begin += 1
        near = [candidate for candidate in theirs[begin : begin + 2] if abs(other.heights[candidate] - y) <= _APART]
        if len(near) == 1 and not (pairs and pairs[-1][1] == near[0]):
            pairs.append((at, near[0]))
    return pairs


def _score(layer: Layer) -> float:
    """Return the score of a layer: its sure lines, and the share of its tokens that are words or numbers."""
    own = layer.lines[: len(layer.lines) - layer.beside]
    tokens = [token for row in own for token in TOKEN.findall(row) if len(token) > 1]
    return sum(map(_is_sure, own)) + _TOKENS * sum(map(_is_known, tokens)) / (len(tokens) + 1)


@lru_cache(maxsize=4096)
def _line_score(row: str) -> float:
    """Return the score of a line: the share of its characters in known tokens, and whether a field opens it."""
    return known_share(row) + _SURE * _is_sure(row)


def known_share(row: str) -> float:
    """Return the share of the characters of a line that are in known tokens."""
    tokens = TOKEN.findall(PAIR_BLANK.sub("", row))
    known = sum(len(token) for token in tokens if _is_known(token))
    return known / (sum(map(len, tokens)) + 1)


@lru_cache(maxsize=1 << 14)
def _is_known(token: str) -> bool:
    pair = PAIR.fullmatch(token)
    if pair is not None:
        return glossary.office(pair["office"]) is not None
    if NUMBERED.fullmatch(token):
        return True
    word = token.strip(".\"'-")
    return bool(word) and (
        word in glossary.words() or word in _names() or (len(word) == 4 and bool(glossary.tag(word)))
    )


@cache
def _names() -> frozenset[str]:
    """Return the words in names of posts and in headings."""
    return _HEADING | {word for post in glossary.posts() for word in (*post.name.upper().split(), post.symbol)}


def _is_sure(row: str) -> bool:
    text = row.strip()
    if not text or len(text) > LONGEST:
        return False
    anywhere = ANYWHERE.get(text[:2])
    claim = anywhere(text, None) if anywhere else None
    claim = claim or opens(text, None)
    return claim is not None and claim.sure and claim.note is None
