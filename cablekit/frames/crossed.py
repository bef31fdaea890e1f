"""Numbers with crossed zeros, which a scan reads as other digits, proved by two lines that have the number.

Strategy. Teletypes of the 1960s cross their zeros, and a scan reads them as 8, 6, 9, 2, @ or S. PAGE line and banner
have the same number. Each line allows several readings of each digit; if both lines allow exactly one common number, it
is proved. If they allow none or several, the number is not read.
"""

import re
from typing import NamedTuple

from cablekit import glossary

#: a PAGE line with crossed zeros: "PAGE @1 OTTAWA S1813 @817985Z Ct pte", "PAGE B1 STATE 869053"
CROSSED_PAGE = re.compile(
    r"^[^A-Za-z0-9]{0,3}PAGE[^A-Za-z0-9\s]{0,2}\s[0O@GQ8B9\u00ae](?P<page>[1-9])\s"
    r"(?P<station>[A-Z]{2,7}(?:\s[A-Z]{1,4})?)\s(?P<serial>[\dS@OB]{5,6})(?:\s.{0,40})?$"
)
#: station and number at the end of a banner: "LIMITED OFFICIAL USE OTTAWA '1813", "CONFIDENTIAL STATE 269053"
CROSSED_BANNER = re.compile(r"^(?P<words>[A-Z]{3,20}(?:\s[A-Z]{1,20}){1,8})\s[^\w\s]?(?P<number>[\d@OSB]{4,6})$")
#: the digits that a sign may have been
_READ = {
    **{digit: digit for digit in "0134579"},
    "2": "20",
    "6": "60",
    "8": "80",
    "9": "90",
    "@": "0",
    "O": "0",
    "S": "50",
    "B": "80",
}
#: number of words of a station's name
_WORDS = 4


class Numbered(NamedTuple):
    """A PAGE line and a banner with a proved number."""

    page: int
    station: str
    serial: str
    banner: str


def proved(page: str, banner: str) -> Numbered | None:
    """Return what a PAGE line and a banner say together; None if they do not prove one number of a known station."""
    above, below = CROSSED_PAGE.match(page), CROSSED_BANNER.match(banner)
    if above is None or below is None:
        return None
    station = above["station"]
    words = below["words"].split()
    posts = (glossary.post(" ".join(words[-size:])) for size in range(1, min(_WORDS, len(words))))
    if not any(post is not None and (post.symbol == station or post.name.startswith(station)) for post in posts):
        return None
    serial = _common(above["serial"], below["number"])
    return Numbered(int(above["page"]), station, serial, f"{below['words']} {serial}") if serial else None


def _common(one: str, other: str) -> str | None:
    """Return the only number that both texts may have been; None without one. The shorter may lack leading zeros."""
    digits = []
    for a, b in zip(one, other.rjust(len(one), "0"), strict=True) if len(other) <= len(one) else ():
        both = [digit for digit in _READ[a] if digit in _READ[b]]
        if len(both) != 1:
            both = [a] if a == b and a.isdecimal() else []
        if not both:
            return None
        digits += both
    return "".join(digits) or None
