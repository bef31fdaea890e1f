"""The attributes of a cable, NARA's metadata, as a list of fields under the keys that its files have."""

import datetime as dt
from collections.abc import Iterator
from functools import cache

import msgspec

from cablekit import glossary
from cablekit.formats.html.elements import Html, element, line, rows
from cablekit.formats.html.view import View
from cablekit.glossary.tables import entries
from cablekit.model import Attributes, Event


def attributes(view: View, *, opened: bool) -> Html | None:
    """The attributes that say something; None where there are none.

    Args:
        view: the page.
        opened: show them at once, as of a lost text, of which they are all that is left.
    """
    found = view.margin.count
    shown = rows(_rows(view))
    found -= view.margin.count
    if not shown:
        return None
    listed = element("dl", "\n", shown, "\n", class_="fields")
    if opened:
        return element("section", element("h2", "What the attributes say"), listed, class_="attributes")
    said = f"Attributes, {found} diagnostic{'s' if found > 1 else ''}" if found else "Attributes"
    return element("details", element("summary", said), listed, class_="more attributes")


def _rows(view: View) -> Iterator[Html | None]:
    said = view.cable.attributes
    for one in msgspec.structs.fields(Attributes):
        value = getattr(said, one.name)
        if one.name == "other":
            yield from (view.row(line(key), [line(text)]) for key, text in value.items())
        elif value not in (None, []):
            key = _keys().get(one.encode_name, one.encode_name)
            yield view.row(_label(key), list(_values(value)), f"attributes.{one.encode_name}")


def _values(value: object) -> Iterator[Html]:
    if isinstance(value, list):
        yield from (found for one in value for found in _values(one))
    elif isinstance(value, Event):
        yield line(value.raw)
    else:
        yield line(value.isoformat() if isinstance(value, dt.date) else str(value))


def _label(key: str) -> Html:
    """A key with what it means."""
    known = glossary.attribute_key(key)
    meaning = known and (known.text or known.title)
    return element("abbr", line(key), title=line(meaning)) if meaning else line(key)


@cache
def _keys() -> dict[str, str]:
    """Name of a field -> the key of NARA's files."""
    return {one.scope: one.code for one in reversed(entries("attributes")) if one.scope}
