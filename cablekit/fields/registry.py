"""The registry: all kinds of lines, each with its field, its path in the record, its block, and when it may open.

The order is the precedence: if two fields claim a line, the first gets it. Tokenizer, spans and checks look here, so a
new kind of line needs a module in this package, a member of `Kind` and a row below.
"""

import re

import msgspec

from cablekit.fields import (
    addressees,
    banner,
    body_text,
    caption,
    classification,
    classified_by,
    cleared,
    corrected,
    dated,
    desired,
    distribution,
    drafted,
    dtg,
    end,
    executive_order,
    network,
    notice,
    number,
    offices,
    page,
    pages,
    passing,
    precedence,
    received,
    relay,
    serial,
    signature,
    source_note,
    subject,
    tags,
)
from cablekit.fields.field import Field, Fits, Opens
from cablekit.fields.references import line as references
from cablekit.lines import Block, Claim, Kind, Page

_HEAD_COLON = 12
"""The colon of a damaged label is looked for from the third character up to this one."""
_MOST_HEADS = 1024
"""So many beginnings of lines are kept."""

CLUSTER = frozenset([Kind.EXECUTIVE_ORDER, Kind.TAGS, Kind.SUBJECT, Kind.REFERENCE])
"""The labels between banner and text."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of line.

    Attributes:
        kind: what the line is.
        path: path of its field, below the record or the transmission; None for furniture.
        block: the block it is in; None if it may be anywhere.
        field: the field that recognises and reads it; None if only its place or the frame decides.
        closed_by: kinds after which it can no longer open.
        interrupts: kinds that a line ends if it fits here, though it would also continue them.
        once: whether it occurs only once; a second one is a repeated line, or text.
        at_end: whether its place is the end of the text, which is named after all sections are read.
    """

    kind: Kind
    path: str | None = None
    block: Block | None = None
    field: Field | None = None
    closed_by: frozenset[Kind] = frozenset()
    interrupts: frozenset[Kind] = frozenset()
    once: bool = False
    at_end: bool = False


_BANNER_CLOSED = CLUSTER | {Kind.BANNER}
_SUBJECT = frozenset([Kind.SUBJECT])

ROWS: tuple[Row, ...] = (
    # what may be anywhere
    Row(kind=Kind.PAGE, path="header.page_count", field=page.FIELD),
    Row(kind=Kind.END, field=end.END),
    Row(kind=Kind.GAP, path="body.gaps", field=end.GAP),
    # header
    Row(kind=Kind.DISTRIBUTION, path="header.distribution", block="header", field=distribution.FIELD),
    Row(kind=Kind.NUMBER, path="header.number_line", block="header", field=number.FIELD),
    Row(kind=Kind.CLASSIFICATION, path="header.classification", block="header", field=classification.FIELD),
    Row(kind=Kind.DRAFTED, path="header.drafted_by", block="header", field=drafted.DRAFTED_FIELD),
    Row(kind=Kind.APPROVED, path="header.approved_by", block="header", field=drafted.APPROVED_FIELD),
    Row(kind=Kind.DESIRED, path="header.desired_distribution", block="header", field=desired.FIELD),
    Row(kind=Kind.RELAY, path="header.relay", block="header", field=relay.FIELD),
    Row(kind=Kind.CLEARED, path="header.cleared_by", block="header", field=cleared.FIELD),
    Row(kind=Kind.OFFICES, path="header.distribution", block="header", field=offices.FIELD),
    Row(kind=Kind.RECEIVED, path="header.received", block="header", field=received.FIELD),
    Row(kind=Kind.PAGES, path="header.page_count", block="header", field=pages.FIELD),
    # routing
    Row(kind=Kind.FROM, path="routing.from", block="routing", field=addressees.FROM_FIELD),
    Row(kind=Kind.TO, path="routing.to", block="routing", field=addressees.TO_FIELD),
    Row(kind=Kind.INFO, path="routing.info", block="routing", field=addressees.INFO_FIELD),
    Row(kind=Kind.NETWORK, path="routing.network", block="routing", field=network.FIELD),
    Row(kind=Kind.DTG, path="routing.dtg", block="routing", field=dtg.FIELD, once=True),
    Row(kind=Kind.PRECEDENCE, path="routing.precedence", block="routing", field=precedence.FIELD),
    # what a printed heading says in place of banner and date-time group
    Row(kind=Kind.SERIAL, path="mrn", field=serial.FIELD),
    Row(kind=Kind.SOURCE_NOTE, path="header.classification", field=source_note.FIELD),
    Row(kind=Kind.DATED, path="date", field=dated.FIELD),
    # body: the labels, then what is recognised by itself
    Row(kind=Kind.EXECUTIVE_ORDER, path="body.executive_order", block="body", field=executive_order.FIELD, once=True),
    Row(kind=Kind.CLASSIFIED_BY, path="body.executive_order.classified_by", block="body", field=classified_by.FIELD),
    Row(kind=Kind.TAGS, path="body.tags", block="body", field=tags.FIELD),
    Row(kind=Kind.SUBJECT, path="body.subject", block="body", field=subject.FIELD, once=True),
    Row(kind=Kind.REFERENCE, path="body.references", block="body", field=references.FIELD, interrupts=_SUBJECT),
    Row(kind=Kind.BANNER, path="body.banner", block="body", field=banner.FIELD, closed_by=_BANNER_CLOSED),
    Row(kind=Kind.CORRECTED, path="body.corrected_copy", block="body", field=corrected.FIELD),
    Row(kind=Kind.NOTICE, path="body.markings", block="body", field=notice.FIELD),
    Row(kind=Kind.CAPTION, path="body.captions", block="body", field=caption.FIELD),
    Row(kind=Kind.TEXT, path="body.text", block="body", field=body_text.FIELD),
    Row(kind=Kind.PASSING, path="body.passing", block="body", field=passing.FIELD, interrupts=_SUBJECT),
    Row(kind=Kind.SIGNATURE, path="body.signature", block="body", field=signature.FIELD, at_end=True),
    # named by the tokenizer or by a frame
    Row(kind=Kind.GLUED, path="body.text"),
    Row(kind=Kind.EXCISION, path="body.excisions"),
    Row(kind=Kind.REPEATED, block="body"),
    Row(kind=Kind.STAMP, path="release"),
    Row(kind=Kind.RELEASE, path="release"),
    Row(kind=Kind.PRINT, path="document_number"),
    Row(kind=Kind.BLANK),
    Row(kind=Kind.FRAME),
    Row(kind=Kind.FOOTER),
    Row(kind=Kind.LOST),
    Row(kind=Kind.UNREAD),
    Row(kind=Kind.UNKNOWN),
    Row(kind=Kind.ATTRIBUTE, block="attributes"),
)

BY_KIND: dict[Kind, Row] = {row.kind: row for row in ROWS}
"""Kind -> its row."""

PATHS: dict[Kind, str] = {row.kind: row.path for row in ROWS if row.path is not None}
"""Kind -> path of the field that its lines become."""

ANYWHERE: dict[str, Opens] = {
    head[:2]: row.field.opens
    for row in ROWS
    if row.block is None and row.field is not None and row.field.opens is not None
    if isinstance(row.field.heads, tuple)
    for head in row.field.heads
}
"""First two characters -> `opens` of the field for a line that may be anywhere."""

_OPENERS: tuple[tuple[Field, Opens], ...] = tuple(
    (row.field, row.field.opens)
    for row in ROWS
    if row.block is not None and row.field is not None and row.field.opens is not None
)

KEYED: frozenset[Kind] = frozenset(row.kind for row in ROWS if row.field is not None) - {
    Kind.PAGE,
    Kind.END,
    Kind.GAP,
    Kind.CLASSIFICATION,
    Kind.NOTICE,
    Kind.SIGNATURE,
    Kind.SOURCE_NOTE,
}
"""Kinds that before the walk only a frame names: such lines are landmarks."""

FITTERS: dict[Block, tuple[Fits, ...]] = {
    block: tuple(
        row.field.fits for row in ROWS if row.block == block and row.field and row.field.fits and not row.at_end
    )
    for block in ("header", "routing", "body")
}
"""Block -> `fits` of the fields that an unclaimed line may fit."""

INTERRUPTED: dict[Kind, tuple[Fits, ...]] = {
    kind: tuple(row.field.fits for row in ROWS if kind in row.interrupts and row.field and row.field.fits)
    for kind in {kind for row in ROWS for kind in row.interrupts}
}
"""Kind -> `fits` of the fields that are tried for a line before that kind may continue with it."""

UNINTERRUPTED: dict[Kind, tuple[Fits, ...]] = {
    kind: tuple(fits for fits in FITTERS["body"] if fits not in tried) for kind, tried in INTERRUPTED.items()
}
"""Kind -> `fits` of the other fields of the body, which are tried after that."""


#: `opens` of a field, and the word that a line must have to be shown to it; None if any line is
_Asked = tuple[Opens, str | None]

_ASKED: dict[str, tuple[tuple[_Asked, ...], tuple[_Asked, ...]]] = {}
"""First three characters of a line -> whom to ask about it, in the order of the registry, without a colon near its
beginning and with one. Kept: `heads` is tried once for each beginning."""


def _asked_by(head: str) -> tuple[tuple[_Asked, ...], tuple[_Asked, ...]]:
    if len(_ASKED) >= _MOST_HEADS:
        _ASKED.clear()
    asked = _ASKED[head] = (_asked(head, colon=False), _asked(head, colon=True))
    return asked


def _asked(head: str, *, colon: bool) -> tuple[_Asked, ...]:
    return tuple(
        (opens, word)
        for field, opens in _OPENERS
        for word in ((None,) if (colon and field.colon) or _begins(field.heads, head) else field.words)
    )


def _begins(heads: tuple[str, ...] | re.Pattern[str] | None, head: str) -> bool:
    if heads is None:
        return True
    if isinstance(heads, re.Pattern):
        return heads.match(head) is not None
    return head.startswith(tuple([beginning[:3] for beginning in heads]))


def opens(text: str, page: Page | None) -> Claim | None:
    """Return the claim of a line by itself, from the first field that opens it."""
    head = text[:3]
    plain, labelled = _ASKED.get(head) or _asked_by(head)
    for opener, word in labelled if ":" in text and ":" in text[2:_HEAD_COLON] else plain:
        if word is None or word in text:
            claim = opener(text, page)
            if claim is not None:
                return claim
    return None
