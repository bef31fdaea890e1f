"""Datasette for one database of cables, and its server on the loopback address."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.database import Database

from cablekit.corpus.browse.metadata import NAME, metadata
from cablekit.corpus.browse.plugin import register
from cablekit.diagnostics import CablekitError

LOOPBACK = "127.0.0.1"
_HERE = Path(__file__).parent
_SETTINGS = {
    "default_page_size": 50,
    "default_facet_size": 6,
    "max_returned_rows": 2000,
    "sql_time_limit_ms": 20_000,
    "facet_time_limit_ms": 3_000,
    "suggest_facets": False,
    "truncate_cells_html": 200,
    "allow_download": False,
    "num_sql_threads": 3,
}


class PortTakenError(CablekitError):
    """Another program has the port."""


def application(path: Path) -> Any:
    """Return Datasette with the database, opened read-only."""
    from datasette import handle_exception  # after the rest of Datasette, which registers its hook first

    register()
    handle_exception.rich = None  # else every wrong address prints a traceback to standard output
    site = Datasette(
        metadata=metadata(),
        template_dir=str(_HERE / "templates"),
        static_mounts=[("cablekit", str(_HERE / "static"))],
        settings=_SETTINGS,
    )
    if "_memory" in site.databases:
        site.remove_database("_memory")
    site.add_database(Database(site, path=str(path), is_mutable=True), name=NAME)
    return site


def serve(path: Path, port: int, started: Callable[[str], object]) -> None:
    """Serve a database on the loopback address until the process is interrupted.

    Args:
        path: the database.
        port: port number; 0 for any free one.
        started: called with the address when the server accepts connections.

    Raises:
        PortTakenError: another program has the port.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        if os.name == "posix":  # elsewhere it would share the port with another program
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, port))
        except OSError as error:
            raise PortTakenError(f"can't use port {port}: {error.strerror}; --port 0 takes a free one") from error
        listener.listen(128)
        app = application(path).app()
        started(f"http://{LOOPBACK}:{listener.getsockname()[1]}/")
        config = uvicorn.Config(app, log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listener])
