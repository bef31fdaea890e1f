"""Search: an index of the cables' pages, made by Pagefind, and the search page.

Strategy: Pagefind reads the pages from the folder, the only way that needs little memory, and writes its files to a
temporary folder. They are then written through the site's output, so that only changed files are written. The index is
not made again while the pages are the same.
"""

import asyncio
import sys
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cablekit.site.output import Output, SiteError
from cablekit.site.pages import HERE, SCRIPT, SEARCH_POLICY, Pages, Place

MOST = 5000
"""Number of cables up to which a site has a search by default."""
_GLOB = "cables/**/*.html"
_FOLDER = "pagefind"
_MADE_FROM = f"{_FOLDER}/made-from.txt"
#: parts of an article that are not the cable's own words
_EXCLUDED = (
    *("nav", "dt", ".terms", ".attributes", ".cited-by", ".cite", ".recovery", ".letter", ".beside", ".handling"),
    *(".same", ".chain"),
)
_WAITS, _WAIT = 600, 0.05  # number of waits, seconds of each
_GZIP = b"\x1f\x8b"
#: parts of Pagefind's own pages, which this site does not use
_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a search index.

    Attributes:
        seconds: duration; None if the index of the last run was kept.
        files, size: number of its files, and their bytes.
        memory: peak memory of Pagefind in bytes; None if the system does not report it.
    """

    seconds: float | None
    files: int
    size: int
    memory: int | None = None


def check_pagefind() -> None:
    """Check that Pagefind is installed.

    Raises:
        ImportError: it is not installed.
    """
    import pagefind  # noqa: F401


def write_search_page(pages: Pages, output: Output) -> None:
    """Write the search page and its script."""
    place = Place("search.html", "search")
    output.write(place.path, pages.make("search", place, {"title": "Search"}, SEARCH_POLICY))
    output.write(SCRIPT, (HERE / "static" / SCRIPT).read_bytes())


def write_index(output: Output, digest: str) -> Cost:
    """Write the index of the pages of cables.

    Args:
        output: output of the site; all of these pages must be written.
        digest: digest of these pages; if it is the same as in the last run, the index is kept.

    Raises:
        PackageNotFoundError: Pagefind is not installed; it is an ImportError.
        SiteError: Pagefind failed.
    """
    made_from = f"{digest} {_version()}\n"
    if output.read(_MADE_FROM) == made_from.encode():
        return _kept(output)
    start = time.monotonic()
    with TemporaryDirectory(prefix="cablekit-search-") as folder:
        try:
            # in a separate thread: in a notebook an event loop is already running
            with ThreadPoolExecutor(1) as thread:
                thread.submit(lambda: asyncio.run(_run(output.root, Path(folder)))).result()
        except SiteError:
            raise
        except Exception as error:  # Pagefind's program reports its failures in many ways
            raise SiteError(f"the search index can't be made: {error}; --no-search leaves it out") from error
        files = list(_files(Path(folder)))
        for path in files:
            output.write(f"{_FOLDER}/{path.relative_to(folder).as_posix()}", path.read_bytes())
        size = sum(path.stat().st_size for path in files)
    output.write(_MADE_FROM, made_from)
    return Cost(time.monotonic() - start, len(files), size, _memory())


def _memory() -> int | None:
    """Return the peak memory, in bytes, of the programs that this process has run; Pagefind is the largest."""
    try:
        from resource import RUSAGE_CHILDREN, getrusage
    except ImportError:
        return None
    return getrusage(RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _version() -> str:
    from importlib.metadata import version

    return version("pagefind")


async def _run(root: Path, folder: Path) -> None:
    """Run Pagefind on the pages below a root; it writes its files to a folder."""
    from pagefind.index import IndexConfig
    from pagefind.service import PagefindService

    config = IndexConfig(exclude_selectors=_EXCLUDED, force_language="en", keep_index_url=True)
    async with PagefindService() as service:
        index = await service.create_index(config)
        await index.add_directory(str(root.resolve()), glob=_GLOB)
        await index.write_files(str(folder))
        await _until_complete(folder)


async def _until_complete(folder: Path) -> None:
    """Wait until the files are complete: Pagefind answers when it has begun them, and stops when it is closed."""
    waiting = list(_files(folder))
    for _ in range(_WAITS):
        waiting = [path for path in waiting if not _is_complete(path.read_bytes())]
        if not waiting:
            return
        await asyncio.sleep(_WAIT)
    raise SiteError(f"Pagefind has not finished {waiting[0].name}")


def _is_complete(data: bytes) -> bool:
    """Whether a file is complete: all are compressed except JSON and scripts, which are written at once."""
    if not data.startswith(_GZIP):
        return bool(data)
    unpacking = zlib.decompressobj(wbits=31)
    try:
        unpacking.decompress(data)
    except zlib.error:
        return False
    return unpacking.eof


def _files(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(_UNUSED))


def _kept(output: Output) -> Cost:
    """Write the index of the last run again: none of its files change."""
    paths = list(output.below(f"{_FOLDER}/"))
    size = 0
    for path in paths:
        data = output.read(path)
        if data is not None:
            size += len(data)
            output.write(path, data)
    return Cost(None, len(paths) - 1, size)
