"""Who sends and receives telegrams: posts, delegations, agencies, commands and collective addresses.

Strategy. First the additions of routing are removed from a name: a routing indicator before it, precedence, numbers and
office symbols (`//J5//`) after it. Then the tables decide (`posts.csv`, `agencies.csv`), and after them the form of the
name: a head and a known place (USDAO LA PAZ, USDEL CSCE BELGRADE), a name of the tables with its location (CINCUSAFE
RAMSTEIN, NOAA ROCKVILLE MD), words that only commands begin with (CINC..., CDR ...), ALL ... POSTS, ... COLLECTIVE.
Damaged letters come last, and only if the rest of the name leaves no doubt: WASHDC misread after a known agency, one
letter in the name of a command, one letter in a place if no other place is as near. Prose is not a name: a rule that
goes by form alone refuses names with words such as THE and WILL. Printed documents name posts by their countries (the
Embassy in Mexico).
"""

import re
from collections import Counter
from functools import cache, lru_cache

import msgspec

from cablekit.glossary.codes import agency
from cablekit.glossary.printed import printed_post
from cablekit.glossary.stations import Post, post, post_country, posts, written_well
from cablekit.glossary.tables import Entry, by_term, fold, rows_with_entries
from cablekit.glossary.tags import tag
from cablekit.glossary.words import words as english

_LONGEST = 100  # characters of a name; longer text is not a name
_KINDS = {"military command": "command", "collective address": "collective"}

_ENDS = re.compile(r"^[^A-Z0-9]+|[^A-Z0-9]+$")
_AFTER = re.compile(
    r"(?:\s+|[^A-Z0-9\s]+)(?:NIACT|FLASH|IMMEDIATE|PRIORITY|ROUTINE|POUCH|UNN|BY POUCH|ZEN|[A-Z]?\d[\dA-Z}]*)$"
)
""" `PRIORITY`, `2143`, `26G4` after a name """
_PRECEDENCE = ("IMMEDIATE", "PRIORITY")
""" words after a name that are recognised with two letters wrong """
_OFFICES = re.compile(r"\s*//.*$")
""" `JCS WASHDC//J5//` """
_INDICATOR = re.compile(r"^R[UHXP][A-Z]{3,6}[.,]?\s?/\s*")
""" `RUEHC/SECSTATE WASHDC` """

_PROSE_WORDS = (
    "THE THIS THAT THESE A AN AND OR BUT TO FROM FOR WITH ON BY IN INTO IS ARE WAS WERE BE BEEN HAS HAVE HAD WILL "
    "WOULD SHALL SHOULD CAN COULD MAY NOT NO WE HE SHE IT THEY HIS HER ITS OUR THEIR YOUR YOU I WHICH WHO AS THAN "
    "INFO FM"
)
_PROSE = frozenset(_PROSE_WORDS.split())
_AT_A_PLACE = {
    "agency": (
        "USDAO DAO USIS USICA USAID AID USDEA DEA LEGATT LEGAT FBI FBIS FAA FAS AGATT FCS INS IRS USSS DEFATT ALUSNA "
        "USCUSTOMS CUSTOMS USTTA USARMA USAIRA USDA APHIS NSF NASA USAFTAC IRRF USGS VOA DCAA USACE GAO RSC RDO CDO "
        "RED OSARAC RDOEA REDSO RFC RAMC ELSO BNDD"
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
_COLLECTIVE = re.compile(
    r"(?:[A-Z'-]+ ){1,5}COLLECTIVE"
    r"|ALL (?:[A-Z'-]+ ){0,7}(?:POSTS|CAPITALS|MISSIONS|EMBASSIES|CONSULATES|ADDRESSEES)"
    r"|(?:EC|EEC|EU|CENTO|SEATO|IEA"
    r"|NATO|OECD|ASEAN|MBFR|CSCE|OAS|OAU|ARA|AF|EUR|NEA|EAP?|EUROPEAN|(?:EAST|WEST)ERN EUROPEAN|AFRICAN"
    r"|ARAB|LATIN AMERICAN|CENTRAL AMERICAN|NEAR EASTERN|EAST ASIAN|GULF|NORDIC|WARSAW PACT)"
    r" (?:DIPLOMATIC )?(?:POSTS|CAPITALS|MISSIONS)"
)
_NUMBERED = re.compile(r"(?:AIG|CTF|CTG|CTU|CJTF|JTF) \d[\d.]*")
""" addressees whose number is part of the name: AIG 6005, CTF 60 """
_COMMAND = re.compile(
    r"(?:US|DEP)?CINC[A-Z]{2,14}"
    r"|(?:US|DEP)?COM(?:US|NAV|SUB|FAIR|CRU|DES|CAR|SERV|PHIB|SEVENTH|SIXTH|THIRD|SECOND|FIFTH|LANT|PAC|JTF|MID|ICE|SOLANT|AIR"
    r"|TRA|MAR|FLE|OCEAN|STSCOM|FOUR|TWELVE|ALASKA|CENT)[A-Z]{2,14}"
    r"|COMSC(?:EUR|FE|LANT|PAC|MED)|CG(?:FMF|USAR)[A-Z]{1,5}|CCGD[A-Z]{3,9}|USDOCO[A-Z]{2,14}|DIRNAV[A-Z]{2,12}"
    r"|USAR(?:PAC|EUR|SO|J|SUPTHAI)"
    r"|CDR[A-Z]{2,14}|(?:US)?(?:NAV|MAR)(?:FOR|CENT|COMM|SUPP|EUR|SO|STA|INT|OCEAN|AIR|SEA|FAC)[A-Z]{2,14}"
    r"|US(?:CENT|EU|SOUTH|PA|LANT|TRANS|AFRI|NORTH|STRAT|SPACE|SO|JF|READINESS)COM"
)
""" first words that only commands have """
_HEAD_WORDS = (
    "CDR DEPCDR HQ HQS HQDA CG CO CTF CTG USS USNS OIC DIR DET JTF CJTF NAS NAVSTA JICPAC JIATF USAFE ADMINSUPU FLEACT "
    "NAVSUPPO MACV COGARD"
)
_COMMAND_HEAD = frozenset(_HEAD_WORDS.split())
""" first words of commands that need a second """
_UNIT = re.compile(
    r"\d{1,4}(?: ?(?:ST|ND|RD|TH))? ?(?:AF|TAW|MAW|TFW|TRW|TFTW|ABW|ABG|CSG|ACW|AIRDIV|AIR DIV|AD|BW|BMW|SRW|ARS|WRS"
    r"|SOW|ACCS|TASS|RRFS|ADVON|MI GP|MIGP|MI GROUP|PSYOP GP|SF GP|SFG|CAV|INF DIV|INF BDE|ENGR GP|SIG BDE|SUPGP)"
    r"(?: [A-Z][A-Z/]+){0,4}"
)
""" units recognised by their numbers: 13 AF CLARK, 327 AIRDIV, 66TH MI GP MUNICH """
_MOST_WORDS = 7  # of a command's name
_WASHDC = "WASHDC"
_SITE_WORDS = (
    "GE GER GERMANY GY VAIHINGEN RAMSTEIN HEIDELBERG STUTTGART AB AFB AFS FT FORT CAMP HQ HI HAWAII HONOLULU HONO "
    "PEARL HARBOR VA NORFOLK FL FLA MACDILL TAMPA OFFUTT NE NEB SCOTT IL ILL QUARRY HEIGHTS HGTS HTS CZ PM PN "
    "MIAMI LANGLEY UK LONDON NAPLES IT ITALY SEOUL KOR KOREA KS YOKOTA YOKOSUKA JAPAN JA TAIPEI TAIWAN SHAPE BE "
    "BEL BELGIUM MONS CASTEAU KEFLAVIK IC BAHRAIN MANAMA NKP AMADOR HOWARD CLAYTON ALBROOK CO COLO DC WASHDC MD "
    "GG GEORGE G MEADE TX CA OH WPAFB WRIGHT PATTERSON ROTA SP MADRID TORREJON INCIRLIK TU SIGONELLA GUAM PI CLARK "
    "SUBIC J1 J2 J3 J4 J5 J6 POLAD DOCO LO REAR AE APO FPO NL NO KOLSAAS BRUNSSUM IZMIR VERONA"
)
_SITES = frozenset(_SITE_WORDS.split())
""" words of the places after a command """
_STATE_WORDS = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IA KS KY LA MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK PA "
    "RI SC SD TN TX UT VT VA WA WV WI WY DC CZ PR GQ VI "
    "AU BA BE BR CN CU DA EG FR GE GR GY IC IR IT JA KOR LU NL PI PM PO SA SI SP TH TU TW UK"
)
_STATES = frozenset(_STATE_WORDS.split())
""" the last word of a military address: a state, or a country in the code of that time; IN, ME, OR, AS, IS and NO are
words too, and left out """
_PLACE_BEFORE_STATE = 4  # words of the place before such a word
_US_CITIES = frozenset(
    [
        *("AGANA", "ANCHORAGE", "ATLANTA", "BALTIMORE", "BOSTON", "BROWNSVILLE", "CHICAGO", "CLEVELAND", "DALLAS"),
        *("DENVER", "DETROIT", "EL PASO", "HONOLULU", "HOUSTON", "KANSAS CITY", "LAREDO", "LOS ANGELES", "MIAMI"),
        *(
            "NEW ORLEANS",
            "NEW YORK",
            "OKLAHOMA CITY",
            "PHILADELPHIA",
            "PHOENIX",
            "PORTLAND",
            "SAN ANTONIO",
            "SAN DIEGO",
        ),
        *("SAN FRANCISCO", "SAN JUAN", "SEATTLE", "ST LOUIS", "ST THOMAS", "TUCSON"),
    ]
)
""" cities with offices of agencies: INS NEW YORK """
_FOR = re.compile(r"(?:/(?=POLAD)| (?:ALSO )?FOR )(?P<whom>[A-Z]{2,10})$")
""" whom it is for, after a name: `CINCPAC FOR POLAD` """
_LONG_SITE = 6  # letters of such a word in which one may be wrong


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


@cache
def _head_kinds() -> dict[str, str]:
    return {word: kind for kind, words in _AT_A_PLACE.items() for word in words.split()}


def _of_post(station: Post, damaged: bool) -> Correspondent:
    kind = "delegation" if station.type == "delegation" else "post"
    return Correspondent(station.name, kind, station.country, station.tags_country, station.name, None, damaged)


def _in_year(known: Correspondent, year: int) -> Correspondent:
    """Return the correspondent with the country that its place belonged to in `year`."""
    there = post(known.place) if known.place else None
    country = post_country(there, year) if there else None
    if country is None or country.name == known.country:
        return known
    return msgspec.structs.replace(known, country=country.name, tags_country=country.tags)


def _of_agency(entry: Entry, damaged: bool = False) -> Correspondent:
    country = _agency_countries().get(entry.code)
    code = _country_codes().get(country) if country else None
    kind = _KINDS.get(entry.kind or "", "agency")
    return Correspondent(entry.code, kind, country, code, None, entry.title, damaged)


def _bare(name: str) -> str:
    """Return the name in capitals without indicator, precedence, numbers, office symbols and marks at its ends.

    After a word in capitals, words that are not in capitals are noise of OCR (`AMEMBASSY ROME la`).
    """
    words = name.split()
    while len(words) > 1 and words[-1] != words[-1].upper() and words[0].isupper():
        words.pop()
    bare = _OFFICES.sub("", " ".join(words).upper())
    bare = _INDICATOR.sub("", _ENDS.sub("", bare))
    while (shorter := _ENDS.sub("", _AFTER.sub("", bare))) != bare:
        bare = shorter
    first, _, last = bare.rpartition(" ")
    return first if first and any(1 <= _distance(last, word, 2) <= 2 for word in _PRECEDENCE) else bare


def _is_prose(words: list[str]) -> bool:
    return not _PROSE.isdisjoint(words)


def _at_a_place(words: list[str]) -> Correspondent | None:
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
    if not all(map(_is_name, words)) or not english().isdisjoint(words[1:]):
        return None
    return Correspondent(" ".join(words), _head_kinds()[words[0]])


def _delegation(all_words: list[str]) -> Correspondent | None:
    """Read USDEL or USREP and a known place or organization: USDEL CSCE BELGRADE, USDEL UNCTAD."""
    bare = " ".join(all_words)
    match = _DELEGATION.fullmatch(bare)
    if match is None or _is_prose(words := match[1].split()):
        return None
    for start in range(len(words)):
        there = post(" ".join(words[start:]))
        if there is not None and there.type != "department":
            return Correspondent(bare, "delegation", there.country, there.tags_country, there.name)
    entry = tag(words[0])
    return Correspondent(bare, "delegation") if entry is not None and entry.kind == "organization" else None


def _printed(words: list[str], year: int | None) -> Correspondent | None:
    """Read a post or agency as printed documents name it: the Embassy in Guatemala, the White House."""
    name = " ".join(words)
    plain = name.removeprefix("THE ")
    if "'" not in plain and (entry := agency(plain)):
        return _of_agency(entry)
    station = printed_post(name, year)
    if station is None and (by_name := post(plain)) is not None and by_name.type == "department":
        station = by_name
    return _of_post(station, damaged=False) if station is not None else None


def _known_command(words: list[str]) -> Correspondent | None:
    """Read a name of the table followed by its place: CINCUSAFE RAMSTEIN, NOAA ROCKVILLE MD, INS NEW YORK; or after
    POLAD: POLAD CINCPAC."""
    polad = words[0] == "POLAD"
    words = words[1:] if polad else words
    for end in range(len(words) if polad else len(words) - 1, 0, -1):
        entry = agency(" ".join(words[:end]))
        if entry is not None and _is_place(words[end:], entry.kind == "military command"):
            return _of_agency(entry)
    return None


def _is_place(words: list[str], command: bool) -> bool:
    """Whether words after a name of the table are its place: sites after a command; a place and a state; a city."""
    if command and all(map(_is_site, words)):
        return True
    if not words or " ".join(words) in _US_CITIES:
        return True
    return 1 < len(words) <= _PLACE_BEFORE_STATE and words[-1] in _STATES and not _is_prose(words[:-1])


def _command(words: list[str]) -> Correspondent | None:
    """Read a name whose form only commands have: COMNAVFORJAPAN, CDR MTMC."""
    if _is_prose(words[:-1] if words[-1] in _STATES else words) or len(words) > _MOST_WORDS:
        return None
    if _UNIT.fullmatch(" ".join(words)):
        return Correspondent(" ".join(words), "command")
    head = words[0].partition("/")[0]
    if (_COMMAND.fullmatch(head) and head not in english()) or (
        head in _COMMAND_HEAD and len(words) > 1 and all(map(_is_name, words))
    ):
        return Correspondent(" ".join(words), "command")
    return None


def _is_name(word: str) -> bool:
    return fold(word).isalnum()


def _is_site(word: str) -> bool:
    folded = fold(word)
    if folded in _SITES or post(word) is not None:
        return True
    return len(folded) >= _LONG_SITE and any(_distance(folded, site, 1) == 1 for site in _SITES)


def _distance(one: str, other: str, most: int) -> int:
    """Count the letters to replace, add, drop or swap to turn `one` into `other`; `most` + 1 if there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    if _are_swapped(one, other):
        return 1
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return min(row[-1], most + 1)


def _are_swapped(one: str, other: str) -> bool:
    """Whether two adjacent letters changed places: PKEING, PEKING."""
    if len(one) != len(other) or one == other:
        return False
    at = next(place for place, letter in enumerate(one) if letter != other[place])
    return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]


@cache
def _places() -> dict[int, tuple[tuple[str, Post], ...]]:
    """Length of a folded name -> folded names of that length, and their posts, for posts with a place."""
    by_length: dict[int, list[tuple[str, Post]]] = {}
    for station in posts():
        if station.latitude is not None and station.type != "department":
            for name in (station.name, *station.variants):
                by_length.setdefault(len(fold(name)), []).append((fold(name), station))
    return {length: tuple(names) for length, names in by_length.items()}


def _nearest_place(folded: str) -> Post | None:
    """Return the only post whose name is one letter away from `folded`: ANKARAI.

    Names that `folded` begins are excluded, because they may be cut off (SANTO DOMINGO), and short names with one more
    letter at the end.
    """
    lengths = range(len(folded) - 1, len(folded) + 2)
    near = {
        station
        for length in lengths
        for name, station in _places().get(length, ())
        if not (name.startswith(folded) or (len(name) < _LONG_PLACE and folded.startswith(name)))
        and _distance(folded, name, 1) == 1
    }
    return near.pop() if len(near) == 1 else None


def _two_letters_away(folded: str) -> Post | None:
    """Return the only post with a long name from which `folded` differs by a lost letter and a swap: ATHSN.

    A letter more, or two wrong ones, could be another place. The first two letters must be right.
    """
    near = {
        station
        for name, station in _places().get(len(folded) + 1, ())
        if len(name) >= _LONG_PLACE
        and name[:2] == folded[:2]
        and _distance(folded, name, 2) == 2
        and len(folded) == sum((Counter(name) & Counter(folded)).values())
    }
    return near.pop() if len(near) == 1 else None


_HEADS = re.compile(
    r"(?:AM|LAM)?EM[A-Z0-9]{0,4}[AE]SSY|AMCON[A-Z]{1,4}|AMEM[A-Z0-9]{3,6}|US ?MISSION|USLO|USINT|USDAO|USIS"
)
_SHORTEST_CODE = 8  # letters of a command's name in which one may be wrong; fewer if WASHDC follows
_SHORTEST_PLACE = 4  # letters of a place in which one may be wrong
_LONG_PLACE = 6  # letters of a place that may have one more at the end


def _damaged(words: list[str]) -> Correspondent | None:
    """Read a name with wrong letters: in a place after a head, in WASHDC after an agency, in a command's name."""
    if "'" in words[0]:
        return None
    last, rest = words[-1], " ".join(words[:-1])
    if rest and 1 <= _distance(fold(last), _WASHDC, 2) <= 2 and fold(last)[-1:] in ("C", "G", "O", "0"):
        entry = agency(rest) or (_near_agency(fold(rest)) if len(words) == 2 else None)
        return _of_agency(entry, damaged=True) if entry else None
    if len(words) > 1 and _HEADS.fullmatch(words[0]):
        place = fold(" ".join(words[1:]))
        station = _nearest_place(place) or _two_letters_away(place) if len(place) >= _SHORTEST_PLACE else None
        return _of_post(station, damaged=True) if station else None
    alone = len(words) == 1 and len(words[0]) >= _SHORTEST_CODE
    known = _near_agency(fold(words[0])) if alone or words[1:] == [_WASHDC] else None
    return _of_agency(known, damaged=True) if known else None


@cache
def _long_codes() -> tuple[tuple[str, Entry], ...]:
    """Return folded names unlike any word, recognisable with one wrong letter (SECDEF, USCINCEUR, COMSIXTHFLT)."""
    names = by_term("agencies").items()
    return tuple((name, entry) for name, entry in names if re.match(r"SECDEF$|(?:US)?CINC|COM(?:US|SIX|SEV|IDE)", name))


def _near_agency(folded: str) -> Entry | None:
    near = {entry.code: entry for name, entry in _long_codes() if _distance(folded, name, 1) == 1}
    return next(iter(near.values())) if len(near) == 1 else None


@lru_cache(maxsize=8192)
def _find(name: str, year: int | None) -> Correspondent | None:
    bare = _bare(name)
    if not bare:
        return None
    if station := post(bare):
        return _of_post(station, not written_well(bare))
    if "'" not in bare and (entry := agency(bare)):
        return _of_agency(entry)
    if _COLLECTIVE.fullmatch(bare) and not _is_prose(bare.split()):
        return Correspondent(bare, "collective")
    if numbered := _NUMBERED.fullmatch(" ".join(name.upper().split())):
        return Correspondent(numbered[0], "collective" if numbered[0].startswith("AIG") else "command")
    if (addressed := _FOR.search(bare)) and (addressed["whom"] not in english()):
        return _find(bare[: addressed.start()], year)
    whole, slash, unit = bare.partition("/")
    if slash and unit.isalpha() and post(unit) is None and (entry := agency(whole)):
        return _of_agency(entry)
    words = bare.split()
    for rule in (_at_a_place, _delegation, _known_command, _damaged, _command):
        if by_form := rule(words):
            return by_form
    return _printed(words, year)


def correspondent(name: str, year: int | None = None) -> Correspondent | None:
    """Identify a name of FM, TO, INFO or a heading: `AMEMBASSY LA PAZ`, `USDOC WASHDC`, `NATO COLLECTIVE`.

    Precedence and number after the name, and a routing indicator before it, are ignored. If a letter of the name had to
    be guessed, `damaged` is set.

    Args:
        name: as the telegram or a printed heading has it (`the Embassy in Guatemala`).
        year: year of the telegram; it decides which embassy of a country is meant, and to which country a post belonged
            (MOSCOW: Russia from 1992). Without it, both are as in 1973-79.

    Returns:
        The correspondent, or None for an unknown name.
    """
    known = _find(name, year) if len(name) <= _LONGEST else None
    return known if known is None or year is None else _in_year(known, year)
