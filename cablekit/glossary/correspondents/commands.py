"""Names of military commands: by the form of the name, or one of the table followed by its place.

The words of such names are in `data/command_words.csv`, each with its role: first word of a command that needs a
second, unit after a number, word of a place after a command, state or country at the end, city with offices of
agencies, word between an agency and such a place, and word for headquarters. IN, ME, OR, AS, IS and NO are states or
countries too, but words of prose as well, and left out.
"""

import re
from functools import cache

from cablekit.glossary.codes import agency
from cablekit.glossary.correspondents.damaged import distance
from cablekit.glossary.correspondents.record import Correspondent, of_agency
from cablekit.glossary.correspondents.wording import is_name, is_prose
from cablekit.glossary.stations import post
from cablekit.glossary.tables import fold, rows
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
_MOST_WORDS = 7  # of a command's name
_PLACE_BEFORE_STATE = 4  # words of the place before such a word
_SYMBOL = 6  # letters and figures of an office's symbol after them
_LONG_SITE = 6  # letters of such a word in which one may be wrong


@cache
def _by_role() -> dict[str, frozenset[str]]:
    """Role -> words of names of commands, and of their places."""
    by_role: dict[str, set[str]] = {}
    for word, role, *_ in rows("command_words"):
        by_role.setdefault(role, set()).add(word)
    return {role: frozenset(words) for role, words in by_role.items()}


@cache
def _unit() -> re.Pattern[str]:
    """Return the pattern of units recognised by their numbers: 13 AF CLARK, 327 AIRDIV, 66TH MI GP MUNICH."""
    units = "|".join(sorted(_by_role()["unit"], key=len, reverse=True))
    return re.compile(rf"\d{{1,4}}(?: ?(?:ST|ND|RD|TH))? ?(?:{units})(?: [A-Z][A-Z/]+){{0,4}}")


@cache
def _ends() -> frozenset[str]:
    """Return the last words of military addresses: states, and countries in the code of that time."""
    return _by_role()["state"] | _by_role()["country"]


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
    rest = rest[1:] if rest[:1] and rest[0] in _by_role()["office"] and len(rest) > 1 else rest
    if last in _by_role()["headquarters"] and len(rest) == 1:
        return len(rest[0]) <= _SYMBOL and rest[0].isalnum() and rest[0] not in english() and not is_prose(rest)
    return _is_place(rest, command)


def _is_place(words: list[str], command: bool) -> bool:
    """Whether words after a name of the table are its place: sites after a command; a place and a state; a city."""
    if command and all(map(_is_site, words)):
        return True
    if not words or " ".join(words) in _by_role()["city"]:
        return True
    return 1 < len(words) <= _PLACE_BEFORE_STATE and words[-1] in _ends() and not is_prose(words[:-1])


def command(words: list[str]) -> Correspondent | None:
    """Read a name whose form only commands have: COMNAVFORJAPAN, CDR MTMC."""
    if is_prose(_without_place(words)) or len(words) > _MOST_WORDS:
        return None
    if _unit().fullmatch(" ".join(words)):
        return Correspondent(" ".join(words), "command")
    head = words[0].partition("/")[0]
    if (_COMMAND.fullmatch(head) and head not in english()) or (
        head in _by_role()["first"] and len(words) > 1 and all(map(is_name, words))
    ):
        return Correspondent(" ".join(words), "command")
    return None


def _without_place(words: list[str]) -> list[str]:
    """Return the words of a command without a state at the end, an air station (AS) before it, and the IS of an island
    after a number: DET 4 15ABW WAKE IS."""
    if words[-1] in _ends():
        return [word for word in words[:-1] if word != "AS"]
    island = words[-1] == "IS" and words[-2:-1] and words[-2].isalpha() and any(map(str.isdigit, " ".join(words)))
    return words[:-1] if island else words


def _is_site(word: str) -> bool:
    folded = fold(word)
    if folded in _by_role()["site"] or post(word) is not None:
        return True
    return len(folded) >= _LONG_SITE and any(distance(folded, site, 1) == 1 for site in _by_role()["site"])
