"""Names of military commands: by the form of the name, or one of the table followed by its place."""

import re

from cablekit.glossary.codes import agency
from cablekit.glossary.correspondents.damaged import distance
from cablekit.glossary.correspondents.record import Correspondent, of_agency
from cablekit.glossary.correspondents.wording import is_name, is_prose
from cablekit.glossary.stations import post
from cablekit.glossary.tables import fold
from cablekit.glossary.words import words as english

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
        *("ALBUQUERQUE", "AIKEN", "ARGONNE", "IDAHO FALLS", "LAS VEGAS", "LIVERMORE", "LOS ALAMOS", "OAK RIDGE"),
        *("OAKLAND", "RICHLAND", "HONO"),
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
_OFFICES = frozenset(["OFFICE", "REGION", "DISTRICT", "FIELD"])
""" words between an agency and the place of its office """
_HEADQUARTERS = frozenset(["HQ", "HQS", "HEADQUARTERS"])
_SYMBOL = 6  # letters and figures of an office's symbol after them
_LONG_SITE = 6  # letters of such a word in which one may be wrong


def known_command(words: list[str]) -> Correspondent | None:
    """Read a name of the table followed by its place: CINCUSAFE RAMSTEIN, NOAA ROCKVILLE MD, INS NEW YORK; or after
    POLAD: POLAD CINCPAC."""
    polad = words[0] == "POLAD"
    words = words[1:] if polad else words
    for end in range(len(words) if polad else len(words) - 1, 0, -1):
        entry = agency(" ".join(words[:end]))
        if entry is not None and _is_part(words[end - 1], words[end:], entry.kind == "military command"):
            return of_agency(entry)
    return None


def _is_part(last: str, rest: list[str], command: bool) -> bool:
    """Whether words after a name of the table are its place, or after its headquarters the symbol of an office there:
    US DEPT OF LABOR OFFICE HONO, DEA HEADQUARTERS EOIL."""
    rest = rest[1:] if rest[:1] and rest[0] in _OFFICES and len(rest) > 1 else rest
    if last in _HEADQUARTERS and len(rest) == 1:
        return len(rest[0]) <= _SYMBOL and rest[0].isalnum() and rest[0] not in english() and not is_prose(rest)
    return _is_place(rest, command)


def _is_place(words: list[str], command: bool) -> bool:
    """Whether words after a name of the table are its place: sites after a command; a place and a state; a city."""
    if command and all(map(_is_site, words)):
        return True
    if not words or " ".join(words) in _US_CITIES:
        return True
    return 1 < len(words) <= _PLACE_BEFORE_STATE and words[-1] in _STATES and not is_prose(words[:-1])


def command(words: list[str]) -> Correspondent | None:
    """Read a name whose form only commands have: COMNAVFORJAPAN, CDR MTMC."""
    if is_prose(_without_place(words)) or len(words) > _MOST_WORDS:
        return None
    if _UNIT.fullmatch(" ".join(words)):
        return Correspondent(" ".join(words), "command")
    head = words[0].partition("/")[0]
    if (_COMMAND.fullmatch(head) and head not in english()) or (
        head in _COMMAND_HEAD and len(words) > 1 and all(map(is_name, words))
    ):
        return Correspondent(" ".join(words), "command")
    return None


def _without_place(words: list[str]) -> list[str]:
    """Return the words of a command without a state at the end, an air station (AS) before it, and the IS of an island
    after a number: DET 4 15ABW WAKE IS."""
    if words[-1] in _STATES:
        return [word for word in words[:-1] if word != "AS"]
    island = words[-1] == "IS" and words[-2:-1] and words[-2].isalpha() and any(map(str.isdigit, " ".join(words)))
    return words[:-1] if island else words


def _is_site(word: str) -> bool:
    folded = fold(word)
    if folded in _SITES or post(word) is not None:
        return True
    return len(folded) >= _LONG_SITE and any(distance(folded, site, 1) == 1 for site in _SITES)
