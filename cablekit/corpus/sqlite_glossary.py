"""The glossary as tables of the database: posts, agencies, titles of TAGS, names of offices.

Strategy: each table is made from the glossary's own rows, once, when the database is created.
"""

from collections.abc import Iterator

from cablekit import glossary
from cablekit.corpus.columns import Cell, Column
from cablekit.glossary.tables import entries
from cablekit.glossary.tags import tag_entries

GlossaryTable = tuple[str, tuple[Column, ...], list[list[Cell]]]
"""Name, columns and rows."""


def glossary_tables() -> Iterator[GlossaryTable]:
    """Yield the tables, with their rows."""
    yield (
        "posts",
        _POSTS,
        [
            [
                *(post.name, post.symbol, post.type, post.country, post.tags_country, post.latitude, post.longitude),
                *(post.opened, post.closed, post.note, post.source),
            ]
            for post in glossary.posts()
        ],
    )
    yield (
        "agencies",
        _AGENCIES,
        [
            [agency.code, agency.kind, agency.title, agency.scope, agency.text, agency.source]
            for agency in entries("agencies")
        ],
    )
    yield (
        "tag_titles",
        _TAG_TITLES,
        [[tag.code, tag.kind, tag.title, tag.field, tag.valid_from, tag.valid_to, tag.source] for tag in tag_entries()],
    )
    yield (
        "office_names",
        _OFFICE_NAMES,
        [[office.code, office.kind, office.title, office.text, office.source] for office in entries("offices")],
    )


_SOURCE = Column("source", "text", "source of the facts")
_POSTS = (
    Column("name", "text", "as in telegrams, and in sender, post and station of the other tables"),
    Column("symbol", "text", "its abbreviation in document numbers"),
    Column("type", "text", "embassy, consulate general, mission ..."),
    Column("country", "text", "name of the country at the time"),
    Column("tags_country", "text", "TAGS code of the country"),
    Column("latitude", "real", "degrees north"),
    Column("longitude", "real", "degrees east"),
    Column("opened", "integer", "year; null if unknown"),
    Column("closed", "integer", "year; null if unknown or open"),
    Column("note", "text", "openings, closings, changes of name"),
    _SOURCE,
)
_AGENCIES = (
    Column("name", "text", "agency, command or collective address, as in addressees.post"),
    Column("kind", "text", "agency, command, delegation or collective address"),
    Column("title", "text", "its name in words"),
    Column("place", "text", "its place"),
    Column("about", "text", "description"),
    _SOURCE,
)
_TAG_TITLES = (
    Column("code", "text", "the code"),
    Column("kind", "text", "subject, country, region, organization, program"),
    Column("title", "text", "its meaning"),
    Column("field", "text", "field of work"),
    Column("valid_from", "integer", "first year; null if unknown"),
    Column("valid_to", "integer", "last year; null if unknown"),
    _SOURCE,
)
_OFFICE_NAMES = (
    Column("symbol", "text", "as in distribution and drafting lines"),
    Column("kind", "text", "bureau, office, agency"),
    Column("name", "text", "its name in words"),
    Column("about", "text", "description"),
    _SOURCE,
)
