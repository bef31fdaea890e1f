"""Names recognised by a beginning and a place: offices abroad and delegations; and names in printed documents."""

import re
from functools import cache

from cablekit.glossary.codes import agency
from cablekit.glossary.correspondents.record import Correspondent, of_agency, of_post
from cablekit.glossary.correspondents.wording import is_name, is_prose
from cablekit.glossary.printed import printed_post
from cablekit.glossary.stations import post
from cablekit.glossary.tags import tag
from cablekit.glossary.words import words as english

_AT_A_PLACE = {
    "agency": (
        "USDAO DAO USIS USICA USAID AID USDEA DEA LEGATT LEGAT FBI FBIS FAA FAS AGATT FCS INS IRS USSS DEFATT ALUSNA "
        "USCUSTOMS CUSTOMS USTTA USARMA USAIRA USDA APHIS NSF NASA USAFTAC IRRF USGS VOA DCAA USACE GAO RSC RDO CDO "
        "RED OSARAC RDOEA REDSO RFC RAMC ELSO BNDD AEC USAEC ERDA USERDA DOE"
    ),
    "command": (
        "CHUSMILGP USMILGP MILGP USMILGROUP COMUSMILGP COMUSMILGRP CHMAAG MAAG CHJUSMAG JUSMAG CHJUSMMAT JUSMMAT "
        "CHUSMTM USMTM CHODC ODC USODC ODRP CHUSMAAG USMAAG SAO CHSAO USMLO MLO CHUSMLO MSG MARDET USDOCO CHJUSMAAG "
        "CHUSDLG DAOSPTFLT DATT NAVATT AIRA ARMA MILATT DODSPECREP DEPCHIEF"
    ),
}
""" heads before a place: kind -> words """
_ABROAD = frozenset(
    [
        "FBIS",
        "USDAO",
        "USIS",
        "LEGATT",
        "DEFATT",
        "USMILGP",
        "CHUSMILGP",
        "USDEA",
        "USMLO",
        "CHMAAG",
        "ARMA",
        "AIRA",
        "DODSPECREP",
    ]
)
""" heads that only offices abroad have """
_PLACE_WORDS = 2  # of the name of a place
_DELEGATION = re.compile(r"(?:US ?DEL|US ?REP|US ?DELEGATION|USMISSION|US ?MISSION)\s+(.+)")


@cache
def _head_kinds() -> dict[str, str]:
    return {word: kind for kind, words in _AT_A_PLACE.items() for word in words.split()}


def at_a_place(words: list[str]) -> Correspondent | None:
    """Read a head and a known place: USDAO LA PAZ, DEA BOGOTA, CHUSMILGP LIMA."""
    kind = _head_kinds().get(words[0])
    there = post(" ".join(words[1:])) if kind and len(words) > 1 else None
    if there is None and kind and len(words) > 2 and len(words[-1]) == 2:  # USDAO ROME IT
        there = post(" ".join(words[1:-1]))
    if kind is None or there is None or there.latitude is None:
        return _office_abroad(words) if words[0] in _ABROAD and 1 < len(words) <= _PLACE_WORDS + 1 else None
    return Correspondent(f"{words[0]} {there.name}", kind, there.country, there.tags_country, there.name)


def _office_abroad(words: list[str]) -> Correspondent | None:
    """Read an office at a place without a post, recognised by its head alone: USMILGP ASUNCIO."""
    if not all(map(is_name, words)) or not english().isdisjoint(words[1:]):
        return None
    return Correspondent(" ".join(words), _head_kinds()[words[0]])


def delegation(all_words: list[str]) -> Correspondent | None:
    """Read USDEL or USREP and a known place or organization: USDEL CSCE BELGRADE, USDEL UNCTAD."""
    bare = " ".join(all_words)
    match = _DELEGATION.fullmatch(bare)
    if match is None or is_prose(words := match[1].split()):
        return None
    for start in range(len(words)):
        there = post(" ".join(words[start:]))
        if there is not None and there.type != "department":
            return Correspondent(bare, "delegation", there.country, there.tags_country, there.name)
    entry = tag(words[0])
    return Correspondent(bare, "delegation") if entry is not None and entry.kind == "organization" else None


def printed(words: list[str], year: int | None) -> Correspondent | None:
    """Read a post or agency as printed documents name it: the Embassy in Guatemala, the White House."""
    name = " ".join(words)
    plain = name.removeprefix("THE ")
    if "'" not in plain and (entry := agency(plain)):
        return of_agency(entry)
    station = printed_post(name, year)
    if station is None and (by_name := post(plain)) is not None and by_name.type == "department":
        station = by_name
    return of_post(station, damaged=False) if station is not None else None
