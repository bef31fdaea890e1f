"""The links of a cable's page: addresses of its names, and its place in a collection.

Strategy: a page knows no other page. The code that makes a collection of pages supplies the addresses; a single page
has no links.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from cablekit.formats.html.elements import NOTHING, Html
from cablekit.formats.other import Other


class Links:
    """Addresses of the things that a cable names. Here all are None; a collection overrides those that it has.

    An address is put into the page like an attribute: escaped, but not percent-encoded, which the caller must do.
    """

    def document(self, number: str) -> str | None:
        """Address of the cable with a document number."""
        return None

    def tag(self, code: str) -> str | None:
        """Address of a code of the TAGS line."""
        return None

    def person(self, name: str) -> str | None:
        """Address of a person of the TAGS line, such as `VANCE, CYRUS`."""
        return None

    def post(self, name: str) -> str | None:
        """Address of a post or agency, by its name in the glossary."""
        return None

    def classification(self, word: str) -> str | None:
        """Address of a classification, as in the record."""
        return None

    def caption(self, word: str) -> str | None:
        """Address of a caption."""
        return None

    def day(self, day: dt.date) -> str | None:
        """Address of a day."""
        return None

    def source(self, page: int | None) -> str | None:
        """Address of the file that the cable was read from, or of a page of a PDF, from 1."""
        return None


NOWHERE = Links()
"""Links of a single page: none."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A cable before or after this one in some order.

    Attributes:
        relation: whether it is before or after.
        label: the order, such as `Previous of LA PAZ`.
        title: its title.
        address: address of its page.
    """

    relation: Literal["prev", "next"]
    label: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Around:
    """The place of a cable in its collection.

    Attributes:
        neighbours: cables before and after it.
        cites: document number -> the cable with that number, for those that the collection has.
        cited_by: the cables that cite it; None if unknown, so that the page does not say that there are none.
        extra: more content, put after the text: for example the letter that asks for a lost text.
    """

    neighbours: Sequence[Neighbour] = ()
    cites: Mapping[str, Other] = field(default_factory=dict)
    cited_by: Sequence[Other] | None = None
    extra: Html = NOTHING


ALONE = Around()
"""The place of a single page: no collection."""
