"""To whom a printed telegram was sent or repeated, as its notes or its last line say it (format guide 11.1).

Strategy. A sentence begins with a verb: `Repeated to Lima and Quito`, `Also sent to Lima`, `Sent for information
Priority to Lima`. A list follows; precedence is before TO or after a name, the number of the copy after AS. In volumes
of before 1952 the last line of a text says so: `Sent Lima as 12; repeated to Quito as 13.` A part of a list that is no
name is left out: words in small letters, except the few that names have.
"""

import re
from collections.abc import Iterator

from cablekit import glossary
from cablekit.lines import Claim, Kind

_DEGREE = r"(?:[Nn]iact [Ii]mmediate|[Ff]lash|[Nn]iact|[Ii]mmediate|[Pp]riority|[Rr]outine)"
#: before a list in a note: "Repeated to Lima.", "Also sent to Lima and repeated to Quito", "Sent for information
#: Immediate to Lima, USUN, and the White House", "Repeated flash to Saigon for Roe, who was ...", "Repeated exclusive
#: to Lima for Roe"
NOTE_ADDRESSED = re.compile(
    r"\b(?P<verb>[Rr]epeated|[Rr]ptd|(?<!were )(?<!was )[Aa]lso sent|[Ss]ent(?= (?:for|as) info))"
    rf"(?: (?:for|as) info(?:rmation)?)?(?: (?P<degree>{_DEGREE}))?(?: (?:for|as) info(?:rmation)?| exclusive)? to "
)
#: the same of a circular telegram: "Sent to Lima, Quito, and Bogota.", "This telegram was sent to Lima, ..."
NOTE_SENT = re.compile(r"(?:^|(?<=[.;] ))(?:This (?:telegram|message) was sent|Sent) to ")
#: after it: the end of the sentence, another verb, words about the last name: "Paris.", "Lima and also passed to Bonn",
#: "Bogota, where", "Quito (not printed)"
LIST_END = re.compile(
    r"[.;](?: (?!John|Louis|George)|$)| \(|,? (?:and|but) (?:was )?(?:also )?(?:repeated|rptd|passed|pouched|sent)\b"
    r"|,? (?:where|which|who|whom)\b"
)
#: the last line of a text up to its list: "Sent Paris as 1849; repeated to Lima", "Sent Lima 577, rptd Bonn",
#: "Sent to Lima. Repeated to Bonn", "To Dept 611 rptd Lima", "Repeated to Lima", "Rptd info: Lima"
TEXT_ADDRESSED = re.compile(
    r"^(?:Sent\b[^.;]{2,80}?[.;,] (?:and )?|(?:Sent|To) [A-Z][^.;]{2,40}? (?:as )?\d{1,5},? )?"
    r"(?:[Rr]epeated|[Rr]ptd) (?:(?:for |as )?info(?:rmation)?:? )?(?:to )?(?=\S)"
)
# between the names of a list: ", ", " and ", ", and to ", "; ", and after a number a blank: "Lima 89 Bogota 44"
_BETWEEN = re.compile(r"[,;] (?:and )?| and |(?<=\d) (?=[A-Z][a-z])")
#: one name: "the Mission to NATO", "Priority to London", "Geneva as telegram 22", "Moscow as 306", "Paris 4062",
#: "Amman priority for the Secretary as telegram 73", "CINCPAC for POLAD", "USUN eyes only for Roe"
ADDRESSED_NAME = re.compile(
    rf"^(?:(?P<ahead>{_DEGREE}) )?(?:to )?(?:the )?(?P<name>(?:[A-Z]|\d{{1,2}}(?:d|st|nd|rd|th) [A-Z])[^\d]*?)"
    rf"(?: (?P<degree>{_DEGREE}))?(?: (?:(?:eyes only|exclusive|personal) )?for (?P<whom>[A-Za-z].{{1,60}}?))?"
    r"(?: (?:as )?(?:(?:telegram |tel |[Nn]o\. )?(?P<number>\d{1,5})|unnumbered))?$"
)
#: words in small letters that names have
_SMALL = frozenset(["of", "to", "in", "at", "the", "de", "da", "do", "du", "es", "la", "el", "capitals", "posts"])
#: a circular telegram has so many addressees or more
_CIRCULAR = 3
#: number of characters of the longest last line
_LONGEST = 600
#: number of characters of the longest list in a note: that of a circular telegram to 100 posts
_LONGEST_LIST = 1000
#: number of characters of the longest name, with what is after it
_LONGEST_NAME = 120


def of_note(text: str) -> Iterator[Claim]:
    """Yield the claims of the addressees that a note names, in folded text; those of a circular telegram are posts."""
    if (sent := NOTE_SENT.search(text)) and (posts := _list(text, sent.end())):
        parts = _BETWEEN.split(posts)
        if len(parts) >= _CIRCULAR and all(glossary.correspondent(part) for part in parts):
            yield from _listed(Kind.TO, posts, None)
    for match in NOTE_ADDRESSED.finditer(text):
        if names := _list(text, match.end()):
            kind = Kind.TO if match["verb"].lower() == "also sent" else Kind.INFO
            yield from _listed(kind, names, match["degree"])


def _list(text: str, start: int) -> str | None:
    """Return the list that begins at a place; None if its end is too far away, as the last name might be cut."""
    end = LIST_END.search(text, start, start + _LONGEST_LIST)
    if end is not None:
        return text[start : end.start()]
    return text[start:] if len(text) - start <= _LONGEST_LIST else None


def of_text(text: str) -> list[Claim]:
    """Return the claims of the addressees that the last line of a text names; empty if the line is no such line."""
    match = TEXT_ADDRESSED.match(text) if len(text) <= _LONGEST else None
    if match is None:
        return []
    names = text[match.end() :].removesuffix(".")
    claims = list(_listed(Kind.INFO, names, None))
    return claims if len(claims) == len(_BETWEEN.split(names)) else []


def _listed(kind: Kind, text: str, degree: str | None) -> Iterator[Claim]:
    """Yield the claim of each name in a list; a precedence before TO holds for the names after it. After words about a
    person, only a known name is one."""
    somebody = False
    for part in _BETWEEN.split(text):
        written = part.strip().removeprefix("to ").removeprefix("the ")
        match = ADDRESSED_NAME.match(written) if len(written) <= _LONGEST_NAME else None
        if match is None or any(map(_is_no_name, match["name"].split())):
            continue
        # after FOR ROE there may be more persons: "exclusive for Roe, Doe, and Poe"
        if somebody and not part.startswith("to ") and glossary.correspondent(match["name"]) is None:
            continue
        somebody = match["whom"] is not None or somebody
        degree = match["ahead"] or degree
        parts = (match["name"], (match["degree"] or degree or "").upper(), match["number"] or "")
        yield Claim(kind, " ".join(filter(None, parts)), seen=written)


def _is_no_name(word: str) -> bool:
    return word.isalpha() and word.islower() and word not in _SMALL
