"""Names with wrong letters: read only if the rest of the name leaves no doubt, and no other name is as near."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from cablekit.glossary.codes import agency
from cablekit.glossary.correspondents.record import Correspondent, of_agency, of_post
from cablekit.glossary.stations import Post, posts
from cablekit.glossary.tables import Entry, by_term, fold

_WASHDC = "WASHDC"
_HEADS = re.compile(
    r"(?:AM|LAM)?EM[A-Z0-9]{0,4}[AE]SSY|AMCON[A-Z]{1,4}|AMEM[A-Z0-9]{3,6}|US ?MISSION|USLO|USINT|USDAO|USIS"
)
_SHORTEST_CODE = 8  # letters of a command's name in which one may be wrong; fewer if WASHDC follows
_SHORTEST_PLACE = 4  # letters of a place in which one may be wrong
_LONG_PLACE = 6  # letters of a place that may have one more at the end


def distance(one: str, other: str, most: int) -> int:
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
        and distance(folded, name, 1) == 1
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
        and distance(folded, name, 2) == 2
        and len(folded) == sum((Counter(name) & Counter(folded)).values())
    }
    return near.pop() if len(near) == 1 else None


def _cut_place(words: Sequence[str]) -> Post | None:
    """Return the only post whose name of two words or more is cut off inside its last one: KUALA L."""
    *whole, last = words
    if not whole:
        return None
    near = {
        station
        for place, station in _names_of_words().get(" ".join(whole), ())
        if place.startswith(last) and place != last
    }
    return near.pop() if len(near) == 1 else None


@cache
def _names_of_words() -> dict[str, list[tuple[str, Post]]]:
    """All but the last word of a place -> its last word, and its post."""
    by_words: dict[str, list[tuple[str, Post]]] = {}
    for station in {station for names in _places().values() for _, station in names}:
        first, _, last = station.name.upper().rpartition(" ")
        if first:
            by_words.setdefault(first, []).append((last, station))
    return by_words


def damaged(words: list[str]) -> Correspondent | None:
    """Read a name with wrong letters: in a place after a head, in WASHDC after an agency, in a command's name."""
    if "'" in words[0]:
        return None
    last, rest = words[-1], " ".join(words[:-1])
    if rest and 1 <= distance(fold(last), _WASHDC, 2) <= 2 and fold(last)[-1:] in ("C", "G", "O", "0"):
        entry = agency(rest) or (_near_agency(fold(rest)) if len(words) == 2 else None)
        return of_agency(entry, damaged=True) if entry else None
    if len(words) > 1 and _HEADS.fullmatch(words[0]):
        place = fold(" ".join(words[1:]))
        station = _nearest_place(place) or _two_letters_away(place) if len(place) >= _SHORTEST_PLACE else None
        station = station or _cut_place(words[1:])
        return of_post(station, damaged=True) if station else None
    alone = len(words) == 1 and len(words[0]) >= _SHORTEST_CODE
    known = _near_agency(fold(words[0])) if alone or words[1:] == [_WASHDC] else None
    return of_agency(known, damaged=True) if known else None


@cache
def _long_codes() -> tuple[tuple[str, Entry], ...]:
    """Return folded names unlike any word, recognisable with one wrong letter (SECDEF, USCINCEUR, COMSIXTHFLT)."""
    names = by_term("agencies").items()
    return tuple((name, entry) for name, entry in names if re.match(r"SECDEF$|(?:US)?CINC|COM(?:US|SIX|SEV|IDE)", name))


def _near_agency(folded: str) -> Entry | None:
    near = {entry.code: entry for name, entry in _long_codes() if distance(folded, name, 1) == 1}
    return next(iter(near.values())) if len(near) == 1 else None
