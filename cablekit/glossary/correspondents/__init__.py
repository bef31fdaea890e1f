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
from functools import lru_cache

from cablekit.glossary.codes import agency
from cablekit.glossary.correspondents.commands import command, known_command
from cablekit.glossary.correspondents.damaged import damaged, distance
from cablekit.glossary.correspondents.offices import at_a_place, delegation, printed
from cablekit.glossary.correspondents.record import Correspondent, in_year, of_agency, of_post
from cablekit.glossary.correspondents.wording import is_prose
from cablekit.glossary.stations import post, written_well
from cablekit.glossary.words import words as english

__all__ = ["Correspondent", "correspondent"]


_LONGEST = 100  # characters of a name; longer text is not a name
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
_FOR = re.compile(r"(?:/(?=POLAD)| (?:ALSO )?FOR )(?P<whom>[A-Z]{2,10})$")
""" whom it is for, after a name: `CINCPAC FOR POLAD` """


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
    return first if first and any(1 <= distance(last, word, 2) <= 2 for word in _PRECEDENCE) else bare


@lru_cache(maxsize=8192)
def _find(name: str, year: int | None) -> Correspondent | None:
    bare = _bare(name)
    if not bare:
        return None
    if station := post(bare):
        return of_post(station, not written_well(bare))
    if "'" not in bare and (entry := agency(bare)):
        return of_agency(entry)
    if _COLLECTIVE.fullmatch(bare) and not is_prose(bare.split()):
        return Correspondent(bare, "collective")
    if numbered := _NUMBERED.fullmatch(" ".join(name.upper().split())):
        return Correspondent(numbered[0], "collective" if numbered[0].startswith("AIG") else "command")
    if (addressed := _FOR.search(bare)) and (addressed["whom"] not in english()):
        return _find(bare[: addressed.start()], year)
    whole, slash, unit = bare.partition("/")
    if slash and unit.isalpha() and post(unit) is None and (entry := agency(whole)):
        return of_agency(entry)
    words = bare.split()
    for rule in (at_a_place, delegation, known_command, damaged, command):
        if by_form := rule(words):
            return by_form
    return printed(words, year)


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
    return known if known is None or year is None else in_year(known, year)
