"""Classification lines: at the head and foot of pages, and over PAGE 01 (format guide 3).

Strategy. A bare SECRET may be part of a list in the message, so a classification line is recognised by its place next
to a PAGE line or an end mark, which the tokenizer finds. In the header of a transmission whose PAGE line is lost it is
recognised by itself, above the distribution.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from cablekit import grammar as g
from cablekit.diagnostics import CLASSIFICATION_DAMAGED, Notes
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.values import classification, fold, nearest
from cablekit.vocabulary import CLASSIFICATIONS, compact

#: a classification of the page's foot stuck to a line that ended in a hyphen: pdftotext makes DEEPCONFIDENTIAL
#: of "DEEP-" and the foot below it (1974LAPAZ02306), and one dash of "PROCESS--" stays (1979LAPAZ07472)
_WORDS = tuple(sorted(set(CLASSIFICATIONS.values())))
GLUED = re.compile(rf"^(?P<text>.*[A-Z]-?)(?P<word>{'|'.join(_WORDS)})$")

#: a classification line, with what may follow the word
_WIDEST = 120
#: and without; a line of usual length has at most this number of characters
_SPACED, _SHORT = frozenset(CLASSIFICATIONS.values()), 44
#: the last characters of classifications
_ENDS = frozenset(word[-1] for word in CLASSIFICATIONS)


def word_of(text: str) -> str | None:
    """Return the canonical classification of a bare line; a damaged one (UNCLASSIFIFD) is read as the nearest word.

    None if the line is not a classification line.
    """
    return _short_word(text) if len(text) <= _SHORT else nearest(_parts(text)[0])


@lru_cache(maxsize=1024)
def _short_word(text: str) -> str | None:
    """The same for a line of usual length. Cached: each page of a cable repeats it, and so do others."""
    return CLASSIFICATIONS.get(text) or nearest(_parts(text)[0])


def _parts(text: str) -> tuple[str, str]:
    """Return the word of a classification line, and the captions after it."""
    if " " not in text or text in _SPACED or len(text) > _WIDEST:
        return text, ""
    tail = g.CLASSIFICATION_TAIL.match(text)
    return (tail["word"], tail["tail"]) if tail else (text, "")


def beside(text: str, word: str | None, words: Sequence[str], *, alike: bool) -> Claim | None:
    """Return the claim of a line next to a PAGE line or an end mark with the classification `word`, above those of
    `words`.

    It is a classification, or a line of text with a classification glued to it. If `alike`, a second one counts only if
    it is the same as the first: at an end the first is the foot of the page, and a second is the sender's own.
    """
    if word is not None:
        return None if alike and words and word not in words else Claim(Kind.CLASSIFICATION, text, seen=word)
    if not (alike and words) and text.endswith(_WORDS) and (match := GLUED.match(text)):
        return Claim(Kind.GLUED, text, seen=f"{match['text']}-")
    return None


def fits(text: str, near: Near) -> Claim | None:
    """Claim the classification above a lost PAGE line: in the header, above the distribution."""
    if Kind.DISTRIBUTION not in near.seen and text[-1] in _ENDS and CLASSIFICATIONS.get(compact(text)):
        return Claim(Kind.CLASSIFICATION, text)
    return None


def read(lines: Sequence[Line], page: Page | None, notes: Notes) -> str | None:
    """Return the classification above PAGE 01: the canonical word; for a damaged one, the nearest word.

    If the PAGE line is lost, `lines` are those of the header.
    """
    line = _over(lines, page)
    if line is None:
        return None
    word = fold(_parts(line.rest)[0])
    known = classification(word)
    if known:
        return known
    near = nearest(word) or word
    notes.add(CLASSIFICATION_DAMAGED, line.number, "header.classification", f"{word!r} is read as {near}")
    return near


def _over(lines: Sequence[Line], page: Page | None) -> Line | None:
    """Return the line above PAGE 01."""
    for line in reversed(lines):
        if page is None or line.index < page.index:
            return line
    return None


def captions(lines: Sequence[Line], page: Page | None) -> str:
    """Return what follows the classification above PAGE 01: captions, and POSS DUPE."""
    line = _over(lines, page)
    return _parts(line.text)[1] if line else ""


FIELD = Field(read=read, fits=fits)
