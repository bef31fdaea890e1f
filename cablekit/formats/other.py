"""Another cable that is cited by a cable or cites it, as a page or a screen names it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Other:
    """Another cable of the collection, which cites this one or is cited by it.

    Attributes:
        number: its document number, or another name.
        title, date: None if not known.
        address: address of its page; None if it has none.
        here: whether the collection has it.
    """

    number: str
    title: str | None = None
    date: dt.date | None = None
    address: str | None = None
    here: bool = True
