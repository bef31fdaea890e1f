"""What must hold of every cable, labels or not: each check gives a line for every fault it finds.

The checks look at the source text by means of their own, so that they do not repeat what the parser thinks.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile

import msgspec

from cablekit.model import Cable

from .cables import Read
from .elements import fold

_PAGE = re.compile(r"\s*PAGE (\d\d)\b(?:\s+|$)(.*)")
_SERIAL = re.compile(r"\d{3,6}")
_STAMP = re.compile(r"Declassified/Released\s+US Department of State|EO Systematic Review")
_WORDS = {"UNCLASSIFIED", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "SECRET", "TOP SECRET"}
_END = re.compile(r"N{3,}[A-Z]*|<< END OF DOCUMENT >>|\*{3} Current .*|Message (?:Text|Attributes)")
_LABELLED = re.compile(r"\(?(?:\d{1,2}|[A-Z])[.)]|-+ |[A-Z ]+:")
#: letters that a label and a classification may have: 1. CONFIDENTIAL
_LABEL_LETTERS = 24
#: a row that opens a quotation; a telegram repeated below it may have the same banner (1975STATE217224)
_QUOTE = re.compile(r"\bQ(?:UO)?TE\W*")
Check = Callable[[Read], Iterator[str]]


def lines_of(read: Read) -> list[str]:
    """Lines of the message part of the source without their ends."""
    found = [token.raw.rstrip() for token in read.parsed.tokens]
    end = next((place for place, line in enumerate(found) if line.strip("# ") == "Message Attributes"), len(found))
    return found[:end]


def pages(lines: Sequence[str], serial: int | None) -> Iterator[tuple[int, int]]:
    """Place and page number of the PAGE lines that carry the cable's own serial number; those of quoted ones do not."""
    for place, line in enumerate(lines):
        found = _PAGE.fullmatch(line)
        if found is None:
            continue
        rest = found[2] or next((later for later in lines[place + 1 : place + 4] if later.strip()), "")
        if serial is not None and serial in map(int, _SERIAL.findall(rest)):
            yield place, int(found[1])


def serial_of(cable: Cable) -> int | None:
    """Serial number in NARA's document number."""
    found = re.fullmatch(r"\d{4}\D+(\d+)", cable.attributes.document_number or "")
    return int(found[1]) if found else None


def transmissions_found(read: Read) -> Iterator[str]:
    """One transmission for every PAGE 01 of the cable itself."""
    cable = read.parsed.cable
    if serial_of(cable) is None or cable.mrn is None or cable.mrn.series:
        return
    firsts = sum(number == 1 for _, number in pages(lines_of(read), serial_of(cable)))
    if firsts and firsts != len(cable.transmissions):
        yield f"{firsts} PAGE 01 lines, {len(cable.transmissions)} transmissions"


def pages_counted(read: Read) -> Iterator[str]:
    """Page counts of the transmissions add up to the number of PAGE lines."""
    cable = read.parsed.cable
    if serial_of(cable) is None or cable.mrn is None or cable.mrn.series:
        return
    seen = len(list(pages(lines_of(read), serial_of(cable))))
    counted = sum(one.header.page_count or 0 for one in cable.transmissions)
    if seen and seen != counted:
        yield f"{seen} PAGE lines, page counts add up to {counted}"


def distribution_balanced(read: Read) -> Iterator[str]:
    """Copies add up to the total wherever a total stands, or a diagnostic says that they do not."""
    for place, one in enumerate(read.parsed.cable.transmissions):
        spread = one.header.distribution
        copies = [office.copies or 0 for office in (*spread.action, *spread.origin, *spread.info)]
        if spread.total is not None and sum(copies) != spread.total and not _owned(read, "header.distribution"):
            yield f"transmission {place}: copies {sum(copies)}, total {spread.total}"
        if spread.balanced is not (None if spread.total is None else sum(copies) == spread.total):
            yield f"transmission {place}: balanced is {spread.balanced}"


def times_valid(read: Read) -> Iterator[str]:
    """Every date-time group is a moment of its own digits, or a diagnostic says why not; a form may have none."""
    date = read.parsed.cable.date
    if date is not None and date.basis == "heading":
        return
    for place, one in enumerate(read.parsed.cable.transmissions):
        sent, written = one.routing.sent_at, one.routing.dtg
        if written is None or sent is None:
            if not _owned(read, "routing"):
                yield f"transmission {place}: date-time group {written!r} is no moment and no diagnostic says so"
        elif f"{sent:%d%H%M}" != "".join(re.findall(r"\d", written))[:6]:
            yield f"transmission {place}: {written!r} became {sent:%d%H%M}"


def _owned(read: Read, path: str) -> bool:
    return any((one.field or "").startswith(path) for one in read.parsed.cable.diagnostics)


def no_furniture(read: Read) -> Iterator[str]:
    """No PAGE line, stamp, end mark, banner or classification beside a PAGE line is left in the body."""
    body = (read.parsed.cable.body.text or "").splitlines()
    serial = serial_of(read.parsed.cable)
    banners = {one.banner for one in read.parsed.cable.transmissions}
    yield from (f"PAGE line in body: {body[place]!r}" for place, _ in pages(body, serial))
    yield from (f"stamp in body: {line!r}" for line in body if _STAMP.search(line))
    yield from (f"end mark in body: {line!r}" for line in body if _END.fullmatch(line.strip()))
    own = list(takewhile(lambda line: not _QUOTE.search(line[-len("QUOTE: ") :]), body))
    yield from (f"banner in body: {line!r}" for line in own if line.strip() and fold(line) in banners)
    lines = lines_of(read)
    beside = _beside_pages(lines, serial)
    free = sum(fold(line) in _WORDS for place, line in enumerate(lines) if place not in beside)
    left = sum(fold(line) in _WORDS for line in body)
    if left > free:
        yield f"{left} bare classification lines in body, only {free} stand away from PAGE lines"


def _beside_pages(lines: Sequence[str], serial: int | None) -> set[int]:
    """Places of classification lines that stand beside a PAGE line, over blanks and stamps."""
    found: set[int] = set()
    for place, _ in pages(lines, serial):
        for before in range(place - 1, -1, -1):
            if fold(lines[before]) in _WORDS:
                found.add(before)
            elif lines[before].strip() and not _STAMP.search(lines[before]):
                break
    return found


def sentences_whole(read: Read) -> Iterator[str]:
    """Two lines of one sentence that a page break or stamps part are neighbours in the body."""
    body = [line.strip() for line in (read.parsed.cable.body.text or "").splitlines()]
    followers: dict[str, set[str]] = {}
    for line, follower in pairwise(body):
        followers.setdefault(line, set()).add(follower)
    for before, after in broken_sentences(lines_of(read), serial_of(read.parsed.cable)):
        # a signature may be glued to the second line, which then stands shorter in the body
        if not any(follower and after.startswith(follower) for follower in followers.get(before, ())):
            yield f"parted: {before[-30:]!r} | {after[:30]!r}"


def stamps_bridged(read: Read) -> Iterator[str]:
    """Two lines of the body that nothing but stamps parts are neighbours there."""
    body = [line.strip() for line in (read.parsed.cable.body.text or "").splitlines()]
    neighbours, inside = set(pairwise(body)), set(body)
    lines = [line.strip() for line in lines_of(read)]
    for place, line in enumerate(lines):
        if _STAMP.search(line) and not _STAMP.search(lines[place - 1]):
            pair = lines[place - 1], next((later for later in lines[place:] if not _STAMP.search(later)), "")
            if all(pair) and inside.issuperset(pair) and pair not in neighbours:
                yield f"parted: {pair[0][-30:]!r} | {pair[1][:30]!r}"


def paragraphs_whole(read: Read) -> Iterator[str]:
    """Paragraphs hold all letters of the body in order, but for labels and classifications, which are fields."""
    body = _letters(read.parsed.cable.body.text or "")
    place = 0
    for number, paragraph in enumerate(read.parsed.cable.body.paragraphs):
        found = body.find(_letters(paragraph.text), place)
        if found < 0 or found - place > _LABEL_LETTERS:
            yield f"paragraph {number} ({paragraph.label}) does not follow in the body: {paragraph.text[:40]!r}"
            return
        place = found + len(_letters(paragraph.text))
    if len(body) - place > _LABEL_LETTERS:
        yield f"{len(body) - place} letters of the body stand in no paragraph"


def _letters(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", text)


def broken_sentences(lines: Sequence[str], serial: int | None) -> Iterator[tuple[str, str]]:
    """The lines before and after each page break in mid-sentence, without outer blanks."""
    for place, number in pages(lines, serial):
        before, after = _content(lines, range(place - 1, -1, -1)), _content(lines, range(place + 1, len(lines)))
        if number > 1 and _goes_on(before, after):
            yield before.strip(), after.strip()


def _content(lines: Sequence[str], places: range) -> str:
    """The next line that is no furniture; nothing where the transmission ends before it."""
    for place in places:
        line = lines[place]
        if _END.fullmatch(line.strip()):
            return ""
        if line.strip() and fold(line) not in _WORDS and not _STAMP.search(line) and not _PAGE.fullmatch(line):
            return line
    return ""


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence certainly runs on: no columns, no end of a sentence, no label, no indent."""
    if not before or not after or any(re.search(r"\S {3,}\S", line) for line in (before, after)):
        return False
    return re.search(r"[A-Z0-9,]-?\s*$", before) is not None and _LABELLED.match(after) is None and after[0] != " "


def nothing_lost(read: Read) -> Iterator[str]:
    """The tokens, joined, are the text; their lines count up by one."""
    tokens = read.parsed.tokens
    if "".join(token.raw for token in tokens) != read.parsed.document.text:
        yield "tokens, joined, are not the text"
    if any(later.line != earlier.line + 1 for earlier, later in pairwise(tokens)):
        yield "line numbers of tokens do not count up"


def round_trip(read: Read) -> Iterator[str]:
    """A record read back from its JSON equals the record."""
    cable = read.parsed.cable
    if msgspec.json.decode(msgspec.json.encode(cable), type=Cable) != cable:
        yield "JSON gives another record"


CHECKS: tuple[Check, ...] = (
    transmissions_found,
    pages_counted,
    distribution_balanced,
    times_valid,
    no_furniture,
    sentences_whole,
    stamps_bridged,
    paragraphs_whole,
    nothing_lost,
    round_trip,
)
