"""`cablekit manifest`: a list of inputs, made in one pass, for programs that share the work."""

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

Each file is a line of JSON: path, size in bytes, whether it is an archive, and the parts of a zip. Paths are absolute,
as they may be read elsewhere. In Spark: spark.read.format("cablekit").option("manifest", "cables.manifest").load()

Exit status: 0 clean, 2 usage or I/O error. If a source could not be read, the manifest is complete and a line says why.
"""


@click.command(epilog=EPILOG, short_help="a list of inputs with their sizes, for Spark")
@click.argument("sources", metavar="SRC...", nargs=-1, type=click.Path(readable=False))
@click.option(
    "-o", "--output", "out", metavar="OUT", type=click.Path(dir_okay=False), help="File to write. Default: stdout."
)
@click.option("--files-from", "names", metavar="FILE", help="Read more SRCs from FILE, one per line; - is stdin.")
@click.option(
    "-0", "--null", "nul", is_flag=True, help="Names in --files-from end with NUL, as find -print0 writes them."
)
@click.option("-q", "--quiet", is_flag=True, help="Show no summary on stderr.")
def command(sources: tuple[str, ...], out: str | None, names: str | None, nul: bool, quiet: bool) -> int:
    """List the files of SRC... (files, folders, archives) with their sizes, and the parts of each zip."""
    from cablekit.corpus.manifest import lines
    from cablekit.corpus.selection import once
    from cablekit.sources import shares

    if not sources and names is None:
        raise click.UsageError("no sources: name files, folders or archives, or a list with --files-from")
    counts = _Counts()
    given = once(tuple(map(_absolute, sources)), counts.repeated.append)
    parts = shares(chain(given, _listed(names, nul)), skipped=counts.skipped.append)
    rows = lines(counts.counting(parts))
    if out is None:
        for line in rows:
            write(line)
    else:
        _deliver(rows, Path(out))
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
    """The absolute path. `..` is kept, as the folder before it may be a link."""
    return str(Path(name).absolute())


def _deliver(rows: Iterable[bytes], out: Path) -> None:
    """Write a file that appears when it is complete, as half a manifest looks like a whole one."""
    partial = out.with_name(out.name + ".partial")
    try:
        with partial.open("wb") as stream:
            stream.writelines(rows)
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)


class _Counts:
    """The counts of what a manifest lists.

    Attributes:
        skipped: names of skipped files.
        repeated: sources that were given twice.
        failures: messages on inputs that can't be read.
    """

    def __init__(self) -> None:
        self.skipped: list[str] = []
        self.repeated: list[str] = []
        self.failures: list[str] = []
        self._files = self._unread = 0

    def counting(self, parts: "Iterable[Share | Failure]") -> "Iterator[Share | Failure]":
        """Count the parts and pass them on."""
        from cablekit.sources import Failure

        for part in parts:
            if isinstance(part, Failure):
                self.failures.append(part.diagnostic.message)
            elif part.files is None:
                self._unread += 1
            else:
                self._files += part.files
            yield part

    def words(self) -> Iterator[str]:
        """The lines of the summary."""
        unread = f" and {many(self._unread, 'archive')} that can't be split" if self._unread else ""
        yield f"{many(self._files, 'file')}{unread}"
        if self.skipped:
            yield f"{many(len(self.skipped), 'file')} skipped: not cables, by their names or first bytes"
        yield from (f"{source} was given twice, and read once" for source in self.repeated)
        yield from (f"cablekit: {why}" for why in self.failures)
