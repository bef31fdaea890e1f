"""Posts as printed documents name them, by the country: the Embassy in Guatemala, the Mission to the United Nations.

Strategy. The words before IN, AT or TO show the kind of post; a country, an organization or a city follows. A country
has several names (`data/country_names.csv`), some of them in certain years only: the Embassy in the Congo is
Leopoldville in 1963. Of its embassies, the one that was open and in that country in the year is chosen. Articles and
REPUBLIC OF are ignored, unless the complete name means another country.
"""

import re
from collections.abc import Iterator
from functools import cache

from cablekit.glossary.stations import Post, post, post_country, posts
from cablekit.glossary.tables import fold, rows
from cablekit.glossary.tags import FIRST, LAST

_PRINTED = re.compile(
    r"(?:THE )?(?:US |AMERICAN |UNITED STATES )?(?P<kind>EMBASSY|LEGATION|CONSULATE GENERAL|CONSULATE|MISSION"
    r"|DELEGATION|INTERESTS SECTION|LIAISON OFFICE|AMBASSADOR|MINISTER|CHARG[E\u00c9]|(?:VICE )?CONSUL(?: GENERAL)?)"
    r" (?:IN|AT|TO) (?:THE )?(?P<where>[^()]+?)(?: ?\([^()]{1,40}\)?)?"
)
""" `the Embassy in Guatemala`, as printed documents write it, and `the Ambassador in Iran (Murray)` of older ones """
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
""" organization that a mission is accredited to -> post """
_FORM_OF_STATE = re.compile(
    r"^(?:FEDERAL |ISLAMIC |SOCIALIST |PEOPLE'S |HASHEMITE |UNITED |COOPERATIVE |ORIENTAL |ARAB ){0,3}"
    r"(?:REPUBLIC|KINGDOM|STATE|SULTANATE|EMIRATE|COMMONWEALTH|UNION|GRAND DUCHY|PRINCIPALITY) OF (?:THE )?(?=.)"
)
""" `REPUBLIC OF THE MARSHALL ISLANDS`: words that do not distinguish countries """
_TYPES = ("embassy", "interests section", "liaison office")
_HEADS = ("AMBASSADOR", "MINISTER", "CHARGE", "CHARG\u00c9")
""" heads of a mission: without a year it is open where it was """
_EMBASSIES = ("EMBASSY", "LEGATION", "INTERESTS SECTION", "LIAISON OFFICE", *_HEADS)


def printed_post(name: str, year: int | None) -> Post | None:
    """Return the post of a printed name in capitals in `year`, by default in 1973-79; None for any other name."""
    match = _PRINTED.fullmatch(name)
    if match is None:
        return None
    kind, where = match["kind"], match["where"]
    if kind in _HEADS and year is None:
        return None
    if kind in ("MISSION", "DELEGATION") and fold(where) in _BODIES:
        return post(_BODIES[fold(where)])
    if kind in _EMBASSIES and (embassy := _embassy(where, year)):
        return embassy
    in_city = post(where)
    if in_city is not None and in_city.latitude is not None:
        return in_city
    ever = (_only_ever(country) for country in _countries(where, year)) if kind in _EMBASSIES and year is None else ()
    return next((embassy for embassy in ever if embassy is not None), None)


@cache
def _embassies() -> dict[str, tuple[Post, ...]]:
    """Folded country -> its embassies, interests sections and liaison offices, of any year."""
    by_country: dict[str, list[Post]] = {}
    other: dict[str, set[str]] = {}
    for name, country, *_ in rows("post_countries"):
        other.setdefault(name, set()).add(country)
    for station in posts():
        if station.type not in _TYPES:
            continue
        for country in sorted({station.country or "", *other.get(station.name, ())} - {""}):
            by_country.setdefault(fold(country), []).append(station)
    return {country: tuple(stations) for country, stations in by_country.items()}


@cache
def _names() -> dict[str, tuple[tuple[int, int, str], ...]]:
    """Folded name -> first year, last year, folded country, for names that the table of posts spells differently."""
    by_name: dict[str, list[tuple[int, int, str]]] = {}
    for name, country, first, last, _source in rows("country_names"):
        by_name.setdefault(fold(name), []).append((int(first or 0), int(last or 9999), fold(country)))
    return {name: tuple(countries) for name, countries in by_name.items()}


def _countries(where: str, year: int | None) -> Iterator[str]:
    """Yield the countries, folded, that a name may mean, the likeliest first."""
    shorter = _FORM_OF_STATE.sub("", where)
    for name in dict.fromkeys((fold(where), fold(shorter))):
        names = [
            (first > 0, country) for first, last, country in _names().get(name, ()) if first <= (year or FIRST) <= last
        ]
        yield from (country for in_years, country in names if in_years)
        yield name
        yield from (country for in_years, country in names if not in_years)


def _embassy(where: str, year: int | None) -> Post | None:
    """Return the only embassy in a country in `year`, or in 1973-79; of several posts, the one of type embassy.

    One that was in the country of that name at that time is preferred to one that was there in 1973-79.
    """
    countries = list(_countries(where, year))
    of_time = year if year is not None else LAST
    first, last = (year, year) if year is not None else (FIRST, LAST)
    for then in (True, False):
        for country in countries:
            there = [
                station
                for station in _embassies().get(country, ())
                if (station.opened is None or station.opened <= last)
                and (station.closed is None or station.closed >= first)
                and (_lies_in(station, country, of_time) or not (then or fold(station.country or "") != country))
            ]
            if embassy := _only(there):
                return embassy
    return None


def _lies_in(station: Post, country: str, year: int) -> bool:
    """Whether a post was in a country (folded) in a year."""
    there = post_country(station, year)
    return there is not None and fold(there.name) == country


def _only(there: list[Post]) -> Post | None:
    """Return the only post, or the only embassy among several; else None."""
    there = [station for station in there if station.type == "embassy"] or there
    return there[0] if len(there) == 1 else None


def _only_ever(country: str) -> Post | None:
    """Return the embassy of a country that had none in 1973-79."""
    there = list(_embassies().get(country, ()))
    of_file = any(
        (station.opened or FIRST) <= LAST and (station.closed or LAST) >= FIRST and _lies_in(station, country, LAST)
        for station in there
    )
    return None if of_file else _only(there)
