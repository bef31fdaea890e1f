"""A telegram, written out in a layout: lines, each with the field that it belongs to.

Strategy: the message part is made transmission by transmission, as the machine did; then the frame and the attributes;
then PDF pages end where the layout says, with a stamp pair around a form feed.
"""

import datetime as dt
import textwrap
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .attributes import attribute_lines, markdown_attribute
from .message import Cited, Layout, Line, Message, Officer, Rendered

_NAMES = {"1973": "", "1975": "Margaret P. Grafeld ", "1977": "Margaret P. Grafeld ", "1978": "\tSheryl P. Walter "}
_DATES = {"1973": "30 JUN 2005", "1975": "05 JUL 2006", "1977": "22 May 2009", "1978": "20 Mar 2014"}


def stamp(message: Message) -> str:
    """The stamp of its years (format guide 2)."""
    name, day = _NAMES[message.dialect], _DATES[message.dialect]
    if message.sent.year == 1976:  # of the dialect of 1975, released earlier
        day = "04 MAY 2006"
    return f" {name}Declassified/Released US Department of State EO Systematic Review {day} "


def render(message: Message, layout: Layout) -> Rendered:
    """The telegram as a file."""
    text_lines, flow = _flow(message, layout)
    lines: list[Line] = [*_transmissions(message, layout, flow)]
    pages = sum(line.group == "page" and line.text.startswith("PAGE") for line in lines)
    head, middle = ("## Message Text", "## Message Attributes") if layout.markdown else _HEADS
    framed = [Line(head, "frame"), Line("", "blank"), *lines]
    tail = [Line(middle, "frame"), *attribute_lines(message)]
    if layout.markdown:
        framed, tail = [_marked(line) for line in framed], [*tail[:1], *map(markdown_attribute, tail[1:])]
    else:
        framed, tail = _stamped(framed, message, layout.stamps), _stamped(tail, message, layout.stamps[:1])
        framed = [Line(stamp(message), "stamp"), *framed, Line(stamp(message), "stamp"), Line("", "blank")]
    return Rendered((*framed, *tail), tuple(text_lines), pages, layout.newline)


#: a blank at which no line is broken: test_cases.py has what happens there
_TIED = "\N{NO-BREAK SPACE}"
_HEADS = ("Message Text", "Message Attributes")


def _marked(line: Line) -> Line:
    """A line of the message in Markdown: hard breaks, and escapes where a converter puts them."""
    if not line.text or line.group == "frame":
        return line
    return Line(line.text.replace("*", "\\*").replace("_", "\\_") + "  ", line.group)


def _stamped(lines: list[Line], message: Message, fractions: Sequence[float]) -> list[Line]:
    """Put a stamp pair and a form feed between lines: the page of the PDF ended there. No page of it is empty."""
    places = {int(fraction * len(lines)) for fraction in fractions}
    out: list[Line] = []
    for index, line in enumerate(lines):
        broken = index > 0 and lines[index - 1].group == line.group == "page"  # halves of one line of the PDF
        if index in places and index > 1 and not (broken or beside_a_stamp(out) or _above_a_page_turn(lines, index)):
            out += page_end(message)
        out.append(line)
    return out


def page_end(message: Message) -> list[Line]:
    """What stands where a page of the PDF ends: stamp pair and form feed."""
    return [Line(stamp(message), "stamp"), Line("\f" + stamp(message), "stamp")]


def beside_a_stamp(above: Sequence[Line], below: Sequence[Line] = ()) -> bool:
    """Whether nothing but blank lines parts the place between these lines from a stamp: no page of a PDF is empty."""
    nearest = (next((line.group for line in lines if line.group != "blank"), "") for lines in (reversed(above), below))
    return "stamp" in nearest


def _above_a_page_turn(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the author's blank one at a page turn: test_cases.py has what a stamp above it does."""
    below = [line.group for line in lines[index : index + 8] if line.group != "blank"]
    return lines[index].group == "blank" and below[:1] == ["classification"]


# --- the text -------------------------------------------------------------------------------------

Flow = list[tuple[str, bool]]
"""Lines of the text, and whether a page may end above each: never in mid-paragraph behind the end of a sentence or a
line as short as a heading, where a blank line beside furniture could be the author's."""
_HEADING = 45
_PASSING = frozenset(("FOR", "FROM", "PASS", "TAGS"))


def _flow(message: Message, layout: Layout) -> tuple[list[str], Flow]:
    """The text line by line, blank ones among them, and the same with the signature behind it."""
    rows: Flow = []
    for index, said in enumerate(message.paragraphs):
        text = said.opening() + " ".join(said.sentences)
        wrapped = textwrap.wrap(text, layout.width, break_long_words=False, break_on_hyphens=False)
        if index:
            rows.append(("", False))
        rows += [(line, not at or _may_cut(wrapped[at - 1])) for at, line in enumerate(wrapped)]
    text_lines = [line for line, _ in rows]
    if message.signature:
        if layout.glued and " " not in message.signature:
            rows[-1] = (f"{rows[-1][0]} {message.signature}", rows[-1][1])
        else:
            rows.append((message.signature, False))
    return text_lines, rows


def _may_cut(above: str) -> bool:
    return not above.endswith(".") and len(above) >= _HEADING


def _sections(flow: Flow, fractions: Sequence[float]) -> list[Flow]:
    """The text cut where sections end, above lines that could be no line of the opening."""
    allowed = [
        index for index, (line, may) in enumerate(flow) if may and index and not _PASSING.intersection(line.split())
    ]
    cuts = sorted({allowed[int(fraction * len(allowed))] for fraction in fractions}) if allowed else []
    bounds = [0, *cuts, len(flow)]
    return [flow[start:end] for start, end in pairwise(bounds)]


def _paged(flow: Flow, message: Message, layout: Layout, part: str) -> Iterator[Line]:
    """The lines of one section with page furniture between them."""
    allowed = [index for index, (_, may) in enumerate(flow) if may and index]
    cuts = {allowed[int(fraction * len(allowed))] for fraction in layout.cuts} if allowed else set()
    page = 1
    for index, (text, _) in enumerate(flow):
        if index in cuts:
            page += 1
            yield from _furniture(message, layout, part, page)
        last = index == len(flow) - 1
        signs = last and text == message.signature
        yield Line(text, "blank" if not text else "signature" if signs else "text")


def _furniture(message: Message, layout: Layout, part: str, page: int) -> Iterator[Line]:
    blank = [Line("", "blank")] * layout.blanks
    yield from blank
    yield Line(message.classification, "classification")
    if not message.ads:
        yield Line("", "blank")
        yield Line(message.classification, "classification")
    yield Line("", "blank")
    yield from _page_line(message, layout, part, page)
    yield from blank


def _page_line(message: Message, layout: Layout, part: str, page: int) -> Iterator[Line]:
    time = f"{_at(message, message.received)}" if message.received is not None else ""
    serial = f"{message.serial:0{6 if message.outgoing else 5}}"
    rest = [message.station.name, serial, part, time]
    if layout.folded:
        yield Line(f"PAGE {page:02}", "page")
        yield Line(" ".join(filter(None, rest)), "page")
    else:
        yield Line(f"PAGE {page:02}        {'  '.join(filter(None, rest))}", "page")


def _at(message: Message, minutes: int | None) -> str:
    return f"{message.sent + dt.timedelta(minutes=minutes or 0):%d%H%MZ}"


# --- a transmission -------------------------------------------------------------------------------


def _transmissions(message: Message, layout: Layout, flow: Flow) -> Iterator[Line]:
    sections = _sections(flow, layout.sections)
    order = [number for number in layout.shuffled if number < len(sections)]
    for number in order:
        yield from _transmission(message, layout, sections[number], number + 1, len(sections))


def _transmission(message: Message, layout: Layout, flow: Flow, number: int, of: int) -> Iterator[Line]:
    part = f"{number:02} OF {of:02}" if of > 1 else ""
    if not message.ads:
        yield from (Line(message.classification, "classification"), Line("", "blank"))
    yield from _page_line(message, layout, part, 1)
    yield from _header(message, layout)
    yield from _routing(message)
    yield from _opening(message, layout, number, of)
    yield from _paged(flow, message, layout, part)
    yield from (Line("", "blank"), Line(message.classification, "classification"), Line("", "blank"))
    yield from (Line("<< END OF DOCUMENT >>" if message.ads else "NNN", "end"), Line("", "blank"))


def _header(message: Message, layout: Layout) -> Iterator[Line]:
    if message.number_line:
        yield Line(message.number_line, "number")
    (office, copies), *others = message.offices
    yield Line(f"{'ORIGIN' if message.outgoing else 'ACTION'} {office}-{copies:02}", "distribution")
    total = f"/{sum(copies for _, copies in message.offices):03} {message.code}"
    pairs = [f"{office}-{copies:02}" for office, copies in others] + [total]
    for start in range(0, len(pairs), 6):
        if layout.rows or not start:
            yield Line("", "blank")
        label = ("      " if start else "INFO  ") if others else ""
        yield Line(label + "  ".join(pairs[start : start + 6]), "distribution")
    yield from _drafting(message)
    dashes = "-" * 18
    if message.relay.minutes is None:
        yield Line(f"{'':20}{dashes}     {message.relay.number}", "relay")
    else:
        suffix = f" /{message.relay.suffix}" if message.relay.suffix else ""
        yield Line(f"{'':20}{dashes}{message.relay.number}  {_at(message, message.relay.minutes)}{suffix}", "relay")


def _drafting(message: Message) -> Iterator[Line]:
    if message.drafted is None or message.approved is None:
        return
    typist = f":{message.drafted.typist}" if message.drafted.typist else ""
    yield Line(f"DRAFTED BY {_officer(message.drafted)}{typist}", "drafted")
    yield Line(f"APPROVED BY {_officer(message.approved)}", "approved")
    yield from (Line(_officer(one) + (" (DRAFT)" if one.in_draft else ""), "cleared") for one in message.cleared)


def _officer(one: Officer) -> str:
    return f"{one.office} - {one.name}"


def _routing(message: Message) -> Iterator[Line]:
    signals = "".join(f" {signal}" for signal in message.signals)
    group = f"{message.sent:%d%H%MZ %b %y}".upper()
    yield Line(f"{message.letters} {group}{signals}", "dtg")
    yield Line(f"FM {message.station.address}", "from")
    for label, kind, addresses in (("TO", "to", message.to), ("INFO", "info", message.info)):
        for index, address in enumerate(addresses):
            yield Line(f"{'' if index else label + ' '}{address.written()}", kind)


# --- the opening ----------------------------------------------------------------------------------


def _opening(message: Message, layout: Layout, number: int, of: int) -> Iterator[Line]:
    word = " ".join(message.classification.replace(" ", "  ")) if layout.spaced else message.classification
    word = word.replace("     ", "  ") if layout.spaced else word
    section = f" SECTION {number} OF {of}" if of > 1 else ""
    yield Line("", "blank")
    yield Line(f"{word}{section} {message.station.name} {message.serial}", "banner")
    yield Line("", "blank")
    if number > 1:
        return
    yield from (Line(caption, "caption") for caption in message.captions)
    for passing in message.passing:
        yield from (Line(passing, "passing"), Line("", "blank"))
    yield from _cluster(message, layout)
    yield Line("", "blank")


def _cluster(message: Message, layout: Layout) -> Iterator[Line]:
    order_label, tags_label, subject_label, reference_label = layout.labels
    if message.order:
        yield Line(f"{order_label}{message.order.number}: {message.order.written()}", "executive_order")
    yield from _wrapped(f"{tags_label} {_tags(message)}", "tags", layout)
    mark = f"({message.subject_mark}) " if message.subject_mark else ""
    yield from _wrapped(f"{subject_label} {mark}{message.subject}", "subject", layout)
    if message.references:
        yield Line("", "blank")
        yield from _wrapped(f"{reference_label} {references_text(message, layout)}", "reference", layout)


def _tags(message: Message) -> str:
    """Codes parted by commas; a person behind the last code."""
    codes = [tag for tag in message.tags if not tag.startswith("(")]
    persons = (tag.replace(" ", _TIED) for tag in message.tags if tag.startswith("("))
    return _TIED.join([", ".join(codes), *persons])


def references_text(message: Message, layout: Layout) -> str:
    """The list behind REF."""
    elements = [_tied(cited) for cited in message.references]
    if layout.bullets == "round":
        return ", ".join(f"({label}) {text}" for label, text in zip("ABCDE", elements, strict=False))
    if layout.bullets == "plain":
        return "; ".join(f"{label}. {text}" for label, text in zip("ABCDE", elements, strict=False))
    return "; ".join(elements)


def _tied(cited: Cited) -> str:
    """A citation that is broken before its number only."""
    text = cited.written().replace(" ", _TIED)
    return text.replace(f"{_TIED}{cited.number}", f" {cited.number}", 1)


def _wrapped(text: str, group: str, layout: Layout) -> Iterator[Line]:
    lines = textwrap.wrap(text, layout.width, break_long_words=False, break_on_hyphens=False)
    yield from (
        Line(" " * layout.indent * bool(index) + line.replace(_TIED, " "), group) for index, line in enumerate(lines)
    )
