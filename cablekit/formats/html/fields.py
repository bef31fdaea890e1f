"""The head of a cable as a list of fields, and the fields below it that few readers need.

Strategy: a row has a label, its values as written, and the paths of the fields that it shows, which lead to its lines
and diagnostics. A row without a value is left out.
"""

from collections.abc import Iterator, Sequence

from cablekit import glossary
from cablekit.formats.attributes import indexed_tags
from cablekit.formats.head import sent, title
from cablekit.formats.html.elements import Html, element, joined, line, some
from cablekit.formats.html.terms import Terms
from cablekit.formats.html.view import View, link
from cablekit.model import Addressee, Clearance, ExecutiveOrder, Office, Officer, Reference, Tag, YearBasis

_BASIS: dict[YearBasis, str] = {
    "dtg": "year from its date-time group",
    "same_year": "year taken from this telegram",
    "previous_year": "year taken to be the previous one",
}


def head(view: View) -> Iterator[Html | None]:
    """The rows that most readers need."""
    cable, row = view.cable, view.row
    routing, body = cable.routing, cable.body
    attributes = cable.attributes
    sender = [routing.from_] if routing.from_ else []
    yield row("Document", _numbers(view), "document_number", "mrn", "body.banner")
    yield row("Date", _dates(view), "routing.dtg", "routing.sent_at", "date", "header.received")
    yield row("From", (_station(view, entry) for entry in sender), "routing.from") or _indexed_sender(view)
    yield row("To", (_station(view, entry) for entry in routing.to), "routing.to") or _indexed(
        view, "To", some(attributes.to)
    )
    yield row("Info", (_station(view, entry) for entry in routing.info), "routing.info")
    yield row("Not to", (_station(view, entry) for entry in routing.exempt), "routing.exempt")
    yield row("Passing", map(line, body.passing), "body.passing")
    yield row("Precedence", [_precedence(view)], "routing.precedence", "routing.dtg")
    yield row(
        "Classification",
        [_classification(view)],
        "header.classification",
        "body.classification",
        "body.banner",
        "body.captions",
    )
    yield row("Order", _order(view, body.executive_order), "body.executive_order", "body.executive_order.classified_by")
    yield row("TAGS", [_tags(view, body.tags)], "body.tags") or _indexed(view, "TAGS", _tags(view, indexed_tags(cable)))
    cited = (_reference(view, entry) for entry in body.references)
    yield row("References", cited, "body.references") or _indexed(view, "Reference", some(attributes.reference))
    yield row("Correction", [some(body.corrected_copy)], "body.corrected_copy")
    yield row("Markings", map(view.terms.caption, body.markings), "body.markings", "header.classification")


def _indexed(view: View, key: str, value: Html | None) -> Html | None:
    """A row with a value that the text lacks, from NARA's index."""
    shown = joined([value, element("small", "(attribute)")], " ") if value else None
    return view.row(key, [shown], f"attributes.{key.lower()}")


def _indexed_sender(view: View) -> Html | None:
    raw = view.cable.attributes.from_
    if not raw:
        return None
    known = glossary.correspondent(raw)
    post, country = (known.name, known.country) if known else (None, None)
    return _indexed(view, "From", _station(view, Addressee(raw, post=post, country=country)))


def handling(view: View) -> Iterator[Html | None]:
    """The rows on how it was drafted, sent and distributed."""
    cable, row, terms = view.cable, view.row, view.terms
    header, routing, spread = cable.header, cable.routing, cable.header.distribution
    for label, offices in (("Action", spread.action), ("Origin", spread.origin), ("Information", spread.info)):
        yield row(label, [_offices(terms, offices)], "header.distribution")
    yield row(
        "Desired for",
        [some(header.desired_distribution)],
        "header.desired_distribution",
    )
    yield row("Drafted by", [_officer(terms, header.drafted_by)], "header.drafted_by")
    yield row("Approved by", [_officer(terms, header.approved_by)], "header.approved_by")
    yield row("Cleared by", (_clearance(terms, clearance) for clearance in header.cleared_by), "header.cleared_by")
    yield row("Relay", [some(header.relay.raw if header.relay else None)], "header.relay")
    yield row(
        "Signals",
        [joined(map(terms.signal, routing.operating_signals), " ") or None],
        "routing.operating_signals",
        "routing.dtg",
    )
    yield row("Network", map(line, routing.network), "routing.network")
    yield row("Pages", [line(str(header.page_count)) if header.page_count else None], "header.page_count")
    yield row("Number line", [some(header.number_line)], "header.number_line")


def _numbers(view: View) -> Iterator[Html]:
    """Its document number, and the number under which it was sent."""
    cable = view.cable
    yield line(title(cable))
    if cable.mrn and cable.mrn.raw != title(cable):
        yield joined(["sent as ", line(cable.mrn.raw)])


def _dates(view: View) -> Iterator[Html]:
    cable = view.cable
    if shown := sent(cable):
        yield link(line(shown), view.links.day(cable.date.value) if cable.date else None)
    if cable.header.received:
        at = cable.header.received.at
        yield line(f"received {f'{at:%Y-%m-%d %H:%M} UTC' if at else cable.header.received.raw}")


def _station(view: View, addressee: Addressee) -> Html:
    return link(
        view.terms.post(addressee.raw, addressee.post, addressee.country),
        view.links.post(addressee.post) if addressee.post else None,
    )


def _precedence(view: View) -> Html | None:
    precedence = view.cable.routing.precedence
    if precedence.action is None:
        return None
    word = view.terms.precedence(precedence.action)
    return joined([word, ", for information ", view.terms.precedence(precedence.info)]) if precedence.info else word


def _classification(view: View) -> Html | None:
    cable = view.cable
    word = cable.body.classification or cable.header.classification or cable.attributes.original_classification
    shown = [link(view.terms.classification(word), view.links.classification(word))] if word else []
    shown += [link(view.terms.caption(caption), view.links.caption(caption)) for caption in cable.body.captions]
    return joined(shown, " ") or None


def _order(view: View, order: ExecutiveOrder | None) -> Iterator[Html]:
    if order is None:
        return
    yield view.terms.order(order.raw, order.number)
    if order.number and order.exemption and order.exemption != "N/A":
        yield view.terms.exemption(order.exemption, str(order.number), order.exemption)
    if order.classified_by:
        yield line(order.classified_by.raw)


def _tags(view: View, tags: Sequence[Tag]) -> Html | None:
    return joined((_tag(view, tag) for tag in tags), ", ") or None


def _tag(view: View, tag: Tag) -> Html:
    address = view.links.tag(tag.code) if tag.code else None
    if tag.person:
        address = view.links.person(tag.person) or address
    return link(view.terms.tag(tag), address)


def _reference(view: View, reference: Reference) -> Html:
    """A citation such as `A. LA PAZ 1791 (NOTAL)`, followed by what it means."""
    written = joined(
        [f"{reference.label}. " if reference.label else None, view.document(reference.raw, reference.document_number)]
    )
    other = view.around.cites.get(reference.document_number) if reference.document_number else None
    basis = _BASIS.get(reference.year_basis) if reference.year_basis else None
    details = [reference.kind if reference.kind != "other" else None, reference.document_number, basis]
    if other:
        details += [other.date.isoformat() if other.date else None, other.title]
    detail = ", ".join(filter(None, details))
    return joined([written, element("small", line(detail)) if detail else None], " ")


def _offices(terms: Terms, offices: list[Office]) -> Html | None:
    shown = (
        joined([terms.office(entry.office), f" {entry.copies}" if entry.copies is not None else ""])
        for entry in offices
    )
    return joined(shown, ", ") or None


def _officer(terms: Terms, officer: Officer | None) -> Html | None:
    if officer is None:
        return None
    return _with_office(terms, officer.raw, officer.office)


def _clearance(terms: Terms, clearance: Clearance) -> Html:
    return _with_office(terms, clearance.raw, clearance.office)


def _with_office(terms: Terms, raw: str, office: str | None) -> Html:
    """A line as written, with the meaning of the office in it."""
    before, symbol, after = raw.partition(office) if office else (raw, "", "")
    return joined([Html(line(before)), terms.office(symbol), line(after)]) if symbol else line(raw)
