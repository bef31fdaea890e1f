"""`cablekit stats`: the contents of a database or a source in numbers."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablekit.cli.inputs import counted, many
from cablekit.cli.streams import OK, colours, paint, write
from cablekit.cli.tables import Column, table

if TYPE_CHECKING:
    from cablekit.corpus.statistics import Share, Statistics

EPILOG = """\b
Examples:
  cablekit stats cables.sqlite
  cablekit stats samples
  cablekit stats cables.sqlite --json | jq '.by_year'

Exit status: 0 clean, 1 some cables of SRC had errors, 2 usage or I/O error.
"""

_LONGEST_BAR = 30  # characters
_LISTS = (
    ("by_year", "Cables per year"),
    ("by_status", "Text"),
    ("by_classification", "Classification"),
    ("senders", "Senders"),
    ("tags", "TAGS"),
    ("findings", "Diagnostics (cables that have one)"),
)


@click.command(epilog=EPILOG, short_help="numbers of cables by year, post, TAGS, and of lost texts")
@click.argument("sources", metavar="DB|SRC...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(sources: tuple[str, ...], as_json: bool) -> int:
    """Count the cables of a database, or of SRC: files, folders, archives, - for standard input."""
    from cablekit.corpus.database import is_database, opened
    from cablekit.corpus.statistics import of_cables, of_database

    status = OK
    if len(sources) == 1 and is_database(Path(sources[0])):
        with opened(Path(sources[0])) as connection:
            statistics = of_database(connection)
    else:
        from cablekit.cli.inputs import Inputs

        inputs = Inputs(sources, folders=True)
        statistics = of_cables(parsed.cable for parsed in inputs)
        status = inputs.status
    if as_json:
        from cablekit.formats.json import pretty

        write(pretty(statistics))
    else:
        write("".join(_page(statistics)))
    return status


def _page(statistics: "Statistics") -> Iterator[str]:
    span = f"{statistics.first} to {statistics.last}" if statistics.first else "no dates"
    yield f"{counted(statistics.cables - statistics.others, statistics.others)}, {span}\n"
    if statistics.undated:
        yield f"{statistics.undated:,} without a date\n"
    if statistics.repeated:
        yield f"{many(statistics.repeated, 'repeated record')}\n"
    for name, title in _LISTS:
        shares: list[Share] = getattr(statistics, name)
        if shares:
            yield f"\n{title}\n"
            yield from _rows(shares)


def _rows(shares: "Sequence[Share]") -> Iterator[str]:
    """A bar for each share: number signs in a pipe, coloured lines on a terminal."""
    from cablekit.formats.visible import visible

    colour = colours(sys.stdout)
    most = max(share.cables for share in shares)
    bars = [_LONGEST_BAR * share.cables / most for share in shares]
    cells = [
        (visible(share.value), f"{share.cables:,}", "#" * max(1, round(bar)))
        for share, bar in zip(shares, bars, strict=True)
    ]
    for line, (_, _, bar) in zip(table(cells, (Column(), Column(True, 9), Column()), indent=2), cells, strict=True):
        yield f"{line.removesuffix(bar)}{paint(bar.replace('#', '━'), 'cyan') if colour else bar}\n"
