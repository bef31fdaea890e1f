"""Captions: NODIS, EXDIS, ROGER CHANNEL and the like, on a line of their own (format guide 6).

Strategy. A line of captions alone opens the field. To read it, the line is split into words, without padding and
without the blanks between spaced letters. Only captions at the beginning of a line count: FOR AMBASSADORS ONLY is not a
caption, and EXDIS may be followed by instructions on handling. SBU is a classification too; below the banner it is a
caption.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from cablekit import glossary
from cablekit import grammar as g
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Near, Page
from cablekit.values import fold
from cablekit.vocabulary import ACTIONS, CAPTION, CAPTIONS, DISTRIBUTION, compact, one_letter_off

#: one caption of a line that begins with captions, its letters spaced or not: "STADIS//////", "E X D I S",
#: "ROGER CHANNEL", "EXDIS - DISTRIBUTE AS NODIS"
CAPTION_WORD = re.compile(rf"{CAPTION}(?!(?<=DISTRIBUTION)\s+[A-Z])")
#: a whole line that says who may not have the telegram: "NO DISTRIBUTION OUTSIDE AF",
#: "NO DISSEM OUTSIDE THE DEPARTMENT - 2 COPIES ONLY"
OUTSIDE = re.compile(
    r"""^NO\s(?:FURTHER\s)?(?:DISTRIBUTION|DISTRO?|DISSEM(?:INATION)?)\sOUTSIDE\s(?:OF\s)?(?:THE\s)?
        [A-Z][A-Z/]*(?:\s[A-Z/]+){0,2}(?:\s?[-,;]\s?\d{1,2}\sCOP(?:Y|IES)(?:\sONLY)?)?\.?$""",
    re.VERBOSE,
)
#: between one caption and the next: "EXDIS/STADIS", "NODIS - CHEROKEE"
CAPTION_GAP = re.compile(r"[\s/,;.\-]*")

#: the beginnings of captions, without channels, and their padding
_HEADS = frozenset([word[:3] for word in CAPTIONS])
#: kinds right above the number of a series or a damaged caption
_BANNER_AND_CAPTIONS = frozenset([Kind.BANNER, Kind.CAPTION])
#: the first characters of such a beginning, its letters spaced or not
_HEAD = 8
#: letters of a damaged caption
_SHORTEST, _LONGEST = 5, 7
#: the fewest letters of the word for a programme
_PROGRAMME = 7
#: the beginnings of the names of missions, and of passing lines without their blanks: "USSALTTALKS", "FORJANE"
_NO_PROGRAMME = ("US", "FOR", "PASS")


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim a line of captions and nothing else."""
    return Claim(Kind.CAPTION, text) if _is_caption(text) else None


def fits(text: str, near: Near) -> Claim | None:
    """Claim a caption below the banner that can also be a classification: no second classification can follow there.
    Also claim the number of a series right below banner or captions, `TOSEC 250027`, a damaged caption there, and the
    word for a programme, which no table has: `AFDROUGHT`."""
    if Kind.BANNER not in near.seen:
        return None
    if near.above is not None and near.above.kind in _BANNER_AND_CAPTIONS:
        if g.PAGE_SERIES.fullmatch(text):
            return Claim(Kind.CAPTION, text)
        if damaged := _damaged(text):
            return Claim(Kind.CAPTION, damaged, note=damaged)
        if near.before and _is_programme(text):
            return Claim(Kind.CAPTION, text, sure=False)
    return Claim(Kind.CAPTION, text, sure=False) if _is_caption(text) else None


def _is_caption(text: str) -> bool:
    """Whether a line has captions and nothing else."""
    if text == "ONLY.":  # the end of a sentence: TO EMBASSY / ONLY.
        return False
    if text[0] != "/" and not _may_begin(text[:_HEAD]) and "CHANNEL" not in text:
        return False
    return g.CAPTION.match(text) is not None or _keeps_inside(text)


def _keeps_inside(text: str) -> bool:
    """Whether a line says outside of what nobody may have the telegram."""
    return "OUTSIDE" in text and OUTSIDE.match(text) is not None


def _is_programme(text: str) -> bool:
    """Whether a line is one long word, neither of English nor a name: for a programme or disaster, with its bureau or
    region."""
    if len(text) < _PROGRAMME or not text.isalpha() or not text.isupper() or text.startswith(_NO_PROGRAMME):
        return False
    return text not in glossary.words() and glossary.correspondent(text) is None


def _damaged(text: str) -> str | None:
    """Return the caption that a word alone differs from by one letter: `NOFORON`, `NODSI`, `EXDS`."""
    if not text.isalpha():
        return None
    if len(text) == _SHORTEST - 1:
        return next((caption for caption in DISTRIBUTION if _has_lost_one(text.upper(), caption)), None)
    if not _SHORTEST <= len(text) <= _LONGEST:
        return None
    return next((caption for caption in DISTRIBUTION if one_letter_off(text.upper(), caption)), None)


def _has_lost_one(word: str, caption: str) -> bool:
    """Whether a word is a caption of five letters without one of them."""
    return len(caption) == _SHORTEST and any(caption[:at] + caption[at + 1 :] == word for at in range(len(caption)))


@lru_cache(maxsize=1024)
def _may_begin(head: str) -> bool:
    """Whether a line with this beginning may begin with a caption other than a channel. Cached."""
    return compact(head)[:3] in _HEADS


def read(texts: Iterable[str]) -> list[str]:
    """Return the captions at the beginning of the texts, without padding and repeats: `STADIS////`, `ROGER CHANNEL`."""
    captions: dict[str, None] = {}
    for text in filter(None, texts):
        at = _after_gap(text, 0)
        alone = g.CAPTION.match(text) is not None
        if not alone and (_is_programme(text) or _keeps_inside(text)):
            captions.setdefault(text)
        while (match := CAPTION_WORD.match(text, at)) and (alone or match[0] not in ACTIONS):
            captions.setdefault(CAPTIONS.get(compact(match[0])) or fold(match[0]))
            at = _after_gap(text, match.end())
    return list(captions)


def series(texts: Iterable[str]) -> str | None:
    """The number of a series behind the captions of a line: `TOSEC 123` of `EXDIS TOSEC 123`."""
    numbers = (match for text in texts if (match := g.PAGE_SERIES.search(text)))
    return next((fold(match[0]) for match in numbers), None)


def _after_gap(line: str, start: int) -> int:
    match = CAPTION_GAP.match(line, start)
    return match.end() if match else start


#: the first three characters of a line that may begin with a caption other than a channel, its letters spaced or not
_BEGINS = re.compile("/|" + "|".join([r"\s*(?:$|".join(head) + ")" * (len(head) - 1) for head in sorted(_HEADS)]))

FIELD = Field(read=read, heads=_BEGINS, words=("CHANNEL",), opens=opens, fits=fits)
