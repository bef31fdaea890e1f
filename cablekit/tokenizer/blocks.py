"""What cuts a transmission into header, routing and body (format guide 4, 5, 6).

Strategy. Landmarks first: the routing begins at the first line that can be nothing else (date-time group, FM, an
addressee behind TO), the body at the banner, else at the first label of the cluster. What stands between two
landmarks belongs to the block between them, damaged or not: a line that no rule knows there is `unknown`, and moves
no border. Only where a landmark is missing does each line have to say where it belongs.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from cablekit import grammar as g
from cablekit.tokenizer.labels import (
    LABELLED,
    ROUTED,
    damaged_routing_kind,
    label_kind,
    last_routing_kind,
    opens_body,
    readings,
)
from cablekit.tokenizer.opening import is_banner, mark_opening, mark_tail
from cablekit.tokenizer.token import LONGEST, Page, Token, Transmission

#: how a date-time group begins: with its digits, a precedence letter, or another character that a scan made of it
_DTG_HEADS = frozenset("0123456789ZOPRY")
_BEHIND_LETTER = frozenset(" \t:")
#: a landmark is looked for in so many lines that say something: clearances and lists of addressees may be long
_WITHIN = 160


def cut(transmission: Transmission, earlier: Collection[str]) -> Transmission:
    """Name every line of a transmission, and gather its lines by kind.

    `earlier` holds the passing lines and captions of the transmissions before it, which sections repeat.
    """
    tokens = transmission.tokens
    page = transmission.pages[0] if transmission.pages else None
    routing = _routing_landmark(tokens)
    transmission.routing_start = _header(tokens, routing)
    transmission.body_start = _routing(tokens, transmission.routing_start, page)
    text_start = mark_opening(tokens, transmission.body_start, page, earlier)
    transmission.body = tokens[text_start:]
    text = mark_tail(transmission.body, final=_is_final(page))
    transmission.kinds["text"] = text
    for token in [token for token in tokens if token.kind != "text" and token.kind != "blank"]:
        made = readings(token) if token.kind in LABELLED else ()
        transmission.made += made
        for one in made or (token,):
            transmission.kinds.setdefault(one.kind, []).append(one)
    return transmission


def _first_lines(tokens: Sequence[Token], start: int = 0) -> Iterator[tuple[int, str]]:
    """The unnamed lines from `start` on in which a landmark may stand, with their indexes."""
    said = 0
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.kind != "text":
            continue
        said += 1
        if said > _WITHIN or len(token.text) > LONGEST:
            return
        yield index, token.text


# --- header ---------------------------------------------------------------------------------------


def _routing_landmark(tokens: Sequence[Token]) -> int | None:
    """Index of the line that begins the routing; None when the body comes first.

    TO and INFO, which prose has too, begin it only where an addressee stands behind them.
    """
    found: int | None = None
    for index, text in _first_lines(tokens):
        label = _routing_label(text)
        if _is_dtg(text) if label is None else label.lastgroup == "from":
            return index if found is None else found
        if label is not None:
            addressee = g.ADDRESSEE_HEAD.match(text[label.end() :]) and not g.OFFICE_COPIES.search(text)
            found = index if found is None and addressee else found
        elif label_kind(text) or _numbered_banner(text):
            break
    return found


def _numbered_banner(text: str) -> bool:
    """Whether a line is a banner that gives a number. A classification alone may stand over a lost PAGE line."""
    return text[0] in g.BANNER_HEADS and text[-1].isdigit() and g.BANNER.match(text) is not None


def _header(tokens: list[Token], routing: int | None) -> int:
    """Name the lines of the header; give the index of the first line behind it.

    Where no routing follows, the header ends behind its last line that can be nothing else.
    """
    end = _last_header_line(tokens) + 1 if routing is None else routing
    drafting = ""
    rows = bare = False
    for index in range(end):
        token = tokens[index]
        if token.kind != "text":
            continue
        text = token.text
        kind = _header_kind(text, rows, bool(drafting))
        if kind is None:
            kind = (drafting if bare else _drafting_kind(drafting, text)) if drafting else "unknown"
            bare = False
        elif kind in ("drafted", "approved", "desired"):
            drafting, bare = kind, g.DRAFTING_BARE.match(text) is not None
        elif kind == "relay":
            drafting = ""
        rows = rows or kind == "distribution"
        token.kind = kind
    return end


def _drafting_kind(drafting: str, text: str) -> str:
    """The kind of a line without label in the drafting block. The drafter's date and telephone go on below him."""
    if drafting == "drafted" and g.DRAFTER_GOES_ON.match(text):
        return "drafted"
    return "desired" if drafting == "desired" else "cleared"


def _last_header_line(tokens: Sequence[Token]) -> int:
    """Index of the last line before the body that can only be one of the header; -1 without one."""
    last = -1
    for index, text in _first_lines(tokens):
        if label_kind(text) or _numbered_banner(text):
            break
        label = g.DISTRIBUTION_LABEL.match(text)
        if g.OFFICE_COPIES.search(text) if label else g.HEADER_LINE.match(text):
            last = index
    return last


def _header_kind(text: str, rows: bool, drafting: bool) -> str | None:
    """The kind of a header line that says by itself what it is."""
    if text[0] in "AOI" and g.DISTRIBUTION_LABEL.match(text):
        return "distribution"
    if g.NUMBER_LINE.match(text):
        return "number"
    if rows and not (drafting and text[0] == "(") and g.DISTRIBUTION_ROW.match(text):
        return "distribution"
    if not rows and text[-1] in "LETDS" and g.CLASSIFICATIONS.get(text.replace(" ", "")):
        return "classification"
    line = g.HEADER_LINE.match(text)
    return line.lastgroup if line else None


# --- routing --------------------------------------------------------------------------------------


def _routing(tokens: list[Token], start: int, page: Page | None) -> int:
    """Name the lines of the routing; give the index of the first line behind it.

    A line without label goes on with the addressees above it. Where no banner and no label follows, only while it
    looks like one (1979LAPAZ02940 has a page break between addressees).
    """
    body = _body_landmark(tokens, start, page)
    certain = body is not None and label_kind(tokens[body].text) is None
    label = ""
    dated = False
    for index in range(start, len(tokens) if body is None else body):
        token = tokens[index]
        if token.kind != "text":
            continue
        text = token.text
        kind = _routing_kind(text) or damaged_routing_kind(text)
        if kind is None or (kind == "dtg" and dated):
            if not _continues(tokens, index, label, certain=certain):
                return index
            kind = label if label in ("to", "info") else "unknown"
        token.kind = kind
        dated = dated or kind == "dtg"
        label = last_routing_kind(text, kind) if kind in ROUTED else label
    return len(tokens) if body is None else body


def _body_landmark(tokens: Sequence[Token], start: int, page: Page | None) -> int | None:
    """Index of the line that begins the body, banner or label; None where a paragraph or nothing comes first."""
    for index, text in _first_lines(tokens, start):
        if g.PARAGRAPH_NUMBER.match(text):
            return None
        if _routing_label(text) is None and (is_banner(text, page) or label_kind(text)):
            return index
    return None


def _routing_label(text: str) -> re.Match[str] | None:
    return g.ROUTING_LABEL.match(text) if text[0] in "FTIE" else None


def _routing_kind(text: str) -> str | None:
    label = _routing_label(text)
    if label:
        return label.lastgroup
    return "dtg" if _is_dtg(text) else None


def _is_dtg(text: str) -> bool:
    """Whether a line opens as a date-time group does, readable or not."""
    if not (text[0] in _DTG_HEADS or text[1:2] in _BEHIND_LETTER):
        return False
    return g.DTG.match(text) is not None or g.DTG_LIKE.match(text) is not None


def _continues(tokens: Sequence[Token], index: int, label: str, *, certain: bool) -> bool:
    """Whether an unlabelled line belongs to the routing. `certain`: the banner stands below it."""
    text = tokens[index].text
    behind_blank = index > 0 and tokens[index - 1].kind == "blank"
    if opens_body(text) or g.PARAGRAPH_NUMBER.match(text) or (behind_blank and g.PASSING.match(text)):
        return False
    if g.ADDRESSEE_HEAD.match(text):
        return certain or label in ("to", "info")
    if certain:
        return label != "" or not behind_blank
    return label != "" and not behind_blank and len(text) <= 60 and text[-1] not in ".,;"


def _is_final(page: Page | None) -> bool:
    return page is None or page.part is None or page.of is None or page.part >= page.of
