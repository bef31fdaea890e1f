"""The attributes of a cable that have a value, under the keys of NARA's files."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from cablekit import glossary
from cablekit.glossary.tables import entries
from cablekit.model import Attributes, Cable, Event, Tag


class Said(NamedTuple):
    """An attribute: its key, its field in the record (None for an unknown key), and its values as text."""

    key: str
    field: str | None
    values: list[str]


def said(attributes: Attributes) -> Iterator[Said]:
    """Each attribute that has a value, in the order of the record."""
    for name, field, key in _fields():
        value = getattr(attributes, name)
        if name == "other":
            yield from (Said(other, None, [text]) for other, text in value.items())
        elif value not in (None, []):
            yield Said(key, field, list(_words(value)))


def indexed_tags(cable: Cable) -> list[Tag]:
    """The TAGS of the attributes, used for a lost text: codes with their titles, and persons."""
    year = cable.date.value.year if cable.date else None
    return [_tag(raw, year) for raw in cable.attributes.tags]


def _tag(raw: str, year: int | None) -> Tag:
    if raw.startswith("("):
        return Tag(raw, None, "person", None, raw.strip("()"))
    entry = glossary.tag(raw, year)
    known = entry is not None and (entry.of_period or (year is not None and entry.valid_in(year)))
    return Tag(raw, raw, title=entry.title if entry and known else None)


def _words(value: object) -> Iterator[str]:
    if isinstance(value, list):
        yield from (word for element in value for word in _words(element))
    elif isinstance(value, Event):
        yield value.raw
    else:
        yield value.isoformat() if isinstance(value, dt.date) else str(value)


@cache
def _fields() -> tuple[tuple[str, str, str], ...]:
    """For each field its name in Python, its name in the record, and its key in NARA's files."""
    keys = {entry.scope: entry.code for entry in reversed(entries("attributes")) if entry.scope}
    fields = msgspec.structs.fields(Attributes)
    return tuple((entry.name, entry.encode_name, keys.get(entry.encode_name, entry.encode_name)) for entry in fields)
