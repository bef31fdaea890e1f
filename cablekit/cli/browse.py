"""`cablekit browse`: a database in the browser."""

from contextlib import suppress
from pathlib import Path

import click

from cablekit.cli.streams import OK, say

EPILOG = """\b
Examples:
  cablekit browse cables.sqlite
  cablekit browse cables.sqlite --open
  cablekit browse cables.sqlite --port 0

Needs cablekit[browse], which installs Datasette. It answers on this machine only, and its pages load nothing from
elsewhere. Ctrl-C ends it. `cablekit convert SRC -o cables.sqlite` makes a database.
Exit status: 0 ended by Ctrl-C, 2 usage or I/O error.
"""


@click.command(epilog=EPILOG, short_help="a database in the browser: search, facets, SQL, a page per cable")
@click.argument("database", metavar="DB", type=click.Path())
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8001,
    show_default=True,
    help="Port on 127.0.0.1; 0 for a free one.",
)
@click.option("--open", "opens", is_flag=True, help="Open the first page in the web browser.")
def command(database: str, port: int, opens: bool) -> int:
    """Show the database DB in the browser: full-text search, facets, ready-made queries, SQL, and a page per cable."""
    from cablekit.corpus.database import opened

    path = Path(database)
    with opened(path):  # report a damaged database before anything starts
        pass
    try:
        from cablekit.corpus.browse.server import serve
    except ImportError as error:
        raise click.ClickException("browse needs Datasette: pip install 'cablekit[browse]'") from error

    def started(address: str) -> None:
        say(f"cablekit browse: {path} is at {address} (Ctrl-C ends)")
        if opens:
            import webbrowser

            webbrowser.open(address)

    with suppress(KeyboardInterrupt):
        serve(path, port, started)
    return OK
