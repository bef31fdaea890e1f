"""The attributes of a cable, NARA's metadata, as a list of fields."""

from functools import lru_cache

from cablekit import glossary
from cablekit.formats.attributes import Said, said
from cablekit.formats.html.elements import Html, element, line, rows
from cablekit.formats.html.view import View


def attributes(view: View, *, opened: bool) -> Html | None:
    """The attributes that have a value; None if none has.

    Args:
        view: the page.
        opened: show them at once, as for a lost text, of which nothing else is left.
    """
    noted = view.margin.count
    shown = rows(_row(view, attribute) for attribute in said(view.cable.attributes))
    noted -= view.margin.count
    if not shown:
        return None
    listed = element("dl", "\n", shown, "\n", class_="fields")
    if opened:
        return element("section", element("h2", "Attributes"), listed, class_="attributes")
    name = f"Attributes, {noted} diagnostic{'s' if noted > 1 else ''}" if noted else "Attributes"
    return element("details", element("summary", name), listed, class_="more attributes")


def _row(view: View, attribute: Said) -> Html | None:
    paths = [f"attributes.{attribute.field}"] if attribute.field else []
    return view.row(_label(attribute.key), map(line, attribute.values), *paths)


@lru_cache(maxsize=256)
def _label(key: str) -> Html:
    """A key with its meaning."""
    known = glossary.attribute_key(key)
    meaning = known and (known.text or known.title)
    return element("abbr", line(key), title=line(meaning)) if meaning else line(key)
