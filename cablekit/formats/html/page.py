"""The page around an article: its head with metadata, its style and its Content-Security-Policy."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from cablekit.formats.head import title as number
from cablekit.formats.html.elements import NOTHING, Html, element, line, rows
from cablekit.formats.title import title
from cablekit.model import Cable

CSS = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
"""The style of an article. A program without support for variables or media queries shows dark letters on white."""


def name_of(cable: Cable) -> str:
    """The title of a cable's page."""
    heading, number_ = title(cable), number(cable)
    return f"{number_}: {heading}" if heading else number_


def policy(*styles: str) -> str:
    """The Content-Security-Policy of a page without scripts: it loads nothing and applies only these styles.

    Args:
        styles: the exact contents of each `<style>`.
    """
    hashes = [f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" for style in styles]
    allowed = " ".join(hashes) or "'none'"
    return f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'none'"


def page(name: str, main: Html, *, head: Html = NOTHING, style: str = CSS) -> str:
    """A whole page, with a line end.

    Args:
        name: title of the page, as text.
        main: the content of its body.
        head: more elements for its head, such as those of `metadata`.
        style: the style, which the policy allows by its hash.
    """
    inner = f"\n{style}"
    top = rows(
        [
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy(inner)),
            element("title", line(name)),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            head,
            element("style", Html(inner)),
        ]
    )
    return (
        '<!DOCTYPE html>\n<html lang="en" xmlns="http://www.w3.org/1999/xhtml">\n'
        f"<head>\n{top}\n</head>\n<body>\n{main}\n</body>\n</html>\n"
    )
