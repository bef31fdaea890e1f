"""The field mapper: blocks -> Cable.

Strategy. Each transmission is mapped by itself, field by field. Then the transmissions of the message are put in
the order of their sections, a repeated one is set aside, and the record is made from what is left: header and
routing of the lowest section, the text of all.
"""

import datetime as dt
from collections.abc import Sequence

import msgspec

from cablekit import diagnostics as d
from cablekit import grammar as g
from cablekit.diagnostics import Diagnostic
from cablekit.fields import (
    attributes,
    banner,
    captions,
    distribution,
    drafting,
    executive_order,
    page,
    paragraphs,
    references,
    relay,
    release,
    routing,
    subject,
    tags,
    text,
    text_references,
)
from cablekit.fields.banner import Banner
from cablekit.fields.text import PartText
from cablekit.model import (
    Attributes,
    Body,
    Cable,
    CableDate,
    Distribution,
    Gap,
    Header,
    Mrn,
    Routing,
    TextStatus,
    Transmission,
)
from cablekit.tokenizer import Tokenized
from cablekit.tokenizer import Transmission as Tokens
from cablekit.values import CitingContext, document_number

#: Locator says why there is no text (format guide 9); the first that occurs in it counts
_LOST: tuple[tuple[str, TextStatus], ...] = (
    ("GARBLED", "garbled"),
    ("NOT CONVERTED", "not_converted"),
    ("UNRETRIEVABLE", "unretrievable"),
)
#: error codes of the conversion that say the text is lost (format guide 9)
_LOST_ERRORS = frozenset(["CORE2", "CORE5", "R111"])


class _Mapped(msgspec.Struct):
    """One transmission mapped, with what the message takes from it."""

    tokens: Tokens
    record: Transmission
    banner: Banner
    text: PartText


def map_cable(tokenized: Tokenized, *, markdown: bool) -> Cable:
    """The record of a tokenized document; `source`, and `record_id` where no attribute gives it, are the caller's."""
    typed, found = attributes.read(tokenized.attributes)
    mapped = [_transmission(tokens, tokenized.blank_unit, markdown, found) for tokens in tokenized.transmissions]
    _sign_sections(mapped)
    parts = _parts(mapped, found)
    first = parts[0] if parts else None
    whole = text.join(_texts(parts, found))
    routing_ = first.record.routing if first else Routing()
    cable = Cable(
        record_id=typed.legacy_key or typed.message_id or "",
        mrn=first.record.mrn if first else None,
        date=_date(routing_, typed),
        header=_header(parts),
        routing=routing_,
        body=_body(parts, mapped, whole, found),
        transmissions=[one.record for one in mapped],
        attributes=typed,
        release=release.read(tokenized.lines, typed),
    )
    _document_number(cable, first)
    cable.text_status = _text_status(cable, tokenized, whole)
    cable.diagnostics = found
    found += _frame(cable, tokenized)
    return cable


# --- one transmission -----------------------------------------------------------------------------


def _transmission(tokens: Tokens, blank_unit: int, markdown: bool, found: list[Diagnostic]) -> _Mapped:
    first_page = tokens.pages[0] if tokens.pages else None
    said, more = banner.read(tokens.of("banner"))
    found += more
    routing_ = _routing(tokens, found)
    part = page.part(first_page) or said.part
    final = part is None or part.of is None or part.number >= part.of
    body = text.read(tokens.body, markdown=markdown, blank_unit=blank_unit, final=final)
    record = Transmission(
        part,
        _mrn(tokens, said),
        _transmission_header(tokens, routing_.sent_at, said, found),
        routing_,
        said.raw,
        said.classification,
        _markings(tokens),
        captions.corrected(tokens.of("corrected")),
        body.signature,
    )
    found.extend(
        d.UNKNOWN_LINE.at(token.line, tokens.block(token), f"no rule knows this line: {token.text[:60]!r}")
        for token in tokens.of("unknown")
    )
    return _Mapped(tokens, record, said, body)


def _routing(tokens: Tokens, found: list[Diagnostic]) -> Routing:
    group = tokens.of("dtg")
    precedence, dtg, sent, signals, more = routing.date_time_group(group)
    found += more
    senders = routing.addressees(tokens.of("from"), g.FROM)
    line = tokens.tokens[0].line
    to, info = tokens.of("to"), tokens.of("info")
    if not (group or senders or to):
        found.append(d.ROUTING_MISSING.at(line, "routing", "neither date-time group nor FM nor TO"))
    else:
        if not group:
            found.append(d.DTG_MISSING.at(line, "routing.dtg", "no date-time group"))
        if not senders:
            found.append(d.FROM_MISSING.at(line, "routing.from", "no FM line"))
    return Routing(
        precedence,
        dtg,
        sent,
        signals,
        senders[0] if senders else None,
        routing.addressees(to, g.TO),
        routing.addressees(info, g.INFO),
    )


def _transmission_header(tokens: Tokens, sent: dt.datetime | None, said: Banner, found: list[Diagnostic]) -> Header:
    first_page = tokens.pages[0] if tokens.pages else None
    rows = tokens.of("distribution")
    number = tokens.of("number")
    word, more = page.head_classification(tokens.of("classification"), first_page)
    received, received_notes = page.received(first_page, sent)
    offices, office_notes = distribution.read(rows) if rows else (Distribution(), [])
    drafted, drafted_notes = drafting.officer(tokens.of("drafted"), "header.drafted_by")
    approved, approved_notes = drafting.officer(tokens.of("approved"), "header.approved_by")
    cleared, cleared_notes = drafting.clearances(tokens.of("cleared"))
    passed_on, relay_notes = relay.read(tokens.of("relay"), sent)
    for notes in (more, received_notes, office_notes, drafted_notes, approved_notes, cleared_notes, relay_notes):
        found += notes
    return Header(
        word,
        max((one.number for one in tokens.pages), default=None),
        received,
        " ".join([token.text for token in number]) or None,
        offices,
        drafted,
        approved,
        cleared,
        drafting.desired(tokens.of("desired")),
        passed_on,
    )


def _mrn(tokens: Tokens, said: Banner) -> Mrn | None:
    """Station and number as sent: the banner's, else the PAGE line's; a series number from either."""
    first_page = tokens.pages[0] if tokens.pages else None
    value = said.mrn
    if value is None and first_page is not None:
        value = Mrn(f"{first_page.station} {first_page.serial}", first_page.station, int(first_page.serial))
    if value is not None and value.series is None and first_page is not None:
        value.series = first_page.series
    return value


def _markings(tokens: Tokens) -> list[str]:
    dupe = ["POSS DUPE"] if page.possible_duplicate(tokens.tokens, tokens.pages) else []
    return dupe + [note for note in captions.notices(tokens.of("notice")) if note not in dupe]


# --- the transmissions of one message -------------------------------------------------------------


def _sign_sections(mapped: Sequence[_Mapped]) -> None:
    """Sections before the last may be signed too, with the name glued behind their last sentence."""
    names = {one.text.signature for one in mapped if one.text.signature}
    for one in mapped if len(mapped) > 1 else ():
        text.sign_section(one.text, names)
        one.record.signature = one.text.signature


def _parts(mapped: Sequence[_Mapped], found: list[Diagnostic]) -> list[_Mapped]:
    """The transmissions the record is made from, in the order of their sections.

    Of a repeated section the corrected copy counts, else the later one; the other says whose duplicate it is.
    """
    if not mapped:
        return []
    copies: dict[int, list[_Mapped]] = {}
    for one in mapped:
        if _same_message(one, mapped[0]):
            copies.setdefault(one.record.part.number if one.record.part else 1, []).append(one)
        else:
            line = one.tokens.tokens[0].line
            found.append(d.DIFFERENT_MESSAGES.at(line, f"transmissions[{one.tokens.index}]", "of another message"))
    return [_chosen(copies[number], found) for number in sorted(copies)]


def _same_message(one: _Mapped, first: _Mapped) -> bool:
    if not (one.tokens.pages and first.tokens.pages):
        return True
    a, b = one.tokens.pages[0], first.tokens.pages[0]
    return a.serial == b.serial or one.record.routing.dtg == first.record.routing.dtg


def _chosen(copies: Sequence[_Mapped], found: list[Diagnostic]) -> _Mapped:
    """The copy that is read, of the copies of one section; the others say whose duplicates they are."""
    keep = next((one for one in reversed(copies) if one.record.corrected_copy), copies[-1])
    for one in copies:
        if one is not keep:
            one.record.duplicate_of = keep.tokens.index
            field = f"transmissions[{one.tokens.index}]"
            found.append(
                d.SECTION_REPEATED.at(one.tokens.tokens[0].line, field, "stands twice; the other copy is read")
            )
    return keep


def _texts(parts: Sequence[_Mapped], found: list[Diagnostic]) -> list[PartText | str]:
    """The texts in order, with the evidence of the gap where a section is missing."""
    texts: list[PartText | str] = []
    for one in parts:
        part = one.record.part
        if part is not None:
            texts += _missing(len(texts) + 1, part.number, part.of, found)
        texts.append(one.text)
    last = parts[-1].record.part if parts else None
    if last is not None and last.of is not None:
        texts += _missing(len(texts) + 1, last.of + 1, last.of, found)
    return texts


def _missing(start: int, end: int, of: int | None, found: list[Diagnostic]) -> list[str]:
    evidence = [
        f"section {number} of {of or 'several'} is not in this document" for number in range(start, min(end, 100))
    ]
    found.extend(d.SECTION_MISSING.at(None, "transmissions", one) for one in evidence)
    return list(evidence)


def _header(parts: Sequence[_Mapped]) -> Header:
    if not parts:
        return Header()
    counts = [one.record.header.page_count for one in parts]
    total = sum(count for count in counts if count is not None) if any(counts) else None
    return msgspec.structs.replace(parts[0].record.header, page_count=total)


# --- the message ----------------------------------------------------------------------------------


def _body(parts: Sequence[_Mapped], mapped: Sequence[_Mapped], whole: PartText, found: list[Diagnostic]) -> Body:
    if not parts:
        return Body()
    first = parts[0]
    tokens, said = first.tokens, first.banner
    order, more = executive_order.read(tokens.of("executive_order"))
    codes, tag_notes = tags.read(tokens.of("tags"))
    title, mark, subject_notes = subject.read(tokens.of("subject"))
    found += more + tag_notes + subject_notes + text.gap_diagnostics(whole.holes)
    clean = "\n".join([said for _, said in whole.rows])
    cut, starts = paragraphs.read(clean)
    context = _context(first)
    cited = references.read(tokens.of("reference"), context)
    lines = sorted(tokens.of("caption") + tokens.of("passing"), key=lambda token: token.line)
    cable_words = captions.captions([said.captions, *(token.text for token in lines)])
    markings = dict.fromkeys(note for one in mapped for note in one.record.markings)
    signatures = [one.record.signature for one in parts if one.record.signature]
    return Body(
        said.classification,
        said.raw,
        cable_words,
        captions.passing(tokens.of("passing")),
        next((one.record.corrected_copy for one in parts if one.record.corrected_copy), None),
        list(markings),
        order,
        codes,
        title,
        mark,
        cited,
        clean or None,
        cut,
        text_references.read(clean, whole.rows, cited, context),
        signatures[-1] if signatures else None,
        [_gap(hole.row, hole.line, hole.evidence, starts) for hole in whole.holes],
        whole.excisions,
    )


def _context(first: _Mapped) -> CitingContext:
    sent = first.record.routing.sent_at
    mrn = first.record.mrn
    to = first.record.routing.to
    addressee = to[0].post if len(to) == 1 else None
    return CitingContext(
        sent.date() if sent else None, mrn.station if mrn else None, mrn.number if mrn else None, addressee
    )


def _gap(row: int, line: int | None, evidence: str, starts: Sequence[int]) -> Gap:
    before = sum(1 for start in starts if start < row) - 1
    return Gap(after_paragraph=before if before >= 0 else None, line=line, evidence=evidence)


def _date(routing_: Routing, typed: Attributes) -> CableDate | None:
    if routing_.sent_at is not None:
        return CableDate(routing_.sent_at.date(), "dtg")
    stated = typed.draft_date or typed.sent_date
    return CableDate(stated, "attribute") if stated else None


def _document_number(cable: Cable, first: _Mapped | None) -> None:
    if cable.attributes.document_number:
        cable.document_number, cable.document_number_basis = cable.attributes.document_number, "attribute"
    elif first is not None and first.tokens.pages and cable.date is not None:
        head = first.tokens.pages[0]
        cable.document_number = document_number(cable.date.value.year, head.station, int(head.serial))
        cable.document_number_basis = "text"


def _text_status(cable: Cable, tokenized: Tokenized, whole: PartText) -> TextStatus:
    """Whether the text is there: the text itself, else Locator, Errors and the notice in its place (FG 9)."""
    if cable.transmissions:
        return "partial" if whole.holes else "present"
    locator = (cable.attributes.locator or "").upper()
    for word, status in _LOST:
        if word in locator:
            return status
    if "MICROFI" in locator and "LINE" not in locator:
        return "microfilm_only"
    lost = any(token.kind == "lost" for token in tokenized.front) or cable.attributes.errors in _LOST_ERRORS
    return "unretrievable" if lost else "absent"


def _frame(cable: Cable, tokenized: Tokenized) -> list[Diagnostic]:
    """What the document as a whole lacks."""
    found = [
        d.UNKNOWN_LINE.at(token.line, "frame", f"no rule knows this line: {token.text[:60]!r}")
        for token in tokenized.front
        if token.kind == "unknown"
    ]
    routing_ = cable.routing
    is_cable = tokenized.has_attributes or any(one.pages for one in tokenized.transmissions)
    if not (is_cable or routing_.dtg or routing_.from_):
        cable.diagnostics.clear()
        return [d.NOT_A_CABLE.at(None, None, "nothing in the text looks like a released telegram")]
    if not tokenized.has_attributes:
        found.append(d.ATTRIBUTES_MISSING.at(None, "attributes", "the document has no attributes part"))
    if cable.text_status == "absent":
        found.append(
            d.TEXT_MISSING.at(None, "body.text", "no message text, and nothing says that it is known to be lost")
        )
    found.extend(
        d.NO_TRANSMISSION.at(one.tokens[0].line, "transmissions", "message text without a PAGE 01 line")
        for one in tokenized.transmissions
        if not any(line.number == 1 for line in one.pages)
    )
    return found
