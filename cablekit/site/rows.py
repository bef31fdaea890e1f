"""The row of a cable in lists, and where its page is: what the queries of the catalogue call for each cable."""

import re

from cablekit.formats.html import element, joined, line
from cablekit.site.names import document_name

ROOT = "../../"
"""From a page of a cable, and from each page of an index, to the root: both are two folders deep."""
_NUMBERED = re.compile(r"([0-9]{4})[0-9A-Z]+")
_DATED = re.compile(r"([0-9]{4})-")
_SHOWN = 3  # addressees in a row; a collective telegram has hundreds
_LONGEST = 90  # characters of addressees that the attributes run together
_LOST = {"present": None, "partial": "text with gaps"}


def page_path(label: str, date: str | None, copy: int) -> str:
    """The address of a cable's page, from the root.

    Args:
        label: its document number, else what names it.
        date: its day, ISO 8601.
        copy: which of the records of that label, from 1.
    """
    found = _NUMBERED.fullmatch(label) or _DATED.match(date or "")
    return f"cables/{found[1] if found else 'undated'}/{document_name(label, copy)}.html"


def list_row(
    path: str,
    label: str,
    date: str | None,
    sender: str | None,
    recipients: str | None,
    title: str | None,
    classification: str | None,
    status: str,
) -> str:
    """The cells of a cable in a list, from the number on; the row around them is the list's."""
    state = _LOST.get(status, "text lost")
    named = [line(title or "no subject"), state and joined([" ", element("span", state, class_="state")])]
    return joined(
        [
            element("td", date or "no date", class_="day"),
            element("th", element("a", line(label), href=ROOT + path), scope="row"),
            element("td", line(sender or "?")),
            element("td", _few(recipients or "?")),
            element("td", *named, class_="title"),
            element("td", line(classification or "")),
        ]
    )


def _few(recipients: str) -> str:
    """The first addressees of a cable, and how many there are more."""
    names = recipients.split("; ")
    shown = "; ".join(names[:_SHOWN])
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST].rstrip() + " …"
    return line(f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown)
