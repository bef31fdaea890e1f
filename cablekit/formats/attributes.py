"""The attributes of a cable that say something, under the keys that NARA's files have."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from cablekit import glossary
from cablekit.glossary.tables import entries
from cablekit.model import Attributes, Cable, Event, Tag


class Said(NamedTuple):
    """An attribute: its key, its field in the record (None of an unknown key), and its values as words."""

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
    """The TAGS of the attributes, which stand for those of a lost text: codes with their titles, and persons."""
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
        yield from (word for one in value for word in _words(one))
    elif isinstance(value, Event):
        yield value.raw
    else:
        yield value.isoformat() if isinstance(value, dt.date) else str(value)


@cache
def _fields() -> tuple[tuple[str, str, str], ...]:
    """Name of each field in Python and in the record, and the key of NARA's files."""
    keys = {one.scope: one.code for one in reversed(entries("attributes")) if one.scope}
    fields = msgspec.structs.fields(Attributes)
    return tuple((one.name, one.encode_name, keys.get(one.encode_name, one.encode_name)) for one in fields)
