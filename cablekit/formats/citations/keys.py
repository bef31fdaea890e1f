"""Keys of entries: the citation key of BibTeX, the id of CSL-JSON and RIS.

Strategy. The document number is the key, as it is what people cite. It is not unique (one occurs 52 times), so the
second cable with it gets `-2`. Keys hold only letters, digits and that hyphen, which every program accepts.
"""

import re

from cablekit.formats.citations.facts import facts
from cablekit.model import Cable

_REST = re.compile(r"[^A-Za-z0-9]+")
_HASH = 12  # characters of a record id that are enough to distinguish records


class Keys:
    """The keys of one run. The same cables in the same order get the same keys."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def new(self, cable: Cable) -> str:
        """A key not yet used in this run. Capitals and small letters count as the same, as in BibTeX."""
        base = _base(cable)
        count = self._used.get(base.casefold(), 0) + 1
        self._used[base.casefold()] = count
        return base if count == 1 else f"{base}-{count}"


def _base(cable: Cable) -> str:
    number = _REST.sub("", cable.document_number or "")
    if number:
        return number
    known = facts(cable)
    year = str(known.date.year) if known.date else ""
    if known.sender and known.number:
        return _REST.sub("", f"{year}{known.sender.short}{known.number}") or _hashed(cable)
    return _hashed(cable)


def _hashed(cable: Cable) -> str:
    digest = _REST.sub("", cable.source.sha256) or _REST.sub("", cable.record_id)
    return f"cable{digest[:_HASH]}"
