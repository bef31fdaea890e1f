"""`cablekit site`: a collection as a static web site."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from cablekit.cli.inputs import cores, many, status_of_run
from cablekit.cli.streams import OK, say

if TYPE_CHECKING:
    from cablekit.corpus import Job
    from cablekit.site.build import Built

EPILOG = """\b
Examples:
  cablekit site samples -o reading-room --serve
  cablekit site cables.sqlite -o reading-room
  cablekit site cables.sqlite -o reading-room --no-search --title "La Paz, 1974"
  cablekit site -o reading-room --serve --port 8080

Open FOLDER/index.html: the site works from the disk, without a network. Only the search needs a server: --serve, or any
other. A second run writes only what changed. For a large collection make a database once with cablekit convert, and
keep it up to date with cablekit update. Needs cablekit[site].
Exit status: 0 clean, 1 some cables of SRC had errors, 2 usage or I/O error.
"""


@click.command(epilog=EPILOG, short_help="a collection as a web site: overview, pages, indexes, search")
@click.argument("sources", metavar="SRC...|DB", nargs=-1, type=click.Path(allow_dash=True))
@click.option("-o", "--output", "out", metavar="FOLDER", required=True, type=click.Path(), help="Folder of the site.")
@click.option("--title", default="Declassified cables", show_default=True, help="Title of the site.")
@click.option(
    "--search/--no-search",
    default=None,
    help="Whether to make an index for the search. Default: for up to 5,000 cables.",
)
@click.option(
    "--serve",
    is_flag=True,
    help="Serve the site on this machine until Ctrl-C; without SRC or DB, serve the existing site.",
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, show_default=True, help="Port for --serve; 0 for a free one."
)
@click.option(
    "-j", "--jobs", metavar="N", type=click.IntRange(1), help="Number of processes that parse. Default: one per core."
)
@click.option("-q", "--quiet", is_flag=True, help="Show no progress and no summary.")
def command(
    sources: tuple[str, ...],
    out: str,
    title: str,
    search: bool | None,
    serve: bool,
    port: int,
    jobs: int | None,
    quiet: bool,
) -> int:
    """Make a static web site of the database DB, or of the cables of SRC: files, folders, archives, - for stdin."""
    folder = Path(out)
    if not sources:
        return _serve_made(folder, serve, port)
    try:
        from cablekit.site.build import build
    except ImportError as error:
        raise _missing(error) from error
    with _database(sources, folder, jobs, quiet) as (database, status):
        try:
            with _progress(quiet) as watch:
                built = build(database, folder, title=title, search=search, watch=watch)
        except ImportError as error:
            raise _missing(error) from error
    if not quiet:
        _say(built, folder)
    if serve:
        _serve(folder, port)
    return status


def _serve_made(folder: Path, serve: bool, port: int) -> int:
    """Serve an existing site, without SRC or DB."""
    from cablekit.site.output import LIST

    if not serve or not (folder / LIST).is_file():
        raise click.UsageError("name SRC or DB; without them --serve shows an existing site")
    _serve(folder, port)
    return OK


def _missing(error: ImportError) -> click.ClickException:
    return click.ClickException(f"site needs {error.name}: pip install 'cablekit[site]'")


@contextmanager
def _database(sources: Sequence[str], folder: Path, jobs: int | None, quiet: bool) -> Iterator[tuple[Path, int]]:
    """The database to read (the one named, or a temporary one), and the exit status so far."""
    from cablekit.corpus.database import is_database
    from cablekit.site.output import check_folder

    check_folder(folder)  # before the long work
    if len(sources) == 1 and is_database(Path(sources[0])):
        yield Path(sources[0]), OK
        return
    from cablekit.corpus import Job

    with TemporaryDirectory(prefix="cablekit-site-") as temporary:
        job = Job(sources=sources, out=Path(temporary) / "cables.sqlite", format="sqlite", workers=jobs or cores())
        yield job.out, _convert(job, folder, quiet)


def _convert(job: "Job", folder: Path, quiet: bool) -> int:
    """Make the database of SRC and return the exit status."""
    from cablekit.cli.progress import Meter, on_terminal
    from cablekit.corpus import StoppedError, convert
    from cablekit.corpus.job import check_source
    from cablekit.corpus.selection import survey

    for source in job.sources:
        if source != "-":
            check_source(replace(job, out=folder), source)
    meter = None if quiet else Meter(partial(survey, job), on_terminal())
    try:
        tally = convert(job, meter or (lambda _: None)).tally
    except StoppedError as error:  # the unfinished database is of no use here
        raise error.cause from None
    finally:
        if meter is not None:
            meter.close()
    if tally.failed and not quiet:
        say(f"{many(tally.failed, 'record')} with errors; cablekit check shows them")
    return status_of_run(tally)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int], object]]:
    """The function that shows the progress of the pages, on a terminal."""
    from cablekit.cli.progress import on_terminal

    if quiet or not on_terminal():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("pages")
        yield lambda done, total: shown.update(task, completed=done, total=total)


def _say(built: "Built", folder: Path) -> None:
    say(f"{many(built.cables, 'cable')} in {folder}: {many(built.files, 'file')}")
    changed = f"{built.written:,} new or changed, {built.removed:,} removed"
    say(f"{changed}, in {built.seconds:,.1f} s")
    if built.search is None:
        say("no search; --search makes an index for it")
    elif built.search.seconds is None:
        say("search: the index of the last run is kept")
    else:
        cost = f"{many(built.search.files, 'file')}, {built.search.size / 1e6:,.1f} MB, {built.search.seconds:,.1f} s"
        memory = f", {built.search.memory / 1e6:,.0f} MB of memory" if built.search.memory else ""
        say(f"search: {cost}{memory}")


def _serve(folder: Path, port: int) -> None:
    from cablekit.site.server import serve

    with suppress(KeyboardInterrupt):
        serve(folder, port, lambda address: say(f"cablekit site: {folder} is at {address} (Ctrl-C ends)"))
