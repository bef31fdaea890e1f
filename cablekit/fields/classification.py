"""Classification lines: at the head and foot of pages, and over PAGE 01 (format guide 3).

Strategy. A bare SECRET may stand in a list of the message, so a classification line is told by its place: beside a
PAGE line or an end mark, which the machine sees to. In the header of a transmission whose PAGE line is lost it is told
by itself, as long as no distribution came before.
"""

import re
from collections.abc import Sequence

from cablekit import grammar as g
from cablekit.diagnostics import CLASSIFICATION_DAMAGED, Notes
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.values import classification, fold, nearest
from cablekit.vocabulary import CLASSIFICATIONS, compact

#: a classification of the page's foot stuck to a line that ended in a hyphen: pdftotext makes DEEPCONFIDENTIAL
#: of "DEEP-" and the foot below it (1974LAPAZ02306), and one dash of "PROCESS--" stays (1979LAPAZ07472)
GLUED = re.compile(rf"^(?P<text>.*[A-Z]-?)(?P<word>{'|'.join(sorted(set(CLASSIFICATIONS.values())))})$")

#: a classification line, with what may stand behind the word
_WIDEST = 120
#: what a classification ends with
_ENDS = frozenset(word[-1] for word in CLASSIFICATIONS)


def word_of(text: str) -> str | None:
    """The classification a bare line shows, canonical; a damaged one (UNCLASSIFIFD) is read as the nearest word.

    None when the line is no classification line.
    """
    return CLASSIFICATIONS.get(text) or nearest(_parts(text)[0])


def _parts(text: str) -> tuple[str, str]:
    """The word of a classification line, and the captions after it."""
    tail = g.CLASSIFICATION_TAIL.match(text) if len(text) <= _WIDEST and " " in text else None
    return (tail["word"], tail["tail"]) if tail else (text, "")


def beside(text: str, word: str | None, words: Sequence[str], *, alike: bool) -> Claim | None:
    """What a line is that is next to a PAGE line or an end mark and shows the classification `word`, below `words`.

    A classification, or a line of text that one is glued to. `alike`: a second one counts only where it says what the
    first does: at an end the first is the foot of the page, and the second, where there is one, the sender's own.
    """
    if word is not None:
        return None if alike and words and word not in words else Claim(Kind.CLASSIFICATION, text, seen=word)
    if not (alike and words) and (match := GLUED.match(text)):
        return Claim(Kind.GLUED, text, seen=f"{match['text']}-")
    return None


def fits(text: str, near: Near) -> Claim | None:
    """The classification over a PAGE line that is lost: in the header, above the distribution."""
    if Kind.DISTRIBUTION not in near.seen and text[-1] in _ENDS and CLASSIFICATIONS.get(compact(text)):
        return Claim(Kind.CLASSIFICATION, text)
    return None


def read(lines: Sequence[Line], page: Page | None, notes: Notes) -> str | None:
    """Of the classification lines the one over PAGE 01: the canonical word, of a damaged one the nearest.

    Where the PAGE line is lost, `lines` are those of the header.
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
    """The line over PAGE 01."""
    above = [line for line in lines if line.index < page.index] if page else lines
    return above[-1] if above else None


def captions(lines: Sequence[Line], page: Page | None) -> str:
    """What follows the classification over PAGE 01: captions, and POSS DUPE."""
    line = _over(lines, page)
    return _parts(line.text)[1] if line else ""


FIELD = Field(read=read, fits=fits)
