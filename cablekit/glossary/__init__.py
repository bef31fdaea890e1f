"""What codes mean: tables under `data/`, each row with its source, and their look-ups.

A table is read when it is first used; later look-ups are those of a dict. Facts that no source states are None.
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
    office_near,
    operating_signal,
    precedence,
)
from cablekit.glossary.explanations import Explanation, explain, near
from cablekit.glossary.stations import (
    Country,
    Post,
    is_place,
    nearest_post,
    post,
    post_by_symbol,
    post_country,
    posts,
    posts_by_symbol,
    symbol,
)
from cablekit.glossary.tables import Entry
from cablekit.glossary.tags import TagEntry, TagRule, tag, tag_entries, tag_rule
from cablekit.glossary.words import words

if TYPE_CHECKING:
    from cablekit.glossary.correspondents import Correspondent, correspondent
    from cablekit.glossary.garbling import Garbled, garbled, looks_alike
    from cablekit.glossary.markings import Caption, captions
    from cablekit.glossary.orders import Order, order, order_numbers, orders_in_force
    from cablekit.glossary.serials import per_day, station_name, station_symbol

    ORDER_NUMBERS: tuple[str, ...]

_LAZY = {
    "Caption": "markings",
    "Correspondent": "correspondents",
    "Garbled": "garbling",
    "garbled": "garbling",
    "looks_alike": "garbling",
    "Order": "orders",
    "captions": "markings",
    "correspondent": "correspondents",
    "order": "orders",
    "order_numbers": "orders",
    "orders_in_force": "orders",
    "per_day": "serials",
    "station_name": "serials",
    "station_symbol": "serials",
}
"""Name -> module that defines it; not every run of the parser needs these."""

__all__ = [
    "ORDER_NUMBERS",
    "Caption",
    "Correspondent",
    "Country",
    "Entry",
    "Explanation",
    "Garbled",
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
    "garbled",
    "is_place",
    "looks_alike",
    "near",
    "nearest_post",
    "office",
    "office_near",
    "operating_signal",
    "order",
    "order_numbers",
    "orders_in_force",
    "per_day",
    "post",
    "post_by_symbol",
    "post_country",
    "posts",
    "posts_by_symbol",
    "precedence",
    "station_name",
    "station_symbol",
    "symbol",
    "tag",
    "tag_entries",
    "tag_rule",
    "words",
]


def __getattr__(name: str) -> Any:
    """Import a look-up of `_LAZY` when it is first used; build `ORDER_NUMBERS` from its table."""
    if name == "ORDER_NUMBERS":
        from cablekit.glossary.orders import order_numbers

        value: Any = order_numbers()
    elif name in _LAZY:
        from importlib import import_module

        value = getattr(import_module(f"cablekit.glossary.{_LAZY[name]}"), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value
