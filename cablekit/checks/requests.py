"""Lost texts of many cables -> requests: by recipient, then by film roll, five rolls a request.

Rules and recipients are those of `recovery`, and so of NARA's FAQ.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from cablekit.checks.recovery import (
    NARA_FOIA,
    NARA_QUESTION,
    NARA_REFERENCE,
    ROLLS_A_REQUEST,
    STATE_FOIA,
    Outcome,
    Recipient,
    recovery,
)
from cablekit.model import Cable, TextStatus

RECIPIENTS = (NARA_FOIA, NARA_REFERENCE, STATE_FOIA, NARA_QUESTION)
"""Whom requests go to, in the order of the FAQ."""


class Telegram(msgspec.Struct, frozen=True):
    """A lost text. A request has to name the first three.

    Attributes:
        document_number: what the FAQ calls message reference number.
        film: the citation, with frame; None for what is on no film.
        classification: original classification, as the attributes have it.
        roll: basic roll number.
        date, from_, to: what the attributes say, to know it by.
        text_status: what became of the text.
        outcome: on film, not recoverable, or open.
        why: the rule, in words.
    """

    document_number: str | None
    film: str | None
    classification: str | None
    roll: str | None
    date: dt.date | None
    from_: str | None = msgspec.field(name="from")
    to: str | None
    text_status: TextStatus
    outcome: Outcome
    why: str


class Request(msgspec.Struct, frozen=True):
    """One request.

    Attributes:
        recipient: whom to ask.
        number: of this request among those to the recipient, from 1.
        of: how many there are to the recipient.
        rolls: the rolls asked for, five at most.
        telegrams: what is asked for, by roll and frame.
    """

    recipient: Recipient
    number: int
    of: int
    rolls: list[str]
    telegrams: list[Telegram]


class Lost(msgspec.Struct, frozen=True):
    """A telegram and whom to ask for it; None for what can't be recovered."""

    telegram: Telegram
    recipient: Recipient | None


def lost(cable: Cable) -> Lost | None:
    """The lost text of a cable; None for a document without attributes. That it is lost the caller knows."""
    found = recovery(cable)
    if found is None:
        return None
    attributes = cable.attributes
    telegram = Telegram(
        cable.document_number,
        found.film,
        attributes.original_classification,
        found.roll,
        cable.date.value if cable.date else None,
        attributes.from_,
        attributes.to,
        cable.text_status,
        found.outcome,
        found.why,
    )
    return Lost(telegram, found.recipient)


def requests(all_lost: Iterable[Lost]) -> list[Request]:
    """The requests for what can be asked for: recipients in the order of the FAQ, rolls and frames in theirs."""
    by_recipient: dict[Recipient, list[Telegram]] = {recipient: [] for recipient in RECIPIENTS}
    for one in all_lost:
        if one.recipient is not None:
            by_recipient[one.recipient].append(one.telegram)
    return [request for recipient, telegrams in by_recipient.items() for request in _to_recipient(recipient, telegrams)]


def _to_recipient(recipient: Recipient, telegrams: Sequence[Telegram]) -> Iterator[Request]:
    ordered = sorted(telegrams, key=lambda one: (one.roll or "", one.film or "", one.document_number or ""))
    rolls = [(roll or "", list(group)) for roll, group in groupby(ordered, key=lambda one: one.roll)]
    starts = range(0, len(rolls), ROLLS_A_REQUEST)
    for number, start in enumerate(starts, 1):
        asked = rolls[start : start + ROLLS_A_REQUEST]
        yield Request(
            recipient,
            number,
            len(starts),
            [roll for roll, _ in asked],
            [one for _, group in asked for one in group],
        )


def hopeless(all_lost: Iterable[Lost]) -> list[Telegram]:
    """The texts that can't be recovered, by document number."""
    found = [one.telegram for one in all_lost if one.recipient is None]
    return sorted(found, key=lambda one: one.document_number or "")
