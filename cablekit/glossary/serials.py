"""How many telegrams a station sent in a day, and its name in document numbers, by year.

Strategy. A telegram's number and the day of the year show whether a number can belong to a year. `data/limits.csv`
has the mean a day that the cables available show (serial divided by day of the year), for stations that sent much;
its row without a station is the limit for all others. `data/station_names.csv` has the names of stations that changed,
with the years in which they are attested; `posts.csv` has the name of 1973-79.
"""

from functools import cache, lru_cache

from cablekit.glossary.stations import post, symbol
from cablekit.glossary.tables import rows

_ANY = ""


@cache
def _limits() -> dict[str, dict[int | None, int]]:
    """Station -> year -> telegrams a day; the row for any station has the key '' and no year."""
    found: dict[str, dict[int | None, int]] = {}
    for station, year, per_day_, _source in rows("limits"):
        found.setdefault(station, {})[int(year) if year else None] = int(per_day_)
    return found


@lru_cache(maxsize=4096)
def per_day(station: str, year: int) -> int:
    """Return how many telegrams a day `station` sent at most on average in `year`.

    For a year that the table lacks it is the number of the nearest year that it has (of two as near, the larger
    number), for a station that it lacks the limit of all posts.

    Args:
        station: a name or address of a station, or its form in document numbers.
        year: the year in full.
    """
    found = post(station)
    limits = _limits()
    known = limits.get(found.name if found else station.upper().strip())
    if not known:
        return limits[_ANY][None]
    _, per_day_ = min((abs((other or year) - year), -count) for other, count in known.items())
    return -per_day_


@cache
def _names() -> dict[str, tuple[tuple[int, int | None, str], ...]]:
    """Name of a post -> first year, last year, name written then; the earliest first."""
    found: dict[str, list[tuple[int, int | None, str]]] = {}
    for name, written, start, end, _source in rows("station_names"):
        found.setdefault(name, []).append((int(start), int(end) if end else None, written))
    return {name: tuple(sorted(these, key=lambda one: one[0])) for name, these in found.items()}


def station_name(name: str, year: int) -> str:
    """Return the name under which a station sent telegrams in `year`: NATO in 1975, USNATO in 1978.

    Years for which no row of the table holds give the name in the table of posts, an unknown name is returned as it is.
    """
    found = post(name)
    if found is None:
        return " ".join(name.upper().split())
    for start, end, written in _names().get(found.name, ()):
        if start <= year and (end is None or year <= end):
            return written
    return found.name


def station_symbol(name: str, year: int) -> str:
    """Return the station's form in document numbers of `year`: NATO in 1975, USNATO in 1978.

    The rule is that of `symbol`: the first 6 letters of the name of that year, blanks then removed.
    """
    found = post(name)
    written = station_name(name, year)
    return symbol(name) if found is None or written == found.name else written[:6].replace(" ", "")
