"""What every part of a page needs: the record, its source, its links, its terms and its margin."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cablekit.formats.html.elements import Html, element, line, rows
from cablekit.formats.html.links import Around, Links
from cablekit.formats.html.margin import Margin
from cablekit.formats.html.origin import Origin
from cablekit.formats.html.terms import Terms
from cablekit.model import Cable


@dataclass(slots=True)
class View:
    """A page while it is made.

    Attributes:
        cable, origin, links, around: as for `article`.
        margin: the margin of fields and paragraphs.
        terms: the meanings of its words.
    """

    cable: Cable
    origin: Origin
    links: Links
    around: Around
    margin: Margin
    terms: Terms = field(default_factory=Terms)

    def row(self, label: str | Html, values: Iterable[Html | None], *paths: str) -> Html | None:
        """A row of a list of fields: the label, its values below each other, and its margin.

        None if there is no value. `paths` are the fields that it shows.
        """
        shown = [element("dd", value) for value in values if value]
        if not shown:
            return None
        passages = {passage.first: passage for path in paths for passage in self.origin.of(path)}
        beside = self.margin.of_field(paths, [passages[first] for first in sorted(passages)])
        return element("div", rows([element("dt", label), *shown, beside and element("dd", beside, class_="margin")]))

    def document(self, shown: str, number: str | None) -> Html:
        """A document number or the words for it, as a link if there is an address."""
        other = self.around.cites.get(number) if number else None
        address = (other.address if other else None) or (self.links.document(number) if number else None)
        return link(line(shown), address)


def link(shown: Html, address: str | None) -> Html:
    """Markup as a link; unchanged without an address."""
    return element("a", shown, href=address) if address else shown
