"""`cablekit manifest`: what there is to read, listed in one pass for those who share it out."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from cablekit.cli.inputs import many
from cablekit.cli.streams import FAILED, OK, say, write

if TYPE_CHECKING:
    from cablekit.sources import Failure, Share

EPILOG = """\b
Examples:
  cablekit manifest /data/cables -o cables.manifest
  cablekit manifest /data/1973.zip /data/1974.zip -o years.manifest
  find /data -name '*LAPAZ*' -print0 | cablekit manifest --files-from - -0 -o lapaz.manifest
  cablekit convert --files-from cables.manifest -o cables.jsonl

A line of JSON for each file: path, size in bytes, of an archive that it is one, of a zip its parts. Paths are absolute,
for they are read elsewhere. In Spark: spark.read.format("cablekit").option("manifest", "cables.manifest").load()

Exit status: 0 all can be read as far as was seen, 2 usage or I/O. With 2 the manifest is complete where a source could
not be read: it has a line that says why.
"""


@click.command(epilog=EPILOG, short_help="a list of what there is to read, for Spark")
@click.argument("sources", metavar="SRC...", nargs=-1, type=click.Path(readable=False))
@click.option(
    "-o", "--output", "out", metavar="OUT", type=click.Path(dir_okay=False), help="File to write. Default: stdout."
)
@click.option("--files-from", "names", metavar="FILE", help="Read further SRCs from FILE, one a line; - is stdin.")
@click.option(
    "-0", "--null", "nul", is_flag=True, help="Names in --files-from end at NUL, as find -print0 writes them."
)
@click.option("-q", "--quiet", is_flag=True, help="No summary on stderr.")
def command(sources: tuple[str, ...], out: str | None, names: str | None, nul: bool, quiet: bool) -> int:
    """List the files of SRC... (files, folders, archives) with their sizes, and a zip in parts."""
    from cablekit.corpus.inputs import once
    from cablekit.corpus.manifest import lines
    from cablekit.sources import shares

    if not sources and names is None:
        raise click.UsageError("no sources: name files, folders or archives, or a list with --files-from")
    counts = _Counts()
    given = once(tuple(map(_absolute, sources)), counts.repeated.append)
    found = shares(chain(given, _listed(names, nul)), skipped=counts.skipped.append)
    made = lines(counts.counting(found))
    if out is None:
        for line in made:
            write(line)
    else:
        _deliver(made, Path(out))
    for word in () if quiet else counts.words():
        say(word)
    return FAILED if counts.failures else OK


def _listed(names: str | None, nul: bool) -> Iterator[str]:
    """The names in a list file."""
    from cablekit.corpus.manifest import paths_of
    from cablekit.sources import names_from

    if names is not None:
        with click.open_file(names, "rb") as stream:
            yield from map(_absolute, paths_of(names_from(cast(BinaryIO, stream), nul=nul)))


def _absolute(name: str) -> str:
    """The name from the root. `..` stays: what it leads to may be behind a link."""
    return str(Path(name).absolute())


def _deliver(made: Iterable[bytes], out: Path) -> None:
    """Write a file that is there when it is complete: nothing in half a manifest says that it is one."""
    partial = out.with_name(out.name + ".partial")
    try:
        with partial.open("wb") as stream:
            stream.writelines(made)
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)


class _Counts:
    """What a manifest lists.

    Attributes:
        skipped: names of files left out.
        repeated: sources that were given twice.
        failures: what can't be read, and why.
    """

    def __init__(self) -> None:
        self.skipped: list[str] = []
        self.repeated: list[str] = []
        self.failures: list[str] = []
        self._files = self._unread = 0

    def counting(self, found: "Iterable[Share | Failure]") -> "Iterator[Share | Failure]":
        """Hand on what was found."""
        from cablekit.sources import Failure

        for one in found:
            if isinstance(one, Failure):
                self.failures.append(one.diagnostic.message)
            elif one.files is None:
                self._unread += 1
            else:
                self._files += one.files
            yield one

    def words(self) -> Iterator[str]:
        """Lines of a summary."""
        unread = f" and {many(self._unread, 'archive')} that can't be split" if self._unread else ""
        yield f"{many(self._files, 'file')}{unread}"
        if self.skipped:
            yield f"{many(len(self.skipped), 'file')} left out: no cables by their names or first bytes"
        yield from (f"{source} was given twice, and read once" for source in self.repeated)
        yield from (f"cablekit: {why}" for why in self.failures)
