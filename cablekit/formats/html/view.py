"""What every part of one page needs: the record, its source, where names lead, its terms and its margin."""

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
    """One page in the making.

    Attributes:
        cable, origin, links, around: as `article` takes them.
        margin: what is beside fields and paragraphs.
        terms: what its words mean.
    """

    cable: Cable
    origin: Origin
    links: Links
    around: Around
    margin: Margin
    terms: Terms = field(default_factory=Terms)

    def row(self, label: str | Html, values: Iterable[Html | None], *paths: str) -> Html | None:
        """A row of a list of fields: the label, its values below each other, and what is beside it.

        None where it has no value. `paths` are the fields that it shows.
        """
        shown = [element("dd", value) for value in values if value]
        if not shown:
            return None
        passages = {one.first: one for path in paths for one in self.origin.of(path)}
        beside = self.margin.of_field(paths, [passages[first] for first in sorted(passages)])
        return element("div", rows([element("dt", label), *shown, beside and element("dd", beside, class_="margin")]))

    def document(self, shown: str, number: str | None) -> Html:
        """A document number or what is written in its place, as a link where it leads somewhere."""
        other = self.around.cites.get(number) if number else None
        address = (other.address if other else None) or (self.links.document(number) if number else None)
        return link(line(shown), address)


def link(shown: Html, address: str | None) -> Html:
    """Something as a link; without an address as it is."""
    return element("a", shown, href=address) if address else shown
