"""The building of a site, from a database to a folder.

Strategy: first the catalogue is made, which determines all addresses; then the pages of the cables, which also record
the lost texts; then the lists, chains and losses, from the catalogue; then the overview with its plots; last the search
index, which reads the pages. The same database always makes the same bytes.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from cablekit import __version__
from cablekit.corpus.database import opened
from cablekit.corpus.statistics import of_database
from cablekit.formats.html import CSS
from cablekit.site.cables import CablePages
from cablekit.site.catalogue import Catalogue
from cablekit.site.chains import find_chains, write_chains
from cablekit.site.figures import figures
from cablekit.site.indexes import write_indexes
from cablekit.site.losses import write_losses
from cablekit.site.output import Output, SiteError
from cablekit.site.pages import HERE, ICON, STYLE, Pages, Place
from cablekit.site.plots import plot_path, write_plots
from cablekit.site.search import MOST, Cost, check_pagefind, write_index, write_search_page

TITLE = "Declassified cables"


@dataclass(frozen=True, slots=True)
class Built:
    """The results of a build.

    Attributes:
        cables: number of records, each with a page.
        files: number of files of the site.
        written: number of them that are new or changed.
        removed: number of files of an earlier build that were removed.
        seconds: duration without the search index.
        search: cost of the search index; None if there is none.
    """

    cables: int
    files: int
    written: int
    removed: int
    seconds: float
    search: Cost | None


def build(
    database: Path,
    out: Path,
    *,
    title: str = TITLE,
    search: bool | None = None,
    watch: Callable[[int, int], object] = lambda done, total: None,
) -> Built:
    """Build the site of a database.

    Args:
        database: made by `convert --to sqlite`; it is not changed.
        out: the folder of the site; an existing site is updated.
        title: title of the site.
        search: whether to make a search index; None makes one for up to MOST cables.
        watch: called after each page of a cable with the number of pages done and their total.

    Raises:
        DatabaseError: the file is not a database of cables, or of another version.
        SiteError: the folder holds other files, or the search index can't be made.
        ImportError: a library of the extra `site` is not installed.
        OSError: a file can't be written.
    """
    start = time.monotonic()
    with opened(database) as connection, Output(out) as output, _translated(database):
        catalogue = Catalogue(connection)
        has_search = catalogue.cables <= MOST if search is None else search
        if has_search:
            check_pagefind()  # before the long part of the work
        pages = Pages(title, has_search)
        find_chains(catalogue)
        digest = _write_cables(catalogue, pages, output, watch)
        write_indexes(catalogue, pages, output)
        write_chains(catalogue, pages, output)
        write_losses(catalogue, pages, output)
        _write_front(catalogue, pages, output)
        seconds = time.monotonic() - start
        cost = None
        if has_search:
            write_search_page(pages, output)
            cost = write_index(output, digest)
        output.finish()
        return Built(catalogue.cables, output.files, output.written, output.removed, seconds, cost)


@contextmanager
def _translated(database: Path) -> Iterator[None]:
    """Turn errors of SQLite (a damaged database, no room for temporary tables) into SiteError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise SiteError(f"{database}: {error}") from error


def _write_cables(catalogue: Catalogue, pages: Pages, output: Output, watch: Callable[[int, int], object]) -> str:
    """Write the pages of the cables; return a digest of all of them."""
    digest = sha256()
    for done, page in enumerate(CablePages(catalogue, pages).write(output), 1):
        digest.update(page)
        watch(done, catalogue.cables)
    return digest.hexdigest()


def _write_front(catalogue: Catalogue, pages: Pages, output: Output) -> None:
    """Write the overview, the page about the site, and the style sheet."""
    all_figures = list(figures(catalogue))
    write_plots(all_figures, output)
    place, about = Place("index.html", "overview"), Place("about.html", "")
    drawn = [(figure, plot_path(figure, "light"), plot_path(figure, "dark")) for figure in all_figures]
    shown = {"title": "Overview", "figures": drawn} | _facts(catalogue)
    output.write(place.path, pages.make("overview", place, shown))
    shown = {"title": "About this site", "version": __version__, "cables": catalogue.cables}
    output.write(about.path, pages.make("about", about, shown))
    output.write(ICON, (HERE / "static" / ICON).read_bytes())
    style = (HERE / "static" / STYLE).read_text(encoding="utf-8")
    output.write(STYLE, f"{CSS}\n{style}")


def _facts(catalogue: Catalogue) -> dict[str, Any]:
    """Return the numbers at the head of the overview."""

    def counted(sql: str) -> int:
        return int(catalogue.connection.execute(sql).fetchone()[0] or 0)

    return {
        "counted": of_database(catalogue.connection),
        "lost": counted("SELECT count(*) FROM cables WHERE text_status NOT IN ('present', 'partial')"),
        "gaps": counted("SELECT count(*) FROM cables WHERE text_status = 'partial'"),
        "posts": counted("SELECT count(DISTINCT value) FROM entry WHERE kind = 'posts'"),
        "chains": counted("SELECT count(*) FROM chain"),
    }
