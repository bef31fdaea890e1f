"""Search: cables of a database by words, sender, addressee, TAGS, date, classification and caption.

Strategy: words are passed to the full-text index, each in quotes, so that `non-paper` and `O'NEILL` are words and not
syntax; the filters become conditions on the tables. The glossary resolves names of posts, as in `explain`.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cablekit import glossary

MARK = ("\x02", "\x03")
"""The characters before and after each word of the query in a snippet."""

_WORDS_OF_SNIPPET = 24


@dataclass(frozen=True, slots=True)
class Query:
    """A query. All conditions must hold.

    Attributes:
        words: each must occur, in any form of it; the words of one element must occur next to each other. `OR` between
            two elements means that one of them must; a `*` at the end of a word matches any ending.
        sender, recipient: posts or agencies.
        tags: codes or persons of the TAGS line.
        since, until: a day, a month or a year, ISO 8601; both are included.
        classification, caption: as the record has them.
        lost: only cables whose text is lost, entirely or in part.
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
    """A cable that matches a query.

    Attributes:
        document_number, date, sender, recipients, title, classification, text_status: as in the view `browse`.
        path, member: the file, and the member of an archive, that it was read from.
        snippet: some of its text, with `MARK` around the words; None if the query has no words.
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
    """Yield the cables that match: best first if the query has words, else by date.

    Args:
        connection: connection of `database.opened`.
        query: the query.
        limit: maximum number of cables; None for all.
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
    """Return words in the syntax of the full-text index: each in quotes, except OR between two."""
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
    """Return the SQL conditions of the filters, and the values of their placeholders."""
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
    quoted = ", ".join(f"'{role}'" for role in roles)
    inside = (
        "EXISTS (SELECT 1 FROM addressees AS a WHERE a.cable_id = c.cable_id "
        f"AND a.role IN ({quoted}) AND (a.post = ? OR a.name = ?))"
    )
    return f"({inside} OR c.sender = ?)" if roles == ("from",) else inside


def _post(name: str) -> str:
    """Return the name of a post or agency as in the tables."""
    known = glossary.correspondent(name)
    return known.name if known else name.upper()
