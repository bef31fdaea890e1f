"""The row of a cable in lists, and the address of its page: functions that the SQL of the catalogue calls."""

import re

from cablekit.formats.html import element, joined, line
from cablekit.site.names import document_name

ROOT = "../../"
"""Relative path to the root from the page of a cable and from a list: both are two folders deep."""
_NUMBERED = re.compile(r"([0-9]{4})[0-9A-Z]+")
_DATED = re.compile(r"([0-9]{4})-")
_SHOWN = 3  # maximum number of addressees in a row; a collective telegram has hundreds
_LONGEST = 90  # maximum characters of addressees that the attributes run together
_LOST = {"present": None, "partial": "text with gaps"}


def page_path(label: str, date: str | None, copy: int) -> str:
    """Return the address of a cable's page, from the root.

    Args:
        label: its document number, else another label.
        date: its date, ISO 8601.
        copy: number of the record among those with that label, from 1.
    """
    year = _NUMBERED.fullmatch(label) or _DATED.match(date or "")
    return f"cables/{year[1] if year else 'undated'}/{document_name(label, copy)}.html"


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
    """Return the cells of a cable's row in a list."""
    state = _LOST.get(status, "text lost")
    title_cell = [line(title or "no subject"), state and joined([" ", element("span", state, class_="state")])]
    return joined(
        [
            element("td", date or "no date", class_="day"),
            element("th", element("a", line(label), href=ROOT + path), scope="row"),
            element("td", line(sender or "?")),
            element("td", _few(recipients or "?")),
            element("td", *title_cell, class_="title"),
            element("td", line(classification or "")),
        ]
    )


def _few(recipients: str) -> str:
    """Return the first addressees of a cable, and the number of the others."""
    names = recipients.split("; ")
    shown = "; ".join(names[:_SHOWN])
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST].rstrip() + " …"
    return line(f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown)
