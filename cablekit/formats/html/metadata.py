"""Metadata of a page for citation programs: meta elements in its head, and a COinS in the article.

Strategy: both state the same facts as citations. Zotero reads the COinS first (its translator COinS.js): in the Dublin
Core form `rft.type=letter` makes it a Letter, as in RIS and CSL-JSON. Every key must have a value. The sender is an
institution, `rft.aucorp`, whose name is not split in two.

Sources: OpenURL COinS: A Convention to Embed Bibliographic Metadata in HTML (ocoins.info); Zotero's openurl.js; the
DCMI metadata terms; the meta tags that Google Scholar asks for (`citation_...`).
"""

from collections.abc import Iterator
from urllib.parse import quote

from cablekit.formats.citations.facts import Facts, facts
from cablekit.formats.html.elements import Html, element, line, rows
from cablekit.formats.title import title
from cablekit.model import Cable


def metadata(cable: Cable) -> Html:
    """The meta elements for the head, a line each."""
    known = facts(cable)
    values = [*_dublin_core(cable, known), *_highwire(cable, known)]
    if not values:
        return rows([])
    schema = element("link", rel="schema.dcterms", href="http://purl.org/dc/terms/")
    return rows([schema, *(element("meta", name=name, content=line(value)) for name, value in values if value)])


def _dublin_core(cable: Cable, known: Facts) -> Iterator[tuple[str, str | None]]:
    yield "dcterms.title", title(cable)
    yield "dcterms.creator", known.sender.short if known.sender else None
    yield from (("dcterms.audience", value.short) for value in known.recipients)
    yield "dcterms.date", known.date.isoformat() if known.date else None
    yield "dcterms.identifier", cable.document_number
    yield "dcterms.type", "telegram"
    yield "dcterms.publisher", known.holding.archive
    yield from (("dcterms.subject", value) for value in known.keywords)
    yield "dcterms.abstract", known.abstract


def _highwire(cable: Cable, known: Facts) -> Iterator[tuple[str, str | None]]:
    yield "citation_title", title(cable)
    yield "citation_author", known.sender.short if known.sender else None
    yield "citation_publication_date", f"{known.date:%Y/%m/%d}" if known.date else None


def coins(cable: Cable) -> Html | None:
    """The COinS: an empty element whose title is an OpenURL; None for a cable without a title."""
    known = facts(cable)
    heading = title(cable)
    if not heading:
        return None
    pairs: list[tuple[str, str | None]] = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "letter"),
        ("rft.title", heading),
        ("rft.aucorp", known.sender.short if known.sender else None),
        ("rft.date", known.date.isoformat() if known.date else None),
        ("rft.identifier", cable.document_number),
        ("rft.publisher", known.holding.archive),
        ("rft.description", known.abstract),
        *(("rft.subject", keyword) for keyword in known.keywords),
    ]
    address = "&".join(f"{key}={quote(value, safe='', errors='replace')}" for key, value in pairs if value)
    return element("span", class_="Z3988", title=address)
