"""The sections of a message: where each begins, their order, and the decisions that need all of them.

Strategy. Each PAGE 01 begins a transmission. Its PAGE line, or else its banner, says which section it is. That is known
before any border inside it is decided, so the openings are walked in the order of the sections and each knows what the
earlier ones contain. After that one function decides which transmissions make up the message, which are copies, which
is the last, and who signs.
"""

from collections import Counter, deque
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

from cablekit.fields import banner, body_text, network, passing
from cablekit.fields.registry import KEYED
from cablekit.lines import Kind, Lines, Page, Transmission, Witness
from cablekit.tokenizer.head import Head
from cablekit.tokenizer.tail import Tail
from cablekit.tokenizer.walk import walk

#: kinds that may be between PAGE 01 and the classification above it
_ABOVE_PAGE = frozenset([Kind.BLANK, Kind.STAMP, Kind.RELEASE, Kind.NOTICE, Kind.FRAME, Kind.PRINT])
#: and what is next to that classification
_BESIDE = frozenset([Kind.CAPTION, Kind.CORRECTED])
#: a text without a PAGE line may begin with a line that the frame named
_KEYED = KEYED - {Kind.TEXT}

#: a head without a PAGE line has at least this number of lines above the first PAGE line
_HEADED = 8
#: the share in which a text and its copy agree at least, and with how many texts each is compared
_AGREE, _COMPARED = 0.9, 8


class _Text:
    """The text of a transmission, for comparison with others.

    Attributes:
        one: the transmission.
        rows: the lines of its text without blanks, counted; worked out on demand, as few sections have copies.
    """

    def __init__(self, one: Transmission) -> None:
        self.one = one

    @cached_property
    def rows(self) -> Counter[str]:
        kinds, texts = self.one.lines.kinds, self.one.lines.texts
        span = range(self.one.text_start, self.one.end)
        return Counter([texts[index].replace(" ", "") for index in span if kinds[index] is Kind.TEXT])


def transmissions(
    lines: Lines, start: int, end: int, pages: Sequence[Page], witness: Callable[[], Witness]
) -> list[Transmission]:
    """Divide the message part between two indexes at each PAGE 01, and name all lines; `witness` is called on
    demand."""
    sections = _cut(lines, start, end, pages)
    heads = [Head(lines, section.start, section.end, section.page) for section in sections]
    pairs = list(zip(sections, heads, strict=True))
    for section, head in pairs:
        section.part, section.part_of = _section(section.page, head)
        section.final = section.part is None or section.part_of is None or section.part >= section.part_of
    others: set[str] = set()
    if len(pairs) > 1:
        pairs.sort(key=lambda pair: pair[0].part or 1)
    for place, (section, head) in enumerate(pairs):
        walk(section, head, others, witness, leads=place == 0)
        if len(sections) > 1:
            others |= passing.repeated_by_sections(section.lines, section.body_start, section.text_start)
    decide(sections)
    claimed = sorted(lines.claims)
    for section in sections:
        section.gather(claimed)
    return sections


def _cut(lines: Lines, start: int, end: int, pages: Sequence[Page]) -> list[Transmission]:
    first_pages = [page for page in pages if page.number == 1] or list(pages[:1])
    starts = [_start(lines, start, page.index) for page in first_pages]
    lost = bool(pages) and pages[0].number != 1 and first_pages[0] is pages[0]
    begin = None if starts and starts[0] < start + _HEADED and not lost else _first_line_of_text(lines, start, end)
    if begin is not None and (not starts or _sent_above(lines, begin, starts[0]) or (lost and begin < starts[0])):
        # the first page has no PAGE line: one that is not the first of a section begins nothing
        begins = [] if lost else starts
        starts = [_start(lines, start, begin), *(begins or _network_heads(lines, begin, end))]
    waiting = deque(pages)
    sections = []
    for index, (begin, finish) in enumerate(pairwise([*starts, end])):
        own = []
        while waiting and waiting[0].index < begin:  # of a copy of the text alone, above the telegram
            waiting.popleft()
        while waiting and waiting[0].index < finish:
            own.append(waiting.popleft())
        sections.append(Transmission(lines, index, begin, finish, own[0] if own else None, own))
    return sections


def _sent_above(lines: Lines, begin: int, first: int) -> bool:
    """Whether a sender is above the first PAGE line: the head of a section without one."""
    return any(lines.texts[index].startswith("FM ") for index in range(begin, first))


def _network_heads(lines: Lines, begin: int, end: int) -> list[int]:
    """Return where the later sections of a telegram without PAGE lines begin: at the lines of the network above a
    calling station, if what ends a section is above them."""
    starts = []
    ended = False
    top: int | None = None
    for index, text in enumerate(lines.texts[begin:end], begin):
        if not text:
            continue
        if network.is_foot(text) or lines.kinds[index] is Kind.END:
            ended, top = True, None
        elif not network.is_head(text):
            top = None
        else:
            top = index if top is None else top
            if ended and network.is_call(text):
                starts.append(top)
                ended = False
    return starts


def _start(lines: Lines, start: int, index: int) -> int:
    """Return where a transmission begins: at PAGE 01, or at the classification above it and the captions next to
    that."""
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
    """Return the first line of a message without PAGE line: neither furniture nor a notice of a lost text."""
    for index in range(start, end):
        kind = lines.kinds[index]
        if (kind is Kind.TEXT and not body_text.is_lost(lines.texts[index])) or kind in _KEYED:
            return index
    return None


def _section(page: Page | None, head: Head) -> tuple[int | None, int | None]:
    """Return the number of the section and of all sections: from the PAGE line, else from the banner."""
    if page is not None and page.part:
        return page.part, page.of
    part = next((part for text in head.banners() if (part := banner.section(text)) is not None), None)
    return (None, None) if part is None else (part.number, part.of)


# --- decided over all sections --------------------------------------------------------------------


def decide(sections: Sequence[Transmission]) -> None:
    """Decide which transmissions are copies, and who signs.

    Of the copies of a section the corrected one is read, else the latest complete one; the others refer to it.
    Different texts are not copies: both are read. A transmission of another message is left out.
    """
    for section in sections:
        section.same_message = section is sections[0] or _same_message(section, sections[0])
    if len(sections) > 1:
        for copies in _copies([section for section in sections if section.same_message]):
            keep = _kept(copies)
            for text in copies:
                text.one.duplicate_of = None if text.one is keep else keep.index
    _sign(sections)


def _copies(sections: Sequence[Transmission]) -> list[list[_Text]]:
    """Group the transmissions of one message: the copies of each section together.

    One without a section number may be a copy of any section. A corrected copy always belongs to its section, however
    much it differs.
    """
    groups: dict[int | None, list[list[_Text]]] = {}
    for section in sections:
        text = _Text(section)
        like = groups.get(section.part, [])[-_COMPARED:]
        corrected = like[:1] if _is_corrected(section) else []
        others = [group for part, of_part in groups.items() if None in (part, section.part) for group in of_part]
        agree = (group for group in (*like, *others[-_COMPARED:]) if _agree(text.rows, group[-1].rows))
        group = next(agree, None) or next(iter(corrected), None)
        if group is None:
            groups.setdefault(section.part, []).append([text])
        else:
            group.append(text)
    return [group for of_part in groups.values() for group in of_part]


def _agree(one: Counter[str], other: Counter[str]) -> bool:
    """Whether 90 of 100 lines of the shorter text are in the other: a copy may have broken off."""
    fewer = min(one.total(), other.total())
    return (one & other).total() >= _AGREE * fewer


def _kept(copies: Sequence[_Text]) -> Transmission:
    """Return the copy that is read: the corrected one, else the latest that is complete and has a section number."""
    if len(copies) == 1:
        return copies[0].one
    most = max(text.rows.total() for text in copies)
    corrected = (text.one for text in reversed(copies) if _is_corrected(text.one))
    complete = [text.one for text in reversed(copies) if text.rows.total() >= _AGREE * most]
    numbered = (transmission for transmission in complete if transmission.part is not None)
    return next(corrected, None) or next(numbered, complete[0])


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


def _sign(sections: Sequence[Transmission]) -> None:
    """Name the tails. Any name signs the last section; one that ends in mid-sentence needs a name that signs
    another."""
    tails = [Tail(section) for section in sections]
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
