"""A cable as the article of a page: title, head, text, and what is around it and after it.

Strategy: the elements say what each part is, so that a page without its style, as in Word and e-readers, reads the
same. Diagnostics and the lines of the source are in a margin; the meanings of words are listed at the end.
"""

from collections.abc import Iterable, Iterator, Sequence

from cablekit.checks.recovery import RELEASED_ALREADY, Recovery, recovery
from cablekit.formats.citations import cite
from cablekit.formats.head import lost_text
from cablekit.formats.head import title as number
from cablekit.formats.html.attributes import attributes
from cablekit.formats.html.elements import NOTHING, Html, element, joined, line, rows
from cablekit.formats.html.fields import handling, head
from cablekit.formats.html.links import ALONE, NOWHERE, Around, Links
from cablekit.formats.html.margin import Margin
from cablekit.formats.html.metadata import coins
from cablekit.formats.html.origin import Origin
from cablekit.formats.html.text import blocks, text
from cablekit.formats.html.view import View, link
from cablekit.formats.other import Other
from cablekit.formats.title import title
from cablekit.model import Cable


def article(cable: Cable, *, origin: Origin | None = None, links: Links = NOWHERE, around: Around = ALONE) -> Html:
    """The article of a cable.

    Args:
        cable: the record.
        origin: its source, to show in the margin; None for a record read back.
        links: the addresses of its names.
        around: its place in a collection.
    """
    view = View(cable, origin or Origin(), links, around, Margin(cable, origin or Origin(), links))
    shown_head = _fields(head(view))
    shown_text = rows(_text(view))
    signature = _signature(view)
    following = [_handling(view), attributes(view, opened=not cable.body.text)]
    parts = [
        element("header", rows([_navigation(around), _heading(view), shown_head]), coins(cable)),
        view.margin.rest(),
        element("section", "\n", shown_text, "\n", class_="text", aria_label="Text"),
        signature,
        _recovery(view),
        around.extra or None,
        _cited_by(around),
        *following,
        view.terms.listed(),
        _citation(cable),
        _footer(view),
    ]
    return element("article", "\n", rows(parts), "\n", class_="cable")


def _fields(values: Iterable[Html | None]) -> Html | None:
    shown = rows(values)
    return element("dl", "\n", shown, "\n", class_="fields") if shown else None


def _heading(view: View) -> Html:
    """The title, with the margin of the subject."""
    beside = view.margin.of_field(["body.subject"], view.origin.of("body.subject"))
    heading = element("h1", line(title(view.cable) or number(view.cable)))
    return element("div", heading, beside, class_="passage") if beside else heading


def _navigation(around: Around) -> Html | None:
    if not around.neighbours:
        return None
    items = (
        element(
            "li",
            f"{neighbour.label}: ",
            element("a", line(neighbour.title), href=neighbour.address, rel=neighbour.relation),
        )
        for neighbour in around.neighbours
    )
    return element("nav", element("ul", *items), aria_label="Neighbours")


def _text(view: View) -> Iterator[Html]:
    body = view.cable.body
    if not body.text and not body.paragraphs:
        passage = element("p", element("mark", f"[{lost_text(view.cable)}]"))
        yield element("div", passage, view.margin.of_field(["body.text"], ()), class_="passage")
        return
    yield from list(text(view)) or blocks(body.text or "")


def _signature(view: View) -> Html | None:
    name = view.cable.body.signature
    if not name:
        return None
    signature = element("p", line(name), class_="signature")
    beside = view.margin.of_field(["body.signature"], view.origin.of("body.signature"))
    return element("div", signature, beside, class_="passage") if beside else signature


def _recovery(view: View) -> Html | None:
    """What can be done for a text that is lost or breaks off."""
    answer = recovery(view.cable) if view.cable.text_status != "present" else None
    if answer is None:
        return None
    return element("section", element("h2", "How to ask for the text"), *_ways(answer), class_="recovery")


def _ways(answer: Recovery) -> Iterator[Html]:
    yield element("p", line(f"{answer.why[0].upper()}{answer.why[1:]}."))
    if answer.recipient is None:
        return
    film = f" for film {answer.film}" if answer.film else ""
    address = answer.recipient.address
    whom = joined(
        [line(f"{answer.recipient.kind[0].upper()}{answer.recipient.kind[1:]}{film}, to {answer.recipient.name}")]
    )
    yield element("p", whom, *([" ", element("a", address, href=f"mailto:{address}")] if address else []), ".")
    released = element("a", "Released Telegrams (Access Demand)", href=RELEASED_ALREADY)
    yield element("p", "Look first under ", released, ".")


def _cited_by(around: Around) -> Html | None:
    if around.cited_by is None:
        return None
    return element("section", element("h2", "Cited by"), _others(around.cited_by), class_="cited-by")


def _others(others: Sequence[Other]) -> Html:
    if not others:
        return element("p", "No cable of this collection cites it.")
    return element("ul", *(element("li", _other(other)) for other in others))


def _other(other: Other) -> Html:
    value = (line(value) for value in (other.date and other.date.isoformat(), other.title) if value)
    return joined([link(line(other.number), other.address), *value], " ")


def _handling(view: View) -> Html | None:
    shown = _fields(handling(view))
    if not shown:
        return None
    return element("details", element("summary", "Distribution and drafting"), shown, class_="more handling")


def _citation(cable: Cable) -> Html | None:
    """The citation to copy."""
    citation = cite(cable).strip()
    if not citation:
        return None
    return element("section", element("h2", "Cite"), element("p", line(citation), class_="citation"), class_="cite")


def _footer(view: View) -> Html | None:
    """The release, according to its marks, and the file."""
    release, source = view.cable.release, view.cable.source
    released = [release.action, release.date.isoformat() if release.date else None, release.official]
    lines = [line(", ".join(filter(None, released))) or NOTHING]
    lines += [line(mark) for mark in release.marks]
    if source.path and source.path != "-":
        name = f"{source.path}!{source.member}" if source.member else source.path
        lines.append(joined(["From ", link(line(name), view.links.source(None))]))
    if source.file_sha256 or source.sha256:
        digest = f"file {source.file_sha256}" if source.file_sha256 else f"text {source.sha256}"
        lines.append(line(f"SHA-256 of the {digest}"))
    shown = [element("p", content) for content in lines if content]
    beside = view.margin.of_field(["release"], view.origin.of("release"))
    return element("footer", *shown, beside) if shown or beside else None
