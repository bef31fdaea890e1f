"""The facts of a cable that citations state, gathered once for all styles.

Strategy. Each fact is read from the best source in the record, and is None if there is none. The subject stays as it
was written, in capitals: no rule can tell which of its words are names, so none is put in small letters.
"""

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from cablekit import grammar as g
from cablekit.formats.citations.contents import abstract, file_of, keywords, notes
from cablekit.formats.citations.correspondents import recipients, sender, summary
from cablekit.formats.citations.holding import Holding, holding
from cablekit.formats.citations.names import Party
from cablekit.formats.citations.wording import clean, listed
from cablekit.model import Cable
from cablekit.values import document_number
from cablekit.vocabulary import TRAVELLING

_SERIAL = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a cable that a citation may state.

    Attributes:
        cable: the record.
        sender: the sending post.
        recipients: the action addressees.
        number: serial number, in every style with the zeros of the document number, as in NARA's models: `07657`; in
            the series of the travelling Secretary `SECTO 06031`.
        date: day of sending.
        subject: as written, without its classification mark.
        sections: `section 2 of 3` if the document holds only a part of the message.
        holding: where the text is kept.
        keywords, abstract, notes: what programs keep with the citation.
        accessed, url: as the user gave them, for texts read online.
        file: where the cable was read from.
        key: name of the entry, unique in its bibliography.
    """

    cable: Cable
    sender: Party | None
    recipients: tuple[Party, ...]
    number: str | None
    date: dt.date | None
    subject: str | None
    sections: str | None
    holding: Holding
    keywords: tuple[str, ...] = ()
    abstract: str | None = None
    notes: tuple[str, ...] = ()
    accessed: dt.date | None = None
    url: str | None = None
    file: str | None = None
    key: str = ""
    missing: tuple[str, ...] = field(default=())

    @property
    def empty(self) -> bool:
        """Whether nothing is known that distinguishes this cable from another."""
        return not (self.sender or self.recipients or self.number or self.subject or self.cable.document_number)

    @property
    def to(self) -> str:
        """The addressees by their short names; the empty str if there are none."""
        return summary([party.short for party in self.recipients])

    @property
    def formal_to(self) -> str:
        """The addressees by their formal names."""
        return summary([party.formal for party in self.recipients])

    def with_key(self, key: str) -> "Facts":
        """The same facts under a key."""
        return replace(self, key=key)

    @property
    def item(self) -> str:
        """`Telegram 07657 to Department of State`, for formats that name the sender elsewhere."""
        telegram = self.telegram()
        if not self.recipients:
            return telegram
        return f"{telegram}{',' if self.sections else ''} to {self.to}"

    def telegram(self, word: str = "Telegram", number: str | None = None) -> str:
        """`Telegram 07657`, `telegram 07657, section 2 of 3`.

        Args:
            word: the word for a telegram.
            number: a number to use instead of its own.
        """
        number = number or self.number
        words = f"{word} {number}" if number else word
        return f"{words}, {self.sections}" if self.sections else words


def facts(cable: Cable, *, accessed: dt.date | None = None, url: str | None = None, folder: str | None = None) -> Facts:
    """Gather the facts of a record.

    Args:
        accessed: day on which the user read the text online.
        url: address of the text.
        folder: folder of the bibliography, for the link to the file.
    """
    kept_at = holding(cable)
    known = Facts(
        cable,
        sender(cable),
        recipients(cable),
        _number(cable),
        cable.date.value if cable.date else None,
        _subject(cable),
        _sections(cable),
        kept_at,
        keywords(cable),
        abstract(cable),
        notes(cable),
        accessed if kept_at.online or url or kept_at.archive is None else None,
        url,
        file_of(cable, folder),
    )
    return replace(known, missing=tuple(_missing(known)))


def _number(cable: Cable) -> str | None:
    """The number, from the document number, which finds all sections (FAQ I.12), otherwise from the number as sent."""
    known = g.DOCUMENT_NUMBERED.match(cable.document_number or "")
    if known is not None:
        return f"{known['symbol']} {known['serial']}" if known["symbol"] in TRAVELLING else known["serial"]
    mrn = cable.mrn
    if mrn is None:
        return None
    if mrn.number is None:
        return clean(mrn.series) if mrn.series else None
    serial = _SERIAL.search(document_number(0, mrn.station or "", mrn.number))
    return serial[0] if serial else None


def _subject(cable: Cable) -> str | None:
    """The subject of the text; for a lost text the indexer's copy, without its classification mark."""
    if cable.body.subject or not cable.attributes.subject:
        return clean(cable.body.subject or "") or None
    return g.SUBJECT_MARK.sub("", clean(cable.attributes.subject)).strip() or None


def _sections(cable: Cable) -> str | None:
    """The sections that are in the document, if some of the message are missing; otherwise None."""
    parts = [transmission.part for transmission in cable.transmissions if transmission.part is not None]
    total = max((part.of for part in parts if part.of is not None), default=0)
    numbers = sorted({part.number for part in parts})
    if not parts or len(numbers) >= total or len(parts) < len(cable.transmissions):
        return None
    word = "section" if len(numbers) == 1 else "sections"
    return f"{word} {listed([str(number) for number in numbers])} of {total}"


def _missing(known: Facts) -> list[str]:
    facts_ = {
        "sender": known.sender,
        "addressee": known.recipients,
        "number": known.number,
        "date": known.date,
        "where it is kept": known.holding.archive,
    }
    return [name for name, value in facts_.items() if not value]
