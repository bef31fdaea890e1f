"""One addressee: name, precedence, number and handling, and who that is (format guide 5).

Strategy. Precedence, continuity number and handling are taken off the end in any order, the routing indicator off the
beginning. The glossary says who the name is; letters that a scan garbled are read if one name is left.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from cablekit import glossary
from cablekit.model import Addressee
from cablekit.values import fold
from cablekit.vocabulary import one_letter_off

X = re.VERBOSE

#: after an addressee: "SECSTATE WASHDC NIACT IMMEDIATE 2143", "SECSTATE WASHDC 716 NIACT IMMEDIATE",
#: "SECSTATE WASHDC IMMEDIATE NIACT 3879", "SECSTATE WASHDC IMMEDIATE IMMEDIATE 2681", "AMEMBASSY ACCRA IMMED",
#: "CINCPAC IMM", "AMEMBASSY ANKARA IMM EDIATE", "SECSTATE WASHDC PRIORITY1956", "DIA WASHDC//J2//IMMEDIATE"; how it
#: goes there: "AMEMBASSY ASUNCION POUCH", "AMEMBASSY CARACAS UNN" (unnumbered). The number of a detachment is part of
#: its name: TUSLOG DET 1
ADDRESSEE_TAIL = re.compile(
    r"""(?:^|\s+|(?<=//))(?:(?P<precedence>FLASH|I\s?M\s?M(?:\s?E\s?D(?:\s?I\s?A\s?T\s?E)?)?|P\s?R\s?I\s?O\s?R\s?I\s?T\s?Y
            |R\s?O\s?U\s?T\s?I\s?N\s?E|NIACT)|(?P<handling>(?:BY\s+)?POUCH|UNN))\.?$
        |(?:(?<=WASHDC)|(?<=IATE)|(?<=RITY)|^|(?<!\bDET)(?<!\b(?:AIG|CTF|CTG|CTU|JTF))(?<!\bDIST)(?<!DISTRICT)(?<!REGION)\s+)(?P<number>\d{1,5})\.?$""",
    X,
)
# the beginning of a post's name
_POST_HEAD = r"(?:AMEM[A-Z]{3,6}|AMCON[A-Z]{2,4}|SECSTATE|USMISSION)\s"
#: before an addressee, its station in the network: "RUEHC/SECSTATE WASHDC",
#: "RUEXLZ/COMUSMILGP LA PAZ BOLIVIA" (1974LAPAZ03446); glued: "RUMJHTOAMEMBASSY KATHMANDU"; without its R before a
#: post: "UTAAM/AMEMBASSY DAR ES SALAAM"
ROUTING_INDICATOR = re.compile(
    rf"^(?:(?P<indicator>R[A-Z]{{4,6}}?)(?:[.,]?\s?/\s?(?=[A-Z])|(?={_POST_HEAD}))|(?P<damaged>[A-Z]{{5,7}})\s?/\s?(?={_POST_HEAD}))"
)
#: the beginning of an addressee after a blank line: "AMEMBASSY PARIS", "USMISSION GENEVA", "DIA WASHDC"; a routing
#: indicator may come before it: "RUEHC/SECSTATE WASHDC"
ADDRESSEE_HEAD = re.compile(
    r"""^(?:(?:RU?[A-Z]{3,6}|ZEN)\s?/\s?)?(?:
        AM(?:[A-Z]M\w{3,8}|CON\w*|LEG\w*)|SECSTATE|SEC\s?DEF|SEC\s+OF\s+DEF|DEPT?\s+OF|DEPARTMENT\s+OF|
        US(?:MISSION|UN|INT|NATO|CIN\w*|DEL|EC|LO|IA|ICA|DOC\w*|INFO|AF\w*|NMR|DAO|DEA|SS|IS|OECD|RO|MTN|BERLIN)|
        US\s+(?:MISSION|DEL\w*|DOC\w*|NATO|INT\w*)|CINC\w+|COM[A-Z]{4,}|JCS|CJCS|JOINT\s+STAFF|CSAF|CNO|DIA|CIA|NSA|DEA|FBI|
        FAA|NASA|HQ|TREASURY|WHITE\s+HOUSE|ALL\s+(?:\w+\s){1,4}(?:POSTS|MISSIONS)|[A-Z]+\s+(?:COLLECTIVE|CAPITALS))\b""",
    X,
)
#: before a number that is not that of a message: "P.O. BOX", "12 MAIN STREET DALLAS", "HQ USAFE APO NEW YORK"
ADDRESS_NUMBER = re.compile(r"\b(?:[AF]PO|BOX|ROOM|SUITE|STREET|ST\.|AVENUE|AVE|ROAD|BLVD)(?:\s|$)|^\d{1,5}\s+[A-Z]")
#: characters before or after a name that are not part of it: ":", "_", "- "
MARKS = re.compile(r"^[^A-Z0-9a-z(]+|(?<![\s:;,_])[\s:;,_]+$")

#: the beginning of an addressee that is a post and may continue with words such as FOR
AT_POSTS = ("AMEMB", "AMCON", "USMISSION")
#: number of digits at the end of an American address
_ZIP = 5


class Apart(NamedTuple):
    """The parts of an addressee."""

    name: str
    precedence: str | None = None
    number: int | None = None
    handling: str | None = None
    misspelt: bool = False


def addressee(text: str, year: int | None = None) -> Addressee:
    """Read one addressee, without its label: `SECSTATE WASHDC NIACT IMMEDIATE 2143`."""
    return read_one(fold(text), year)[0]


def read_one(raw: str, year: int | None) -> tuple[Addressee, str]:
    """Return a new Addressee, and what a damaged one is read as, else an empty text."""
    values, damaged = _known(raw, year)
    return Addressee(*values), damaged


_Values = tuple[str, str | None, str | None, int | None, str | None, str | None, str | None, str | None]


@lru_cache(maxsize=8192)
def _known(raw: str, year: int | None) -> tuple[_Values, str]:
    """Return the fields of an addressee. Cached: a post writes to the same few hundred."""
    apart = taken_apart(raw)
    name, indicator = apart.name, None
    if match := ROUTING_INDICATOR.match(name):
        name, indicator = name[match.end() :], match["indicator"] or match["damaged"]
    known = glossary.correspondent(name, year) if name else None
    if known is None and name.startswith(AT_POSTS) and " FOR " in name:
        known = glossary.correspondent(name.partition(" FOR ")[0], year)
    post = (known.place or known.name) if known else None
    damaged = post if known and known.damaged else None
    if (known is None or known.damaged) and (near := _scanned(name, post)) is not None:
        known, post = glossary.correspondent(near.name, year), near.post.name
        damaged = near.name
        name = name if near.name.startswith(name) else near.name  # AMEMBASSY BUCHARES is cut off
    if apart.misspelt:
        damaged = " ".join(filter(None, (post or name, apart.precedence)))
    country = known.country if known else None
    return (raw, name or None, apart.precedence, apart.number, post, country, indicator, apart.handling), damaged or ""


def _scanned(name: str, post: str | None) -> glossary.Garbled | None:
    """Return whose name a scan garbled. A known name with a letter lost or added, or with two letters swapped, was
    typed so, and one with a letter of another shape: ACONSUL, FARNKFURT, OTTOWA. A scan puts one letter for another
    that looks like it."""
    near = glossary.garbled(name) if name else None
    if near is None or post is None:
        return near
    typed = name.replace(" ", "").isalpha() and not glossary.looks_alike(name, near.name)
    return near if near.post.name == post and not typed else None


def taken_apart(raw: str) -> Apart:
    """Take apart an addressee: the name, then in any order precedence, number and handling, each once. Two words of
    precedence may be NIACT IMMEDIATE or IMMEDIATE IMMEDIATE."""
    name = MARKS.sub("", raw)
    words: list[str] = []
    number, handling, misspelt = None, None, False
    while True:
        tail = ADDRESSEE_TAIL.search(name)
        if tail is None:
            if words or not (near := _misspelt(name)):
                break
            words, misspelt, name = [near], True, name[: name.rindex(" ")]
            continue
        if tail["precedence"]:
            word = _word(tail["precedence"])
            if not _goes_with(words, word):
                break
            words.append(word)
        elif tail["number"] and number is None and not _is_postal(name[: tail.start()], tail["number"]):
            number = int(tail["number"])
        elif tail["handling"] and handling is None:
            handling = tail["handling"].removeprefix("BY ")
        else:
            break
        name = name[: tail.start()]
    precedence = " ".join([*["NIACT"] * ("NIACT" in words), *[word for word in words if word != "NIACT"][:1]])
    return Apart(MARKS.sub("", name), precedence or None, number, handling, misspelt)


def _is_postal(before: str, number: str) -> bool:
    """Whether a number belongs to a postal address: of a box, of a street, or the last of `TULSA, OKLAHOMA 74101`."""
    if ADDRESS_NUMBER.search(before):
        return True
    return len(number) == _ZIP and "," in before and ADDRESSEE_HEAD.match(before) is None


def _goes_with(words: list[str], word: str) -> bool:
    """Whether a word of precedence may come next to those: NIACT next to another, or the same word again."""
    return word not in words[1:] and (word == "NIACT" or all(above in ("NIACT", word) for above in words))


def _misspelt(name: str) -> str | None:
    """Return the word of precedence from which the last word of a name differs in one letter: IMMEOIATE."""
    first, _, last = name.rpartition(" ")
    return next((word for word in ("IMMEDIATE", "PRIORITY") if first and one_letter_off(last, word)), None)


def _word(written: str) -> str:
    """Return the word of precedence without blanks that damage put into it: `IMM EDIATE`."""
    word = written.replace(" ", "")
    return "IMMEDIATE" if word in ("IMMED", "IMM") else word
