"""The number of telegrams that a station sent in a day, and its name in document numbers, by year.

Strategy. A telegram's number and the day of the year show whether the number is possible in a year. `data/limits.csv`
has the daily mean of the available cables (serial number divided by the day of the year) for stations that sent many;
its row without a station is the limit for all others. `data/station_names.csv` has the names of stations that changed,
with the years in which they are attested; `posts.csv` has the name of 1973-79.
"""

from functools import cache, lru_cache

from cablekit.glossary.stations import post, symbol
from cablekit.glossary.tables import rows

_ANY = ""


@cache
def _limits() -> dict[str, dict[int | None, int]]:
    """Station -> year -> telegrams per day; the row for any station has the key '' and no year."""
    limits: dict[str, dict[int | None, int]] = {}
    for station, year, per_day_, _source in rows("limits"):
        limits.setdefault(station, {})[int(year) if year else None] = int(per_day_)
    return limits


@lru_cache(maxsize=4096)
def per_day(station: str, year: int) -> int:
    """Return the most telegrams per day, on average, that `station` sent in `year`.

    For a year without a row it is the number of the nearest year (the larger number if two years are equally near);
    for a station without rows, the limit of all posts.

    Args:
        station: a name or address of a station, or its form in document numbers.
        year: the year in full.
    """
    station_post = post(station)
    limits = _limits()
    known = limits.get(station_post.name if station_post else station.upper().strip())
    if not known:
        return limits[_ANY][None]
    _, per_day_ = min((abs((other or year) - year), -count) for other, count in known.items())
    return -per_day_


@cache
def _names() -> dict[str, tuple[tuple[int, int | None, str], ...]]:
    """Name of a post -> first year, last year, name written then; the earliest first."""
    by_name: dict[str, list[tuple[int, int | None, str]]] = {}
    for name, written, start, end, _source in rows("station_names"):
        by_name.setdefault(name, []).append((int(start), int(end) if end else None, written))
    return {name: tuple(sorted(these, key=lambda row: row[0])) for name, these in by_name.items()}


def station_name(name: str, year: int) -> str:
    """Return the name under which a station sent telegrams in `year`: NATO in 1975, USNATO in 1978.

    A year without a row has the name in the table of posts. An unknown name is returned as it is.
    """
    station = post(name)
    if station is None:
        return " ".join(name.upper().split())
    for start, end, written in _names().get(station.name, ()):
        if start <= year and (end is None or year <= end):
            return written
    return station.name


def station_symbol(name: str, year: int) -> str:
    """Return the station's form in document numbers of `year`: NATO in 1975, USNATO in 1978.

    The rule is that of `symbol`: the first 6 letters of the name in that year, then without blanks.
    """
    station = post(name)
    written = station_name(name, year)
    return symbol(name) if station is None or written == station.name else written[:6].replace(" ", "")
