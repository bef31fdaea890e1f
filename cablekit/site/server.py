"""A server to view a site, for this machine only.

Strategy: the standard library's file server, bound to the loopback address. It answers only GET and HEAD, and only
requests to the names of this machine, so that no other web page can read the site through the user's browser.
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
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {  # an attribute of the class, as in its parent
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".svg": "image/svg+xml",
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
    }

    def parse_request(self) -> bool:
        """Parse as the parent does; then refuse host names that are not this machine's."""
        if not super().parse_request():
            return False
        name = self.headers.get("Host", "")
        host, _, port = name.rpartition(":")
        if (host if port.isdigit() else name) in _LOCAL:
            return True
        self.send_error(HTTPStatus.FORBIDDEN, f"This server answers http://{LOOPBACK} only")
        return False

    def end_headers(self) -> None:
        """Add headers that keep a browser from caching old pages and from sending referrers."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing: standard error is for messages to the user."""


def serve(folder: Path, port: int, started: Callable[[str], object]) -> None:
    """Serve a site on the loopback address until the process is interrupted.

    Args:
        folder: folder of the site.
        port: port number; 0 for any free one.
        started: called with the address when the server accepts connections.

    Raises:
        SiteError: another program has the port.
    """
    with server_of(folder, port) as server:
        started(f"http://{LOOPBACK}:{server.server_address[1]}/")
        server.serve_forever()


def server_of(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """Return the server of a folder; it accepts connections, and answers when `serve_forever` is called.

    Raises:
        SiteError: another program has the port.
    """
    try:
        return ThreadingHTTPServer((LOOPBACK, port), partial(_Handler, directory=str(folder)))
    except OSError as error:
        raise SiteError(f"can't use port {port}: {error.strerror}; --port 0 takes a free one") from error
