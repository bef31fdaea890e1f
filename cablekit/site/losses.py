"""The pages of lost texts: the telegrams of each request with the letter that `recover` writes, and the others.

Strategy: `CablePages` has recorded the lost texts. They are read by recipient and roll and grouped by the rules of
`checks.requests`, one request at a time, with at most ROLLS_A_REQUEST rolls.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from markupsafe import Markup
from msgspec.structs import replace

from cablekit.checks.recovery import RELEASED_ALREADY, ROLLS_A_REQUEST, SOURCE
from cablekit.checks.requests import RECIPIENTS, Lost, Request, requests
from cablekit.formats.letters import letter
from cablekit.site.catalogue import Catalogue
from cablekit.site.indexes import ROWS, TEXT_WORDS, address, count_of_pages
from cablekit.site.kinds import TEXTS
from cablekit.site.names import value_name
from cablekit.site.output import Output
from cablekit.site.pages import Pages, Place

_ROLLS = "SELECT DISTINCT roll FROM lost WHERE recipient = ? ORDER BY roll"
_ASKED = """\
SELECT found, p.row AS row FROM lost JOIN page AS p USING (cable_id)
WHERE recipient = ? AND roll BETWEEN ? AND ? ORDER BY roll, film, lost.label"""
_NOT_LOST = "'present', 'partial'"


@dataclass(frozen=True, slots=True)
class Rest:
    """Lost texts that can't be requested.

    Attributes:
        name: folder of their list.
        title: heading of their list.
        why: a sentence that says why.
        sql: SQL after FROM: tables, with `p` for the page, and conditions.
    """

    name: str
    title: str
    why: str
    sql: str


RESTS = (
    Rest(
        "not-recoverable",
        "Not recoverable",
        "The film number is n/a: these telegrams are not on any microfilm of the file.",
        "lost JOIN page AS p USING (cable_id) WHERE recipient IS NULL",
    ),
    Rest(
        "without-attributes",
        "Lost, without attributes",
        "There is no text, and no attributes name a film.",
        f"cables AS c JOIN page AS p USING (cable_id) WHERE c.text_status NOT IN ({_NOT_LOST}) "
        "AND c.record_id NOT IN (SELECT record_id FROM lost)",
    ),
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request, the folder of its page, and the rows of its telegrams."""

    request: Request
    folder: str
    rows: list[Markup]


def write_losses(catalogue: Catalogue, pages: Pages, output: Output) -> None:
    """Write the pages of lost texts."""
    rules = {"look_first": RELEASED_ALREADY, "source": SOURCE, "rolls": ROLLS_A_REQUEST}
    asked = []
    for entry in _requests(catalogue):
        request = entry.request
        title = f"Request {request.number} of {request.of} to {request.recipient.name}"
        place = Place(f"lost/{entry.folder}/index.html", "lost")
        shown: dict[str, Any] = {
            "title": title,
            "request": request,
            "rows": entry.rows,
            "letter": "\n".join(letter(request)),
        }
        output.write(place.path, pages.make("request", place, shown | rules))
        asked.append((title, entry.folder, request.rolls, len(request.telegrams)))
    rests = [(rest, _write_rest(rest, catalogue, pages, output)) for rest in RESTS]
    statuses = [
        (TEXT_WORDS.get(status.value, status.value), status.cables, value_name(status.value))
        for status in catalogue.values(TEXTS)
    ]
    place = Place("lost/index.html", "lost")
    values: dict[str, Any] = {"title": "Lost texts", "asked": asked, "rests": rests, "statuses": statuses}
    output.write(place.path, pages.make("lost", place, values | rules))


def _requests(catalogue: Catalogue) -> Iterator[_Asked]:
    catalogue.connection.execute("CREATE INDEX temp.lost_roll ON lost (recipient, roll, film, label)")
    for number, recipient in enumerate(RECIPIENTS):
        rolls = [roll for (roll,) in catalogue.connection.execute(_ROLLS, (number,))]
        of = -(-len(rolls) // ROLLS_A_REQUEST)
        for at in range(of):
            some = rolls[at * ROLLS_A_REQUEST : (at + 1) * ROLLS_A_REQUEST]
            telegrams = catalogue.connection.execute(_ASKED, (number, some[0], some[-1])).fetchall()
            (request,) = requests(msgspec.json.decode(row["found"], type=Lost) for row in telegrams)
            assert request.recipient == recipient
            rows = [Markup(row["row"]) for row in telegrams]
            yield _Asked(replace(request, number=at + 1, of=of), f"request-{number + 1}-{at + 1}", rows)


def _write_rest(rest: Rest, catalogue: Catalogue, pages: Pages, output: Output) -> int:
    """Write a list of texts that can't be requested; return their number."""
    connection = catalogue.connection
    count: int = connection.execute(f"SELECT count(*) FROM {rest.sql}").fetchone()[0]
    of = count_of_pages(count, ROWS) if count else 0
    listed = connection.execute(f"SELECT p.row FROM {rest.sql} ORDER BY p.day, p.label, p.cable_id")
    for number in range(1, of + 1):
        rows = [Markup(row[0]) for row in listed.fetchmany(ROWS)]
        place = Place(f"lost/{rest.name}/{address(number)}", "lost")
        table = {"id": "role-0", "caption": f"{count:,} {'cable' if count == 1 else 'cables'}", "rows": rows}
        about: dict[str, Any] = {"heading": rest.title, "detail": rest.why, "up": "lost/index.html"}
        about |= {"up_words": "Lost texts", "before": None, "after": None, "noun": "Texts", "parts": []}
        paging: dict[str, Any] = {"number": number, "of": of, "address": address, "tables": [table]}
        output.write(place.path, pages.make("list", place, {"title": rest.title} | about | paging))
    return count
