"""A cable as a web page for reading.

Strategy: one page that needs nothing beside it. `article` is the cable itself, for a page alone and for the pages of a
collection; `page` puts it into a whole document, whose style follows the reader's choice of light or dark. Every word
of the cable is escaped where it is put into an element (`elements`). Pages are well-formed XML too, for the programs
that make e-books. Nothing in a page is a script, and nothing is loaded.
"""

from typing import TYPE_CHECKING

from cablekit.formats.html.article import article
from cablekit.formats.html.elements import NOTHING, Html, element, joined, line, rows
from cablekit.formats.html.links import ALONE, NOWHERE, Around, Links, Neighbour, Other
from cablekit.formats.html.origin import Origin, Passage, origin_of
from cablekit.formats.html.page import CSS, metadata, name_of, page, policy
from cablekit.formats.html.text import blocks, paragraph

if TYPE_CHECKING:
    from cablekit.api import Parsed

__all__ = [
    "ALONE",
    "CSS",
    "NOTHING",
    "NOWHERE",
    "Around",
    "Html",
    "Links",
    "Neighbour",
    "Origin",
    "Other",
    "Passage",
    "article",
    "blocks",
    "element",
    "html_text",
    "joined",
    "line",
    "metadata",
    "name_of",
    "origin_of",
    "page",
    "paragraph",
    "policy",
    "rows",
]


def html_text(parsed: "Parsed") -> str:
    """The cable as a whole page, with a line end behind it."""
    cable = parsed.cable
    main = element("main", "\n", article(cable, origin=origin_of(parsed)), "\n")
    return page(name_of(cable), main, head=metadata(cable))
