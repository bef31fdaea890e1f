"""Elements of a page, well-formed as HTML and as XML by construction.

Strategy: `Html` is text that is markup already; every other str is escaped where it is put into an element or an
attribute. So no caller escapes, and none can forget to. Control characters are made visible: neither XML nor a reader
can take them.
"""

import html
from collections.abc import Iterable

from cablekit.formats.visible import visible

#: characters that no XML may hold and `visible` lets stand
_NONCHARACTERS = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
#: elements without an end
_VOID = frozenset(["br", "hr", "link", "meta"])


class Html(str):
    """Markup: a str that is put into a page as it is."""

    __slots__ = ()


NOTHING = Html()
"""No markup at all."""


def escape(text: str) -> str:
    """Text as HTML and XML show it: markup escaped, control characters made visible, line feeds kept."""
    if text.isprintable():
        return html.escape(text)
    return html.escape(visible(text, layout=True).translate(_NONCHARACTERS))


def line(text: str) -> Html:
    """Text on one line, white space folded."""
    return Html(escape(" ".join(text.split())))


def some(text: str | None) -> Html | None:
    """Text on one line; None where there is none."""
    return line(text) if text else None


def element(name: str, /, *children: str | None, **attributes: str | None) -> Html:
    """An element. A child or attribute that is None is left out.

    Args:
        name: its name.
        children: text, which is escaped, and markup, which is not.
        attributes: values by name; `class_` is class, and any other `_` is a hyphen: `http_equiv`.
    """
    opening = name + "".join(
        [f' {key.rstrip("_").replace("_", "-")}="{_put(one)}"' for key, one in attributes.items() if one is not None]
    )
    if name in _VOID:
        return Html(f"<{opening} />")
    return Html(f"<{opening}>{joined(children)}</{name}>")


def joined(pieces: Iterable[str | None], between: str = "") -> Html:
    """Text and markup in a row; what is not markup is escaped, None left out."""
    return Html(between.join([_put(one) for one in pieces if one is not None]))


def _put(text: str) -> str:
    return text if type(text) is Html else escape(text)


def rows(pieces: Iterable[str | None]) -> Html:
    """The same, a line each; empty ones left out."""
    return joined(filter(None, pieces), "\n")
