"""The state machine that cuts a transmission into header, routing and body (format guide 4, 5, 6).

Strategy. Each state asks its own question of a line; the first that says yes names the line. A line that only a
later block can hold moves the machine on. It never goes back.
"""

import re
from collections.abc import Collection

from cablekit import grammar as g
from cablekit.tokenizer.opening import is_banner, label_kind, mark_opening, mark_tail
from cablekit.tokenizer.token import Page, Token, Transmission

_HEADER: tuple[tuple[re.Pattern[str], str], ...] = (
    (g.DRAFTED, "drafted"),
    (g.APPROVED, "approved"),
    (g.DESIRED, "desired"),
    (g.RELAY, "relay"),
    (g.RELAY_BARE, "relay"),
)
_ROUTING: tuple[tuple[re.Pattern[str], str], ...] = (
    (g.DTG, "dtg"),
    (g.DTG_LIKE, "dtg"),
    (g.FROM, "from"),
    (g.TO, "to"),
    (g.INFO, "info"),
)


def cut(transmission: Transmission, earlier: Collection[str]) -> Transmission:
    """Name every line of a transmission, and gather its lines by kind.

    `earlier` holds the passing lines and captions of the transmissions before it, which sections repeat.
    """
    tokens = transmission.tokens
    page = transmission.pages[0] if transmission.pages else None
    header_end = _header(tokens, page)
    routing_end = _routing(tokens, header_end, page)
    text_start = mark_opening(tokens, routing_end, page, earlier)
    mark_tail(tokens, text_start, final=_is_final(page))
    transmission.body = tokens[text_start:]
    transmission.kinds = _gather(transmission, text_start)
    return transmission


def _gather(transmission: Transmission, text_start: int) -> dict[str, list[Token]]:
    """Name the lines of the text, and gather all lines by kind, blanks left out."""
    kinds: dict[str, list[Token]] = {}
    index = transmission.index
    for token in transmission.tokens[:text_start]:
        token.part = index
        if token.kind != "blank":
            kinds.setdefault(token.kind, []).append(token)
    text = kinds.setdefault("text", [])
    for token in transmission.body:
        token.part, token.block = index, "body"
        kind = token.kind
        if not kind:
            token.kind = "text"
            text.append(token)
        elif kind != "blank":
            kinds.setdefault(kind, []).append(token)
    return kinds


def _header(tokens: list[Token], page: Page | None) -> int:
    """Name the lines of the header; give the index of the first line behind it.

    Without a PAGE line there is a header only where a line of one stands further on (1975TUNIS01442).
    """
    drafting = ""
    rows = False
    header_until = len(tokens) if page else _last_header_line(tokens)
    for index, token in enumerate(tokens):
        if token.kind:
            token.block = "header"
            continue
        text = token.text
        kind = _header_kind(text, rows, bool(drafting))
        if kind is None:
            if any(pattern.match(text) for pattern, _ in _ROUTING) or is_banner(text, page) or label_kind(text):
                return index
            if index > header_until or g.PARAGRAPH_NUMBER.match(text):
                return index
            kind = ("desired" if drafting == "desired" else "cleared") if drafting else "unknown"
        elif kind in ("drafted", "approved", "desired"):
            drafting = kind
        elif kind == "relay":
            drafting = ""
        rows = rows or kind == "distribution"
        token.kind, token.block = kind, "header"
    return len(tokens)


def _last_header_line(tokens: list[Token]) -> int:
    """Index of the last line among the first sixty that opens as one of header or routing does; -1 without one."""
    opens = (g.DISTRIBUTION_LABEL, g.DTG, g.FROM)
    found = [index for index, token in enumerate(tokens[:60]) if any(one.match(token.text) for one in opens)]
    return max(found, default=-1)


def _header_kind(text: str, rows: bool, drafting: bool) -> str | None:
    label = g.DISTRIBUTION_LABEL.match(text)
    if label and (label["label"] != "INFO" or label.end() == len(text) or g.OFFICE_COPIES.search(text)):
        return "distribution"
    if not rows and g.NUMBER_LINE.match(text):
        return "number"
    if rows and not (drafting and text[0] == "(") and g.DISTRIBUTION_ROW.match(text):
        return "distribution"
    return next((kind for pattern, kind in _HEADER if pattern.match(text)), None)


def _routing(tokens: list[Token], start: int, page: Page | None) -> int:
    """Name the lines of the routing; give the index of the first line behind it.

    A blank line ends it unless an addressee or a label follows (1979LAPAZ02940 has a page break there).
    """
    label = ""
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.kind:
            token.block = "routing"
            continue
        text = token.text
        kind = next((kind for pattern, kind in _ROUTING if pattern.match(text)), None)
        if kind is None or (kind == "dtg" and label):
            if is_banner(text, page) or label_kind(text) or not _continues(tokens, index, label):
                return index
            kind = label or "unknown"
        token.kind, token.block = kind, "routing"
        label = kind if kind in ("from", "to", "info") else label
    return len(tokens)


def _continues(tokens: list[Token], index: int, label: str) -> bool:
    """Whether an unlabelled line goes on with the addressees above it."""
    text = tokens[index].text
    if g.ADDRESSEE_HEAD.match(text):
        return label in ("to", "info")
    if label == "" or g.PARAGRAPH_NUMBER.match(text) or len(text) > 60 or text[-1] in ".,;":
        return False
    return index == 0 or tokens[index - 1].kind != "blank"


def _is_final(page: Page | None) -> bool:
    return page is None or page.part is None or page.of is None or page.part >= page.of
