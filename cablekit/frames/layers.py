"""Which text layer of a scan is read: of each page the one whose lines the fields know better.

Strategy. Two OCR engines damage different words. A line that a field opens by itself (FM, TO, TAGS, PAGE ...) counts
most, and beside it the share of tokens that are words and numbers; where both are equal, the layer that is better over
all pages decides. A page is taken whole: no line is put together from two readings.
"""

import re
from dataclasses import replace

from cablekit import glossary
from cablekit.diagnostics import TEXT_LAYERS
from cablekit.fields.registry import ANYWHERE, opens
from cablekit.lines import LONGEST
from cablekit.sources import Decoded
from cablekit.sources.scan import Layer, paged

#: a token that OCR may have damaged, and one that it has not: "NSCE-00", "121413Z", "9826", "REYKJAVIK"
TOKEN = re.compile(r"[^\s,;:/()]{2,}")
NUMBERED = re.compile(r"(?:[A-Z]{1,5}-\d\d|\d{2,9}Z?)\.?")
#: what tokens that are known count, all of them, in sure lines
_TOKENS = 15


def chosen(decoded: Decoded) -> Decoded:
    """A text with the better layer of each page; as it is where no page has several."""
    if not decoded.layers:
        return decoded
    scores = [[_score(layer) for layer in layered] for layered in decoded.layers]
    widest = max(map(len, scores))
    overall = [sum(page[at] if at < len(page) else page[0] for page in scores) for at in range(widest)]
    best = overall.index(max(overall))
    pages = []
    for layered, page in zip(decoded.layers, scores, strict=True):
        at = best if best < len(page) and page[best] == max(page) else page.index(max(page))
        pages.append(layered[at])
    text, page_starts, beside = paged(pages)
    several = sum(len(page) > 1 for page in scores)
    note = TEXT_LAYERS.at(
        None, None, f"{several} of {len(scores)} pages have {widest} text layers; the better one is read"
    )
    return replace(
        decoded,
        text=text,
        page_starts=page_starts,
        beside=beside,
        layers=(),
        diagnostics=(*decoded.diagnostics, note),
    )


def _score(layer: Layer) -> float:
    """How well a layer is known: its sure lines, and the share of its tokens that are words or numbers."""
    rows = layer.text.split("\n")
    own = rows[: len(rows) - 1 - layer.beside]
    known = glossary.words()
    tokens = [token for row in own for token in TOKEN.findall(row)]
    sound = sum(token.rstrip(".") in known or NUMBERED.fullmatch(token) is not None for token in tokens)
    return sum(map(_is_sure, own)) + _TOKENS * sound / (len(tokens) + 1)


def _is_sure(row: str) -> bool:
    text = row.strip()
    if not text or len(text) > LONGEST:
        return False
    anywhere = ANYWHERE.get(text[:2])
    claim = anywhere(text, None) if anywhere else None
    claim = claim or opens(text, None)
    return claim is not None and claim.sure and claim.note is None
