"""Dates: of sending, of receipt, of the film."""

import datetime as dt
import re
from collections.abc import Sequence

from cablekit import glossary
from cablekit.checks.places import Places, line_in
from cablekit.diagnostics import (
    DATE_DIFFERS,
    FILM_TOO_EARLY,
    ORDER_NOT_IN_FORCE,
    RECEIPT_EARLY,
    RECEIPT_LATE,
    Diagnostic,
    Witness,
)
from cablekit.grammar import FILMED
from cablekit.model import Cable, Header
from cablekit.values import may_name, moment, year_of

LATE = dt.timedelta(days=7)
"""A later receipt is reported. Except for one, the slowest cable in the test set took four days (1979LAPAZ08835)."""

HALF_A_DAY = (dt.timedelta(hours=-12), dt.timedelta(), dt.timedelta(hours=12))
"""How far local dates can be from the date of the date-time group, which is in UTC."""

EARLY = dt.timedelta(days=2)
"""How far before the date-time group a time of receipt is looked for; an earlier one fits a later day."""

_TIME = re.compile(r"\d{6}Z")


def sending(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare the date-time group with Draft Date, or with Sent Date in 1977.

    The attribute is the day on which sending began or ended (format guide 8): any day up to the receipt is accepted, in
    any time zone.
    """
    sent = cable.routing.sent_at
    name = "draft_date" if cable.attributes.draft_date else "sent_date"
    stated = cable.attributes.draft_date or cable.attributes.sent_date
    if sent is None or stated is None or stated == sent.date():
        return ()
    earlier, _, later = HALF_A_DAY
    if (sent + earlier).date() <= stated <= (_last(cable.header, sent) + later).date():
        return ()
    key = name.replace("_", " ").title()
    values = [
        places.witness("routing.dtg", cable.routing.dtg),
        places.witness(f"attributes.{name}", stated.isoformat()),
    ]
    message = f"sent on {sent.date()} by the date-time group, {key} says {stated}"
    return [DATE_DIFFERS.at(values[0].line, "routing.sent_at", message, values)]


def _last(header: Header, sent: dt.datetime) -> dt.datetime:
    """The latest time at which the telegram was still in transit."""
    times = [when.at for when in (header.received, header.relay) if when is not None and when.at is not None]
    return max([sent, *times])


def receipt(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare the time received of every transmission with its date-time group."""
    findings = []
    for index, part in enumerate(cable.transmissions):
        sent, received = part.routing.sent_at, part.header.received
        if sent is None or received is None:
            continue
        at = received.at or _before(received.raw, sent)
        if at is None or dt.timedelta() <= at - sent <= LATE:
            continue
        code, off = (RECEIPT_LATE, at - sent) if at > sent else (RECEIPT_EARLY, sent - at)
        tokens = places.transmissions[index] if places.transmissions else None
        values = [
            Witness("routing.dtg", part.routing.dtg, line_in(tokens, "routing.dtg") if tokens else None),
            Witness("header.received", received.raw, line_in(tokens, "header.received") if tokens else None),
        ]
        message = f"received {_words(off)} {'after' if at > sent else 'before'} the date-time group"
        findings.append(code.at(values[1].line, f"transmissions[{index}].header.received", message, values))
    return findings


def _before(raw: str, sent: dt.datetime) -> dt.datetime | None:
    """The time within `EARLY` before the sending that matches `ddhhmmZ`; None if there is none."""
    if not _TIME.fullmatch(raw):
        return None
    at = moment(raw, sent - EARLY)
    return at if at is not None and at < sent else None


def _words(off: dt.timedelta) -> str:
    """`17 days`, `2 hours`, `12 minutes`."""
    minutes = off // dt.timedelta(minutes=1)
    count, unit = (off.days, "day") if off.days else (minutes // 60, "hour") if minutes >= 60 else (minutes, "minute")
    return f"{count} {unit}{'' if count == 1 else 's'}"


def order(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare the order that the telegram names with its date.

    A date that is contradicted by the order and confirmed by nothing is already null. So here the date is confirmed,
    and the order is wrong.
    """
    cited = cable.body.executive_order
    known = glossary.order(cited.number) if cited is not None and cited.number is not None else None
    if cited is None or known is None or cable.date is None or may_name(known, cable.date.value):
        return ()
    values = [places.witness("body.executive_order", cited.raw), places.witness("routing.dtg", cable.routing.dtg)]
    message = f"E.O. {known.number} was not in force on {cable.date.value}"
    return [ORDER_NOT_IN_FORCE.at(values[0].line, "body.executive_order", message, values)]


def film(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare the year of filming with the year of the telegram, in any time zone.

    If there are several films, one of the right year is enough.
    """
    films = cable.attributes.film_number
    if not films or cable.date is None:
        return ()
    years = [year_of(match["year"]) for number in films if (match := FILMED.match(number))]
    day = cable.date.value
    if not years or max(years) >= (day + dt.timedelta(days=-1)).year:
        return ()
    where = "routing.dtg" if cable.date.basis == "dtg" else "attributes.draft_date"
    values = [places.witness("attributes.film_number", ", ".join(films)), places.witness(where, str(cable.date.value))]
    message = f"filmed in {max(years)}, sent in {day.year}"
    return [FILM_TOO_EARLY.at(values[0].line, "attributes.film_number", message, values)]
