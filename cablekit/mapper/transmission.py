"""One transmission: its lines -> the record's Transmission, field by field, and what the message takes of it."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from cablekit import diagnostics as d
from cablekit import glossary
from cablekit import lines as l
from cablekit.diagnostics import Notes
from cablekit.fields import (
    addressees,
    banner,
    classification,
    cleared,
    corrected,
    dated,
    desired,
    distribution,
    drafted,
    dtg,
    network,
    notice,
    number,
    offices,
    page,
    precedence,
    received,
    relay,
    serial,
    source_note,
)
from cablekit.fields.banner import Banner
from cablekit.fields.source_note import SourceNote
from cablekit.lines import Kind, Line
from cablekit.mapper.witnesses import Witnesses, accepted
from cablekit.model import Addressee, Header, Mrn, Part, Precedence, Routing, Transmission
from cablekit.text import clean
from cablekit.text.clean import PartText, Writing
from cablekit.values import Facts

#: the classification over PAGE 01 is among so many lines
_HEAD = 8
#: a DE line shows the last four digits of the serial number
_CYCLE = 10_000


class Mapped(msgspec.Struct):
    """One transmission mapped, with what the message takes from it; `year` is that of its date-time group."""

    lines: l.Transmission
    record: Transmission
    banner: Banner
    facts: Facts
    text: PartText
    year: int | None
    heading_date: dt.date | None = None
    source_note: SourceNote = SourceNote()


def map_transmission(one: l.Transmission, known: Witnesses, writing: Writing, notes: Notes) -> Mapped:
    """The record of a transmission, and its text.

    `known` are the witnesses of its year; `writing` is how the document is written.
    """
    heading = banner.read(one.of(Kind.BANNER), notes)
    printed = source_note.read(one.of(Kind.SOURCE_NOTE))
    sent = dtg.read(one.of(Kind.DTG), notes)
    at = accepted(sent.at, known, one, sent.dtg, notes)
    routing = _routing(one, sent, at, printed, notes)
    heading_date = dated.read(one.of(Kind.DATED), one.of(Kind.RECEIVED))
    mrn = _mrn(one, heading, routing)
    addressee = _station(routing.to[0]) if len(routing.to) == 1 else None
    facts = Facts(routing.sent_at, mrn.station if mrn else None, mrn.number if mrn else None, addressee)
    facts.sent = facts.sent or heading_date
    text = clean.read(one, writing)
    header = _header(one, facts, printed, notes)
    record = Transmission(
        part=Part(one.part, one.part_of) if one.part is not None else None,
        mrn=mrn,
        header=header,
        routing=routing,
        banner=heading.raw,
        classification=heading.classification,
        markings=_markings(one),
        corrected_copy=corrected.read(one.of(Kind.CORRECTED)) or heading.corrected,
        signature=one.signature,
        duplicate_of=one.duplicate_of,
    )
    _note_lines(one, notes)
    year = known.accepted_year(dtg.year(one.of(Kind.DTG)))
    return Mapped(one, record, heading, facts, text, year, heading_date, printed)


def _note_lines(one: l.Transmission, notes: Notes) -> None:
    """Note the lines that no rule knows, and the labels that are damaged."""
    for line in one.of(Kind.UNKNOWN):
        message = f"no rule knows this line: {line.text[:60]!r}"
        notes.add(d.UNKNOWN_LINE, line.number, one.block(line.index), message)
    for index, kind, key in one.decided:
        part = "the text begins here" if kind is Kind.TEXT else f"the {kind} goes on here"
        notes.add(
            d.WITNESS_DECIDED, one.lines.numbers[index], "body.subject", f"{part}: the attribute {key} decided it"
        )
    for lines in one.by_kind.values():
        for line in lines:
            if line.claim.note is not None:
                message = f"{line.raw.strip()[:60]!r} is read as {line.claim.note[:60]!r}"
                notes.add(d.LABEL_DAMAGED, line.number, one.block(line.index), message)


def _routing(one: l.Transmission, sent: dtg.Sent, at: dt.datetime | None, printed: SourceNote, notes: Notes) -> Routing:
    """The routing; `at` is the moment of the group, where no witness rejects it."""
    degree = sent.precedence
    if degree.action is None:
        degree = Precedence(printed.precedence) if printed.precedence else precedence.read(one.of(Kind.PRECEDENCE))
    year = at.year if at else None
    senders = addressees.read(one.of(Kind.FROM)[:1], "routing.from", year, notes).to
    to = one.of(Kind.TO)
    if not (sent.dtg or senders or to):
        notes.add(d.ROUTING_MISSING, one.first_line, "routing", "neither date-time group nor FM nor TO")
    else:
        if not (sent.dtg or one.of(Kind.DATED)):
            notes.add(d.DTG_MISSING, one.first_line, "routing.dtg", "no date-time group")
        if not senders:
            notes.add(d.FROM_MISSING, one.first_line, "routing.from", "no FM line")
    action = addressees.read(to, "routing.to", year, notes)
    info = addressees.read(one.of(Kind.INFO), "routing.info", year, notes)
    return Routing(
        precedence=degree,
        dtg=sent.dtg,
        sent_at=at,
        operating_signals=sent.signals,
        from_=senders[0] if senders else None,
        to=action.to,
        info=info.to,
        exempt=action.exempt + info.exempt,
        network=network.read(one.of(Kind.NETWORK)),
    )


def _station(addressee: Addressee) -> str | None:
    """The post that an addressee is: agencies and commands send no telegrams of the Department's series."""
    known = glossary.post(addressee.name) if addressee.name else None
    return known.name if known else None


def _header(one: l.Transmission, facts: Facts, printed: SourceNote, notes: Notes) -> Header:
    rows = one.of(Kind.DISTRIBUTION)
    return Header(
        classification=classification.read(_heads(one), one.page, notes) or printed.classification,
        page_count=max((page_.number for page_ in one.pages), default=None),
        received=page.read(one.page, facts.sent_at, notes) or received.read(one.of(Kind.RECEIVED)),
        number_line=number.read(one.of(Kind.NUMBER)),
        distribution=distribution.read(rows, notes) if rows else offices.read(one.of(Kind.OFFICES)),
        drafted_by=drafted.read(one.of(Kind.DRAFTED), "header.drafted_by", notes) or printed.drafted,
        approved_by=drafted.read(one.of(Kind.APPROVED), "header.approved_by", notes) or printed.approved,
        cleared_by=[*cleared.read(one.of(Kind.CLEARED), notes), *printed.cleared],
        desired_distribution=desired.read(one.of(Kind.DESIRED)),
        relay=relay.read(one.of(Kind.RELAY), facts, notes),
    )


def _heads(one: l.Transmission) -> Sequence[Line]:
    """The classification lines that may be over PAGE 01; where that is lost, those of the header."""
    lines = one.of(Kind.CLASSIFICATION)
    return lines if one.page else [line for line in lines if one.block(line.index) == "header"]


def _mrn(one: l.Transmission, heading: Banner, routing: Routing) -> Mrn | None:
    """Station and number as sent: the banner's, else the PAGE line's; a series number from either.

    Where neither is, the number that a form gives beside its sender, or the serial of the network's DE line.
    """
    value, first = heading.mrn, one.page
    if first is None:
        return value or _numbered(one, routing)
    if value is None:
        return Mrn(f"{first.station} {first.serial}", first.station, int(first.serial), first.series)
    return value if value.series is not None else Mrn(value.raw, value.station, value.number, first.series)


def _numbered(one: l.Transmission, routing: Routing) -> Mrn | None:
    """The number of a form, with its sender as the station.

    The four digits of a DE line count only where the sender can't have sent ten thousand telegrams by that day.
    """
    station = _sender(routing.from_) if routing.from_ else None
    number = serial.read(one.of(Kind.SERIAL))
    if number is None and station and routing.sent_at and (found := serial.of_network(one.of(Kind.NETWORK))):
        digits, day = found
        number = digits if glossary.per_day(station, routing.sent_at.year) * day < _CYCLE else None
    return None if number is None else Mrn(f"{station or ''} {number}".strip(), station, number)


def _sender(sender: Addressee) -> str | None:
    """The post of a sender; of one that a printed heading names by its country, too."""
    if post := _station(sender):
        return post
    known = glossary.correspondent(sender.name or "")
    return known.place if known else None


def _markings(one: l.Transmission) -> list[str]:
    over = [line for line in one.of(Kind.CLASSIFICATION) if line.index < one.start + _HEAD]
    dupe = ["POSS DUPE"] if page.possible_duplicate(over + one.of(Kind.RELAY), one.pages) else []
    return dupe + [note for note in notice.read(one.of(Kind.NOTICE)) if note not in dupe]
