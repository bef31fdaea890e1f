"""Spans: which lines of the source a field was read from."""

from collections.abc import Iterable
from operator import itemgetter

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
        if token.field is None and (token.kind != "classification" or token.block == "header"):
            token.field = _FIELDS.get(token.kind)
    return tokens


def spans(tokens: Iterable[Token], made: Iterable[Token] = ()) -> dict[str, list[LineRange]]:
    """Field path -> ranges of lines, from 1, both ends in, in the order of the text.

    `made` are the lines that were made of tokens (`Transmission.made`): a token that holds two labels gives two fields.
    """
    found: dict[str, list[LineRange]] = {}
    read = [(token.line, token.field) for token in tokens if token.field is not None]
    more = {(token.line, _FIELDS[token.kind]) for token in made}.difference(read)
    for line, field in sorted([*read, *more], key=itemgetter(0)) if more else read:
        ranges = found.setdefault(field, [])
        if ranges and ranges[-1][1] == line - 1:
            ranges[-1] = (ranges[-1][0], line)
        else:
            ranges.append((line, line))
    return found
