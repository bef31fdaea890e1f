"""`cablekit update`: new files added to a database."""

from pathlib import Path

import click

from cablekit.cli.inputs import cores, many
from cablekit.cli.streams import FAILED, OK, say

EPILOG = """\b
Examples:
  cablekit update cables.sqlite cables/
  cablekit update cables.sqlite 1979.zip -j 2

A file is recognised by the checksum of its bytes, not by its name. An interruption leaves the database unchanged.
Exit status: 0 clean, 2 usage or I/O error, or something could not be read.
"""


@click.command(epilog=EPILOG, short_help="add new files to a database, without parsing the rest again")
@click.argument("database", metavar="DB", type=click.Path())
@click.argument("sources", metavar="SRC...", nargs=-1, required=True, type=click.Path())
@click.option(
    "-j", "--jobs", metavar="N", type=click.IntRange(1), help="Number of processes that parse. Default: one per core."
)
def command(database: str, sources: tuple[str, ...], jobs: int | None) -> int:
    """Add to the database DB the cables of all files in SRC that it does not have."""
    from cablekit.corpus.update import update

    added = update(Path(database), sources, jobs or cores())
    for line in added.failed:
        say(f"cablekit update: {line}")
    say(f"{many(added.cables, 'cable')} added, {many(added.known, 'file')} already known")
    return FAILED if added.failed else OK
