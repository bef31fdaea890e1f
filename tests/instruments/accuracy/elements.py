"""Elements: what a field of a record or of a witness is cut into before the two are compared."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any

#: marks of cablekit in a text that are no words of the cable
_MARKS = re.compile(r"\[(?:GAP|EXCISED[^\]]*)\]")
#: a paragraph label: 1. / 1) / (1) / A. / (A) / 1 - / 1.A.
_LABEL = re.compile(r"\s*(?:\(\s?(?:\d{1,2}|[A-Z])\s?\)|(?:(?:\d{1,2}|[A-Z])\s?[.):](?!\d))+|\d{1,2}\s+-(?=\s))\s*")
#: what may follow a citation: NOTAL, a date, a date-time group; REF (A) is not touched
_REMARK = re.compile(r"\s*\([^()]{3,}\)\s*$")
#: a paragraph classification: (C), (LOU); in any spelling before ENTIRE TEXT, for such a paragraph is a mark alone
_CLASSIFICATION = re.compile(
    r"\s*\((?:S|C|U|L|LOU|SBU|SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED OFFICIAL USE)\)[\s.:-]*"
    r"|\s*\(?[A-Z]+(?: [A-Z]+){0,2}[\s-]*(?=\bENTIRE TEXT)"
)


def fold(text: str) -> str:
    """A text with each run of white space as one blank and none outside."""
    return " ".join(text.split())


def element(value: Any) -> str:
    """One value as the folded string that is compared: parts of a tuple joined by ` | `, nothing as `-`."""
    if isinstance(value, list | tuple):
        return " | ".join(element(part) for part in value)
    if value is None:
        return "-"
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, dt.date):
        return value.isoformat()
    return fold(str(value))


def elements(values: Iterable[Any]) -> list[str]:
    """Values as elements; null is no element."""
    return [element(value) for value in values if value is not None]


def numbered(values: Iterable[Any]) -> list[str]:
    """Values as elements that keep their place, such as `2: BOEKER`; null and empty lists are no elements."""
    return [f"{place}: {element(value)}" for place, value in enumerate(values, 1) if value not in (None, [])]


def walk(thing: Any, path: str) -> Any:
    """What stands at a dotted path of attributes or keys; None as soon as a step is null."""
    for step in path.split("."):
        if thing is None:
            return None
        thing = thing.get(step) if isinstance(thing, dict) else getattr(thing, step)
    return thing


def known(thing: dict[str, Any], path: str) -> bool:
    """Whether a label says anything at a dotted path, null included; a step that is null settles what is below it."""
    here: Any = thing
    for step in path.split("."):
        if here is None:
            return True
        if step not in here:
            return False
        here = here[step]
    return True


def first_word(text: str | None, *, labelled: bool = True) -> str | None:
    """First word of a text, without label (where it may open with one), classification and outer punctuation."""
    rest = _MARKS.sub(" ", text or "")
    label = _LABEL.match(rest) if labelled else None
    rest = rest[label.end() :] if label else rest
    mark = _CLASSIFICATION.match(rest)
    return next(_words(rest[mark.end() :] if mark else rest), None)


def last_word(text: str | None) -> str | None:
    """Last word of a body without outer punctuation."""
    return next(_words(" ".join(reversed(_MARKS.sub(" ", text or "").split()))), None)


def bare(word: str | None) -> str | None:
    """A word without outer punctuation."""
    return next(_words(word or ""), None)


def cited(raw: str) -> str:
    """What tells a citation from others: its last word, without the remark in parentheses after it.

    `STATE 085417 (15 APRIL 1975)` -> 085417, `LA PAZ A-23` -> A-23, `REF (A)` -> A, `REFTEL` -> REFTEL.
    """
    return last_word(_REMARK.sub("", raw)) or raw


def _words(text: str) -> Iterator[str]:
    stripped = (re.sub(r"^\W+|\W+$", "", word) for word in text.split())
    return (word for word in stripped if word)
