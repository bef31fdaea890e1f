"""Names of addressees that OCR damaged badly: `AMEMBA5$XoLONDON`, `SEq3tR1E WASHOC`.

Strategy. A name that begins like an embassy or a consulate is read if its end is the name of exactly one post, or a
letter or two from it. A name in Washington is read if it is clearly nearer to the Department than to any agency there.
A name that is equally near to two is not read.
"""

from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

from cablekit.glossary.stations import Post, posts
from cablekit.glossary.tables import fold

_HEADS = {"AMEMBASSY": ("embassy",), "AMCONSUL": ("consulate", "consulate general")}
#: least likeness of a head; of a name in Washington; how much nearer it must be than the next
_HEAD_LEFT, _LEFT, _NEARER = 0.5, 0.69, 0.1
#: letters of a place of which one may be wrong, and of which two may
_ONE, _TWO = 5, 8
#: digits that scans read for letters, for `str.translate`
CAPITALS = str.maketrans("0158", "OISB")
#: round signs that scans confuse, all as O
ROUND = str.maketrans("D0Q", "OOO")
#: letters of like shape, which scans confuse
_ALIKE = ("CDGOQ", "CE", "BEFPRS", "IJLT", "HMNW", "KUVWXY", "SZ")
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
_NAMES = tuple(f"{agency}WASHDC" for agency in _WASHINGTON)


class Garbled(NamedTuple):
    """The reading of a garbled name: the name as it should be, and the post."""

    name: str
    post: Post


def looks_alike(written: str, name: str) -> bool:
    """Whether a name differs from the one written only in letters that scans confuse: MOSC0W and M0SCQW, not MOSCOE."""
    return len(written) == len(name) and all(
        one == other or not one.isalpha() or any(one in letters and other in letters for letters in _ALIKE)
        for one, other in zip(written, name, strict=True)
    )


@lru_cache(maxsize=1024)
def garbled(name: str) -> Garbled | None:
    """Read a name that no table has; None if no post, or more than one, is near."""
    folded = fold(name).translate(CAPITALS)
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
    department = next((post for post in posts() if post.type == "department"), None)
    return Garbled("SECSTATE WASHDC", department) if department else None


def _at_a_post(folded: str) -> Garbled | None:
    """Return the only post whose name is, or is near to, the end of a name after the rest of a head."""
    near: dict[str, tuple[str, Post]] = {}
    sound: dict[str, tuple[str, Post]] = {}
    for place, post in _places():
        rest = len(folded) - len(place)
        if rest < _SHORTEST // 2:
            continue
        wrong = sum(a != b for a, b in zip(folded[rest:], place, strict=True))
        allowed = 2 if len(place) >= _TWO else 1 if len(place) >= _ONE else 0
        if wrong <= allowed and (head := _head(folded[:rest])):
            (sound if wrong == 0 else near)[post.name] = (head, post)
    matches = sound or near or _cut(folded)
    if not sound and (ending := _by_ending(folded)) is not None:
        return ending
    if len(matches) != 1:
        return None
    ((head, post),) = matches.values()
    return Garbled(f"{head} {post.name}", post)


def _cut(folded: str) -> dict[str, tuple[str, Post]]:
    """Return the posts whose name without its last letter follows an undamaged head: `AMEMBASSY TOKY`."""
    head = next((head for head in _HEADS if folded.startswith(head)), None)
    if head is None:
        return {}
    left = folded[len(head) :]
    return {post.name: (head, post) for place, post in _places() if len(place) >= _ONE and place[:-1] == left}


def _by_ending(folded: str) -> Garbled | None:
    """Return the only post with a long name that shares its last letters with a name that is garbled before them.

    `AMEMBASSWEWGSINKI` is HELSINKI, not SINAI.
    """
    ending = [(place, post) for place, post in _places() if len(place) >= _TWO and folded.endswith(place[-_ONE:])]
    if len({post.name for _, post in ending}) != 1:
        return None
    place, post = ending[0]
    head = _head(folded[: -len(place)])
    return Garbled(f"{head} {post.name}", post) if head else None


def _head(left: str) -> str | None:
    scores = [(SequenceMatcher(None, left, head, autojunk=False).ratio(), head) for head in _HEADS]
    best, head = max(scores)
    return head if best >= _HEAD_LEFT else None


@cache
def _places() -> tuple[tuple[str, Post], ...]:
    """Return the folded names of posts with a place."""
    return tuple((fold(post.name), post) for post in posts() if post.latitude is not None and post.type != "department")
