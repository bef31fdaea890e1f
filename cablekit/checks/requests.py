"""Requests for the lost texts of many cables: by recipient, then by film roll, five rolls to a request.

Rules and recipients are those of `recovery`, taken from NARA's FAQ.
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
"""Recipients of requests, in the order of the FAQ."""


class Telegram(msgspec.Struct, frozen=True):
    """A lost text. A request must name the first three attributes.

    Attributes:
        document_number: what the FAQ calls message reference number.
        film: the film number, with frame; None if it is not on film.
        classification: original classification, from the attributes.
        roll: basic roll number.
        date, from_, to: from the attributes, to identify it.
        text_status: why the text is missing.
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
        number: number of this request to the recipient, from 1.
        of: how many requests go to the recipient.
        rolls: the rolls asked for, at most five.
        telegrams: the telegrams asked for, by roll and frame.
    """

    recipient: Recipient
    number: int
    of: int
    rolls: list[str]
    telegrams: list[Telegram]


class Lost(msgspec.Struct, frozen=True):
    """A telegram and whom to ask for it; None if it can't be recovered."""

    telegram: Telegram
    recipient: Recipient | None


def lost(cable: Cable) -> Lost | None:
    """The lost text of a cable; None for a document without attributes. The caller knows that it is lost."""
    answer = recovery(cable)
    if answer is None:
        return None
    attributes = cable.attributes
    telegram = Telegram(
        cable.document_number,
        answer.film,
        attributes.original_classification,
        answer.roll,
        cable.date.value if cable.date else None,
        attributes.from_,
        attributes.to,
        cable.text_status,
        answer.outcome,
        answer.why,
    )
    return Lost(telegram, answer.recipient)


def requests(all_lost: Iterable[Lost]) -> list[Request]:
    """The requests for texts that may be recovered: by recipient in the order of the FAQ, then by roll and frame."""
    by_recipient: dict[Recipient, list[Telegram]] = {recipient: [] for recipient in RECIPIENTS}
    for text in all_lost:
        if text.recipient is not None:
            by_recipient[text.recipient].append(text.telegram)
    return [request for recipient, telegrams in by_recipient.items() for request in _to_recipient(recipient, telegrams)]


def _to_recipient(recipient: Recipient, telegrams: Sequence[Telegram]) -> Iterator[Request]:
    ordered = sorted(
        telegrams, key=lambda telegram: (telegram.roll or "", telegram.film or "", telegram.document_number or "")
    )
    rolls = [(roll or "", list(group)) for roll, group in groupby(ordered, key=lambda telegram: telegram.roll)]
    starts = range(0, len(rolls), ROLLS_A_REQUEST)
    for number, start in enumerate(starts, 1):
        asked = rolls[start : start + ROLLS_A_REQUEST]
        yield Request(
            recipient,
            number,
            len(starts),
            [roll for roll, _ in asked],
            [telegram for _, group in asked for telegram in group],
        )


def hopeless(all_lost: Iterable[Lost]) -> list[Telegram]:
    """The texts that can't be recovered, by document number."""
    telegrams = [text.telegram for text in all_lost if text.recipient is None]
    return sorted(telegrams, key=lambda telegram: telegram.document_number or "")
