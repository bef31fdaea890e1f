"""Words that several styles share: clean text, American dates, lists, numerals of sections.

Strategy. Month names are written out here, not taken from the locale: a citation is the same on every machine.
"""

import datetime as dt
import unicodedata
from collections.abc import Sequence

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

#: controls, line and paragraph separators, surrogates: blanks. Formatting characters (bidi overrides): nothing.
_BLANKED = frozenset(["Cc", "Zl", "Zp", "Cs"])
_DROPPED = frozenset(["Cf"])


def clean(text: str) -> str:
    """The text on one line, white space folded, without characters that control a terminal or break a format."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kinds = ((character, unicodedata.category(character)) for character in text)
    kept = (" " if kind in _BLANKED else character for character, kind in kinds if kind not in _DROPPED)
    return " ".join("".join(kept).split())


def american_date(day: dt.date) -> str:
    """A date such as `December 30, 1977`, as in NARA's models, FRUS and Chicago."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def listed(names: Sequence[str]) -> str:
    """The names in a list: `A`, `A and B`, `A, B, and C`."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def sentence(text: str) -> str:
    """The text with a full stop, unless its last mark already ends a sentence."""
    return text if text.rstrip("”\"')")[-1:] in (".", "?", "!") else f"{text}."
