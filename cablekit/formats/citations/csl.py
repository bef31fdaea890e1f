"""CSL-JSON: an item of type personal_communication.

Strategy. The variables are those of the published schema (csl-data.json 1.0); the tests check every item against it.
In Zotero the item is a Letter. The fields are by the map it publishes (github.com/zotero/zotero-schema, `csl`):

    author            author, in one field: the sending post as an institution. The signer signs for it.
    recipient         recipient, one for each action addressee
    title             title: the subject as written
    abstract          abstract: the paragraph named SUMMARY
    issued            date
    genre             type: `Telegram 310500`. A Letter has no field for a number.
    archive           archive: National Archives
    archive_location  location in archive: document or film number, series, record group
    URL, accessed     URL, accessed
    note              extra: classification, film, lost text, and the file, for which the format has no variable
    keyword           nothing, as Zotero does not read tags from CSL-JSON (it does from RIS); other programs do
    archive-place     nothing, as a Letter has no place; styles print it
"""

import datetime as dt
import json

from cablekit.formats.citations.facts import Facts
from cablekit.formats.citations.names import Party


def csl_json(known: Facts) -> str:
    """One item, an object of the array, without a line end."""
    holding = known.holding
    variables: dict[str, object] = {
        "id": known.key,
        "type": "personal_communication",
        "author": [_literal(known.sender)] if known.sender else None,
        "recipient": [_literal(recipient) for recipient in known.recipients],
        "title": known.subject,
        "abstract": known.abstract,
        "issued": _date(known.date),
        "genre": known.telegram(),
        "archive": holding.archive,
        "archive_location": holding.location,
        "archive-place": holding.place,
        "URL": known.url,
        "accessed": _date(known.accessed),
        "keyword": "; ".join(known.keywords),
        "note": "; ".join([*known.notes, *([f"File: {known.file}"] if known.file else [])]),
    }
    item = {name: value for name, value in variables.items() if value}
    return json.dumps(item, ensure_ascii=False, indent=2)


def _literal(party: Party) -> dict[str, str]:
    return {"literal": party.short}


def _date(day: dt.date | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None
