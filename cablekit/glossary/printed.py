"""Posts as printed documents name them, by the country: the Embassy in Guatemala, the Mission to the United Nations.

Strategy. The words before IN, AT or TO say what kind of post it is; what follows is a country, an organization or a
city. A country is known by several names (`data/country_names.csv`), some of them in certain years only: the Embassy
in the Congo is Leopoldville in 1963. Of its embassies the one counts that was open in the year, and lay in that country
then. Articles and REPUBLIC OF make no difference, where the whole name means no other country.
"""

import re
from collections.abc import Iterator
from functools import cache

from cablekit.glossary.stations import Post, post, post_country, posts
from cablekit.glossary.tables import fold, rows
from cablekit.glossary.tags import FIRST, LAST

_PRINTED = re.compile(
    r"(?:THE )?(?:US |AMERICAN |UNITED STATES )?(?P<kind>EMBASSY|LEGATION|CONSULATE GENERAL|CONSULATE|MISSION"
    r"|DELEGATION|INTERESTS SECTION|LIAISON OFFICE) (?:IN|AT|TO) (?:THE )?(?P<where>.+)"
)
""" `the Embassy in Guatemala`, as printed documents write it """
_BODIES = {
    "UNITEDNATIONS": "USUN NEW YORK",
    "NORTHATLANTICTREATYORGANIZATION": "NATO",
    "NATO": "NATO",
    "EUROPEANCOMMUNITIES": "EC BRUSSELS",
    "EUROPEANUNION": "EC BRUSSELS",
    "EUROPEANOFFICEOFTHEUNITEDNATIONS": "GENEVA",
    "ORGANIZATIONFORECONOMICCOOPERATIONANDDEVELOPMENT": "OECD PARIS",
    "INTERNATIONALATOMICENERGYAGENCY": "IAEA VIENNA",
    "ORGANIZATIONOFAMERICANSTATES": "USOAS",
    "BERLIN": "USBERLIN",
}
""" what a mission is accredited to -> post """
_FORM_OF_STATE = re.compile(
    r"^(?:FEDERAL |ISLAMIC |SOCIALIST |PEOPLE'S |HASHEMITE |UNITED |COOPERATIVE |ORIENTAL |ARAB ){0,3}"
    r"(?:REPUBLIC|KINGDOM|STATE|SULTANATE|EMIRATE|COMMONWEALTH|UNION|GRAND DUCHY|PRINCIPALITY) OF (?:THE )?(?=.)"
)
""" `REPUBLIC OF THE MARSHALL ISLANDS`: what does not tell one country from another """
_TYPES = ("embassy", "interests section", "liaison office")
_EMBASSIES = ("EMBASSY", "LEGATION", "INTERESTS SECTION", "LIAISON OFFICE")


def printed_post(name: str, year: int | None) -> Post | None:
    """The post that a printed name in capitals means in `year`, or else in 1973-79; None for any other name."""
    match = _PRINTED.fullmatch(name)
    if match is None:
        return None
    kind, where = match["kind"], match["where"]
    if kind in ("MISSION", "DELEGATION") and fold(where) in _BODIES:
        return post(_BODIES[fold(where)])
    if kind in _EMBASSIES and (embassy := _embassy(where, year)):
        return embassy
    found = post(where)
    if found is not None and found.latitude is not None:
        return found
    ever = (_only_ever(country) for country in _countries(where, year)) if kind in _EMBASSIES and year is None else ()
    return next((one for one in ever if one is not None), None)


@cache
def _embassies() -> dict[str, tuple[Post, ...]]:
    """Folded country -> its embassies, interests sections and liaison offices, of any year."""
    found: dict[str, list[Post]] = {}
    other: dict[str, set[str]] = {}
    for name, country, *_ in rows("post_countries"):
        other.setdefault(name, set()).add(country)
    for one in posts():
        if one.type not in _TYPES:
            continue
        for country in sorted({one.country or "", *other.get(one.name, ())} - {""}):
            found.setdefault(fold(country), []).append(one)
    return {country: tuple(these) for country, these in found.items()}


@cache
def _names() -> dict[str, tuple[tuple[int, int, str], ...]]:
    """Folded name -> first year, last year, folded country, of names that the table of posts writes in another way."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for name, country, first, last, _source in rows("country_names"):
        found.setdefault(fold(name), []).append((int(first or 0), int(last or 9999), fold(country)))
    return {name: tuple(these) for name, these in found.items()}


def _countries(where: str, year: int | None) -> Iterator[str]:
    """The countries, folded, that a name may mean, the likeliest first."""
    shorter = _FORM_OF_STATE.sub("", where)
    for name in dict.fromkeys((fold(where), fold(shorter))):
        names = [
            (first > 0, country) for first, last, country in _names().get(name, ()) if first <= (year or FIRST) <= last
        ]
        yield from (country for in_years, country in names if in_years)
        yield name
        yield from (country for in_years, country in names if not in_years)


def _embassy(where: str, year: int | None) -> Post | None:
    """The one embassy in a country in `year`, or in 1973-79; of several the one that is an embassy by type.

    One that lay in the country of that name then counts before one that lay there in 1973-79.
    """
    countries = list(_countries(where, year))
    of_time = year if year is not None else LAST
    first, last = (year, year) if year is not None else (FIRST, LAST)
    for then in (True, False):
        for country in countries:
            there = [
                one
                for one in _embassies().get(country, ())
                if (one.opened is None or one.opened <= last)
                and (one.closed is None or one.closed >= first)
                and (_lies_in(one, country, of_time) or not (then or fold(one.country or "") != country))
            ]
            if found := _only(there):
                return found
    return None


def _lies_in(one: Post, country: str, year: int) -> bool:
    """Whether a post lies in a country (folded) in a year."""
    there = post_country(one, year)
    return there is not None and fold(there.name) == country


def _only(there: list[Post]) -> Post | None:
    """The one of several posts, or the one embassy among them."""
    there = [one for one in there if one.type == "embassy"] or there
    return there[0] if len(there) == 1 else None


def _only_ever(country: str) -> Post | None:
    """The embassy of a country that had none in 1973-79."""
    there = list(_embassies().get(country, ()))
    of_file = any(
        (one.opened or FIRST) <= LAST and (one.closed or LAST) >= FIRST and _lies_in(one, country, LAST)
        for one in there
    )
    return None if of_file else _only(there)
