"""One transmission: its lines -> the record's Transmission, field by field, and the parts that the message takes."""

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from cablekit import diagnostics as d
from cablekit import glossary
from cablekit import lines as l
from cablekit.diagnostics import Notes
from cablekit.fields import (
    addressees,
    banner,
    caption,
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
    pages,
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

# A global name is found ten times faster than a member of Kind.
_APPROVED = Kind.APPROVED
_BANNER = Kind.BANNER
_CAPTION = Kind.CAPTION
_CLASSIFICATION = Kind.CLASSIFICATION
_CLEARED = Kind.CLEARED
_CORRECTED = Kind.CORRECTED
_DATED = Kind.DATED
_DESIRED = Kind.DESIRED
_DISTRIBUTION = Kind.DISTRIBUTION
_DRAFTED = Kind.DRAFTED
_DTG = Kind.DTG
_FROM = Kind.FROM
_INFO = Kind.INFO
_NETWORK = Kind.NETWORK
_NOTICE = Kind.NOTICE
_NUMBER = Kind.NUMBER
_OFFICES = Kind.OFFICES
_PAGES = Kind.PAGES
_PRECEDENCE = Kind.PRECEDENCE
_RECEIVED = Kind.RECEIVED
_RELAY = Kind.RELAY
_SERIAL = Kind.SERIAL
_SOURCE_NOTE = Kind.SOURCE_NOTE
_TEXT = Kind.TEXT
_TO = Kind.TO
_UNKNOWN = Kind.UNKNOWN

#: the classification above PAGE 01 is within this many lines
_HEAD = 8
#: "Ambassador in-the Philippines (Roe)", "Embassy in Nowhere"
_OF_MISSION = re.compile(r"(?:Ambassador|Minister|Charg|Embassy|Legation|Consul)")
#: a DE line shows the last four digits of the serial number
_CYCLE = 10_000


class Mapped(msgspec.Struct):
    """A mapped transmission, with the parts that the message takes."""

    lines: l.Transmission
    record: Transmission
    banner: Banner
    facts: Facts
    text: PartText
    heading_date: dt.date | None = None
    source_note: SourceNote = SourceNote()


def map_transmission(transmission: l.Transmission, known: Witnesses, writing: Writing, notes: Notes) -> Mapped:
    """Build the record of a transmission, and its text.

    `known` are the witnesses of its year; `writing` describes how the document is written.
    """
    of = transmission.by_kind.get
    heading = banner.read(of(_BANNER, ()), notes)
    printed = source_note.read(of(_SOURCE_NOTE, ()))
    sent = dtg.read(of(_DTG, ()), notes)
    at = accepted(sent.at, known, transmission, sent.dtg, notes)
    heading_date = dated.read(of(_DATED, ()), of(_RECEIVED, ()))
    routing = _routing(transmission, sent, at, heading_date, printed, notes)
    mrn = _mrn(transmission, heading, routing)
    addressee = _station(routing.to[0]) if len(routing.to) == 1 else None
    facts = Facts(routing.sent_at, mrn.station if mrn else None, mrn.number if mrn else None, addressee)
    facts.sent = facts.sent or heading_date
    if facts.sent is None:
        facts.stated = known.accepted_year(dtg.year(of(_DTG, ())))
    text = clean.read(transmission, writing)
    header = _header(transmission, facts, printed, notes)
    record = Transmission(
        part=Part(transmission.part, transmission.part_of) if transmission.part is not None else None,
        mrn=mrn,
        header=header,
        routing=routing,
        banner=heading.raw,
        classification=heading.classification,
        markings=_markings(transmission),
        corrected_copy=corrected.read(of(_CORRECTED, ())) or heading.corrected,
        signature=transmission.signature,
        duplicate_of=transmission.duplicate_of,
    )
    _note_lines(transmission, notes)
    return Mapped(transmission, record, heading, facts, text, heading_date, printed)


def _note_lines(transmission: l.Transmission, notes: Notes) -> None:
    """Note lines that no rule knows, and damaged labels."""
    for line in transmission.of(_UNKNOWN):
        message = f"no rule knows this line: {line.text[:60]!r}"
        notes.add(d.UNKNOWN_LINE, line.number, transmission.block(line.index), message)
    for index, kind, key in transmission.decided:
        part = "the text begins here" if kind is _TEXT else f"the {kind} continues here"
        notes.add(
            d.WITNESS_DECIDED,
            transmission.lines.numbers[index],
            "body.subject",
            f"{part}: the attribute {key} decided it",
        )
    for line in transmission.damaged:
        message = f"{line.raw.strip()[:60]!r} is read as {(line.claim.note or '')[:60]!r}"
        notes.add(d.LABEL_DAMAGED, line.number, transmission.block(line.index), message)


def _routing(
    transmission: l.Transmission,
    sent: dtg.Sent,
    at: dt.datetime | None,
    day: dt.date | None,
    printed: SourceNote,
    notes: Notes,
) -> Routing:
    """Build the routing; `at` is the moment of the date-time group, if no witness rejects it, `day` a heading's day."""
    of = transmission.by_kind.get
    degree = sent.precedence
    if degree.action is None:
        degree = Precedence(printed.precedence) if printed.precedence else precedence.read(of(_PRECEDENCE, ()))
    year = at.year if at else day.year if day else None
    senders = addressees.read(of(_FROM, ())[:1], "routing.from", year, notes).to
    to = of(_TO, ())
    if not (sent.dtg or senders or to):
        notes.add(d.ROUTING_MISSING, transmission.first_line, "routing", "neither date-time group nor FM nor TO")
    else:
        if not (sent.dtg or of(_DATED)):
            notes.add(d.DTG_MISSING, transmission.first_line, "routing.dtg", "no date-time group")
        if not senders:
            notes.add(d.FROM_MISSING, transmission.first_line, "routing.from", "no FM line")
    action = addressees.read(to, "routing.to", year, notes)
    info = addressees.read(of(_INFO, ()), "routing.info", year, notes)
    return Routing(
        precedence=degree,
        dtg=sent.dtg,
        sent_at=at,
        operating_signals=sent.signals,
        from_=senders[0] if senders else None,
        to=action.to,
        info=info.to,
        exempt=action.exempt + info.exempt,
        network=network.read(of(_NETWORK, ())),
    )


def _station(addressee: Addressee) -> str | None:
    """Return the post of an addressee; agencies and commands send no telegrams of the Department's series."""
    known = glossary.post(addressee.name) if addressee.name else None
    return known.name if known else None


def _header(transmission: l.Transmission, facts: Facts, printed: SourceNote, notes: Notes) -> Header:
    of = transmission.by_kind.get
    rows = of(_DISTRIBUTION, ())
    return Header(
        classification=classification.read(_heads(transmission), transmission.page, notes) or printed.classification,
        page_count=max([page_.number for page_ in transmission.pages], default=None) or pages.read(of(_PAGES, ())),
        received=page.read(transmission.page, facts.sent_at, notes) or received.read(of(_RECEIVED, ())),
        number_line=number.read(of(_NUMBER, ())),
        distribution=distribution.read(rows, notes) if rows else offices.read(of(_OFFICES, ())),
        drafted_by=drafted.read(of(_DRAFTED, ()), "header.drafted_by", notes) or printed.drafted,
        approved_by=drafted.read(of(_APPROVED, ()), "header.approved_by", notes) or printed.approved,
        cleared_by=[*cleared.read(of(_CLEARED, ()), notes), *printed.cleared],
        desired_distribution=desired.read(of(_DESIRED, ())),
        relay=relay.read(of(_RELAY, ()), facts, notes),
    )


def _heads(transmission: l.Transmission) -> Sequence[Line]:
    """Return the classification lines that may be above PAGE 01; those of the header if that line is lost."""
    lines = transmission.of(_CLASSIFICATION)
    return lines if transmission.page else [line for line in lines if transmission.block(line.index) == "header"]


def _mrn(transmission: l.Transmission, heading: Banner, routing: Routing) -> Mrn | None:
    """Return station and number as sent: from the banner, else from the PAGE line; a series number from either.

    Without both, it is the number that a form has next to its sender, or the serial of the network's DE line.
    """
    value, first = heading.mrn, transmission.page
    if first is None:
        return value or _numbered(transmission, routing)
    if value is None:
        return Mrn(f"{first.station} {first.serial}", first.station, int(first.serial), first.series)
    if value.series is not None:
        return value
    captions = transmission.of(_CAPTION)
    series = first.series or (caption.series([line.text for line in captions]) if captions else None)
    return Mrn(value.raw, value.station, value.number, series)


def _numbered(transmission: l.Transmission, routing: Routing) -> Mrn | None:
    """Return the number of a form, with its sender as the station.

    The four digits of a DE line count only if the sender can't have sent ten thousand telegrams by that day.
    """
    lines = transmission.of(_SERIAL)
    series, number = serial.of_series(lines), serial.read(lines)
    if series and number is None:
        return Mrn(series, series=series)
    station = _sender(routing) or _seat(transmission, routing)
    if (
        number is None
        and station
        and routing.sent_at
        and (network_serial := serial.of_network(transmission.of(_NETWORK)))
    ):
        digits, day = network_serial
        number = digits if glossary.per_day(station, routing.sent_at.year) * day < _CYCLE else None
    if number is None:
        return None
    return Mrn(f"{station} {number}" if station else serial.written(lines, number), station, number, series)


def _sender(routing: Routing) -> str | None:
    """Return the post of the sender, also of one that a printed heading names by its country or by its head.

    The Secretary who writes to the Department is on travel, and so has no station.
    """
    sender = routing.from_
    if sender is None:
        return None
    if post := _station(sender):
        return None if sender.post and sender.post in map(_place, routing.to) else post
    known = glossary.correspondent(sender.name or "")
    return known.place if known else sender.post


def _seat(transmission: l.Transmission, routing: Routing) -> str | None:
    """Return the post at the place of a printed document, if the head of a mission or its office sends it."""
    place = dated.place(transmission.of(_DATED)) if routing.from_ else None
    if place is None or routing.from_ is None or not _OF_MISSION.match(routing.from_.name or ""):
        return None
    known = glossary.post(place)
    return known.name if known else None


def _place(addressee: Addressee) -> str | None:
    """Return the post of an addressee, also of one whose name a printed heading puts behind his office."""
    known = glossary.correspondent(addressee.name.split(" (")[0]) if addressee.name else None
    return known.name if known else None


def _markings(transmission: l.Transmission) -> list[str]:
    of = transmission.by_kind.get
    over = [line for line in of(_CLASSIFICATION, ()) if line.index < transmission.start + _HEAD]
    notes = notice.read(of(_NOTICE, ()))
    if not page.possible_duplicate([*over, *of(_RELAY, ())], transmission.pages):
        return notes
    return ["POSS DUPE", *(note for note in notes if note != "POSS DUPE")]
