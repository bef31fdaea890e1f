"""The page of each cable: its article, with links to what it names, its neighbours, what it cites and who cites it.

Strategy: cables are taken out of the database one after another, each with a few look-ups. The article is the one that
`formats.html` makes; here it is told where things lead.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from cablekit.checks.recovery import LOST
from cablekit.checks.requests import RECIPIENTS, Lost, lost, requests
from cablekit.corpus.stored import stored
from cablekit.formats.html import (
    Around,
    Html,
    Links,
    Neighbour,
    Other,
    article,
    element,
    joined,
    line,
    metadata,
    name_of,
    rows,
)
from cablekit.formats.letters import advice, letter
from cablekit.model import Cable
from cablekit.site.catalogue import Catalogue
from cablekit.site.kinds import CAPTIONS, CLASSIFICATIONS, DATES, PERSONS, POSTS, TAGS, Kind
from cablekit.site.names import value_name
from cablekit.site.output import Output
from cablekit.site.pages import Pages, Place
from cablekit.site.rows import ROOT

CITING = 200
"""Cables that cite one, on its page; it says how many there are more."""
SAME = 20
"""Other records of the same number, likewise."""

_PAGES = "SELECT cable_id, label, path, sender, date FROM page ORDER BY cable_id"
_NEAR = """\
SELECT n.day_before, n.day_after, n.post_before, n.post_after FROM near AS n WHERE n.cable_id = ?"""
_PAGE = "SELECT label, path, title, date FROM page WHERE cable_id = ?"
_CITES = """\
SELECT r.document_number AS number, p.label AS label, p.path AS path, p.title AS title, p.date AS date FROM (
  SELECT document_number, cited_cable_id FROM refs WHERE cable_id = ?1 AND cited_cable_id IS NOT NULL
  UNION
  SELECT document_number, cited_cable_id FROM text_refs WHERE cable_id = ?1 AND cited_cable_id IS NOT NULL
) AS r JOIN page AS p ON p.cable_id = r.cited_cable_id"""
_CITING = """\
SELECT p.label AS label, p.path AS path, p.title AS title, p.date AS date FROM (
  SELECT cable_id FROM refs WHERE document_number = ?1
  UNION
  SELECT cable_id FROM text_refs WHERE document_number = ?1
) AS r JOIN page AS p USING (cable_id) WHERE cable_id <> ?2 ORDER BY p.day, p.label, p.cable_id"""
_SAME = """\
SELECT p.label AS label, p.path AS path, p.title AS title, p.date AS date, count(*) OVER () AS records
FROM cables AS c JOIN page AS p USING (cable_id) WHERE c.document_number = ?1 AND c.cable_id <> ?2
ORDER BY p.cable_id LIMIT ?3"""
_CHAIN = "SELECT path, cables FROM chain JOIN chained USING (chain_id) WHERE cable_id = ?"


class SiteLinks(Links):
    """Where the names in a cable lead: to the lists of the indexes that have them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._has = lru_cache(maxsize=100_000)(catalogue.has)

    def _value(self, kind: Kind, value: str) -> str | None:
        return f"{ROOT}{kind.name}/{value_name(value)}/index.html" if self._has(kind.name, value) else None

    def tag(self, code: str) -> str | None:
        """The cables with the code."""
        return self._value(TAGS, code)

    def person(self, name: str) -> str | None:
        """The cables that name the person."""
        return self._value(PERSONS, name)

    def post(self, name: str) -> str | None:
        """The cables from and to the post."""
        return self._value(POSTS, name)

    def classification(self, word: str) -> str | None:
        """The cables of the classification."""
        return self._value(CLASSIFICATIONS, word)

    def caption(self, word: str) -> str | None:
        """The cables with the caption."""
        return self._value(CAPTIONS, word)

    def day(self, day: dt.date) -> str | None:
        """The cables of the month."""
        return self._value(DATES, day.isoformat()[:7])


class CablePages:
    """What makes the pages of the cables, and notes down the lost ones."""

    def __init__(self, catalogue: Catalogue, pages: Pages) -> None:
        self._connection = catalogue.connection
        self._links = SiteLinks(catalogue)
        self._pages = pages

    def write(self, output: Output) -> Iterator[bytes]:
        """Write the page of every cable; gives the contents of each when it is written."""
        for cable_id, label, path, sender, day in self._connection.execute(_PAGES):
            cable = stored(self._connection, cable_id)
            assert cable is not None
            found = self._lost(cable, cable_id, label)
            around = self._around(cable, cable_id, sender, found)
            page = article(cable, links=self._links, around=around)
            shown = {"title": name_of(cable), "metadata": metadata(cable), "article": page, "label": label, "day": day}
            made = self._pages.make("cable", Place(path, ""), shown)
            raw = made.encode("utf-8", "replace")
            output.write(path, raw)
            yield raw

    def _lost(self, cable: Cable, cable_id: int, label: str) -> Lost | None:
        """What can be asked for where the text is lost; noted down for the page of lost texts."""
        found = lost(cable) if cable.text_status in LOST else None
        if found is not None:
            telegram = found.telegram
            recipient = RECIPIENTS.index(found.recipient) if found.recipient else None
            row = (cable.record_id, recipient, telegram.roll or "", telegram.film or "", label, cable_id)
            self._connection.execute(
                "INSERT OR IGNORE INTO lost VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, msgspec.json.encode(found))
            )
        return found

    def _around(self, cable: Cable, cable_id: int, sender: str | None, found: Lost | None) -> Around:
        number = cable.document_number
        citing, more = self._citing(number, cable_id)
        return Around(
            neighbours=list(self._neighbours(cable_id, sender)),
            cites={row["number"]: _other(row) for row in self._connection.execute(_CITES, (cable_id,))},
            cited_by=citing,
            extra=rows([more, self._chain(cable_id), self._same(number, cable_id), _letter(found) if found else None]),
        )

    def _neighbours(self, cable_id: int, sender: str | None) -> Iterator[Neighbour]:
        near = self._connection.execute(_NEAR, (cable_id,)).fetchone()
        if near is None:
            return
        labels = ["Previous by date", "Next by date"]
        labels += [f"Previous of {sender}", f"Next of {sender}"] if sender else []
        for label, other in zip(labels, near, strict=False):
            if other is None:
                continue
            row = self._connection.execute(_PAGE, (other,)).fetchone()
            relation: Literal["prev", "next"] = "prev" if label.startswith("Previous") else "next"
            yield Neighbour(relation, label, row["label"], ROOT + row["path"])

    def _citing(self, number: str | None, cable_id: int) -> tuple[list[Other], Html | None]:
        """Who cites a document, and a line about those that are not listed."""
        if number is None:
            return [], None
        found = self._connection.execute(f"{_CITING} LIMIT {CITING + 1}", (number, cable_id)).fetchall()
        if len(found) <= CITING:
            return [_other(row) for row in found], None
        counted = self._connection.execute(f"SELECT count(*) FROM ({_CITING})", (number, cable_id)).fetchone()[0]
        more = counted - CITING
        said = element("p", f"{more:,} more cite it, after the last day above.", class_="more")
        return [_other(row) for row in found[:CITING]], said

    def _chain(self, cable_id: int) -> Html | None:
        row = self._connection.execute(_CHAIN, (cable_id,)).fetchone()
        if row is None:
            return None
        link = element("a", f"a chain of {row['cables']:,} cables", href=ROOT + row["path"])
        return element("p", "It is part of ", link, " that cite each other.", class_="chain")

    def _same(self, number: str | None, cable_id: int) -> Html | None:
        """The other records of the same document number."""
        found = self._connection.execute(_SAME, (number, cable_id, SAME)).fetchall() if number else []
        if not found:
            return None
        more = found[0]["records"] - len(found)
        links = [element("li", _linked(row)) for row in found]
        links += [element("li", f"{more:,} more")] if more else []
        heading = element("h2", "Other records of this number")
        return element("section", heading, element("ul", *links), class_="same")


def _linked(row: sqlite3.Row) -> Html:
    said = [row["date"] or "no date", row["title"] or "no subject"]
    return joined([element("a", line(row["label"]), href=ROOT + row["path"]), " ", line(" ".join(said))])


def _other(row: sqlite3.Row) -> Other:
    day = dt.date.fromisoformat(row["date"]) if row["date"] else None
    return Other(row["label"], row["title"], day, ROOT + row["path"])


def _letter(found: Lost) -> Html:
    """The letter that asks for a lost text, and the way to all of them."""
    more = element("p", "See ", element("a", "all lost texts", href=f"{ROOT}lost/index.html"), ".")
    asked = requests([found])
    if not asked:
        return more
    text = "\n".join([*letter(asked[0]), *advice()])
    lines = element("details", element("summary", "The letter"), element("pre", text, tabindex="0", class_="letter"))
    return element("section", lines, more, class_="letter", aria_label="The letter")
