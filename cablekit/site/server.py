"""A server of a site's folder for a look, on this machine only.

Strategy: the standard library's server of files, bound to the loopback. It answers this machine's own names only, so
that no page from elsewhere can read the site through the user's browser, and only to GET and HEAD.
"""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cablekit.site.output import SiteError

LOOPBACK = "127.0.0.1"
_LOCAL = frozenset([LOOPBACK, "localhost", "[::1]"])


class _Handler(SimpleHTTPRequestHandler):
    server_version = "cablekit"
    sys_version = ""
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {  # as its parent has it
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".svg": "image/svg+xml",
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
    }

    def parse_request(self) -> bool:
        """As its parent; then refuse names that are not this machine's."""
        if not super().parse_request():
            return False
        name = self.headers.get("Host", "")
        host, _, port = name.rpartition(":")
        if (host if port.isdigit() else name) in _LOCAL:
            return True
        self.send_error(HTTPStatus.FORBIDDEN, f"This server answers http://{LOOPBACK} only")
        return False

    def end_headers(self) -> None:
        """Add what keeps a browser to this site, and from keeping old pages."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: standard error is for what the user has to know."""


def serve(folder: Path, port: int, started: Callable[[str], object]) -> None:
    """Answer on the loopback until the process is interrupted.

    Args:
        folder: of the site.
        port: where; 0 for any that is free.
        started: told the address once connections are taken.

    Raises:
        SiteError: another program has the port.
    """
    with server_of(folder, port) as server:
        started(f"http://{LOOPBACK}:{server.server_address[1]}/")
        server.serve_forever()


def server_of(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """The server of a folder, which takes connections and answers once it is told to.

    Raises:
        SiteError: another program has the port.
    """
    try:
        return ThreadingHTTPServer((LOOPBACK, port), partial(_Handler, directory=str(folder)))
    except OSError as error:
        raise SiteError(f"port {port} can't be had: {error.strerror}; try --port 0 for a free one") from error
