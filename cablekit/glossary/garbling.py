"""Names of addressees that OCR left little of: `AMEMBA5$XoLONDON`, `SEq3tR1E WASHOC`.

Strategy. A name that begins as an embassy or a consulate does is read where its end is the name of one post, or a
letter or two from it; a name of Washington where it is clearly nearer to the Department than to any agency there. What
is as near to two is nobody.
"""

from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

from cablekit.glossary.stations import Post, posts
from cablekit.glossary.tables import fold

_HEADS = {"AMEMBASSY": ("embassy",), "AMCONSUL": ("consulate", "consulate general")}
#: so much of a head is left; of a name of Washington; by how much it must be nearer than the next
_HEAD_LEFT, _LEFT, _NEARER = 0.5, 0.69, 0.1
#: letters of a place that one of may be wrong, and that two may
_ONE, _TWO = 5, 8
#: what scans make of letters
_LETTERS = str.maketrans("0158", "OISB")
_SHORTEST, _LONGEST = 8, 40
_WASHINGTON = (
    "SECSTATE",
    "SECDEF",
    "USIA",
    "USICA",
    "JCS",
    "CIA",
    "NSC",
    "DIA",
    "DEPTOFTREASURY",
    "TREASURY",
    "NSA",
    "AID",
)
_NAMES = tuple(f"{one}WASHDC" for one in _WASHINGTON)


class Garbled(NamedTuple):
    """Who a garbled name is: the name as it should read, and the post."""

    name: str
    post: Post


@lru_cache(maxsize=1024)
def garbled(name: str) -> Garbled | None:
    """Who a name is that no table knows; None where nobody or more than one is near."""
    folded = fold(name).translate(_LETTERS)
    if not _SHORTEST <= len(folded) <= _LONGEST:
        return None
    return _in_washington(folded) or (_at_a_post(folded) if folded[0] == "A" else None)


def _in_washington(folded: str) -> Garbled | None:
    matcher = SequenceMatcher(None, "", folded, autojunk=False)
    scores = []
    for name in _NAMES:
        matcher.set_seq1(name)
        scores.append((matcher.ratio(), name))
    (best, name), (second, _) = sorted(scores, reverse=True)[:2]
    if best < _LEFT or best - second < _NEARER or name != "SECSTATEWASHDC":
        return None
    department = next((one for one in posts() if one.type == "department"), None)
    return Garbled("SECSTATE WASHDC", department) if department else None


def _at_a_post(folded: str) -> Garbled | None:
    """The one post whose name the end of a name is, or is near to, after what is left of a head."""
    near: dict[str, tuple[str, Post]] = {}
    sound: dict[str, tuple[str, Post]] = {}
    for place, one in _places():
        rest = len(folded) - len(place)
        if rest < _SHORTEST // 2:
            continue
        wrong = sum(a != b for a, b in zip(folded[rest:], place, strict=True))
        allowed = 2 if len(place) >= _TWO else 1 if len(place) >= _ONE else 0
        if wrong <= allowed and (head := _head(folded[:rest])):
            (sound if wrong == 0 else near)[one.name] = (head, one)
    found = sound or near
    if not sound and (ending := _by_ending(folded)) is not None:
        return ending
    if len(found) != 1:
        return None
    ((head, one),) = found.values()
    return Garbled(f"{head} {one.name}", one)


def _by_ending(folded: str) -> Garbled | None:
    """The one post with so long a name whose last letters a name ends with, where those before it are garbled: of
    `AMEMBASSWEWGSINKI` HELSINKI, not SINAI."""
    ending = [(place, one) for place, one in _places() if len(place) >= _TWO and folded.endswith(place[-_ONE:])]
    if len({one.name for _, one in ending}) != 1:
        return None
    place, one = ending[0]
    head = _head(folded[: -len(place)])
    return Garbled(f"{head} {one.name}", one) if head else None


def _head(left: str) -> str | None:
    scores = [(SequenceMatcher(None, left, head, autojunk=False).ratio(), head) for head in _HEADS]
    best, head = max(scores)
    return head if best >= _HEAD_LEFT else None


@cache
def _places() -> tuple[tuple[str, Post], ...]:
    """Folded names of posts with a place."""
    return tuple((fold(one.name), one) for one in posts() if one.latitude is not None and one.type != "department")
