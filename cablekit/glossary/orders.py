"""Executive orders on classification, and the days on which they were in force.

Strategy. `data/orders.csv` has a row for each order that telegrams name. Its kind is `classification`, `amendment`
(13292 changed 12958, and telegrams continue to cite 12958) or `other` (10422, which telegrams name in subjects). The
days are the first and the last on which an order was in force.
"""

from datetime import date
from functools import cache, lru_cache

import msgspec

from cablekit.glossary.tables import fold, rows_with_entries

_OTHER = "other"


class Order(msgspec.Struct, frozen=True, gc=False):
    """An executive order.

    Attributes:
        number: its number, such as 12356.
        kind: classification, amendment or other.
        title: such as `Executive Order 12356`.
        text: its subject and its dates.
        in_force_from, in_force_to: first and last day in force; None if the table has none, as for an order that is
            still in force.
        source: where the facts come from.
    """

    number: str
    kind: str
    title: str
    text: str
    in_force_from: date | None
    in_force_to: date | None
    source: str

    def in_force(self, day: date) -> bool:
        """Whether the order was in force on `day`."""
        after = self.in_force_from is None or self.in_force_from <= day
        return after and (self.in_force_to is None or day <= self.in_force_to)


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


@cache
def orders() -> dict[str, Order]:
    """Number -> order, by number."""
    return {
        entry.code: Order(
            entry.code, entry.kind or "", entry.title or "", entry.text or "", _day(begin), _day(end), entry.source
        )
        for entry, (begin, end) in rows_with_entries("orders")
    }


@lru_cache(maxsize=256)
def order(number: int | str) -> Order | None:
    """Return the order with this number (12356, `12,356`, `E.O. 12356`), or None."""
    return orders().get(fold(str(number)).removeprefix("EO"))


def orders_in_force(day: date) -> list[Order]:
    """Return the orders on classification, amendments included, that were in force on `day`."""
    return [entry for entry in orders().values() if entry.kind != _OTHER and entry.in_force(day)]


@cache
def order_numbers() -> tuple[str, ...]:
    """Return the numbers of the orders on classification and of their amendments, as telegrams cite them."""
    return tuple(entry.number for entry in orders().values() if entry.kind != _OTHER)
