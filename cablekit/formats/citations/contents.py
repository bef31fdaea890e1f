"""What a bibliography keeps of a cable besides its citation: keywords, abstract, notes, the file it was read from.

Strategy. All are the cable's own words. Keywords are its TAGS, and where the text has none those of NARA's index;
the abstract is the paragraph that its author named SUMMARY, or the one below that word alone. Notes hold what a reader
of the entry must know and no field of a bibliography has: how the cable was classified, what of its text is lost, on
which film it is.
"""

import os
import re
from itertools import pairwise

from cablekit.formats.citations.wording import clean
from cablekit.model import Cable, Paragraph, TextStatus

#: "SUMMARY: ", "BEGIN SUMMARY. ", "SUMMARY AND COMMENT - ", "SUMMARY"
_OPENING = re.compile(r"^(?:BEGIN )?SUMMARY(?: AND [A-Z]+(?: REQUESTED)?)?(?: ?[:.-]+ ?|$)")
#: " END SUMMARY.", " END OF SUMMARY"
_CLOSING = re.compile(r"[ (]END (?:OF )?SUMMARY\W{0,3}$")

_LOST: dict[TextStatus, str] = {
    "partial": "text lost in part",
    "garbled": "text garbled",
    "not_converted": "text not converted",
    "unretrievable": "text can't be retrieved",
    "microfilm_only": "text on microfilm only",
    "absent": "no text",
}


def keywords(cable: Cable) -> tuple[str, ...]:
    """The TAGS: codes, and persons by their names."""
    given = [tag.person or tag.code or tag.raw for tag in cable.body.tags] or cable.attributes.tags
    return tuple(dict.fromkeys(filter(None, map(clean, given))))


def abstract(cable: Cable) -> str | None:
    """The summary that the author wrote, without the words that open and close it."""
    paragraphs = cable.body.paragraphs
    parts = [_bare(clean(one.text)) for one in paragraphs if one.kind == "summary"]
    if not any(parts):
        parts = [clean(below.text) for one, below in pairwise(paragraphs) if _is_headed(one, below)]
    return " ".join(filter(None, parts)) or None


def _is_headed(above: Paragraph, one: Paragraph) -> bool:
    """Whether SUMMARY alone is above a paragraph that nothing else names."""
    return above.kind == "summary" and one.kind == "prose" and one.heading is None


def _bare(text: str) -> str:
    return _CLOSING.sub("", _OPENING.sub("", text)).strip()


def notes(cable: Cable) -> tuple[str, ...]:
    """What a reader of the entry must know, a phrase each."""
    body = cable.body
    marks = [body.classification or cable.header.classification or cable.attributes.original_classification]
    marks += body.captions
    film = [clean(number) for number in cable.attributes.film_number]
    said = {
        "Classification": ", ".join(clean(mark) for mark in marks if mark),
        "Signature": clean(body.signature or ""),
        "Text": _LOST.get(cable.text_status, ""),
        "Film": ", ".join(filter(None, film)),
    }
    return tuple(f"{name}: {value}" for name, value in said.items() if value)


def file_of(cable: Cable, folder: str | None = None) -> str | None:
    """The file that the cable was read from; None for what came from standard input or out of an archive.

    Args:
        folder: where the bibliography will be: a path that is not absolute leads there from that folder, as Zotero
            reads it.
    """
    path = cable.source.path
    if path in (None, "", "-") or cable.source.member is not None:
        return None
    assert path is not None
    if folder is not None and not os.path.isabs(path):  # noqa: PTH117  # names may be no text
        path = os.path.relpath(path, folder)
    return path if path.isprintable() else None
