"""Letters for lost texts, as lines of plain text: what `recover` prints and a page shows.

Strategy: a letter names what the recipient has to know of each telegram, by roll of film: number, film, original
classification; date and stations follow, to know it by. Control characters are left to whoever prints the lines.
"""

from collections.abc import Iterator, Sequence

from cablekit.checks.recovery import RELEASED_ALREADY, ROLLS_A_REQUEST, SOURCE
from cablekit.checks.requests import Request, Telegram


def letter(request: Request) -> Iterator[str]:
    """The lines of a request, the last one blank."""
    address = f" <{request.recipient.address}>" if request.recipient.address else ""
    yield f"To: {request.recipient.name}{address}"
    yield f"    {request.recipient.kind}, {request.number} of {request.of}; film rolls {', '.join(request.rolls)}"
    roll = None
    for one in request.telegrams:
        if one.roll != roll:
            roll = one.roll
            yield f"    {roll}"
        yield f"        {telegram(one)}"
        if one.outcome == "open":
            yield f"            {one.why}"
    yield ""


def telegram(one: Telegram) -> str:
    """What a request has to name, and what to know the telegram by, on a line."""
    stations = f"{one.from_ or '?'} to {one.to or '?'}"
    parts = [one.document_number or "without number", one.film or "no film", one.classification or "n/a"]
    return "  ".join([*parts, str(one.date or "no date"), stations])


def not_recoverable(telegrams: Sequence[Telegram]) -> Iterator[str]:
    """The lines of what can't be asked for; none where there is nothing."""
    if telegrams:
        yield "Not recoverable: film number n/a, so the text is on no microfilm of the file"
        yield from (f"        {telegram(one)}" for one in telegrams)
        yield ""


def advice() -> Iterator[str]:
    """The lines that say where to look before writing, and where the rules come from."""
    yield 'Look first under "Released Telegrams (Access Demand)", where the texts are that were asked for before:'
    yield f"    {RELEASED_ALREADY}"
    yield f"A request may name {ROLLS_A_REQUEST} rolls. Wait for the answer to one before sending the next of its type."
    yield f"Source: {SOURCE}."
