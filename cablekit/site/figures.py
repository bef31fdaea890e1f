"""The figures of the overview: the numbers of each plot, as a table, with a description.

Strategy: each figure is one or two queries whose results are of bounded size, regardless of the number of cables:
months become years if there are too many, and lists hold the most frequent values. A figure says what it leaves out.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from cablekit.site.catalogue import Catalogue
from cablekit.site.indexes import month_words
from cablekit.site.kinds import TAGS as INDEX_OF_TAGS

MONTHS = 120
"""Maximum number of periods of a plot: if a collection spans more months, its figures are by year."""
POSTS, TAGS, SIDE, CLASSES = 20, 20, 14, 6

CLASSIFICATIONS = ("UNCLASSIFIED", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "SECRET", "TOP SECRET")
OTHER = "other or not stated"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure.

    Attributes:
        name: name of its files.
        title: heading.
        words: what it shows and how it is counted.
        summary: its main facts, as the text alternative of the plot.
        head: headers of its table; the first column names the rows.
        rows: rows of the table.
        data: rows for the plot, each field -> value.
        order: field -> its values in order.
    """

    name: str
    title: str
    words: str
    summary: str
    head: Sequence[str]
    rows: Sequence[Sequence[Any]]
    data: Sequence[dict[str, Any]]
    order: dict[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Periods:
    """All months or years from the first cable to the last.

    Attributes:
        unit: month or year.
        names: 1974-05 or 1974, in order.
    """

    unit: str
    names: Sequence[str]

    @property
    def width(self) -> int:
        """Number of characters of a date that name its period."""
        return 7 if self.unit == "month" else 4


def figures(catalogue: Catalogue) -> Iterator[Figure]:
    """Yield the figures in the order of the page, except those without data."""
    periods = _periods(catalogue)
    makers = (_classified, _lost, _correspondents, _tags, _matrix, _hours, _map)
    yield from (figure for make in makers if (figure := make(catalogue, periods)) is not None)


def _periods(catalogue: Catalogue) -> Periods:
    first, last = catalogue.connection.execute("SELECT min(date), max(date) FROM cables").fetchone()
    if first is None:
        return Periods("month", ())
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    count = 12 * (end.year - start.year) + end.month - start.month + 1
    if count > MONTHS:
        return Periods("year", [f"{year:04}" for year in range(start.year, end.year + 1)])
    months = (start.month - 1 + at for at in range(count))
    return Periods("month", [f"{start.year + month // 12:04}-{month % 12 + 1:02}" for month in months])


def _named(period: str) -> str:
    return month_words(period) if "-" in period else period


def _most(counts: dict[str, int]) -> str:
    """Return words such as `, the most in May 1974 (12)`."""
    if not counts:
        return ""
    most = max(counts, key=lambda period: (counts[period], period))
    return f", the most in {_named(most)} ({counts[most]:,})"


def _classified(catalogue: Catalogue, periods: Periods) -> Figure | None:
    if not periods.names:
        return None
    counts: dict[tuple[str, str], int] = Counter()
    sql = f"""\
SELECT substr(date, 1, {periods.width}), classification, count(*) FROM cables WHERE date IS NOT NULL GROUP BY 1, 2"""
    for period, word, count in catalogue.connection.execute(sql):
        counts[period, word if word in CLASSIFICATIONS else OTHER] += count
    present = {word for _, word in counts}
    words = [word for word in (*CLASSIFICATIONS, OTHER) if word in present]
    totals = {name: sum(counts.get((name, word), 0) for word in words) for name in periods.names}
    return Figure(
        "cables",
        f"Cables per {periods.unit}, by classification",
        "By the date of each cable and its classification as sent. Cables without a date are not counted.",
        f"Bars: cables per {periods.unit} from {_named(periods.names[0])} to {_named(periods.names[-1])}"
        f"{_most(totals)}; coloured by classification.",
        [periods.unit.capitalize(), *words, "all"],
        [[_named(n), *(counts.get((n, word), 0) for word in words), totals[n]] for n in periods.names],
        [
            {"period": p, "classification": w, "cables": c, "rank": words.index(w)}
            for (p, w), c in sorted(counts.items())
        ],
        {"period": periods.names, "classification": words},
    )


def _lost(catalogue: Catalogue, periods: Periods) -> Figure | None:
    sql = f"""\
SELECT substr(date, 1, {periods.width}), count(*), sum(text_status NOT IN ('present', 'partial')),
  sum(text_status = 'partial') FROM cables WHERE date IS NOT NULL GROUP BY 1"""
    counts = {row[0]: tuple(row)[1:] for row in catalogue.connection.execute(sql)}
    lost = {name: row[1] for name, row in counts.items()}
    gaps = {name: row[2] for name, row in counts.items()}
    if not periods.names or not (any(lost.values()) or any(gaps.values())):
        return None
    rows = []
    for name in periods.names:
        cables, gone, partly = counts.get(name, (0, 0, 0))
        rows.append([_named(name), cables, gone, partly, f"{100 * gone / cables:.1f} %" if cables else ""])
    data = [{"period": n, "text": "lost", "cables": c} for n, c in sorted(lost.items()) if c]
    data += [{"period": n, "text": "with gaps", "cables": c} for n, c in sorted(gaps.items()) if c]
    return Figure(
        "losses",
        f"Losses per {periods.unit}",
        "Cables whose text is lost, and those whose text has gaps.",
        f"Bars: {sum(lost.values()):,} lost texts{_most(lost) if any(lost.values()) else ''}, and "
        f"{sum(gaps.values()):,} texts with gaps, by {periods.unit}.",
        [periods.unit.capitalize(), "cables", "lost", "with gaps", "lost, %"],
        rows,
        data,
        {"period": periods.names, "text": ["lost", "with gaps"]},
    )


def _traffic(catalogue: Catalogue) -> dict[str, tuple[int, int]]:
    """Return post -> numbers of cables sent and received, the busiest first."""
    counts: dict[str, list[int]] = {}
    sql = "SELECT value, role, count(*) FROM entry WHERE kind = 'posts' GROUP BY 1, 2"
    for post, role, count in catalogue.connection.execute(sql):
        counts.setdefault(post, [0, 0])[role] = count
    ranked = sorted(counts.items(), key=lambda item: (-sum(item[1]), item[0]))
    return {post: (sent, received) for post, (sent, received) in ranked}


def _correspondents(catalogue: Catalogue, periods: Periods) -> Figure | None:
    traffic = _traffic(catalogue)
    if not traffic:
        return None
    top = list(traffic.items())[:POSTS]
    words = "Posts and agencies by the numbers of cables sent by them and addressed to them."
    if len(traffic) > POSTS:
        words += f" The first {POSTS} of {len(traffic):,}; the index of posts lists all."
    return Figure(
        "correspondents",
        "Correspondents with the most cables",
        words,
        "Bars: " + "; ".join(f"{post} sent {s:,} and received {r:,}" for post, (s, r) in top[:3]) + ".",
        ["Post or agency", "sent", "received"],
        [[post, sent, received] for post, (sent, received) in top],
        [
            {"post": p, "cables": n, "way": w}
            for p, pair in top
            for w, n in zip(("sent", "received"), pair, strict=True)
        ],
        {"post": [post for post, _ in top], "way": ["sent", "received"]},
    )


def _tags(catalogue: Catalogue, periods: Periods) -> Figure | None:
    connection = catalogue.connection
    sql = (
        "SELECT value, count(*) FROM entry WHERE kind = 'tags' AND day <> '9999' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
    )
    top = [tag for tag, _ in connection.execute(sql, (TAGS,))]
    if not top:
        return None
    sql = f"""\
SELECT value, substr(day, 1, {periods.width}), count(*) FROM entry
WHERE kind = 'tags' AND day <> '9999' GROUP BY 1, 2"""
    counts = {(tag, period): count for tag, period, count in connection.execute(sql) if tag in set(top)}
    titles = catalogue.details(INDEX_OF_TAGS)
    codes = ", ".join(" ".join(filter(None, (tag, titles.get(tag)))) for tag in top)
    used = [name for name in periods.names if any((tag, name) in counts for tag in top)]
    most = max(counts, key=lambda pair: (counts[pair], pair))
    return Figure(
        "tags",
        f"TAGS by {periods.unit}",
        f"The codes with the most cables: {codes}. {periods.unit.capitalize()}s in which none of them occurs are left "
        "out of the table.",
        f"Heat map: cables with each code per {periods.unit}; the most, {counts[most]:,}, have {most[0]} in "
        f"{_named(most[1])}.",
        [periods.unit.capitalize(), *top],
        [[_named(name), *(counts.get((tag, name), 0) for tag in top)] for name in used],
        [
            {"period": p, "tag": t, "cables": c, "title": titles.get(t, "")}
            for (t, p), c in sorted(counts.items())
            if p in set(periods.names)
        ],
        {"period": periods.names, "tag": top},
    )


def _matrix(catalogue: Catalogue, periods: Periods) -> Figure | None:
    counts: Counter[tuple[str, str]] = Counter()
    sql = """\
SELECT p.sender, e.value, count(*) FROM entry AS e JOIN page AS p USING (cable_id)
WHERE e.kind = 'posts' AND e.role = 1 AND p.sender IS NOT NULL GROUP BY 1, 2"""
    for sender, addressee, count in catalogue.connection.execute(sql):
        counts[sender, addressee] += count
    if not counts:
        return None
    senders, addressees = _busiest(counts, 0), _busiest(counts, 1)
    (first, second), most = max(counts.items(), key=lambda item: (item[1], item[0]))
    return Figure(
        "matrix",
        "Who wrote to whom",
        f"Cables from a sender (row) to an addressee (column), for action or information; the {len(senders)} senders "
        f"and {len(addressees)} addressees with the most. A cable with three addressees counts for each.",
        f"Matrix of senders and addressees; the most cables, {most:,}, went from {first} to {second}.",
        ["From", *addressees],
        [[sender, *(counts.get((sender, to), 0) for to in addressees)] for sender in senders],
        [
            {"sender": s, "addressee": a, "cables": c}
            for (s, a), c in sorted(counts.items())
            if s in senders and a in addressees
        ],
        {"sender": senders, "addressee": addressees},
    )


def _busiest(pairs: Counter[tuple[str, str]], side: int) -> list[str]:
    counts: Counter[str] = Counter()
    for pair, count in pairs.items():
        counts[pair[side]] += count
    return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:SIDE]]


_BINS = (
    (1, "under 1 hour"),
    (2, "1 to 2 hours"),
    (4, "2 to 4 hours"),
    (8, "4 to 8 hours"),
    (16, "8 to 16 hours"),
    (24, "16 to 24 hours"),
    (48, "1 to 2 days"),
    (168, "2 to 7 days"),
    (float("inf"), "a week or more"),
)


_MINUTES = """\
SELECT round((julianday(header_received_at) - julianday(routing_sent_at)) * 1440) AS minutes FROM cables
WHERE header_received_at >= routing_sent_at"""


def _hours(catalogue: Catalogue, periods: Periods) -> Figure | None:
    cases = " ".join(f"WHEN minutes < {60 * limit:.0f} THEN {at}" for at, (limit, _) in enumerate(_BINS[:-1]))
    sql = f"SELECT CASE {cases} ELSE {len(_BINS) - 1} END, count(*) FROM ({_MINUTES}) GROUP BY 1"
    counts: dict[int, int] = dict(map(tuple, catalogue.connection.execute(sql)))
    if not counts:
        return None
    total = sum(counts.values())
    most = max(counts, key=lambda at: (counts[at], -at))
    (half,) = catalogue.connection.execute(f"{_MINUTES} ORDER BY 1 LIMIT 1 OFFSET ?", (total // 2,)).fetchone()
    rows = [
        [words, counts.get(at, 0), f"{100 * counts.get(at, 0) / total:.1f} %"] for at, (_, words) in enumerate(_BINS)
    ]
    return Figure(
        "hours",
        "From sending to receipt",
        f"The time from the date-time group to the receipt in Washington, for the {total:,} cables that have both. "
        f"Half of them took {int(half) // 60} hours {int(half) % 60} minutes or less.",
        f"Bars: of {total:,} cables, {counts[most]:,} took {_BINS[most][1]}, the most frequent time.",
        ["Time", "cables", "%"],
        rows,
        [{"time": words, "cables": counts.get(at, 0)} for at, (_, words) in enumerate(_BINS)],
        {"time": [words for _, words in _BINS]},
    )


def _map(catalogue: Catalogue, periods: Periods) -> Figure | None:
    traffic = _traffic(catalogue)
    sql = """\
SELECT name, min(country), latitude, longitude FROM posts WHERE latitude IS NOT NULL GROUP BY name ORDER BY name"""
    places = {
        name: (country, latitude, longitude)
        for name, country, latitude, longitude in catalogue.connection.execute(sql)
        if name in traffic
    }
    if not places:
        return None
    data = [
        {"post": name, "cables": sum(traffic[name]), "latitude": latitude, "longitude": longitude}
        for name, (_, latitude, longitude) in places.items()
    ]
    data.sort(key=lambda dot: (-dot["cables"], dot["post"]))
    shown = data[: 10 * POSTS]
    bound = f"; the table lists the {len(shown)} with the most cables" if len(shown) < len(data) else ""
    rows = [[dot["post"], places[dot["post"]][0], dot["cables"], dot["latitude"], dot["longitude"]] for dot in shown]
    return Figure(
        "map",
        "Where the correspondents are",
        f"{len(data):,} posts whose location is known, by the cables that they sent and received{bound}. "
        f"{len(traffic) - len(data):,} correspondents have no known location.",
        f"World map: a dot for each of {len(data):,} posts, larger for more cables; the largest is "
        f"{data[0]['post']} with {data[0]['cables']:,}.",
        ["Post", "country", "cables", "degrees north", "degrees east"],
        rows,
        data,
    )
