"""The number of a telegram on a form, in a printed heading or in lines of the network (format guide 11.1).

Strategy. A frame names the line: `NO: 2, July 2, 10 a.m.`, `Telegram 187819 From the Department of State`. The station
is the sender's. A DE line of the network has the last four digits of the number, and the day of the year.
"""

import re
from collections.abc import Sequence

from cablekit import grammar as g
from cablekit.fields.field import Field
from cablekit.lines import Line
from cablekit.values import fold

#: "DE RUEHGT #0132 0062357": serial, day of the year, hour
CALLING = re.compile(r"\bDE\s+R[A-Z]{3,7}\s*#?(?P<serial>\d{4})[\s/]{1,3}(?P<day>\d{3})\d{4}\b")

#: series of missions and delegations at conferences, before 1960
DELEGATIONS = (
    "SECTO|TOSEC|SECDEL|DELSEC|DULTE|TEDUL|DELGA|GADEL|MUSTO|POLTO|TOPOL|USITO|TODEL|DEPTO|TODEP|CAHTO|TOCAH|ACTEL|TELAC"
    "|KOSEC|MARTEL|TELMAR|HAKTO|TOHAK|CANTEL"
)
#: a number of the Secretary's series and the Department's own: "TOSEC 60101/166874"
WITH_SERIES = re.compile(rf"^(?P<series>(?:{DELEGATIONS})\s\d{{1,6}})/(?P<number>\d{{1,6}})$")
#: a number in one of them: "SECDEL 442"
OF_SERIES = re.compile(rf"^(?:{DELEGATIONS})\s\d{{1,6}}$")
#: the number of a channel with its letters: "CAP 65036", "TEHE 686"
OF_CHANNEL = re.compile(r"^[A-Z]{3,4}\s(?P<number>\d{1,6})$")
#: number of digits of a serial number
_MOST = 6


def read(lines: Sequence[Line]) -> int | None:
    """Return the number; None if it is missing or unreadable."""
    text = lines[0].rest if lines else ""
    if match := OF_CHANNEL.match(text) or WITH_SERIES.match(text.upper()):
        text = match["number"]
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST else None


def written(lines: Sequence[Line], number: int) -> str:
    """Return the number as the line has it, with the letters of its channel: `CAP 65036`."""
    return lines[0].rest if lines and OF_CHANNEL.match(lines[0].rest) else str(number)


def of_series(lines: Sequence[Line]) -> str | None:
    """Return the number in a series of the travelling Secretary: `Secto 18002`; None for any other."""
    texts = [WITH_SERIES.sub(r"\g<series>", fold(line.rest).upper()) for line in lines]
    return next((text for text in texts if g.PAGE_SERIES.fullmatch(text) or OF_SERIES.match(text)), None)


def of_network(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return four digits of the number and the day of the year, from the first DE line; None without a DE line."""
    match = next((match for line in lines if (match := CALLING.search(line.rest))), None)
    return (int(match["serial"]), int(match["day"])) if match else None


FIELD = Field(read=read)
