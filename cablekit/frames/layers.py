"""Which text layer of a scan is read: on each page the one whose lines the fields recognise better.

Strategy. Two OCR engines damage different words. Lines that a field opens by themselves (FM, TO, TAGS, PAGE ...) count
most, then the share of tokens that are words, offices with their copies, or numbers; if both are equal, the layer that
is better over all pages is chosen. On the chosen page a line is replaced by the line of another layer in the same
place, if that is clearly better. No line is put together from two readings.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from cablekit import glossary
from cablekit.diagnostics import TEXT_LAYERS
from cablekit.fields.registry import ANYWHERE, opens
from cablekit.lines import LONGEST
from cablekit.sources import Decoded
from cablekit.sources.scan import Layer, paged

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
    """Return a layer with better lines from the same places in other layers."""
    lines = list(layer.lines)
    for other in others:
        for at, place in _same_places(layer, other):
            own, reading = lines[at], other.lines[place]
            longer = len(reading.strip()) >= _SHORTER * len(own.strip())
            if longer and own != reading and _line_score(reading) > _line_score(own) + _BETTER:
                lines[at] = reading
    return layer._replace(lines=tuple(lines))


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
    tokens = TOKEN.findall(PAIR_BLANK.sub("", row))
    known = sum(len(token) for token in tokens if _is_known(token))
    return known / (sum(map(len, tokens)) + 1) + _SURE * _is_sure(row)


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
