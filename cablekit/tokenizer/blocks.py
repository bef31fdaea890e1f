"""The state machine that cuts a transmission into header, routing and body (format guide 4, 5, 6).

Strategy. Each state asks its own question of a line; the first that says yes names the line. A line that only a
later block can hold moves the machine on. It never goes back.
"""

import re
from collections.abc import Collection

from cablekit import grammar as g
from cablekit.tokenizer.opening import is_banner, label_kind, mark_opening, mark_tail
from cablekit.tokenizer.token import LONGEST, Page, Token, Transmission

_HEADER: tuple[tuple[re.Pattern[str], str], ...] = (
    (g.DRAFTED, "drafted"),
    (g.APPROVED, "approved"),
    (g.DESIRED, "desired"),
    (g.RELAY, "relay"),
    (g.RELAY_BARE, "relay"),
)


def cut(transmission: Transmission, earlier: Collection[str]) -> Transmission:
    """Name every line of a transmission, and gather its lines by kind.

    `earlier` holds the passing lines and captions of the transmissions before it, which sections repeat.
    """
    tokens = transmission.tokens
    page = transmission.pages[0] if transmission.pages else None
    transmission.routing_start = _header(tokens, page)
    transmission.body_start = _routing(tokens, transmission.routing_start, page)
    text_start = mark_opening(tokens, transmission.body_start, page, earlier)
    transmission.body = tokens[text_start:]
    text = mark_tail(transmission.body, final=_is_final(page))
    transmission.kinds["text"] = text
    for token in [token for token in tokens if token.kind != "text" and token.kind != "blank"]:
        transmission.kinds.setdefault(token.kind, []).append(token)
    return transmission


def _header(tokens: list[Token], page: Page | None) -> int:
    """Name the lines of the header; give the index of the first line behind it.

    Without a PAGE line there is a header only where a line of one stands further on (1975TUNIS01442).
    """
    drafting = ""
    rows = False
    header_until = len(tokens) if page else _last_header_line(tokens)
    for index, token in enumerate(tokens):
        if token.kind != "text":
            continue
        text = token.text
        if len(text) > LONGEST:
            return index
        kind = _header_kind(text, rows, bool(drafting))
        if kind is None:
            if _routing_kind(text) or is_banner(text, page) or label_kind(text):
                return index
            if index > header_until or g.PARAGRAPH_NUMBER.match(text):
                return index
            kind = ("desired" if drafting == "desired" else "cleared") if drafting else "unknown"
        elif kind in ("drafted", "approved", "desired"):
            drafting = kind
        elif kind == "relay":
            drafting = ""
        rows = rows or kind == "distribution"
        token.kind = kind
    return len(tokens)


def _last_header_line(tokens: list[Token]) -> int:
    """Index of the last line among the first sixty that opens as one of header or routing does; -1 without one."""
    opens = (g.DISTRIBUTION_LABEL, g.DTG, g.FROM)
    found = [index for index, token in enumerate(tokens[:60]) if any(one.match(token.text) for one in opens)]
    return max(found, default=-1)


def _header_kind(text: str, rows: bool, drafting: bool) -> str | None:
    label = g.DISTRIBUTION_LABEL.match(text) if text[0] in "AOI" else None
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
        if token.kind != "text":
            continue
        text = token.text
        kind = _routing_kind(text)
        if kind is None or (kind == "dtg" and label):
            if is_banner(text, page) or label_kind(text) or not _continues(tokens, index, label):
                return index
            kind = label or "unknown"
        token.kind = kind
        label = kind if kind in ("from", "to", "info") else label
    return len(tokens)


def _routing_kind(text: str) -> str | None:
    label = g.ROUTING_LABEL.match(text)
    if label:
        return label.lastgroup
    return "dtg" if g.DTG.match(text) or g.DTG_LIKE.match(text) else None


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
