"""Chains: cables of the collection that cite each other, or cite the same document that is not in the collection.

Strategy: citations are read once, and the cables that they connect are grouped (union-find over the numbers of the
cables, eight bytes each). A chain is shown as an arc diagram and as a list, in chronological order; a long chain is
divided into pages, each with the arcs between its own documents.
"""

import sqlite3
from array import array
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from cablekit.site.arcs import Node, drawn
from cablekit.site.catalogue import Catalogue
from cablekit.site.indexes import address, count_of_pages
from cablekit.site.output import Output
from cablekit.site.pages import Pages, Place
from cablekit.site.rows import ROOT

ROWS = 60
"""Documents on a page of a chain."""
CHAINS = 200
"""Chains on a page of their index."""

_TABLES = (
    "CREATE TEMP TABLE chained (chain_id INTEGER, cable_id INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE absent (number TEXT, cable_id INTEGER)",
    "CREATE TEMP TABLE chain (chain_id INTEGER PRIMARY KEY, path TEXT, cables INTEGER, first TEXT, last TEXT)",
)
_INDEXES = (
    "CREATE INDEX temp.chained_chain ON chained (chain_id)",
    "CREATE INDEX temp.absent_cable ON absent (cable_id)",
)
_CITED = """\
SELECT DISTINCT document_number, cited_cable_id, cable_id FROM (
  SELECT document_number, cited_cable_id, cable_id FROM refs
  UNION ALL
  SELECT document_number, cited_cable_id, cable_id FROM text_refs
) WHERE document_number IS NOT NULL ORDER BY 1, 3"""
_FILL = """\
INSERT INTO chain
SELECT chain_id, chain_path((SELECT path FROM page WHERE cable_id = chain_id)), count(*), min(date), max(date)
FROM chained JOIN page USING (cable_id) GROUP BY chain_id"""
_ALL = """\
SELECT c.path AS path, cables, first, last, label, title FROM chain AS c JOIN page AS p ON p.cable_id = chain_id
ORDER BY cables DESC, first, chain_id"""
_DOCUMENTS = """\
SELECT day, 1 AS here, cable_id, label, path, title, date FROM chained JOIN page USING (cable_id) WHERE chain_id = ?1
UNION ALL
SELECT min(day), 0, NULL, number, NULL, NULL, NULL FROM absent JOIN chained USING (cable_id) JOIN page USING (cable_id)
WHERE chain_id = ?1 GROUP BY number
ORDER BY 1, 2, 4, 3"""
_COUNT = """\
SELECT (SELECT count(*) FROM chained WHERE chain_id = ?1)
  + (SELECT count(DISTINCT number) FROM absent JOIN chained USING (cable_id) WHERE chain_id = ?1)"""
_CITES = """\
SELECT label, path FROM page WHERE cable_id <> ?1 AND cable_id IN (
  SELECT cited_cable_id FROM refs WHERE cable_id = ?1 UNION SELECT cited_cable_id FROM text_refs WHERE cable_id = ?1
)
UNION
SELECT number, NULL FROM absent WHERE cable_id = ?1 ORDER BY 1"""


def find_chains(catalogue: Catalogue) -> None:
    """Fill the tables of chains, which the pages of cables link to."""
    connection = catalogue.connection
    connection.create_function("chain_path", 1, _path, deterministic=True)
    for statement in _TABLES:
        connection.execute(statement)
    connection.executemany("INSERT INTO chained VALUES (?, ?)", _members(_joined(connection)))
    for statement in (*_INDEXES, _FILL):
        connection.execute(statement)


def _path(page: str) -> str:
    """Return the address of a chain, from the page of its first cable."""
    return f"chains/{page.rpartition('/')[2].removesuffix('.html')}/index.html"


def _joined(connection: sqlite3.Connection) -> "array[int]":
    """Return for each cable another of its chain, or itself; record absent documents that several cables cite."""
    above = array("q", range(connection.execute("SELECT coalesce(max(cable_id), 0) + 1 FROM page").fetchone()[0]))
    for number, group in groupby(connection.execute(_CITED), key=itemgetter(0)):
        pairs = [(cited, cable) for _, cited, cable in group]
        if pairs[0][0] is not None:
            for cited, cable in pairs:
                _join(above, cited, cable)
        elif len(pairs) > 1:
            connection.executemany("INSERT INTO absent VALUES (?, ?)", [(number, cable) for _, cable in pairs])
            for _, cable in pairs[1:]:
                _join(above, pairs[0][1], cable)
    return above


def _root(above: "array[int]", cable: int) -> int:
    while above[cable] != cable:
        above[cable] = cable = above[above[cable]]
    return cable


def _join(above: "array[int]", first: int, second: int) -> None:
    """Join the chains of two cables; the smaller number is the root."""
    first, second = sorted((_root(above, first), _root(above, second)))
    above[second] = first


def _members(above: "array[int]") -> Iterator[tuple[int, int]]:
    """Yield chain and cable, for cables that are not alone."""
    sizes = array("q", bytes(8 * len(above)))
    for cable in range(len(above)):
        sizes[_root(above, cable)] += 1
    for cable in range(len(above)):
        root = _root(above, cable)
        if sizes[root] > 1:
            yield root, cable


def write_chains(catalogue: Catalogue, pages: Pages, output: Output) -> None:
    """Write the index of the chains, and the pages of each."""
    connection = catalogue.connection
    total = connection.execute("SELECT count(*) FROM chain").fetchone()[0]
    of = count_of_pages(total, CHAINS)
    listed = connection.execute(_ALL)
    for number in range(1, of + 1):
        place = Place(f"chains/{address(number)}", "chains")
        rows = listed.fetchmany(CHAINS)
        paging: dict[str, Any] = {"number": number, "of": of, "address": address, "total": total}
        output.write(place.path, pages.make("chains", place, {"title": "Chains of references", "rows": rows} | paging))
    for chain_id, path in connection.execute("SELECT chain_id, path FROM chain ORDER BY chain_id"):
        for name, text in _pages(connection, chain_id, path, pages):
            output.write(name, text)


def _pages(connection: sqlite3.Connection, chain_id: int, path: str, pages: Pages) -> Iterator[tuple[str, str]]:
    count = connection.execute(_COUNT, (chain_id,)).fetchone()[0]
    chain = connection.execute("SELECT * FROM chain WHERE chain_id = ?", (chain_id,)).fetchone()
    of = count_of_pages(count, ROWS)
    listed = connection.execute(_DOCUMENTS, (chain_id,))
    for number in range(1, of + 1):
        documents = listed.fetchmany(ROWS)
        cites = [_cited(connection, row["cable_id"]) for row in documents]
        place = Place(path.replace("index.html", address(number)), "chains")
        heading = f"A chain of {chain['cables']:,} cables"
        title = f"{heading}, {documents[0]['label']}" if number == 1 else f"{heading}, page {number}"
        drawing = drawn(_nodes(documents, cites), f"Who cites whom in this chain of {chain['cables']:,} cables")
        shown: dict[str, Any] = {"title": title, "heading": heading, "chain": chain, "drawing": drawing}
        shown |= {"entries": list(zip(documents, cites, strict=True))}
        yield place.path, pages.make("chain", place, shown | {"number": number, "of": of, "address": address})


def _cited(connection: sqlite3.Connection, cable_id: int | None) -> list[tuple[str, str | None]]:
    """Return label and page of the documents that a cable of a chain cites."""
    return [] if cable_id is None else [(label, path) for label, path in connection.execute(_CITES, (cable_id,))]


def _nodes(documents: list[Any], cites: list[list[tuple[str, str | None]]]) -> list[Node]:
    rows = {(row["label"], row["path"]): at for at, row in enumerate(documents)}
    return [
        Node(
            label=row["label"],
            title=row["title"] or ("no subject" if row["here"] else ""),
            date=row["date"] or "",
            address=ROOT + row["path"] if row["path"] else None,
            cites=[rows[document] for document in cited if document in rows],
        )
        for row, cited in zip(documents, cites, strict=True)
    ]
