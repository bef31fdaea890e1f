"""The field mapper: blocks -> Cable.

Strategy. Each transmission is mapped by itself, field by field. Then the transmissions of the message are put in
the order of their sections, a repeated one is set aside, and the record is made from what is left: header and
routing of the lowest section, the text of all.
"""

from collections.abc import Sequence

import msgspec

from cablekit import diagnostics as d
from cablekit.diagnostics import Diagnostic
from cablekit.fields import (
    attributes,
    captions,
    executive_order,
    references,
    release,
    subject,
    tags,
)
from cablekit.mapper.parts import parts_of, sign_sections, texts_of
from cablekit.mapper.transmission import Mapped, map_transmission
from cablekit.model import (
    Attributes,
    Body,
    Cable,
    CableDate,
    Gap,
    Header,
    Routing,
    TextStatus,
)
from cablekit.text import citations as text_references
from cablekit.text import clean as text
from cablekit.text import paragraphs
from cablekit.text.clean import PartText
from cablekit.tokenizer import Tokenized
from cablekit.values import CitingContext, document_number

#: Locator says why there is no text (format guide 9); the first that occurs in it counts
_LOST: tuple[tuple[str, TextStatus], ...] = (
    ("GARBLED", "garbled"),
    ("NOT CONVERTED", "not_converted"),
    ("UNRETRIEVABLE", "unretrievable"),
)
#: error codes of the conversion that say the text is lost (format guide 9)
_LOST_ERRORS = frozenset(["CORE2", "CORE5", "R111"])


def map_cable(tokenized: Tokenized, *, markdown: bool) -> Cable:
    """The record of a tokenized document; `source`, and `record_id` where no attribute gives it, are the caller's."""
    typed, found = attributes.read(tokenized.attributes)
    mapped = [map_transmission(tokens, tokenized.blank_unit, markdown, found) for tokens in tokenized.transmissions]
    sign_sections(mapped)
    parts = parts_of(mapped, found)
    first = parts[0] if parts else None
    whole = text.join(texts_of(parts, found))
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


def _header(parts: Sequence[Mapped]) -> Header:
    if not parts:
        return Header()
    counts = [one.record.header.page_count for one in parts]
    total = sum(count for count in counts if count is not None) if any(counts) else None
    return msgspec.structs.replace(parts[0].record.header, page_count=total)


def _body(parts: Sequence[Mapped], mapped: Sequence[Mapped], whole: PartText, found: list[Diagnostic]) -> Body:
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


def _context(first: Mapped) -> CitingContext:
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


def _document_number(cable: Cable, first: Mapped | None) -> None:
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
