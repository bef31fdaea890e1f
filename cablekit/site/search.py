"""Search: an index of the cables' pages by Pagefind, and the page that asks it.

Strategy: Pagefind reads the pages from the folder, which it has no other way to do in little memory, and writes its
files into a folder of their own; from there they go through the site's output, so that only what changed is written.
An index is not made anew while the pages are the same.
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
"""Cables up to which a site has a search unless it is told otherwise."""
_GLOB = "cables/**/*.html"
_FOLDER = "pagefind"
_MADE_FROM = f"{_FOLDER}/made-from.txt"
#: parts of an article that are not the cable's own words
_EXCLUDED = (
    *("nav", "dt", ".terms", ".attributes", ".cited-by", ".cite", ".recovery", ".letter", ".beside", ".handling"),
    *(".same", ".chain"),
)
_WAITS, _WAIT = 600, 0.05  # times, seconds
_GZIP = b"\x1f\x8b"
#: parts of Pagefind's own pages, which this site does not use
_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")


@dataclass(frozen=True, slots=True)
class Cost:
    """What an index for searching took.

    Attributes:
        seconds: time; None where the index of the last run was kept.
        files, size: its files, and their bytes.
        memory: bytes that Pagefind took at most; None where the system does not tell.
    """

    seconds: float | None
    files: int
    size: int
    memory: int | None = None


def check_pagefind() -> None:
    """See that Pagefind is installed.

    Raises:
        ImportError: it is not.
    """
    import pagefind  # noqa: F401


def write_search_page(pages: Pages, output: Output) -> None:
    """Write the page for searching and its script."""
    place = Place("search.html", "search")
    output.write(place.path, pages.make("search", place, {"title": "Search"}, SEARCH_POLICY))
    output.write(SCRIPT, (HERE / "static" / SCRIPT).read_bytes())


def write_index(output: Output, digest: str) -> Cost:
    """Write the index of the pages of cables.

    Args:
        output: of the site, with all of these pages written.
        digest: of these pages: while it is the same, the index of the last run is kept.

    Raises:
        PackageNotFoundError: Pagefind is not installed; an ImportError.
        SiteError: Pagefind failed.
    """
    made_from = f"{digest} {_version()}\n"
    if output.read(_MADE_FROM) == made_from.encode():
        return _kept(output)
    start = time.monotonic()
    with TemporaryDirectory(prefix="cablekit-search-") as folder:
        try:
            # in a thread of its own: a notebook has a loop that is running already
            with ThreadPoolExecutor(1) as thread:
                thread.submit(lambda: asyncio.run(_run(output.root, Path(folder)))).result()
        except SiteError:
            raise
        except Exception as error:  # the program behind Pagefind tells its failures in ways of its own
            raise SiteError(f"the index for searching can't be made: {error}; --no-search leaves it out") from error
        made = list(_files(Path(folder)))
        for path in made:
            output.write(f"{_FOLDER}/{path.relative_to(folder).as_posix()}", path.read_bytes())
        size = sum(path.stat().st_size for path in made)
    output.write(_MADE_FROM, made_from)
    return Cost(time.monotonic() - start, len(made), size, _memory())


def _memory() -> int | None:
    """The most that any program took which this process has run: of those Pagefind is the largest."""
    try:
        from resource import RUSAGE_CHILDREN, getrusage
    except ImportError:
        return None
    return getrusage(RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _version() -> str:
    from importlib.metadata import version

    return version("pagefind")


async def _run(root: Path, folder: Path) -> None:
    """Have Pagefind read the pages below a root, and write its files into a folder."""
    from pagefind.index import IndexConfig
    from pagefind.service import PagefindService

    config = IndexConfig(exclude_selectors=_EXCLUDED, force_language="en", keep_index_url=True)
    async with PagefindService() as service:
        index = await service.create_index(config)
        await index.add_directory(str(root.resolve()), glob=_GLOB)
        await index.write_files(str(folder))
        await _until_whole(folder)


async def _until_whole(folder: Path) -> None:
    """Wait for the files: Pagefind answers when they are begun, and leaving it ends it in mid-file."""
    waiting = list(_files(folder))
    for _ in range(_WAITS):
        waiting = [path for path in waiting if not _is_whole(path.read_bytes())]
        if not waiting:
            return
        await asyncio.sleep(_WAIT)
    raise SiteError(f"Pagefind has not finished {waiting[0].name}")


def _is_whole(data: bytes) -> bool:
    """Whether a file is there to its end: all are compressed, but for JSON and scripts, which are written in one go."""
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
    """Write the index of the last run once more: none of its files change."""
    paths = list(output.below(f"{_FOLDER}/"))
    size = 0
    for path in paths:
        data = output.read(path)
        if data is not None:
            size += len(data)
            output.write(path, data)
    return Cost(None, len(paths) - 1, size)
