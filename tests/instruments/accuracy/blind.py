"""Releases read blind: the section of docs/accuracy.md with the figures of `blind_releases.yaml`."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

Table = Callable[[Iterable[str], Iterable[Iterable[str]]], str]
Share = Callable[[int, int], str]

_FIGURES = Path(__file__).parent / "blind_releases.yaml"
_WORDS = """
## Releases read blind

The telegrams here were new to cablekit. Each was labelled from its text before cablekit read it; the invented ones were
written from the format guide alone. `first` is the first reading: expect such shares for other telegrams of these
prints. `now` is the reading after the faults were mended, so it is no longer blind. The check was read only once.
The files without a label lay in the folders of the development: their first figures are blind, but cablekit may have
been built with a look at them, so expect a little less of scans that nobody has seen. Lots of the second collection
were read one after the other, each once the faults of those before it were mended; the first lots were read as cablekit
was before the collection.
Telegrams of SMART are recognised and not read, so they are not counted. The figures are in
[a file](../tests/instruments/accuracy/blind_releases.yaml): the real telegrams are not in this repository.
"""
_HEAD = ["print", "telegrams", "values", "first", "wrong", "invented", "now", "wrong now", "invented now"]


def section(table: Table, share: Share) -> str:
    """The section: a table for each set, its sum in the last row. `table` and `share` are those of the page."""
    return _WORDS + "".join(f"\n{name}:\n\n{table(_HEAD, rows)}" for name, rows in _tables(share))


def _sets() -> list[dict[str, Any]]:
    sets: list[dict[str, Any]] = yaml.safe_load(_FIGURES.read_text(encoding="utf-8"))["sets"]
    return sets


def _tables(share: Share) -> Iterator[tuple[str, list[list[str]]]]:
    for one in _sets():
        sums = [sum(column) for column in zip(*(row[1:] for row in one["rows"]), strict=True)]
        yield one["name"], [_row(row, share) for row in [*one["rows"], ["all", *sums]]]


def _row(row: list[Any], share: Share) -> list[str]:
    name, telegrams, values, *readings = row
    cells = [name, str(telegrams), f"{values:,}"]
    for right, wrong, invented in (readings[at : at + 3] for at in range(0, len(readings), 3)):
        cells += [share(right, values), str(wrong), str(invented)]
    return cells + ["-"] * (len(_HEAD) - len(cells))
