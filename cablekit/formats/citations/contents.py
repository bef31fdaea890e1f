"""What a bibliography keeps of a cable in addition to its citation: keywords, abstract, notes, file.

Strategy. All are the cable's own words. Keywords are its TAGS, or those of NARA's index if the text has none. The
abstract is the paragraph that its author called SUMMARY, or the one below that word alone. Notes hold what a reader of
the entry must know and no field of a bibliography has: classification, lost text, film number.
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
    parts = [_bare(clean(part.text)) for part in paragraphs if part.kind == "summary"]
    if not any(parts):
        parts = [clean(below.text) for part, below in pairwise(paragraphs) if _is_headed(part, below)]
    return " ".join(filter(None, parts)) or None


def _is_headed(above: Paragraph, below: Paragraph) -> bool:
    """Whether the first paragraph is SUMMARY alone, and the next has no heading of its own."""
    return above.kind == "summary" and below.kind == "prose" and below.heading is None


def _bare(text: str) -> str:
    return _CLOSING.sub("", _OPENING.sub("", text)).strip()


def notes(cable: Cable) -> tuple[str, ...]:
    """What a reader of the entry must know, as phrases."""
    body = cable.body
    marks = [body.classification or cable.header.classification or cable.attributes.original_classification]
    marks += body.captions
    film = [clean(number) for number in cable.attributes.film_number]
    phrases = {
        "Classification": ", ".join(clean(mark) for mark in marks if mark),
        "Signature": clean(body.signature or ""),
        "Text": _LOST.get(cable.text_status, ""),
        "Film": ", ".join(filter(None, film)),
    }
    return tuple(f"{name}: {value}" for name, value in phrases.items() if value)


def file_of(cable: Cable, folder: str | None = None) -> str | None:
    """The file that the cable was read from; None for a cable from standard input or an archive.

    Args:
        folder: folder of the bibliography: a path that is not absolute is made relative to it, as Zotero reads it.
    """
    path = cable.source.path
    if path in (None, "", "-") or cable.source.member is not None:
        return None
    assert path is not None
    if folder is not None and not os.path.isabs(path):  # noqa: PTH117  # names may not be valid text
        path = os.path.relpath(path, folder)
    return path if path.isprintable() else None
