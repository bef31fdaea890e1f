"""Where the page of a cable leads: what its names link to, and what is around it in a collection.

Strategy: a page knows of no other page. Whoever makes a collection of pages says where things lead; a page alone
leads nowhere.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from cablekit.formats.html.elements import NOTHING, Html
from cablekit.formats.other import Other


class Links:
    """Addresses that the things a cable names lead to. Here all are None: nowhere. A collection overrides what it has.

    An address is put into the page as an attribute is: escaped, but not encoded; that is the caller's work.
    """

    def document(self, number: str) -> str | None:
        """Of a document number: the page of the cable."""
        return None

    def tag(self, code: str) -> str | None:
        """Of a code of the TAGS line."""
        return None

    def person(self, name: str) -> str | None:
        """Of a person of the TAGS line, `VANCE, CYRUS`."""
        return None

    def post(self, name: str) -> str | None:
        """Of a post or agency, by the glossary's name."""
        return None

    def classification(self, word: str) -> str | None:
        """Of a classification, as the record has it."""
        return None

    def caption(self, word: str) -> str | None:
        """Of a caption."""
        return None

    def day(self, day: dt.date) -> str | None:
        """Of a day."""
        return None

    def source(self, page: int | None) -> str | None:
        """Of the file that the cable was read from; of a PDF, at a page of it, from 1."""
        return None


NOWHERE = Links()
"""Links of a page alone."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A cable before or after this one in some order.

    Attributes:
        relation: whether it is before or after.
        label: in which order, such as `Previous of LA PAZ`.
        title: what it is called.
        address: where its page is.
    """

    relation: Literal["prev", "next"]
    label: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Around:
    """What is around a cable in its collection.

    Attributes:
        neighbours: cables before and after it.
        cites: document number -> the cable of that number, for those that the collection has.
        cited_by: who cites it; None where nobody has looked, so that the page doesn't say that nobody does.
        extra: more of the page, put after the text: the letter that asks for a lost text, for example.
    """

    neighbours: Sequence[Neighbour] = ()
    cites: Mapping[str, Other] = field(default_factory=dict)
    cited_by: Sequence[Other] | None = None
    extra: Html = NOTHING


ALONE = Around()
"""What is around a page alone."""
