"""Letters that ask for lost texts, as lines of plain text: `recover` prints them and pages show them.

Strategy: a letter states what the recipient must know of each telegram, by roll of film: number, film, original
classification. Date and stations follow, to identify it. Control characters are left to the code that prints the lines.
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
    for lost in request.telegrams:
        if lost.roll != roll:
            roll = lost.roll
            yield f"    {roll}"
        yield f"        {telegram(lost)}"
        if lost.outcome == "open":
            yield f"            {lost.why}"
    yield ""


def telegram(one: Telegram) -> str:
    """What a request must state about a telegram, and what identifies it, on a line."""
    stations = f"{one.from_ or '?'} to {one.to or '?'}"
    parts = [one.document_number or "without number", one.film or "no film", one.classification or "n/a"]
    return "  ".join([*parts, str(one.date or "no date"), stations])


def not_recoverable(telegrams: Sequence[Telegram]) -> Iterator[str]:
    """The lines on texts that can't be recovered; no lines if there are none."""
    if telegrams:
        yield "Not recoverable: the film number is n/a, so the text is not on any microfilm of the file"
        yield from (f"        {telegram(lost)}" for lost in telegrams)
        yield ""


def advice() -> Iterator[str]:
    """The lines that say where to look before writing, and the source of the rules."""
    yield 'Look first under "Released Telegrams (Access Demand)" for texts that were requested before:'
    yield f"    {RELEASED_ALREADY}"
    yield f"A request may name {ROLLS_A_REQUEST} rolls. Wait for the answer before you send another of the same type."
    yield f"Source: {SOURCE}."
