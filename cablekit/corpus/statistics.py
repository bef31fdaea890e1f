"""Statistics: numbers of cables by year, sender, TAGS and classification, and of lost texts.

Strategy: the same counts are made from the tables of a database, or cable by cable from any other source, with the same
columns.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from cablekit.corpus.columns import cable_columns, cable_reader, json_list
from cablekit.diagnostics import UNREAD

if TYPE_CHECKING:
    from cablekit.model import Cable

MOST = 15
"""Maximum number of rows of each list."""

_OTHERS = f"SELECT count(DISTINCT cable_id) FROM diagnostics WHERE code IN {tuple(sorted(UNREAD))}"


class Share(msgspec.Struct, frozen=True):
    """A value and the number of cables that have it."""

    value: str
    cables: int


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """Counts over many cables.

    Attributes:
        cables: number of records.
        others: those of them for documents without a cable: damaged files, other texts.
        first, last: dates of the earliest and the latest cable, ISO 8601; None if no cable has a date.
        undated: cables without a date.
        by_year: cables of each year, in order.
        by_status: cables by status of their text.
        by_classification: cables by classification, the most frequent first.
        senders: cables by sender, the most frequent first.
        tags: cables by code in the TAGS line, the most frequent first.
        repeated: records that occur more than once.
        findings: cables by code of their diagnostics, the most frequent first.
    """

    cables: int
    others: int
    first: str | None
    last: str | None
    undated: int
    by_year: list[Share]
    by_status: list[Share]
    by_classification: list[Share]
    senders: list[Share]
    tags: list[Share]
    repeated: int
    findings: list[Share]


def of_database(connection: sqlite3.Connection) -> Statistics:
    """Return the statistics of a database; `connection` is one of `database.opened`."""

    def row(sql: str) -> tuple[object, ...]:
        return tuple(connection.execute(sql).fetchone())

    def shares(sql: str) -> list[Share]:
        return [Share(str(value), count) for value, count in connection.execute(sql)]

    cables, first, last, undated = row("SELECT count(*), min(date), max(date), count(*) - count(date) FROM cables")
    most = f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST}"
    return Statistics(
        cables=int(str(cables)),
        others=int(str(row(_OTHERS)[0])),
        first=None if first is None else str(first),
        last=None if last is None else str(last),
        undated=int(str(undated)),
        by_year=shares("SELECT substr(date, 1, 4), count(*) FROM cables WHERE date IS NOT NULL GROUP BY 1 ORDER BY 1"),
        by_status=shares(f"SELECT text_status, count(*) FROM cables {most}"),
        by_classification=shares(
            f"SELECT classification, count(*) FROM cables WHERE classification IS NOT NULL {most}"
        ),
        senders=shares(f"SELECT sender, count(*) FROM cables WHERE sender IS NOT NULL {most}"),
        tags=shares(f"SELECT code, count(DISTINCT cable_id) FROM tags WHERE code IS NOT NULL {most}"),
        repeated=int(str(row("SELECT count(*) FROM repeated")[0])),
        findings=shares(f"SELECT code || ' ' || name, count(DISTINCT cable_id) FROM diagnostics {most}"),
    )


def of_cables(cables: "Iterable[Cable]") -> Statistics:
    """Return the statistics of cables, read one by one: memory holds only the counts and the ids of the records."""
    read = cable_reader(json_list)
    names = [column.name for column in cable_columns()]
    wanted = [names.index(name) for name in ("date", "text_status", "classification", "sender")]
    counts: list[Counter[str]] = [Counter() for _ in wanted]
    tags: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    ids: Counter[str] = Counter()
    total = others = 0
    for cable in cables:
        total += 1
        others += any(diagnostic.code in UNREAD for diagnostic in cable.diagnostics)
        row = read(cable)
        for count, at in zip(counts, wanted, strict=True):
            if row[at] is not None:
                count[str(row[at])] += 1
        tags.update({tag.code for tag in cable.body.tags if tag.code})
        findings.update({f"{diagnostic.code} {diagnostic.name}" for diagnostic in cable.diagnostics})
        ids[cable.record_id] += 1
    days, status, classification, senders = counts
    years: Counter[str] = Counter()
    for day, number in days.items():
        years[day[:4]] += number
    return Statistics(
        cables=total,
        others=others,
        first=min(days, default=None),
        last=max(days, default=None),
        undated=total - days.total(),
        by_year=[Share(year, years[year]) for year in sorted(years)],
        by_status=_most(status),
        by_classification=_most(classification),
        senders=_most(senders),
        tags=_most(tags),
        repeated=sum(number > 1 for number in ids.values()),
        findings=_most(findings),
    )


def _most(count: Counter[str]) -> list[Share]:
    ranked = sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Share(value, number) for value, number in ranked[:MOST]]
