"""A cable as the article of a page: the title, the head, the text in its paragraphs, the signature, what is around it.

Strategy: its elements say what each part is, so that a page without its style, as Word and e-readers show it, reads the
same.
"""

from collections.abc import Iterator, Sequence

from cablekit.formats.head import Row, head, lost_text
from cablekit.formats.head import title as number
from cablekit.formats.html.elements import Html, element, joined, line, rows
from cablekit.formats.html.links import ALONE, NOWHERE, Around, Links, Other
from cablekit.formats.html.origin import Origin
from cablekit.formats.html.text import blocks, paragraph
from cablekit.formats.title import title
from cablekit.model import Cable, Tag


def article(cable: Cable, *, origin: Origin | None = None, links: Links = NOWHERE, around: Around = ALONE) -> Html:
    """The article of a cable.

    Args:
        cable: the record.
        origin: its source, to show beside it; None for a record read back.
        links: where its names lead.
        around: what is around it in a collection.
    """
    return element(
        "article",
        rows(
            [
                element(
                    "header", _navigation(around), element("h1", line(title(cable) or number(cable))), _head(cable)
                ),
                element("section", "\n", rows(_text(cable)), "\n", class_="text"),
                cable.body.signature and element("p", line(cable.body.signature), class_="signature"),
                _cited_by(around),
                around.extra,
                *_footer(cable),
            ]
        ),
        class_="cable",
    )


def _navigation(around: Around) -> Html | None:
    if not around.neighbours:
        return None
    items = (
        element("li", f"{one.label}: ", element("a", line(one.title), href=one.address, rel=one.relation))
        for one in around.neighbours
    )
    return element("nav", element("ul", *items), aria_label="Neighbours")


def _cited_by(around: Around) -> Html | None:
    if around.cited_by is None:
        return None
    return element("section", element("h2", "Cited by"), _others(around.cited_by), class_="cited-by")


def _others(others: Sequence[Other]) -> Html:
    if not others:
        return element("p", "nothing in this collection")
    return element("ul", *(element("li", _other(one)) for one in others))


def _other(one: Other) -> Html:
    name = element("a", line(one.number), href=one.address) if one.address else line(one.number)
    return joined([name, *(f" {said}" for said in (one.date and one.date.isoformat(), one.title) if said)])


def _head(cable: Cable) -> Html:
    made = [_row(row) for row in head(cable) if row[0] != "Subject"]
    if cable.body.tags:
        made.append(element("dt", "TAGS") + element("dd", joined(map(_tag, cable.body.tags), ", ")))
    return element("dl", *map(Html, made))


def _row(row: Row) -> str:
    """A row of the head: the label once, its values under each other."""
    label, values = row
    return element("dt", label) + "".join(element("dd", line(value)) for value in values)


def _tag(one: Tag) -> Html:
    """A code with what it stands for, which browsers show on demand."""
    return element("abbr", line(one.raw), title=line(one.title)) if one.title else line(one.raw)


def _text(cable: Cable) -> Iterator[str]:
    body = cable.body
    if not body.text and not body.paragraphs:
        yield element("p", element("mark", f"[{lost_text(cable)}]"))
        return
    yield from list(filter(None, map(paragraph, body.paragraphs))) or blocks(body.text or "")


def _footer(cable: Cable) -> Iterator[Html]:
    """The release, as its marks say it, and the file."""
    release, source = cable.release, cable.source
    said = [" ".join(filter(None, (release.action, release.date.isoformat() if release.date else None)))]
    if source.path and source.path != "-":
        said.append(f"{source.path}!{source.member}" if source.member else source.path)
    if any(said):
        yield element("footer", element("p", joined((line(one) for one in said if one), element("br"))))
