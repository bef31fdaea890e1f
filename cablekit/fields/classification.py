"""Classification lines: at the head and foot of pages, and over PAGE 01 (format guide 3).

Strategy. A bare SECRET may stand in a list of the message, so a classification line is told by its place: beside a
PAGE line or an end mark, which the machine sees to. In the header of a transmission whose PAGE line is lost it is told
by itself, as long as no distribution came before.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from cablekit import grammar as g
from cablekit.diagnostics import CLASSIFICATION_UNKNOWN, Notes
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.values import classification, fold

#: a classification of the page's foot stuck to a line that ended in a hyphen: pdftotext makes DEEPCONFIDENTIAL
#: of "DEEP-" and the foot below it (1974LAPAZ02306), and one dash of "PROCESS--" stays (1979LAPAZ07472)
GLUED = re.compile(r"^(?P<text>.*[A-Z]-?)(?P<word>CONFIDENTIAL|SECRET|UNCLASSIFIED|LIMITED OFFICIAL USE)$")

#: a classification line, with what may stand behind the word
_WIDEST = 120
#: signs that are printed for a lost letter: CONFID*NTIAL
_SIGNS = str.maketrans("", "", "*¿?#")


def word_of(text: str) -> str | None:
    """The classification a bare line shows, canonical; a damaged one (UNCLASSIFIFD) is read as the nearest word.

    None when the line is no classification line.
    """
    tailed = len(text) <= _WIDEST and text.endswith(("DUPE", "DIS", "NOFORN"))
    tail = g.CLASSIFICATION_TAIL.match(text) if tailed else None
    compact = (tail["word"] if tail else text).replace(" ", "")
    known = g.CLASSIFICATIONS.get(compact)
    if known or not 5 <= len(compact) <= 20 or not compact.translate(_SIGNS).isalpha():
        return known
    return _nearest(compact.upper())


@lru_cache(maxsize=4096)
def _nearest(text: str) -> str | None:
    """The classification that a damaged word is near to. Cached: it is mostly asked of names that sign."""
    return next((word for form, word in g.CLASSIFICATIONS.items() if _near(text, form)), None)


def _near(text: str, form: str) -> bool:
    return abs(len(text) - len(form)) <= 2 and SequenceMatcher(None, text, form).ratio() >= 0.8


def beside(text: str, words: Sequence[str], *, alike: bool) -> Claim | None:
    """What a line is that is next to a PAGE line or an end mark, below the classifications `words`.

    A classification, or a line of text that one is glued to. `alike`: a second one counts only where it says what the
    first does: at an end the first is the foot of the page, and the second, where there is one, the sender's own.
    """
    word = word_of(text)
    if word is not None:
        return None if alike and words and word not in words else Claim(Kind.CLASSIFICATION, text, seen=word)
    if not (alike and words) and (match := GLUED.match(text)):
        return Claim(Kind.GLUED, text, seen=f"{match['text']}-")
    return None


def fits(text: str, near: Near) -> Claim | None:
    """The classification over a PAGE line that is lost: in the header, above the distribution."""
    if Kind.DISTRIBUTION not in near.seen and text[-1] in "LETDS" and g.CLASSIFICATIONS.get(text.replace(" ", "")):
        return Claim(Kind.CLASSIFICATION, text)
    return None


def read(lines: Sequence[Line], page: Page | None, notes: Notes) -> str | None:
    """Of the classification lines the one over PAGE 01: the canonical word, or a damaged one as written.

    Where the PAGE line is lost, `lines` are those of the header.
    """
    above = [line for line in lines if line.number < page.line] if page else lines
    if not above:
        return None
    text = above[-1].text
    tail = g.CLASSIFICATION_TAIL.match(text)
    word = fold(tail["word"] if tail else text)
    known = classification(word)
    if known:
        return known
    message = f"{word!r} is no classification known; kept as written"
    notes.add(CLASSIFICATION_UNKNOWN, above[-1].number, "header.classification", message)
    return word


FIELD = Field(read=read, fits=fits)
