"""Hooks that Datasette calls while it makes a page: the cable to show, links to cables, and which requests to answer.

Strategy: Datasette recognises hooks by their names and the names of their arguments; `register` registers them. The
middleware answers only requests to the names of this machine, so that no other web page can read the database through
the user's browser, and tells the browser to load nothing from elsewhere.
"""

import sys
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

from datasette import hookimpl
from datasette.plugins import pm
from markupsafe import Markup, escape

from cablekit.corpus.browse.metadata import NAME, QUERIES, SHOWN
from cablekit.corpus.browse.page import page
from cablekit.corpus.sqlite_views import VIEWS

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]

LOCAL = frozenset(["127.0.0.1", "localhost", "[::1]"])
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_NUMBERS = ("document_number", "cited_by_document_number")
_SPAN = "SELECT count(*) AS cables, min(date) AS first, max(date) AS last FROM cables"


def extra_template_vars(view_name: str, table: str | None, request: Any, datasette: Any) -> Any:
    """Return the variables of a page: the cable for its page, counts and questions for the first page."""
    database = datasette.get_database(NAME)
    if view_name == "row" and table == "cables":

        async def cable() -> dict[str, Any]:
            number = request.url_vars["pks"]
            return {"cable": await database.execute_fn(lambda connection: page(connection, int(number)))}

        return cable
    if view_name == "index":

        async def about() -> dict[str, Any]:
            return {"span": (await database.execute(_SPAN)).first(), "questions": QUERIES}

        return about
    return {}


def render_cell(row: Any, value: Any, column: str, table: str | None, datasette: Any) -> Markup | None:
    """Return a link to the cable, in views and query results, where Datasette has no keys to follow."""
    if table is not None and table not in VIEWS:
        return None
    names = row.keys()
    if value is None or "cable_id" not in names or row["cable_id"] is None:
        return None
    if column == "cable_id" or (column in _NUMBERS and not ("cited_by" in names and column == "document_number")):
        address = datasette.urls.row(NAME, "cables", str(row["cable_id"]))
        return Markup(f'<a href="{address}">{escape(value)}</a>')
    return None


def asgi_wrapper() -> Callable[[App], App]:
    """Return the middleware."""
    return guarded


def extra_css_urls(datasette: Any) -> list[str]:
    """Return the address of the style sheet."""
    return [datasette.urls.path("/cablekit/browse.css")]


def guarded(app: App) -> App:
    """Wrap an app: answer only this machine, load nothing from elsewhere, and show a few columns of `cables`."""

    async def answer(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        if not _is_local(scope):
            await send({"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"text/plain")]})
            await send({"type": "http.response.body", "body": b"This server answers http://127.0.0.1 only.\n"})
            return

        async def sent(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                policy = (b"content-security-policy", _POLICY.encode())
                message = message | {"headers": [*message.get("headers", []), policy]}
            await send(message)

        await app(_narrowed(scope), receive, sent)

    return answer


def _is_local(scope: dict[str, Any]) -> bool:
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    return host.rpartition(":")[0] in LOCAL if host.rpartition(":")[2].isdigit() else host in LOCAL


def _narrowed(scope: dict[str, Any]) -> dict[str, Any]:
    """Return the request, with the columns of SHOWN added if it is for `cables` and names none."""
    asked = scope.get("query_string", b"")
    if scope["path"] != f"/{NAME}/cables" or b"_col=" in asked or b"_nocol=" in asked:
        return scope
    columns = urlencode([("_col", name) for name in SHOWN]).encode()
    return scope | {"query_string": b"&".join(filter(None, (asked, columns)))}


def register() -> None:
    """Register the hooks with Datasette, once in a process."""
    module = sys.modules[__name__]
    if pm.is_registered(module):
        return
    for hook in (extra_template_vars, render_cell, asgi_wrapper, extra_css_urls):
        hookimpl(hook)
    pm.register(module, name=__name__)
