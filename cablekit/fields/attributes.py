"""The attributes part: `Key: value` lines, typed (format guide 8; keys and values over the whole corpus).

Strategy. A line whose key is known opens an attribute; so does one whose key looks like NARA's (a small letter in
it, for values are in capitals). Every other line goes on with the value above. Types come from the model: a date
field reads a date, a list field a list. Placeholders (empty, n/a, N/A) are null; 1 January 1960 means none in two
fields.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, get_args

import msgspec

from cablekit import diagnostics as d
from cablekit import grammar as g
from cablekit.diagnostics import Diagnostic
from cablekit.model import Attributes, Event, RawAttribute
from cablekit.tokenizer import Token
from cablekit.values import fold, word_date

PLACEHOLDERS = frozenset(["", "n/a", "N/A"])
_LONGEST = max(map(len, PLACEHOLDERS))
#: 1 January 1960 means "none" in these (format guide 8)
NONE_DATE = dt.date(1960, 1, 1)
NONE_DATE_FIELDS = frozenset(["decaption_date", "disposition_date"])
#: the key is spelled so in the sample of 1977
ALIASES = {"vdkgvwkey": "vdkvgwkey"}

_ELEMENT = re.compile(r"(?:\([^()]*\)?|[^,()])+")
_TAG = re.compile(r"\([^()]*\)?|[^,()]+")
_ESCAPE = re.compile(r"\\(['\"])")


def _texts(value: str) -> list[str]:
    return [part for part in (part.strip() for part in _ELEMENT.findall(value)) if part]


def _tags(value: str) -> list[str]:
    return [part for part in (part.strip() for part in _TAG.findall(value)) if part]


def _events(value: str) -> list[Event]:
    return [_event(part) for part in (part.strip() for part in value.split(";")) if part]


def _event(raw: str) -> Event:
    match = (g.REVIEW_EVENT.match(raw) or g.DISPOSITION_EVENT.match(raw)) if len(raw) <= 200 else None
    if match is None:
        return Event(raw=raw)
    return Event(action=match["action"], date=word_date(match["date"]), by=match["by"] or None, raw=raw)


class _Known(NamedTuple):
    """An attribute of the model: its name in Python, what kind of value it has, its path in the record."""

    name: str
    kind: str
    path: str


def _readers() -> dict[str, _Known]:
    """Attribute name in the record -> what is known of it, from the model's own types."""
    kinds: dict[str, _Known] = {}
    for field in msgspec.structs.fields(Attributes):
        args = get_args(field.type)
        names = str(args[0] if args else field.type)
        kind = "date" if "date" in names else "int" if "int" in names else "list" if "list[str]" in names else "text"
        if "Event" in names:
            kind = "events"
        if field.name == "tags":
            kind = "tags"
        if field.name != "other":
            kinds[field.encode_name] = _Known(field.name, kind, f"attributes.{field.encode_name}")
    return kinds


_KINDS = _readers()
#: key in small letters -> what is known of it
_KEYS = {name.replace("_", " "): known for name, known in _KINDS.items()} | {
    alias: _KINDS[name] for alias, name in ALIASES.items()
}
#: the same for keys as most documents spell them: `Draft Date`
_USUAL = {key.title(): known for key, known in _KEYS.items()}
#: an attribute: what is known of its key, key and value as they stand, its line
_Row = tuple[_Known | None, str, str, int]
_LISTS: dict[str, Callable[[str], list[Any]]] = {"list": _texts, "tags": _tags, "events": _events}


def read(tokens: Sequence[Token]) -> tuple[Attributes, list[Diagnostic]]:
    """The attributes of the lines behind `Message Attributes`, typed."""
    values: dict[str, Any] = {}
    other: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for known, key, value, line in _rows(tokens):
        if len(value) <= _LONGEST and value in PLACEHOLDERS and known:
            continue
        if known and known.kind == "text" and known.name not in values:
            values[known.name] = _text(value)
            continue
        row = RawAttribute(key.rstrip(), value, line)
        if known is None:
            other[_free(other, row.key)] = fold(value)
            diagnostics.append(_note(d.ATTRIBUTE_UNKNOWN, row, "other", f"no key known: {row.key!r}"))
        elif known.name in values:
            _repeated(row, known, values, other, diagnostics)
        else:
            values[known.name] = _typed(row, known, diagnostics)
    return Attributes(**values, other=other), diagnostics


def verbatim(tokens: Sequence[Token]) -> list[RawAttribute]:
    """The attributes of the same lines as they stand, placeholders and repeats among them."""
    return [RawAttribute(key.rstrip(), value, line) for _, key, value, line in _rows(tokens)]


def _rows(tokens: Sequence[Token]) -> list[_Row]:
    """Part the lines into attributes; lines that open none go on with the value above. Names the field of each line."""
    rows: list[_Row] = []
    for token in tokens:
        if token.kind != "attribute":
            continue
        text = token.text
        key, colon, value = text.partition(":")
        known = _USUAL.get(key) or _known(key)
        if colon and (known or _opens(text)):
            rows.append((known, key, value.strip(), token.line))
        elif rows:
            known, key, value, line = rows[-1]
            rows[-1] = (known, key, f"{value}\n{text}" if value else text, line)
        else:
            token.kind = "unknown"
            continue
        token.field = known.path if known else "attributes.other"
    return rows


@lru_cache(maxsize=1024)
def _known(key: str) -> _Known | None:
    """What is known of a key, whatever its letters' case."""
    return _KEYS.get(key.strip().lower())


def _opens(text: str) -> bool:
    """Whether a line opens an attribute that is not known: its key has a small letter, as NARA's have."""
    match = g.ATTRIBUTE.match(text)
    return match is not None and not match["key"].isupper() and len(match["key"]) > 1


def _text(value: str) -> str:
    if "\n" in value or "  " in value or "\t" in value:
        value = fold(value)
    return _ESCAPE.sub(r"\1", value) if "\\" in value else value


def _typed(row: RawAttribute, known: _Known, diagnostics: list[Diagnostic]) -> object:
    value, name, kind = _text(row.value), known.name, known.kind
    if kind == "date":
        date = word_date(value)
        if date is None:
            diagnostics.append(_note(d.ATTRIBUTE_DATE, row, name, f"{value!r} is no date"))
        return None if date == NONE_DATE and name in NONE_DATE_FIELDS else date
    if kind == "int":
        if value.isdecimal() and len(value) < 10:
            return int(value)
        diagnostics.append(_note(d.ATTRIBUTE_NUMBER, row, name, f"{value!r} is no number"))
        return None
    return _LISTS[kind](value)


def _repeated(
    row: RawAttribute,
    known: _Known,
    values: dict[str, Any],
    other: dict[str, str],
    diagnostics: list[Diagnostic],
) -> None:
    """A key that stands twice: the same value is no matter, another one is kept beside it."""
    again = _text(row.value) if known.kind == "text" else _typed(row, known, [])
    if again != values[known.name]:
        other[_free(other, row.key)] = fold(row.value)
        diagnostics.append(
            _note(d.ATTRIBUTE_REPEATED, row, known.name, f"{row.key!r} stands twice with different values")
        )


def _free(other: dict[str, str], key: str) -> str:
    """A key not taken yet: `Colour`, `Colour (2)`."""
    number, free = 2, key
    while free in other:
        free = f"{key} ({number})"
        number += 1
    return free


def _note(code: d.Code, row: RawAttribute, name: str, message: str) -> Diagnostic:
    return code.at(row.line, f"attributes.{name.rstrip('_')}", message, [d.Witness(row.key, row.value, row.line)])
