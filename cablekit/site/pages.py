"""Pages made from templates: one layout for all, with its Content-Security-Policy and its navigation.

Strategy: templates receive text and numbers; everything except markup is escaped as in the articles, with control
characters made visible. Addresses are relative, so that a site works from any folder and from `file://`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from cablekit.formats.html import Html, joined
from cablekit.site.kinds import KINDS

HERE = Path(__file__).parent
STYLE, SCRIPT, ICON = "style.css", "search.js", "icon.svg"
#: `file:` is needed because browsers differ in the meaning of 'self' for a page opened from disk
POLICY = Markup("default-src 'none'; style-src 'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'self'")
SEARCH_POLICY = POLICY + Markup("; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'")


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a page.

    Attributes:
        path: its address from the root.
        section: the entry of the navigation that it belongs to.
    """

    path: str
    section: str

    @property
    def root(self) -> str:
        """The relative path from the page to the root, such as `../../`."""
        return "../" * self.path.count("/")


class Pages:
    """Makes the pages of one site.

    Args:
        title: title of the site.
        has_search: whether it has a search page.
    """

    def __init__(self, title: str, has_search: bool) -> None:
        self._site: dict[str, Any] = {
            "site": title,
            "sections": list(_sections(has_search)),
            "has_search": has_search,
        }

    def make(self, template: str, place: Place, values: Mapping[str, Any], policy: str = POLICY) -> str:
        """Return a page.

        Args:
            template: name of the template, without suffix.
            place: place of the page.
            values: the variables of the template; `title` is always needed.
            policy: its Content-Security-Policy.
        """
        page = _template(template).render(**self._site, root=place.root, section=place.section, policy=policy, **values)
        return page if page.endswith("\n") else page + "\n"


def _sections(has_search: bool) -> Iterable[tuple[str, str, str]]:
    """Yield the entries of the navigation: section, address, words."""
    yield "overview", "index.html", "Overview"
    for kind in KINDS:
        if kind.short:
            yield kind.name, f"{kind.name}/index.html", kind.short
    yield "chains", "chains/index.html", "Chains"
    yield "lost", "lost/index.html", "Lost texts"
    if has_search:
        yield "search", "search.html", "Search"


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _shown(value: Any) -> Any:
    """Return a value as shown: our markup unchanged, control characters visible, 1,000 with a comma, "" for None."""
    if value is None:
        return ""
    if isinstance(value, Html):
        return Markup(value)
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(joined([value]))
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else value
