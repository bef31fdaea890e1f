"""One transmission: its blocks -> the record's Transmission, field by field, and what the message takes of it."""

import datetime as dt

import msgspec

from cablekit import diagnostics as d
from cablekit import grammar as g
from cablekit.diagnostics import Diagnostic
from cablekit.fields import banner, captions, distribution, drafting, page, relay, routing
from cablekit.fields.banner import Banner
from cablekit.model import Distribution, Header, Mrn, Routing, Transmission
from cablekit.text import clean as text
from cablekit.text.clean import PartText
from cablekit.tokenizer import Transmission as Tokens

#: the classification over PAGE 01 stands in so many lines
_HEAD = 8


class Mapped(msgspec.Struct):
    """One transmission mapped, with what the message takes from it."""

    tokens: Tokens
    record: Transmission
    banner: Banner
    text: PartText


def map_transmission(tokens: Tokens, blank_unit: int, markdown: bool, found: list[Diagnostic]) -> Mapped:
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
        captions.corrected(tokens.of("corrected")) or said.corrected,
        body.signature,
    )
    found.extend(
        d.UNKNOWN_LINE.at(token.line, tokens.block(token), f"no rule knows this line: {token.text[:60]!r}")
        for token in tokens.of("unknown")
    )
    found.extend(
        d.LABEL_DAMAGED.at(line.line, tokens.block(line), f"{line.raw.strip()[:60]!r} is read as {line.text[:60]!r}")
        for line in tokens.made
        if line.text not in line.raw
    )
    return Mapped(tokens, record, said, body)


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
    over = tokens.of("classification")
    if first_page is None:
        over = [token for token in over if tokens.block(token) == "header"]
    word, more = page.head_classification(over, first_page)
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
    over = [token for token in tokens.tokens[:_HEAD] if token.kind == "classification"]
    dupe = ["POSS DUPE"] if page.possible_duplicate(over + tokens.of("relay"), tokens.pages) else []
    return dupe + [note for note in captions.notices(tokens.of("notice")) if note not in dupe]
