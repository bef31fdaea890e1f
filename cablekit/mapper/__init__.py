"""The field mapper: lines -> Cable.

Strategy. Each transmission is mapped separately, field by field. From those that form the message, in the order of
their sections, the record takes header and routing of the lowest one and the text of all. Each record is built once.
"""

from collections.abc import Callable, Sequence

import msgspec

from cablekit.diagnostics import LABEL_DAMAGED, TELEGRAM_REPEATED, Notes
from cablekit.fields import (
    attributes,
    caption,
    classification,
    classified_by,
    executive_order,
    passing,
    printed,
    references,
    release,
    subject,
    tags,
)
from cablekit.lines import Kind
from cablekit.mapper.document import day_of, document_number, note_frame, text_status
from cablekit.mapper.parts import note_copies, note_lost, parts_of, texts_of
from cablekit.mapper.transmission import Mapped, map_transmission
from cablekit.mapper.witnesses import order_lines, witnesses
from cablekit.model import Body, Cable, Gap, Header, Routing, Source
from cablekit.text import citations, clean, paragraphs, quoted
from cablekit.text.clean import Joined
from cablekit.text.hyphens import Hyphens
from cablekit.text.paragraphs import Quotations
from cablekit.text.quoted import Repeated
from cablekit.tokenizer import Tokenized


def map_cable(tokenized: Tokenized, source: Source, notes: Notes, digest: Callable[[], str]) -> Cable:
    """Build the record of a tokenized document, without diagnostics, which go to `notes`.

    `digest` returns the record's id if no attribute has one.
    """
    typed = attributes.read(tokenized.attributes, tokenized.lines.first, notes)
    writing = clean.writing(tokenized.lines.text, markdown=source.form == "markdown", blank_unit=tokenized.blank_unit)
    released = release.read(tokenized.lines, typed)
    heads = None if typed.document_number else printed.read(tokenized.lines)
    known = witnesses(typed, heads, released, tokenized.transmissions)
    mapped = [map_transmission(sent, known, writing, notes) for sent in tokenized.transmissions]
    note_copies(mapped, notes)
    parts = parts_of(mapped)
    note_lost(parts, notes)
    first = parts[0] if parts else None
    joined = clean.join(texts_of(parts, notes))
    routing = first.record.routing if first else Routing()
    body = _body(parts, mapped, joined, notes)
    date = day_of(routing, first, typed)
    number, basis = document_number(typed, heads, first, date, known)
    status = text_status(typed, tokenized, joined)
    note_frame(tokenized, source, routing, status, notes)
    return Cable(
        record_id=typed.legacy_key or typed.message_id or digest(),
        document_number=number,
        document_number_basis=basis,
        mrn=first.record.mrn if first else None,
        date=date,
        text_status=status,
        header=_header(parts),
        routing=routing,
        body=body,
        transmissions=[part.record for part in mapped],
        attributes=typed,
        release=released,
        source=source,
    )


def _header(parts: Sequence[Mapped]) -> Header:
    """Return the header of the lowest section, with the page count of all sections."""
    if not parts:
        return Header()
    counts = [part.record.header.page_count for part in parts]
    total = sum(count for count in counts if count is not None) if any(counts) else None
    return msgspec.structs.replace(parts[0].record.header, page_count=total)


def _body(parts: Sequence[Mapped], mapped: Sequence[Mapped], joined: Joined, notes: Notes) -> Body:
    if not parts:
        return Body()
    first = parts[0]
    lines, banner = first.lines, first.banner
    of = lines.by_kind.get
    codes = tags.read(of(Kind.TAGS, ()), notes, first.facts.sent.year if first.facts.sent else None)
    holes = joined.holes
    if holes:
        clean.note_gaps([hole for hole in holes if hole.line is not None], notes)
    text = joined.text
    whole = Hyphens(text).join
    title = subject.read(of(Kind.SUBJECT, ()), notes, whole)
    quotations = Quotations(text)
    repeated = quoted.find(quotations, joined.rows, first.facts)
    together = [rows for telegram in repeated for rows in telegram.together]
    cut = paragraphs.read(quotations, together, spaced=joined.spaced)
    _note_text(repeated, cut.damaged, joined, notes)
    who, reasons = classified_by.read(of(Kind.CLASSIFIED_BY, ()), text)
    order = executive_order.read(order_lines([part.lines for part in parts]), notes, who, reasons, text)
    cited = references.read(of(Kind.REFERENCE, ()), first.facts)
    over = classification.captions(of(Kind.CLASSIFICATION, ()), lines.page)
    opening, notices = of(Kind.CAPTION, ()), of(Kind.PASSING, ())
    if passed := [line for line in notices if passing.may_have_captions(line.text)] if notices else ():
        opening = sorted([*opening, *passed], key=lambda line: line.index)
    shown = caption.read([over, banner.captions, *(line.rest for line in opening)])
    starts = cut.starts() if holes or repeated else ()
    signatures = [part.record.signature for part in parts if part.record.signature]
    return Body(
        classification=banner.classification,
        banner=banner.raw,
        captions=list(dict.fromkeys([*first.source_note.captions, *shown])),
        passing=passing.read(notices, whole),
        corrected_copy=next((part.record.corrected_copy for part in parts if part.record.corrected_copy), None),
        markings=list(dict.fromkeys(mark for part in mapped for mark in part.record.markings)),
        executive_order=order,
        tags=codes,
        subject=title.text,
        subject_classification=title.classification,
        references=cited,
        text=text or None,
        paragraphs=cut.paragraphs,
        text_references=citations.read(text, joined.rows, cited, first.facts, repeated),
        signature=signatures[-1] if signatures else None,
        gaps=[_gap(hole.row, hole.line, hole.evidence, starts) for hole in holes] if holes else [],
        excisions=joined.excisions,
        quoted=[telegram.record(starts) for telegram in repeated] if repeated else [],
    )


def _note_text(repeated: Sequence[Repeated], damaged: Sequence[tuple[int, str]], joined: Joined, notes: Notes) -> None:
    """Note telegrams repeated in the text, and damaged labels and names of paragraphs."""
    for telegram in repeated:
        name = telegram.said.document_number or telegram.said.subject or "without number and subject"
        notes.add(TELEGRAM_REPEATED, telegram.line, "body.quoted", f"the text repeats a telegram: {name}")
    for row, name in damaged:
        line, written = joined.rows[row]
        notes.add(LABEL_DAMAGED, line, "body.paragraphs", f"the head of {written.strip()[:60]!r} is read as {name}")


def _gap(row: int, line: int | None, evidence: str, starts: Sequence[int]) -> Gap:
    index = sum(1 for start in starts if start < row) - 1
    return Gap(after_paragraph=index if index >= 0 else None, line=line, evidence=evidence)
