"""Elements of a page, well-formed as HTML and as XML by construction.

Strategy: `Html` is text that is already markup; every other str is escaped when it is put into an element or an
attribute. So no caller escapes, and none can forget to. Control characters are made visible, as XML does not allow them
and nobody can read them.
"""

import html
from collections.abc import Iterable

from cablekit.formats.visible import visible

#: characters that XML does not allow and `visible` keeps
_NONCHARACTERS = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
#: elements without an end
_VOID = frozenset(["br", "hr", "link", "meta"])


class Html(str):
    """Markup: a str that is put into a page unchanged."""

    __slots__ = ()


NOTHING = Html()
"""No markup at all."""


def escape(text: str) -> str:
    """Text as HTML and XML: markup escaped, control characters made visible, line feeds kept."""
    if text.isprintable():
        return html.escape(text)
    return html.escape(visible(text, layout=True).translate(_NONCHARACTERS))


def line(text: str) -> Html:
    """Text on one line, white space folded."""
    return Html(escape(" ".join(text.split())))


def some(text: str | None) -> Html | None:
    """Text on one line; None if there is none."""
    return line(text) if text else None


def element(name: str, /, *children: str | None, **attributes: str | None) -> Html:
    """An element. A child or attribute that is None is left out.

    Args:
        name: name of the element.
        children: text, which is escaped, and markup, which is not.
        attributes: values by name; `class_` is class, and any other `_` is a hyphen: `http_equiv`.
    """
    opening = name + "".join(
        [
            f' {key.rstrip("_").replace("_", "-")}="{_put(value)}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )
    if name in _VOID:
        return Html(f"<{opening} />")
    return Html(f"<{opening}>{joined(children)}</{name}>")


def joined(pieces: Iterable[str | None], between: str = "") -> Html:
    """Text and markup in a row; text is escaped, None is left out."""
    return Html(between.join([_put(piece) for piece in pieces if piece is not None]))


def _put(text: str) -> str:
    return text if type(text) is Html else escape(text)


def rows(pieces: Iterable[str | None]) -> Html:
    """Text and markup, a line each; empty pieces are left out."""
    return joined(filter(None, pieces), "\n")
