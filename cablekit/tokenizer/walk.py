"""The walk: name every line of a transmission's header, routing and opening.

Strategy. In each block these questions are asked about a line, in this order: does it open a field of this block
(`opens`)? does it continue the field above (`continues`)? does it fit by its place, though no field claimed it
(`fits`)? Else it is unknown, or the next block begins. A claim of another block does not count. Nothing here knows what
a line means.
"""

from collections.abc import Callable, Collection, Sequence

from cablekit.fields import addressees, network, number, signature
from cablekit.fields.field import Fits
from cablekit.fields.registry import BY_KIND, CLUSTER, FITTERS, INTERRUPTED, KEYED, UNINTERRUPTED
from cablekit.lines import LONGEST, Below, Claim, Kind, Line, Lines, Near, Transmission, Witness
from cablekit.tokenizer.head import Head

# A global name is found ten times faster than a member of Kind; these are looked up several times a line.
_BANNER = Kind.BANNER
_BLANK = Kind.BLANK
_END = Kind.END
_GAP = Kind.GAP
_GLUED = Kind.GLUED
_NETWORK = Kind.NETWORK
_NUMBER = Kind.NUMBER
_PAGE = Kind.PAGE
_PASSING = Kind.PASSING
_RELAY = Kind.RELAY
_REPEATED = Kind.REPEATED
_TEXT = Kind.TEXT
_UNKNOWN = Kind.UNKNOWN
_DISTRIBUTION = Kind.DISTRIBUTION

#: kinds that end the routing: they can only be in the body
_BODY_ONLY = frozenset([Kind.CAPTION, Kind.CORRECTED, Kind.NOTICE])
#: the most lines above the labels of a later section
_ABOVE_LABELS = 3
#: a colon among the first characters shows a label in a later section, where a word of the text may look like one
_COLON_WITHIN = 12
#: number of lines without a label that are looked at below a line
_LOOK_BELOW = 8
#: number of lines of any kind
_LOOK_FAR = 64


def walk(
    one: Transmission, head: Head, others: Collection[str], witness: Callable[[], Witness], *, leads: bool = True
) -> None:
    """Name the lines of header, routing and opening.

    `others`: passing lines of other sections, without blanks; `leads`: the document has no section before this one.
    """
    one.routing_start = _header(one, head, head.header_end() if head.routing is None else head.routing)
    one.body_start = _routing(one, head)
    one.text_start = _opening(one, head, others, witness, leads=leads)


def _take(lines: Lines, index: int, claim: Claim, near: Near) -> None:
    """Name a line, and update the neighbourhood."""
    lines.kinds[index] = claim.kind
    lines.claims[index] = claim
    text, seen = lines.texts[index], near.seen
    seen[claim.kind] = seen.pop(claim.kind, text)
    while claim.then is not None:
        claim = claim.then
        seen[claim.kind] = seen.pop(claim.kind, text)
    near.above, near.above_at = claim, index
    near.blank = False


def _take_opening(one: Transmission, index: int, claim: Claim, near: Near) -> None:
    """Name a line of the opening, and keep the lines that its field has so far."""
    same = near.above is not None and near.above.kind is claim.kind and not claim.sure
    _take(one.lines, index, claim, near)
    if not same:
        near.rows = []
    near.rows.append(near.above.rest if near.above is not None else "")
    if near.decided is not None:
        one.decided.append((index, claim.kind, near.decided))
        near.decided = None


def _continued(lines: Lines, text: str, near: Near) -> Claim | None:
    """Return the claim of a line that continues the field above; None if it does not."""
    above = near.above
    field = BY_KIND[above.kind].field if above else None
    if above is None or field is None or field.continues is None:
        return None
    at = near.above_at
    line = Line(lines.numbers[at], lines.rows[at], lines.texts[at], above, at)
    return Claim(above.kind, text, sure=False) if field.continues((line,), text, near) else None


def _fitting(fitters: Sequence[Fits], text: str, near: Near) -> Claim | None:
    """Return the claim of the first of some fields that a line fits by its place."""
    for fits in fitters:
        claim = fits(text, near)
        if claim is not None:
            return claim
    return None


# --- header ---------------------------------------------------------------------------------------


def _header(one: Transmission, head: Head, end: int) -> int:
    """Name the lines up to `end`, the index of the first line after the header."""
    near = Near(one.page)
    kinds, texts = one.lines.kinds, one.lines.texts
    dashed: int | None = None
    for index in range(one.start, end):
        if kinds[index] is not _TEXT:
            continue
        text = texts[index]
        claim = head.claim(index)
        if claim is not None and claim.kind is _RELAY and text.isdecimal():
            if dashed is None:
                dashed = max((row for row in range(one.start, end) if texts[row].startswith("---")), default=one.start)
            if index < dashed:  # the dash line has the serial, so this is a number line of six digits
                claim = Claim(_NUMBER, text, sure=False)
        if claim is not None and claim.kind is _NUMBER and _DISTRIBUTION in near.seen:
            claim = claim if number.may_be_below(text) else None
        if claim is None or BY_KIND[claim.kind].block != "header":
            claim = _continued(one.lines, text, near) or _fitting(FITTERS["header"], text, near)
        _take(one.lines, index, claim or Claim(_UNKNOWN, text), near)
    return end


# --- routing --------------------------------------------------------------------------------------


def _routing(one: Transmission, head: Head) -> int:
    """Name the lines of the routing; return the index of the first line after it.

    A line without a label continues the addressees above it. If no banner and no label follows, it must look like an
    addressee (1979LAPAZ02940 has a page break between addressees).
    """
    start = one.routing_start
    body = head.body(start)
    near = Near(one.page)
    kinds, texts = one.lines.kinds, one.lines.texts
    near.certain = body is not None and (claim := head.claim(body)) is not None and claim.kind is _BANNER
    for index in range(start, one.end if body is None else body):
        if kinds[index] is _NETWORK and near.seen and network.is_break(texts[index]):
            return index + 1
        if kinds[index] is not _TEXT:
            if kinds[index] in KEYED:
                _take(one.lines, index, one.lines.claims[index], near)
            continue
        text = texts[index]
        near.blank = index > one.start and kinds[index - 1] is _BLANK
        claim = _of_routing(head, index, text, near)
        if claim is None:
            return index
        above, above_at = near.above, near.above_at
        _take(one.lines, index, claim, near)
        if claim.kind is _UNKNOWN:  # noise does not end a list
            near.above, near.above_at = above, above_at
    return one.end if body is None else body


def _of_routing(head: Head, index: int, text: str, near: Near) -> Claim | None:
    """Return the claim of a line of the routing; None where the body begins."""
    claim = head.claim(index)
    if claim is not None and BY_KIND[claim.kind].block == "routing":
        if not (BY_KIND[claim.kind].once and claim.kind in near.seen):
            return claim
    elif claim is not None and _ends_routing(claim, near):
        return None
    elif fitting := _fitting(FITTERS["routing"], text, near):
        return head.split(fitting, text)
    if continued := _continued(head.lines, text, near):
        return head.split(continued, text)
    labelled = bool(near.seen.keys() - {_UNKNOWN})
    if near.certain and (labelled or not near.blank):
        return Claim(_UNKNOWN, text)
    continuation = labelled and not near.blank and addressees.may_go_on(text)
    return Claim(_UNKNOWN, text) if continuation else None


def _ends_routing(claim: Claim, near: Near) -> bool:
    """Whether a line can only belong to the body: a caption, a notice, a numbered paragraph; a passing line that
    follows a blank line or names no addressee."""
    if claim.kind in _BODY_ONLY or (claim.kind is _TEXT and claim.sure):
        return True
    return claim.kind is _PASSING and (near.blank or addressees.is_nobody(claim.rest))


# --- opening --------------------------------------------------------------------------------------


def _opening(
    one: Transmission, head: Head, others: Collection[str], witness: Callable[[], Witness], *, leads: bool
) -> int:
    """Name the lines from the banner to the text; return the index at which the text begins.

    If the first section is lost, the next one may repeat its opening.
    """
    later = one.part is not None and one.part > 1
    first, last = (-1, -1) if later and not leads else head.cluster(one.body_start)
    if later and leads:
        later = not _heads_section(one, first, last)
        first, last = (-1, -1) if later else (first, last)
    near = Near(one.page, later=later, others=others, witness=witness)
    near.look_below(
        lambda index: _below(one, head, index),
        lambda index: _label_below(one, head, index),
        lambda index: _text_below(one, index),
    )
    lines = one.lines
    kinds, texts = lines.kinds, lines.texts
    turned = False
    for index in range(one.body_start, one.end):
        kind = kinds[index]
        if kind is _BLANK:
            near.blank = near.blanks = True
        elif kind is _TEXT:
            text = texts[index]
            blanks = near.blanks
            if turned:  # the blank lines are those of the page
                near.blank = near.blanks = turned = False
            claim = _of_opening(one, head, index, near, first, last) if len(text) <= LONGEST else None
            near.blanks = blanks
            if claim is None:
                if near.decided is not None:
                    one.decided.append((index, _TEXT, near.decided))
                return index
            _take_opening(one, index, claim, near)
        elif kind is _PAGE:
            turned = True
        elif kind in KEYED:
            _take(lines, index, lines.claims[index], near)
        elif kind is _END or kind is _GAP or kind is _GLUED:
            return index
    return one.end


def _heads_section(one: Transmission, first: int, last: int) -> bool:
    """Whether a later section begins with several labels, with few lines above."""
    above = sum(kind is _TEXT for kind in one.lines.kinds[one.body_start : first])
    return first < last and above <= _ABOVE_LABELS


def _of_opening(one: Transmission, head: Head, index: int, near: Near, first: int, last: int) -> Claim | None:
    """Return the claim of a line of the opening; None if the text begins with it."""
    text = one.lines.texts[index]
    claim = head.claim(index)
    accepted = _accepted(claim, text, near, may_repeat=index <= last) if claim else None
    if accepted:
        return accepted
    near.index, near.before, near.between = index, index < first, index < last
    near.indented = one.lines.rows[index][:1] in " \t"
    near.claim = claim if claim is not None and claim.kind in (_TEXT, _PASSING) else None
    above = near.above.kind if near.above is not None else None
    if above in INTERRUPTED:  # a field may end the one above, though the line would continue that one
        before, after = INTERRUPTED[above], UNINTERRUPTED[above]
    else:
        before, after = (), FITTERS["body"]
    placed = _fitting(before, text, near) or _continued(one.lines, text, near) or _fitting(after, text, near)
    if placed:
        return head.split(placed, text)
    return Claim(_UNKNOWN, text) if near.between else None


def _accepted(claim: Claim, text: str, near: Near, *, may_repeat: bool) -> Claim | None:
    """Return a claim that opens its field here; None if the lines above rule that out."""
    kind = claim.kind
    row = BY_KIND[kind]
    if row.block != "body" or kind is _TEXT or kind is _PASSING:
        return None
    if kind in CLUSTER and near.later and ":" not in text[:_COLON_WITHIN]:
        return None  # a later section continues the text: a word in it is not a label
    if row.once and kind in near.seen:
        return Claim(_REPEATED, text) if may_repeat and text == near.seen[kind] else None
    if claim.note is not None and kind in near.seen:
        return None  # TASS: is not a damaged TAGS: if those are above
    return None if row.closed_by & near.seen.keys() else claim


def _below(one: Transmission, head: Head, index: int) -> Below:
    """Return the lines below a line, up to a blank one, a label, a numbered paragraph, a repeated telegram, or the
    end."""
    kinds, texts = one.lines.kinds, one.lines.texts
    rows: list[tuple[str, Claim | None]] = []
    for at in range(index + 1, min(one.end, index + _LOOK_FAR)):
        kind = kinds[at]
        if kind is _BLANK or kind is _END or kind is _GAP:
            return Below(tuple(rows), closed=True, blank=kind is _BLANK)
        if kind is not _TEXT and kind not in CLUSTER:
            continue
        claim = head.claim(at)
        if claim is not None and (claim.kind in CLUSTER or claim.kind is _TEXT):
            return Below(tuple(rows), closed=True, text=claim.kind is _TEXT)
        if len(rows) == _LOOK_BELOW:
            return Below(tuple(rows))
        rows.append((texts[at], claim))
    return Below(tuple(rows), closed=True)


def _label_below(one: Transmission, head: Head, index: int) -> Kind | None:
    """Return the next label below a line; None if a numbered paragraph or too many lines without a label come first."""
    kinds = one.lines.kinds
    saying = 0
    for at in range(index + 1, min(one.end, index + _LOOK_FAR)):
        if kinds[at] is not _TEXT and kinds[at] not in CLUSTER:
            continue
        claim = head.claim(at)
        if claim is not None and claim.kind in CLUSTER:
            return claim.kind
        saying += 1
        if saying > _LOOK_BELOW or (claim is not None and claim.kind is _TEXT):
            return None
    return None


def _text_below(one: Transmission, index: int) -> bool:
    """Whether more than a signature is below: PLEASE PASS X may be the whole message."""
    kinds, texts = one.lines.kinds, one.lines.texts
    return any(kinds[at] is _TEXT and not signature.is_name(texts[at]) for at in range(index + 1, one.end))
