"""What codes mean: tables under `data/`, each row with its source, and their look-ups.

A table is read when it is first asked for. Look-ups after that are those of a dict. What no source tells is None.
"""

from typing import TYPE_CHECKING, Any

from cablekit.glossary.codes import (
    agency,
    attribute_key,
    attribute_value,
    bureau,
    caption,
    classification,
    executive_order,
    exemption,
    office,
    operating_signal,
    precedence,
)
from cablekit.glossary.correspondents import Correspondent, correspondent
from cablekit.glossary.explanations import Explanation, explain, near
from cablekit.glossary.markings import Caption, captions
from cablekit.glossary.orders import Order, order, order_numbers, orders_in_force
from cablekit.glossary.serials import per_day, station_name, station_symbol
from cablekit.glossary.stations import Post, post, post_by_symbol, posts, posts_by_symbol, symbol
from cablekit.glossary.tables import Entry
from cablekit.glossary.tags import TagEntry, TagRule, tag, tag_rule
from cablekit.glossary.words import words

if TYPE_CHECKING:
    ORDER_NUMBERS: tuple[str, ...]

__all__ = [
    "ORDER_NUMBERS",
    "Caption",
    "Correspondent",
    "Entry",
    "Explanation",
    "Order",
    "Post",
    "TagEntry",
    "TagRule",
    "agency",
    "attribute_key",
    "attribute_value",
    "bureau",
    "caption",
    "captions",
    "classification",
    "correspondent",
    "executive_order",
    "exemption",
    "explain",
    "near",
    "office",
    "operating_signal",
    "order",
    "order_numbers",
    "orders_in_force",
    "per_day",
    "post",
    "post_by_symbol",
    "posts",
    "posts_by_symbol",
    "precedence",
    "station_name",
    "station_symbol",
    "symbol",
    "tag",
    "tag_rule",
    "words",
]


def __getattr__(name: str) -> Any:
    """`ORDER_NUMBERS` is made from its table when it is first asked for."""
    if name == "ORDER_NUMBERS":
        return order_numbers()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
