"""Words of telegrams and their spellings, as pieces of patterns. Each list of words exists once, here.

A piece is the text of a regular expression, for use in a pattern: it matches one of its words and captures nothing,
except the parts of a number. Captions, classifications and orders come from the glossary's tables. A piece begins at
the head of a word; the pattern that uses it decides what may follow the word.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from cablekit import glossary
from cablekit.glossary.tables import entries


def spelled(words: str) -> str:
    """Return the piece for a word or words, their letters spaced or not: `SECRET`, `S E C R E T`."""
    return r"\s+".join([r"\s?".join(map(re.escape, word)) for word in words.split()])


def any_of(words: Iterable[str]) -> str:
    """Return the piece for any of these words, spaced or not; longer words are tried first."""
    return f"(?:{'|'.join([spelled(word) for word in sorted(words, key=lambda word: (-len(word), word))])})"


def compact(text: str) -> str:
    """Return a word without blanks, so that two spellings of a word are equal."""
    return "".join(text.split())


# --- classifications ------------------------------------------------------------------------------

#: shorter forms are marks of a paragraph, not words of a line
_SHORTEST_WORD = 5
_CLASSIFICATIONS = [
    (entry.code, form) for entry in entries("classifications") for form in (entry.code, *entry.variants)
]

#: except this one, which also occurs in banners and lines of captions
_SHORT_WORD = "SBU"

CLASSIFICATIONS: dict[str, str] = {
    compact(form): code for code, form in _CLASSIFICATIONS if len(form) >= _SHORTEST_WORD or form == _SHORT_WORD
}
"""Compact form (without blanks) -> canonical word."""
PARAGRAPH_MARKS: dict[str, str] = {form: code for code, form in _CLASSIFICATIONS if len(form) < _SHORTEST_WORD}
"""Mark of a paragraph or subject, without its parentheses -> canonical word: C, LOU, SBU."""
# a classification as a word of a line, and as a mark
CLASSIFICATION = any_of(form for _, form in _CLASSIFICATIONS if compact(form) in CLASSIFICATIONS)
MARK = f"(?:{'|'.join(sorted(PARAGRAPH_MARKS, key=lambda mark: (-len(mark), mark)))})"

# --- captions -------------------------------------------------------------------------------------


#: a shorter form is a caption in a banner only: RD
_SHORTEST_ALONE = 4


def _captions(place: str, shortest: int = 1) -> list[str]:
    """Return the captions of a place in all their forms, as in the table."""
    forms = [form for entry in glossary.captions(place) for form in (entry.code, *entry.variants)]
    long = [form for form in forms if len(form) >= shortest or form == _SHORT_WORD]
    return list({compact(form): form for form in sorted(long, key=len, reverse=True)}.values())


_ON_LINES, _IN_BANNERS = _captions("line", _SHORTEST_ALONE), _captions("banner")
CAPTIONS: dict[str, str] = {compact(form): form for form in sorted({*_ON_LINES, *_IN_BANNERS}, key=len, reverse=True)}
"""Compact form -> the caption in one spelling."""
_WHOLE = r"(?![A-Z])"
_CHANNEL = r"(?:[A-Z][A-Z./]+\s+){0,2}CHANNEL|(?<=NODIS[/\-])[A-Z]{4,12}"
# a caption anywhere, on a line of its own, in a banner, and above PAGE 01; any channel: "ROGER CHANNEL", "S/P CHANNEL",
# and any word after "NODIS/": "NODIS-SAHARA"
CAPTION = rf"(?:{any_of(CAPTIONS.values())}|{_CHANNEL}){_WHOLE}"
CAPTION_ON_LINE = rf"(?:{any_of(_ON_LINES)}|{_CHANNEL}){_WHOLE}"
CAPTION_IN_BANNER = rf"(?:{any_of(_IN_BANNERS)}|[A-Z][A-Z./]+\s+CHANNEL){_WHOLE}"
CAPTION_OVER_PAGE = any_of(_captions("page")) + _WHOLE
DISTRIBUTION: tuple[str, ...] = tuple(form for form in _ON_LINES if form.endswith("DIS") or form == "NOFORN")
"""Captions on who receives the telegram; words on how to handle it may follow."""
CHANNELS: tuple[str, ...] = tuple(
    entry.code for entry in glossary.captions("line") if entry.kind == "channel" and " " not in entry.code
)
"""Captions of one word that name a channel: CHEROKEE."""
ACTIONS: frozenset[str] = frozenset(entry.code for entry in glossary.captions("line") if entry.kind == "action")
"""Captions that are also subjects, such as CODEL: captions only if alone on a line, not before other words."""

# --- executive orders -----------------------------------------------------------------------------

ORDERS: frozenset[int] = frozenset(map(int, glossary.order_numbers()))
"""Numbers of the orders on classification, including amendments."""
ORDER = any_of(map(str, sorted(ORDERS)))

# --- dates ----------------------------------------------------------------------------------------

_NAMES = [
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "MAY",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
]
MONTHS: dict[str, int] = {
    form: number
    for number, name in enumerate(_NAMES, start=1)
    for form in (name[:3], name, *(["SEPT"] if name == "SEPTEMBER" else []))
}
"""Name of a month, full or shortened -> its number."""
# the short forms of months in telegrams
SHORT_MONTH = f"(?:{'|'.join(name[:3] for name in _NAMES)})"
# a month by its name, full or shortened
MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![A-Z])\.?"
# the same as part of a pattern that says itself what follows, and the days of the week
MONTH_NAME = (
    r"(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?"
    r"|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
WEEKDAY = "(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
# a year of four digits, and one of four or two, for `values.year_of`
FULL_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
YEAR = rf"(?:{FULL_YEAR}|\d\d)"

# --- numbers --------------------------------------------------------------------------------------

# series of telegrams to and from the travelling Secretary: "TOSEC 110023"
TRAVELLING: tuple[str, ...] = tuple(entry.code for entry in entries("captions") if entry.kind == "series")
SERIES_WORD = f"(?:{'|'.join(TRAVELLING)})"
# those whose telegrams also have a number of the Department, by which they are found
SERIES_BESIDE = f"(?:{'|'.join(series for series in TRAVELLING if series != 'SECTO')})"
# NARA's number of a film, D of telegrams, P of paper, N of NODIS: "D740075-0164"; the reel's kind and year alone
FILM_REEL = r"(?P<reel>[DPN])(?P<year>\d\d)"
FILM = rf"{FILM_REEL}(?P<roll>\d{{4}})-(?P<frame>\d{{4}})"
# NARA's number of a document: "1977STATE310500"
DOCUMENT_NUMBER = rf"(?P<year>{FULL_YEAR})(?P<symbol>[A-Z][A-Z']*?)(?P<serial>\d{{4,6}})"

# --- labels ---------------------------------------------------------------------------------------

#: words that label a line of the opening, in full
SUBJECT_LABELS = ("SUBJECT", "SUBJ")
TAGS_LABELS = ("TAGS",)
REFERENCE_LABELS = ("REF", "REFS", "REFTEL", "REFERENCE")
_LABELS = (*SUBJECT_LABELS, *TAGS_LABELS, *REFERENCE_LABELS)

#: before a label inside a line, after a lost line end: "E.O. 11652: GDS TAGS: PFOR, UK", "TAGS:PFOR,GW;SUBJECT: ROAD"
LABEL_WITHIN = re.compile(
    r"(?<!\s)\s+(?=(?:TAGS|SUBJ(?:ECT)?|REF(?:S|TELS?|ERENCES?)?|E\.?O\.?\s?\d{5})\s?:)"
    r"|(?<=[;,])(?=(?:TAGS|SUBJ(?:ECT)?|REF(?:S|TELS?|ERENCES?)?)\s?:)|(?<=[\s,][A-Z]{2})(?=SUBJ(?:ECT)?:)"
)

#: a label as short as the first may not lose a letter; in one as short as the second no letter may differ
_SHORT, _SHORTEST = 4, 3


@lru_cache(maxsize=4096)
def damaged_label(word: str) -> str | None:
    """Return the label one letter away from a word: `SUBJT`, `TGAS`, `SU¿JECT`. Cached: few words precede a colon."""
    return next((label for label in _LABELS if one_letter_off(word, label)), None)


def one_letter_off(word: str, label: str) -> bool:
    """Whether one letter was added, lost or changed, or two adjacent letters changed places."""
    if abs(len(word) - len(label)) == 1:
        if len(word) < len(label) <= _SHORT:
            return False
        longer, shorter = (word, label) if len(word) > len(label) else (label, word)
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    differ = [at for at, (letter, other) in enumerate(zip(word, label, strict=False)) if letter != other]
    if len(word) != len(label) or not differ:
        return False
    swapped = len(differ) == 2 and word[differ[0]] + word[differ[1]] == label[differ[1]] + label[differ[0]]
    return (swapped and differ[1] == differ[0] + 1) or (len(differ) == 1 and len(label) > _SHORTEST)
