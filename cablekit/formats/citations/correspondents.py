"""Who sent a cable and to whom, as far as the record says.

Strategy. The routing of the text comes first. A lost text has none: then the attributes From and To are read, which
NARA's FAQ names as the place to take "to" and "from" from. To runs action and info addressees together without a
separator (format guide 8); it is cut only where every piece of it is a known name, else it stays as written. The
signer of a cable signs for the post and is no sender; nor is its drafter.
"""

from collections.abc import Iterable, Sequence

from cablekit import glossary
from cablekit.formats.citations.names import Party, known, party
from cablekit.formats.citations.wording import clean, listed
from cablekit.model import Cable

MOST_NAMED = 3
"""Addressees that a citation names; of more it names the first and says how many others there are."""

_LONGEST_NAME = 6  # words of a name in the attribute To: ALL AMERICAN REPUBLIC DIPLOMATIC POSTS has five
_E_O_12065 = 12065  # the order whose office codes leak into From


def sender(cable: Cable) -> Party | None:
    """The sending post: FM of the text, or of the attributes where FM is damaged or lost; None when neither says."""
    line = cable.routing.from_
    named = clean(line.name or line.raw) if line is not None else ""
    indexed = _indexed_sender(clean(cable.attributes.from_ or ""))
    for name in (named, indexed):
        if name and known(name):
            return party(name)
    return party(named or indexed) if named or indexed else None


def recipients(cable: Cable) -> tuple[Party, ...]:
    """The action addressees of the text, each once; of a lost text, the addressees that the attributes name."""
    if cable.routing.to or cable.routing.from_ or cable.routing.dtg:
        names: Iterable[str] = (one.name or one.raw for one in cable.routing.to)
    else:
        names = _indexed_recipients(clean(cable.attributes.to or ""))
    return tuple(dict.fromkeys(party(name) for name in names if clean(name)))


def summary(names: Sequence[str]) -> str:
    """The addressees in words: all of a few, else the first and the number of the others."""
    if len(names) <= MOST_NAMED:
        return listed(names)
    return f"{names[0]} and {len(names) - 1} other addressees"


def _indexed_sender(value: str) -> str:
    """The attribute From without what does not name the post: an office (STATE PM), a leaked code (NAIROBI OR-M)."""
    words = value.split()
    for end in range(len(words) - 1, 0, -1):
        if known(" ".join(words[:end])) and all(map(_no_place, words[end:])):
            return " ".join(words[:end])
    return value


def _no_place(word: str) -> bool:
    return glossary.office(word) is not None or glossary.exemption(_E_O_12065, word) is not None


def _indexed_recipients(value: str) -> list[str]:
    """The attribute To, cut into known names; one name, as written, where it can't be. Behind INFO stand others."""
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
