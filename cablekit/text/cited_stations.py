"""The station before a number in the running text: `SEE LA PAZ 5021`, `AS REPORTED IN MY TELEGRAM 5021`.

Strategy. The longest end of the words before the number that the glossary knows as a post, or that means one, is the
station; a noun such as TELEGRAM may be between the two. The year may be before the station.
"""

import re

import msgspec

from cablekit import grammar as g
from cablekit.text import cited_words as w
from cablekit.values import Facts, names_station

#: a word with the year of the station behind it: "SUBMISSION77"
YEAR_GLUED = re.compile(r"[A-Z]{4,}(?P<year>\d\d)$")

#: marks directly before a name
OPENING = "(\"'[*"
#: characters of names other than letters and blanks: PORT-AU-PRINCE, ST. JOHNS
_MARKS = str.maketrans("", "", "'.-")
#: number of digits after A- that are not those of an aircraft
_NO_AIRCRAFT = 3
#: characters of the longest name of a station with the words before it
NAME_WITHIN = 60


class CitedStation(msgspec.Struct):
    """A station before a number.

    Attributes:
        name: the station as written, with TELEGRAM if that is part of it: LA PAZ, MY TELEGRAM.
        raw: the name with the words between it and the number.
        above: the two words before it, the nearest last.
        opened: whether a parenthesis opens directly before it.
        noun: the noun for the number: TELEGRAM, AIRGRAM; empty without.
    """

    name: str
    raw: str
    above: list[str]
    opened: bool
    noun: str


def year_before(cited: CitedStation, facts: Facts) -> int | None:
    """Return the year before a station: `73 STATE 47381`; two digits count only near the citing cable's own year."""
    digits = year_digits(cited)
    is_year = len(digits) in (2, 4) and digits.isdecimal()
    return facts.stated_year(digits) if is_year and facts.sent is not None and not cited.opened else None


def year_digits(cited: CitedStation) -> str:
    """Return what may be the year before a station: a word of digits, or two digits glued to a word: SUBMISSION77."""
    above = cited.above[-1] if cited.above else ""
    glued = YEAR_GLUED.match(above)
    return glued["year"] if glued else above.lstrip("'")


def cited_station(before: str, facts: Facts) -> CitedStation | None:
    """Return the station at the end of the words before a number: the longest end that is a station or means one.

    `SEE LA PAZ` -> LA PAZ, `AS REPORTED IN MY TELEGRAM` -> MY TELEGRAM, `SAIGON'S TELEGRAM NO.` -> SAIGON'S,
    `USUN' S` (1973) -> USUN'S, `TANA'S` in a telegram of TANANARIVE or to it -> TANA'S.
    """
    if before[before.rfind(" ") + 1 :] in w.BEFORE_NUMBERS:
        return None
    words = before.replace("--", " ").replace("/", " ").split(" ")[-8:]
    end = len(words)
    while end > 1 and words[end - 1] in w.NOUNS and not _stands_for_station(words, end):
        end -= 1
    airgram = words[end - 1] in w.AIRGRAMS
    end -= airgram
    noun = words[-1].lstrip(OPENING) if airgram or end < len(words) else ""
    for size in (3, 2, 1):
        written = " ".join(words[end - size : end]).lstrip(OPENING) if size <= end else ""
        name = written.replace("' S", "'S")
        letters = name.replace(" ", "")
        if not name[:1].isalpha() or not (letters.isalpha() or letters.translate(_MARKS).isalpha()):
            continue
        if names_station(name) or (name.endswith("'S") and facts.shortened(name)):
            above = [word.lstrip(OPENING) for word in words[max(0, end - size - 2) : end - size]]
            opened = words[end - size][:1] in ("(", "[")
            raw = " ".join([written, *words[end:]])
            return CitedStation(name, raw, above, opened, "AIRGRAM" if airgram else noun)
    if not airgram:
        return None
    return CitedStation("", noun, [], opened=False, noun="AIRGRAM")


def station_before(line: str, start: int, facts: Facts) -> CitedStation | None:
    """Return the post whose name ends directly before a place of a text on one line: LOME before REFTEL."""
    if line[start - 1 : start] != " ":
        return None
    cited = cited_station(line[max(0, start - NAME_WITHIN) : start - 1], facts)
    return cited if cited and not cited.noun and g.WHOSE.fullmatch(cited.name) is None else None


def nameless(before: str, number: str) -> CitedStation | None:
    """Return an empty station if a word before an airgram cites it: `SEE A-124`, `AS REPORTED IN A-124`, `TRANSMITTED
    A-487`, unlike `DISCUSSED A-10 AIRCRAFT`."""
    above = [word.lstrip(OPENING) for word in before.split(" ")[-2:]]
    cites = above[-1].rstrip(":") in w.CITES or (above[-1] in ("IN", "BY", "UNDER") and above[0] in w.TOLD)
    sent = above[-1] in w.SENT and len(number) >= _NO_AIRCRAFT
    return CitedStation("", "", above, opened=False, noun="") if cites or sent else None


def _stands_for_station(words: list[str], end: int) -> bool:
    """Whether two words together mean a station: EMBASSY TELEGRAM."""
    return g.WHOSE.fullmatch(" ".join(words[end - 2 : end]).lstrip(OPENING)) is not None
