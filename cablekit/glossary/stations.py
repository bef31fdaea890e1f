"""Posts of the Foreign Service in 1945-2010, and the names that cables use for them.

A name is looked up without blanks and punctuation, first complete, then without the prefix before the place
(AMEMBASSY, USMISSION; spellings in `data/prefixes.csv`). The country may follow it (LA PAZ BOLIVIA). A damaged prefix
that no table has is accepted only before a known post, if it resembles a prefix, or ends like AMEMBASSY (KZAMBASSY), or
is written as one word with a routing indicator (RUMJHTOAMEMBASSY). An indicator followed by a slash is dropped
(RUEHLP/AMEMBASSY LA PAZ). The delegation of the travelling Secretary, which has no place of its own, may be followed
by one (USDEL SECRETARY IN JERUSALEM). The name of a place itself is never guessed, except SECSTATE WASHDC, which is so
long and so unlike any other address that it is recognised with a letter or two damaged. A name of two words may be cut
as in PAGE lines (MTN GE 487).
"""

import re
from collections import defaultdict
from functools import cache, lru_cache

import msgspec

from cablekit.glossary.tables import entries, fold, rows, split, year
from cablekit.glossary.tags import FIRST, LAST
from cablekit.glossary.words import words

_CLOSE = 0.8  # difflib's ratio: AMEMBBASSY is a prefix at 0.95, USINFO is not USINT at 0.73
_LONGEST = 100  # characters of a name; longer text is not a post and must not fill the cache
_BY_POUCH = "POUCH"  # after an addressee that gets a paper copy: AMEMBASSY MBABANE BY POUCH
_SHORTEST = 7  # letters below which a damaged prefix can't be distinguished from another word
_DEPARTMENT = "SECSTATEWASHDC"
_CUT = 6  # characters of a station in PAGE lines
_STILL = 9999  # last year of a period that has not ended
_BASSY = re.compile(r"(?!EMBASSY).{2,7}BASSY")  # KZAMBASSY: the first letters lost, which no ratio finds
_GLUED = re.compile(
    r"R[UHXP][A-Z0-9]{2,8}(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION)"
)  # indicator and prefix in one word
_INDICATOR = re.compile(
    r"[^A-Za-z0-9]*R[UHXP][A-Z]{3,6}(?:/\s*|\s+(?=AMEMB|AMCON|USMISSION|USINT|USLO|SECSTATE))", re.I
)
""" `RUEHC/SECSTATE WASHDC`, `RUEHLP AMEMBASSY LA PAZ` """
_NEAR = 6  # letters of the shortest name of a cited station of which one may be wrong
_WHERE = frozenset(["IN", "AT", "ABOARD", "AIRCRAFT", "EN", "ENROUTE"])  # words after the travelling Secretary
_DAMAGED = 0.85  # SECTATE WASHDC is the department at 0.96; SECDEF WASHDC, the nearest other, is at 0.77


class Post(msgspec.Struct, frozen=True, gc=False):
    """A station that sends and receives telegrams.

    Attributes:
        name: as written in PAGE lines and the attribute From, such as LA PAZ, USUN NEW YORK, STATE.
        variants: other names and known misspellings.
        symbol: its form in document numbers, such as LAPAZ.
        type: embassy, consulate general, consulate, mission, liaison office, interests section, branch office,
            delegation, institute or department; for a post that changed, the type it had for most of 1973-79.
        country: name of the country in 1973-79, or else when the post was open; None if it has none.
        tags_country: TAGS code of the country; None if it has none.
        latitude, longitude: of the city, in degrees, north and east positive; None for a post without a place.
        opened, closed: first and last year in which it was open under this name; None if not known.
        note: openings, closings, changes of name; None if there are none.
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
    """Return all posts, by name."""
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
    """Folded name -> post: names, then variants, then names followed by the country."""
    by_name = {fold(post.name): post for post in posts()}
    for post in posts():
        for variant in post.variants:
            by_name.setdefault(fold(variant), post)
    for post in posts():
        if post.country:
            by_name.setdefault(fold(post.name + post.country), post)
    return by_name


@cache
def _by_symbol() -> dict[str, tuple[Post, ...]]:
    """Symbol -> posts. NARA's file has these forms: posts closed before it or opened after it come second."""
    by_symbol: defaultdict[str, list[Post]] = defaultdict(list)
    for post in posts():
        by_symbol[post.symbol].append(post)
    return {symbol: tuple(filter(_in_file, alike)) or tuple(alike) for symbol, alike in by_symbol.items()}


def _in_file(post: Post) -> bool:
    """Whether the post may have sent telegrams in 1973-79, the years of NARA's file."""
    return (post.closed is None or post.closed >= FIRST) and (post.opened is None or post.opened <= LAST)


@cache
def _by_cut_name() -> dict[str, Post]:
    """Name of two words as PAGE lines cut it, which telegrams cite too -> the only post: MTN GE, HONG K, DAR ES."""
    cut: defaultdict[str, list[Post]] = defaultdict(list)
    for post in filter(_in_file, posts()):
        if len(post.name) > _CUT and " " in (short := post.name[:_CUT].rstrip()):
            cut[short].append(post)
    return {short: alike[0] for short, alike in cut.items() if len(alike) == 1}


@cache
def _prefixes() -> tuple[str, ...]:
    """Return the folded spellings of all prefixes, the longest first, so that AMEMBASSY comes before AMEMB."""
    spellings = {fold(term) for entry in entries("prefixes") for term in (entry.code, *entry.variants)}
    return tuple(sorted(spellings, key=lambda spelling: (-len(spelling), spelling)))


def _resembles_prefix(word: str) -> bool:
    """Whether `word` is a prefix with a wrong, lost or added letter, or joined to an indicator. Slow, so used last."""
    if _BASSY.fullmatch(word) or _GLUED.fullmatch(word):
        return True
    from difflib import SequenceMatcher  # imported here: rarely needed, and it would slow the start

    return len(word) >= _SHORTEST and any(
        SequenceMatcher(None, word, fold(entry.code), autojunk=False).ratio() >= _CLOSE for entry in entries("prefixes")
    )


def _whole(folded: str) -> Post | None:
    """Look up a folded name as it is, or after a prefix."""
    known = _by_name()
    if folded in known:
        return known[folded]
    for prefix in _prefixes():
        if folded.startswith(prefix) and folded[len(prefix) :] in known:
            return known[folded[len(prefix) :]]
    return None


@lru_cache(maxsize=1024)
def nearest_post(name: str) -> Post | None:
    """Return the only post of 1973-79 whose name differs from a name by one letter: ISLAMJBAD; None if it is short, or
    known, or an English word."""
    folded = fold(name)
    if not _NEAR <= len(folded) <= _LONGEST or _whole(folded) is not None:
        return None
    near = {
        post.name: post
        for known, post in _by_name().items()
        if len(known) == len(folded) and _in_file(post) and sum(a != b for a, b in zip(known, folded, strict=True)) == 1
    }
    return next(iter(near.values())) if len(near) == 1 and name not in words() else None


def _damaged(name: str) -> Post | None:
    """Look up a known place after a damaged prefix, or the department's address with damaged letters."""
    first, _, rest = name.partition(" ")
    station = _by_name().get(fold(rest))
    if station:
        return station if _resembles_prefix(fold(first)) else None
    from difflib import SequenceMatcher  # imported here: see _resembles_prefix

    folded = fold(name)
    if abs(len(folded) - len(_DEPARTMENT)) > 2:
        return None
    ratio = SequenceMatcher(None, folded, _DEPARTMENT, autojunk=False).ratio()
    return _by_name()[_DEPARTMENT] if ratio >= _DAMAGED else None


def _travelling(name: str) -> Post | None:
    """Look up a post without a place of its own, followed by its present place: SECRETARY IN JERUSALEM."""
    words = name.split()
    for end in range(len(words) - 1, 0, -1):
        station = _whole(fold(" ".join(words[:end])))
        if station:
            placeless = station.country is None and station.latitude is None
            there = words[end].upper() in _WHERE or fold("".join(words[end:])) in _by_name()
            return station if placeless and there else None
    return None


@lru_cache(maxsize=8192)
def _find(name: str) -> Post | None:
    folded = fold(name)
    station = _whole(folded) or _by_cut_name().get(name) or _damaged(name.strip()) or _travelling(name)
    if station is None and folded.endswith(_BY_POUCH):
        return _whole(folded.removesuffix("POUCH").removesuffix("BY"))
    if station is None and (indicator := _INDICATOR.match(name)):
        return _whole(fold(name[indicator.end() :]))
    return station


def written_well(name: str) -> bool:
    """Whether a name known to `post` is written as in the tables, so that no letter had to be guessed."""
    folded = fold(name)
    if _whole(folded) or name in _by_cut_name() or _travelling(name):
        return True
    if folded.endswith(_BY_POUCH):
        return _whole(folded.removesuffix("POUCH").removesuffix("BY")) is not None
    indicator = _INDICATOR.match(name)
    return indicator is not None and _whole(fold(name[indicator.end() :])) is not None


def post(name: str) -> Post | None:
    """Look up a post named in FM, TO, INFO or a reference: `AMEMBASSY LA PAZ`, `USMISSION USUN NEW YORK`, `LA PAZ`.

    Precedence and number after the name must already be removed. Returns None for unknown names, and for agencies and
    commands, which are not posts (WHITE HOUSE, JCS: see `agency`).
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
    """Name of a post -> first year, last year, country; for posts whose country changed."""
    by_post: defaultdict[str, list[tuple[int, int, Country]]] = defaultdict(list)
    for name, country, tags_country, start, end, _source in rows("post_countries"):
        by_post[name].append((int(start), int(end or _STILL), Country(country, tags_country)))
    return {name: tuple(periods) for name, periods in by_post.items()}


def countries(station: Post) -> tuple[Country, ...]:
    """Return the countries that a post was in at any time: MOSCOW in the Soviet Union and in Russia."""
    own = (Country(station.country, station.tags_country or ""),) if station.country else ()
    return (*own, *(country for _, _, country in _later_countries().get(station.name, ())))


@cache
def _places() -> frozenset[str]:
    """Return the folded names of posts with a place, and of the countries they were in."""
    with_place = [station for station in posts() if station.latitude is not None]
    names = {fold(name) for station in with_place for name in (station.name, *station.variants)}
    return frozenset(names | {fold(country.name) for station in posts() for country in countries(station)})


def is_place(name: str) -> bool:
    """Whether a name is that of a country or of a post's city, which may also be a surname: CUBA, JORDAN."""
    return fold(name) in _places()


def post_country(station: Post, year: int) -> Country | None:
    """Return the country of a post in `year`: MOSCOW is in the Soviet Union in 1979, in Russia in 1995."""
    for start, end, country in _later_countries().get(station.name, ()):
        if start <= year <= end:
            return country
    return Country(station.country, station.tags_country) if station.country and station.tags_country else None


def posts_by_symbol(symbol: str) -> tuple[Post, ...]:
    """Return all posts with this form in document numbers of 1973-79: PORTO is PORT OF SPAIN and PORTO ALEGRE.

    PAGE lines keep the blanks of a name: `USUN N` is `USUNN`.
    """
    return _by_symbol().get(symbol.replace(" ", "").upper(), ())


def post_by_symbol(symbol: str) -> Post | None:
    """Return the only post with this form in document numbers; None if there is none, or more than one."""
    alike = posts_by_symbol(symbol)
    return alike[0] if len(alike) == 1 else None


def symbol(station: str) -> str:
    """Return the station's form in document numbers: the first 6 letters of its name, then without blanks.

    `NEW DELHI` -> `NEWDE`, `USUN NEW YORK` -> `USUNN`. Variants and prefixes of known posts are resolved first, so
    `AMEMBASSY RIO DE JANIERO` -> `RIODE`; an unknown name is used as it is. Source: format guide, section 8.
    """
    known = post(station)
    return known.symbol if known else " ".join(station.upper().split())[:6].replace(" ", "")
