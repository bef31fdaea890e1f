"""The dash line: relay serial, time passed on, suffix (format guide 4).

Strategy. The three parts are told by their shape wherever they stand, for 1979 writes number and time in either
order. The time is completed from the date-time group.
"""

import datetime as dt
from collections.abc import Sequence

from cablekit import grammar as g
from cablekit.diagnostics import TIME_IMPOSSIBLE, Diagnostic
from cablekit.model import Relay
from cablekit.tokenizer import Token
from cablekit.values import fold, moment


def read(tokens: Sequence[Token], sent: dt.datetime | None) -> tuple[Relay | None, list[Diagnostic]]:
    """The relay of a transmission; None without a dash line."""
    if not tokens:
        return None, []
    raw = fold(" ".join(token.text for token in tokens))
    time, number, suffix = g.RELAY_TIME.search(raw), g.RELAY_NUMBER.search(raw), g.RELAY_SUFFIX.search(raw)
    at = moment(time[0], sent) if time else None
    value = Relay(
        number=number[0] if number else None,
        time=time[0] if time else None,
        at=at,
        suffix=suffix["suffix"] if suffix else None,
        raw=raw,
    )
    if time and sent and at is None:
        message = f"{time[0]} fits no moment in the 28 days after the sending"
        return value, [TIME_IMPOSSIBLE.at(tokens[0].line, "header.relay.at", message)]
    return value, []
