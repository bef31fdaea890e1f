"""The page of each cable: its article, with links to lists, neighbours, cited documents and citing cables.

Strategy: cables are read from the database one by one, each with a few look-ups. `formats.html` makes the article; this
module supplies the targets of its links.
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
"""Citing cables listed on the page of a cable; the page says how many more there are."""
SAME = 20
"""Other records of the same number listed on the page; the page says how many more there are."""

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
    """Targets of the links in an article: the lists of the indexes. A name without a list has no link."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._has = lru_cache(maxsize=100_000)(catalogue.has)

    def _value(self, kind: Kind, value: str) -> str | None:
        return f"{ROOT}{kind.name}/{value_name(value)}/index.html" if self._has(kind.name, value) else None

    def tag(self, code: str) -> str | None:
        """Return the address of the list of cables with the code."""
        return self._value(TAGS, code)

    def person(self, name: str) -> str | None:
        """Return the address of the list of cables that name the person."""
        return self._value(PERSONS, name)

    def post(self, name: str) -> str | None:
        """Return the address of the list of cables from and to the post."""
        return self._value(POSTS, name)

    def classification(self, word: str) -> str | None:
        """Return the address of the list of cables of the classification."""
        return self._value(CLASSIFICATIONS, word)

    def caption(self, word: str) -> str | None:
        """Return the address of the list of cables with the caption."""
        return self._value(CAPTIONS, word)

    def day(self, day: dt.date) -> str | None:
        """Return the address of the list of cables of the month."""
        return self._value(DATES, day.isoformat()[:7])


class CablePages:
    """Writes the pages of the cables, and records the lost texts."""

    def __init__(self, catalogue: Catalogue, pages: Pages) -> None:
        self._connection = catalogue.connection
        self._links = SiteLinks(catalogue)
        self._pages = pages

    def write(self, output: Output) -> Iterator[bytes]:
        """Write the page of every cable; yield the contents of each after it is written."""
        for cable_id, label, path, sender, day in self._connection.execute(_PAGES):
            cable = stored(self._connection, cable_id)
            assert cable is not None
            loss = self._lost(cable, cable_id, label)
            around = self._around(cable, cable_id, sender, loss)
            text = article(cable, links=self._links, around=around)
            shown = {"title": name_of(cable), "metadata": metadata(cable), "article": text, "label": label, "day": day}
            raw = self._pages.make("cable", Place(path, ""), shown).encode("utf-8", "replace")
            output.write(path, raw)
            yield raw

    def _lost(self, cable: Cable, cable_id: int, label: str) -> Lost | None:
        """Return the loss of a cable whose text is lost, and record it for the page of lost texts; else None."""
        loss = lost(cable) if cable.text_status in LOST else None
        if loss is not None:
            telegram = loss.telegram
            recipient = RECIPIENTS.index(loss.recipient) if loss.recipient else None
            row = (cable.record_id, recipient, telegram.roll or "", telegram.film or "", label, cable_id)
            self._connection.execute(
                "INSERT OR IGNORE INTO lost VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, msgspec.json.encode(loss))
            )
        return loss

    def _around(self, cable: Cable, cable_id: int, sender: str | None, loss: Lost | None) -> Around:
        number = cable.document_number
        citing, rest = self._citing(number, cable_id)
        return Around(
            neighbours=list(self._neighbours(cable_id, sender)),
            cites={row["number"]: _other(row) for row in self._connection.execute(_CITES, (cable_id,))},
            cited_by=citing,
            extra=rows([rest, self._chain(cable_id), self._same(number, cable_id), _letter(loss) if loss else None]),
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
        """Return the cables that cite a document, and a line about those that are not listed."""
        if number is None:
            return [], None
        listed = self._connection.execute(f"{_CITING} LIMIT {CITING + 1}", (number, cable_id)).fetchall()
        if len(listed) <= CITING:
            return [_other(row) for row in listed], None
        counted = self._connection.execute(f"SELECT count(*) FROM ({_CITING})", (number, cable_id)).fetchone()[0]
        rest = counted - CITING
        note = element("p", f"{rest:,} more cite it, after the last day above.", class_="more")
        return [_other(row) for row in listed[:CITING]], note

    def _chain(self, cable_id: int) -> Html | None:
        row = self._connection.execute(_CHAIN, (cable_id,)).fetchone()
        if row is None:
            return None
        link = element("a", f"a chain of {row['cables']:,} cables", href=ROOT + row["path"])
        return element("p", "It is part of ", link, " that cite each other.", class_="chain")

    def _same(self, number: str | None, cable_id: int) -> Html | None:
        """Return the other records of the same document number."""
        listed = self._connection.execute(_SAME, (number, cable_id, SAME)).fetchall() if number else []
        if not listed:
            return None
        rest = listed[0]["records"] - len(listed)
        links = [element("li", _linked(row)) for row in listed]
        links += [element("li", f"{rest:,} more")] if rest else []
        heading = element("h2", "Other records of this number")
        return element("section", heading, element("ul", *links), class_="same")


def _linked(row: sqlite3.Row) -> Html:
    words = [row["date"] or "no date", row["title"] or "no subject"]
    return joined([element("a", line(row["label"]), href=ROOT + row["path"]), " ", line(" ".join(words))])


def _other(row: sqlite3.Row) -> Other:
    day = dt.date.fromisoformat(row["date"]) if row["date"] else None
    return Other(row["label"], row["title"], day, ROOT + row["path"])


def _letter(loss: Lost) -> Html:
    """Return the letter that requests a lost text, and a link to all lost texts."""
    link = element("p", "See ", element("a", "all lost texts", href=f"{ROOT}lost/index.html"), ".")
    asked = requests([loss])
    if not asked:
        return link
    text = "\n".join([*letter(asked[0]), *advice()])
    lines = element("details", element("summary", "The letter"), element("pre", text, tabindex="0", class_="letter"))
    return element("section", lines, link, class_="letter", aria_label="The letter")
