"""A cable as a web page for reading.

Strategy: one page that needs no other file. `article` is the cable itself, for a single page or the pages of a
collection; `page` puts it into a whole document, in light or dark style as the reader prefers. All text of the cable is
escaped when it is put into an element (`elements`). Pages are also well-formed XML, for programs that make e-books. A
page has no scripts and loads nothing.
"""

from typing import TYPE_CHECKING

from cablekit.formats.html.article import article
from cablekit.formats.html.elements import NOTHING, Html, element, joined, line, rows
from cablekit.formats.html.files import FileLinks
from cablekit.formats.html.links import ALONE, NOWHERE, Around, Links, Neighbour
from cablekit.formats.html.metadata import metadata
from cablekit.formats.html.origin import Origin, Passage, origin_of
from cablekit.formats.html.page import CSS, name_of, page, policy
from cablekit.formats.html.text import blocks, paragraph
from cablekit.formats.other import Other

if TYPE_CHECKING:
    from cablekit.api import Parsed

__all__ = [
    "ALONE",
    "CSS",
    "NOTHING",
    "NOWHERE",
    "Around",
    "FileLinks",
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


def html_text(parsed: "Parsed", folder: str | None = None) -> str:
    """The cable as a whole page, with a line end.

    Args:
        parsed: the cable.
        folder: folder of the page, for the links to the file; None: the working folder.
    """
    cable = parsed.cable
    content = article(cable, origin=origin_of(parsed), links=FileLinks(cable, folder))
    main = element("main", "\n", content, "\n")
    return page(name_of(cable), main, head=metadata(cable))
