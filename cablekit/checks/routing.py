"""From and To of text and attributes.

Strategy. Only names in the glossary are compared: misspelt and unknown ones prove nothing. In the attributes, words of
other lines leak into From (`OR-M`, an office), and To drops addressees or runs them together (format guide 8).
"""

from collections.abc import Sequence

from cablekit import glossary
from cablekit.checks.places import Places
from cablekit.checks.stations import same_place
from cablekit.diagnostics import FROM_DIFFERS, TO_DIFFERS, Diagnostic
from cablekit.model import Addressee, Cable

_MOST = 200
"""Highest number of addressees that are checked; hostile files have thousands."""
_MOST_WORDS = 5
"""Highest number of words in one name: USMISSION OECD PARIS and the like."""


def sender(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare the post after FM with From: JERUSALEM SECRETARY is the Secretary's delegation, in any position."""
    text, indexed = cable.routing.from_, cable.attributes.from_
    if text is None or indexed is None or indexed in text.raw:
        return ()
    post = text.post
    if post is None or glossary.post(post) is None or f" {post} " in f" {indexed} ":
        return ()
    other = _first_name(indexed)
    if other is None or other == post or same_place(other, post):
        return ()
    values = [places.witness("routing.from", text.raw), places.witness("attributes.from", indexed)]
    message = f"the text is from {post}, the attributes say {other}"
    return [FROM_DIFFERS.at(values[0].line, "routing.from", message, values)]


def addressees(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare the first name of To, if it is a post, with all addressees of the text, if the glossary knows them all.

    Agencies have too many names to be compared: COM, DOD, AGRICULTURE.
    """
    indexed = cable.attributes.to
    everyone = [*cable.routing.to, *cable.routing.info]
    if indexed is None or not cable.routing.to or len(everyone) > _MOST:
        return ()
    if any(addressee.post is not None and addressee.post in indexed for addressee in everyone):
        return ()
    first = _first_name(indexed)
    if first is None:
        return ()
    names = [_name(addressee) for addressee in everyone]
    if any(name is None or name == first or same_place(name, first) for name in names):
        return ()
    values = [
        places.witness("routing.to", "; ".join(addressee.raw for addressee in everyone)),
        places.witness("attributes.to", indexed),
    ]
    message = f"the attributes are to {first}, the text is not"
    return [TO_DIFFERS.at(values[0].line, "routing.to", message, values)]


def _name(addressee: Addressee) -> str | None:
    """The glossary's name of an addressee (post or agency); None for an unknown or collective address."""
    known = glossary.correspondent(addressee.post) if addressee.post else None
    return None if known is None or known.kind == "collective" else addressee.post


def _first_name(indexed: str) -> str | None:
    """The post with which an attribute begins, by its name in the glossary: the longest known name."""
    words = indexed.removeprefix("INFO ").split()[:_MOST_WORDS]
    for end in range(len(words), 0, -1):
        name = " ".join(words[:end])
        if post := glossary.post(name):
            return post.name
        if glossary.agency(name):
            return None
    return None
