"""Who a name of a telegram's FM, TO and INFO is: the record, made from a row of the tables."""

from functools import cache

import msgspec

from cablekit.glossary.stations import Post, post, post_country, posts
from cablekit.glossary.tables import Entry, rows_with_entries

_KINDS = {"military command": "command", "collective address": "collective"}


class Correspondent(msgspec.Struct, frozen=True, gc=False):
    """A sender or addressee of telegrams.

    Attributes:
        name: the name in the table of posts or agencies; if it is recognised by its form, the name without the
            additions of routing, such as USDAO LA PAZ.
        kind: post (including the Department), delegation, agency, command or collective.
        country: name of the country where it is; None if that is not known, and for collective addresses.
        tags_country: TAGS code of that country.
        place: name of the post in the same city; None for agencies and commands elsewhere.
        title: its name in words, for agencies and commands of the table; else None.
        damaged: whether letters of the name had to be guessed.
    """

    name: str
    kind: str
    country: str | None = None
    tags_country: str | None = None
    place: str | None = None
    title: str | None = None
    damaged: bool = False


@cache
def _country_codes() -> dict[str, str]:
    """Country -> TAGS code, from the table of posts."""
    codes = {post.country: post.tags_country for post in posts() if post.country and post.tags_country}
    return codes | {"Canal Zone": "PQ"}


@cache
def _agency_countries() -> dict[str, str | None]:
    """Code of an agency -> country."""
    return {entry.code: country or None for entry, (country,) in rows_with_entries("agencies")}


def of_post(station: Post, damaged: bool) -> Correspondent:
    kind = "delegation" if station.type == "delegation" else "post"
    return Correspondent(station.name, kind, station.country, station.tags_country, station.name, None, damaged)


def in_year(known: Correspondent, year: int) -> Correspondent:
    """Return the correspondent with the country that its place belonged to in `year`."""
    there = post(known.place) if known.place else None
    country = post_country(there, year) if there else None
    if country is None or country.name == known.country:
        return known
    return msgspec.structs.replace(known, country=country.name, tags_country=country.tags)


def of_agency(entry: Entry, damaged: bool = False) -> Correspondent:
    country = _agency_countries().get(entry.code)
    code = _country_codes().get(country) if country else None
    kind = _KINDS.get(entry.kind or "", "agency")
    return Correspondent(entry.code, kind, country, code, None, entry.title, damaged)
