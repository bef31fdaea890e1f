"""Search: cables of a database by words, sender, addressee, TAGS, days, classification and captions.

Strategy: words go to the full-text index, each in quotes, so that `non-paper` and `O'NEILL` are words and not syntax;
the filters are conditions on the tables. Names of posts and TAGS are resolved by the glossary, as `explain` knows them.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cablekit import glossary

MARK = ("\x02", "\x03")
"""What is put around a word in a snippet that was searched for."""

_WORDS_OF_SNIPPET = 24


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for. Conditions that are given must all hold.

    Attributes:
        words: each must occur, in any form of it; words in one element stand beside each other. `OR` between two means
            that one of them must; a `*` at the end of a word stands for any end.
        sender, recipient: posts or agencies.
        tags: codes or persons of the TAGS line.
        since, until: days, ISO 8601, of a day, a month or a year; both ends in.
        classification, caption: as the record has them.
        lost: only cables whose text is lost, wholly or in part.
    """

    words: Sequence[str] = ()
    sender: str | None = None
    recipient: str | None = None
    tags: Sequence[str] = field(default=())
    since: str | None = None
    until: str | None = None
    classification: str | None = None
    caption: str | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A cable that was found.

    Attributes:
        document_number, date, sender, recipients, title, classification, text_status: as in the view `browse`.
        path, member: where it was read from.
        snippet: some of its text, with `MARK` around the words; None where only conditions were given.
        cable_id: its number in the database.
    """

    document_number: str | None
    date: str | None
    sender: str | None
    recipients: str | None
    title: str | None
    classification: str | None
    text_status: str
    path: str | None
    member: str | None
    snippet: str | None
    cable_id: int


def search(connection: sqlite3.Connection, query: Query, limit: int | None = None) -> Iterator[Hit]:
    """The cables found: with words, the best first; else by date.

    Args:
        connection: to a database, as `database.opened` gives it.
        query: what is searched for.
        limit: how many at most; None for all.
    """
    conditions, values = _conditions(query)
    snippet, source, order = "NULL", "cables AS c", "c.date, c.cable_id"
    if query.words:
        snippet = f"snippet(cables_fts, -1, ?, ?, ' ... ', {_WORDS_OF_SNIPPET})"
        source = "cables_fts JOIN cables AS c ON c.cable_id = cables_fts.rowid"
        conditions.insert(0, "cables_fts MATCH ?")
        values = [*MARK, match_of(query.words), *values]
        order = "bm25(cables_fts, 4.0, 1.0), c.date, c.cable_id"
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = (
        "SELECT c.document_number, c.date, c.sender, c.recipients, c.title, c.classification, c.text_status, "
        f"c.source_path, c.source_member, {snippet}, c.cable_id FROM {source} {where} ORDER BY {order} LIMIT ?"
    )
    for row in connection.execute(sql, [*values, -1 if limit is None else limit]):
        yield Hit(*row)


def match_of(words: Sequence[str]) -> str:
    """Words as the full-text index takes them: each in quotes, OR between two left as it is."""
    parts: list[str] = []
    for word in words:
        if word == "OR" and parts and parts[-1] != "OR":
            parts.append(word)
            continue
        bare = word.removesuffix("*")
        quoted = '"' + bare.replace('"', '""') + '"'
        parts.append(quoted + ("*" if bare != word and bare else ""))
    if parts and parts[-1] == "OR":
        parts[-1] = '"OR"'
    return " ".join(parts)


def _conditions(query: Query) -> tuple[list[str], list[object]]:
    """The conditions that the filters are, and the values of their placeholders."""
    conditions: list[str] = []
    values: list[object] = []
    for name, roles in ((query.sender, ("from",)), (query.recipient, ("to", "info"))):
        if name is not None:
            conditions.append(_addressed(roles))
            values += [_post(name), name.upper(), _post(name)] if roles == ("from",) else [_post(name), name.upper()]
    for tag in query.tags:
        conditions.append(
            "EXISTS (SELECT 1 FROM all_tags AS t WHERE t.cable_id = c.cable_id AND ? IN (t.code, t.person))"
        )
        values.append(tag.upper())
    if query.since is not None:
        conditions.append("c.date >= ?")
        values.append(query.since)
    if query.until is not None:
        conditions.append("substr(c.date, 1, ?) <= ?")
        values += [len(query.until), query.until]
    if query.classification is not None:
        conditions.append("c.classification = ?")
        values.append(query.classification.upper())
    if query.caption is not None:
        conditions.append("EXISTS (SELECT 1 FROM json_each(c.body_captions) AS j WHERE j.value = ?)")
        values.append(query.caption.upper())
    if query.lost:
        conditions.append("c.text_status <> 'present'")
    return conditions, values


def _addressed(roles: tuple[str, ...]) -> str:
    named = ", ".join(f"'{role}'" for role in roles)
    inside = (
        "EXISTS (SELECT 1 FROM addressees AS a WHERE a.cable_id = c.cable_id "
        f"AND a.role IN ({named}) AND (a.post = ? OR a.name = ?))"
    )
    return f"({inside} OR c.sender = ?)" if roles == ("from",) else inside


def _post(name: str) -> str:
    """The name that the tables have for a post or agency."""
    known = glossary.correspondent(name)
    return known.name if known else name.upper()
