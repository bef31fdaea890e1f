"""Spans: which lines of the source a field was read from."""

from collections.abc import Iterable

from cablekit.model import LineRange
from cablekit.tokenizer import Token, Tokenized

#: kind of a line -> field it becomes, below its transmission
_FIELDS = {
    "page": "header.page_count",
    "classification": "header.classification",
    "number": "header.number_line",
    "distribution": "header.distribution",
    "drafted": "header.drafted_by",
    "approved": "header.approved_by",
    "cleared": "header.cleared_by",
    "desired": "header.desired_distribution",
    "relay": "header.relay",
    "dtg": "routing.dtg",
    "from": "routing.from",
    "to": "routing.to",
    "info": "routing.info",
    "banner": "body.banner",
    "caption": "body.captions",
    "passing": "body.passing",
    "corrected": "body.corrected_copy",
    "notice": "body.markings",
    "executive_order": "body.executive_order",
    "tags": "body.tags",
    "subject": "body.subject",
    "reference": "body.references",
    "text": "body.text",
    "glued": "body.text",
    "gap": "body.gaps",
    "excision": "body.excisions",
    "signature": "body.signature",
    "stamp": "release",
    "release": "release",
}


def label(tokenized: Tokenized) -> list[Token]:
    """Every token with its block, its transmission and the path of the field it became."""
    tokens = tokenized.tokens
    for token in tokens:
        if token.field is None:
            token.field = _FIELDS.get(token.kind)
    return tokens


def spans(tokens: Iterable[Token]) -> dict[str, list[LineRange]]:
    """Field path -> ranges of lines, from 1, both ends in, in the order of the text."""
    found: dict[str, list[LineRange]] = {}
    for token in tokens:
        if token.field is None:
            continue
        ranges = found.setdefault(token.field, [])
        if ranges and ranges[-1][1] == token.line - 1:
            ranges[-1] = (ranges[-1][0], token.line)
        else:
            ranges.append((token.line, token.line))
    return found
