"""The attributes part: `Key: value` lines, typed (format guide 8; keys and values over the whole corpus).

Strategy. A line with a known key opens an attribute; so does a line whose key looks like NARA's (a small letter in it,
for values are in capitals). Every other line continues the value above. Types come from the model: a date field reads a
date, a list field a list. Placeholders (empty, n/a, N/A) are null; in two fields 1 January 1960 means "none".
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any, get_args

import msgspec

from cablekit import diagnostics as d
from cablekit.diagnostics import Notes
from cablekit.lines import Kind, Lines, Witness
from cablekit.model import Attributes, Event, RawAttribute
from cablekit.values import fold, word_date

#: "Draft Date: 16 JAN 1974", "vdkvgwkey: odbc://..."; a key has a small letter unless it is known
ATTRIBUTE = re.compile(r"^(?P<key>[A-Za-z][A-Za-z /]{1,40}?)\s?:(?:\s+(?P<value>.*))?$")
#: "RELEASED <04 SEP 2002 by cunninfx>", "APPROVED <04-Sep-2002 by MorefiRH>"
REVIEW_EVENT = re.compile(r"^(?P<action>[^<>]*[^<>\s])\s*<(?P<date>.+?)\s+by\s+(?P<by>[^<>]*)>$")
#: "Released in Full by FRANK PEREZ on 06-SEP-07"
DISPOSITION_EVENT = re.compile(r"^(?P<action>(?:(?! by ).)+) by (?P<by>(?:(?! on ).)+) on (?P<date>\S+)(?: .*)?$")

PLACEHOLDERS = frozenset(["", "n/a", "N/A"])
#: 1 January 1960 means "none" in these (format guide 8)
NONE_DATE = dt.date(1960, 1, 1)
NONE_DATE_FIELDS = frozenset(["decaption_date", "disposition_date"])
#: number of characters of the longest event
_LONGEST_EVENT = 200
#: this is how the sample of 1977 spells the key
ALIASES = {"vdkgvwkey": "vdkvgwkey"}

# Records that were joined (Copy: <CONCATENATED>) separate their values by semicolons: "STADIS; STADIS, NODIS"
_ELEMENT = re.compile(r"(?:\([^()]*\)?|[^,;()]++)+")
_TAG = re.compile(r"\([^()]*\)?|[^,;()]+")
_ESCAPE = re.compile(r"\\(['\"])")


def _texts(value: str) -> tuple[str, ...]:
    return tuple([part for part in map(str.strip, _ELEMENT.findall(value)) if part])


def _tags(value: str) -> tuple[str, ...]:
    return tuple([part for part in map(str.strip, _TAG.findall(value)) if part])


def _events(value: str) -> list[Event]:
    return [_event(part) for part in map(str.strip, value.split(";")) if part]


def _event(raw: str) -> Event:
    action, date, by = _parts(raw) if len(raw) <= _LONGEST_EVENT else _NO_EVENT
    return Event(action=action, date=date, by=by, raw=raw)


_NO_EVENT = (None, None, None)


@lru_cache(maxsize=1024)
def _parts(raw: str) -> tuple[str | None, dt.date | None, str | None]:
    """Return action, date and person of an event. Cached: the documents of one review share theirs."""
    match = REVIEW_EVENT.match(raw) or DISPOSITION_EVENT.match(raw)
    return (match["action"], word_date(match["date"]), match["by"] or None) if match else _NO_EVENT


#: attributes that say something about the opening
_WITNESSES = frozenset(["subject", "tags", "from_"])


class _Known(msgspec.Struct, frozen=True, gc=False):
    """An attribute of the model: its name in Python, the kind of its value, its path in the record, and whether it says
    something about the opening."""

    name: str
    kind: str
    path: str
    is_witness: bool


def _readers() -> dict[str, _Known]:
    """Return attribute name in the record -> its description, from the model's own types."""
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
            path = f"attributes.{field.encode_name}"
            kinds[field.encode_name] = _Known(field.name, kind, path, field.name in _WITNESSES)
    return kinds


_KINDS = _readers()
#: key in small letters -> description of the attribute
_KEYS = {name.replace("_", " "): known for name, known in _KINDS.items()} | {
    alias: _KINDS[name] for alias, name in ALIASES.items()
}
#: path of the field -> description of the attribute
_PATHS = {known.path: known for known in _KINDS.values()}
_LISTS: dict[str, Callable[[str], Sequence[str]]] = {"list": _texts, "tags": _tags, "events": str}

#: in place of a value that says nothing, and of a value that is not of its type
_NOTHING, _UNREADABLE = object(), object()


class _Row(msgspec.Struct, frozen=True, gc=False, eq=False):
    """An attribute: the description of its key, key and value as written, and the typed value; a list is a tuple, and
    events are text. `settled` are the name and the typed value, if that can go into the record as it is."""

    known: _Known | None
    key: str
    value: str
    typed: object
    settled: tuple[str, object] | None


#: an attribute in the file: index of its first line, and its row
Entry = tuple[int, _Row]

#: in place of the row of a line that opens no attribute
_NO_ROW = _Row(None, "", "", _NOTHING, None)
#: line -> its row. Most lines of the attributes occur in every document, such as `Type: TE`; only lines up to a length
#: are kept, and a number of them
_ROWS: dict[str, _Row] = {}
_MOST_ROWS, _LONGEST_ROW = 4096, 120


class Entries(msgspec.Struct, frozen=True):
    """The attributes of a document, in order, as rows of their lines: most lines open one.

    Attributes:
        start: index of the first line of their part.
        rows: the row of each line; `_NO_ROW` for a line that opens no attribute.
    """

    start: int = 0
    rows: Sequence[_Row] = ()

    def __iter__(self) -> Iterator[Entry]:
        return ((index, row) for index, row in enumerate(self.rows, self.start) if row is not _NO_ROW)


def cut(lines: Lines, start: int, beside: Sequence[int] = ()) -> Entries:
    """Split the lines from an index on into attributes; a line that opens none continues the value above.

    Lines above the first attribute are named unknown. `beside`: indexes of lines next to the text, which are no part
    of it.
    """
    texts, kinds, attribute = lines.texts[start:], lines.kinds, Kind.ATTRIBUTE
    rows = list(map(_ROWS.get, texts, repeat(_NO_ROW)))
    for index in beside:
        if index >= start:
            rows[index - start] = _NO_ROW
    above = at = -1
    below: dict[int, list[str]] = {}
    rows.append(_NO_ROW)  # ends the search, which is faster than a loop: most lines have a row
    while (at := rows.index(_NO_ROW, at + 1)) < len(texts):
        if at and rows[at - 1] is not _NO_ROW:
            above = at - 1
        if kinds[start + at] is not attribute:
            continue
        row = rows[at] = _row(texts[at])
        if row is not _NO_ROW:
            continue
        if above >= 0:
            below.setdefault(above, []).append(texts[at])
        else:
            kinds[start + at] = Kind.UNKNOWN
    rows.pop()
    for at, further in below.items():
        row = rows[at]
        rows[at] = _row_of(row.known, row.key, "\n".join([row.value, *further] if row.value else further))
    return Entries(start, rows)


def read(entries: Entries, first: int, notes: Notes) -> Attributes:
    """Return the typed attributes. `first` is the first line of the document, as a line of the source."""
    settled: list[tuple[str, object]] = []
    others: list[_Row] = []
    readable = True
    for row in entries.rows:
        if row.settled is not None:
            settled.append(row.settled)
        elif row.typed is not _NOTHING:
            others.append(row)
            readable = readable and row.typed is not _UNREADABLE
    values: dict[str, Any] = dict(settled)
    if len(values) < len(settled) or not readable:  # a key may be there twice
        values, others = {}, [row for row in entries.rows if row.typed is not _NOTHING]
    other = _Other()
    findings: list[_Finding] = []
    for row in others:
        if row.known is None:
            other.add(row.key, row.value)
            findings.append((row, d.ATTRIBUTE_UNKNOWN, "other", f"unknown key: {row.key!r}"))
        elif finding := _keep(values, other, row.known, row):
            findings.append(finding)
    at = -1
    for row, code, name, message in findings:
        at = entries.rows.index(row, at + 1)
        line = first + entries.start + at
        notes.add(code, line, f"attributes.{name.rstrip('_')}", message, [d.Witness(row.key, row.value, line)])
    return Attributes(**values, other=other.values)


#: what a note says: the row that it is about, its code, the attribute and the message
_Finding = tuple[_Row, d.Code, str, str]


def _keep(values: dict[str, Any], other: "_Other", known: _Known, row: _Row) -> _Finding | None:
    """Keep a value that may be a list, unreadable, or the second of its key; a second value goes into `other`. Return
    what is to be noted about it."""
    name, kind = known.name, known.kind
    value: Any = None if row.typed is _UNREADABLE else row.typed
    if kind == "events":
        value = _events(value)
    elif kind in _LISTS:
        value = list(value)
    if name not in values:
        values[name] = value
        if row.typed is _UNREADABLE:
            code, what = (d.ATTRIBUTE_DATE, "date") if kind == "date" else (d.ATTRIBUTE_NUMBER, "number")
            return row, code, name, f"{_text(row.value)!r} is not a {what}"
    elif value != values[name]:
        other.add(row.key, row.value)
        return row, d.ATTRIBUTE_REPEATED, name, f"{row.key!r} appears twice with different values"
    return None


def verbatim(entries: Entries, first: int) -> list[RawAttribute]:
    """Return the attributes as written, with placeholders and repeats."""
    return [RawAttribute(row.key, row.value, first + index) for index, row in entries]


def first_of(entries: Entries, field: str) -> int | None:
    """Return the index of the first line of an attribute, by the path of its field; None if it is missing."""
    known = _PATHS.get(field, _NOTHING)
    for index, row in enumerate(entries.rows, entries.start):
        if row.known is known:
            return index
    return None


def witness(entries: Entries) -> Witness:
    """Return what the attributes say about the opening: subject, TAGS and sender."""
    values: dict[str, str] = {}
    for row in entries.rows:
        known = row.known
        if known is not None and known.is_witness and row.value not in PLACEHOLDERS:
            values.setdefault(known.name, row.value)
    return Witness(values.get("subject"), values.get("tags"), values.get("from_"))


def path(entry: Entry) -> str:
    """Return the path of the field that an attribute becomes."""
    known = entry[1].known
    return known.path if known else "attributes.other"


def _row(text: str) -> _Row:
    """Split a line into key and value, and keep the row; `_NO_ROW` if it opens no attribute."""
    key, colon, value = text.partition(":")
    known = _KEYS.get(key.strip().lower()) if colon else None
    if known is None and not (colon and _opens(text)):
        return _NO_ROW
    row = _row_of(known, key.rstrip(), value.strip())
    if len(text) <= _LONGEST_ROW:
        if len(_ROWS) >= _MOST_ROWS:
            _ROWS.clear()
        _ROWS[text] = row
    return row


@lru_cache(maxsize=256)
def _row_of(known: _Known | None, key: str, value: str) -> _Row:
    """Return the row of a key and its value. Cached: Markings, on several lines, is the same for a year."""
    typed = _typed(known, value)
    settled = known is not None and known.kind not in _LISTS and typed is not _NOTHING and typed is not _UNREADABLE
    return _Row(known, key, value, typed, (known.name, typed) if known is not None and settled else None)


def _opens(text: str) -> bool:
    """Whether a line opens an unknown attribute: its key has a small letter, like NARA's keys."""
    match = ATTRIBUTE.match(text)
    return match is not None and not match["key"].isupper() and len(match["key"]) > 1


def _text(value: str) -> str:
    if "\n" in value or "  " in value or "\t" in value:
        value = fold(value)
    if (
        value[0] == "'" == value[-1] and "'" not in value[1:-1]
    ):  # PlusD writes numbers, and texts with a colon, like this
        value = value[1:-1].strip()
    return _ESCAPE.sub(r"\1", value) if "\\" in value else value


def _typed(known: _Known | None, value: str) -> object:
    """Return the value of a known key in its type, or the sign that replaces it; the value of another key as it is."""
    if known is None:
        return value
    if value in PLACEHOLDERS:
        return _NOTHING
    text = _text(value)
    if ";" in text and known.kind in ("date", "int"):
        text = _agreed(text)
    if known.kind == "date":
        date = word_date(text)
        none = date == NONE_DATE and known.name in NONE_DATE_FIELDS
        return _UNREADABLE if date is None else None if none else date
    if known.kind == "int":
        return int(text) if text.isdecimal() and len(text) < 10 else _UNREADABLE
    return _LISTS[known.kind](text) if known.kind in _LISTS else text


def _agreed(text: str) -> str:
    """Return the one value of a joined record whose parts agree, `20; 20`; else the text as written."""
    values = {part.strip() for part in text.split(";")}
    return values.pop() if len(values) == 1 else text


class _Other:
    """Unknown attributes, each under a key of its own: `Colour`, `Colour (2)`."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._numbers: dict[str, int] = {}

    def add(self, key: str, value: str) -> None:
        """Keep a value, its white space folded."""
        free = key
        while free in self.values:
            number = self._numbers[key] = self._numbers.get(key, 1) + 1
            free = f"{key} ({number})"
        self.values[free] = fold(value)
