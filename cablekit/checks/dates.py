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
"""A receipt later than this is reported. The slowest of the cables at hand but one took four days (1979LAPAZ08835)."""

HALF_A_DAY = (dt.timedelta(hours=-12), dt.timedelta(), dt.timedelta(hours=12))
"""How far the calendars of posts are from that of the date-time group, which is Greenwich's."""

EARLY = dt.timedelta(days=2)
"""How far before the date-time group a time received is looked for; one that is further off fits a later day."""

_TIME = re.compile(r"\d{6}Z")


def sending(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """The date-time group against Draft Date, of 1977 Sent Date.

    The attribute is the day of one or of the other end of sending (format guide 8): any day up to the receipt will do,
    by the calendar of any post.
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
    """The last time at which the telegram was still under way."""
    times = [one.at for one in (header.received, header.relay) if one is not None and one.at is not None]
    return max([sent, *times])


def receipt(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """The time received, of every transmission, against its date-time group."""
    found = []
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
        found.append(code.at(values[1].line, f"transmissions[{index}].header.received", message, values))
    return found


def _before(raw: str, sent: dt.datetime) -> dt.datetime | None:
    """The moment up to `EARLY` before the sending that shows `ddhhmmZ`; None when there is none."""
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
    """The order that the telegram names against its date.

    A date that nothing but the order contradicts is null already: here the date is confirmed, and the order is odd.
    """
    named = cable.body.executive_order
    known = glossary.order(named.number) if named is not None and named.number is not None else None
    if named is None or known is None or cable.date is None or may_name(known, cable.date.value):
        return ()
    values = [places.witness("body.executive_order", named.raw), places.witness("routing.dtg", cable.routing.dtg)]
    message = f"E.O. {known.number} was not in force on {cable.date.value}"
    return [ORDER_NOT_IN_FORCE.at(values[0].line, "body.executive_order", message, values)]


def film(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """The year of filming against the year of the telegram, by the calendar of any post.

    Of several films one of the right year is enough.
    """
    films = cable.attributes.film_number
    if not films or cable.date is None:
        return ()
    years = [year_of(match["year"]) for one in films if (match := FILMED.match(one))]
    day = cable.date.value
    if not years or max(years) >= (day + dt.timedelta(days=-1)).year:
        return ()
    where = "routing.dtg" if cable.date.basis == "dtg" else "attributes.draft_date"
    values = [places.witness("attributes.film_number", ", ".join(films)), places.witness(where, str(cable.date.value))]
    message = f"filmed in {max(years)}, sent in {day.year}"
    return [FILM_TOO_EARLY.at(values[0].line, "attributes.film_number", message, values)]
