"""Names of senders and addressees as citations write them: `Embassy La Paz`, `the Embassy in Bolivia`.

Strategy. The glossary says which post or agency an address names. The kind of office is read from the address first
(AMEMBASSY, USMISSION: the word used at the time), otherwise from the glossary. Place names are in capitals and are set
in small letters; acronyms and particles are listed below. A name that is not in the glossary stays as written, in
capitals: names are never guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cablekit import glossary
from cablekit.formats.citations.wording import clean
from cablekit.glossary.tables import by_term, fold

#: words in names of posts that are acronyms and keep their capitals
ACRONYMS = frozenset(
    ["AIT", "EC", "FODAG", "IAEA", "JEC", "MBFR", "MTN", "NATO", "OECD", "SALT", "UNESCO", "USBERLIN", "USUN"]
)
#: words that stay small inside a name: Port of Spain, Rio de Janeiro, Dar es Salaam, Port au Prince
PARTICLES = frozenset(["AU", "DE", "ES", "OF"])
#: countries that English gives an article: the Embassy in the Soviet Union
WITH_ARTICLE = frozenset(
    [
        "Bahamas",
        "Central African Republic",
        "Congo",
        "Dominican Republic",
        "Gambia",
        "Ivory Coast",
        "Netherlands",
        "Netherlands Antilles",
        "Philippines",
        "Seychelles",
        "Soviet Union",
        "Trust Territory of the Pacific Islands",
        "United Arab Emirates",
        "United Kingdom",
        "United States",
        "Yemen Arab Republic",
    ]
)
#: FRUS names these by country, consulates and branch offices by city
_BY_COUNTRY = frozenset(["embassy", "interests section", "liaison office"])
_LONGEST_PREFIX = 3  # words: AMERICAN CONSULATE GENERAL


@dataclass(frozen=True, slots=True)
class Party:
    """A sender or addressee.

    Attributes:
        short: as in NARA's models: `Embassy Manila`, `Department of State`.
        formal: as in FRUS: `the Embassy in Bolivia`, `the Department of State`.
    """

    short: str
    formal: str


def party(name: str) -> Party:
    """The post or agency that an address names, or the address as written.

    Args:
        name: without precedence and number: `AMEMBASSY LA PAZ`, `SECSTATE WASHDC`, `USDEL SECRETARY IN GENEVA`.
    """
    name = clean(name)
    return _travelling(name) or _known(name) or Party(name, name)


def known(name: str) -> bool:
    """Whether the glossary knows the post or agency."""
    return _known(name) is not None


def _known(name: str) -> Party | None:
    post = glossary.post(name)
    if post is not None:
        return _post(post, _kind(name, post))
    agency = glossary.agency(name)
    return _agency(agency) if agency is not None else None


def _travelling(name: str) -> Party | None:
    """A delegation without a fixed place, and where it was: `USDEL SECRETARY IN GENEVA`. None for other names."""
    who, _, where = name.partition(" IN ")
    post = glossary.post(who)
    if post is None or not where or not _placeless(post):
        return None
    there = glossary.post(where)
    place = place_name(there.name) if there else where
    base = _post(post, post.type)
    return Party(f"{base.short} in {place}", f"{base.formal} in {place}")


def _kind(name: str, post: glossary.Post) -> str:
    """The kind of office, by the prefix of the name; AMCONSUL also means consulates general."""
    words = name.split()
    for count in range(min(_LONGEST_PREFIX, len(words) - 1), 0, -1):
        prefix = by_term("prefixes").get(fold(" ".join(words[:count])))
        if prefix is not None and prefix.scope:
            return post.type if post.type.startswith(prefix.scope) else prefix.scope
    return post.type


def _post(post: glossary.Post, kind: str) -> Party:
    place = place_name(post.name)
    if kind == "department":  # the only department in the table of posts is State
        return Party("Department of State", "the Department of State")
    if _placeless(post):  # the travelling Secretary's delegation has no place in its name
        return Party(f"{place}'s {kind.title()}", f"the {place}'s {kind.title()}")
    short = f"{kind.title()} {place}"
    if kind in _BY_COUNTRY and post.country:
        return Party(short, f"the {kind.title()} in {_country(post.country)}")
    described = _described(post) if kind == post.type else None
    if described and kind == "institute":  # the American Institute in Taiwan has its own name
        short = described.removeprefix("the ")
    return Party(short, described or f"the {kind.title()} in {place}")


def _placeless(post: glossary.Post) -> bool:
    return post.country is None and post.latitude is None


def _described(post: glossary.Post) -> str | None:
    """`the Mission to the United Nations`, from the glossary's note `US Mission to the United Nations`."""
    note = (post.note or "").split(";")[0].split(",")[0]
    if post.type not in ("mission", "delegation", "institute") or not note.startswith(("US ", "American ")):
        return None
    return f"the {note.removeprefix('US ')}"


def _agency(agency: glossary.Entry) -> Party:
    title = agency.title
    if title is None or "(" in title:  # the glossary has no name for it, or only one for a class of offices
        return Party(agency.code, agency.code)
    title = title.removeprefix("The ")
    return Party(title, title if agency.kind == "collective address" else f"the {title}")


def place_name(name: str) -> str:
    """A post's name in small letters: `PORT OF SPAIN` -> `Port of Spain`, `USUN NEW YORK` -> `USUN New York`."""
    return " ".join(_cased(name.split()))


def _cased(words: list[str]) -> Iterator[str]:
    for number, word in enumerate(words):
        if word in ACRONYMS:
            yield word
        elif number and word in PARTICLES:
            yield word.lower()
        else:
            yield word.title()


def _country(country: str) -> str:
    return f"the {country}" if country in WITH_ARTICLE else country
