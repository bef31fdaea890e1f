"""The sections of a message: where each begins, their order, and what is decided over all of them.

Strategy. Each PAGE 01 begins a transmission. Which section it is, its PAGE line says, else its banner; that is known
before any border inside it is decided, so that the openings are walked in the order of the sections and each knows
what the others have. After that one function decides which transmissions make the message, which are copies, which is
the last, and who signs.
"""

from collections import Counter, deque
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

from cablekit.fields import banner, body_text, passing
from cablekit.fields.registry import KEYED
from cablekit.lines import Kind, Lines, Page, Transmission, Witness
from cablekit.tokenizer.head import Head
from cablekit.tokenizer.tail import Tail
from cablekit.tokenizer.walk import walk

#: kinds that may be between PAGE 01 and the classification above it
_ABOVE_PAGE = frozenset([Kind.BLANK, Kind.STAMP, Kind.RELEASE, Kind.NOTICE, Kind.FRAME, Kind.PRINT])
#: and what is beside that classification
_BESIDE = frozenset([Kind.CAPTION, Kind.CORRECTED])
#: a text without a PAGE line may begin with a line that the frame named
_KEYED = KEYED - {Kind.TEXT}

#: how much of two texts agrees where one is a copy of the other, and with how many a text is compared
_AGREE, _COMPARED = 0.9, 8


class _Text:
    """The text of a transmission, to be compared with others.

    Attributes:
        one: the transmission.
        said: the lines of its text without their blanks; found when they are asked for, as few sections have copies.
    """

    def __init__(self, one: Transmission) -> None:
        self.one = one

    @cached_property
    def said(self) -> Counter[str]:
        kinds, texts = self.one.lines.kinds, self.one.lines.texts
        span = range(self.one.text_start, self.one.end)
        return Counter([texts[index].replace(" ", "") for index in span if kinds[index] is Kind.TEXT])


def transmissions(
    lines: Lines, start: int, end: int, pages: Sequence[Page], witness: Callable[[], Witness]
) -> list[Transmission]:
    """The message part between two indexes, cut at each PAGE 01, every line named; `witness` is asked when needed."""
    found = _cut(lines, start, end, pages)
    heads = [Head(lines, one.start, one.end, one.page) for one in found]
    for one, head in zip(found, heads, strict=True):
        one.part, one.part_of = _section(one.page, head)
        one.final = one.part is None or one.part_of is None or one.part >= one.part_of
    others: set[str] = set()
    for one, head in sorted(zip(found, heads, strict=True), key=lambda pair: pair[0].part or 1):
        walk(one, head, others, witness)
        if len(found) > 1:
            others |= passing.repeated_by_sections(one.lines, one.body_start, one.text_start)
    decide(found)
    claimed = sorted(lines.claims)
    for one in found:
        one.gather(claimed)
    return found


def _cut(lines: Lines, start: int, end: int, pages: Sequence[Page]) -> list[Transmission]:
    first_pages = [one for one in pages if one.number == 1] or list(pages[:1])
    starts = [_start(lines, start, one.index) for one in first_pages]
    if not starts and (begin := _first_line_of_text(lines, start, end)) is not None:
        starts = [_start(lines, start, begin)]
    waiting = deque(pages)
    found = []
    for index, (begin, finish) in enumerate(pairwise([*starts, end])):
        own = []
        while waiting and waiting[0].index < finish:
            own.append(waiting.popleft())
        found.append(Transmission(lines, index, begin, finish, own))
    return found


def _start(lines: Lines, start: int, index: int) -> int:
    """Where a transmission begins: its head classification when one is above its PAGE 01, and captions beside it."""
    begin, classified = index, False
    for above in range(index - 1, start - 1, -1):
        kind = lines.kinds[above]
        if kind in _BESIDE or (kind is Kind.CLASSIFICATION and not classified):
            begin = above
            classified = classified or kind is Kind.CLASSIFICATION
        elif kind not in _ABOVE_PAGE:
            break
    return begin


def _first_line_of_text(lines: Lines, start: int, end: int) -> int | None:
    """Without a PAGE line: the first line that is no furniture and no notice of a lost text."""
    for index in range(start, end):
        kind = lines.kinds[index]
        if (kind is Kind.TEXT and not body_text.is_lost(lines.texts[index])) or kind in _KEYED:
            return index
    return None


def _section(page: Page | None, head: Head) -> tuple[int | None, int | None]:
    """Which section, and of how many: by the PAGE line, else by the banner."""
    if page is not None and page.part:
        return page.part, page.of
    part = next((part for text in head.banners() if (part := banner.section(text)) is not None), None)
    return (None, None) if part is None else (part.number, part.of)


# --- decided over all sections --------------------------------------------------------------------


def decide(found: Sequence[Transmission]) -> None:
    """Decide copies and who signs.

    Of the copies of a section the corrected one is read, else the latest that is whole; the others say whose duplicates
    they are. Texts that differ are no copies: both are read. A transmission of another message is left out.
    """
    for one in found:
        one.same_message = one is found[0] or _same_message(one, found[0])
    if len(found) > 1:
        for copies in _copies([one for one in found if one.same_message]):
            keep = _kept(copies)
            for text in copies:
                text.one.duplicate_of = None if text.one is keep else keep.index
    _sign(found)


def _copies(those: Sequence[Transmission]) -> list[list[_Text]]:
    """The transmissions of one message, the copies of each section together.

    One that says no section may be a copy of any. A corrected copy is one of its section, whatever it corrects.
    """
    groups: dict[int | None, list[list[_Text]]] = {}
    for one in those:
        text = _Text(one)
        like = groups.get(one.part, [])[-_COMPARED:]
        corrected = like[:1] if _is_corrected(one) else []
        others = [group for part, of_part in groups.items() if None in (part, one.part) for group in of_part]
        agree = (group for group in (*like, *others[-_COMPARED:]) if _agree(text.said, group[-1].said))
        group = next(agree, None) or next(iter(corrected), None)
        if group is None:
            groups.setdefault(one.part, []).append([text])
        else:
            group.append(text)
    return [group for of_part in groups.values() for group in of_part]


def _agree(one: Counter[str], other: Counter[str]) -> bool:
    """Whether 90 lines of 100 of the shorter text are in the other: a copy may have broken off."""
    fewer = min(one.total(), other.total())
    return (one & other).total() >= _AGREE * fewer


def _kept(copies: Sequence[_Text]) -> Transmission:
    """The copy that is read: the corrected one, else the latest of those that are whole and say their section."""
    if len(copies) == 1:
        return copies[0].one
    most = max(text.said.total() for text in copies)
    corrected = (text.one for text in reversed(copies) if _is_corrected(text.one))
    whole = [text.one for text in reversed(copies) if text.said.total() >= _AGREE * most]
    numbered = (one for one in whole if one.part is not None)
    return next(corrected, None) or next(numbered, whole[0])


def _same_message(one: Transmission, first: Transmission) -> bool:
    serials = {page.serial for page in (one.page, first.page) if page is not None}
    return len(serials) < 2 or _dtg(one) == _dtg(first)


def _dtg(one: Transmission) -> str | None:
    claims, kinds = one.lines.claims, one.lines.kinds
    span = range(one.routing_start, one.body_start)
    return next((claims[index].seen.raw for index in span if kinds[index] is Kind.DTG), None)


def _is_corrected(one: Transmission) -> bool:
    kinds, texts = one.lines.kinds, one.lines.texts
    for index in range(one.body_start, one.text_start):
        if kinds[index] is Kind.CORRECTED or (kinds[index] is Kind.BANNER and banner.is_corrected(texts[index])):
            return True
    return False


def _sign(found: Sequence[Transmission]) -> None:
    """Name the tails: the last section is signed by any name, a section in mid-sentence by a name of another one."""
    tails = [Tail(one) for one in found]
    for tail in tails:
        tail.name_notices()
        tail.name_group()
        tail.sign()
        tail.name_group()
    names = {tail.one.lines.texts[index] for tail in tails for index in tail.signed}
    for tail in tails:
        tail.sign_as(names)
    for tail in tails:
        tail.settle()
        if tail.one.final:
            tail.sign_glued()
    if len(tails) > 1:
        signers = {tail.one.signature for tail in tails if tail.one.signature}
        for tail in tails:
            tail.sign_glued(signers)
