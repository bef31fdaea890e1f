"""An arc diagram: documents in a column in chronological order, and an arc from each cable to each document it cites.

Strategy: the position of everything follows from its row, so no layout has to be computed. Colours come from the style
sheet, by class, so that the drawing follows the light and dark themes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cablekit.formats.html import Html, element, joined, line, rows

_ROW, _TOP = 26, 18
_LEFT = 170  # position of the dots; the arcs are to the left of them
_WIDTH = 900
_NUMBER, _TITLE = 19, 62  # maximum characters of a number and a title; the list shows them in full
_NARROWEST, _STEP = 14, 9


@dataclass(frozen=True, slots=True)
class Node:
    """A document of a chain.

    Attributes:
        label: its number.
        title, date: "" if not known.
        address: address of its page; None for a document that is not in the collection.
        cites: rows of the documents that it cites, from 0.
    """

    label: str
    title: str
    date: str
    address: str | None
    cites: Sequence[int]


def drawn(nodes: Sequence[Node], name: str) -> Html:
    """Return the diagram, as SVG to put into a page.

    Args:
        nodes: the documents, in chronological order.
        name: the text alternative of the diagram.
    """
    height = _TOP + _ROW * len(nodes)
    widest = max((_bend(at, cited) for at, node in enumerate(nodes) for cited in node.cites), default=0)
    left = _LEFT - 20 - widest
    parts = [
        element("title", line(name), id="arcs-title"),
        *(_arc(at, cited) for at, node in enumerate(nodes) for cited in node.cites),
        *(part for at, node in enumerate(nodes) for part in _node(at, node)),
    ]
    return element(
        "svg",
        rows(parts),
        class_="arcs",
        viewBox=f"{left} 0 {_WIDTH - left} {height}",
        width=str(_WIDTH - left),
        height=str(height),
        role="group",
        aria_labelledby="arcs-title",
    )


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _middle(at: int) -> int:
    return _TOP + _ROW * at


def _bend(source: int, target: int) -> int:
    """Return how far an arc extends to the left."""
    return min(_LEFT - 20, _NARROWEST + _STEP * abs(source - target))


def _arc(source: int, target: int) -> Html:
    """Return the arc from a citing to a cited document, with an arrowhead at its end."""
    width = _bend(source, target)
    start, end = _middle(source), _middle(target)
    left = _LEFT - 8
    curve = f"M{left} {start}C{left - width * 4 // 3} {start} {left - width * 4 // 3} {end} {left - 5} {end}"
    head = f"M{left - 7} {end - 4}L{left} {end}L{left - 7} {end + 4}Z"
    return joined([element("path", d=curve, class_="arc"), element("path", d=head, class_="head")])


def _node(at: int, node: Node) -> Iterator[Html]:
    middle = _middle(at)
    kind = "here" if node.address else "absent"
    yield element("circle", cx=str(_LEFT), cy=str(middle), r="5", class_=f"dot {kind}")
    baseline = str(middle + 5)
    yield element("text", line(node.date or "?"), x=str(_LEFT + 16), y=baseline, class_="day")
    label = element("text", line(_cut(node.label, _NUMBER)), x=str(_LEFT + 100), y=baseline, class_="label")
    yield element("a", label, href=node.address) if node.address else label
    yield element(
        "text", line(_cut(node.title, _TITLE) or "not in this collection"), x=str(_LEFT + 250), y=baseline, class_=kind
    )
