"""Posts of the Foreign Service in 1945-2010, and the names under which cables write them.

A name is looked up without blanks and punctuation, first whole, then without what stands before the place
(AMEMBASSY, USMISSION; spellings in `data/prefixes.csv`). The country may stand behind it (LA PAZ BOLIVIA).
A prefix damaged in a way no table has is taken for one only where a known post follows it and it is close to a
prefix, or ends as AMEMBASSY does (KZAMBASSY), or a routing indicator is written in one word with it
(RUMJHTOAMEMBASSY). An indicator with a slash behind it is dropped (RUEHLP/AMEMBASSY LA PAZ). The delegation of the
travelling Secretary, which has no place of its own, may be followed by one (USDEL SECRETARY IN JERUSALEM). The name
of the place itself is never guessed, but for SECSTATE WASHDC, which is so long, and so unlike every other address,
that it is known with a letter or two damaged.
"""

import re
from collections import defaultdict
from functools import cache, lru_cache

import msgspec

from cablekit.glossary.tables import entries, fold, rows, split, year
from cablekit.glossary.tags import FIRST, LAST

_CLOSE = 0.8  # difflib's ratio: AMEMBBASSY is a prefix at 0.95, USINFO is no USINT at 0.73
_LONGEST = 100  # characters of a name; what is longer names no post and must not fill the cache
_BY_POUCH = "POUCH"  # behind an addressee that gets a paper copy: AMEMBASSY MBABANE BY POUCH
_SHORTEST = 7  # letters below which a damaged prefix can't be told from another word
_DEPARTMENT = "SECSTATEWASHDC"
_STILL = 9999  # last year of what has not ended
_BASSY = re.compile(r"(?!EMBASSY).{2,7}BASSY")  # KZAMBASSY: the first letters lost, which no ratio finds
_GLUED = re.compile(
    r"R[UHXP][A-Z0-9]{2,8}(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION)"
)  # indicator and prefix in one word
_INDICATOR = re.compile(
    r"[^A-Za-z0-9]*R[UHXP][A-Z]{3,6}(?:/\s*|\s+(?=AMEMB|AMCON|USMISSION|USINT|USLO|SECSTATE))", re.I
)
""" `RUEHC/SECSTATE WASHDC`, `RUEHLP AMEMBASSY LA PAZ` """
_WHERE = frozenset(["IN", "AT", "ABOARD", "AIRCRAFT", "EN", "ENROUTE"])  # words behind the travelling Secretary
_DAMAGED = 0.85  # SECTATE WASHDC is the department at 0.96; SECDEF WASHDC, the nearest other, is at 0.77


class Post(msgspec.Struct, frozen=True, gc=False):
    """A station that sends and receives telegrams.

    Attributes:
        name: as PAGE lines and the attribute From write it, such as LA PAZ, USUN NEW YORK, STATE.
        variants: other names and known misspellings.
        symbol: its form in document numbers, such as LAPAZ.
        type: embassy, consulate general, consulate, mission, liaison office, interests section, branch office,
            delegation, institute or department; of a post that changed, what it was for most of 1973-79.
        country: name of the country in 1973-79, or else when the post was open; None where there is none.
        tags_country: TAGS code of the country; None where there is none.
        latitude, longitude: of the city, in degrees, north and east positive; None for a post without a place.
        opened, closed: first and last year in which it was open under this name; None where they are not known.
        note: openings, closings, changes of name; None where there is nothing to say.
        source: where the facts come from.
    """

    name: str
    variants: tuple[str, ...]
    symbol: str
    type: str
    country: str | None
    tags_country: str | None
    latitude: float | None
    longitude: float | None
    opened: int | None
    closed: int | None
    note: str | None
    source: str


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None


@cache
def posts() -> tuple[Post, ...]:
    """All posts, by name."""
    return tuple(
        Post(
            name,
            split(variants),
            symbol,
            type_,
            country or None,
            tags_country or None,
            _degrees(latitude),
            _degrees(longitude),
            year(opened),
            year(closed),
            note or None,
            source,
        )
        for (
            name,
            variants,
            symbol,
            type_,
            country,
            tags_country,
            latitude,
            longitude,
            opened,
            closed,
            note,
            source,
        ) in rows("posts")
    )


@cache
def _by_name() -> dict[str, Post]:
    """Folded name -> post: names, then variants, then names with the country behind them."""
    found = {fold(post.name): post for post in posts()}
    for post in posts():
        for variant in post.variants:
            found.setdefault(fold(variant), post)
    for post in posts():
        if post.country:
            found.setdefault(fold(post.name + post.country), post)
    return found


@cache
def _by_symbol() -> dict[str, tuple[Post, ...]]:
    """Symbol -> posts. These forms are those of NARA's file: posts closed before it or opened after it come second."""
    found: defaultdict[str, list[Post]] = defaultdict(list)
    for post in posts():
        found[post.symbol].append(post)
    return {symbol: tuple(filter(_in_file, these)) or tuple(these) for symbol, these in found.items()}


def _in_file(post: Post) -> bool:
    """Whether the post may have sent telegrams in 1973-79, the years of NARA's file."""
    return (post.closed is None or post.closed >= FIRST) and (post.opened is None or post.opened <= LAST)


@cache
def _prefixes() -> tuple[str, ...]:
    """Folded spellings of all prefixes, the longest first, so that AMEMBASSY goes before AMEMB."""
    spellings = {fold(term) for entry in entries("prefixes") for term in (entry.code, *entry.variants)}
    return tuple(sorted(spellings, key=lambda spelling: (-len(spelling), spelling)))


def _resembles_prefix(word: str) -> bool:
    """Whether `word` is a prefix with a letter wrong, lost or added, or glued to what precedes it. Slow, asked last."""
    if _BASSY.fullmatch(word) or _GLUED.fullmatch(word):
        return True
    from difflib import SequenceMatcher  # here: cables seldom need it, and the start-up should not pay for it

    return len(word) >= _SHORTEST and any(
        SequenceMatcher(None, word, fold(entry.code), autojunk=False).ratio() >= _CLOSE for entry in entries("prefixes")
    )


def _whole(folded: str) -> Post | None:
    """A folded name as it stands, or behind a prefix."""
    known = _by_name()
    if folded in known:
        return known[folded]
    for prefix in _prefixes():
        if folded.startswith(prefix) and folded[len(prefix) :] in known:
            return known[folded[len(prefix) :]]
    return None


def _damaged(name: str) -> Post | None:
    """A known place behind a damaged prefix, or the department's address with letters damaged."""
    first, _, rest = name.partition(" ")
    found = _by_name().get(fold(rest))
    if found:
        return found if _resembles_prefix(fold(first)) else None
    from difflib import SequenceMatcher  # here: see _resembles_prefix

    folded = fold(name)
    if abs(len(folded) - len(_DEPARTMENT)) > 2:
        return None
    ratio = SequenceMatcher(None, folded, _DEPARTMENT, autojunk=False).ratio()
    return _by_name()[_DEPARTMENT] if ratio >= _DAMAGED else None


def _travelling(name: str) -> Post | None:
    """A post without a place of its own, with the place behind it where it is: SECRETARY IN JERUSALEM."""
    words = name.split()
    for end in range(len(words) - 1, 0, -1):
        found = _whole(fold(" ".join(words[:end])))
        if found:
            placeless = found.country is None and found.latitude is None
            there = words[end].upper() in _WHERE or fold("".join(words[end:])) in _by_name()
            return found if placeless and there else None
    return None


@lru_cache(maxsize=8192)
def _find(name: str) -> Post | None:
    folded = fold(name)
    found = _whole(folded) or _damaged(name.strip()) or _travelling(name)
    if found is None and folded.endswith(_BY_POUCH):
        return _whole(folded.removesuffix("POUCH").removesuffix("BY"))
    if found is None and (indicator := _INDICATOR.match(name)):
        return _whole(fold(name[indicator.end() :]))
    return found


def written_well(name: str) -> bool:
    """Whether a name that `post` knows is written as the tables have it, so that no letter had to be guessed."""
    folded = fold(name)
    if _whole(folded) or _travelling(name):
        return True
    if folded.endswith(_BY_POUCH):
        return _whole(folded.removesuffix("POUCH").removesuffix("BY")) is not None
    indicator = _INDICATOR.match(name)
    return indicator is not None and _whole(fold(name[indicator.end() :])) is not None


def post(name: str) -> Post | None:
    """The post that FM, TO, INFO or a reference names: `AMEMBASSY LA PAZ`, `USMISSION USUN NEW YORK`, `LA PAZ`.

    Precedence and number behind the name must be gone. None for what is unknown, and for agencies and commands
    that are no posts (WHITE HOUSE, JCS: see `agency`).
    """
    return _find(name) if len(name) <= _LONGEST else None


class Country(msgspec.Struct, frozen=True, gc=False):
    """The country of a post in a year.

    Attributes:
        name: such as Russia.
        tags: its TAGS code then, such as RS.
    """

    name: str
    tags: str


@cache
def _later_countries() -> dict[str, tuple[tuple[int, int, Country], ...]]:
    """Name of a post -> first year, last year, country; for posts whose country was another one before or after."""
    found: defaultdict[str, list[tuple[int, int, Country]]] = defaultdict(list)
    for name, country, tags_country, start, end, _source in rows("post_countries"):
        found[name].append((int(start), int(end or _STILL), Country(country, tags_country)))
    return {name: tuple(these) for name, these in found.items()}


def countries(found: Post) -> tuple[Country, ...]:
    """Return the countries in which a post lay in some year: MOSCOW in the Soviet Union and in Russia."""
    own = (Country(found.country, found.tags_country or ""),) if found.country else ()
    return (*own, *(country for _, _, country in _later_countries().get(found.name, ())))


@cache
def _places() -> frozenset[str]:
    """Folded names of posts with a place, and of the countries they lay in."""
    names = {fold(name) for found in posts() if found.latitude is not None for name in (found.name, *found.variants)}
    return frozenset(names | {fold(one.name) for found in posts() for one in countries(found)})


def is_place(name: str) -> bool:
    """Whether a name alone is that of a country or of a post's city, as a surname may be, too: CUBA, JORDAN."""
    return fold(name) in _places()


def post_country(found: Post, year: int) -> Country | None:
    """Return the country of a post in `year`: MOSCOW lies in the Soviet Union in 1979, in Russia in 1995."""
    for start, end, country in _later_countries().get(found.name, ()):
        if start <= year <= end:
            return country
    return Country(found.country, found.tags_country) if found.country and found.tags_country else None


def posts_by_symbol(symbol: str) -> tuple[Post, ...]:
    """All posts with this form in document numbers of 1973-79: PORTO is both PORT OF SPAIN and PORTO ALEGRE."""
    return _by_symbol().get(symbol.upper(), ())


def post_by_symbol(symbol: str) -> Post | None:
    """The one post with this form in document numbers; None when there is none, or more than one."""
    found = posts_by_symbol(symbol)
    return found[0] if len(found) == 1 else None


def symbol(station: str) -> str:
    """The station's form in document numbers: the first 6 letters of its name, blanks then removed.

    `NEW DELHI` -> `NEWDE`, `USUN NEW YORK` -> `USUNN`. Variants and prefixes of known posts are resolved first, so
    `AMEMBASSY RIO DE JANIERO` -> `RIODE`; an unknown name is taken as it stands. Source: format guide, section 8.
    """
    found = post(station)
    return found.symbol if found else " ".join(station.upper().split())[:6].replace(" ", "")
