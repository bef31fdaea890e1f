"""Sender and addressees of a cable, as far as the record states them.

Strategy. The routing of the text comes first. A lost text has none: then the attributes From and To are read, as NARA's
FAQ recommends. To runs action and info addressees together without a separator (format guide 8). It is split only if
every piece is a known name; otherwise it stays as written. The officer who signs a cable signs for the post and is not
its sender; nor is the drafter.
"""

from collections.abc import Iterable, Sequence

from cablekit import glossary
from cablekit.formats.citations.names import Party, known, party
from cablekit.formats.citations.wording import clean, listed
from cablekit.model import Cable

MOST_NAMED = 3
"""Highest number of addressees that a citation names; of more it names the first and the number of the others."""

_LONGEST_NAME = 6  # words of a name in the attribute To: ALL AMERICAN REPUBLIC DIPLOMATIC POSTS has five
_E_O_12065 = 12065  # the order whose office codes leak into From


def sender(cable: Cable) -> Party | None:
    """The sending post: from FM, or from the attributes if FM is damaged or lost; None without either."""
    line = cable.routing.from_
    written = clean(line.name or line.raw) if line is not None else ""
    indexed = _indexed_sender(clean(cable.attributes.from_ or ""))
    for name in (written, indexed):
        if name and known(name):
            return party(name)
    return party(written or indexed) if written or indexed else None


def recipients(cable: Cable) -> tuple[Party, ...]:
    """The action addressees of the text, each once; for a lost text, the addressees in the attributes."""
    if cable.routing.to or cable.routing.from_ or cable.routing.dtg:
        names: Iterable[str] = (addressee.name or addressee.raw for addressee in cable.routing.to)
    else:
        names = _indexed_recipients(clean(cable.attributes.to or ""))
    return tuple(dict.fromkeys(party(name) for name in names if clean(name)))


def summary(names: Sequence[str]) -> str:
    """The addressees in words: all if they are few, otherwise the first and the number of the others."""
    if len(names) <= MOST_NAMED:
        return listed(names)
    return f"{names[0]} and {len(names) - 1} other addressees"


def _indexed_sender(value: str) -> str:
    """The attribute From without words that are not the post: an office (STATE PM), a leaked code (NAIROBI OR-M)."""
    words = value.split()
    for end in range(len(words) - 1, 0, -1):
        if known(" ".join(words[:end])) and all(map(_no_place, words[end:])):
            return " ".join(words[:end])
    return value


def _no_place(word: str) -> bool:
    return glossary.office(word) is not None or glossary.exemption(_E_O_12065, word) is not None


def _indexed_recipients(value: str) -> list[str]:
    """The action addressees in To, split into known names; one name, as written, if that fails."""
    words = value.split()
    if "INFO" in words:
        words = words[: words.index("INFO")]
    names: list[str] = []
    start = 0
    while start < len(words):
        end = next(
            (
                end
                for end in range(min(len(words), start + _LONGEST_NAME), start, -1)
                if known(" ".join(words[start:end]))
            ),
            None,
        )
        if end is None:
            return [" ".join(words)]
        names.append(" ".join(words[start:end]))
        start = end
    return names
