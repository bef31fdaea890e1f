"""Whether two names mean one place, so that text and attributes do not differ."""

from cablekit import glossary
from cablekit.glossary import Post

_CITY = 0.2
"""Degrees within which two posts of one country are in one city: NATO and BRUSSELS, MBFR VIENNA and VIENNA."""


def same_place(name: str, other: str) -> bool:
    """Whether two names of the glossary mean one place.

    One name may contain the words of the other (PARIS and UNESCO PARIS). Or the posts may be in one city, such as
    missions and posts that changed their name (TANANARIVE and ANTANANARIVO). BRAZZAVILLE and KINSHASA are close, but in
    two countries; so are BERLIN and USBERLIN, but one contains the other's name. The addresses of the information
    agency are the same agency: USINFO, USIA, from 1978 USICA.
    """
    if set(name.split()) <= set(other.split()) or set(other.split()) <= set(name.split()):
        return True
    if {name, other} <= {"USINFO", "USIA", "USICA"}:
        return True
    a, b = glossary.post(name), glossary.post(other)
    return a is not None and b is not None and _one_city(a, b)


def _one_city(a: Post, b: Post) -> bool:
    if a.tags_country != b.tags_country and a.name not in b.name and b.name not in a.name:
        return False
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return False
    return abs(a.latitude - b.latitude) <= _CITY and abs(a.longitude - b.longitude) <= _CITY
