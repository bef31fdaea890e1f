"""Comparing a record with a witness, element by element."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Literal

from cablekit.model import Cable

Kind = Literal["label", "attributes"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field and where its elements are found.

    Attributes:
        name: path in the record, or in the label where the two differ.
        record: its elements in the record.
        witness: its elements in a label, or in the record's attributes; None where it does not judge.
        ordered: whether the place of an element counts.
        more: whether the witness may have elements besides (an indexer adds codes), which then say nothing.
    """

    name: str
    record: Callable[[Cable], list[str]]
    witness: Callable[[Any], list[str] | None]
    ordered: bool = True
    more: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Disagreement:
    """One element on which record and witness differ; None where one of them has nothing."""

    cable: str
    kind: Kind
    field: str
    record: str | None
    witness: str | None


@dataclass(slots=True)
class Count:
    """How a field fared.

    Attributes:
        records: records that have the field, whether a witness judges them or not.
        has: elements of the witness.
        filled: elements of the records that a witness judges.
        agrees: elements that are the same in both.
        differs: elements that are not, a replaced one counted once.
    """

    records: int = 0
    has: int = 0
    filled: int = 0
    agrees: int = 0
    differs: int = 0
    disagreements: list[Disagreement] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Share of agreement among all elements that either has; 1 where neither has any."""
        total = self.agrees + self.differs
        return self.agrees / total if total else 1.0

    def add(self, other: "Count") -> None:
        """Takes in another count."""
        self.records += other.records
        self.has += other.has
        self.filled += other.filled
        self.agrees += other.agrees
        self.differs += other.differs
        self.disagreements += other.disagreements


Pair = tuple[str | None, str | None]


def compare(cable: str, kind: Kind, one: Field, record: list[str], witness: list[str] | None) -> Count:
    """Counts one field of one cable."""
    count = Count(records=int(bool(record)))
    if witness is None:
        return count
    pairs = list(_aligned(record, witness) if one.ordered else _matched(record, witness))
    if one.more:
        pairs = [(ours, theirs if ours == theirs else None) for ours, theirs in pairs if ours is not None]
    count.disagreements = [Disagreement(cable, kind, one.name, *pair) for pair in pairs if pair[0] != pair[1]]
    count.has, count.filled, count.differs = len(witness), len(record), len(count.disagreements)
    count.agrees = len(pairs) - count.differs
    return count


def _aligned(record: list[str], witness: list[str]) -> Iterator[Pair]:
    """Elements side by side, in the order of both lists."""
    for _, a, b, c, d in SequenceMatcher(None, record, witness, autojunk=False).get_opcodes():
        yield from zip_longest(record[a:b], witness[c:d])


def _matched(record: list[str], witness: list[str]) -> Iterator[Pair]:
    """Elements side by side, whatever their place: equal ones first, the rest in order."""
    left = list(witness)
    alone: list[str] = []
    for element in record:
        if element in left:
            left.remove(element)
            yield element, element
        else:
            alone.append(element)
    yield from zip_longest(alone, left)
