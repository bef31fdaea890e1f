"""Whether two names are of one place: what text and attributes may call differently without differing."""

from cablekit import glossary
from cablekit.glossary import Post

_CITY = 0.2
"""Degrees within which two posts of one country are in one city: NATO and BRUSSELS, MBFR VIENNA and VIENNA."""


def same_place(one: str, other: str) -> bool:
    """Whether two names of the glossary are of one place.

    One name may hold the other's words (PARIS and UNESCO PARIS), or the posts may be in one city, as missions are, and
    as posts are that changed their name (TANANARIVE and ANTANANARIVO). BRAZZAVILLE and KINSHASA, close as they are, are
    in two countries; BERLIN and USBERLIN too, but one holds the other's name. The addresses of the information agency
    are one agency's: USINFO, USIA, from 1978 USICA.
    """
    if set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split()):
        return True
    if {one, other} <= {"USINFO", "USIA", "USICA"}:
        return True
    a, b = glossary.post(one), glossary.post(other)
    return a is not None and b is not None and _one_city(a, b)


def _one_city(a: Post, b: Post) -> bool:
    if a.tags_country != b.tags_country and a.name not in b.name and b.name not in a.name:
        return False
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return False
    return abs(a.latitude - b.latitude) <= _CITY and abs(a.longitude - b.longitude) <= _CITY
