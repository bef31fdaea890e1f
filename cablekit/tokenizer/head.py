"""The head of a transmission: the claim of each line above the text, and the landmarks that follow from the claims.

Strategy. The fields look at a line once, on demand, and the claim is kept. Landmarks come from claims that are sure,
before any border is decided: the routing begins at the first line that can be nothing else, the body at the banner or
the first label. What is between two landmarks belongs to the block between them.
"""

from collections.abc import Iterator

import msgspec

from cablekit.fields import addressees
from cablekit.fields.registry import BY_KIND, CLUSTER, KEYED, opens
from cablekit.lines import LONGEST, Claim, Kind, Lines, Page
from cablekit.vocabulary import LABEL_WITHIN

# A global name is found ten times faster than a member of Kind; these are looked up several times a line.
_BANNER = Kind.BANNER
_END = Kind.END
_GAP = Kind.GAP
_NETWORK = Kind.NETWORK
_TEXT = Kind.TEXT

#: number of lines with content in which a landmark is looked for: clearances and lists of addressees may be long
_WITHIN = 160
#: the first label is at most so far below the banner: lines with content
_LABEL_WITHIN = 14
#: at most this number of lines without a label is between two labels: they continue a field, or their label is damaged
_BETWEEN_LABELS = 8
#: columns of the teletype; a line of prose that a tool joined is longer
_TELETYPE = 80
_ROUTED = frozenset([Kind.FROM, Kind.TO, Kind.INFO, Kind.DTG])
#: kinds whose label may follow another one on the same line
_LABELLED = _ROUTED | CLUSTER


class Head:
    """The claims of a transmission's lines, worked out on demand.

    Attributes:
        claimed: indexes and claims of the lines above the text that a field claims by themselves, in order, up to the
            first label, or the first line after the routing that can only belong to the body.
        routing: index of the first line of the routing; None if the body comes first.
    """

    __slots__ = ("_claims", "claimed", "end", "lines", "page", "routing", "start")

    def __init__(self, lines: Lines, start: int, end: int, page: Page | None) -> None:
        self.lines, self.start, self.end, self.page = lines, start, end, page
        self._claims: dict[int, Claim | None] = {}
        self.claimed = self._sweep()
        self.routing = self._routing()

    def claim(self, index: int) -> Claim | None:
        """Return the claim of a line by itself, with those of further labels on it. A frame's claim comes first."""
        claims = self._claims
        return claims[index] if index in claims else self._look_at(index)

    def _look_at(self, index: int) -> Claim | None:
        """Work out the claim of a line."""
        lines = self.lines
        if index in lines.claims:
            return lines.claims[index]
        text = lines.texts[index]
        claim = opens(text, self.page) if len(text) <= LONGEST else None
        if claim is not None and claim.kind in _LABELLED:
            claim = self.split(claim, text)
        self._claims[index] = claim
        return claim

    def _sweep(self) -> list[tuple[int, Claim]]:
        """Work out the claims of the head, in order. Name lines of the network, BT only below a list of addressees."""
        claimed: list[tuple[int, Claim]] = []
        kinds, texts = self.lines.kinds, self.lines.texts
        saying = 0
        first = -1 if self.page is None else self.page.index  # above it a page has lost its line, and may have no head
        routed = listed = False
        for index in range(self.start, self.end):
            if kinds[index] not in KEYED:
                continue
            saying += 1
            if saying > _WITHIN or len(texts[index]) > LONGEST:
                break
            claim = self._look_at(index)
            if claim is None:
                listed = listed and addressees.may_be(texts[index])
                continue
            kind = claim.kind
            if kind is _NETWORK:
                if claim.sure or listed:
                    self.lines.name(index, claim)
                continue
            claimed.append((index, claim))
            if claim.sure and kind in _ROUTED:
                routed = listed = True
            elif kind in CLUSTER or (claim.sure and (kind is _BANNER or (kind is _TEXT and (routed or index < first)))):
                break
        return claimed

    def split(self, claim: Claim, text: str) -> Claim:
        """Return a claim chained to those of further labels, if a line end was lost: `SUBJECT: ROAD TAGS: EAID`."""
        if claim.kind in _ROUTED:
            pieces = addressees.within(text)
            if len(pieces) == 1:
                return claim
            claims = [self._cut(claim, text, pieces[0]), *map(addressees.labelled, pieces[1:])]
        elif claim.kind in CLUSTER and ":" in claim.rest[1:]:  # a colon at its beginning is that of the label before it
            first, *further = LABEL_WITHIN.split(text)
            if not further:
                return claim
            claims = self._labels(claim, text, first, further)
        else:
            return claim
        chained: Claim | None = None
        for piece in reversed(claims):
            chained = Claim(piece.kind, piece.rest, piece.sure, piece.seen, chained, piece.note)
        return chained or claim

    def _labels(self, claim: Claim, text: str, first: str, further: list[str]) -> list[Claim]:
        """Return the claims of a line, cut before each label inside it."""
        cuts = [(claim, text, first)]
        for label in further:
            inside = opens(label, self.page)
            if inside is None or not _opens_inside(inside, label):
                above, own, piece = cuts[-1]
                cuts[-1] = above, own, f"{piece} {label}"
            else:
                cuts.append((inside, label, label))
        return [self._cut(*cut) for cut in cuts]

    def _cut(self, claim: Claim, text: str, piece: str) -> Claim:
        """Return the claim of a piece of a line. If no field claims the piece by itself, it has the line's own claim:
        its label is damaged, or it continues the field above."""
        cut = opens(piece, self.page)
        if cut is not None and cut.kind is claim.kind:
            return cut
        rest = piece[len(text) - len(claim.rest) :]
        note = None if claim.note is None else claim.note.removesuffix(claim.rest) + rest
        return msgspec.structs.replace(claim, rest=rest, note=note)

    def _routing(self) -> int | None:
        """Return the index of the first line of the routing; None if the body comes first."""
        for index, claim in self.claimed:
            if claim.kind in _ROUTED and claim.sure:
                return index
            if _opens_body(claim):
                return None
        return None

    def header_end(self) -> int:
        """Return where a header without routing ends: after the last line that can only belong to the header."""
        end = self.start
        for index, claim in self.claimed:
            if _opens_body(claim):
                break
            if claim.sure and BY_KIND[claim.kind].block == "header":
                end = index + 1
        return end

    def body(self, start: int) -> int | None:
        """Return the index of the first line of the body, banner or label; None if a paragraph or nothing comes
        first."""
        for index, claim in self.claimed:
            if index < start:
                continue
            if claim.kind is _TEXT and claim.sure:
                return None
            if claim.kind is _BANNER or claim.kind in CLUSTER:
                return index
        return None

    def banners(self) -> Iterator[str]:
        """Yield the lines that may be the banner, before any border is decided, up to the first that is sure. A damaged
        one is yielded as it should read.

        A classification alone may belong to a lost PAGE line. No banner is below a label or a paragraph, unless that
        strayed into the header.
        """
        routing = self.routing or self.start
        for index, claim in self.claimed:
            if index < routing:
                continue
            if claim.kind in CLUSTER or (claim.kind is _TEXT and claim.sure):
                return
            if claim.kind is _BANNER:
                yield claim.note or self.lines.texts[index]
                if claim.sure:
                    return

    def cluster(self, start: int) -> tuple[int, int]:
        """Return the indexes of the first and last label of the cluster E.O., TAGS, SUBJECT, REF; -1 if there is no
        label.

        The cluster ends at a numbered paragraph, at a repeated telegram, and after too many lines without a label. More
        of those are allowed above the first label, where captions and passing lines are, than between two labels.
        """
        first = last = -1
        saying = 0
        seen: set[Kind] = set()
        kinds, texts = self.lines.kinds, self.lines.texts
        for index in range(start, self.end):
            if kinds[index] is not _TEXT and kinds[index] not in CLUSTER:
                if kinds[index] is _END or kinds[index] is _GAP:
                    break
                continue
            claim = self.claim(index)
            kind = claim.kind if claim else None
            if claim and kind in CLUSTER and (claim.sure or not saying) and not (kind in seen and BY_KIND[kind].once):
                first, last, saying = (index if first < 0 else first), index, 0
                seen.add(kind)
                continue
            saying += 1
            if saying > (_LABEL_WITHIN if first < 0 else _BETWEEN_LABELS) or kind is _TEXT:
                break
            if first >= 0 and len(texts[index]) > _TELETYPE:
                break
        return first, last


def _opens_inside(claim: Claim, text: str) -> bool:
    """Whether a label inside a line opens a field of its own there."""
    field = BY_KIND[claim.kind].field
    return claim.kind in CLUSTER and field is not None and (field.inside is None or field.inside(text))


def _opens_body(claim: Claim) -> bool:
    """Whether a line can only belong to the body: a label, or a banner with its number."""
    return claim.kind in CLUSTER or (claim.kind is _BANNER and claim.sure)
