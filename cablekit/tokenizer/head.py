"""The head of a transmission: what each line above the text says by itself, and the landmarks that follow from it.

Strategy. Fields are asked of a line once, when it is first looked at, and what they claim is kept. Landmarks come from
claims that are sure, before any border is decided: the routing begins at the first line that can be nothing else, the
body at the banner or the first label. What is between two landmarks belongs to the block between them.
"""

from collections.abc import Iterator

import msgspec

from cablekit.fields import addressees
from cablekit.fields.registry import BY_KIND, CLUSTER, KEYED, opens
from cablekit.lines import LONGEST, Claim, Kind, Lines, Page
from cablekit.vocabulary import LABEL_WITHIN

#: a landmark is looked for in so many lines that say something: clearances and lists of addressees may be long
_WITHIN = 160
#: how far below the banner the first label may be: lines that say something
_LABEL_WITHIN = 14
#: how many lines without a label may be between two labels: what they say goes on, or is damaged
_BETWEEN_LABELS = 8
#: columns of the teletype; a line of prose that a tool joined is longer
_TELETYPE = 80
#: in place of the claim of a line that was not asked yet
_UNASKED = Claim(Kind.TEXT)
_ROUTED = frozenset([Kind.FROM, Kind.TO, Kind.INFO, Kind.DTG])


class Head:
    """The claims of a transmission's lines, found when they are asked for.

    Attributes:
        claimed: the lines above the text that say something by themselves, in order, with their claims: up to the
            first label, or the first line after the routing that can only be of the body.
    """

    __slots__ = ("_claims", "claimed", "end", "lines", "page", "start")

    def __init__(self, lines: Lines, start: int, end: int, page: Page | None) -> None:
        self.lines, self.start, self.end, self.page = lines, start, end, page
        self._claims: dict[int, Claim | None] = {}
        self.claimed = self._sweep()

    def claim(self, index: int) -> Claim | None:
        """What a line says by itself, second labels and all; of one that the frame named, what the frame says."""
        known = self._claims.get(index, _UNASKED)
        if known is not _UNASKED:
            return known
        if (named := self.lines.claims.get(index)) is not None:
            return named
        text = self.lines.texts[index]
        claim = opens(text, self.page) if len(text) <= LONGEST else None
        if claim is not None and (claim.kind in _ROUTED or claim.kind in CLUSTER):
            claim = self.split(claim, text)
        self._claims[index] = claim
        return claim

    def _sweep(self) -> list[tuple[int, Claim]]:
        """Ask the lines of the head once, in order; name those of the network, BT only below a list of addressees."""
        claimed: list[tuple[int, Claim]] = []
        kinds, texts = self.lines.kinds, self.lines.texts
        saying = 0
        routed = listed = False
        for index in range(self.start, self.end):
            if kinds[index] is not Kind.TEXT and kinds[index] not in KEYED:
                continue
            saying += 1
            if saying > _WITHIN or len(texts[index]) > LONGEST:
                break
            claim = self.claim(index)
            if claim is None:
                listed = listed and addressees.may_be(texts[index])
                continue
            kind = claim.kind
            if kind is Kind.NETWORK:
                if claim.sure or listed:
                    self.lines.name(index, claim)
                continue
            claimed.append((index, claim))
            listed = listed or (claim.sure and kind in _ROUTED)
            if kind in CLUSTER or (claim.sure and (kind is Kind.BANNER or (kind is Kind.TEXT and routed))):
                break
            routed = routed or (claim.sure and kind in _ROUTED)
        return claimed

    def split(self, claim: Claim, text: str) -> Claim:
        """A claim with that of each further label on its line, whose line end was lost: `SUBJECT: ROAD TAGS: EAID`."""
        if claim.kind in _ROUTED:
            first, *more = addressees.within(text)
            if not more:
                return claim
            claims = [self._cut(claim, text, first), *(addressees.labelled(one) for one in more)]
        elif claim.kind in CLUSTER and ":" in claim.rest:
            first, *more = LABEL_WITHIN.split(text)
            if not more:
                return claim
            claims = self._labels(claim, text, first, more)
        else:
            return claim
        chained: Claim | None = None
        for one in reversed(claims):
            chained = Claim(one.kind, one.rest, one.sure, one.seen, chained, one.note)
        return chained or claim

    def _labels(self, claim: Claim, text: str, first: str, more: list[str]) -> list[Claim]:
        """The claims of a line cut before each label inside it."""
        cuts = [(claim, text, first)]
        for one in more:
            inside = opens(one, self.page)
            if inside is None or not _opens_inside(inside, one):
                above, said, piece = cuts[-1]
                cuts[-1] = above, said, f"{piece} {one}"
            else:
                cuts.append((inside, one, one))
        return [self._cut(*cut) for cut in cuts]

    def _cut(self, claim: Claim, text: str, piece: str) -> Claim:
        """The claim of the first piece of a line. Where the piece says nothing by itself, it is the line's own claim:
        a damaged label, or a line that goes on with the field above it."""
        cut = opens(piece, self.page)
        if cut is not None and cut.kind is claim.kind:
            return cut
        rest = piece[len(text) - len(claim.rest) :]
        note = None if claim.note is None else claim.note.removesuffix(claim.rest) + rest
        return msgspec.structs.replace(claim, rest=rest, note=note)

    def routing(self) -> int | None:
        """Index of the line that begins the routing; None when the body comes first."""
        for index, claim in self.claimed:
            if claim.kind in _ROUTED and claim.sure:
                return index
            if _opens_body(claim):
                return None
        return None

    def header_end(self) -> int:
        """Where no routing follows: the index after the last line before the body that can only be of the header."""
        end = self.start
        for index, claim in self.claimed:
            if _opens_body(claim):
                break
            if claim.sure and BY_KIND[claim.kind].block == "header":
                end = index + 1
        return end

    def body(self, start: int) -> int | None:
        """Index of the line that begins the body, banner or label; None where a paragraph or nothing comes first."""
        for index, claim in self.claimed:
            if index < start:
                continue
            if claim.kind is Kind.TEXT and claim.sure:
                return None
            if claim.kind is Kind.BANNER or claim.kind in CLUSTER:
                return index
        return None

    def banners(self) -> Iterator[str]:
        """What may be the banner, before any border is decided, up to the first that is sure.

        A classification alone may be that over a lost PAGE line. None is below a label or a paragraph, except one that
        strayed into the header.
        """
        routing = self.routing() or self.start
        for index, claim in self.claimed:
            if index < routing:
                continue
            if claim.kind in CLUSTER or (claim.kind is Kind.TEXT and claim.sure):
                return
            if claim.kind is Kind.BANNER:
                yield self.lines.texts[index]
                if claim.sure:
                    return

    def cluster(self, start: int) -> tuple[int, int]:
        """Index of the first and of the last label of the cluster E.O., TAGS, SUBJECT, REF; -1 where there is none.

        It ends at a numbered paragraph, at a telegram repeated in the text, and where lines without a label go on too
        long: longer above the first label, where captions and passing lines are, than between two.
        """
        first = last = -1
        saying = 0
        seen: set[Kind] = set()
        kinds, texts = self.lines.kinds, self.lines.texts
        for index in range(start, self.end):
            if kinds[index] is not Kind.TEXT and kinds[index] not in CLUSTER:
                if kinds[index] is Kind.END or kinds[index] is Kind.GAP:
                    break
                continue
            claim = self.claim(index)
            kind = claim.kind if claim else None
            if claim and kind in CLUSTER and (claim.sure or not saying) and not (kind in seen and BY_KIND[kind].once):
                first, last, saying = (index if first < 0 else first), index, 0
                seen.add(kind)
                continue
            saying += 1
            if saying > (_LABEL_WITHIN if first < 0 else _BETWEEN_LABELS) or kind is Kind.TEXT:
                break
            if first >= 0 and len(texts[index]) > _TELETYPE:
                break
        return first, last


def _opens_inside(claim: Claim, text: str) -> bool:
    """Whether a label inside a line opens a field of its own there."""
    field = BY_KIND[claim.kind].field
    return claim.kind in CLUSTER and field is not None and (field.inside is None or field.inside(text))


def _opens_body(claim: Claim) -> bool:
    """Whether a line can only be of the body: a label, or a banner with its number."""
    return claim.kind in CLUSTER or (claim.kind is Kind.BANNER and claim.sure)
