"""The attributes of a cable, NARA's metadata, as a list of fields."""

from functools import lru_cache

from cablekit import glossary
from cablekit.formats.attributes import Said, said
from cablekit.formats.html.elements import Html, element, line, rows
from cablekit.formats.html.view import View


def attributes(view: View, *, opened: bool) -> Html | None:
    """The attributes that say something; None where there are none.

    Args:
        view: the page.
        opened: show them at once, as of a lost text, of which they are all that is left.
    """
    found = view.margin.count
    shown = rows(_row(view, one) for one in said(view.cable.attributes))
    found -= view.margin.count
    if not shown:
        return None
    listed = element("dl", "\n", shown, "\n", class_="fields")
    if opened:
        return element("section", element("h2", "What the attributes say"), listed, class_="attributes")
    name = f"Attributes, {found} diagnostic{'s' if found > 1 else ''}" if found else "Attributes"
    return element("details", element("summary", name), listed, class_="more attributes")


def _row(view: View, one: Said) -> Html | None:
    paths = [f"attributes.{one.field}"] if one.field else []
    return view.row(_label(one.key), map(line, one.values), *paths)


@lru_cache(maxsize=256)
def _label(key: str) -> Html:
    """A key with what it means."""
    known = glossary.attribute_key(key)
    meaning = known and (known.text or known.title)
    return element("abbr", line(key), title=line(meaning)) if meaning else line(key)
