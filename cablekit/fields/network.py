"""Lines of the network, which the circuit put before and after a telegram (format guide 11.4).

Strategy. Most are recognised by themselves: the start of the message, the precedence and the routing indicators of the
addressees, the calling station, the classification for the circuit. A bare BT separates heading and text, and ends the
text: it counts only in those two places, and so does the station's serial below it. Nothing is read from these lines:
they are kept as written.
"""

import re
from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Page
from cablekit.values import fold

#: the start of the message: "VZCZCXRO1234", "VZCZC OAB123KUA456", "NNNNVV FHG083EHV219", "NNNNVVEHA567"
#: precedence and indicators: "OO RUEHC", "RR RUDTC RUEHLO", "PP RUEHC RUEHFR #4561", "OP IMMED"
#: the calling station with its serial, day and hour: "DE RUEHKI #0412 0171208", "DE RUEHC #0886 0140951"
#: classification on the circuit: "ZNY CCCCC ZZH", "ZNR UUUUU ZZH", "ZNY SSSSS", "ZNR UUUUU 22H" in scans;
#: the printer: "STU3084"
NETWORK = re.compile(
    r"""^(?:VZCZC[A-Z0-9\s]{0,40}|NNNNVV\b.{0,40}|NNNNVV[A-Z0-9]{1,20}
        |(?:ZZ|OO|PP|RR){1,2}(?:\s(?:ZZ|OO|PP|RR))?(?:\s+RU[A-Z]{2,6}){1,12}(?:\s\#\d{4})?|OP\s+IMMED|STU\d{4}
        |DE\s+RU[A-Z]{2,5}\s+\#?\d{4}(?:\s?/\s?\d{1,2})?\s+\d{7}
        |ZN[YR]\s+([A-Z])\1{4}(?:\s+(?:Z[A-Z]{2}|[Z2]{2}H))?)$""",
    re.VERBOSE,
)
#: what separates heading and text, and ends the text: "BT", "B T", "BT."
BREAK = re.compile(r"^B\s?T\.?$")
#: below the text: "#0412", "#0886", "QQQQ", "QQQQ "
FOOT = re.compile(r"^(?:#\s?\d{4}|Q{4})$")


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim a line of the network; BT and lines found below the text are not sure."""
    if NETWORK.match(text):
        return Claim(Kind.NETWORK, text)
    return Claim(Kind.NETWORK, text, sure=False) if is_break(text) or FOOT.match(text) else None


def is_break(text: str) -> bool:
    """Whether a line is a bare BT."""
    return len(text) <= len("B T.") and BREAK.match(text) is not None


def is_foot(text: str) -> bool:
    """Whether a line is the station's serial below the text: `#0412`."""
    return text[:1] in "#Q" and FOOT.match(text) is not None


def is_head(text: str) -> bool:
    """Whether a line is one of the network's above a heading."""
    return NETWORK.match(text) is not None


def is_call(text: str) -> bool:
    """Whether a line names the calling station: `DE RUEHKI #0412 0171208`."""
    return text.startswith("DE ") and NETWORK.match(text) is not None


def ends(text: str) -> bool:
    """Whether a line below the text belongs to the network: BT, the serial, or a line that is sure by itself."""
    return opens(text, None) is not None


def read(lines: Sequence[Line]) -> list[str]:
    """Return the lines as written, with single blanks."""
    return [fold(line.rest) for line in lines]


FIELD = Field(
    read=read,
    heads=("VZC", "NNN", "ZZ", "OO", "PP", "RR", "OP ", "STU", "DE ", "ZNY", "ZNR", "BT", "B T", "#", "QQQ"),
    opens=opens,
)
