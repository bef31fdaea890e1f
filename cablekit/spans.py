"""Spans: the lines of the source that a field was read from. Tokens: every line as `cablekit tokens` shows it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from cablekit.fields.attributes import path
from cablekit.fields.registry import PATHS
from cablekit.lines import Block, Kind, Lines, Token
from cablekit.model import LineRange
from cablekit.tokenizer import Tokenized


def tokens(tokenized: Tokenized) -> list[Token]:
    """Return every line with its kind, its block, its transmission and the path of its field in the record."""
    lines = tokenized.lines
    blocks: list[Block] = ["frame"] * len(lines)
    parts: list[int | None] = [None] * len(lines)
    for transmission in tokenized.transmissions:
        for index in range(transmission.start, transmission.end):
            blocks[index], parts[index] = transmission.block(index), transmission.index
    fields: list[str | None] = [PATHS.get(kind) for kind in lines.kinds]
    if tokenized.has_attributes:
        head = max(index for index, kind in enumerate(lines.kinds) if kind is Kind.FRAME)
        blocks[head + 1 :] = ["attributes"] * (len(lines) - head - 1)
    starts = [start for start, _ in tokenized.attributes]
    for entry, (start, end) in zip(tokenized.attributes, pairwise([*starts, len(lines)]), strict=True):
        field = path(entry)
        for index in range(start, end):
            if lines.kinds[index] is Kind.ATTRIBUTE:
                fields[index] = field
    raws = lines.raws()
    columns = list(_columns(lines, raws))
    return [
        Token(
            lines.numbers[index],
            raw,
            lines.texts[index],
            kind,
            blocks[index],
            parts[index],
            None if kind is Kind.CLASSIFICATION and blocks[index] != "header" else fields[index],
            columns[index],
        )
        for index, (raw, kind) in enumerate(zip(raws, lines.kinds, strict=True))
    ]


def _columns(lines: Lines, raws: Sequence[str]) -> Iterator[int]:
    """Yield the column, from 1, at which each line begins in its line of the source."""
    last, column = 0, 1
    for number, raw in zip(lines.numbers, raws, strict=True):
        column = column if number == last else 1
        yield column
        last, column = number, column + len(raw)


def spans(tokenized: Tokenized) -> dict[str, list[LineRange]]:
    """Return field path -> ranges of lines, from 1, both ends included, in the order of the text."""
    ranges: dict[str, list[LineRange]] = {}
    for line, field in sorted(_read(tokenized), key=itemgetter(0)):
        known = ranges.setdefault(field, [])
        if known and known[-1][1] == line - 1:
            known[-1] = (known[-1][0], line)
        elif not known or known[-1][1] != line:
            known.append((line, line))
    return ranges


def _read(tokenized: Tokenized) -> Iterator[tuple[int, str]]:
    """Yield each line with its field; a line with two labels belongs to two fields."""
    lines = tokenized.lines
    for index, token in enumerate(tokens(tokenized)):
        if token.field is not None:
            yield token.line, token.field
        claim = lines.claims.get(index)
        then = claim.then if claim else None
        while then is not None:
            yield token.line, PATHS[then.kind]
            then = then.then
