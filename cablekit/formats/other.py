"""Another cable, as a page or a screen names it: what a cable cites, and who cites it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Other:
    """Another cable of the collection, which cites this one or is cited by it.

    Attributes:
        number: its document number, or what else names it.
        title, date: of it; None where they are not known.
        address: where its page is; None where it has none.
        here: whether the collection has it.
    """

    number: str
    title: str | None = None
    date: dt.date | None = None
    address: str | None = None
    here: bool = True
