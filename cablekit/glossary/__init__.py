"""What codes mean: tables under `data/`, each row with its source, and their look-ups.

A table is read when it is first asked for. Look-ups after that are those of a dict. What no source tells is None.
"""

from cablekit.glossary.codes import (
    agency,
    attribute_key,
    attribute_value,
    caption,
    classification,
    executive_order,
    exemption,
    office,
    operating_signal,
    precedence,
)
from cablekit.glossary.explanations import Explanation, explain, near
from cablekit.glossary.stations import Post, post, post_by_symbol, posts, posts_by_symbol, symbol
from cablekit.glossary.tables import Entry
from cablekit.glossary.tags import TagEntry, TagRule, tag, tag_rule
from cablekit.glossary.words import words

__all__ = [
    "Entry",
    "Explanation",
    "Post",
    "TagEntry",
    "TagRule",
    "agency",
    "attribute_key",
    "attribute_value",
    "caption",
    "classification",
    "executive_order",
    "exemption",
    "explain",
    "near",
    "office",
    "operating_signal",
    "post",
    "post_by_symbol",
    "posts",
    "posts_by_symbol",
    "precedence",
    "symbol",
    "tag",
    "tag_rule",
    "words",
]
