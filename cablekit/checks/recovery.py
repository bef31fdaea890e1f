"""Lost texts: whether one can be recovered, and whom to ask for it.

Source of every rule here: National Archives, Frequently Asked Questions, Record Group 59, Central Foreign Policy File,
1973-1979 (revised September 2020), question I.11. A case without a rule is left open, with the address that question
I.13 names for questions about the file.
"""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from cablekit.checks.places import Places
from cablekit.diagnostics import TEXT_NOT_RECOVERABLE, TEXT_ON_FILM, TEXT_RECOVERY_OPEN, Diagnostic
from cablekit.model import Cable, TextStatus
from cablekit.vocabulary import FILM_REEL

SOURCE = (
    "National Archives and Records Administration, Frequently Asked Questions, Record Group 59, Central Foreign Policy "
    "File, 1973-1979 (revised September 2020), question I.11"
)
RELEASED_ALREADY = "https://www.archives.gov/research/foreign-policy/state-dept/rg-59-central-files/1973-1979.html"
"""Look there first, under "Released Telegrams (Access Demand)": lost texts that others have already requested."""

ROLLS_A_REQUEST = 5
"""Highest number of film rolls that the telegrams of one request may be on."""

LOST: frozenset[TextStatus] = frozenset(["absent", "garbled", "not_converted", "unretrievable", "microfilm_only"])
"""Text status of records without a text."""

Outcome = Literal["on_film", "not_recoverable", "open"]


class Recipient(msgspec.Struct, frozen=True):
    """Whom to ask.

    Attributes:
        name: who it is.
        address: where to write; None if the FAQ has no address.
        kind: what to send.
    """

    name: str
    address: str | None
    kind: str


NARA_FOIA = Recipient(
    "National Archives, Special Access and FOIA Staff",
    "specialaccess_foia@nara.gov",
    "request under the Freedom of Information Act",
)
NARA_REFERENCE = Recipient(
    "National Archives, Archives II Reference Section", "archives2reference@nara.gov", "standard reference request"
)
STATE_FOIA = Recipient("Department of State", None, "request under the Freedom of Information Act")
NARA_QUESTION = Recipient(
    "National Archives, Archives II Reference Branch (RDT2)", "archives2reference@nara.gov", "question about the file"
)


class Recovery(msgspec.Struct, frozen=True):
    """What can be done for a lost text.

    Attributes:
        outcome: on film, not recoverable, or open (the FAQ has no rule for it).
        film: the film number to ask for, such as D750129-0345; None without one.
        recipient: whom to ask; None if the text can't be recovered.
        why: the rule, in words.
    """

    outcome: Outcome
    film: str | None
    recipient: Recipient | None
    why: str

    @property
    def roll(self) -> str | None:
        """The basic roll number, D750129 of D750129-0345."""
        return self.film.partition("-")[0].strip() if self.film else None


#: "D750129-0345": kind of film, year of filming, roll, frame
_FILM = re.compile(rf"{FILM_REEL}\d")
#: film in NARA's custody: kind -> first year; the last year is 79
_FIRST_YEAR = {"D": 73, "P": 74, "N": 75}
_LAST_YEAR = 79
#: Original Classification -> whom to ask for film in NARA's custody
_BY_CLASSIFICATION = {
    "CONFIDENTIAL": NARA_FOIA,
    "SECRET": NARA_FOIA,
    "UNCLASSIFIED": NARA_REFERENCE,
    "LIMITED OFFICIAL USE": NARA_REFERENCE,
}


def recovery(cable: Cable) -> Recovery | None:
    """What can be done for the text of a record; None for a document without attributes.

    The answer is the same for a record whose text is present: a telegram that breaks off may be complete on its film.
    """
    attributes = cable.attributes
    if not (attributes.document_number or attributes.film_number or attributes.locator):
        return None
    films = attributes.film_number
    if not films:
        why = "the film number is n/a: the telegram does not appear on any microfilm of the file"
        return Recovery("not_recoverable", None, None, why)
    held = [film for film in films if _held_by_nara(film)]
    if held:
        return _from_nara(held[0], attributes.original_classification)
    later = [film for film in films if (match := _FILM.match(film)) and int(match["year"]) > _LAST_YEAR]
    if later:
        why = f"film {later[0][:3]} is later than 79 and in the custody of the Department of State"
        return Recovery("on_film", later[0], STATE_FOIA, why)
    return Recovery("open", films[0], NARA_QUESTION, f"no rule is given for the film number {films[0]}")


def _held_by_nara(film: str) -> bool:
    match = _FILM.match(film)
    return match is not None and _FIRST_YEAR[match["reel"]] <= int(match["year"]) <= _LAST_YEAR


def _from_nara(film: str, classification: str | None) -> Recovery:
    recipient = _BY_CLASSIFICATION.get(classification or "")
    if recipient is None:
        why = f"film {film[:3]} is at the National Archives; no rule is given for the original classification "
        return Recovery("open", film, NARA_QUESTION, why + (classification or "n/a"))
    return Recovery("on_film", film, recipient, f"film {film[:3]} is at the National Archives; it was {classification}")


_CODES = {"on_film": TEXT_ON_FILM, "not_recoverable": TEXT_NOT_RECOVERABLE, "open": TEXT_RECOVERY_OPEN}


def lost_text(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Report a lost text and what can be done for it."""
    if cable.text_status not in LOST:
        return ()
    answer = recovery(cable)
    if answer is None:
        return ()
    attributes = cable.attributes
    values = [
        places.witness("attributes.locator", attributes.locator),
        places.witness("attributes.film_number", ", ".join(attributes.film_number) or None),
        places.witness("attributes.original_classification", attributes.original_classification),
    ]
    return [_CODES[answer.outcome].at(values[1].line, "body.text", _message(answer), values)]


def _message(answer: Recovery) -> str:
    if answer.recipient is None:
        return f"the text is lost and cannot be recovered: {answer.why}"
    address = f" <{answer.recipient.address}>" if answer.recipient.address else ""
    ask = f"{answer.recipient.kind} to {answer.recipient.name}{address}"
    if answer.outcome == "open":
        return f"the text is lost: {answer.why}; {ask}"
    return f"the text is lost, but should be on film {answer.film}; {ask}"
