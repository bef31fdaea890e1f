"""The glossary as tables of the database: posts, agencies, titles of TAGS, names of offices.

Strategy: each table is made of the glossary's own rows, once, when the database is begun.
"""

from collections.abc import Iterator

from cablekit import glossary
from cablekit.corpus.columns import Cell, Column
from cablekit.glossary.tables import entries
from cablekit.glossary.tags import tag_entries

GlossaryTable = tuple[str, tuple[Column, ...], list[list[Cell]]]
"""Name, columns and rows."""


def glossary_tables() -> Iterator[GlossaryTable]:
    """The tables, with their rows."""
    yield (
        "posts",
        _POSTS,
        [
            [
                *(one.name, one.symbol, one.type, one.country, one.tags_country, one.latitude, one.longitude),
                *(one.opened, one.closed, one.note, one.source),
            ]
            for one in glossary.posts()
        ],
    )
    yield (
        "agencies",
        _AGENCIES,
        [[one.code, one.kind, one.title, one.scope, one.text, one.source] for one in entries("agencies")],
    )
    yield (
        "tag_titles",
        _TAG_TITLES,
        [[one.code, one.kind, one.title, one.field, one.valid_from, one.valid_to, one.source] for one in tag_entries()],
    )
    yield (
        "office_names",
        _OFFICE_NAMES,
        [[one.code, one.kind, one.title, one.text, one.source] for one in entries("offices")],
    )


_SOURCE = Column("source", "text", "where the facts come from")
_POSTS = (
    Column("name", "text", "as telegrams write it; what sender, post and station say in the other tables"),
    Column("symbol", "text", "its form in document numbers"),
    Column("type", "text", "embassy, consulate general, mission ..."),
    Column("country", "text", "name of the country at the time"),
    Column("tags_country", "text", "TAGS code of the country"),
    Column("latitude", "real", "degrees north"),
    Column("longitude", "real", "degrees east"),
    Column("opened", "integer", "year; null when unknown"),
    Column("closed", "integer", "year; null when unknown or open"),
    Column("note", "text", "openings, closings, changes of name"),
    _SOURCE,
)
_AGENCIES = (
    Column("name", "text", "agency, command or collective address, as post says in addressees"),
    Column("kind", "text", "agency, command, delegation or collective address"),
    Column("title", "text", "its name in words"),
    Column("place", "text", "where it is"),
    Column("about", "text", "what there is to say about it"),
    _SOURCE,
)
_TAG_TITLES = (
    Column("code", "text", "the code"),
    Column("kind", "text", "subject, country, region, organization, program"),
    Column("title", "text", "what it stands for"),
    Column("field", "text", "field of work"),
    Column("valid_from", "integer", "first year; null when unknown"),
    Column("valid_to", "integer", "last year; null when unknown"),
    _SOURCE,
)
_OFFICE_NAMES = (
    Column("symbol", "text", "as distribution and drafting lines write it"),
    Column("kind", "text", "bureau, office, agency"),
    Column("name", "text", "its name in words"),
    Column("about", "text", "what there is to say about it"),
    _SOURCE,
)
